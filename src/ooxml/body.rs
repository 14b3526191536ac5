//! What docx-rs still does, and the only file that names it.
//!
//! docx-rs 0.4.22 (the user's choice) turns paragraphs and tables into raw XML, one block at a time: `w:p` with its style, list,
//! page break and keep-with-next; one `w:r` with all the text of the paragraph, its tabs and line breaks, escaped; `w:tbl` with grid,
//! rows, cells and cell widths. Of its ways to take text only `Text::new` is used, which escapes; style ids are letters and
//! digits by the time they come here.
//!
//! Everything else is ours, in [`finish`](super::finish): it divides the text into runs and gives each its look (docx-rs' own runs cost
//! twice the time and had to be repaired), adds what docx-rs has no words for (fields, bookmarks, content controls,
//! comments, right-to-left, languages, table headers), puts everything into order, and gives every id. docx-rs' counters, which race
//! between threads, leave no trace in a file. No type of it shows in any interface.

use super::paragraph::{Paragraph, ParagraphNumber};
use super::span::Span;
use super::table::Table;
use super::xml::{all_allowed, allowed};
use docx_rs::BuildXML;
use docx_rs::xml::writer::EmitterConfig;
use std::borrow::Cow;

/// Appends the raw XML of a paragraph: its properties, and one `w:r` with a child for each [`Piece`] of its spans, in order.
pub(super) fn paragraph(model: &Paragraph, out: &mut Vec<u8>) -> Result<(), String> {
    write(&raw_paragraph(model), out)
}

/// Appends the raw XML of a table.
pub(super) fn table(model: &Table, out: &mut Vec<u8>) -> Result<(), String> {
    let row = |cells: &Vec<Vec<Paragraph>>| {
        let cells = cells.iter().zip(&model.widths).map(|(paragraphs, width)| {
            paragraphs.iter().map(raw_paragraph).fold(
                docx_rs::TableCell::new().width(*width as usize, docx_rs::WidthType::Dxa),
                docx_rs::TableCell::add_paragraph,
            )
        });
        docx_rs::TableRow::new(cells.collect())
    };
    let rows = std::iter::once(&model.header).chain(&model.rows).map(row);
    let table = docx_rs::Table::new(rows.collect())
        .set_grid(model.widths.iter().map(|width| *width as usize).collect());
    write(&table, out)
}

/// One child of a raw run.
pub(super) enum Piece<'a> {
    Text(Cow<'a, str>),
    Tab,
    Break,
}

/// The pieces of a text: line feeds are breaks, tabs are tabs. docx-rs lets the characters through that XML forbids, and a part
/// with one cannot be opened: they go here.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split_inclusive(['\n', '\t']).flat_map(|part| {
        let (text, end) = match part.as_bytes().last() {
            Some(b'\n') => (&part[..part.len() - 1], Some(Piece::Break)),
            Some(b'\t') => (&part[..part.len() - 1], Some(Piece::Tab)),
            _ => (part, None),
        };
        let text = match all_allowed(text) {
            true => Cow::Borrowed(text),
            false => Cow::Owned(text.replace(|c| !allowed(c), "")),
        };
        let text = (!text.is_empty()).then_some(Piece::Text(text));
        text.into_iter().chain(end)
    })
}

/// How many pieces a text has.
pub(super) fn count(text: &str) -> usize {
    match is_one_piece(text) {
        true => 1,
        false => pieces(text).count(),
    }
}

/// Nearly every text is one piece, which its bytes tell.
fn is_one_piece(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b >= 0x20 && b != 0xEF)
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

fn raw_paragraph(model: &Paragraph) -> docx_rs::Paragraph {
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
    let mut run = Box::new(docx_rs::Run::new());
    add_spans(&mut run.children, &model.spans);
    if !run.children.is_empty() {
        paragraph.children.push(docx_rs::ParagraphChild::Run(run));
    }
    paragraph
}

fn add_spans(children: &mut Vec<docx_rs::RunChild>, spans: &[Span]) {
    let tab = || docx_rs::RunChild::Tab(docx_rs::Tab::new());
    let line_break =
        || docx_rs::RunChild::Break(docx_rs::Break::new(docx_rs::BreakType::TextWrapping));
    for span in spans {
        match span {
            Span::Run(run) | Span::Field(_, run) if is_one_piece(&run.text) => {
                children.push(docx_rs::RunChild::Text(docx_rs::Text::new(&*run.text)));
            }
            Span::Run(run) | Span::Field(_, run) => {
                children.extend(pieces(&run.text).map(|piece| match piece {
                    Piece::Text(text) => docx_rs::RunChild::Text(docx_rs::Text::new(text)),
                    Piece::Tab => tab(),
                    Piece::Break => line_break(),
                }));
            }
            Span::Break => children.push(line_break()),
            Span::Tab => children.push(tab()),
            Span::Control(_, inner) | Span::Link(_, inner) => add_spans(children, inner),
            Span::BookmarkStart(_)
            | Span::BookmarkEnd(_)
            | Span::CommentStart(_)
            | Span::CommentEnd(_) => {}
        }
    }
}
