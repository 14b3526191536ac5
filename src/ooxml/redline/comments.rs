//! Comments and bookmarks that the old package alone has: brought across, where they stood.

use super::key::Key;
use super::name;
use super::tree::{Id, Tree};
use super::write::Writer;
use std::collections::{BTreeMap, BTreeSet};

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

impl<'w> Writer<'w, '_> {
    /// Finds which comments and bookmarks have to be brought across, and gives them ids.
    pub(super) fn find_strays(&mut self) {
        self.find_comments();
        let mut names = BTreeSet::new();
        for part in self.new.loaded() {
            let tree = self.new.tree(part);
            names.extend(
                tree.descendants(tree.root())
                    .filter(|n| tree.name(*n) == name::BOOKMARK_START)
                    .filter_map(|n| tree.get(n, "w:name")),
            );
        }
        let main = self.old.tree(&self.old.main);
        let mut starts: BTreeSet<&str> = BTreeSet::new();
        for node in main.descendants(main.root()) {
            let id = main.get(node, "w:id").unwrap_or("");
            match main.name(node) {
                name::BOOKMARK_START
                    if in_paragraph(main, node)
                        && main.get(node, "w:name").is_some_and(|n| names.insert(n)) =>
                {
                    starts.insert(id);
                }
                name::BOOKMARK_END if starts.contains(id) && in_paragraph(main, node) => {
                    self.next_id += 1;
                    self.old_bookmarks
                        .insert(id.to_owned(), self.next_id.to_string());
                }
                _ => {}
            }
        }
    }

    /// Takes bookmarks of the old package away of which only one end was written: the other stands in text that is copied from the new one.
    pub(super) fn pair_bookmarks(&self, text: String) -> String {
        let half = |fresh: &&String| {
            let written = |what| self.written_marks.contains(&(what, (*fresh).clone()));
            written(name::BOOKMARK_START) != written(name::BOOKMARK_END)
        };
        let halves: BTreeSet<&String> = self.old_bookmarks.values().filter(half).collect();
        if halves.is_empty() {
            return text;
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = rest.find("<w:bookmark") {
            let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
            let id = rest[at..end]
                .split("w:id=\"")
                .nth(1)
                .and_then(|id| id.split('"').next());
            let gone = id.is_some_and(|id| halves.contains(&id.to_owned()));
            out.push_str(&rest[..if gone { at } else { end }]);
            rest = &rest[end..];
        }
        out.push_str(rest);
        out
    }

    fn find_comments(&mut self) {
        let Some(theirs) = self
            .old
            .part("comments")
            .and_then(|part| self.old.try_tree(&part))
        else {
            return;
        };
        let mut known: BTreeMap<u64, usize> = BTreeMap::new();
        if let Some(tree) = self
            .new
            .part("comments")
            .and_then(|part| self.new.try_tree(&part))
        {
            for comment in self.new.comments.values() {
                *known.entry(comment_key(tree, *comment)).or_default() += 1;
            }
        }
        let mut next = self
            .new
            .comments
            .keys()
            .filter_map(|id| id.parse::<u64>().ok())
            .max()
            .map_or(0, |id| id + 1);
        for (id, comment) in &self.old.comments {
            match known.get_mut(&comment_key(theirs, *comment)) {
                Some(count) if *count > 0 => *count -= 1,
                _ => {
                    self.old_comments.insert(id.clone(), next.to_string());
                    next += 1;
                }
            }
        }
        // A range that does not begin and end inside paragraphs is not brought along; the comment stands at its reference.
        for part in self.old.loaded() {
            let tree = self.old.tree(part);
            for node in tree.descendants(tree.root()) {
                let edge = matches!(tree.name(node), name::COMMENT_START | name::COMMENT_END);
                if edge && !in_paragraph(tree, node) {
                    self.loose_comments
                        .insert(tree.get(node, "w:id").unwrap_or("").to_owned());
                }
            }
        }
    }

    /// Whether a comment of the old package is to be brought across in this part.
    pub(super) fn is_commented(&self, tree: &Tree) -> bool {
        !self.old_comments.is_empty()
            && tree
                .descendants(tree.root())
                .any(|n| tree.name(n) == name::COMMENT_REFERENCE)
    }

    /// Writes the comments that were brought across.
    pub(super) fn write_comments(&mut self) {
        let Some(tree) = self
            .old
            .part("comments")
            .and_then(|part| self.old.try_tree(&part))
        else {
            return;
        };
        let mut found: Vec<(u64, String)> = Vec::new();
        for (id, fresh) in &self.old_comments {
            if !self.written_comments.contains(fresh) {
                continue;
            }
            let Some(comment) = self.old.comments.get(id) else {
                continue;
            };
            let mut text = String::from("<w:comment");
            for (attribute, value) in tree.attributes(*comment) {
                let value = if attribute == "w:id" { fresh } else { value };
                text.push_str(&format!(" {attribute}=\"{value}\""));
            }
            text.push('>');
            text.push_str(&without_ids(tree, *comment));
            text.push_str("</w:comment>");
            found.push((fresh.parse().unwrap_or(0), text));
        }
        found.sort();
        let text: String = found.into_iter().map(|(_, text)| text).collect();
        if !text.is_empty() {
            let mut imports = std::mem::take(&mut self.imports);
            imports.append(self.new, &mut self.edits, "comments", MAIN, &text);
            self.imports = imports;
        }
    }
}

fn in_paragraph(tree: &Tree, node: Id) -> bool {
    let mut at = Some(node);
    while let Some(node) = at {
        if tree.name(node) == name::P {
            return true;
        }
        at = tree.parent(node);
    }
    false
}

/// The paragraphs of a comment as they are, without the ids that are their own in the whole package.
fn without_ids(tree: &Tree, comment: Id) -> String {
    let mut text = String::new();
    for block in tree.children(comment) {
        if tree.name(block) == name::P {
            text.push_str("<w:p>");
            text.push_str(tree.inner(block));
            text.push_str("</w:p>");
        } else {
            text.push_str(tree.raw(block));
        }
    }
    text
}

/// A digest of what a comment says and who says it.
fn comment_key(tree: &Tree, comment: Id) -> u64 {
    let mut key = Key::new(31);
    for attribute in ["w:author", "w:date", "w:initials"] {
        key = key.text(tree.get(comment, attribute).unwrap_or(""));
    }
    for node in tree.descendants(comment) {
        if tree.name(node) == name::T {
            key = key.text(&tree.content(node));
        } else if tree.name(node) == name::P {
            key = key.with(1);
        }
    }
    key.done()
}
