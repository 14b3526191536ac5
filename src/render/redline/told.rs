//! How a change is described: what was done, to what, where, by whom, when.

use super::properties::in_words;
use super::stretch::length;
use super::words::Words;
use crate::document::Language;
use crate::ooxml::tracked::view::{Block, Content, Entry, View};
use crate::ooxml::tracked::{ChangeKind, Subject};
use std::collections::HashMap;

/// The longest text of a change in a list, in characters.
const SHOWN: usize = 120;

/// What was done, such as "Inserted" or "Deleted: row".
pub(super) fn what(entry: &Entry, words: Words) -> String {
    let kind = words.kind(entry.change.kind);
    // The end of a paragraph is told by its sign in the text of the change.
    let subject = match (entry.change.kind, entry.change.on) {
        (ChangeKind::Merge, _) => "",
        (ChangeKind::Format, subject) => words.subject(subject),
        (_, Subject::Paragraph) if !entry.change.text.is_empty() => "",
        (_, subject) => words.subject(subject),
    };
    match subject {
        "" => kind.to_owned(),
        subject => format!("{kind}: {subject}"),
    }
}

/// What a change of format alters, in words; empty for other changes.
pub(super) fn altered(entry: &Entry, words: Words) -> String {
    if entry.change.kind == ChangeKind::Merge {
        return String::new();
    }
    let said = in_words(&entry.alterations, words);
    match (said.is_empty(), entry.change.kind) {
        (true, ChangeKind::Format) => words.format_only().to_owned(),
        _ => said.join("; "),
    }
}

/// Where it stands, such as "Text, paragraph 12 · 3.".
pub(super) fn place(view: &View, entry: &Entry, words: Words) -> String {
    let Some((story, paragraph)) = entry.place else {
        return words.no_place().to_owned();
    };
    let name = view.stories.get(story);
    let name = name.map_or_else(String::new, |story| words.story(story.kind, story.number));
    let comma = if words.language == Language::Ar {
        "،"
    } else {
        ","
    };
    let number = match &entry.number {
        Some(number) => format!(" · {number}"),
        None => String::new(),
    };
    match paragraph {
        0 => name,
        paragraph => format!("{name}{comma} {} {paragraph}{number}", words.paragraph()),
    }
}

/// How much is folded away.
pub(super) fn folded(blocks: &[Block], words: Words) -> String {
    let (paragraphs, count) = length(blocks);
    let comma = if words.language == Language::Ar {
        "،"
    } else {
        ","
    };
    format!(
        "{} – {}: {paragraphs}{comma} {}: {count}",
        words.unchanged(),
        words.paragraphs(),
        words.words()
    )
}

/// The day of a moment, and the minute unless that is midnight.
pub(super) fn date(moment: &str) -> String {
    let Some((day, time)) = moment.split_once('T') else {
        return moment.to_owned();
    };
    match time.get(..5) {
        Some("00:00") | None => day.to_owned(),
        Some(minute) => format!("{day} {minute}"),
    }
}

/// The text of a change in one line: spaces alone as signs, pictures and codes of fields by their names.
pub(super) fn text(entry: &Entry, words: Words, codes: Option<&String>) -> String {
    let text = entry.change.text.as_str();
    if !text.is_empty() && text.trim().is_empty() {
        return seen(text);
    }
    match codes.filter(|_| text.is_empty()) {
        Some(codes) => codes.clone(),
        None => excerpt(&text.replace('\u{fffc}', &format!("[{}]", words.picture()))),
    }
}

/// The codes of fields that belong to changes.
pub(super) fn codes(view: &View, words: Words) -> HashMap<usize, String> {
    let mut found: HashMap<usize, String> = HashMap::new();
    for block in view.stories.iter().flat_map(|story| &story.blocks) {
        block.paragraphs(&mut |paragraph| {
            for span in &paragraph.spans {
                let Content::Code(code) = &span.content else {
                    continue;
                };
                for change in &span.changes {
                    let said = found.entry(*change).or_default();
                    said.push_str(&format!("[{}: {}]", words.code(), excerpt(code)));
                }
            }
        });
    }
    found
}

/// The text in one line, cut where it grows long.
pub(super) fn excerpt(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

/// Spaces that would not be seen, as signs: only of text that is nothing else.
pub(super) fn seen(text: &str) -> String {
    let is_space = |sign: char| {
        sign.is_whitespace()
            || matches!(
                sign,
                '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
            )
    };
    if text.is_empty() || !text.chars().all(is_space) {
        return text.to_owned();
    }
    let sign = |sign| match sign {
        ' ' => '␣',
        '\u{a0}' | '\u{202f}' => '°',
        sign if sign.is_whitespace() => '␣',
        _ => '◌',
    };
    text.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_days_unless_they_have_an_hour() {
        assert_eq!(date("2026-11-24T00:00:00Z"), "2026-11-24");
        assert_eq!(date("2026-11-24T09:30:00Z"), "2026-11-24 09:30");
        assert_eq!(date("someday"), "someday");
        assert_eq!(date("TéT"), "");
        assert_eq!(date(""), "");
    }

    #[test]
    fn spaces_alone_are_seen() {
        assert_eq!(seen(" \u{a0}"), "␣°");
        assert_eq!(seen("a b"), "a b");
        assert_eq!(seen("\u{200f}"), "◌");
        assert_eq!(seen(""), "");
    }
}
