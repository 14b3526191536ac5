//! Runs and their marks: what is written for each token.
//!
//! What is equal is copied from the new part byte for byte where a whole run is equal; a run that is cut gets its own properties again.
//! What is deleted comes from the old part, with its ids as the new package knows them ([`Imports`]).

use super::Stamp;
use super::check::Coarse;
use super::format::{Formats, Seen};
use super::imports::{Edits, Imports};
use super::name::{self, Name};
use super::report::Note;
use super::section::Shown;
use super::side::Side;
use super::tokens::{Kind, Line, NO_RUN, Reader, Run, Span, Token};
use super::tree::{Id, Tree};
use crate::ooxml::xml::escape;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// How a stretch is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Inserted,
    Deleted,
    MovedFrom,
    MovedTo,
    /// Deleted from what was moved here.
    MovedToDeleted,
}

/// The two parts that are being compared.
#[derive(Clone, Copy)]
pub(super) struct Place<'w> {
    pub old_part: &'w str,
    pub old: &'w Tree,
    pub new_part: &'w str,
    pub new: &'w Tree,
}

/// A run as it grows.
struct Segment<'w> {
    from_old: bool,
    tree: &'w Tree,
    old: &'w Tree,
    run: Run,
    mark: Mark,
    /// The formatting that an equal run had.
    was: Option<Option<Id>>,
    text: String,
    body: String,
    amount: u32,
}

/// Writes the redline of one package.
pub(super) struct Writer<'w, 'a> {
    pub old: &'w Side<'a>,
    pub new: &'w Side<'a>,
    pub stamp: &'w Stamp,
    pub formats: RefCell<Formats>,
    old_seen: Seen,
    new_seen: Seen,
    old_notes: HashMap<(Name, String), u64>,
    new_notes: HashMap<(Name, String), u64>,
    pub imports: Imports,
    pub edits: Edits,
    pub out: String,
    pub next_id: u64,
    pub next_move: u32,
    /// Whether anything was marked.
    pub changed: bool,
    pub notes: Vec<Note>,
    mark: Mark,
    segment: Option<Segment<'w>>,
    /// Old notes that are brought across: kind, old id, fresh id.
    pub deleted_notes: Vec<(Name, String, String)>,
    /// New notes that are inserted: kind, id.
    pub inserted_notes: Vec<(Name, String)>,
    /// Notes that were changed: kind, old id, new id.
    pub changed_notes: Vec<(Name, String, String)>,
    pub next_note: u64,
    /// Comments that the old package alone has: old id → fresh id.
    pub old_comments: HashMap<String, String>,
    /// Those of them whose range is not brought along, and those that were written.
    pub loose_comments: BTreeSet<String>,
    pub written_comments: BTreeSet<String>,
    /// Anchors of the old package that were written: what, and the fresh id.
    pub written_marks: BTreeSet<(Name, String)>,
    /// How the anchors of new comments are marked: as their paragraph is.
    pub anchor: Mark,
    /// The same of comments that the old package alone has.
    pub old_anchor: Mark,
    /// Whether links and controls are written without their tags, see [`Writer::step`].
    pub bare: bool,
    /// Headers and footers, section by section.
    pub shown: Shown,
    /// Bookmarks that may be brought across, by old id.
    pub old_bookmarks: HashMap<String, String>,
    /// Blocks that are cut more coarsely.
    pub coarse: &'w Coarse,
}

impl<'w, 'a> Writer<'w, 'a> {
    pub(super) fn new(
        old: &'w Side<'a>,
        new: &'w Side<'a>,
        stamp: &'w Stamp,
        coarse: &'w Coarse,
    ) -> Writer<'w, 'a> {
        Writer {
            old,
            new,
            stamp,
            formats: RefCell::default(),
            old_seen: Seen::default(),
            new_seen: Seen::default(),
            old_notes: HashMap::new(),
            new_notes: HashMap::new(),
            imports: Imports::default(),
            edits: Edits::default(),
            out: String::new(),
            next_id: 1,
            next_move: 1,
            changed: false,
            notes: Vec::new(),
            mark: Mark::None,
            segment: None,
            deleted_notes: Vec::new(),
            inserted_notes: Vec::new(),
            changed_notes: Vec::new(),
            next_note: 0,
            old_comments: HashMap::new(),
            loose_comments: BTreeSet::new(),
            written_comments: BTreeSet::new(),
            written_marks: BTreeSet::new(),
            anchor: Mark::None,
            old_anchor: Mark::None,
            bare: false,
            shown: Shown::default(),
            old_bookmarks: HashMap::new(),
            coarse,
        }
    }

    pub(super) fn readers(&mut self, at: Place<'w>) -> (Reader<'_, 'a>, Reader<'_, 'a>) {
        (
            Reader {
                side: self.old,
                part: at.old_part,
                tree: at.old,
                formats: &self.formats,
                seen: &mut self.old_seen,
                notes: &mut self.old_notes,
            },
            Reader {
                side: self.new,
                part: at.new_part,
                tree: at.new,
                formats: &self.formats,
                seen: &mut self.new_seen,
                notes: &mut self.new_notes,
            },
        )
    }

    /// Attributes of a revision (17.13.5): a fresh id, author, date.
    pub(super) fn revision(&mut self) -> String {
        self.changed = true;
        self.next_id += 1;
        format!(" w:id=\"{}\"{}", self.next_id, self.stamp.attributes)
    }

    /// Writes bytes as they are.
    pub(super) fn raw(&mut self, text: &str) {
        self.close();
        self.out.push_str(text);
    }

    /// Ends the open run and the open mark.
    pub(super) fn close(&mut self) {
        self.end_run();
        self.set_mark(Mark::None);
    }

    fn set_mark(&mut self, mark: Mark) {
        if self.mark == mark {
            return;
        }
        self.out.push_str(match self.mark {
            Mark::None => "",
            Mark::Inserted => "</w:ins>",
            Mark::Deleted => "</w:del>",
            Mark::MovedFrom => "</w:moveFrom>",
            Mark::MovedTo => "</w:moveTo>",
            Mark::MovedToDeleted => "</w:del></w:moveTo>",
        });
        let names: &[&str] = match mark {
            Mark::None => &[],
            Mark::Inserted => &["w:ins"],
            Mark::Deleted => &["w:del"],
            Mark::MovedFrom => &["w:moveFrom"],
            Mark::MovedTo => &["w:moveTo"],
            Mark::MovedToDeleted => &["w:moveTo", "w:del"],
        };
        for called in names {
            let revision = self.revision();
            self.out.push_str(&format!("<{called}{revision}>"));
        }
        self.mark = mark;
    }

    /// The open run, or a new one when it is another.
    fn run(
        &mut self,
        at: Place<'w>,
        from_old: bool,
        run: Run,
        mark: Mark,
        was: Option<Option<Id>>,
    ) -> Option<&mut Segment<'w>> {
        let same = self.segment.as_ref().is_some_and(|s| {
            s.from_old == from_old && s.run.node == run.node && s.mark == mark && s.was == was
        });
        if !same {
            self.end_run();
            self.segment = Some(Segment {
                from_old,
                tree: if from_old { at.old } else { at.new },
                old: at.old,
                run,
                mark,
                was,
                text: String::new(),
                body: String::new(),
                amount: 0,
            });
        }
        self.segment.as_mut()
    }

    fn end_run(&mut self) {
        let Some(mut segment) = self.segment.take() else {
            return;
        };
        self.set_mark(segment.mark);
        segment.end_text();
        let (tree, run) = (segment.tree, segment.run);
        if !segment.from_old && segment.was.is_none() && segment.amount == run.amount {
            self.out.push_str(tree.raw(run.node));
            return;
        }
        if segment.from_old {
            self.out.push_str("<w:r>");
            let rpr = run.rpr.map(|rpr| self.old_properties(tree, rpr));
            self.out.push_str(rpr.as_deref().unwrap_or(""));
        } else {
            self.out.push_str(&tree.open_tag(run.node));
            match segment.was {
                None => self.out.push_str(run.rpr.map_or("", |rpr| tree.raw(rpr))),
                Some(was) => {
                    let inner = run.rpr.map_or("", |rpr| tree.inner(rpr)).to_owned();
                    let change = self.format_change(segment.old, was);
                    self.out
                        .push_str(&format!("<w:rPr>{inner}{change}</w:rPr>"));
                }
            }
        }
        self.out.push_str(&segment.body);
        self.out.push_str("</w:r>");
    }

    /// `w:rPrChange` with the old properties of a run (17.13.5.31).
    pub(super) fn format_change(&mut self, old: &Tree, was: Option<Id>) -> String {
        let revision = self.revision();
        let before = match was {
            Some(rpr) => self.old_properties(old, rpr),
            None => "<w:rPr/>".to_owned(),
        };
        format!("<w:rPrChange{revision}>{before}</w:rPrChange>")
    }

    /// `w:rPr` of the old part, its style as the new package knows it.
    pub(super) fn old_properties(&mut self, tree: &Tree, rpr: Id) -> String {
        let mut text = String::from("<w:rPr>");
        for child in tree.children(rpr) {
            match tree.name(child) {
                name::R_STYLE => {
                    let id = tree.get(child, "w:val").unwrap_or("");
                    let id = self.imports.style(self.old, self.new, id);
                    text.push_str(&format!("<w:rStyle w:val=\"{id}\"/>"));
                }
                name::INS | name::DEL | name::MOVE_FROM | name::MOVE_TO | name::RPR_CHANGE => {}
                _ => text.push_str(tree.raw(child)),
            }
        }
        text.push_str("</w:rPr>");
        text
    }

    /// Text of one run.
    pub(super) fn text(
        &mut self,
        at: Place<'w>,
        from_old: bool,
        line: &Line,
        span: Span,
        mark: Mark,
        was: Option<Option<Id>>,
    ) {
        let run = line.runs[span.run as usize];
        let said = line.said(span.lo, span.hi);
        if let Some(segment) = self.run(at, from_old, run, mark, was) {
            segment.text.push_str(said);
            segment.amount += span.hi - span.lo;
        }
    }

    /// A child of a run that is no text.
    pub(super) fn leaf(
        &mut self,
        at: Place<'w>,
        from_old: bool,
        line: &Line,
        token: &Token,
        mark: Mark,
        was: Option<Option<Id>>,
    ) {
        let tree = if from_old { at.old } else { at.new };
        let gone = matches!(mark, Mark::Deleted | Mark::MovedToDeleted);
        let body = match from_old {
            true => {
                let mut body = String::new();
                self.transplant(at, token.node, gone, &mut body);
                body
            }
            false => tree.raw(token.node).to_owned(),
        };
        if !from_old && matches!(mark, Mark::Inserted | Mark::MovedTo) {
            self.note_inserted(tree, token.node);
        }
        let Some(run) = line.runs.get(token.run as usize) else {
            return;
        };
        if let Some(segment) = self.run(at, from_old, *run, mark, was) {
            segment.end_text();
            segment.body.push_str(&body);
            segment.amount += 1;
        }
    }

    /// A child of an equal run, changed inside: what is written instead of its bytes.
    pub(super) fn changed_leaf(
        &mut self,
        at: Place<'w>,
        line: &Line,
        token: &Token,
        mark: Mark,
        body: &str,
    ) {
        let Some(run) = line.runs.get(token.run as usize) else {
            return;
        };
        // No whole run any more, even when all of it is here.
        let run = Run {
            amount: u32::MAX,
            ..*run
        };
        if let Some(segment) = self.run(at, false, run, mark, None) {
            segment.run = run;
            segment.end_text();
            segment.body.push_str(body);
        }
    }

    fn note_inserted(&mut self, tree: &Tree, node: Id) {
        for node in tree.descendants(node) {
            let kind = match tree.name(node) {
                name::FOOTNOTE_REFERENCE => name::FOOTNOTE,
                name::ENDNOTE_REFERENCE => name::ENDNOTE,
                _ => continue,
            };
            let id = tree.get(node, "w:id").unwrap_or("").to_owned();
            self.inserted_notes.push((kind, id));
        }
    }

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

    fn field_start(&mut self, instruction: &str, mark: Mark) {
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
    fn start_tag(&mut self, at: Place<'w>, node: Id, body: &mut String) {
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
        if let Some((.., fresh)) = self
            .deleted_notes
            .iter()
            .find(|(k, i, _)| *k == kind && i == id)
        {
            return fresh.clone();
        }
        self.next_note += 1;
        let fresh = self.next_note.to_string();
        self.deleted_notes
            .push((kind, id.to_owned(), fresh.clone()));
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

impl Segment<'_> {
    fn end_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let called = match self.mark {
            Mark::Deleted | Mark::MovedToDeleted => "w:delText",
            _ => "w:t",
        };
        let edge =
            self.text.starts_with(char::is_whitespace) || self.text.ends_with(char::is_whitespace);
        self.body.push('<');
        self.body.push_str(called);
        self.body.push_str(if edge {
            " xml:space=\"preserve\">"
        } else {
            ">"
        });
        escape(&self.text, false, &mut self.body);
        self.body.push_str("</");
        self.body.push_str(called);
        self.body.push('>');
        self.text.clear();
    }
}
