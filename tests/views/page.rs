//! The page: safe, whole, linked, in the direction of its text.

use super::sample::{HOSTILE, everything, gone, p, package, run};
use enact::ooxml::package::Parts;
use enact::ooxml::tracked::view::view;
use enact::render::redline::{Layout, Source, html};
use std::collections::HashSet;

const LAYOUTS: [Layout; 2] = [Layout::Inline, Layout::SideBySide];

fn page(parts: &Parts, layout: Layout) -> String {
    let source = Source {
        title: HOSTILE.to_owned(),
    };
    html(&view(parts).expect("readable"), layout, &source)
}

/// The values of an attribute, in order.
fn attribute<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let opening = format!(" {name}=\"");
    let values = html.split(&opening).skip(1);
    values
        .map(|rest| rest.split('"').next().unwrap_or_default())
        .collect()
}

/// Tags that are not opened and closed in pairs.
pub fn unbalanced(html: &str) -> Vec<String> {
    let body = html.split("</style>").nth(1).expect("a style sheet");
    let mut open: Vec<&str> = vec!["html", "head"];
    let mut wrong = Vec::new();
    for piece in body.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap_or_default();
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            None if name == "br" => {}
            None => open.push(name),
            Some(name) => {
                if open.pop() != Some(name) {
                    wrong.push(format!("</{name}>"));
                }
            }
        }
    }
    wrong.extend(open.into_iter().map(str::to_owned));
    wrong
}

#[test]
fn nothing_in_a_file_is_markup() {
    for layout in LAYOUTS {
        let page = page(&everything(), layout);
        assert!(!page.contains("<script"), "{layout:?}");
        assert!(!page.contains("<b onload"), "{layout:?}");
        assert_eq!(page.matches("</style>").count(), 1);
        assert_eq!(page.matches("</title>").count(), 1);
        assert!(page.matches("&lt;script&gt;").count() >= 6, "{layout:?}");
        assert_eq!(unbalanced(&page), Vec::<String>::new(), "{layout:?}");
    }
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    for layout in LAYOUTS {
        let page = page(&everything(), layout);
        assert!(attribute(&page, "src").is_empty());
        assert!(
            attribute(&page, "href")
                .iter()
                .all(|to| to.starts_with('#'))
        );
        for word in ["url(", "@import", "<link", "javascript:"] {
            assert!(!page.contains(word), "{word}");
        }
    }
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_there_once() {
    for layout in LAYOUTS {
        let page = page(&everything(), layout);
        let ids = attribute(&page, "id");
        let known: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "{layout:?}");
        for to in attribute(&page, "href") {
            assert!(known.contains(&to[1..]), "{layout:?}: {to}");
        }
    }
}

#[test]
fn every_change_has_its_anchor_its_line_and_its_neighbours() {
    for layout in LAYOUTS {
        let parts = everything();
        let count = view(&parts).expect("readable").entries.len();
        let page = page(&parts, layout);
        let ids: HashSet<&str> = attribute(&page, "id").into_iter().collect();
        let missing: Vec<usize> = (1..=count)
            .filter(|n| !ids.contains(&*format!("c{n}")))
            .collect();
        // The change of a style stands in no text; the list names it all the same.
        assert_eq!(missing.len(), 1, "{layout:?}: {missing:?}");
        assert!((1..=count).all(|n| ids.contains(&*format!("l{n}"))));
        assert!(page.contains("not shown in the text (styles)"));
        let next = page.matches("aria-label=\"Next change\"").count();
        assert_eq!(next, count - 2, "{layout:?}");
        assert_eq!(page.matches("aria-label=\"Previous change\"").count(), next);
    }
}

#[test]
fn changes_are_told_without_colour() {
    let page = page(&everything(), Layout::Inline);
    for (tag, sign, text) in [
        ("<del class=\"deleted\">", "−", "ten"),
        ("<ins class=\"inserted\">", "+", "twenty"),
        ("<del class=\"moved from\">", "⇄−", "The clause that moves."),
        ("<ins class=\"moved to\">", "⇄+", "The clause that moves"),
        ("<del class=\"fleeting\">", "±", "fleeting"),
        ("<del class=\"deleted\">", "−", "␣"),
        ("<ins class=\"inserted\">", "+", "°"),
        ("<ins class=\"inserted\">", "+", ", edited"),
        ("<ins class=\"inserted\">", "+", "¶"),
        ("<del class=\"deleted\">", "−", "¶"),
    ] {
        let found = page.split(tag).skip(1).any(|rest| {
            let element = rest.split("<span class=\"unseen\">").next().unwrap_or("");
            element.contains(&format!(">{sign}")) && element.ends_with(text)
        });
        assert!(found, "{sign} {text}");
    }
    assert!(page.contains("bold: not set → yes"));
    assert!(page.contains("alignment: not set → centre"));
    assert!(page.contains("[Field code: <bdi>REF old</bdi>]"));
    assert!(!page.contains("PAGE</bdi>"));
    let moved: Vec<&str> = page
        .matches("moved to change")
        .chain(page.matches("moved from change"))
        .collect();
    // In the text and in the list, each end.
    assert_eq!(moved.len(), 4);
}

#[test]
fn what_has_not_changed_is_folded_and_its_length_told() {
    for layout in LAYOUTS {
        let page = page(&everything(), layout);
        assert!(
            page.contains("<summary>Unchanged – paragraphs: 8, words: 48</summary>"),
            "{layout:?}"
        );
        assert_eq!(page.matches("here, line 4.").count(), 1);
    }
}

#[test]
fn sides_hold_their_own_version() {
    let page = page(&everything(), Layout::SideBySide);
    let page = page.split("<nav").next().expect("a text");
    let cells = |label: &str| -> String {
        let opening = format!("{label}\">");
        let cells = page.split(" data-label=\"").skip(1);
        cells
            .filter_map(|cell| cell.strip_prefix(&opening))
            .collect()
    };
    let (before, after) = (cells("Before"), cells("After"));
    assert!(before.contains("ten") && !before.contains("twenty"));
    assert!(after.contains("twenty") && !after.contains("ten<"));
    assert!(before.contains("<span class=\"number\">3.</span> Third, now second."));
    assert!(after.contains("<span class=\"number\">2.</span> Third, now second."));
    // A split faces the one paragraph that it was; a join the two that it was.
    assert!(before.contains("First half.Second half."));
    assert!(after.contains("One, two."));
    assert!(after.contains("fleeting") && !before.contains("fleeting"));
}

#[test]
fn tables_are_tables() {
    let page = page(&everything(), Layout::Inline);
    assert!(page.contains("<table class=\"grid\" dir=\"rtl\">"));
    assert!(page.contains("<th scope=\"col\"><p>Head A</p>"));
    assert!(page.contains("<tr class=\"inserted\">"));
    assert!(page.contains("<tr class=\"deleted\">"));
    assert!(page.contains("<td class=\"inserted\">"));
    assert!(page.contains("<td colspan=\"2\">"));
    assert!(page.contains("Cells merged or split</p>"));
    // The cell below belongs to the one above, but its row is new: it is shown.
    assert!(page.contains("Tall"));
}

#[test]
fn a_page_from_right_to_left_says_so_and_its_english_too() {
    let rtl = |inner: &str| format!("<w:p><w:pPr><w:bidi/></w:pPr>{inner}</w:p>");
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\" w:bidi=\"ar-JO\"/></w:rPr></w:rPrDefault></w:docDefaults>";
    let body = rtl(&format!(
        "{}<w:ins @>{}</w:ins>",
        run("المادة 1"),
        run("الغرض")
    )) + &rtl(&format!("<w:del @>{}</w:del>", gone("نص")))
        + &p(&run("In English."));
    let parts = package(&body, &[("word/styles.xml", "w:styles", styles)]);
    for layout in LAYOUTS {
        let page = page(&parts, layout);
        assert!(page.contains("<html lang=\"ar-SA\" dir=\"rtl\">"));
        assert!(page.contains("<main lang=\"ar-JO\">"));
        assert!(page.contains("<p dir=\"ltr\">In English.</p>"));
        assert!(page.contains("aria-label=\"التغيير 1: مُدرج\""));
    }
}

#[test]
fn a_file_without_changes_says_so() {
    let page = page(&package(&p(&run("Words.")), &[]), Layout::Inline);
    assert!(page.contains("This file has no tracked change."));
    assert!(page.contains("Words."));
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    for layout in LAYOUTS {
        assert_eq!(page(&everything(), layout), page(&everything(), layout));
    }
}
