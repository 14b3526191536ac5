//! What went into a pack: enough to make it again, and to find out later which of its texts were superseded.

use super::{Draft, Order, Values};
use crate::library::{Audience, Library};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The receipt of a pack. Internal: it never leaves the house.
#[derive(Clone, Debug, Serialize)]
pub struct Receipt {
    /// Version of this format.
    pub receipt: u32,
    /// The state.
    pub state: String,
    /// The pack.
    pub pack: String,
    /// The language.
    pub language: String,
    /// The day it was made for.
    pub as_of: String,
    /// Fingerprint of the library.
    pub edition: String,
    /// Its documents, in reading order.
    pub documents: Vec<ReceiptDocument>,
    /// Clauses by id: version and fingerprint of the text in this language.
    pub clauses: BTreeMap<String, ReceiptClause>,
    /// Values that a person decided or that a default gave, by name.
    pub values: BTreeMap<String, ReceiptValue>,
    /// Facts about the state that were used, by name.
    pub facts: BTreeMap<String, ReceiptFact>,
}

/// A document of the pack.
#[derive(Clone, Debug, Serialize)]
pub struct ReceiptDocument {
    /// Its name in the pack.
    pub name: String,
    /// Its template.
    pub template: String,
    /// Whether it may be sent.
    pub outbound: bool,
    /// The file, relative to the pack's folder; set when it is written.
    pub file: Option<String>,
    /// SHA-256 of the file; set when it is written.
    pub sha256: Option<String>,
}

/// A clause that stands in the pack.
#[derive(Clone, Debug, Serialize)]
pub struct ReceiptClause {
    /// Its version.
    pub version: u32,
    /// Fingerprint of its text in the pack's language.
    pub fingerprint: String,
}

/// A value with who gave it.
#[derive(Clone, Debug, Serialize)]
pub struct ReceiptValue {
    /// As printed; `None` when it stayed open.
    pub value: Option<String>,
    /// Who gave it.
    pub origin: String,
}

/// A fact with what stood behind it on that day.
#[derive(Clone, Debug, Serialize)]
pub struct ReceiptFact {
    /// As printed; `None` when unknown.
    pub value: Option<String>,
    /// Its source.
    pub source: Option<String>,
    /// How sure it was.
    pub confidence: Option<String>,
}

impl Receipt {
    /// The receipt of `drafts`.
    pub fn of(
        library: &Library,
        order: &Order,
        drafts: &[Draft],
        values: &Values,
        facts: &BTreeSet<String>,
    ) -> Receipt {
        let sources = drafts
            .iter()
            .flat_map(|d| d.document.walk())
            .filter_map(|node| node.source.as_ref());
        Receipt {
            receipt: 1,
            state: order.state.to_string(),
            pack: order.pack.clone(),
            language: order.language.to_string(),
            as_of: order.as_of.to_string(),
            edition: library.edition.to_string(),
            documents: drafts
                .iter()
                .map(|draft| ReceiptDocument {
                    name: draft.document.head.name.clone(),
                    template: draft.document.head.template.clone(),
                    outbound: draft.audience == Audience::Outbound,
                    file: None,
                    sha256: None,
                })
                .collect(),
            clauses: sources
                .map(|source| {
                    (
                        source.clause.clone(),
                        ReceiptClause {
                            version: source.version,
                            fingerprint: source.fingerprint.clone(),
                        },
                    )
                })
                .collect(),
            values: values
                .iter()
                .filter(|(name, _)| library.values.contains_key(*name))
                .map(|(name, value)| {
                    (
                        name.to_owned(),
                        ReceiptValue {
                            value: value.line(order.language),
                            origin: value.origin.to_string(),
                        },
                    )
                })
                .collect(),
            facts: facts
                .iter()
                .filter_map(|name| Some((name, values.get(name)?)))
                .map(|(name, value)| {
                    (
                        name.clone(),
                        ReceiptFact {
                            value: value.line(order.language),
                            source: value.source.clone(),
                            confidence: value.confidence.map(|c| c.to_string()),
                        },
                    )
                })
                .collect(),
        }
    }
}
