//! A Word file with tracked changes, for readers without Word or without a say in it: a page, inline or side by side; a terminal;
//! JSON; and a Word file whose changes are only colour and lines.
//!
//! All four show the one tree of [`crate::ooxml::tracked::view`]. Nothing is fetched, nothing runs; every text of the file is
//! escaped. What is struck, underlined, moved or formatted is also told by a sign, so that no colour is needed.
//!
//! | file | decides |
//! |---|---|
//! | `html` | the page |
//! | `text` | the terminal |
//! | `json` | the data |
//! | `docx` | what the static Word file says of changes that have no text |
//! | `told` | how a change is described, in all of them |
//! | `stretch` | what is shown and what is folded away |
//! | `words` `properties` | in which words |

mod docx;
mod html;
mod json;
mod properties;
mod stretch;
mod text;
mod told;
mod words;

pub use docx::docx;
pub use html::{Layout, html};
pub use json::{FORMAT, VERSION, json};
pub use text::text;

/// What is said beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The title of a file that has none in its properties, such as its name.
    pub title: String,
}
