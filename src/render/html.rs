//! A document as one self-contained page: semantic, printable, for a wide screen or a phone, in either direction of writing.
//!
//! No script, nothing fetched: the style sheet stands in the page. Numbers are written out, as the tree has them. References are
//! links, blanks are marked and bracketed, notes stand in the margin where there is room for one.
//!
//! | file | decides |
//! |---|---|
//! | `body` | which element a node becomes |
//! | `line` | which element a run of text becomes |
//! | `grid` | how a table is written |
//! | `contents` | the table of contents of a long law |
//! | `anchor` | the id of a node in the page |
//! | `page.css` | how it all looks |

mod anchor;
mod body;
mod contents;
mod grid;
mod line;

use super::escape::{css_string, escape};
use super::header::running_header;
use crate::document::{Direction, Document, DocumentKind, Paper};

const STYLE: &str = include_str!("html/page.css");

/// The document as a page of HTML.
pub fn html(document: &Document) -> String {
    let head = &document.head;
    let direction = match head.language.direction() {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    };
    let annotated = match document.walk().any(|node| !node.notes.is_empty()) {
        true => " annotated",
        false => "",
    };
    let kind = class(head.kind);
    let lang = &head.locale;
    let title = escape(&head.title);
    let purpose = escape(&head.purpose);
    let paper = paper(document);
    let body = body::body(document);
    format!(
        r#"<!DOCTYPE html>
<html lang="{lang}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{purpose}">
<title>{title}</title>
<style>
{STYLE}{paper}</style>
</head>
<body>
<main>
<article class="{kind}{annotated}">
{body}</article>
</main>
</body>
</html>
"#
    )
}

fn class(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Law => "law",
        DocumentKind::Instrument => "instrument",
        DocumentKind::Letter => "letter",
        DocumentKind::Memorandum => "memorandum",
        DocumentKind::Table => "table",
        DocumentKind::Form => "form",
        DocumentKind::Note => "note",
    }
}

/// Size of the printed page, its running header and page numbers; the first page has no header: its title says what it is.
///
/// Every box that stays empty says so: without that, some browsers print the date and the address of the file there.
fn paper(document: &Document) -> String {
    let size = match document.head.paper {
        Paper::A4 => "A4",
        Paper::Letter => "letter",
    };
    let header = css_string(running_header(document).unwrap_or_default());
    let numbers = match document.head.kind {
        DocumentKind::Instrument => "\"\"",
        _ => "counter(page) \"\\2009/\\2009\" counter(pages)",
    };
    format!(
        "@page {{ size: {size}; @top-center {{ content: {header}; }} @bottom-center {{ content: {numbers}; }} }}\n\
         @page :first {{ @top-center {{ content: \"\"; }} }}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Language, Node, Role};
    use crate::render::sample;

    fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
        let rest = html.split_once(from).expect("there").1;
        rest.split_once(to).expect("there").0
    }

    #[test]
    fn a_law_is_sections_lists_and_headings() {
        let html = html(&sample::law()).replace('\u{a0}', "&nbsp;");
        assert_eq!(
            between(&html, "<section id=\"offences/use\"", "</section>"),
            r##" class="section noted">
<div class="own">
<h3><span class="number">3. </span><span>Use</span></h3>
</div>
<aside class="drafting-note" role="note">
<p><b><bdi>3</bdi> · Note:</b> No exception.</p>
<p><b>Note:</b> None at all.</p>
</aside>
<ol class="subsections" role="list">
<li id="offences/use:offence">
<p><span class="number">(1) </span>A person commits an offence if the person:</p>
<ol class="paragraphs" role="list">
<li id="offences/use:limb">
<p><span class="number">(a) </span>uses &amp; throws:</p>
<ol class="subparagraphs" role="list">
<li id="offences/use:deep">
<p><span class="number">(i) </span>drops:</p>
<ol class="items" role="list">
<li id="offences/use:item">
<p><span class="number">(A) </span>by day.</p>
</li>
</ol>
</li>
</ol>
<p class="closing">wherever it falls.</p>
</li>
</ol>
</li>
<li id="offences/use:penalty">
<p><span class="number">(2) </span>The penalty for <a href="#offences/use:offence">subsection&nbsp;(1)</a> is <mark class="open" dir="auto" title="To be filled in: largest fine">[largest fine]</mark>.</p>
</li>
</ol>
"##
        );
    }

    #[test]
    fn a_definition_and_a_table_are_what_they_are() {
        let html = html(&sample::law());
        assert_eq!(
            between(
                &html,
                "<ul class=\"definitions\" role=\"list\">\n",
                "<aside"
            ),
            "<li id=\"definitions/minister\" class=\"noted\">\n<div class=\"own\">\n<p><dfn>Minister</dfn> means:</p>\n</div>\n"
        );
        assert!(html.contains("<p><b><bdi>Minister</bdi> · Note:</b> Name the office.</p>"));
        assert_eq!(
            between(&html, "<section id=\"schedule\"", "</section>"),
            r#" class="schedule new-page">
<h2><span class="number">Schedule </span><span>Amendments</span></h2>
<table role="table" id="schedule:table">
<caption class="unseen">Acts that are amended</caption>
<colgroup><col style="width: 30%"><col style="width: 70%"></colgroup>
<thead role="rowgroup">
<tr role="row"><th scope="col" role="columnheader">Act</th><th scope="col" role="columnheader">Amendment</th></tr>
</thead>
<tbody role="rowgroup">
<tr role="row"><td role="cell" data-label="Act">Customs Act</td><td role="cell" data-label="Amendment">First line<br>
second line</td></tr>
</tbody>
</table>
"#
        );
    }

    #[test]
    fn every_role_has_its_place() {
        for role in sample::ROLES {
            let body = vec![sample::block("b", role, "Words & more")];
            let html = html(&sample::document(
                DocumentKind::Letter,
                Language::En,
                "T",
                body,
            ));
            let article = between(&html, "<article", "</article>");
            assert_eq!(article.matches("Words &amp; more").count(), 1, "{role:?}");
            assert_eq!(article.matches("id=\"b\"").count(), 1, "{role:?}");
        }
    }

    #[test]
    fn a_letter_has_a_heading_that_nobody_sees() {
        let body = vec![sample::block("a", Role::Salutation, "Excellency,")];
        let letter = html(&sample::document(
            DocumentKind::Letter,
            Language::En,
            "A & B",
            body,
        ));
        assert!(letter.contains("<h1 class=\"unseen\">A &amp; B</h1>"));
        let law = html(&sample::law());
        assert!(law.contains("<h1 id=\"title\" class=\"title\">Munitions Bill</h1>"));
        assert!(!law.contains("<h1 class=\"unseen\">"));
    }

    #[test]
    fn lines_that_belong_together_stand_together() {
        let line = |id: &str| sample::block(id, Role::Addressee, id);
        let body = vec![line("a"), line("b"), sample::block("c", Role::Text, "c")];
        let html = html(&sample::document(
            DocumentKind::Letter,
            Language::En,
            "T",
            body,
        ));
        assert!(html.contains(
            "<div class=\"addressee\">\n<p id=\"a\">a</p>\n<p id=\"b\">b</p>\n</div>\n<p id=\"c\" class=\"text\">c</p>"
        ));
    }

    #[test]
    fn only_a_long_law_has_a_table_of_contents() {
        assert!(!html(&sample::law()).contains("<nav"));
        let mut long = sample::law();
        let sections = (0..13).map(|i| {
            let id = format!("more/{i}");
            sample::provision(&id, crate::document::Level::Section, "9.", "More", "Words.")
        });
        long.body.extend(sections);
        let html = html(&long);
        assert_eq!(html.matches("<nav").count(), 1);
        assert!(html.contains(
            "<a href=\"#more/12\"><span class=\"number\">9. </span><span>More</span></a>"
        ));
    }

    #[test]
    fn nothing_of_the_head_escapes_its_place() {
        let evil = "</title></style><script>\"'&";
        let mut document =
            sample::document(DocumentKind::Law, Language::En, evil, Vec::<Node>::new());
        document.head.purpose = evil.to_owned();
        let html = html(&document);
        assert!(!html.contains("<script"));
        assert_eq!(html.matches("</style>").count(), 1);
        assert_eq!(html.matches("</title>").count(), 1);
    }

    #[test]
    fn arabic_runs_from_right_to_left() {
        let html = html(&sample::arabic());
        assert!(html.contains("<html lang=\"ar-SA\" dir=\"rtl\">"));
        assert!(
            html.contains("<h2><span class=\"number\">المادة 1 </span><span>الاستعمال</span></h2>")
        );
        assert!(html.contains("dir=\"auto\" title=\"للتأكيد: العملة\">[JOD (dinar)]</mark>"));
        assert!(html.contains("ملاحظة:</b> تأكد من المبلغ."));
    }

    #[test]
    fn paper_follows_the_head() {
        let mut document = sample::law();
        assert!(html(&document).contains("@page { size: A4;"));
        document.head.paper = Paper::Letter;
        assert!(html(&document).contains("@page { size: letter;"));
    }
}
