//! Whether two packages say the same, level by level, and where not.
//!
//! What a reader cannot see makes no difference: how text is cut into runs, revision save ids, proofing marks, the ids of bookmarks,
//! lists and relationships, the order of attributes and of properties.
//!
//! | file | holds |
//! |---|---|
//! | `compare` | two views against each other |
//! | `view` | a package as stories, each a list of items with a facet for each level |
//! | `blocks` `line` `object` | paragraphs, tables, sections; what stands in a line; drawings and formulas |
//! | `effect` | properties in one writing |
//! | `definitions` | styles and lists by what they do |

mod blocks;
mod compare;
mod definitions;
mod effect;
mod line;
mod object;
mod view;

pub use compare::{Difference, difference};

use std::fmt;

/// What is compared. Places within a paragraph are counted in characters, so that another length of text shows on other levels too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Text, paragraph by paragraph, and the tables, rows and cells it stands in; results of fields, but not of those that Word computes on opening.
    Text,
    /// Properties of paragraphs, styles by their name, numbers by what their level shows.
    Blocks,
    /// Formatting of text, whatever the runs.
    Runs,
    /// Formatting of the marks of paragraphs.
    Marks,
    /// Properties of tables, rows and cells; grid and merged cells.
    Tables,
    /// Where sections end, and their properties; headers and footers are stories.
    Sections,
    /// The instructions of fields and what stands in them.
    Fields,
    /// Hyperlinks and where they lead.
    Links,
    /// Comments: where they are anchored, and what they say.
    Comments,
    /// Drawings, objects and formulas by content.
    Objects,
    /// Content controls, custom XML, text direction.
    Controls,
    /// Bookmarks: names and places.
    Bookmarks,
    /// Which paragraphs share a list.
    Lists,
    /// The definitions of the styles that are used.
    Styles,
    /// Tracked changes that are still there.
    Changes,
}

impl Level {
    /// All of them, in this order.
    pub const ALL: [Level; 15] = [
        Level::Text,
        Level::Blocks,
        Level::Runs,
        Level::Marks,
        Level::Tables,
        Level::Sections,
        Level::Fields,
        Level::Links,
        Level::Comments,
        Level::Objects,
        Level::Controls,
        Level::Bookmarks,
        Level::Lists,
        Level::Styles,
        Level::Changes,
    ];
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Level::Text => "text",
            Level::Blocks => "blocks",
            Level::Runs => "runs",
            Level::Marks => "marks",
            Level::Tables => "tables",
            Level::Sections => "sections",
            Level::Fields => "fields",
            Level::Links => "links",
            Level::Comments => "comments",
            Level::Objects => "objects",
            Level::Controls => "controls",
            Level::Bookmarks => "bookmarks",
            Level::Lists => "lists",
            Level::Styles => "styles",
            Level::Changes => "changes",
        })
    }
}
