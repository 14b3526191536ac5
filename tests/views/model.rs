//! The tree between a package and what is shown of it.

use super::sample::{everything, gone, p, package, run};
use enact::ooxml::tracked::view::{Block, Content, Paragraph, Side, Status, StoryKind, View, view};
use enact::ooxml::tracked::{accept_all, changes, reject_all};

fn all(view: &View) -> Vec<&Paragraph> {
    let mut found = Vec::new();
    for block in view.stories.iter().flat_map(|story| &story.blocks) {
        block.paragraphs(&mut |paragraph| found.push(paragraph));
    }
    found
}

/// The texts of a version: pieces of paragraphs joined until one ends.
fn texts(view: &View, side: Side) -> Vec<String> {
    let mut found = Vec::new();
    for story in view.stories.iter().filter(|s| s.kind == StoryKind::Body) {
        let mut open = String::new();
        for block in &story.blocks {
            let Block::Paragraph(paragraph) = block else {
                continue;
            };
            open.push_str(&paragraph.text(side));
            if paragraph.mark.is_in(side) {
                found.push(std::mem::take(&mut open));
            }
        }
    }
    found
}

#[test]
fn each_version_reads_as_the_resolver_leaves_it() {
    let parts = everything();
    let marked = view(&parts).expect("readable");
    for (side, settled) in [
        (Side::Old, reject_all(&parts)),
        (Side::New, accept_all(&parts)),
    ] {
        let settled = view(&settled.expect("settled")).expect("readable");
        assert!(settled.entries.is_empty());
        // The resolver drops inserted spaces of no text box; tables are compared elsewhere.
        assert_eq!(texts(&marked, side), texts(&settled, side), "{side:?}");
    }
}

#[test]
fn numbers_are_those_of_each_version() {
    let view = view(&everything()).expect("readable");
    let numbers: Vec<(Option<&str>, Option<&str>)> = all(&view)
        .iter()
        .take(4)
        .map(|p| (p.number.old.as_deref(), p.number.new.as_deref()))
        .collect();
    assert_eq!(
        numbers,
        [
            (Some("1."), Some("1.")),
            (Some("2."), None),
            (Some("3."), Some("2.")),
            (None, Some("3.")),
        ]
    );
}

#[test]
fn every_change_of_the_list_has_its_place() {
    let parts = everything();
    let view = view(&parts).expect("readable");
    let listed = changes(&parts).expect("readable").changes;
    assert_eq!(view.entries.len(), listed.len());
    for (at, (entry, change)) in view.entries.iter().zip(&listed).enumerate() {
        assert_eq!(entry.change, *change);
        assert_eq!(entry.change.id, at + 1);
        match &*change.part {
            "word/styles.xml" => assert_eq!(entry.place, None),
            _ => {
                let (_, paragraph) = entry.place.expect("a place");
                assert_eq!(paragraph, change.paragraph, "{change:?}");
            }
        }
    }
    let kinds: Vec<StoryKind> = view.stories.iter().map(|story| story.kind).collect();
    use StoryKind::{Body, Footnote, Header, TextBox};
    assert_eq!(kinds, [Body, TextBox, Footnote, Header]);
}

#[test]
fn both_ends_of_a_move_know_each_other() {
    let view = view(&everything()).expect("readable");
    let ends: Vec<(usize, usize)> = view
        .entries
        .iter()
        .enumerate()
        .filter_map(|(at, entry)| Some((at, entry.partner?)))
        .collect();
    assert_eq!(ends.len(), 2);
    assert_eq!(ends[0], (ends[1].1, ends[1].0));
}

#[test]
fn what_was_inserted_and_deleted_again_is_in_neither_version() {
    let body = p(&format!(
        "<w:ins @><w:del @>{}</w:del></w:ins>{}",
        gone("x"),
        run("y")
    ));
    let view = view(&package(&body, &[])).expect("readable");
    let paragraph = all(&view)[0];
    assert_eq!(paragraph.spans[0].status, Status::Fleeting);
    assert_eq!(
        (paragraph.text(Side::Old), paragraph.text(Side::New)),
        ("y".to_owned(), "y".to_owned())
    );
    assert_eq!(paragraph.text_where(|_| true), "xy");
}

#[test]
fn runs_that_look_the_same_are_one() {
    let body = p(&format!(
        "{}{}<w:ins @>{}</w:ins><w:ins @>{}</w:ins>",
        run("a"),
        run("b"),
        run("c"),
        run("d")
    ));
    let view = view(&package(&body, &[])).expect("readable");
    let texts: Vec<&Content> = all(&view)[0].spans.iter().map(|s| &s.content).collect();
    let text = |text: &str| Content::Text(text.to_owned());
    assert_eq!(texts, [&text("ab"), &text("cd")]);
}

#[test]
fn fields_without_end_hide_one_paragraph_at_most() {
    let open = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let body = p(&format!("{open}{}", run("hidden"))) + &p(&format!("{end}{end}{}", run("shown")));
    let view = view(&package(&body, &[])).expect("readable");
    let texts: Vec<String> = all(&view).iter().map(|p| p.text(Side::New)).collect();
    assert_eq!(texts, ["", "shown"]);
}

#[test]
fn the_direction_is_that_of_most_paragraphs() {
    let rtl = format!("<w:p><w:pPr><w:bidi/></w:pPr>{}</w:p>", run("نص"));
    let ltr = p(&run("text"));
    let of = |body: &str| view(&package(body, &[])).expect("readable").rtl;
    assert!(of(&format!("{rtl}{rtl}{ltr}")));
    assert!(!of(&format!("{rtl}{ltr}{ltr}")));
}
