//! `draft`: one document of a pack.

use super::pack::assembled;
use super::{Desk, PackRequest, Trouble, eligible};
use crate::assemble::{Assembly, Draft};
use crate::library::Profile;

/// Which document.
#[derive(Clone, Debug)]
pub struct DraftRequest {
    /// The document's name in its pack, such as `bill`.
    pub document: String,
    /// The pack it stands in; its `out` and `force` are not used.
    pub pack: PackRequest,
}

/// The bytes of one document, and the assembly it is part of.
///
/// # Errors
/// A state that cannot have the pack, no such document, every finding of assembling.
pub fn draft(
    desk: &Desk,
    profile: &Profile,
    request: &DraftRequest,
) -> Result<(Vec<u8>, Assembly), Trouble> {
    eligible(
        &desk.library,
        profile,
        &request.pack.pack,
        request.pack.as_of,
    )?;
    let assembly = assembled(desk, profile, &request.pack)?;
    let found = document(&assembly, &request.document)?;
    let bytes = request.pack.format.render(&desk.library, &found.document)?;
    Ok((bytes, assembly))
}

/// The document called `name`.
///
/// # Errors
/// There is none; says which there are, and why a bill is missing.
pub fn document<'a>(assembly: &'a Assembly, name: &str) -> Result<&'a Draft, Trouble> {
    if let Some(found) = assembly
        .drafts
        .iter()
        .find(|d| d.document.head.name == name)
    {
        return Ok(found);
    }
    if let ("bill", Some(reason)) = (name, &assembly.no_bill) {
        return Err(Trouble::asked(
            "no-bill",
            format!(
                "there is no bill for this state: {}",
                reason.trim_end_matches('.')
            ),
            "the rest of the pack can be made: `enact pack`",
        ));
    }
    let names: Vec<&str> = assembly
        .drafts
        .iter()
        .map(|d| d.document.head.name.as_str())
        .collect();
    Err(Trouble::asked(
        "unknown-document",
        format!("there is no document `{name}` in this pack"),
        format!("there are {}", names.join(", ")),
    ))
}
