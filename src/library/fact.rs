//! A fact about a state, with what stands behind it.

use crate::document::Language;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How sure a fact is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Printed, and marked as to be confirmed.
    Low,
    /// Printed, and on the list of facts to confirm.
    Medium,
    /// Printed.
    High,
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        })
    }
}

/// A fact that may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The value; `None` is "unknown" and is never guessed.
    pub value: Option<String>,
    /// Where it was found.
    pub source: Option<String>,
    /// The date it was found at.
    pub as_of: Option<String>,
    /// How sure it is.
    pub confidence: Option<Confidence>,
    /// The language of the value; English when nothing is said.
    #[serde(default)]
    pub language: Option<Language>,
}
