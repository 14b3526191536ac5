//! How much a finding matters.

use serde::Serialize;
use std::fmt;

/// An error makes the answer "no"; a note never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The text would be wrong, or cannot be made.
    Error,
    /// For orientation; a state is free to differ.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Note => "note",
        })
    }
}
