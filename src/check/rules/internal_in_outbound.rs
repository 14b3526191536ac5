//! What stays in the house is never in a document that is sent.

use crate::check::survey::Owner;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Place, Severity};
use crate::library::{Audience, Template};

/// The rule.
pub const RULE: Rule = Rule {
    name: "internal-in-outbound",
    level: Severity::Error,
    what: "A template with `audience: outbound` prints something that is only for the sender: remarks on a State's organs, or the list of facts with sources and confidence.",
    why: "Such a remark in a letter to a government is an embarrassment that cannot be called back.",
    example: "audience: outbound\nbody:\n  - role: text\n    text: { en: \"{{state.organs_note}}\" }",
    run: Some(run),
};

/// Names and collections that are only for the sender.
const INTERNAL: [&str; 3] = ["state.organs_note", "state.remarks", "pack.to_confirm"];

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    let hint = "move it to a template with `audience: internal`, such as the working sheet";
    for words in &survey.words {
        let outbound = match words.owner {
            Owner::Template(template) => is_outbound(template),
            // The law is always sent, and so are the sentences of packs and the questions.
            _ => true,
        };
        for (name, phrase) in words.names() {
            if outbound && INTERNAL.contains(&name) {
                findings.push(
                    RULE.finding(format!(
                        "`{name}` is only for the sender, and this text is sent"
                    ))
                    .at(&survey.spot(words.owner.file(), phrase, name))
                    .hint(hint),
                );
            }
        }
    }
    for (template, each) in &survey.repeats {
        if is_outbound(template) && INTERNAL.contains(&each.value.as_str()) {
            findings.push(
                RULE.finding(format!(
                    "`{}` is only for the sender, and this document is sent",
                    each.value
                ))
                .at(&Place::new(&template.file, each.line, each.column))
                .hint(hint),
            );
        }
    }
}

fn is_outbound(template: &Template) -> bool {
    template.audience == Audience::Outbound
}
