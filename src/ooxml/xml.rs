//! A small, strict tree over quick-xml: what every part is read into and written from.
//!
//! Strict by design: no document type, no entities but the five of XML and numeric ones, limits on depth and size.
//! Writing escapes, and drops the characters that XML 1.0 forbids (clause 2.2), so that no text can make a part ill-formed.
//! Names are kept as written (`w:p`): the prefixes of our parts are fixed in `ooxml::namespace`. Knows no Word.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::fmt;

/// A qualified name as written, such as `w:pPr`.
pub type Name = Cow<'static, str>;

/// An element with its attributes and children, in the order of the part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Qualified name.
    pub name: Name,
    /// Attributes, unescaped.
    pub attributes: Vec<(Name, String)>,
    /// Elements and text.
    pub children: Vec<Content>,
}

/// What stands inside an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// An element.
    Element(Element),
    /// Text, unescaped.
    Text(String),
}

/// Why a part cannot be read as XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlError {
    /// Not well-formed; what the parser says.
    Syntax(String),
    /// Neither in UTF-8 nor in UTF-16.
    NotUtf8,
    /// Another encoding, which no part may have.
    Encoding(String),
    /// A document type declaration, which no Word part has and every entity attack needs.
    DocumentType,
    /// An entity that XML itself does not define, or a reference to a forbidden character.
    Entity(String),
    /// Nested deeper than [`Limits::depth`].
    TooDeep(usize),
    /// More elements and texts than [`Limits::nodes`].
    TooManyNodes(usize),
    /// An element with more attributes than [`Limits::attributes`].
    TooManyAttributes(usize),
    /// A prefix that stands for something else than it does in every Word file.
    Prefix(String),
}

impl fmt::Display for XmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            XmlError::Syntax(what) => write!(f, "not well-formed XML: {what}"),
            XmlError::NotUtf8 => f.write_str("in neither UTF-8 nor UTF-16"),
            XmlError::Encoding(name) => {
                write!(f, "in the encoding `{name}`, not in UTF-8 or UTF-16")
            }
            XmlError::DocumentType => f.write_str("not read: it has a document type declaration"),
            XmlError::Entity(name) => write!(f, "not read: it uses the unknown entity `{name}`"),
            XmlError::TooDeep(limit) => write!(f, "nested deeper than {limit} elements"),
            XmlError::TooManyNodes(limit) => write!(f, "larger than {limit} elements and texts"),
            XmlError::TooManyAttributes(limit) => {
                write!(f, "not read: an element has more than {limit} attributes")
            }
            XmlError::Prefix(prefix) => {
                write!(
                    f,
                    "not read: its prefix `{prefix}` stands for an unknown namespace"
                )
            }
        }
    }
}

impl std::error::Error for XmlError {}

/// How much a part may ask of us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Elements inside each other. Everything that walks a tree may recurse, because this is small.
    pub depth: usize,
    /// Elements and texts in one part.
    pub nodes: usize,
    /// Attributes of one element.
    pub attributes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            depth: 256,
            nodes: 4_000_000,
            attributes: 256,
        }
    }
}

impl Element {
    /// An empty element.
    pub fn new(name: impl Into<Name>) -> Element {
        Element {
            name: name.into(),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// An empty element with `w:val`, the commonest shape in WordprocessingML.
    pub fn val(name: impl Into<Name>, value: impl Into<String>) -> Element {
        Element::new(name).with("w:val", value)
    }

    /// The same element with one attribute more.
    pub fn with(mut self, name: impl Into<Name>, value: impl Into<String>) -> Element {
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// The same element with one child more.
    pub fn child(mut self, child: Element) -> Element {
        self.children.push(Content::Element(child));
        self
    }

    /// The same element with more children.
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.children
            .extend(children.into_iter().map(Content::Element));
        self
    }

    /// The same element with text at its end.
    pub fn text(mut self, text: impl Into<String>) -> Element {
        self.children.push(Content::Text(text.into()));
        self
    }

    /// Adds a child at the end.
    pub fn push(&mut self, child: Element) {
        self.children.push(Content::Element(child));
    }

    /// Sets an attribute, in place when it is there.
    pub fn set(&mut self, name: impl Into<Name>, value: impl Into<String>) {
        let name = name.into();
        match self.attributes.iter_mut().find(|(n, _)| *n == name) {
            Some(attribute) => attribute.1 = value.into(),
            None => self.attributes.push((name, value.into())),
        }
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }

    /// Child elements, in order.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.children.iter().filter_map(|content| match content {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        })
    }

    /// The first child element of this name.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// `w:val` of the first child of this name: `find("w:pStyle")` and its value in one step.
    pub fn val_of(&self, name: &str) -> Option<&str> {
        self.find(name).and_then(|element| element.get("w:val"))
    }

    /// All text under this element.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        self.walk(&mut |element| {
            for content in &element.children {
                if let Content::Text(t) = content {
                    text.push_str(t);
                }
            }
        });
        text
    }

    /// Visits this element and everything under it, parents first. Recursion is bounded by [`Limits::depth`].
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Element)) {
        visit(self);
        for element in self.elements() {
            element.walk(visit);
        }
    }

    /// Writes the element without a declaration.
    pub fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, true, out);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for content in &self.children {
            match content {
                Content::Element(element) => element.write(out),
                Content::Text(text) => escape(text, false, out),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }

    /// The element as a whole part, with the declaration that Word writes.
    pub fn to_part(&self) -> Vec<u8> {
        let mut out = String::from(DECLARATION);
        self.write(&mut out);
        out.into_bytes()
    }
}

/// The first line of every part.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Whether XML 1.0 allows this character (clause 2.2, production 2).
pub fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether XML 1.0 allows every character of a text. Nearly all text is told by its bytes alone: only control characters,
/// and those that begin with 0xEF in UTF-8, need a second look.
pub fn all_allowed(text: &str) -> bool {
    text.bytes().all(|b| b >= 0x20 && b != 0xEF) || text.chars().all(allowed)
}

/// Appends `text`, escaped, without the characters that XML 1.0 forbids.
pub fn escape(text: &str, in_attribute: bool, out: &mut String) {
    let plain = |b: u8| b >= 0x20 && b != 0xEF && !matches!(b, b'&' | b'<' | b'>' | b'"');
    if text.bytes().all(plain) {
        out.push_str(text);
        return;
    }
    let mut clean = 0;
    for (at, c) in text.char_indices() {
        let replacement = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' if in_attribute => "&quot;",
            '\n' if in_attribute => "&#10;",
            '\t' if in_attribute => "&#9;",
            '\r' => "&#13;",
            c if allowed(c) => continue,
            _ => "",
        };
        out.push_str(&text[clean..at]);
        out.push_str(replacement);
        clean = at + c.len_utf8();
    }
    out.push_str(&text[clean..]);
}

/// Reads a part.
///
/// # Errors
/// [`XmlError`] for anything but one well-formed element in UTF-8 or UTF-16 within `limits`.
pub fn parse(bytes: &[u8], limits: Limits) -> Result<Element, XmlError> {
    let text = super::encoding::decode(bytes)?;
    let mut reader = Reader::from_str(&text);
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut nodes = 0;
    loop {
        nodes += 1;
        if nodes > limits.nodes {
            return Err(XmlError::TooManyNodes(limits.nodes));
        }
        match reader.read_event().map_err(syntax)? {
            Event::Start(tag) => {
                if open.len() >= limits.depth {
                    return Err(XmlError::TooDeep(limits.depth));
                }
                open.push(start(&tag, limits)?);
            }
            Event::Empty(tag) => {
                let element = start(&tag, limits)?;
                close(element, &mut open, &mut root)?;
            }
            Event::End(_) => {
                let element = open
                    .pop()
                    .ok_or_else(|| XmlError::Syntax("an end tag without a start".to_owned()))?;
                close(element, &mut open, &mut root)?;
            }
            Event::Text(text) => {
                let text = text.decode().map_err(|_| XmlError::NotUtf8)?;
                add_text(&mut open, &text)?;
            }
            Event::CData(text) => {
                let text = text.decode().map_err(|_| XmlError::NotUtf8)?;
                add_text(&mut open, &text)?;
            }
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|_| XmlError::NotUtf8)?;
                match reference.resolve_char_ref() {
                    Ok(Some(c)) if allowed(c) => {
                        add_text(&mut open, c.encode_utf8(&mut [0; 4]))?;
                    }
                    Ok(None) => match quick_xml::escape::resolve_predefined_entity(&name) {
                        Some(text) => add_text(&mut open, text)?,
                        None => return Err(XmlError::Entity(name.into_owned())),
                    },
                    _ => return Err(XmlError::Entity(name.into_owned())),
                }
            }
            Event::DocType(_) => return Err(XmlError::DocumentType),
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
    if open.is_empty() {
        root.ok_or_else(|| XmlError::Syntax("no element".to_owned()))
    } else {
        Err(XmlError::Syntax("ends inside an element".to_owned()))
    }
}

fn syntax(error: quick_xml::Error) -> XmlError {
    XmlError::Syntax(error.to_string())
}

fn close(
    element: Element,
    open: &mut [Element],
    root: &mut Option<Element>,
) -> Result<(), XmlError> {
    match open.last_mut() {
        Some(parent) => parent.push(element),
        None if root.is_none() => *root = Some(element),
        None => {
            return Err(XmlError::Syntax(
                "more than one outermost element".to_owned(),
            ));
        }
    }
    Ok(())
}

fn add_text(open: &mut [Element], text: &str) -> Result<(), XmlError> {
    let Some(parent) = open.last_mut() else {
        return match text.trim().is_empty() {
            true => Ok(()),
            false => Err(XmlError::Syntax("text outside the element".to_owned())),
        };
    };
    if !all_allowed(text) {
        return Err(XmlError::Syntax("a forbidden character".to_owned()));
    }
    match parent.children.last_mut() {
        Some(Content::Text(before)) => before.push_str(text),
        _ => parent.children.push(Content::Text(text.to_owned())),
    }
    Ok(())
}

fn start(tag: &BytesStart<'_>, limits: Limits) -> Result<Element, XmlError> {
    let mut element = Element::new(name(tag.name().as_ref())?);
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|e| XmlError::Syntax(e.to_string()))?;
        if element.attributes.len() >= limits.attributes {
            return Err(XmlError::TooManyAttributes(limits.attributes));
        }
        let raw = std::str::from_utf8(&attribute.value).map_err(|_| XmlError::NotUtf8)?;
        let value =
            quick_xml::escape::unescape(raw).map_err(|e| XmlError::Entity(e.to_string()))?;
        if !all_allowed(&value) {
            return Err(XmlError::Entity("a forbidden character".to_owned()));
        }
        element
            .attributes
            .push((name(attribute.key.as_ref())?, value.into_owned()));
    }
    Ok(element)
}

/// The names that make up most of a document, so that they cost no memory of their own.
fn name(bytes: &[u8]) -> Result<Name, XmlError> {
    Ok(Cow::Borrowed(match bytes {
        b"w:p" => "w:p",
        b"w:r" => "w:r",
        b"w:t" => "w:t",
        b"w:pPr" => "w:pPr",
        b"w:rPr" => "w:rPr",
        b"w:pStyle" => "w:pStyle",
        b"w:rStyle" => "w:rStyle",
        b"w:val" => "w:val",
        b"xml:space" => "xml:space",
        b"w14:paraId" => "w14:paraId",
        b"w:tc" => "w:tc",
        b"w:tr" => "w:tr",
        b"w:br" => "w:br",
        b"w:tab" => "w:tab",
        b"w:type" => "w:type",
        b"w:numPr" => "w:numPr",
        b"w:ilvl" => "w:ilvl",
        b"w:numId" => "w:numId",
        other => {
            let other = std::str::from_utf8(other).map_err(|_| XmlError::NotUtf8)?;
            return Ok(Cow::Owned(other.to_owned()));
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Element, XmlError> {
        parse(text.as_bytes(), Limits::default())
    }

    #[test]
    fn what_is_written_is_read_back() {
        let element = Element::new("a")
            .with("x", "1 < 2 & \"3\"\n\t")
            .text("a & b < c ]]>\r")
            .child(Element::new("b"));
        let mut text = String::new();
        element.write(&mut text);
        assert_eq!(read(&text), Ok(element));
    }

    #[test]
    fn forbidden_characters_are_dropped_on_writing_and_refused_on_reading() {
        let mut text = String::new();
        escape("a\u{b}b\u{FFFE}c\u{1F600}", false, &mut text);
        assert_eq!(text, "abc\u{1F600}");
        assert!(read("<a>\u{b}</a>").is_err());
        assert!(read("<a>&#11;</a>").is_err());
        assert!(read("<a b=\"&#11;\"/>").is_err());
    }

    #[test]
    fn entities_and_document_types_are_refused() {
        assert_eq!(
            read("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"),
            Err(XmlError::DocumentType)
        );
        assert_eq!(read("<a>&b;</a>"), Err(XmlError::Entity("b".to_owned())));
        assert!(matches!(read("<a b='&c;'/>"), Err(XmlError::Entity(_))));
        assert_eq!(
            read("<a>&lt;&#65;</a>").map(|e| e.plain()),
            Ok("<A".to_owned())
        );
    }

    #[test]
    fn depth_and_size_are_limited() {
        let deep = "<a>".repeat(257) + &"</a>".repeat(257);
        assert_eq!(read(&deep), Err(XmlError::TooDeep(256)));
        let wide = format!("<a>{}</a>", "<b/>".repeat(20));
        let limits = Limits {
            depth: 9,
            nodes: 9,
            ..Limits::default()
        };
        assert_eq!(
            parse(wide.as_bytes(), limits),
            Err(XmlError::TooManyNodes(9))
        );
    }

    #[test]
    fn broken_parts_are_refused() {
        for text in [
            "",
            "<a>",
            "<a></b>",
            "</a>",
            "<a/><b/>",
            "a",
            "<a/>b",
            "<a b='1' b='2'/>",
            "<a b=1/>",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(
            parse(b"<a>\xFF</a>", Limits::default()),
            Err(XmlError::NotUtf8)
        );
        assert!(parse(b"\xFF\xFE<\0a\0/\0>\0", Limits::default()).is_ok());
        let many: String = (0..300).map(|i| format!(" a{i}='1'")).collect();
        assert_eq!(
            read(&format!("<a{many}/>")),
            Err(XmlError::TooManyAttributes(256))
        );
        assert!(parse("\u{FEFF}<a/>".as_bytes(), Limits::default()).is_ok());
    }
}
