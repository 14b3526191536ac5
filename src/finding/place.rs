//! A place in a file of the library, as an editor understands it.

use serde::Serialize;
use std::fmt;
use std::sync::Arc;

/// `file:line:column`. Line and column count from 1; 0 means the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// Path relative to the library's root, with forward slashes.
    pub file: Arc<str>,
    /// Line, from 1; 0 for the whole file.
    pub line: usize,
    /// Column in characters, from 1; 0 for the whole line.
    pub column: usize,
}

impl Place {
    /// A position in a file.
    pub fn new(file: &Arc<str>, line: usize, column: usize) -> Place {
        Place {
            file: Arc::clone(file),
            line,
            column,
        }
    }

    /// The file as a whole.
    pub fn file(file: &str) -> Place {
        Place {
            file: Arc::from(file),
            line: 0,
            column: 0,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.column) {
            (0, _) => write!(f, "{}", self.file),
            (line, 0) => write!(f, "{}:{line}", self.file),
            (line, column) => write!(f, "{}:{line}:{column}", self.file),
        }
    }
}
