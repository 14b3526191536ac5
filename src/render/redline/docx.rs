//! The static Word file: what it says of changes that have no text.

use super::told;
use super::words::Words;
use crate::ooxml::package::Parts;
use crate::ooxml::tracked::view::View;
use crate::ooxml::tracked::{PartError, still};

/// The package without revision marks: inserted text underlined, deleted text struck, both coloured.
///
/// # Errors
/// As [`still`].
pub fn docx(parts: &Parts, view: &View) -> Result<Parts, PartError> {
    let words = Words::for_tag(&view.language);
    still(parts, view, &|entry| {
        let what = told::what(entry, words);
        match told::altered(entry, words) {
            altered if altered.is_empty() => what,
            altered => format!("{what}: {altered}"),
        }
    })
}
