//! One node of the tree.

use super::{Inlines, Level, Number, Role, Table};
use serde::Serialize;
use std::fmt;

/// The identity of a node within its document: `offences/use#offence` for a provision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct NodeId(pub String);

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A provision or block with everything under it.
///
/// Reading order: number, heading, text, children, closing (Akoma Ntoso: num, heading, intro, children, wrapUp).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// Unique in the document, stable from run to run.
    pub id: NodeId,
    /// What it is.
    pub kind: Kind,
    /// Its own number, when it has one.
    pub number: Option<Number>,
    /// Heading, when it has one.
    pub heading: Inlines,
    /// Its text, in front of its children.
    pub text: Inlines,
    /// Provisions or blocks under it.
    pub children: Vec<Node>,
    /// Text after the children.
    pub closing: Inlines,
    /// The clause it comes from, on the topmost node of each clause.
    pub source: Option<Source>,
    /// Drafting notes anchored here.
    pub notes: Vec<Note>,
    /// Starts a new page.
    pub new_page: bool,
}

impl Node {
    /// An empty node.
    pub fn new(id: impl Into<String>, kind: Kind) -> Node {
        Node {
            id: NodeId(id.into()),
            kind,
            number: None,
            heading: Vec::new(),
            text: Vec::new(),
            children: Vec::new(),
            closing: Vec::new(),
            source: None,
            notes: Vec::new(),
            new_page: false,
        }
    }
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A provision of a law: part, section, subsection …
    Provision(Level),
    /// An entry of an interpretation section: unnumbered, the term first.
    Definition,
    /// A block that is no provision: a title, a salutation, a paragraph of a letter.
    Block(Role),
    /// A table.
    Table(Table),
    /// Provisions of another law that this one puts into it, between quotation marks (Akoma Ntoso: quotedStructure).
    Quotation,
}

/// Which clause a node was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The clause's id.
    pub clause: String,
    /// Its version.
    pub version: u32,
    /// The fingerprint of its text in this language.
    pub fingerprint: String,
}

/// A drafting note: a comment in Word, a margin note in HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// What it says.
    pub text: String,
}
