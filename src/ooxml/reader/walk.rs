//! Paragraphs in reading order, with what stands in them before references are computed.

use super::numbers::{Counted, Numbers};
use super::{ReadControl, ReadControlKind, ReadParagraph};
use crate::ooxml::xml::{Content, Element};
use std::collections::{BTreeMap, HashMap};

/// What a walk finds.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) paragraphs: Vec<Walking>,
    pub(super) bookmarks: HashMap<String, Mark>,
}

/// A paragraph on the way.
#[derive(Default)]
pub(super) struct Walking {
    pub(super) paragraph: ReadParagraph,
    pub(super) number: Option<Counted>,
    pub(super) pieces: Vec<Piece>,
}

/// Text, or a reference that has still to be computed.
pub(super) enum Piece {
    Text(String),
    Reference { code: String, cached: String },
}

/// Where a bookmark begins, and the text in it.
#[derive(Default)]
pub(super) struct Mark {
    pub(super) paragraph: usize,
    pub(super) text: String,
}

/// A field that has begun.
struct Open {
    code: String,
    /// Whether its code has been read and its result runs.
    result: bool,
    cached: String,
}

impl Open {
    fn is(&self, name: &str) -> bool {
        self.code.split_whitespace().next() == Some(name)
    }
}

struct Walker<'a> {
    numbers: &'a mut Numbers,
    found: Walked,
    fields: Vec<Open>,
    /// Open bookmarks: id → name.
    open: BTreeMap<String, String>,
    controls: Vec<ReadControl>,
    /// Bookmarks that begin with the next paragraph.
    bookmarks: Vec<String>,
    tables: usize,
}

pub(super) fn walk(body: &Element, numbers: &mut Numbers) -> Walked {
    let mut walker = Walker {
        numbers,
        found: Walked::default(),
        fields: Vec::new(),
        open: BTreeMap::new(),
        controls: Vec::new(),
        bookmarks: Vec::new(),
        tables: 0,
    };
    walker.blocks(body);
    walker.found
}

impl Walker<'_> {
    fn blocks(&mut self, parent: &Element) {
        for element in parent.elements() {
            match &*element.name {
                "w:p" => self.paragraph(element),
                "w:tbl" => {
                    self.tables += 1;
                    self.blocks(element);
                    self.tables -= 1;
                }
                "w:sdt" => self.control(element, false),
                "w:bookmarkStart" | "w:bookmarkEnd" => {
                    self.bookmark(element, self.found.paragraphs.len());
                }
                // Text that was moved away or deleted is not shown; sections and properties hold none.
                "w:moveFrom" | "w:del" | "w:sectPr" | "w:tblPr" | "w:trPr" | "w:tcPr" => {}
                _ => self.blocks(element),
            }
        }
    }

    fn paragraph(&mut self, element: &Element) {
        let properties = element.find("w:pPr");
        let style = properties
            .and_then(|p| p.val_of("w:pStyle"))
            .unwrap_or_default();
        let place = self.found.paragraphs.len();
        let number = self.numbers.count(properties, style, place);
        let on = |element: &Element| !matches!(element.get("w:val"), Some("0" | "false" | "off"));
        self.found.paragraphs.push(Walking {
            paragraph: ReadParagraph {
                style: style.to_owned(),
                number: number.as_ref().map(|n| n.text.clone()),
                in_table: self.tables > 0,
                in_contents: self.fields.iter().any(|field| field.is("TOC")),
                rtl: properties.and_then(|p| p.find("w:bidi")).is_some_and(on),
                controls: std::mem::take(&mut self.controls),
                bookmarks: std::mem::take(&mut self.bookmarks),
                ..ReadParagraph::default()
            },
            number,
            pieces: Vec::new(),
        });
        // A control around blocks is listed with the first paragraph in it.
        self.inline(element);
        let in_contents = self.fields.iter().any(|field| field.is("TOC"));
        self.now().paragraph.in_contents |= in_contents;
    }

    /// The paragraph that is being read. The first caller has put one there.
    fn now(&mut self) -> &mut Walking {
        if self.found.paragraphs.is_empty() {
            self.found.paragraphs.push(Walking::default());
        }
        let last = self.found.paragraphs.len() - 1;
        &mut self.found.paragraphs[last]
    }

    fn inline(&mut self, parent: &Element) {
        for element in parent.elements() {
            match &*element.name {
                "w:r" => self.run(element),
                "w:sdt" => self.control(element, true),
                "w:fldSimple" => {
                    self.fields.push(Open {
                        code: element.get("w:instr").unwrap_or_default().to_owned(),
                        result: true,
                        cached: String::new(),
                    });
                    self.inline(element);
                    self.end_field();
                }
                "w:bookmarkStart" | "w:bookmarkEnd" => {
                    self.bookmark(element, self.found.paragraphs.len().saturating_sub(1));
                }
                "w:pPr" | "w:del" | "w:moveFrom" => {}
                _ => self.inline(element),
            }
        }
    }

    fn run(&mut self, run: &Element) {
        for element in run.elements() {
            match &*element.name {
                "w:t" => {
                    for content in &element.children {
                        if let Content::Text(text) = content {
                            self.text(text);
                        }
                    }
                }
                "w:tab" => self.text("\t"),
                // The end of a page or column is no line of the text.
                "w:br" if matches!(element.get("w:type"), Some("page" | "column")) => {}
                "w:br" | "w:cr" => self.text("\n"),
                "w:noBreakHyphen" => self.text("\u{2011}"),
                "w:commentReference" => {
                    let id = element.get("w:id").unwrap_or_default().to_owned();
                    self.now().paragraph.comments.push(id);
                }
                "w:instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.result) {
                        field.code.push_str(&element.plain());
                    }
                }
                "w:fldChar" => match element.get("w:fldCharType") {
                    Some("begin") => self.fields.push(Open {
                        code: String::new(),
                        result: false,
                        cached: String::new(),
                    }),
                    Some("separate") => {
                        if let Some(field) = self.fields.last_mut() {
                            field.result = true;
                        }
                    }
                    Some("end") => self.end_field(),
                    _ => {}
                },
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.fields.iter().any(|field| !field.result) {
            return;
        }
        for name in self.open.values() {
            if let Some(mark) = self.found.bookmarks.get_mut(name) {
                mark.text.push_str(text);
            }
        }
        for control in &mut self.controls {
            control.text.push_str(text);
        }
        match self.fields.last_mut() {
            Some(field) if field.is("REF") => field.cached.push_str(text),
            _ => match self.now().pieces.last_mut() {
                Some(Piece::Text(before)) => before.push_str(text),
                _ => self.now().pieces.push(Piece::Text(text.to_owned())),
            },
        }
    }

    fn end_field(&mut self) {
        let Some(field) = self.fields.pop() else {
            return;
        };
        if field.is("REF") {
            self.now().pieces.push(Piece::Reference {
                code: field.code,
                cached: field.cached,
            });
        }
    }

    /// A bookmark's mark; one that stands between paragraphs begins with the next.
    fn bookmark(&mut self, element: &Element, paragraph: usize) {
        let id = element.get("w:id").unwrap_or_default();
        if element.name == "w:bookmarkEnd" {
            self.open.remove(id);
            return;
        }
        let name = element.get("w:name").unwrap_or_default().to_owned();
        self.found.bookmarks.entry(name.clone()).or_insert(Mark {
            paragraph,
            text: String::new(),
        });
        // LibreOffice sets a control of its own around one in a table; the bookmark belongs to the inner one.
        if let Some(control) = self.controls.last_mut() {
            control.bookmarks.push(name.clone());
        }
        match self.found.paragraphs.get_mut(paragraph) {
            Some(walking) => walking.paragraph.bookmarks.push(name.clone()),
            None => self.bookmarks.push(name.clone()),
        }
        self.open.insert(id.to_owned(), name);
    }

    fn control(&mut self, element: &Element, inline: bool) {
        let properties = element.find("w:sdtPr");
        let control = ReadControl {
            tag: properties
                .and_then(|p| p.val_of("w:tag"))
                .unwrap_or_default()
                .to_owned(),
            text: String::new(),
            placeholder: properties.is_some_and(|p| p.find("w:showingPlcHdr").is_some()),
            bookmarks: self.open.values().cloned().collect(),
            kind: properties.map(kind_of).unwrap_or_default(),
        };
        let Some(content) = element.find("w:sdtContent") else {
            return;
        };
        if !inline {
            self.controls.push(control);
            self.blocks(content);
            self.controls.clear();
            return;
        }
        let depth = self.controls.len();
        self.controls.push(control);
        self.inline(content);
        let done = self.controls.split_off(depth.min(self.controls.len()));
        self.now().paragraph.controls.extend(done);
    }
}

/// The sort of control that `w:sdtPr` speaks of.
fn kind_of(properties: &Element) -> ReadControlKind {
    if let Some(check) = properties.find("w14:checkbox") {
        let checked = check.find("w14:checked").and_then(|c| c.get("w14:val"));
        return ReadControlKind::CheckBox(matches!(checked, Some("1" | "true" | "on")));
    }
    let list = properties
        .find("w:dropDownList")
        .or_else(|| properties.find("w:comboBox"));
    if let Some(list) = list {
        let items = list.elements().filter(|item| item.name == "w:listItem");
        // An item without words of its own shows its value (17.5.2.21).
        let shown = items.filter_map(|item| item.get("w:displayText").or(item.get("w:value")));
        return ReadControlKind::DropDown(shown.map(str::to_owned).collect());
    }
    match properties.find("w:date") {
        Some(date) => ReadControlKind::Date(
            date.get("w:fullDate")
                .and_then(|day| day.get(..10))
                .map(str::to_owned),
        ),
        None => ReadControlKind::Text,
    }
}
