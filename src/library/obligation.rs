//! The duties under the Convention, and the modules of law that carry them.

use super::Located;
use serde::Deserialize;

/// `clauses/obligations.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligations {
    /// The date of the facts.
    pub as_of: String,
    /// Every provision of the Convention that may call for a measure.
    pub obligations: Vec<Obligation>,
    /// The modules of law.
    #[serde(rename = "clauses")]
    pub modules: Vec<Module>,
    /// The approaches to a law.
    pub approaches: Vec<Approach>,
}

/// One duty under the Convention.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Its id, such as `O-1.1.a`.
    pub id: Located<String>,
    /// The article.
    pub art: String,
    /// The duty, in our words.
    pub duty: String,
    /// Who owes it.
    pub who: Vec<String>,
    /// What kind of measure it calls for.
    pub measure: Measure,
    /// Which states it concerns.
    pub applies: Applies,
    /// Its time limit.
    pub deadline: Option<String>,
    /// Modules that may carry it.
    pub clauses: Vec<Located<String>>,
    /// The usual mistake.
    pub trap: Option<String>,
}

/// The kind of measure a duty calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// A criminal offence.
    Criminal,
    /// A rule of law without a penalty.
    Legislative,
    /// An act of the administration.
    Administrative,
    /// An act between states.
    Diplomatic,
    /// Nothing.
    None,
}

impl Measure {
    /// As printed.
    pub fn word(self) -> &'static str {
        match self {
            Measure::Criminal => "criminal",
            Measure::Legislative => "legislative",
            Measure::Administrative => "administrative",
            Measure::Diplomatic => "diplomatic",
            Measure::None => "none",
        }
    }
}

/// Which states a duty concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Applies {
    /// Every party.
    All,
    /// Those with stocks.
    Stockpile,
    /// Those that retain some for training.
    Retained,
    /// Those with contaminated areas.
    Contaminated,
    /// Those with victims.
    Victims,
    /// Those able to help.
    Donor,
    /// Those with military partners outside the Convention.
    MilitaryPartner,
    /// Nearly never used.
    AlwaysLow,
}

/// A module: the substance of a clause, the same in every approach.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Its id, such as `C-OFF-USE`.
    pub id: Located<String>,
    /// Its name.
    pub name: String,
    /// What it leaves to be filled.
    #[serde(default)]
    pub params: Vec<String>,
    /// The known designs.
    #[serde(default)]
    pub options: Vec<String>,
    /// The legal families it belongs to, when not all.
    #[serde(default)]
    pub families: Vec<String>,
    /// The states it concerns, when not all.
    pub applies: Option<String>,
    /// Who does it which way.
    pub note: Option<String>,
}

/// An approach to a law.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approach {
    /// A, B, C or D.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What it rests on.
    pub base: String,
    /// Whom it suits.
    pub best_for: String,
}
