//! Paragraphs and tables, with what became of them.

use super::Builder;
use super::count::count;
use super::format::is_on;
use super::line::Field;
use super::model::{Block, Cell, Content, Merge, Paragraph, Row, Span, Status, StoryKind, Table};
use super::styles::{centred, outline};
use crate::ooxml::tracked::change::{ChangeKind, Subject, classify};
use crate::ooxml::tracked::tree::{Id, Tree};
use std::collections::HashMap;

/// The changes around a place.
#[derive(Clone, Default)]
pub(in crate::ooxml::tracked) struct Around {
    /// The outermost first.
    pub(super) changes: Vec<usize>,
    inserted: bool,
    deleted: bool,
    moved_to: bool,
    moved_from: bool,
}

impl Around {
    /// With one change more.
    pub(in crate::ooxml::tracked) fn with(
        &self,
        kind: ChangeKind,
        change: Option<usize>,
    ) -> Around {
        let mut around = self.clone();
        match kind {
            ChangeKind::Insertion => around.inserted = true,
            ChangeKind::Deletion => around.deleted = true,
            ChangeKind::MoveFrom => around.moved_from = true,
            ChangeKind::MoveTo => around.moved_to = true,
            ChangeKind::Merge | ChangeKind::Format => {}
        }
        if let Some(change) = change.filter(|change| !around.changes.contains(change)) {
            around.changes.push(change);
        }
        around
    }

    pub(in crate::ooxml::tracked) fn status(&self) -> Status {
        let comes = self.inserted || self.moved_to;
        let goes = self.deleted || self.moved_from;
        match (comes, goes) {
            (true, true) => Status::Fleeting,
            // What was put into moved text was not moved with it.
            (true, false) if !self.inserted => Status::MovedTo,
            (true, false) => Status::Inserted,
            (false, true) if !self.deleted => Status::MovedFrom,
            (false, true) => Status::Deleted,
            (false, false) => Status::Kept,
        }
    }
}

/// Reads one story.
pub(super) struct Walker<'w, 'a> {
    pub(super) builder: &'w mut Builder,
    pub(super) tree: &'w Tree<'a>,
    pub(super) nodes: &'w HashMap<Id, usize>,
    pub(super) story: usize,
    /// Paragraphs so far, those of text boxes included.
    place: usize,
    /// Fields that are open.
    pub(super) fields: Vec<Field>,
    /// Changes of content controls, which have no text: the paragraph they begin in tells of them.
    pub(super) controls: Vec<usize>,
}

impl<'w, 'a> Walker<'w, 'a> {
    pub(super) fn new(
        builder: &'w mut Builder,
        tree: &'w Tree<'a>,
        nodes: &'w HashMap<Id, usize>,
        story: usize,
    ) -> Walker<'w, 'a> {
        Walker {
            builder,
            tree,
            nodes,
            story,
            place: 0,
            fields: Vec::new(),
            controls: Vec::new(),
        }
    }

    /// Everything in an element.
    pub(super) fn all(&mut self, root: Id) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.blocks(root, &Around::default(), &mut blocks);
        if !self.controls.is_empty() {
            let changes = std::mem::take(&mut self.controls);
            let place = self.place;
            self.put(&changes, place, None);
            blocks.push(Block::Section(changes));
        }
        blocks
    }

    /// The change that an element says, with its kind.
    pub(super) fn change(&self, id: Id) -> Option<(ChangeKind, Option<usize>)> {
        let (kind, _) = classify(self.tree, id)?;
        Some((kind, self.nodes.get(&id).copied()))
    }

    pub(super) fn blocks(&mut self, parent: Id, around: &Around, out: &mut Vec<Block>) {
        let tree = self.tree;
        for id in tree.elements(parent) {
            match tree.name(id) {
                "w:p" => {
                    let paragraph = self.paragraph(id, around);
                    out.push(Block::Paragraph(paragraph));
                }
                "w:tbl" => {
                    let table = self.table(id, around);
                    out.push(Block::Table(table));
                }
                "w:sectPr" => {
                    let changes = self.changes_in(id);
                    if !changes.is_empty() {
                        let place = self.place;
                        self.put(&changes, place, None);
                        out.push(Block::Section(changes));
                    }
                }
                "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                    if let Some((kind, change)) = self.change(id) {
                        self.blocks(id, &around.with(kind, change), out);
                    }
                }
                "w:tblPr" | "w:tblGrid" | "w:trPr" | "w:tcPr" | "w:sdtPr" | "mc:Fallback" => {}
                name if is_control(name) => self.control(id),
                _ => self.blocks(id, around, out),
            }
        }
    }

    /// Notes a content control that was put in or taken away, unless its text tells of the change.
    pub(super) fn control(&mut self, id: Id) {
        let change = self.nodes.get(&id).copied();
        let entries = &self.builder.view.entries;
        let alone = |change: &usize| entries[*change].change.on == Subject::Control;
        self.controls.extend(change.filter(alone));
    }

    /// Notes that changes stand in a paragraph.
    pub(super) fn put(&mut self, changes: &[usize], place: usize, number: Option<&String>) {
        for change in changes {
            self.builder.place(*change, self.story, place, number);
        }
    }

    /// The changes recorded anywhere in an element, such as properties.
    fn changes_in(&self, id: Id) -> Vec<usize> {
        let mut found = Vec::new();
        for inner in self.tree.subtree(id) {
            if let Some(change) = self.nodes.get(&inner)
                && !found.contains(change)
            {
                found.push(*change);
            }
        }
        found
    }

    fn paragraph(&mut self, id: Id, around: &Around) -> Paragraph {
        let tree = self.tree;
        self.place += 1;
        let mut paragraph = Paragraph {
            place: self.place,
            ..Paragraph::default()
        };
        let properties = tree.find(id, "w:pPr");
        let mut end = around.clone();
        if let Some(properties) = properties {
            let marks = tree.find(properties, "w:rPr");
            for mark in marks.into_iter().flat_map(|marks| tree.elements(marks)) {
                if let "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" = tree.name(mark)
                    && let Some((kind, change)) = self.change(mark)
                {
                    end = end.with(kind, change);
                }
            }
            paragraph.formats = self.changes_in(properties);
            paragraph.formats.retain(|c| !end.changes.contains(c));
        }
        paragraph.mark = end.status();
        paragraph.mark_changes.clone_from(&end.changes);
        let style = properties.and_then(|p| tree.val_of(p, "w:pStyle"));
        let style = style.as_deref().unwrap_or_default();
        let styles = &self.builder.styles;
        let own = |of: &dyn Fn(Id) -> Option<bool>| properties.and_then(of);
        paragraph.rtl = own(&|p| is_on(tree, p, "w:bidi")).unwrap_or_else(|| styles.rtl(style));
        paragraph.centred = own(&|p| centred(tree, p)).unwrap_or_else(|| styles.centred(style));
        paragraph.heading = properties
            .and_then(|p| outline(tree, p))
            .unwrap_or_else(|| styles.heading(style));
        paragraph.number = count(
            &mut self.builder.numbers,
            tree,
            properties,
            paragraph.mark,
            self.place,
        );
        let shown = paragraph.number.new.clone();
        let shown = shown.or_else(|| paragraph.number.old.clone());
        let place = self.place;
        self.inline(id, around, &mut paragraph.spans);
        paragraph.formats.append(&mut self.controls);
        self.put(&paragraph.formats, place, shown.as_ref());
        // A field whose code does not end with its paragraph would hide what follows.
        self.fields.retain(|field| field.shows);
        let mut changes: Vec<usize> = Vec::new();
        for span in &paragraph.spans {
            changes.extend(&span.changes);
            changes.extend(span.format);
        }
        changes.extend(&paragraph.mark_changes);
        self.put(&changes, place, shown.as_ref());
        joined(&mut paragraph.spans);
        paragraph
    }

    fn table(&mut self, id: Id, around: &Around) -> Table {
        let tree = self.tree;
        let mut table = Table::default();
        if let Some(properties) = tree.find(id, "w:tblPr") {
            table.rtl = is_on(tree, properties, "w:bidiVisual").unwrap_or(false);
            table.formats.extend(self.changes_in(properties));
        }
        if let Some(grid) = tree.find(id, "w:tblGrid") {
            table.formats.extend(self.changes_in(grid));
        }
        let place = self.place + 1;
        let formats = table.formats.clone();
        self.put(&formats, place, None);
        self.rows(id, around, &mut table.rows);
        table
    }

    fn rows(&mut self, parent: Id, around: &Around, out: &mut Vec<Row>) {
        let tree = self.tree;
        for id in tree.elements(parent) {
            match tree.name(id) {
                "w:tr" => {
                    let row = self.row(id, around);
                    out.push(row);
                }
                "w:tblPr" | "w:tblGrid" | "w:sdtPr" | "mc:Fallback" => {}
                _ => self.rows(id, around, out),
            }
        }
    }

    fn row(&mut self, id: Id, around: &Around) -> Row {
        let tree = self.tree;
        let mut row = Row::default();
        let mut inner = around.clone();
        if let Some(properties) = tree.find(id, "w:trPr") {
            for mark in tree.elements(properties) {
                if let "w:ins" | "w:del" = tree.name(mark)
                    && let Some((kind, change)) = self.change(mark)
                {
                    inner = inner.with(kind, change);
                }
            }
            row.is_head = is_on(tree, properties, "w:tblHeader").unwrap_or(false);
            let skipped = tree.val_of(properties, "w:gridBefore");
            row.skipped = skipped.and_then(|n| n.parse().ok()).unwrap_or(0).min(64);
            row.formats = self.changes_in(properties);
            row.formats.retain(|c| !inner.changes.contains(c));
        }
        if let Some(exceptions) = tree.find(id, "w:tblPrEx") {
            row.formats.extend(self.changes_in(exceptions));
        }
        row.status = inner.status();
        row.changes.clone_from(&inner.changes);
        let place = self.place + 1;
        let changes = [row.changes.clone(), row.formats.clone()].concat();
        self.put(&changes, place, None);
        self.cells(id, &inner, &mut row.cells);
        row
    }

    fn cells(&mut self, parent: Id, around: &Around, out: &mut Vec<Cell>) {
        let tree = self.tree;
        for id in tree.elements(parent) {
            match tree.name(id) {
                "w:tc" => {
                    let cell = self.cell(id, around);
                    out.push(cell);
                }
                "w:trPr" | "w:tblPrEx" | "w:sdtPr" | "mc:Fallback" => {}
                _ => self.cells(id, around, out),
            }
        }
    }

    fn cell(&mut self, id: Id, around: &Around) -> Cell {
        let tree = self.tree;
        let mut cell = Cell {
            columns: 1,
            ..Cell::default()
        };
        let mut inner = around.clone();
        if let Some(properties) = tree.find(id, "w:tcPr") {
            for mark in tree.elements(properties) {
                if let "w:cellIns" | "w:cellDel" = tree.name(mark)
                    && let Some((kind, change)) = self.change(mark)
                {
                    inner = inner.with(kind, change);
                }
            }
            let columns = tree.val_of(properties, "w:gridSpan");
            let columns = columns.and_then(|n| n.parse().ok()).unwrap_or(1_usize);
            cell.columns = columns.clamp(1, 64);
            cell.merge = match tree.find(properties, "w:vMerge") {
                None => Merge::None,
                Some(merge) => match tree.get(merge, "w:val").as_deref() {
                    Some("restart") => Merge::First,
                    _ => Merge::Rest,
                },
            };
            cell.formats = self.changes_in(properties);
            cell.formats.retain(|c| !inner.changes.contains(c));
        }
        cell.status = inner.status();
        cell.changes.clone_from(&inner.changes);
        let place = self.place + 1;
        let changes = [cell.changes.clone(), cell.formats.clone()].concat();
        self.put(&changes, place, None);
        self.blocks(id, &inner, &mut cell.blocks);
        cell
    }

    /// The text of a text box as a story of its own; gives its number.
    pub(super) fn text_box(&mut self, id: Id, around: &Around) -> usize {
        let story = self.builder.open(StoryKind::TextBox);
        let outer = std::mem::replace(&mut self.story, story);
        let fields = std::mem::take(&mut self.fields);
        let mut blocks = Vec::new();
        self.blocks(id, around, &mut blocks);
        self.story = outer;
        self.fields = fields;
        let opened = &mut self.builder.view.stories[story];
        opened.blocks = blocks;
        opened.number
    }
}

/// Whether an element begins the range of a content control that was put in or taken away.
pub(super) fn is_control(name: &str) -> bool {
    name.starts_with("w:customXml") && name.ends_with("RangeStart")
}

/// Text that reads the same in one piece is one piece.
fn joined(spans: &mut Vec<Span>) {
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans.drain(..) {
        if let (Some(before), Content::Text(more)) = (out.last_mut(), &span.content)
            && before.status == span.status
            && before.changes == span.changes
            && before.format == span.format
            && before.look == span.look
            && let Content::Text(text) = &mut before.content
        {
            text.push_str(more);
            continue;
        }
        out.push(span);
    }
    *spans = out;
}
