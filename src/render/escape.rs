//! The one place where text is made safe for a page: for markup, and for a string in its style sheet.

use std::fmt::Write;

/// `text` for the content of an element or a quoted attribute. Signs that HTML forbids become U+FFFD.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 8);
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            sign if is_forbidden(sign) => safe.push(char::REPLACEMENT_CHARACTER),
            sign => safe.push(sign),
        }
    }
    safe
}

/// `text` as a string of CSS with its quotes. Letters and digits stay; every other sign is written by its number,
/// so that nothing in it can end the string or the style sheet.
pub(super) fn css_string(text: &str) -> String {
    let mut safe = String::from("\"");
    for sign in text.chars() {
        match sign {
            sign if sign.is_alphanumeric() => safe.push(sign),
            sign if is_forbidden(sign) => safe.push(char::REPLACEMENT_CHARACTER),
            // The space ends the number, and is not printed.
            sign => write!(safe, "\\{:x} ", u32::from(sign)).expect("in memory"),
        }
    }
    safe.push('"');
    safe
}

/// Control characters other than white space, and noncharacters (HTML, 13.2.3.5).
fn is_forbidden(sign: char) -> bool {
    let noncharacter =
        matches!(sign, '\u{fdd0}'..='\u{fdef}') || u32::from(sign) & 0xfffe == 0xfffe;
    noncharacter || (sign.is_control() && !matches!(sign, '\t' | '\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(
            escape(r#"<b title="x" alt='y'>&amp;</b>"#),
            "&lt;b title=&quot;x&quot; alt=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;"
        );
    }

    #[test]
    fn letters_of_every_script_stay() {
        assert_eq!(
            escape("Côte d’Ivoire · المادة 5\u{a0}(أ) · 第五条"),
            "Côte d’Ivoire · المادة 5\u{a0}(أ) · 第五条"
        );
    }

    #[test]
    fn signs_that_html_forbids_are_replaced() {
        assert_eq!(
            escape("a\0b\u{1b}c\u{fffe}d\te\n"),
            "a\u{fffd}b\u{fffd}c\u{fffd}d\te\n"
        );
    }

    #[test]
    fn nothing_ends_a_string_of_css() {
        assert_eq!(css_string("a\"b\\"), "\"a\\22 b\\5c \"");
        assert_eq!(css_string("</style>é"), "\"\\3c \\2f style\\3e é\"");
        assert_eq!(css_string("Bill 2026"), "\"Bill\\20 2026\"");
    }
}
