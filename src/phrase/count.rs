//! Numbers in words, as far as laws write them so.

use crate::document::Language;

const EN: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// `n` in words up to twenty, in digits beyond and in languages whose words the library does not use yet.
pub fn count_in_words(n: i64, language: Language) -> String {
    match (language, usize::try_from(n)) {
        (Language::En, Ok(n)) if n < EN.len() => EN[n].to_owned(),
        _ => n.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_up_to_twenty() {
        assert_eq!(count_in_words(10, Language::En), "ten");
        assert_eq!(count_in_words(21, Language::En), "21");
        assert_eq!(count_in_words(-1, Language::En), "-1");
    }
}
