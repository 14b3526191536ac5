//! `answers`: what somebody filled into a form that went out, and the decisions that follow from it.

use super::{Desk, Trouble};
use crate::document::Language;
use crate::finding::{Finding, Findings};
use crate::intake::{FilledForm, FormAnswer, read_form};
use crate::library::{Library, Template};
use crate::phrase::Piece;
use serde::Serialize;
use std::collections::BTreeSet;

/// A filled form, and what follows from it.
#[derive(Clone, Debug, Serialize)]
pub struct Answers {
    /// The form.
    pub form: FilledForm,
    /// The values that its answers decide: a list whose name is that of a value, in the order of the value's options.
    pub decisions: Vec<Decision>,
    /// What is to be known of the file; refuses nothing.
    #[serde(skip)]
    pub notes: Findings,
}

/// A value that an answer decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The value's name.
    pub name: String,
    /// The option.
    pub option: String,
}

/// Reads a filled form.
///
/// # Errors
/// A file that is no form of ours, and every answer that cannot be read, with the number of its question.
pub fn answers(desk: &Desk, bytes: &[u8]) -> Result<Answers, Trouble> {
    let form = read_form(bytes)?;
    let library = &desk.library;
    let decisions = form
        .fields
        .iter()
        .filter_map(|field| {
            let Some(FormAnswer::Chosen { place, .. }) = &field.answer else {
                return None;
            };
            let value = library.values.get(&field.field)?;
            let option = value.options.get(place.checked_sub(1)?)?;
            Some(Decision {
                name: field.field.clone(),
                option: option.value.id.clone(),
            })
        })
        .collect();
    let notes = notes(library, &form);
    Ok(Answers {
        form,
        decisions,
        notes,
    })
}

/// What the form of the library has and the file has not.
fn notes(library: &Library, form: &FilledForm) -> Findings {
    let mut notes = Findings::new();
    let template = form.template.as_deref();
    let Some(template) = template.and_then(|id| library.templates.get(id)) else {
        notes.push(Finding::note(
            "form-unknown",
            "the file does not say which form of this library it is; its fields are read as they stand",
        ));
        return notes;
    };
    let here: BTreeSet<&str> = form.fields.iter().map(|f| f.field.as_str()).collect();
    for name in fields(template) {
        if !here.contains(name) {
            notes.push(Finding::note(
                "form-field-gone",
                format!("the field `{name}` of the form is not in the file"),
            ));
        }
    }
    notes
}

/// The fields that stand in every copy of a form.
fn fields(template: &Template) -> Vec<&str> {
    let always = template.items().into_iter().filter(|i| i.when.is_empty());
    let texts = always.flat_map(|item| {
        let rows = item.rows.iter().filter(|row| row.when.is_empty());
        item.text.iter().chain(rows.flat_map(|row| &row.cells))
    });
    let pieces = texts
        .filter_map(|text| text.get(Language::En))
        .flat_map(|phrase| phrase.pieces());
    pieces
        .filter_map(|piece| match piece {
            Piece::FormField(field) => Some(field.name.as_str()),
            _ => None,
        })
        .collect()
}
