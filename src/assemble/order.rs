//! What somebody asks for.

use crate::document::Language;
use crate::finding::Place;
use crate::library::StateCode;
use jiff::civil::Date;
use serde::Serialize;
use std::fmt;

/// An order: whose pack, as of which day, in which language, with which decisions.
#[derive(Clone, Debug)]
pub struct Order {
    /// The state.
    pub state: StateCode,
    /// The pack, by id.
    pub pack: String,
    /// The day that status and dates follow.
    pub as_of: Date,
    /// The language of the documents.
    pub language: Language,
    /// Decisions, the narrowest first: flags, then the decisions file.
    pub settings: Vec<Setting>,
}

/// One value that a person decided.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Its name.
    pub name: String,
    /// As given.
    pub value: String,
    /// For a value of type `file`: what the file holds.
    pub content: Option<String>,
    /// Who decided it.
    pub origin: Origin,
}

/// Where a value comes from, narrowest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "from", content = "place")]
pub enum Origin {
    /// `--set` on the command line.
    Flag,
    /// The decisions file.
    Decisions(Place),
    /// The state's profile.
    Profile(Place),
    /// The default of its declaration.
    Default(Place),
    /// Computed from the order.
    Computed,
    /// Nobody gave it.
    Nobody,
}

impl Origin {
    /// Whether a person decided it for this draft.
    pub fn is_decision(&self) -> bool {
        matches!(self, Origin::Flag | Origin::Decisions(_))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Flag => f.write_str("--set"),
            Origin::Decisions(place) => write!(f, "decision, {place}"),
            Origin::Profile(place) => write!(f, "profile, {place}"),
            Origin::Default(place) => write!(f, "default, {place}"),
            Origin::Computed => f.write_str("computed"),
            Origin::Nobody => f.write_str("nobody"),
        }
    }
}
