//! One of the two packages: its parts as trees, what they point to, and its styles, lists, notes and comments by id.

use super::key::Key;
use super::name::{self, Name};
use super::refusal::Refusal;
use super::tree::{Id, Tree, decode};
use crate::ooxml::package::{CONTENT_TYPES, Parts};
use crate::ooxml::xml::Limits;
use std::collections::{BTreeMap, BTreeSet};

/// A relationship of a part (ECMA-376-2, 6.5).
#[derive(Clone, Debug)]
pub(super) struct Relationship {
    pub id: String,
    pub kind: String,
    /// The target as written.
    pub target: String,
    /// The part it leads to; none when it leads out of the package.
    pub part: Option<String>,
}

/// A package that is being compared.
pub(super) struct Side<'a> {
    pub parts: &'a Parts,
    /// The main document part.
    pub main: String,
    trees: BTreeMap<String, Tree>,
    relationships: BTreeMap<String, Vec<Relationship>>,
    /// Digests of the parts that relationships lead to.
    digests: BTreeMap<String, u64>,
    /// Style id → its name, in lower case.
    pub style_names: BTreeMap<String, String>,
    /// List instance → digest of its levels.
    pub lists: BTreeMap<String, u64>,
    /// List instance → what it is called in comparing: its id in the new package.
    pub list_names: BTreeMap<String, String>,
    /// Styles that number their paragraphs.
    pub numbered_styles: BTreeMap<String, bool>,
    /// Ids of styles and lists that stories name and nothing defines.
    pub undefined: BTreeSet<String>,
    /// Kind and id → the note.
    pub notes: BTreeMap<(Name, String), Id>,
    /// Id → the comment.
    pub comments: BTreeMap<String, Id>,
}

const MAIN_KINDS: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
];

impl<'a> Side<'a> {
    /// Reads what a comparison needs of a package.
    ///
    /// # Errors
    /// A part that is not there or cannot be read.
    pub(super) fn read(parts: &'a Parts) -> Result<Side<'a>, Refusal> {
        let mut side = Side {
            parts,
            main: String::new(),
            trees: BTreeMap::new(),
            relationships: BTreeMap::new(),
            digests: BTreeMap::new(),
            style_names: BTreeMap::new(),
            lists: BTreeMap::new(),
            list_names: BTreeMap::new(),
            numbered_styles: BTreeMap::new(),
            undefined: BTreeSet::new(),
            notes: BTreeMap::new(),
            comments: BTreeMap::new(),
        };
        if !parts.contains_key(CONTENT_TYPES) {
            return Err(Refusal::missing(CONTENT_TYPES));
        }
        side.load_relationships("")?;
        side.main = side.relationships[""]
            .iter()
            .find(|r| MAIN_KINDS.contains(&r.kind.as_str()))
            .and_then(|r| r.part.clone())
            .filter(|part| parts.contains_key(part))
            .ok_or_else(|| Refusal::missing("the main document part"))?;
        let main = side.main.clone();
        side.load_relationships(&main)?;
        side.load(&main)?;
        for kind in [
            "styles",
            "numbering",
            "footnotes",
            "endnotes",
            "comments",
            "settings",
            "header",
            "footer",
        ] {
            for part in side.targets(kind) {
                side.load(&part)?;
                side.load_relationships(&part)?;
            }
        }
        let root = side.tree(&main).root();
        if side.tree(&main).qname(root) != "w:document" {
            return Err(Refusal::new(
                &main,
                format!(
                    "the main part is `{}`, not a Word document",
                    side.tree(&main).qname(root)
                ),
            ));
        }
        side.read_styles();
        side.read_lists();
        for (kind, note) in [("footnotes", name::FOOTNOTE), ("endnotes", name::ENDNOTE)] {
            let found = side.entries(kind, note);
            side.notes
                .extend(found.into_iter().map(|(id, node)| ((note, id), node)));
        }
        side.comments = side.entries("comments", name::COMMENT);
        side.find_undefined();
        for part in side
            .relationships
            .values()
            .flatten()
            .filter_map(|r| r.part.as_ref())
        {
            if let Some(bytes) = parts.get(part)
                && !side.digests.contains_key(part)
            {
                side.digests.insert(part.clone(), digest(bytes));
            }
        }
        Ok(side)
    }

    fn load(&mut self, part: &str) -> Result<(), Refusal> {
        if !self.trees.contains_key(part) {
            let bytes = self.parts.get(part).ok_or_else(|| Refusal::missing(part))?;
            let tree = Tree::parse(bytes, Limits::default())
                .map_err(|error| Refusal::new(part, error.to_string()))?;
            self.trees.insert(part.to_owned(), tree);
        }
        Ok(())
    }

    fn load_relationships(&mut self, part: &str) -> Result<(), Refusal> {
        let name = relationships_of(part);
        let mut found = Vec::new();
        if let Some(bytes) = self.parts.get(&name) {
            let tree = Tree::parse(bytes, Limits::default())
                .map_err(|error| Refusal::new(&name, error.to_string()))?;
            for node in tree.children(tree.root()) {
                let get = |attribute| decode(tree.get(node, attribute).unwrap_or("")).into_owned();
                let target = get("Target");
                let outside = get("TargetMode") == "External";
                found.push(Relationship {
                    id: get("Id"),
                    kind: get("Type"),
                    part: (!outside && !target.starts_with('#')).then(|| resolve(part, &target)),
                    target,
                });
            }
        }
        self.relationships.insert(part.to_owned(), found);
        Ok(())
    }

    /// A part that was read.
    pub(super) fn tree(&self, part: &str) -> &Tree {
        &self.trees[part]
    }

    /// A part, when it was read.
    pub(super) fn try_tree(&self, part: &str) -> Option<&Tree> {
        self.trees.get(part)
    }

    /// Relationships of a part.
    pub(super) fn relationships(&self, part: &str) -> &[Relationship] {
        self.relationships.get(part).map_or(&[], Vec::as_slice)
    }

    /// A relationship by id.
    pub(super) fn relationship(&self, part: &str, id: &str) -> Option<&Relationship> {
        self.relationships(part).iter().find(|r| r.id == id)
    }

    /// What a relationship leads to, as a digest: the bytes of the part, or the address.
    pub(super) fn target_key(&self, part: &str, id: &str) -> u64 {
        match self.relationship(part, id) {
            None => 0,
            Some(r) => match r.part.as_ref().and_then(|p| self.digests.get(p)) {
                Some(digest) => *digest,
                None => Key::new(1).text(&r.target).done(),
            },
        }
    }

    /// Parts that the main part refers to by a kind such as `styles`, as far as they are there.
    pub(super) fn targets(&self, kind: &str) -> Vec<String> {
        let suffix = format!("/{kind}");
        self.relationships(&self.main)
            .iter()
            .filter(|r| r.kind.ends_with(&suffix))
            .filter_map(|r| r.part.clone())
            .filter(|part| self.parts.contains_key(part))
            .collect()
    }

    /// Parts that were read.
    pub(super) fn loaded(&self) -> impl Iterator<Item = &str> {
        self.trees.keys().map(String::as_str)
    }

    /// The one part of a kind, by the name under which it was read.
    pub(super) fn part_named(&self, kind: &str) -> Option<&str> {
        let part = self.part(kind)?;
        self.trees
            .get_key_value(&part)
            .map(|(name, _)| name.as_str())
    }

    /// The one part of a kind.
    pub(super) fn part(&self, kind: &str) -> Option<String> {
        self.targets(kind).into_iter().next()
    }

    fn entries(&self, kind: &str, entry: Name) -> BTreeMap<String, Id> {
        let Some(tree) = self.part(kind).and_then(|part| self.trees.get(&part)) else {
            return BTreeMap::new();
        };
        tree.children(tree.root())
            .filter(|node| tree.name(*node) == entry)
            .filter_map(|node| Some((tree.get(node, "w:id")?.to_owned(), node)))
            .collect()
    }

    fn read_styles(&mut self) {
        let Some(tree) = self.part("styles").and_then(|part| self.trees.get(&part)) else {
            return;
        };
        let mut parents = BTreeMap::new();
        for style in tree
            .children(tree.root())
            .filter(|n| tree.name(*n) == name::STYLE)
        {
            let Some(id) = tree.get(style, "w:styleId") else {
                continue;
            };
            let called = tree.val_of(style, name::STYLE_NAME).unwrap_or(id);
            self.style_names
                .insert(id.to_owned(), decode(called).to_lowercase());
            let numbers = tree
                .find(style, name::PPR)
                .and_then(|p| tree.find(p, name::NUM_PR))
                .and_then(|n| tree.val_of(n, name::NUM_ID))
                .map(|id| id != "0");
            let parent = tree.val_of(style, name::BASED_ON).map(str::to_owned);
            parents.insert(id.to_owned(), (numbers, parent));
        }
        for id in parents.keys() {
            let mut at = id;
            // A chain longer than this is a circle.
            for _ in 0..32 {
                match parents.get(at) {
                    Some((Some(numbers), _)) => {
                        self.numbered_styles.insert(id.clone(), *numbers);
                        break;
                    }
                    Some((None, Some(parent))) => at = parent,
                    _ => break,
                }
            }
        }
    }

    fn find_undefined(&mut self) {
        let mut found = BTreeSet::new();
        for tree in self.trees.values() {
            for node in tree.descendants(tree.root()) {
                let defined = match tree.name(node) {
                    name::P_STYLE | name::R_STYLE | name::TBL_STYLE => self
                        .style_names
                        .contains_key(tree.get(node, "w:val").unwrap_or("")),
                    name::NUM_ID => self
                        .lists
                        .contains_key(tree.get(node, "w:val").unwrap_or("")),
                    _ => true,
                };
                if !defined {
                    found.insert(tree.get(node, "w:val").unwrap_or("").to_owned());
                }
            }
        }
        self.undefined = found;
    }

    fn read_lists(&mut self) {
        let Some(tree) = self
            .part("numbering")
            .and_then(|part| self.trees.get(&part))
        else {
            return;
        };
        let mut levels = BTreeMap::new();
        for entry in tree.children(tree.root()) {
            if tree.name(entry) == name::ABSTRACT_NUM {
                let mut key = Key::new(2);
                for level in tree.children(entry).filter(|n| tree.name(*n) == name::LVL) {
                    for node in tree.descendants(level) {
                        key = key.text(tree.qname(node));
                        for (attribute, value) in tree.attributes(node) {
                            if attribute.starts_with("w:") && attribute != "w:tplc" {
                                key = key.text(attribute).text(value);
                            }
                        }
                    }
                }
                levels.insert(tree.get(entry, "w:abstractNumId").unwrap_or(""), key);
            }
        }
        for entry in tree
            .children(tree.root())
            .filter(|n| tree.name(*n) == name::NUM)
        {
            let base = tree.val_of(entry, name::ABSTRACT_NUM_ID).unwrap_or("");
            if let (Some(id), Some(key)) = (tree.get(entry, "w:numId"), levels.get(base)) {
                let mut key = *key;
                for node in tree.descendants(entry).skip(1) {
                    if tree.name(node) != name::ABSTRACT_NUM_ID {
                        key = key
                            .text(tree.qname(node))
                            .text(tree.get(node, "w:val").unwrap_or(""));
                    }
                }
                self.lists.insert(id.to_owned(), key.done());
            }
        }
    }
}

fn digest(bytes: &[u8]) -> u64 {
    let mut key = Key::new(bytes.len() as u64);
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        key = key.with(u64::from_le_bytes(word));
    }
    key.done()
}

/// The part that holds the relationships of a part; of the package, for "".
pub(super) fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// A target as a part name.
pub(super) fn resolve(part: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or("");
    let mut path: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => part
            .rsplit_once('/')
            .map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
    };
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            other => path.push(other),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_against_the_folder_of_the_part() {
        assert_eq!(
            resolve("word/document.xml", "media/a.png"),
            "word/media/a.png"
        );
        assert_eq!(
            resolve("word/document.xml", "../customXml/item1.xml"),
            "customXml/item1.xml"
        );
        assert_eq!(
            resolve("word/document.xml", "/word/styles.xml"),
            "word/styles.xml"
        );
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
        assert_eq!(relationships_of(""), "_rels/.rels");
        assert_eq!(
            relationships_of("word/document.xml"),
            "word/_rels/document.xml.rels"
        );
    }
}
