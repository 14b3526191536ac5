//! What a text or a condition uses is declared, and listed where it is used.

use crate::check::survey::Owner;
use crate::check::{Rule, Survey};
use crate::difference::nearest;
use crate::finding::{Finding, Findings, Place, Severity};
use crate::library::{Library, all_built_in, built_in, built_in_choice};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    name: "value-not-declared",
    level: Severity::Error,
    what: "A text, a condition, a `values:` list or a State's profile names a value that clauses/values/ does not declare; or a clause or template uses a declared value that its own `values:` list lacks.",
    why: "The declaration holds the question that a person answers. Without it nobody is asked, and the law would have a hole. The list says, without reading the text, what a clause leaves to be decided.",
    example: "values: []\nprovisions:\n  - text: { en: \"A notice must allow {{period.notice_days}} days.\" }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    let library = survey.library;
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    for words in &survey.words {
        let file = words.owner.file();
        for (name, phrase) in words.names() {
            let known = name.starts_with("item.") || built_in(name).is_some();
            if known || !fresh(&mut told, words.owner, name) {
                continue;
            }
            if let Some(finding) = fault(library, words.owner, name) {
                findings.push(finding.at(&survey.spot(file, phrase, name)));
            }
        }
    }
    for tests in &survey.tests {
        let file = tests.owner.file();
        for (name, test) in tests.condition.tests() {
            // A name that is no choice at all is told by `condition-never-holds`.
            if library.values.contains_key(name)
                && fresh(&mut told, tests.owner, name)
                && let Some(finding) = fault(library, tests.owner, name)
            {
                findings.push(finding.at(&Place::new(file, test.line, test.column)));
            }
        }
    }
    listed(survey, &told, findings);
    profiles(library, findings);
}

/// Whether `name` is met in this file for the first time.
fn fresh<'a>(told: &mut BTreeSet<(&'a str, &'a str)>, owner: Owner<'a>, name: &'a str) -> bool {
    told.insert((owner.file(), name))
}

fn fault(library: &Library, owner: Owner<'_>, name: &str) -> Option<Finding> {
    if built_in_choice(name).is_some() {
        return Some(
            RULE.finding(format!(
                "`{name}` can decide a `when:` and has no words to print"
            ))
            .hint("write two texts, each under its own `when:`"),
        );
    }
    if !library.values.contains_key(name) {
        return Some(undeclared(library, name));
    }
    let listed = owner.values()?;
    let missing = !listed.iter().any(|own| own.value == name);
    missing.then(|| {
        RULE.finding(format!(
            "`{name}` is used here, and the list `values:` of this file lacks it"
        ))
        .hint(format!("add `{name}` to `values:`"))
    })
}

fn undeclared(library: &Library, name: &str) -> Finding {
    let declared = library.values.keys().map(String::as_str);
    let built = all_built_in().iter().map(|b| b.name);
    let near = nearest(name, declared.chain(built), 1);
    let hint = match near.first() {
        Some(near) => format!("did you mean `{near}`? Otherwise declare it in clauses/values/"),
        None => "declare it in clauses/values/".to_owned(),
    };
    RULE.finding(format!("nothing gives `{name}`")).hint(hint)
}

/// Names in `values:` lists that are declared nowhere. Those that a text uses were told there.
fn listed(survey: &Survey<'_>, told: &BTreeSet<(&str, &str)>, findings: &mut Findings) {
    let library = survey.library;
    let mut lists = BTreeMap::new();
    for clause in library.clauses.values() {
        lists.insert(&clause.file, &clause.values);
    }
    for template in library.templates.values() {
        lists.insert(&template.file, &template.values);
    }
    for (file, list) in lists {
        for own in list {
            let name = own.value.as_str();
            let place = Place::new(file, own.line, own.column);
            if built_in(name).is_some() || built_in_choice(name).is_some() {
                findings.push(
                    RULE.finding(format!(
                        "`{name}` is given by the program and is not listed"
                    ))
                    .at(&place)
                    .hint("remove it from `values:`"),
                );
            } else if !library.values.contains_key(name) && !told.contains(&(&**file, name)) {
                findings.push(undeclared(library, name).at(&place));
            }
        }
    }
}

fn profiles(library: &Library, findings: &mut Findings) {
    for profile in library.states.values() {
        for (name, value) in &profile.values {
            if !library.values.contains_key(name) {
                let place = profile.place(value.line, value.column);
                findings.push(undeclared(library, name).at(&place));
            }
        }
    }
}
