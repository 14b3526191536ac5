//! A text has a pronoun or noun that names one sex.

use crate::check::rules::style::texts;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "gendered-pronoun",
    level: Severity::Error,
    what: "A text has a pronoun or noun that names one sex.",
    why: "A law speaks to everyone. Repeating the noun, or the plural, also leaves no doubt about who is meant.",
    example: "text: { en: \"The Minister may delegate his powers.\" }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    texts(survey, &RULE, findings, |text, style| {
        let found = style.gendered.iter().filter(|word| text.has(word));
        found
            .map(|word| {
                (
                    format!("`{word}` names one sex"),
                    "repeat the noun, or use the plural".to_owned(),
                )
            })
            .collect()
    });
}
