//! `enact answers`

use super::Answer;
use super::report::Report;
use crate::intake::FormAnswer;
use crate::ops::{Answers, Desk, Trouble, answers};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Read a form that somebody has filled in.
#[derive(Args)]
pub(super) struct AnswersArgs {
    /// The Word file
    file: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: AnswersFormat,
}

/// The formats of answers.
#[derive(Clone, Copy, ValueEnum)]
enum AnswersFormat {
    /// For people
    Table,
    /// For programs
    Json,
    /// A decisions file for `--decisions`: what the answers decide
    Decisions,
}

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 64 << 20;

pub(super) fn run(args: &AnswersArgs, desk: &Desk, report: &mut Report) -> Result<Answer, Trouble> {
    let shown = args.file.display();
    let refuse =
        |what: String| Trouble::asked("unreadable-file", what, "give the Word file that came back");
    let size = std::fs::metadata(&args.file)
        .map_err(|error| refuse(format!("`{shown}` cannot be read: {error}")))?;
    if !size.is_file() || size.len() > MAX_FILE {
        return Err(refuse(format!(
            "`{shown}` is no file, or has more than {MAX_FILE} bytes"
        )));
    }
    let bytes = std::fs::read(&args.file)
        .map_err(|error| refuse(format!("`{shown}` cannot be read: {error}")))?;
    let found = answers(desk, &bytes)?;
    match args.format {
        AnswersFormat::Json => report.json(&found)?,
        AnswersFormat::Table => table(&found, report)?,
        AnswersFormat::Decisions => {
            for decision in &found.decisions {
                report.line(&format!("{}: {}", decision.name, decision.option))?;
            }
        }
    }
    report.findings(&found.notes);
    let given = found.form.fields.iter().filter(|f| f.answer.is_some());
    report.talk(&format!(
        "{} of {} fields are filled in, {} values follow",
        given.count(),
        found.form.fields.len(),
        found.decisions.len()
    ));
    Ok(Answer::Done)
}

fn table(found: &Answers, report: &mut Report) -> Result<(), Trouble> {
    let rows = found.form.fields.iter().filter_map(|field| {
        let answer = match field.answer.as_ref()? {
            FormAnswer::Ticked => "yes".to_owned(),
            FormAnswer::Chosen { text, .. } | FormAnswer::Text(text) => text.clone(),
            FormAnswer::Day(day) => day.to_string(),
        };
        Some(vec![
            field.question.clone().unwrap_or_default(),
            field.field.clone(),
            answer,
        ])
    });
    report.table(&["question", "field", "answer"], rows)
}
