//! Joining several things into one line.

use crate::document::{Inline, Inlines, Language};

/// `a, b and c` in the language, from finished runs.
pub fn separated(items: Vec<Inlines>, language: Language) -> Inlines {
    let last = match language {
        Language::En => " and ",
        Language::Fr => " et ",
        Language::Es => " y ",
        Language::Pt => " e ",
        Language::Ar => " و",
    };
    // Arabic joins every item with "and".
    let comma = if language == Language::Ar { last } else { ", " };
    let count = items.len();
    let mut line = Inlines::new();
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            let sign = if i + 1 == count { last } else { comma };
            line.push(Inline::Text(sign.to_owned()));
        }
        line.extend(item);
    }
    line
}

/// `a, b and c` from plain words.
pub fn joined<S: AsRef<str>>(items: &[S], language: Language) -> String {
    let items = items
        .iter()
        .map(|item| vec![Inline::Text(item.as_ref().to_owned())])
        .collect();
    crate::document::plain(&separated(items, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_with_the_word_of_the_language() {
        assert_eq!(joined(&["a"], Language::En), "a");
        assert_eq!(joined(&["a", "b"], Language::Fr), "a et b");
        assert_eq!(joined(&["a", "b", "c"], Language::En), "a, b and c");
        assert_eq!(joined(&["4", "6", "7"], Language::Ar), "4 و6 و7");
    }
}
