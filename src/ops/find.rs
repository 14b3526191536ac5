//! A state by code or name.

use super::{Desk, Trouble};
use crate::difference::nearest;
use crate::library::Profile;

/// The state that `wanted` names: a code of two or three letters, or a name in any supported language.
///
/// # Errors
/// No such state, with the nearest names.
pub fn find_state<'a>(desk: &'a Desk, wanted: &str) -> Result<&'a Profile, Trouble> {
    let key = wanted.trim().to_lowercase();
    let states = &desk.library.states;
    if let Some(found) = states
        .values()
        .find(|p| p.names().iter().any(|name| name.to_lowercase() == key))
    {
        return Ok(found);
    }
    let names = states.values().flat_map(|p| {
        let name = &p.name;
        [
            name.un_name_en.as_str(),
            &name.fr,
            &name.es,
            &name.pt,
            &p.iso3.0,
        ]
    });
    let near = nearest(wanted, names, 3);
    let hint = if near.is_empty() {
        "`enact states` lists all codes and names".to_owned()
    } else {
        format!("did you mean {}?", near.join(", "))
    };
    Err(Trouble::asked(
        "unknown-state",
        format!("there is no state `{wanted}`"),
        hint,
    ))
}
