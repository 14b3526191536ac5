//! A field of a form, which the reader of the document fills in.

use serde::Serialize;

/// A field of a form. It is no blank: nobody has to fill it before the document is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormField {
    /// Its name, unique in the document and the same in every language.
    pub name: String,
    /// What can be filled in.
    pub content: FieldContent,
}

/// What can be filled into a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldContent {
    /// A box to tick.
    Check,
    /// One of these options; which one is known by its place, so that an answer means the same in every language.
    Choice(Vec<String>),
    /// A day; the hint says which.
    Day(String),
    /// Free text; the hint says what.
    Text(String),
}

/// The sign of a box that nobody has ticked.
const UNCHECKED: &str = "☐";

const TAG: &str = "field:";
const BOOKMARK: &str = "field_";

/// The most characters a field's name has, so that a bookmark can bear it.
pub const FIELD_NAME: usize = 30;

impl FormField {
    /// Whether this can be a field's name: letters, digits, and single hyphens and dots between them.
    pub fn is_name(name: &str) -> bool {
        name.len() <= FIELD_NAME
            && name
                .split(['-', '.'])
                .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric()))
    }

    /// What a file's content control is found by again.
    pub fn tag(&self) -> String {
        format!("{TAG}{}", self.name)
    }

    /// What the bookmark around it is called: hyphens become one underscore, dots two, because bookmarks know neither.
    pub fn bookmark(&self) -> String {
        let name = self.name.replace('-', "_").replace('.', "__");
        format!("{BOOKMARK}{name}")
    }

    /// The field's name by its tag.
    pub fn name_of_tag(tag: &str) -> Option<&str> {
        tag.strip_prefix(TAG)
    }

    /// The field's name by its bookmark.
    pub fn name_of_bookmark(bookmark: &str) -> Option<String> {
        let name = bookmark.strip_prefix(BOOKMARK)?;
        Some(name.replace("__", ".").replace('_', "-"))
    }

    /// What stands in the field before anybody fills it.
    pub fn hint(&self) -> String {
        match &self.content {
            FieldContent::Check => UNCHECKED.to_owned(),
            FieldContent::Choice(options) => options.join(" / "),
            FieldContent::Day(hint) | FieldContent::Text(hint) => hint.clone(),
        }
    }

    /// The field as plain text: a box, or the hint in brackets.
    pub fn plain(&self) -> String {
        match self.content {
            FieldContent::Check => self.hint(),
            _ => format!("[{}]", self.hint()),
        }
    }

    /// Changes its words, not its name.
    pub fn reword(&mut self, change: impl Fn(&str) -> String) {
        match &mut self.content {
            FieldContent::Check => {}
            FieldContent::Choice(options) => {
                for option in options {
                    *option = change(option);
                }
            }
            FieldContent::Day(hint) | FieldContent::Text(hint) => *hint = change(hint),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_back_from_tag_and_bookmark() {
        for name in ["consent", "last-step-date", "reason.R14", "a-b.c-1"] {
            assert!(FormField::is_name(name));
            let field = FormField {
                name: name.to_owned(),
                content: FieldContent::Check,
            };
            assert_eq!(FormField::name_of_tag(&field.tag()), Some(name));
            assert_eq!(
                FormField::name_of_bookmark(&field.bookmark()),
                Some(name.to_owned())
            );
            assert!(field.bookmark().len() <= 40);
        }
        for name in ["", "a b", "a--b", "a-.b", "-a", "a_b", "é", &"a".repeat(31)] {
            assert!(!FormField::is_name(name), "{name}");
        }
    }
}
