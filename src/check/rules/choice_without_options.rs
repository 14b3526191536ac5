//! A choice needs options, each with its own id; only a choice has them.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Place, Severity};
use crate::library::ValueType;
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    name: "choice-without-options",
    level: Severity::Error,
    what: "A value of type `choice` has no options, or two options share an id; or a value of another type has options.",
    why: "A choice is answered by naming one of its options. Without options nobody can answer it, and no condition on it can hold.",
    example: "- name: financing\n  type: choice\n  question: { en: \"Is financing an offence?\" }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for declaration in survey.library.values.values() {
        let name = &declaration.name.value;
        let choice = declaration.value_type == ValueType::Choice;
        if choice && declaration.options.is_empty() {
            findings.push(
                RULE.finding(format!(
                    "`{name}` is a choice and offers nothing to choose from"
                ))
                .at(&declaration.place())
                .hint("add `options:`, each with `id:` and `means:`"),
            );
        }
        let mut seen = BTreeSet::new();
        for option in &declaration.options {
            let place = Place::new(&declaration.file, option.line, option.column);
            if !choice {
                findings.push(
                    RULE.finding(format!("`{name}` has options and is not of type `choice`"))
                        .at(&place)
                        .hint("write `type: choice`, or remove the options"),
                );
                break;
            }
            if !seen.insert(&option.id) {
                findings.push(
                    RULE.finding(format!("`{name}` has two options called `{}`", option.id))
                        .at(&place)
                        .hint("give one of them another id"),
                );
            }
        }
    }
}
