//! Documents in their formats: one file a format, bytes out, nothing written to disk.
//!
//! Each renderer is a pure function of a [`Document`](crate::document::Document) and its options; those in [`redline`] are functions of
//! the view of a Word file with tracked changes.

mod bound;
pub mod docx;
mod escape;
mod header;
pub mod html;
pub mod json;
pub mod redline;
#[cfg(test)]
mod sample;
pub mod text;
mod words;

pub use html::html;
pub use json::json;
pub use text::text;
