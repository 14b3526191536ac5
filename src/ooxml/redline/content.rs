//! What is written for a token: text, fields, links, content controls.

use super::line::Line;
use super::name;
use super::tokens::{Kind, Token};
use super::tree::{Id, Tree};
use super::write::{Mark, Place, Writer};
use crate::ooxml::xml::escape;

impl<'w> Writer<'w, '_> {
    /// A whole token with one mark.
    pub(super) fn token(
        &mut self,
        at: Place<'w>,
        from_old: bool,
        line: &Line,
        token: &Token,
        mark: Mark,
    ) {
        let tree = if from_old { at.old } else { at.new };
        match &token.kind {
            Kind::Text { lo, hi } => {
                for span in line.spans(*lo, *hi) {
                    self.text(at, from_old, line, span, mark, None);
                }
            }
            Kind::Leaf => self.leaf(at, from_old, line, token, mark, None),
            Kind::Inline => {
                self.end_run();
                self.set_mark(mark);
                match from_old {
                    true => {
                        let mut body = String::new();
                        self.transplant(at, token.node, false, &mut body);
                        self.out.push_str(&body);
                    }
                    false => self.out.push_str(tree.raw(token.node)),
                }
            }
            Kind::Group(inside) if self.bare && mark != Mark::None => {
                self.bare_group(at, from_old, line, (token, inside), mark);
            }
            Kind::Group(inside) => {
                self.open_group(at, from_old, token.node, mark);
                for token in inside {
                    self.token(at, from_old, line, token, mark);
                }
                self.close_group(tree, token.node, mark);
            }
            Kind::Field {
                open,
                result,
                close,
            } => {
                if open.is_empty() {
                    self.simple_field(at, from_old, line, token, result, mark);
                    return;
                }
                for token in open.iter().chain(result).chain(close) {
                    self.token(at, from_old, line, token, mark);
                }
            }
            Kind::Mark => match from_old {
                true => self.old_mark(at, line, token),
                false => self.new_mark(at, line, token),
            },
            Kind::End { .. } => {}
        }
    }

    /// A link as a field, which can be marked whole (17.16.5.25); of anything else what it holds.
    fn bare_group(
        &mut self,
        at: Place<'w>,
        from_old: bool,
        line: &Line,
        (token, inside): (&Token, &[Token]),
        mark: Mark,
    ) {
        if token.link {
            self.link_start(at, from_old, token, mark);
        }
        for token in inside {
            self.token(at, from_old, line, token, mark);
        }
        if token.link {
            self.field_end(mark);
        }
    }

    /// The start of a link as that of a field.
    pub(super) fn link_start(&mut self, at: Place<'w>, from_old: bool, token: &Token, mark: Mark) {
        let (side, part, tree) = match from_old {
            true => (self.old, at.old_part, at.old),
            false => (self.new, at.new_part, at.new),
        };
        let mut instruction = String::from(" HYPERLINK");
        if let Some(target) = tree
            .get(token.node, "r:id")
            .and_then(|id| side.relationship(part, id))
        {
            let mut address = String::new();
            escape(&target.target, false, &mut address);
            instruction.push_str(&format!(" \"{address}\""));
        }
        if let Some(anchor) = tree.get(token.node, "w:anchor") {
            instruction.push_str(&format!(" \\l \"{anchor}\""));
        }
        self.field_start(&format!("{instruction} "), mark);
    }

    pub(super) fn field_start(&mut self, instruction: &str, mark: Mark) {
        let called = match mark {
            Mark::Deleted | Mark::MovedToDeleted => "w:delInstrText",
            _ => "w:instrText",
        };
        self.end_run();
        self.set_mark(mark);
        self.out.push_str(&format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><{called} xml:space=\"preserve\">{instruction}</{called}></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        ));
    }

    /// The end of a field that was begun.
    pub(super) fn field_end(&mut self, mark: Mark) {
        self.end_run();
        self.set_mark(mark);
        self.out
            .push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
    }

    /// A tracked tag of a content control stands in a range of its own (17.13.5.4, 17.13.5.9).
    fn fence_start(&mut self, tree: &Tree, node: Id, mark: Mark) -> Option<(&'static str, u64)> {
        if tree.name(node) != name::SDT || mark == Mark::None {
            return None;
        }
        let kind = match mark {
            Mark::Inserted | Mark::MovedTo => "Ins",
            _ => "Del",
        };
        let revision = self.revision();
        self.out
            .push_str(&format!("<w:customXml{kind}RangeStart{revision}/>"));
        Some((kind, self.next_id))
    }

    fn fence_end(&mut self, fence: Option<(&'static str, u64)>) {
        if let Some((kind, id)) = fence {
            self.out
                .push_str(&format!("<w:customXml{kind}RangeEnd w:id=\"{id}\"/>"));
        }
    }

    /// A simple field (17.16.19) that is inserted or deleted: written as a complex one, whose characters can be marked.
    fn simple_field(
        &mut self,
        at: Place<'w>,
        from_old: bool,
        line: &Line,
        token: &Token,
        result: &[Token],
        mark: Mark,
    ) {
        let tree = if from_old { at.old } else { at.new };
        if mark == Mark::None {
            self.raw(tree.raw(token.node));
            return;
        }
        let instruction = tree.get(token.node, "w:instr").unwrap_or("").to_owned();
        self.field_start(&instruction, mark);
        for token in result {
            self.token(at, from_old, line, token, mark);
        }
        self.field_end(mark);
    }

    /// The start of a link, content control or the like, up to its content.
    pub(super) fn open_group(&mut self, at: Place<'w>, from_old: bool, node: Id, mark: Mark) {
        let tree = if from_old { at.old } else { at.new };
        self.close();
        let fence = self.fence_start(tree, node, mark);
        self.group_tags(at, from_old, node);
        self.fence_end(fence);
    }

    fn group_tags(&mut self, at: Place<'w>, from_old: bool, node: Id) {
        let tree = if from_old { at.old } else { at.new };
        if !from_old {
            let content = match tree.name(node) {
                name::SDT => tree.find(node, name::SDT_CONTENT),
                _ => None,
            };
            match content {
                Some(content) => {
                    let start = tree.span(node).start;
                    self.out
                        .push_str(&tree.source()[start..tree.span(content).start]);
                    self.out.push_str(&tree.open_tag(content));
                }
                None => {
                    self.out.push_str(&tree.open_tag(node));
                    for child in tree.children(node) {
                        if matches!(tree.name(child), name::CUSTOM_XML_PR | name::SMART_TAG_PR) {
                            self.out.push_str(tree.raw(child));
                        }
                    }
                }
            }
            return;
        }
        let mut body = String::new();
        self.start_tag(at, node, &mut body);
        for child in tree.children(node) {
            match tree.name(child) {
                name::SDT_PR => {
                    body.push_str("<w:sdtPr>");
                    for property in tree.children(child) {
                        // The id of a content control is its own in the whole package.
                        if tree.name(property) != name::ID {
                            self.transplant(at, property, false, &mut body);
                        }
                    }
                    body.push_str("</w:sdtPr>");
                }
                name::SDT_END_PR | name::CUSTOM_XML_PR | name::SMART_TAG_PR => {
                    self.transplant(at, child, false, &mut body)
                }
                _ => {}
            }
        }
        if tree.name(node) == name::SDT {
            body.push_str("<w:sdtContent>");
        }
        self.out.push_str(&body);
    }

    /// The end of what [`Writer::open_group`] has begun.
    pub(super) fn close_group(&mut self, tree: &Tree, node: Id, mark: Mark) {
        self.close();
        let fence = self.fence_start(tree, node, mark);
        if tree.name(node) == name::SDT {
            self.out.push_str("</w:sdtContent>");
        }
        self.out.push_str(&format!("</{}>", tree.qname(node)));
        self.fence_end(fence);
    }
}
