//! Some changes of random redlines settled: what is left can still be settled, and comes to the same.

use crate::generate::pair;
use enact::ooxml::lint::lint;
use enact::ooxml::package::Parts;
use enact::ooxml::redline::{Stamp, redline};
use enact::ooxml::tracked::{Verdict, accept_all, changes, difference, reject_all, settle_chosen};
use proptest::collection::vec;
use proptest::prelude::*;

fn same(a: &Parts, b: &Parts) -> Result<(), TestCaseError> {
    let found = difference(a, b).expect("well-formed");
    prop_assert!(found.is_empty(), "{found:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn some_first_and_the_rest_later_is_all_at_once((old, edits) in pair(), mask in vec(any::<bool>(), 64)) {
        let new = old.edited(&edits);
        let stamp = Stamp::new("A", "2026-01-01T00:00:00Z");
        let Ok(made) = redline(&old.parts(), &new.parts(), &stamp) else {
            return Ok(());
        };
        let tracked = made.parts;
        let listing = changes(&tracked).expect("well-formed");
        // Both halves of a move share their fate.
        let chosen = |change: &enact::ooxml::tracked::Change| match &change.move_name {
            Some(name) => mask[name.len() % mask.len()],
            None => mask[change.id % mask.len()],
        };
        for (verdict, all) in [
            (Verdict::Accept, accept_all as fn(&Parts) -> Result<Parts, _>),
            (Verdict::Reject, reject_all),
        ] {
            let some = settle_chosen(&tracked, &listing, |change| match chosen(change) {
                true => verdict,
                false => Verdict::Keep,
            })
            .expect("well-formed");
            // A link whose bookmark was accepted away leads nowhere, in Word too; half a field is what the command refuses.
            let wrong = lint(&some);
            if wrong.iter().any(|finding| finding.rule == "word-field") {
                continue;
            }
            let wrong = wrong.into_iter().find(|f| f.rule != "word-reference");
            prop_assert!(wrong.is_none(), "{wrong:?}");
            let left = changes(&some).expect("well-formed").changes;
            prop_assert!(left.len() <= listing.changes.len());
            same(&all(&some).expect("well-formed"), &all(&tracked).expect("well-formed"))?;
        }
    }
}
