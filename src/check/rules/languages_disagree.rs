//! The language versions of a text use the same values, terms and references.

use crate::check::{Rule, Survey};
use crate::document::Language;
use crate::document::{FieldContent, FormField};
use crate::finding::{Findings, Severity};
use crate::library::Located;
use crate::phrase::{Phrase, Piece};
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    name: "languages-disagree",
    level: Severity::Error,
    what: "Two language versions of one text do not use the same values, defined terms and references.",
    why: "Both versions are the same law. If one cites a section or uses a defined term that the other does not, they say different things.",
    example: "text:\n  en: 'A person who uses a {{term \"cluster-munition\"}} …'\n  fr: 'Quiconque emploie une arme …'",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for words in &survey.words {
        let mut versions = words.versions();
        let Some((first, model)) = versions.next() else {
            continue;
        };
        for (language, phrase) in versions {
            let file = words.owner.file();
            let mut tell = |has: Language, lacks: Language, what: &str, at: &Located<Phrase>| {
                let place = survey.spot(file, at, what);
                findings.push(
                    RULE.finding(format!(
                        "the {} version uses `{what}`, and the {} version does not",
                        has.english_name(),
                        lacks.english_name()
                    ))
                    .at(&place)
                    .hint("say the same in both versions"),
                );
            };
            for what in uses(model).difference(&uses(phrase)) {
                tell(first, language, what, model);
            }
            for what in uses(phrase).difference(&uses(model)) {
                tell(language, first, what, phrase);
            }
        }
    }
}

/// A field by its name and sort; options count, since an answer is known by its place among them.
fn shape_of(field: &FormField) -> String {
    let name = &field.name;
    match &field.content {
        FieldContent::Check => format!("check {name}"),
        FieldContent::Choice(options) => format!("choose {name} ({} options)", options.len()),
        FieldContent::Day(_) => format!("day {name}"),
        FieldContent::Text(_) => format!("write {name}"),
    }
}

/// What a phrase uses, by name.
fn uses(phrase: &Phrase) -> BTreeSet<String> {
    phrase
        .pieces()
        .iter()
        .flat_map(|piece| match piece {
            Piece::Value { name, .. } => vec![name.clone()],
            Piece::Term { id, .. } => vec![id.clone()],
            Piece::Reference { targets, .. } => targets.iter().map(ToString::to_string).collect(),
            Piece::Ask { name, .. } => vec![name.clone()],
            Piece::FormField(field) => vec![shape_of(field)],
            Piece::Text(_) | Piece::Strong(_) | Piece::Emphasis(_) => Vec::new(),
        })
        .collect()
}
