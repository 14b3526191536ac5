//! A text denies a denial within a few words.

use crate::check::rules::style::texts;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "double-negative",
    level: Severity::Error,
    what: "A text denies a denial within a few words.",
    why: "Readers stumble over it, and half of them take it the wrong way.",
    example: "text: { en: \"A person must not act without notice unless …\" }",
    run: Some(run),
};

/// How many words may stand between the two.
const BETWEEN: usize = 2;

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    texts(survey, &RULE, findings, |text, style| {
        if !text.law {
            return Vec::new();
        }
        let words = text.words();
        let mut found = Vec::new();
        for [first, second] in &style.double_negative {
            for (at, word) in words.iter().enumerate() {
                let after = words.iter().skip(at + 1).take(BETWEEN + 1);
                if word == first && after.into_iter().any(|w| w == second) {
                    found.push((
                        format!("`{first}` and `{second}` stand close together"),
                        "say it without denying twice".to_owned(),
                    ));
                }
            }
        }
        found
    });
}
