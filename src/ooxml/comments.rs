//! Comments, and the part that holds them (ISO/IEC 29500-1, 17.13.4).

use super::namespace;
use super::xml::Element;

/// A comment in the margin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// Who says it.
    pub author: String,
    /// The author's initials.
    pub initials: String,
    /// When, as `2026-11-23T00:00:00Z`.
    pub date: String,
    /// What is said; one paragraph a line.
    pub text: String,
    /// Read from right to left.
    pub rtl: bool,
}

/// The paragraph style of a comment's text.
pub const COMMENT_TEXT: &str = "NoteText";
/// The character style of a comment's mark.
pub const COMMENT_MARK: &str = "NoteMark";

/// `word/comments.xml`; a comment's id is its place in the list.
pub(super) fn part(comments: &[Comment]) -> Element {
    let mut part = namespace::root("w:comments");
    for (id, comment) in comments.iter().enumerate() {
        let mut element = Element::new("w:comment")
            .with("w:id", id.to_string())
            .with("w:author", comment.author.clone())
            .with("w:date", comment.date.clone())
            .with("w:initials", comment.initials.clone());
        for (line, text) in comment.text.lines().chain(empty(&comment.text)).enumerate() {
            element.push(paragraph(text, line == 0, comment.rtl));
        }
        part.push(element);
    }
    part
}

/// A comment without text still needs its paragraph.
fn empty(text: &str) -> Option<&'static str> {
    text.is_empty().then_some("")
}

fn paragraph(text: &str, first: bool, rtl: bool) -> Element {
    let mut properties = Element::new("w:pPr").child(Element::val("w:pStyle", COMMENT_TEXT));
    if rtl {
        properties.push(Element::new("w:bidi"));
    }
    let mut paragraph = Element::new("w:p").child(properties);
    if first {
        paragraph.push(
            Element::new("w:r")
                .child(Element::new("w:rPr").child(Element::val("w:rStyle", COMMENT_MARK)))
                .child(Element::new("w:annotationRef")),
        );
    }
    let mut run = Element::new("w:r");
    if rtl {
        run.push(Element::new("w:rPr").child(Element::new("w:rtl")));
    }
    run.push(
        Element::new("w:t")
            .with("xml:space", "preserve")
            .text(text.to_owned()),
    );
    paragraph.push(run);
    paragraph
}
