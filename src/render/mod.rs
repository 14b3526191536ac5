//! Documents in their formats: one file a format, bytes out, nothing written to disk.
//!
//! Each renderer is a pure function of a [`Document`](crate::document::Document) and its options.

pub mod docx;
