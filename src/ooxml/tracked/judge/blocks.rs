//! The blocks of a story: paragraphs, tables, controls, sections.

use super::super::change::classify;
use super::super::tree::{Id, Tree};
use super::Level;
use super::effect;
use super::line::{Field, Line};
use super::view::{Formats, Item, MARK, Package, Story};
use crate::ooxml::tag::attributes;
use std::collections::HashMap;
use std::rc::Rc;

/// The headers and footers that a section names: kind, pages, relationship.
pub(super) type References = Vec<(&'static str, &'static str, String)>;

/// Walks through one story, and the text boxes in it.
pub(super) struct Walker<'w, 'a> {
    pub(super) package: &'w Package<'a>,
    pub(super) part: String,
    name: String,
    items: Vec<Item>,
    paragraphs: usize,
    boxes: Vec<(String, Story)>,
    /// Fields that are open, also over paragraphs.
    pub(super) fields: Vec<Field>,
    /// Bookmarks that are open: id → name.
    pub(super) bookmarks: HashMap<String, String>,
    /// Notes referred to: kind and id.
    pub(super) notes: Vec<(char, String)>,
    /// Sections, in order.
    pub(super) sections: Vec<References>,
    /// List id → how many lists came before it.
    lists: HashMap<String, usize>,
    /// Properties of paragraphs and of their marks by how they are written.
    properties: HashMap<String, (Rc<str>, Rc<str>)>,
    /// Formats of runs by how they are written.
    pub(super) written: HashMap<String, u32>,
}

impl<'w, 'a> Walker<'w, 'a> {
    pub(super) fn new(package: &'w Package<'a>, name: &str, part: &str) -> Walker<'w, 'a> {
        Walker {
            package,
            part: part.to_owned(),
            name: name.to_owned(),
            items: Vec::new(),
            paragraphs: 0,
            boxes: Vec::new(),
            fields: Vec::new(),
            bookmarks: HashMap::new(),
            notes: Vec::new(),
            sections: Vec::new(),
            lists: HashMap::new(),
            properties: HashMap::new(),
            written: HashMap::new(),
        }
    }

    /// The stories found: this one and its text boxes.
    pub(super) fn finish(self) -> impl Iterator<Item = (String, Story)> {
        let story = Story {
            part: self.part,
            items: Rc::new(self.items),
        };
        std::iter::once((self.name, story)).chain(self.boxes)
    }

    /// The text in a box is a story of its own.
    pub(super) fn text_box(
        &mut self,
        tree: &Tree<'_>,
        id: Id,
        fallback: bool,
        formats: &mut Formats,
    ) {
        let at = self.boxes.len() + 1;
        let of = if fallback { ", fallback" } else { "" };
        let name = format!("text box {at}{of} of {}", self.name);
        let mut inner = Walker::new(self.package, &name, &self.part);
        inner.blocks(tree, id, formats);
        self.notes.append(&mut inner.notes);
        self.boxes.extend(inner.finish());
    }

    /// Goes through what stands in a body, a note, a header, a box.
    pub(super) fn blocks(&mut self, tree: &Tree<'_>, parent: Id, formats: &mut Formats) {
        for id in tree.elements(parent) {
            match tree.name(id) {
                "w:p" => self.paragraph(tree, id, formats),
                "w:tbl" => self.table(tree, id, formats),
                "w:tr" => self.row(tree, id, formats),
                "w:tc" => self.cell(tree, id, formats),
                "w:sdt" => {
                    self.mark(Level::Controls, control(tree, id));
                    if let Some(content) = tree.find(id, "w:sdtContent") {
                        self.blocks(tree, content, formats);
                    }
                    self.mark(Level::Controls, "end".to_owned());
                }
                "w:customXml" => {
                    let name = tree.get(id, "w:element").unwrap_or_default();
                    self.mark(Level::Controls, format!("element {name}"));
                    self.blocks(tree, id, formats);
                    self.mark(Level::Controls, "end".to_owned());
                }
                "w:sectPr" => self.section(tree, id),
                "w:altChunk" => self.mark(Level::Text, format!("{MARK}a")),
                "w:bookmarkStart" => {
                    let key = tree.get(id, "w:id").unwrap_or_default().into_owned();
                    let name = tree.get(id, "w:name").unwrap_or_default().into_owned();
                    self.bookmarks.insert(key, name);
                }
                "m:oMathPara" | "m:oMath" => {
                    let formula = super::object::formula(tree, id);
                    self.mark(Level::Objects, formula);
                }
                "mc:AlternateContent" => {
                    if let Some(choice) = tree.find(id, "mc:Choice") {
                        self.blocks(tree, choice, formats);
                    }
                }
                "w:del" | "w:moveFrom" => self.change(tree, id),
                "w:ins" | "w:moveTo" => {
                    self.change(tree, id);
                    self.blocks(tree, id, formats);
                }
                _ => {}
            }
        }
    }

    fn mark(&mut self, level: Level, text: String) {
        let mut item = Item {
            number: self.paragraphs,
            ..Item::default()
        };
        item.add(level, text);
        self.items.push(item);
    }

    fn change(&mut self, tree: &Tree<'_>, id: Id) {
        self.mark(Level::Changes, change(tree, id));
    }

    /// Tracked changes in properties.
    fn changes_in(&mut self, tree: &Tree<'_>, properties: Id) {
        let found: Vec<Id> = tree
            .elements(properties)
            .filter(|id| classify(tree, *id).is_some())
            .collect();
        for id in found {
            self.change(tree, id);
        }
    }

    fn paragraph(&mut self, tree: &Tree<'_>, id: Id, formats: &mut Formats) {
        self.paragraphs += 1;
        let mut item = Item {
            is_paragraph: true,
            number: self.paragraphs,
            ..Item::default()
        };
        let properties = tree.find(id, "w:pPr");
        if let Some(properties) = properties {
            self.paragraph_properties(tree, properties, &mut item);
        }
        let line = Line::read(self, tree, id, formats);
        line.put(&mut item);
        self.items.push(item);
        if let Some(section) = properties.and_then(|p| tree.find(p, "w:sectPr")) {
            self.section(tree, section);
        }
    }

    /// Most paragraphs have the properties of one that came before, written in the same way.
    fn paragraph_properties(&mut self, tree: &Tree<'_>, properties: Id, item: &mut Item) {
        let written = tree.outer(properties);
        let number = tree.find(properties, "w:numPr");
        if !self.properties.contains_key(written) {
            let definitions = &self.package.definitions;
            let mut blocks = String::new();
            effect::properties(
                tree,
                properties,
                definitions,
                &["w:rPr", "w:sectPr", "w:numPr"],
                &mut blocks,
            );
            let number = number.and_then(|number| definitions.number(tree, number));
            blocks.push_str(&number.unwrap_or_default());
            let mut mark = String::new();
            if let Some(format) = tree.find(properties, "w:rPr") {
                effect::properties(tree, format, definitions, &[], &mut mark);
            }
            self.properties
                .insert(written.to_owned(), (blocks.into(), mark.into()));
        }
        if let Some((blocks, mark)) = self.properties.get(written) {
            item.add(Level::Blocks, Rc::clone(blocks));
            item.add(Level::Marks, Rc::clone(mark));
        }
        if let Some(number) = number {
            let list = tree.val_of(number, "w:numId").unwrap_or_default();
            if self.package.definitions.has_list(&list) {
                let before = self.lists.len();
                let list = *self.lists.entry(list.into_owned()).or_insert(before);
                item.add(Level::Lists, list.to_string());
            }
            self.changes_in(tree, number);
        }
        if let Some(mark) = tree.find(properties, "w:rPr") {
            self.changes_in(tree, mark);
        }
        self.changes_in(tree, properties);
    }

    fn section(&mut self, tree: &Tree<'_>, id: Id) {
        let mut text = "section ".to_owned();
        effect::properties(tree, id, &self.package.definitions, &[], &mut text);
        self.mark(Level::Sections, text);
        self.changes_in(tree, id);
        let references = tree.elements(id).filter_map(|reference| {
            let kind = match tree.name(reference) {
                "w:headerReference" => "header",
                "w:footerReference" => "footer",
                _ => return None,
            };
            let pages = match tree.get(reference, "w:type").as_deref() {
                Some("first") => "first",
                Some("even") => "even",
                _ => "default",
            };
            let link = tree.get(reference, "r:id").unwrap_or_default();
            Some((kind, pages, link.into_owned()))
        });
        self.sections.push(references.collect());
    }

    fn table(&mut self, tree: &Tree<'_>, id: Id, formats: &mut Formats) {
        let mut text = "table ".to_owned();
        if let Some(properties) = tree.find(id, "w:tblPr") {
            effect::properties(tree, properties, &self.package.definitions, &[], &mut text);
            self.changes_in(tree, properties);
        }
        // Word shows tables that touch as one.
        let end = format!("{MARK}t{text}");
        let touches = self
            .items
            .last()
            .and_then(|item| item.facet(Level::Tables))
            .is_some_and(|before| before == end);
        if touches {
            self.items.pop();
        } else {
            if let Some(grid) = tree.find(id, "w:tblGrid") {
                for column in tree.elements(grid) {
                    if tree.name(column) == "w:gridCol" {
                        let width = tree.get(column, "w:w").unwrap_or_default();
                        text.push_str(&format!(" {width}"));
                    }
                }
                self.changes_in(tree, grid);
            }
            self.mark(Level::Text, format!("{MARK}T"));
            self.mark(Level::Tables, text);
        }
        self.blocks(tree, id, formats);
        let mut item = Item {
            number: self.paragraphs,
            ..Item::default()
        };
        item.add(Level::Text, format!("{MARK}t"));
        item.add(Level::Tables, end);
        self.items.push(item);
    }

    fn row(&mut self, tree: &Tree<'_>, id: Id, formats: &mut Formats) {
        let mut text = "row ".to_owned();
        for name in ["w:tblPrEx", "w:trPr"] {
            if let Some(properties) = tree.find(id, name) {
                effect::properties(tree, properties, &self.package.definitions, &[], &mut text);
                self.changes_in(tree, properties);
            }
        }
        self.mark(Level::Text, format!("{MARK}R"));
        self.mark(Level::Tables, text);
        self.blocks(tree, id, formats);
    }

    fn cell(&mut self, tree: &Tree<'_>, id: Id, formats: &mut Formats) {
        let mut text = "cell ".to_owned();
        if let Some(properties) = tree.find(id, "w:tcPr") {
            effect::properties(tree, properties, &self.package.definitions, &[], &mut text);
            self.changes_in(tree, properties);
        }
        self.mark(Level::Text, format!("{MARK}C"));
        self.mark(Level::Tables, text);
        self.blocks(tree, id, formats);
    }
}

/// What a content control says of itself, without its id (17.5.2.38).
pub(super) fn control(tree: &Tree<'_>, id: Id) -> String {
    let mut text = "control".to_owned();
    if let Some(properties) = tree.find(id, "w:sdtPr") {
        for child in tree.elements(properties) {
            if matches!(tree.name(child), "w:id" | "w:rPr" | "w15:color") {
                continue;
            }
            text.push(' ');
            text.push_str(tree.name(child));
            for (name, value) in attributes(tree.tag(child)) {
                text.push_str(&format!(" {name}={value}"));
            }
        }
    }
    text
}

/// A tracked change that has not been settled: what, and whose.
pub(super) fn change(tree: &Tree<'_>, id: Id) -> String {
    let get = |name| tree.get(id, name).unwrap_or_default();
    format!("{} {} {};", tree.name(id), get("w:author"), get("w:date"))
}
