//! A document as a package, in one of two hands.

use super::{Block, Document, Format, Inline, Paragraph, Section};
use enact::ooxml::package::Parts;
use std::collections::{BTreeMap, BTreeSet};

#[path = "definitions.rs"]
mod definitions;
#[path = "rows.rs"]
mod rows;

const ROOT: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";
const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DATE: &str = "2026-01-01T00:00:00Z";

impl Document {
    /// The package.
    pub fn parts(&self) -> Parts {
        Writer::new(self, false).write()
    }

    /// The package as another program might have written it.
    pub fn saved_again(&self) -> Parts {
        Writer::new(self, true).write()
    }
}

struct Writer<'d> {
    document: &'d Document,
    /// In the other hand.
    again: bool,
    parts: Parts,
    /// Relationships of the main part: id, kind, target, external.
    links: Vec<(String, &'static str, String, bool)>,
    /// Footnotes, endnotes.
    notes: [Vec<String>; 2],
    comments: Vec<String>,
    bookmarks: BTreeSet<u8>,
    written_bookmarks: BTreeSet<u8>,
    controls: BTreeSet<u32>,
    drawings: u32,
    ranges: u32,
    heads: u32,
    styles: BTreeSet<u8>,
    lists: BTreeSet<u8>,
    in_link: bool,
    media: BTreeMap<u8, String>,
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

impl<'d> Writer<'d> {
    fn new(document: &'d Document, again: bool) -> Writer<'d> {
        let mut bookmarks = BTreeSet::new();
        for block in &document.body {
            bookmarks_in(block, &mut bookmarks);
        }
        Writer {
            document,
            again,
            parts: Parts::new(),
            links: Vec::new(),
            notes: [Vec::new(), Vec::new()],
            comments: Vec::new(),
            bookmarks,
            written_bookmarks: BTreeSet::new(),
            controls: BTreeSet::new(),
            drawings: 0,
            ranges: 0,
            heads: 0,
            styles: BTreeSet::new(),
            lists: BTreeSet::new(),
            in_link: false,
            media: BTreeMap::new(),
        }
    }

    fn write(mut self) -> Parts {
        let mut body = String::new();
        for block in &self.document.body {
            match block {
                Block::Section(section) => {
                    let section = self.section(section);
                    body.push_str(&format!("<w:p><w:pPr>{section}</w:pPr></w:p>"));
                }
                block => self.block(block, &mut body),
            }
        }
        if !matches!(self.document.body.last(), Some(Block::Paragraph(_))) {
            body.push_str("<w:p/>");
        }
        body.push_str(&self.section(&self.document.last));
        self.part("document", "document", &format!("<w:body>{body}</w:body>"));
        self.definitions();
        self.parts
    }

    /// A WordprocessingML part.
    fn part(&mut self, file: &str, root: &str, content: &str) {
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:{root} {ROOT}>{content}</w:{root}>"
        );
        self.parts
            .insert(format!("word/{file}.xml"), text.into_bytes());
    }

    fn link(&mut self, kind: &'static str, target: String, external: bool) -> String {
        let hand = if self.again { "x" } else { "rId" };
        let id = format!("{hand}{}", self.links.len() + 1);
        self.links.push((id.clone(), kind, target, external));
        id
    }

    /// Another number in the other hand.
    fn number(&self, number: u32) -> u32 {
        number + if self.again { 40 } else { 0 }
    }

    fn block(&mut self, block: &Block, out: &mut String) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, out),
            Block::Table(table) => self.table(table, out),
            Block::Control(tag, inner) => {
                let id = self.control(*tag);
                out.push_str(&format!("<w:sdt>{id}<w:sdtContent>"));
                for block in inner {
                    self.block(block, out);
                }
                if inner.is_empty() {
                    out.push_str("<w:p/>");
                }
                out.push_str("</w:sdtContent></w:sdt>");
            }
            // Sections end in the body alone.
            Block::Section(_) => out.push_str("<w:p/>"),
        }
    }

    fn control(&mut self, tag: u8) -> String {
        let mut id = self.number(u32::from(tag) + 1);
        while !self.controls.insert(id) {
            id += 1000;
        }
        format!("<w:sdtPr><w:tag w:val=\"tag{tag}\"/><w:id w:val=\"{id}\"/></w:sdtPr>")
    }

    fn paragraph(&mut self, paragraph: &Paragraph, out: &mut String) {
        out.push_str(match self.again {
            true => "<w:p w:rsidR=\"00AB12CD\" w:rsidRDefault=\"00AB12CD\">",
            false => "<w:p>",
        });
        let mut properties = String::new();
        if paragraph.style > 0 {
            self.styles.insert(paragraph.style);
            let id = self.style(paragraph.style);
            properties.push_str(&format!("<w:pStyle w:val=\"{id}\"/>"));
        }
        if paragraph.keep_next {
            properties.push_str(match self.again {
                true => "<w:keepNext w:val=\"true\"/>",
                false => "<w:keepNext/>",
            });
        }
        if let Some((list, level)) = paragraph.list {
            self.lists.insert(list);
            let id = self.number(u32::from(list) + 1);
            properties.push_str(&format!(
                "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr>"
            ));
        }
        if paragraph.bidi {
            properties.push_str("<w:bidi/>");
        }
        if paragraph.indent > 0 {
            let left = 360 * u32::from(paragraph.indent);
            properties.push_str(&match self.again {
                true => format!("<w:ind w:right=\"120\" w:left=\"{left}\"/>"),
                false => format!("<w:ind w:left=\"{left}\" w:right=\"120\"/>"),
            });
        }
        if paragraph.align > 0 {
            let align = ["left", "center", "right", "both"][usize::from(paragraph.align % 4)];
            properties.push_str(&format!("<w:jc w:val=\"{align}\"/>"));
        }
        if !properties.is_empty() {
            out.push_str(&format!("<w:pPr>{properties}</w:pPr>"));
        }
        self.inlines(&paragraph.content, out);
        out.push_str("</w:p>");
    }

    fn style(&self, style: u8) -> String {
        let hand = if self.again { "Stil" } else { "Style" };
        format!("{hand}{style}")
    }

    fn inlines(&mut self, content: &[Inline], out: &mut String) {
        for inline in content {
            self.inline(inline, out);
        }
    }

    fn inline(&mut self, inline: &Inline, out: &mut String) {
        match inline {
            Inline::Text(text, format) => self.text(text, format, out),
            Inline::Tab => out.push_str("<w:r><w:tab/></w:r>"),
            Inline::Break(0) => out.push_str("<w:r><w:br/></w:r>"),
            Inline::Break(1) => out.push_str("<w:r><w:br w:type=\"page\"/></w:r>"),
            Inline::Break(_) => out.push_str("<w:r><w:br w:type=\"column\"/></w:r>"),
            Inline::Symbol => {
                out.push_str("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>");
            }
            Inline::NoBreakHyphen => out.push_str("<w:r><w:noBreakHyphen/></w:r>"),
            Inline::Footnote(text) => self.note(0, "footnote", text, out),
            Inline::Endnote(text) => self.note(1, "endnote", text, out),
            Inline::Comment(text, inner) => {
                let id = self.number(u32::try_from(self.comments.len()).unwrap_or(0));
                self.comments.push(format!(
                    "<w:comment w:id=\"{id}\" w:author=\"A &amp; B\" w:date=\"{DATE}\"><w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:comment>",
                    escaped(text)
                ));
                out.push_str(&format!("<w:commentRangeStart w:id=\"{id}\"/>"));
                self.inlines(inner, out);
                out.push_str(&format!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"));
            }
            Inline::Field(which, result, simple) => self.field(*which, result, *simple, out),
            Inline::Link(target, inner) => {
                if self.in_link {
                    return self.inlines(inner, out);
                }
                let id = self.link("hyperlink", format!("http://example.org/{target}"), true);
                out.push_str(&format!("<w:hyperlink r:id=\"{id}\">"));
                self.in_link = true;
                self.inlines(inner, out);
                self.in_link = false;
                out.push_str("</w:hyperlink>");
            }
            Inline::Jump(bookmark, text) => {
                let found = self.bookmarks.contains(bookmark) && !self.in_link;
                if found {
                    out.push_str(&format!("<w:hyperlink w:anchor=\"Mark_{bookmark}\">"));
                }
                self.text(text, &Format::default(), out);
                if found {
                    out.push_str("</w:hyperlink>");
                }
            }
            Inline::Bookmark(name, inner) => {
                if !self.written_bookmarks.insert(*name) {
                    return self.inlines(inner, out);
                }
                self.ranges += 1;
                let id = self.number(self.ranges);
                out.push_str(&format!(
                    "<w:bookmarkStart w:id=\"{id}\" w:name=\"Mark_{name}\"/>"
                ));
                self.inlines(inner, out);
                out.push_str(&format!("<w:bookmarkEnd w:id=\"{id}\"/>"));
            }
            Inline::Image(which) => self.image(*which, out),
            Inline::TextBox(text) => self.text_box(text, out),
            Inline::Math(kind, a, b) => {
                let part = |text: &str| {
                    format!(
                        "<m:r><m:t xml:space=\"preserve\">{}</m:t></m:r>",
                        escaped(text)
                    )
                };
                let (a, b) = (part(a), part(b));
                out.push_str("<m:oMath>");
                out.push_str(&match kind {
                    0 => format!("<m:f><m:num>{a}</m:num><m:den>{b}</m:den></m:f>"),
                    1 => format!("<m:sSup><m:e>{a}</m:e><m:sup>{b}</m:sup></m:sSup>"),
                    _ => format!("{a}{b}"),
                });
                out.push_str("</m:oMath>");
            }
            Inline::Control(tag, inner) => {
                let id = self.control(*tag);
                out.push_str(&format!("<w:sdt>{id}<w:sdtContent>"));
                self.inlines(inner, out);
                out.push_str("</w:sdtContent></w:sdt>");
            }
        }
    }

    fn text(&mut self, text: &str, format: &Format, out: &mut String) {
        if text.is_empty() {
            return;
        }
        let format = self.format(format);
        let middle = text.char_indices().nth(text.chars().count() / 2);
        let pieces = match middle.filter(|(at, _)| self.again && *at > 0) {
            Some((at, _)) => vec![&text[..at], &text[at..]],
            None => vec![text],
        };
        for piece in pieces {
            let edge = piece.trim() != piece;
            let kept = if edge || self.again {
                " xml:space=\"preserve\""
            } else {
                ""
            };
            let save = if self.again {
                " w:rsidRPr=\"00AB12CD\""
            } else {
                ""
            };
            out.push_str(&format!(
                "<w:r{save}>{format}<w:t{kept}>{}</w:t></w:r>",
                escaped(piece)
            ));
            if self.again {
                out.push_str("<w:proofErr w:type=\"spellStart\"/>");
            }
        }
    }

    fn format(&mut self, format: &Format) -> String {
        if *format == Format::default() {
            return if self.again { "<w:rPr/>" } else { "" }.to_owned();
        }
        let on = if self.again { " w:val=\"1\"" } else { "" };
        let mut out = String::from("<w:rPr>");
        if format.style {
            self.styles.insert(0);
            out.push_str(&format!("<w:rStyle w:val=\"{}\"/>", self.style(0)));
        }
        if format.font > 0 {
            let font = ["", "Arial", "Courier New"][usize::from(format.font % 3)];
            let other = if self.again { "w:hAnsi" } else { "w:ascii" };
            let one = if self.again { "w:ascii" } else { "w:hAnsi" };
            out.push_str(&format!("<w:rFonts {other}=\"{font}\" {one}=\"{font}\"/>"));
        }
        if format.bold {
            out.push_str(&format!("<w:b{on}/>"));
        }
        if format.italic {
            out.push_str(&format!("<w:i{on}/>"));
        }
        if format.colour > 0 {
            let colour = ["auto", "FF0000", "00B050", "0070C0"][usize::from(format.colour % 4)];
            out.push_str(&format!("<w:color w:val=\"{colour}\"/>"));
        }
        if format.size > 0 {
            out.push_str(&format!("<w:sz w:val=\"{}\"/>", 20 + 2 * format.size));
        }
        if format.underline {
            out.push_str("<w:u w:val=\"single\"/>");
        }
        if format.raised > 0 {
            let place = ["baseline", "superscript", "subscript"][usize::from(format.raised % 3)];
            out.push_str(&format!("<w:vertAlign w:val=\"{place}\"/>"));
        }
        if format.rtl {
            out.push_str("<w:rtl/>");
        }
        out.push_str("</w:rPr>");
        out
    }

    fn note(&mut self, which: usize, kind: &str, text: &str, out: &mut String) {
        let id = self.number(u32::try_from(self.notes[which].len()).unwrap_or(0) + 1);
        self.notes[which].push(format!(
            "<w:{kind} w:id=\"{id}\"><w:p><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:{kind}Ref/></w:r><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:{kind}>",
            escaped(text)
        ));
        out.push_str(&format!("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:{kind}Reference w:id=\"{id}\"/></w:r>"));
    }

    fn field(&mut self, which: u8, result: &str, simple: bool, out: &mut String) {
        let code = match which {
            0 => " PAGE ".to_owned(),
            1 => " NUMPAGES ".to_owned(),
            2 => " QUOTE \"x\" ".to_owned(),
            _ => match self.bookmarks.first() {
                Some(bookmark) => format!(" REF Mark_{bookmark} \\h "),
                None => " QUOTE \"y\" ".to_owned(),
            },
        };
        let code = escaped(&code);
        if simple != self.again {
            out.push_str(&format!("<w:fldSimple w:instr=\"{code}\">"));
            self.text(result, &Format::default(), out);
            out.push_str("</w:fldSimple>");
            return;
        }
        out.push_str(&format!("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"));
        self.text(result, &Format::default(), out);
        out.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
    }

    fn drawing(&mut self, data: &str) -> String {
        self.drawings += 1;
        let id = self.number(self.drawings);
        format!(
            "<w:drawing><wp:inline><wp:extent cx=\"914400\" cy=\"457200\"/><wp:docPr id=\"{id}\" name=\"Drawing {id}\"/><a:graphic>{data}</a:graphic></wp:inline></w:drawing>"
        )
    }

    fn image(&mut self, which: u8, out: &mut String) {
        let link = match self.media.get(&which) {
            Some(link) => link.clone(),
            None => {
                let name = format!("media/image{}.png", self.number(u32::from(which)));
                let bytes = [b"\x89PNG\r\n\x1a\n".as_slice(), &[which; 64]].concat();
                self.parts.insert(format!("word/{name}"), bytes);
                let link = self.link("image", name, false);
                self.media.insert(which, link.clone());
                link
            }
        };
        const SHAPE: &str = "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"914400\" cy=\"457200\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>";
        let drawing = self.drawing(&format!(
            "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"0\" name=\"Picture\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"{link}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>{SHAPE}</pic:spPr></pic:pic></a:graphicData>"
        ));
        out.push_str(&format!("<w:r>{drawing}</w:r>"));
    }

    fn text_box(&mut self, text: &str, out: &mut String) {
        let mut inner = String::from("<w:txbxContent><w:p>");
        self.text(text, &Format::default(), &mut inner);
        inner.push_str("</w:p></w:txbxContent>");
        let drawing = self.drawing(&format!(
            "<a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr>\
             <a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"914400\" cy=\"457200\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></wps:spPr>\
             <wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        ));
        let id = self.drawings;
        out.push_str(&format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{drawing}</mc:Choice><mc:Fallback><w:pict><v:rect id=\"box{id}\" style=\"width:72pt;height:36pt\">\
             <v:textbox>{inner}</v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ));
    }

    fn section(&mut self, section: &Section) -> String {
        let mut out = String::from("<w:sectPr>");
        for (kind, heads) in [("header", &section.headers), ("footer", &section.footers)] {
            for (pages, text) in ["default", "first", "even"].iter().zip(heads) {
                let Some(text) = text else { continue };
                self.heads += 1;
                let file = format!("{kind}{}", self.number(self.heads));
                let mut inner = String::from("<w:p>");
                self.text(text, &Format::default(), &mut inner);
                inner.push_str("</w:p>");
                let root = if kind == "header" { "hdr" } else { "ftr" };
                self.part(&file, root, &inner);
                let id = self.link(kind, format!("{file}.xml"), false);
                out.push_str(&format!(
                    "<w:{kind}Reference w:type=\"{pages}\" r:id=\"{id}\"/>"
                ));
            }
        }
        if section.continuous {
            out.push_str("<w:type w:val=\"continuous\"/>");
        }
        out.push_str(match section.landscape {
            true => "<w:pgSz w:w=\"15840\" w:h=\"12240\" w:orient=\"landscape\"/>",
            false => "<w:pgSz w:w=\"12240\" w:h=\"15840\"/>",
        });
        out.push_str("<w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>");
        if section.columns > 0 {
            out.push_str(&format!("<w:cols w:num=\"{}\"/>", section.columns + 1));
        }
        if section.headers[1].is_some() || section.footers[1].is_some() {
            out.push_str("<w:titlePg/>");
        }
        out.push_str("</w:sectPr>");
        out
    }
}

fn bookmarks_in(block: &Block, found: &mut BTreeSet<u8>) {
    fn inlines(content: &[Inline], found: &mut BTreeSet<u8>) {
        for inline in content {
            match inline {
                Inline::Bookmark(name, inner) => {
                    found.insert(*name);
                    inlines(inner, found);
                }
                Inline::Comment(_, inner) | Inline::Link(_, inner) | Inline::Control(_, inner) => {
                    inlines(inner, found);
                }
                _ => {}
            }
        }
    }
    match block {
        Block::Paragraph(paragraph) => inlines(&paragraph.content, found),
        Block::Table(table) => {
            for block in rows::shown(table).flat_map(|cell| &cell.blocks) {
                bookmarks_in(block, found);
            }
        }
        Block::Control(_, inner) => inner.iter().for_each(|block| bookmarks_in(block, found)),
        Block::Section(_) => {}
    }
}
