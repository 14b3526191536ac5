//! JSON Schemas of the library's files, from the types that read them: editors complete and underline with them.

use super::{Clause, Declaration, Pack, Profile, Template, Usage};
use crate::document::Scheme;
use schemars::schema_for;

/// A kind of file that has a schema.
#[derive(Clone, Copy, Debug)]
pub struct SchemaKind {
    /// Its name, in a word.
    pub name: &'static str,
    /// The files it is for, as patterns under the library's folder; `!` takes out again.
    pub files: &'static [&'static str],
    make: fn() -> schemars::Schema,
}

/// Every kind, in order of the names.
pub const SCHEMAS: &[SchemaKind] = &[
    SchemaKind {
        name: "clause",
        files: &["clauses/*/**/*.yaml", "!clauses/values/*.yaml"],
        make: || schema_for!(Clause),
    },
    SchemaKind {
        name: "numbering",
        files: &["templates/numbering/*.yaml"],
        make: || schema_for!(Scheme),
    },
    SchemaKind {
        name: "pack",
        files: &["templates/packs/*.yaml"],
        make: || schema_for!(Pack),
    },
    SchemaKind {
        name: "profile",
        files: &["states/*.yaml"],
        make: || schema_for!(Profile),
    },
    SchemaKind {
        name: "template",
        files: &["templates/laws/*.yaml", "templates/toolkit/*.yaml"],
        make: || schema_for!(Template),
    },
    SchemaKind {
        name: "usage",
        files: &["templates/usage/*.yaml"],
        make: || schema_for!(Usage),
    },
    SchemaKind {
        name: "values",
        files: &["clauses/values/*.yaml"],
        make: || schema_for!(Vec<Declaration>),
    },
];

impl SchemaKind {
    /// The schema as text (JSON Schema, draft 2020-12).
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(&(self.make)()).unwrap_or_default();
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn schema(name: &str) -> Value {
        let kind = SCHEMAS.iter().find(|kind| kind.name == name);
        let text = kind.expect("there is such a kind").text();
        serde_json::from_str(&text).expect("a schema is JSON")
    }

    #[test]
    fn a_clause_has_its_keys_and_no_others() {
        let clause = schema("clause");
        assert_eq!(clause["additionalProperties"], Value::Bool(false));
        let properties = clause["properties"].as_object().expect("properties");
        for key in ["module", "for", "provisions", "made_from", "when"] {
            assert!(properties.contains_key(key), "{key}");
        }
        assert!(
            !properties.contains_key("file"),
            "what the reader adds is no key"
        );
        let required = clause["required"].as_array().expect("required keys");
        assert!(required.contains(&Value::from("module")));
        assert!(!required.contains(&Value::from("when")));
    }

    #[test]
    fn every_kind_has_a_schema_with_descriptions() {
        for kind in SCHEMAS {
            let text = kind.text();
            assert!(text.contains("\"$schema\""), "{}", kind.name);
            assert!(text.contains("\"description\""), "{}", kind.name);
        }
    }
}
