//! `enact compare`: what it says, what it writes, how it refuses.

use crate::desk::{Run, enact_in, scratch};
use enact::ooxml::package::{self, Limits, Parts};
use tempfile::TempDir;

fn write(folder: &TempDir, name: &str, body: &str) {
    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>";
    const LINKS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let mut parts = Parts::new();
    parts.insert("[Content_Types].xml".to_owned(), TYPES.as_bytes().to_vec());
    parts.insert("_rels/.rels".to_owned(), LINKS.as_bytes().to_vec());
    let document = format!("<w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>");
    parts.insert("word/document.xml".to_owned(), document.into_bytes());
    let bytes = package::write(&parts).expect("a file");
    std::fs::write(folder.path().join(name), bytes).expect("written");
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn compare(folder: &TempDir, args: &[&str]) -> Run {
    enact_in(folder, &[&["compare"], args].concat())
}

fn body(folder: &TempDir, name: &str) -> String {
    let bytes = std::fs::read(folder.path().join(name)).expect("written");
    let parts = package::read(&bytes, &Limits::default()).expect("a package");
    String::from_utf8(parts["word/document.xml"].clone()).expect("UTF-8")
}

#[test]
fn the_status_says_whether_the_files_differ() {
    let folder = scratch();
    write(&folder, "a.docx", &paragraph("within ninety days"));
    write(&folder, "b.docx", &paragraph("within sixty days"));
    let same = compare(&folder, &["a.docx", "a.docx"]);
    assert_eq!(
        (same.status, same.data.as_str()),
        (0, "the files do not differ\n")
    );
    let other = compare(&folder, &["a.docx", "b.docx"]);
    assert_eq!(
        (other.status, other.data.as_str()),
        (1, "the files differ\n")
    );
    let args = [
        "a.docx",
        "b.docx",
        "-o",
        "c.docx",
        "--author",
        "J. <Doe>",
        "--date",
        "2026-11-24",
    ];
    let written = compare(&folder, &args);
    assert_eq!(
        (written.status, written.data.as_str()),
        (1, "wrote c.docx: the files differ\n")
    );
    let marked = body(&folder, "c.docx");
    assert!(
        marked.contains("w:author=\"J. &lt;Doe&gt;\" w:date=\"2026-11-24T00:00:00Z\""),
        "{marked}"
    );
    assert!(marked.contains("<w:delText>ninety</w:delText>"), "{marked}");
    let first = std::fs::read(folder.path().join("c.docx")).expect("written");
    compare(&folder, &args);
    assert!(first == std::fs::read(folder.path().join("c.docx")).expect("written"));
}

#[test]
fn what_a_file_carries_is_accepted_rejected_or_refused() {
    const CARRIES: &str = "<w:p><w:r><w:t>within </w:t></w:r><w:ins w:id=\"1\" w:author=\"B\" w:date=\"2026-01-01T00:00:00Z\"><w:r><w:t>sixty</w:t></w:r></w:ins>\
        <w:del w:id=\"2\" w:author=\"B\" w:date=\"2026-01-01T00:00:00Z\"><w:r><w:delText>ninety</w:delText></w:r></w:del></w:p>";
    let folder = scratch();
    write(&folder, "a.docx", &paragraph("within sixty"));
    write(&folder, "b.docx", CARRIES);
    let accepted = compare(&folder, &["a.docx", "b.docx"]);
    assert_eq!(accepted.status, 1, "white space differs: {}", accepted.talk);
    assert!(
        accepted
            .talk
            .contains("`b.docx` carries 2 tracked changes by B: they are accepted"),
        "{}",
        accepted.talk
    );
    for (choice, status) in [("reject", 1), ("refuse", 2), ("keep", 2)] {
        let run = compare(
            &folder,
            &["a.docx", "b.docx", "--existing", choice, "-o", "c.docx"],
        );
        assert_eq!(run.status, status, "{choice}: {}", run.talk);
        assert!(
            run.talk.contains("2 tracked changes"),
            "{choice}: {}",
            run.talk
        );
        assert_eq!(
            folder.path().join("c.docx").exists(),
            status == 1,
            "{choice}"
        );
        if status == 1 {
            assert!(body(&folder, "c.docx").contains("<w:t>ninety</w:t>"));
            std::fs::remove_file(folder.path().join("c.docx")).expect("removed");
        }
    }
}

#[test]
fn bad_input_is_one_sentence_and_nothing_is_written() {
    let folder = scratch();
    write(&folder, "a.docx", &paragraph("a"));
    write(&folder, "empty.docx", "<w:p>");
    std::fs::write(folder.path().join("text.docx"), "no zip").expect("written");
    for (args, says) in [
        (
            vec!["a.docx", "missing.docx"],
            "`missing.docx` cannot be read",
        ),
        (vec!["a.docx", "text.docx"], "`text.docx`: "),
        (vec!["empty.docx", "a.docx"], "`empty.docx`: "),
        (
            vec!["a.docx", "a.docx", "--date", "tomorrow"],
            "`tomorrow` is no date",
        ),
    ] {
        let run = compare(&folder, &[args.as_slice(), &["-o", "out.docx"]].concat());
        assert_eq!(run.status, 2, "{args:?}: {}", run.talk);
        assert!(run.talk.contains(says), "{args:?}: {}", run.talk);
        assert!(run.talk.contains("hint: "), "{args:?}: {}", run.talk);
        assert!(!folder.path().join("out.docx").exists(), "{args:?}");
    }
}
