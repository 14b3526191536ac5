//! The table of contents of a law, with the entries that Word would find.

use super::looks;
use crate::ooxml::{Block, Contents, ContentsEntry, Paragraph, Run, Span};

/// A heading of the outline, for the table of contents.
pub(super) struct Heading {
    pub(super) outline: u8,
    pub(super) number: Option<String>,
    pub(super) text: String,
    pub(super) bookmark: String,
}

/// Heading and entries, for the headings of a law.
pub(super) fn blocks(title: &str, headings: &[Heading], rtl: bool) -> Vec<Block> {
    let deepest = headings.iter().map(|h| h.outline).max().unwrap_or(1);
    let entries = headings.iter().map(|heading| ContentsEntry {
        style: looks::CONTENTS_LEVELS[usize::from(heading.outline.clamp(1, 3)) - 1].into(),
        number: heading.number.clone(),
        text: heading.text.clone(),
        bookmark: heading.bookmark.clone(),
    });
    let run = Run {
        rtl,
        ..Run::plain(title)
    };
    vec![
        Block::Paragraph(Paragraph {
            rtl,
            ..Paragraph::new(looks::CONTENTS_HEADING, vec![Span::Run(run)])
        }),
        Block::Contents(Contents {
            levels: (1, deepest),
            entries: entries.collect(),
            rtl,
        }),
    ]
}
