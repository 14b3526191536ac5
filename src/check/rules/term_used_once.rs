//! A term is defined for a law that uses it in one text only.

use crate::check::rules::style::ignored;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};
use crate::library::Shape;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    name: "term-used-once",
    level: Severity::Error,
    what: "A term is defined for a law that uses it in one text only.",
    why: "A definition used once sends the reader to another page for words that could stand where they are needed.",
    example: "clauses/definitions/dispenser.yaml defines a term, and one section alone\nhas {{term \"dispenser\"}}",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    let mut most: BTreeMap<&str, usize> = BTreeMap::new();
    for law in survey.laws() {
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        let reached = survey.reached(law);
        let clauses = reached.iter().filter_map(|id| survey.library.clause(id));
        for text in clauses.flat_map(|clause| clause.law_texts()) {
            let Some((_, phrase)) = text.versions().next() else {
                continue;
            };
            let terms: BTreeSet<&str> = phrase.value.terms().collect();
            for term in terms {
                *uses.entry(term).or_insert(0) += 1;
            }
        }
        for id in &reached {
            let Some(clause) = survey.library.clause(id) else {
                continue;
            };
            if clause.shape == Shape::Definition {
                let count = uses.get(clause.id.short()).copied().unwrap_or_default();
                let entry = most.entry(id).or_insert(0);
                *entry = (*entry).max(count);
            }
        }
    }
    for (id, count) in most {
        let Some(clause) = survey.library.clause(id).filter(|_| count == 1) else {
            continue;
        };
        if ignored(clause, &RULE) {
            continue;
        }
        findings.push(
            RULE.finding(format!("`{}` is used in one text only", clause.id.short()))
                .at(&clause.place())
                .hint("write its meaning where it is used, and remove the definition"),
        );
    }
}
