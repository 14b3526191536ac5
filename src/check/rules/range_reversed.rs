//! A range runs upwards, and what is taken by default lies in it.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Place, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "range-reversed",
    level: Severity::Error,
    what: "A `range:` has a `from:` larger than its `to:`, or the value's own default lies outside it.",
    why: "The range tells a State what enacted laws have. With the ends exchanged, every figure seems out of the ordinary.",
    example: "range:\n  from: 14\n  to: 5",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for declaration in survey.library.values.values() {
        let Some(range) = &declaration.range else {
            continue;
        };
        let name = &declaration.name.value;
        if range.from > range.to {
            findings.push(
                RULE.finding(format!(
                    "the range of `{name}` runs from {} down to {}",
                    range.from, range.to
                ))
                .at(&Place::new(&declaration.file, range.line, range.column))
                .hint("exchange `from:` and `to:`"),
            );
            continue;
        }
        let default = declaration.default.as_ref();
        let text = default.and_then(|d| d.value.texts().first().copied());
        let number = text.and_then(|text| text.trim().parse::<i64>().ok());
        if let Some(number) = number
            && !(range.from..=range.to).contains(&number)
        {
            findings.push(
                RULE.finding(format!(
                    "`{name}` is {number} by default, outside its own range of {} to {}",
                    range.from, range.to
                ))
                .at(&declaration.default_place())
                .hint("change the default or the range"),
            );
        }
    }
}
