//! `states`: who has joined, who has not, and whom the work plan targets, on a day.

use super::Desk;
use crate::library::{Status, TargetCategory, vote_year};
use jiff::civil::Date;
use serde::Serialize;

/// Which states, on which day.
#[derive(Clone, Debug)]
pub struct StatesRequest {
    /// The day.
    pub as_of: Date,
    /// In any of these categories; all states when empty.
    pub targets: Vec<TargetCategory>,
    /// In this continent, subregion or organisation.
    pub region: Option<String>,
}

/// The states asked for, with the count of all.
#[derive(Clone, Debug, Serialize)]
pub struct States {
    /// Name of the format.
    pub format: &'static str,
    /// Version of the format.
    pub version: u32,
    /// The day.
    pub as_of: String,
    /// Parties among all states.
    pub parties: usize,
    /// Signatories among all states.
    pub signatories: usize,
    /// States that are neither.
    pub not_party: usize,
    /// States that withdrew.
    pub withdrawn: usize,
    /// The year of the plenary vote behind `resolution-supporters`.
    pub vote_year: Option<String>,
    /// What that vote is, and is not.
    pub vote_note: &'static str,
    /// The states asked for.
    pub states: Vec<StateRow>,
}

/// One state.
#[derive(Clone, Debug, Serialize)]
pub struct StateRow {
    /// Three-letter code.
    pub iso3: String,
    /// Name, as the United Nations use it.
    pub name: String,
    /// Region.
    pub region: String,
    /// Status on the day.
    pub status: &'static str,
    /// The instrument it can deposit.
    pub instrument: &'static str,
    /// Date of signature, when it lies before the day.
    pub signed: Option<String>,
    /// Date of deposit, when it lies before the day.
    pub deposited: Option<String>,
    /// Date from which a withdrawal has effect, when it lies before the day.
    pub withdrawn: Option<String>,
    /// Categories it is in.
    pub targets: Vec<&'static str>,
    /// Steps that are in force.
    pub steps: Vec<String>,
}

/// Says on which vote the category of supporters rests.
const VOTE_NOTE: &str =
    "votes are those of the General Assembly's plenary, not of its First Committee";

/// The states asked for.
pub fn states(desk: &Desk, request: &StatesRequest) -> States {
    let day = request.as_of;
    let year = vote_year(&desk.library, day);
    let profiles = || desk.library.states.values();
    let count = |status| profiles().filter(|p| p.status(day) == status).count();
    let by = |date: Option<Date>| date.filter(|d| *d <= day).map(|d| d.to_string());
    let wanted = request.region.as_ref().map(|r| r.to_lowercase());
    let rows = profiles()
        .filter(|p| {
            wanted.as_ref().is_none_or(|wanted| {
                [&p.geo.continent, &p.geo.un_subregion]
                    .into_iter()
                    .chain(&p.organisations.member_of)
                    .any(|region| {
                        region.to_lowercase().replace('_', " ") == wanted.replace('_', " ")
                    })
            })
        })
        .map(|p| {
            let targets: Vec<TargetCategory> = TargetCategory::ALL
                .into_iter()
                .filter(|t| t.holds(p, day, year.as_deref()))
                .collect();
            (p, targets)
        })
        .filter(|(_, targets)| {
            request.targets.is_empty() || request.targets.iter().any(|t| targets.contains(t))
        })
        .map(|(p, targets)| {
            let status = p.status(day);
            StateRow {
                iso3: p.iso3.to_string(),
                name: p.name.un_name_en.clone(),
                region: p.geo.un_subregion.clone(),
                status: status.word(),
                instrument: status.instrument().word(),
                signed: by(p.ccm.signed),
                deposited: by(p.ccm.consent_date),
                withdrawn: by(p.ccm.withdrawal_effective),
                steps: if targets.contains(&TargetCategory::InterimSteps) {
                    let day = day.to_string();
                    let steps = p.interim_steps.steps.iter().filter(|s| s.counts(&day));
                    steps
                        .map(|s| match &s.date {
                            Some(date) => format!("{}: {} ({date})", s.kind, s.what),
                            None => format!("{}: {}", s.kind, s.what),
                        })
                        .collect()
                } else {
                    Vec::new()
                },
                targets: targets.into_iter().map(TargetCategory::word).collect(),
            }
        })
        .collect();
    States {
        format: "enact-states",
        version: 1,
        as_of: day.to_string(),
        parties: count(Status::Party),
        signatories: count(Status::Signatory),
        not_party: count(Status::NotParty),
        withdrawn: count(Status::Withdrawn),
        vote_year: year,
        vote_note: VOTE_NOTE,
        states: rows,
    }
}
