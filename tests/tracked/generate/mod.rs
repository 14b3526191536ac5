//! Random Word documents, random edits of them, and both as packages, for properties of whatever compares or settles.
//!
//! - [`document`] makes a [`Document`] with everything that agreements and laws hold;
//! - [`edits`] makes a list of [`Edit`]s, [`Document::edited`] applies it: any edit fits any document;
//! - [`pair`] makes both sides at once;
//! - [`Document::parts`] writes the package, [`Document::saved_again`] writes it as another program might: other cuts of runs, other
//!   ids, other order of attributes, the same document to every reader.
//!
//! Every document passes this program's lint; so do all of them after any edit. Failing cases shrink, because all of it is proptest's.
//! What only some tests use is no dead code.
#![allow(dead_code, unused_imports)]

mod edit;
mod strategy;
mod write;

pub use edit::Edit;
pub use strategy::{document, edits, pair};

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its blocks; a [`Block::Section`] ends a section.
    pub body: Vec<Block>,
    /// The last section.
    pub last: Section,
    /// How each style of [`write`] looks: its variant.
    pub styles: [u8; 5],
    /// How each list looks: its variant.
    pub lists: [u8; 3],
}

/// What stands in a body, a cell or a content control.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
    Control(u8, Vec<Block>),
    Section(Box<Section>),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// 0: none, else a style.
    pub style: u8,
    /// List and level.
    pub list: Option<(u8, u8)>,
    /// 0: as it is, else an alignment.
    pub align: u8,
    pub indent: u8,
    pub keep_next: bool,
    pub bidi: bool,
    pub content: Vec<Inline>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text(String, Format),
    Tab,
    Break(u8),
    Symbol,
    NoBreakHyphen,
    Footnote(String),
    Endnote(String),
    Comment(String, Vec<Inline>),
    /// Instruction, result, as one element.
    Field(u8, String, bool),
    /// Target, content.
    Link(u8, Vec<Inline>),
    /// A link to the bookmark of this number.
    Jump(u8, String),
    Bookmark(u8, Vec<Inline>),
    Image(u8),
    TextBox(String),
    Math(u8, String, String),
    Control(u8, Vec<Inline>),
}

/// Formatting of text, each member a small choice; 0 is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Format {
    pub bold: bool,
    pub italic: bool,
    pub underline: bool,
    pub size: u8,
    pub colour: u8,
    pub raised: u8,
    pub font: u8,
    pub style: bool,
    pub rtl: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub columns: usize,
    pub borders: bool,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub header: bool,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Columns, at least 1.
    pub span: usize,
    /// Whether it continues the cell above, where that has its place and width.
    pub below: bool,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    pub landscape: bool,
    pub columns: u8,
    pub continuous: bool,
    /// Default, first, even.
    pub headers: [Option<String>; 3],
    pub footers: [Option<String>; 3],
}

impl Document {
    /// This document after the edits.
    pub fn edited(&self, edits: &[Edit]) -> Document {
        let mut document = self.clone();
        for edit in edits {
            edit.apply(&mut document);
        }
        document
    }
}
