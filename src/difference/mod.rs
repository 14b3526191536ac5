//! Likeness and alignment of two sequences: what is nearest to a misspelt word, and which items of two lists belong together.
//!
//! Knows neither Word nor law. Alone names `similar`. Items are known by a key alone: equal keys are equal items.
//!
//! | file | holds |
//! |---|---|
//! | `anchors` | pairs of items whose key stands once on either side, or in the same turn |
//! | `chain` | the heaviest chain that rises on both sides, out of many candidates |
//! | `minimal` | the cheapest alignment of two short sequences, such as the words of a paragraph |

mod anchors;
mod chain;
mod minimal;

pub use anchors::{anchors, in_turn};
pub use chain::{Candidate, chain};
pub use minimal::{fewest, minimal};

use similar::TextDiff;

/// How alike two words are, from 0 to 1, whatever their case.
pub fn likeness(a: &str, b: &str) -> f32 {
    TextDiff::from_chars(a.to_lowercase(), b.to_lowercase()).ratio()
}

/// The names most like `word`, at most `count`, the likest first; none that is not like it at all.
pub fn nearest<'a>(
    word: &str,
    names: impl IntoIterator<Item = &'a str>,
    count: usize,
) -> Vec<String> {
    let mut ranked: Vec<(f32, &str)> = names
        .into_iter()
        .map(|name| (likeness(word, name), name))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    ranked.dedup_by_key(|(_, name)| *name);
    // What is far behind the best is noise.
    let best = ranked.first().map_or(0.0, |(likeness, _)| *likeness);
    ranked.retain(|(likeness, _)| *likeness >= best - 0.15);
    ranked
        .into_iter()
        .take(count)
        .map(|(_, name)| name.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likest_name_comes_first() {
        let names = ["Jamaica", "Japan", "Jordan", "Tonga"];
        assert_eq!(nearest("jamaca", names, 2), ["Jamaica"]);
        assert!(nearest("xyzzy", names, 3).is_empty());
    }
}
