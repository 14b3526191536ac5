//! A text says that something has to be done, and its provision does not say who has to do it.

use crate::check::rules::closure::closure;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "duty-without-bearer",
    level: Severity::Error,
    what: "A text says that something has to be done, and its provision does not say who has to do it.",
    why: "A duty that nobody bears is not carried out, and nobody answers for it.",
    example: "text: { en: \"The munitions must be destroyed.\" }\n# without `does: { duty: [defence-minister] }`",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    closure(
        survey,
        &RULE,
        findings,
        |law| law.duties_without_bearer(),
        "name the bearer in the text, and add `does: { duty: [...] }`",
    );
}
