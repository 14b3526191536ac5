//! A condition tests a choice that exists, for options that exist, and some set of decisions must satisfy it.

use crate::check::latitude::{Latitude, options};
use crate::check::survey::{Owner, Tests};
use crate::check::{Rule, Survey};
use crate::difference::nearest;
use crate::finding::{Finding, Findings, Place, Severity};
use crate::library::{BUILT_IN_CHOICES, Library, Located, Test, ValueType, built_in};

/// The rule.
pub const RULE: Rule = Rule {
    name: "condition-never-holds",
    level: Severity::Error,
    what: "A `when:` tests something that is no choice, or an option that the choice does not have, or contradicts a condition around it.",
    why: "What stands under such a condition is never printed. A misspelt word would silently take a sentence out of every law.",
    example: "when: { financing: ofence }        # there is no such option\n\nwhen: { retention: omit }\nprovisions:\n  - when: { retention: permitted }   # never, inside the one above",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for tests in &survey.tests {
        let file = tests.owner.file();
        let mut sound = true;
        for (name, test) in tests.condition.tests() {
            if let Some(finding) = unknown(survey.library, name, test) {
                sound = false;
                let place = Place::new(file, test.line, test.column);
                findings.push(finding.at(&place));
            }
        }
        if sound && let Some(finding) = contradiction(survey, tests) {
            findings.push(finding);
        }
    }
}

/// A name or an option that does not exist.
fn unknown(library: &Library, name: &str, test: &Located<Test>) -> Option<Finding> {
    let Some(all) = options(library, name) else {
        let declared = library.values.get(name);
        // A choice that offers nothing is told by `choice-without-options`.
        if declared.is_some_and(|d| d.value_type == ValueType::Choice) {
            return None;
        }
        let finding = if declared.is_some() || built_in(name).is_some() {
            RULE.finding(format!("the condition tests `{name}`, which is no choice"))
                .hint("only values of type `choice` can be tested")
        } else {
            let names = library.values.keys().map(String::as_str);
            let built = BUILT_IN_CHOICES.iter().map(|(choice, _)| *choice);
            let near = nearest(name, names.chain(built), 1);
            let hint = match near.first() {
                Some(near) => format!("did you mean `{near}`?"),
                None => "declare the choice in clauses/values/".to_owned(),
            };
            RULE.finding(format!(
                "the condition tests `{name}`, which does not exist"
            ))
            .hint(hint)
        };
        return Some(finding);
    };
    if test.options().is_empty() {
        return Some(
            RULE.finding(format!("the condition names no option of `{name}`"))
                .hint(format!("the options are {}", list(&all))),
        );
    }
    let wrong = test.options().iter().find(|o| !all.contains(o.as_str()))?;
    Some(
        RULE.finding(format!(
            "the condition asks for `{wrong}`, and `{name}` has no such option"
        ))
        .hint(format!("the options are {}", list(&all))),
    )
}

/// A condition that takes away all that the conditions around it left open.
fn contradiction(survey: &Survey<'_>, tests: &Tests<'_>) -> Option<Finding> {
    let file = tests.owner.file();
    let before = survey.latitudes(tests.owner, &tests.chain);
    let first = before.first()?;
    let holds = |latitude: &&Latitude<'_>| {
        let mut inside = (*latitude).clone();
        inside.narrow(survey.library, file, tests.condition);
        inside.is_possible()
    };
    if before.iter().any(|latitude| holds(&latitude)) {
        return None;
    }
    for (name, test) in tests.condition.tests() {
        let Some((left, by)) = first.limit(name) else {
            continue;
        };
        if left.iter().any(|option| test.holds(option)) {
            continue;
        }
        let place = Place::new(file, test.line, test.column);
        let left = format!("\"{}\"", left.join(" or "));
        let who = match (by, tests.owner) {
            (Some(by), _) => format!("{by} already limits it to {left}"),
            (None, Owner::Template(_)) => format!("in this template it is always {left}"),
            (None, _) => format!("it is always {left} here"),
        };
        return Some(
            RULE.finding(format!(
                "this never holds: it asks for `{name}` to be \"{}\", and {who}",
                test.value
            ))
            .at(&place)
            .hint("change one of the two conditions, or remove what stands under this one"),
        );
    }
    let (_, test) = tests
        .condition
        .tests()
        .find(|(name, _)| name.starts_with("state."))?;
    Some(
        RULE.finding(
            "this never holds: a State of this status has no such instrument to deposit",
        )
        .at(&Place::new(file, test.line, test.column))
        .hint("what a State can deposit follows from its status: ratification for a signatory, accession for a State that is not party, none for a party"),
    )
}

fn list(options: &std::collections::BTreeSet<&str>) -> String {
    options.iter().copied().collect::<Vec<_>>().join(", ")
}
