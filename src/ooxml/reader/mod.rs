//! A Word file back into text, as Word would show it: every automatic number and every cross-reference is computed again
//! from `numbering.xml`, the styles and the bookmarks. Nothing that is cached is believed.
//!
//! Written apart from the writing side, so that tests of the one by the other mean something; docx-rs has no part in it. Keeps
//! every part as it came ([`Opened::parts`]), so that what is not understood here is not lost.
//!
//! Hostile files are refused with a reason of their own. What Word does where the standard is silent is written at the place.

pub(super) mod numbers;
mod references;
mod walk;

use super::foreign;
use super::package::{PackageError, Parts};
use super::xml::{self, Element, XmlError};
use crate::finding::Finding;
use std::fmt;

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Its paragraphs in reading order, those of tables and content controls included.
    pub paragraphs: Vec<ReadParagraph>,
    /// Its comments.
    pub comments: Vec<ReadComment>,
    /// The roots of its custom XML parts.
    pub custom: Vec<Element>,
    /// Everything in the package, as it came.
    pub parts: Parts,
}

/// A paragraph as Word shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadParagraph {
    /// The id of its style; empty for the default one.
    pub style: String,
    /// Its automatic number, without what stands behind it.
    pub number: Option<String>,
    /// Its text, with references computed again and line breaks as line feeds.
    pub text: String,
    /// Content controls in it or around it: tag and text.
    pub controls: Vec<ReadControl>,
    /// Bookmarks that begin in it.
    pub bookmarks: Vec<String>,
    /// Ids of the comments whose mark stands in it.
    pub comments: Vec<String>,
    /// Cross-references in it.
    pub references: Vec<ReadReference>,
    /// Whether it stands in a table.
    pub in_table: bool,
    /// Whether it belongs to a table of contents.
    pub in_contents: bool,
    /// Whether it says of itself that it is read from right to left.
    pub rtl: bool,
}

/// A content control.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadControl {
    /// Its tag.
    pub tag: String,
    /// What stands in it, within this paragraph.
    pub text: String,
    /// Whether that is only a placeholder.
    pub placeholder: bool,
    /// Bookmarks that are open where it begins, and those that begin in it.
    pub bookmarks: Vec<String>,
    /// What can be filled in, and how it stands where that is no text.
    pub kind: ReadControlKind,
}

/// The sort of a content control, as far as a file says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReadControlKind {
    /// Text, or a sort that has no state of its own.
    #[default]
    Text,
    /// A box, and whether it is ticked.
    CheckBox(bool),
    /// A list with what it shows for each option.
    DropDown(Vec<String>),
    /// A date; the day in the form `2026-11-24`, where one was picked.
    Date(Option<String>),
}

/// A cross-reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadReference {
    /// The bookmark it names.
    pub bookmark: String,
    /// What the file shows until it is computed.
    pub cached: String,
    /// What Word computes; `None` when the bookmark is not there.
    pub computed: Option<String>,
}

/// A comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadComment {
    /// Its id.
    pub id: String,
    /// Who says it.
    pub author: String,
    /// When.
    pub date: String,
    /// What; one line a paragraph.
    pub text: String,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The container is damaged or hostile.
    Package(PackageError),
    /// A part is no XML that we accept.
    Xml {
        /// The part.
        part: String,
        /// What is wrong.
        error: XmlError,
    },
    /// A package, but not of a Word document; what is missing.
    NotWord(String),
    /// Computed text would be larger than this many bytes.
    TooMuchText(usize),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Package(error) => error.fmt(f),
            ReadError::Xml { part, error } => write!(f, "the part `{part}` is {error}"),
            ReadError::NotWord(what) => write!(f, "this is not a Word document: {what}"),
            ReadError::TooMuchText(limit) => {
                write!(f, "its references make more than {limit} bytes of text")
            }
        }
    }
}

impl std::error::Error for ReadError {}

impl From<PackageError> for ReadError {
    fn from(error: PackageError) -> ReadError {
        ReadError::Package(error)
    }
}

impl From<ReadError> for Finding {
    fn from(error: ReadError) -> Finding {
        match error {
            ReadError::Package(error) => error.into(),
            ReadError::Xml { .. } => Finding::error("word-xml", error.to_string())
                .hint("if Word opens the file, save it there again"),
            ReadError::NotWord(_) => Finding::error("word-not-a-document", error.to_string()),
            ReadError::TooMuchText(_) => Finding::error("word-too-much-text", error.to_string()),
        }
    }
}

/// Reads a file that may come from anywhere.
///
/// # Errors
/// A [`ReadError`] with its reason; never a panic.
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    let foreign::Foreign { parts, main, .. } = foreign::open(bytes)?;
    let document = part(&parts, &main)?.ok_or_else(|| PackageError::Missing(main.clone()))?;
    let body = document
        .find("w:body")
        .ok_or_else(|| ReadError::NotWord(format!("`{main}` has no body")))?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |file: &str| match folder {
        "" => file.to_owned(),
        folder => format!("{folder}/{file}"),
    };
    let numbering = part(&parts, &beside("numbering.xml"))?;
    let styles = part(&parts, &beside("styles.xml"))?;
    let comments = part(&parts, &beside("comments.xml"))?;
    let mut numbers = numbers::Numbers::new(numbering.as_ref(), styles.as_ref());
    let walked = walk::walk(body, &mut numbers);
    let mut custom = Vec::new();
    for name in parts.keys() {
        let item = name.strip_prefix("customXml/item");
        if item.is_some_and(|rest| !rest.contains('/') && !rest.starts_with("Props")) {
            custom.extend(part(&parts, name)?);
        }
    }
    Ok(Opened {
        paragraphs: references::resolve(walked)?,
        comments: comments.as_ref().map(read_comments).unwrap_or_default(),
        custom,
        parts,
    })
}

fn part(parts: &Parts, name: &str) -> Result<Option<Element>, ReadError> {
    let Some(bytes) = parts.get(name) else {
        return Ok(None);
    };
    let parsed = xml::parse(bytes, xml::Limits::default());
    parsed.map(Some).map_err(|error| ReadError::Xml {
        part: name.to_owned(),
        error,
    })
}

fn read_comments(part: &Element) -> Vec<ReadComment> {
    let of = |comment: &Element, name| comment.get(name).unwrap_or_default().to_owned();
    part.elements()
        .filter(|element| element.name == "w:comment")
        .map(|comment| ReadComment {
            id: of(comment, "w:id"),
            author: of(comment, "w:author"),
            date: of(comment, "w:date"),
            text: comment
                .elements()
                .map(Element::plain)
                .collect::<Vec<_>>()
                .join("\n"),
        })
        .collect()
}
