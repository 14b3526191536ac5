//! The arrangement of clauses and blocks into one document.

use super::{Answer, Condition, Located, Text, Tradition};
use crate::document::Language;
use crate::document::{DocumentKind, Role, Scheme};
use crate::finding::Place;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::StrDeserializer;
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One file of `templates/laws/` or `templates/toolkit/`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its id: the path under `templates/` without `.yaml`.
    #[serde(skip)]
    pub id: String,
    /// Its file.
    #[serde(skip, default = "no_file")]
    pub file: Arc<str>,
    /// The numbering schemes of a law by language, looked up by `numbering`.
    #[serde(skip)]
    pub schemes: BTreeMap<Language, Scheme>,
    /// The schemes of what it puts into another law, looked up by `inserted`.
    #[serde(skip)]
    pub inserted_schemes: BTreeMap<Language, Scheme>,
    /// The sort of document.
    pub kind: Located<DocumentKind>,
    /// The name by which other documents of a pack cite it.
    pub document: String,
    /// Whose form of law it is.
    pub tradition: Option<Tradition>,
    /// The approach, A to D.
    pub approach: Option<String>,
    /// The numbering scheme, by name.
    pub numbering: Option<Located<Answer>>,
    /// The numbering scheme of what it puts into another law, by name.
    pub inserted: Option<Located<Answer>>,
    /// Who may see it.
    pub audience: Audience,
    /// Its title.
    pub title: Text,
    /// What it is for, in one line.
    pub purpose: Text,
    /// The running header; the title when there is none.
    pub header: Option<Text>,
    /// For a law: the drafting families of the states it is written for.
    #[serde(default)]
    pub families: Vec<String>,
    /// For a law: when it does not fit a state of these families, and the sentence that says so.
    #[serde(default)]
    pub unfit: Vec<Unfit>,
    /// Declared values that its own texts and conditions use.
    #[serde(default)]
    pub values: Vec<Located<String>>,
    /// What stands in it.
    pub body: Vec<BodyItem>,
}

/// Documents are sent, or stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// May be sent.
    Outbound,
    /// Stays in the house.
    Internal,
}

/// The sort of document, as the library names it.
pub type TemplateKind = DocumentKind;

/// A reason why a law does not fit a state.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unfit {
    /// When the reason holds.
    pub when: Condition,
    /// The sentence for the recipient.
    pub text: Text,
}

/// A block, a clause, a part or a group.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BodyItem {
    /// The block's role; `table` for a table.
    pub role: Option<Located<BlockRole>>,
    /// A clause, by id.
    pub clause: Option<Located<String>>,
    /// The title of a part that groups `body`.
    pub part: Option<Text>,
    /// The title of a chapter that groups `body`.
    pub chapter: Option<Text>,
    /// When it is in.
    #[serde(default)]
    pub when: Condition,
    /// The collection it is repeated for.
    pub each: Option<Located<String>>,
    /// Its text.
    pub text: Option<Text>,
    /// What stands under it.
    #[serde(default)]
    pub body: Vec<BodyItem>,
    /// The columns of a table.
    #[serde(default)]
    pub columns: Vec<ColumnSpec>,
    /// The rows of a table.
    #[serde(default)]
    pub rows: Vec<RowSpec>,
    /// A drafting note anchored here.
    pub note: Option<Text>,
    /// Starts a new page.
    #[serde(default)]
    pub new_page: bool,
}

/// The role of a block in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockRole {
    /// A block of text.
    Text(Role),
    /// A table.
    Table,
}

/// The words of `role:`, for messages.
const ROLES: [&str; 20] = [
    "title",
    "subtitle",
    "notice",
    "long-title",
    "enacting-formula",
    "heading",
    "subheading",
    "text",
    "bullet",
    "numbered",
    "letterhead",
    "reference-line",
    "date-line",
    "addressee",
    "salutation",
    "close",
    "signature",
    "seal",
    "enclosure",
    "table",
];

impl JsonSchema for BlockRole {
    fn schema_name() -> Cow<'static, str> {
        "BlockRole".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "The role of a block.", "enum": ROLES })
    }
}

impl<'de> Deserialize<'de> for BlockRole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<BlockRole, D::Error> {
        let word = String::deserialize(deserializer)?;
        if word == "table" {
            return Ok(BlockRole::Table);
        }
        Role::deserialize(StrDeserializer::<serde::de::value::Error>::new(&word))
            .map(BlockRole::Text)
            .map_err(|_| serde::de::Error::unknown_variant(&word, &ROLES))
    }
}

/// A column of a table.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnSpec {
    /// Its header.
    pub title: Text,
    /// Its share of the width, in percent.
    pub width: u8,
}

/// A row, or a row for each entry of a collection.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowSpec {
    /// The collection it is repeated for.
    pub each: Option<Located<String>>,
    /// When it is in.
    #[serde(default)]
    pub when: Condition,
    /// One text a column.
    pub cells: Vec<Text>,
}

fn no_file() -> Arc<str> {
    Arc::from("")
}

impl Template {
    /// Where it is written.
    pub fn place(&self) -> Place {
        Place::new(&self.file, self.kind.line, self.kind.column)
    }

    /// Whose definitions its terms have.
    pub fn tradition(&self) -> Tradition {
        self.tradition.unwrap_or(Tradition::CommonLaw)
    }

    /// Every item at any depth.
    pub fn items(&self) -> Vec<&BodyItem> {
        self.body.iter().flat_map(BodyItem::all).collect()
    }

    /// The ids of the clauses it arranges, in order.
    pub fn clauses(&self) -> Vec<&Located<String>> {
        self.items()
            .into_iter()
            .filter_map(|item| item.clause.as_ref())
            .collect()
    }

    /// Every text of its own.
    pub fn texts(&self) -> Vec<&Text> {
        let mut found = vec![&self.title, &self.purpose];
        found.extend(&self.header);
        found.extend(self.unfit.iter().map(|u| &u.text));
        found.extend(self.items().into_iter().flat_map(BodyItem::own_texts));
        found
    }

    /// Whether one of its items repeats for `collection`.
    pub fn repeats(&self, collection: &str) -> bool {
        self.items().iter().any(|item| {
            let rows = item.rows.iter().filter_map(|row| row.each.as_ref());
            item.each
                .iter()
                .chain(rows)
                .any(|each| each.value == collection)
        })
    }
}

impl BodyItem {
    /// This item and those under it.
    pub fn all(&self) -> Vec<&BodyItem> {
        let mut found = vec![self];
        found.extend(self.body.iter().flat_map(BodyItem::all));
        found
    }

    /// The texts of this item, without those under it.
    pub fn own_texts(&self) -> Vec<&Text> {
        let mut found: Vec<&Text> = self
            .text
            .iter()
            .chain(&self.part)
            .chain(&self.chapter)
            .chain(&self.note)
            .collect();
        found.extend(self.columns.iter().map(|c| &c.title));
        found.extend(self.rows.iter().flat_map(|r| &r.cells));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_message_is_a_role() {
        for word in ROLES {
            let read =
                BlockRole::deserialize(StrDeserializer::<serde::de::value::Error>::new(word));
            assert!(read.is_ok(), "`{word}`");
        }
    }
}
