//! One text in the languages that the library has it in.

use super::Located;
use crate::document::Language;
use crate::phrase::Phrase;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::json;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Language versions of one phrase, side by side.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<Language, Located<Phrase>>);

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let languages: serde_json::Map<String, serde_json::Value> = Language::ALL
            .iter()
            .map(|l| {
                let phrase = json!({ "type": "string", "description": l.english_name() });
                (l.code().to_owned(), phrase)
            })
            .collect();
        json_schema!({
            "description": "One text in the languages that the library has it in. Words are handlebars: {{value}}, {{term \"id\"}}, {{ref \"clause\"}}.",
            "type": "object",
            "properties": languages,
            "additionalProperties": false,
            "minProperties": 1
        })
    }
}

impl Text {
    /// The phrase in `language`, if the library has it.
    pub fn get(&self, language: Language) -> Option<&Located<Phrase>> {
        self.0.get(&language)
    }

    /// The languages it exists in.
    pub fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        self.0.keys().copied()
    }

    /// Every version.
    pub fn versions(&self) -> impl Iterator<Item = (Language, &Located<Phrase>)> {
        self.0.iter().map(|(language, phrase)| (*language, phrase))
    }

    /// The line and column of the first version.
    pub fn position(&self) -> (usize, usize) {
        self.0
            .values()
            .next()
            .map_or((0, 0), |p| (p.line, p.column))
    }
}
