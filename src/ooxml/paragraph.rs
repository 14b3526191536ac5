//! Paragraphs, and the blocks that a text consists of.

use super::control::Control;
use super::span::Span;
use super::style::StyleId;
use super::table::Table;

/// One paragraph. Its look comes from its style.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Paragraph style.
    pub style: StyleId,
    /// Its automatic number.
    pub number: ParagraphNumber,
    /// Starts a new page.
    pub page_break_before: bool,
    /// Stays with the next paragraph, where the style does not say so.
    pub keep_with_next: bool,
    /// Read from right to left (`w:bidi`): indents, alignment, numbers are mirrored.
    pub rtl: bool,
    /// What stands in it.
    pub spans: Vec<Span>,
}

/// Where a paragraph's automatic number comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ParagraphNumber {
    /// From its style, or there is none.
    #[default]
    Style,
    /// From this instance of a list, at this level (from 0).
    Item {
        /// [`Instance::id`](super::numbering::Instance::id).
        instance: u32,
        /// Level, from 0 to 8.
        level: u8,
    },
    /// None, whatever the style says.
    None,
}

impl Paragraph {
    /// A paragraph of a style.
    pub fn new(style: impl Into<StyleId>, spans: Vec<Span>) -> Paragraph {
        Paragraph {
            style: style.into(),
            spans,
            ..Paragraph::default()
        }
    }
}

/// A block of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A content control around blocks.
    Control(Control, Vec<Block>),
    /// A table of contents.
    Contents(Contents),
}

/// A table of contents made of the outline levels of paragraphs (field `TOC`, ISO/IEC 29500-1, 17.16.5.68).
///
/// Without page numbers: nobody but Word knows them, and asking it to compute them at opening makes it warn the reader.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// Outline levels, from 1.
    pub levels: (u8, u8),
    /// What Word would find.
    pub entries: Vec<ContentsEntry>,
    /// Read from right to left.
    pub rtl: bool,
}

/// One line of a table of contents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContentsEntry {
    /// Paragraph style.
    pub style: StyleId,
    /// The number in front.
    pub number: Option<String>,
    /// The heading.
    pub text: String,
    /// The bookmark around the heading.
    pub bookmark: String,
}
