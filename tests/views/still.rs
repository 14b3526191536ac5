//! The Word file whose changes are colour and lines only.

use super::sample::everything;
use enact::ooxml::lint::lint;
use enact::ooxml::order::misplaced;
use enact::ooxml::package::Parts;
use enact::ooxml::tracked::changes;
use enact::ooxml::tracked::view::{Side, view};
use enact::ooxml::xml::{self, Element};
use enact::render::redline::docx;

fn still(parts: &Parts) -> Parts {
    docx(parts, &view(parts).expect("readable")).expect("written")
}

fn document(parts: &Parts) -> Element {
    xml::parse(&parts["word/document.xml"], xml::Limits::default()).expect("well-formed")
}

#[test]
fn nothing_is_left_to_accept_or_reject() {
    let still = still(&everything());
    let left = changes(&still).expect("readable").changes;
    assert!(left.is_empty(), "{left:?}");
    for (name, bytes) in &still {
        let text = String::from_utf8_lossy(bytes);
        for word in [
            "<w:delText",
            "<w:delInstrText",
            "Change ",
            "RangeStart w:id=\"1\"",
            "<w:ins ",
            "<w:del ",
            "<w:move",
        ] {
            let found = text.contains(word) && !text.contains("commentRangeStart w:id=\"1\"");
            assert!(!found, "{name}: {word}");
        }
    }
}

#[test]
fn every_text_of_both_versions_is_there() {
    let parts = everything();
    let before = view(&parts).expect("readable");
    let after = view(&still(&parts)).expect("readable");
    let mut shown = String::new();
    for block in after.stories.iter().flat_map(|story| &story.blocks) {
        block.paragraphs(&mut |p| shown.push_str(&p.text(Side::New)));
    }
    for block in before.stories.iter().flat_map(|story| &story.blocks) {
        block.paragraphs(&mut |p| {
            let text = p.text_where(|_| true);
            assert!(shown.contains(&text), "{text}");
        });
    }
    for note in [
        "¶",
        "bold: not set → yes",
        "Cells merged or split",
        "Formatted: table",
        "Formatted: section: paper",
    ] {
        assert!(shown.contains(note), "{note}: {shown}");
    }
}

#[test]
fn numbers_are_those_of_the_new_version_and_old_ones_are_struck_text() {
    let view = view(&still(&everything())).expect("readable");
    let mut found = Vec::new();
    for block in view.stories[0].blocks.iter().take(4) {
        block.paragraphs(&mut |p| found.push((p.number.new.clone(), p.text(Side::New))));
    }
    let number = |n: &str| Some(n.to_owned());
    assert_eq!(
        found,
        [
            (number("1."), "The fine is tentwenty pounds.".to_owned()),
            (None, "2.\tGone as a whole.".to_owned()),
            (number("2."), "Third, now second.".to_owned()),
            (number("3."), "New as a whole.".to_owned()),
        ]
    );
}

#[test]
fn what_is_new_is_underlined_and_what_has_gone_is_struck() {
    let document = document(&still(&everything()));
    let mut looks = Vec::new();
    document.walk(&mut |element| {
        if element.name == "w:r" {
            let has = |name| {
                element
                    .find("w:rPr")
                    .is_some_and(|p| p.find(name).is_some())
            };
            looks.push((
                element.plain(),
                has("w:u"),
                has("w:strike"),
                has("w:dstrike"),
                has("w:color"),
            ));
        }
    });
    let look = |text: &str| {
        looks
            .iter()
            .find(|(t, ..)| t == text)
            .map(|(_, u, s, d, c)| (*u, *s, *d, *c))
    };
    assert_eq!(look("twenty"), Some((true, false, false, true)));
    assert_eq!(look("ten"), Some((false, true, false, true)));
    assert_eq!(
        look("The clause that moves."),
        Some((false, false, true, true))
    );
    assert_eq!(
        look("The clause that moves"),
        Some((true, false, false, true))
    );
    assert_eq!(look("fleeting"), Some((true, true, false, true)));
    assert_eq!(look("Bold now."), Some((true, false, false, true)));
    assert_eq!(look(" pounds."), Some((false, false, false, false)));
}

#[test]
fn it_is_in_the_order_of_the_schema_and_lint_finds_nothing_new() {
    let parts = everything();
    let still = still(&parts);
    let mut wrong = Vec::new();
    document(&still).walk(&mut |element| {
        wrong.extend(misplaced(element).map(|child| format!("{} in {}", child.name, element.name)));
    });
    assert!(wrong.is_empty(), "{wrong:?}");
    let rules = |parts: &Parts| -> Vec<String> {
        let mut rules: Vec<String> = lint(parts).iter().map(|f| f.to_string()).collect();
        rules.sort();
        rules
    };
    let before = rules(&parts);
    for rule in rules(&still) {
        assert!(before.contains(&rule), "{rule}");
    }
}

#[test]
fn a_part_without_changes_keeps_its_bytes() {
    let parts = everything();
    let still = still(&parts);
    for name in ["word/comments.xml", "word/numbering.xml", "_rels/.rels"] {
        assert_eq!(parts[name], still[name], "{name}");
    }
    assert_ne!(parts["word/header1.xml"], still["word/header1.xml"]);
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    assert_eq!(still(&everything()), still(&everything()));
}
