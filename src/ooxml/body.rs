//! What docx-rs still does, and the only file that names it.
//!
//! docx-rs 0.4.22 (the user's choice) makes the frames of a body as raw XML: `w:p` with its style, list, page break and
//! keep-with-next, once for each combination that a document uses; `w:tbl` with grid, rows, cells and their widths. Style ids are letters
//! and digits by the time they come here, so that its escaping is asked nothing.
//!
//! Everything else is ours, in [`finish`](super::finish): text and its looks (docx-rs' own runs cost more than all the rest of a document
//! together, and let forbidden characters through), what docx-rs has no words for (fields, bookmarks, content controls,
//! comments, right-to-left, languages, table headers), order, and every id. docx-rs' counters, which race
//! between threads, leave no trace in a file. No type of it shows in any interface.

use super::paragraph::{Paragraph, ParagraphNumber};
use super::table::Table;
use docx_rs::BuildXML;
use docx_rs::xml::writer::EmitterConfig;
use std::borrow::Cow;

/// Appends the raw XML of a paragraph without its text.
pub(super) fn frame(model: &Paragraph, out: &mut Vec<u8>) -> Result<(), String> {
    let mut paragraph = docx_rs::Paragraph::new();
    paragraph.property.style = Some(docx_rs::ParagraphStyle::new(Some(&*model.style)));
    if let ParagraphNumber::Item { instance, level } = model.number {
        paragraph = paragraph.numbering(
            docx_rs::NumberingId::new(instance as usize),
            docx_rs::IndentLevel::new(usize::from(level)),
        );
    }
    if model.page_break_before {
        paragraph.property.page_break_before = Some(true);
    }
    if model.keep_with_next {
        paragraph.property.keep_next = Some(true);
    }
    write(&paragraph, out)
}

/// Appends the raw XML of a table without its text: each cell has one empty paragraph.
pub(super) fn table(model: &Table, out: &mut Vec<u8>) -> Result<(), String> {
    let row = |cells: &Vec<Vec<Paragraph>>| {
        let cells = cells.iter().zip(&model.widths).map(|(_, width)| {
            docx_rs::TableCell::new().width(*width as usize, docx_rs::WidthType::Dxa)
        });
        docx_rs::TableRow::new(cells.collect())
    };
    let rows = std::iter::once(&model.header).chain(&model.rows).map(row);
    let table = docx_rs::Table::new(rows.collect())
        .set_grid(model.widths.iter().map(|width| *width as usize).collect());
    write(&table, out)
}

/// What `BuildXML::build` does, into a buffer that is used again.
fn write(block: &impl BuildXML, out: &mut Vec<u8>) -> Result<(), String> {
    let writer = EmitterConfig {
        write_document_declaration: false,
        perform_escaping: false,
        perform_indent: false,
        line_separator: Cow::Borrowed(""),
    }
    .create_writer(out);
    block
        .build_to(writer)
        .map(|_| ())
        .map_err(|e| e.to_string())
}
