//! The tracked changes and the comments of a package, as a person counts them.
//!
//! One change is often many elements: each run of an inserted paragraph, its mark, both branches of a text box. They are one
//! [`Change`] here when they touch and have the same author, date and kind; the two halves of a move share its name.

use super::change::{ChangeKind, Subject, classify, is_mark};
use super::comment::{self, Anchor, Comment};
use super::tree::{Id, Tree};
use super::{PartError, is_story, parse};
use crate::ooxml::package::Parts;
use serde::Serialize;
use std::collections::HashMap;

/// A tracked change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its number in the list, from 1: the same for the same file.
    pub id: usize,
    /// What was done.
    pub kind: ChangeKind,
    /// What it was done to.
    pub on: Subject,
    /// Who did it.
    pub author: String,
    /// When; empty when the file does not say.
    pub date: String,
    /// The part it stands in.
    pub part: String,
    /// The text it stands in: `body`, `header1`, `footnote 2`, `comment 1`.
    pub story: String,
    /// The paragraph of that text, from 1; 0 where there is none.
    pub paragraph: usize,
    /// What is inserted, deleted or formatted; a paragraph's mark is `¶`.
    pub text: String,
    /// The properties that a change of format touches, by their names in the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub properties: Vec<String>,
    /// The name that both halves of a move share.
    #[serde(rename = "move", skip_serializing_if = "Option::is_none")]
    pub move_name: Option<String>,
    #[serde(skip)]
    pub(super) nodes: Vec<Id>,
}

/// Everything a reviewing pane shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Listing {
    /// Tracked changes: body first, then part by part.
    pub changes: Vec<Change>,
    /// Comments, in the order of their part.
    pub comments: Vec<Comment>,
}

/// Lists the tracked changes and comments of a package (ISO/IEC 29500-1, 17.13.4 and 17.13.5).
///
/// # Errors
/// A part that is no XML that we accept.
pub fn changes(parts: &Parts) -> Result<Listing, PartError> {
    let mut names: Vec<&String> = parts
        .iter()
        .filter(|(name, _)| name.ends_with(".xml") && !name.contains("/glossary/"))
        .filter(|(_, bytes)| is_story(bytes))
        .map(|(name, _)| name)
        .collect();
    names.sort_by_key(|name| !name.ends_with("/document.xml"));
    let mut found = Listing::default();
    let mut anchors: HashMap<String, Anchor> = HashMap::new();
    let mut comments = None;
    for name in names {
        let tree = parse(parts, name)?;
        let mut lister = Lister::new(&tree, name);
        lister.walk(tree.root());
        found.changes.append(&mut lister.changes);
        for (id, anchor) in lister.anchors {
            anchors.entry(id).or_insert(anchor);
        }
        if tree.name(tree.root()) == "w:comments" {
            comments = Some(name);
        }
    }
    for (at, change) in found.changes.iter_mut().enumerate() {
        change.id = at + 1;
    }
    if let Some(name) = comments {
        let tree = parse(parts, name)?;
        found.comments = comment::read(&tree, &mut anchors);
        comment::answers(parts, &tree, &mut found.comments)?;
    }
    Ok(found)
}

/// The longest text that is kept of a change.
const LONGEST: usize = 2_000;

/// How many comments are followed over the same words.
const OPEN: usize = 64;

struct Lister<'t, 'a> {
    tree: &'t Tree<'a>,
    part: &'t str,
    changes: Vec<Change>,
    anchors: HashMap<String, Anchor>,
    /// Comments whose range is open.
    open: Vec<String>,
    story: String,
    notes: usize,
    paragraph: usize,
    /// Which change an element belongs to: what stands in a line, runs whose format changed, paragraphs by their mark, rows.
    of: HashMap<Id, usize>,
    /// Half of a move and its name → its change.
    moves: HashMap<(ChangeKind, String), usize>,
    /// Changes around the place, innermost last.
    around: Vec<usize>,
    /// Ranges of moves that are open: kind, id, name, node.
    ranges: Vec<(ChangeKind, String, String, Id)>,
}

impl<'t, 'a> Lister<'t, 'a> {
    fn new(tree: &'t Tree<'a>, part: &'t str) -> Lister<'t, 'a> {
        let file = part.rsplit('/').next().unwrap_or(part);
        let story = match tree.name(tree.root()) {
            "w:document" => "body",
            _ => file.trim_end_matches(".xml"),
        };
        Lister {
            tree,
            part,
            changes: Vec::new(),
            anchors: HashMap::new(),
            open: Vec::new(),
            story: story.to_owned(),
            notes: 0,
            paragraph: 0,
            of: HashMap::new(),
            moves: HashMap::new(),
            around: Vec::new(),
            ranges: Vec::new(),
        }
    }

    fn walk(&mut self, id: Id) {
        let tree = self.tree;
        let name = tree.name(id);
        let before = self.around.len();
        match name {
            "w:p" => {
                self.paragraph += 1;
                return self.in_paragraph(id);
            }
            "w:footnote" | "w:endnote" | "w:comment" => {
                let is_text = tree.get(id, "w:type").is_none();
                self.notes += usize::from(is_text);
                self.paragraph = 0;
                self.story = format!("{} {}", name.trim_start_matches("w:"), self.notes);
            }
            "w:t" | "w:delText" | "m:t" => return self.say(&tree.text(id)),
            "w:tab" if tree.parent_name(id) == "w:r" => self.say("\t"),
            "w:br" | "w:cr" => self.say("\n"),
            "w:noBreakHyphen" => self.say("\u{2011}"),
            "w:drawing" | "w:object" => self.say("\u{fffc}"),
            "w:commentRangeStart" => {
                let key = tree.get(id, "w:id").unwrap_or_default().into_owned();
                self.anchors.entry(key.clone()).or_default();
                if self.open.len() < OPEN {
                    self.open.push(key);
                }
            }
            "w:commentRangeEnd" => {
                let key = tree.get(id, "w:id").unwrap_or_default();
                self.open.retain(|open| *open != *key);
            }
            "w:commentReference" => {
                let key = tree.get(id, "w:id").unwrap_or_default().into_owned();
                let anchor = self.anchors.entry(key).or_default();
                anchor.story.clone_from(&self.story);
                anchor.paragraph = self.paragraph;
            }
            "w:moveFromRangeEnd" | "w:moveToRangeEnd" => {
                let key = tree.get(id, "w:id").unwrap_or_default();
                self.ranges.retain(|(_, open, ..)| *open != *key);
            }
            "mc:AlternateContent" => return self.branches(id),
            "w:rPrChange" | "w:pPrChange" | "w:sectPrChange" | "w:tblPrChange"
            | "w:tblGridChange" | "w:tblPrExChange" | "w:trPrChange" | "w:tcPrChange"
            | "w:numberingChange" => {
                // What is in them is no text, and no change.
                self.record(id);
                return;
            }
            "w:tr" => {
                // The mark of a row stands before the row's text.
                let marks: Vec<Id> = tree
                    .find(id, "w:trPr")
                    .into_iter()
                    .flat_map(|p| tree.elements(p))
                    .filter(|mark| matches!(tree.name(*mark), "w:ins" | "w:del"))
                    .collect();
                for mark in marks {
                    let at = self.record(mark);
                    self.enter(at);
                }
            }
            "w:ins" | "w:del" if tree.parent_name(id) == "w:trPr" => return,
            _ => {
                let at = self.record(id);
                self.enter(at);
            }
        }
        for child in tree.elements(id) {
            self.walk(child);
        }
        self.around.truncate(before);
    }

    /// Content first, then the mark, as they are read.
    fn in_paragraph(&mut self, id: Id) {
        let tree = self.tree;
        let mut marks = Vec::new();
        for child in tree.elements(id) {
            if tree.name(child) != "w:pPr" {
                self.walk(child);
                continue;
            }
            for property in tree.elements(child) {
                if tree.name(property) != "w:rPr" {
                    self.walk(property);
                    continue;
                }
                for mark in tree.elements(property) {
                    match tree.name(mark) {
                        "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => marks.push(mark),
                        _ => self.walk(mark),
                    }
                }
            }
        }
        for mark in marks {
            let before = self.around.len();
            let at = self.record(mark);
            self.enter(at);
            self.say("¶");
            self.around.truncate(before);
        }
    }

    /// What follows is text of this change too.
    fn enter(&mut self, change: Option<usize>) {
        let new = change.filter(|at| !self.around.contains(at));
        self.around.extend(new);
    }

    /// The second branch says the same as the first, for older programs.
    fn branches(&mut self, id: Id) {
        let tree = self.tree;
        let from = self.changes.len();
        for branch in tree.elements(id) {
            if tree.name(branch) != "mc:Fallback" {
                self.walk(branch);
            }
        }
        let Some(fallback) = tree.find(id, "mc:Fallback") else {
            return;
        };
        let (to, paragraph) = (self.changes.len(), self.paragraph);
        let around = std::mem::take(&mut self.around);
        let open = std::mem::take(&mut self.open);
        self.walk(fallback);
        (self.around, self.open, self.paragraph) = (around, open, paragraph);
        // Both say the same in the same order.
        let mut twins = from..to;
        for other in self.changes.split_off(to) {
            let twin = twins.clone().find(|at| {
                let change = &self.changes[*at];
                (change.kind, &change.author, &change.text)
                    == (other.kind, &other.author, &other.text)
            });
            match twin {
                Some(at) => {
                    self.changes[at].nodes.extend(other.nodes);
                    twins.start = at + 1;
                }
                None => {
                    twins.start = to;
                    self.changes.push(other);
                }
            }
        }
    }

    /// Adds text to what is around the place.
    fn say(&mut self, text: &str) {
        for at in &self.around {
            let said = &mut self.changes[*at].text;
            if said.len() < LONGEST {
                said.push_str(text);
            }
        }
        for id in &self.open {
            if let Some(anchor) = self.anchors.get_mut(id)
                && anchor.about.len() < LONGEST
            {
                anchor.about.push_str(text);
            }
        }
    }

    /// Notes a change; gives its place in the list. `None` for what is none.
    fn record(&mut self, id: Id) -> Option<usize> {
        let tree = self.tree;
        let (kind, on) = classify(tree, id)?;
        let get = |name| tree.get(id, name).unwrap_or_default().into_owned();
        let (author, date) = (get("w:author"), get("w:date"));
        if on == Subject::Range {
            let name = get("w:name");
            self.ranges.push((kind, get("w:id"), name.clone(), id));
            // Its range is settled with the half of the move that stands in it.
            if let Some(at) = self.half(kind, &name) {
                self.changes[at].nodes.push(id);
                return None;
            }
        }
        let named = self.ranges.iter().rev().find(|(k, ..)| *k == kind);
        let move_name = named.map(|(_, _, name, _)| name.clone());
        let element = self.element(id, on);
        let twin = match &move_name {
            Some(name) => self
                .changes
                .iter()
                .rposition(|change| change.kind == kind && change.move_name.as_ref() == Some(name)),
            None => self.neighbour(element, on).filter(|at| {
                self.changes.get(*at).is_some_and(|change| {
                    (change.kind, &change.author, &change.date) == (kind, &author, &date)
                        && (kind != ChangeKind::Format || change.properties == self.properties(id))
                })
            }),
        };
        let at = match twin {
            Some(at) => {
                // A range says nothing of what was moved; the first content does.
                if self.changes[at].on == Subject::Range {
                    self.changes[at].on = on;
                    self.changes[at].paragraph = self.paragraph.max(1);
                }
                self.changes[at].nodes.push(id);
                at
            }
            None => {
                if let Some(name) = &move_name {
                    self.moves.insert((kind, name.clone()), self.changes.len());
                }
                self.changes.push(Change {
                    id: 0,
                    kind,
                    on,
                    author,
                    date,
                    part: self.part.to_owned(),
                    story: self.story.clone(),
                    // A table's marks stand before its first paragraph.
                    paragraph: match on {
                        Subject::Table | Subject::Row | Subject::Cell => self.paragraph + 1,
                        _ => self.paragraph,
                    },
                    text: self.formatted(id, kind, on),
                    properties: self.properties(id),
                    move_name,
                    nodes: vec![id],
                });
                self.changes.len() - 1
            }
        };
        self.of.insert(element, at);
        (on != Subject::Range).then_some(at)
    }

    /// The change that is this half of a move, when it has been met.
    fn half(&self, kind: ChangeKind, name: &str) -> Option<usize> {
        let at = *self.moves.get(&(kind, name.to_owned()))?;
        // What only a second branch has has been put elsewhere.
        let change = self.changes.get(at)?;
        (change.kind == kind && change.move_name.as_deref() == Some(name)).then_some(at)
    }

    /// What a change is told by to its neighbours: the run of a format, the paragraph of a mark, the row.
    fn element(&self, id: Id, on: Subject) -> Id {
        let up = |steps: usize| self.tree.ancestors(id).nth(steps).unwrap_or(id);
        match (self.tree.name(id), on) {
            ("w:rPrChange", _) => up(1),
            ("w:ins" | "w:del" | "w:moveFrom" | "w:moveTo", Subject::Paragraph) => up(2),
            ("w:ins" | "w:del", Subject::Row) => up(1),
            _ => id,
        }
    }

    /// The change of what stands directly before.
    fn neighbour(&self, element: Id, on: Subject) -> Option<usize> {
        let tree = self.tree;
        let before = |id: Id| {
            let mut before = tree.previous_element(id);
            while let Some(now) = before.filter(|id| is_mark(tree.name(*id))) {
                before = tree.previous_element(now);
            }
            before
        };
        // Everything in an inserted row goes with the row.
        let outer = self.around.last().copied();
        if let Some(at) = outer.filter(|at| self.changes[*at].on == Subject::Row) {
            return Some(at);
        }
        let is_mark_of_paragraph = on == Subject::Paragraph && tree.name(element) == "w:p";
        let last = match is_mark_of_paragraph {
            true => tree
                .elements(element)
                .filter(|id| !is_mark(tree.name(*id)))
                .last(),
            false => before(element),
        };
        match last.map(|last| (last, tree.name(last))) {
            // At the beginning of a paragraph the mark of the one before is the neighbour.
            None | Some((_, "w:pPr")) if on != Subject::Row => {
                let paragraph = match is_mark_of_paragraph {
                    true => element,
                    false => tree.parent(element).filter(|p| tree.name(*p) == "w:p")?,
                };
                let at = self.of.get(&before(paragraph)?)?;
                let change = self.changes.get(*at);
                change.filter(|c| c.text.ends_with('¶')).map(|_| *at)
            }
            Some((last, _)) => self.of.get(&last).copied(),
            None => None,
        }
    }

    /// The text that a change of format is about; empty for others, whose text is read on the way.
    fn formatted(&self, id: Id, kind: ChangeKind, on: Subject) -> String {
        let tree = self.tree;
        let is_format =
            kind == ChangeKind::Format && matches!(on, Subject::Text | Subject::Paragraph);
        if !is_format && on != Subject::Number {
            return String::new();
        }
        let whole = tree
            .ancestors(id)
            .find(|a| matches!(tree.name(*a), "w:r" | "m:r" | "w:p"));
        let mut text = String::new();
        for inner in whole.map_or_else(Vec::new, |whole| tree.subtree(whole)) {
            if matches!(tree.name(inner), "w:t" | "w:delText" | "m:t") && text.len() < LONGEST {
                text.push_str(&tree.text(inner));
            }
        }
        text
    }

    /// Which properties a change of format touches.
    fn properties(&self, id: Id) -> Vec<String> {
        let tree = self.tree;
        let (Some(new), Some(old)) = (tree.parent(id), tree.elements(id).next()) else {
            return Vec::new();
        };
        if !tree.name(id).ends_with("Change") || tree.name(id) == "w:numberingChange" {
            return Vec::new();
        }
        let of = |parent: Id| -> Vec<(&str, &str)> {
            tree.elements(parent)
                .map(|child| (tree.name(child), tree.outer(child)))
                .filter(|(name, _)| {
                    !name.ends_with("Change")
                        && !name.ends_with("Reference")
                        && !matches!(
                            *name,
                            "w:rPr" | "w:sectPr" | "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo"
                        )
                })
                .collect()
        };
        let (new, old) = (of(new), of(old));
        let mut names: Vec<String> = new
            .iter()
            .filter(|property| !old.contains(property))
            .chain(old.iter().filter(|property| !new.contains(property)))
            .map(|(name, _)| name.trim_start_matches("w:").to_owned())
            .collect();
        names.sort();
        names.dedup();
        names
    }
}
