//! Text into words: letters and digits together, every separator a token of its own.

use std::ops::Range;

/// Tokens of a text, in order, without gaps.
pub(super) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// See [`words`].
pub(super) struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;
    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let mut chars = self.text.get(start..)?.char_indices().peekable();
        let (_, first) = chars.next()?;
        let mut end = start + first.len_utf8();
        let whole = is_word(first) && !stands_alone(first);
        while let Some((at, c)) = chars.peek().copied() {
            if !(is_mark(c) || whole && is_word(c) && !stands_alone(c)) {
                break;
            }
            end = start + at + c.len_utf8();
            chars.next();
        }
        self.at = end;
        Some(start..end)
    }
}

/// Whether a token begins as a word.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Signs that belong to the letter before them and are no letters themselves.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x0300..=0x036F | 0x0591..=0x05C7 | 0x0610..=0x061A | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06ED
        | 0x093C | 0x094D | 0x09BC | 0x09CD | 0x0A4D | 0x0ACD | 0x0B4D | 0x0BCD | 0x0C4D | 0x0CCD | 0x0D4D | 0x0DCA
        | 0x0E31 | 0x0E34..=0x0E3A | 0x0E47..=0x0E4E | 0x0EB1 | 0x0EB4..=0x0EBC | 0x0EC8..=0x0ECE
        | 0x102B..=0x103E | 0x17B4..=0x17D3 | 0x200C..=0x200D | 0x20D0..=0x20FF | 0xFE00..=0xFE0F)
}

/// Letters of scripts that put no space between words: each is compared alone.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn separators_stand_alone() {
        assert_eq!(
            split("a b\u{A0}c,  (12)"),
            ["a", " ", "b", "\u{A0}", "c", ",", " ", " ", "(", "12", ")"]
        );
        assert_eq!(split(""), [""; 0]);
    }

    #[test]
    fn marks_stay_with_their_letter_and_han_stands_alone() {
        assert_eq!(split("cafe\u{301}s ok"), ["cafe\u{301}s", " ", "ok"]);
        assert_eq!(split("法律x1"), ["法", "律", "x1"]);
    }
}
