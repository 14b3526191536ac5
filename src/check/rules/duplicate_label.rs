//! A label names one provision of its clause.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Place, Severity};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    name: "duplicate-label",
    level: Severity::Error,
    what: "Two provisions of a clause have the same label, at whatever depth.",
    why: "References, comparisons and comments find a provision by its label. With two of the same name, a reference would cite the wrong one.",
    example: "provisions:\n  - label: offence\n    text: { en: \"…\" }\n  - label: offence\n    text: { en: \"…\" }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for clause in survey.library.clauses.values() {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for label in clause.items().into_iter().filter_map(|i| i.label.as_ref()) {
            if let Some(line) = seen.get(label.value.as_str()) {
                findings.push(
                    RULE.finding(format!(
                        "the label `{}` is taken: line {line} has it already",
                        label.value
                    ))
                    .at(&Place::new(&clause.file, label.line, label.column))
                    .hint("give this provision another label"),
                );
            } else {
                seen.insert(&label.value, label.line);
            }
        }
    }
}
