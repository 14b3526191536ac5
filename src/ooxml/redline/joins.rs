//! Paragraphs split and joined, fields held together, and the last paragraph mark of a container.

use super::align::{Aligner, Content, End, Step, both};
use super::blocks::{Block, Sort, shared, size};
use std::collections::HashMap;
use std::ops::Range;

impl Aligner<'_> {
    /// A field that goes on over paragraphs, such as a table of contents, begins and ends in one step on both sides, so that it is never
    /// begun twice and ended once (17.16.18).
    pub(super) fn hold_fields(&self, steps: &mut Vec<Step>, is_edge: impl Fn(&Block) -> bool) {
        const FAR: usize = 16;
        const MANY: usize = 500;
        let edges = |blocks: &[Block]| -> Vec<usize> {
            (0..blocks.len()).filter(|i| is_edge(&blocks[*i])).collect()
        };
        let (olds, news) = (edges(self.old), edges(self.new));
        if olds.len() != news.len() || olds.len() > MANY {
            return;
        }
        for (i, j) in olds.into_iter().zip(news) {
            let of_old = steps.iter().position(|s| s.old.contains(&i));
            let of_new = steps.iter().position(|s| s.new.contains(&j));
            let (Some(a), Some(b)) = (of_old, of_new) else {
                continue;
            };
            let (first, last) = (a.min(b), a.max(b));
            if first == last || last - first > FAR {
                continue;
            }
            let between = &steps[first..=last];
            let plain = |block: &Block| block.sort == Sort::Paragraph { section: false };
            let whole = between.iter().all(|s| {
                matches!(
                    s.content,
                    Content::Both | Content::Deleted | Content::Inserted
                ) && self.old[s.old.clone()].iter().all(plain)
                    && self.new[s.new.clone()].iter().all(plain)
            });
            let old = between[0].old.start..between[last - first].old.end;
            let new = between[0].new.start..between[last - first].new.end;
            if whole && !old.is_empty() && !new.is_empty() {
                steps.splice(first..=last, [Step::new(old, new, Content::Both)]);
            }
        }
    }

    /// A paragraph inserted beside a pair was split from it when the old paragraph holds most of its words, and the other way round
    /// for a join.
    pub(super) fn splits(&self, steps: Vec<Step>) -> Vec<Step> {
        let mut out: Vec<Step> = Vec::with_capacity(steps.len());
        for step in steps {
            if let Some(last) = out.last_mut()
                && let Some(joined) = self.joined(last, &step)
            {
                *last = joined;
                continue;
            }
            out.push(step);
        }
        out
    }

    fn joined(&self, a: &Step, b: &Step) -> Option<Step> {
        let old = a.old.start..b.old.end;
        let new = a.new.start..b.new.end;
        let kinds = (a.content, b.content);
        let plain = |blocks: &[Block]| {
            blocks
                .iter()
                .all(|b| b.sort == Sort::Paragraph { section: false })
        };
        let last_plain = |blocks: &[Block]| match blocks.split_last() {
            Some((last, before)) => last.is_paragraph() && plain(before),
            None => true,
        };
        if !last_plain(&self.old[old.clone()]) || !last_plain(&self.new[new.clone()]) {
            return None;
        }
        let split = match kinds {
            (Content::Both, Content::Inserted) | (Content::Inserted, Content::Both) => true,
            (Content::Both, Content::Deleted) | (Content::Deleted, Content::Both) => false,
            _ => return None,
        };
        let (paired, extra) = if a.content == Content::Both {
            (a, b)
        } else {
            (b, a)
        };
        // The pair's long side must hold what its short side and the extra paragraph say.
        let gather = |bags: &HashMap<usize, Vec<(u64, u32)>>, range: &Range<usize>| {
            let mut all = Vec::new();
            for at in range.clone() {
                all.extend(bags.get(&at)?);
            }
            all.sort_unstable();
            Some(all)
        };
        let (long, short, extra) = match split {
            true => (
                gather(&self.old_bags, &paired.old)?,
                gather(&self.new_bags, &paired.new)?,
                gather(&self.new_bags, &extra.new)?,
            ),
            false => (
                gather(&self.new_bags, &paired.new)?,
                gather(&self.old_bags, &paired.old)?,
                gather(&self.old_bags, &extra.old)?,
            ),
        };
        let mut both = short.clone();
        both.extend(&extra);
        both.sort_unstable();
        let gained = shared(&long, &both).saturating_sub(shared(&long, &short));
        let size = size(&extra);
        (size > 0 && 100 * gained >= 60 * size).then(|| Step::new(old, new, Content::Both))
    }

    /// The last paragraph mark of a container stays (17.3.1.29: it has nothing to merge into): what was inserted or deleted
    /// behind it takes the marks before.
    pub(super) fn tail(&self, steps: &mut Vec<Step>) {
        let Some(at) = steps.iter().rposition(|s| s.content == Content::Both) else {
            let (Some(i), Some(j)) = (
                steps
                    .iter()
                    .rposition(|s| s.old.end == self.old.len() && !s.old.is_empty()),
                steps
                    .iter()
                    .rposition(|s| s.new.end == self.new.len() && !s.new.is_empty()),
            ) else {
                return;
            };
            // Nothing is kept: the last two become one.
            let pair = both((steps[i].old.start, steps[j].new.start));
            let (first, second) = (i.min(j), i.max(j));
            steps.remove(second);
            steps.remove(first);
            steps.push(pair);
            return;
        };
        if at + 1 == steps.len() {
            return;
        }
        let rest = &steps[at + 1..];
        let old = rest
            .iter()
            .rposition(|s| s.old.end == self.old.len() && !s.old.is_empty());
        let new = rest
            .iter()
            .rposition(|s| s.new.end == self.new.len() && !s.new.is_empty());
        let last = |end| (end, steps[at].clone());
        match (old, new) {
            (Some(i), Some(j)) => {
                let pair = both((rest[i].old.start, rest[j].new.start));
                let (first, second) = (at + 1 + i.min(j), at + 1 + i.max(j));
                steps.remove(second);
                steps.remove(first);
                steps.push(pair);
            }
            (None, Some(_)) => {
                let (_, mut kept) = last(());
                let (i, j) = (kept.old.end - 1, self.new.len() - 1);
                kept.end = End::Inserted;
                steps[at] = kept;
                if let Some(step) = steps.last_mut() {
                    step.end = End::Both(i, j);
                }
            }
            (Some(_), None) => {
                let (_, mut kept) = last(());
                let (i, j) = (self.old.len() - 1, kept.new.end - 1);
                kept.end = End::Deleted;
                steps[at] = kept;
                if let Some(step) = steps.last_mut() {
                    step.end = End::Both(i, j);
                }
            }
            (None, None) => {}
        }
    }
}
