//! Where a state stands towards the Convention on a given day.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Status on a day, computed from dates, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Has deposited its consent to be bound.
    Party,
    /// Has signed and not yet consented.
    Signatory,
    /// Neither.
    NotParty,
    /// Was a party; its withdrawal has taken effect (article 20).
    Withdrawn,
}

impl Status {
    /// The word of conditions and of `--format json`.
    pub fn word(self) -> &'static str {
        match self {
            Status::Party => "party",
            Status::Signatory => "signatory",
            Status::NotParty => "not-party",
            Status::Withdrawn => "withdrawn",
        }
    }

    /// The instrument that a state of this status can deposit (articles 15 and 16).
    pub fn instrument(self) -> Instrument {
        match self {
            Status::Signatory => Instrument::Ratification,
            Status::NotParty => Instrument::Accession,
            Status::Party | Status::Withdrawn => Instrument::None,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Status::Party => "party",
            Status::Signatory => "signatory",
            Status::NotParty => "not party",
            Status::Withdrawn => "withdrawn",
        })
    }
}

/// The instrument by which a state consents to be bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Instrument {
    /// By a state that signed.
    Ratification,
    /// By a state that did not.
    Accession,
    /// None by routine.
    None,
}

impl Instrument {
    /// The word of conditions.
    pub fn word(self) -> &'static str {
        match self {
            Instrument::Ratification => "ratification",
            Instrument::Accession => "accession",
            Instrument::None => "none",
        }
    }
}

/// The dates of a state's participation in a treaty.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Participation {
    /// Date of signature.
    #[schemars(with = "Option<String>")]
    pub signed: Option<Date>,
    /// Date of deposit of the consent to be bound.
    #[schemars(with = "Option<String>")]
    pub consent_date: Option<Date>,
    /// Ratification, accession, acceptance, approval, succession.
    pub consent_kind: Option<String>,
    /// Entry into force for the state.
    #[schemars(with = "Option<String>")]
    pub entry_into_force: Option<Date>,
    /// From when article 1 applied provisionally (article 18).
    #[schemars(with = "Option<String>")]
    pub provisional_application: Option<Date>,
    /// Date of the notice of withdrawal.
    #[schemars(with = "Option<String>")]
    pub withdrawal_notified: Option<Date>,
    /// Date from which the withdrawal has effect.
    #[schemars(with = "Option<String>")]
    pub withdrawal_effective: Option<Date>,
    /// Where the dates were found.
    pub source: Option<String>,
    /// The date of the evidence.
    pub as_of: Option<String>,
    /// How sure they are.
    pub confidence: Option<super::Confidence>,
}

impl Participation {
    /// The status on `day`.
    pub fn status(&self, day: Date) -> Status {
        let by = |date: Option<Date>| date.is_some_and(|d| d <= day);
        if by(self.consent_date) {
            if by(self.withdrawal_effective) {
                Status::Withdrawn
            } else {
                Status::Party
            }
        } else if by(self.signed) {
            Status::Signatory
        } else {
            Status::NotParty
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn status_follows_the_day() {
        let nigeria = Participation {
            signed: Some(date(2009, 6, 12)),
            consent_date: Some(date(2023, 2, 28)),
            ..Participation::default()
        };
        assert_eq!(nigeria.status(date(2009, 6, 11)), Status::NotParty);
        assert_eq!(nigeria.status(date(2022, 9, 30)), Status::Signatory);
        assert_eq!(nigeria.status(date(2023, 2, 28)), Status::Party);
    }

    #[test]
    fn a_withdrawal_counts_from_its_effect() {
        let lithuania = Participation {
            signed: Some(date(2008, 12, 3)),
            consent_date: Some(date(2011, 3, 24)),
            withdrawal_notified: Some(date(2024, 9, 6)),
            withdrawal_effective: Some(date(2025, 3, 6)),
            ..Participation::default()
        };
        assert_eq!(lithuania.status(date(2025, 3, 5)), Status::Party);
        assert_eq!(lithuania.status(date(2025, 3, 6)), Status::Withdrawn);
    }
}
