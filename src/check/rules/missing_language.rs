//! A released text exists in every language that its clause, template or pack has.

use crate::check::survey::{Owner, Part, Words};
use crate::check::{Rule, Survey};
use crate::document::Language;
use crate::finding::{Findings, Place, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    name: "missing-language",
    level: Severity::Error,
    what: "A text of a released clause lacks a language that another text of the clause has, or the clause's source language; or a law is offered in a language that one of its clauses lacks. The same holds for the texts of a template, a pack and a value.",
    why: "A law printed in that language would have a hole where this text should stand. The program refuses to print it.",
    example: "title: { en: Use, fr: Emploi }\nprovisions:\n  - label: offence\n    text: { en: \"A person commits an offence if …\" }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    let mut by_owner: BTreeMap<&str, Vec<&Words<'_>>> = BTreeMap::new();
    for words in survey.words.iter().filter(|w| w.part != Part::Form) {
        let key = match words.owner {
            // Each declared value stands for itself; names never clash with paths.
            Owner::Value(declaration) => declaration.name.value.as_str(),
            owner => owner.file(),
        };
        by_owner.entry(key).or_default().push(words);
    }
    for all in by_owner.values() {
        let Some(owner) = all.first().map(|words| words.owner) else {
            continue;
        };
        let mut wanted: BTreeSet<Language> = BTreeSet::new();
        match owner {
            Owner::Clause(clause) if !clause.released => continue,
            Owner::Clause(clause) => {
                wanted.insert(clause.source_language);
            }
            _ => {}
        }
        wanted.extend(all.iter().flat_map(|words| words.text.languages()));
        for words in all {
            let has: BTreeSet<Language> = words.text.languages().collect();
            for language in wanted.difference(&has) {
                let (line, column) = words.text.position();
                let file = owner.file();
                findings.push(
                    RULE.finding(format!(
                        "this text has no {} version, and other texts of the same {} have one",
                        language.english_name(),
                        noun(owner)
                    ))
                    .at(&Place::new(file, line, column))
                    .hint(format!("add `{language}:` beside the other languages")),
                );
            }
        }
    }
    laws(survey, findings);
}

/// A law speaks every language that its title has.
fn laws(survey: &Survey<'_>, findings: &mut Findings) {
    for law in survey.laws() {
        for id in survey.reached(law) {
            let Some(clause) = survey.library.clause(id) else {
                continue;
            };
            let texts = clause.law_texts();
            let spoken: BTreeSet<Language> = texts.iter().flat_map(|t| t.languages()).collect();
            for language in law.title.languages().filter(|l| !spoken.contains(l)) {
                findings.push(
                    RULE.finding(format!(
                        "the clause has no {} version, and {} is offered in {}",
                        language.english_name(),
                        law.file,
                        language.english_name()
                    ))
                    .at(&clause.place())
                    .hint(format!("add `{language}:` to each text of the clause")),
                );
            }
        }
    }
}

fn noun(owner: Owner<'_>) -> &'static str {
    match owner {
        Owner::Clause(_) => "clause",
        Owner::Template(_) | Owner::Unfit(_) => "template",
        Owner::Pack(_) => "pack",
        Owner::Value(_) => "value",
    }
}
