//! What is wrong with a library, all at once; and which obligations a draft meets.
//!
//! A rule is one fault with its own explanation, in a file of its own under `rules/`; adding one is a file and a row of
//! the table there. Rules look at a [`Survey`], the library with every text and condition laid out. May use `finding`,
//! `difference`, `phrase`, `document`, `library` and `assemble`; prints nothing.

pub mod closure;
mod coherence;
mod coverage;
mod latitude;
mod reading;
mod rule;
mod rules;
mod survey;

pub use coherence::coherence;
pub use coverage::{Coverage, Standing, coverage};
pub use latitude::Latitude;
pub use rule::{Rule, Run};
pub use survey::{Occurrence, Owner, Part, Survey, Tests, Words};

use crate::finding::{Finding, Findings};
use crate::library::{Library, Shelf, load};

/// Every rule, in order of the names: those over a library, and the faults found while it is read.
pub fn all_rules() -> Vec<&'static Rule> {
    let mut all: Vec<&Rule> = rules::RULES.iter().chain(reading::FAULTS).collect();
    all.sort_by_key(|rule| rule.name);
    all
}

/// The rule of this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    all_rules().into_iter().find(|rule| rule.name == name)
}

/// Everything that is wrong with `library`, sorted by place. With the shelf it was read from, each finding has its exact
/// place and shows the line concerned.
pub fn check(library: &Library, shelf: Option<&Shelf>) -> Findings {
    let survey = Survey::of(library, shelf);
    let mut found = Findings::new();
    for rule in rules::RULES {
        if let Some(run) = rule.run {
            run(&survey, &mut found);
        }
    }
    let mut findings = Findings::new();
    findings.extend(found.into_iter().map(|finding| quoted(finding, shelf)));
    findings.sorted()
}

/// Everything that is wrong with the files of `shelf`: what cannot be read, else what the rules find.
pub fn check_shelf(shelf: &Shelf) -> Findings {
    match load(shelf) {
        Ok(library) => check(&library, Some(shelf)),
        Err(unread) => {
            let mut findings = Findings::new();
            findings.extend(unread.into_iter().map(|f| quoted(f, Some(shelf))));
            findings.sorted()
        }
    }
}

fn quoted(finding: Finding, shelf: Option<&Shelf>) -> Finding {
    if finding.text.is_some() {
        return finding;
    }
    let place = finding.place.clone();
    let line = place
        .as_ref()
        .zip(shelf)
        .and_then(|(place, shelf)| shelf.line(place));
    match line {
        Some(line) => finding.quote(line),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_shipped_library_has_no_finding() {
        let findings = check_shelf(&Shelf::embedded());
        assert!(findings.is_empty(), "{findings}");
    }

    #[test]
    fn everything_that_the_program_gives_is_named_in_every_language() {
        let library = load(&Shelf::embedded()).expect("the shipped library loads");
        let choices = crate::library::BUILT_IN_CHOICES
            .iter()
            .map(|(name, _)| *name);
        let values = crate::library::all_built_in().iter().map(|b| b.name);
        for name in values.chain(choices) {
            let text = library.facts.get(name);
            let languages = text.map(|t| t.languages().count());
            assert_eq!(languages, Some(5), "`{name}` in clauses/facts.yaml");
        }
    }

    #[test]
    fn the_table_of_rules_is_sorted() {
        for table in [rules::RULES, reading::FAULTS] {
            let names: Vec<&str> = table.iter().map(|rule| rule.name).collect();
            let mut sorted = names.clone();
            sorted.sort_unstable();
            assert_eq!(names, sorted);
        }
    }

    #[test]
    fn every_rule_has_its_own_name_in_kebab_case() {
        let mut seen = BTreeSet::new();
        for rule in all_rules() {
            assert!(seen.insert(rule.name), "`{}` stands twice", rule.name);
            let kebab = |c: char| c.is_ascii_lowercase() || c == '-' || c == '8';
            assert!(rule.name.chars().all(kebab), "`{}`", rule.name);
        }
    }

    #[test]
    fn every_rule_says_what_why_and_how_it_looks() {
        for rule in all_rules() {
            for (part, text) in [("what", rule.what), ("why", rule.why)] {
                let whole = text.len() > 20 && text.ends_with('.') && !text.contains("  ");
                assert!(whole, "`{}` has no sentence for `{part}`", rule.name);
            }
            assert!(!rule.example.trim().is_empty(), "`{}`", rule.name);
            let page = rule.to_string();
            assert!(page.starts_with(rule.name) && page.contains("For example:"));
        }
    }
}
