//! One part with its tracked changes accepted, rejected or kept.
//!
//! Rows and cells first, then properties, then content, then the marks of paragraphs; in the end what was left empty.

use super::change::{ChangeKind, Subject, Verdict, is_mark};
use super::properties;
use super::tree::{Id, TOP, Tree};
use super::work::Work;
use std::collections::{HashMap, HashSet};

/// What a part lost with the text that referred to it: ids.
#[derive(Default)]
pub(super) struct Lost {
    pub(super) comments: HashSet<String>,
    pub(super) footnotes: HashSet<String>,
    pub(super) endnotes: HashSet<String>,
}

/// Settles every change of a part as `decide` says.
pub(super) fn resolve<'a>(
    tree: &mut Tree<'a>,
    decide: &mut dyn FnMut(&Tree<'a>, Id, ChangeKind, Subject) -> Verdict,
    lost: &mut Lost,
) {
    let mut work = Work::default();
    work.collect(tree, decide);
    if work.is_empty() {
        return;
    }
    Resolver::new(tree).run(work, lost);
}

/// How many marks that show nothing are looked over for the end of a bookmark.
const MARKS: usize = 64;

struct Resolver<'t, 'a> {
    tree: &'t mut Tree<'a>,
    /// Start ↔ end of bookmarks, comments and permissions.
    partners: HashMap<Id, Id>,
    /// What something was taken out of.
    touched: Vec<Id>,
    /// Marks that outlived what they stood in.
    hoisted: Vec<Id>,
    references: Vec<Id>,
}

impl<'t, 'a> Resolver<'t, 'a> {
    fn new(tree: &'t mut Tree<'a>) -> Resolver<'t, 'a> {
        let mut starts = HashMap::new();
        let mut partners = HashMap::new();
        let mut references = Vec::new();
        for id in tree.all() {
            let (kind, is_start) = match tree.name(id) {
                "w:bookmarkStart" => ("b", true),
                "w:bookmarkEnd" => ("b", false),
                "w:commentRangeStart" => ("c", true),
                "w:commentRangeEnd" => ("c", false),
                "w:permStart" => ("p", true),
                "w:permEnd" => ("p", false),
                "w:commentReference" | "w:footnoteReference" | "w:endnoteReference" => {
                    references.push(id);
                    continue;
                }
                _ => continue,
            };
            let key = (kind, tree.get(id, "w:id").unwrap_or_default());
            match is_start {
                true => {
                    starts.insert(key, id);
                }
                false => {
                    if let Some(start) = starts.remove(&key) {
                        partners.insert(start, id);
                        partners.insert(id, start);
                    }
                }
            }
        }
        Resolver {
            tree,
            partners,
            touched: Vec::new(),
            hoisted: Vec::new(),
            references,
        }
    }

    fn run(mut self, work: Work, lost: &mut Lost) {
        for (id, back) in work.formats {
            properties::settle(self.tree, id, back);
        }
        for (id, back) in work.merges {
            properties::settle_merge(self.tree, id, back);
        }
        for id in work.opened {
            self.open(id);
        }
        for id in work.gone {
            self.remove(id);
        }
        for id in work.unwrapped {
            self.unwrap(id);
        }
        for id in work.marks {
            self.drop_mark(id);
        }
        self.undelete(work.keeps);
        // A table without rows, a link without text is no neighbour of a paragraph.
        self.tidy();
        for (id, mark) in work.joined.into_iter().rev() {
            self.join(id, mark);
        }
        self.drop_empty_bookmarks();
        self.tidy();
        self.count_lost(lost);
    }

    fn is_attached(&self, id: Id) -> bool {
        self.tree.ancestors(id).last() == Some(TOP)
    }

    /// Takes content away. A mark whose other end stands elsewhere stays.
    fn remove(&mut self, id: Id) {
        let Some(parent) = self.tree.parent(id) else {
            return;
        };
        for inner in self.tree.subtree(id) {
            let Some(partner) = self.partners.get(&inner).copied() else {
                continue;
            };
            if !self.tree.ancestors(partner).any(|a| a == id) && self.is_attached(partner) {
                self.tree.insert_before(inner, id);
                self.hoisted.push(inner);
            }
        }
        self.tree.detach(id);
        self.touched.push(parent);
    }

    /// Takes an element away from around its content.
    fn unwrap(&mut self, id: Id) {
        let parent = self.tree.parent(id);
        match self.tree.name(id) {
            "w:sdt" => {
                let content = self.tree.find(id, "w:sdtContent");
                let inner: Vec<Id> =
                    content.map_or_else(Vec::new, |content| self.tree.children(content).collect());
                for child in inner {
                    self.tree.insert_before(child, id);
                }
                // Ends of ranges stand beside the content as well.
                let rest: Vec<Id> = self.tree.elements(id).collect();
                for child in rest {
                    if is_mark(self.tree.name(child)) {
                        self.tree.insert_before(child, id);
                    }
                }
                self.tree.detach(id);
            }
            "w:customXml" => {
                if let Some(properties) = self.tree.find(id, "w:customXmlPr") {
                    self.tree.detach(properties);
                }
                self.tree.unwrap(id);
            }
            _ => self.tree.unwrap(id),
        }
        self.touched.extend(parent);
    }

    /// A formula's operator goes, what it was applied to stays.
    fn open(&mut self, id: Id) {
        let arguments: Vec<Id> = self
            .tree
            .elements(id)
            .filter(|child| !self.tree.name(*child).ends_with("Pr"))
            .collect();
        for argument in arguments {
            let inner: Vec<Id> = self
                .tree
                .elements(argument)
                .filter(|child| !self.tree.name(*child).ends_with("Pr"))
                .collect();
            for child in inner {
                self.tree.insert_before(child, id);
            }
        }
        let parent = self.tree.parent(id);
        self.tree.detach(id);
        self.touched.extend(parent);
    }

    /// Takes the mark of a change away, and the properties that held nothing else.
    fn drop_mark(&mut self, id: Id) {
        let mut parent = self.tree.parent(id);
        self.tree.detach(id);
        while let Some(now) = parent {
            let droppable = matches!(
                self.tree.name(now),
                "w:rPr" | "w:pPr" | "w:trPr" | "w:tcPr" | "w:numPr" | "w:tblPrEx"
            );
            if !droppable || self.tree.elements(now).next().is_some() {
                break;
            }
            parent = self.tree.parent(now);
            self.tree.detach(now);
        }
    }

    /// Deleted text that is back is text again (17.3.3.7, 17.16.13).
    fn undelete(&mut self, keeps: bool) {
        for id in self.tree.all() {
            let name = match self.tree.name(id) {
                "w:delText" => "w:t",
                "w:delInstrText" => "w:instrText",
                _ => continue,
            };
            let is_deleted = keeps
                && self
                    .tree
                    .ancestors(id)
                    .any(|a| self.tree.name(a) == "w:del");
            if !is_deleted {
                self.tree.rename(id, name);
            }
        }
    }

    /// A paragraph without its mark is the beginning of the next one, whose properties it takes (17.13.5.15).
    fn join(&mut self, id: Id, mark: Id) {
        let Some(parent) = self.tree.parent(id) else {
            return;
        };
        let mut between = Vec::new();
        let mut next = self.tree.next_element(id);
        while let Some(mark) = next.filter(|next| is_mark(self.tree.name(*next))) {
            between.push(mark);
            next = self.tree.next_element(mark);
        }
        let content: Vec<Id> = self
            .tree
            .elements(id)
            .filter(|child| self.tree.name(*child) != "w:pPr")
            .collect();
        if let Some(next) = next.filter(|next| self.tree.name(*next) == "w:p") {
            let place = self
                .tree
                .elements(next)
                .find(|child| self.tree.name(*child) != "w:pPr");
            // White space between the two shows nothing, and would be walked over again for each paragraph that joins.
            self.tree.drop_text_between(id, next);
            for child in content.into_iter().chain(between) {
                match place {
                    Some(place) => self.tree.insert_before(child, place),
                    None => self.tree.append(child, next),
                }
            }
            self.tree.detach(id);
            return;
        }
        // Before a table, a control or the end of its container it only goes when nothing is left in it.
        let mut shown = content
            .iter()
            .filter(|child| self.shows(**child))
            .peekable();
        let is_left = shown.peek().is_some();
        let is_tracked = |child: &Id| {
            let name = self.tree.name(*child);
            matches!(name, "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo")
        };
        // What is in it, or stands between it and the one it would join, may go yet: until then the mark stays tracked.
        if is_left && shown.all(is_tracked) || next.is_some_and(|next| self.may_go(next)) {
            return;
        }
        self.drop_mark(mark);
        if is_left {
            return;
        }
        let others = self
            .tree
            .elements(parent)
            .any(|other| other != id && is_block(self.tree.name(other)));
        let after_table = self
            .tree
            .previous_element(id)
            .is_some_and(|before| self.tree.name(before) == "w:tbl");
        let ends_cell = self.tree.name(parent) == "w:tc" && next.is_none() && after_table;
        if !others || ends_cell {
            return;
        }
        for child in content {
            self.tree.insert_before(child, id);
        }
        self.tree.detach(id);
    }

    /// Whether every row of a table is still tracked.
    fn may_go(&self, id: Id) -> bool {
        let tree = &*self.tree;
        let is_tracked = |row: Id| {
            tree.find(row, "w:trPr").is_some_and(|properties| {
                tree.elements(properties)
                    .any(|mark| matches!(tree.name(mark), "w:ins" | "w:del"))
            })
        };
        tree.name(id) == "w:tbl"
            && tree
                .elements(id)
                .filter(|row| tree.name(*row) == "w:tr")
                .all(is_tracked)
    }

    /// Whether something of a paragraph's content is to be seen.
    fn shows(&self, id: Id) -> bool {
        let name = self.tree.name(id);
        if is_mark(name) {
            return false;
        }
        // A run that holds nothing but its properties.
        name != "w:r"
            || self
                .tree
                .elements(id)
                .any(|child| self.tree.name(child) != "w:rPr")
    }

    /// A bookmark of which both ends stood in removed text goes when nothing is left in it.
    fn drop_empty_bookmarks(&mut self) {
        let hoisted: HashSet<Id> = self.hoisted.iter().copied().collect();
        for start in std::mem::take(&mut self.hoisted) {
            let Some(end) = self.partners.get(&start).copied() else {
                continue;
            };
            if self.tree.name(start) != "w:bookmarkStart" || !hoisted.contains(&end) {
                continue;
            }
            let mut next = self.tree.next_element(start);
            // So many marks in one place are no bookmarks of people.
            for _ in 0..MARKS {
                next = next
                    .filter(|mark| *mark != end)
                    .filter(|mark| is_mark(self.tree.name(*mark)))
                    .and_then(|mark| self.tree.next_element(mark))
                    .or(next.filter(|mark| *mark == end));
            }
            if next == Some(end) {
                self.tree.detach(start);
                self.tree.detach(end);
            }
        }
    }

    /// What was left empty goes, and what may not be empty gets a paragraph.
    fn tidy(&mut self) {
        let mut touched = std::mem::take(&mut self.touched);
        touched.sort_unstable();
        touched.dedup();
        while let Some(id) = touched.pop() {
            let Some(parent) = self.tree.parent(id) else {
                continue;
            };
            let name = self.tree.name(id);
            match name {
                "w:hyperlink" | "w:fldSimple" | "w:smartTag" | "w:dir" | "w:bdo" | "m:oMath"
                | "m:oMathPara" => {
                    let is_left = |child: Id| {
                        let name = self.tree.name(child);
                        !is_mark(name) && !name.ends_with("Pr")
                    };
                    if !self.tree.elements(id).any(is_left) {
                        let marks: Vec<Id> = self
                            .tree
                            .elements(id)
                            .filter(|child| is_mark(self.tree.name(*child)))
                            .collect();
                        for mark in marks {
                            self.tree.insert_before(mark, id);
                        }
                        self.tree.detach(id);
                        touched.push(parent);
                    }
                }
                "w:tr" | "w:tbl" => {
                    let part = if name == "w:tr" { "w:tc" } else { "w:tr" };
                    let holds =
                        |child: Id| [part, "w:sdt", "w:customXml"].contains(&self.tree.name(child));
                    if !self.tree.elements(id).any(holds) {
                        self.remove(id);
                        touched.append(&mut self.touched);
                    }
                }
                "w:sdtContent" | "w:sdt" | "w:customXml" => {
                    let in_table = self
                        .tree
                        .ancestors(id)
                        .map(|a| self.tree.name(a))
                        .find(|name| !matches!(*name, "w:sdt" | "w:sdtContent" | "w:customXml"));
                    let empty = match name {
                        "w:sdt" => self.tree.find(id, "w:sdtContent").is_none(),
                        _ => self.tree.elements(id).next().is_none(),
                    };
                    if empty && matches!(in_table, Some("w:tbl" | "w:tr")) {
                        self.tree.detach(id);
                        touched.push(parent);
                    }
                }
                "w:tc" | "w:txbxContent" | "w:hdr" | "w:ftr" | "w:footnote" | "w:endnote"
                | "w:comment" => {
                    let last = self
                        .tree
                        .elements(id)
                        .filter(|child| is_block(self.tree.name(*child)))
                        .last();
                    let wants = match last.map(|last| self.tree.name(last)) {
                        None => true,
                        Some(last) => name == "w:tc" && last == "w:tbl",
                    };
                    if wants {
                        let paragraph = self.tree.create("<w:p/>");
                        self.tree.append(paragraph, id);
                    }
                }
                _ => {}
            }
        }
    }

    /// Which comments and notes nobody refers to any more, and the ranges of the former.
    fn count_lost(&mut self, lost: &mut Lost) {
        let mut kept = HashSet::new();
        let mut gone = Vec::new();
        for id in &self.references {
            let name = self.tree.name(*id);
            let key = self.tree.get(*id, "w:id").unwrap_or_default().into_owned();
            match self.is_attached(*id) {
                true => {
                    kept.insert((name, key));
                }
                false => gone.push((name, key)),
            }
        }
        gone.retain(|key| !kept.contains(key));
        let mut comments = HashSet::new();
        for (name, key) in gone {
            match name {
                "w:commentReference" => comments.insert(key),
                "w:footnoteReference" => lost.footnotes.insert(key),
                _ => lost.endnotes.insert(key),
            };
        }
        if comments.is_empty() {
            return;
        }
        let ends: Vec<Id> = self.partners.keys().copied().collect();
        for id in ends {
            let is_range = self.tree.name(id).starts_with("w:commentRange");
            if is_range && comments.contains(&*self.tree.get(id, "w:id").unwrap_or_default()) {
                self.tree.detach(id);
            }
        }
        lost.comments.extend(comments);
    }
}

/// What stands in a body beside other blocks.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "w:p" | "w:tbl" | "w:sdt" | "w:customXml" | "w:altChunk"
    )
}
