//! A numbering scheme: how each level of a hierarchy is counted, printed and cited. Data, from `templates/numbering/`.
//!
//! One scheme serves one language: a French article is `Article 1er`, a Portuguese one `Artigo 1.º`.

use super::{Level, NumberFormat};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a text is numbered, level by level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// How the numbers of several levels make one citation.
    #[serde(default)]
    pub path: Path,
    /// The word between the first and the last of a run: ` to `.
    pub to: String,
    /// One entry a level.
    pub levels: Vec<LevelScheme>,
}

/// How the numbers of several levels make one citation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Path {
    /// Side by side, the outermost first: `section 5(2)(a)`.
    #[default]
    Joined,
    /// Each with its own words, the innermost first: `alinéa 2 de l'article 5`. The outer ones are cited in their form
    /// `de`.
    InnerFirst,
}

/// How one level is counted, printed and cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelScheme {
    /// The level.
    pub level: Level,
    /// How its counter is written.
    pub format: NumberFormat,
    /// As printed, `{n}` for the counter: `({n})`. Inserted provisions have `{base}` for the number that they follow:
    /// `{base}{n}.` for `5A.`. Empty where the level is counted and not numbered, as French alinéas are.
    pub display: String,
    /// As printed for the first of its kind, where that differs: `Article 1er.`
    #[serde(default)]
    pub first: Option<String>,
    /// The number alone, as citations have it, where it is not simply what is printed: `{n}` for `Article 5.`
    #[serde(default)]
    pub label: Option<String>,
    /// That of the first of its kind, where it differs: `1er`.
    #[serde(default)]
    pub first_label: Option<String>,
    /// How the heading is set, `{heading}` for its words: `({heading})`.
    #[serde(default)]
    pub heading: Option<String>,
    /// Counts on through the levels above instead of starting again (sections through parts).
    #[serde(default)]
    pub runs_on: bool,
    /// A single one of its kind carries no number ("Schedule", not "Schedule 1").
    #[serde(default)]
    pub single_unnumbered: Option<String>,
    /// As cited inside the text: `section {n}`.
    pub cite: String,
    /// The plural in front of several: `sections`.
    #[serde(default)]
    pub cite_plural: Option<String>,
    /// What stands in front of two, in languages that have a dual: `المادتين`.
    #[serde(default)]
    pub cite_pair: Option<String>,
    /// As cited from another document: `clause {n}`.
    #[serde(default)]
    pub cite_outside: Option<String>,
    /// The plural of that: `clauses`.
    #[serde(default)]
    pub cite_outside_plural: Option<String>,
    /// As cited behind an article or a preposition that melts into it, by that word: `de: "de l'article {n}"`.
    #[serde(default)]
    pub with: BTreeMap<String, String>,
    /// The same in front of several: `de: des articles`.
    #[serde(default)]
    pub with_plural: BTreeMap<String, String>,
    /// The same in front of two, in languages that have a dual.
    #[serde(default)]
    pub with_pair: BTreeMap<String, String>,
}

impl Scheme {
    /// The scheme of `level`.
    pub fn level(&self, level: Level) -> Option<&LevelScheme> {
        self.levels.iter().find(|l| l.level == level)
    }
}

impl LevelScheme {
    /// What is printed for the `ordinal`th, from 1; `base` is what an inserted provision follows.
    pub fn printed(&self, ordinal: u32, base: &str) -> String {
        let pattern = match &self.first {
            Some(first) if ordinal == 1 => first,
            _ => &self.display,
        };
        self.fill(pattern, ordinal, base)
    }

    /// The number alone, as citations have it.
    pub fn label(&self, ordinal: u32, base: &str) -> String {
        let first = self.first_label.as_ref().filter(|_| ordinal == 1);
        match first.or(self.label.as_ref()) {
            Some(pattern) => self.fill(pattern, ordinal, base),
            None => {
                let printed = self.printed(ordinal, base);
                printed.trim_end_matches('.').to_owned()
            }
        }
    }

    fn fill(&self, pattern: &str, ordinal: u32, base: &str) -> String {
        pattern
            .replace("{base}", base)
            .replace("{n}", &self.format.write(ordinal))
    }
}
