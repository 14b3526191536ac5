//! A penalty is fixed for conduct that no provision of the same law makes an offence.

use crate::check::rules::closure::closure;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "penalty-without-offence",
    level: Severity::Error,
    what: "A penalty is fixed for conduct that no provision of the same law makes an offence.",
    why: "A penalty for nothing shows that an offence was lost, or renamed on one side only.",
    example: "does: { penalty_for: [fund] }\n# and no provision of the law has `punishes: [fund]`",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    closure(
        survey,
        &RULE,
        findings,
        |law| law.penalties_without_offence(),
        "make it an offence, or correct `does:`",
    );
}
