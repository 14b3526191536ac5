//! `enact init`

use super::Answer;
use super::orders::{date, language};
use super::report::Report;
use super::system;
use crate::document::Language;
use crate::ops::{Desk, Trouble, decisions, find_state, init};
use clap::Args;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Write the library out to edit, or the questions of a state's bill to answer.
#[derive(Args)]
pub(super) struct InitArgs {
    /// The folder to make
    folder: PathBuf,
    /// Write a decisions file for this state's bill instead of the library
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// The language of the questions
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language, requires = "state")]
    lang: Language,
    /// The day that the state's status follows (without it: today)
    #[arg(long, value_name = "DATE", value_parser = date, requires = "state")]
    as_of: Option<Date>,
}

pub(super) fn run(
    args: &InitArgs,
    library: Option<&Path>,
    report: &mut Report,
) -> Result<Answer, Trouble> {
    let Some(state) = &args.state else {
        let files = init(&args.folder)?;
        report.line(&format!(
            "wrote {}: {files} files; next: edit, then `enact check --library {0}`",
            args.folder.display()
        ))?;
        return Ok(Answer::Done);
    };
    let desk = Desk::open(library)?;
    let profile = find_state(&desk, state)?;
    let day = args.as_of.unwrap_or_else(system::today);
    let sheet = decisions(&desk, profile, day, args.lang, &args.folder)?;
    report.line(&format!(
        "wrote {}: {} questions; next: answer, then `enact draft {} bill --decisions {0}`",
        sheet.file.display(),
        sheet.questions,
        profile.iso3
    ))?;
    Ok(Answer::Done)
}
