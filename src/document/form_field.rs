//! A field of a form, which the reader of the document fills in.

use super::Numerals;
use serde::Serialize;

/// A field of a form. It is no blank: nobody has to fill it before the document is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormField {
    /// Its name, unique in the document and the same in every language.
    pub name: String,
    /// What can be filled in.
    pub content: FieldContent,
}

/// What can be filled into a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldContent {
    /// A box to tick.
    Check,
    /// One of these options; which one is known by its place, so that an answer means the same in every language.
    Choice(Vec<String>),
    /// A day; the hint says which.
    Day(String),
    /// Free text; the hint says what.
    Text(String),
}

/// The sign of a box that nobody has ticked.
pub const UNCHECKED: &str = "☐";
/// The sign of a box that somebody has ticked.
pub const CHECKED: &str = "☒";

impl FormField {
    /// What stands in the field before anybody fills it.
    pub fn hint(&self) -> String {
        match &self.content {
            FieldContent::Check => UNCHECKED.to_owned(),
            FieldContent::Choice(options) => options.join(" / "),
            FieldContent::Day(hint) | FieldContent::Text(hint) => hint.clone(),
        }
    }

    /// The field as plain text: a box, or the hint in brackets.
    pub fn plain(&self) -> String {
        match self.content {
            FieldContent::Check => self.hint(),
            _ => format!("[{}]", self.hint()),
        }
    }

    /// Sets the digits of its words.
    pub fn shape(&mut self, numerals: Numerals) {
        match &mut self.content {
            FieldContent::Check => {}
            FieldContent::Choice(options) => {
                for option in options {
                    *option = numerals.shape(option);
                }
            }
            FieldContent::Day(hint) | FieldContent::Text(hint) => *hint = numerals.shape(hint),
        }
    }
}
