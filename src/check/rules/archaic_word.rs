//! A text has a word that nobody uses outside old laws.

use crate::check::rules::style::texts;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "archaic-word",
    level: Severity::Error,
    what: "A text has a word that nobody uses outside old laws.",
    why: "The reader has to translate it, and readers translate differently.",
    example: "text: { en: \"notwithstanding the provisions hereof\" }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    texts(survey, &RULE, findings, |text, style| {
        let found = style.archaic.iter().filter(|(word, _)| text.has(word));
        found
            .map(|(word, instead)| {
                (
                    format!("`{word}` is archaic"),
                    format!("write instead: {instead}"),
                )
            })
            .collect()
    });
}
