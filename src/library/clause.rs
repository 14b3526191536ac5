//! One clause: the smallest text with an identity, all its languages side by side.

use super::{Condition, Item, Located, Text};
use crate::document::Language;
use crate::finding::Place;
use crate::fingerprint::Fingerprint;
use crate::phrase::TermForm;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// A clause's id: its path under `clauses/` without `.yaml`, such as `offences/use`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseId(pub Arc<str>);

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ClauseId {
    /// The last part of the path: a definition's short id.
    pub fn short(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

/// What kind of provision a clause becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A section or article.
    #[default]
    Section,
    /// An entry of the interpretation section.
    Definition,
    /// The long title.
    LongTitle,
    /// A schedule or annex.
    Schedule,
}

/// A drafting tradition: whose form of law it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tradition {
    /// Acts of parliaments in the Commonwealth tradition.
    CommonLaw,
    /// Statutes of the French, Spanish, Portuguese and related families.
    CivilLaw,
}

/// Where a clause may be used.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The traditions it is written for.
    pub tradition: Vec<Tradition>,
}

/// Why a released clause was changed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The version that the change made.
    pub version: u32,
    /// What it touches.
    pub touches: Touches,
    /// Why.
    pub because: String,
}

/// Whether a change moves the law or only its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Touches {
    /// What the law demands or allows.
    Substance,
    /// Words only.
    Wording,
}

/// A clause as written in the library.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Its id, from its path.
    #[serde(skip, default = "no_id")]
    pub id: ClauseId,
    /// Its file.
    #[serde(skip, default = "no_file")]
    pub file: Arc<str>,
    /// The substance, the same in every approach: an id of `clauses/obligations.yaml`.
    pub module: Located<String>,
    /// The language the others follow.
    pub source_language: Language,
    /// What it becomes.
    #[serde(default)]
    pub shape: Shape,
    /// Heading of the section; for a definition the term itself.
    pub title: Option<Text>,
    /// The term's plural.
    pub plural: Option<Text>,
    /// The term with its article, in languages that write the article into the word.
    pub definite: Option<Text>,
    /// The plural with its article.
    pub definite_plural: Option<Text>,
    /// Obligations it implements.
    #[serde(default)]
    pub implements: Vec<Located<String>>,
    /// Raised by every change after release.
    pub version: u32,
    /// Whether it may stand in a draft that goes out.
    pub released: bool,
    /// Where it may be used.
    #[serde(rename = "for")]
    pub scope: Scope,
    /// When it is in.
    #[serde(default)]
    pub when: Condition,
    /// Values that its texts and conditions use.
    #[serde(default)]
    pub values: Vec<Located<String>>,
    /// What a drafter has to decide here; a comment in Word.
    pub note: Option<Text>,
    /// What the clause does and why; for the explanatory memorandum.
    pub explanation: Option<Text>,
    /// What is put under its lead-in by the program.
    pub gathers: Option<Gathers>,
    /// Its provisions.
    pub provisions: Vec<Item>,
    /// Whether what stands under it is quoted text of the law that it amends.
    #[serde(default)]
    pub quotes: bool,
    /// For each other language, the fingerprint of the source text that it was made from.
    #[serde(default)]
    pub made_from: BTreeMap<Language, Located<String>>,
    /// Rules of style that are wrong here.
    #[serde(default)]
    pub ignore: Vec<Ignore>,
    /// The history of a released clause.
    #[serde(default)]
    pub changes: Vec<Change>,
}

/// A rule of style that is wrong in one clause.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ignore {
    /// The rule, by name.
    pub rule: Located<String>,
    /// Why it is wrong here.
    pub because: String,
}

/// What a clause gathers from the rest of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Gathers {
    /// The definitions of all terms used, sorted.
    Definitions,
}

fn no_id() -> ClauseId {
    ClauseId(Arc::from(""))
}

fn no_file() -> Arc<str> {
    Arc::from("")
}

impl Clause {
    /// Where it is written.
    pub fn place(&self) -> Place {
        Place::new(&self.file, self.module.line, self.module.column)
    }

    /// Heading or term, in all its forms.
    pub fn names(&self) -> impl Iterator<Item = &Text> {
        let singular = self.title.iter().chain(&self.definite);
        singular.chain(&self.plural).chain(&self.definite_plural)
    }

    /// The term in one of its forms.
    pub fn term(&self, form: TermForm) -> Option<&Text> {
        match form {
            TermForm::Singular => self.title.as_ref(),
            TermForm::Plural => self.plural.as_ref(),
            TermForm::Definite => self.definite.as_ref(),
            TermForm::DefinitePlural => self.definite_plural.as_ref(),
        }
    }

    /// Texts that are printed in the law.
    pub fn law_texts(&self) -> Vec<&Text> {
        let mut found: Vec<&Text> = self.names().collect();
        found.extend(self.provisions.iter().flat_map(Item::texts));
        found
    }

    /// Every text: of the law, its notes and its explanation.
    pub fn texts(&self) -> Vec<&Text> {
        let mut found = self.law_texts();
        found.extend(self.note.iter().chain(&self.explanation));
        found.extend(self.provisions.iter().flat_map(Item::notes));
        found
    }

    /// Every item at any depth.
    pub fn items(&self) -> Vec<&Item> {
        self.provisions.iter().flat_map(Item::all).collect()
    }

    /// The fingerprint of all that its source language says: what the other languages are made from.
    pub fn source_fingerprint(&self) -> Fingerprint {
        let texts = self.texts();
        let sources = texts
            .iter()
            .filter_map(|t| Some(t.get(self.source_language)?.source().as_bytes()));
        Fingerprint::of_parts(sources)
    }

    /// The languages that it has besides its source.
    pub fn translations(&self) -> BTreeSet<Language> {
        let texts = self.law_texts();
        let all = texts.iter().flat_map(|t| t.languages());
        all.filter(|l| *l != self.source_language).collect()
    }

    /// The fingerprint of its printed text in `language`.
    pub fn fingerprint(&self, language: Language) -> Fingerprint {
        let texts = self.law_texts();
        let sources = texts
            .iter()
            .map(|t| t.get(language).map_or("", |p| p.source()).as_bytes());
        Fingerprint::of_parts(sources)
    }
}
