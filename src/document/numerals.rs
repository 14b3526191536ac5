//! The digits of Arabic text.

use super::{Blank, Document, Inline, Inlines, Kind, Node, Standing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The digits that Arabic text has where it is printed.
///
/// The tree and Word files hold 0 to 9 all the same: Word shapes them by the reader's own setting and the text's locale, so
/// that automatic numbers and typed ones always look alike. Formats that nothing shapes get them from
/// [`Document::with_numerals`].
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Numerals {
    /// 0 to 9, as in the Maghreb.
    #[default]
    Western,
    /// ٠ to ٩, as in the Mashreq.
    ArabicIndic,
}

impl Numerals {
    /// `text` with these digits.
    pub fn shape(self, text: &str) -> String {
        match self {
            Numerals::Western => text.to_owned(),
            Numerals::ArabicIndic => text
                .split_inclusive(' ')
                .map(
                    |word| match word.contains(|c: char| c.is_ascii_alphabetic()) {
                        // A symbol such as CCM/MSP/2010/PM/10 is no number.
                        true => word.to_owned(),
                        false => word.chars().map(arabic_indic).collect(),
                    },
                )
                .collect(),
        }
    }
}

fn arabic_indic(c: char) -> char {
    match c.to_digit(10) {
        Some(digit) if c.is_ascii() => char::from_u32(0x660 + digit).unwrap_or(c),
        _ => c,
    }
}

impl Document {
    /// The same document with the digits of its numerals in all that is printed.
    pub fn with_numerals(&self) -> Document {
        let numerals = self.head.numerals;
        let mut shaped = self.clone();
        if numerals == Numerals::Western {
            return shaped;
        }
        shaped.head.title = numerals.shape(&shaped.head.title);
        shaped.head.header = numerals.shape(&shaped.head.header);
        for node in &mut shaped.body {
            shape(node, numerals);
        }
        shaped
    }
}

fn shape(node: &mut Node, numerals: Numerals) {
    if let Some(number) = &mut node.number {
        number.text = numerals.shape(&number.text);
        number.cited = numerals.shape(&number.cited);
    }
    for line in [&mut node.heading, &mut node.text, &mut node.closing] {
        shape_line(line, numerals);
    }
    if let Kind::Table(table) = &mut node.kind {
        for column in &mut table.columns {
            shape_line(&mut column.title, numerals);
        }
        for cell in table.rows.iter_mut().flatten() {
            shape_line(cell, numerals);
        }
    }
    for note in &mut node.notes {
        note.text = numerals.shape(&note.text);
    }
    for child in &mut node.children {
        shape(child, numerals);
    }
}

fn shape_line(line: &mut Inlines, numerals: Numerals) {
    for run in line {
        match run {
            Inline::Text(text)
            | Inline::Strong(text)
            | Inline::Emphasis(text)
            | Inline::Alternative(text)
            | Inline::Term { text, .. }
            | Inline::Reference { label: text, .. } => *text = numerals.shape(text),
            Inline::Blank(Blank { asks, standing, .. }) => {
                *asks = numerals.shape(asks);
                if let Standing::ToConfirm(value) = standing {
                    *value = numerals.shape(value);
                }
            }
            Inline::FormField(field) => field.reword(|text| numerals.shape(text)),
            Inline::Break => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_have_the_shape_of_the_region() {
        assert_eq!(
            Numerals::ArabicIndic.shape("المادة 10 (CCM)"),
            "المادة ١٠ (CCM)"
        );
        assert_eq!(
            Numerals::ArabicIndic.shape("انظر CCM/MSP/2010/PM/10 في 2010"),
            "انظر CCM/MSP/2010/PM/10 في ٢٠١٠"
        );
        assert_eq!(Numerals::Western.shape("المادة 10"), "المادة 10");
    }
}
