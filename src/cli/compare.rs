//! `enact compare`

use super::Answer;
use super::report::Report;
use super::system::today;
use crate::ops::{CompareRequest, Existing, Trouble, compare};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Compare two Word files: the new one with every change tracked.
#[derive(Args)]
pub(super) struct CompareArgs {
    /// The old file
    old: PathBuf,
    /// The new file
    new: PathBuf,
    /// The redline to write (without it: whether they differ)
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Who made the changes
    #[arg(long, default_value = "enact")]
    author: String,
    /// When, such as 2026-11-24 or 2026-11-24T09:30:00Z (without it: today)
    #[arg(long)]
    date: Option<String>,
    /// What to do with tracked changes that a file already carries
    #[arg(long, value_enum, default_value = "accept")]
    existing: ExistingArg,
    /// Write the redline even when not everything of both files can be got back from it
    #[arg(long)]
    allow_loss: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum ExistingArg {
    /// Accept them, say so, and compare what is left
    Accept,
    /// Reject them, say so, and compare what is left
    Reject,
    /// Let them stand beside the new ones (not done yet: such files are refused)
    Keep,
    /// Do not compare such files
    Refuse,
}

pub(super) fn run(args: &CompareArgs, report: &mut Report) -> Result<Answer, Trouble> {
    let old = read(&args.old)?;
    let new = read(&args.new)?;
    let (old_name, new_name) = (
        args.old.display().to_string(),
        args.new.display().to_string(),
    );
    let request = CompareRequest {
        old: (&old_name, &old),
        new: (&new_name, &new),
        author: args.author.clone(),
        date: moment(args.date.as_deref())?,
        existing: match args.existing {
            ExistingArg::Accept => Existing::Accept,
            ExistingArg::Reject => Existing::Reject,
            ExistingArg::Keep => Existing::Keep,
            ExistingArg::Refuse => Existing::Refuse,
        },
        allow_loss: args.allow_loss,
    };
    let compared = compare(&request)?;
    report.findings(&compared.notes);
    if let Some(path) = &args.output {
        super::draft::write(path, &compared.bytes)?;
    }
    let said = match (&args.output, compared.changed) {
        (Some(path), true) => format!("wrote {}: the files differ", path.display()),
        (Some(path), false) => format!("wrote {}: the files do not differ", path.display()),
        (None, true) => "the files differ".to_owned(),
        (None, false) => "the files do not differ".to_owned(),
    };
    report.line(&said)?;
    Ok(if compared.changed {
        Answer::No
    } else {
        Answer::Done
    })
}

/// A day or a moment, as Word writes one.
fn moment(date: Option<&str>) -> Result<String, Trouble> {
    let Some(date) = date else {
        return Ok(format!("{}T00:00:00Z", today()));
    };
    if let Ok(day) = date.parse::<jiff::civil::Date>()
        && !date.contains('T')
    {
        return Ok(format!("{day}T00:00:00Z"));
    }
    match date.parse::<jiff::Timestamp>() {
        Ok(moment) => Ok(moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        Err(_) => Err(Trouble::asked(
            "bad-date",
            format!("`{date}` is no date"),
            "write it as 2026-11-24 or 2026-11-24T09:30:00Z",
        )),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    std::fs::read(path).map_err(|error| {
        Trouble::asked(
            "cannot-read",
            format!("`{}` cannot be read: {error}", path.display()),
            "name a Word file (.docx)",
        )
    })
}
