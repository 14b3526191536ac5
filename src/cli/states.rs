//! `enact states`

use super::report::Report;
use super::{Answer, orders, system};
use crate::library::TargetCategory;
use crate::ops::{Desk, States, StatesRequest, Trouble, states};
use clap::{Args, ValueEnum};
use jiff::civil::Date;

/// List states by status and by target category, on a day.
#[derive(Args)]
pub(super) struct StatesArgs {
    /// Only these categories of the work plan; may be given often
    #[arg(long, value_name = "CATEGORY")]
    target: Vec<TargetArg>,
    /// Only this continent, subregion or organisation
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    /// The day (without it: today)
    #[arg(long, value_name = "DATE", value_parser = orders::date)]
    as_of: Option<Date>,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: TableFormat,
}

/// A category of target states.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum TargetArg {
    /// Signed and not yet ratified
    Signatories,
    /// Parties to the Anti-Personnel Mine Ban Convention that have neither signed nor joined
    MineBanParties,
    /// Voted in plenary for the General Assembly's resolution, and have neither signed nor joined
    ResolutionSupporters,
    /// Outside, with a declaration, voluntary report or other step in force
    InterimSteps,
}

impl From<TargetArg> for TargetCategory {
    fn from(target: TargetArg) -> TargetCategory {
        match target {
            TargetArg::Signatories => TargetCategory::Signatories,
            TargetArg::MineBanParties => TargetCategory::MineBanParties,
            TargetArg::ResolutionSupporters => TargetCategory::ResolutionSupporters,
            TargetArg::InterimSteps => TargetCategory::InterimSteps,
        }
    }
}

/// The formats of lists.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum TableFormat {
    /// For people
    Table,
    /// For spreadsheets
    Csv,
    /// For programs
    Json,
}

const HEADER: [&str; 8] = [
    "iso3",
    "name",
    "region",
    "status",
    "instrument",
    "signed",
    "deposited",
    "targets",
];

pub(super) fn run(args: &StatesArgs, desk: &Desk, report: &mut Report) -> Result<Answer, Trouble> {
    let request = StatesRequest {
        as_of: args.as_of.unwrap_or_else(system::today),
        targets: args.target.iter().map(|t| (*t).into()).collect(),
        region: args.region.clone(),
    };
    let found = states(desk, &request);
    match args.format {
        TableFormat::Table => report.table(&HEADER, rows(&found))?,
        TableFormat::Csv => report.data(&csv(&found)?)?,
        TableFormat::Json => report.json(&found)?,
    }
    let vote = found.vote_year.as_deref().map_or_else(
        || "no complete roll call is on file for resolution-supporters".to_owned(),
        |year| format!("resolution-supporters go by {year}: {}", found.vote_note),
    );
    report.talk(&format!(
        "{}: {} parties, {} signatories, {} not party, {} withdrawn; {} listed; {vote}",
        found.as_of,
        found.parties,
        found.signatories,
        found.not_party,
        found.withdrawn,
        found.states.len()
    ));
    Ok(Answer::Done)
}

fn rows(found: &States) -> Vec<Vec<String>> {
    let dash = |date: &Option<String>| date.clone().unwrap_or_default();
    found
        .states
        .iter()
        .map(|row| {
            vec![
                row.iso3.clone(),
                row.name.clone(),
                row.region.clone(),
                match &row.withdrawn {
                    Some(date) => format!("{} {date}", row.status),
                    None => row.status.to_owned(),
                },
                row.instrument.to_owned(),
                dash(&row.signed),
                dash(&row.deposited),
                row.targets.join(" "),
            ]
        })
        .collect()
}

fn csv(found: &States) -> Result<Vec<u8>, Trouble> {
    let broken = |error: csv::Error| Trouble::Broken(error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER).map_err(broken)?;
    for row in rows(found) {
        writer.write_record(row).map_err(broken)?;
    }
    writer
        .into_inner()
        .map_err(|error| Trouble::Broken(error.to_string()))
}
