//! What people do to a document. An edit that finds nothing to work on does nothing.

use super::{Block, Cell, Document, Format, Inline, Paragraph, Row, Section, Table};
use proptest::sample::Index;

/// One edit; places are drawn among what is there.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Paragraph, word, the new word.
    Reword(Index, Index, String),
    /// Paragraph, word before which it stands, text.
    InsertText(Index, Index, String),
    /// Paragraph, first word, last word.
    DeleteText(Index, Index, Index),
    /// Container, place, block.
    InsertBlock(Index, Index, Box<Block>),
    /// Container, place.
    DeleteBlock(Index, Index),
    /// From and to, in the body.
    Move(Index, Index),
    /// Paragraph, inline before which it is cut.
    Split(Index, Index),
    /// Container, the first of the two paragraphs.
    Join(Index, Index),
    /// Paragraph, run, its new format.
    Format(Index, Index, Format),
    /// Paragraph, and the one whose properties it takes.
    Like(Index, Box<Paragraph>),
    /// Table, place, row.
    InsertRow(Index, Index, Row),
    /// Table, place.
    DeleteRow(Index, Index),
    /// Table, place, the cell in every row.
    InsertColumn(Index, Index, Cell),
    /// Table, place.
    DeleteColumn(Index, Index),
    /// Table, the left one of the two cells in its first row.
    MergeCells(Index, Index),
    /// Table, row, cell that becomes part of the one above.
    MergeDown(Index, Index, Index),
    /// Note, comment or text box, and its new text.
    Note(Index, String),
    /// Paragraph, inline.
    DropInline(Index, Index),
    /// Paragraph, place, inline.
    AddInline(Index, Index, Box<Inline>),
    /// Section, which header or footer, its new text.
    Head(Index, usize, Option<String>),
    /// A section that changes between portrait and landscape.
    Turn(Index),
    /// A style that looks different.
    Style(usize, u8),
    /// A list that looks different.
    List(usize, u8),
    /// All notes go, and the parts they stand in.
    DropNotes,
}

impl Edit {
    pub(super) fn apply(&self, document: &mut Document) {
        match self {
            Edit::Reword(p, w, with) => words(document, p, |words| {
                if let Some(at) = place(w, words.len()) {
                    words[at].clone_from(with);
                }
            }),
            Edit::InsertText(p, w, text) => words(document, p, |words| {
                words.insert(w.index(words.len() + 1), text.clone());
            }),
            Edit::DeleteText(p, from, to) => words(document, p, |words| {
                if let (Some(a), Some(b)) = (place(from, words.len()), place(to, words.len())) {
                    words.drain(a.min(b)..=a.max(b));
                }
            }),
            Edit::InsertBlock(c, b, new) => container(document, c, |blocks, is_body| {
                let is_section = matches!(**new, Block::Section(_));
                if is_body || !is_section {
                    blocks.insert(b.index(blocks.len() + 1), (**new).clone());
                }
            }),
            Edit::DeleteBlock(c, b) => container(document, c, |blocks, _| {
                if let Some(at) = place(b, blocks.len()) {
                    blocks.remove(at);
                }
            }),
            Edit::Move(from, to) => {
                if let Some(at) = place(from, document.body.len()) {
                    let block = document.body.remove(at);
                    let to = to.index(document.body.len() + 1);
                    document.body.insert(to, block);
                }
            }
            Edit::Split(p, at) => split(&mut document.body, p, at),
            Edit::Join(c, b) => container(document, c, |blocks, _| {
                let Some(at) = place(b, blocks.len().saturating_sub(1)) else {
                    return;
                };
                if let [Block::Paragraph(first), Block::Paragraph(second)] = &mut blocks[at..at + 2]
                {
                    let mut content = std::mem::take(&mut first.content);
                    content.append(&mut second.content);
                    second.content = content;
                    blocks.remove(at);
                }
            }),
            Edit::Format(p, r, format) => inlines(document, p, |content| {
                if let Some(at) = place(r, content.len())
                    && let Inline::Text(_, old) = &mut content[at]
                {
                    *old = *format;
                }
            }),
            Edit::Like(p, like) => paragraph(document, p, |paragraph| {
                let content = std::mem::take(&mut paragraph.content);
                *paragraph = Paragraph {
                    content,
                    ..(**like).clone()
                };
            }),
            Edit::InsertRow(t, r, new) => table(document, t, |table| {
                table
                    .rows
                    .insert(r.index(table.rows.len() + 1), new.clone());
            }),
            Edit::DeleteRow(t, r) => table(document, t, |table| {
                if table.rows.len() > 1 {
                    table.rows.remove(r.index(table.rows.len()));
                }
            }),
            Edit::InsertColumn(t, c, new) => table(document, t, |table| {
                table.columns += 1;
                for row in &mut table.rows {
                    row.cells.insert(c.index(row.cells.len() + 1), new.clone());
                }
            }),
            Edit::DeleteColumn(t, c) => table(document, t, |table| {
                if table.columns > 1 {
                    table.columns -= 1;
                    for row in &mut table.rows {
                        if row.cells.len() > 1 {
                            row.cells.remove(c.index(row.cells.len()));
                        }
                    }
                }
            }),
            Edit::MergeCells(t, c) => table(document, t, |table| {
                let Some(row) = table.rows.first_mut() else {
                    return;
                };
                if let Some(at) = place(c, row.cells.len().saturating_sub(1)) {
                    let next = row.cells.remove(at + 1);
                    row.cells[at].span += next.span;
                    row.cells[at].blocks.extend(next.blocks);
                }
            }),
            Edit::MergeDown(t, r, c) => table(document, t, |table| {
                if let Some(row) = place(r, table.rows.len())
                    && let Some(cell) = place(c, table.rows[row].cells.len())
                {
                    let cell = &mut table.rows[row].cells[cell];
                    cell.below = !cell.below;
                }
            }),
            Edit::Note(n, text) => {
                let mut notes = Vec::new();
                for paragraph in paragraphs(&mut document.body) {
                    said(&mut paragraph.content, &mut notes);
                }
                if let Some(at) = place(n, notes.len()) {
                    notes[at].clone_from(text);
                }
            }
            Edit::DropInline(p, i) => inlines(document, p, |content| {
                if let Some(at) = place(i, content.len()) {
                    content.remove(at);
                }
            }),
            Edit::AddInline(p, i, new) => inlines(document, p, |content| {
                content.insert(i.index(content.len() + 1), (**new).clone());
            }),
            Edit::Head(s, which, text) => section(document, s, |section| {
                let (heads, at) = match which {
                    0..3 => (&mut section.headers, *which),
                    _ => (&mut section.footers, which - 3),
                };
                heads[at].clone_from(text);
            }),
            Edit::Turn(s) => section(document, s, |section| {
                section.landscape = !section.landscape
            }),
            Edit::Style(s, variant) => document.styles[*s] = *variant,
            Edit::List(l, variant) => document.lists[*l] = *variant,
            Edit::DropNotes => {
                for paragraph in paragraphs(&mut document.body) {
                    drop_notes(&mut paragraph.content);
                }
            }
        }
    }
}

fn place(index: &Index, count: usize) -> Option<usize> {
    (count > 0).then(|| index.index(count))
}

/// Every paragraph, in order.
fn paragraphs(blocks: &mut [Block]) -> Vec<&mut Paragraph> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => found.push(paragraph),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                for cell in cells {
                    found.extend(paragraphs(&mut cell.blocks));
                }
            }
            Block::Control(_, inner) => found.extend(paragraphs(inner)),
            Block::Section(_) => {}
        }
    }
    found
}

fn paragraph(document: &mut Document, at: &Index, change: impl FnOnce(&mut Paragraph)) {
    let mut all = paragraphs(&mut document.body);
    if let Some(at) = place(at, all.len()) {
        change(all[at]);
    }
}

fn inlines(document: &mut Document, at: &Index, change: impl FnOnce(&mut Vec<Inline>)) {
    paragraph(document, at, |paragraph| change(&mut paragraph.content));
}

/// Changes the words of the first run of a paragraph.
fn words(document: &mut Document, at: &Index, change: impl FnOnce(&mut Vec<String>)) {
    inlines(document, at, |content| {
        let run = content.iter_mut().find_map(|inline| match inline {
            Inline::Text(text, _) => Some(text),
            _ => None,
        });
        if let Some(text) = run {
            let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            change(&mut words);
            *text = words.join(" ");
        }
    });
}

/// Every list of blocks, the body first.
fn container(document: &mut Document, at: &Index, change: impl FnOnce(&mut Vec<Block>, bool)) {
    fn count(blocks: &[Block]) -> usize {
        let inner = blocks.iter().map(|block| match block {
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.map(|cell| count(&cell.blocks)).sum()
            }
            Block::Control(_, inner) => count(inner),
            Block::Paragraph(_) | Block::Section(_) => 0,
        });
        1 + inner.sum::<usize>()
    }
    fn find<'a>(blocks: &'a mut Vec<Block>, at: &mut usize) -> Option<&'a mut Vec<Block>> {
        if *at == 0 {
            return Some(blocks);
        }
        *at -= 1;
        for block in blocks {
            let found = match block {
                Block::Table(table) => {
                    let mut cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                    cells.find_map(|cell| find(&mut cell.blocks, at))
                }
                Block::Control(_, inner) => find(inner, at),
                Block::Paragraph(_) | Block::Section(_) => None,
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }
    let mut number = at.index(count(&document.body));
    let is_body = number == 0;
    if let Some(blocks) = find(&mut document.body, &mut number) {
        change(blocks, is_body);
    }
}

fn split(blocks: &mut Vec<Block>, p: &Index, at: &Index) {
    let Some(number) = place(p, blocks.len()) else {
        return;
    };
    match &mut blocks[number] {
        Block::Paragraph(paragraph) => {
            let content = &mut paragraph.content;
            let cut = at.index(content.len() + 1);
            let mut rest = content.split_off(cut);
            // Half of the words of the run before come along.
            if let Some(Inline::Text(text, format)) = content.last_mut()
                && let Some((head, tail)) = text.split_once(' ')
            {
                let (head, tail) = (head.to_owned(), tail.to_owned());
                rest.insert(0, Inline::Text(tail, *format));
                *text = head;
            }
            let second = Paragraph {
                content: rest,
                ..paragraph.clone()
            };
            blocks.insert(number + 1, Block::Paragraph(second));
        }
        Block::Control(_, inner) => split(inner, p, at),
        Block::Table(table) => {
            let cell = table.rows.first_mut().and_then(|row| row.cells.first_mut());
            if let Some(cell) = cell {
                split(&mut cell.blocks, p, at);
            }
        }
        Block::Section(_) => {}
    }
}

fn table(document: &mut Document, at: &Index, change: impl FnOnce(&mut Table)) {
    fn tables(blocks: &mut [Block]) -> Vec<&mut Table> {
        let mut found = Vec::new();
        for block in blocks {
            match block {
                Block::Table(table) => found.push(table),
                Block::Control(_, inner) => found.extend(tables(inner)),
                Block::Paragraph(_) | Block::Section(_) => {}
            }
        }
        found
    }
    let mut all = tables(&mut document.body);
    if let Some(at) = place(at, all.len()) {
        change(all[at]);
    }
}

fn section(document: &mut Document, at: &Index, change: impl FnOnce(&mut Section)) {
    let mut all: Vec<&mut Section> = document
        .body
        .iter_mut()
        .filter_map(|block| match block {
            Block::Section(section) => Some(&mut **section),
            _ => None,
        })
        .collect();
    all.push(&mut document.last);
    let at = at.index(all.len());
    change(all[at]);
}

fn said<'a>(content: &'a mut [Inline], found: &mut Vec<&'a mut String>) {
    for inline in content {
        match inline {
            Inline::Footnote(text) | Inline::Endnote(text) | Inline::TextBox(text) => {
                found.push(text);
            }
            Inline::Comment(text, inner) => {
                found.push(text);
                said(inner, found);
            }
            Inline::Link(_, inner) | Inline::Bookmark(_, inner) | Inline::Control(_, inner) => {
                said(inner, found);
            }
            _ => {}
        }
    }
}

fn drop_notes(content: &mut Vec<Inline>) {
    content.retain(|inline| !matches!(inline, Inline::Footnote(_) | Inline::Endnote(_)));
    for inline in content {
        match inline {
            Inline::Comment(_, inner)
            | Inline::Link(_, inner)
            | Inline::Bookmark(_, inner)
            | Inline::Control(_, inner) => drop_notes(inner),
            _ => {}
        }
    }
}
