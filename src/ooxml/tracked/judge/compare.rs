//! Two views against each other.

use super::super::PartError;
use super::Level;
use super::view::{Formats, Item, MARK, Story, view};
use crate::finding::Finding;
use crate::ooxml::package::Parts;
use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::ops::RangeInclusive;
use std::rc::Rc;

/// One place in which two packages say something different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs.
    pub level: Level,
    /// Which text: `body`, `default header of section 1`, `footnote 2`, `text box 1 of body`, `styles`.
    pub story: String,
    /// The part in which the story stands, in the first package that has it.
    pub part: String,
    /// Paragraphs of the story in the first package, from 1; 0 stands for before the first.
    pub a: RangeInclusive<usize>,
    /// Paragraphs of the story in the second package.
    pub b: RangeInclusive<usize>,
    /// What the first package says, shortened.
    pub first: String,
    /// What the second package says, shortened.
    pub second: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the {} differ in the {} at paragraph {}: `{}` against `{}`",
            self.level,
            self.story,
            self.a.start(),
            self.first,
            self.second
        )
    }
}

impl From<Difference> for Finding {
    fn from(difference: Difference) -> Finding {
        Finding::error("word-difference", difference.to_string())
    }
}

/// Everything in which two packages differ, by story and level. Their tracked changes should have been settled; what
/// still is tracked is compared as such.
///
/// Where a story has as many items in both packages, each that differs is listed; else the stretch between what is the same at the
/// beginning and at the end.
///
/// # Errors
/// A part that is no XML that we accept.
pub fn difference(a: &Parts, b: &Parts) -> Result<Vec<Difference>, PartError> {
    let mut formats = Formats::default();
    formats.number(String::new());
    let a = view(a, &mut formats)?;
    let b = view(b, &mut formats)?;
    let mut found = Vec::new();
    let names: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    // Texts that many places share are compared once when they are equal.
    let mut equal: HashSet<(*const Vec<Item>, *const Vec<Item>)> = HashSet::new();
    for name in names {
        let empty = Story::default();
        let story_a = a.get(name).unwrap_or(&empty);
        let story_b = b.get(name).unwrap_or(&empty);
        let pair = (Rc::as_ptr(&story_a.items), Rc::as_ptr(&story_b.items));
        if equal.contains(&pair) {
            continue;
        }
        let before = found.len();
        let (items_a, items_b) = (story_a.items.as_slice(), story_b.items.as_slice());
        let part = match story_a.part.is_empty() {
            true => &story_b.part,
            false => &story_a.part,
        };
        let said: BTreeSet<Level> = items_a
            .iter()
            .chain(items_b)
            .flat_map(|item| &item.facets)
            .map(|(level, _)| *level)
            .collect();
        for level in Level::ALL {
            let has_runs = level == Level::Runs && !(items_a.is_empty() && items_b.is_empty());
            if !said.contains(&level) && level != Level::Text && !has_runs {
                continue;
            }
            stretches(level, items_a, items_b, &mut |a, b| {
                let place = |items: &[&Item]| {
                    let first = items.first().map_or(0, |item| item.number);
                    first..=items.last().map_or(first, |item| item.number)
                };
                found.push(Difference {
                    level,
                    story: name.clone(),
                    part: part.clone(),
                    a: place(a),
                    b: place(b),
                    first: excerpt(level, a, &formats),
                    second: excerpt(level, b, &formats),
                });
            });
        }
        if found.len() == before {
            equal.insert(pair);
        }
    }
    Ok(found)
}

/// Calls `differs` with each pair of stretches that differ on a level.
fn stretches(level: Level, a: &[Item], b: &[Item], differs: &mut dyn FnMut(&[&Item], &[&Item])) {
    let on = |items: &'_ [Item]| -> Vec<usize> {
        let has = |at: &usize| items[*at].is_paragraph || items[*at].facet(level).is_some();
        (0..items.len()).filter(has).collect()
    };
    let a: Vec<&Item> = on(a).into_iter().map(|at| &a[at]).collect();
    let b: Vec<&Item> = on(b).into_iter().map(|at| &b[at]).collect();
    let same = |x: &Item, y: &Item| match level {
        Level::Runs => x.runs == y.runs,
        level => x.facet(level) == y.facet(level),
    };
    if a.len() == b.len() {
        for (x, y) in a.iter().zip(&b) {
            if !same(x, y) {
                differs(&[x], &[y]);
            }
        }
        return;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| same(x, y)).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| same(x, y))
        .count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    // That there are more or fewer paragraphs is a difference of text alone.
    let says = |item: &&Item| match level {
        Level::Text => true,
        Level::Runs => !item.runs.is_empty(),
        level => item.facet(level).is_some(),
    };
    if a.iter().chain(b).any(says) {
        differs(a, b);
    }
}

/// The longest excerpt, in characters.
const EXCERPT: usize = 160;

fn excerpt(level: Level, items: &[&Item], formats: &Formats) -> String {
    let mut text = String::new();
    for item in items.iter().take(3) {
        if !text.is_empty() {
            text.push('¶');
        }
        match level {
            Level::Runs => {
                for (format, length) in &item.runs {
                    let name = formats.names.get(*format as usize);
                    let name = name.map_or("", String::as_str);
                    text.push_str(&format!("{length} [{}] ", name.trim()));
                }
            }
            level => text.push_str(item.facet(level).unwrap_or_default()),
        }
    }
    let shown = text.replace(MARK, "\u{fffc}");
    match shown.char_indices().nth(EXCERPT) {
        Some((at, _)) => format!("{}…", &shown[..at]),
        None => shown,
    }
}
