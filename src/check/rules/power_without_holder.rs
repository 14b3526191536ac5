//! A text permits a defined actor to act, and its provision does not say who holds the power.

use crate::check::rules::closure::closure;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "power-without-holder",
    level: Severity::Error,
    what: "A text permits a defined actor to act, and its provision does not say who holds the power.",
    why: "A power has to be traced to the one who may use it.",
    example: "text: { en: 'The {{term \"authority\"}} may require information.' }\n# without `does: { power: [authority] }`",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    closure(
        survey,
        &RULE,
        findings,
        |law| law.powers_without_holder(),
        "add `does: { power: [...] }`",
    );
}
