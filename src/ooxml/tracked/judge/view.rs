//! A package as stories, each a list of items with a facet for each level.

use super::super::PartError;
use super::super::tree::{Id, Tree};
use super::Level;
use super::blocks::Walker;
use super::definitions::Definitions;
use crate::fingerprint::Fingerprint;
use crate::ooxml::package::Parts;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// What stands for something that is no text: followed by a letter that says what. No XML can hold it.
pub(super) const MARK: char = '\u{1}';

/// A paragraph, or the beginning or end of a table, row, cell, section or control.
#[derive(Default)]
pub(super) struct Item {
    /// Paragraphs are there on every level, so that levels can be told side by side.
    pub(super) is_paragraph: bool,
    /// Paragraphs of the story up to here.
    pub(super) number: usize,
    pub(super) facets: Vec<(Level, Rc<str>)>,
    /// Format and length, adjacent ones different.
    pub(super) runs: Vec<(u32, u32)>,
}

impl Item {
    pub(super) fn facet(&self, level: Level) -> Option<&str> {
        self.facets
            .iter()
            .find(|(l, _)| *l == level)
            .map(|(_, text)| &**text)
    }

    pub(super) fn add(&mut self, level: Level, text: impl Into<Rc<str>> + AsRef<str>) {
        if !text.as_ref().is_empty() {
            self.facets.push((level, text.into()));
        }
    }
}

/// Formats with numbers that mean the same in both views.
#[derive(Default)]
pub(super) struct Formats {
    numbers: HashMap<String, u32>,
    pub(super) names: Vec<String>,
}

impl Formats {
    pub(super) fn number(&mut self, format: String) -> u32 {
        if let Some(number) = self.numbers.get(&format) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(format.clone());
        self.numbers.insert(format, number);
        number
    }
}

/// A relationship.
pub(super) struct Link {
    /// The part's name, or the address when it leads out of the package.
    pub(super) target: String,
    pub(super) external: bool,
}

/// A package that is being looked at.
pub(super) struct Package<'a> {
    pub(super) parts: &'a Parts,
    pub(super) definitions: Definitions,
    /// Comment id → who says what, cut short.
    pub(super) comments: HashMap<String, String>,
    links: BTreeMap<String, HashMap<String, (String, Link)>>,
    /// Part → fingerprint, computed when first asked for.
    fingerprints: RefCell<HashMap<String, Fingerprint>>,
}

/// A text of its own.
#[derive(Clone, Default)]
pub(super) struct Story {
    pub(super) part: String,
    /// Shared by all places that show the same text, such as a header in every section.
    pub(super) items: Rc<Vec<Item>>,
}

/// A view: stories by name.
pub(super) type View = BTreeMap<String, Story>;

fn parse<'a>(parts: &'a Parts, name: &str) -> Result<Option<Tree<'a>>, PartError> {
    let Some(bytes) = parts.get(name) else {
        return Ok(None);
    };
    let tree = Tree::parse(bytes).map_err(|error| PartError {
        part: name.to_owned(),
        error,
    })?;
    Ok(Some(tree))
}

impl<'a> Package<'a> {
    /// The relationship of a part.
    pub(super) fn link(&self, part: &str, id: &str) -> Option<&Link> {
        self.links.get(part)?.get(id).map(|(_, link)| link)
    }

    /// The content of a part.
    pub(super) fn fingerprint(&self, part: &str) -> Option<Fingerprint> {
        if let Some(known) = self.fingerprints.borrow().get(part) {
            return Some(known.clone());
        }
        let found = Fingerprint::of(self.parts.get(part)?);
        let mut known = self.fingerprints.borrow_mut();
        known.insert(part.to_owned(), found.clone());
        Some(found)
    }

    /// The part that another one refers to by kind, such as `styles`.
    fn kind(&self, part: &str, kind: &str) -> Option<&str> {
        let links = self.links.get(part)?;
        links
            .values()
            .find(|(k, link)| !link.external && k == kind)
            .map(|(_, link)| link.target.as_str())
    }
}

/// What the part names in its relationships: id → last segment of the type, target.
fn links(parts: &Parts, part: &str) -> Result<HashMap<String, (String, Link)>, PartError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let mut found = HashMap::new();
    let Some(tree) = parse(parts, &format!("{folder}{slash}_rels/{file}.rels"))? else {
        return Ok(found);
    };
    for id in tree.elements(tree.root()) {
        let get = |name| tree.get(id, name).unwrap_or_default().into_owned();
        let (kind, target) = (get("Type"), get("Target"));
        let external = get("TargetMode") == "External";
        let target = match external {
            true => target,
            false => resolved(folder, &target),
        };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        found.insert(get("Id"), (kind, Link { target, external }));
    }
    Ok(found)
}

fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|s| !s.is_empty()).collect(),
    };
    for segment in target.split('/') {
        match segment {
            ".." => {
                path.pop();
            }
            "." | "" => {}
            segment => path.push(segment),
        }
    }
    path.join("/")
}

/// Looks at a package.
pub(super) fn view(parts: &Parts, formats: &mut Formats) -> Result<View, PartError> {
    let of_package = links(parts, "")?;
    let main = of_package
        .into_values()
        .find(|(kind, link)| kind == "officeDocument" && !link.external)
        .map_or_else(|| "word/document.xml".to_owned(), |(_, link)| link.target);
    let mut all = BTreeMap::new();
    for name in parts.keys().filter(|name| name.ends_with(".xml")) {
        let found = links(parts, name)?;
        if !found.is_empty() {
            all.insert(name.clone(), found);
        }
    }
    let mut package = Package {
        parts,
        definitions: Definitions::default(),
        comments: HashMap::new(),
        links: all,
        fingerprints: RefCell::default(),
    };
    let part_of = |package: &Package<'_>, kind: &str| package.kind(&main, kind).map(str::to_owned);
    let tree_of = |kind: &str| match part_of(&package, kind) {
        Some(name) => Ok(parse(parts, &name)?.map(|tree| (name, tree))),
        None => Ok::<_, PartError>(None),
    };
    let styles = tree_of("styles")?;
    let numbering = tree_of("numbering")?;
    let notes = [tree_of("footnotes")?, tree_of("endnotes")?];
    let comments = tree_of("comments")?;
    package.definitions = Definitions::new(
        styles.as_ref().map(|(_, tree)| tree),
        numbering.as_ref().map(|(_, tree)| tree),
    );
    if let Some((_, tree)) = &comments {
        package.comments = said(tree);
    }
    let mut stories = View::new();
    let Some(document) = parse(parts, &main)? else {
        return Ok(stories);
    };
    let mut body = Walker::new(&package, "body", &main);
    if let Some(root) = document.find(document.root(), "w:body") {
        body.blocks(&document, root, formats);
    }
    let references = std::mem::take(&mut body.notes);
    let sections = std::mem::take(&mut body.sections);
    stories.extend(body.finish());
    let mut known = Known::default();
    for ((kind, letter), notes) in [("footnote", 'f'), ("endnote", 'e')]
        .into_iter()
        .zip(&notes)
    {
        let Some((part, tree)) = notes else { continue };
        let by_id: HashMap<String, Id> = tree
            .elements(tree.root())
            .map(|id| (tree.get(id, "w:id").unwrap_or_default().into_owned(), id))
            .collect();
        let of_kind = references.iter().filter(|(l, _)| *l == letter);
        for (at, (_, id)) in of_kind.enumerate() {
            let name = format!("{kind} {}", at + 1);
            if let Some(root) = by_id.get(id) {
                stories.extend(known.story(&package, &name, part, tree, *root, formats));
            }
        }
    }
    let mut trees: HashMap<String, Option<Tree<'_>>> = HashMap::new();
    let mut now: BTreeMap<(&str, &str), String> = BTreeMap::new();
    for (at, section) in sections.iter().enumerate() {
        for (kind, of_pages, id) in section {
            if let Some(link) = package.link(&main, id) {
                now.insert((kind, of_pages), link.target.clone());
            }
        }
        for ((kind, of_pages), part) in &now {
            if !trees.contains_key(part) {
                trees.insert(part.clone(), parse(parts, part)?);
            }
            let Some(Some(tree)) = trees.get(part) else {
                continue;
            };
            let name = format!("{of_pages} {kind} of section {}", at + 1);
            let found = known.story(&package, &name, part, tree, tree.root(), formats);
            // A header without text is no header.
            if found.len() > 1 || found.iter().any(|(_, story)| shows(&story.items)) {
                stories.extend(found);
            }
        }
    }
    let lines = package.definitions.used().into_iter().map(|line| Item {
        facets: vec![(Level::Styles, line.into())],
        ..Item::default()
    });
    let story = Story {
        part: styles.map_or_else(String::new, |(name, _)| name),
        items: Rc::new(lines.collect()),
    };
    stories.insert("styles".to_owned(), story);
    Ok(stories)
}

/// Whether a reader sees anything.
fn shows(items: &[Item]) -> bool {
    items.iter().any(|item| {
        item.facet(Level::Text)
            .is_some_and(|text| !text.trim().is_empty())
    })
}

/// Stories that several places show, walked through once.
#[derive(Default)]
struct Known(HashMap<(String, Id), (String, Vec<(String, Story)>)>);

impl Known {
    fn story(
        &mut self,
        package: &Package<'_>,
        name: &str,
        part: &str,
        tree: &Tree<'_>,
        root: Id,
        formats: &mut Formats,
    ) -> Vec<(String, Story)> {
        let (first, stories) = self.0.entry((part.to_owned(), root)).or_insert_with(|| {
            let mut walker = Walker::new(package, name, part);
            walker.blocks(tree, root, formats);
            (name.to_owned(), walker.finish().collect())
        });
        stories
            .iter()
            .map(|(known, story)| (known.replace(first.as_str(), name), story.clone()))
            .collect()
    }
}

/// Who says what in each comment.
fn said(tree: &Tree<'_>) -> HashMap<String, String> {
    let mut found = HashMap::new();
    for id in tree.elements(tree.root()) {
        let get = |name| tree.get(id, name).unwrap_or_default().into_owned();
        let mut text = get("w:author");
        for inner in tree.subtree(id) {
            match tree.name(inner) {
                "w:p" => text.push('\n'),
                "w:t" => text.push_str(&tree.text(inner)),
                _ => {}
            }
        }
        found.insert(get("w:id"), short(text));
    }
    found
}

/// A text that stands in many places: its beginning and its fingerprint when it is long.
pub(super) fn short(text: String) -> String {
    const LONGEST: usize = 400;
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!(
            "{}… {}",
            &text[..at],
            Fingerprint::of(text.as_bytes()).short()
        ),
        None => text,
    }
}
