//! `check`: everything that is wrong with a library, at once.

use super::Trouble;
use crate::check::{all_rules, check_shelf, rule};
use crate::difference::nearest;
use crate::finding::Findings;
use crate::library::Shelf;
use std::path::Path;

/// The findings of the library in `folder`, or of the one compiled into this program.
///
/// # Errors
/// No library there, or a file that the disk refuses.
pub fn check(folder: Option<&Path>) -> Result<Findings, Trouble> {
    let shelf = match folder {
        Some(folder) => Shelf::folder(folder)?,
        None => Shelf::embedded(),
    };
    Ok(check_shelf(&shelf))
}

/// What the rule `name` is about, why it matters and how the fault looks.
///
/// # Errors
/// No such rule, with the nearest names.
pub fn explain_rule(name: &str) -> Result<String, Trouble> {
    if let Some(found) = rule(name) {
        return Ok(found.to_string());
    }
    let near = nearest(name, all_rules().iter().map(|r| r.name), 3);
    let hint = if near.is_empty() {
        "`enact check --rules` lists them".to_owned()
    } else {
        format!("did you mean {}?", near.join(", "))
    };
    Err(Trouble::asked(
        "unknown-rule",
        format!("there is no rule `{name}`"),
        hint,
    ))
}

/// Every rule, as name and meaning.
pub fn rules() -> Vec<(&'static str, &'static str)> {
    all_rules().into_iter().map(|r| (r.name, r.what)).collect()
}
