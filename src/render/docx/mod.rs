//! A document as a Word file: which provision becomes which paragraph.
//!
//! Knows the neutral tree and [`ooxml`](crate::ooxml)'s model, and nothing of XML: how a paragraph is written is not decided here.
//! Numbers are Word's own, references are live fields, looks come from the dress.
//!
//! | file | decides |
//! |---|---|
//! | `flow` | which blocks a node becomes |
//! | `spans` | which spans a line becomes |
//! | `lists` | which list counts a number, and where it begins again |
//! | `references` | which bookmark a reference points to, and which field shows its label |
//! | `provenance` | what the file tells of the clauses it was made from |
//! | `contents` `pages` `grid` `looks` | table of contents, pages, tables, names of styles |

mod contents;
mod flow;
mod grid;
mod lists;
mod looks;
mod pages;
mod provenance;
mod references;
mod spans;

use crate::document::{Direction, Document};
use crate::finding::{Finding, Findings};
use crate::ooxml::{Dress, Properties, Settings, StyleSheet, WordDocument};

/// What the command decides about a Word file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocxOptions {
    /// Author of comments and of the file.
    pub author: String,
    /// Date of comments and of the file, as `2026-11-23T00:00:00Z`.
    pub date: String,
    /// Leave out comments and everything that tells of the file's making.
    pub clean: bool,
    /// Number every fifth line, as bills have it.
    pub line_numbers: bool,
    /// Give laws of more than twelve sections a table of contents.
    pub contents: bool,
}

impl DocxOptions {
    /// What an ordinary draft has: comments by "enact", contents, no line numbers.
    pub fn new(date: impl Into<String>) -> DocxOptions {
        DocxOptions {
            author: "enact".to_owned(),
            date: date.into(),
            clean: false,
            line_numbers: false,
            contents: true,
        }
    }
}

/// The Word file of a document. Equal inputs give equal bytes.
///
/// # Errors
/// `dress` when the dress lacks a style or look that the document needs; `reference-to-nowhere` when a reference names a node that is not
/// in the document; `table-shape` when a row has more cells than the table has columns.
pub fn docx(
    document: &Document,
    dress: &Dress,
    options: &DocxOptions,
) -> Result<Vec<u8>, Findings> {
    word(document, dress, options)?.write()
}

/// The same document as a value of Word's own terms, before it is written.
///
/// # Errors
/// As [`docx`].
pub fn word(
    document: &Document,
    dress: &Dress,
    options: &DocxOptions,
) -> Result<WordDocument, Findings> {
    let head = &document.head;
    let rtl = head.language.direction() == Direction::RightToLeft;
    let look = looks::look(dress, head)?;
    let words = dress.words.get(head.language.code()).ok_or_else(|| {
        Findings::from(Finding::error(
            "dress",
            format!("the dress has no words in {}", head.language.english_name()),
        ))
    })?;
    let styles = looks::styles(dress, look, document);
    looks::check(&styles)?;
    let section = pages::section(document, dress, look, words, options)?;
    let mut lists = lists::Lists::new(head.scheme.as_ref(), document, &styles, rtl);
    let numbers = lists.numbers(document);
    let references = references::References::new(document, &numbers)?;
    let mut flow = flow::Flow::new(document, &numbers, references, &styles, options, rtl);
    flow.width(section.text_width());
    let text = flow.run(words)?;
    let (lists, instances) = lists.finish();
    Ok(WordDocument {
        properties: properties(document, options),
        settings: Settings {
            language: head.locale.clone(),
            rtl,
            remove_personal_information: options.clean,
        },
        styles: StyleSheet::new(dress, styles, &head.locale, rtl),
        lists,
        instances,
        blocks: text.blocks,
        section,
        comments: text.comments,
        custom: (!options.clean).then(|| provenance::custom_xml(head)),
    })
}

fn properties(document: &Document, options: &DocxOptions) -> Properties {
    let head = &document.head;
    let known = |text: &str| match options.clean {
        true => String::new(),
        false => text.to_owned(),
    };
    Properties {
        title: head.title.clone(),
        subject: known(&head.purpose),
        creator: known(&options.author),
        language: head.locale.clone(),
        created: known(&options.date),
    }
}
