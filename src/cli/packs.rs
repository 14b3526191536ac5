//! `enact packs`

use super::report::Report;
use super::show::ShowFormat;
use super::{Answer, orders, system};
use crate::document::Language;
use crate::ops::{Desk, PackRow, Trouble, find_state, packs};
use clap::Args;
use jiff::civil::Date;

/// List the packs: for whom, when, which papers; with a state, those it can have.
#[derive(Args)]
pub(super) struct PacksArgs {
    /// A code of two or three letters, or a name
    state: Option<String>,
    /// The day (without it: today)
    #[arg(long, value_name = "DATE", value_parser = orders::date)]
    as_of: Option<Date>,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: ShowFormat,
}

pub(super) fn run(args: &PacksArgs, desk: &Desk, report: &mut Report) -> Result<Answer, Trouble> {
    let state = args.state.as_deref();
    let profile = state.map(|state| find_state(desk, state)).transpose()?;
    let day = args.as_of.unwrap_or_else(system::today);
    let rows = packs(desk, profile, day, Language::En)?;
    if matches!(args.format, ShowFormat::Json) {
        report.json(&rows)?;
        return Ok(Answer::Done);
    }
    let (fits, others): (Vec<PackRow>, Vec<PackRow>) = rows
        .into_iter()
        .partition(|row| row.not_for_this_state.is_none());
    let cells = |row: PackRow| -> Vec<String> {
        vec![
            row.pack,
            row.for_whom,
            row.when,
            row.documents.join(", "),
            row.languages.join(" "),
        ]
    };
    let titles = ["pack", "for whom", "when", "papers", "languages"];
    report.table(&titles, fits.into_iter().map(cells))?;
    for row in others {
        let reason = row.not_for_this_state.unwrap_or_default();
        report.talk(&format!("{}: not for this state: {reason}", row.pack));
    }
    Ok(Answer::Done)
}
