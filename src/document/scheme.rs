//! A numbering scheme: how each level of a hierarchy is counted, printed and cited. Data, from `templates/numbering/`.

use super::{Language, Level, NumberFormat};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a text is numbered, level by level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// One entry a level.
    pub levels: Vec<LevelScheme>,
}

/// How one level is counted, printed and cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelScheme {
    /// The level.
    pub level: Level,
    /// How its counter is written.
    pub format: NumberFormat,
    /// As printed, `{n}` for the counter: `({n})`.
    pub display: String,
    /// Counts on through the levels above instead of starting again (sections through parts).
    #[serde(default)]
    pub runs_on: bool,
    /// A single one of its kind carries no number ("Schedule", not "Schedule 1").
    #[serde(default)]
    pub single_unnumbered: Option<String>,
    /// As cited inside the text: `section {n}`.
    pub cite: BTreeMap<Language, String>,
    /// The plural in front of several: `sections`.
    #[serde(default)]
    pub cite_plural: BTreeMap<Language, String>,
    /// As cited from another document: `clause {n}`.
    #[serde(default)]
    pub cite_outside: BTreeMap<Language, String>,
    /// The plural of that: `clauses`.
    #[serde(default)]
    pub cite_outside_plural: BTreeMap<Language, String>,
}

impl Scheme {
    /// The scheme of `level`.
    pub fn level(&self, level: Level) -> Option<&LevelScheme> {
        self.levels.iter().find(|l| l.level == level)
    }
}
