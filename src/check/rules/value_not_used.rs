//! What is declared is used.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Place, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    name: "value-not-used",
    level: Severity::Error,
    what: "clauses/values/ declares a value that no text and no condition uses; or a clause or template lists a value that it does not use.",
    why: "The State would be asked a question whose answer changes nothing.",
    example: "values: [penalty.fine]\nprovisions:\n  - text: { en: \"A person commits an offence if …\" }     # no fine in it",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    let library = survey.library;
    let mut used: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut all: BTreeSet<&str> = BTreeSet::new();
    for words in &survey.words {
        for (name, _) in words.names() {
            used.entry(words.owner.file()).or_default().insert(name);
            all.insert(name);
        }
    }
    for tests in &survey.tests {
        for (name, _) in tests.condition.tests() {
            used.entry(tests.owner.file()).or_default().insert(name);
            all.insert(name);
        }
    }
    for declaration in library.values.values() {
        let name = declaration.name.value.as_str();
        if !all.contains(name) {
            findings.push(
                RULE.finding(format!("no clause and no template uses `{name}`"))
                    .at(&declaration.place())
                    .hint("remove the declaration, or use the value in a text or a `when:`"),
            );
        }
    }
    let clauses = library.clauses.values().map(|c| (&c.file, &c.values));
    let templates = library.templates.values().map(|t| (&t.file, &t.values));
    for (file, list) in clauses.chain(templates) {
        let mut seen = BTreeSet::new();
        for own in list {
            let name = own.value.as_str();
            let place = Place::new(file, own.line, own.column);
            let here = used.get(&**file).is_some_and(|names| names.contains(name));
            // A name that is declared nowhere is told by `value-not-declared`.
            if !here && library.values.contains_key(name) {
                findings.push(
                    RULE.finding(format!(
                        "`{name}` is listed, and nothing in this file uses it"
                    ))
                    .at(&place)
                    .hint("remove it from `values:`"),
                );
            } else if !seen.insert(name) {
                findings.push(
                    RULE.finding(format!("`{name}` is listed twice"))
                        .at(&place)
                        .hint("keep one of the two"),
                );
            }
        }
    }
}
