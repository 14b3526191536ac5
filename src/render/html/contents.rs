//! The table of contents of a long law: what a bill calls its arrangement of sections.

use super::anchor::anchor;
use crate::document::{Document, DocumentKind, Kind, Level, Node, plain};
use crate::render::escape::escape;

/// A law of more sections has one.
const SECTIONS_WITHOUT_CONTENTS: usize = 12;

/// Whether `document` has a table of contents.
pub(super) fn has_contents(document: &Document) -> bool {
    let sections = document
        .walk()
        .filter(|node| node.kind == Kind::Provision(Level::Section));
    document.head.kind == DocumentKind::Law && sections.count() > SECTIONS_WITHOUT_CONTENTS
}

/// The entries, nested as the provisions are.
pub(super) fn entries(nodes: &[Node]) -> String {
    let entries: String = nodes.iter().filter_map(entry).collect();
    match entries.is_empty() {
        true => entries,
        false => format!("<ol>\n{entries}</ol>\n"),
    }
}

fn entry(node: &Node) -> Option<String> {
    let class = match node.kind {
        Kind::Provision(Level::Part | Level::Chapter | Level::Schedule) => "group",
        Kind::Provision(Level::Section) => "entry",
        _ => return None,
    };
    let number = node.number.as_ref().map_or("", |n| n.text.as_str());
    let heading = plain(&node.heading).replace('\n', " ");
    if number.is_empty() && heading.is_empty() {
        return None;
    }
    let below = match class {
        "group" => entries(&node.children),
        _ => String::new(),
    };
    Some(format!(
        "<li class=\"{class}\"><a href=\"#{}\"><span class=\"number\">{} </span><span>{}</span></a>{below}</li>\n",
        anchor(&node.id),
        escape(number),
        escape(&heading)
    ))
}
