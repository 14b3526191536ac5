//! What is repeated is one of the collections that the program gives.

use crate::check::{Rule, Survey};
use crate::difference::nearest;
use crate::finding::{Findings, Place, Severity};
use crate::library::BUILT_IN_COLLECTIONS;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unknown-collection",
    level: Severity::Error,
    what: "An `each:` names a collection that does not exist.",
    why: "Nothing would be repeated, and the table or list would stay empty.",
    example: "rows:\n  - each: pack.blanks        # the collection is called pack.open_blanks",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    let names: Vec<&str> = BUILT_IN_COLLECTIONS.iter().map(|(name, _)| *name).collect();
    for (template, each) in &survey.repeats {
        if names.contains(&each.value.as_str()) {
            continue;
        }
        let near = nearest(&each.value, names.iter().copied(), 1);
        let hint = match near.first() {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the collections are {}", names.join(", ")),
        };
        findings.push(
            RULE.finding(format!("there is no collection `{}`", each.value))
                .at(&Place::new(&template.file, each.line, each.column))
                .hint(hint),
        );
    }
}
