//! A language version of a released clause was not made from the text that its source language has now, or does not say from which.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Place, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "language-stale",
    level: Severity::Error,
    what: "A language version of a released clause was not made from the text that its source language has now, or does not say from which.",
    why: "When the source changes, the other languages stay behind in silence, and two parliaments receive two laws.",
    example: "source_language: fr\nmade_from: { es: 2f1c09ab54de }   # and the French text has another fingerprint now",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for clause in survey.library.clauses.values().filter(|c| c.released) {
        let now = clause.source_fingerprint();
        let now = now.short();
        let source = clause.source_language;
        for language in clause.translations() {
            let hint = format!(
                "read the {} text against the {}; when it is right, write `{language}: {now}` under `made_from:`",
                language.english_name(),
                source.english_name()
            );
            match clause.made_from.get(&language) {
                Some(made_from) if made_from.value == now => {}
                Some(made_from) => findings.push(
                    RULE.finding(format!(
                        "the {} text was made from an earlier {} text",
                        language.english_name(),
                        source.english_name()
                    ))
                    .at(&Place::new(&clause.file, made_from.line, made_from.column))
                    .hint(hint),
                ),
                None => findings.push(
                    RULE.finding(format!(
                        "nothing says which {} text the {} text was made from",
                        source.english_name(),
                        language.english_name()
                    ))
                    .at(&clause.place())
                    .hint(hint),
                ),
            }
        }
        for (language, made_from) in &clause.made_from {
            if !clause.translations().contains(language) {
                findings.push(
                    RULE.finding(format!(
                        "`made_from:` names {}, which is no translation that the clause has",
                        language.english_name()
                    ))
                    .at(&Place::new(&clause.file, made_from.line, made_from.column))
                    .hint("remove the entry"),
                );
            }
        }
    }
}
