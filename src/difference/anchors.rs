//! Anchors: items that stand once on either side, in the longest order that both sides share (patience).

use super::chain::{Candidate, chain};
use std::collections::BTreeMap;

/// Pairs of equal items that rise on both sides: what both begin and end with, and between these each key that stands once on
/// either side; again between two such pairs, until there is none left. `n log n` in the number of items.
pub fn anchors(old: &[u64], new: &[u64]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    // A heap of gaps instead of recursion: the depth is the input's to choose.
    let mut gaps = vec![(0..old.len(), 0..new.len())];
    while let Some((mut left, mut right)) = gaps.pop() {
        while !left.is_empty() && !right.is_empty() && old[left.start] == new[right.start] {
            pairs.push((left.start, right.start));
            left.start += 1;
            right.start += 1;
        }
        while !left.is_empty() && !right.is_empty() && old[left.end - 1] == new[right.end - 1] {
            left.end -= 1;
            right.end -= 1;
            pairs.push((left.end, right.end));
        }
        if left.is_empty() || right.is_empty() {
            continue;
        }
        let mut seen: BTreeMap<u64, (u32, usize, u32, usize)> = BTreeMap::new();
        for i in left.clone() {
            let entry = seen.entry(old[i]).or_default();
            *entry = (entry.0 + 1, i, entry.2, entry.3);
        }
        for j in right.clone() {
            let entry = seen.entry(new[j]).or_default();
            *entry = (entry.0, entry.1, entry.2 + 1, j);
        }
        let once = seen
            .values()
            .filter(|(o, _, n, _)| (*o, *n) == (1, 1))
            .map(|(_, i, _, j)| Candidate::new(*i, *j, 1))
            .collect();
        let found = chain(once);
        if found.is_empty() {
            continue;
        }
        let (mut i, mut j) = (left.start, right.start);
        for pair in found {
            gaps.push((i..pair.old, j..pair.new));
            pairs.push((pair.old, pair.new));
            (i, j) = (pair.old + 1, pair.new + 1);
        }
        gaps.push((i..left.end, j..right.end));
    }
    pairs.sort_unstable();
    pairs
}

/// Pairs of equal items that rise on both sides, where the first of a kind belongs to the first of it, the second to the second:
/// for long sequences in which nothing stands once.
pub fn in_turn(old: &[u64], new: &[u64]) -> Vec<(usize, usize)> {
    let mut turns: BTreeMap<u64, (Vec<usize>, usize)> = BTreeMap::new();
    for (j, key) in new.iter().enumerate() {
        turns.entry(*key).or_default().0.push(j);
    }
    let mut candidates = Vec::new();
    for (i, key) in old.iter().enumerate() {
        if let Some((places, turn)) = turns.get_mut(key)
            && let Some(j) = places.get(*turn)
        {
            candidates.push(Candidate::new(i, *j, 1));
            *turn += 1;
        }
    }
    chain(candidates).iter().map(|c| (c.old, c.new)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_once_is_an_anchor_and_what_is_between_is_looked_at_again() {
        // 7 stands twice, but once in the gap that 1 and 2 leave.
        let old = [9, 1, 7, 5, 2, 7];
        let new = [8, 1, 7, 6, 2, 4, 7];
        assert_eq!(anchors(&old, &new), [(1, 1), (2, 2), (4, 4), (5, 6)]);
        assert_eq!(anchors(&old, &[]), []);
    }

    #[test]
    fn what_has_moved_is_no_anchor() {
        assert_eq!(
            anchors(&[1, 2, 3, 4], &[2, 3, 1, 4]),
            [(1, 0), (2, 1), (3, 3)]
        );
    }

    #[test]
    fn equal_items_are_paired_in_turn() {
        assert_eq!(in_turn(&[1, 1, 2, 1], &[1, 2, 1]), [(0, 0), (1, 2)]);
    }
}
