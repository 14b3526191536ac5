//! `enact show`

use super::report::Report;
use super::{Answer, orders, system};
use crate::ops::{Desk, Trouble, find_state, show};
use clap::{Args, ValueEnum};
use jiff::civil::Date;

/// Print a state's profile.
#[derive(Args)]
pub(super) struct ShowArgs {
    /// A code of two or three letters, or a name
    state: String,
    /// The day (without it: today)
    #[arg(long, value_name = "DATE", value_parser = orders::date)]
    as_of: Option<Date>,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: ShowFormat,
}

/// The formats of a profile.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum ShowFormat {
    /// For people
    Table,
    /// For programs
    Json,
}

pub(super) fn run(args: &ShowArgs, desk: &Desk, report: &mut Report) -> Result<Answer, Trouble> {
    let profile = find_state(desk, &args.state)?;
    let facts = show(profile, args.as_of.unwrap_or_else(system::today));
    match args.format {
        ShowFormat::Json => report.json(&facts)?,
        ShowFormat::Table => {
            let mut group = "";
            let rows: Vec<Vec<String>> = facts
                .iter()
                .map(|fact| {
                    let shown = if fact.group == group { "" } else { fact.group };
                    group = fact.group;
                    vec![
                        shown.to_owned(),
                        fact.fact.clone(),
                        fact.value.clone().unwrap_or_else(|| "unknown".to_owned()),
                        fact.confidence.map(|c| c.to_string()).unwrap_or_default(),
                        fact.source.clone().unwrap_or_default(),
                    ]
                })
                .collect();
            report.table(&["group", "fact", "value", "confidence", "source"], rows)?;
        }
    }
    let unknown = facts.iter().filter(|f| f.value.is_none()).count();
    report.talk(&format!(
        "{}: {} facts, {unknown} unknown",
        profile.name.un_name_en,
        facts.len()
    ));
    Ok(Answer::Done)
}
