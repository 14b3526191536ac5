//! The dress: how documents look, as data. `templates/word/dress.yaml` is read into these types.
//!
//! Fonts, pages, styles, and a look for each sort of document. A designer changes the file, not the code; a reviewer reads
//! it without knowing Word. Unknown keys are refused, and [`Dress::findings`] names what does not fit together.

use super::length::Length;
use super::style::Style;
use crate::finding::{Finding, Findings};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Everything about looks.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Dress {
    /// Fonts by the name that styles use.
    pub fonts: BTreeMap<String, Font>,
    /// Page sizes by name: `a4`, `letter`.
    pub papers: BTreeMap<String, PageSize>,
    /// Words that the pages themselves say, by two-letter language.
    pub words: BTreeMap<String, Words>,
    /// The styles, in the order in which Word lists them.
    pub styles: Vec<Style>,
    /// How tables look.
    pub table: TableLook,
    /// The look of each sort of document by name: `law`, `letter`.
    pub looks: BTreeMap<String, Look>,
}

/// One font for each script, with what to take where it is not installed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Font {
    /// For Latin, Greek and Cyrillic.
    pub latin: String,
    /// For Arabic and Hebrew ("complex scripts").
    pub arabic: String,
    /// For Chinese, Japanese and Korean.
    pub east_asian: String,
    /// A font of the same widths, by the name of the font it stands in for.
    #[serde(default)]
    pub instead: BTreeMap<String, String>,
}

/// The size of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageSize {
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
}

/// Words that the pages themselves say.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Words {
    /// The footer, with `{page}` and `{pages}`.
    pub page_of: String,
    /// The heading of the table of contents of a law.
    pub contents: String,
}

/// How tables look.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TableLook {
    /// Background of the header row, as six hexadecimal digits.
    pub header_shade: String,
    /// Color of the lines, as six hexadecimal digits.
    pub line_color: String,
    /// Space between a line and the text at the sides.
    pub padding: Length,
    /// Space between a line and the text above and below.
    pub padding_above: Length,
}

/// The look of one sort of document.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Look {
    /// Margins of the page.
    pub margins: Margins,
    /// Whether pages after the first carry the running header.
    pub header: bool,
    /// Where "page x of y" stands.
    pub footer: Footer,
    /// Differences from the common styles, by id.
    #[serde(default)]
    pub styles: Vec<Style>,
}

/// Margins of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Above the text.
    pub top: Length,
    /// Below the text.
    pub bottom: Length,
    /// At the side where reading starts.
    pub start: Length,
    /// At the other side.
    pub end: Length,
    /// From the edge to the header.
    pub header: Length,
    /// From the edge to the footer.
    pub footer: Length,
}

/// Where page numbers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Footer {
    /// Nowhere.
    None,
    /// On every page but the first.
    Continuation,
    /// On every page.
    Every,
}

impl Dress {
    /// The common styles as this look changes them, in the order of the dress.
    pub fn styles_of(&self, look: &Look) -> Vec<Style> {
        self.styles
            .iter()
            .map(
                |style| match look.styles.iter().find(|over| over.id == style.id) {
                    Some(over) => style.overridden(over),
                    None => style.clone(),
                },
            )
            .collect()
    }

    /// What does not fit together: styles, fonts and looks that are named but not there, twins, impossible values.
    pub fn findings(&self) -> Findings {
        let mut findings = Findings::new();
        let mut wrong = |message: String| findings.push(Finding::error("dress", message));
        let mut ids = BTreeSet::new();
        let mut names = BTreeSet::new();
        for style in &self.styles {
            if style.id.is_empty() || !style.id.chars().all(|c| c.is_ascii_alphanumeric()) {
                wrong(format!(
                    "the style id `{}` has other characters than letters and digits",
                    style.id
                ));
            }
            if !ids.insert(style.id.as_str()) {
                wrong(format!("the style `{}` is there twice", style.id));
            }
            match &style.name {
                Some(name) if !names.insert(name.to_lowercase()) => {
                    wrong(format!("two styles have the name `{name}`"));
                }
                Some(_) => {}
                None => wrong(format!("the style `{}` has no name", style.id)),
            }
        }
        let overrides = self
            .looks
            .iter()
            .flat_map(|(name, look)| look.styles.iter().map(move |style| (name.as_str(), style)));
        for (look, style) in overrides.clone() {
            if !ids.contains(style.id.as_str()) {
                wrong(format!(
                    "the look `{look}` changes the style `{}`, which is not there",
                    style.id
                ));
            }
        }
        for style in self.styles.iter().chain(overrides.map(|(_, style)| style)) {
            for other in style.based_on.iter().chain(&style.next) {
                if !ids.contains(other.as_str()) {
                    wrong(format!(
                        "the style `{}` names the style `{other}`, which is not there",
                        style.id
                    ));
                }
            }
            if let Some(font) = &style.font
                && !self.fonts.contains_key(font)
            {
                wrong(format!(
                    "the style `{}` names the font `{font}`, which is not there",
                    style.id
                ));
            }
            for color in style.color.iter().chain(&style.shade) {
                if !is_color(color) {
                    wrong(format!(
                        "`{color}` in the style `{}` is not six hexadecimal digits",
                        style.id
                    ));
                }
            }
            if style.line.is_some_and(|line| !(0.5..=5.0).contains(&line)) {
                wrong(format!(
                    "the line height of the style `{}` is not between 0.5 and 5",
                    style.id
                ));
            }
            if style.outline.is_some_and(|level| !(1..=9).contains(&level)) {
                wrong(format!(
                    "the outline level of the style `{}` is not between 1 and 9",
                    style.id
                ));
            }
        }
        for style in &self.styles {
            if self.inherits_itself(style) {
                wrong(format!("the style `{}` is based on itself", style.id));
            }
        }
        for color in [&self.table.header_shade, &self.table.line_color] {
            if !is_color(color) {
                wrong(format!(
                    "`{color}` in the table is not six hexadecimal digits"
                ));
            }
        }
        findings
    }

    fn inherits_itself(&self, style: &Style) -> bool {
        let mut at = style;
        for _ in 0..=self.styles.len() {
            let Some(base) = &at.based_on else {
                return false;
            };
            match self.styles.iter().find(|s| s.id == *base) {
                Some(next) => at = next,
                None => return false,
            }
        }
        true
    }
}

fn is_color(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|b| b.is_ascii_hexdigit())
}
