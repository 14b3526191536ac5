//! Text with blanks: handlebars words become runs of the neutral tree.
//!
//! Handlebars parses; what may stand in the braces is a closed list, checked when a phrase is read, so that a
//! misspelt helper, a block or a raw `{{{ }}}` never reaches a draft. Rendering walks the parsed pieces and asks a
//! [`Vocabulary`] for values, terms and references; nothing is ever looked up by text replacement.
//! May use `document`; must never know clauses, states or Word.

mod count;
mod date;
mod form;
mod genitive;
mod list;
mod parse;
mod period;
mod piece;
mod vocabulary;

pub use count::count_in_words;
pub use date::{long_date, month_of_year, part_of_date};
pub use form::Form;
pub use genitive::{of, without_article};
pub use list::{joined, separated};
pub use parse::PhraseError;
pub use period::{Unit, period};
pub use piece::{Piece, Target, TermForm};
pub use vocabulary::Vocabulary;

use crate::document::{Inline, Inlines};
use serde::{Deserialize, Deserializer};

/// A text with blanks, as read from the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    source: String,
    pieces: Vec<Piece>,
}

impl Phrase {
    /// Reads a phrase.
    ///
    /// # Errors
    /// Broken braces, an unknown helper, a block, or an argument that is not literal.
    pub fn parse(source: &str) -> Result<Phrase, PhraseError> {
        Ok(Phrase {
            source: source.to_owned(),
            pieces: parse::pieces(source)?,
        })
    }

    /// As written in the library.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Its pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Names of the values it prints.
    pub fn value_names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Value { name, .. } => Some(name.as_str()),
            _ => None,
        })
    }

    /// Ids of the terms it uses.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Term { id, .. } => Some(id.as_str()),
            _ => None,
        })
    }

    /// Targets of its references.
    pub fn targets(&self) -> impl Iterator<Item = &Target> {
        self.pieces.iter().flat_map(|piece| match piece {
            Piece::Reference { targets, .. } => targets.as_slice(),
            _ => &[],
        })
    }

    /// The one value this phrase consists of, if it is nothing else.
    pub fn sole_value(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [
                Piece::Value {
                    name,
                    form: Form::Plain,
                },
            ] => Some(name),
            _ => None,
        }
    }

    /// The runs it becomes in the words of `vocabulary`.
    pub fn word<V: Vocabulary>(&self, vocabulary: &mut V) -> Inlines {
        let mut runs = Inlines::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => push_text(&mut runs, &vocabulary.words(text)),
                Piece::Strong(text) => runs.push(Inline::Strong(vocabulary.words(text))),
                Piece::Emphasis(text) => {
                    runs.push(Inline::Emphasis(vocabulary.words(text)));
                }
                Piece::Value { name, form } => append(&mut runs, vocabulary.value(name, *form)),
                Piece::Term { id, form } => append(&mut runs, vocabulary.term(id, *form)),
                Piece::Reference {
                    targets,
                    capital,
                    with,
                } => {
                    let cited = vocabulary.reference(targets, with.as_deref(), *capital);
                    append(&mut runs, cited);
                }
                Piece::Ask { name, asks } => append(&mut runs, vocabulary.ask(name, asks)),
                Piece::FormField(field) => {
                    let mut field = field.clone();
                    field.reword(|text| vocabulary.words(text));
                    runs.push(Inline::FormField(field));
                }
            }
        }
        runs
    }
}

fn append(runs: &mut Inlines, more: Inlines) {
    for run in more {
        match run {
            Inline::Text(text) => push_text(runs, &text),
            other => runs.push(other),
        }
    }
}

fn push_text(runs: &mut Inlines, text: &str) {
    match runs.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => runs.push(Inline::Text(text.to_owned())),
    }
}

impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Phrase, D::Error> {
        let source = String::deserialize(deserializer)?;
        Phrase::parse(&source).map_err(serde::de::Error::custom)
    }
}
