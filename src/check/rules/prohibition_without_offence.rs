//! A provision forbids some conduct, and no provision of the same law makes it an offence.

use crate::check::rules::closure::closure;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "prohibition-without-offence",
    level: Severity::Error,
    what: "A provision forbids some conduct, and no provision of the same law makes it an offence.",
    why: "Article 9 asks for penal sanctions. What is forbidden and not punished is a sentence without a consequence.",
    example: "does: { prohibits: [broker] }\n# and no provision of the law has `punishes: [broker]`",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    closure(
        survey,
        &RULE,
        findings,
        |law| law.prohibitions_without_offence(),
        "punish it, or correct `does:`",
    );
}
