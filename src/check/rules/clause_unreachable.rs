//! Every clause stands in some law; a definition is reached through its term and has a rule of its own.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};
use crate::library::Shape;

/// The rule.
pub const RULE: Rule = Rule {
    name: "clause-unreachable",
    level: Severity::Error,
    what: "No template arranges this clause.",
    why: "A clause that no template names is never printed, however good it is. Whoever relies on it believes that the law says something that it does not say.",
    example: "clauses/offences/sale.yaml exists, and no file of templates/laws/ has\n  - clause: offences/sale",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for clause in survey.library.clauses.values() {
        if clause.shape == Shape::Definition || survey.occurrences.contains_key(&*clause.id.0) {
            continue;
        }
        findings.push(
            RULE.finding(format!("no template prints the clause `{}`", clause.id))
                .at(&clause.place())
                .hint(format!(
                    "add `- clause: {}` to a file of templates/laws/, or remove this file",
                    clause.id
                )),
        );
    }
}
