//! The tree of a text with its changes: paragraphs and tables, and what is kept, inserted, deleted, moved or formatted anew in them.

use crate::ooxml::tracked::Change;
use serde::Serialize;

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is in both versions.
    #[default]
    Kept,
    /// It is new.
    Inserted,
    /// It has gone.
    Deleted,
    /// It stood here, and stands elsewhere now.
    MovedFrom,
    /// It stands here, and stood elsewhere.
    MovedTo,
    /// It was inserted and deleted again: neither version has it.
    Fleeting,
}

impl Status {
    /// Whether the version before has it here.
    pub fn is_old(self) -> bool {
        matches!(self, Status::Kept | Status::Deleted | Status::MovedFrom)
    }

    /// Whether the version after has it here.
    pub fn is_new(self) -> bool {
        matches!(self, Status::Kept | Status::Inserted | Status::MovedTo)
    }

    /// Whether that version has it here.
    pub fn is_in(self, side: Side) -> bool {
        match side {
            Side::Old => self.is_old(),
            Side::New => self.is_new(),
        }
    }
}

/// A version of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// With every change rejected.
    Old,
    /// With every change accepted.
    New,
}

/// One thing in two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Both<T> {
    /// Before.
    pub old: T,
    /// After.
    pub new: T,
}

impl<T> Both<T> {
    /// The one of that version.
    pub fn of(&self, side: Side) -> &T {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }
}

/// How text looks, as far as its own run says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Struck through.
    pub strike: bool,
    /// Above the line.
    pub above: bool,
    /// Below the line.
    pub below: bool,
    /// Small capitals.
    pub small_caps: bool,
    /// Capitals.
    pub caps: bool,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// What it is.
    pub content: Content,
    /// What became of it.
    pub status: Status,
    /// The changes it belongs to, the outermost first: places in [`View::entries`].
    pub changes: Vec<usize>,
    /// The change of its formatting.
    pub format: Option<usize>,
    /// How it looks, and looked.
    pub look: Both<Look>,
}

/// What a span is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text without line breaks and tabs.
    Text(String),
    /// A tab.
    Tab,
    /// The end of a line.
    Line,
    /// The end of a page or column.
    Page,
    /// The reference to a note: its number among those of its kind.
    Note(NoteKind, usize),
    /// The mark of a comment: its place in [`View::comments`].
    Comment(usize),
    /// The text of a text box that is anchored here: its number.
    TextBox(usize),
    /// A picture, drawing or embedded object, with its description.
    Object(String),
    /// A formula in one line.
    Formula(String),
    /// The code of a field, shown where it has changed itself.
    Code(String),
}

impl Default for Content {
    fn default() -> Content {
        Content::Text(String::new())
    }
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// At the foot of the page.
    Footnote,
    /// At the end.
    Endnote,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number among the paragraphs of its story, from 1.
    pub place: usize,
    /// Its automatic number as Word shows it.
    pub number: Both<Option<String>>,
    /// Rank of a heading, from 1; 0 for other paragraphs.
    pub heading: u8,
    /// Whether it is read from right to left.
    pub rtl: bool,
    /// Whether it stands in the middle.
    pub centred: bool,
    /// What stands in it.
    pub spans: Vec<Span>,
    /// What became of its end: a paragraph whose end is new or gone was split or joined.
    pub mark: Status,
    /// The changes its end belongs to.
    pub mark_changes: Vec<usize>,
    /// Changes of its formatting, its number, the section that it ends, or content controls that begin in it.
    pub formats: Vec<usize>,
}

impl Paragraph {
    /// The status that everything in it has, its end included; `None` when there are several.
    pub fn whole(&self) -> Option<Status> {
        self.spans
            .iter()
            .all(|span| span.status == self.mark)
            .then_some(self.mark)
    }

    /// Whether anything in it has changed.
    pub fn is_changed(&self) -> bool {
        self.mark != Status::Kept
            || !self.formats.is_empty()
            || !self.mark_changes.is_empty()
            || self
                .spans
                .iter()
                .any(|span| span.status != Status::Kept || span.format.is_some())
    }

    /// Whether that version has something of it here: text, or its end.
    pub fn is_in(&self, side: Side) -> bool {
        self.mark.is_in(side) || self.spans.iter().any(|span| span.status.is_in(side))
    }

    /// Its text in that version.
    pub fn text(&self, side: Side) -> String {
        self.text_where(|span| span.status.is_in(side))
    }

    /// All text, whatever became of it.
    pub fn text_where(&self, shown: impl Fn(&Span) -> bool) -> String {
        let mut text = String::new();
        for span in self.spans.iter().filter(|span| shown(span)) {
            match &span.content {
                Content::Text(words) | Content::Formula(words) => text.push_str(words),
                Content::Tab => text.push('\t'),
                Content::Line => text.push('\n'),
                Content::Object(_) => text.push('\u{fffc}'),
                Content::Page
                | Content::Note(..)
                | Content::Comment(_)
                | Content::TextBox(_)
                | Content::Code(_) => {}
            }
        }
        text
    }
}

/// How a cell takes part in a vertical merge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merge {
    /// It does not.
    #[default]
    None,
    /// It is the first.
    First,
    /// It belongs to the one above.
    Rest,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// What became of the cell.
    pub status: Status,
    /// The changes of the cell itself.
    pub changes: Vec<usize>,
    /// Changes of its formatting, and merges.
    pub formats: Vec<usize>,
    /// Columns of the grid.
    pub columns: usize,
    /// Whether cells below belong to it.
    pub merge: Merge,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Columns of the grid that it leaves empty at its beginning.
    pub skipped: usize,
    /// Whether it is repeated on each page.
    pub is_head: bool,
    /// What became of the row.
    pub status: Status,
    /// The changes of the row itself.
    pub changes: Vec<usize>,
    /// Changes of its formatting.
    pub formats: Vec<usize>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether its first column stands on the right.
    pub rtl: bool,
    /// Changes of its formatting or grid.
    pub formats: Vec<usize>,
}

impl Table {
    /// Whether anything in it has changed.
    pub fn is_changed(&self) -> bool {
        !self.formats.is_empty()
            || self.rows.iter().any(|row| {
                row.status != Status::Kept
                    || !row.formats.is_empty()
                    || row.cells.iter().any(|cell| {
                        cell.status != Status::Kept
                            || !cell.formats.is_empty()
                            || cell.blocks.iter().any(Block::is_changed)
                    })
            })
    }

    /// Whether that version has a row of it.
    pub fn is_in(&self, side: Side) -> bool {
        self.rows.iter().any(|row| row.status.is_in(side))
    }
}

/// What stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// The end of the last section, with changes of it.
    Section(Vec<usize>),
}

impl Block {
    /// Whether anything in it has changed.
    pub fn is_changed(&self) -> bool {
        match self {
            Block::Paragraph(paragraph) => paragraph.is_changed(),
            Block::Table(table) => table.is_changed(),
            Block::Section(changes) => !changes.is_empty(),
        }
    }

    /// Visits its paragraphs in order.
    pub fn paragraphs<'b>(&'b self, visit: &mut impl FnMut(&'b Paragraph)) {
        match self {
            Block::Paragraph(paragraph) => visit(paragraph),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                for block in cells.flat_map(|cell| &cell.blocks) {
                    block.paragraphs(visit);
                }
            }
            Block::Section(_) => {}
        }
    }
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoryKind {
    /// The text itself.
    Body,
    /// A text box.
    TextBox,
    /// A footnote.
    Footnote,
    /// An endnote.
    Endnote,
    /// A header.
    Header,
    /// A footer.
    Footer,
    /// A comment, here only when it has changed itself.
    Comment,
}

/// One text of the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// What it is.
    pub kind: StoryKind,
    /// Its number among those of its kind, from 1.
    pub number: usize,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Story {
    /// Whether anything in it has changed.
    pub fn is_changed(&self) -> bool {
        self.blocks.iter().any(Block::is_changed)
    }
}

/// A property that a change of format sets, by its name in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alteration {
    /// Its name, without prefix: `b`, `jc`.
    pub property: String,
    /// What it was; `None` when it was not said.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
}

/// A change, as a reader is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the list of changes says of it; its id is the place in [`View::entries`] plus 1.
    pub change: Change,
    /// The text it stands in, by place in [`View::stories`], and the paragraph there; `None` when no text shows it.
    pub place: Option<(usize, usize)>,
    /// The automatic number of that paragraph.
    pub number: Option<String>,
    /// The other end of a move.
    pub partner: Option<usize>,
    /// What a change of format alters.
    pub alterations: Vec<Alteration>,
}

/// A comment, as a reader is told of it.
pub type Remark = crate::ooxml::tracked::Comment;

/// A package with its tracked changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The title in its properties.
    pub title: Option<String>,
    /// The language of most of its text, as a tag; empty when the file does not say.
    pub language: String,
    /// Whether it is read from right to left.
    pub rtl: bool,
    /// The body first.
    pub stories: Vec<Story>,
    /// Every change, by its id.
    pub entries: Vec<Entry>,
    /// Every comment, in the order of the file.
    pub comments: Vec<Remark>,
}
