//! A law has a schedule that no section refers to.

use crate::check::rules::closure::closure;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "schedule-not-referred-to",
    level: Severity::Error,
    what: "A law has a schedule that no section refers to.",
    why: "A schedule has force only through the section that gives it force.",
    example: "a template lists `schedules/convention-text`, and no clause of it has\n{{ref \"schedules/convention-text\"}}",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    closure(
        survey,
        &RULE,
        findings,
        |law| law.schedules_not_referred_to(),
        "refer to it with `{{ref ...}}` where it is given force",
    );
}
