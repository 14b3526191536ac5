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
    /// docx-rs' raw XML of one block.
    raw: Vec<u8>,
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
            raw: Vec::new(),
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

    /// What docx-rs makes of a block, as a tree.
    fn raw(&mut self, build: impl FnOnce(&mut Vec<u8>) -> Result<(), String>) -> Option<Element> {
        self.raw.clear();
        let parsed = build(&mut self.raw).and_then(|()| {
            xml::parse(&self.raw, xml::Limits::default()).map_err(|error| error.to_string())
        });
        match parsed {
            Ok(element) => Some(element),
            Err(error) => {
                self.wrong(format!("a block cannot be written: {error}"));
                None
            }
        }
    }

    fn paragraph(&mut self, model: &Paragraph, out: &mut String) {
        if let Some(raw) = self.raw(|out| body::paragraph(model, out)) {
            self.finished(raw, model, Frame::default()).write(out);
        }
    }

    fn finished(&mut self, raw: Element, model: &Paragraph, frame: Frame) -> Element {
        if !self.paragraph_styles.contains(&*model.style) {
            self.wrong(format!("there is no paragraph style `{}`", model.style));
        }
        let mut properties = Element::new("w:pPr");
        let mut pieces = Vec::new();
        for content in raw.children {
            match content {
                Content::Element(element) if element.name == "w:pPr" => properties = element,
                Content::Element(element) if element.name == "w:r" => pieces = element.children,
                _ => {}
            }
        }
        // The run's properties come first, and are empty.
        let mut pieces = pieces
            .into_iter()
            .filter(|piece| !matches!(piece, Content::Element(e) if e.name == "w:rPr"));
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
        paragraph.children.reserve(model.spans.len() + 2);
        paragraph.push(properties);
        paragraph.children.extend(elements(frame.before));
        self.spans(&model.spans, &mut pieces, &mut paragraph);
        paragraph.children.extend(elements(frame.after));
        tidy(&mut paragraph);
        order::arrange(&mut paragraph);
        paragraph
    }

    fn spans(
        &mut self,
        spans: &[Span],
        pieces: &mut impl Iterator<Item = Content>,
        into: &mut Element,
    ) {
        for span in spans {
            match span {
                Span::Run(model) => {
                    let run = self.run(model, pieces);
                    if !run.children.is_empty() {
                        into.push(run);
                    }
                }
                Span::Break | Span::Tab => {
                    let mut run = Element::new("w:r");
                    run.children.extend(pieces.next());
                    into.push(run);
                }
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
                    self.spans(inner, pieces, &mut content);
                    into.push(Element::new("w:sdt").child(properties).child(content));
                }
                Span::Field(field, model) => {
                    if let Field::Reference { bookmark, .. } = field {
                        self.target(bookmark);
                    }
                    let run = self.run(model, pieces);
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
                    self.spans(inner, pieces, &mut link);
                    into.push(link);
                }
            }
        }
    }

    /// A run with its look and its share of the pieces.
    fn run(&mut self, model: &Run, pieces: &mut impl Iterator<Item = Content>) -> Element {
        let mut run = Element::new("w:r");
        let look = self.look(model);
        if !look.children.is_empty() {
            run.push(look);
        }
        let share = body::count(&model.text);
        run.children.extend(pieces.take(share));
        run
    }

    /// The properties of a run, in the order of the schema.
    fn look(&mut self, model: &Run) -> Element {
        let mut look = Element::new("w:rPr");
        if let Some(style) = &model.style {
            if !self.character_styles.contains(&**style) {
                self.wrong(format!("there is no character style `{style}`"));
            }
            look.push(Element::val("w:rStyle", style.to_string()));
        }
        for (on, names) in [
            (model.bold, ["w:b", "w:bCs"]),
            (model.italic, ["w:i", "w:iCs"]),
        ] {
            if on {
                look.children.extend(elements(names.map(Element::new)));
            }
        }
        if model.highlight {
            look.push(Element::val("w:highlight", "yellow"));
        }
        if model.rtl {
            look.push(Element::new("w:rtl"));
        }
        if let Some(language) = &model.language {
            let attribute = if model.rtl { "w:bidi" } else { "w:val" };
            look.push(Element::new("w:lang").with(attribute, language.clone()));
        }
        look
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
        let Some(mut table) = self.raw(|out| body::table(model, out)) else {
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
            if let Some(raw) = self.raw(|out| body::paragraph(&paragraph, out)) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ooxml::dress::TableLook;
    use crate::ooxml::length::Length;
    use crate::ooxml::span::ReferenceForm;
    use crate::ooxml::style::Style;

    fn sheet() -> StyleSheet {
        let style = |id: &str, kind| Style {
            id: id.to_owned(),
            kind,
            ..Style::default()
        };
        StyleSheet {
            styles: vec![
                style("P", StyleKind::Paragraph),
                style("C", StyleKind::Character),
            ],
            fonts: BTreeMap::new(),
            table: TableLook {
                header_shade: String::new(),
                line_color: String::new(),
                padding: Length::default(),
                padding_above: Length::default(),
            },
            language: "en".to_owned(),
            rtl: false,
        }
    }

    fn written(spans: Vec<Span>) -> (String, Findings) {
        let sheet = sheet();
        let mut finisher = Finisher::new(&sheet, &[], 1);
        let mut out = String::new();
        finisher.blocks(&[Block::Paragraph(Paragraph::new("P", spans))], &mut out);
        finisher.close();
        (out, finisher.findings)
    }

    #[test]
    fn a_run_is_what_docx_rs_makes_less_what_is_empty() {
        let (xml, _) = written(vec![Span::Run(Run::plain("a & b"))]);
        assert_eq!(
            xml,
            "<w:p w14:paraId=\"00000001\"><w:pPr><w:pStyle w:val=\"P\"/></w:pPr><w:r><w:t>a &amp; b</w:t></w:r></w:p>"
        );
    }

    #[test]
    fn space_at_an_edge_is_kept() {
        let (xml, _) = written(vec![Span::Run(Run::plain("a "))]);
        assert!(
            xml.contains("<w:t xml:space=\"preserve\">a </w:t>"),
            "{xml}"
        );
    }

    #[test]
    fn spans_come_in_the_order_of_the_model() {
        let bookmark = || "b".to_owned();
        let (xml, findings) = written(vec![
            Span::BookmarkStart(bookmark()),
            Span::CommentStart(0),
            Span::Run(Run::styled("one", "C")),
            Span::Break,
            Span::Field(
                Field::Reference {
                    bookmark: bookmark(),
                    form: ReferenceForm::Full,
                },
                Run::plain("5"),
            ),
            Span::Control(
                Control {
                    tag: "t".to_owned(),
                    alias: "hint".to_owned(),
                    placeholder: true,
                },
                vec![Span::Run(Run::plain("[x]"))],
            ),
            Span::CommentEnd(0),
            Span::BookmarkEnd(bookmark()),
        ]);
        assert!(findings.is_empty(), "{findings}");
        let order = [
            "<w:bookmarkStart w:id=\"0\" w:name=\"b\"/>",
            "<w:commentRangeStart w:id=\"0\"/>",
            "<w:rStyle w:val=\"C\"/></w:rPr><w:t>one",
            "<w:br",
            "fldCharType=\"begin\"",
            " REF b \\w \\h ",
            "fldCharType=\"separate\"",
            "<w:t>5</w:t>",
            "fldCharType=\"end\"",
            "<w:sdt><w:sdtPr><w:alias w:val=\"hint\"/><w:tag w:val=\"t\"/><w:id w:val=\"1\"/><w:showingPlcHdr/>",
            "<w:t>[x]</w:t></w:r></w:sdtContent></w:sdt>",
            "<w:commentRangeEnd w:id=\"0\"/>",
            "<w:commentReference w:id=\"0\"/>",
            "<w:bookmarkEnd w:id=\"0\"/>",
        ];
        let mut at = 0;
        for piece in order {
            let found = xml[at..].find(piece);
            assert!(found.is_some(), "{piece} after {at} in {xml}");
            at += found.unwrap_or(0);
        }
    }

    #[test]
    fn a_model_that_does_not_hold_together_is_a_finding() {
        for spans in [
            vec![Span::Run(Run::styled("a", "No"))],
            vec![Span::BookmarkStart("a".to_owned())],
            vec![Span::BookmarkEnd("a".to_owned())],
            vec![Span::BookmarkStart("a b".to_owned())],
            vec![Span::Link("nowhere".to_owned(), Vec::new())],
            vec![Span::CommentEnd(9)],
        ] {
            let (_, findings) = written(spans.clone());
            // The one comment has no place either, so one finding alone would not be the fault's own.
            assert!(findings.len() > 1, "{spans:?}: {findings}");
        }
    }
}
