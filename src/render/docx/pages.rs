//! The pages: paper, margins, header, footer.

use super::{DocxOptions, looks};
use crate::document::{Direction, Document, Paper};
use crate::finding::{Finding, Findings};
use crate::ooxml::dress::{Footer, Look, Words};
use crate::ooxml::{Dress, Field, Paragraph, Run, Section, Span};

/// The section of a document. The first page has no header: its title says what it is.
pub(super) fn section(
    document: &Document,
    dress: &Dress,
    look: &Look,
    words: &Words,
    options: &DocxOptions,
) -> Result<Section, Findings> {
    let head = &document.head;
    let rtl = head.language.direction() == Direction::RightToLeft;
    let name = match head.paper {
        Paper::A4 => "a4",
        Paper::Letter => "letter",
    };
    let size = *dress.papers.get(name).ok_or_else(|| {
        Findings::from(Finding::error(
            "dress",
            format!("the dress has no paper `{name}`"),
        ))
    })?;
    let header = match look.header && !head.header.is_empty() {
        true => vec![paragraph(looks::HEADER, vec![run(&head.header, rtl)], rtl)],
        false => Vec::new(),
    };
    let pages = || vec![paragraph(looks::FOOTER, page_of(&words.page_of, rtl), rtl)];
    let (footer, first_footer) = match look.footer {
        Footer::None => (Vec::new(), Vec::new()),
        Footer::Continuation => (pages(), Vec::new()),
        Footer::Every => (pages(), pages()),
    };
    Ok(Section {
        size,
        margins: look.margins,
        first_page_differs: !header.is_empty() || look.footer == Footer::Continuation,
        header,
        footer,
        first_footer,
        line_numbers: options.line_numbers.then_some(5),
        rtl,
    })
}

/// "Page {page} of {pages}" with fields in their places.
fn page_of(pattern: &str, rtl: bool) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let field = [("{page}", Field::Page), ("{pages}", Field::Pages)]
            .into_iter()
            .find(|(mark, _)| rest[open..].starts_with(mark));
        let Some((mark, field)) = field else {
            break;
        };
        if open > 0 {
            spans.push(run(&rest[..open], rtl));
        }
        spans.push(Span::Field(
            field,
            Run {
                rtl,
                ..Run::plain("1")
            },
        ));
        rest = &rest[open + mark.len()..];
    }
    if !rest.is_empty() {
        spans.push(run(rest, rtl));
    }
    spans
}

fn run(text: &str, rtl: bool) -> Span {
    Span::Run(Run {
        rtl,
        ..Run::plain(text)
    })
}

fn paragraph(style: &'static str, spans: Vec<Span>, rtl: bool) -> Paragraph {
    Paragraph {
        rtl,
        ..Paragraph::new(style, spans)
    }
}
