//! Which blocks a node becomes, in reading order: number, heading, text, children, closing.

use super::contents::Heading;
use super::lists::{Numbers, Placed, PlacedNumber};
use super::references::References;
use super::spans::Spans;
use super::{DocxOptions, contents, grid, looks, provenance};
use crate::document::{Document, DocumentKind, Inline, Kind, Level, Node, Role, plain};
use crate::finding::Findings;
use crate::ooxml::dress::Words;
use crate::ooxml::{AfterNumber, Block, Comment, Paragraph, ParagraphNumber, Span, Style, StyleId};
use crate::render::bound::whole;
use std::collections::{BTreeSet, HashMap};

/// Laws of more sections have a table of contents.
const SECTIONS_WITHOUT_CONTENTS: usize = 12;

/// A text in Word's terms.
pub(super) struct Text {
    pub(super) blocks: Vec<Block>,
    pub(super) comments: Vec<Comment>,
}

/// Turns nodes into blocks.
pub(super) struct Flow<'a> {
    document: &'a Document,
    numbers: &'a Numbers<'a>,
    spans: Spans<'a>,
    styles: HashMap<&'a str, &'a Style>,
    options: &'a DocxOptions,
    width: u32,
    contents: bool,
    blocks: Vec<Block>,
    comments: Vec<Comment>,
    headings: Vec<Heading>,
    clauses: BTreeSet<String>,
    findings: Findings,
}

/// The nearest provision around a node: what its definitions and closing words are indented by.
type Around = Option<Level>;

impl<'a> Flow<'a> {
    pub(super) fn new(
        document: &'a Document,
        numbers: &'a Numbers<'a>,
        references: References<'a>,
        styles: &'a [Style],
        options: &'a DocxOptions,
        rtl: bool,
    ) -> Flow<'a> {
        let sections = document
            .walk()
            .filter(|node| node.kind == Kind::Provision(Level::Section))
            .count();
        Flow {
            document,
            numbers,
            spans: Spans {
                references,
                rtl,
                locale: &document.head.locale,
            },
            styles: styles
                .iter()
                .map(|style| (style.id.as_str(), style))
                .collect(),
            options,
            width: 0,
            contents: options.contents
                && document.head.kind == DocumentKind::Law
                && sections > SECTIONS_WITHOUT_CONTENTS,
            blocks: Vec::new(),
            comments: Vec::new(),
            headings: Vec::new(),
            clauses: BTreeSet::new(),
            findings: Findings::new(),
        }
    }

    /// Sets the width of the text in twips, for tables.
    pub(super) fn width(&mut self, twips: u32) {
        self.width = twips;
    }

    /// The whole document.
    pub(super) fn run(mut self, words: &Words) -> Result<Text, Findings> {
        let mut place_of_contents = None;
        for node in &self.document.body {
            let heads = matches!(
                node.kind,
                Kind::Block(Role::Title | Role::Subtitle | Role::Notice | Role::Letterhead)
            );
            if !heads && place_of_contents.is_none() {
                place_of_contents = Some(self.blocks.len());
            }
            self.node(node, None);
        }
        if self.contents
            && !self.headings.is_empty()
            && let Some(place) = place_of_contents
        {
            // The law itself begins a page, as behind the cover of a bill.
            if let Some(Block::Paragraph(first)) = self.blocks.get_mut(place) {
                first.page_break_before = true;
            }
            let blocks = contents::blocks(&words.contents, &self.headings, self.spans.rtl);
            self.blocks.splice(place..place, blocks);
        }
        // A body has to end with a paragraph.
        if !matches!(self.blocks.last(), Some(Block::Paragraph(_))) {
            self.push(Paragraph::new(looks::TABLE_END, Vec::new()));
        }
        self.findings.or(Text {
            blocks: self.blocks,
            comments: self.comments,
        })
    }

    fn node(&mut self, node: &'a Node, around: Around) {
        let first = self.blocks.len();
        match &node.kind {
            Kind::Provision(level) => self.provision(node, *level),
            Kind::Definition => self.definition(node, around),
            Kind::Block(role) => self.block(node, *role, around),
            Kind::Table(_) => self.table(node, around),
            Kind::Quotation => self.children(node, around),
        }
        if node.new_page
            && let Some(Block::Paragraph(paragraph)) = self.blocks.get_mut(first)
        {
            paragraph.page_break_before = true;
        }
        self.notes(node, first);
        self.clause(node, first);
    }

    fn provision(&mut self, node: &'a Node, level: Level) {
        let style = looks::of_level(level);
        let placed = self.numbers.get(&node.id);
        let group = matches!(level, Level::Part | Level::Chapter | Level::Schedule);
        let headed = group || (level == Level::Section && !node.heading.is_empty());
        if headed {
            self.heading(node, style, placed);
            self.line(&node.text, looks::text_of_level(level));
        } else if level == Level::Section {
            // Without a heading the text carries the number, in the style of text.
            let number = placed.map_or(ParagraphNumber::None, |placed| match placed.number {
                PlacedNumber::Automatic { item, .. } => item,
                PlacedNumber::Literal(_) => ParagraphNumber::None,
            });
            self.numbered(
                node,
                looks::text_of_level(level),
                placed,
                number,
                None,
                &node.text,
            );
        } else {
            // What is counted and not numbered, such as an alinéa, looks like the text of its article.
            let unnumbered = node.number.as_ref().is_some_and(|n| n.text.is_empty());
            let (style, number) = match placed.map(|placed| &placed.number) {
                Some(PlacedNumber::Automatic { item, .. }) if unnumbered => {
                    (looks::text_of_level(Level::Section), *item)
                }
                _ => (style, number_of(placed)),
            };
            let (first, second) = match (node.heading.is_empty(), node.text.is_empty()) {
                (true, _) => (&node.text, None),
                (false, true) => (&node.heading, None),
                (false, false) => (&node.heading, Some(&node.text)),
            };
            let bold = (!node.heading.is_empty()).then_some(looks::STRONG);
            self.numbered(node, style, placed, number, bold, first);
            if let Some(text) = second {
                self.line(text, looks::text_of_level(level));
            }
        }
        self.children(node, Some(level));
        self.line(&node.closing, looks::text_of_level(level));
    }

    /// A heading with its number, an entry of the outline.
    fn heading(&mut self, node: &Node, style: &'static str, placed: Option<&Placed<'_>>) {
        if let Some(outline) = self.styles.get(style).and_then(|style| style.outline) {
            let bookmark = format!("_Toc{:08}", self.headings.len() + 1);
            let number = node.number.as_ref();
            let number = number.map(|number| whole(&number.text).into_owned());
            let text = plain(&node.heading).replace('\n', " ");
            let after = self.styles.get(style).and_then(|style| style.after_number);
            let (number, text) = match (number, after) {
                // Such an entry is set in the middle, where a tab would tear it apart.
                (Some(number), Some(AfterNumber::Line)) => {
                    (None, format!("{number}\u{2003}{text}"))
                }
                (Some(number), Some(AfterNumber::Space)) => (None, format!("{number} {text}")),
                other => (other.0, text),
            };
            self.headings.push(Heading {
                outline,
                number,
                text,
                bookmark,
            });
        }
        self.numbered(node, style, placed, number_of(placed), None, &node.heading);
        if self.contents
            && let (Some(heading), Some(Block::Paragraph(paragraph))) =
                (self.headings.last(), self.blocks.last_mut())
        {
            wrap_bookmark(paragraph, heading.bookmark.clone());
        }
    }

    /// The paragraph that carries a node's number and, if something refers to the node, the bookmark.
    fn numbered(
        &mut self,
        node: &Node,
        style: &'static str,
        placed: Option<&Placed<'_>>,
        number: ParagraphNumber,
        all: Option<&'static str>,
        line: &[Inline],
    ) {
        let mut text = self.spans.line(line, placed);
        if let Some(style) = all {
            restyle(&mut text, style);
        }
        let after = self
            .styles
            .get(style)
            .and_then(|style| style.after_number)
            .unwrap_or_default();
        let bookmark = self.spans.references.bookmark(&node.id).map(str::to_owned);
        let literal = match placed.map(|placed| &placed.number) {
            Some(PlacedNumber::Literal(number)) => Some(number),
            _ => None,
        };
        let mut spans = Vec::with_capacity(text.len() + 4);
        if let Some(number) = literal {
            let run = Span::Run(self.spans.plain(&whole(number)));
            match &bookmark {
                Some(name) => spans.extend([
                    Span::BookmarkStart(name.clone()),
                    run,
                    Span::BookmarkEnd(name.clone()),
                ]),
                None => spans.push(run),
            }
        }
        if placed.is_some() && !text.is_empty() {
            match (after, literal) {
                (AfterNumber::Line, _) => spans.push(Span::Break),
                (AfterNumber::Tab, Some(_)) => spans.push(Span::Tab),
                (AfterNumber::Space, Some(_)) => spans.push(Span::Run(self.spans.plain(" "))),
                (_, None) => {}
            }
        }
        spans.append(&mut text);
        let mut paragraph = Paragraph {
            number,
            ..Paragraph::new(style, spans)
        };
        if literal.is_none()
            && let Some(name) = bookmark
        {
            wrap_bookmark(&mut paragraph, name);
        }
        self.push(paragraph);
    }

    fn definition(&mut self, node: &'a Node, around: Around) {
        let style = match around {
            None | Some(Level::Part | Level::Chapter | Level::Section | Level::Schedule) => {
                looks::DEFINITION
            }
            Some(_) => looks::DEFINITION_INDENTED,
        };
        self.line(&node.heading, style);
        let placed = self.numbers.get(&node.id);
        if !node.text.is_empty() || placed.is_some() {
            self.numbered(
                node,
                style,
                placed,
                ParagraphNumber::Style,
                None,
                &node.text,
            );
        }
        self.children(node, around);
        self.line(&node.closing, style);
    }

    fn block(&mut self, node: &'a Node, role: Role, around: Around) {
        let style = looks::of_role(role);
        if !node.heading.is_empty() {
            let heading = match role {
                Role::Notice => looks::NOTICE_HEADING,
                _ => looks::of_role(Role::Subheading),
            };
            self.line(&node.heading, heading);
        }
        let placed = self.numbers.get(&node.id);
        if !node.text.is_empty() || placed.is_some() {
            self.numbered(
                node,
                style,
                placed,
                number_of_block(placed),
                None,
                &node.text,
            );
        }
        self.children(node, around);
        self.line(&node.closing, style);
    }

    fn table(&mut self, node: &'a Node, around: Around) {
        let Kind::Table(table) = &node.kind else {
            return;
        };
        self.line(&node.heading, looks::TABLE_HEADING);
        self.line(&node.text, looks::of_role(Role::Text));
        match grid::table(node, table, self.width, &self.spans) {
            Ok(table) => {
                self.blocks.push(Block::Table(table));
                // Between two tables, and at the end of a document, Word needs a paragraph.
                self.push(Paragraph::new(looks::TABLE_END, Vec::new()));
            }
            Err(finding) => self.findings.push(finding),
        }
        self.children(node, around);
        self.line(&node.closing, looks::of_role(Role::Text));
    }

    fn children(&mut self, node: &'a Node, around: Around) {
        for child in &node.children {
            self.node(child, around);
        }
    }

    /// A paragraph without a number, unless there is nothing to say.
    fn line(&mut self, line: &[Inline], style: &'static str) {
        if !line.is_empty() {
            let spans = self.spans.line(line, None);
            self.push(Paragraph::new(style, spans));
        }
    }

    fn push(&mut self, mut paragraph: Paragraph) {
        paragraph.rtl = self.spans.rtl;
        self.blocks.push(Block::Paragraph(paragraph));
    }

    /// Drafting notes as comments on the node's first paragraph.
    fn notes(&mut self, node: &Node, first: usize) {
        if self.options.clean {
            return;
        }
        for note in &node.notes {
            let id = self.comments.len();
            let Some(paragraph) = self.blocks.get_mut(first..).and_then(first_paragraph) else {
                return;
            };
            paragraph.spans.insert(0, Span::CommentStart(id));
            paragraph.spans.push(Span::CommentEnd(id));
            self.comments.push(Comment {
                author: self.options.author.clone(),
                initials: initials(&self.options.author),
                date: self.options.date.clone(),
                text: note.text.clone(),
                rtl: self.spans.rtl,
            });
        }
    }

    /// The bookmark around a clause.
    fn clause(&mut self, node: &Node, first: usize) {
        let Some(source) = &node.source else {
            return;
        };
        if self.options.clean {
            return;
        }
        let wanted = provenance::bookmark(source);
        let mut name = wanted.clone();
        let mut twin = 1;
        while !self.clauses.insert(name.clone()) {
            twin += 1;
            let mark = format!("_{twin}");
            name = format!("{}{mark}", &wanted[..wanted.len().min(40 - mark.len())]);
        }
        let Some(blocks) = self.blocks.get_mut(first..) else {
            return;
        };
        let Some(paragraph) = first_paragraph(blocks) else {
            return;
        };
        paragraph.spans.insert(0, Span::BookmarkStart(name.clone()));
        let last = blocks.iter_mut().rev().find_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        });
        if let Some(paragraph) = last {
            paragraph.spans.push(Span::BookmarkEnd(name));
        }
    }
}

fn number_of(placed: Option<&Placed<'_>>) -> ParagraphNumber {
    match placed.map(|placed| &placed.number) {
        Some(PlacedNumber::Automatic { number, .. }) => *number,
        // The style is linked to a list, which must not count here.
        Some(PlacedNumber::Literal(_)) | None => ParagraphNumber::None,
    }
}

fn number_of_block(placed: Option<&Placed<'_>>) -> ParagraphNumber {
    match placed {
        Some(_) => number_of(placed),
        None => ParagraphNumber::Style,
    }
}

/// The first paragraph of some blocks; every table is followed by one, so there is none only where there is no block.
fn first_paragraph(blocks: &mut [Block]) -> Option<&mut Paragraph> {
    blocks.iter_mut().find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(table) => table.header.first_mut()?.first_mut(),
        Block::Control(..) | Block::Contents(_) => None,
    })
}

fn wrap_bookmark(paragraph: &mut Paragraph, name: String) {
    paragraph.spans.insert(0, Span::BookmarkStart(name.clone()));
    paragraph.spans.push(Span::BookmarkEnd(name));
}

fn restyle(spans: &mut [Span], style: &'static str) {
    for span in spans {
        if let Span::Run(run) = span
            && run.style.is_none()
        {
            run.style = Some(StyleId::Borrowed(style));
        }
    }
}

/// The first letters of a name's words.
fn initials(author: &str) -> String {
    author
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .take(3)
        .collect()
}
