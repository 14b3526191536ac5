//! The check before anything is written: all changes accepted must give the new package, all rejected the old one.
//!
//! Settling and judging are `ooxml::tracked`'s, which shares nothing with the writing here. Where it finds a difference, the blocks
//! concerned are cut more coarsely and the redline is made again: first without keeping words of them, then as a deletion and an insertion.

use super::name;
use super::refusal::Refusal;
use super::report::Note;
use super::side::Side;
use super::tree::{Id, Tree};
use crate::ooxml::package::Parts;
use crate::ooxml::tracked::{Difference, Level, PartError, accept_all, difference, reject_all};
use std::collections::BTreeMap;

/// How coarsely a block is cut: 0, word by word; 1, no word of it is kept; 2, deleted and inserted.
pub(super) type Cut = u8;

/// Blocks of the bodies that are cut more coarsely.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Coarse {
    pub old: BTreeMap<Id, Cut>,
    pub new: BTreeMap<Id, Cut>,
}

impl Coarse {
    /// Whether nothing is.
    pub(super) fn is_empty(&self) -> bool {
        self.old.is_empty() && self.new.is_empty()
    }
}

/// What a redline gives back.
pub(super) struct Verdict {
    /// When all is accepted, against the new package.
    pub accepted: Vec<Difference>,
    /// When all is rejected, against the old one.
    pub rejected: Vec<Difference>,
}

impl From<PartError> for Refusal {
    fn from(error: PartError) -> Refusal {
        Refusal::new(&error.part, error.error.to_string())
    }
}

/// What a redline has to give back exactly. The rest is said in notes: bookmarks and controls have no tracked form of their own, a list may
/// be another with the same numbers, and comments of both sides stay.
fn is_exact(level: Level) -> bool {
    !matches!(
        level,
        Level::Comments | Level::Bookmarks | Level::Controls | Level::Lists | Level::Styles
    )
}

/// Whether a difference may not be. A link around nothing is none: settling takes it away. Bookmarks that begin with `_` are the word
/// processor's own.
fn matters(found: &Difference) -> bool {
    let shown = |links: &str| -> Vec<String> {
        links
            .split(';')
            .filter(|link| {
                let range = link.split(' ').next().unwrap_or("");
                range.split_once('-').is_none_or(|(from, to)| from != to)
            })
            .map(|link| match link.split_once("#_") {
                Some((link, _)) => format!("{link}#_"),
                None => link.to_owned(),
            })
            .collect()
    };
    match found.level {
        Level::Links => shown(&found.first) != shown(&found.second),
        level => is_exact(level),
    }
}

impl Verdict {
    /// Settles the redline both ways and compares.
    pub(super) fn on(redline: &Parts, old: &Parts, new: &Parts) -> Result<Verdict, Refusal> {
        Ok(Verdict {
            accepted: difference(&accept_all(redline)?, new)?,
            rejected: difference(&reject_all(redline)?, old)?,
        })
    }

    /// The first difference that may not be, and which way.
    pub(super) fn first(&self) -> Option<(&'static str, &Difference)> {
        let exact = |found: &&Difference| matters(found);
        let accepted = self.accepted.iter().find(exact).map(|d| ("accepted", d));
        accepted.or_else(|| self.rejected.iter().find(exact).map(|d| ("rejected", d)))
    }

    /// One note for each kind of difference that may be.
    pub(super) fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        for (way, found) in [("accepted", &self.accepted), ("rejected", &self.rejected)] {
            for level in Level::ALL {
                if is_exact(level) || level == Level::Comments {
                    continue;
                }
                let all: Vec<&Difference> = found.iter().filter(|d| d.level == level).collect();
                if let Some(first) = all.first() {
                    let more = match all.len() {
                        1 => String::new(),
                        n => format!(" and in {} more places", n - 1),
                    };
                    notes.push(Note {
                        loss: false,
                        part: first.part.clone(),
                        what: format!(
                            "when all changes are {way}, the {level} are not quite the file's own in the {}, paragraph {}{more}",
                            first.story,
                            first.b.start()
                        ),
                    });
                }
            }
        }
        notes
    }

    /// Cuts the blocks concerned one step more coarsely. False when there is nothing left to cut.
    pub(super) fn coarsen(&self, coarse: &mut Coarse, old: &Side<'_>, new: &Side<'_>) -> bool {
        let before = coarse.clone();
        for (found, side, cuts) in [
            (&self.accepted, new, &mut coarse.new),
            (&self.rejected, old, &mut coarse.old),
        ] {
            let tree = side.tree(&side.main);
            let blocks = blocks_of_paragraphs(tree);
            for difference in found.iter().filter(|d| matters(d)) {
                if difference.story != "body" {
                    continue;
                }
                for number in difference.b.clone() {
                    if let Some(block) = blocks.get(number.saturating_sub(1)) {
                        let next = before_cut(&before, *block, std::ptr::eq(side, new)) + 1;
                        cuts.insert(*block, next.min(2));
                    }
                }
            }
        }
        *coarse != before
    }
}

fn before_cut(coarse: &Coarse, block: Id, new: bool) -> Cut {
    let cuts = if new { &coarse.new } else { &coarse.old };
    cuts.get(&block).copied().unwrap_or(0)
}

/// For each paragraph of the body, text boxes left out, the child of the body that it stands in.
fn blocks_of_paragraphs(tree: &Tree) -> Vec<Id> {
    let mut found = Vec::new();
    let Some(body) = tree.find(tree.root(), name::BODY) else {
        return found;
    };
    for block in tree.children(body) {
        let mut boxed_until = 0;
        for node in tree.descendants(block) {
            let span = tree.span(node);
            if span.start < boxed_until {
                continue;
            }
            match tree.name(node) {
                name::TXBX_CONTENT => boxed_until = span.end,
                name::P => found.push(block),
                _ => {}
            }
        }
    }
    found
}
