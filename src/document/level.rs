//! The levels of a law's hierarchy, under the names of Akoma Ntoso.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A level. A numbering scheme says how each is printed and cited: a `Section` is an article in a civil-law text.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Groups sections; the sections run on through it.
    Part,
    /// Groups sections within a part.
    Chapter,
    /// The basic unit: section or article.
    Section,
    /// (1)
    Subsection,
    /// (a)
    Paragraph,
    /// (i)
    Subparagraph,
    /// (A)
    Item,
    /// A schedule or annex, numbered apart.
    Schedule,
}

impl Level {
    /// The level below, among those that nest in a section.
    pub fn below(self) -> Option<Level> {
        match self {
            Level::Part => Some(Level::Chapter),
            Level::Chapter => Some(Level::Section),
            Level::Section | Level::Schedule => Some(Level::Subsection),
            Level::Subsection => Some(Level::Paragraph),
            Level::Paragraph => Some(Level::Subparagraph),
            Level::Subparagraph => Some(Level::Item),
            Level::Item => None,
        }
    }
}
