//! What Word has to show for a document, said without the renderer: number and text, paragraph by paragraph.

use enact::document::{Document, Inline, Kind, Level, Node, Role};
use enact::ooxml::reader::Opened;

/// The paragraphs of a document: number and text.
fn paragraphs(document: &Document) -> Vec<(Option<String>, String)> {
    let mut out = Vec::new();
    for node in &document.body {
        add(node, &mut out);
    }
    out
}

/// The words of a line. A number and what leads to it stay together.
fn plain(inlines: &[Inline]) -> String {
    let words = inlines.iter().map(|inline| match inline {
        Inline::Reference { lead, label, .. } => match lead.strip_suffix(' ') {
            Some(words) => format!("{words}\u{a0}{}", whole(label)),
            None => format!("{lead}{}", whole(label)),
        },
        other => other.plain(),
    });
    words.collect()
}

fn whole(number: &str) -> String {
    number.replace(' ', "\u{a0}")
}

fn add(node: &Node, out: &mut Vec<(Option<String>, String)>) {
    let number = match node.kind {
        Kind::Block(Role::Bullet) => Some("•".to_owned()),
        _ => node.number.as_ref().map(|number| whole(&number.text)),
    };
    let mut line = |number: Option<String>, inlines: &[Inline]| {
        let text = plain(inlines);
        if number.is_some() || !text.is_empty() {
            out.push((number, text));
        }
    };
    let headed = match &node.kind {
        Kind::Provision(Level::Part | Level::Chapter | Level::Schedule) => true,
        Kind::Provision(_) => !node.heading.is_empty(),
        _ => false,
    };
    if headed {
        line(number, &node.heading);
        line(None, &node.text);
    } else {
        line(None, &node.heading);
        line(number, &node.text);
    }
    if let Kind::Table(table) = &node.kind {
        for column in &table.columns {
            line(None, &column.title);
        }
        for cell in table.rows.iter().flatten() {
            line(None, cell);
        }
    }
    for child in &node.children {
        add(child, out);
    }
    let closing = plain(&node.closing);
    if !closing.is_empty() {
        out.push((None, closing));
    }
}

/// Fails where what Word shows differs from what the tree says.
pub fn compare(name: &str, document: &Document, opened: &Opened) {
    let wanted = paragraphs(document);
    let mut shown = opened.paragraphs.iter().filter(|paragraph| {
        let made = paragraph.in_contents || paragraph.style == "ContentsHeading";
        !made && (paragraph.number.is_some() || !paragraph.text.is_empty())
    });
    for (number, text) in &wanted {
        let Some(paragraph) = shown.next() else {
            panic!("{name}: {number:?} {text:?} is missing");
        };
        // A number that Word cannot count is the beginning of the text.
        let literal = match (number, &paragraph.number) {
            (Some(number), None) => paragraph.text.strip_prefix(number.as_str()),
            _ => None,
        };
        let found = literal.unwrap_or(&paragraph.text);
        let found = found.strip_prefix(['\n', '\t']).unwrap_or(found);
        let found = match literal {
            Some(_) => found.strip_prefix(' ').unwrap_or(found),
            None => found,
        };
        assert_eq!(found, text, "{name}: text of {number:?}");
        if literal.is_none() {
            assert_eq!(&paragraph.number, number, "{name}: number of {text:?}");
        }
    }
    assert_eq!(shown.next(), None, "{name}: more than the tree says");
}
