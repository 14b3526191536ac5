//! Changes to the bytes of the new package's parts.

use std::collections::BTreeMap;

/// Changes to the bytes of the new package's parts: where, and what stands there instead.
#[derive(Default)]
pub(super) struct Edits {
    edits: BTreeMap<String, Vec<(std::ops::Range<usize>, String)>>,
}

impl Edits {
    /// Replaces bytes of a part. Two edits never overlap.
    pub(super) fn replace(&mut self, part: &str, range: std::ops::Range<usize>, text: String) {
        self.edits
            .entry(part.to_owned())
            .or_default()
            .push((range, text));
    }

    /// Parts that are edited.
    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        self.edits.keys().map(String::as_str)
    }

    /// A part as edited. Edits at one place stand in the order in which they were made.
    pub(super) fn apply(&mut self, part: &str, source: &str) -> String {
        let mut edits = self.edits.remove(part).unwrap_or_default();
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let grown: usize = edits.iter().map(|(_, text)| text.len()).sum();
        let mut out = String::with_capacity(source.len() + grown);
        let mut at = 0;
        for (range, text) in edits {
            out.push_str(source.get(at..range.start).unwrap_or(""));
            out.push_str(&text);
            at = at.max(range.end);
        }
        out.push_str(source.get(at..).unwrap_or(""));
        out
    }
}
