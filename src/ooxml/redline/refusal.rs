//! Why two packages are not compared.

use crate::finding::Finding;

/// One sentence about what cannot be done, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The part, or the place in it.
    pub place: String,
    /// What is wrong there.
    pub what: String,
}

impl Refusal {
    pub(super) fn new(place: &str, what: impl Into<String>) -> Refusal {
        Refusal {
            place: place.to_owned(),
            what: what.into(),
        }
    }

    pub(super) fn missing(part: &str) -> Refusal {
        Refusal::new(part, "is not in the package")
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}`: {}", self.place, self.what)
    }
}

impl std::error::Error for Refusal {}

impl From<Refusal> for Finding {
    fn from(refusal: Refusal) -> Finding {
        Finding::error("cannot-compare", refusal.to_string())
    }
}
