//! What the rules of style share: the texts of clauses as a reader sees them, language by language.

use crate::check::{Owner, Part, Rule, Survey};
use crate::document::Language;
use crate::finding::{Findings, Place};
use crate::library::{Clause, StyleWords};
use crate::phrase::{Phrase, Piece, TermForm};

/// One text in one language, as a reader sees it.
pub struct Text<'a> {
    /// The clause it belongs to.
    pub clause: &'a Clause,
    /// Whether it is printed in the law.
    pub law: bool,
    /// Its words; blanks and references stand as one word.
    pub plain: String,
}

impl Text<'_> {
    /// Its words in lower case.
    pub fn words(&self) -> Vec<String> {
        split(&self.plain)
    }

    /// Whether these words stand in it, one after the other.
    pub fn has(&self, wanted: &str) -> bool {
        let words = self.words();
        let wanted = split(wanted);
        !wanted.is_empty() && words.windows(wanted.len()).any(|run| run == wanted)
    }

    /// How many words each of its sentences has.
    pub fn sentences(&self) -> Vec<usize> {
        let mut counts = Vec::new();
        let mut count = 0;
        for word in self.plain.split_whitespace() {
            if word.chars().any(char::is_alphanumeric) {
                count += 1;
            }
            // "c. 27" and "No. 5" end no sentence: what ends one has more than two letters in front.
            let ends = word.ends_with(['.', '!', '?', '؟']);
            if ends && word.chars().filter(|c| c.is_alphabetic()).count() > 2 {
                counts.push(std::mem::take(&mut count));
            }
        }
        counts.push(count);
        counts
    }
}

fn split(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether `clause` sets `rule` aside.
pub fn ignored(clause: &Clause, rule: &Rule) -> bool {
    clause.ignore.iter().any(|i| i.rule.value == rule.name)
}

/// Looks at every text of every released clause that does not set `rule` aside: `look` gives message and hint.
pub fn texts(
    survey: &Survey<'_>,
    rule: &Rule,
    findings: &mut Findings,
    look: impl Fn(&Text<'_>, &StyleWords) -> Vec<(String, String)>,
) {
    for words in &survey.words {
        let Owner::Clause(clause) = words.owner else {
            continue;
        };
        if ignored(clause, rule) {
            continue;
        }
        for (language, phrase) in words.versions() {
            let Some(style) = survey.library.style.get(&language) else {
                continue;
            };
            let text = Text {
                clause,
                law: words.part == Part::Body,
                plain: plain(survey, clause, phrase, language),
            };
            for (message, hint) in look(&text, style) {
                let place = Place::new(&clause.file, phrase.line, phrase.column);
                findings.push(rule.finding(message).at(&place).hint(hint));
            }
        }
    }
}

fn plain(survey: &Survey<'_>, clause: &Clause, phrase: &Phrase, language: Language) -> String {
    let term = |id: &str, form: TermForm| -> Option<String> {
        let tradition = clause.scope.tradition.first()?;
        let definition = survey.library.definition(id, *tradition)?;
        let phrase = definition.term(form)?.get(language)?;
        Some(phrase.source().to_owned())
    };
    let words = phrase.pieces().iter().map(|piece| match piece {
        Piece::Text(text) | Piece::Strong(text) | Piece::Emphasis(text) => text.clone(),
        Piece::Term { id, form } => term(id, *form).unwrap_or_else(|| "…".to_owned()),
        Piece::Value { .. } | Piece::Reference { .. } | Piece::Ask { .. } | Piece::FormField(_) => {
            "0".to_owned()
        }
    });
    words.collect()
}
