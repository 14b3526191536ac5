//! Which list of the old package is which of the new one (17.9.18).
//!
//! Lists are known by ids that a word processor gives anew as it likes. Two lists are the same when their levels are, and they have the
//! same id, or else stand in the same turn among the lists with those levels.

use super::name;
use super::side::Side;
use std::collections::{BTreeMap, BTreeSet};

/// Old list → new list.
pub(super) fn same_lists(old: &Side<'_>, new: &Side<'_>) -> BTreeMap<String, String> {
    let (olds, news) = (used(old), used(new));
    let mut same = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for id in &olds {
        if news.contains(id) && old.lists.get(id) == new.lists.get(id) {
            same.insert(id.clone(), id.clone());
            taken.insert(id.clone());
        }
    }
    for id in &olds {
        if same.contains_key(id) {
            continue;
        }
        let levels = old.lists.get(id);
        let next = news
            .iter()
            .find(|other| !taken.contains(*other) && new.lists.get(*other) == levels);
        if let Some(other) = next {
            same.insert(id.clone(), other.clone());
            taken.insert(other.clone());
        }
    }
    same
}

/// The lists of a package that have levels, in the order in which they are first used; those of styles first.
fn used(side: &Side<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let first = side
        .part_named("styles")
        .into_iter()
        .chain([side.main.as_str()]);
    for part in first.chain(side.loaded().filter(|part| *part != side.main)) {
        let tree = side.tree(part);
        for node in tree
            .descendants(tree.root())
            .filter(|n| tree.name(*n) == name::NUM_ID)
        {
            let id = tree.get(node, "w:val").unwrap_or("");
            if side.lists.contains_key(id) && seen.insert(id.to_owned()) {
                found.push(id.to_owned());
            }
        }
    }
    found
}
