//! Which sources may be printed.

/// Words that mark what a government cannot look up: our own memory, code repositories, derivations.
const NOT_CITABLE: [&str; 12] = [
    "own knowledge",
    "github",
    "zmjones",
    "cran/",
    "babel",
    "country_converter",
    "derived from",
    "absence from",
    "found in a source",
    "same page",
    "drafting-conventions",
    "components:",
];

/// Whether a government can look `source` up. A fact whose source it cannot is "to be confirmed".
pub fn is_citable(source: &str) -> bool {
    let lower = source.to_lowercase();
    !lower.is_empty() && !NOT_CITABLE.iter().any(|mark| lower.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_and_repositories_are_no_sources() {
        assert!(!is_citable("own knowledge, as of 2026"));
        assert!(!is_citable(
            "UNTC snapshot of mid-2013 in zmjones/untreaties data/26-6.csv"
        ));
        assert!(is_citable("Monitor profile"));
        assert!(is_citable("Laws of Malaysia, Act 603"));
    }
}
