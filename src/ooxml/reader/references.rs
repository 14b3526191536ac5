//! Cross-references, computed again (ISO/IEC 29500-1, 17.16.5.51).

use super::numbers::Counted;
use super::walk::{Mark, Piece, Walked};
use super::{ReadError, ReadParagraph, ReadReference};
use std::collections::HashMap;

/// All computed references together may be this many bytes.
const LIMIT: usize = 64 << 20;

/// The paragraphs with their text.
pub(super) fn resolve(walked: Walked) -> Result<Vec<ReadParagraph>, ReadError> {
    let numbers: Vec<Option<Counted>> = walked
        .paragraphs
        .iter()
        .map(|walking| walking.number.clone())
        .collect();
    let mut spent = 0_usize;
    let mut paragraphs = Vec::with_capacity(numbers.len());
    for (place, walking) in walked.paragraphs.into_iter().enumerate() {
        let mut paragraph = walking.paragraph;
        for piece in walking.pieces {
            match piece {
                Piece::Text(text) => paragraph.text.push_str(&text),
                Piece::Reference { code, cached } => {
                    let reference = compute(&code, cached, &walked.bookmarks, &numbers, place);
                    let shown = reference.computed.as_ref().unwrap_or(&reference.cached);
                    spent = spent.saturating_add(shown.len());
                    if spent > LIMIT {
                        return Err(ReadError::TooMuchText(LIMIT));
                    }
                    paragraph.text.push_str(shown);
                    paragraph.references.push(reference);
                }
            }
        }
        paragraphs.push(paragraph);
    }
    Ok(paragraphs)
}

fn compute(
    code: &str,
    cached: String,
    bookmarks: &HashMap<String, Mark>,
    numbers: &[Option<Counted>],
    place: usize,
) -> ReadReference {
    let mut words = code.split_whitespace().skip(1);
    let bookmark = words.next().unwrap_or_default().to_owned();
    let switches: Vec<&str> = words.collect();
    let has = |switch: &str| switches.iter().any(|s| s.eq_ignore_ascii_case(switch));
    let computed = bookmarks.get(&bookmark).map(|mark| {
        let number = numbers.get(mark.paragraph).and_then(Option::as_ref);
        if has("\\n") || has("\\r") || has("\\w") {
            let from = numbers.get(place).and_then(Option::as_ref);
            // Word writes 0 for the number of a paragraph that has none.
            number.map_or("0".to_owned(), |number| {
                let first = match (has("\\w"), has("\\r")) {
                    (true, _) => 0,
                    (_, true) => in_common(number, from),
                    _ => number.path.len().saturating_sub(1),
                };
                let text: String = number.path[first..]
                    .iter()
                    .map(|step| step.text.as_str())
                    .collect();
                let text = text.trim_end_matches('.');
                match switches.windows(2).any(|pair| pair == ["\\*", "lower"]) {
                    true => text.to_lowercase(),
                    false => text.to_owned(),
                }
            })
        } else {
            mark.text.clone()
        }
    });
    ReadReference {
        bookmark,
        cached,
        computed,
    }
}

/// How many numbers from above the target shares with the place of the reference: those are left out, but never its own.
fn in_common(target: &Counted, place: Option<&Counted>) -> usize {
    let shared = place.map_or(0, |place| {
        let pairs = target.path.iter().zip(&place.path);
        pairs
            .take_while(|(a, b)| a.list == b.list && a.paragraph == b.paragraph)
            .count()
    });
    shared.min(target.path.len().saturating_sub(1))
}
