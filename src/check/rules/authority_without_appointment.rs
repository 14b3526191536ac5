//! A law gives a duty or a power to an actor that neither exists without the law nor is appointed by it.

use crate::check::rules::closure::closure;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "authority-without-appointment",
    level: Severity::Error,
    what: "A law gives a duty or a power to an actor that neither exists without the law nor is appointed by it.",
    why: "A power of an authority that was never created is void, and its reports are never made.",
    example: "does: { power: [authority] }\n# and no provision of the law has `appoints: [authority]`",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    closure(
        survey,
        &RULE,
        findings,
        |law| law.actors_without_appointment(survey.library),
        "create or designate it, or mark it as `standing: true` in clauses/actors.yaml",
    );
}
