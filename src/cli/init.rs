//! `enact init`

use super::Answer;
use super::report::Report;
use crate::ops::{Trouble, init};
use clap::Args;
use std::path::PathBuf;

/// Write the library out to edit.
#[derive(Args)]
pub(super) struct InitArgs {
    /// The folder to make
    folder: PathBuf,
}

pub(super) fn run(args: &InitArgs, report: &mut Report) -> Result<Answer, Trouble> {
    let files = init(&args.folder)?;
    report.line(&format!(
        "wrote {}: {files} files; next: edit, then `enact check --library {0}`",
        args.folder.display()
    ))?;
    Ok(Answer::Done)
}
