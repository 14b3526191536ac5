//! What stands inside a line of text.

use super::{FormField, NodeId};
use serde::Serialize;

/// A line of text as a sequence of runs.
pub type Inlines = Vec<Inline>;

/// A run of text of one kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words of strong importance (bold).
    Strong(String),
    /// Emphasised words, such as the title of a treaty (italic).
    Emphasis(String),
    /// A defined term. `defining` where it stands in front of its definition (bold there, plain elsewhere).
    Term {
        /// The definition's clause id.
        id: String,
        /// As printed.
        text: String,
        /// Whether this is the place of the definition.
        defining: bool,
    },
    /// A cross-reference: `lead` is plain text ("section "), `label` is the number and is live where the format allows.
    Reference {
        /// Name of the document the target stands in; `None` for this one.
        document: Option<String>,
        /// The provision referred to.
        target: NodeId,
        /// Words in front of the number, with their space.
        lead: String,
        /// The number as printed, such as `5(2)(a)`.
        label: String,
        /// Whether `label` is the target's own number or the whole path.
        context: Context,
    },
    /// The brackets and label of an alternative: words that fall away when somebody decides.
    Alternative(String),
    /// A place that a person has to fill or confirm: bracketed and highlighted.
    Blank(Blank),
    /// A place that the reader of the document fills in.
    FormField(FormField),
    /// A line break within the paragraph.
    Break,
}

/// How much of the path a reference's label shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Context {
    /// The target's own number: `(2)`.
    Own,
    /// From the section down: `5(2)(a)`.
    Full,
}

/// A blank left open on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Blank {
    /// The value's name, such as `state.currency`.
    pub name: String,
    /// What goes here, in the document's language.
    pub asks: String,
    /// Whether it is empty or holds a value to be confirmed.
    pub standing: Standing,
}

/// Whether a blank is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Nobody knows the value.
    Open,
    /// A value of low confidence, printed to be confirmed.
    ToConfirm(String),
}

impl Blank {
    /// The text between the brackets.
    pub fn text(&self) -> &str {
        match &self.standing {
            Standing::Open => &self.asks,
            Standing::ToConfirm(value) => value,
        }
    }
}

impl Inline {
    /// The run as plain text, brackets of a blank included.
    pub fn plain(&self) -> String {
        match self {
            Inline::Text(text)
            | Inline::Strong(text)
            | Inline::Emphasis(text)
            | Inline::Alternative(text)
            | Inline::Term { text, .. } => text.clone(),
            Inline::Reference { lead, label, .. } => format!("{lead}{label}"),
            Inline::Blank(blank) => format!("[{}]", blank.text()),
            Inline::FormField(field) => field.plain(),
            Inline::Break => "\n".to_owned(),
        }
    }
}

/// A line of plain words.
pub fn text(words: &str) -> Inlines {
    vec![Inline::Text(words.to_owned())]
}

/// A line as plain text.
pub fn plain(inlines: &[Inline]) -> String {
    inlines.iter().map(Inline::plain).collect()
}
