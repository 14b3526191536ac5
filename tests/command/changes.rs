//! `enact changes`: what it lists, what it settles, how it refuses.

use crate::desk::{Run, enact_in, scratch};
use enact::ooxml::package::{self, Limits, Parts};
use tempfile::TempDir;

const BODY: &str = "<w:p><w:r><w:t>a</w:t></w:r><w:ins w:id=\"1\" w:author=\"Jane Doe\" w:date=\"2026-01-01T00:00:00Z\"><w:r><w:t>b</w:t></w:r></w:ins>\
    <w:del w:id=\"2\" w:author=\"B\"><w:r><w:delText>c</w:delText></w:r></w:del></w:p><w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"3\" w:author=\"B\"><w:rPr/></w:rPrChange></w:rPr><w:t>d</w:t></w:r></w:p>\
    <w:p><w:moveFromRangeStart w:id=\"4\" w:author=\"B\" w:name=\"m\"/><w:moveFrom w:id=\"5\" w:author=\"B\"><w:r><w:t>e</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id=\"4\"/></w:p>\
    <w:p><w:moveToRangeStart w:id=\"6\" w:author=\"B\" w:name=\"m\"/><w:moveTo w:id=\"7\" w:author=\"B\"><w:r><w:t>e</w:t></w:r></w:moveTo><w:moveToRangeEnd w:id=\"6\"/></w:p>";

/// A folder with `a.docx`.
fn folder(body: &str) -> TempDir {
    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let folder = scratch();
    let mut parts = Parts::new();
    for (name, text) in [
        ("_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_owned()),
        ("word/document.xml", format!("<w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>")),
        ("word/styles.xml", format!("<w:styles xmlns:w='{W}'  />")),
    ] {
        parts.insert(name.to_owned(), text.into_bytes());
    }
    let bytes = package::write(&parts).expect("a file");
    std::fs::write(folder.path().join("a.docx"), bytes).expect("written");
    folder
}

fn read(folder: &TempDir, name: &str) -> Parts {
    let bytes = std::fs::read(folder.path().join(name)).expect("written");
    package::read(&bytes, &Limits::default()).expect("a package")
}

/// Runs `enact changes a.docx` with these arguments.
fn changes(folder: &TempDir, args: &[&str]) -> Run {
    enact_in(folder, &[&["changes", "a.docx"], args].concat())
}

#[test]
fn the_list_is_a_table_or_json() {
    let folder = folder(BODY);
    let run = changes(&folder, &[]);
    assert_eq!(
        (run.status, run.talk.as_str()),
        (0, "5 changes by 2 authors, 0 comments\n")
    );
    let rows: Vec<Vec<&str>> = run
        .data
        .lines()
        .map(|line| {
            line.split("  ")
                .map(str::trim)
                .filter(|c| !c.is_empty())
                .collect()
        })
        .collect();
    assert_eq!(
        rows[0],
        ["ID", "CHANGE", "OF", "AUTHOR", "DATE", "PLACE", "TEXT"]
    );
    assert_eq!(
        rows[1],
        [
            "1",
            "insertion",
            "text",
            "Jane Doe",
            "2026-01-01T00:00:00Z",
            "body, paragraph 1",
            "b"
        ]
    );
    assert_eq!(
        rows[3],
        ["3", "format", "text", "B", "body, paragraph 2", "d (b)"]
    );
    let run = changes(&folder, &["--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&run.data).expect("JSON");
    assert_eq!(found["version"], 1);
    assert_eq!(found["changes"][3]["kind"], "move-from");
    assert_eq!(found["changes"][3]["move"], "m");
    assert_eq!(found["changes"][0]["part"], "word/document.xml");
    assert_eq!(found["comments"], serde_json::json!([]));
}

#[test]
fn a_selection_is_settled_and_the_rest_stays() {
    let folder = folder(BODY);
    for (args, said, left) in [
        (
            &["--accept", "all"][..],
            "5 accepted, 0 rejected, 0 still tracked",
            &[][..],
        ),
        (
            &["--reject", "all"],
            "0 accepted, 5 rejected, 0 still tracked",
            &[],
        ),
        (
            &["--accept", "author=jane doe"],
            "1 accepted, 0 rejected, 4 still tracked",
            &["w:del ", "w:rPrChange", "w:moveFrom ", "w:moveTo "],
        ),
        (
            &["--accept", "kind=insertion,format", "--reject", "kind=move"],
            "2 accepted, 2 rejected, 1 still tracked",
            &["w:del "],
        ),
        (
            &["--reject", "id=4"],
            "0 accepted, 2 rejected, 3 still tracked",
            &["w:ins ", "w:del ", "w:rPrChange"],
        ),
        (
            &["--accept", "all", "--reject", "id=1-2"],
            "3 accepted, 2 rejected, 0 still tracked",
            &[],
        ),
    ] {
        let run = changes(&folder, &[args, &["-o", "b.docx"]].concat());
        assert_eq!(
            run.data,
            format!("wrote b.docx: {said}\n"),
            "{args:?}: {}",
            run.talk
        );
        assert_eq!((run.status, run.talk.as_str()), (0, ""));
        let parts = read(&folder, "b.docx");
        let text = String::from_utf8_lossy(&parts["word/document.xml"]).into_owned();
        for mark in [
            "w:ins ",
            "w:del ",
            "w:rPrChange",
            "w:moveFrom ",
            "w:moveTo ",
        ] {
            assert_eq!(
                text.contains(&format!("<{mark}")),
                left.contains(&mark),
                "{args:?}: {mark}"
            );
        }
        let before = read(&folder, "a.docx");
        assert_eq!(parts["word/styles.xml"], before["word/styles.xml"]);
    }
}

#[test]
fn what_cannot_be_done_is_said_in_one_sentence() {
    let folder = folder(BODY);
    std::fs::write(folder.path().join("old.doc"), b"{\\rtf1}").expect("written");
    for (args, talk) in [
        (
            &["changes", "a.docx", "--accept", "id=9", "-o", "b.docx"][..],
            "error[nothing-selected]: `a.docx` has no change of the numbers selected\n  hint: its changes are numbered from 1 to 5\n",
        ),
        (
            &[
                "changes",
                "a.docx",
                "--accept",
                "author=Jane Do",
                "-o",
                "b.docx",
            ],
            "error[nothing-selected]: `a.docx` has no change by `Jane Do`\n  hint: did you mean Jane Doe?\n",
        ),
        (
            &[
                "changes",
                "a.docx",
                "--accept",
                "kind=merge",
                "-o",
                "b.docx",
            ],
            "error[nothing-selected]: `a.docx` has no change of the kind selected\n  hint: `enact changes FILE` lists what it has\n",
        ),
        (
            &[
                "changes",
                "a.docx",
                "--accept",
                "kind=words",
                "-o",
                "b.docx",
            ],
            "error[bad-selection]: `words` is no kind of change\n  hint: the kinds are insertion, deletion, move, merge and format\n",
        ),
        (
            &["changes", "a.docx", "--accept", "id=x", "-o", "b.docx"],
            "error[bad-selection]: `x` is no number and no range of numbers\n  hint: write ids as `id=3,7-9`, as `enact changes FILE` lists them\n",
        ),
        (
            &[
                "changes",
                "a.docx",
                "--accept",
                "id=1",
                "--reject",
                "author=Jane Doe",
                "-o",
                "b.docx",
            ],
            "error[contradiction]: change 1 of `a.docx` is to be both accepted and rejected\n  hint: select it once\n",
        ),
        (
            &["changes", "a.docx", "-o", "b.docx"],
            "error[nothing-selected]: nothing is to be accepted or rejected\n  hint: add `--accept all`, or `--accept` and `--reject` with a selection\n",
        ),
        (
            &["changes", "old.doc"],
            "error[package-other-format]: `old.doc`: this is not a Word file: it is rich text (.rtf)\n  hint: open it in Word and save it as a Word Document (.docx)\n",
        ),
    ] {
        let run = enact_in(&folder, args);
        assert_eq!(
            (run.status, run.talk.as_str(), run.data.as_str()),
            (2, talk, ""),
            "{args:?}"
        );
    }
    let torn = self::folder(
        "<w:p><w:ins w:id=\"1\" w:author=\"A\"><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:ins><w:r><w:t>a</w:t></w:r>\
         <w:ins w:id=\"2\" w:author=\"B\"><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:ins></w:p>",
    );
    let run = changes(&torn, &["--reject", "id=1", "-o", "b.docx"]);
    assert_eq!(
        (run.status, run.talk.as_str()),
        (
            2,
            "error[word-field]: `a.docx`: `word/document.xml` ends a field that has not begun\n  hint: the changes selected hang together with others: select those too, or `all`\n"
        )
    );
    assert_eq!(
        changes(&torn, &["--reject", "all", "-o", "b.docx"]).status,
        0
    );
    let run = enact_in(&folder, &["changes", "nowhere.docx"]);
    assert_eq!(run.status, 2);
    assert!(
        run.talk
            .starts_with("error[cannot-read]: `nowhere.docx` cannot be read: ")
    );
    assert!(!folder.path().join("b.docx").exists());
}
