//! `enact changes`

use super::Answer;
use super::report::Report;
use super::show::ShowFormat;
use crate::ops::{Carried, Selection, Trouble, changes, settle};
use clap::Args;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// List the tracked changes and comments of a Word file, or accept and reject some of the changes.
#[derive(Args)]
pub(super) struct ChangesArgs {
    /// The Word file
    file: PathBuf,
    /// How to list
    #[arg(long, value_enum, default_value = "table", conflicts_with = "output")]
    format: ShowFormat,
    /// Accept these: `all`, `id=3,7-9`, `author=NAME`, `kind=insertion,deletion,move,merge,format`; may be given often
    #[arg(long, value_name = "SELECTION", requires = "output")]
    accept: Vec<String>,
    /// Reject these, selected in the same way
    #[arg(long, value_name = "SELECTION", requires = "output")]
    reject: Vec<String>,
    /// The file to write, in which what is not selected stays tracked
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &ChangesArgs, report: &mut Report) -> Result<Answer, Trouble> {
    let bytes = read(&args.file)?;
    let name = args.file.display().to_string();
    let Some(path) = &args.output else {
        let carried = changes(&name, &bytes)?;
        match args.format {
            ShowFormat::Json => report.json(&carried)?,
            ShowFormat::Table => table(&carried, report)?,
        }
        report.talk(&sum(&carried));
        return Ok(Answer::Done);
    };
    if args.accept.is_empty() && args.reject.is_empty() {
        return Err(Trouble::asked(
            "nothing-selected",
            "nothing is to be accepted or rejected",
            "add `--accept all`, or `--accept` and `--reject` with a selection",
        ));
    }
    let selections = |texts: &[String]| -> Result<Vec<Selection>, Trouble> {
        texts.iter().map(|text| Selection::parse(text)).collect()
    };
    let (accept, reject) = (selections(&args.accept)?, selections(&args.reject)?);
    let settled = settle(&name, &bytes, &accept, &reject)?;
    super::draft::write(path, &settled.bytes)?;
    report.line(&format!(
        "wrote {}: {} accepted, {} rejected, {} still tracked",
        path.display(),
        settled.accepted,
        settled.rejected,
        settled.kept
    ))?;
    report.findings(&settled.notes);
    Ok(Answer::Done)
}

/// The longest text in a table, in characters.
const SHOWN: usize = 60;

fn table(carried: &Carried, report: &mut Report) -> Result<(), Trouble> {
    if !carried.changes.is_empty() {
        let rows = carried.changes.iter().map(|change| {
            let what = match change.properties.is_empty() {
                true => short(&change.text),
                false => format!("{} ({})", short(&change.text), change.properties.join(", ")),
            };
            vec![
                change.id.to_string(),
                change.kind.to_string(),
                change.on.to_string(),
                change.author.clone(),
                change.date.clone(),
                place(&change.story, change.paragraph),
                what,
            ]
        });
        let header = ["id", "change", "of", "author", "date", "place", "text"];
        report.table(&header, rows)?;
    }
    if !carried.comments.is_empty() {
        if !carried.changes.is_empty() {
            report.line("")?;
        }
        let rows = carried.comments.iter().map(|comment| {
            vec![
                match (&comment.answers, comment.resolved) {
                    (Some(other), _) => format!("{}, answers {other}", comment.id),
                    (None, true) => format!("{}, resolved", comment.id),
                    (None, false) => comment.id.clone(),
                },
                comment.author.clone(),
                comment.date.clone(),
                place(&comment.story, comment.paragraph),
                short(&comment.about),
                short(&comment.text),
            ]
        });
        let header = ["comment", "author", "date", "place", "about", "says"];
        report.table(&header, rows)?;
    }
    Ok(())
}

fn place(story: &str, paragraph: usize) -> String {
    match (story, paragraph) {
        ("", _) => "nowhere".to_owned(),
        (story, 0) => story.to_owned(),
        (story, paragraph) => format!("{story}, paragraph {paragraph}"),
    }
}

fn short(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

fn sum(carried: &Carried) -> String {
    let authors: BTreeSet<&str> = carried.changes.iter().map(|c| c.author.as_str()).collect();
    format!(
        "{} changes by {} authors, {} comments",
        carried.changes.len(),
        authors.len(),
        carried.comments.len()
    )
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    std::fs::read(path).map_err(|error| {
        Trouble::asked(
            "cannot-read",
            format!("`{}` cannot be read: {error}", path.display()),
            "name a Word file (.docx)",
        )
    })
}
