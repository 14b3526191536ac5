//! The documents that other tests are made of are sound themselves.

use crate::generate::{Document, pair};
use enact::ooxml::lint::lint;
use enact::ooxml::tracked::{accept_all, difference, reject_all};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn sound(document: &Document) -> Result<(), TestCaseError> {
    let parts = document.parts();
    let findings = lint(&parts);
    prop_assert!(findings.is_empty(), "{findings}");
    prop_assert!(accept_all(&parts).as_ref() == Ok(&parts));
    prop_assert!(reject_all(&parts).as_ref() == Ok(&parts));
    let again = document.saved_again();
    let findings = lint(&again);
    prop_assert!(findings.is_empty(), "{findings}");
    let found = difference(&parts, &again).expect("well-formed");
    prop_assert!(found.is_empty(), "{found:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_document_is_sound_and_stays_so((old, edits) in pair()) {
        sound(&old)?;
        sound(&old.edited(&edits))?;
    }
}

/// Also what validators look at: `target/tmp/generated/*.docx`.
#[test]
fn edits_make_a_difference_on_every_level() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for case in 0..150 {
        let drawn = pair().new_tree(&mut runner).expect("a case").current();
        let (old, new) = (drawn.0.parts(), drawn.0.edited(&drawn.1).parts());
        let found = difference(&old, &new).expect("well-formed");
        seen.extend(found.into_iter().map(|d| d.level));
        for (side, parts) in [("old", &old), ("new", &new)] {
            let bytes = enact::ooxml::package::write(parts).expect("a file");
            std::fs::write(folder.join(format!("{case}-{side}.docx")), bytes).expect("written");
        }
    }
    use enact::ooxml::tracked::Level;
    let missing: Vec<Level> = Level::ALL
        .into_iter()
        .filter(|level| !matches!(level, Level::Marks | Level::Changes) && !seen.contains(level))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
