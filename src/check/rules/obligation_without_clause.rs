//! Each duty that calls for a rule of law is carried by some clause.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Place, Severity};
use crate::library::Measure;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The rule.
pub const RULE: Rule = Rule {
    name: "obligation-without-clause",
    level: Severity::Error,
    what: "No clause says in `implements:` that it carries an obligation whose measure is criminal or legislative.",
    why: "A law made from this library would leave a duty under the Convention without the rule of law that it calls for.",
    example: "clauses/obligations.yaml lists O-1.1.a with `measure: criminal`,\nand no clause has\n  implements: [O-1.1.a]",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    let carried: BTreeSet<&str> = survey
        .library
        .clauses
        .values()
        .flat_map(|clause| clause.implements.iter().map(|o| o.value.as_str()))
        .collect();
    let file: Arc<str> = Arc::from("clauses/obligations.yaml");
    for obligation in &survey.library.obligations.obligations {
        let of_law = matches!(obligation.measure, Measure::Criminal | Measure::Legislative);
        if !of_law || carried.contains(obligation.id.value.as_str()) {
            continue;
        }
        let modules: Vec<&str> = obligation
            .clauses
            .iter()
            .map(|m| m.value.as_str())
            .collect();
        let hint = if modules.is_empty() {
            format!(
                "write a clause and add `{}` to its `implements:`",
                obligation.id.value
            )
        } else {
            format!(
                "add `{}` to the `implements:` of a clause of {}",
                obligation.id.value,
                modules.join(", ")
            )
        };
        findings.push(
            RULE.finding(format!(
                "no clause carries the {} obligation `{}` (article {})",
                obligation.measure.word(),
                obligation.id.value,
                obligation.art
            ))
            .at(&Place::new(&file, obligation.id.line, obligation.id.column))
            .hint(hint),
        );
    }
}
