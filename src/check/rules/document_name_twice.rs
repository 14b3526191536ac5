//! Documents of a pack cite each other by name, so no two that can be in together may share one.

use crate::check::latitude::Latitude;
use crate::check::{Rule, Survey};
use crate::finding::{Findings, Place, Severity};
use crate::library::{Pack, PackDocument, Template};

/// The rule.
pub const RULE: Rule = Rule {
    name: "document-name-twice",
    level: Severity::Error,
    what: "Two documents that can be in the same pack have the same `document:` name.",
    why: "Other documents cite them by that name. One of the two would be numbered under the other's name, and a reference would point into the wrong paper.",
    example: "templates/toolkit/speech.yaml and templates/toolkit/brief.yaml both have\n  document: speech\nand one pack holds both.",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for pack in survey.library.packs.values() {
        let documents: Vec<(&PackDocument, &Template)> = pack
            .documents
            .iter()
            .filter_map(|d| Some((d, survey.library.templates.get(&d.template.value)?)))
            .collect();
        for (index, (document, template)) in documents.iter().enumerate() {
            let before = documents.iter().take(index).find(|(other, theirs)| {
                theirs.document == template.document && together(survey, pack, other, document)
            });
            if let Some((other, _)) = before {
                let at = &document.template;
                findings.push(
                    RULE.finding(format!(
                        "`{}` and `{}` are both called `{}` in this pack",
                        other.template.value, at.value, template.document
                    ))
                    .at(&Place::new(&pack.file, at.line, at.column))
                    .hint("give one of the two templates another `document:` name, or put them under conditions that exclude each other"),
                );
            }
        }
    }
}

/// Whether both can be in at once.
fn together<'a>(
    survey: &Survey<'a>,
    pack: &'a Pack,
    one: &'a PackDocument,
    other: &'a PackDocument,
) -> bool {
    let latitude = |document: &'a PackDocument| {
        let mut latitude = Latitude::full();
        latitude.narrow(survey.library, &pack.file, &pack.when);
        latitude.narrow(survey.library, &pack.file, &document.when);
        latitude
    };
    latitude(one).meets(&latitude(other))
}
