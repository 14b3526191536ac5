//! A document as versioned JSON: the neutral tree as it is, for programs of others.
//!
//! `version` goes up when a key changes its meaning or goes away; new keys may come without it.

use crate::document::{Document, Head, Node};
use serde::Serialize;

/// The name of the format, under `format`.
pub const FORMAT: &str = "enact-document";

/// The version of the format, under `version`.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Envelope<'a> {
    format: &'static str,
    version: u32,
    head: &'a Head,
    body: &'a [Node],
}

/// The document as JSON: indented, keys in the order of the tree's types, ending in a newline.
pub fn json(document: &Document) -> String {
    let envelope = Envelope {
        format: FORMAT,
        version: VERSION,
        head: &document.head,
        body: &document.body,
    };
    let mut json = serde_json::to_string_pretty(&envelope)
        .expect("the tree holds nothing that JSON cannot: every map has names as keys");
    json.push('\n');
    json
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn format_and_version_come_first_and_a_newline_last() {
        let json = json(&sample::law());
        assert!(json.starts_with("{\n  \"format\": \"enact-document\",\n  \"version\": 1,\n  \"head\": {\n    \"name\": \"bill\",\n"));
        assert!(json.ends_with("}\n") && !json.ends_with("\n\n"));
    }

    #[test]
    fn a_node_reads_as_the_tree_does() {
        let read: serde_json::Value = serde_json::from_str(&json(&sample::law())).expect("JSON");
        let part = &read["body"].as_array().expect("a list")[4];
        assert_eq!(part["kind"], serde_json::json!({ "provision": "part" }));
        assert_eq!(part["number"]["text"], "Part I");
        assert_eq!(part["children"][0]["id"], "preliminary/purpose");
        let keys: Vec<&String> = part.as_object().expect("a node").keys().collect();
        assert_eq!(
            keys,
            [
                "id", "kind", "number", "heading", "text", "children", "closing", "source",
                "notes", "new_page"
            ]
        );
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        assert_eq!(json(&sample::arabic()), json(&sample::arabic()));
    }
}
