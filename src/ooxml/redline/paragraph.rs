//! Paragraphs: their tokens aligned, cut at paragraph marks, and written.
//!
//! A container is one stream of tokens in which the paragraph mark is a token as well (17.3.1.29). To split a paragraph is to insert a
//! mark, to join two is to delete one; the content before a mark that goes merges into the paragraph that follows.

use super::align::{Content, End, Step};
use super::blocks::Block;
use super::line::{Line, Span};
use super::name;
use super::pairs::{Item, Op, align};
use super::tokens::{Kind, Token, VOLATILE};
use super::tree::{Id, Tree, decode};
use super::write::{Mark, Place, Writer};

/// The paragraph mark at the end of a paragraph that is written.
#[derive(Clone, Copy, Debug)]
enum Last {
    Kept(Id, Id),
    Old(Id, Mark),
    New(Id, Mark),
}

impl<'w> Writer<'w, '_> {
    /// A step through paragraphs.
    pub(super) fn paragraphs(&mut self, at: Place<'w>, step: &Step, old: &[Block], new: &[Block]) {
        let (mut before, mut after) = (Line::default(), Line::default());
        let (mut old_reader, mut new_reader) = self.readers(at);
        let olds = step.from.map_or(step.old.clone(), |from| from..from + 1);
        for block in &old[olds] {
            old_reader.paragraph(&mut before, block.node);
        }
        for block in &new[step.new.clone()] {
            new_reader.paragraph(&mut after, block.node);
        }
        let old_last = before.tokens.pop();
        let new_last = after.tokens.pop();
        let ops: Vec<Op<'_>> = match step.content {
            Content::Deleted | Content::MovedFrom(_) => before.tokens.iter().map(Op::old).collect(),
            Content::Inserted => after.tokens.iter().map(Op::new).collect(),
            _ if self.cut(&old[step.old.clone()], &new[step.new.clone()]) > 0 => {
                let olds = before.tokens.iter().map(Op::old);
                olds.chain(after.tokens.iter().map(Op::new)).collect()
            }
            Content::Both | Content::MovedTo(_) => align(&before.tokens, &after.tokens),
        };
        let (gone, come, kept) = match step.content {
            Content::MovedFrom(_) => (Mark::MovedFrom, Mark::Inserted, Mark::None),
            Content::MovedTo(_) => (Mark::MovedToDeleted, Mark::Inserted, Mark::MovedTo),
            _ => (Mark::Deleted, Mark::Inserted, Mark::None),
        };
        let anchors = (self.anchor, self.old_anchor);
        self.old_anchor = match step.content {
            Content::Deleted => Mark::Deleted,
            Content::MovedFrom(_) => Mark::MovedFrom,
            _ => Mark::None,
        };
        self.anchor = match step.content {
            Content::Inserted => Mark::Inserted,
            Content::MovedTo(_) => Mark::MovedTo,
            _ => Mark::None,
        };
        let own = |token: &Option<Token>| token.as_ref().map(|t| (t.node, t.key));
        let ends: Vec<Last> = match (step.end, step.content, own(&old_last), own(&new_last)) {
            (End::Both(i, j), ..) => vec![Last::Kept(old[i].node, new[j].node)],
            (End::Stays, Content::Deleted, Some((node, _)), _) => vec![Last::Old(node, Mark::None)],
            (End::Stays, _, _, Some((node, _))) => vec![Last::New(node, Mark::None)],
            (End::Deleted, _, Some((node, _)), _) => vec![Last::Old(node, Mark::Deleted)],
            (End::Inserted, _, _, Some((node, _))) => vec![Last::New(node, Mark::Inserted)],
            (_, Content::Deleted, Some((node, _)), _) => vec![Last::Old(node, Mark::Deleted)],
            (_, Content::MovedFrom(_), Some((node, _)), _) => {
                vec![Last::Old(node, Mark::MovedFrom)]
            }
            (_, Content::Inserted, _, Some((node, _))) => vec![Last::New(node, Mark::Inserted)],
            (_, Content::MovedTo(_), _, Some((node, _))) => vec![Last::New(node, Mark::MovedTo)],
            (_, Content::Both, Some((x, a)), Some((y, b))) if a == b => vec![Last::Kept(x, y)],
            // A section ends with one of them alone (17.6.18): the mark that carries it goes or comes as a whole.
            (_, Content::Both, Some((x, _)), Some((y, _))) => {
                vec![Last::New(y, Mark::Inserted), Last::Old(x, Mark::Deleted)]
            }
            _ => Vec::new(),
        };
        let range = match step.content {
            Content::MovedFrom(number) => Some(("moveFrom", number)),
            Content::MovedTo(number) => Some(("moveTo", number)),
            _ => None,
        };
        let mut opened = range.map(|(called, number)| {
            let revision = self.revision();
            (
                called,
                format!("<w:{called}RangeStart{revision} w:name=\"move{number}\"/>"),
                self.next_id,
            )
        });
        let closing = opened
            .as_ref()
            .map(|(called, _, id)| format!("<w:{called}RangeEnd w:id=\"{id}\"/>"));
        let mut from = 0;
        for place in 0..ops.len() {
            let ends = |token: &Token| matches!(token.kind, Kind::End { .. });
            let last = match ops[place] {
                Op::Both(old, new) if ends(old) && ends(new) => Last::Kept(old.node, new.node),
                Op::Old(Item::Token(old)) if ends(old) => Last::Old(old.node, gone),
                Op::New(Item::Token(new)) if ends(new) => Last::New(new.node, come),
                _ => continue,
            };
            self.begin(at, last);
            self.ops(at, &ops[from..place], &before, &after, (gone, come, kept));
            self.raw("</w:p>");
            from = place + 1;
        }
        for (turn, last) in ends.iter().enumerate() {
            self.begin(at, *last);
            if turn == 0 {
                if let Some((_, start, _)) = opened.take() {
                    self.raw(&start);
                }
                self.ops(at, &ops[from..], &before, &after, (gone, come, kept));
            }
            self.raw("</w:p>");
        }
        if let Some(closing) = closing {
            self.raw(&closing);
        }
        (self.anchor, self.old_anchor) = anchors;
    }

    /// What is struck, what is new, what stays.
    fn ops(
        &mut self,
        at: Place<'w>,
        ops: &[Op<'_>],
        old: &Line,
        new: &Line,
        marks: (Mark, Mark, Mark),
    ) {
        let (gone, come, _) = marks;
        for op in ops {
            match *op {
                // What was anchored in the old text is written where that stood.
                Op::Old(Item::Token(token))
                    if gone == Mark::MovedToDeleted && matches!(token.kind, Kind::Mark) => {}
                Op::Old(Item::Token(token)) => self.token(at, true, old, token, gone),
                Op::New(Item::Token(token)) => self.token(at, false, new, token, come),
                Op::Old(Item::LinkStart(token)) => self.link_start(at, true, token, gone),
                Op::New(Item::LinkStart(token)) => self.link_start(at, false, token, come),
                Op::Old(Item::LinkEnd) => self.field_end(gone),
                Op::New(Item::LinkEnd) => self.field_end(come),
                Op::Both(before, after) => self.both(at, (old, before), (new, after), marks),
            }
        }
    }

    /// A token that is on both sides, perhaps formatted otherwise, perhaps changed inside.
    fn both(
        &mut self,
        at: Place<'w>,
        old: (&Line, &Token),
        new: (&Line, &Token),
        marks: (Mark, Mark, Mark),
    ) {
        let kept = marks.2;
        match (&old.1.kind, &new.1.kind) {
            (
                Kind::Text { lo, .. },
                Kind::Text {
                    lo: new_lo,
                    hi: new_hi,
                },
            ) => {
                let shift = |at: u32| at - new_lo + lo;
                for span in new.0.spans(*new_lo, *new_hi) {
                    for part in old.0.spans(shift(span.lo), shift(span.hi)) {
                        let was = old.0.runs[part.run as usize];
                        let is = new.0.runs[span.run as usize];
                        let was =
                            (was.format != is.format && kept == Mark::None).then_some(was.rpr);
                        let own = Span {
                            lo: part.lo + new_lo - lo,
                            hi: part.hi + new_lo - lo,
                            run: span.run,
                        };
                        self.text(at, false, new.0, own, kept, was);
                    }
                }
            }
            (Kind::Leaf, Kind::Leaf) => {
                if old.1.key != new.1.key && self.changed_inside(at, old.1, new, kept) {
                    return;
                }
                let run = |line: &Line, token: &Token| line.runs.get(token.run as usize).copied();
                let was = match (run(old.0, old.1), run(new.0, new.1)) {
                    (Some(was), Some(is)) if was.format != is.format && kept == Mark::None => {
                        Some(was.rpr)
                    }
                    _ => None,
                };
                self.leaf(at, false, new.0, new.1, kept, was);
            }
            (Kind::Group(_), Kind::Group(_)) if self.bare && kept != Mark::None => {
                self.token(at, false, new.0, new.1, kept);
            }
            (Kind::Group(before), Kind::Group(after)) => {
                self.open_group(at, false, new.1.node, kept);
                let ops = align(before, after);
                self.ops(at, &ops, old.0, new.0, marks);
                self.close_group(at.new, new.1.node, kept);
            }
            (
                Kind::Field { result: before, .. },
                Kind::Field {
                    open,
                    result,
                    close,
                },
            ) => {
                let simple = open.is_empty();
                if simple && kept != Mark::None {
                    self.token(at, false, new.0, new.1, kept);
                    return;
                }
                if simple {
                    self.raw(&at.new.open_tag(new.1.node));
                }
                for token in open {
                    self.token(at, false, new.0, token, kept);
                }
                if is_volatile(at.new, new.1, open) {
                    for token in result {
                        self.token(at, false, new.0, token, kept);
                    }
                } else {
                    let ops = align(before, result);
                    self.ops(at, &ops, old.0, new.0, marks);
                }
                for token in close {
                    self.token(at, false, new.0, token, kept);
                }
                if simple {
                    self.raw("</w:fldSimple>");
                }
            }
            _ => self.token(at, false, new.0, new.1, kept),
        }
    }

    /// A note or text box whose content is compared. False when it is to be written as it is.
    fn changed_inside(
        &mut self,
        at: Place<'w>,
        old: &Token,
        new: (&Line, &Token),
        kept: Mark,
    ) -> bool {
        if kept != Mark::None {
            return false;
        }
        let kind = match at.new.name(new.1.node) {
            name::FOOTNOTE_REFERENCE => name::FOOTNOTE,
            name::ENDNOTE_REFERENCE => name::ENDNOTE,
            _ => return self.boxes(at, old, new),
        };
        let id = |tree: &Tree, node: Id| tree.get(node, "w:id").unwrap_or("").to_owned();
        self.changed_notes
            .push((kind, id(at.old, old.node), id(at.new, new.1.node)));
        false
    }

    /// A drawing whose text boxes hold other text: its own bytes, with the boxes compared.
    fn boxes(&mut self, at: Place<'w>, old: &Token, new: (&Line, &Token)) -> bool {
        let all = |tree: &Tree, node: Id| -> Vec<Id> {
            let mut found: Vec<Id> = Vec::new();
            for n in tree
                .descendants(node)
                .filter(|n| tree.name(*n) == name::TXBX_CONTENT)
            {
                // A box in a box is compared with the outer one.
                if found
                    .last()
                    .is_none_or(|outer| tree.span(*outer).end <= tree.span(n).start)
                {
                    found.push(n);
                }
            }
            found
        };
        let (olds, news) = (all(at.old, old.node), all(at.new, new.1.node));
        if olds.len() != news.len() {
            return false;
        }
        self.close();
        let outer = std::mem::take(&mut self.out);
        let mut body = String::new();
        let mut from = at.new.span(new.1.node).start;
        for (x, y) in olds.into_iter().zip(news) {
            let inner = at.new.inner_span(y);
            body.push_str(&at.new.source()[from..inner.start]);
            self.container(at, x, y);
            self.close();
            body.push_str(&std::mem::take(&mut self.out));
            from = inner.end;
        }
        body.push_str(&at.new.source()[from..at.new.span(new.1.node).end]);
        self.out = outer;
        self.changed_leaf(at, new.0, new.1, Mark::None, &body);
        true
    }

    /// The start of a paragraph and its properties.
    fn begin(&mut self, at: Place<'w>, last: Last) {
        self.close();
        match last {
            Last::Kept(old, new) => {
                self.out.push_str(&at.new.open_tag(new));
                let properties = self.kept_properties(
                    at,
                    at.old.find(old, name::PPR),
                    at.new.find(new, name::PPR),
                );
                self.out.push_str(&properties);
            }
            Last::New(new, Mark::None) => {
                self.out.push_str(&at.new.open_tag(new));
                self.out.push_str(
                    at.new
                        .find(new, name::PPR)
                        .map_or("", |ppr| at.new.raw(ppr)),
                );
            }
            Last::Old(old, Mark::None) => {
                let before = at
                    .old
                    .find(old, name::PPR)
                    .map_or(String::new(), |ppr| self.old_base(at, ppr));
                self.out.push_str(&format!("<w:p><w:pPr>{before}</w:pPr>"));
            }
            Last::New(new, mark) => {
                self.out.push_str(&at.new.open_tag(new));
                let properties = self.new_properties(at, at.new.find(new, name::PPR), mark);
                self.out.push_str(&properties);
            }
            Last::Old(old, mark) => {
                self.out.push_str("<w:p>");
                let properties =
                    self.old_paragraph_properties(at, at.old.find(old, name::PPR), mark);
                self.out.push_str(&properties);
            }
        }
    }
}

/// Whether the word processor makes the result of a field at the moment of printing.
fn is_volatile(tree: &Tree, token: &Token, open: &[Token]) -> bool {
    let simple = tree.get(token.node, "w:instr").map(decode);
    let complex = open
        .iter()
        .filter(|t| matches!(t.kind, Kind::Leaf) && tree.name(t.node) == name::INSTR_TEXT)
        .map(|t| tree.content(t.node));
    let instruction: String = simple.into_iter().chain(complex).collect();
    let first = instruction
        .split_whitespace()
        .next()
        .unwrap_or("")
        .to_uppercase();
    VOLATILE.contains(&first.as_str())
}
