//! Runs and their marks: what is written for each token.
//!
//! What is equal is copied from the new part byte for byte where a whole run is equal; a run that is cut gets its own properties again.
//! What is deleted comes from the old part, with its ids as the new package knows them ([`Imports`]).

use super::Stamp;
use super::check::Coarse;
use super::edits::Edits;
use super::format::{Formats, Seen};
use super::imports::Imports;
use super::line::{Line, Run, Span};
use super::name::{self, Name};
use super::report::Note;
use super::section::Shown;
use super::side::Side;
use super::tokens::{Reader, Token};
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
pub(super) struct Segment<'w> {
    from_old: bool,
    tree: &'w Tree,
    old: &'w Tree,
    run: Run,
    mark: Mark,
    /// The formatting that an equal run had.
    was: Option<Option<Id>>,
    pub text: String,
    pub body: String,
    pub amount: u32,
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
    /// The same by kind and old id.
    pub fresh_notes: HashMap<(Name, String), String>,
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
            fresh_notes: HashMap::new(),
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

    pub(super) fn set_mark(&mut self, mark: Mark) {
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
    pub(super) fn run(
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

    pub(super) fn end_run(&mut self) {
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

    pub(super) fn note_inserted(&mut self, tree: &Tree, node: Id) {
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
}

impl Segment<'_> {
    pub(super) fn end_text(&mut self) {
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
