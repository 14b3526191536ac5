//! What templates repeat: entries with named fields.

use crate::document::Inlines;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One entry of a collection: fields by name. Shared, since many rows and blocks stand for the same entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry(Arc<BTreeMap<&'static str, Inlines>>);

impl Entry {
    /// An entry with these fields.
    pub fn of(fields: impl IntoIterator<Item = (&'static str, Inlines)>) -> Entry {
        Entry(Arc::new(fields.into_iter().collect()))
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&Inlines> {
        self.0.get(name)
    }
}

/// A blank that stays open in a document, with all the places it stands at.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct OpenBlank {
    /// Name of the document.
    pub document: String,
    /// Title of the document.
    pub title: String,
    /// The value's name.
    pub name: String,
    /// What goes here.
    pub asks: String,
    /// A value that only needs to be confirmed.
    pub to_confirm: bool,
    /// Where it stands: clauses of a bill, headings of other documents.
    pub places: Vec<String>,
    /// Whether the document may be sent.
    pub outbound: bool,
}
