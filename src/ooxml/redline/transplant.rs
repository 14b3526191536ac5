//! Content of the old package in the new one: every id as the new package knows it; anchors of both.

use super::line::{Line, NO_RUN};
use super::name::{self, Name};
use super::tokens::Token;
use super::tree::Id;
use super::write::{Place, Writer};

impl<'w> Writer<'w, '_> {
    /// A bookmark or the anchor of a comment that the old package has.
    pub(super) fn old_mark(&mut self, at: Place<'w>, line: &Line, token: &Token) {
        let tree = at.old;
        let id = tree.get(token.node, "w:id").unwrap_or("");
        let fresh = match tree.name(token.node) {
            name::COMMENT_START | name::COMMENT_END if self.loose_comments.contains(id) => None,
            name::COMMENT_START | name::COMMENT_END => self.old_comments.get(id),
            name::COMMENT_REFERENCE => {
                let fresh = self.old_comments.get(id);
                self.written_comments.extend(fresh.cloned());
                fresh
            }
            name::BOOKMARK_START | name::BOOKMARK_END => self.old_bookmarks.get(id),
            _ => None,
        };
        let Some(fresh) = fresh.cloned() else {
            return;
        };
        // What moved is written twice, its anchors once.
        if !self
            .written_marks
            .insert((tree.name(token.node), fresh.clone()))
        {
            return;
        }
        self.close();
        if token.run != NO_RUN {
            self.set_mark(self.old_anchor);
        }
        let mut text = format!("<{}", tree.qname(token.node));
        text.push_str(&format!(" w:id=\"{fresh}\""));
        for (attribute, value) in tree
            .attributes(token.node)
            .filter(|(name, _)| *name != "w:id")
        {
            text.push_str(&format!(" {attribute}=\"{value}\""));
        }
        text.push_str("/>");
        if token.run == NO_RUN {
            self.out.push_str(&text);
            return;
        }
        let rpr = line.runs[token.run as usize]
            .rpr
            .map(|rpr| self.old_properties(tree, rpr));
        self.out
            .push_str(&format!("<w:r>{}{text}</w:r>", rpr.unwrap_or_default()));
    }

    /// A bookmark or the anchor of a comment that the new package has.
    pub(super) fn new_mark(&mut self, at: Place<'w>, line: &Line, token: &Token) {
        let mark = self.anchor;
        let tree = at.new;
        if token.run == NO_RUN {
            self.raw(tree.raw(token.node));
            return;
        }
        let Some(run) = line.runs.get(token.run as usize) else {
            return;
        };
        if let Some(segment) = self.run(at, false, *run, mark, None) {
            segment.end_text();
            segment.body.push_str(tree.raw(token.node));
            segment.amount += 1;
        }
    }

    /// The start tag of an element of the old part.
    pub(super) fn start_tag(&mut self, at: Place<'w>, node: Id, body: &mut String) {
        let tree = at.old;
        body.push('<');
        body.push_str(tree.qname(node));
        for (attribute, value) in tree.attributes(node) {
            let fresh = match attribute {
                // Ids of paragraphs and drawings are their own in the whole package.
                "w14:paraId" | "w14:textId" | "wp14:anchorId" | "wp14:editId" => continue,
                _ if attribute.starts_with("r:") => self.imports.relationship(
                    (self.old, at.old_part),
                    (self.new, at.new_part),
                    value,
                ),
                "id" if tree.name(node) == name::DOC_PR => {
                    self.next_id += 1;
                    (self.next_id + 100_000).to_string()
                }
                "w:id" => match tree.name(node) {
                    name::FOOTNOTE_REFERENCE => self.old_note(name::FOOTNOTE, value),
                    name::ENDNOTE_REFERENCE => self.old_note(name::ENDNOTE, value),
                    _ => value.to_owned(),
                },
                "w:val" => match tree.name(node) {
                    name::P_STYLE | name::R_STYLE | name::TBL_STYLE => {
                        self.imports.style(self.old, self.new, value)
                    }
                    name::NUM_ID => self.imports.list(self.old, self.new, value),
                    _ => value.to_owned(),
                },
                _ => value.to_owned(),
            };
            let quote = if fresh.contains('"') { '\'' } else { '"' };
            body.push_str(&format!(" {attribute}={quote}{fresh}{quote}"));
        }
        body.push('>');
    }

    /// An old note under its fresh id.
    fn old_note(&mut self, kind: Name, id: &str) -> String {
        if let Some(fresh) = self.fresh_notes.get(&(kind, id.to_owned())) {
            return fresh.clone();
        }
        self.next_note += 1;
        let fresh = self.next_note.to_string();
        self.deleted_notes
            .push((kind, id.to_owned(), fresh.clone()));
        self.fresh_notes
            .insert((kind, id.to_owned()), fresh.clone());
        fresh
    }

    /// An element of the old part, with all ids as the new package knows them.
    pub(super) fn transplant(&mut self, at: Place<'w>, node: Id, gone: bool, body: &mut String) {
        let tree = at.old;
        match tree.name(node) {
            name::BOOKMARK_START
            | name::BOOKMARK_END
            | name::COMMENT_START
            | name::COMMENT_END
            | name::COMMENT_REFERENCE
            | name::PROOF_ERR
            | name::PERM_START
            | name::PERM_END => return,
            name::INSTR_TEXT if gone => {
                body.push_str(&format!(
                    "<w:delInstrText xml:space=\"preserve\">{}</w:delInstrText>",
                    tree.inner(node)
                ));
                return;
            }
            _ => {}
        }
        if tree.is_empty_tag(node) && tree.attributes(node).next().is_none() {
            body.push_str(tree.raw(node));
            return;
        }
        self.start_tag(at, node, body);
        let mut leaf = true;
        for child in tree.children(node) {
            leaf = false;
            self.transplant(at, child, false, body);
        }
        if leaf {
            body.push_str(tree.inner(node));
        }
        body.push_str("</");
        body.push_str(tree.qname(node));
        body.push('>');
    }
}
