//! Every file of the library's folders is read by something.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Place, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "file-not-read",
    level: Severity::Error,
    what: "A file lies where the program does not look for it.",
    why: "Whoever put it there believes that it counts. A template in the wrong folder is as good as none.",
    example: "templates/letters/speech.yaml      # letters belong into templates/toolkit/",
    run: Some(run),
};

const READ: [&str; 7] = [
    "clauses/",
    "states/",
    "templates/laws/",
    "templates/toolkit/",
    "templates/packs/",
    "templates/numbering/",
    "templates/usage/",
];

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    let Some(shelf) = survey.shelf else { return };
    for (path, _) in shelf.files() {
        if path == "templates/word/dress.yaml" || READ.iter().any(|room| path.starts_with(room)) {
            continue;
        }
        findings.push(
            RULE.finding("the program does not look for files here")
                .at(&Place::file(path))
                .hint("move it to templates/laws/, templates/toolkit/, templates/packs/, templates/numbering/ or templates/usage/"),
        );
    }
}
