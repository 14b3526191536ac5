//! `enact draft`

use super::Answer;
use super::orders::{FinishArgs, FormatArg, OrderArgs};
use super::report::Report;
use crate::ops::{Desk, Format, Trouble, draft, find_state};
use clap::Args;
use std::path::{Path, PathBuf};

/// Make one document.
#[derive(Args)]
pub(super) struct DraftArgs {
    /// A code of two or three letters, or a name
    state: String,
    /// The document: bill, instrument, note-verbale, explanatory-memorandum …
    document: String,
    #[command(flatten)]
    order: OrderArgs,
    /// The format (without it: text on the screen, Word in a file)
    #[arg(long, value_enum)]
    format: Option<FormatArg>,
    #[command(flatten)]
    finish: FinishArgs,
    /// The file to write (without it: the screen)
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &DraftArgs, desk: &Desk, report: &mut Report) -> Result<Answer, Trouble> {
    let profile = find_state(desk, &args.state)?;
    let format = args.format.unwrap_or(if args.output.is_some() {
        FormatArg::Docx
    } else {
        FormatArg::Text
    });
    let format = format.finished(&args.finish);
    let request = args.order.document(&desk.library, &args.document, format)?;
    let (bytes, assembly) = draft(desk, profile, &request)?;
    let open = assembly
        .blanks
        .iter()
        .filter(|b| b.document == args.document)
        .count();
    match &args.output {
        None => report.data(&bytes)?,
        Some(path) => {
            write(path, &bytes)?;
            report.line(&format!("wrote {}: {open} blanks open", path.display()))?;
        }
    }
    if let Format::Docx(finish) = format {
        let drafted = assembly
            .drafts
            .iter()
            .find(|d| d.document.head.name == args.document);
        if let Some(sentence) = drafted.and_then(|d| finish.removed(&d.document)) {
            report.talk(&sentence);
        }
    }
    report.findings(&assembly.notes);
    Ok(Answer::Done)
}

/// Writes beside the place, then renames: a crash leaves the old file or the new one.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let name = path
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let fresh = path.with_file_name(format!(".{name}.new"));
    std::fs::write(&fresh, bytes)
        .and_then(|()| std::fs::rename(&fresh, path))
        .map_err(|error| {
            let _ = std::fs::remove_file(&fresh);
            Trouble::asked(
                "cannot-write",
                format!("`{}` cannot be written: {error}", path.display()),
                "name another file with `-o`",
            )
        })
}
