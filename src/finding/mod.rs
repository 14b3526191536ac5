//! What is wrong, where, and what to do about it.
//!
//! The one vocabulary of failure: every room returns findings, none prints them. Knows no other room.

mod place;
mod severity;

pub use place::Place;
pub use severity::Severity;

use serde::Serialize;
use std::fmt;

/// One plain sentence about something wrong, with its place and a hint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// Where it is; `None` only when no file is at fault (a misspelt argument).
    pub place: Option<Place>,
    /// How much it matters.
    pub severity: Severity,
    /// The rule that found it, in kebab-case.
    pub rule: String,
    /// One sentence, without a full stop.
    pub message: String,
    /// The line of the file concerned, when it was at hand.
    pub text: Option<Box<str>>,
    /// What to do, when that is known.
    pub hint: Option<Box<str>>,
}

impl Finding {
    /// An error of `rule`, without a place yet.
    pub fn error(rule: &str, message: impl Into<String>) -> Finding {
        Finding {
            place: None,
            severity: Severity::Error,
            rule: rule.to_owned(),
            message: message.into(),
            text: None,
            hint: None,
        }
    }

    /// A note: worth knowing, never a reason to refuse.
    pub fn note(rule: &str, message: impl Into<String>) -> Finding {
        Finding {
            severity: Severity::Note,
            ..Finding::error(rule, message)
        }
    }

    /// The same finding at `place`.
    pub fn at(mut self, place: &Place) -> Finding {
        self.place = Some(place.clone());
        self
    }

    /// The same finding with the line it is about, cut to what stands around its column.
    pub fn quote(mut self, line: &str) -> Finding {
        let column = self.place.as_ref().map_or(0, |place| place.column);
        self.text = excerpt(line, column);
        self
    }

    /// The same finding with a hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Finding {
        self.hint = Some(hint.into().into());
        self
    }

    /// Whether this finding alone makes the answer "no".
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity, self.rule, self.message)?;
        if let Some(place) = &self.place {
            write!(f, "\n  {place}")?;
        }
        if let Some(text) = &self.text {
            write!(f, "\n  | {text}")?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

/// The longest excerpt, in characters.
const EXCERPT: usize = 100;

/// `line` without its margins, cut to what stands around `column` (from 1).
fn excerpt(line: &str, column: usize) -> Option<Box<str>> {
    let margin = line.chars().take_while(|c| c.is_whitespace()).count();
    let letters: Vec<char> = line.trim().chars().collect();
    if letters.is_empty() {
        return None;
    }
    if letters.len() <= EXCERPT {
        return Some(letters.into_iter().collect::<String>().into());
    }
    let at = column.saturating_sub(margin + 1);
    let last = letters.len() - EXCERPT;
    let from = at.saturating_sub(EXCERPT / 3).min(last);
    let mut text = String::new();
    if from > 0 {
        text.push('…');
    }
    text.extend(&letters[from..from + EXCERPT]);
    if from < last {
        text.push('…');
    }
    Some(text.into())
}

/// Findings in a list that is sorted by place before anybody sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// No findings.
    pub fn new() -> Findings {
        Findings::default()
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Adds all of `other`.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Finding>) {
        self.0.extend(other);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(Finding::is_error)
    }

    /// In order of place, each once.
    pub fn sorted(mut self) -> Findings {
        self.0.sort();
        self.0.dedup();
        self
    }

    /// Looks at each.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }

    /// `Ok(value)` when there is no error among them, else the findings, sorted.
    ///
    /// # Errors
    /// The findings themselves, when one of them is an error.
    pub fn or<T>(self, value: T) -> Result<T, Findings> {
        if self.has_errors() {
            Err(self.sorted())
        } else {
            Ok(value)
        }
    }
}

impl From<Finding> for Findings {
    fn from(finding: Finding) -> Findings {
        Findings(vec![finding])
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, finding) in self.0.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "{finding}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Findings {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_shows_its_place_its_line_and_what_to_do() {
        let place = Place::new(&std::sync::Arc::from("clauses/a.yaml"), 3, 5);
        let finding = Finding::error("unknown-key", "`titel` is no key here")
            .at(&place)
            .quote("    titel: Use")
            .hint("did you mean `title`?");
        assert_eq!(
            finding.to_string(),
            "error[unknown-key]: `titel` is no key here\n  clauses/a.yaml:3:5\n  | titel: Use\n  hint: did you mean `title`?"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_column() {
        let line = format!("  {}here{}", "a".repeat(200), "b".repeat(200));
        let cut = excerpt(&line, 203).expect("has words");
        assert!(cut.contains("here"));
        assert!(cut.starts_with('…') && cut.ends_with('…'));
        assert_eq!(excerpt("   ", 1), None);
    }
}
