//! What a redline has to give back to the letter.

use enact::ooxml::package::Parts;
use enact::ooxml::tracked::{Difference, Level, difference};

/// The differences that no redline may have. Bookmarks and controls have no tracked form of their own, comments of both sides stay, and a
/// link around nothing is taken away when changes are settled; all of these are said in notes.
pub fn exact(a: &Parts, b: &Parts) -> Vec<Difference> {
    let mut found = difference(a, b).expect("well-formed");
    found.retain(|d| match d.level {
        Level::Comments | Level::Bookmarks | Level::Controls => false,
        Level::Links => shown(&d.first) != shown(&d.second),
        _ => true,
    });
    found
}

fn shown(links: &str) -> Vec<&str> {
    let around_nothing = |link: &&str| {
        let range = link.split(' ').next().unwrap_or("");
        range.split_once('-').is_some_and(|(from, to)| from == to)
    };
    links
        .split(';')
        .filter(|link| !around_nothing(link))
        .collect()
}
