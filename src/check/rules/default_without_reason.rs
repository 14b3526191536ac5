//! What is taken when nobody has decided needs a reason that can be shown.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "default-without-reason",
    level: Severity::Error,
    what: "A value has a `default:` and no `because:`, or a `because:` and no `default:`.",
    why: "The cover note tells the State what the draft takes until somebody decides, and why. A default without a reason is a decision that nobody made.",
    example: "- name: period.notice_days\n  type: days\n  question: { en: \"How many days must a notice allow?\" }\n  default: 14",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for declaration in survey.library.values.values() {
        let name = &declaration.name.value;
        match (&declaration.default, &declaration.because) {
            (Some(default), None) => findings.push(
                RULE.finding(format!(
                    "`{name}` is {} by default, and nothing says why",
                    default.value.texts().join(" / ")
                ))
                .at(&declaration.default_place())
                .hint("add `because:` with the reason, in one sentence"),
            ),
            (None, Some(because)) if declaration.default_from.is_none() => {
                let (line, column) = because.position();
                let place = crate::finding::Place::new(&declaration.file, line, column);
                findings.push(
                    RULE.finding(format!(
                        "`{name}` gives the reason of a default that it does not have"
                    ))
                    .at(&place)
                    .hint("add `default:`, or remove `because:`"),
                );
            }
            _ => {}
        }
    }
}
