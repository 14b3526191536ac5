//! The tokens of two lines, aligned.
//!
//! Equal tokens are paired so that the least is struck and retyped. Between them, two things of one soft key are one thing, changed inside.
//! A field or link that was put around text, taken off it or led elsewhere is opened up: its start and its end come and go, and the text
//! that it shows stays.

use super::key::Key;
use super::tokens::{Kind, Token};
use crate::difference::minimal;
use std::collections::BTreeSet;

/// A token, or one end of a link that was opened up.
#[derive(Clone, Copy)]
pub(super) enum Item<'t> {
    Token(&'t Token),
    LinkStart(&'t Token),
    LinkEnd,
}

/// What becomes of an item.
#[derive(Clone, Copy)]
pub(super) enum Op<'t> {
    /// On both sides: old token, new token.
    Both(&'t Token, &'t Token),
    Old(Item<'t>),
    New(Item<'t>),
}

impl<'t> Op<'t> {
    pub(super) fn old(token: &'t Token) -> Op<'t> {
        Op::Old(Item::Token(token))
    }

    pub(super) fn new(token: &'t Token) -> Op<'t> {
        Op::New(Item::Token(token))
    }
}

/// One side: items with their keys. Marks without width have none.
struct Items<'t> {
    items: Vec<(Item<'t>, u64)>,
    /// Places of the items that are aligned.
    solid: Vec<usize>,
}

impl<'t> Items<'t> {
    /// `opened` are the addresses of the fields and links that are opened up; `side` keeps their ends from being anybody's equal.
    fn new(tokens: &'t [Token], opened: &BTreeSet<usize>, side: u64) -> Items<'t> {
        let mut items = Vec::with_capacity(tokens.len());
        put(tokens, opened, side, &mut items);
        let solid = (0..items.len())
            .filter(|at| {
                !matches!(
                    items[*at].0,
                    Item::Token(Token {
                        kind: Kind::Mark,
                        ..
                    })
                )
            })
            .collect();
        Items { items, solid }
    }

    fn keys(&self) -> Vec<u64> {
        self.solid.iter().map(|at| self.items[*at].1).collect()
    }

    fn token(&self, place: usize) -> Option<&'t Token> {
        match self.items[self.solid[place]].0 {
            Item::Token(token) => Some(token),
            _ => None,
        }
    }
}

fn put<'t>(
    tokens: &'t [Token],
    opened: &BTreeSet<usize>,
    side: u64,
    items: &mut Vec<(Item<'t>, u64)>,
) {
    for token in tokens {
        if !opened.contains(&address(token)) {
            items.push((Item::Token(token), token.key));
            continue;
        }
        let own = |items: &[(Item<'_>, u64)]| Key::new(side).with(items.len() as u64).done();
        match &token.kind {
            Kind::Field {
                open,
                result,
                close,
            } => {
                for token in open {
                    items.push((Item::Token(token), own(items)));
                }
                put(result, opened, side, items);
                for token in close {
                    items.push((Item::Token(token), own(items)));
                }
            }
            Kind::Group(inside) => {
                items.push((Item::LinkStart(token), own(items)));
                put(inside, opened, side, items);
                items.push((Item::LinkEnd, own(items)));
            }
            _ => items.push((Item::Token(token), token.key)),
        }
    }
}

/// What tells one token of a line from another.
fn address(token: &Token) -> usize {
    std::ptr::from_ref(token).addr()
}

/// Aligns two lists of tokens; marks without width keep their places beside them.
pub(super) fn align<'t>(old: &'t [Token], new: &'t [Token]) -> Vec<Op<'t>> {
    let none = BTreeSet::new();
    let (mut left, mut right) = (Items::new(old, &none, OLD), Items::new(new, &none, NEW));
    let mut equal = pairs(&left, &right);
    let opened = openable(&left, &right, &equal);
    if !opened.is_empty() {
        (left, right) = (Items::new(old, &opened, OLD), Items::new(new, &opened, NEW));
        equal = pairs(&left, &right);
    }
    let mut ops = Vec::with_capacity(left.items.len() + right.items.len());
    let (mut i, mut j) = (0, 0);
    for (a, b) in with_soft(&left, &right, &equal) {
        let (a, b) = (left.solid[a], right.solid[b]);
        ops.extend(left.items[i..a].iter().map(|(item, _)| Op::Old(*item)));
        ops.extend(right.items[j..b].iter().map(|(item, _)| Op::New(*item)));
        if let (Item::Token(x), Item::Token(y)) = (left.items[a].0, right.items[b].0) {
            ops.push(Op::Both(x, y));
        }
        (i, j) = (a + 1, b + 1);
    }
    ops.extend(left.items[i..].iter().map(|(item, _)| Op::Old(*item)));
    ops.extend(right.items[j..].iter().map(|(item, _)| Op::New(*item)));
    ops
}

const OLD: u64 = 41;
const NEW: u64 = 42;

fn pairs(left: &Items<'_>, right: &Items<'_>) -> Vec<(usize, usize)> {
    minimal(&left.keys(), &right.keys(), |place| {
        left.token(place).map_or(1, |t| t.weight.max(1))
    })
}

/// The stretches between equal tokens.
fn gaps<'p>(
    left: &'p Items<'_>,
    right: &'p Items<'_>,
    equal: &'p [(usize, usize)],
) -> impl Iterator<Item = (std::ops::Range<usize>, std::ops::Range<usize>)> + 'p {
    let ends = equal
        .iter()
        .copied()
        .chain([(left.solid.len(), right.solid.len())]);
    let starts = std::iter::once((0, 0)).chain(equal.iter().map(|(a, b)| (a + 1, b + 1)));
    starts.zip(ends).map(|((i, j), (a, b))| (i..a, j..b))
}

/// The equal pairs, and between them things that may be the same, changed inside.
fn with_soft(left: &Items<'_>, right: &Items<'_>, equal: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let soft = |items: &Items<'_>, range: std::ops::Range<usize>| -> Vec<(usize, u64)> {
        range
            .filter_map(|place| items.token(place).map(|t| (place, t.soft)))
            .filter(|(_, soft)| *soft != 0)
            .collect()
    };
    let mut found = Vec::with_capacity(equal.len());
    for (at, (olds, news)) in gaps(left, right, equal).enumerate() {
        let (olds, news) = (soft(left, olds), soft(right, news));
        if !olds.is_empty() && !news.is_empty() {
            let keys =
                |list: &[(usize, u64)]| list.iter().map(|(_, soft)| *soft).collect::<Vec<_>>();
            let same = minimal(&keys(&olds), &keys(&news), |_| 9);
            found.extend(same.into_iter().map(|(x, y)| (olds[x].0, news[y].0)));
        }
        found.extend(equal.get(at));
    }
    found
}

/// Fields and links that have no counterpart, but most of whose text stands on the other side in the same gap.
fn openable(left: &Items<'_>, right: &Items<'_>, equal: &[(usize, usize)]) -> BTreeSet<usize> {
    let mut opened = BTreeSet::new();
    for (olds, news) in gaps(left, right, equal) {
        if olds.is_empty() || news.is_empty() {
            continue;
        }
        for (own, own_range, other, other_range) in
            [(left, &olds, right, &news), (right, &news, left, &olds)]
        {
            let mut there: Vec<(u64, u32)> = Vec::new();
            let mut soft = BTreeSet::new();
            for token in other_range.clone().filter_map(|place| other.token(place)) {
                words(token, &mut there);
                soft.insert(token.soft);
            }
            there.sort_unstable();
            for token in own_range.clone().filter_map(|place| own.token(place)) {
                let may = match &token.kind {
                    Kind::Field { open, .. } => !open.is_empty(),
                    Kind::Group(_) => token.link,
                    _ => false,
                };
                let mut here = Vec::new();
                words(token, &mut here);
                here.sort_unstable();
                let size: u64 = here.iter().map(|(_, weight)| u64::from(*weight)).sum();
                let shared = super::blocks::shared(&here, &there);
                // A field is opened for all of its text, so that a number that happens to be the same does not tear it.
                if may && !soft.contains(&token.soft) && size >= 4 && 10 * shared >= 9 * size {
                    opened.insert(address(token));
                }
            }
        }
    }
    opened
}

/// The text of a token, also of what it holds.
fn words(token: &Token, found: &mut Vec<(u64, u32)>) {
    match &token.kind {
        Kind::Text { .. } => found.push((token.key, token.weight)),
        Kind::Group(inside) => inside.iter().for_each(|t| words(t, found)),
        Kind::Field { result, .. } => result.iter().for_each(|t| words(t, found)),
        _ => {}
    }
}
