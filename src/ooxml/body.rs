//! What docx-rs still does, and the only file that names it.
//!
//! docx-rs 0.4.22 (the user's choice) turns paragraphs, runs and tables into raw XML, one block at a time:
//! `w:p` with its style, list, page break and keep-with-next; `w:r` with its character style, bold, italic, highlight, text, tabs
//! and line breaks; `w:tbl` with grid, rows, cells and cell widths. Of its text interfaces only `Run::add_text` is used, which
//! escapes; style ids are letters and digits by the time they come here.
//!
//! Everything else is ours, in [`finish`](super::finish): what it puts into the wrong order, what it has no words for
//! (fields, bookmarks, content controls, comments, right-to-left, languages, table headers), and every id. Its counters,
//! which race between threads, leave no trace in a file. No type of it shows in any interface.

use super::paragraph::{Paragraph, ParagraphNumber};
use super::span::{Run, Span};
use super::table::Table;
use docx_rs::BuildXML;

/// The raw XML of a paragraph: its properties, and one `w:r` for each run, line break, tab and cached text, in order.
pub(super) fn paragraph(model: &Paragraph) -> Vec<u8> {
    raw_paragraph(model).build()
}

/// The raw XML of a table.
pub(super) fn table(model: &Table) -> Vec<u8> {
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
    docx_rs::Table::new(rows.collect())
        .set_grid(model.widths.iter().map(|width| *width as usize).collect())
        .build()
}

fn raw_paragraph(model: &Paragraph) -> docx_rs::Paragraph {
    let mut paragraph = docx_rs::Paragraph::new().style(&model.style);
    if let ParagraphNumber::Item { instance, level } = model.number {
        paragraph = paragraph.numbering(
            docx_rs::NumberingId::new(instance as usize),
            docx_rs::IndentLevel::new(usize::from(level)),
        );
    }
    if model.page_break_before {
        paragraph = paragraph.page_break_before(true);
    }
    if model.keep_with_next {
        paragraph = paragraph.keep_next(true);
    }
    add_spans(paragraph, &model.spans)
}

fn add_spans(mut paragraph: docx_rs::Paragraph, spans: &[Span]) -> docx_rs::Paragraph {
    for span in spans {
        paragraph = match span {
            Span::Run(run) | Span::Field(_, run) => paragraph.add_run(raw_run(run)),
            Span::Break => {
                paragraph.add_run(docx_rs::Run::new().add_break(docx_rs::BreakType::TextWrapping))
            }
            Span::Tab => paragraph.add_run(docx_rs::Run::new().add_tab()),
            Span::Control(_, inner) | Span::Link(_, inner) => add_spans(paragraph, inner),
            Span::BookmarkStart(_)
            | Span::BookmarkEnd(_)
            | Span::CommentStart(_)
            | Span::CommentEnd(_) => paragraph,
        };
    }
    paragraph
}

fn raw_run(model: &Run) -> docx_rs::Run {
    let mut run = docx_rs::Run::new();
    if let Some(style) = &model.style {
        run = run.style(style);
    }
    if model.bold {
        run = run.bold();
    }
    if model.italic {
        run = run.italic();
    }
    if model.highlight {
        run = run.highlight("yellow");
    }
    for (line, text) in model.text.split('\n').enumerate() {
        if line > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        for (column, text) in text.split('\t').enumerate() {
            if column > 0 {
                run = run.add_tab();
            }
            // docx-rs lets forbidden characters through; a part with one cannot be opened.
            run = match text.contains(|c| !super::xml::allowed(c)) {
                true => run.add_text(text.replace(|c| !super::xml::allowed(c), "")),
                false => run.add_text(text),
            };
        }
    }
    run
}
