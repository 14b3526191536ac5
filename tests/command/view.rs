//! `enact view`: the formats it gives, and how it refuses.

use crate::desk::{Run, enact_in, scratch};
use enact::ooxml::package::{self, Parts};
use tempfile::TempDir;

const BODY: &str = "<w:p><w:r><w:t xml:space=\"preserve\">The fine is </w:t></w:r>\
    <w:del w:id=\"1\" w:author=\"Jane Doe\" w:date=\"2026-01-01T00:00:00Z\"><w:r><w:delText>ten</w:delText></w:r></w:del>\
    <w:ins w:id=\"2\" w:author=\"Jane Doe\" w:date=\"2026-01-01T00:00:00Z\"><w:r><w:t>twenty</w:t></w:r></w:ins></w:p>";

/// A folder with `a.docx`.
fn folder() -> TempDir {
    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let folder = scratch();
    let mut parts = Parts::new();
    for (name, text) in [
        ("_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_owned()),
        ("word/document.xml", format!("<w:document xmlns:w=\"{W}\"><w:body>{BODY}</w:body></w:document>")),
    ] {
        parts.insert(name.to_owned(), text.into_bytes());
    }
    let bytes = package::write(&parts).expect("a file");
    std::fs::write(folder.path().join("a.docx"), bytes).expect("written");
    folder
}

/// Runs `enact view a.docx` with these arguments.
fn view(folder: &TempDir, args: &[&str]) -> Run {
    enact_in(folder, &[&["view", "a.docx"], args].concat())
}

#[test]
fn on_the_screen_it_is_text() {
    let run = view(&folder(), &[]);
    assert_eq!((run.status, run.talk.as_str()), (0, ""));
    assert!(run.data.contains("The fine is [-ten-]{+twenty+}\n"));
    assert!(
        run.data
            .contains("#1 Deleted, #2 Inserted — Jane Doe, 2026-01-01\n")
    );
}

#[test]
fn in_a_file_it_is_a_page() {
    let folder = folder();
    for (args, class) in [
        (&["-o", "a.html"][..], "inline"),
        (&["-o", "a.html", "--side-by-side"], "pairs"),
    ] {
        let run = view(&folder, args);
        assert_eq!(
            (run.status, run.data.as_str()),
            (0, "wrote a.html: 2 changes\n")
        );
        let page = std::fs::read_to_string(folder.path().join("a.html")).expect("written");
        assert!(page.starts_with("<!DOCTYPE html>"));
        assert!(page.contains(&format!("<body class=\"{class}\">")));
        assert!(page.contains("<h1 dir=\"auto\">a.docx</h1>"));
    }
}

#[test]
fn data_are_json() {
    let run = view(&folder(), &["--format", "json"]);
    let data: serde_json::Value = serde_json::from_str(&run.data).expect("JSON");
    assert_eq!(data["version"], 1);
    assert_eq!(data["changes"][1]["after"], "twenty");
}

#[test]
fn a_static_word_file_has_no_change_left() {
    let folder = folder();
    let run = view(&folder, &["--format", "docx", "-o", "b.docx"]);
    assert_eq!(run.status, 0, "{}", run.talk);
    let left = enact_in(&folder, &["changes", "b.docx"]);
    assert_eq!(left.talk, "0 changes by 0 authors, 0 comments\n");
    let shown = enact_in(&folder, &["view", "b.docx"]);
    assert!(shown.data.contains("This file has no tracked change."));
}

#[test]
fn what_cannot_be_done_is_said_in_one_sentence() {
    let folder = folder();
    for (args, rule) in [
        (&["--format", "docx"][..], "no-file-named"),
        (&["--format", "text", "--side-by-side"], "only-a-page"),
        (&["-o", "missing/a.html"], "cannot-write"),
    ] {
        let run = view(&folder, args);
        assert_eq!(run.status, 2, "{args:?}");
        assert!(
            run.talk.starts_with(&format!("error[{rule}]")),
            "{}",
            run.talk
        );
    }
    std::fs::write(folder.path().join("a.docx"), "no file of Word").expect("written");
    let run = view(&folder, &[]);
    assert_eq!(run.status, 2);
    assert!(run.talk.contains("`a.docx`"), "{}", run.talk);
}
