//! `enact check`

use super::Answer;
use super::report::Report;
use super::show::ShowFormat;
use crate::ops::{Trouble, check, explain_rule, rules};
use clap::Args;
use std::path::Path;

/// Check the library: every finding at once.
#[derive(Args)]
pub(super) struct CheckArgs {
    /// Say what a rule is about instead
    #[arg(long, value_name = "RULE", conflicts_with = "rules")]
    explain: Option<String>,
    /// List the rules instead
    #[arg(long)]
    rules: bool,
    /// How to print findings
    #[arg(long, value_enum, default_value = "table")]
    format: ShowFormat,
}

pub(super) fn run(
    args: &CheckArgs,
    library: Option<&Path>,
    report: &mut Report,
) -> Result<Answer, Trouble> {
    if let Some(name) = &args.explain {
        report.line(explain_rule(name)?.trim_end())?;
        return Ok(Answer::Done);
    }
    if args.rules {
        let rows = rules()
            .into_iter()
            .map(|(name, what)| vec![name.to_owned(), what.to_owned()]);
        report.table(&["rule", "what"], rows)?;
        return Ok(Answer::Done);
    }
    let findings = check(library)?;
    match args.format {
        ShowFormat::Json => report.json(&findings.iter().collect::<Vec<_>>())?,
        ShowFormat::Table if !findings.is_empty() => report.line(&findings.to_string())?,
        ShowFormat::Table => {}
    }
    let errors = findings.iter().filter(|f| f.is_error()).count();
    report.talk(&format!(
        "{errors} errors, {} notes",
        findings.len() - errors
    ));
    Ok(if errors > 0 { Answer::No } else { Answer::Done })
}
