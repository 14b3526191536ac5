//! `packs`: which packs there are, for whom, and which of them a state can have.

use super::{Desk, Trouble, eligible};
use crate::document::Language;
use crate::library::{Library, Pack, Profile, Slot, Text};
use jiff::civil::Date;
use serde::Serialize;

/// A pack, in words.
#[derive(Clone, Debug, Serialize)]
pub struct PackRow {
    /// Its id, as `--pack` takes it.
    pub pack: String,
    /// For whom it is.
    pub for_whom: String,
    /// When it applies.
    pub when: String,
    /// Its documents in reading order; those that depend on the state are all named.
    pub documents: Vec<String>,
    /// Who reads it, and what each does first.
    pub readers: Vec<FirstStep>,
    /// The languages that all its papers exist in, by code.
    pub languages: Vec<&'static str>,
    /// Why the state cannot have it; `None` where it can, or where no state is asked about.
    pub not_for_this_state: Option<String>,
}

/// What a reader does first.
#[derive(Clone, Debug, Serialize)]
pub struct FirstStep {
    /// Who.
    pub who: String,
    /// What.
    pub first: String,
}

/// The packs of the library, in the words of `language`; with a state, whether it can have them on the day.
///
/// # Errors
/// A condition that cannot be read.
pub fn packs(
    desk: &Desk,
    profile: Option<&Profile>,
    day: Date,
    language: Language,
) -> Result<Vec<PackRow>, Trouble> {
    let library = &desk.library;
    let rows = library.packs.values().map(|pack| {
        let not_for_this_state = match profile.map(|p| eligible(library, p, &pack.id, day)) {
            None | Some(Ok(())) => None,
            Some(Err(Trouble::Asked(findings))) => findings
                .iter()
                .next()
                .map(|finding| finding.message.clone()),
            Some(Err(broken)) => return Err(broken),
        };
        Ok(PackRow {
            pack: pack.id.clone(),
            for_whom: words(&pack.for_whom, language),
            when: words(&pack.when_it_applies, language),
            documents: documents(library, pack, language),
            readers: pack
                .readers
                .iter()
                .map(|reader| FirstStep {
                    who: words(&reader.who, language),
                    first: words(&reader.first, language),
                })
                .collect(),
            languages: Language::ALL
                .into_iter()
                .filter(|language| pack.exists_in(library, *language))
                .map(Language::code)
                .collect(),
            not_for_this_state,
        })
    });
    rows.collect()
}

/// The titles of its documents; a bill is called a bill, since which law it is depends on the state.
fn documents(library: &Library, pack: &Pack, language: Language) -> Vec<String> {
    let titles = pack.documents.iter().filter_map(|document| {
        let template = library.templates.get(&document.template.value)?;
        Some(match document.slot {
            Some(Slot::Bill) => template.document.clone(),
            None => words(&template.title, language),
        })
    });
    let mut titles: Vec<String> = titles.collect();
    titles.dedup();
    titles
}

/// A text as it is written; English where the language lacks it.
fn words(text: &Text, language: Language) -> String {
    let phrase = text.get(language).or_else(|| text.get(Language::En));
    phrase.map_or_else(String::new, |phrase| phrase.source().to_owned())
}
