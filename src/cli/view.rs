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
pub(super) enum ViewFormatArg {
    /// A self-contained page
    Html,
    /// Plain text of 80 columns
    Text,
    /// Data, versioned
    Json,
    /// A Word file with coloured text instead of tracked changes
    Docx,
}

/// The format that these arguments ask for.
pub(super) fn view_format(
    format: Option<ViewFormatArg>,
    side_by_side: bool,
    to_file: bool,
) -> Result<ViewFormat, Trouble> {
    let format = format.unwrap_or(match (to_file, side_by_side) {
        (false, false) => ViewFormatArg::Text,
        _ => ViewFormatArg::Html,
    });
    if side_by_side && format != ViewFormatArg::Html {
        return Err(Trouble::asked(
            "only-a-page",
            "only a page has both versions beside each other",
            "ask for `--format html --side-by-side`",
        ));
    }
    if format == ViewFormatArg::Docx && !to_file {
        return Err(Trouble::asked(
            "no-file-named",
            "a Word file cannot be shown on the screen",
            "name a file with `-o`",
        ));
    }
    Ok(match format {
        ViewFormatArg::Html if side_by_side => ViewFormat::Html(Layout::SideBySide),
        ViewFormatArg::Html => ViewFormat::Html(Layout::Inline),
        ViewFormatArg::Text => ViewFormat::Text,
        ViewFormatArg::Json => ViewFormat::Json,
        ViewFormatArg::Docx => ViewFormat::Docx,
    })
}

pub(super) fn run(args: &ViewArgs, report: &mut Report) -> Result<Answer, Trouble> {
    let format = view_format(args.format, args.side_by_side, args.output.is_some())?;
    let bytes = super::changes::read(&args.file)?;
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
