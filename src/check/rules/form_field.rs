//! Fields stand in forms, and each has a name of its own.

use crate::check::{Owner, Rule, Survey, Words};
use crate::document::{DocumentKind, FieldContent, FormField};
use crate::finding::{Findings, Severity};
use crate::phrase::Piece;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    name: "form-field",
    level: Severity::Error,
    what: "A field to be filled in by the reader stands in a document that is no form, two fields of a form have the same name, or a list with the name of a value has other options than the value.",
    why: "An answer is read back by the name of its field. Of two fields with one name one answer would be lost; and a field in a letter would leave its reader with a box that nobody reads.",
    example: "kind: form\nbody:\n  - role: text\n    text: { en: '{{check \"consent\"}} We agree. {{check \"consent\"}} You may quote us.' }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for words in &survey.words {
        let form = match words.owner {
            Owner::Template(template) => template.kind.value == DocumentKind::Form,
            _ => false,
        };
        let file = words.owner.file();
        for (language, phrase) in words.versions() {
            for piece in phrase.pieces() {
                let Piece::FormField(field) = piece else {
                    continue;
                };
                let place = survey.spot(file, phrase, &field.name);
                if !form {
                    findings.push(
                        RULE.finding(format!(
                            "the field `{}` stands in a document that is no form",
                            field.name
                        ))
                        .at(&place)
                        .hint("make it `kind: form`, or use `ask` for what is filled in before the document is sent"),
                    );
                }
                if let Some((mine, asked)) = options(survey, field) {
                    findings.push(
                        RULE.finding(format!(
                            "the field `{}` has {mine} options, and the value of that name has {asked}",
                            field.name
                        ))
                        .at(&place)
                        .hint("an answer decides the value by its place: give the same options in the same order"),
                    );
                }
                let key = (file.clone(), language, field.name.clone());
                // Texts under conditions that exclude each other may share a field: only one of them is printed.
                let apart = |other: &Words<'_>| !together(survey, other, words);
                let before: Option<&Words<'_>> = seen.insert(key, words);
                if before.is_some_and(|before| std::ptr::eq(before, words) || !apart(before)) {
                    findings.push(
                        RULE.finding(format!("two fields are called `{}`", field.name))
                            .at(&place)
                            .hint("give each field a name of its own"),
                    );
                }
            }
        }
    }
}

/// How many options a list and the value of its name have, where they differ.
fn options(survey: &Survey<'_>, field: &FormField) -> Option<(usize, usize)> {
    let value = survey.library.values.get(&field.name)?;
    let mine = match &field.content {
        FieldContent::Choice(options) => options.len(),
        _ => 0,
    };
    let asked = value.options.len();
    (mine != asked).then_some((mine, asked))
}

/// Whether both texts can be printed in one document.
fn together<'a>(survey: &Survey<'a>, one: &Words<'a>, other: &Words<'a>) -> bool {
    let latitudes = |words: &Words<'a>| survey.latitudes(words.owner, &words.chain);
    let others = latitudes(other);
    latitudes(one)
        .iter()
        .any(|one| others.iter().any(|other| one.meets(other)))
}
