//! A provision asks for a report, and its clause does not say by when.

use crate::check::rules::closure::closure;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "report-without-deadline",
    level: Severity::Error,
    what: "A provision asks for a report, and its clause does not say by when.",
    why: "Article 7 has dates. A report without one is not late, ever.",
    example: "does: { report: [minister] }\ntext: { en: \"The Minister must report to the Secretary-General.\" }",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    closure(
        survey,
        &RULE,
        findings,
        |law| law.reports_without_deadline(),
        "state the day or the period, and mark that provision with `deadline: true`",
    );
}
