//! Which element a node becomes: sections with real headings, lists for what is counted, paragraphs, tables.
//!
//! A heading is never more than one level below the one before it. What a node says itself comes first, then its notes, then what
//! is under it: so a note stands beside the words it is about, and is read out after them.

use super::anchor::anchor;
use super::line::Lines;
use super::{contents, grid};
use crate::document::{Document, Inline, Kind, Level, Node, Role, plain};
use crate::render::escape::escape;
use crate::render::header::running_header;
use crate::render::words::Words;

/// Everything inside `<article>`.
pub(super) fn body(document: &Document) -> String {
    let mut body = Body {
        lines: Lines::new(document),
        words: Words::of(document.head.language),
        rank: 0,
        html: String::new(),
    };
    body.article(document);
    body.html
}

struct Body<'a> {
    lines: Lines<'a>,
    words: Words,
    /// Rank of the last heading, 1 to 6; 0 before the first.
    rank: u8,
    html: String,
}

/// What siblings of one sort are gathered in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    /// A list: tag, class.
    List(&'static str, &'static str),
    /// Lines that belong together.
    Lines(&'static str),
}

impl Body<'_> {
    fn article(&mut self, document: &Document) {
        if let Some(header) = running_header(document) {
            self.push(&format!("<p class=\"running\">{}</p>\n", escape(header)));
        }
        let first = document.walk().find(|node| is_heading(node));
        if !first.is_some_and(|node| node.kind == Kind::Block(Role::Title)) {
            // Letters show no title; a reader who does not see the page needs one.
            self.rank = 1;
            let title = escape(&document.head.title);
            self.push(&format!("<h1 class=\"unseen\">{title}</h1>\n"));
        }
        let opening = document.body.iter().take_while(|node| {
            matches!(
                node.kind,
                Kind::Block(Role::Title | Role::Subtitle | Role::Notice | Role::Letterhead)
            )
        });
        let (opening, rest) = document.body.split_at(opening.count());
        self.nodes(opening, 2);
        if contents::has_contents(document) {
            let rank = self.rank(2);
            let title = self.words.contents;
            let entries = contents::entries(&document.body);
            self.push(&format!(
                "<nav class=\"contents\">\n<h{rank}>{title}</h{rank}>\n{entries}</nav>\n"
            ));
        }
        self.nodes(rest, 2);
    }

    /// Siblings; `depth` is the rank that a heading among them wants.
    fn nodes(&mut self, nodes: &[Node], depth: u8) {
        let mut rest = nodes;
        while let Some(first) = rest.first() {
            let group = group(&first.kind);
            let alike = match group {
                Some(_) => rest
                    .iter()
                    .take_while(|node| self::group(&node.kind) == group)
                    .count(),
                None => 1,
            };
            let (these, others) = rest.split_at(alike);
            rest = others;
            match group {
                Some(Group::List(tag, class)) => {
                    // Without its signs a list is no list to some readers, unless it says so.
                    self.push(&format!("<{tag} class=\"{class}\" role=\"list\">\n"));
                    these
                        .iter()
                        .for_each(|node| self.element("li", "", node, depth));
                    self.push(&format!("</{tag}>\n"));
                }
                Some(Group::Lines(class)) => {
                    self.push(&format!("<div class=\"{class}\">\n"));
                    these.iter().for_each(|node| self.plain(node, depth));
                    self.push("</div>\n");
                }
                None => self.alone(first, depth),
            }
        }
    }

    fn alone(&mut self, node: &Node, depth: u8) {
        match &node.kind {
            Kind::Provision(level) => self.element("section", level_class(*level), node, depth),
            Kind::Definition => self.element("div", "definition", node, depth),
            Kind::Block(role) if is_simple(node) => {
                self.block(node, *role, depth, &attributes(node, role_class(*role)));
            }
            Kind::Block(role) => self.element("div", role_class(*role), node, depth),
            Kind::Table(table) if is_bare(node) => {
                let table = grid::table(table, &attributes(node, ""), &self.lines);
                self.push(&table);
            }
            Kind::Table(_) => self.element("div", "", node, depth),
            Kind::Quotation => self.element("blockquote", "", node, depth),
        }
    }

    /// One of several lines that belong together.
    fn plain(&mut self, node: &Node, depth: u8) {
        match &node.kind {
            Kind::Block(role) if is_simple(node) => {
                self.block(node, *role, depth, &attributes(node, ""));
            }
            _ => self.element("div", "", node, depth),
        }
    }

    /// A node with everything under it: own words, notes, children, closing words.
    fn element(&mut self, tag: &str, class: &str, node: &Node, depth: u8) {
        let noted = !node.notes.is_empty();
        let class = match (class, noted) {
            ("", true) => "noted".to_owned(),
            (class, true) => format!("{class} noted"),
            (class, false) => class.to_owned(),
        };
        self.push(&format!("<{tag}{}>\n", attributes(node, &class)));
        if noted {
            self.push("<div class=\"own\">\n");
        }
        let depth = self.own(node, depth);
        if noted {
            self.push("</div>\n");
            self.notes(node);
        }
        self.nodes(&node.children, depth);
        if !node.closing.is_empty() {
            let closing = self.lines.line(&node.closing);
            self.push(&format!("<p class=\"closing\">{closing}</p>\n"));
        }
        self.push(&format!("</{tag}>\n"));
    }

    /// Number, heading and text of a node; returns the rank that headings under it want.
    fn own(&mut self, node: &Node, depth: u8) -> u8 {
        let number = match &node.number {
            Some(number) => format!("<span class=\"number\">{} </span>", escape(&number.text)),
            None => String::new(),
        };
        let heading = self.lines.line(&node.heading);
        let text = self.lines.line(&node.text);
        match &node.kind {
            Kind::Provision(_) if is_heading(node) => {
                let rank = self.rank(depth);
                self.push(&format!(
                    "<h{rank}>{number}<span>{heading}</span></h{rank}>\n"
                ));
                if !text.is_empty() {
                    self.push(&format!("<p>{text}</p>\n"));
                }
                return rank + 1;
            }
            Kind::Table(table) => {
                let table = grid::table(table, "", &self.lines);
                self.push(&table);
            }
            Kind::Block(role) if number.is_empty() => self.block(node, *role, depth, ""),
            _ if number.is_empty() && heading.is_empty() && text.is_empty() => {}
            _ => self.push(&format!("<p>{number}{heading}{text}</p>\n")),
        }
        depth
    }

    /// The words of a block, as a heading or as paragraphs; nothing when it has none.
    fn block(&mut self, node: &Node, role: Role, depth: u8, attributes: &str) {
        let heading = self.lines.line(&node.heading);
        let text = self.lines.line(&node.text);
        if let Some(wanted) = heading_rank(role, depth) {
            let rank = self.rank(wanted);
            self.push(&format!("<h{rank}{attributes}>{heading}{text}</h{rank}>\n"));
            return;
        }
        if !heading.is_empty() {
            self.push(&format!("<p><strong>{heading}</strong></p>\n"));
        }
        if !text.is_empty() {
            self.push(&format!("<p{attributes}>{text}</p>\n"));
        }
    }

    fn notes(&mut self, node: &Node) {
        let term = node.inlines().find_map(|inline| match inline {
            Inline::Term {
                text,
                defining: true,
                ..
            } => Some(text.clone()),
            _ => None,
        });
        let about = match (&node.number, &node.kind) {
            (Some(number), _) => number.cited.clone(),
            (None, Kind::Definition) => term.unwrap_or_default(),
            (None, _) => plain(&node.heading),
        };
        let about = match about.is_empty() {
            true => about,
            false => format!("<bdi>{}</bdi> · ", escape(&about)),
        };
        let word = self.words.note;
        self.push("<aside class=\"drafting-note\" role=\"note\">\n");
        for (i, note) in node.notes.iter().enumerate() {
            let label = match i {
                0 => format!("<b>{about}{word}</b> "),
                _ => format!("<b>{word}</b> "),
            };
            let text = escape(&note.text).replace('\n', "<br>\n");
            self.push(&format!("<p>{label}{text}</p>\n"));
        }
        self.push("</aside>\n");
    }

    /// The rank a heading gets that wants `wanted`: never more than one below the last.
    fn rank(&mut self, wanted: u8) -> u8 {
        self.rank = wanted.clamp(1, 6).min(self.rank + 1);
        self.rank
    }

    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }
}

/// Whether nothing belongs to the node but its own words, so that their element can carry its id.
fn is_bare(node: &Node) -> bool {
    node.children.is_empty() && node.notes.is_empty() && node.closing.is_empty()
}

/// Whether the node is one line.
fn is_simple(node: &Node) -> bool {
    is_bare(node) && node.heading.is_empty() && !node.text.is_empty()
}

/// Whether the node stands in the outline of the page.
fn is_heading(node: &Node) -> bool {
    match &node.kind {
        Kind::Provision(Level::Part | Level::Chapter | Level::Schedule) => {
            !node.heading.is_empty() || node.number.is_some()
        }
        Kind::Provision(_) => !node.heading.is_empty(),
        Kind::Block(role) => heading_rank(*role, 2).is_some(),
        Kind::Definition | Kind::Table(_) | Kind::Quotation => false,
    }
}

fn heading_rank(role: Role, depth: u8) -> Option<u8> {
    match role {
        Role::Title => Some(1),
        Role::Heading => Some(depth),
        Role::Subheading => Some(depth + 1),
        _ => None,
    }
}

fn group(kind: &Kind) -> Option<Group> {
    match kind {
        Kind::Provision(level) => match level {
            Level::Part | Level::Chapter | Level::Section | Level::Schedule => None,
            level => Some(Group::List("ol", level_class(*level))),
        },
        Kind::Definition => Some(Group::List("ul", "definitions")),
        Kind::Block(role) => match role {
            Role::Bullet | Role::Enclosure => Some(Group::List("ul", role_class(*role))),
            Role::Numbered => Some(Group::List("ol", role_class(*role))),
            Role::Notice
            | Role::Letterhead
            | Role::ReferenceLine
            | Role::Addressee
            | Role::Signature => Some(Group::Lines(role_class(*role))),
            _ => None,
        },
        Kind::Table(_) | Kind::Quotation => None,
    }
}

/// The attributes of a node's element, with a space in front.
fn attributes(node: &Node, class: &str) -> String {
    let page = if node.new_page { "new-page" } else { "" };
    let classes: Vec<&str> = [class, page]
        .into_iter()
        .filter(|c| !c.is_empty())
        .collect();
    let class = match classes.is_empty() {
        true => String::new(),
        false => format!(" class=\"{}\"", classes.join(" ")),
    };
    format!(" id=\"{}\"{class}", anchor(&node.id))
}

fn level_class(level: Level) -> &'static str {
    match level {
        Level::Part => "part",
        Level::Chapter => "chapter",
        Level::Section => "section",
        Level::Subsection => "subsections",
        Level::Paragraph => "paragraphs",
        Level::Subparagraph => "subparagraphs",
        Level::Item => "items",
        Level::Schedule => "schedule",
    }
}

fn role_class(role: Role) -> &'static str {
    match role {
        Role::Title => "title",
        Role::Subtitle => "subtitle",
        Role::Notice => "notice",
        Role::LongTitle => "long-title",
        Role::EnactingFormula => "enacting-formula",
        Role::Heading => "heading",
        Role::Subheading => "subheading",
        Role::Text => "text",
        Role::Bullet => "bullets",
        Role::Numbered => "numbered",
        Role::Letterhead => "letterhead",
        Role::ReferenceLine => "reference-line",
        Role::DateLine => "date-line",
        Role::Addressee => "addressee",
        Role::Salutation => "salutation",
        Role::Close => "close",
        Role::Signature => "signature",
        Role::Seal => "seal",
        Role::Enclosure => "enclosures",
    }
}
