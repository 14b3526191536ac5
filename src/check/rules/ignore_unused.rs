//! A clause sets a rule of style aside that finds nothing in it, or that is none.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Place, Severity};
use crate::library::Clause;

/// The rule.
pub const RULE: Rule = Rule {
    name: "ignore-unused",
    level: Severity::Error,
    what: "A clause sets a rule of style aside that finds nothing in it, or that is none.",
    why: "An exception that no longer excuses anything hides the next real finding.",
    example: "ignore:\n  - { rule: long-sentence, because: \"The list cannot be cut\" }\n# and no sentence of the clause is long",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for clause in survey.library.clauses.values() {
        for ignore in &clause.ignore {
            let name = &ignore.rule.value;
            let known = STYLE.iter().find(|rule| rule.name == name);
            let (message, hint) = match known {
                None => (
                    format!("`{name}` is no rule that a clause can set aside"),
                    format!("name one of {}", names()),
                ),
                Some(_) if ignore.because.trim().is_empty() => (
                    format!("`{name}` is set aside without a reason"),
                    "say why it is wrong here, after `because:`".to_owned(),
                ),
                Some(rule) if !finds(survey, rule, clause) => (
                    format!("`{name}` finds nothing in this clause"),
                    "remove the entry".to_owned(),
                ),
                Some(_) => continue,
            };
            let place = Place::new(&clause.file, ignore.rule.line, ignore.rule.column);
            findings.push(RULE.finding(message).at(&place).hint(hint));
        }
    }
}

/// The rules that a clause can set aside.
const STYLE: [&Rule; 7] = [
    &super::and_or::RULE,
    &super::archaic_word::RULE,
    &super::double_negative::RULE,
    &super::duty_word::RULE,
    &super::gendered_pronoun::RULE,
    &super::long_sentence::RULE,
    &super::term_used_once::RULE,
];

fn names() -> String {
    let names: Vec<&str> = STYLE.iter().map(|rule| rule.name).collect();
    names.join(", ")
}

/// Whether the rule would find something in the clause, were it not set aside.
fn finds(survey: &Survey<'_>, rule: &Rule, clause: &Clause) -> bool {
    let mut library = survey.library.clone();
    for other in library.clauses.values_mut() {
        other.ignore.clear();
    }
    let bare = Survey::of(&library, None);
    let mut findings = Findings::new();
    if let Some(run) = rule.run {
        run(&bare, &mut findings);
    }
    let file = &clause.file;
    let mut places = findings.iter().filter_map(|f| f.place.as_ref());
    places.any(|place| place.file == *file)
}
