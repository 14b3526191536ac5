//! A document as plain text for a terminal of 80 columns.
//!
//! Numbers stand in the margin of their provision and its lines hang from them, level by level. Titles are centred, headings
//! underlined, notices ruled at the side, blanks bracketed; a note is an indented paragraph after its provision. Text stays in
//! logical order: a terminal that knows Arabic turns the lines itself.

pub(super) mod sheet;
mod table;

use super::header::running_header;
use super::words::Words;
use crate::document::{Document, Inlines, Kind, Level, Node, Role, plain};
use sheet::Sheet;
use textwrap::core::display_width;

/// Columns of a line.
pub const WIDTH: usize = sheet::WIDTH;

/// A number's margin has at least these columns.
const MARGIN: usize = 5;

/// A number wider than this does not stand in the margin: the text under it starts below.
const MARGIN_NUMBER: usize = 7;

/// Nothing is indented further, however deep it stands.
const DEEPEST: usize = 40;

/// The document as plain text: no line is longer than [`WIDTH`], none ends in a space, the last one ends in a newline.
pub fn text(document: &Document) -> String {
    let mut flow = Flow {
        sheet: Sheet::default(),
        words: Words::of(document.head.language),
    };
    if let Some(header) = running_header(document) {
        flow.sheet.centred(header);
        flow.sheet.gap();
    }
    flow.nodes(&document.body, 0, None);
    flow.sheet.finish()
}

struct Flow {
    sheet: Sheet,
    words: Words,
}

impl Flow {
    /// Siblings: their numbers share a margin.
    fn nodes(&mut self, nodes: &[Node], indent: usize, parent: Option<&Kind>) {
        let margin = margin(nodes);
        let mut before = parent;
        for node in nodes {
            if !stands_close(before, &node.kind) {
                self.sheet.gap();
            }
            self.node(node, indent, margin);
            before = Some(&node.kind);
        }
    }

    fn node(&mut self, node: &Node, indent: usize, margin: usize) {
        let inner = match &node.kind {
            Kind::Provision(level) => self.provision(node, *level, indent, margin),
            Kind::Definition => self.definition(node, indent),
            Kind::Quotation => deeper(indent, MARGIN),
            Kind::Block(role) => self.block(node, *role, indent, margin),
            Kind::Table(table) => {
                for line in table::lines(table, WIDTH - indent) {
                    self.sheet.line(&(spaces(indent) + &line));
                }
                self.sheet.gap();
                indent
            }
        };
        self.nodes(&node.children, inner, Some(&node.kind));
        self.line(&node.closing, inner);
        for note in &node.notes {
            self.sheet.gap();
            let word = format!("{}{} ", spaces(inner + 2), self.words.note);
            self.sheet
                .paragraph(&word, &spaces(display_width(&word)), &note.text);
            self.sheet.gap();
        }
    }

    /// Returns how far what is under it is indented.
    fn provision(&mut self, node: &Node, level: Level, indent: usize, margin: usize) -> usize {
        if matches!(level, Level::Part | Level::Chapter | Level::Schedule) {
            let number = node.number.as_ref().map_or("", |n| n.text.as_str());
            self.sheet.centred(number);
            self.sheet.centred(&plain(&node.heading));
            self.sheet.gap();
            self.line(&node.text, indent);
            return indent;
        }
        let lines = [&node.heading, &node.text];
        let mut lines = lines.into_iter().filter(|line| !line.is_empty());
        let first = lines.next().map_or_else(String::new, |line| plain(line));
        let inner = self.numbered(node, indent, margin, &first);
        for line in lines {
            if level == Level::Section {
                self.sheet.gap();
            }
            self.line(line, inner);
        }
        inner
    }

    /// A paragraph with its number; returns how far its further lines are indented.
    fn numbered(&mut self, node: &Node, indent: usize, margin: usize, words: &str) -> usize {
        let number = node.number.as_ref().map_or("", |n| n.text.as_str());
        let before = spaces(indent);
        let (first, words, inner) = match display_width(number) {
            0 => (before, words.to_owned(), indent),
            width if width <= MARGIN_NUMBER => {
                let first = before + number + &spaces(margin - width);
                (first, words.to_owned(), deeper(indent, margin))
            }
            // The number is the first word of the line.
            _ => (
                before,
                format!("{number}\u{a0} {words}"),
                deeper(indent, MARGIN),
            ),
        };
        self.sheet.paragraph(&first, &spaces(inner), &words);
        inner
    }

    /// The term runs on into its meaning; further lines hang.
    fn definition(&mut self, node: &Node, indent: usize) -> usize {
        let words = plain(&node.heading) + &plain(&node.text);
        let inner = deeper(indent, MARGIN);
        self.sheet
            .paragraph(&spaces(indent), &spaces(inner), &words);
        inner
    }

    fn block(&mut self, node: &Node, role: Role, indent: usize, margin: usize) -> usize {
        let heading = plain(&node.heading);
        let text = plain(&node.text);
        let words = [heading, text].into_iter().filter(|w| !w.is_empty());
        let words = words.collect::<Vec<_>>().join("\n");
        if words.is_empty() {
            return indent;
        }
        match role {
            Role::Title | Role::Subtitle | Role::Letterhead => self.sheet.centred(&words),
            Role::Heading => self.sheet.underlined(&words, "="),
            Role::Subheading => self.sheet.underlined(&words, "-"),
            Role::Notice => self.sheet.paragraph("  | ", "  | ", &words),
            Role::Bullet => {
                let inner = deeper(indent, 2);
                let first = format!("{}• ", spaces(indent));
                self.sheet.paragraph(&first, &spaces(inner), &words);
                return inner;
            }
            Role::Numbered => return self.numbered(node, indent, margin, &words),
            _ => self
                .sheet
                .paragraph(&spaces(indent), &spaces(indent), &words),
        }
        indent
    }

    fn line(&mut self, line: &Inlines, indent: usize) {
        if !line.is_empty() {
            self.sheet
                .paragraph(&spaces(indent), &spaces(indent), &plain(line));
        }
    }
}

/// The indent one margin further in.
fn deeper(indent: usize, margin: usize) -> usize {
    (indent + margin).min(DEEPEST)
}

fn spaces(count: usize) -> String {
    " ".repeat(count)
}

/// Columns of the margin that holds these siblings' numbers and a space.
fn margin(nodes: &[Node]) -> usize {
    let widths = nodes
        .iter()
        .filter_map(|n| n.number.as_ref())
        .map(|n| display_width(&n.text))
        .filter(|width| *width <= MARGIN_NUMBER);
    widths.max().map_or(MARGIN, |widest| MARGIN.max(widest + 1))
}

/// Whether no empty line stands between the two: lines of an address, items of a list, and a list under its opening words.
fn stands_close(before: Option<&Kind>, kind: &Kind) -> bool {
    use Level::{Item, Paragraph, Subparagraph};
    match (before, kind) {
        (None, _) => true,
        (
            Some(Kind::Provision(_) | Kind::Definition),
            Kind::Provision(Paragraph | Subparagraph | Item),
        ) => true,
        (Some(Kind::Block(before)), Kind::Block(role)) => {
            before == role
                && matches!(
                    role,
                    Role::Letterhead
                        | Role::ReferenceLine
                        | Role::Addressee
                        | Role::Bullet
                        | Role::Numbered
                        | Role::Signature
                        | Role::Enclosure
                )
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{DocumentKind, Language, NodeId};
    use crate::render::sample;

    #[test]
    fn a_law_reads_as_a_law() {
        let expected = "
                   Munitions Bill: draft of 23 November 2026

  | Confirm, or use the full Act.

                                 Munitions Bill

An Act to prohibit.

Be it enacted as follows:

                                     Part I
                                  Preliminary

1.   Purpose

     The purpose is to prohibit.

2.   Interpretation

     In this Act,

     Minister means:
          (a)  the one who is responsible,
          but no other.

            Note: Name the office.

3.   Use

     (1)  A person commits an offence if the person:
          (a)  uses & throws:
               (i)  drops:
                    (A)  by day.
               wherever it falls.

     (2)  The penalty for subsection (1) is [largest fine].

       Note: No exception.

       Note: None at all.

                                    Schedule
                                   Amendments

Act          Amendment
-----------  -----------
Customs Act  First line
             second line
";
        assert_eq!(text(&sample::law()), expected.trim_start_matches('\n'));
    }

    #[test]
    fn a_number_too_wide_for_the_margin_begins_the_line() {
        let text = text(&sample::arabic());
        assert!(text.contains("\nالمادة 1\u{a0} الاستعمال\n"));
        assert!(text.contains("[JOD (dinar)]\n"));
        assert!(text.contains("\n     (أ)  أو نقلها إلى أي شخص.\n"));
        assert!(text.contains("       ملاحظة: تأكد من المبلغ.\n"));
    }

    #[test]
    fn every_role_has_its_place() {
        for role in sample::ROLES {
            let body = vec![sample::block("b", role, "Words & more")];
            let document = sample::document(DocumentKind::Letter, Language::En, "T", body);
            assert_eq!(
                text(&document).matches("Words & more").count(),
                1,
                "{role:?}"
            );
        }
    }

    #[test]
    fn wide_numbers_of_a_list_share_a_margin() {
        let number = |n: &str| sample::provision(n, Level::Subparagraph, n, "", "words");
        let body = vec![number("(i)"), number("(viii)")];
        let document = sample::document(DocumentKind::Note, Language::En, "T", body);
        assert!(text(&document).contains("(i)    words\n(viii) words\n"));
    }

    #[test]
    fn no_depth_and_no_word_breaks_the_page() {
        let mut node = sample::provision("deep", Level::Item, "(A)", "", &"第五条".repeat(60));
        for depth in 0..40 {
            let mut above = sample::provision("above", Level::Item, "(viii)", "", &"x".repeat(200));
            above.id = NodeId(format!("above{depth}"));
            above.children = vec![node];
            node = above;
        }
        let document =
            sample::document(DocumentKind::Law, Language::En, &"y".repeat(90), vec![node]);
        assert!(
            text(&document)
                .lines()
                .all(|line| display_width(line) <= WIDTH)
        );
    }
}
