//! Why a verb did not do what was asked, by whose fault.

use crate::finding::{Finding, Findings};
use std::fmt;

/// The two kinds of failure.
#[derive(Debug)]
pub enum Trouble {
    /// It cannot be done as asked: exit 2.
    Asked(Findings),
    /// Our fault: exit 70.
    Broken(String),
}

impl Trouble {
    /// A single finding without a place.
    pub fn asked(rule: &str, message: impl Into<String>, hint: impl Into<String>) -> Trouble {
        Trouble::Asked(Finding::error(rule, message).hint(hint).into())
    }
}

impl From<Findings> for Trouble {
    fn from(findings: Findings) -> Trouble {
        Trouble::Asked(findings)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Asked(findings) => findings.fmt(f),
            Trouble::Broken(what) => write!(f, "error[internal]: {what}"),
        }
    }
}

impl std::error::Error for Trouble {}
