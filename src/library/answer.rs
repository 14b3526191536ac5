//! What a file of the library gives for a value: one word for all languages, or one a language.

use super::Located;
use crate::document::Language;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// A default, or a value of a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The same in every language, as its text.
    One(String),
    /// Words that differ by language.
    ByLanguage(BTreeMap<Language, String>),
}

impl Answer {
    /// What it gives in `language`.
    pub fn get(&self, language: Language) -> Option<&str> {
        match self {
            Answer::One(text) => Some(text),
            Answer::ByLanguage(texts) => texts.get(&language).map(String::as_str),
        }
    }

    /// Everything it gives.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Answer::One(text) => vec![text],
            Answer::ByLanguage(texts) => texts.values().map(String::as_str).collect(),
        }
    }
}

impl JsonSchema for Answer {
    fn schema_name() -> Cow<'static, str> {
        "Answer".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes: Vec<&str> = Language::ALL.iter().map(|l| l.code()).collect();
        json_schema!({
            "description": "A value, or one value a language.",
            "anyOf": [
                { "type": ["string", "number"] },
                {
                    "type": "object",
                    "propertyNames": { "enum": codes },
                    "additionalProperties": { "type": "string" }
                }
            ]
        })
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Answer, D::Error> {
        struct AnswerVisitor;
        impl<'de> Visitor<'de> for AnswerVisitor {
            type Value = Answer;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value, or one value a language")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Answer, E> {
                Ok(Answer::One(text.to_owned()))
            }
            fn visit_bool<E: de::Error>(self, yes: bool) -> Result<Answer, E> {
                Err(E::custom(format!(
                    "`{}` without quotation marks is no word, but a truth value; put it in quotation marks",
                    if yes { "yes" } else { "no" }
                )))
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Answer, E> {
                Ok(Answer::One(number.to_string()))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Answer, E> {
                Ok(Answer::One(number.to_string()))
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Answer, E> {
                Ok(Answer::One(number.to_string()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answer, A::Error> {
                let mut texts = BTreeMap::new();
                while let Some((language, text)) = map.next_entry::<Language, Located<String>>()? {
                    texts.insert(language, text.value);
                }
                Ok(Answer::ByLanguage(texts))
            }
        }
        deserializer.deserialize_any(AnswerVisitor)
    }
}
