//! The alignment that leaves the least to delete and insert, and does not scatter it.
//!
//! Each kept item saves its weight twice (once struck, once retyped), and each stretch of kept items costs [`STRETCH`]: so a lone space
//! between two replaced words is replaced with them, and a lone word is kept. Up to [`CELLS`] the answer is exact; a longer
//! sequence is first cut at its anchors.

use super::anchors::{anchors, in_turn};
use std::collections::BTreeSet;

/// What a stretch of kept items costs, in the unit of weights.
const STRETCH: i64 = 3;
/// Old items × new items up to which every alignment is weighed.
const CELLS: usize = 1 << 20;
/// Items on both sides together up to which the edits are counted without weights.
const COUNTED: usize = 30_000;

/// Pairs of equal items that rise on both sides. `weight` is what an old item is worth, at least one.
pub fn minimal(old: &[u64], new: &[u64], weight: impl Fn(usize) -> u32) -> Vec<(usize, usize)> {
    let mut start = 0;
    while start < old.len().min(new.len()) && old[start] == new[start] {
        start += 1;
    }
    let mut pairs: Vec<_> = (0..start).map(|i| (i, i)).collect();
    let (left, right) = (&old[start..], &new[start..]);
    if left.is_empty() || right.is_empty() {
        return pairs;
    }
    if left.len().saturating_mul(right.len()) <= CELLS {
        weigh(left, right, |i| weight(start + i), &mut |i, j| {
            pairs.push((start + i, start + j));
        });
        return pairs;
    }
    let fixed = anchors(left, right);
    if fixed.is_empty() {
        pairs.extend(
            fewest(left, right)
                .into_iter()
                .map(|(i, j)| (start + i, start + j)),
        );
        return pairs;
    }
    let (mut i, mut j) = (0, 0);
    for (a, b) in fixed.into_iter().chain([(left.len(), right.len())]) {
        let (x, y) = (start + i, start + j);
        let (one, other) = (&left[i..a], &right[j..b]);
        if one.len().saturating_mul(other.len()) <= CELLS {
            weigh(one, other, |k| weight(x + k), &mut |k, l| {
                pairs.push((x + k, y + l));
            });
        } else {
            pairs.extend(fewest(one, other).into_iter().map(|(k, l)| (x + k, y + l)));
        }
        if a < left.len() && b < right.len() {
            pairs.push((start + a, start + b));
        }
        (i, j) = (a + 1, b + 1);
    }
    pairs
}

/// Pairs of equal items that rise on both sides, with the fewest items left over; where counting may take too long, equal items in
/// turn. For sequences in which nothing stands once.
pub fn fewest(old: &[u64], new: &[u64]) -> Vec<(usize, usize)> {
    // What the other side lacks cannot be paired, and would only cost time.
    let shared = |own: &[u64], other: &[u64]| -> (Vec<usize>, Vec<u64>) {
        let there: BTreeSet<u64> = other.iter().copied().collect();
        let places: Vec<usize> = (0..own.len())
            .filter(|i| there.contains(&own[*i]))
            .collect();
        let keys = places.iter().map(|i| own[*i]).collect();
        (places, keys)
    };
    let (olds, old_keys) = shared(old, new);
    let (news, new_keys) = shared(new, old);
    let mut pairs = Vec::new();
    if olds.len() + news.len() > COUNTED {
        pairs = in_turn(&old_keys, &new_keys);
    } else {
        for op in similar::capture_diff_slices(similar::Algorithm::Myers, &old_keys, &new_keys) {
            if let similar::DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                pairs.extend((0..len).map(|k| (old_index + k, new_index + k)));
            }
        }
    }
    pairs.iter().map(|(i, j)| (olds[*i], news[*j])).collect()
}

/// Every alignment of two short sequences, the best kept: two states a cell, after a kept item and after a dropped one.
fn weigh(
    old: &[u64],
    new: &[u64],
    weight: impl Fn(usize) -> u32,
    pair: &mut impl FnMut(usize, usize),
) {
    const NEVER: i64 = i64::MIN / 2;
    // Bits of a cell: whether the kept state came from a kept one; where the dropped state came from.
    const KEPT_FROM_KEPT: u8 = 1;
    const FROM_ABOVE: u8 = 2;
    const DROPPED_FROM_KEPT: u8 = 4;
    let width = new.len() + 1;
    let mut steps = vec![0_u8; (old.len() + 1) * width];
    // (kept, dropped) for the row above and this one. What stands before the sequences is kept.
    let mut above = vec![(NEVER, NEVER); width];
    above[0] = (0, NEVER);
    for j in 1..width {
        above[j] = (NEVER, 0);
        steps[j] = if j == 1 { DROPPED_FROM_KEPT } else { 0 };
    }
    let mut row = vec![(NEVER, NEVER); width];
    for i in 1..=old.len() {
        let worth = 2 * i64::from(weight(i - 1));
        row[0] = (NEVER, 0);
        steps[i * width] = FROM_ABOVE | if i == 1 { DROPPED_FROM_KEPT } else { 0 };
        for j in 1..width {
            let mut step = 0;
            let mut kept = NEVER;
            if old[i - 1] == new[j - 1] {
                let (from_kept, from_dropped) = above[j - 1];
                if from_kept >= from_dropped - STRETCH {
                    step |= KEPT_FROM_KEPT;
                    kept = from_kept + worth;
                } else {
                    kept = from_dropped - STRETCH + worth;
                }
            }
            let (up, left) = (above[j], row[j - 1]);
            let from_up = up.0.max(up.1);
            let from_left = left.0.max(left.1);
            // Of equal ones the deletion is nearer the end of the walk back, so that deletions are written first.
            let dropped = if from_left >= from_up {
                if left.0 > left.1 {
                    step |= DROPPED_FROM_KEPT;
                }
                from_left
            } else {
                step |= FROM_ABOVE;
                if up.0 > up.1 {
                    step |= DROPPED_FROM_KEPT;
                }
                from_up
            };
            row[j] = (kept, dropped);
            steps[i * width + j] = step;
        }
        std::mem::swap(&mut above, &mut row);
    }
    // What stands after the sequences is kept as well: a stretch that reaches the end costs no more than one that does not.
    let (kept, dropped) = above[new.len()];
    let mut in_kept = kept + STRETCH >= dropped;
    let (mut i, mut j) = (old.len(), new.len());
    let mut found = Vec::new();
    while i > 0 || j > 0 {
        let step = steps[i * width + j];
        if in_kept {
            in_kept = step & KEPT_FROM_KEPT != 0;
            i -= 1;
            j -= 1;
            found.push((i, j));
        } else {
            in_kept = step & DROPPED_FROM_KEPT != 0;
            if step & FROM_ABOVE != 0 {
                i -= 1;
            } else {
                j -= 1;
            }
        }
    }
    for (i, j) in found.into_iter().rev() {
        pair(i, j);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<u64> {
        text.chars().map(u64::from).collect()
    }

    fn kept(old: &str, new: &str) -> String {
        let letters: Vec<char> = old.chars().collect();
        minimal(&words(old), &words(new), |i| {
            if letters[i].is_uppercase() { 9 } else { 1 }
        })
        .iter()
        .map(|(i, _)| letters[*i])
        .collect()
    }

    #[test]
    fn weight_decides_and_a_lone_light_item_is_not_kept() {
        assert_eq!(kept("AxxB", "BxA"), "B");
        assert_eq!(kept("abAcd", "xyAzw"), "A");
        // `s` is light and alone between what is replaced.
        assert_eq!(kept("Kasb", "Kcsd"), "K");
        assert_eq!(kept("asb", "asc"), "as");
        assert_eq!(kept("asb", "csb"), "sb");
        assert_eq!(kept("ab", ""), "");
    }

    #[test]
    fn long_sequences_are_cut_at_their_anchors_and_stay_in_order() {
        let old: Vec<u64> = (0..3_000).collect();
        let new: Vec<u64> = (0..3_000).filter(|k| k % 7 != 0).collect();
        let pairs = minimal(&old, &new, |_| 1);
        assert_eq!(pairs.len(), new.len());
        let same: Vec<u64> = (0..9_000).map(|k| k % 2).collect();
        let other: Vec<u64> = (0..9_000).map(|k| (k / 3) % 2).collect();
        let pairs = minimal(&same, &other, |_| 1);
        assert!(pairs.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 < w[1].1));
        assert!(pairs.iter().all(|(i, j)| same[*i] == other[*j]));
        assert!(pairs.len() > 3_000);
    }
}
