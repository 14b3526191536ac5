//! `enact explain`

use super::Answer;
use super::orders::OrderArgs;
use super::report::Report;
use super::show::ShowFormat;
use crate::ops::{Desk, Explanation, Format, Trouble, explain, find_state};
use clap::Args;

/// Say why each clause is in or out, and where each value came from.
#[derive(Args)]
pub(super) struct ExplainArgs {
    /// A code of two or three letters, or a name
    state: String,
    /// The document, such as `bill`
    document: String,
    /// Only this clause, by its id, such as `offences/financing`
    clause: Option<String>,
    #[command(flatten)]
    order: OrderArgs,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: ShowFormat,
}

pub(super) fn run(args: &ExplainArgs, desk: &Desk, report: &mut Report) -> Result<Answer, Trouble> {
    let profile = find_state(desk, &args.state)?;
    let request = args
        .order
        .document(&desk.library, &args.document, Format::Text)?;
    let found = explain(desk, profile, &request, args.clause.as_deref())?;
    match args.format {
        ShowFormat::Json => report.json(&found)?,
        ShowFormat::Table => table(&found, report)?,
    }
    Ok(Answer::Done)
}

fn table(found: &Explanation, report: &mut Report) -> Result<(), Trouble> {
    let clauses = found.clauses.iter().map(|clause| {
        let reason = &clause.reason;
        let why: Vec<String> = reason
            .tests
            .iter()
            .map(|t| {
                let sign = if t.held { "is" } else { "is not" };
                format!("{} {sign} {}: {} ({})", t.name, t.wanted, t.value, t.origin)
            })
            .collect();
        vec![
            clause.number.clone().unwrap_or_default(),
            reason.subject.clone(),
            if reason.included { "in" } else { "out" }.to_owned(),
            if why.is_empty() {
                "always".to_owned()
            } else {
                why.join("\n")
            },
            reason.place.to_string(),
        ]
    });
    report.table(&["number", "clause", "", "because", "written in"], clauses)?;
    report.line("")?;
    let values = found.values.iter().map(|value| {
        vec![
            value.name.clone(),
            value.value.clone().unwrap_or_else(|| "open".to_owned()),
            value.origin.clone(),
        ]
    });
    report.table(&["value", "is", "given by"], values)
}
