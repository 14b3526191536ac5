//! The one door to YAML: limits, duplicate keys refused, line and column in every message.

use super::yaml_error::finding;
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
                "the file has {} bytes, and no file of the library has more than {MAX_BYTES}",
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
        let finding = finding(&error);
        let place = tab_after(text, &place, &finding).unwrap_or(place);
        let line = text.lines().nth(place.line.wrapping_sub(1)).unwrap_or("");
        finding.at(&place).quote(line)
    })
}

/// The parser gives up before it comes to a tab: the line with the tab is the one to show.
fn tab_after(text: &str, place: &Place, finding: &Finding) -> Option<Place> {
    if !finding.message.starts_with("a tab ") {
        return None;
    }
    let first = place.line.saturating_sub(1);
    let lines = text.lines().enumerate().skip(first);
    lines
        .filter_map(|(index, line)| {
            let margin = line.chars().take_while(|c| c.is_whitespace());
            let column = margin.enumerate().find(|(_, c)| *c == '\t')?.0 + 1;
            Some(Place::new(&place.file, index + 1, column))
        })
        .next()
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
