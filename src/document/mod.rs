//! The one neutral tree that every document is: provisions, blocks, inlines, with ids and numbers.
//!
//! What comes out of `assemble` and goes into `render`. Knows neither the library nor any output format.

mod form_field;
mod head;
mod inline;
mod language;
mod level;
mod node;
mod number;
mod numerals;
mod role;
mod scheme;
mod table;
mod walk;

pub use form_field::{FIELD_NAME, FieldContent, FormField};
pub use head::{DocumentKind, Head, Paper};
pub use inline::{Blank, Context, Inline, Inlines, Standing, plain, text};
pub use language::{Direction, Language};
pub use level::Level;
pub use node::{Kind, Node, NodeId, Note, Source};
pub use number::{Number, NumberFormat};
pub use numerals::Numerals;
pub use role::Role;
pub use scheme::{LevelScheme, Path, Scheme};
pub use table::{Column, Table};
pub use walk::Walk;

use serde::Serialize;

/// One finished document: no condition, no missing number, no unfilled value but the blanks left open on purpose.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// What the document is, as a whole.
    pub head: Head,
    /// Its blocks and provisions, in reading order.
    pub body: Vec<Node>,
}
