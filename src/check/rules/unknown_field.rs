//! `item.` names a field of the collection that is repeated.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};
use crate::library::BUILT_IN_COLLECTIONS;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unknown-field",
    level: Severity::Error,
    what: "`{{item.x}}` names a field that the collection of `each:` does not have, or stands where nothing is repeated.",
    why: "The cell would stay empty in every row.",
    example: "- each: pack.documents\n  cells:\n    - { en: \"{{item.heading}}\" }      # documents have number, title and purpose",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for words in &survey.words {
        let collection = words
            .each
            .and_then(|each| BUILT_IN_COLLECTIONS.iter().find(|(name, _)| *name == each));
        for (name, phrase) in words.names() {
            let Some(field) = name.strip_prefix("item.") else {
                continue;
            };
            let finding = match (collection, words.each) {
                (Some((_, fields)), _) if fields.contains(&field) => continue,
                (Some((each, fields)), _) => RULE
                    .finding(format!("an entry of `{each}` has no field `{field}`"))
                    .hint(format!("its fields are {}", fields.join(", "))),
                // The unknown collection is told by its own rule.
                (None, Some(_)) => continue,
                (None, None) => RULE
                    .finding(format!("`{name}` stands where nothing is repeated"))
                    .hint("put the text under an `each:`"),
            };
            findings.push(finding.at(&survey.spot(words.owner.file(), phrase, name)));
        }
    }
}
