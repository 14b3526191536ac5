//! Before and after beside each other: which paragraphs face each other, and which are one in a version.

use super::Page;
use super::line::shows;
use crate::ooxml::tracked::view::{Block, Paragraph, Side, Status, Story};
use crate::render::redline::stretch::{Stretch, stretches};
use std::fmt::Write;

impl Page<'_> {
    /// A story as a table of two columns.
    pub(super) fn paired(&mut self, story: &Story) -> String {
        let (before, after) = (self.words.before(), self.words.after());
        let mut html = format!(
            "<table class=\"pair\">\n<thead>\n<tr><th scope=\"col\">{before}</th><th scope=\"col\">{after}</th></tr>\n</thead>\n<tbody>\n"
        );
        for stretch in stretches(&story.blocks) {
            match stretch {
                Stretch::Shown(blocks) => {
                    for group in groups(blocks) {
                        html.push_str(&self.pair(group));
                    }
                }
                Stretch::Folded(blocks) => {
                    let inner = self.blocks(blocks, None);
                    let folded = self.folded(blocks, &inner);
                    let _ = writeln!(html, "<tr><td colspan=\"2\">{folded}</td></tr>");
                }
            }
        }
        html.push_str("</tbody>\n</table>\n");
        html
    }

    fn pair(&mut self, group: &[Block]) -> String {
        let rank = self.rank;
        let old = self.blocks(group, Some(Side::Old));
        self.rank = rank;
        let new = self.blocks(group, Some(Side::New));
        let cell = |inner: &str, label: &str| match inner.is_empty() {
            true => format!(
                "<td class=\"none\" data-label=\"{label}\"><span class=\"unseen\">—</span></td>"
            ),
            false => format!("<td data-label=\"{label}\">{inner}</td>"),
        };
        // What is the same need not be read twice where the two stand below each other.
        let same = match group.iter().any(Block::is_changed) || old != new {
            true => "",
            false => " class=\"same\"",
        };
        let old = cell(&old, self.words.before());
        let new = cell(&new, self.words.after());
        format!("<tr{same}>\n{old}\n{new}\n</tr>\n")
    }
}

/// Blocks that face each other: one each, and more where paragraphs of one version are one in the other.
pub(super) fn groups(blocks: &[Block]) -> Vec<&[Block]> {
    let mut found = Vec::new();
    let mut from = 0;
    let (mut old, mut new) = (false, false);
    for (at, block) in blocks.iter().enumerate() {
        let goes_on = match block {
            Block::Paragraph(paragraph) => {
                old |= paragraph.spans.iter().any(|span| span.status.is_old());
                new |= paragraph.spans.iter().any(|span| span.status.is_new());
                let next = matches!(blocks.get(at + 1), Some(Block::Paragraph(_)));
                next && match paragraph.mark {
                    Status::Kept => false,
                    Status::Inserted | Status::MovedTo => old,
                    Status::Deleted | Status::MovedFrom => new,
                    Status::Fleeting => old || new,
                }
            }
            Block::Table(_) | Block::Section(_) => false,
        };
        if !goes_on {
            found.push(&blocks[from..=at]);
            from = at + 1;
            (old, new) = (false, false);
        }
    }
    found
}

/// The paragraphs of that version, each with the paragraphs of the file that it consists of; inline every one stands for itself.
pub(super) fn pieces(blocks: &[Block], side: Option<Side>) -> Vec<Vec<&Paragraph>> {
    let mut found: Vec<Vec<&Paragraph>> = Vec::new();
    let mut open: Vec<&Paragraph> = Vec::new();
    for block in blocks {
        let Block::Paragraph(paragraph) = block else {
            continue;
        };
        let shown = paragraph.spans.iter().any(|span| shows(side, span.status));
        let ends = shows(side, paragraph.mark);
        if shown || ends {
            open.push(paragraph);
        }
        if ends {
            found.push(std::mem::take(&mut open));
        }
    }
    if !open.is_empty() {
        found.push(open);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ooxml::tracked::view::{Content, Span};

    fn block(text: Status, mark: Status) -> Block {
        Block::Paragraph(Paragraph {
            spans: vec![Span {
                content: Content::Text("x".to_owned()),
                status: text,
                ..Span::default()
            }],
            mark,
            ..Paragraph::default()
        })
    }

    #[test]
    fn a_split_faces_the_paragraph_that_it_was() {
        use Status::{Deleted, Inserted, Kept};
        let blocks = [
            block(Kept, Inserted),
            block(Inserted, Inserted),
            block(Kept, Kept),
            block(Inserted, Inserted),
            block(Kept, Kept),
            block(Deleted, Deleted),
            block(Kept, Deleted),
            block(Kept, Kept),
        ];
        let sizes: Vec<usize> = groups(&blocks).iter().map(|group| group.len()).collect();
        assert_eq!(sizes, [3, 1, 1, 1, 2]);
        let count = |from: usize, to: usize, side| pieces(&blocks[from..to], Some(side)).len();
        assert_eq!((count(0, 3, Side::Old), count(0, 3, Side::New)), (1, 3));
        assert_eq!((count(6, 8, Side::Old), count(6, 8, Side::New)), (2, 1));
        assert_eq!(count(3, 4, Side::Old), 0);
    }
}
