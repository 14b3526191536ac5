//! Comments: who says what about which words (ISO/IEC 29500-1, 17.13.4).

use super::tree::Tree;
use super::{PartError, parse};
use crate::ooxml::package::Parts;
use serde::Serialize;
use std::collections::HashMap;

/// A comment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Comment {
    /// Its id in the file.
    pub id: String,
    /// Who says it.
    pub author: String,
    /// When.
    pub date: String,
    /// The text it is anchored in; empty when nothing refers to it.
    pub story: String,
    /// The paragraph of its mark.
    pub paragraph: usize,
    /// The words it is about.
    pub about: String,
    /// What it says; one line a paragraph.
    pub text: String,
    /// The comment it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<String>,
    /// Whether it is marked as resolved.
    pub resolved: bool,
}

/// Where a comment is anchored.
#[derive(Default)]
pub(super) struct Anchor {
    pub(super) story: String,
    pub(super) paragraph: usize,
    pub(super) about: String,
}

/// The comments of their part, each with its anchor.
pub(super) fn read(tree: &Tree<'_>, anchors: &mut HashMap<String, Anchor>) -> Vec<Comment> {
    let mut found = Vec::new();
    for id in tree.elements(tree.root()) {
        if tree.name(id) != "w:comment" {
            continue;
        }
        let get = |name| tree.get(id, name).unwrap_or_default().into_owned();
        let mut lines = Vec::new();
        for inner in tree.subtree(id) {
            match tree.name(inner) {
                "w:p" => lines.push(String::new()),
                "w:t" => {
                    if let Some(line) = lines.last_mut() {
                        line.push_str(&tree.text(inner));
                    }
                }
                _ => {}
            }
        }
        let anchor = anchors.remove(&get("w:id")).unwrap_or_default();
        found.push(Comment {
            id: get("w:id"),
            author: get("w:author"),
            date: get("w:date"),
            story: anchor.story,
            paragraph: anchor.paragraph,
            about: anchor.about,
            text: lines.join("\n"),
            answers: None,
            resolved: false,
        });
    }
    found
}

/// Which comment answers which, and what is resolved ([MS-DOCX] 2.5.4.6): told by the id of a comment's last paragraph.
pub(super) fn answers(
    parts: &Parts,
    tree: &Tree<'_>,
    comments: &mut [Comment],
) -> Result<(), PartError> {
    let Some(name) = parts
        .keys()
        .find(|name| name.ends_with("/commentsExtended.xml"))
    else {
        return Ok(());
    };
    let extended = parse(parts, name)?;
    let mut by_paragraph: HashMap<String, String> = HashMap::new();
    let mut paragraph_of: HashMap<String, String> = HashMap::new();
    for id in tree.elements(tree.root()) {
        let last = tree.elements(id).filter(|p| tree.name(*p) == "w:p").last();
        let paragraph = last.and_then(|p| tree.get(p, "w14:paraId"));
        if let (Some(paragraph), Some(key)) = (paragraph, tree.get(id, "w:id")) {
            by_paragraph.insert(paragraph.to_string(), key.to_string());
            paragraph_of.insert(key.into_owned(), paragraph.into_owned());
        }
    }
    for entry in extended.elements(extended.root()) {
        let get = |name| extended.get(entry, name).unwrap_or_default().into_owned();
        let of = get("w15:paraId");
        let comment = comments
            .iter_mut()
            .find(|comment| paragraph_of.get(&comment.id) == Some(&of));
        if let Some(comment) = comment {
            comment.answers = by_paragraph.get(&get("w15:paraIdParent")).cloned();
            comment.resolved = matches!(get("w15:done").as_str(), "1" | "true");
        }
    }
    Ok(())
}
