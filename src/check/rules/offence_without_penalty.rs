//! A provision makes conduct an offence, and no provision of the same law fixes its penalty.

use crate::check::rules::closure::closure;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "offence-without-penalty",
    level: Severity::Error,
    what: "A provision makes conduct an offence, and no provision of the same law fixes its penalty.",
    why: "A court cannot punish without a penalty that the law has fixed.",
    example: "does: { punishes: [finance] }\n# and no provision of the law has `penalty_for: [finance]`",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    closure(
        survey,
        &RULE,
        findings,
        |law| law.offences_without_penalty(),
        "fix its penalty, or correct `does:`",
    );
}
