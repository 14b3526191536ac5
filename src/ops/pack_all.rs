//! `pack --all`: a pack for every state that can have it, the others with the reason.

use super::{Desk, PackRequest, Packed, Trouble, pack};
use crate::library::Profile;
use rayon::prelude::*;

/// What became of one state.
#[derive(Debug)]
pub struct Outcome {
    /// Three-letter code.
    pub iso3: String,
    /// Its pack, or why it has none.
    pub result: Result<Packed, Trouble>,
}

/// Makes the packs of `profiles`, in parallel; outcomes are in the order of the profiles. `done` is called after each.
pub fn pack_all(
    desk: &Desk,
    profiles: &[&Profile],
    request: &PackRequest,
    done: &(dyn Fn() + Sync),
) -> Vec<Outcome> {
    profiles
        .par_iter()
        .map(|profile| {
            let result = pack(desk, profile, request);
            done();
            Outcome {
                iso3: profile.iso3.to_string(),
                result,
            }
        })
        .collect()
}
