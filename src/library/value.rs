//! What fills a blank: the declaration of a value.

use super::{Answer, Located, Text};
use crate::finding::Place;
use schemars::JsonSchema;
use serde::Deserialize;
use std::sync::Arc;

/// The types a value can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ValueType {
    /// Words.
    Text,
    /// A whole number of years.
    Years,
    /// A whole number of days.
    Days,
    /// A whole number.
    Number,
    /// An amount in the state's currency.
    Money,
    /// A date, as `2027-01-15`.
    Date,
    /// One of the declared options.
    Choice,
    /// A text file whose paragraphs are printed.
    File,
}

/// The declaration of a value: asked once, used in many places.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// The file it stands in.
    #[serde(skip, default = "no_file")]
    pub file: Arc<str>,
    /// Its name.
    pub name: Located<String>,
    /// Its type.
    #[serde(rename = "type")]
    pub value_type: ValueType,
    /// The question a person answers.
    pub question: Text,
    /// What an open blank says.
    pub blank: Option<Text>,
    /// What enacted laws have, for orientation.
    pub range: Option<Located<Range>>,
    /// The options of a choice.
    #[serde(default)]
    pub options: Vec<Located<Choice>>,
    /// What holds until somebody decides.
    pub default: Option<Located<Answer>>,
    /// The value that is taken when nobody has decided this one, such as a fact of the profile.
    pub default_from: Option<Located<String>>,
    /// Why that is the default.
    pub because: Option<Text>,
    /// One of the readings on which states differ: until somebody decides, the draft shows all options side by side.
    #[serde(default)]
    pub disputed: bool,
    /// The question in a word or two, in front of an alternative.
    pub label: Option<Text>,
    /// Which states have decided it which way; a note at the alternatives.
    pub practice: Option<Text>,
    /// Which group of questions it belongs to.
    pub section: Option<String>,
}

/// A range seen in enacted laws; outside it is a note, never an error.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// Lowest seen.
    pub from: i64,
    /// Highest seen.
    pub to: i64,
    /// Where it was seen.
    pub seen: Option<Text>,
}

/// One option of a choice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// What follows from it, in one sentence.
    pub means: Text,
    /// The answer in a word or two, in front of an alternative.
    pub label: Option<Text>,
}

fn no_file() -> Arc<str> {
    Arc::from("")
}

impl Declaration {
    /// Where it is declared.
    pub fn place(&self) -> Place {
        Place::new(&self.file, self.name.line, self.name.column)
    }

    /// Where its default stands.
    pub fn default_place(&self) -> Place {
        match &self.default {
            Some(default) => Place::new(&self.file, default.line, default.column),
            None => self.place(),
        }
    }

    /// The option with this id.
    pub fn option(&self, id: &str) -> Option<&Choice> {
        self.options
            .iter()
            .find(|o| o.id == id)
            .map(|option| &option.value)
    }
}
