//! Random documents and random edits: what must hold for the views of any redline.

use super::page::unbalanced;
use crate::generate::pair;
use enact::ooxml::lint::lint;
use enact::ooxml::package::Parts;
use enact::ooxml::redline::{Stamp, redline};
use enact::ooxml::tracked::view::{Block, Side, StoryKind, View, view};
use enact::ooxml::tracked::{accept_all, changes, reject_all};
use enact::render::redline::{Layout, Source, docx, html, json, text};
use proptest::prelude::*;

/// A paragraph of a version: number and text.
type Line = (Option<String>, String);

/// The paragraphs of a version, those in tables included.
fn lines(view: &View, side: Side) -> Vec<Line> {
    let mut found = Vec::new();
    let bodies = view.stories.iter().filter(|s| s.kind == StoryKind::Body);
    for story in bodies {
        collect(&story.blocks, side, &mut found);
    }
    found
}

fn collect(blocks: &[Block], side: Side, found: &mut Vec<Line>) {
    let mut open: Option<String> = None;
    let flush = |open: &mut Option<String>, number: Option<String>, found: &mut Vec<Line>| {
        found.extend(open.take().map(|text| (number, text)));
    };
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let shown = paragraph.spans.iter().any(|s| s.status.is_in(side));
                if shown || paragraph.mark.is_in(side) {
                    open.get_or_insert_default().push_str(&paragraph.text(side));
                }
                if paragraph.mark.is_in(side) {
                    flush(&mut open, paragraph.number.of(side).clone(), found);
                }
            }
            Block::Table(table) => {
                // Paragraphs join over a table that is not there.
                if table.is_in(side) {
                    flush(&mut open, None, found);
                }
                for row in table.rows.iter().filter(|row| row.status.is_in(side)) {
                    for cell in row.cells.iter().filter(|cell| cell.status.is_in(side)) {
                        collect(&cell.blocks, side, found);
                    }
                }
            }
            Block::Section(_) => {}
        }
    }
    flush(&mut open, None, found);
}

fn holds(old: &Parts, new: &Parts) -> Result<(), TestCaseError> {
    let Ok(made) = redline(old, new, &Stamp::new("A. Clerk", "2026-11-24T00:00:00Z")) else {
        return Ok(());
    };
    let parts = made.parts;
    let marked = view(&parts).expect("readable");
    for (side, settled) in [
        (Side::Old, reject_all(&parts).expect("settled")),
        (Side::New, accept_all(&parts).expect("settled")),
    ] {
        let settled = view(&settled).expect("readable");
        prop_assert_eq!(lines(&marked, side), lines(&settled, side), "{:?}", side);
    }
    for layout in [Layout::Inline, Layout::SideBySide] {
        let page = html(&marked, layout, &Source::default());
        prop_assert_eq!(unbalanced(&page), Vec::<String>::new());
        for (at, entry) in marked.entries.iter().enumerate() {
            let anchor = format!("id=\"c{}\"", at + 1);
            let shown = page.matches(&anchor).count();
            prop_assert_eq!(
                shown,
                usize::from(entry.place.is_some()),
                "{:?}: {:?}",
                layout,
                entry
            );
        }
    }
    prop_assert!(json(&marked).len() > 2);
    prop_assert!(
        text(&marked, &Source::default())
            .lines()
            .all(|line| line.chars().count() <= 200)
    );
    let still = docx(&parts, &marked).expect("written");
    prop_assert!(changes(&still).expect("readable").changes.is_empty());
    let findings = lint(&still);
    prop_assert!(findings.is_empty(), "{}", findings);
    let numbers =
        |lines: Vec<Line>| -> Vec<String> { lines.into_iter().filter_map(|(n, _)| n).collect() };
    let after = view(&still).expect("readable");
    prop_assert_eq!(
        numbers(lines(&after, Side::New)),
        numbers(lines(&marked, Side::New))
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_view_reads_as_both_files_do((old, edits) in pair()) {
        holds(&old.parts(), &old.edited(&edits).parts())?;
    }
}
