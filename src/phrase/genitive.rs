//! Names with their article in running text.

use crate::document::Language;

/// The articles that melt into "de", each with what comes out.
const MELTED: [(Language, &str, &str); 8] = [
    (Language::Fr, "le ", "du "),
    (Language::Fr, "les ", "des "),
    (Language::Es, "el ", "del "),
    (Language::Pt, "o ", "do "),
    (Language::Pt, "a ", "da "),
    (Language::Pt, "os ", "dos "),
    (Language::Pt, "as ", "das "),
    (Language::Fr, "le\u{a0}", "du\u{a0}"),
];

/// Articles that stand in front of names.
const ARTICLES: [(Language, &str); 13] = [
    (Language::En, "the "),
    (Language::Fr, "le "),
    (Language::Fr, "la "),
    (Language::Fr, "les "),
    (Language::Fr, "l'"),
    (Language::Fr, "l’"),
    (Language::Es, "el "),
    (Language::Es, "la "),
    (Language::Es, "los "),
    (Language::Es, "las "),
    (Language::Pt, "o "),
    (Language::Pt, "a "),
    (Language::Pt, "os "),
];

/// "of" and a name that has its article: `of the Republic of Kenya`, `du Royaume des Tonga`, `d'Haïti`.
pub fn of(name: &str, language: Language) -> String {
    let melted = MELTED
        .iter()
        .find_map(|(of, article, instead)| match *of == language {
            true => Some(format!("{instead}{}", name.strip_prefix(article)?)),
            false => None,
        });
    if let Some(melted) = melted {
        return melted;
    }
    let elides = name.starts_with([
        'A', 'E', 'I', 'O', 'U', 'Y', 'É', 'È', 'Î', 'H', 'a', 'e', 'i', 'o', 'u',
    ]);
    match language {
        Language::En => format!("of {name}"),
        Language::Fr if elides => format!("d'{name}"),
        Language::Fr | Language::Es | Language::Pt => format!("de {name}"),
        // The genitive of Arabic is the bare name behind its noun.
        Language::Ar => name.to_owned(),
    }
}

/// A name without its article, as it stands in a heading.
pub fn without_article(name: &str, language: Language) -> String {
    let bare = ARTICLES
        .iter()
        .filter(|(of, _)| *of == language)
        .find_map(|(_, article)| name.strip_prefix(article))
        .or_else(|| {
            name.strip_prefix("as ")
                .filter(|_| language == Language::Pt)
        })
        .unwrap_or(name);
    let mut letters = bare.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_melts_with_the_article() {
        let cases = [
            (
                "the Kingdom of Tonga",
                Language::En,
                "of the Kingdom of Tonga",
            ),
            ("le Royaume des Tonga", Language::Fr, "du Royaume des Tonga"),
            (
                "la République du Kenya",
                Language::Fr,
                "de la République du Kenya",
            ),
            ("l'État du Qatar", Language::Fr, "de l'État du Qatar"),
            ("les Comores", Language::Fr, "des Comores"),
            ("Haïti", Language::Fr, "d'Haïti"),
            ("el Reino de Tonga", Language::Es, "del Reino de Tonga"),
            (
                "a República de Angola",
                Language::Pt,
                "da República de Angola",
            ),
            ("Angola", Language::Pt, "de Angola"),
        ];
        for (name, language, expected) in cases {
            assert_eq!(of(name, language), expected);
        }
    }

    #[test]
    fn a_heading_has_no_article() {
        assert_eq!(
            without_article("la République d'Haïti", Language::Fr),
            "République d'Haïti"
        );
        assert_eq!(
            without_article("the Cook Islands", Language::En),
            "Cook Islands"
        );
    }
}
