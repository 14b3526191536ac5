//! What the old package has and the new one lacks, brought across under fresh ids: relationships and the parts behind them, styles,
//! lists, notes, comments.

use super::edits::Edits;
use super::name::{self, Name};
use super::side::{Side, relationships_of};
use super::tree::{Id, Tree, decode};
use crate::ooxml::package::{CONTENT_TYPES, Parts};
use crate::ooxml::xml::escape;
use std::collections::{BTreeMap, BTreeSet};

/// Ids that were given, and what is to be added for them.
#[derive(Default)]
pub(super) struct Imports {
    /// New part, old part, old id → fresh id.
    relationships: BTreeMap<(String, String, String), String>,
    /// New part → relationships to add, as written.
    added: BTreeMap<String, Vec<String>>,
    /// Parts to add, and their content types.
    pub parts: BTreeMap<String, Vec<u8>>,
    pub types: BTreeMap<String, String>,
    /// Old style id → id in the new package.
    styles: BTreeMap<String, String>,
    pub style_text: String,
    /// Old list → list in the new package.
    lists: BTreeMap<String, String>,
    /// Old definition of a list → definition in the new package.
    definitions: BTreeMap<String, String>,
    pub abstract_text: String,
    pub list_text: String,
    next_list: u64,
    next_relationship: u64,
}

impl Imports {
    /// A relationship of the old part as one of the new part.
    pub(super) fn relationship(
        &mut self,
        old: (&Side<'_>, &str),
        new: (&Side<'_>, &str),
        id: &str,
    ) -> String {
        let known = (new.1.to_owned(), old.1.to_owned(), id.to_owned());
        if let Some(id) = self.relationships.get(&known) {
            return id.clone();
        }
        let Some(wanted) = old.0.relationship(old.1, id).cloned() else {
            return id.to_owned();
        };
        let digest = old.0.target_key(old.1, id);
        let there = new.0.relationships(new.1).iter().find(|r| {
            r.kind == wanted.kind
                && r.part.is_some() == wanted.part.is_some()
                && new.0.target_key(new.1, &r.id) == digest
        });
        let fresh = match there {
            Some(there) => there.id.clone(),
            None => {
                let target = match &wanted.part {
                    Some(part) => format!("/{}", self.part(old.0, new.0, part)),
                    None => wanted.target.clone(),
                };
                self.add_relationship(new.1, &wanted.kind, &target, wanted.part.is_none())
            }
        };
        self.relationships.insert(known, fresh.clone());
        fresh
    }

    /// Gives a part the relationships that were added to another.
    pub(super) fn copy_relationships(&mut self, from: &str, to: &str) {
        if let Some(added) = self.added.get(from).cloned() {
            self.added.insert(to.to_owned(), added);
        }
    }

    /// Adds a relationship to a part of the new package.
    pub(super) fn add_relationship(
        &mut self,
        part: &str,
        kind: &str,
        target: &str,
        outside: bool,
    ) -> String {
        self.next_relationship += 1;
        let fresh = format!("rIdOld{}", self.next_relationship);
        let mut text = format!("<Relationship Id=\"{fresh}\" Type=\"");
        escape(kind, true, &mut text);
        text.push_str("\" Target=\"");
        escape(target, true, &mut text);
        text.push_str(if outside {
            "\" TargetMode=\"External\"/>"
        } else {
            "\"/>"
        });
        self.added.entry(part.to_owned()).or_default().push(text);
        fresh
    }

    /// A part of the old package, with all that it leads to, under a name of its own.
    pub(super) fn part(&mut self, old: &Side<'_>, new: &Side<'_>, part: &str) -> String {
        let name = self.fresh_name(new.parts, part);
        let bytes = old.parts.get(part).cloned().unwrap_or_default();
        self.parts.insert(name.clone(), bytes);
        if let Some(kind) = content_type(old.parts, part) {
            self.types.insert(name.clone(), kind);
        }
        let links = relationships_of(part);
        if let Some(bytes) = old.parts.get(&links)
            && let Ok(tree) = Tree::parse(bytes, crate::ooxml::xml::Limits::default())
        {
            let mut text = tree.open_tag(tree.root()).into_owned();
            for link in tree.children(tree.root()) {
                let target = tree.get(link, "Target").unwrap_or("");
                let outside = tree.get(link, "TargetMode") == Some("External");
                let inner = super::side::resolve(part, &decode(target));
                if outside || !old.parts.contains_key(&inner) {
                    text.push_str(tree.raw(link));
                    continue;
                }
                let inner = self.part(old, new, &inner);
                text.push_str(&format!("<{}", tree.qname(link)));
                for (attribute, value) in tree.attributes(link) {
                    match attribute {
                        "Target" => text.push_str(&format!(" Target=\"/{inner}\"")),
                        _ => text.push_str(&format!(" {attribute}=\"{value}\"")),
                    }
                }
                text.push_str("/>");
            }
            text.push_str(&format!("</{}>", tree.qname(tree.root())));
            self.parts
                .insert(relationships_of(&name), text.into_bytes());
        }
        name
    }

    /// A name like this one that no part has.
    pub(super) fn fresh_name(&self, parts: &Parts, like: &str) -> String {
        let (stem, extension) = like.rsplit_once('.').unwrap_or((like, ""));
        let taken: BTreeSet<String> = parts
            .keys()
            .chain(self.parts.keys())
            .map(|n| n.to_lowercase())
            .collect();
        (1_u32..)
            .map(|n| format!("{stem}_old{n}.{extension}"))
            .find(|name| !taken.contains(&name.to_lowercase()))
            .unwrap_or_default()
    }

    /// A style of the old package by its id in the new one: the style of that name, or the old one brought across.
    pub(super) fn style(&mut self, old: &Side<'_>, new: &Side<'_>, id: &str) -> String {
        if let Some(id) = self.styles.get(id) {
            return id.clone();
        }
        let free = |fresh: &str, given: &BTreeMap<String, String>| {
            !new.style_names.contains_key(fresh) && !given.values().any(|used| used == fresh)
        };
        let mut names = (0_u32..).map(|n| {
            if n == 0 {
                id.to_owned()
            } else {
                format!("{id}Old{n}")
            }
        });
        let Some(named) = old.style_names.get(id) else {
            // Defined by nobody, and so it stays.
            let fresh = names
                .find(|fresh| free(fresh, &self.styles))
                .unwrap_or_default();
            self.styles.insert(id.to_owned(), fresh.clone());
            return fresh;
        };
        if new.style_names.get(id) == Some(named) {
            return id.to_owned();
        }
        if let Some((there, _)) = new.style_names.iter().find(|(_, other)| *other == named) {
            self.styles.insert(id.to_owned(), there.clone());
            return there.clone();
        }
        let fresh = names
            .find(|fresh| free(fresh, &self.styles) && !new.undefined.contains(fresh))
            .unwrap_or_default();
        self.styles.insert(id.to_owned(), fresh.clone());
        if let Some(tree) = old.part("styles").and_then(|part| old.try_tree(&part))
            && let Some(style) = tree
                .children(tree.root())
                .find(|n| tree.name(*n) == name::STYLE && tree.get(*n, "w:styleId") == Some(id))
        {
            let mut text = String::from("<w:style");
            for (attribute, value) in tree.attributes(style) {
                match attribute {
                    "w:styleId" => text.push_str(&format!(" w:styleId=\"{fresh}\"")),
                    // A package has its own default style.
                    "w:default" => {}
                    _ => text.push_str(&format!(" {attribute}=\"{value}\"")),
                }
            }
            text.push('>');
            for child in tree.children(style) {
                match tree.name(child) {
                    name::BASED_ON | name::NEXT | name::LINK => {
                        let other = tree.get(child, "w:val").unwrap_or("");
                        let other = self.style(old, new, other);
                        text.push_str(&format!("<{} w:val=\"{other}\"/>", tree.qname(child)));
                    }
                    name::PPR => {
                        let number = tree
                            .find(child, name::NUM_PR)
                            .and_then(|n| tree.find(n, name::NUM_ID));
                        text.push_str(&self.with_list(old, new, tree, child, number));
                    }
                    _ => text.push_str(tree.raw(child)),
                }
            }
            text.push_str("</w:style>");
            self.style_text.push_str(&text);
        }
        fresh
    }

    /// An element of the old package with the list that `number` names replaced.
    fn with_list(
        &mut self,
        old: &Side<'_>,
        new: &Side<'_>,
        tree: &Tree,
        node: Id,
        number: Option<Id>,
    ) -> String {
        let raw = tree.raw(node);
        let Some(number) = number else {
            return raw.to_owned();
        };
        let list = self.list(old, new, tree.get(number, "w:val").unwrap_or("0"));
        let (outer, inner) = (tree.span(node), tree.span(number));
        format!(
            "{}<w:numId w:val=\"{list}\"/>{}",
            &raw[..inner.start - outer.start],
            &raw[inner.end - outer.start..]
        )
    }

    /// A list of the old package by its id in the new one: the list with the same levels, or the old one brought across.
    pub(super) fn list(&mut self, old: &Side<'_>, new: &Side<'_>, id: &str) -> String {
        if id == "0" {
            return id.to_owned();
        }
        if let Some(id) = self.lists.get(id) {
            return id.clone();
        }
        if self.next_list == 0 {
            self.next_list = 1 + highest(new);
        }
        if !old.lists.contains_key(id) {
            // Defined by nobody, and so it stays.
            let fresh = match new.lists.contains_key(id) {
                true => self.next_list.to_string(),
                false => id.to_owned(),
            };
            self.next_list += u64::from(fresh != id);
            self.lists.insert(id.to_owned(), fresh.clone());
            return fresh;
        }
        if let Some(there) = old.list_names.get(id) {
            return there.clone();
        }
        let Some(tree) = old.part("numbering").and_then(|part| old.try_tree(&part)) else {
            return "0".to_owned();
        };
        let entries = |kind: Name| {
            tree.children(tree.root())
                .filter(move |n| tree.name(*n) == kind)
        };
        let Some(list) = entries(name::NUM).find(|n| tree.get(*n, "w:numId") == Some(id)) else {
            return "0".to_owned();
        };
        let fresh = self.next_list.to_string();
        self.next_list += 1;
        self.lists.insert(id.to_owned(), fresh.clone());
        let wanted = tree
            .val_of(list, name::ABSTRACT_NUM_ID)
            .unwrap_or("")
            .to_owned();
        let base = match self.definitions.get(&wanted) {
            Some(base) => base.clone(),
            None => {
                let base = self.next_list.to_string();
                self.next_list += 1;
                if let Some(entry) = entries(name::ABSTRACT_NUM)
                    .find(|n| tree.get(*n, "w:abstractNumId") == Some(&wanted))
                {
                    self.define(tree, entry, &base);
                }
                self.definitions.insert(wanted, base.clone());
                base
            }
        };
        let mut text = format!("<w:num w:numId=\"{fresh}\"><w:abstractNumId w:val=\"{base}\"/>");
        for child in tree
            .children(list)
            .filter(|n| tree.name(*n) != name::ABSTRACT_NUM_ID)
        {
            text.push_str(tree.raw(child));
        }
        text.push_str("</w:num>");
        self.list_text.push_str(&text);
        fresh
    }

    /// The definition of a list, under an id of its own.
    fn define(&mut self, tree: &Tree, entry: Id, base: &str) {
        let mut text = format!("<w:abstractNum w:abstractNumId=\"{base}\">");
        for child in tree.children(entry) {
            match tree.qname(child) {
                // What names a list belongs to the list that the new package may have under the same name.
                "w:nsid" | "w:tmpl" | "w:styleLink" | "w:numStyleLink" | "w:name" => {}
                "w:lvl" => text.push_str(&level(tree, child)),
                _ => text.push_str(tree.raw(child)),
            }
        }
        text.push_str("</w:abstractNum>");
        self.abstract_text.push_str(&text);
    }

    /// Puts everything into the parts of the new package.
    pub(super) fn finish(&mut self, new: &Side<'_>, edits: &mut Edits) {
        const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        let styles = std::mem::take(&mut self.style_text);
        let lists = std::mem::take(&mut self.abstract_text);
        let numbers = std::mem::take(&mut self.list_text);
        if !styles.is_empty() {
            self.append(new, edits, "styles", MAIN, &styles);
        }
        if !lists.is_empty() {
            match new.part("numbering") {
                Some(part) => {
                    let tree = new.tree(&part);
                    let mut entries = tree.children(tree.root());
                    // Definitions stand before instances (17.9.16), and these before what is left of the part.
                    let first = entries.find(|n| tree.name(*n) == name::NUM);
                    let at = first.map_or(tree.inner_span(tree.root()).end, |n| tree.span(n).start);
                    let last = tree
                        .children(tree.root())
                        .filter(|n| tree.name(*n) == name::NUM)
                        .last();
                    let end = last.map_or(at, |n| tree.span(n).end);
                    if tree.is_empty_tag(tree.root()) {
                        self.append(new, edits, "numbering", MAIN, &format!("{lists}{numbers}"));
                    } else {
                        edits.replace(&part, at..at, lists);
                        edits.replace(&part, end..end, numbers);
                    }
                }
                None => self.append(new, edits, "numbering", MAIN, &format!("{lists}{numbers}")),
            }
        }
        for (part, links) in std::mem::take(&mut self.added) {
            let name = relationships_of(&part);
            let text = links.concat();
            match new
                .parts
                .get(&name)
                .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            {
                Some(before) if before.contains("</") => {
                    let at = before.rfind("</").unwrap_or(before.len());
                    self.parts.insert(
                        name,
                        format!("{}{text}{}", &before[..at], &before[at..]).into_bytes(),
                    );
                }
                _ => {
                    let text = format!(
                        "{}<Relationships xmlns=\"{}\">{text}</Relationships>",
                        crate::ooxml::xml::DECLARATION,
                        crate::ooxml::namespace::RELATIONSHIPS
                    );
                    self.parts.insert(name, text.into_bytes());
                }
            }
        }
    }

    /// Adds entries at the end of a part that the main part refers to; makes the part when there is none.
    pub(super) fn append(
        &mut self,
        new: &Side<'_>,
        edits: &mut Edits,
        kind: &str,
        types: &str,
        text: &str,
    ) {
        if let Some(part) = new.part(kind) {
            let tree = new.tree(&part);
            let root = tree.root();
            match tree.is_empty_tag(root) {
                true => {
                    let whole = format!("{}{text}</{}>", tree.open_tag(root), tree.qname(root));
                    edits.replace(&part, tree.span(root), whole);
                }
                false => {
                    let end = tree.inner_span(root).end;
                    edits.replace(&part, end..end, text.to_owned());
                }
            }
            return;
        }
        let folder = new.main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let name = format!("{folder}/{kind}.xml");
        let name = match new.parts.contains_key(&name) {
            true => self.fresh_name(new.parts, &name),
            false => name.trim_start_matches('/').to_owned(),
        };
        let root = format!("w:{kind}");
        let whole = format!(
            "{}<{root} xmlns:w=\"{}\" xmlns:r=\"{}\">{text}</{root}>",
            crate::ooxml::xml::DECLARATION,
            crate::ooxml::namespace::W,
            crate::ooxml::namespace::R
        );
        self.parts.insert(name.clone(), whole.into_bytes());
        self.types
            .insert(name.clone(), format!("{types}.{kind}+xml"));
        let relationship = format!("{}/{kind}", crate::ooxml::namespace::R);
        self.add_relationship(&new.main, &relationship, &format!("/{name}"), false);
    }

    /// The list of content types with the types of the added parts.
    pub(super) fn content_types(&self, new: &Parts) -> Option<Vec<u8>> {
        let before = String::from_utf8_lossy(new.get(CONTENT_TYPES)?).into_owned();
        let mut text = String::new();
        for (part, kind) in &self.types {
            text.push_str(&format!(
                "<Override PartName=\"/{part}\" ContentType=\"{kind}\"/>"
            ));
        }
        let at = before.rfind("</")?;
        Some(format!("{}{text}{}", &before[..at], &before[at..]).into_bytes())
    }
}

/// The highest id of a list or of its definition, or that a paragraph names.
fn highest(side: &Side<'_>) -> u64 {
    let named = side
        .undefined
        .iter()
        .filter_map(|id| id.parse().ok())
        .filter(|id| *id < 1 << 24)
        .max()
        .unwrap_or(0);
    named.max(highest_defined(side))
}

fn highest_defined(side: &Side<'_>) -> u64 {
    let Some(tree) = side.part("numbering").and_then(|part| side.try_tree(&part)) else {
        return 0;
    };
    tree.children(tree.root())
        .filter_map(|n| tree.get(n, "w:numId").or(tree.get(n, "w:abstractNumId")))
        .filter_map(|id| id.parse().ok())
        .max()
        .unwrap_or(0)
}

/// The content type of a part, from its own entry or that of its extension (ECMA-376-2, 6.2.3).
pub(super) fn content_type(parts: &Parts, part: &str) -> Option<String> {
    let tree = Tree::parse(
        parts.get(CONTENT_TYPES)?,
        crate::ooxml::xml::Limits::default(),
    )
    .ok()?;
    let entries: Vec<Id> = tree.children(tree.root()).collect();
    let own = entries.iter().find(|n| {
        tree.get(**n, "PartName")
            .is_some_and(|name| name.trim_start_matches('/').eq_ignore_ascii_case(part))
    });
    let extension = part.rsplit_once('.').map_or("", |(_, extension)| extension);
    let by_extension = entries.iter().find(|n| {
        tree.get(**n, "Extension")
            .is_some_and(|other| other.eq_ignore_ascii_case(extension))
    });
    own.or(by_extension)
        .and_then(|n| tree.get(*n, "ContentType"))
        .map(str::to_owned)
}

/// A level without the style that it belongs to and the picture that it shows: both are the old package's.
fn level(tree: &Tree, node: Id) -> String {
    let mut text = tree.open_tag(node).into_owned();
    for child in tree.children(node) {
        if !matches!(tree.qname(child), "w:pStyle" | "w:lvlPicBulletId") {
            text.push_str(tree.raw(child));
        }
    }
    text.push_str("</w:lvl>");
    text
}
