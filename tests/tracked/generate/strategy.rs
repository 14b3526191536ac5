//! What is drawn by chance.

use super::{Block, Cell, Document, Edit, Format, Inline, Paragraph, Row, Section, Table};
use proptest::array::{uniform3, uniform5};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Few words, so that the same ones come again; some that are hard on readers.
const WORDS: &[&str] = &[
    "the",
    "a",
    "of",
    "and",
    "shall",
    "may",
    "not",
    "State",
    "Party",
    "Parties",
    "section",
    "Act",
    "person",
    "munition",
    "stockpile",
    "clearance",
    "assistance",
    "penalty",
    "years",
    "5",
    "12",
    "2026",
    "(a)",
    "(b)",
    "however,",
    "therefore.",
    "co-operation",
    "l'État",
    "déposé",
    "R&D",
    "<b>",
    "\"quoted\"",
    "القانون",
    "الدولة",
    "المادة",
    "法律",
    "𝔸",
    "e\u{301}",
    "100%",
    "$1,000.00",
];

pub(super) fn text() -> impl Strategy<Value = String> {
    let space = prop_oneof![12 => Just(" "), 1 => Just("\u{a0}"), 1 => Just("  ")];
    (vec((select(WORDS), space), 1..9), any::<bool>()).prop_map(|(words, ends)| {
        let mut text: String = words
            .iter()
            .flat_map(|(word, space)| [*word, *space])
            .collect();
        if ends {
            text.truncate(text.trim_end_matches([' ', '\u{a0}']).len());
        }
        text
    })
}

fn chance(one_in: u32) -> impl Strategy<Value = bool> {
    prop_oneof![one_in - 1 => Just(false), 1 => Just(true)]
}

fn choice(count: u8) -> impl Strategy<Value = u8> {
    prop_oneof![3 => Just(0), 1 => 0..count]
}

pub(super) fn format() -> impl Strategy<Value = Format> {
    let drawn = (
        (chance(3), chance(4), chance(6)),
        (choice(4), choice(4), choice(3), choice(3)),
        (chance(8), chance(10)),
    );
    let drawn = drawn.prop_map(
        |((bold, italic, underline), (size, colour, raised, font), (style, rtl))| Format {
            bold,
            italic,
            underline,
            size,
            colour,
            raised,
            font,
            style,
            rtl,
        },
    );
    prop_oneof![3 => Just(Format::default()), 2 => drawn]
}

fn run() -> impl Strategy<Value = Inline> {
    (text(), format()).prop_map(|(text, format)| Inline::Text(text, format))
}

fn simple() -> impl Strategy<Value = Inline> {
    prop_oneof![
        20 => run(),
        1 => Just(Inline::Tab),
        1 => (0_u8..3).prop_map(Inline::Break),
        1 => Just(Inline::Symbol),
        1 => Just(Inline::NoBreakHyphen),
        1 => (0_u8..4, text(), any::<bool>()).prop_map(|(i, t, s)| Inline::Field(i, t, s)),
        1 => text().prop_map(Inline::Footnote),
        1 => text().prop_map(Inline::Endnote),
        1 => (0_u8..3).prop_map(Inline::Image),
        1 => text().prop_map(Inline::TextBox),
        1 => (0_u8..3, text(), text()).prop_map(|(k, a, b)| Inline::Math(k, a, b)),
        1 => (0_u8..4, text()).prop_map(|(b, t)| Inline::Jump(b, t)),
    ]
}

fn inline() -> impl Strategy<Value = Inline> {
    simple().prop_recursive(2, 6, 3, |inner| {
        let inner = vec(inner, 1..4);
        prop_oneof![
            (text(), inner.clone()).prop_map(|(t, c)| Inline::Comment(t, c)),
            (0_u8..3, inner.clone()).prop_map(|(t, c)| Inline::Link(t, c)),
            (0_u8..4, inner.clone()).prop_map(|(b, c)| Inline::Bookmark(b, c)),
            (0_u8..8, inner).prop_map(|(t, c)| Inline::Control(t, c)),
        ]
    })
}

pub(super) fn paragraph() -> impl Strategy<Value = Paragraph> {
    let list = prop_oneof![3 => Just(None), 1 => (0_u8..3, 0_u8..2).prop_map(Some)];
    let content =
        prop_oneof![1 => Just(Vec::new()), 6 => vec(run(), 1..3), 6 => vec(inline(), 1..5)];
    (
        (choice(6), list, choice(4), choice(3)),
        chance(6),
        chance(8),
        content,
    )
        .prop_map(
            |((style, list, align, indent), keep_next, bidi, content)| Paragraph {
                style,
                list,
                align,
                indent,
                keep_next,
                bidi,
                content,
            },
        )
}

pub(super) fn cell() -> impl Strategy<Value = Cell> {
    (
        prop_oneof![5 => Just(1_usize), 1 => Just(2)],
        chance(5),
        vec(paragraph(), 1..3),
    )
        .prop_map(|(span, below, paragraphs)| Cell {
            span,
            below,
            blocks: paragraphs.into_iter().map(Block::Paragraph).collect(),
        })
}

pub(super) fn row() -> impl Strategy<Value = Row> {
    (chance(5), vec(cell(), 1..4)).prop_map(|(header, cells)| Row { header, cells })
}

fn table(inner: BoxedStrategy<Block>) -> impl Strategy<Value = Table> {
    let nested = prop_oneof![5 => Just(None), 1 => inner.prop_map(Some)];
    (1_usize..4, any::<bool>(), vec(row(), 1..4), nested).prop_map(
        |(columns, borders, mut rows, nested)| {
            if let Some(cell) = rows.first_mut().and_then(|row| row.cells.first_mut()) {
                cell.blocks.extend(nested);
            }
            Table {
                columns,
                borders,
                rows,
            }
        },
    )
}

pub(super) fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        12 => paragraph().prop_map(Block::Paragraph),
        1 => section().prop_map(|section| Block::Section(Box::new(section))),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let inner = inner.boxed();
        prop_oneof![
            4 => paragraph().prop_map(Block::Paragraph),
            1 => table(inner.clone()).prop_map(Block::Table),
            1 => (0_u8..8, vec(inner, 1..3)).prop_map(|(tag, blocks)| Block::Control(tag, blocks)),
        ]
    })
}

fn section() -> impl Strategy<Value = Section> {
    let heads = || {
        let some = || prop_oneof![2 => Just(None), 1 => text().prop_map(Some)];
        [some(), some(), some()]
    };
    (chance(4), choice(3), any::<bool>(), heads(), heads()).prop_map(
        |(landscape, columns, continuous, headers, footers)| Section {
            landscape,
            columns,
            continuous,
            headers,
            footers,
        },
    )
}

/// A document of up to a dozen blocks.
pub fn document() -> impl Strategy<Value = Document> {
    (
        vec(block(), 1..12),
        section(),
        uniform5(0_u8..3),
        uniform3(0_u8..3),
    )
        .prop_map(|(body, last, styles, lists)| Document {
            body,
            last,
            styles,
            lists,
        })
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        6 => (at(), at(), select(WORDS)).prop_map(|(p, w, with)| Edit::Reword(p, w, with.to_owned())),
        3 => (at(), at(), text()).prop_map(|(p, w, t)| Edit::InsertText(p, w, t)),
        3 => (at(), at(), at()).prop_map(|(p, f, t)| Edit::DeleteText(p, f, t)),
        3 => (at(), at(), block()).prop_map(|(c, b, new)| Edit::InsertBlock(c, b, Box::new(new))),
        3 => (at(), at()).prop_map(|(c, b)| Edit::DeleteBlock(c, b)),
        3 => (at(), at()).prop_map(|(f, t)| Edit::Move(f, t)),
        2 => (at(), at()).prop_map(|(p, w)| Edit::Split(p, w)),
        2 => (at(), at()).prop_map(|(c, b)| Edit::Join(c, b)),
        3 => (at(), at(), format()).prop_map(|(p, r, f)| Edit::Format(p, r, f)),
        2 => (at(), paragraph()).prop_map(|(p, like)| Edit::Like(p, Box::new(like))),
        2 => (at(), at(), row()).prop_map(|(t, r, new)| Edit::InsertRow(t, r, new)),
        2 => (at(), at()).prop_map(|(t, r)| Edit::DeleteRow(t, r)),
        1 => (at(), at(), cell()).prop_map(|(t, c, new)| Edit::InsertColumn(t, c, new)),
        1 => (at(), at()).prop_map(|(t, c)| Edit::DeleteColumn(t, c)),
        1 => (at(), at()).prop_map(|(t, c)| Edit::MergeCells(t, c)),
        1 => (at(), at(), at()).prop_map(|(t, r, c)| Edit::MergeDown(t, r, c)),
        2 => (at(), text()).prop_map(|(n, t)| Edit::Note(n, t)),
        2 => (at(), at()).prop_map(|(p, i)| Edit::DropInline(p, i)),
        2 => (at(), at(), inline()).prop_map(|(p, i, new)| Edit::AddInline(p, i, Box::new(new))),
        2 => (at(), 0_usize..6, prop::option::of(text())).prop_map(|(s, h, t)| Edit::Head(s, h, t)),
        1 => at().prop_map(Edit::Turn),
        1 => (0_usize..5, 0_u8..3).prop_map(|(s, v)| Edit::Style(s, v)),
        1 => (0_usize..3, 0_u8..3).prop_map(|(l, v)| Edit::List(l, v)),
        1 => Just(Edit::DropNotes),
    ]
}

/// A few edits.
pub fn edits() -> impl Strategy<Value = Vec<Edit>> {
    vec(edit(), 0..8)
}

/// A document and what is done to it.
pub fn pair() -> impl Strategy<Value = (Document, Vec<Edit>)> {
    (document(), edits())
}
