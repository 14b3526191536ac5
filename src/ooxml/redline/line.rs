//! The text of one or more paragraphs, and which runs it comes from; the tokens of a list as it grows.

use super::key;
use super::tokens::{Kind, TEXT, Token};
use super::tree::Id;
use super::words::{is_word, words};

/// One or more paragraphs, ready to be aligned.
#[derive(Default)]
pub(super) struct Line {
    /// All text.
    pub text: String,
    /// Which run each stretch of text comes from, in order.
    pub spans: Vec<Span>,
    pub runs: Vec<Run>,
    pub tokens: Vec<Token>,
}

/// A stretch of text of one `w:t`.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub lo: u32,
    pub hi: u32,
    pub run: u32,
}

/// A `w:r`.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub node: Id,
    pub rpr: Option<Id>,
    /// Its formatting, see [`Formats`].
    pub format: u32,
    /// Bytes of text, and one for each other thing in it.
    pub amount: u32,
}

/// No run: what stands beside runs.
pub(super) const NO_RUN: u32 = u32::MAX;

/// One list of tokens as it grows.
pub(super) struct Build<'l> {
    pub line: &'l mut Line,
    tokens: Vec<Token>,
    /// Where the text begins that is not cut into words yet.
    from: usize,
    /// Marks in that text, with their place.
    marks: Vec<(usize, Id, u32)>,
}

impl<'l> Build<'l> {
    pub(super) fn new(line: &'l mut Line) -> Build<'l> {
        let from = line.text.len();
        Build {
            line,
            tokens: Vec::new(),
            from,
            marks: Vec::new(),
        }
    }

    pub(super) fn text(&mut self, text: &str, run: u32) {
        if text.is_empty() {
            return;
        }
        let lo = offset(self.line.text.len());
        self.line.text.push_str(text);
        let hi = offset(self.line.text.len());
        self.line.spans.push(Span { lo, hi, run });
    }

    pub(super) fn mark(&mut self, node: Id, run: u32) {
        self.marks.push((self.line.text.len(), node, run));
    }

    pub(super) fn push(&mut self, token: Token) {
        // Text inside a thing came after what was pending here.
        let inside = match &token.kind {
            Kind::Group(_) | Kind::Field { .. } => first_text(&token),
            _ => None,
        };
        let end = inside.map_or(self.line.text.len(), |lo| lo as usize);
        self.flush(end);
        self.from = self.line.text.len();
        self.tokens.push(token);
    }

    pub(super) fn flush(&mut self, end: usize) {
        let mut marks = std::mem::take(&mut self.marks).into_iter().peekable();
        let (from, text) = (self.from, &self.line.text);
        for word in words(text.get(from..end).unwrap_or("")) {
            let (lo, hi) = (from + word.start, from + word.end);
            while let Some((_, node, run)) = marks.next_if(|(place, ..)| *place <= lo) {
                self.tokens.push(mark(node, run));
            }
            let said = &text[lo..hi];
            self.tokens.push(Token {
                key: key::of(TEXT, said),
                soft: 0,
                weight: u32::try_from(said.chars().count()).unwrap_or(1),
                node: Id::default(),
                run: NO_RUN,
                link: false,
                kind: Kind::Text {
                    lo: offset(lo),
                    hi: offset(hi),
                },
            });
        }
        for (_, node, run) in marks {
            self.tokens.push(mark(node, run));
        }
        self.from = end;
    }

    pub(super) fn done(mut self) -> Vec<Token> {
        self.flush(self.line.text.len());
        self.tokens
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn mark(node: Id, run: u32) -> Token {
    Token {
        key: 0,
        soft: 0,
        weight: 0,
        node,
        run,
        link: false,
        kind: Kind::Mark,
    }
}

/// Where the first text of a thing begins.
fn first_text(token: &Token) -> Option<u32> {
    match &token.kind {
        Kind::Text { lo, .. } => Some(*lo),
        Kind::Group(tokens) => tokens.iter().find_map(first_text),
        Kind::Field { open, result, .. } => open.iter().chain(result).find_map(first_text),
        _ => None,
    }
}

impl Line {
    /// The words of a token's text.
    pub(super) fn said(&self, lo: u32, hi: u32) -> &str {
        &self.text[lo as usize..hi as usize]
    }

    /// The stretches of text from `lo` to `hi`.
    pub(super) fn spans(&self, lo: u32, hi: u32) -> impl Iterator<Item = Span> + '_ {
        let first = self.spans.partition_point(|s| s.hi <= lo);
        self.spans[first..]
            .iter()
            .take_while(move |s| s.lo < hi)
            .map(move |s| Span {
                lo: s.lo.max(lo),
                hi: s.hi.min(hi),
                run: s.run,
            })
    }

    /// Words of the tokens with their weights, for likeness.
    pub(super) fn bag(&self, tokens: &[Token], bag: &mut Vec<(u64, u32)>) {
        for token in tokens {
            match &token.kind {
                Kind::Text { lo, hi } if self.said(*lo, *hi).starts_with(is_word) => {
                    bag.push((token.key, token.weight));
                }
                Kind::Group(inside) => self.bag(inside, bag),
                Kind::Field { result, .. } => self.bag(result, bag),
                Kind::Leaf | Kind::Inline if token.weight > 2 => {
                    bag.push((token.key, token.weight))
                }
                _ => {}
            }
        }
    }
}
