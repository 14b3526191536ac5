//! A text says "and/or".

use crate::check::rules::style::texts;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "and-or",
    level: Severity::Error,
    what: "A text says \"and/or\".",
    why: "It leaves open whether both are needed, which is the one thing that a list has to say.",
    example: "text: { en: \"a fine and/or imprisonment\" }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    texts(survey, &RULE, findings, |text, style| {
        let lower = text.plain.to_lowercase();
        let found = style.and_or.iter().filter(|form| lower.contains(*form));
        found
            .map(|form| {
                (
                    format!("`{form}` leaves open which is meant"),
                    "write the one that is meant, or \"or both\"".to_owned(),
                )
            })
            .collect()
    });
}
