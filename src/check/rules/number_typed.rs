//! What a paper says of the bill is looked up.

use crate::check::{Owner, Rule, Survey};
use crate::document::{DocumentKind, Language};
use crate::finding::{Findings, Severity};
use crate::phrase::Piece;

/// The rule.
pub const RULE: Rule = Rule {
    name: "number-typed",
    level: Severity::Error,
    what: "A paper names a clause or section of the bill by a number that is typed.",
    why: "The bill is numbered anew for each State and each choice. A typed number is right once and wrong the next time.",
    example: "text: { en: \"Clause 5 makes use an offence.\" }          # {{ref \"bill:C-OFF-USE\"}}",
    run: Some(run),
};

/// The words in front of a provision's number. English alone is looked at: the versions of a text cite alike (`languages-disagree`), and
/// elsewhere the articles of the Convention have the same word.
const UNITS: [&str; 6] = [
    "clause",
    "clauses",
    "section",
    "sections",
    "subsection",
    "subsections",
];

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for words in &survey.words {
        let paper = match words.owner {
            Owner::Template(template) => template.kind.value != DocumentKind::Law,
            _ => false,
        };
        let Some(phrase) = words.text.get(Language::En).filter(|_| paper) else {
            continue;
        };
        for piece in phrase.pieces() {
            let Piece::Text(text) = piece else {
                continue;
            };
            let tokens: Vec<&str> = text.split_whitespace().collect();
            let typed = tokens.windows(2).find(|pair| {
                UNITS.contains(&pair[0].to_lowercase().as_str())
                    && pair[1].starts_with(|c: char| c.is_ascii_digit())
            });
            if let Some(pair) = typed {
                let place = survey.spot(words.owner.file(), phrase, pair[0]);
                findings.push(
                    RULE.finding(format!("“{} {}” is typed", pair[0], pair[1]))
                        .at(&place)
                        .hint("write {{ref \"bill:…\"}} with the module or the clause, under `when: { pack.has_bill: \"yes\" }`"),
                );
            }
        }
    }
}
