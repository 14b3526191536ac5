//! The languages that documents are written in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A language of the library. Ordered as the library lists them.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// Arabic.
    Ar,
}

/// Which way a line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 5] = [
        Language::En,
        Language::Fr,
        Language::Es,
        Language::Pt,
        Language::Ar,
    ];

    /// Two-letter code (ISO 639-1).
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Fr => "fr",
            Language::Es => "es",
            Language::Pt => "pt",
            Language::Ar => "ar",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|l| l.code() == code)
    }

    /// Its name in English.
    pub fn english_name(self) -> &'static str {
        match self {
            Language::En => "English",
            Language::Fr => "French",
            Language::Es => "Spanish",
            Language::Pt => "Portuguese",
            Language::Ar => "Arabic",
        }
    }

    /// The tag that Word proofs the text with (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Language::En => "en-GB",
            Language::Fr => "fr-FR",
            Language::Es => "es-ES",
            Language::Pt => "pt-PT",
            Language::Ar => "ar-SA",
        }
    }

    /// Which way it is read.
    pub fn direction(self) -> Direction {
        match self {
            Language::Ar => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
