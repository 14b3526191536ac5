//! Which law fits a state, or why none does.

use super::Values;
use super::select::holds;
use crate::document::Language;
use crate::finding::{Findings, Place};
use crate::library::{Library, Pack, Profile, Template, Text};

/// The law for a state.
#[derive(Clone, Copy, Debug)]
pub enum LawChoice<'a> {
    /// This template.
    Law(&'a Template),
    /// None, for this reason, in words for the recipient.
    None(&'a Text),
}

/// The first law template written for the state's drafting family that nothing makes unfit.
pub fn choose_law<'a>(
    library: &'a Library,
    profile: &Profile,
    pack: &'a Pack,
    values: &Values,
    language: Language,
    findings: &mut Findings,
) -> LawChoice<'a> {
    let family = &profile.legal_system.drafting_family;
    let mut reason = &pack.no_bill;
    for law in library.templates.values() {
        if !law.families.iter().any(|f| f == family) || law.title.get(language).is_none() {
            continue;
        }
        let unfit = law.unfit.iter().find(|unfit| {
            holds(
                &unfit.when,
                values,
                |line, column| Place::new(&law.file, line, column),
                findings,
            )
            .0
        });
        match unfit {
            None => return LawChoice::Law(law),
            Some(unfit) => reason = &unfit.text,
        }
    }
    LawChoice::None(reason)
}
