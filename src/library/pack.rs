//! A pack: the documents that one audience in one state receives.

use super::{Condition, Library, Located, Profile, Text};
use crate::document::{DocumentKind, Language};
use crate::finding::Place;
use schemars::JsonSchema;
use serde::Deserialize;
use std::sync::Arc;

/// One file of `templates/packs/`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Its id: the file's name without `.yaml`.
    #[serde(skip)]
    pub id: String,
    /// Its file.
    #[serde(skip, default = "no_file")]
    pub file: Arc<str>,
    /// Its name.
    pub name: Text,
    /// For whom it is.
    pub for_whom: Text,
    /// When it applies, in words.
    pub when_it_applies: Text,
    /// When it applies.
    #[serde(default)]
    pub when: Condition,
    /// The sentence that stands for a bill when the library has none in the state's form of law.
    pub no_bill: Text,
    /// Who reads it, and what each does first.
    #[serde(default)]
    pub readers: Vec<Reader>,
    /// Its documents, in reading order.
    pub documents: Vec<PackDocument>,
}

/// One who reads a pack.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reader {
    /// Who.
    pub who: Text,
    /// What that reader does first.
    pub first: Text,
}

/// A document of a pack.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackDocument {
    /// The template, by id.
    pub template: Located<String>,
    /// When it is in.
    #[serde(default)]
    pub when: Condition,
    /// The slot it fills: `bill` is dropped when no bill fits the state.
    pub slot: Option<Slot>,
}

/// A slot of a pack that a state's law fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// The implementation bill.
    Bill,
}

fn no_file() -> Arc<str> {
    Arc::from("")
}

impl Pack {
    /// Where it is written.
    pub fn place(&self) -> Place {
        let (line, column) = self.name.position();
        Place::new(&self.file, line, column)
    }

    /// Whether all its papers exist in `language`. Laws are left out of account: which of them there is depends on the state.
    pub fn exists_in(&self, library: &Library, language: Language) -> bool {
        self.documents
            .iter()
            .filter_map(|document| library.templates.get(&document.template.value))
            .filter(|template| template.kind.value != DocumentKind::Law)
            .all(|template| template.title.get(language).is_some())
    }

    /// The language of its papers for `profile` unless somebody asks for another: the State's own, or English where a paper
    /// of the pack does not exist in that.
    pub fn language_for(&self, library: &Library, profile: &Profile) -> Language {
        let own = profile.own_language();
        match self.exists_in(library, own) {
            true => own,
            false => Language::En,
        }
    }
}
