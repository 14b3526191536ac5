//! `enact coverage`

use super::Answer;
use super::orders::OrderArgs;
use super::report::Report;
use super::show::ShowFormat;
use crate::ops::{Desk, Format, Trouble, coverage, find_state};
use clap::Args;

/// Go through the Convention's obligations: met by which provision, or open.
#[derive(Args)]
pub(super) struct CoverageArgs {
    /// A code of two or three letters, or a name
    state: String,
    /// The law, such as `bill`
    document: String,
    #[command(flatten)]
    order: OrderArgs,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: ShowFormat,
}

pub(super) fn run(
    args: &CoverageArgs,
    desk: &Desk,
    report: &mut Report,
) -> Result<Answer, Trouble> {
    let profile = find_state(desk, &args.state)?;
    let request = args
        .order
        .document(&desk.library, &args.document, Format::Text)?;
    let found = coverage(desk, profile, &request)?;
    let open = found.obligations.iter().filter(|o| o.is_open()).count();
    match args.format {
        ShowFormat::Json => report.json(&found)?,
        ShowFormat::Table => {
            let rows = found.obligations.iter().map(|o| {
                vec![
                    o.obligation.clone(),
                    o.article.clone(),
                    o.duty.clone(),
                    o.measure.to_owned(),
                    o.standing.to_string(),
                ]
            });
            report.table(&["id", "article", "duty", "measure", "standing"], rows)?;
        }
    }
    report.talk(&format!(
        "{} obligations, {open} open",
        found.obligations.len()
    ));
    Ok(if open > 0 { Answer::No } else { Answer::Done })
}
