//! Every document of three packs, and the samples in English and Arabic, in text, HTML and JSON.

#[path = "word/samples.rs"]
#[allow(dead_code)]
mod samples;

use enact::assemble::{Order, assemble};
use enact::document::{Document, Kind, Language, plain};
use enact::library::{Shelf, StateCode, load};
use enact::render::{html, json, text};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use textwrap::core::display_width;

/// Every document there is to render, with a name for messages.
fn documents() -> impl Iterator<Item = (&'static str, &'static Document)> {
    static DOCUMENTS: LazyLock<Vec<(String, Document)>> = LazyLock::new(made);
    DOCUMENTS
        .iter()
        .map(|(name, document)| (name.as_str(), document))
}

fn made() -> Vec<(String, Document)> {
    let library = load(&Shelf::embedded()).expect("the built-in library");
    let mut documents = Vec::new();
    for state in ["JAM", "TON", "KEN"] {
        let order = Order {
            state: StateCode(state.to_owned()),
            pack: "ratification".to_owned(),
            as_of: jiff::civil::date(2026, 11, 23),
            language: Language::En,
            settings: Vec::new(),
        };
        for draft in assemble(&library, &order).expect("a pack").drafts {
            let name = format!("{state} {}", draft.document.head.name);
            documents.push((name, draft.document));
        }
    }
    for (name, document) in [
        ("act", samples::act()),
        ("letter", samples::letter()),
        ("instrument", samples::instrument()),
        ("arabic", samples::arabic()),
        ("memorandum", samples::memorandum()),
    ] {
        documents.push((name.to_owned(), document));
    }
    documents
}

/// The values of an attribute, in order.
fn attribute<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let opening = format!(" {name}=\"");
    let values = html.split(&opening).skip(1);
    values
        .map(|rest| rest.split('"').next().unwrap_or_default())
        .collect()
}

/// The tags of a page behind its style sheet, without their brackets.
fn tags(html: &str) -> Vec<&str> {
    let body = html.split("</style>").nth(1).expect("a style sheet");
    let tags = body.split('<').skip(1);
    tags.map(|tag| tag.split('>').next().unwrap_or_default())
        .collect()
}

/// What a reader of the page reads, as words.
fn words_of_page(html: &str) -> String {
    let body = html.split("<body>").nth(1).expect("a body");
    let mut words = String::new();
    for piece in body.split('<') {
        words.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        words.push(' ');
    }
    let words = words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    squeezed(&words)
}

/// Without any space: line breaks and tags differ between formats, words do not.
fn squeezed(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn no_line_of_text_is_longer_than_a_terminal_is_wide() {
    for (name, document) in documents() {
        let text = text(document);
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{name}");
        for line in text.lines() {
            assert!(display_width(line) <= 80, "{name}: {line}");
            assert_eq!(line, line.trim_end(), "{name}");
        }
    }
}

#[test]
fn every_word_of_the_tree_is_in_every_format() {
    for (name, document) in documents() {
        let page = words_of_page(&html(document));
        let data = json(document);
        let plain_text = squeezed(&text(document).replace("\n  | ", "\n"));
        for node in document.walk() {
            let number = node.number.as_ref().map_or("", |n| n.text.as_str());
            let table = matches!(node.kind, Kind::Table(_));
            let lines = [&node.heading, &node.text, &node.closing].map(|l| plain(l));
            for words in lines.iter().map(String::as_str).chain([number]) {
                let words = squeezed(words);
                assert!(page.contains(&words), "{name}: no {words} in HTML");
                assert!(plain_text.contains(&words), "{name}: no {words} in text");
            }
            for note in &node.notes {
                let words = squeezed(&note.text);
                assert!(page.contains(&words), "{name}: no {words} in HTML");
                assert!(plain_text.contains(&words), "{name}: no {words} in text");
            }
            assert!(
                data.contains(&format!("\"id\": \"{}\"", node.id)),
                "{name}: {}",
                node.id
            );
            if table {
                for inline in node.inlines() {
                    for word in inline.plain().split_whitespace() {
                        assert!(page.contains(&squeezed(word)), "{name}: no {word} in HTML");
                    }
                }
            }
        }
    }
}

#[test]
fn ids_of_a_page_are_unique_and_every_link_has_its_target() {
    for (name, document) in documents() {
        let html = html(document);
        let ids = attribute(&html, "id");
        let targets: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), targets.len(), "{name}: an id twice");
        assert_eq!(
            ids.len(),
            document.walk().count(),
            "{name}: a node without its id"
        );
        for href in attribute(&html, "href") {
            let id = href.strip_prefix('#').expect("links stay in the page");
            assert!(targets.contains(id), "{name}: {href}");
        }
    }
}

#[test]
fn headings_start_at_one_and_skip_no_level() {
    for (name, document) in documents() {
        let html = html(document);
        let mut last = 0;
        for tag in tags(&html) {
            let level = match tag.as_bytes() {
                [b'h', level @ b'1'..=b'6', ..] => level - b'0',
                _ => continue,
            };
            assert!(level <= last + 1, "{name}: h{level} after h{last}");
            assert!(last == 0 || level > 1, "{name}: a second h1");
            last = level;
        }
        assert!(last > 0, "{name}: no heading");
    }
}

#[test]
fn every_element_is_closed_where_it_was_opened() {
    const VOID: [&str; 3] = ["br", "col", "meta"];
    for (name, document) in documents() {
        let html = html(document);
        let mut open = vec!["html", "head"];
        for tag in tags(&html) {
            let element = tag.split([' ', '\n']).next().unwrap_or_default();
            match element.strip_prefix('/') {
                Some(closed) => assert_eq!(open.pop(), Some(closed), "{name}"),
                None if VOID.contains(&element) => {}
                None => {
                    // A paragraph ends where a block begins: none may stand in it.
                    let inline = ["a", "b", "bdi", "dfn", "em", "mark", "span", "strong"];
                    let in_paragraph = open.contains(&"p");
                    assert!(
                        !in_paragraph || inline.contains(&element),
                        "{name}: {tag} in p"
                    );
                    open.push(element);
                }
            }
        }
        assert!(open.is_empty(), "{name}: {open:?}");
    }
}

#[test]
fn a_page_needs_nothing_from_outside() {
    for (name, document) in documents() {
        let html = html(document);
        for outside in [
            "<script", "<link", "<img", " src=", "url(", "@import", "http:", "https:",
        ] {
            assert!(!html.contains(outside), "{name}: {outside}");
        }
        assert_eq!(html.matches("</style>").count(), 1, "{name}");
    }
}

#[test]
fn a_page_says_its_language_and_direction() {
    let english = html(&samples::act());
    assert!(english.contains("<html lang=\"en-GB\" dir=\"ltr\">"));
    let arabic = html(&samples::arabic());
    assert!(arabic.contains("<html lang=\"ar-SA\" dir=\"rtl\">"));
}

#[test]
fn the_look_of_a_kind_of_document_is_nothing_elses() {
    for (name, document) in documents() {
        let html = html(document);
        let mut classes = attribute(&html, "class").into_iter();
        let article: Vec<&str> = classes.next().expect("a class").split(' ').collect();
        for class in classes.flat_map(|c| c.split(' ')) {
            assert!(!article.contains(&class), "{name}: {class}");
        }
    }
}

#[test]
fn every_table_names_its_columns() {
    for (name, document) in documents() {
        let html = html(document);
        let tables = document.walk().filter_map(|node| match &node.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        });
        let columns: usize = tables.map(|t| t.columns.len()).sum();
        assert_eq!(html.matches("<th scope=\"col\"").count(), columns, "{name}");
    }
}

#[test]
fn json_is_versioned_and_readable() {
    for (name, document) in documents() {
        let json = json(document);
        let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(read["format"], "enact-document", "{name}");
        assert_eq!(read["version"], 1, "{name}");
        assert_eq!(read["head"]["title"], document.head.title, "{name}");
        assert_eq!(
            read["body"].as_array().map(Vec::len),
            Some(document.body.len()),
            "{name}"
        );
        assert!(json.ends_with("}\n"), "{name}");
    }
}

#[test]
fn the_pages_are_written_for_the_eye() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, document) in documents() {
        let path = folder.join(name.replace(' ', "-"));
        std::fs::write(path.with_extension("html"), html(document)).expect("written");
        std::fs::write(path.with_extension("txt"), text(document)).expect("written");
    }
}
