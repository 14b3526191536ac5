//! Files of other programs, and files that nobody should be able to hurt us with: what is read, and what each refusal says.

use crate::generate::{Document, document};
use enact::finding::Finding;
use enact::ooxml::foreign::open;
use enact::ooxml::package::{self, Limits, PackageError, Parts};
use enact::ooxml::reader::ReadError;
use enact::ooxml::tracked::difference;
use enact::ooxml::xml::XmlError;
use proptest::prelude::*;

fn zip(parts: &Parts) -> Vec<u8> {
    package::write(parts).expect("a file")
}

/// The parts with the text of each XML part changed.
fn changed(parts: &Parts, change: impl Fn(&str) -> Vec<u8>) -> Parts {
    parts
        .iter()
        .map(|(name, bytes)| match std::str::from_utf8(bytes) {
            Ok(text) if name.ends_with("xml") || name.ends_with("rels") => {
                (name.clone(), change(text))
            }
            _ => (name.clone(), bytes.clone()),
        })
        .collect()
}

/// As ISO/IEC 29500-1 has it.
fn strict(text: &str) -> String {
    [
        "wordprocessingml/2006/main",
        "officeDocument/2006/relationships",
        "officeDocument/2006/math",
        "drawingml/2006/wordprocessingDrawing",
        "drawingml/2006/main",
        "drawingml/2006/picture",
    ]
    .iter()
    .fold(text.to_owned(), |text, name| {
        text.replace(
            &format!("http://schemas.openxmlformats.org/{name}"),
            &format!("http://purl.oclc.org/ooxml/{}", name.replace("/2006", "")),
        )
    })
}

fn same(document: &Document, foreign: &Parts) -> Result<(), TestCaseError> {
    let opened = open(&zip(foreign)).map_err(|e| TestCaseError::fail(e.to_string()))?;
    let found = difference(&document.parts(), &opened.parts).expect("well-formed");
    prop_assert!(found.is_empty(), "{found:?}");
    let again = open(&zip(&opened.parts)).expect("readable");
    prop_assert!(again.rewritten.is_empty() && again.parts == opened.parts);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_in_another_dialect_says_the_same(document in document()) {
        let parts = document.parts();
        prop_assert!(open(&zip(&parts)).is_ok_and(|opened| opened.parts == parts));
        same(&document, &changed(&parts, |text| strict(text).into_bytes()))?;
        let prefix = |text: &str| {
            text.replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace(" w:", " ns0:").replace("xmlns:w=", "xmlns:ns0=")
                .replace(" r:", " rel:").replace("xmlns:r=", "xmlns:rel=").into_bytes()
        };
        same(&document, &changed(&parts, prefix))?;
        let little = |text: &str| {
            let text = text.replace("UTF-8", "UTF-16");
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        };
        same(&document, &changed(&parts, little))?;
        let big = |text: &str| text.replace("UTF-8", "utf-16").encode_utf16().flat_map(u16::to_be_bytes).collect();
        same(&document, &changed(&parts, big))?;
    }
}

fn letter() -> Parts {
    super::package("<w:p><w:r><w:t>a</w:t></w:r></w:p>", &[])
}

#[test]
fn a_strict_file_is_said_to_become_transitional() {
    let parts = changed(&letter(), |text| strict(text).into_bytes());
    let opened = open(&zip(&parts)).expect("readable");
    assert!(opened.was_strict);
    assert_eq!(opened.rewritten, ["word/document.xml"]);
    assert_eq!(opened.parts, letter());
    assert_eq!(
        opened.notes().to_string(),
        "note[word-strict]: the file is in the strict form of Office Open XML, what is made of it is in the transitional one\n  \
         hint: Word opens both; save it as \"Strict Open XML Document\" again if that form is asked for"
    );
    let usual = open(&zip(&letter())).expect("readable");
    assert!(usual.notes().is_empty() && usual.rewritten.is_empty());
}

#[test]
fn what_is_not_ours_keeps_its_bytes() {
    let mut parts = letter();
    let alternate = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:z=\"urn:z\" mc:Ignorable=\"z\">\
        <w:body><w:p z:a=\"1\"><w:r><mc:AlternateContent><mc:Choice Requires=\"z\"><z:b/></mc:Choice><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>";
    parts.insert(
        "word/document.xml".to_owned(),
        alternate.as_bytes().to_vec(),
    );
    parts.insert(
        "customXml/item1.xml".to_owned(),
        b"\xFF\xFE<\0a\0/\0>\0".to_vec(),
    );
    parts.insert("word/vbaProject.bin".to_owned(), vec![0, 1, 2]);
    parts.insert("docProps/thumbnail.jpeg".to_owned(), vec![0xFF; 9]);
    let opened = open(&zip(&parts)).expect("readable");
    assert_eq!(opened.parts, parts);
}

/// A compound file with a stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(1536, 0);
    bytes
}

#[test]
fn files_that_are_something_else_are_named_as_such() {
    for (bytes, rule, message, hint) in [
        (
            compound("EncryptedPackage"),
            "package-protected",
            "the file is encrypted with a password",
            "open it in Word, take the password away (File, Info, Protect Document, Encrypt with Password) and save it",
        ),
        (
            compound("WordDocument"),
            "package-binary",
            "this is a file of Word 97 to 2003 (.doc)",
            "open it in Word and save it as a Word Document (.docx)",
        ),
        (
            compound("Workbook"),
            "package-other-format",
            "this is not a Word file: it is a compound file without a Word document",
            "open it in Word and save it as a Word Document (.docx)",
        ),
        (
            b"%PDF-1.7".to_vec(),
            "package-other-format",
            "this is not a Word file: it is a PDF",
            "open it in Word and save it as a Word Document (.docx)",
        ),
        (
            b"{\\rtf1".to_vec(),
            "package-other-format",
            "this is not a Word file: it is rich text (.rtf)",
            "open it in Word and save it as a Word Document (.docx)",
        ),
        (
            b"<?xml version=\"1.0\"?><pkg:package>".to_vec(),
            "package-other-format",
            "this is not a Word file: it is a package in one XML file (Flat OPC)",
            "open it in Word and save it as a Word Document (.docx)",
        ),
        (
            b"\xEF\xBB\xBF <HTML>".to_vec(),
            "package-other-format",
            "this is not a Word file: it is a web page",
            "open it in Word and save it as a Word Document (.docx)",
        ),
    ] {
        let finding = Finding::from(open(&bytes).expect_err("refused"));
        assert_eq!(finding.rule, rule);
        assert_eq!(finding.message, message);
        assert_eq!(finding.hint.as_deref(), Some(hint));
    }
}

#[test]
fn a_package_of_something_else_is_named_as_such() {
    let refused = |parts: &Parts| open(&zip(parts)).expect_err("refused").to_string();
    let mut parts = letter();
    parts.insert("word/document.xml".to_owned(), b"<workbook/>".to_vec());
    assert_eq!(
        refused(&parts),
        "this is not a Word document: its main part `word/document.xml` is no text"
    );
    parts.remove("word/document.xml");
    assert_eq!(refused(&parts), "the part `word/document.xml` is missing");
    parts.remove("_rels/.rels");
    parts.insert(
        "mimetype".to_owned(),
        b"application/vnd.oasis.opendocument.text".to_vec(),
    );
    assert_eq!(
        refused(&parts),
        "this is not a Word document: it has no relationships"
    );
}

#[test]
fn each_limit_of_a_part_has_its_message() {
    let refused = |part: &str, content: &[u8]| {
        let mut parts = letter();
        parts.insert(part.to_owned(), content.to_vec());
        let error = open(&zip(&parts)).expect_err("refused");
        assert!(matches!(&error, ReadError::Xml { part: p, .. } if p == part));
        error.to_string()
    };
    let many: String = (0..257).map(|i| format!(" a{i}=\"\"")).collect();
    for (content, message) in [
        ("<a>".repeat(257), "is nested deeper than 256 elements"),
        (
            format!("<a{many}/>"),
            "is not read: an element has more than 256 attributes",
        ),
        (
            "<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>".to_owned(),
            "is not read: it has a document type declaration",
        ),
        (
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>".to_owned(),
            "is not read: it has a document type declaration",
        ),
        (
            "<a>&b;</a>".to_owned(),
            "is not read: it uses the unknown entity `b`",
        ),
        (
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>".to_owned(),
            "is in the encoding `ISO-8859-1`, not in UTF-8 or UTF-16",
        ),
        (
            "<w:a xmlns:w=\"urn:w\"/>".to_owned(),
            "is not read: its prefix `w` stands for an unknown namespace",
        ),
        (
            "<a>".to_owned(),
            "is not well-formed XML: ends inside an element",
        ),
    ] {
        assert_eq!(
            refused("word/styles.xml", content.as_bytes()),
            format!("the part `word/styles.xml` {message}")
        );
    }
    assert_eq!(
        refused("word/styles.xml", b"<a>\xE9</a>"),
        "the part `word/styles.xml` is in neither UTF-8 nor UTF-16"
    );
    let limits = enact::ooxml::xml::Limits {
        nodes: 3,
        ..enact::ooxml::xml::Limits::default()
    };
    let error = enact::ooxml::xml::parse(b"<a><b/><b/><b/></a>", limits).expect_err("refused");
    assert_eq!(error, XmlError::TooManyNodes(3));
    assert_eq!(error.to_string(), "larger than 3 elements and texts");
}

#[test]
fn each_limit_of_a_package_has_its_message() {
    let refused = |entries: &[(&str, &[u8])], limits: Limits| {
        let parts = entries.iter().map(|(n, b)| ((*n).to_owned(), b.to_vec()));
        let error = package::read(&zip(&parts.collect()), &limits).expect_err("refused");
        assert!(!error.hint().is_empty());
        (error.rule(), error.to_string())
    };
    let usual = Limits::default();
    let blanks = vec![b' '; 2 << 20];
    let small = vec![b' '; 1 << 20];
    let many: Vec<String> = (0..40).map(|i| format!("{i}.xml")).collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|n| (n.as_str(), small.as_slice()))
        .collect();
    let cases = [
        (
            refused(&[("a.xml", &blanks)], usual),
            ("package-bomb", "the part `a.xml` swells "),
        ),
        (
            refused(&many, usual),
            ("package-bomb", "the parts together swell "),
        ),
        (
            refused(
                &[("a.xml", b"12345")],
                Limits {
                    part_bytes: 4,
                    ..usual
                },
            ),
            (
                "package-part-too-large",
                "the part `a.xml` is larger than a part may be",
            ),
        ),
        (
            refused(
                &[("a.xml", b"12345")],
                Limits {
                    total_bytes: 4,
                    ..usual
                },
            ),
            (
                "package-too-large",
                "the parts are larger than 4 bytes together",
            ),
        ),
        (
            refused(
                &[("a.xml", b""), ("b.xml", b"")],
                Limits { parts: 1, ..usual },
            ),
            (
                "package-too-many-parts",
                "the package has 2 entries, more than any Word file",
            ),
        ),
        (
            refused(&[("../a.xml", b"")], usual),
            ("package-bad-name", "`../a.xml` is no name for a part"),
        ),
        (
            refused(&[("a.xml", b""), ("A.xml", b"")], usual),
            ("package-duplicate", "the part `a.xml` is there twice"),
        ),
    ];
    for ((rule, message), (expected, begins)) in cases {
        assert_eq!(rule, expected);
        assert!(message.starts_with(begins), "{message}");
    }
    assert!(matches!(
        package::read(b"PK", &usual),
        Err(PackageError::NotAZip(_))
    ));
}
