//! The finishing pass: raw XML of one block, zipped with its model, becomes the XML that Word expects.
//!
//! Adds what docx-rs cannot write, gives every id, puts children into schema order ([`order`]), and drops the
//! empty property bags that make a third of the raw bytes. Works block by block, so that memory does not grow with the document.

use super::order;
use super::paragraph::{Block, Contents, ContentsEntry, Paragraph, ParagraphNumber};
use super::span::{Control, Field, Run, Span, is_bookmark_name};
use super::style::StyleKind;
use super::styles::StyleSheet;
use super::table::Table;
use super::xml::{self, Content, Element};
use super::{body, numbering::Instance};
use crate::finding::{Finding, Findings};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Writes blocks to a part, and keeps the ids of a document.
pub(super) struct Finisher<'a> {
    paragraph_styles: HashSet<&'a str>,
    character_styles: HashSet<&'a str>,
    instances: BTreeSet<u32>,
    comments: usize,
    /// Bookmarks by name: id, and whether they have ended.
    bookmarks: BTreeMap<String, (u32, bool)>,
    targets: BTreeSet<String>,
    commented: BTreeSet<usize>,
    controls: u32,
    paragraphs: Option<u32>,
    /// What cannot be written. Each is a fault of the caller, never of a person's text.
    pub(super) findings: Findings,
}

impl<'a> Finisher<'a> {
    pub(super) fn new(sheet: &'a StyleSheet, instances: &[Instance], comments: usize) -> Self {
        let of = |kind| {
            let styles = sheet.styles.iter().filter(move |s| s.kind == kind);
            styles.map(|s| s.id.as_str()).collect()
        };
        Finisher {
            paragraph_styles: of(StyleKind::Paragraph),
            character_styles: of(StyleKind::Character),
            instances: instances.iter().map(|i| i.id).collect(),
            comments,
            bookmarks: BTreeMap::new(),
            targets: BTreeSet::new(),
            commented: BTreeSet::new(),
            controls: 0,
            paragraphs: Some(0),
            findings: Findings::new(),
        }
    }

    /// Blocks of the body. Their paragraphs get ids.
    pub(super) fn blocks(&mut self, blocks: &[Block], out: &mut String) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, out),
                Block::Table(table) => self.table(table, out),
                Block::Contents(contents) => self.contents(contents, out),
                Block::Control(control, inner) => {
                    out.push_str("<w:sdt>");
                    self.control_properties(control).write(out);
                    out.push_str("<w:sdtContent>");
                    self.blocks(inner, out);
                    out.push_str("</w:sdtContent></w:sdt>");
                }
            }
        }
    }

    /// Paragraphs of a header or footer, which carry no ids.
    pub(super) fn margin(&mut self, paragraphs: &[Paragraph], out: &mut String) {
        let counter = self.paragraphs.take();
        for paragraph in paragraphs {
            self.paragraph(paragraph, out);
        }
        self.paragraphs = counter;
    }

    /// What only the end of the document shows: open ranges, references to nowhere, comments without a place.
    pub(super) fn close(&mut self) {
        let open: Vec<_> = self
            .bookmarks
            .iter()
            .filter(|(_, (_, ended))| !ended)
            .map(|(name, _)| format!("the bookmark `{name}` does not end"))
            .collect();
        let nowhere: Vec<_> = self
            .targets
            .iter()
            .filter(|name| !self.bookmarks.contains_key(*name))
            .map(|name| format!("a field refers to the bookmark `{name}`, which is not there"))
            .collect();
        let silent = (0..self.comments)
            .filter(|id| !self.commented.contains(id))
            .map(|id| format!("the comment {id} has no place in the text"))
            .collect();
        for message in [open, nowhere, silent].concat() {
            self.wrong(message);
        }
    }

    fn wrong(&mut self, message: String) {
        self.findings.push(Finding::error("word-model", message));
    }

    fn parsed(&mut self, raw: &[u8]) -> Option<Element> {
        match xml::parse(raw, xml::Limits::default()) {
            Ok(element) => Some(element),
            Err(error) => {
                self.wrong(format!("a block cannot be written: {error}"));
                None
            }
        }
    }

    fn paragraph(&mut self, model: &Paragraph, out: &mut String) {
        if let Some(raw) = self.parsed(&body::paragraph(model)) {
            self.finished(raw, model, Frame::default()).write(out);
        }
    }

    fn finished(&mut self, raw: Element, model: &Paragraph, frame: Frame) -> Element {
        if !self.paragraph_styles.contains(&*model.style) {
            self.wrong(format!("there is no paragraph style `{}`", model.style));
        }
        let mut properties = Element::new("w:pPr");
        let mut runs = Vec::with_capacity(raw.children.len());
        for content in raw.children {
            match content {
                Content::Element(element) if element.name == "w:pPr" => properties = element,
                Content::Element(element) if element.name == "w:r" => runs.push(element),
                _ => {}
            }
        }
        match model.number {
            ParagraphNumber::Style => {}
            ParagraphNumber::Item { instance, level } => {
                if !self.instances.contains(&instance) || level > 8 {
                    self.wrong(format!("there is no list {instance}, level {level}"));
                }
            }
            ParagraphNumber::None => {
                properties.push(Element::new("w:numPr").child(Element::val("w:numId", "0")));
            }
        }
        if model.rtl {
            properties.push(Element::new("w:bidi"));
        }
        let mut paragraph = Element::new("w:p");
        if let Some(count) = &mut self.paragraphs {
            *count += 1;
            paragraph = paragraph.with("w14:paraId", format!("{count:08X}"));
        }
        paragraph.children.reserve(runs.len() + 4);
        paragraph.push(properties);
        paragraph.children.extend(elements(frame.before));
        self.spans(&model.spans, &mut runs.into_iter(), &mut paragraph);
        paragraph.children.extend(elements(frame.after));
        tidy(&mut paragraph);
        order::arrange(&mut paragraph);
        paragraph
    }

    fn spans(
        &mut self,
        spans: &[Span],
        runs: &mut impl Iterator<Item = Element>,
        into: &mut Element,
    ) {
        for span in spans {
            match span {
                Span::Run(model) => {
                    let run = self.run(runs.next(), model);
                    into.push(run);
                }
                Span::Break | Span::Tab => into.children.extend(elements(runs.next())),
                Span::BookmarkStart(name) => {
                    let start = self.bookmark_start(name);
                    into.children.extend(elements(start));
                }
                Span::BookmarkEnd(name) => {
                    let end = self.bookmark_end(name);
                    into.children.extend(elements(end));
                }
                Span::CommentStart(id) => {
                    into.push(Element::new("w:commentRangeStart").with("w:id", id.to_string()));
                }
                Span::CommentEnd(id) => {
                    if *id >= self.comments || !self.commented.insert(*id) {
                        self.wrong(format!("there is no comment {id}, or it has two places"));
                    }
                    into.push(Element::new("w:commentRangeEnd").with("w:id", id.to_string()));
                    into.push(comment_mark(*id));
                }
                Span::Control(control, inner) => {
                    let properties = self.control_properties(control);
                    let mut content = Element::new("w:sdtContent");
                    self.spans(inner, runs, &mut content);
                    into.push(Element::new("w:sdt").child(properties).child(content));
                }
                Span::Field(field, model) => {
                    if let Field::Reference { bookmark, .. } = field {
                        self.target(bookmark);
                    }
                    let run = self.run(runs.next(), model);
                    let look = run.find("w:rPr").cloned();
                    into.push(field_mark("begin", look.as_ref()));
                    into.push(field_code(&field.code(), look.as_ref()));
                    into.push(field_mark("separate", look.as_ref()));
                    into.push(run);
                    into.push(field_mark("end", look.as_ref()));
                }
                Span::Link(bookmark, inner) => {
                    self.target(bookmark);
                    let mut link = Element::new("w:hyperlink")
                        .with("w:anchor", bookmark.clone())
                        .with("w:history", "1");
                    self.spans(inner, runs, &mut link);
                    into.push(link);
                }
            }
        }
    }

    fn run(&mut self, raw: Option<Element>, model: &Run) -> Element {
        if let Some(style) = &model.style
            && !self.character_styles.contains(&**style)
        {
            self.wrong(format!("there is no character style `{style}`"));
        }
        let mut run = raw.unwrap_or_else(|| Element::new("w:r"));
        if model.rtl || model.language.is_some() {
            if run.find("w:rPr").is_none() {
                let properties = Content::Element(Element::new("w:rPr"));
                run.children.insert(0, properties);
            }
            if let Some(Content::Element(properties)) = run.children.first_mut() {
                if model.rtl {
                    properties.push(Element::new("w:rtl"));
                }
                if let Some(language) = &model.language {
                    let attribute = if model.rtl { "w:bidi" } else { "w:val" };
                    properties.push(Element::new("w:lang").with(attribute, language.clone()));
                }
            }
        }
        run
    }

    fn bookmark_start(&mut self, name: &str) -> Option<Element> {
        let id = u32::try_from(self.bookmarks.len()).unwrap_or(u32::MAX);
        if !is_bookmark_name(name) || self.bookmarks.contains_key(name) {
            self.wrong(format!("`{name}` is no bookmark's name, or is there twice"));
            return None;
        }
        self.bookmarks.insert(name.to_owned(), (id, false));
        Some(
            Element::new("w:bookmarkStart")
                .with("w:id", id.to_string())
                .with("w:name", name),
        )
    }

    fn bookmark_end(&mut self, name: &str) -> Option<Element> {
        match self.bookmarks.get_mut(name) {
            Some((id, ended)) if !*ended => {
                *ended = true;
                Some(Element::new("w:bookmarkEnd").with("w:id", id.to_string()))
            }
            _ => {
                self.wrong(format!("the bookmark `{name}` ends without a start"));
                None
            }
        }
    }

    fn target(&mut self, bookmark: &str) {
        if !self.targets.contains(bookmark) {
            self.targets.insert(bookmark.to_owned());
        }
    }

    /// A rich text control: LibreOffice turns a plain one (`w:text`) into a field without look.
    fn control_properties(&mut self, control: &Control) -> Element {
        self.controls += 1;
        let mut properties = Element::new("w:sdtPr");
        if !control.alias.is_empty() {
            properties.push(Element::val("w:alias", limited(&control.alias)));
        }
        if control.tag.chars().count() > 64 {
            self.wrong(format!(
                "the tag `{}` has more than 64 characters",
                control.tag
            ));
        }
        properties.push(Element::val("w:tag", control.tag.clone()));
        properties.push(Element::val("w:id", self.controls.to_string()));
        if control.placeholder {
            properties.push(Element::new("w:showingPlcHdr"));
        }
        order::arrange(&mut properties);
        properties
    }

    fn table(&mut self, model: &Table, out: &mut String) {
        let Some(mut table) = self.parsed(&body::table(model)) else {
            return;
        };
        let rows = std::iter::once(&model.header).chain(&model.rows);
        let mut rows = rows.enumerate();
        for content in std::mem::take(&mut table.children) {
            let Content::Element(mut element) = content else {
                continue;
            };
            match &*element.name {
                "w:tblPr" => element = model.properties(),
                "w:tblGrid" => element.children.iter_mut().for_each(drop_grid_type),
                "w:tr" => {
                    if let Some((index, cells)) = rows.next() {
                        element = self.row(element, cells, index == 0);
                    }
                }
                _ => {}
            }
            order::arrange(&mut element);
            table.push(element);
        }
        table.write(out);
    }

    fn row(&mut self, raw: Element, cells: &[Vec<Paragraph>], header: bool) -> Element {
        let mut row = Element::new("w:tr").child(Table::row_properties(header));
        let raw_cells = raw
            .children
            .into_iter()
            .filter_map(|content| match content {
                Content::Element(element) if element.name == "w:tc" => Some(element),
                _ => None,
            });
        for (mut cell, models) in raw_cells.zip(cells) {
            let mut models = models.iter();
            for content in std::mem::take(&mut cell.children) {
                match content {
                    Content::Element(raw) if raw.name == "w:p" => {
                        if let Some(model) = models.next() {
                            let paragraph = self.finished(raw, model, Frame::default());
                            cell.push(paragraph);
                        } else {
                            self.wrong("a table cell has no paragraph".to_owned());
                        }
                    }
                    other => cell.children.push(other),
                }
            }
            row.push(cell);
        }
        row
    }

    fn contents(&mut self, model: &Contents, out: &mut String) {
        let code = format!(
            " TOC \\o \"{0}-{1}\" \\h \\z \\n \\u ",
            model.levels.0, model.levels.1
        );
        let last = model.entries.len().saturating_sub(1);
        for (index, entry) in model.entries.iter().enumerate() {
            let paragraph = entry_paragraph(entry, model.rtl);
            let mut frame = Frame::default();
            if index == 0 {
                frame.before = vec![
                    field_mark("begin", None),
                    field_code(&code, None),
                    field_mark("separate", None),
                ];
            }
            if index == last {
                frame.after = vec![field_mark("end", None)];
            }
            if let Some(raw) = self.parsed(&body::paragraph(&paragraph)) {
                self.finished(raw, &paragraph, frame).write(out);
            }
        }
    }
}

/// Runs around a paragraph's own spans.
#[derive(Default)]
struct Frame {
    before: Vec<Element>,
    after: Vec<Element>,
}

fn elements(elements: impl IntoIterator<Item = Element>) -> impl Iterator<Item = Content> {
    elements.into_iter().map(Content::Element)
}

fn entry_paragraph(entry: &ContentsEntry, rtl: bool) -> Paragraph {
    let run = |text: &str| {
        Span::Run(Run {
            rtl,
            ..Run::plain(text)
        })
    };
    let mut spans = Vec::new();
    if let Some(number) = &entry.number {
        spans.push(run(number));
        spans.push(Span::Tab);
    }
    spans.push(run(&entry.text));
    Paragraph {
        rtl,
        ..Paragraph::new(
            entry.style.clone(),
            vec![Span::Link(entry.bookmark.clone(), spans)],
        )
    }
}

fn field_mark(kind: &'static str, look: Option<&Element>) -> Element {
    marked(look, Element::new("w:fldChar").with("w:fldCharType", kind))
}

fn field_code(code: &str, look: Option<&Element>) -> Element {
    marked(
        look,
        Element::new("w:instrText")
            .with("xml:space", "preserve")
            .text(code),
    )
}

fn marked(look: Option<&Element>, mark: Element) -> Element {
    let mut run = Element::new("w:r");
    if let Some(look) = look.filter(|look| !look.children.is_empty()) {
        run.push(look.clone());
    }
    run.child(mark)
}

fn comment_mark(id: usize) -> Element {
    let look = Element::val("w:rStyle", super::comments::COMMENT_MARK);
    Element::new("w:r")
        .child(Element::new("w:rPr").child(look))
        .child(Element::new("w:commentReference").with("w:id", id.to_string()))
}

/// The first 64 characters, which is what Word keeps of an alias.
fn limited(text: &str) -> String {
    match text.char_indices().nth(64) {
        Some(_) => {
            let kept: String = text.chars().take(63).collect();
            format!("{}…", kept.trim_end())
        }
        None => text.to_owned(),
    }
}

fn drop_grid_type(content: &mut Content) {
    if let Content::Element(column) = content {
        column.attributes.retain(|(name, _)| name == "w:w");
    }
}

/// Drops empty property bags, and `xml:space` where there is no space to preserve.
fn tidy(element: &mut Element) {
    element.children.retain_mut(|content| {
        let Content::Element(child) = content else {
            return true;
        };
        tidy(child);
        match &*child.name {
            "w:rPr" | "w:pPr" => !child.children.is_empty(),
            "w:t" => {
                let text = match child.children.first() {
                    Some(Content::Text(text)) => text.as_str(),
                    _ => "",
                };
                let edge = |c: char| c == ' ' || c == '\u{a0}';
                if !text.starts_with(edge) && !text.ends_with(edge) && !text.contains("  ") {
                    child.attributes.clear();
                }
                !text.is_empty()
            }
            _ => true,
        }
    });
}
