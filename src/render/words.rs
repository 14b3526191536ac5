//! The few words that the renderers of text and HTML add, in the languages of the library.

use crate::document::Language;

/// Words in one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// In front of a drafting note, with the colon as the language sets it.
    pub(super) note: &'static str,
    /// Above the table of contents.
    pub(super) contents: &'static str,
    /// In front of what an open blank asks for.
    pub(super) open: &'static str,
    /// In front of what is to be confirmed.
    pub(super) to_confirm: &'static str,
}

impl Words {
    /// The words of `language`.
    pub(super) fn of(language: Language) -> Words {
        let [note, contents, open, to_confirm] = match language {
            Language::En => [
                "Note:",
                "Arrangement of sections",
                "To be filled in:",
                "To be confirmed:",
            ],
            Language::Fr => [
                "Note\u{a0}:",
                "Sommaire",
                "À compléter\u{a0}:",
                "À confirmer\u{a0}:",
            ],
            Language::Es => ["Nota:", "Índice", "Por completar:", "Por confirmar:"],
            Language::Pt => ["Nota:", "Índice", "A completar:", "A confirmar:"],
            Language::Ar => ["ملاحظة:", "المحتويات", "للاستكمال:", "للتأكيد:"],
        };
        Words {
            note,
            contents,
            open,
            to_confirm,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word() {
        for language in Language::ALL {
            let words = Words::of(language);
            for word in [words.note, words.contents, words.open, words.to_confirm] {
                assert!(!word.is_empty(), "{language}");
            }
        }
    }
}
