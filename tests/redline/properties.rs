//! Random documents and random edits: what must hold for any two files.

use crate::generate::pair;
use enact::ooxml::lint::lint;
use enact::ooxml::package::Parts;
use enact::ooxml::redline::{Stamp, redline};
use enact::ooxml::tracked::{Difference, Level, accept_all, difference, reject_all};
use proptest::prelude::*;

fn stamp() -> Stamp {
    Stamp::new("A. Clerk", "2026-11-24T00:00:00Z")
}

/// What a redline does not promise on these levels is said in its notes.
fn differences(a: &Parts, b: &Parts) -> Vec<Difference> {
    let soft = [
        Level::Comments,
        Level::Bookmarks,
        Level::Controls,
        Level::Styles,
        Level::Lists,
    ];
    let mut found = difference(a, b).expect("well-formed");
    found.retain(|d| !soft.contains(&d.level));
    found
}

fn holds(old: &Parts, new: &Parts) -> Result<(), TestCaseError> {
    let made = redline(old, new, &stamp()).map_err(|r| TestCaseError::fail(r.to_string()))?;
    let accepted = differences(&accept_all(&made.parts).expect("well-formed"), new);
    prop_assert!(accepted.is_empty(), "accepted: {accepted:#?}");
    let rejected = differences(&reject_all(&made.parts).expect("well-formed"), old);
    prop_assert!(rejected.is_empty(), "rejected: {rejected:#?}");
    let findings = lint(&made.parts);
    prop_assert!(findings.is_empty(), "{findings}");
    let again = redline(old, new, &stamp()).map_err(|r| TestCaseError::fail(r.to_string()))?;
    prop_assert!(made.parts == again.parts, "two runs differ");
    Ok(())
}

/// An act with a tenth of its sections reworded, some moved, deleted, inserted.
#[test]
fn an_act_that_was_revised_costs_little_ink() {
    let (old, new) = crate::act::act(60);
    holds(&old, &new).expect("exact both ways");
    let made = redline(&old, &new, &stamp()).expect("a redline");
    let ink = crate::ink::of(&made.parts["word/document.xml"]);
    let floor = crate::ink::floor(&old["word/document.xml"], &new["word/document.xml"]);
    assert_eq!(ink.phantoms, 0);
    assert!(
        10 * ink.characters <= 12 * floor,
        "{} against {floor}",
        ink.characters
    );
}

/// Who wrote it makes no difference to what is found.
#[test]
fn the_author_is_in_the_marks_alone() {
    let (old, new) = crate::act::act(20);
    let text = |author: &str| {
        let made =
            redline(&old, &new, &Stamp::new(author, "2026-11-24T00:00:00Z")).expect("a redline");
        String::from_utf8(made.parts["word/document.xml"].clone()).expect("UTF-8")
    };
    assert_eq!(
        text("A. Clerk"),
        text("B").replace("w:author=\"B\"", "w:author=\"A. Clerk\"")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn accepted_it_is_the_new_file_and_rejected_the_old((old, edits) in pair()) {
        holds(&old.parts(), &old.edited(&edits).parts())?;
    }

    #[test]
    fn a_file_saved_again_is_no_other((old, _) in pair()) {
        let made = redline(&old.parts(), &old.saved_again(), &stamp()).expect("a redline");
        prop_assert!(!made.changed, "{}", String::from_utf8_lossy(&made.parts["word/document.xml"]));
    }
}
