//! Numbers of provisions, and the ways to write them.

use super::Level;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A provision's own number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Number {
    /// Its level; `None` for a numbered paragraph of a letter or memorandum.
    pub level: Option<Level>,
    /// Its place among its siblings (sections: in the whole text), from 1.
    pub ordinal: u32,
    /// As printed in front of the provision: `5`, `(2)`, `Part I`.
    pub text: String,
    /// As cited: like `text` without decoration that only the margin needs.
    pub cited: String,
}

/// How a counter is written. Names as in OOXML's `ST_NumberFormat`, in kebab-case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NumberFormat {
    /// 1, 2, 3
    Decimal,
    /// a, b, c … z, aa, bb (as Word counts)
    LowerLetter,
    /// A, B, C
    UpperLetter,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
    /// A … Z, AA, AB: the letters of inserted provisions
    InsertedLetter,
    /// أ، ب، ج: the letters of the alphabet in the order of abjad
    ArabicAbjad,
    /// bis, ter, quáter: the Latin words that mark inserted provisions
    LatinAdverb,
}

impl NumberFormat {
    /// `n` in this format; `n` counts from 1.
    pub fn write(self, n: u32) -> String {
        match self {
            NumberFormat::Decimal => n.to_string(),
            NumberFormat::LowerLetter => letters(n, b'a'),
            NumberFormat::UpperLetter => letters(n, b'A'),
            NumberFormat::LowerRoman => roman(n).to_lowercase(),
            NumberFormat::UpperRoman => roman(n),
            NumberFormat::InsertedLetter => inserted(n),
            NumberFormat::ArabicAbjad => abjad(n),
            NumberFormat::LatinAdverb => adverb(n),
        }
    }
}

/// a … z, aa, bb, … zz, aaa: Word repeats the letter (ISO/IEC 29500-1, 17.18.59, lowerLetter).
fn letters(n: u32, first: u8) -> String {
    let index = n.saturating_sub(1);
    let letter = char::from(first + (index % 26) as u8);
    std::iter::repeat_n(letter, (index / 26 + 1) as usize).collect()
}

/// A … Z, AA, AB … ZZ, AAA: letters as digits without a nought.
fn inserted(n: u32) -> String {
    let mut rest = n;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

/// The 28 letters in the order of abjad; they repeat as Latin letters do.
fn abjad(n: u32) -> String {
    const LETTERS: [char; 28] = [
        'أ', 'ب', 'ج', 'د', 'ه', 'و', 'ز', 'ح', 'ط', 'ي', 'ك', 'ل', 'م', 'ن', 'س', 'ع', 'ف', 'ص',
        'ق', 'ر', 'ش', 'ت', 'ث', 'خ', 'ذ', 'ض', 'ظ', 'غ',
    ];
    let index = n.saturating_sub(1) as usize;
    std::iter::repeat_n(LETTERS[index % 28], index / 28 + 1).collect()
}

/// What follows the number of the provision before: 5 bis, 5 ter. The twentieth is the last that drafters use.
fn adverb(n: u32) -> String {
    const WORDS: [&str; 20] = [
        "bis",
        "ter",
        "quáter",
        "quinquies",
        "sexies",
        "septies",
        "octies",
        "nonies",
        "decies",
        "undecies",
        "duodecies",
        "terdecies",
        "quaterdecies",
        "quindecies",
        "sexdecies",
        "septdecies",
        "octodecies",
        "novodecies",
        "vicies",
        "unvicies",
    ];
    let index = n.saturating_sub(1) as usize;
    match WORDS.get(index) {
        Some(word) => (*word).to_owned(),
        None => format!("bis-{n}"),
    }
}

fn roman(n: u32) -> String {
    const PAIRS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = n;
    let mut text = String::new();
    for (value, sign) in PAIRS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_repeat_after_z_as_word_counts() {
        let write = |n| NumberFormat::LowerLetter.write(n);
        assert_eq!(
            [write(1), write(26), write(27), write(28), write(53)],
            ["a", "z", "aa", "bb", "aaa"]
        );
    }

    #[test]
    fn inserted_provisions_go_on_after_z() {
        let letter = |n| NumberFormat::InsertedLetter.write(n);
        assert_eq!(
            [letter(1), letter(26), letter(27), letter(28), letter(53)],
            ["A", "Z", "AA", "AB", "BA"]
        );
        let adverb = |n| NumberFormat::LatinAdverb.write(n);
        assert_eq!(
            [adverb(1), adverb(20), adverb(21)],
            ["bis", "unvicies", "bis-21"]
        );
        let abjad = |n| NumberFormat::ArabicAbjad.write(n);
        assert_eq!([abjad(1), abjad(3), abjad(29)], ["أ", "ج", "أأ"]);
    }

    #[test]
    fn roman_numbers_subtract() {
        let write = |n| NumberFormat::LowerRoman.write(n);
        assert_eq!(
            [write(4), write(9), write(14), write(40), write(1999)],
            ["iv", "ix", "xiv", "xl", "mcmxcix"]
        );
    }
}
