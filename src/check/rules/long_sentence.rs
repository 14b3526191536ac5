//! A sentence has more than 45 words.

use crate::check::rules::style::texts;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "long-sentence",
    level: Severity::Error,
    what: "A sentence has more than 45 words.",
    why: "A reader loses the beginning before the end. Most long sentences hold two rules.",
    example: "text: { en: \"Where a person who … and who … has … unless … the Minister may …\" }",
    run: Some(run),
};

/// Words of the longest sentence that passes.
const LONGEST: usize = 45;

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    texts(survey, &RULE, findings, |text, _| {
        let long = text
            .sentences()
            .into_iter()
            .filter(|words| *words > LONGEST);
        long.map(|words| {
            (
                format!("a sentence has {words} words"),
                format!("make two of it; {LONGEST} words are the limit"),
            )
        })
        .collect()
    });
}
