//! The formats a document can be rendered in.

use super::Trouble;
use crate::document::Document;
use crate::library::Library;
use crate::render;

/// A format of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word.
    Docx(Finish),
    /// One self-contained page.
    Html,
    /// Plain text of 80 columns.
    Text,
    /// The neutral tree, versioned.
    Json,
}

/// How a Word file is finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Finish {
    /// Without drafting notes, and without what tells of the file's making.
    pub clean: bool,
    /// With numbers at every fifth line of a law.
    pub line_numbers: bool,
}

impl Finish {
    /// What `clean` takes out of `document`, in words; `None` when it takes nothing.
    pub fn removed(self, document: &Document) -> Option<String> {
        if !self.clean {
            return None;
        }
        let notes: usize = document.walk().map(|node| node.notes.len()).sum();
        Some(format!(
            "{}: left out {notes} drafting notes, the author, date and subject, the marks of clauses, and the part with edition, template and values",
            document.head.name
        ))
    }
}

impl Format {
    /// The bytes of `document` in this format. Word files carry the document's own day as their date.
    ///
    /// # Errors
    /// A document that Word cannot hold.
    pub fn render(self, library: &Library, document: &Document) -> Result<Vec<u8>, Trouble> {
        Ok(match self {
            Format::Docx(finish) => {
                let date = format!("{}T00:00:00Z", document.head.as_of);
                let options = render::docx::DocxOptions {
                    clean: finish.clean,
                    line_numbers: finish.line_numbers,
                    ..render::docx::DocxOptions::new(date)
                };
                render::docx::docx(document, &library.dress, &options)?
            }
            Format::Html => render::html(&document.with_numerals()).into_bytes(),
            Format::Text => render::text(&document.with_numerals()).into_bytes(),
            Format::Json => render::json(document).into_bytes(),
        })
    }
}
