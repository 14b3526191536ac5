//! Periods: a number with the word for years or days.

use crate::document::Language;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Years.
    Years,
    /// Days.
    Days,
}

/// `10 years`, `1 an`, `10 سنوات`: the number in digits, the word in the form that the number takes.
///
/// Arabic has the dual for two, the plural from three to ten and the singular from eleven on.
pub fn period(number: i64, unit: Unit, language: Language) -> String {
    use Language::{Ar, En, Es, Fr, Pt};
    let one = number == 1;
    let word = match (unit, language) {
        (Unit::Years, En) if one => "year",
        (Unit::Years, En) => "years",
        (Unit::Days, En) if one => "day",
        (Unit::Days, En) => "days",
        // Nought is singular in French.
        (Unit::Years, Fr) if number < 2 => "an",
        (Unit::Years, Fr) => "ans",
        (Unit::Days, Fr) if number < 2 => "jour",
        (Unit::Days, Fr) => "jours",
        (Unit::Years, Es) if one => "año",
        (Unit::Years, Es) => "años",
        (Unit::Days, Es) if one => "día",
        (Unit::Days, Es) => "días",
        (Unit::Years, Pt) if one => "ano",
        (Unit::Years, Pt) => "anos",
        (Unit::Days, Pt) if one => "dia",
        (Unit::Days, Pt) => "dias",
        (unit, Ar) => return arabic(number, unit),
    };
    format!("{number}\u{a0}{word}")
}

fn arabic(number: i64, unit: Unit) -> String {
    let [one, two, few, many] = match unit {
        Unit::Years => ["سنة واحدة", "سنتين", "سنوات", "سنة"],
        Unit::Days => ["يوم واحد", "يومين", "أيام", "يوما"],
    };
    match number {
        1 => one.to_owned(),
        2 => two.to_owned(),
        3..=10 => format!("{number}\u{a0}{few}"),
        // From eleven to ninety-nine the counted noun is an accusative singular; hundreds take the genitive.
        _ if unit == Unit::Days && number % 100 == 0 => format!("{number}\u{a0}يوم"),
        _ => format!("{number}\u{a0}{many}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_follows_the_number() {
        let years = |n, language| period(n, Unit::Years, language);
        assert_eq!(years(10, Language::En), "10\u{a0}years");
        assert_eq!(years(1, Language::Fr), "1\u{a0}an");
        assert_eq!(years(2, Language::Ar), "سنتين");
        assert_eq!(years(10, Language::Ar), "10\u{a0}سنوات");
        assert_eq!(years(14, Language::Ar), "14\u{a0}سنة");
        assert_eq!(period(60, Unit::Days, Language::Ar), "60\u{a0}يوما");
    }
}
