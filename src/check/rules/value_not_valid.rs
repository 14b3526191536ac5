//! A default, or a value in a profile, is one that the declaration allows.

use crate::assemble::read_value;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};
use crate::library::ValueType;

/// The rule.
pub const RULE: Rule = Rule {
    name: "value-not-valid",
    level: Severity::Error,
    what: "The default of a value, or the value that a State's profile gives, is none of its options or not of its type.",
    why: "No law could be made with it: the program refuses a choice that does not exist and a number that is none.",
    example: "- name: retention\n  type: choice\n  options: [{ id: omit, … }, { id: permitted, … }]\n  default: allowed",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    let library = survey.library;
    for declaration in library.values.values() {
        // A choice that offers nothing is told by `choice-without-options`.
        let nothing = declaration.value_type == ValueType::Choice && declaration.options.is_empty();
        if nothing {
            continue;
        }
        let texts = declaration.default.iter().flat_map(|d| d.value.texts());
        for message in texts.filter_map(|text| read_value(declaration, text).err()) {
            findings.push(
                RULE.finding(message)
                    .at(&declaration.default_place())
                    .hint("change the default, or what the declaration allows"),
            );
        }
    }
    for profile in library.states.values() {
        for (name, value) in &profile.values {
            let Some(declaration) = library.values.get(name) else {
                continue;
            };
            let texts = value.value.texts().into_iter();
            for message in texts.filter_map(|text| read_value(declaration, text).err()) {
                findings.push(
                    RULE.finding(message)
                        .at(&profile.place(value.line, value.column))
                        .hint("clauses/values/ says what this value can be"),
                );
            }
        }
    }
}
