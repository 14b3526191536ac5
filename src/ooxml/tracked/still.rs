//! A package whose tracked changes are colour and lines only: nothing in it can be accepted or rejected.
//!
//! Deleted text stays, struck; inserted text is underlined. Automatic numbers are those of the new version: a deleted paragraph has
//! its old number as struck text, and takes none. Fields and links that were deleted are text. What has no text of its own, such as a change
//! of format, is told in a note whose words the caller gives.

use super::change::{ChangeKind, Subject, classify, range_start};
use super::tree::{Id, Tree};
use super::view::{Around, Both, Entry, Status, View, count, numbers};
use super::{PartError, is_story};
use crate::ooxml::order::children_of;
use crate::ooxml::package::Parts;
use crate::ooxml::reader::numbers::Numbers;
use crate::ooxml::xml;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Colours of what is new, gone, moved, formatted; of two cells.
const NEW: &str = "0B5A33";
const GONE: &str = "96161C";
const MOVED: &str = "45308F";
const FORMATTED: &str = "7A4B00";

/// The package without revision marks. `view` is its view; `say` gives the words of the note on a change that has no text.
///
/// # Errors
/// A part of text that is not well-formed, or beyond the limits of [`xml::Limits`].
pub fn still(
    parts: &Parts,
    view: &View,
    say: &dyn Fn(&Entry) -> String,
) -> Result<Parts, PartError> {
    let mut settled = parts.clone();
    let mut roots = Vec::new();
    for (name, bytes) in parts {
        let is_text = name.ends_with(".xml") && !name.contains("/glossary/");
        if is_text && is_story(bytes) {
            roots.push((name.as_str(), tree(name, bytes)?));
        }
    }
    // Numbers are counted in the order in which the view counts them.
    roots.sort_by_key(|(_, tree)| tree.name(tree.root()) != "w:document");
    let mut counters = numbers(parts, &roots)?;
    let mut plans = Vec::new();
    for (name, tree) in &roots {
        let entries = view.entries.iter().filter(|e| e.change.part == *name);
        let entries: Vec<&Entry> = entries.collect();
        plans.push(Plan::new(tree, &entries, say, &mut counters));
    }
    for ((name, _), plan) in roots.iter().zip(&plans) {
        let mut tree = tree(name, &parts[*name])?;
        plan.carry_out(&mut tree);
        if tree.is_changed() {
            settled.insert((*name).to_owned(), tree.write());
        }
    }
    Ok(settled)
}

fn tree<'a>(name: &str, bytes: &'a [u8]) -> Result<Tree<'a>, PartError> {
    Tree::parse(bytes).map_err(|error| PartError {
        part: name.to_owned(),
        error,
    })
}

/// What is to be done to a part.
#[derive(Default)]
struct Plan {
    /// Runs that are not as they were: what became of them, whether their formatting changed.
    runs: Vec<(Id, Status, bool)>,
    /// Properties of paragraphs' marks, and what became of the marks.
    marks: Vec<(Id, Status)>,
    /// Paragraphs that take no number of their own.
    unnumbered: Vec<Id>,
    /// Runs put at the beginning of paragraphs.
    starts: Vec<(Id, String)>,
    /// Runs put at the end of paragraphs.
    ends: Vec<(Id, String)>,
    /// Cells that are shaded.
    cells: Vec<(Id, Status)>,
    /// Elements around content that stays.
    unwrapped: Vec<Id>,
    /// Marks and records of changes.
    dropped: Vec<Id>,
}

impl Plan {
    fn new(
        tree: &Tree<'_>,
        entries: &[&Entry],
        say: &dyn Fn(&Entry) -> String,
        counters: &mut Both<Numbers>,
    ) -> Plan {
        let mut plan = Plan::default();
        // What the runs of each paragraph are.
        let mut texts: HashMap<Id, Vec<Status>> = HashMap::new();
        let mut paragraphs = Vec::new();
        let mut fallback: HashSet<Id> = HashSet::new();
        for id in tree.all() {
            let parent_falls = tree.parent(id).is_some_and(|p| fallback.contains(&p));
            if parent_falls || tree.name(id) == "mc:Fallback" {
                fallback.insert(id);
            }
            plan.mark(tree, id);
            match tree.name(id) {
                "w:r" | "m:r" => {
                    let status = around(tree, id).status();
                    let formatted = tree
                        .find(id, "w:rPr")
                        .is_some_and(|p| tree.find(p, "w:rPrChange").is_some());
                    if status != Status::Kept || formatted {
                        plan.runs.push((id, status, formatted));
                    }
                    if let Some(paragraph) = paragraph_of(tree, id) {
                        texts.entry(paragraph).or_default().push(status);
                    }
                }
                "w:fldSimple" | "w:hyperlink" if has_gone(tree, id) => plan.unwrapped.push(id),
                "w:p" if !fallback.contains(&id) => paragraphs.push(id),
                "w:tc" => {
                    let status = around(tree, id).status();
                    if status != Status::Kept && tree.find(id, "w:tcPr").is_some() {
                        plan.cells.push((id, status));
                    }
                }
                _ => {}
            }
        }
        for (at, id) in paragraphs.into_iter().enumerate() {
            let texts = texts.get(&id).map_or(&[][..], Vec::as_slice);
            plan.paragraph(tree, id, at + 1, texts, counters);
        }
        plan.notes(tree, entries, say);
        plan
    }

    /// Notes what says of itself that it is a change.
    fn mark(&mut self, tree: &Tree<'_>, id: Id) {
        if range_start(tree.name(id)).is_some() {
            return self.dropped.push(id);
        }
        let Some((kind, subject)) = classify(tree, id) else {
            return;
        };
        let wraps = !matches!(kind, ChangeKind::Format | ChangeKind::Merge)
            && match subject {
                Subject::Text => true,
                Subject::Math => matches!(tree.parent_name(id), "m:ctrlPr" | "m:r"),
                _ => false,
            };
        match wraps {
            true => self.unwrapped.push(id),
            false => self.dropped.push(id),
        }
    }

    fn paragraph(
        &mut self,
        tree: &Tree<'_>,
        id: Id,
        place: usize,
        texts: &[Status],
        counters: &mut Both<Numbers>,
    ) {
        let properties = tree.find(id, "w:pPr");
        let own = properties.and_then(|p| tree.find(p, "w:rPr"));
        let mut end = around(tree, id);
        for mark in own.into_iter().flat_map(|own| tree.elements(own)) {
            if let "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" = tree.name(mark)
                && let Some((kind, _)) = classify(tree, mark)
            {
                end = end.with(kind, None);
            }
        }
        let status = end.status();
        let number = count(counters, tree, properties, status, place);
        if status == Status::Kept {
            return;
        }
        if let Some(own) = own {
            self.marks.push((own, status));
        }
        if !status.is_new() && properties.is_some() {
            self.unnumbered.push(id);
            if let Some(number) = number.old {
                self.starts.push((id, run(&number, status, "<w:tab/>")));
            }
        }
        if texts.is_empty() || texts.iter().any(|text| *text != status) {
            self.ends.push((id, run("¶", status, "")));
        }
    }

    /// What the text does not show, in words, where it is.
    fn notes(&mut self, tree: &Tree<'_>, entries: &[&Entry], say: &dyn Fn(&Entry) -> String) {
        let gone: HashSet<Id> = self.unnumbered.iter().copied().collect();
        let mut notes: BTreeMap<Id, Vec<String>> = BTreeMap::new();
        for entry in entries {
            let nodes = entry.change.nodes.iter().rev();
            let mut nodes = nodes.copied().filter(|node| {
                !tree
                    .ancestors(*node)
                    .any(|above| tree.name(above) == "mc:Fallback")
            });
            let Some(node) = nodes.next() else { continue };
            let place = match (entry.change.kind, entry.change.on) {
                (ChangeKind::Format | ChangeKind::Merge, _) => note_place(tree, node),
                // A row or cell with text shows by its text.
                (_, Subject::Row | Subject::Cell)
                    if entry.change.text.trim_matches('¶').is_empty() =>
                {
                    note_place(tree, node)
                }
                (_, Subject::Number) => note_place(tree, node),
                _ => None,
            };
            // How the formatting of what has gone was changed, nobody needs to read beside it.
            let place = place.filter(|place| !gone.contains(place));
            if let Some(place) = place {
                notes.entry(place).or_default().push(say(entry));
            }
        }
        for (place, said) in notes {
            let mut markup = format!(
                "<w:r><w:rPr><w:i/><w:color w:val=\"{FORMATTED}\"/><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/></w:rPr><w:t xml:space=\"preserve\"> ["
            );
            xml::escape(&said.join("; "), false, &mut markup);
            markup.push_str("]</w:t></w:r>");
            self.ends.push((place, markup));
        }
    }

    fn carry_out<'a>(&'a self, tree: &mut Tree<'a>) {
        for (id, status, formatted) in &self.runs {
            if !status.is_new() {
                let inner: Vec<Id> = tree.elements(*id).collect();
                for child in inner {
                    if let "w:fldChar" | "w:instrText" | "w:delInstrText" = tree.name(child) {
                        tree.detach(child);
                    }
                }
            }
            let properties = run_properties(tree, *id);
            dress(tree, properties, *status, *formatted);
        }
        for (properties, status) in &self.marks {
            dress(tree, *properties, *status, false);
        }
        for id in &self.unnumbered {
            let Some(properties) = tree.find(*id, "w:pPr") else {
                continue;
            };
            if let Some(own) = tree.find(properties, "w:numPr") {
                tree.detach(own);
            }
            let none = tree.create("<w:numPr/>");
            let zero = tree.create("<w:numId w:val=\"0\"/>");
            tree.append(zero, none);
            put(tree, properties, none);
        }
        for (cell, status) in &self.cells {
            if let Some(properties) = tree.find(*cell, "w:tcPr") {
                if let Some(before) = tree.find(properties, "w:shd") {
                    tree.detach(before);
                }
                let shade = match status.is_new() {
                    true => "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E3F4E8\"/>",
                    false => "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FBE7E7\"/>",
                };
                let shade = tree.create(shade);
                put(tree, properties, shade);
            }
        }
        for (id, markup) in &self.starts {
            let new = tree.raw(markup);
            let place = tree.elements(*id).find(|c| tree.name(*c) != "w:pPr");
            match place {
                Some(place) => tree.insert_before(new, place),
                None => tree.append(new, *id),
            }
        }
        for (id, markup) in &self.ends {
            let new = tree.raw(markup);
            tree.append(new, *id);
        }
        for id in &self.dropped {
            let parent = tree.parent(*id);
            tree.detach(*id);
            // Properties that may not be empty in the schema's eyes are those of rows' exceptions only.
            if let Some(parent) = parent.filter(|p| tree.name(*p) == "w:tblPrEx")
                && tree.elements(parent).next().is_none()
            {
                tree.detach(parent);
            }
        }
        for id in &self.unwrapped {
            tree.unwrap(*id);
        }
        let all: Vec<Id> = tree.all().collect();
        for id in all {
            match tree.name(id) {
                "w:delText" => tree.rename(id, "w:t"),
                "w:delInstrText" => tree.rename(id, "w:instrText"),
                _ => {}
            }
        }
    }
}

/// What stands around an element says of it: elements of changes, its row, its cell.
fn around(tree: &Tree<'_>, id: Id) -> Around {
    let mut found = Around::default();
    for above in std::iter::once(id).chain(tree.ancestors(id)) {
        let holder = match tree.name(above) {
            "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                if let Some((kind, _)) = classify(tree, above) {
                    found = found.with(kind, None);
                }
                continue;
            }
            "w:tr" => tree.find(above, "w:trPr"),
            "w:tc" => tree.find(above, "w:tcPr"),
            "w:r" | "m:r" if above == id => tree.find(above, "w:rPr"),
            _ => None,
        };
        for mark in holder.into_iter().flat_map(|holder| tree.elements(holder)) {
            if let Some((kind, _)) = classify(tree, mark) {
                found = found.with(kind, None);
            }
        }
    }
    found
}

/// Whether all text in a field or link has gone: what it refers to may have gone too.
fn has_gone(tree: &Tree<'_>, id: Id) -> bool {
    let inner = tree.subtree(id).into_iter();
    let mut runs = inner.filter(|inner| tree.name(*inner) == "w:r").peekable();
    runs.peek().is_some() && runs.all(|run| !around(tree, run).status().is_new())
}

fn paragraph_of(tree: &Tree<'_>, id: Id) -> Option<Id> {
    tree.ancestors(id).find(|above| tree.name(*above) == "w:p")
}

/// The paragraph that a note on this element is put into: its own, the first of its row or table, else the last before it.
fn note_place(tree: &Tree<'_>, node: Id) -> Option<Id> {
    for above in tree.ancestors(node) {
        match tree.name(above) {
            "w:p" => return Some(above),
            "w:tc" | "w:tr" | "w:tbl" => {
                let inner = tree.subtree(above).into_iter();
                return inner.into_iter().find(|id| tree.name(*id) == "w:p");
            }
            "w:sectPr" => {
                let mut before = tree.previous_element(above);
                while let Some(now) = before {
                    if tree.name(now) == "w:p" {
                        return Some(now);
                    }
                    before = tree.previous_element(now);
                }
            }
            _ => {}
        }
    }
    None
}

/// A run with this text in the dress of its status.
fn run(text: &str, status: Status, more: &str) -> String {
    let (color, line) = match status {
        Status::Inserted => (NEW, "<w:u w:val=\"single\"/>"),
        Status::MovedTo => (MOVED, "<w:u w:val=\"double\"/>"),
        _ => ("", ""),
    };
    let mut markup = String::from("<w:r><w:rPr>");
    match status {
        Status::MovedFrom => {
            markup.push_str(&format!("<w:dstrike/><w:color w:val=\"{MOVED}\"/>"));
        }
        Status::Inserted | Status::MovedTo => {
            markup.push_str(&format!("<w:color w:val=\"{color}\"/>{line}"));
        }
        _ => markup.push_str(&format!("<w:strike/><w:color w:val=\"{GONE}\"/>")),
    }
    markup.push_str("</w:rPr><w:t xml:space=\"preserve\">");
    xml::escape(text, false, &mut markup);
    markup.push_str("</w:t>");
    markup.push_str(more);
    markup.push_str("</w:r>");
    markup
}

/// The properties of a run, made when there are none.
fn run_properties(tree: &mut Tree<'_>, run: Id) -> Id {
    if let Some(properties) = tree.find(run, "w:rPr") {
        return properties;
    }
    let properties = tree.create("<w:rPr/>");
    let first = tree
        .elements(run)
        .find(|child| tree.name(*child) != "m:rPr");
    match first {
        Some(first) => tree.insert_before(properties, first),
        None => tree.append(properties, run),
    }
    properties
}

/// Gives text colour and lines instead of those it has.
fn dress(tree: &mut Tree<'_>, properties: Id, status: Status, formatted: bool) {
    let (mut tags, replaced): (Vec<&'static str>, &[&str]) = match status {
        Status::Inserted => (
            vec!["<w:color w:val=\"0B5A33\"/>", "<w:u w:val=\"single\"/>"],
            &["w:color", "w:u"],
        ),
        Status::MovedTo => (
            vec!["<w:color w:val=\"45308F\"/>", "<w:u w:val=\"double\"/>"],
            &["w:color", "w:u"],
        ),
        Status::Deleted => (
            vec!["<w:strike/>", "<w:color w:val=\"96161C\"/>"],
            &["w:color", "w:strike", "w:dstrike"],
        ),
        Status::MovedFrom => (
            vec!["<w:dstrike/>", "<w:color w:val=\"45308F\"/>"],
            &["w:color", "w:strike", "w:dstrike"],
        ),
        Status::Fleeting => (
            vec![
                "<w:strike/>",
                "<w:color w:val=\"96161C\"/>",
                "<w:u w:val=\"single\"/>",
            ],
            &["w:color", "w:strike", "w:dstrike", "w:u"],
        ),
        Status::Kept => (Vec::new(), &[]),
    };
    let mut replaced = replaced.to_vec();
    if formatted && status == Status::Kept {
        tags = vec!["<w:color w:val=\"7A4B00\"/>"];
        replaced = vec!["w:color"];
        // An underline of its own says enough.
        if tree.find(properties, "w:u").is_none() {
            tags.push("<w:u w:val=\"dotted\"/>");
        }
    }
    let before: Vec<Id> = tree
        .elements(properties)
        .filter(|child| replaced.contains(&tree.name(*child)))
        .collect();
    for child in before {
        tree.detach(child);
    }
    for tag in tags {
        let new = tree.create(tag);
        put(tree, properties, new);
    }
}

/// Puts a property where the schema wants it (ISO/IEC 29500-1, A.1).
fn put(tree: &mut Tree<'_>, parent: Id, new: Id) {
    let order = children_of(tree.name(parent)).unwrap_or_default();
    let rank = |name: &str| {
        let local = name.strip_prefix("w:").unwrap_or(name);
        order.iter().position(|known| *known == local)
    };
    let own = rank(tree.name(new)).unwrap_or(order.len());
    let place = tree
        .elements(parent)
        .find(|child| rank(tree.name(*child)).is_none_or(|rank| rank > own));
    match place {
        Some(place) => tree.insert_before(new, place),
        None => tree.append(new, parent),
    }
}
