//! A text of a law uses another word for a duty than the clauses of its tradition do.

use crate::check::rules::style::texts;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "duty-word",
    level: Severity::Error,
    what: "A text of a law uses another word for a duty than the clauses of its tradition do.",
    why: "One duty, one word: two words look like two duties. The word that a State prefers is put in by the house style of its profile.",
    example: "for: { tradition: [common-law] }\ntext: { en: \"The Minister shall report.\" }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    texts(survey, &RULE, findings, |text, style| {
        if !text.law {
            return Vec::new();
        }
        let traditions = text.clause.scope.tradition.iter();
        let tables = traditions.filter_map(|tradition| style.duty.get(tradition));
        tables
            .flatten()
            .filter(|(word, _)| text.has(word))
            .map(|(word, instead)| {
                (
                    format!("`{word}` is not this library's word for a duty"),
                    format!("write `{instead}`"),
                )
            })
            .collect()
    });
}
