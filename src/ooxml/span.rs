//! What stands inside a paragraph, in Word's own terms.

use super::control::Control;
use super::style::StyleId;

/// One stretch of a paragraph. Markers of bookmarks and comments are flat, because their ranges may cross paragraphs.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// Text of one look.
    Run(Run),
    /// A line break within the paragraph.
    Break,
    /// A tab.
    Tab,
    /// Where a bookmark begins. Names: a letter or underscore, then letters, digits, underscores; 40 at most.
    BookmarkStart(String),
    /// Where it ends, in this paragraph or a later one.
    BookmarkEnd(String),
    /// Where a comment's range begins: its place in [`WordDocument::comments`](super::WordDocument).
    CommentStart(usize),
    /// Where it ends; the comment's mark stands here.
    CommentEnd(usize),
    /// An inline content control around some spans.
    Control(Control, Vec<Span>),
    /// A field with the text that it shows until Word computes it again.
    Field(Field, Run),
    /// A link to a bookmark of the same document.
    Link(String, Vec<Span>),
}

/// Text of one look. A look is a character style; the rest is for what styles cannot say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text. Line feeds become line breaks and tabs become tabs; characters that XML forbids are dropped.
    pub text: String,
    /// Character style.
    pub style: Option<StyleId>,
    /// Bold, where no style says so.
    pub bold: bool,
    /// Italic, where no style says so.
    pub italic: bool,
    /// Marked as with a highlighter, in yellow.
    pub highlight: bool,
    /// Read from right to left (`w:rtl`): takes the complex-script font, size and language.
    pub rtl: bool,
    /// Language, where it differs from the document's (BCP 47).
    pub language: Option<String>,
}

impl Run {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Run {
        Run {
            text: text.into(),
            ..Run::default()
        }
    }

    /// Text in a character style.
    pub fn styled(text: impl Into<String>, style: impl Into<StyleId>) -> Run {
        Run {
            style: Some(style.into()),
            ..Run::plain(text)
        }
    }
}

/// A field: text that Word computes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// A cross-reference to a bookmark (ISO/IEC 29500-1, 17.16.5.51).
    Reference {
        /// The bookmark.
        bookmark: String,
        /// What of the target is shown.
        form: ReferenceForm,
    },
    /// The number of the page.
    Page,
    /// How many pages there are.
    Pages,
}

/// What a cross-reference shows of its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferenceForm {
    /// `\n`: the paragraph's own number.
    Own,
    /// `\r`: its number as seen from the place of the reference.
    Relative,
    /// `\w`: its whole number.
    Full,
    /// `\n \* lower`: the paragraph's own number in small letters, "article 5" for "Article 5.".
    OwnLower,
    /// No switch: the text in the bookmark.
    Text,
}

impl Field {
    /// The field's code. Bookmark names are checked before writing, so nothing needs quoting.
    pub fn code(&self) -> String {
        match self {
            Field::Reference { bookmark, form } => {
                let switch = match form {
                    ReferenceForm::Own => "\\n ",
                    ReferenceForm::Relative => "\\r ",
                    ReferenceForm::Full => "\\w ",
                    ReferenceForm::OwnLower => "\\n \\* lower ",
                    ReferenceForm::Text => "",
                };
                format!(" REF {bookmark} {switch}\\h ")
            }
            Field::Page => " PAGE ".to_owned(),
            Field::Pages => " NUMPAGES ".to_owned(),
        }
    }
}

/// Whether Word takes this for a bookmark's name (ISO/IEC 29500-1, 17.13.6.2; 40 characters are Word's own limit).
pub fn is_bookmark_name(name: &str) -> bool {
    name.len() <= 40
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
