//! What is said of a document as a whole.

use super::{Language, Numerals, Scheme};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Title, language and provenance of a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Head {
    /// The name other documents of the pack cite it by, such as `bill`.
    pub name: String,
    /// What sort of document it is; decides the dress.
    pub kind: DocumentKind,
    /// Its title as printed.
    pub title: String,
    /// One line on what it is for.
    pub purpose: String,
    /// The text of the running header, such as the short title and "Draft of 23 November 2026".
    pub header: String,
    /// Its language.
    pub language: Language,
    /// The language with its region (BCP 47), such as `ar-JO`: what Word proofs and shapes the text by.
    pub locale: String,
    /// The digits of Arabic text.
    pub numerals: Numerals,
    /// Page size.
    pub paper: Paper,
    /// How its provisions are numbered; `None` for letters and the like.
    pub scheme: Option<Scheme>,
    /// The template it was made from, by id.
    pub template: String,
    /// Fingerprint of the whole library it was made from.
    pub edition: String,
    /// The date the document is made for, as `2026-11-23`.
    pub as_of: String,
    /// Values printed in it, by name, as printed. Nothing of sources or decisions.
    pub values: BTreeMap<String, String>,
}

/// The sorts of document, each with a look of its own.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// A bill or other draft law.
    Law,
    /// An instrument of treaty law, on one page with room for the seal.
    Instrument,
    /// A letter or note verbale.
    Letter,
    /// A memorandum or other continuous text.
    Memorandum,
    /// A document that is mostly tables.
    Table,
    /// A form that its reader fills in and sends back.
    Form,
    /// A short note.
    Note,
}

/// Page size.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 in.
    Letter,
}
