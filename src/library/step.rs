//! A step short of joining: a declaration, a voluntary report, a moratorium.

use super::Confidence;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One step, as a record.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What kind of step.
    pub kind: StepKind,
    /// What was said or done.
    pub what: String,
    /// Year, month or day, as far as known.
    pub date: Option<String>,
    /// Whether it still holds; `None` when unverified.
    pub in_force: Option<bool>,
    /// Why it does not count, when it does not.
    pub not_a_step: Option<String>,
    /// Where it was found.
    pub source: Option<String>,
    /// How sure it is.
    pub confidence: Option<Confidence>,
}

impl Step {
    /// Whether it counts as an interim step on a day written `2026-11-23`.
    pub fn counts(&self, day: &str) -> bool {
        let begun = self
            .date
            .as_deref()
            .is_none_or(|date| date <= &day[..date.len().min(day.len())]);
        self.in_force == Some(true) && self.not_a_step.is_none() && begun
    }
}

/// The kinds of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// A declaration, alone or with others.
    Declaration,
    /// A transparency report that no treaty asked for.
    VoluntaryReport,
    /// A moratorium.
    Moratorium,
    /// A national policy.
    Policy,
    /// A statement that stocks were destroyed.
    DestructionStatement,
}

impl fmt::Display for StepKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            StepKind::Declaration => "declaration",
            StepKind::VoluntaryReport => "voluntary report",
            StepKind::Moratorium => "moratorium",
            StepKind::Policy => "policy",
            StepKind::DestructionStatement => "statement on destruction",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(date: Option<&str>, in_force: Option<bool>) -> Step {
        Step {
            kind: StepKind::Declaration,
            what: "a declaration".into(),
            date: date.map(str::to_owned),
            in_force,
            not_a_step: None,
            source: None,
            confidence: None,
        }
    }

    #[test]
    fn only_what_is_in_force_on_the_day_counts() {
        assert!(step(Some("2013-12"), Some(true)).counts("2013-12-01"));
        assert!(!step(Some("2013-12"), Some(true)).counts("2013-11-30"));
        assert!(!step(Some("2008"), Some(false)).counts("2026-11-23"));
        assert!(!step(None, None).counts("2026-11-23"));
    }
}
