//! A part as an arena of elements that remember where they stand in its bytes, so that what does not change is copied as it is.
//!
//! Only elements are nodes: text stands in leaves (`w:t`, `w:instrText` …) and is read from the bytes when it is asked for; white space
//! between elements means nothing in WordprocessingML and is kept with the bytes around it.

use super::name::{KNOWN, Name};
use crate::ooxml::xml::{Limits, XmlError};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// An element of a [`Tree`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Id(u32);

const NONE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
struct Node {
    name: Name,
    /// `<` of the start tag; behind its `>`; `<` of the end tag (or again behind the start tag); behind the end tag.
    start: u32,
    inner: u32,
    close: u32,
    end: u32,
    first: u32,
    next: u32,
    parent: u32,
}

/// A part.
#[derive(Debug)]
pub(super) struct Tree {
    text: String,
    nodes: Vec<Node>,
    names: Vec<String>,
}

impl Tree {
    /// Reads a part in UTF-8.
    ///
    /// # Errors
    /// [`XmlError`] for anything but one well-formed element within `limits`.
    pub(super) fn parse(bytes: &[u8], limits: Limits) -> Result<Tree, XmlError> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|_| XmlError::NotUtf8)?;
        let mut names: Vec<String> = KNOWN.iter().map(|n| (*n).to_owned()).collect();
        let mut index: HashMap<String, u16> = KNOWN
            .iter()
            .zip(0_u16..)
            .map(|(name, i)| ((*name).to_owned(), i))
            .collect();
        let mut nodes: Vec<Node> = Vec::with_capacity(text.len() / 40);
        // Open elements, and the last child of each.
        let mut open: Vec<(u32, u32)> = Vec::new();
        let mut reader = Reader::from_str(text);
        let place =
            |reader: &Reader<&[u8]>| u32::try_from(reader.buffer_position()).unwrap_or(NONE);
        loop {
            let start = place(&reader);
            let event = reader
                .read_event()
                .map_err(|e| XmlError::Syntax(e.to_string()))?;
            let (tag, empty) = match event {
                Event::Start(tag) => (tag, false),
                Event::Empty(tag) => (tag, true),
                Event::End(_) => {
                    let Some((id, _)) = open.pop() else {
                        return Err(XmlError::Syntax("an end tag without a start".to_owned()));
                    };
                    nodes[id as usize].close = start;
                    nodes[id as usize].end = place(&reader);
                    continue;
                }
                Event::Eof => break,
                Event::DocType(_) => return Err(XmlError::DocumentType),
                Event::Text(text) if open.is_empty() => {
                    if !text.iter().all(u8::is_ascii_whitespace) {
                        return Err(XmlError::Syntax("text outside the element".to_owned()));
                    }
                    continue;
                }
                _ => continue,
            };
            if nodes.len() >= limits.nodes {
                return Err(XmlError::TooManyNodes(limits.nodes));
            }
            if open.len() >= limits.depth {
                return Err(XmlError::TooDeep(limits.depth));
            }
            let raw = tag.name();
            let raw = std::str::from_utf8(raw.as_ref()).map_err(|_| XmlError::NotUtf8)?;
            let name = match index.get(raw) {
                Some(name) => *name,
                None => {
                    let name = u16::try_from(names.len())
                        .map_err(|_| XmlError::TooManyNodes(usize::from(u16::MAX)))?;
                    names.push(raw.to_owned());
                    index.insert(raw.to_owned(), name);
                    name
                }
            };
            let id = u32::try_from(nodes.len()).map_err(|_| XmlError::TooManyNodes(nodes.len()))?;
            let inner = place(&reader);
            let parent = open.last().map_or(NONE, |(parent, _)| *parent);
            nodes.push(Node {
                name: Name(name),
                start,
                inner,
                close: inner,
                end: inner,
                first: NONE,
                next: NONE,
                parent,
            });
            match open.last_mut() {
                Some((parent, last)) => {
                    if *last == NONE {
                        nodes[*parent as usize].first = id;
                    } else {
                        nodes[*last as usize].next = id;
                    }
                    *last = id;
                }
                None if id > 0 => {
                    return Err(XmlError::Syntax(
                        "more than one outermost element".to_owned(),
                    ));
                }
                None => {}
            }
            if !empty {
                open.push((id, NONE));
            }
        }
        if nodes.is_empty() || !open.is_empty() {
            return Err(XmlError::Syntax("ends inside an element".to_owned()));
        }
        Ok(Tree {
            text: text.to_owned(),
            nodes,
            names,
        })
    }

    fn node(&self, id: Id) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Id {
        Id(0)
    }

    /// The name.
    pub(super) fn name(&self, id: Id) -> Name {
        self.node(id).name
    }

    /// The name as written.
    pub(super) fn qname(&self, id: Id) -> &str {
        &self.names[usize::from(self.node(id).name.0)]
    }

    /// Child elements in order.
    pub(super) fn children(&self, id: Id) -> Children<'_> {
        Children {
            tree: self,
            next: self.node(id).first,
        }
    }

    /// The first child of this name.
    pub(super) fn find(&self, id: Id, name: Name) -> Option<Id> {
        self.children(id).find(|child| self.name(*child) == name)
    }

    /// The element around this one.
    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        let parent = self.node(id).parent;
        (parent != NONE).then_some(Id(parent))
    }

    /// This element and everything in it, parents first.
    pub(super) fn descendants(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let end = self.node(id).end;
        (id.0..)
            .take_while(move |i| {
                self.nodes
                    .get(*i as usize)
                    .is_some_and(|node| *i == id.0 || node.start < end)
            })
            .map(Id)
    }

    /// The whole text of the part.
    pub(super) fn source(&self) -> &str {
        &self.text
    }

    /// Bytes of the element with its tags.
    pub(super) fn span(&self, id: Id) -> Range<usize> {
        let node = self.node(id);
        node.start as usize..node.end as usize
    }

    /// The element with its tags, as written.
    pub(super) fn raw(&self, id: Id) -> &str {
        &self.text[self.span(id)]
    }

    /// What stands between the tags, as written.
    pub(super) fn inner(&self, id: Id) -> &str {
        &self.text[self.inner_span(id)]
    }

    /// Bytes between the tags.
    pub(super) fn inner_span(&self, id: Id) -> Range<usize> {
        let node = self.node(id);
        node.inner as usize..node.close as usize
    }

    /// Whether the element is written as one empty tag.
    pub(super) fn is_empty_tag(&self, id: Id) -> bool {
        let node = self.node(id);
        node.inner == node.end
    }

    /// The start tag of the element, as written but never an empty tag.
    pub(super) fn open_tag(&self, id: Id) -> Cow<'_, str> {
        let node = self.node(id);
        let tag = &self.text[node.start as usize..node.inner as usize];
        match self.is_empty_tag(id).then(|| tag.strip_suffix("/>")) {
            Some(Some(tag)) => Cow::Owned(format!("{}>", tag.trim_end())),
            _ => Cow::Borrowed(tag),
        }
    }

    /// Attributes as written, still escaped.
    pub(super) fn attributes(&self, id: Id) -> Attributes<'_> {
        let node = self.node(id);
        let tag = &self.text[node.start as usize..node.inner as usize];
        Attributes {
            rest: tag.get(1 + self.qname(id).len()..).unwrap_or(""),
        }
    }

    /// The value of an attribute, as written.
    pub(super) fn get(&self, id: Id, name: &str) -> Option<&str> {
        self.attributes(id)
            .find(|(n, _)| *n == name)
            .map(|(_, value)| value)
    }

    /// `w:val` of the first child of this name.
    pub(super) fn val_of(&self, id: Id, name: Name) -> Option<&str> {
        self.find(id, name)
            .and_then(|child| self.get(child, "w:val"))
    }

    /// The text of a leaf.
    pub(super) fn content(&self, id: Id) -> Cow<'_, str> {
        decode(self.inner(id))
    }
}

/// Child elements in order.
pub(super) struct Children<'t> {
    tree: &'t Tree,
    next: u32,
}

impl Iterator for Children<'_> {
    type Item = Id;
    fn next(&mut self) -> Option<Id> {
        let id = (self.next != NONE).then_some(Id(self.next))?;
        self.next = self.tree.node(id).next;
        Some(id)
    }
}

/// Attributes of a start tag: name and value as written.
pub(super) struct Attributes<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Attributes<'t> {
    type Item = (&'t str, &'t str);
    fn next(&mut self) -> Option<(&'t str, &'t str)> {
        let rest = self.rest.trim_start();
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, rest) = after[1..].split_once(quote)?;
        self.rest = rest;
        Some((name.trim_end(), value))
    }
}

/// Text as written → text as meant: references, CDATA sections, comments; line ends as XML wants them.
pub(super) fn decode(raw: &str) -> Cow<'_, str> {
    if !raw.bytes().any(|b| matches!(b, b'&' | b'<' | b'\r')) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '<', '\r']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(cdata) = rest.strip_prefix("<![CDATA[") {
            let (text, after) = cdata.split_once("]]>").unwrap_or((cdata, ""));
            out.push_str(text);
            rest = after;
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with('<') {
            rest = rest.split_once('>').map_or("", |(_, after)| after);
        } else if let Some(after) = rest.strip_prefix("\r\n").or(rest.strip_prefix('\r')) {
            out.push('\n');
            rest = after;
        } else {
            let (name, after) = rest[1..].split_once(';').unwrap_or((&rest[1..], ""));
            match name {
                "amp" => out.push('&'),
                "lt" => out.push('<'),
                "gt" => out.push('>'),
                "quot" => out.push('"'),
                "apos" => out.push('\''),
                _ => {
                    let code = match name.strip_prefix("#x").or(name.strip_prefix("#X")) {
                        Some(hex) => u32::from_str_radix(hex, 16).ok(),
                        None => name.strip_prefix('#').and_then(|d| d.parse().ok()),
                    };
                    out.extend(code.and_then(char::from_u32));
                }
            }
            rest = after;
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::super::name;
    use super::*;

    fn tree(text: &str) -> Tree {
        Tree::parse(text.as_bytes(), Limits::default()).expect("a tree")
    }

    #[test]
    fn elements_know_their_bytes() {
        let tree = tree(
            "<?xml version='1.0'?>\n<w:p a='1' b = \"2\"> <w:r><w:t>x &amp; y</w:t></w:r><w:r/></w:p>\n",
        );
        let root = tree.root();
        assert_eq!(tree.name(root), name::P);
        assert_eq!(tree.get(root, "b"), Some("2"));
        let runs: Vec<_> = tree.children(root).collect();
        assert_eq!(tree.raw(runs[1]), "<w:r/>");
        assert_eq!(tree.open_tag(runs[1]), "<w:r>");
        let text = tree.find(runs[0], name::T).expect("text");
        assert_eq!(tree.content(text), "x & y");
        assert_eq!(tree.descendants(runs[0]).count(), 2);
        assert_eq!(tree.descendants(root).count(), 4);
        assert_eq!(tree.parent(text), Some(runs[0]));
    }

    #[test]
    fn what_is_not_one_element_is_refused() {
        for text in [
            "",
            "<a>",
            "<a/><b/>",
            "x<a/>",
            "<!DOCTYPE a><a/>",
            "<a></b>",
        ] {
            assert!(
                Tree::parse(text.as_bytes(), Limits::default()).is_err(),
                "{text}"
            );
        }
    }

    #[test]
    fn text_is_read_as_meant() {
        assert_eq!(
            decode("a<!-- b --><![CDATA[<&]]>&#x41;&#66;\r\n"),
            "a<&AB\n"
        );
    }
}
