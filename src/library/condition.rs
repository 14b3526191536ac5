//! `when:`, the condition under which a clause or provision is in.

use super::Located;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::json;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Every entry must hold. An empty condition always holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Condition(BTreeMap<String, Located<Test>>);

impl Condition {
    /// Names and tests, in order of the names.
    pub fn tests(&self) -> impl Iterator<Item = (&str, &Located<Test>)> {
        self.0.iter().map(|(name, test)| (name.as_str(), test))
    }

    /// Whether there is nothing to test.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What a choice must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// `name: a` or `name: [a, b]`
    OneOf(Vec<String>),
    /// `name: { not: a }` or `name: { not: [a, b] }`
    NoneOf(Vec<String>),
}

impl JsonSchema for Test {
    fn schema_name() -> Cow<'static, str> {
        "Test".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let options = json!([
            { "type": "string" },
            { "type": "array", "items": { "type": "string" } }
        ]);
        json_schema!({
            "description": "What the choice must be: an option, a list of options, or `not:` with one of these.",
            "anyOf": [
                options[0],
                options[1],
                {
                    "type": "object",
                    "properties": { "not": { "anyOf": options } },
                    "required": ["not"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

impl Test {
    /// Whether `choice` passes.
    pub fn holds(&self, choice: &str) -> bool {
        match self {
            Test::OneOf(options) => options.iter().any(|o| o == choice),
            Test::NoneOf(options) => options.iter().all(|o| o != choice),
        }
    }

    /// The options it names.
    pub fn options(&self) -> &[String] {
        match self {
            Test::OneOf(options) | Test::NoneOf(options) => options,
        }
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Test::OneOf(options) => write!(f, "{}", options.join(" or ")),
            Test::NoneOf(options) => write!(f, "not {}", options.join(" nor ")),
        }
    }
}

impl<'de> Deserialize<'de> for Test {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Test, D::Error> {
        struct TestVisitor;
        impl<'de> Visitor<'de> for TestVisitor {
            type Value = Test;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an option, a list of options, or `not:` with one of these")
            }
            fn visit_str<E: de::Error>(self, option: &str) -> Result<Test, E> {
                Ok(Test::OneOf(vec![option.to_owned()]))
            }
            fn visit_bool<E: de::Error>(self, yes: bool) -> Result<Test, E> {
                Err(E::custom(format!(
                    "`{}` without quotation marks is no word, but a truth value; put it in quotation marks",
                    if yes { "yes" } else { "no" }
                )))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Test, A::Error> {
                let mut options = Vec::new();
                while let Some(option) = seq.next_element::<String>()? {
                    options.push(option);
                }
                Ok(Test::OneOf(options))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Test, A::Error> {
                let mut options = None;
                while let Some(key) = map.next_key::<String>()? {
                    if key != "not" || options.is_some() {
                        return Err(de::Error::custom(format!(
                            "`{key}` cannot stand here; only `not:` can"
                        )));
                    }
                    match map.next_value::<Test>()? {
                        Test::OneOf(list) => options = Some(list),
                        Test::NoneOf(_) => {
                            return Err(de::Error::custom("`not:` cannot stand in a `not:`"));
                        }
                    }
                }
                options
                    .map(Test::NoneOf)
                    .ok_or_else(|| de::Error::custom("an empty `{}` tests nothing"))
            }
        }
        deserializer.deserialize_any(TestVisitor)
    }
}
