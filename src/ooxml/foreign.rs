//! A package that may come from anywhere, made ready for all that reads parts: within the limits, in UTF-8, in the usual dialect.
//!
//! What is no XML, custom XML, and every part that is in order keep their bytes.

use super::dialect;
use super::encoding;
use super::package::{self, PackageError, Parts};
use super::reader::ReadError;
use super::xml;
use crate::finding::{Finding, Findings};

/// A package that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// The name of its main part.
    pub main: String,
    /// Its parts.
    pub parts: Parts,
    /// Whether it was a strict one (ISO/IEC 29500-1); its parts are transitional now (ISO/IEC 29500-4).
    pub was_strict: bool,
    /// Parts that are no longer the bytes of the file.
    pub rewritten: Vec<String>,
}

impl Foreign {
    /// What a reader of the result should know: a strict file is written as a transitional one.
    pub fn notes(&self) -> Findings {
        let mut notes = Findings::new();
        if self.was_strict {
            notes.push(
                Finding::note(
                    "word-strict",
                    "the file is in the strict form of Office Open XML, what is made of it is in the transitional one",
                )
                .hint("Word opens both; save it as \"Strict Open XML Document\" again if that form is asked for"),
            );
        }
        notes
    }
}

/// Opens a file.
///
/// # Errors
/// [`ReadError::Package`] for a container that is damaged, hostile, protected or something else; [`ReadError::Xml`] with the part that is not
/// well-formed or beyond the limits; [`ReadError::NotWord`] for a package of something else than a document.
pub fn open(bytes: &[u8]) -> Result<Foreign, ReadError> {
    let mut parts = package::read(bytes, &package::Limits::default())?;
    let mut was_strict = false;
    let mut rewritten = Vec::new();
    for (name, bytes) in &mut parts {
        let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
        let is_ours = !name.starts_with("customXml/") || name.ends_with(".rels");
        if !is_xml || !is_ours {
            continue;
        }
        let wrong = |error| ReadError::Xml {
            part: name.clone(),
            error,
        };
        let text = encoding::decode(bytes).map_err(wrong)?;
        let usual = dialect::usual(&text, xml::Limits::default()).map_err(wrong)?;
        was_strict |= usual.is_strict;
        let recoded = !encoding::is_utf8(bytes);
        let new = match usual.text {
            Some(new) => Some(new),
            None if recoded => Some(text.into_owned()),
            None => None,
        };
        if let Some(new) = new {
            *bytes = declared(new, recoded).into_bytes();
            rewritten.push(name.clone());
        }
    }
    let main = main_part(&parts)?;
    Ok(Foreign {
        main,
        parts,
        was_strict,
        rewritten,
    })
}

/// The main part: where the package's relationships say (ECMA-376-2, 6.5; ISO/IEC 29500-1, 11.3.10).
fn main_part(parts: &Parts) -> Result<String, ReadError> {
    const RELATIONSHIPS: &str = "_rels/.rels";
    let not_word = |what: String| ReadError::NotWord(what);
    let bytes = parts
        .get(RELATIONSHIPS)
        .ok_or_else(|| not_word("it has no relationships".to_owned()))?;
    let list = xml::parse(bytes, xml::Limits::default()).map_err(|error| ReadError::Xml {
        part: RELATIONSHIPS.to_owned(),
        error,
    })?;
    let main = list
        .elements()
        .find(|link| {
            link.get("Type")
                .is_some_and(|kind| kind.ends_with("/officeDocument"))
        })
        .and_then(|link| link.get("Target"))
        .map(|target| target.trim_start_matches('/').to_owned())
        .ok_or_else(|| not_word("it has no main part".to_owned()))?;
    let bytes = parts
        .get(&main)
        .ok_or_else(|| PackageError::Missing(main.clone()))?;
    let is_document = bytes
        .windows(b"<w:document".len())
        .take(1 << 16)
        .any(|w| w == b"<w:document");
    match is_document {
        true => Ok(main),
        false => Err(not_word(format!("its main part `{main}` is no text"))),
    }
}

/// A text that says itself that it is in UTF-8.
fn declared(text: String, recoded: bool) -> String {
    match text.split_once("?>") {
        Some((head, rest)) if recoded && head.starts_with("<?xml") => {
            format!("{}{}", xml::DECLARATION.trim_end(), rest)
        }
        _ => text,
    }
}
