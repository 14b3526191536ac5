//! The finishing pass: blocks of the model, in the frames that docx-rs makes, become the XML that Word expects.
//!
//! Writes what docx-rs cannot, or not at a bearable price (text and its looks, fields, bookmarks, content controls, comments), gives every
//! id, and puts what docx-rs wrote into schema order ([`order`]). A frame or a look that a document uses again is made once.
//! Block by block, straight into the part, so that memory does not grow with the document.

use super::body;
use super::comments::COMMENT_MARK;
use super::control::Control;
use super::numbering::Instance;
use super::order;
use super::paragraph::{Block, Contents, ContentsEntry, Paragraph, ParagraphNumber};
use super::span::{Field, Run, Span, is_bookmark_name};
use super::style::{StyleId, StyleKind};
use super::styles::StyleSheet;
use super::table::Table;
use super::xml::{self, Content, Element, all_allowed, allowed, escape};
use crate::finding::{Finding, Findings};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Write;
use std::rc::Rc;

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
    /// `w:pPr` of each frame that the document has had so far.
    frames: HashMap<Frame, Rc<str>>,
    /// `w:rPr` of each look.
    looks: HashMap<Look, Rc<str>>,
    plain: Rc<str>,
    /// What cannot be written. Each is a fault of the caller, never of a person's text.
    pub(super) findings: Findings,
}

/// Everything about a paragraph but its text.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Frame {
    style: StyleId,
    number: ParagraphNumber,
    page_break_before: bool,
    keep_with_next: bool,
    rtl: bool,
}

impl Frame {
    pub(super) fn of(model: &Paragraph) -> Frame {
        Frame {
            style: model.style.clone(),
            number: model.number,
            page_break_before: model.page_break_before,
            keep_with_next: model.keep_with_next,
            rtl: model.rtl,
        }
    }
}

/// Everything about a run but its text.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Look {
    style: Option<StyleId>,
    bold: bool,
    italic: bool,
    highlight: bool,
    rtl: bool,
    language: Option<String>,
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
            frames: HashMap::new(),
            looks: HashMap::new(),
            plain: "".into(),
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
        let mut raw = Vec::new();
        let parsed = build(&mut raw).and_then(|()| {
            xml::parse(&raw, xml::Limits::default()).map_err(|error| error.to_string())
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
        self.framed(model, "", "", out);
    }

    /// A paragraph with runs before and after its own spans.
    fn framed(&mut self, model: &Paragraph, before: &str, after: &str, out: &mut String) {
        out.push_str("<w:p");
        if let Some(count) = &mut self.paragraphs {
            *count += 1;
            put(out, format_args!(" w14:paraId=\"{count:08X}\""));
        }
        out.push('>');
        let properties = self.properties(model);
        out.push_str(&properties);
        out.push_str(before);
        self.spans(&model.spans, out);
        out.push_str(after);
        out.push_str("</w:p>");
    }

    /// `w:pPr`, from docx-rs when its frame is new.
    fn properties(&mut self, model: &Paragraph) -> Rc<str> {
        let frame = Frame::of(model);
        if let Some(known) = self.frames.get(&frame) {
            return Rc::clone(known);
        }
        if !self.paragraph_styles.contains(&*model.style) {
            self.wrong(format!("there is no paragraph style `{}`", model.style));
        }
        let raw = self.raw(|out| body::frame(model, out));
        let raw = raw.into_iter().flat_map(|raw| raw.children);
        let mut properties = raw
            .filter_map(|content| match content {
                Content::Element(element) if element.name == "w:pPr" => Some(element),
                _ => None,
            })
            .next()
            .unwrap_or_else(|| Element::new("w:pPr"));
        // docx-rs writes the look of the paragraph's mark, which is always empty.
        properties
            .children
            .retain(|child| !matches!(child, Content::Element(e) if e.name == "w:rPr"));
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
        let written: Rc<str> = written(properties).into();
        self.frames.insert(frame, Rc::clone(&written));
        written
    }

    fn spans(&mut self, spans: &[Span], out: &mut String) {
        for span in spans {
            match span {
                Span::Run(model) => {
                    let look = self.look(model);
                    run(&look, &model.text, out);
                }
                Span::Break => out.push_str("<w:r><w:br w:type=\"textWrapping\"/></w:r>"),
                Span::Tab => out.push_str("<w:r><w:tab/></w:r>"),
                Span::BookmarkStart(name) => self.bookmark_start(name, out),
                Span::BookmarkEnd(name) => self.bookmark_end(name, out),
                Span::CommentStart(id) => {
                    put(out, format_args!("<w:commentRangeStart w:id=\"{id}\"/>"));
                }
                Span::CommentEnd(id) => {
                    if *id >= self.comments || !self.commented.insert(*id) {
                        self.wrong(format!("there is no comment {id}, or it has two places"));
                    }
                    put(
                        out,
                        format_args!(
                            "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:rPr><w:rStyle w:val=\"{COMMENT_MARK}\"/></w:rPr>\
                             <w:commentReference w:id=\"{id}\"/></w:r>"
                        ),
                    );
                }
                Span::Control(control, inner) => {
                    out.push_str("<w:sdt>");
                    self.control_properties(control).write(out);
                    out.push_str("<w:sdtContent>");
                    self.spans(inner, out);
                    out.push_str("</w:sdtContent></w:sdt>");
                }
                Span::Field(field, model) => {
                    if let Field::Reference { bookmark, .. } = field {
                        self.target(bookmark);
                    }
                    let look = self.look(model);
                    field_mark("begin", &look, out);
                    field_code(&field.code(), &look, out);
                    field_mark("separate", &look, out);
                    run(&look, &model.text, out);
                    field_mark("end", &look, out);
                }
                Span::Link(bookmark, inner) => {
                    self.target(bookmark);
                    out.push_str("<w:hyperlink w:anchor=\"");
                    escape(bookmark, true, out);
                    out.push_str("\" w:history=\"1\">");
                    self.spans(inner, out);
                    out.push_str("</w:hyperlink>");
                }
            }
        }
    }

    /// `w:rPr` of a run; nothing for plain text.
    fn look(&mut self, model: &Run) -> Rc<str> {
        let emphatic = model.bold || model.italic || model.highlight;
        if !emphatic && !model.rtl && model.style.is_none() && model.language.is_none() {
            return Rc::clone(&self.plain);
        }
        let look = Look {
            style: model.style.clone(),
            bold: model.bold,
            italic: model.italic,
            highlight: model.highlight,
            rtl: model.rtl,
            language: model.language.clone(),
        };
        if let Some(known) = self.looks.get(&look) {
            return Rc::clone(known);
        }
        let properties = self.look_element(&look);
        let written: Rc<str> = match properties.children.is_empty() {
            true => "".into(),
            false => written(properties).into(),
        };
        self.looks.insert(look, Rc::clone(&written));
        written
    }

    fn look_element(&mut self, model: &Look) -> Element {
        let mut look = Element::new("w:rPr");
        if let Some(style) = &model.style {
            if !self.character_styles.contains(&**style) {
                self.wrong(format!("there is no character style `{style}`"));
            }
            look.push(Element::val("w:rStyle", style.to_string()));
        }
        let marks: [(bool, &[&'static str]); 2] =
            [(model.bold, &["w:b", "w:bCs"]), (model.italic, &["w:i"])];
        for (on, names) in marks {
            if on {
                look = look.children(names.iter().map(|name| Element::new(*name)));
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

    fn bookmark_start(&mut self, name: &str, out: &mut String) {
        let id = u32::try_from(self.bookmarks.len()).unwrap_or(u32::MAX);
        if !is_bookmark_name(name) || self.bookmarks.contains_key(name) {
            self.wrong(format!("`{name}` is no bookmark's name, or is there twice"));
            return;
        }
        self.bookmarks.insert(name.to_owned(), (id, false));
        put(
            out,
            format_args!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>"),
        );
    }

    fn bookmark_end(&mut self, name: &str, out: &mut String) {
        match self.bookmarks.get_mut(name) {
            Some((id, ended)) if !*ended => {
                *ended = true;
                put(out, format_args!("<w:bookmarkEnd w:id=\"{id}\"/>"));
            }
            _ => self.wrong(format!("the bookmark `{name}` ends without a start")),
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
        // The sort stands last (`CT_SdtPr`).
        if let Some(kind) = control.kind.element() {
            properties.push(kind);
        }
        properties
    }

    fn table(&mut self, model: &Table, out: &mut String) {
        let Some(raw) = self.raw(|out| body::table(model, out)) else {
            return;
        };
        let rows = std::iter::once(&model.header).chain(&model.rows);
        let mut rows = rows.enumerate();
        out.push_str("<w:tbl>");
        for content in raw.children {
            let Content::Element(mut element) = content else {
                continue;
            };
            match &*element.name {
                "w:tblPr" => out.push_str(&written(model.properties())),
                "w:tblGrid" => {
                    element.children.iter_mut().for_each(drop_grid_type);
                    element.write(out);
                }
                "w:tr" => {
                    if let Some((index, cells)) = rows.next() {
                        self.row(element, cells, index == 0, out);
                    }
                }
                _ => element.write(out),
            }
        }
        out.push_str("</w:tbl>");
    }

    fn row(&mut self, raw: Element, cells: &[Vec<Paragraph>], header: bool, out: &mut String) {
        out.push_str("<w:tr>");
        Table::row_properties(header).write(out);
        let raw_cells = raw.elements().filter(|cell| cell.name == "w:tc");
        for (cell, paragraphs) in raw_cells.zip(cells) {
            out.push_str("<w:tc>");
            // The paragraph that docx-rs gives an empty cell stands for the model's own.
            for part in cell.elements().filter(|part| part.name != "w:p") {
                part.write(out);
            }
            if paragraphs.is_empty() {
                self.wrong("a table cell has no paragraph".to_owned());
            }
            for paragraph in paragraphs {
                self.paragraph(paragraph, out);
            }
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
    }

    fn contents(&mut self, model: &Contents, out: &mut String) {
        let code = format!(
            " TOC \\o \"{0}-{1}\" \\h \\z \\n \\u ",
            model.levels.0, model.levels.1
        );
        let (mut begin, mut end) = (String::new(), String::new());
        field_mark("begin", "", &mut begin);
        field_code(&code, "", &mut begin);
        field_mark("separate", "", &mut begin);
        field_mark("end", "", &mut end);
        let last = model.entries.len().saturating_sub(1);
        for (index, entry) in model.entries.iter().enumerate() {
            let before = if index == 0 { begin.as_str() } else { "" };
            let after = if index == last { end.as_str() } else { "" };
            self.framed(&entry_paragraph(entry, model.rtl), before, after, out);
        }
    }
}

/// An element in schema order, as text.
fn written(mut element: Element) -> String {
    order::arrange(&mut element);
    let mut out = String::new();
    element.write(&mut out);
    out
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}

/// One child of a run.
enum Piece<'a> {
    Text(Cow<'a, str>),
    Tab,
    Break,
}

/// The pieces of a text: line feeds are breaks, tabs are tabs. The characters that XML
/// forbids go here.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split_inclusive(['\n', '\t']).flat_map(|part| {
        let (text, end) = match part.as_bytes().last() {
            Some(b'\n') => (&part[..part.len() - 1], Some(Piece::Break)),
            Some(b'\t') => (&part[..part.len() - 1], Some(Piece::Tab)),
            _ => (part, None),
        };
        let text = match all_allowed(text) {
            true => Cow::Borrowed(text),
            false => Cow::Owned(text.replace(|c| !allowed(c), "")),
        };
        let text = (!text.is_empty()).then_some(Piece::Text(text));
        text.into_iter().chain(end)
    })
}

/// Nearly every text is one piece, which its bytes tell.
fn one_piece(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b >= 0x20 && b != 0xEF)
}

fn text_element(text: &str, out: &mut String) {
    let edge = |c: char| c == ' ' || c == '\u{a0}';
    let kept = text.starts_with(edge) || text.ends_with(edge) || text.contains("  ");
    out.push_str(match kept {
        true => "<w:t xml:space=\"preserve\">",
        false => "<w:t>",
    });
    escape(text, false, out);
    out.push_str("</w:t>");
}

/// A run of one look; nothing when it has neither look nor text.
fn run(look: &str, text: &str, out: &mut String) {
    if one_piece(text) {
        out.push_str("<w:r>");
        out.push_str(look);
        text_element(text, out);
        out.push_str("</w:r>");
        return;
    }
    let mut pieces = pieces(text).peekable();
    if look.is_empty() && pieces.peek().is_none() {
        return;
    }
    out.push_str("<w:r>");
    out.push_str(look);
    for piece in pieces {
        match piece {
            Piece::Text(text) => text_element(&text, out),
            Piece::Tab => out.push_str("<w:tab/>"),
            Piece::Break => out.push_str("<w:br w:type=\"textWrapping\"/>"),
        }
    }
    out.push_str("</w:r>");
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

fn field_mark(kind: &str, look: &str, out: &mut String) {
    put(
        out,
        format_args!("<w:r>{look}<w:fldChar w:fldCharType=\"{kind}\"/></w:r>"),
    );
}

fn field_code(code: &str, look: &str, out: &mut String) {
    put(
        out,
        format_args!("<w:r>{look}<w:instrText xml:space=\"preserve\">"),
    );
    escape(code, false, out);
    out.push_str("</w:instrText></w:r>");
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
    fn a_run_is_its_frame_and_its_text() {
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
                    kind: crate::ooxml::ControlKind::RichText,
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
