//! What a rule is: one fault that the library can have, with its own explanation.

use super::Survey;
use crate::finding::{Finding, Findings, Severity};
use std::fmt;

/// A rule looks at the whole library and adds what it finds.
pub type Run = fn(&Survey<'_>, &mut Findings);

/// One fault, explained: what it is, why it matters, how it looks.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, in kebab-case; what stands in the brackets of a finding.
    pub name: &'static str,
    /// How much it matters.
    pub level: Severity,
    /// What is wrong.
    pub what: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// How the fault looks in a file.
    pub example: &'static str,
    /// Finds it; `None` for faults that are found while the files are read.
    pub run: Option<Run>,
}

impl Rule {
    /// A finding of this rule.
    pub fn finding(&self, message: impl Into<String>) -> Finding {
        Finding {
            severity: self.level,
            ..Finding::error(self.name, message)
        }
    }
}

/// What `enact check --explain NAME` prints.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} ({})\n", self.name, self.level)?;
        writeln!(f, "{}\n\n{}\n", self.what, self.why)?;
        writeln!(f, "For example:\n")?;
        for line in self.example.trim_end().lines() {
            writeln!(f, "    {line}")?;
        }
        Ok(())
    }
}
