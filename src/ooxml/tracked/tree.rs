//! A part as a light tree over its own bytes.
//!
//! Every node is a slice of the part and five links, so a part of many megabytes costs one pass; what is not touched is
//! written as it came, byte for byte. Knows no Word but the prefixes that `package::read` has made usual.

use crate::ooxml::tag::{self, attributes};
use crate::ooxml::xml::{self, XmlError};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;

/// A node of a [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Id(u32);

/// What holds the declaration, the root and what stands beside it.
pub(super) const TOP: Id = Id(0);

/// No node.
const NONE: Id = Id(u32::MAX);

#[derive(Clone, Copy)]
struct Node<'a> {
    /// Qualified name of an element; empty for text, comments and the like.
    name: &'a str,
    /// The start tag as written; the whole of what is no element.
    start: &'a str,
    /// The end tag as written; empty when there is none.
    end: &'a str,
    /// The tags name another name than `name`.
    renamed: bool,
    parent: Id,
    first: Id,
    last: Id,
    next: Id,
    previous: Id,
}

impl<'a> Node<'a> {
    fn new(name: &'a str, start: &'a str) -> Node<'a> {
        Node {
            name,
            start,
            end: "",
            renamed: false,
            parent: NONE,
            first: NONE,
            last: NONE,
            next: NONE,
            previous: NONE,
        }
    }
}

/// A part.
pub(super) struct Tree<'a> {
    source: &'a str,
    nodes: Vec<Node<'a>>,
    changed: bool,
}

impl<'a> Tree<'a> {
    /// Reads a part.
    ///
    /// # Errors
    /// As [`xml::parse`]; attributes are only looked at when somebody asks for one.
    pub(super) fn parse(bytes: &'a [u8]) -> Result<Tree<'a>, XmlError> {
        let limits = xml::Limits::default();
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|_| XmlError::NotUtf8)?;
        let mut reader = Reader::from_str(text);
        let mut tree = Tree {
            source: text,
            nodes: Vec::with_capacity(text.len() / 24 + 2),
            changed: false,
        };
        tree.nodes.push(Node::new("", ""));
        let mut open = vec![TOP];
        let mut from = 0;
        let mut roots = 0;
        loop {
            let event = reader
                .read_event()
                .map_err(|error| XmlError::Syntax(error.to_string()))?;
            let to = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
            let raw = text.get(from..to).unwrap_or_default();
            from = to;
            let parent = open.last().copied().unwrap_or(TOP);
            match event {
                Event::Start(_) | Event::Empty(_) => {
                    if parent == TOP {
                        roots += 1;
                    }
                    let id = tree.add(parent, Node::new(tag::name(raw), raw));
                    if matches!(event, Event::Start(_)) {
                        if open.len() > limits.depth {
                            return Err(XmlError::TooDeep(limits.depth));
                        }
                        open.push(id);
                    }
                }
                Event::End(_) => {
                    tree.nodes[parent.0 as usize].end = raw;
                    open.pop();
                }
                Event::DocType(_) => return Err(XmlError::DocumentType),
                Event::Eof => break,
                Event::Text(_) | Event::GeneralRef(_) => {
                    if parent == TOP && !raw.trim().is_empty() {
                        return Err(XmlError::Syntax("text outside the element".to_owned()));
                    }
                    tree.add_text(parent, text, raw);
                }
                Event::CData(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {
                    tree.add(parent, Node::new("", raw));
                }
            }
            if tree.nodes.len() > limits.nodes {
                return Err(XmlError::TooManyNodes(limits.nodes));
            }
        }
        match (open.len(), roots) {
            (1, 1) => Ok(tree),
            (1, 0) => Err(XmlError::Syntax("no element".to_owned())),
            (1, _) => Err(XmlError::Syntax(
                "more than one outermost element".to_owned(),
            )),
            _ => Err(XmlError::Syntax("ends inside an element".to_owned())),
        }
    }

    /// Text that the parser has cut at an entity is one node.
    fn add_text(&mut self, parent: Id, whole: &'a str, raw: &'a str) {
        let last = self.nodes[parent.0 as usize].last;
        let offset = |part: &str| part.as_ptr() as usize - whole.as_ptr() as usize;
        if last != NONE {
            let before = &mut self.nodes[last.0 as usize];
            let start = offset(before.start);
            let touches = start + before.start.len() == offset(raw);
            if before.name.is_empty() && !before.start.starts_with('<') && touches {
                before.start = &whole[start..offset(raw) + raw.len()];
                return;
            }
        }
        self.add(parent, Node::new("", raw));
    }

    fn add(&mut self, parent: Id, mut node: Node<'a>) -> Id {
        let id = Id(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX - 1));
        let before = self.nodes[parent.0 as usize].last;
        node.parent = parent;
        node.previous = before;
        self.nodes.push(node);
        match before {
            NONE => self.nodes[parent.0 as usize].first = id,
            before => self.nodes[before.0 as usize].next = id,
        }
        self.nodes[parent.0 as usize].last = id;
        id
    }

    fn node(&self, id: Id) -> &Node<'a> {
        &self.nodes[id.0 as usize]
    }

    fn some(id: Id) -> Option<Id> {
        (id != NONE).then_some(id)
    }

    /// Every node that the part was read into, in the order of the part.
    pub(super) fn all(&self) -> impl Iterator<Item = Id> + use<> {
        (1..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(Id)
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Id {
        self.elements(TOP).next().unwrap_or(TOP)
    }

    /// The name of an element; empty for anything else.
    pub(super) fn name(&self, id: Id) -> &'a str {
        self.node(id).name
    }

    /// The start tag as it was written.
    pub(super) fn tag(&self, id: Id) -> &'a str {
        self.node(id).start
    }

    /// An element as the part wrote it, from its start tag to its end tag, whatever has changed in it since.
    pub(super) fn outer(&self, id: Id) -> &'a str {
        let node = self.node(id);
        let offset =
            |part: &str| (part.as_ptr() as usize).wrapping_sub(self.source.as_ptr() as usize);
        let from = offset(node.start);
        let to = match node.end {
            "" => from + node.start.len(),
            end => offset(end) + end.len(),
        };
        self.source.get(from..to).unwrap_or(node.start)
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        Self::some(self.node(id).parent)
    }

    /// The name of the parent.
    pub(super) fn parent_name(&self, id: Id) -> &'a str {
        self.parent(id).map_or("", |parent| self.name(parent))
    }

    /// Everything directly inside.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(Self::some(self.node(id).first), |id| {
            Self::some(self.node(*id).next)
        })
    }

    /// The elements directly inside.
    pub(super) fn elements(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.children(id).filter(|id| !self.name(*id).is_empty())
    }

    /// The first element of this name directly inside.
    pub(super) fn find(&self, id: Id, name: &str) -> Option<Id> {
        self.elements(id).find(|child| self.name(*child) == name)
    }

    /// The element that follows.
    pub(super) fn next_element(&self, id: Id) -> Option<Id> {
        let mut next = self.node(id).next;
        while next != NONE && self.name(next).is_empty() {
            next = self.node(next).next;
        }
        Self::some(next)
    }

    /// The element before.
    pub(super) fn previous_element(&self, id: Id) -> Option<Id> {
        let mut previous = self.node(id).previous;
        while previous != NONE && self.name(previous).is_empty() {
            previous = self.node(previous).previous;
        }
        Self::some(previous)
    }

    /// Those that hold a node, the nearest first.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// This node and everything under it, in order.
    pub(super) fn subtree(&self, id: Id) -> Vec<Id> {
        let mut found = vec![id];
        let mut now = self.node(id).first;
        let mut depth = 1;
        while depth > 0 {
            if now == NONE {
                break;
            }
            found.push(now);
            if self.node(now).first != NONE {
                now = self.node(now).first;
                depth += 1;
                continue;
            }
            while depth > 0 && self.node(now).next == NONE {
                now = self.node(now).parent;
                depth -= 1;
            }
            if depth > 0 {
                now = self.node(now).next;
            }
        }
        found
    }

    /// An attribute's value.
    pub(super) fn get(&self, id: Id, name: &str) -> Option<Cow<'a, str>> {
        attributes(self.node(id).start)
            .find(|(n, _)| *n == name)
            .map(|(_, value)| unescaped(value))
    }

    /// `w:val` of the first child of this name.
    pub(super) fn val_of(&self, id: Id, name: &str) -> Option<Cow<'a, str>> {
        self.find(id, name)
            .and_then(|child| self.get(child, "w:val"))
    }

    /// The text directly inside an element.
    pub(super) fn text(&self, id: Id) -> Cow<'a, str> {
        let mut text = Cow::Borrowed("");
        for child in self.children(id) {
            let raw = self.node(child).start;
            let piece = match raw.strip_prefix("<![CDATA[") {
                Some(data) => Cow::Borrowed(data.strip_suffix("]]>").unwrap_or(data)),
                None if raw.starts_with('<') => continue,
                None => unescaped(raw),
            };
            match text.is_empty() {
                true => text = piece,
                false => text.to_mut().push_str(&piece),
            }
        }
        text
    }

    /// Takes a node with everything under it out of its place.
    pub(super) fn detach(&mut self, id: Id) {
        let Node {
            parent,
            next,
            previous,
            ..
        } = *self.node(id);
        if parent == NONE {
            return;
        }
        self.changed = true;
        match previous {
            NONE => self.nodes[parent.0 as usize].first = next,
            previous => self.nodes[previous.0 as usize].next = next,
        }
        match next {
            NONE => self.nodes[parent.0 as usize].last = previous,
            next => self.nodes[next.0 as usize].previous = previous,
        }
        let node = &mut self.nodes[id.0 as usize];
        (node.parent, node.next, node.previous) = (NONE, NONE, NONE);
    }

    /// Takes away what is no element between two nodes of one parent.
    pub(super) fn drop_text_between(&mut self, from: Id, to: Id) {
        let mut now = self.node(from).next;
        while now != to && now != NONE {
            let next = self.node(now).next;
            if self.node(now).name.is_empty() {
                self.detach(now);
            }
            now = next;
        }
    }

    /// Puts a node before another one.
    pub(super) fn insert_before(&mut self, id: Id, place: Id) {
        self.detach(id);
        let (parent, before) = (self.node(place).parent, self.node(place).previous);
        if parent == NONE {
            return;
        }
        self.changed = true;
        let node = &mut self.nodes[id.0 as usize];
        (node.parent, node.next, node.previous) = (parent, place, before);
        self.nodes[place.0 as usize].previous = id;
        match before {
            NONE => self.nodes[parent.0 as usize].first = id,
            before => self.nodes[before.0 as usize].next = id,
        }
    }

    /// Puts a node at the end of another one.
    pub(super) fn append(&mut self, id: Id, parent: Id) {
        self.detach(id);
        self.changed = true;
        let before = self.node(parent).last;
        let node = &mut self.nodes[id.0 as usize];
        (node.parent, node.next, node.previous) = (parent, NONE, before);
        match before {
            NONE => self.nodes[parent.0 as usize].first = id,
            before => self.nodes[before.0 as usize].next = id,
        }
        self.nodes[parent.0 as usize].last = id;
    }

    /// Replaces a node by what stands in it.
    pub(super) fn unwrap(&mut self, id: Id) {
        let children: Vec<Id> = self.children(id).collect();
        for child in children {
            self.insert_before(child, id);
        }
        self.detach(id);
    }

    /// A new element without content, standing nowhere yet.
    pub(super) fn create(&mut self, tag: &'static str) -> Id {
        let id = Id(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX - 1));
        self.nodes.push(Node::new(tag::name(tag), tag));
        id
    }

    /// Gives an element another name.
    pub(super) fn rename(&mut self, id: Id, name: &'static str) {
        self.changed = true;
        let node = &mut self.nodes[id.0 as usize];
        node.name = name;
        node.renamed = true;
    }

    /// Whether anything is no longer as it came.
    pub(super) fn is_changed(&self) -> bool {
        self.changed
    }

    /// The part's bytes.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write_children(TOP, &mut out);
        out
    }

    fn write_children(&self, id: Id, out: &mut Vec<u8>) {
        for child in self.children(id) {
            let node = self.node(child);
            let mut start = node.start;
            if node.renamed {
                out.push(b'<');
                out.extend_from_slice(node.name.as_bytes());
                start = &start[1 + tag::name(start).len()..];
            }
            // Something was put into what was written as an empty tag.
            let opened = node.end.is_empty() && node.first != NONE;
            match start.strip_suffix("/>").filter(|_| opened) {
                Some(open) => {
                    out.extend_from_slice(open.as_bytes());
                    out.push(b'>');
                }
                None => out.extend_from_slice(start.as_bytes()),
            }
            self.write_children(child, out);
            if node.renamed && !node.end.is_empty() || opened {
                out.extend_from_slice(b"</");
                out.extend_from_slice(node.name.as_bytes());
                out.push(b'>');
            } else {
                out.extend_from_slice(node.end.as_bytes());
            }
        }
    }
}

/// Text without entities. What is no entity stays as it is.
fn unescaped(raw: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = "<?xml version=\"1.0\"?>\r\n<a x = '1' y=\"&lt;\"><!-- c --><b></b>t &amp; u<c/><![CDATA[<v>]]></a>\n";

    #[test]
    fn what_is_not_touched_is_written_as_it_came() {
        let tree = Tree::parse(PART.as_bytes()).expect("well-formed");
        assert_eq!(tree.write(), PART.as_bytes());
        assert!(!tree.is_changed());
        let root = tree.root();
        assert_eq!(tree.get(root, "x").as_deref(), Some("1"));
        assert_eq!(tree.get(root, "y").as_deref(), Some("<"));
        assert_eq!(tree.text(root), "t & u<v>");
        assert_eq!(tree.subtree(root).len(), 6);
        assert_eq!(tree.all().count(), 9);
    }

    #[test]
    fn nodes_move_and_are_renamed() {
        let mut tree = Tree::parse(b"<a><b q=\"1\">x</b><c/><d/></a>").expect("well-formed");
        let ids: Vec<Id> = tree.elements(tree.root()).collect();
        tree.rename(ids[0], "e");
        tree.append(ids[2], ids[1]);
        tree.insert_before(ids[1], ids[0]);
        assert_eq!(tree.write(), b"<a><c><d/></c><e q=\"1\">x</e></a>");
        tree.unwrap(ids[1]);
        tree.detach(ids[2]);
        assert_eq!(tree.write(), b"<a><e q=\"1\">x</e></a>");
        let fresh = tree.create("<f/>");
        tree.append(fresh, ids[0]);
        assert_eq!(tree.write(), b"<a><e q=\"1\">x<f/></e></a>");
    }

    #[test]
    fn what_is_no_part_is_refused() {
        for text in ["", "<a>", "</a>", "<a/><b/>", "a", "<a></b>", "<a/>x"] {
            assert!(Tree::parse(text.as_bytes()).is_err(), "{text}");
        }
        let doctype = Tree::parse(b"<!DOCTYPE a><a/>").err();
        assert_eq!(doctype, Some(XmlError::DocumentType));
        let deep = "<a>".repeat(300) + &"</a>".repeat(300);
        assert_eq!(
            Tree::parse(deep.as_bytes()).err(),
            Some(XmlError::TooDeep(256))
        );
    }
}
