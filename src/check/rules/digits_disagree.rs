//! Two language versions of one text do not have the same numbers.

use crate::check::{Rule, Survey};
use crate::finding::{Findings, Place, Severity};
use crate::phrase::{Phrase, Piece};

/// The rule.
pub const RULE: Rule = Rule {
    name: "digits-disagree",
    level: Severity::Error,
    what: "Two language versions of one text do not have the same numbers.",
    why: "A period, an article or a date that differs between languages is two laws.",
    example: "text:\n  en: \"within 180 days\"\n  fr: \"dans un délai de 108 jours\"",
    run: Some(run),
};

fn run(survey: &Survey<'_>, findings: &mut Findings) {
    for words in &survey.words {
        let mut versions = words.versions();
        let Some((first, model)) = versions.next() else {
            continue;
        };
        let wanted = numbers(model);
        for (language, phrase) in versions {
            let has = numbers(phrase);
            if has == wanted {
                continue;
            }
            findings.push(
                RULE.finding(format!(
                    "the {} version has the numbers {}, and the {} version has {}",
                    first.english_name(),
                    listed(&wanted),
                    language.english_name(),
                    listed(&has)
                ))
                .at(&Place::new(words.owner.file(), phrase.line, phrase.column))
                .hint("write the same numbers in both versions, in digits or in words alike"),
            );
        }
    }
}

/// The numbers of a text, sorted. The digits of Arabic count as ours.
fn numbers(phrase: &Phrase) -> Vec<u64> {
    let mut found = Vec::new();
    for piece in phrase.pieces() {
        let (Piece::Text(text) | Piece::Strong(text) | Piece::Emphasis(text)) = piece else {
            continue;
        };
        let digits = text.chars().map(|c| match c {
            '\u{660}'..='\u{669}' => char::from(b'0' + (c as u32 - 0x660) as u8),
            other => other,
        });
        let text: String = digits.collect();
        let runs = text.split(|c: char| !c.is_ascii_digit());
        found.extend(runs.filter_map(|run| run.parse::<u64>().ok()));
    }
    found.sort_unstable();
    found
}

fn listed(numbers: &[u64]) -> String {
    if numbers.is_empty() {
        return "none".to_owned();
    }
    let words: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    words.join(", ")
}
