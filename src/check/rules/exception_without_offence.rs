//! An exception does not name the provision it excepts from, or excepts from what no provision forbids.

use crate::check::rules::closure::closure;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "exception-without-offence",
    level: Severity::Error,
    what: "An exception does not name the provision it excepts from, or excepts from what no provision forbids.",
    why: "A reader must be able to tell how far an exception reaches, and an exception from nothing hides a lost offence.",
    example: "does: { excepts: [possess] }\ntext: { en: \"An official may keep the munition until it is destroyed.\" }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    closure(
        survey,
        &RULE,
        findings,
        |law| law.exceptions_without_offence(false),
        "name the provision with a reference, or correct `does:`",
    );
}
