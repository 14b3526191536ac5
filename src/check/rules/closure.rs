//! What the rules of closure share: each asks one question of every law.

use crate::check::closure::{Gap, Provisions};
use crate::check::{Rule, Survey};
use crate::finding::Findings;
use std::collections::BTreeSet;

/// Asks `question` of every law; a gap that several laws have is told once.
pub fn closure(
    survey: &Survey<'_>,
    rule: &Rule,
    findings: &mut Findings,
    question: impl Fn(&Provisions<'_>) -> Vec<Gap>,
    hint: &str,
) {
    let mut told = BTreeSet::new();
    for law in survey.laws().filter(|law| law.approach.is_some()) {
        for gap in question(&Provisions::of_law(survey, law)) {
            if told.insert((gap.place.clone(), gap.message.clone())) {
                findings.push(
                    rule.finding(format!("{}, in {}", gap.message, law.id))
                        .at(&gap.place)
                        .hint(hint),
                );
            }
        }
    }
}
