//! The answers in a form that somebody has filled in.

use crate::document::FormField;
use crate::finding::{Finding, Findings};
use crate::ooxml::reader::{Opened, ReadControl, ReadControlKind, read};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// A form as it came back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FilledForm {
    /// The template it was made from, by id; `None` where the file no longer says it.
    pub template: Option<String>,
    /// The edition of the library it was made from.
    pub edition: Option<String>,
    /// Its fields in reading order, answered or not.
    pub fields: Vec<Answered>,
}

/// A field and what stands in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answered {
    /// The field's name.
    pub field: String,
    /// The number of the question it belongs to: the last number in front of it.
    pub question: Option<String>,
    /// The answer; `None` where nobody gave one.
    pub answer: Option<FormAnswer>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormAnswer {
    /// The box is ticked; a box that is not is no answer.
    Ticked,
    /// An option: its place from 1, which means the same in every language, and its words.
    Chosen {
        /// Its place in the list.
        place: usize,
        /// Its words.
        text: String,
    },
    /// A day.
    Day(Date),
    /// Words.
    Text(String),
}

impl Answered {
    /// Where the field stands, for messages.
    fn at(&self) -> String {
        match &self.question {
            Some(number) => format!("question {}", number.trim_end_matches(['.', ')'])),
            None => format!("the field `{}`", self.field),
        }
    }
}

/// Reads a filled form.
///
/// # Errors
/// A file that is no Word file, one without a form's fields, two fields of one name, and every answer that cannot be
/// understood, with the number of its question.
pub fn read_form(bytes: &[u8]) -> Result<FilledForm, Findings> {
    let opened = read(bytes).map_err(Finding::from)?;
    let mut findings = Findings::new();
    let mut names = BTreeSet::new();
    let mut fields = Vec::new();
    let mut question = None;
    for paragraph in &opened.paragraphs {
        if let Some(number) = paragraph.number.as_ref().filter(|n| !n.is_empty()) {
            question = Some(number.clone());
        }
        for control in &paragraph.controls {
            let Some(name) = name_of(control) else {
                continue;
            };
            let mut field = Answered {
                field: name.clone(),
                question: question.clone(),
                answer: None,
            };
            if !names.insert(name.clone()) {
                findings.push(
                    Finding::error(
                        "form-field-twice",
                        format!("{}: the field `{name}` is there twice", field.at()),
                    )
                    .hint("remove the copy, so that it is clear which answer counts"),
                );
                continue;
            }
            match answer(control) {
                Ok(answer) => field.answer = answer,
                Err((what, hint)) => findings.push(
                    Finding::error("form-answer", format!("{}: {what}", field.at())).hint(hint),
                ),
            }
            fields.push(field);
        }
    }
    if names.is_empty() {
        findings.push(
            Finding::error("form-without-fields", "this file has no fields of a form")
                .hint("give the Word file that was sent, filled in; a scan, a PDF or a copy of its text cannot be read"),
        );
    }
    findings.or(FilledForm {
        template: told(&opened, "template"),
        edition: told(&opened, "edition"),
        fields,
    })
}

/// The field that a control is: by its tag, or, where a program has dropped that, by the bookmark around it.
fn name_of(control: &ReadControl) -> Option<String> {
    let by_bookmark = || {
        let mut names = control.bookmarks.iter();
        names.find_map(|bookmark| FormField::name_of_bookmark(bookmark))
    };
    match FormField::name_of_tag(&control.tag) {
        Some(name) => Some(name.to_owned()),
        None => by_bookmark(),
    }
}

/// What the file tells of its making.
fn told(opened: &Opened, name: &str) -> Option<String> {
    let drafts = opened.custom.iter().filter(|root| root.name == "draft");
    let mut told = drafts.filter_map(|root| root.find(name));
    told.next().map(|element| element.plain())
}

/// The answer in a control, or what is wrong with it and what to do.
fn answer(control: &ReadControl) -> Result<Option<FormAnswer>, (String, String)> {
    let text = control.text.trim();
    let shown = (!control.placeholder && !text.is_empty()).then_some(text);
    match &control.kind {
        ReadControlKind::CheckBox(ticked) => Ok(ticked.then_some(FormAnswer::Ticked)),
        ReadControlKind::Text => Ok(shown.map(|text| FormAnswer::Text(text.to_owned()))),
        ReadControlKind::DropDown(options) => {
            let Some(text) = shown else {
                return Ok(None);
            };
            match options.iter().position(|option| option.trim() == text) {
                Some(place) => Ok(Some(FormAnswer::Chosen {
                    place: place + 1,
                    text: text.to_owned(),
                })),
                None => Err((
                    format!("“{text}” is none of the options"),
                    format!("choose one of: {}", options.join(", ")),
                )),
            }
        }
        ReadControlKind::Date(picked) => {
            let Some(text) = shown else {
                return Ok(None);
            };
            // A day that was picked is told apart from one that was typed, whose order of day and month nobody knows.
            let day = picked.as_deref().unwrap_or(text).parse::<Date>();
            match day {
                Ok(day) => Ok(Some(FormAnswer::Day(day))),
                Err(_) => Err((
                    format!("“{text}” is no day that can be read"),
                    "pick the day from the calendar of the field, or write it as 2026-11-24"
                        .to_owned(),
                )),
            }
        }
    }
}
