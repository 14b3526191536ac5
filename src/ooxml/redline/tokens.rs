//! A paragraph as tokens: words, separators, and whole things such as a field, a link, a drawing.
//!
//! Text runs together across `w:r`, so that the tokens of a paragraph do not depend on how a word processor has cut it into runs;
//! which run a stretch of text comes from is kept beside it ([`Span`]). Bookmarks and the anchors of comments are marks without
//! width. A token's key says what it is and leaves its formatting out.

use super::format::{Formats, Seen};
use super::key::{self, Key};
use super::line::{Build, Line, NO_RUN, Run};
use super::name::{self, Name};
use super::side::Side;
use super::tree::{Id, Tree, decode};
use std::cell::RefCell;
use std::collections::HashMap;

pub(super) struct Token {
    /// Equal keys are equal content.
    pub key: u64,
    /// Two things of one soft key that are not equal may be the same thing, changed inside. Zero: never.
    pub soft: u64,
    /// Characters, or what a thing is worth beside them.
    pub weight: u32,
    pub node: Id,
    pub run: u32,
    /// Whether it is a link (17.16.22), which can be written as a field too.
    pub link: bool,
    pub kind: Kind,
}

pub(super) enum Kind {
    /// Text from `lo` to `hi`.
    Text { lo: u32, hi: u32 },
    /// A child of a run: a tab, a break, a drawing, the reference of a note.
    Leaf,
    /// A child of a paragraph that is no run: mathematics.
    Inline,
    /// A link, content control or the like, with what it holds.
    Group(Vec<Token>),
    /// A field: up to `separate`, what it shows, its end. `w:fldSimple` has the middle alone.
    Field {
        open: Vec<Token>,
        result: Vec<Token>,
        close: Vec<Token>,
    },
    /// A bookmark, an anchor of a comment.
    Mark,
    /// The paragraph mark; whether a section ends with it.
    End { section: bool },
}

/// Reads one part of one side.
pub(super) struct Reader<'r, 'a> {
    pub side: &'r Side<'a>,
    pub part: &'r str,
    pub tree: &'r Tree,
    pub formats: &'r RefCell<Formats>,
    pub seen: &'r mut Seen,
    /// Digests of notes, by kind and id.
    pub notes: &'r mut HashMap<(Name, String), u64>,
}

/// Fields whose result is the word processor's business at the moment of printing.
pub(super) const VOLATILE: &[&str] = &[
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "PAGEREF",
    "DATE",
    "TIME",
    "FILENAME",
    "SECTION",
];

impl Reader<'_, '_> {
    /// A paragraph more.
    pub(super) fn paragraph(&mut self, line: &mut Line, paragraph: Id) {
        let mut build = Build::new(line);
        for child in self.tree.children(paragraph) {
            self.inline(&mut build, child);
        }
        let mut tokens = self.fold(build.done());
        let section = self
            .tree
            .find(paragraph, name::PPR)
            .is_some_and(|ppr| self.tree.find(ppr, name::SECT_PR).is_some());
        tokens.push(Token {
            key: Key::new(END).with(u64::from(section)).done(),
            soft: 0,
            weight: 3,
            node: paragraph,
            run: NO_RUN,
            link: false,
            kind: Kind::End { section },
        });
        line.tokens.append(&mut tokens);
    }

    fn inline(&mut self, build: &mut Build<'_>, node: Id) {
        let tree = self.tree;
        match tree.name(node) {
            name::R => self.run(build, node),
            name::PPR | name::PROOF_ERR => {}
            name::BOOKMARK_START
            | name::BOOKMARK_END
            | name::COMMENT_START
            | name::COMMENT_END
            | name::PERM_START
            | name::PERM_END => build.mark(node, NO_RUN),
            name::HYPERLINK => {
                let target = tree
                    .get(node, "r:id")
                    .map_or(0, |id| self.side.target_key(self.part, id));
                // Bookmarks that begin with `_` are the word processor's own, and named anew when it makes a table of contents.
                let anchor = tree.get(node, "w:anchor").unwrap_or("");
                let anchor = if anchor.starts_with('_') { "_" } else { anchor };
                let soft = Key::new(LINK).with(target).text(anchor).done();
                self.group(build, node, node, soft);
            }
            name::SDT => {
                let called = tree
                    .find(node, name::SDT_PR)
                    .map_or_else(String::new, |pr| control(tree, pr));
                let content = tree.find(node, name::SDT_CONTENT);
                self.group(
                    build,
                    node,
                    content.unwrap_or(node),
                    key::of(CONTROL, &called),
                );
            }
            name::SMART_TAG | name::CUSTOM_XML | name::DIR | name::BDO => {
                let soft = Key::new(GROUP).text(tree.qname(node)).text(
                    tree.get(node, "w:element")
                        .or(tree.get(node, "w:val"))
                        .unwrap_or(""),
                );
                self.group(build, node, node, soft.done());
            }
            name::FLD_SIMPLE => {
                let mut inside = Build::new(build.line);
                for child in tree.children(node) {
                    self.inline(&mut inside, child);
                }
                let result = self.fold(inside.done());
                let instruction = decode(tree.get(node, "w:instr").unwrap_or("")).into_owned();
                build.push(field(&instruction, Vec::new(), result, Vec::new(), node));
            }
            _ => {
                let key = self.deep(Key::new(INLINE), node, true).done();
                build.push(Token {
                    key,
                    soft: 0,
                    weight: 4 + u32::try_from(tree.inner(node).len() / 40).unwrap_or(0),
                    node,
                    run: NO_RUN,
                    link: false,
                    kind: Kind::Inline,
                });
            }
        }
    }

    fn group(&mut self, build: &mut Build<'_>, node: Id, content: Id, soft: u64) {
        let mut inside = Build::new(build.line);
        for child in self.tree.children(content) {
            if !matches!(
                self.tree.name(child),
                name::CUSTOM_XML_PR | name::SMART_TAG_PR
            ) {
                self.inline(&mut inside, child);
            }
        }
        let tokens = self.fold(inside.done());
        build.push(Token {
            key: keys(Key::new(soft), &tokens).done(),
            soft,
            weight: 1 + tokens.iter().map(|t| t.weight).sum::<u32>(),
            node,
            run: NO_RUN,
            link: self.tree.name(node) == name::HYPERLINK,
            kind: Kind::Group(tokens),
        });
    }

    fn run(&mut self, build: &mut Build<'_>, node: Id) {
        let tree = self.tree;
        let rpr = tree.find(node, name::RPR);
        let format = self
            .formats
            .borrow_mut()
            .run(self.seen, self.side, tree, rpr);
        let run = u32::try_from(build.line.runs.len()).unwrap_or(NO_RUN);
        build.line.runs.push(Run {
            node,
            rpr,
            format,
            amount: 0,
        });
        for child in tree.children(node) {
            let before = build.line.text.len();
            match tree.name(child) {
                name::RPR | name::LAST_BREAK | name::PROOF_ERR => continue,
                name::T => {
                    let text = tree.content(child);
                    let text = match tree.get(child, "xml:space") {
                        Some("preserve") => &*text,
                        _ => text.trim_matches([' ', '\t', '\r', '\n']),
                    };
                    build.text(text, run);
                }
                name::COMMENT_REFERENCE => build.mark(child, run),
                other => {
                    let (key, soft) = self.leaf(child, other);
                    build.push(Token {
                        key,
                        soft,
                        weight: if soft == 0 { 2 } else { 4 },
                        node: child,
                        run,
                        link: false,
                        kind: Kind::Leaf,
                    });
                }
            }
            let grown = build.line.text.len() - before;
            let amount = if tree.name(child) == name::T {
                grown
            } else {
                1
            };
            build.line.runs[run as usize].amount += u32::try_from(amount).unwrap_or(0);
        }
    }

    /// Key and soft key of a run's child.
    fn leaf(&mut self, node: Id, name: Name) -> (u64, u64) {
        match name {
            name::FOOTNOTE_REFERENCE | name::ENDNOTE_REFERENCE => {
                let kind = if name == name::FOOTNOTE_REFERENCE {
                    name::FOOTNOTE
                } else {
                    name::ENDNOTE
                };
                let id = self.tree.get(node, "w:id").unwrap_or("").to_owned();
                let soft = Key::new(NOTE).with(u64::from(kind.0));
                (soft.with(self.note(kind, &id)).done(), soft.done())
            }
            name::DRAWING | name::PICT | name::OBJECT | name::ALTERNATE => {
                let key = self.deep(Key::new(LEAF), node, true).done();
                let boxed = self
                    .tree
                    .descendants(node)
                    .any(|n| self.tree.name(n) == name::TXBX_CONTENT);
                let soft = match boxed {
                    true => self.deep(Key::new(BOX), node, false).done(),
                    false => 0,
                };
                (key, soft)
            }
            _ => (self.deep(Key::new(LEAF), node, true).done(), 0),
        }
    }

    /// Puts each field that begins and ends in this list into one token. What is left of others stays as it is.
    fn fold(&self, tokens: Vec<Token>) -> Vec<Token> {
        let role = |token: &Token| match token.kind {
            Kind::Leaf if self.tree.name(token.node) == name::FLD_CHAR => {
                self.tree.get(token.node, "w:fldCharType").unwrap_or("")
            }
            _ => "",
        };
        if tokens.iter().all(|token| role(token).is_empty()) {
            return tokens;
        }
        // Open fields: what stands up to `separate`, what stands behind it, whether it was met.
        let mut open: Vec<(Vec<Token>, Vec<Token>, bool)> = vec![(Vec::new(), Vec::new(), false)];
        for token in tokens {
            let is = role(&token);
            if is == "begin" {
                open.push((vec![token], Vec::new(), false));
                continue;
            }
            let nested = open.len() > 1;
            let Some(top) = open.last_mut() else {
                continue;
            };
            if is == "end" && nested {
                let Some((before, result, _)) = open.pop() else {
                    continue;
                };
                let instruction = self.instruction(&before);
                let node = before.first().map_or(token.node, |t| t.node);
                let field = field(&instruction, before, result, vec![token], node);
                if let Some((before, result, separated)) = open.last_mut() {
                    if *separated { result } else { before }.push(field);
                }
            } else if top.2 {
                top.1.push(token);
            } else {
                top.2 = is == "separate" && nested;
                top.0.push(token);
            }
        }
        let mut tokens: Vec<Token> = open
            .into_iter()
            .flat_map(|(before, result, _)| before.into_iter().chain(result))
            .collect();
        // The ends of a field that goes on in other paragraphs hold the line: they are kept before any word is.
        for token in &mut tokens {
            if !role(token).is_empty() {
                token.weight = EDGE;
            }
        }
        tokens
    }

    /// What a field is told to show.
    fn instruction(&self, open: &[Token]) -> String {
        let mut instruction = String::new();
        for token in open {
            match &token.kind {
                Kind::Leaf if self.tree.name(token.node) == name::INSTR_TEXT => {
                    instruction.push_str(&self.tree.content(token.node));
                }
                Kind::Field { .. } => instruction.push_str(&format!(" {{{}}} ", token.key)),
                _ => {}
            }
        }
        instruction
    }

    /// The digest of a note's content.
    fn note(&mut self, kind: Name, id: &str) -> u64 {
        let known = (kind, id.to_owned());
        if let Some(key) = self.notes.get(&known) {
            return *key;
        }
        // A note that refers to itself is met here again.
        self.notes.insert(known.clone(), 0);
        let parts = if kind == name::FOOTNOTE {
            "footnotes"
        } else {
            "endnotes"
        };
        let found = self
            .side
            .part(parts)
            .zip(self.side.notes.get(&known).copied());
        let Some((part, node)) = found else {
            return 0;
        };
        let mut reader = Reader {
            side: self.side,
            tree: self.side.tree(&part),
            part: &part,
            formats: self.formats,
            seen: self.seen,
            notes: self.notes,
        };
        let key = reader.container(Key::new(NOTE), node).done();
        self.notes.insert(known, key);
        key
    }

    /// The digest of everything that blocks in `node` say and how they are formatted.
    pub(super) fn container(&mut self, mut key: Key, node: Id) -> Key {
        for block in super::blocks::blocks(self, node) {
            key = key.with(block.exact);
        }
        key
    }

    /// The digest of an element that is taken as a whole. Ids that a word processor gives anew at every turn are left out; what a
    /// relationship leads to stands for its id. Without `boxes`, what text boxes hold is left out.
    pub(super) fn deep(&mut self, mut key: Key, node: Id, boxes: bool) -> Key {
        let tree = self.tree;
        key = key.text(tree.qname(node));
        if tree.name(node) == name::TXBX_CONTENT {
            return if boxes {
                self.container(key, node)
            } else {
                key
            };
        }
        for (attribute, value) in tree.attributes(node) {
            let noise = attribute.starts_with("w:rsid")
                || attribute.starts_with("w14:")
                || attribute.starts_with("wp14:")
                || attribute.starts_with("xmlns")
                || matches!(
                    attribute,
                    "id" | "name" | "o:spid" | "o:gfxdata" | "w:dirty"
                );
            if noise {
                continue;
            }
            key = key.text(attribute);
            key = match attribute.starts_with("r:") {
                true => key.with(self.side.target_key(self.part, value)),
                false => key.text(value),
            };
        }
        let mut leaf = true;
        for child in tree.children(node) {
            leaf = false;
            if !matches!(tree.name(child), name::PROOF_ERR | name::LAST_BREAK) {
                key = self.deep(key, child, boxes);
            }
        }
        if leaf {
            key = key.text(&tree.content(node));
        }
        key.with(7)
    }
}

/// What a content control is called: its tag, its title, its gallery.
pub(super) fn control(tree: &Tree, pr: Id) -> String {
    tree.descendants(pr)
        .filter(|n| matches!(tree.qname(*n), "w:tag" | "w:alias" | "w:docPartGallery"))
        .filter_map(|n| tree.get(n, "w:val"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Digests of tokens in order.
pub(super) fn keys(mut key: Key, tokens: &[Token]) -> Key {
    for token in tokens.iter().filter(|t| !matches!(t.kind, Kind::Mark)) {
        key = key.with(token.key);
    }
    key
}

fn field(
    instruction: &str,
    open: Vec<Token>,
    result: Vec<Token>,
    close: Vec<Token>,
    node: Id,
) -> Token {
    let words: Vec<&str> = instruction.split_whitespace().collect();
    let soft = key::of(FIELD, &words.join(" "));
    let volatile = words
        .first()
        .is_some_and(|w| VOLATILE.contains(&w.to_uppercase().as_str()));
    let key = match volatile {
        true => soft,
        false => keys(Key::new(soft), &result).done(),
    };
    Token {
        key,
        soft,
        weight: 6 + result.iter().map(|t| t.weight).sum::<u32>(),
        node,
        run: NO_RUN,
        link: false,
        kind: Kind::Field {
            open,
            result,
            close,
        },
    }
}

/// The weight of one end of a field that goes on in other paragraphs.
pub(super) const EDGE: u32 = 1_000;

pub(super) const TEXT: u64 = 1;
const LEAF: u64 = 2;
const INLINE: u64 = 3;
const GROUP: u64 = 4;
const LINK: u64 = 5;
const CONTROL: u64 = 6;
const FIELD: u64 = 7;
const NOTE: u64 = 8;
const BOX: u64 = 9;
const END: u64 = 10;
