//! Words that a line may not be broken between.

use std::borrow::Cow;

const NO_BREAK_SPACE: &str = "\u{a0}";

/// The words in front of a reference's number, bound to it: "section" never ends a line that "5" does not stand on.
pub(super) fn bound(lead: &str) -> Cow<'_, str> {
    match lead.strip_suffix(' ') {
        Some(words) => Cow::Owned(format!("{words}{NO_BREAK_SPACE}")),
        None => Cow::Borrowed(lead),
    }
}

/// A number with its own words, all in one: "Schedule 1", "Part I".
pub(super) fn whole(number: &str) -> Cow<'_, str> {
    match number.contains(' ') {
        true => Cow::Owned(number.replace(' ', NO_BREAK_SPACE)),
        false => Cow::Borrowed(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_lead_only_the_space_at_the_number_is_bound() {
        assert_eq!(bound("of that section "), "of that section\u{a0}");
        assert_eq!(bound("l’article\u{a0}"), "l’article\u{a0}");
        assert_eq!(bound(""), "");
    }

    #[test]
    fn a_number_stays_in_one() {
        assert_eq!(whole("Schedule 1"), "Schedule\u{a0}1");
        assert_eq!(whole("5(1)"), "5(1)");
    }
}
