//! Which law fits a state, or why none does.

use super::Values;
use super::select::holds;
use crate::document::{DocumentKind, Language};
use crate::finding::{Finding, Findings, Place};
use crate::library::{Library, Pack, Profile, Template, Text};

/// The name under which packs cite the law that implements the Convention.
pub const BILL: &str = "bill";

/// The law for a state.
#[derive(Clone, Copy, Debug)]
pub enum LawChoice<'a> {
    /// This template.
    Law(&'a Template),
    /// None, for this reason, in words for the recipient.
    None(&'a Text),
}

/// The law of the approach that a person decided on; else the first one written for the state's drafting family that
/// nothing makes unfit.
pub fn choose_law<'a>(
    library: &'a Library,
    profile: &Profile,
    pack: &'a Pack,
    values: &Values,
    language: Language,
    findings: &mut Findings,
) -> LawChoice<'a> {
    let laws = || {
        let bills = library.templates.values();
        bills.filter(|t| t.kind.value == DocumentKind::Law && t.document == BILL)
    };
    if let Some(approach) = values.choice("pack.approach") {
        let of_approach = || laws().filter(|l| l.approach.as_deref() == Some(approach));
        let spoken = || of_approach().filter(|l| l.title.get(language).is_some());
        let own = spoken().find(|l| l.tradition() == profile.tradition());
        if let Some(law) = own.or_else(|| spoken().next()) {
            return LawChoice::Law(law);
        }
        let spoken: Vec<&str> = of_approach()
            .flat_map(|l| l.title.languages())
            .map(Language::english_name)
            .collect();
        let hint = match spoken.is_empty() {
            true => "take another approach".to_owned(),
            false => format!("it exists in {}: add `--lang`", spoken.join(", ")),
        };
        findings.push(
            Finding::error(
                "missing-language",
                format!(
                    "the library has no law of approach {approach} in {}",
                    language.english_name()
                ),
            )
            .hint(hint),
        );
        return LawChoice::None(&pack.no_bill);
    }
    let family = &profile.legal_system.drafting_family;
    let mut reason = &pack.no_bill;
    for law in laws() {
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
