//! A container of blocks, step by step: the body, a header, a note, a cell, a text box.

use super::align::{Aligner, Content, End, Step};
use super::blocks::{Block, Sort, blocks, open_controls};
use super::name;
use super::report::Note;
use super::tree::{Id, Tree};
use super::write::{Place, Writer};
use std::collections::BTreeSet;

impl<'w> Writer<'w, '_> {
    /// Writes what stands inside a container, as the new part has it, with all that was deleted from the old one.
    pub(super) fn container(&mut self, at: Place<'w>, old: Id, new: Id) {
        let (mut old_reader, mut new_reader) = self.readers(at);
        let mut old_blocks = blocks(&mut old_reader, old);
        let mut new_blocks = blocks(&mut new_reader, new);
        open_controls(
            (&mut old_reader, &mut old_blocks),
            (&mut new_reader, &mut new_blocks),
        );
        let mut next_move = 0;
        let mut steps = Aligner::new(&old_blocks, &new_blocks).steps(
            &mut old_reader,
            &mut new_reader,
            &mut next_move,
        );
        self.number_moves(&mut steps, next_move);
        if !self.coarse.is_empty() {
            steps = self.coarsened(steps, &old_blocks, &new_blocks);
        }
        let kept = self.kept_controls(at, &steps, &new_blocks);
        let bare = bare_ends(&steps, &old_blocks, &new_blocks, &kept);
        let mut around = Vec::new();
        for (turn, step) in steps.iter().enumerate() {
            if let Some(block) = new_blocks
                .get(step.new.start)
                .filter(|_| !step.new.is_empty())
            {
                let wanted: Vec<Id> = block
                    .around
                    .iter()
                    .copied()
                    .filter(|c| kept.contains(c))
                    .collect();
                self.wrap(at.new, &mut around, &wanted);
            }
            // A paragraph whose mark goes and which has no paragraph to merge into is dropped when nothing is left in it, and the
            // tags of a link or control would be left (17.13.5.15).
            self.bare = bare[turn];
            self.step(at, step, &old_blocks, &new_blocks);
        }
        self.wrap(at.new, &mut around, &[]);
        self.bare = false;
        self.close();
        self.trailing(at.new, new, &new_blocks);
    }

    /// Blocks that are to be cut most coarsely: deleted, and inserted. The last paragraph of a container stays one.
    fn coarsened(&self, steps: Vec<Step>, old: &[Block], new: &[Block]) -> Vec<Step> {
        let mut out = Vec::with_capacity(steps.len());
        for step in steps {
            let last = step.old.end == old.len() || step.new.end == new.len();
            let cut = self.cut(&old[step.old.clone()], &new[step.new.clone()]);
            let paragraph = old.get(step.old.start).is_some_and(Block::is_paragraph);
            if step.content != Content::Both
                || step.end != End::AsContent
                || cut < 2
                || (last && paragraph)
            {
                out.push(step);
                continue;
            }
            out.extend(
                step.old
                    .clone()
                    .map(|i| alone(i..i + 1, step.new.start..step.new.start, Content::Deleted)),
            );
            out.extend(
                step.new
                    .clone()
                    .map(|j| alone(step.old.end..step.old.end, j..j + 1, Content::Inserted)),
            );
        }
        out
    }

    /// How coarsely these blocks are to be cut.
    pub(super) fn cut(&self, old: &[Block], new: &[Block]) -> u8 {
        let of = |cuts: &std::collections::BTreeMap<Id, u8>, blocks: &[Block]| {
            blocks
                .iter()
                .filter_map(|b| cuts.get(&b.node))
                .copied()
                .max()
                .unwrap_or(0)
        };
        of(&self.coarse.old, old).max(of(&self.coarse.new, new))
    }

    /// The controls that were opened up and keep their tags all the same: those whose last paragraph is on both sides, so that nothing
    /// in them merges with what stands outside.
    fn kept_controls(&mut self, at: Place<'w>, steps: &[Step], new: &[Block]) -> BTreeSet<Id> {
        let mut kept = BTreeSet::new();
        let mut lost = BTreeSet::new();
        for step in steps {
            for (j, block) in new
                .iter()
                .enumerate()
                .take(step.new.end)
                .skip(step.new.start)
            {
                for control in &block.around {
                    let within = |k: usize| new.get(k).is_some_and(|b| b.around.contains(control));
                    let whole = step.new.clone().all(within);
                    let safe = step.content == Content::Both && step.end == End::AsContent && whole;
                    // The last block of the control decides.
                    if !whole || !within(j + 1) && !safe {
                        lost.insert(*control);
                    } else {
                        kept.insert(*control);
                    }
                }
            }
        }
        for _ in &lost {
            self.notes.push(Note {
                loss: false,
                part: at.new_part.to_owned(),
                what: "a content control around inserted paragraphs is left out; its paragraphs are there".to_owned(),
            });
        }
        &kept - &lost
    }

    /// Everything in an old container, deleted, without a counterpart; `whole` when the container goes with it.
    pub(super) fn deleted(&mut self, at: Place<'w>, old: Id, whole: bool) {
        let (mut reader, _) = self.readers(at);
        let found = blocks(&mut reader, old);
        for (i, _) in found.iter().enumerate() {
            let step = alone(i..i + 1, 0..0, Content::Deleted);
            self.bare = !whole;
            self.step(at, &step, &found, &[]);
        }
    }

    /// Everything in a new container, inserted, without a counterpart; `whole` when the container comes with it.
    pub(super) fn inserted(&mut self, at: Place<'w>, new: Id, whole: bool) {
        let (_, mut reader) = self.readers(at);
        let found = blocks(&mut reader, new);
        for (j, _) in found.iter().enumerate() {
            let step = alone(0..0, j..j + 1, Content::Inserted);
            self.bare = !whole;
            self.step(at, &step, &[], &found);
        }
        self.trailing(at.new, new, &found);
    }

    /// Everything in an old container, deleted, but its last paragraph mark, which stays.
    pub(super) fn deleted_in_place(&mut self, at: Place<'w>, old: Id) {
        let (mut reader, _) = self.readers(at);
        let found = blocks(&mut reader, old);
        for i in 0..found.len() {
            let mut step = alone(i..i + 1, 0..0, Content::Deleted);
            if i + 1 == found.len() {
                step.end = End::Stays;
            }
            self.step(at, &step, &found, &[]);
        }
    }

    /// Everything in a new container, inserted, but its last paragraph mark, which was there.
    pub(super) fn inserted_in_place(&mut self, at: Place<'w>, new: Id) {
        let (_, mut reader) = self.readers(at);
        let found = blocks(&mut reader, new);
        for j in 0..found.len() {
            let mut step = alone(0..0, j..j + 1, Content::Inserted);
            if j + 1 == found.len() {
                step.end = End::Stays;
            }
            self.step(at, &step, &[], &found);
        }
        self.trailing(at.new, new, &found);
    }

    /// What stands behind the last block: bookmarks, white space. The section of the body is written by itself.
    fn trailing(&mut self, tree: &Tree, container: Id, blocks: &[Block]) {
        let from = blocks.last().map(|b| b.end);
        let section = tree
            .find(container, name::SECT_PR)
            .map(|s| tree.span(s).start);
        let end = section.unwrap_or(tree.inner_span(container).end);
        if let Some(rest) = from.and_then(|from| tree.source().get(from..end)) {
            self.out.push_str(rest);
        }
    }

    fn number_moves(&mut self, steps: &mut [Step], count: u32) {
        for step in steps {
            match &mut step.content {
                Content::MovedFrom(number) | Content::MovedTo(number) => *number += self.next_move,
                _ => {}
            }
        }
        self.next_move += count;
    }

    fn step(&mut self, at: Place<'w>, step: &Step, old: &[Block], new: &[Block]) {
        self.close();
        for block in &new[step.new.clone()] {
            for lead in &block.before {
                self.out
                    .push_str(at.new.source().get(lead.clone()).unwrap_or(""));
            }
        }
        self.blocks_of(at, step, old, new);
        self.close();
        for block in &new[step.new.clone()] {
            for rest in &block.after {
                self.out
                    .push_str(at.new.source().get(rest.clone()).unwrap_or(""));
            }
        }
    }

    fn blocks_of(&mut self, at: Place<'w>, step: &Step, old: &[Block], new: &[Block]) {
        let one = (old.get(step.old.start), new.get(step.new.start));
        if let (Content::Both, End::AsContent, (Some(x), Some(y))) = (step.content, step.end, one)
            && x.exact == y.exact
            && step.old.len() == 1
            && step.new.len() == 1
            && y.sort != (Sort::Paragraph { section: true })
            && !(y.sort == Sort::Control && holds_section(at.new, y.node))
            && !self.has_stray(at, x.node)
        {
            self.out.push_str(at.new.raw(y.node));
            return;
        }
        let sort = one
            .1
            .filter(|_| !step.new.is_empty())
            .or(one.0)
            .map_or(Sort::Other, |b| b.sort);
        match (sort, step.content) {
            (Sort::Paragraph { .. }, _) => self.paragraphs(at, step, old, new),
            (Sort::Table, Content::Both) => {
                self.table(at, old[step.old.start].node, new[step.new.start].node)
            }
            (Sort::Table, Content::Deleted | Content::MovedFrom(_)) => {
                self.deleted_table(at, old[step.old.start].node)
            }
            (Sort::Table, _) => self.inserted_table(at, new[step.new.start].node),
            (Sort::Control, Content::Both) => {
                self.control(at, old[step.old.start].node, new[step.new.start].node)
            }
            (Sort::Control, Content::Deleted | Content::MovedFrom(_)) => {
                let node = old[step.old.start].node;
                self.deleted(at, content(at.old, node), false);
            }
            (Sort::Control, _) => {
                let node = new[step.new.start].node;
                self.notes.push(Note {
                    loss: false,
                    part: at.new_part.to_owned(),
                    what: "a content control around inserted paragraphs is left out; its paragraphs are there".to_owned(),
                });
                self.inserted(at, content(at.new, node), false);
            }
            (Sort::Row | Sort::Cell | Sort::Other, _) => {
                let same = matches!(step.content, Content::Both);
                if let Some(block) = new.get(step.new.start).filter(|_| !step.new.is_empty()) {
                    self.out.push_str(at.new.raw(block.node));
                }
                if !same {
                    self.notes.push(Note {
                        loss: true,
                        part: at.new_part.to_owned(),
                        what: "imported content (`w:altChunk`) or mathematics between paragraphs has no tracked form".to_owned(),
                    });
                }
            }
        }
    }

    /// Whether a comment that the old package alone has is anchored in a block.
    fn has_stray(&self, at: Place<'w>, node: Id) -> bool {
        if self.old_comments.is_empty() {
            return false;
        }
        let tree = at.old;
        tree.descendants(node).any(|n| {
            matches!(
                tree.name(n),
                name::COMMENT_START | name::COMMENT_END | name::COMMENT_REFERENCE
            ) && tree
                .get(n, "w:id")
                .is_some_and(|id| self.old_comments.contains_key(id))
        })
    }

    /// A content control on both sides: its own tags, its content compared.
    fn control(&mut self, at: Place<'w>, old: Id, new: Id) {
        let inside = content(at.new, new);
        let (whole, inner) = (at.new.span(new), at.new.inner_span(inside));
        self.out
            .push_str(&at.new.source()[whole.start..inner.start]);
        self.container(at, content(at.old, old), inside);
        self.raw(&at.new.source()[inner.end..whole.end]);
    }
}

/// For each step, whether it is a paragraph that goes in one view of the redline (all accepted, all rejected) and has no paragraph to
/// merge into in that view, others that go with it left out of account. Told from the end, in one pass.
fn bare_ends(steps: &[Step], old: &[Block], new: &[Block], kept: &BTreeSet<Id>) -> Vec<bool> {
    let mut bare = vec![false; steps.len()];
    // Whether what comes (what goes) has nothing to merge into behind this step.
    let mut nothing = [true, true];
    for (at, step) in steps.iter().enumerate().rev() {
        let comes = matches!(step.content, Content::Inserted | Content::MovedTo(_));
        let goes = step.content != Content::Both && step.end == End::AsContent;
        bare[at] = goes && nothing[usize::from(comes)];
        let block = match step.new.is_empty() {
            true => old.get(step.old.start),
            false => new.get(step.new.start),
        };
        // Tags of a control stand between.
        let tags = !step.new.is_empty()
            && block.is_some_and(|b| b.around.iter().any(|c| kept.contains(c)));
        for (kind, nothing) in nothing.iter_mut().enumerate() {
            let with = goes && usize::from(comes) == kind;
            *nothing = match block.map(|b| b.sort) {
                _ if tags => true,
                Some(Sort::Paragraph { .. } | Sort::Table) if with => *nothing,
                Some(Sort::Paragraph { .. }) => false,
                _ => true,
            };
        }
    }
    bare
}

/// Whether a section ends inside a control.
fn holds_section(tree: &Tree, control: Id) -> bool {
    tree.descendants(control)
        .any(|n| tree.name(n) == name::SECT_PR)
}

/// A step that stands by itself.
pub(super) fn alone(
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
    content: Content,
) -> Step {
    Step {
        old,
        new,
        content,
        end: End::AsContent,
        from: None,
    }
}

/// What a block-level control holds.
fn content(tree: &Tree, control: Id) -> Id {
    tree.find(control, name::SDT_CONTENT).unwrap_or(control)
}
