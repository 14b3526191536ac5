//! The one door to YAML: limits, duplicate keys refused, line and column in every message.

use crate::finding::{Finding, Place};
use serde::Deserialize;
use serde::de::{self, DeserializeOwned, Deserializer, MapAccess, Visitor};
use std::fmt;
use std::sync::Arc;

/// The largest file that is read, in bytes. The longest of ours has 30,000.
const MAX_BYTES: usize = 1 << 20;

/// Reads `bytes` of the file `file` as a `T`.
///
/// # Errors
/// One finding with line and column: not UTF-8, too large, malformed, nested or aliased beyond the parser's budget,
/// a duplicate or unknown key, or a value of the wrong type.
pub fn load_yaml<T: DeserializeOwned>(file: &str, bytes: &[u8]) -> Result<T, Finding> {
    let file: Arc<str> = Arc::from(file);
    let whole = Place::new(&file, 0, 0);
    if bytes.len() > MAX_BYTES {
        return Err(Finding::error(
            "too-large",
            format!(
                "the file has {} bytes; at most {MAX_BYTES} are read",
                bytes.len()
            ),
        )
        .at(&whole)
        .hint("split it, or check that it is the file you meant"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        Finding::error("not-utf-8", "the file is not UTF-8 text")
            .at(&Place::new(&file, line, 0))
            .hint("save it as UTF-8")
    })?;
    serde_saphyr::from_str(text).map_err(|error| {
        let place = match error.location() {
            Some(at) => Place::new(&file, at.line() as usize, at.column() as usize),
            None => whole,
        };
        finding(&error.without_snippet().to_string()).at(&place)
    })
}

/// The parser's words, as one plain sentence with a rule of ours.
fn finding(message: &str) -> Finding {
    let first = message
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("not YAML")
        .trim();
    let sentence = first
        .split(" at line ")
        .next()
        .unwrap_or(first)
        .trim_start_matches("error: ")
        .trim_end_matches('.')
        .to_owned();
    let lower = sentence.to_lowercase();
    let (rule, hint) = if lower.contains("unknown field") {
        (
            "unknown-key",
            "check the spelling; clauses/README.md lists the keys",
        )
    } else if lower.contains("duplicate") {
        ("duplicate-key", "keep one of the two")
    } else if lower.contains("missing field") {
        ("missing-key", "add it")
    } else if lower.contains("unknown variant") {
        ("unknown-word", "use one of the words listed")
    } else if lower.contains("budget") || lower.contains("depth") || lower.contains("alias") {
        ("yaml-limits", "write it without deep nesting or aliases")
    } else if lower.contains("invalid type")
        || lower.contains("invalid value")
        || lower.contains("expected")
    {
        ("bad-type", "see clauses/README.md for what stands here")
    } else {
        (
            "unreadable",
            "check indentation, quotation marks and braces at this place",
        )
    };
    Finding::error(rule, sentence).hint(hint)
}

/// A flat map of names to scalars, each with its place, as a decisions file is.
#[derive(Clone, Debug, Default)]
pub struct Scalars(pub Vec<(String, super::Located<Scalar>)>);

/// A scalar as its text, whatever YAML takes it for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar(pub String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Scalar, D::Error> {
        // A String target keeps the characters as written: `no`, `007` and `1.10` survive.
        String::deserialize(deserializer).map(Scalar)
    }
}

impl<'de> Deserialize<'de> for Scalars {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Scalars, D::Error> {
        struct ScalarsVisitor;
        impl<'de> Visitor<'de> for ScalarsVisitor {
            type Value = Scalars;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("names with their values")
            }
            fn visit_unit<E: de::Error>(self) -> Result<Scalars, E> {
                Ok(Scalars::default())
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalars, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Scalars(entries))
            }
        }
        deserializer.deserialize_map(ScalarsVisitor)
    }
}
