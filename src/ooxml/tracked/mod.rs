//! Tracked changes settled: a package with all of them accepted or rejected, and whether two packages say the same.
//!
//! Written apart from what makes redlines, on purpose: it is the judge of it. Simple, and without a share in its code.
//!
//! | file | holds |
//! |---|---|
//! | `change` | what is a change, of what |
//! | `work` `resolve` `properties` | one part with its changes settled |
//! | `list` `comment` | the changes and comments as a person counts them |
//! | `judge` | whether two packages say the same |
//! | `still` | a package whose changes are colour and lines only |
//! | `tree` | a part as slices of its bytes |
//! | `view` | a package as a tree that can be shown |

mod change;
mod comment;
mod judge;
mod list;
mod properties;
mod resolve;
mod still;
mod tree;
pub mod view;
mod work;

pub use change::{ChangeKind, Subject, Verdict};
pub use comment::Comment;
pub use judge::{Difference, Level, difference};
pub use list::{Change, Listing, changes};
pub use still::still;

use super::package::Parts;
use super::xml::XmlError;
use crate::finding::Finding;
use resolve::{Lost, resolve};
use std::collections::HashMap;
use std::fmt;
use tree::{Id, Tree};

/// A part that is no XML that we accept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartError {
    /// The part.
    pub part: String,
    /// What is wrong.
    pub error: XmlError,
}

impl fmt::Display for PartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the part `{}` is {}", self.part, self.error)
    }
}

impl std::error::Error for PartError {}

impl From<PartError> for Finding {
    fn from(error: PartError) -> Finding {
        Finding::error("word-xml", error.to_string())
    }
}

/// The package as it is when every tracked change is accepted, in every story (ISO/IEC 29500-1, 17.13.5), in styles and in numbering.
/// The glossary document is left as it is; parts without a change keep their bytes.
///
/// # Errors
/// A part of text that is not well-formed, or beyond the limits of [`super::xml::Limits`].
pub fn accept_all(parts: &Parts) -> Result<Parts, PartError> {
    settle(parts, &mut |_, _, _, _, _| Verdict::Accept)
}

/// The package as it is when every tracked change is rejected; else as [`accept_all`].
///
/// # Errors
/// As [`accept_all`].
pub fn reject_all(parts: &Parts) -> Result<Parts, PartError> {
    settle(parts, &mut |_, _, _, _, _| Verdict::Reject)
}

/// The package with the changes of this package's [`Listing`] settled as `verdict` says. What is kept stays tracked, what is not
/// touched keeps its bytes.
///
/// # Errors
/// As [`accept_all`].
pub fn settle_chosen(
    parts: &Parts,
    listing: &Listing,
    verdict: impl Fn(&Change) -> Verdict,
) -> Result<Parts, PartError> {
    let mut verdicts: HashMap<(&str, Id), Verdict> = HashMap::new();
    for change in &listing.changes {
        let verdict = verdict(change);
        for node in &change.nodes {
            verdicts.insert((&change.part, *node), verdict);
        }
    }
    settle(parts, &mut |part, _, id, _, _| {
        verdicts.get(&(part, id)).copied().unwrap_or(Verdict::Keep)
    })
}

type Decide<'d> = dyn FnMut(&str, &Tree<'_>, Id, ChangeKind, Subject) -> Verdict + 'd;

fn settle(parts: &Parts, decide: &mut Decide<'_>) -> Result<Parts, PartError> {
    let mut settled = parts.clone();
    let mut lost = Lost::default();
    let mut names: Vec<&String> = parts
        .keys()
        .filter(|name| name.ends_with(".xml") && !name.contains("/glossary/"))
        .collect();
    // What refers to comments and notes comes before them.
    names.sort_by_key(|name| match name.rsplit('/').next() {
        Some("comments.xml") => 2,
        Some("footnotes.xml" | "endnotes.xml") => 1,
        _ => 0,
    });
    for name in names {
        let bytes = &parts[name];
        if !is_story(bytes) {
            continue;
        }
        let mut tree = Tree::parse(bytes).map_err(|error| PartError {
            part: name.clone(),
            error,
        })?;
        resolve(
            &mut tree,
            &mut |tree, id, kind, subject| decide(name, tree, id, kind, subject),
            &mut lost,
        );
        drop_lost(&mut tree, &lost);
        if tree.is_changed() {
            settled.insert(name.clone(), tree.write());
        }
    }
    Ok(settled)
}

fn parse<'a>(parts: &'a Parts, name: &str) -> Result<Tree<'a>, PartError> {
    Tree::parse(&parts[name]).map_err(|error| PartError {
        part: name.to_owned(),
        error,
    })
}

/// Whether a part can hold tracked changes: told by its outermost element, so that no other part is read.
fn is_story(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    [
        "<w:document",
        "<w:hdr",
        "<w:ftr",
        "<w:footnotes",
        "<w:endnotes",
        "<w:comments",
        "<w:styles",
        "<w:numbering",
    ]
    .iter()
    .any(|root| head.contains(root))
}

/// Comments and notes whose reference has gone.
fn drop_lost(tree: &mut Tree<'_>, lost: &Lost) {
    let root = tree.root();
    let (entry, ids) = match tree.name(root) {
        "w:comments" => ("w:comment", &lost.comments),
        "w:footnotes" => ("w:footnote", &lost.footnotes),
        "w:endnotes" => ("w:endnote", &lost.endnotes),
        _ => return,
    };
    if ids.is_empty() {
        return;
    }
    let entries: Vec<Id> = tree
        .elements(root)
        .filter(|id| tree.name(*id) == entry)
        .filter(|id| ids.contains(&*tree.get(*id, "w:id").unwrap_or_default()))
        .collect();
    for id in entries {
        tree.detach(id);
    }
}
