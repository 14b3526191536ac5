//! A house style of words: the same law in the spelling, or with the word for a duty, that a State's Acts use.
//!
//! Clauses are written in one usage; a profile names the usages that its State differs by.

use crate::document::Language;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One file of `templates/usage/`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Usage {
    /// The language whose words it changes.
    pub language: Language,
    /// Whether it changes laws alone, or every document.
    #[serde(default)]
    pub laws_only: bool,
    /// Words as clauses have them, in lower case, with the words that stand instead; in capitals where only those
    /// change.
    pub words: BTreeMap<String, String>,
}

impl Usage {
    /// `text` in this usage. Whole words only; capitals are kept.
    pub fn apply(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(char::is_alphabetic) {
            out.push_str(&rest[..start]);
            rest = &rest[start..];
            let end = end_of_word(rest);
            let (word, after) = rest.split_at(end);
            // Two words that change together, such as "must not" or "actualiza-o".
            let pair = after
                .strip_prefix([' ', '-'])
                .map(|next| &rest[..end + 1 + end_of_word(next)])
                .and_then(|pair| Some((pair, self.instead(pair)?)));
            match pair {
                Some((pair, instead)) => {
                    out.push_str(&instead);
                    rest = &rest[pair.len()..];
                }
                None => {
                    match self.instead(word) {
                        Some(instead) => out.push_str(&instead),
                        None => out.push_str(word),
                    }
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        out
    }

    fn instead(&self, word: &str) -> Option<String> {
        // A word that is listed with its capital changes as it is listed, such as the name of a month.
        if let Some(instead) = self.words.get(word) {
            return Some(instead.clone());
        }
        let instead = self.words.get(&word.to_lowercase())?;
        let mut letters = word.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        Some(match first {
            true if word.chars().count() > 1 && letters.all(|c| !c.is_lowercase()) => {
                instead.to_uppercase()
            }
            true => {
                let mut letters = instead.chars();
                let first = letters.next().map(char::to_uppercase);
                first.into_iter().flatten().chain(letters).collect()
            }
            false => instead.clone(),
        })
    }
}

fn end_of_word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usage(language: Language, words: &[(&str, &str)]) -> Usage {
        Usage {
            language,
            laws_only: false,
            words: words
                .iter()
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
                .collect(),
        }
    }

    #[test]
    fn whole_words_change_and_keep_their_capitals() {
        let portuguese = usage(
            Language::Pt,
            &[("acção", "ação"), ("Maio", "maio"), ("actua-o", "atua-o")],
        );
        assert_eq!(
            portuguese.apply("Acção, ACÇÃO e reacção; actua-o em Maio."),
            "Ação, AÇÃO e reacção; atua-o em maio."
        );
    }

    #[test]
    fn two_words_change_together() {
        let shall = usage(
            Language::En,
            &[("must", "shall"), ("must not", "shall not")],
        );
        assert_eq!(
            shall.apply("The Minister must report and must not delay (must)."),
            "The Minister shall report and shall not delay (shall)."
        );
    }
}
