//! What is shown, and what is folded away because nothing in it has changed.

use crate::ooxml::tracked::view::{Block, Side};

/// Blocks that stay beside a change.
const BESIDE: usize = 1;

/// Fewer than these are not folded.
const FEWEST: usize = 4;

/// Blocks in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stretch<'v> {
    /// Changes, and what stands beside them.
    Shown(&'v [Block]),
    /// Nothing of it has changed.
    Folded(&'v [Block]),
}

/// The blocks of a text in stretches.
pub(super) fn stretches(blocks: &[Block]) -> Vec<Stretch<'_>> {
    let mut near = vec![false; blocks.len()];
    for (at, block) in blocks.iter().enumerate() {
        if block.is_changed() {
            let to = (at + BESIDE + 1).min(blocks.len());
            near[at.saturating_sub(BESIDE)..to].fill(true);
        }
    }
    let mut found = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < blocks.len() {
        let far = near[at..].iter().take_while(|near| !**near).count();
        if far >= FEWEST {
            if from < at {
                found.push(Stretch::Shown(&blocks[from..at]));
            }
            found.push(Stretch::Folded(&blocks[at..at + far]));
            from = at + far;
        }
        at += far.max(1);
    }
    if from < blocks.len() {
        found.push(Stretch::Shown(&blocks[from..]));
    }
    found
}

/// Paragraphs and words of blocks.
pub(super) fn length(blocks: &[Block]) -> (usize, usize) {
    let (mut paragraphs, mut words) = (0, 0);
    for block in blocks {
        block.paragraphs(&mut |paragraph| {
            paragraphs += 1;
            words += paragraph.text(Side::New).split_whitespace().count();
        });
    }
    (paragraphs, words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ooxml::tracked::view::{Paragraph, Status};

    fn blocks(changed: &str) -> Vec<Block> {
        let paragraph = |sign| {
            Block::Paragraph(Paragraph {
                mark: if sign == '+' {
                    Status::Inserted
                } else {
                    Status::Kept
                },
                ..Paragraph::default()
            })
        };
        changed.chars().map(paragraph).collect()
    }

    fn told(changed: &str) -> String {
        let blocks = blocks(changed);
        let told = stretches(&blocks).into_iter().map(|stretch| match stretch {
            Stretch::Shown(blocks) => format!("s{}", blocks.len()),
            Stretch::Folded(blocks) => format!("f{}", blocks.len()),
        });
        told.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_far_from_every_change_is_folded() {
        assert_eq!(told("...+..."), "s7");
        assert_eq!(told(".....+"), "f4 s2");
        assert_eq!(told("+.....+......"), "s8 f5");
    }
}
