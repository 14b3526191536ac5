//! The parser's errors as plain sentences, each under a rule of ours.

use crate::difference::nearest;
use crate::finding::Finding;
use serde_saphyr::Error;

/// What `error` says, for somebody who writes law and not programs.
pub(super) fn finding(error: &Error) -> Finding {
    match error {
        Error::WithSnippet { error, .. } | Error::AliasError { error, .. } => finding(error),
        Error::SerdeUnknownField {
            field, expected, ..
        } => {
            let hint = match nearest(field, expected.iter().copied(), 1).first() {
                Some(near) => format!("did you mean `{near}:`?"),
                None => format!("the keys that can stand here are {}", expected.join(", ")),
            };
            Finding::error("unknown-key", format!("`{field}:` is no key here")).hint(hint)
        }
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or("this key");
            Finding::error("duplicate-key", format!("`{key}:` stands here twice"))
                .hint("keep one of the two; the other would be lost")
        }
        Error::SerdeMissingField { field, .. } => {
            Finding::error("missing-key", format!("this entry lacks `{field}:`"))
                .hint(format!("add `{field}:` to it"))
        }
        Error::SerdeUnknownVariant {
            variant, expected, ..
        } => {
            let words = expected.join(", ");
            let hint = match nearest(variant, expected.iter().copied(), 1).first() {
                Some(near) => format!("did you mean `{near}`? The words are {words}"),
                None => format!("the words are {words}"),
            };
            Finding::error(
                "unknown-word",
                format!("`{variant}` is none of the words that can stand here"),
            )
            .hint(hint)
        }
        Error::SerdeInvalidType {
            unexpected,
            expected,
            ..
        }
        | Error::SerdeInvalidValue {
            unexpected,
            expected,
            ..
        } => wrong_type(&plain(expected), Some(&plain(unexpected))),
        Error::SerdeInvalidLength { expected, .. } => wrong_type(&plain(expected), None),
        Error::InvalidScalar { ty, .. } => wrong_type(&plain(ty), None),
        Error::Unexpected { expected, .. } => wrong_type(&plain(expected), None),
        Error::InvalidBooleanStrict { .. } => wrong_type("`true` or `false`", None),
        Error::NullIntoString { .. } => wrong_type("words", Some("nothing")),
        Error::QuotingRequired { value, .. } => {
            Finding::error("bad-type", format!("`{value}` needs quotation marks"))
        }
        Error::Budget { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::RecursiveReferencesRequireWeakTypes { .. } => limits(),
        Error::UnknownAnchor { .. } => Finding::error(
            "unreadable",
            "`*` stands for a repetition here, and nothing of that name came before",
        )
        .hint("put the text in quotation marks, or write it out"),
        Error::Eof { .. } => Finding::error("unreadable", "the file is empty, or ends too early"),
        Error::MultipleDocuments { .. } => Finding::error(
            "unreadable",
            "a line `---` divides the file in two, and only one part would be read",
        )
        .hint("make it two files"),
        // Our own types speak plainly already: a text that is no phrase, a date that is none.
        // What is wrong stands before the semicolon, what to do behind it.
        Error::Message { msg, .. } => match first_line(msg).split_once("; ") {
            Some((wrong, remedy)) => Finding::error("bad-value", wrong).hint(remedy),
            None => Finding::error("bad-value", first_line(msg)),
        },
        Error::ExternalMessage { msg, .. } => unreadable(msg),
        other => unreadable(&other.to_string()),
    }
}

fn limits() -> Finding {
    Finding::error(
        "yaml-limits",
        "the file nests too deeply, or repeats itself too often, to be read safely",
    )
    .hint("write it without deep nesting and without `&` and `*` repetitions")
}

fn wrong_type(belongs: &str, stands: Option<&str>) -> Finding {
    let message = match stands {
        Some(stands) => format!("{stands} stands where {belongs} must stand"),
        None => format!("{belongs} must stand here"),
    };
    let hint = match belongs {
        "a list" => "put square brackets around it, as in `[one, two]`",
        "an entry with keys" => {
            "a text needs its language, as in `{ en: \"…\" }`; other entries need their keys"
        }
        "a whole number" => "write it in digits, without a unit",
        "words" => "put it in quotation marks",
        _ => "compare with another file of the same folder",
    };
    Finding::error("bad-type", message).hint(hint)
}

/// Where the scanner gave up, in the words of somebody who looks at the page.
fn unreadable(message: &str) -> Finding {
    let lower = message.to_lowercase();
    let finding = |message: &str| Finding::error("unreadable", message);
    if lower.contains("nesting") || lower.contains("recursion") || lower.contains("depth") {
        limits()
    } else if lower.contains("tab") {
        finding("a tab stands where spaces must indent the line")
            .hint("replace each tab at the start of a line with two spaces")
    } else if lower.contains("mapping values are not allowed")
        || lower.contains("simple key")
        || lower.contains("expected ':'")
        || lower.contains("did not find expected key")
    {
        finding("the line cannot be read: its indentation is off, or a colon in the words misleads")
            .hint("align it with its neighbours, or put the words in quotation marks")
    } else if lower.contains("quoted") || lower.contains("quote") {
        finding("a quotation mark has no partner, here or somewhere above")
            .hint("close each one on the line where it opens")
    } else {
        finding("the file cannot be read from here on")
            .hint("check indentation, quotation marks and brackets at this place and just above it")
    }
}

fn first_line(message: &str) -> &str {
    message
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("what stands here cannot be used")
        .trim()
        .trim_end_matches('.')
}

/// A type in everyday words.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let starts = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    let quoted = name.split_once(' ').map(|(_, rest)| rest.replace('"', "`"));
    if starts(&["string \""]) || starts(&["floating point", "integer `", "boolean `"]) {
        let value = quoted.unwrap_or_default();
        return value.trim_start_matches("point ").to_owned();
    }
    let words = if starts(&["sequence", "a sequence", "list"]) {
        "a list"
    } else if starts(&["map", "a map", "struct", "flattened"]) {
        "an entry with keys"
    } else if starts(&["unit", "null", "option"]) {
        "nothing"
    } else if starts(&["bool", "a bool"]) {
        "`true` or `false`"
    } else if starts(&["string", "a string", "borrowed", "str", "scalar"]) {
        "words"
    } else if lower.len() <= 5
        && starts(&["u", "i"])
        && lower.ends_with(|c: char| c.is_ascii_digit())
        || starts(&["usize", "integer", "a number", "number"])
    {
        "a whole number"
    } else {
        return name.replace('"', "`");
    };
    words.to_owned()
}
