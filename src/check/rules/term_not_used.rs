//! Every definition is used by some law.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};
use crate::library::Shape;
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    name: "term-not-used",
    level: Severity::Error,
    what: "A term is defined, and no clause that a template can print uses it.",
    why: "A definition is printed only where its term is used, so this one never is. Often the term is used in plain words somewhere, and the definition was meant to apply.",
    example: "clauses/definitions/minister.yaml exists, and every clause writes\n\"the Minister\" instead of the {{term \"minister\"}}",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    let reached: BTreeSet<&str> = survey
        .library
        .templates
        .values()
        .flat_map(|template| survey.reached(template))
        .collect();
    for clause in survey.library.clauses.values() {
        if clause.shape == Shape::Definition && !reached.contains(&*clause.id.0) {
            let term = clause.id.short();
            findings.push(
                RULE.finding(format!("no law uses the term `{term}`"))
                    .at(&clause.place())
                    .hint(format!(
                        "write `{{{{term \"{term}\"}}}}` where the law means it, or remove this definition"
                    )),
            );
        }
    }
}
