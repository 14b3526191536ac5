//! What a redline costs its reader.

use enact::ooxml::xml::{Element, Limits, parse};
use std::collections::BTreeMap;

/// Counted over one part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ink {
    /// Characters inserted and deleted, moved ones on either side.
    pub characters: usize,
    /// Paragraphs that are deleted and inserted again as they were, and not as a move.
    pub phantoms: usize,
}

fn read(part: &[u8]) -> Element {
    parse(part, Limits::default()).expect("well-formed")
}

/// The ink of a redline.
pub fn of(part: &[u8]) -> Ink {
    let root = read(part);
    let mut ink = Ink::default();
    let mut gone: BTreeMap<String, isize> = BTreeMap::new();
    let mut come: BTreeMap<String, isize> = BTreeMap::new();
    root.walk(&mut |element| {
        if element.name == "w:p" {
            let mut texts = [String::new(), String::new(), String::new()];
            collect(element, 2, &mut texts);
            let [deleted, inserted, kept] = &texts;
            if !deleted.trim().is_empty() && inserted.is_empty() && kept.is_empty() {
                *gone.entry(deleted.clone()).or_default() += 1;
            }
            if !inserted.trim().is_empty() && deleted.is_empty() && kept.is_empty() {
                *come.entry(inserted.clone()).or_default() += 1;
            }
        }
    });
    ink.characters = marked(&root, false);
    ink.phantoms = gone
        .iter()
        .map(|(text, n)| {
            usize::try_from((*n).min(come.get(text).copied().unwrap_or(0))).unwrap_or(0)
        })
        .sum();
    ink
}

/// Text of a paragraph: deleted, inserted, kept or moved.
fn collect(element: &Element, into: usize, texts: &mut [String; 3]) {
    for child in element.elements() {
        match &*child.name {
            "w:t" | "w:delText" => texts[into].push_str(&child.plain()),
            "w:del" => collect(child, 0, texts),
            "w:ins" => collect(child, 1, texts),
            "w:p" => {}
            _ => collect(child, into, texts),
        }
    }
}

fn marked(element: &Element, inside: bool) -> usize {
    let mut sum = 0;
    for child in element.elements() {
        sum += match &*child.name {
            "w:t" | "w:delText" if inside => child.plain().chars().count(),
            "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => marked(child, true),
            _ => marked(child, inside),
        };
    }
    sum
}

/// The least that has to be deleted and inserted when words and separators are kept or not: the longest common subsequence of tokens.
pub fn floor(old: &[u8], new: &[u8]) -> usize {
    let (old, new) = (tokens(&read(old)), tokens(&read(new)));
    let mut number = BTreeMap::new();
    let mut keys = |tokens: &[String]| -> Vec<u32> {
        tokens
            .iter()
            .map(|t| {
                let next = u32::try_from(number.len()).unwrap_or(u32::MAX);
                *number.entry(t.clone()).or_insert(next)
            })
            .collect()
    };
    let (old_keys, new_keys) = (keys(&old), keys(&new));
    let mut kept = 0;
    for op in similar::capture_diff_slices(similar::Algorithm::Patience, &old_keys, &new_keys) {
        if let similar::DiffOp::Equal { old_index, len, .. } = op {
            kept += old[old_index..old_index + len]
                .iter()
                .map(|t| t.chars().count())
                .sum::<usize>();
        }
    }
    let all = |tokens: &[String]| tokens.iter().map(|t| t.chars().count()).sum::<usize>();
    all(&old) + all(&new) - 2 * kept
}

fn tokens(root: &Element) -> Vec<String> {
    let mut text = String::new();
    root.walk(&mut |element| match &*element.name {
        "w:p" => text.push('\n'),
        "w:t" => text.push_str(&element.plain()),
        _ => {}
    });
    let mut found: Vec<String> = Vec::new();
    let mut word = false;
    for c in text.chars() {
        let is = c.is_alphanumeric();
        match found.last_mut() {
            Some(last) if is && word => last.push(c),
            _ => found.push(c.to_string()),
        }
        word = is;
    }
    found
}
