//! What a chain of conditions leaves open: for each choice, the options that it may still have.
//!
//! Conditions only test single choices and are joined by "and", so a chain is a set of allowed options for each choice.
//! That makes "can this ever hold" and "does this hold wherever that holds" questions with exact answers.

use crate::finding::Place;
use crate::library::{Condition, Library, Status, built_in_choice};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The options of every choice that is still open.
#[derive(Clone, Debug, Default)]
pub struct Latitude<'a> {
    open: BTreeMap<&'a str, Open<'a>>,
}

/// What is open for one choice, and where that was said.
#[derive(Clone, Debug)]
struct Open<'a> {
    options: BTreeSet<&'a str>,
    by: Option<Place>,
}

/// The options that the choice `name` has at all; `None` when there is no such choice.
pub fn options<'a>(library: &'a Library, name: &str) -> Option<BTreeSet<&'a str>> {
    match library.values.get(name) {
        Some(declaration) if !declaration.options.is_empty() => {
            Some(declaration.options.iter().map(|o| o.id.as_str()).collect())
        }
        Some(_) => None,
        None => built_in_choice(name).map(|options| options.iter().copied().collect()),
    }
}

impl<'a> Latitude<'a> {
    /// Nothing is decided yet.
    pub fn full() -> Latitude<'a> {
        Latitude::default()
    }

    /// Leaves only `options` of `name`.
    pub fn keep(&mut self, name: &'a str, options: BTreeSet<&'a str>, by: Option<Place>) {
        match self.open.get_mut(name) {
            Some(open) => {
                open.options = &open.options & &options;
                open.by = by.or_else(|| open.by.take());
            }
            None => {
                self.open.insert(name, Open { options, by });
            }
        }
    }

    /// Leaves only what `condition` allows. What it says of names or options that do not exist is not heeded here.
    pub fn narrow(&mut self, library: &'a Library, file: &Arc<str>, condition: &'a Condition) {
        for (name, test) in condition.tests() {
            let Some(all) = options(library, name) else {
                continue;
            };
            if test
                .options()
                .iter()
                .any(|option| !all.contains(option.as_str()))
            {
                continue;
            }
            let allowed = all
                .into_iter()
                .filter(|option| test.holds(option))
                .collect();
            let place = Place::new(file, test.line, test.column);
            self.keep(name, allowed, Some(place));
        }
    }

    /// Whether some set of decisions remains.
    pub fn is_possible(&self) -> bool {
        if self.open.values().any(|open| open.options.is_empty()) {
            return false;
        }
        // Which instrument a state can deposit follows from its status.
        let allows = |name: &str, word: &str| {
            self.open
                .get(name)
                .is_none_or(|open| open.options.contains(word))
        };
        const ALL: [Status; 4] = [
            Status::Party,
            Status::Signatory,
            Status::NotParty,
            Status::Withdrawn,
        ];
        ALL.iter().any(|status| {
            allows("state.status", status.word())
                && allows("state.instrument", status.instrument().word())
        })
    }

    /// The options that `name` may still have.
    fn allows(&self, library: &'a Library, name: &str) -> BTreeSet<&'a str> {
        match self.open.get(name) {
            Some(open) => open.options.clone(),
            None => options(library, name).unwrap_or_default(),
        }
    }

    /// The options that are left for `name`, and where they were limited, if they were.
    pub fn limit(&self, name: &str) -> Option<(Vec<&'a str>, Option<&Place>)> {
        let open = self.open.get(name)?;
        Some((open.options.iter().copied().collect(), open.by.as_ref()))
    }

    /// What both leave open.
    pub fn and(&self, other: &Latitude<'a>) -> Latitude<'a> {
        let mut both = self.clone();
        for (name, open) in &other.open {
            both.keep(name, open.options.clone(), open.by.clone());
        }
        both
    }

    /// Whether some set of decisions suits both.
    pub fn meets(&self, other: &Latitude<'a>) -> bool {
        self.and(other).is_possible()
    }

    /// Decisions that suit `self` and none of `others`, as names with their options; `None` when the others cover it.
    pub fn escapes(
        &self,
        library: &'a Library,
        others: &[Latitude<'a>],
    ) -> Option<Vec<(&'a str, &'a str)>> {
        let names: BTreeSet<&'a str> = others
            .iter()
            .flat_map(|other| other.open.keys().copied())
            .collect();
        let mut picks: Vec<(Latitude<'a>, Vec<(&'a str, &'a str)>)> =
            vec![(self.clone(), Vec::new())];
        for name in names {
            let mut next = Vec::new();
            for (latitude, picked) in picks {
                for option in latitude.allows(library, name) {
                    let mut narrower = latitude.clone();
                    narrower.keep(name, BTreeSet::from([option]), None);
                    let mut picked = picked.clone();
                    picked.push((name, option));
                    next.push((narrower, picked));
                }
            }
            // More than anybody writes: too many to tell, so nothing is reported.
            if next.len() > 100_000 {
                return None;
            }
            picks = next;
        }
        picks
            .into_iter()
            .filter(|(latitude, _)| latitude.is_possible())
            .find(|(_, picked)| !others.iter().any(|other| other.admits(picked)))
            .map(|(_, picked)| picked)
    }

    /// Whether these decisions suit it, as far as they go.
    pub fn admits(&self, picked: &[(&str, &str)]) -> bool {
        picked.iter().all(|(name, option)| {
            self.open
                .get(name)
                .is_none_or(|open| open.options.contains(option))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Shelf, load};

    fn library() -> Library {
        load(&Shelf::embedded()).expect("the shipped library loads")
    }

    fn set<'a>(options: &[&'a str]) -> BTreeSet<&'a str> {
        options.iter().copied().collect()
    }

    #[test]
    fn status_and_instrument_go_together() {
        let mut latitude = Latitude::full();
        latitude.keep("state.status", set(&["party"]), None);
        assert!(latitude.is_possible());
        latitude.keep("state.instrument", set(&["accession"]), None);
        assert!(!latitude.is_possible());
    }

    #[test]
    fn what_others_do_not_cover_is_named() {
        let library = library();
        let mut target = Latitude::full();
        target.keep("retention", set(&["permitted"]), None);
        let source = Latitude::full();
        assert_eq!(
            source.escapes(&library, std::slice::from_ref(&target)),
            Some(vec![("retention", "omit")])
        );
        assert_eq!(
            target.escapes(&library, std::slice::from_ref(&target)),
            None
        );
        let mut other = Latitude::full();
        other.keep("retention", set(&["omit"]), None);
        assert!(!target.meets(&other));
        assert_eq!(source.escapes(&library, &[target, other]), None);
        assert_eq!(source.escapes(&library, &[]), Some(Vec::new()));
    }
}
