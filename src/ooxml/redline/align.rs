//! Which block of one container belongs to which of the other: kept, changed, split, joined, moved, deleted, inserted.
//!
//! First what says the same and stands once (anchors). What says the same but stands across an anchor has moved. In the gaps the likest
//! blocks are paired without crossing; what is left of a paragraph beside a pair may have been split from it or joined to it.
//! What remains is deleted or inserted, or moved and edited.

use super::blocks::{Block, Sort, bag, shared, size};
use super::tokens::Reader;
use crate::difference::{Candidate, anchors, chain};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// What becomes of the content of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// On both sides: compared.
    Both,
    Deleted,
    Inserted,
    /// Moved away, under the number of the move.
    MovedFrom(u32),
    /// Moved here, under the number of the move; what it was is the `from` of the step.
    MovedTo(u32),
}

/// What becomes of the paragraph mark at the end of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// As the content.
    AsContent,
    /// On both sides: old block, new block.
    Both(usize, usize),
    Deleted,
    Inserted,
    /// On one side alone, and not marked: the last mark of a container that is itself marked elsewhere.
    Stays,
}

/// A step through both containers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Old blocks; more than one when paragraphs were joined.
    pub old: Range<usize>,
    /// New blocks; more than one when a paragraph was split.
    pub new: Range<usize>,
    pub content: Content,
    pub end: End,
    /// The old block that was moved here.
    pub from: Option<usize>,
}

impl Step {
    pub(super) fn new(old: Range<usize>, new: Range<usize>, content: Content) -> Step {
        Step {
            old,
            new,
            content,
            end: End::AsContent,
            from: None,
        }
    }
}

/// Old items × new items of a gap up to which each pair is looked at.
const PAIRS: usize = 4_096;
/// How alike two blocks are at least, in parts of a hundred, to be taken for the same block, changed.
const ALIKE: u64 = 35;
/// The same for a paragraph that moved and was edited at once.
const MOVED_ALIKE: u64 = 60;
/// Characters of words that such a paragraph has at least.
const MOVED_SIZE: u64 = 40;

/// Both containers, with what was looked up of them.
pub(super) struct Aligner<'b> {
    pub old: &'b [Block],
    pub new: &'b [Block],
    pub old_bags: HashMap<usize, Vec<(u64, u32)>>,
    pub new_bags: HashMap<usize, Vec<(u64, u32)>>,
}

impl<'b> Aligner<'b> {
    pub(super) fn new(old: &'b [Block], new: &'b [Block]) -> Aligner<'b> {
        Aligner {
            old,
            new,
            old_bags: HashMap::new(),
            new_bags: HashMap::new(),
        }
    }

    /// The steps from the old container to the new one. `next_move` numbers the moves.
    pub(super) fn steps(
        mut self,
        old_reader: &mut Reader<'_, '_>,
        new_reader: &mut Reader<'_, '_>,
        next_move: &mut u32,
    ) -> Vec<Step> {
        let keys = |blocks: &[Block]| blocks.iter().map(|b| b.text).collect::<Vec<_>>();
        let (old_keys, new_keys) = (keys(self.old), keys(self.new));
        let fixed = anchors(&old_keys, &new_keys);
        if fixed.len() == self.old.len() && fixed.len() == self.new.len() {
            return fixed.into_iter().map(both).collect();
        }
        let mut from = vec![None; self.old.len()];
        let mut to = vec![None; self.new.len()];
        self.exact_moves(&fixed, &mut from, &mut to);
        self.read_bags(&fixed, old_reader, new_reader);
        let mut pairs = Vec::new();
        let (mut i, mut j) = (0, 0);
        for (a, b) in fixed
            .iter()
            .copied()
            .chain([(self.old.len(), self.new.len())])
        {
            self.gap(i..a, j..b, &from, &to, &mut pairs);
            if a < self.old.len() {
                pairs.push((a, b));
            }
            (i, j) = (a + 1, b + 1);
        }
        self.edited_moves(&pairs, &mut from, &mut to);
        let last = self.last_paragraphs();
        if last {
            // The last mark of a container cannot be moved, nor what ends with it.
            if let Some(Some(j)) = from.last().copied() {
                to[j] = None;
            }
            if let Some(Some(i)) = to.last().copied() {
                from[i] = None;
            }
            from.pop();
            from.push(None);
            to.pop();
            to.push(None);
        }
        let mut steps = self.walk(&pairs, &from, &to, next_move);
        if last {
            self.tail(&mut steps);
        }
        steps
    }

    fn last_paragraphs(&self) -> bool {
        let is = |blocks: &[Block]| blocks.last().is_some_and(Block::is_paragraph);
        is(self.old) && is(self.new)
    }

    /// Paragraphs that say the same and stand once among those that are not anchored.
    fn exact_moves(
        &self,
        fixed: &[(usize, usize)],
        from: &mut [Option<usize>],
        to: &mut [Option<usize>],
    ) {
        let mut free: BTreeMap<u64, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        let mut pairs = fixed.iter().peekable();
        for (i, block) in self.old.iter().enumerate() {
            if pairs.next_if(|(a, _)| *a == i).is_none() {
                free.entry(block.text).or_default().0.push(i);
            }
        }
        let mut pairs = fixed.iter().peekable();
        for (j, block) in self.new.iter().enumerate() {
            if pairs.next_if(|(_, b)| *b == j).is_none()
                && let Some(entry) = free.get_mut(&block.text)
            {
                entry.1.push(j);
            }
        }
        // The gap of a place: how many anchors stand before it.
        let old_gap = |i: usize| fixed.partition_point(|(a, _)| *a < i);
        let new_gap = |j: usize| fixed.partition_point(|(_, b)| *b < j);
        for (olds, news) in free.values() {
            if let ([i], [j]) = (olds.as_slice(), news.as_slice())
                && self.movable(*i, *j)
                && old_gap(*i) != new_gap(*j)
            {
                from[*i] = Some(*j);
                to[*j] = Some(*i);
            }
        }
    }

    /// Whether one paragraph may have become the other by moving: it has words, and no section ends with it.
    fn movable(&self, i: usize, j: usize) -> bool {
        let plain = |b: &Block| {
            b.sort == Sort::Paragraph { section: false }
                && b.weight > 0
                && b.edges == (false, false)
        };
        plain(&self.old[i]) && plain(&self.new[j])
    }

    fn read_bags(
        &mut self,
        fixed: &[(usize, usize)],
        old: &mut Reader<'_, '_>,
        new: &mut Reader<'_, '_>,
    ) {
        let mut pairs = fixed.iter().peekable();
        for (i, block) in self.old.iter().enumerate() {
            if pairs.next_if(|(a, _)| *a == i).is_none() {
                self.old_bags.insert(i, bag(old, block.node));
            }
        }
        let mut pairs = fixed.iter().peekable();
        for (j, block) in self.new.iter().enumerate() {
            if pairs.next_if(|(_, b)| *b == j).is_none() {
                self.new_bags.insert(j, bag(new, block.node));
            }
        }
    }

    /// What a pair is worth: nothing, or the characters of the words that it shares.
    fn worth(&self, i: usize, j: usize, least: u64) -> Option<u64> {
        let (old, new) = (&self.old[i], &self.new[j]);
        let alike = match (old.sort, new.sort) {
            (Sort::Paragraph { .. }, Sort::Paragraph { .. }) => least,
            (Sort::Table, Sort::Table) | (Sort::Control, Sort::Control) => 15,
            (Sort::Row, Sort::Row) | (Sort::Cell, Sort::Cell) => 30,
            _ => return (old.text == new.text).then_some(1),
        };
        if old.text == new.text {
            return Some(1 + 2 * u64::from(old.weight));
        }
        if old.sort == Sort::Control && old.called == new.called {
            return Some(1 + u64::from(old.weight.min(new.weight)));
        }
        let (a, b) = (self.old_bags.get(&i)?, self.new_bags.get(&j)?);
        let all = size(a) + size(b);
        let shared = shared(a, b);
        (shared > 0 && 200 * shared >= alike * all).then_some(1 + shared)
    }

    fn gap(
        &self,
        old: Range<usize>,
        new: Range<usize>,
        from: &[Option<usize>],
        to: &[Option<usize>],
        pairs: &mut Vec<(usize, usize)>,
    ) {
        let olds: Vec<usize> = old.filter(|i| from[*i].is_none()).collect();
        let news: Vec<usize> = new.filter(|j| to[*j].is_none()).collect();
        if olds.is_empty() || news.is_empty() {
            return;
        }
        let mut candidates = Vec::new();
        let mut consider = |i: usize, j: usize| {
            if let Some(weight) = self.worth(i, j, ALIKE) {
                candidates.push(Candidate::new(i, j, weight));
            }
        };
        if olds.len() * news.len() <= PAIRS {
            for i in &olds {
                for j in &news {
                    consider(*i, *j);
                }
            }
        } else {
            for (i, j) in self.likely(&olds, &news) {
                consider(i, j);
            }
        }
        let found = chain(candidates);
        if let ([i], [j], true) = (olds.as_slice(), news.as_slice(), found.is_empty()) {
            // One for one: a short paragraph that says something else is still that paragraph; so is any table or control.
            let (a, b) = (&self.old[*i], &self.new[*j]);
            let short = a.weight <= 80 && b.weight <= 80 && a.weight > 0 && b.weight > 0;
            if a.sort == b.sort && a.sort != Sort::Other && (!a.is_paragraph() || short) {
                pairs.push((*i, *j));
            }
            return;
        }
        pairs.extend(found.iter().map(|c| (c.old, c.new)));
    }

    /// In a long gap: pairs that share a word which few others have.
    fn likely(&self, olds: &[usize], news: &[usize]) -> Vec<(usize, usize)> {
        const FEW: usize = 6;
        let mut index: HashMap<u64, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (list, bags, old) in [(olds, &self.old_bags, true), (news, &self.new_bags, false)] {
            for at in list {
                let text = if old {
                    self.old[*at].text
                } else {
                    self.new[*at].text
                };
                let words = bags.get(at).into_iter().flatten().map(|(word, _)| *word);
                for word in words.chain([text]) {
                    let entry = index.entry(word).or_default();
                    let places = if old { &mut entry.0 } else { &mut entry.1 };
                    if places.last() != Some(at) && places.len() <= FEW {
                        places.push(*at);
                    }
                }
            }
        }
        let mut found: Vec<(usize, usize)> = index
            .values()
            .filter(|(a, b)| a.len() <= FEW && b.len() <= FEW)
            .flat_map(|(a, b)| a.iter().flat_map(|i| b.iter().map(|j| (*i, *j))))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Paragraphs that are left on both sides and say nearly, or often, the same.
    fn edited_moves(
        &self,
        pairs: &[(usize, usize)],
        from: &mut [Option<usize>],
        to: &mut [Option<usize>],
    ) {
        let mut used_old = vec![false; self.old.len()];
        let mut used_new = vec![false; self.new.len()];
        for (i, j) in pairs {
            used_old[*i] = true;
            used_new[*j] = true;
        }
        let olds: Vec<usize> = (0..self.old.len())
            .filter(|i| !used_old[*i] && from[*i].is_none() && self.old_bags.contains_key(i))
            .collect();
        let news: Vec<usize> = (0..self.new.len())
            .filter(|j| !used_new[*j] && to[*j].is_none() && self.new_bags.contains_key(j))
            .collect();
        let mut likely = self.likely(&olds, &news);
        if olds.len() * news.len() <= PAIRS {
            likely = olds
                .iter()
                .flat_map(|i| news.iter().map(move |j| (*i, *j)))
                .collect();
        }
        let mut ranked: Vec<(u64, usize, usize)> = likely
            .into_iter()
            .filter(|(i, j)| self.movable(*i, *j))
            .filter_map(|(i, j)| {
                let same = self.old[i].text == self.new[j].text;
                let long = size(&self.old_bags[&i]).min(size(&self.new_bags[&j])) >= MOVED_SIZE;
                let worth = self.worth(i, j, MOVED_ALIKE)?;
                (same || long).then_some((worth, i, j))
            })
            .collect();
        ranked.sort_unstable_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, i, j) in ranked {
            if from[i].is_none() && to[j].is_none() {
                from[i] = Some(j);
                to[j] = Some(i);
            }
        }
    }

    fn walk(
        &self,
        pairs: &[(usize, usize)],
        from: &[Option<usize>],
        to: &[Option<usize>],
        next_move: &mut u32,
    ) -> Vec<Step> {
        // Moves are numbered in the order of where they come from.
        let mut numbers = BTreeMap::new();
        for (i, _) in from.iter().enumerate().filter(|(_, to)| to.is_some()) {
            numbers.insert(i, *next_move);
            *next_move += 1;
        }
        let mut steps = Vec::new();
        let (mut i, mut j) = (0, 0);
        for (a, b) in pairs
            .iter()
            .copied()
            .chain([(self.old.len(), self.new.len())])
        {
            while i < a {
                let content = numbers
                    .get(&i)
                    .map_or(Content::Deleted, |n| Content::MovedFrom(*n));
                steps.push(Step::new(i..i + 1, j..j, content));
                i += 1;
            }
            while j < b {
                let number = to[j].and_then(|i| numbers.get(&i));
                let content = number.map_or(Content::Inserted, |n| Content::MovedTo(*n));
                let mut step = Step::new(i..i, j..j + 1, content);
                step.from = to[j];
                steps.push(step);
                j += 1;
            }
            if a < self.old.len() {
                steps.push(both((a, b)));
                (i, j) = (a + 1, b + 1);
            }
        }
        let mut steps = self.splits(steps);
        self.hold_fields(&mut steps, |block| block.edges.0);
        self.hold_fields(&mut steps, |block| block.edges.1);
        steps
    }
}

pub(super) fn both((i, j): (usize, usize)) -> Step {
    Step::new(i..i + 1, j..j + 1, Content::Both)
}
