//! The four categories of target states of the coordinators' work plan, computed from the profiles.

use super::{Library, Profile, Status};
use jiff::civil::Date;
use serde::Serialize;

/// A category of target states. A state can be in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetCategory {
    /// Signed and not yet ratified.
    Signatories,
    /// Parties to the Anti-Personnel Mine Ban Convention that have neither signed nor joined.
    MineBanParties,
    /// States that voted in plenary for the General Assembly's resolution on the Convention and have neither signed nor
    /// joined. The plan names the First Committee's vote, which is not on file.
    ResolutionSupporters,
    /// States outside with a declaration, voluntary report or other step that is in force.
    InterimSteps,
}

impl TargetCategory {
    /// All of them, in the plan's order.
    pub const ALL: [TargetCategory; 4] = [
        TargetCategory::Signatories,
        TargetCategory::MineBanParties,
        TargetCategory::ResolutionSupporters,
        TargetCategory::InterimSteps,
    ];

    /// The word of the command line and of `--format json`.
    pub fn word(self) -> &'static str {
        match self {
            TargetCategory::Signatories => "signatories",
            TargetCategory::MineBanParties => "mine-ban-parties",
            TargetCategory::ResolutionSupporters => "resolution-supporters",
            TargetCategory::InterimSteps => "interim-steps",
        }
    }

    /// Whether `profile` is in the category on `day`; `vote_year` as [`vote_year`] gives it.
    pub fn holds(self, profile: &Profile, day: Date, vote_year: Option<&str>) -> bool {
        let status = profile.status(day);
        let outside = status == Status::NotParty;
        match self {
            TargetCategory::Signatories => status == Status::Signatory,
            TargetCategory::MineBanParties => outside && profile.apmbc.status(day) == Status::Party,
            TargetCategory::ResolutionSupporters => {
                outside
                    && vote_year.is_some_and(|year| {
                        profile
                            .unga_votes
                            .by_year
                            .get(year)
                            .cloned()
                            .flatten()
                            .as_deref()
                            == Some("yes")
                    })
            }
            TargetCategory::InterimSteps => {
                let day = day.to_string();
                (outside || status == Status::Signatory)
                    && profile.interim_steps.steps.iter().any(|s| s.counts(&day))
            }
        }
    }
}

/// The latest year whose roll call is on file for every member, and not after `day`: the resolution is voted in December.
pub fn vote_year(library: &Library, day: Date) -> Option<String> {
    let last = if day.month() == 12 {
        day.year()
    } else {
        day.year() - 1
    };
    let members: Vec<&Profile> = library
        .states
        .values()
        .filter(|p| p.geo.un_member)
        .collect();
    (2015..=last).rev().map(|y| y.to_string()).find(|year| {
        !members.is_empty()
            && members
                .iter()
                .all(|p| p.unga_votes.by_year.get(year).is_some_and(Option::is_some))
    })
}
