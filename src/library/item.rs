//! A provision of a clause, as written in the library.

use super::{Condition, Effect, Located, Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// A provision with what stands under it. Nested as deep as the numbering scheme has levels.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its name, unique in the clause; what references point to.
    pub label: Option<Located<String>>,
    /// When it is in.
    #[serde(default)]
    pub when: Condition,
    /// Its own text.
    pub text: Option<Text>,
    /// Provisions under it.
    #[serde(default)]
    pub items: Vec<Item>,
    /// The word between the last two items; punctuation of the items is then the program's.
    pub join: Option<Join>,
    /// Text after the items.
    pub closing: Option<Text>,
    /// A drafting note anchored here.
    pub note: Option<Text>,
    /// What it does in law.
    #[serde(default)]
    pub does: Effect,
}

/// How the items of a list are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Join {
    /// All of them.
    And,
    /// Any of them.
    Or,
    /// Semicolons only.
    None,
}

impl Item {
    /// Every text of this item and those under it.
    pub fn texts(&self) -> Vec<&Text> {
        let mut found: Vec<&Text> = self.text.iter().chain(&self.closing).collect();
        found.extend(self.items.iter().flat_map(Item::texts));
        found
    }

    /// Every note of this item and those under it.
    pub fn notes(&self) -> Vec<&Text> {
        let mut found: Vec<&Text> = self.note.iter().collect();
        found.extend(self.items.iter().flat_map(Item::notes));
        found
    }

    /// This item and those under it.
    pub fn all(&self) -> Vec<&Item> {
        let mut found = vec![self];
        found.extend(self.items.iter().flat_map(Item::all));
        found
    }
}
