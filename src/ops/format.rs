//! The formats a document can be rendered in.

use super::Trouble;
use crate::document::Document;
use crate::library::Library;
use crate::render;

/// A format of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word.
    Docx,
    /// One self-contained page.
    Html,
    /// Plain text of 80 columns.
    Text,
    /// The neutral tree, versioned.
    Json,
}

impl Format {
    /// The bytes of `document` in this format. Word files carry the document's own day as their date.
    ///
    /// # Errors
    /// A document that Word cannot hold.
    pub fn render(self, library: &Library, document: &Document) -> Result<Vec<u8>, Trouble> {
        Ok(match self {
            Format::Docx => {
                let options = render::docx::DocxOptions {
                    author: "enact".to_owned(),
                    date: format!("{}T00:00:00Z", document.head.as_of),
                    clean: false,
                    line_numbers: false,
                    contents: true,
                };
                render::docx::docx(document, &library.dress, &options)?
            }
            Format::Html => render::html(document).into_bytes(),
            Format::Text => render::text(document).into_bytes(),
            Format::Json => render::json(document).into_bytes(),
        })
    }
}
