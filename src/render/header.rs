//! The running header of a document in text and HTML.

use crate::document::{Document, DocumentKind};

/// The header, where the kind of document has one and it says more than the title does. Letters and instruments have none.
pub(super) fn running_header(document: &Document) -> Option<&str> {
    let head = &document.head;
    match head.kind {
        DocumentKind::Letter | DocumentKind::Instrument => None,
        DocumentKind::Law
        | DocumentKind::Memorandum
        | DocumentKind::Table
        | DocumentKind::Form
        | DocumentKind::Note => {
            Some(head.header.as_str()).filter(|h| !h.is_empty() && *h != head.title)
        }
    }
}
