//! `enact view`

use super::Answer;
use super::report::Report;
use crate::ops::{Trouble, ViewFormat, view};
use crate::render::redline::Layout;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Show the tracked changes of a Word file without Word: a page, the terminal, data, or a Word file without revision marks.
#[derive(Args)]
pub(super) struct ViewArgs {
    /// The Word file
    file: PathBuf,
    /// The format (without it: text on the screen, a page in a file)
    #[arg(long, value_enum)]
    format: Option<ViewFormatArg>,
    /// The page has both versions beside each other
    #[arg(long)]
    side_by_side: bool,
    /// The file to write (without it: the screen)
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ViewFormatArg {
    /// A self-contained page
    Html,
    /// Plain text of 80 columns
    Text,
    /// Data, versioned
    Json,
    /// A Word file with coloured text instead of tracked changes
    Docx,
}

pub(super) fn run(args: &ViewArgs, report: &mut Report) -> Result<Answer, Trouble> {
    let format = args
        .format
        .unwrap_or(match (&args.output, args.side_by_side) {
            (None, false) => ViewFormatArg::Text,
            _ => ViewFormatArg::Html,
        });
    if args.side_by_side && format != ViewFormatArg::Html {
        return Err(Trouble::asked(
            "only-a-page",
            "only a page has both versions beside each other",
            "ask for `--format html --side-by-side`",
        ));
    }
    if format == ViewFormatArg::Docx && args.output.is_none() {
        return Err(Trouble::asked(
            "no-file-named",
            "a Word file cannot be shown on the screen",
            "name a file with `-o`",
        ));
    }
    let bytes = super::changes::read(&args.file)?;
    let format = match format {
        ViewFormatArg::Html if args.side_by_side => ViewFormat::Html(Layout::SideBySide),
        ViewFormatArg::Html => ViewFormat::Html(Layout::Inline),
        ViewFormatArg::Text => ViewFormat::Text,
        ViewFormatArg::Json => ViewFormat::Json,
        ViewFormatArg::Docx => ViewFormat::Docx,
    };
    let name = args.file.file_name().unwrap_or(args.file.as_os_str());
    let viewed = view(&name.to_string_lossy(), &bytes, format)?;
    match &args.output {
        None => report.data(&viewed.bytes)?,
        Some(path) => {
            super::draft::write(path, &viewed.bytes)?;
            report.line(&format!(
                "wrote {}: {} changes",
                path.display(),
                viewed.changes
            ))?;
        }
    }
    report.findings(&viewed.notes);
    Ok(Answer::Done)
}
