//! A package with tracked changes as a tree that can be shown: every text of it, with what was kept, inserted, deleted, moved and
//! formatted anew, and the list of changes with the place of each.
//!
//! Knows no format of output. Automatic numbers are counted twice, as they were and as they are.
//!
//! | file | holds |
//! |---|---|
//! | `model` | the tree |
//! | `blocks` `line` | paragraphs and tables; what stands in a line |
//! | `count` | automatic numbers, as they were and as they are |
//! | `format` `styles` | what a change of format alters; what styles say of a paragraph |

mod blocks;
mod count;
mod format;
mod line;
mod model;
mod styles;

pub use model::{
    Alteration, Block, Both, Cell, Content, Entry, Look, Merge, NoteKind, Paragraph, Remark, Row,
    Side, Span, Status, Story, StoryKind, Table, View,
};

pub(super) use blocks::Around;
pub(super) use count::count;

use super::change::ChangeKind;
use super::tree::{Id, Tree};
use super::{PartError, changes, is_story};
use crate::ooxml::package::Parts;
use crate::ooxml::reader::numbers::Numbers;
use crate::ooxml::xml::{self, Element};
use blocks::Walker;
use std::collections::HashMap;
use styles::Styles;

impl View {
    /// The place of a story among [`View::stories`].
    pub fn story(&self, kind: StoryKind, number: usize) -> Option<usize> {
        self.stories
            .iter()
            .position(|story| story.kind == kind && story.number == number)
    }
}

/// Reads the view of a package, which has to be in the usual dialect ([`crate::ooxml::foreign::open`]).
///
/// # Errors
/// A part of text that is not well-formed, or beyond the limits of [`xml::Limits`].
pub fn view(parts: &Parts) -> Result<View, PartError> {
    let listing = changes(parts)?;
    let mut view = View {
        title: title(parts),
        comments: listing.comments,
        ..View::default()
    };
    let mut nodes: HashMap<String, Nodes> = HashMap::new();
    for (at, change) in listing.changes.into_iter().enumerate() {
        let of_part = nodes.entry(change.part.clone()).or_default();
        of_part.extend(change.nodes.iter().map(|node| (*node, at)));
        view.entries.push(Entry {
            change,
            place: None,
            number: None,
            partner: None,
            alterations: Vec::new(),
        });
    }
    pair_moves(&mut view.entries);
    let names: Vec<&String> = parts
        .iter()
        .filter(|(name, _)| name.ends_with(".xml") && !name.contains("/glossary/"))
        .filter(|(_, bytes)| is_story(bytes))
        .map(|(name, _)| name)
        .collect();
    let mut roots = Vec::with_capacity(names.len());
    for name in names {
        let tree = tree(parts, name)?;
        roots.push((name.as_str(), tree));
    }
    let of_root = |root: &'static str| {
        let trees = roots.iter();
        trees.filter(move |(_, tree)| tree.name(tree.root()) == root)
    };
    let none = Nodes::new();
    let of_part = |name: &str| nodes.get(name).unwrap_or(&none);
    let styles = of_root("w:styles").next();
    let mut builder = Builder {
        styles: styles.map_or_else(Styles::default, |(_, tree)| Styles::new(tree)),
        numbers: numbers(parts, &roots)?,
        comments: HashMap::new(),
        notes: Vec::new(),
        view,
    };
    for (at, comment) in builder.view.comments.iter().enumerate() {
        builder.comments.insert(comment.id.clone(), at);
    }
    if let Some((name, tree)) = of_root("w:document").next() {
        let body = tree.find(tree.root(), "w:body").unwrap_or(tree.root());
        builder.story(of_part(name), tree, body, StoryKind::Body);
    }
    for (root, kind) in [
        ("w:footnotes", StoryKind::Footnote),
        ("w:endnotes", StoryKind::Endnote),
    ] {
        if let Some((name, tree)) = of_root(root).next() {
            builder.notes(of_part(name), tree, kind);
        }
    }
    for (root, kind) in [("w:hdr", StoryKind::Header), ("w:ftr", StoryKind::Footer)] {
        for (name, tree) in of_root(root) {
            builder.story(of_part(name), tree, tree.root(), kind);
        }
    }
    for (name, tree) in of_root("w:comments") {
        for id in tree.elements(tree.root()) {
            builder.story(of_part(name), tree, id, StoryKind::Comment);
        }
    }
    builder.alterations(&roots);
    Ok(builder.finish())
}

/// The two halves of a move share its name.
fn pair_moves(entries: &mut [Entry]) {
    let mut ends: HashMap<(String, String), [Option<usize>; 2]> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let Some(name) = &entry.change.move_name else {
            continue;
        };
        let end = match entry.change.kind {
            ChangeKind::MoveFrom => 0,
            ChangeKind::MoveTo => 1,
            _ => continue,
        };
        let key = (entry.change.part.clone(), name.clone());
        ends.entry(key).or_default()[end].get_or_insert(at);
    }
    for pair in ends.into_values() {
        if let [Some(from), Some(to)] = pair {
            entries[from].partner = Some(to);
            entries[to].partner = Some(from);
        }
    }
}

fn tree<'a>(parts: &'a Parts, name: &str) -> Result<Tree<'a>, PartError> {
    Tree::parse(&parts[name]).map_err(|error| PartError {
        part: name.to_owned(),
        error,
    })
}

/// The lists, ready to be counted: as they were and as they are.
pub(super) fn numbers(
    parts: &Parts,
    roots: &[(&str, Tree<'_>)],
) -> Result<Both<Numbers>, PartError> {
    let part = |root: &str| -> Result<Option<Element>, PartError> {
        let found = roots
            .iter()
            .find(|(_, tree)| tree.name(tree.root()) == root);
        let Some((name, _)) = found else {
            return Ok(None);
        };
        let parsed = xml::parse(&parts[*name], xml::Limits::default());
        parsed.map(Some).map_err(|error| PartError {
            part: (*name).to_owned(),
            error,
        })
    };
    let (numbering, styles) = (part("w:numbering")?, part("w:styles")?);
    let numbers = || Numbers::new(numbering.as_ref(), styles.as_ref());
    Ok(Both {
        old: numbers(),
        new: numbers(),
    })
}

/// `dc:title`; a file without one, or with unreadable properties, has no title.
fn title(parts: &Parts) -> Option<String> {
    let core = xml::parse(parts.get("docProps/core.xml")?, xml::Limits::default()).ok()?;
    let title = core.find("dc:title")?.plain();
    let title = title.trim();
    (!title.is_empty()).then(|| title.to_owned())
}

/// Elements of a part → the change they belong to.
type Nodes = HashMap<Id, usize>;

/// What is known while a package is being read.
struct Builder {
    styles: Styles,
    numbers: Both<Numbers>,
    /// Id of a comment → its place.
    comments: HashMap<String, usize>,
    /// Notes in the order in which the text refers to them: kind, id.
    notes: Vec<(NoteKind, String)>,
    view: View,
}

impl Builder {
    /// Adds a story that is not there yet; gives its place.
    fn open(&mut self, kind: StoryKind) -> usize {
        let before = self.view.stories.iter().filter(|story| story.kind == kind);
        let number = before.count() + 1;
        self.view.stories.push(Story {
            kind,
            number,
            blocks: Vec::new(),
        });
        self.view.stories.len() - 1
    }

    fn story(&mut self, nodes: &Nodes, tree: &Tree<'_>, root: Id, kind: StoryKind) {
        let story = self.open(kind);
        let mut walker = Walker::new(self, tree, nodes, story);
        let blocks = walker.all(root);
        self.view.stories[story].blocks = blocks;
    }

    /// The notes that the text refers to, in its order; then those that only the part knows.
    fn notes(&mut self, nodes: &Nodes, tree: &Tree<'_>, kind: StoryKind) {
        let note_kind = match kind {
            StoryKind::Footnote => NoteKind::Footnote,
            _ => NoteKind::Endnote,
        };
        let mut order: Vec<(usize, Id)> = Vec::new();
        for id in tree.elements(tree.root()) {
            if tree.get(id, "w:type").is_some_and(|kind| kind != "normal") {
                continue;
            }
            let key = tree.get(id, "w:id").unwrap_or_default();
            let of_kind = self.notes.iter().filter(|(kind, _)| *kind == note_kind);
            let at = of_kind.map(|(_, id)| id).position(|id| *id == key);
            order.push((at.unwrap_or(usize::MAX), id));
        }
        order.sort_by_key(|(at, _)| *at);
        for (_, id) in order {
            self.story(nodes, tree, id, kind);
        }
    }

    /// The number of a note that the text refers to.
    fn note(&mut self, kind: NoteKind, id: String) -> usize {
        let of_kind = self.notes.iter().filter(|(k, _)| *k == kind);
        let ids: Vec<&String> = of_kind.map(|(_, id)| id).collect();
        if let Some(at) = ids.iter().position(|known| **known == id) {
            return at + 1;
        }
        let number = ids.len() + 1;
        self.notes.push((kind, id));
        number
    }

    /// Notes that a change stands in a paragraph.
    fn place(&mut self, change: usize, story: usize, paragraph: usize, number: Option<&String>) {
        let entry = &mut self.view.entries[change];
        if entry.place.is_none() {
            entry.place = Some((story, paragraph));
            entry.number = number.cloned();
        }
    }

    fn alterations(&mut self, roots: &[(&str, Tree<'_>)]) {
        for entry in &mut self.view.entries {
            let is_format = matches!(entry.change.kind, ChangeKind::Format | ChangeKind::Merge);
            let tree = roots.iter().find(|(name, _)| *name == entry.change.part);
            if let (true, Some((_, tree)), Some(node)) =
                (is_format, tree, entry.change.nodes.first())
            {
                entry.alterations = format::alterations(tree, *node);
            }
        }
    }

    fn finish(mut self) -> View {
        // Comments are listed anyway; empty headers say nothing.
        let mut at = 0;
        let mut kept = Vec::new();
        self.view.stories.retain(|story| {
            let keeps = match story.kind {
                StoryKind::Comment => story.is_changed(),
                StoryKind::Header | StoryKind::Footer => story.is_changed() || has_text(story),
                _ => true,
            };
            kept.push(keeps.then_some(at));
            at += usize::from(keeps);
            keeps
        });
        for entry in &mut self.view.entries {
            let place = entry.place;
            entry.place = place.and_then(|(story, paragraph)| {
                Some((kept.get(story).copied().flatten()?, paragraph))
            });
        }
        let (mut to_the_left, mut all) = (0_usize, 0_usize);
        for block in self.view.stories.iter().flat_map(|story| &story.blocks) {
            block.paragraphs(&mut |paragraph| {
                if !paragraph.spans.is_empty() {
                    all += 1;
                    to_the_left += usize::from(paragraph.rtl);
                }
            });
        }
        self.view.rtl = to_the_left * 2 > all;
        self.view.language = self.styles.language(self.view.rtl).to_owned();
        self.view
    }
}

fn has_text(story: &Story) -> bool {
    let mut found = false;
    for block in &story.blocks {
        block.paragraphs(&mut |paragraph| found |= !paragraph.spans.is_empty());
    }
    found
}
