//! Lists, their levels and their instances (ISO/IEC 29500-1, 17.9).
//!
//! A list counts once through the whole document. A paragraph belongs to an instance of it; a new instance with a restart is how
//! a list begins again, in Word and in LibreOffice alike.

use super::length::Length;
use super::namespace;
use super::style::{Style, StyleId};
use super::xml::Element;

/// How a counter is written (`ST_NumberFormat`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// 1, 2, 3
    Decimal,
    /// a, b … z, aa, bb
    LowerLetter,
    /// A, B … Z, AA, BB
    UpperLetter,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
    /// أ، ب، ج
    ArabicAbjad,
    /// The level's text alone.
    Bullet,
}

impl Format {
    /// The format of this name in a file; `None` for the many that this program does not write.
    pub fn from_name(name: &str) -> Option<Format> {
        [
            Format::Decimal,
            Format::LowerLetter,
            Format::UpperLetter,
            Format::LowerRoman,
            Format::UpperRoman,
            Format::ArabicAbjad,
            Format::Bullet,
        ]
        .into_iter()
        .find(|format| format.name() == name)
    }

    /// `n` as Word writes it (17.18.59): letters repeat after z, and begin again after 30 of them; roman numbers end at 32767.
    pub fn write(self, n: u32) -> String {
        match self {
            Format::Decimal => n.to_string(),
            Format::LowerLetter => letters(n, 'a'),
            Format::UpperLetter => letters(n, 'A'),
            Format::LowerRoman => roman(n).to_lowercase(),
            Format::UpperRoman => roman(n),
            Format::ArabicAbjad => abjad(n),
            Format::Bullet => String::new(),
        }
    }

    /// Its name in a file.
    pub fn name(self) -> &'static str {
        match self {
            Format::Decimal => "decimal",
            Format::LowerLetter => "lowerLetter",
            Format::UpperLetter => "upperLetter",
            Format::LowerRoman => "lowerRoman",
            Format::UpperRoman => "upperRoman",
            Format::ArabicAbjad => "arabicAbjad",
            Format::Bullet => "bullet",
        }
    }
}

fn letters(n: u32, first: char) -> String {
    let index = n.saturating_sub(1) % 780;
    let letter = char::from_u32(u32::from(first) + index % 26).unwrap_or(first);
    std::iter::repeat_n(letter, index as usize / 26 + 1).collect()
}

/// 28 letters in the order of abjad (17.18.59, arabicAbjad); they repeat.
fn abjad(n: u32) -> String {
    const LETTERS: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
    let index = n.saturating_sub(1) as usize % 728;
    let letter = LETTERS.chars().nth(index % 28);
    letter.into_iter().cycle().take(index / 28 + 1).collect()
}

fn roman(n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
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
    let mut rest = n.min(32_767);
    let mut text = String::new();
    for (value, sign) in SIGNS {
        text.push_str(&sign.repeat((rest / value) as usize));
        rest %= value;
    }
    text
}

/// What stands between number and text (`w:suff`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suffix {
    /// A tab.
    Tab,
    /// A space.
    Space,
    /// Nothing.
    Nothing,
}

/// One level of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListLevel {
    /// How its counter is written.
    pub format: Format,
    /// The whole number, with `%1` for the counter of the first level and so on: `(%2)`.
    pub text: String,
    /// Counts on when a level above counts.
    pub runs_on: bool,
    /// What stands behind the number.
    pub suffix: Suffix,
    /// The paragraph style that is linked to it: applying the one gives the other.
    pub style: Option<StyleId>,
    /// Indent of the text.
    pub indent: Length,
    /// How far the number stands out.
    pub hanging: Length,
}

/// A multilevel list (`w:abstractNum`).
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// Its id, from 1.
    pub id: u32,
    /// Its levels; nine at most.
    pub levels: Vec<ListLevel>,
    /// Read from right to left.
    pub rtl: bool,
}

/// An instance of a list (`w:num`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// Its id, from 1. The first instance of a list is the one that its styles name.
    pub id: u32,
    /// The list.
    pub list: u32,
    /// The level that begins again in this instance, and where it begins.
    pub restart: Option<(u8, u32)>,
}

/// `word/numbering.xml`, unordered. Levels carry their style's indents, so that every program finds the same ones.
pub(super) fn part(lists: &[List], instances: &[Instance], styles: &[Style]) -> Element {
    let mut part = namespace::root("w:numbering");
    for list in lists {
        let mut element = Element::new("w:abstractNum")
            .with("w:abstractNumId", list.id.to_string())
            .child(Element::val(
                "w:nsid",
                format!("{:08X}", 0x0E4A_C700 + list.id),
            ))
            .child(Element::val("w:multiLevelType", "multilevel"))
            .child(Element::val(
                "w:tmpl",
                format!("{:08X}", 0x0E4A_C800 + list.id),
            ));
        for (depth, level) in list.levels.iter().enumerate().take(9) {
            element.push(level_element(depth, level, list.rtl, styles));
        }
        part.push(element);
    }
    for instance in instances {
        let mut element = Element::new("w:num")
            .with("w:numId", instance.id.to_string())
            .child(Element::val("w:abstractNumId", instance.list.to_string()));
        if let Some((level, start)) = instance.restart {
            element.push(
                Element::new("w:lvlOverride")
                    .with("w:ilvl", level.to_string())
                    .child(Element::val("w:startOverride", start.to_string())),
            );
        }
        part.push(element);
    }
    part
}

fn level_element(depth: usize, level: &ListLevel, rtl: bool, styles: &[Style]) -> Element {
    let mut element = Element::new("w:lvl")
        .with("w:ilvl", depth.to_string())
        .child(Element::val("w:start", "1"))
        .child(Element::val("w:numFmt", level.format.name()))
        .child(Element::val("w:lvlText", level.text.clone()))
        .child(Element::val("w:lvlJc", "left"));
    if level.runs_on && depth > 0 {
        element.push(Element::val("w:lvlRestart", "0"));
    }
    if let Some(style) = &level.style {
        element.push(Element::val("w:pStyle", style.to_string()));
    }
    match level.suffix {
        Suffix::Tab => {}
        Suffix::Space => element.push(Element::val("w:suff", "space")),
        Suffix::Nothing => element.push(Element::val("w:suff", "nothing")),
    }
    let mut properties = Element::new("w:pPr");
    let of_style = level
        .style
        .as_ref()
        .and_then(|id| styles.iter().find(|s| s.id == *id))
        .and_then(Style::indents);
    properties.push(of_style.unwrap_or_else(|| {
        Element::new("w:ind")
            .with("w:left", level.indent.to_string())
            .with("w:hanging", level.hanging.to_string())
    }));
    element.push(properties);
    if rtl {
        element.push(Element::new("w:rPr").child(Element::new("w:rtl")));
    }
    element
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_are_written_as_word_writes_them() {
        let write = |format: Format, n| format.write(n);
        assert_eq!(write(Format::LowerLetter, 27), "aa");
        assert_eq!(write(Format::UpperLetter, 52), "ZZ");
        assert_eq!(
            write(Format::LowerLetter, 781),
            "a",
            "after 30 letters Word begins again"
        );
        assert_eq!(write(Format::UpperRoman, 1999), "MCMXCIX");
        assert_eq!(write(Format::LowerRoman, 4), "iv");
        assert_eq!(write(Format::Decimal, 0), "0");
    }

    #[test]
    fn a_restart_is_an_instance_with_a_start() {
        let list = List {
            id: 1,
            levels: Vec::new(),
            rtl: false,
        };
        let instance = Instance {
            id: 7,
            list: 1,
            restart: Some((2, 4)),
        };
        let part = part(&[list], &[instance], &[]);
        let num = part.find("w:num").expect("an instance");
        assert_eq!(num.val_of("w:abstractNumId"), Some("1"));
        let start = num.find("w:lvlOverride").expect("an override");
        assert_eq!(start.get("w:ilvl"), Some("2"));
        assert_eq!(start.val_of("w:startOverride"), Some("4"));
    }
}
