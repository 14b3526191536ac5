//! The heaviest chain of candidates that rises on both sides.

/// A pair that may belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// Place on the old side.
    pub old: usize,
    /// Place on the new side.
    pub new: usize,
    /// What the pair is worth, more than nothing.
    pub weight: u64,
}

impl Candidate {
    /// A pair and its worth.
    pub fn new(old: usize, new: usize, weight: u64) -> Candidate {
        Candidate { old, new, weight }
    }
}

/// The candidates of greatest weight together, none crossing another and no item twice. Of two equal chains, the one
/// whose pairs come first. `n log n` in the number of candidates.
pub fn chain(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    // Within one old item the later new item first, so that a chain never takes two pairs of one old item.
    candidates.sort_unstable_by(|a, b| a.old.cmp(&b.old).then(b.new.cmp(&a.new)));
    let width = candidates.iter().map(|c| c.new + 1).max().unwrap_or(0);
    // Fenwick tree over new places: the best chain that ends before a place.
    let mut best: Vec<(u64, u32)> = vec![(0, NONE); width + 1];
    let mut before = vec![NONE; candidates.len()];
    let mut total = vec![0; candidates.len()];
    for (at, candidate) in candidates.iter().enumerate() {
        let (mut weight, mut last) = (0, NONE);
        let mut place = candidate.new;
        while place > 0 {
            if best[place].0 > weight {
                (weight, last) = best[place];
            }
            place &= place - 1;
        }
        before[at] = last;
        total[at] = weight + candidate.weight;
        let mut place = candidate.new + 1;
        while place <= width {
            if total[at] > best[place].0 {
                best[place] = (total[at], u32::try_from(at).unwrap_or(NONE));
            }
            place += place & place.wrapping_neg();
        }
    }
    let mut end = NONE;
    let mut most = 0;
    for (at, weight) in total.iter().enumerate() {
        if *weight > most {
            (most, end) = (*weight, u32::try_from(at).unwrap_or(NONE));
        }
    }
    let mut found = Vec::new();
    while let Some(candidate) = candidates.get(end as usize) {
        found.push(*candidate);
        end = before[end as usize];
    }
    found.reverse();
    found
}

const NONE: u32 = u32::MAX;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_heavy_pair_outweighs_two_light_ones() {
        let light = [Candidate::new(1, 0, 1), Candidate::new(2, 1, 1)];
        let heavy = Candidate::new(0, 2, 5);
        assert_eq!(chain(vec![light[0], light[1], heavy]), [heavy]);
        assert_eq!(chain(light.to_vec()), light);
        assert_eq!(chain(Vec::new()), []);
    }

    #[test]
    fn no_item_is_used_twice() {
        let all = (0..3)
            .flat_map(|i| (0..3).map(move |j| Candidate::new(i, j, 1)))
            .collect();
        let found: Vec<_> = chain(all).iter().map(|c| (c.old, c.new)).collect();
        assert_eq!(found, [(0, 0), (1, 1), (2, 2)]);
    }
}
