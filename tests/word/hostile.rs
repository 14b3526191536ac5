//! Files that nobody should be able to hurt us with: each is refused with its own reason, none makes a panic.

use super::{dress, options, samples};
use enact::ooxml::package::{self, Limits, PackageError, Parts};
use enact::ooxml::reader::{ReadError, read};
use enact::ooxml::xml::XmlError;
use enact::render::docx::docx;
use proptest::prelude::*;

fn parts_of_letter() -> Parts {
    let bytes = docx(&samples::letter(), &dress(), &options()).expect("a file");
    package::read(&bytes, &Limits::default()).expect("readable")
}

fn with(name: &str, content: &[u8]) -> Vec<u8> {
    let mut parts = parts_of_letter();
    parts.insert(name.to_owned(), content.to_vec());
    package::write(&parts).expect("a file")
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let parts = entries
        .iter()
        .map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
    package::write(&parts.collect()).expect("a file")
}

fn renamed(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    for at in 0..bytes.len() - from.len() {
        if bytes[at..].starts_with(from.as_bytes()) {
            bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
        }
    }
    bytes
}

#[test]
fn what_is_no_zip_is_refused() {
    for bytes in [&b""[..], b"PK", b"not a zip at all", &[0; 4096]] {
        assert!(matches!(
            read(bytes),
            Err(ReadError::Package(PackageError::NotAZip(_)))
        ));
    }
}

#[test]
fn a_zip_that_is_no_document_is_refused() {
    assert!(matches!(
        read(&zip(&[("a.txt", b"x")])),
        Err(ReadError::NotWord(_))
    ));
    let rels = b"<Relationships><Relationship Type=\"x/officeDocument\" Target=\"a.xml\"/></Relationships>";
    assert!(matches!(
        read(&zip(&[("_rels/.rels", rels)])),
        Err(ReadError::Package(PackageError::Missing(_)))
    ));
    assert!(matches!(
        read(&zip(&[("_rels/.rels", rels), ("a.xml", b"<a/>")])),
        Err(ReadError::NotWord(_))
    ));
}

#[test]
fn a_bomb_is_refused_before_it_fills_the_memory() {
    let blanks = vec![b' '; 20 << 20];
    assert!(matches!(
        read(&zip(&[("bomb.xml", &blanks)])),
        Err(ReadError::Package(PackageError::Ratio(..)))
    ));
    let limits = Limits {
        part_bytes: 1000,
        ..Limits::default()
    };
    assert_eq!(
        package::read(&zip(&[("bomb.xml", &blanks)]), &limits),
        Err(PackageError::PartTooLarge("bomb.xml".to_owned()))
    );
    let limits = Limits {
        total_bytes: 10,
        ..Limits::default()
    };
    assert_eq!(
        package::read(&zip(&[("a", b"123456"), ("b", b"123456")]), &limits),
        Err(PackageError::TooLarge(10))
    );
    let limits = Limits {
        parts: 1,
        ..Limits::default()
    };
    assert_eq!(
        package::read(&zip(&[("a", b""), ("b", b"")]), &limits),
        Err(PackageError::TooManyParts(2))
    );
}

#[test]
fn names_that_lead_out_are_refused() {
    for name in ["../x", "/abs", "a/../b", "a\\b", "c:x", "a/./b"] {
        assert_eq!(
            package::read(&zip(&[(name, b"")]), &Limits::default()),
            Err(PackageError::BadName(name.to_owned())),
            "{name}"
        );
    }
}

#[test]
fn twins_are_refused() {
    let one = zip(&[("first.xml", b"<a/>"), ("other.xml", b"<b/>")]);
    assert_eq!(
        package::read(&renamed(&one, "other.xml", "first.xml"), &Limits::default()),
        Err(PackageError::Duplicate("first.xml".to_owned()))
    );
    let cased = zip(&[("A.xml", b""), ("a.xml", b"")]);
    assert_eq!(
        package::read(&cased, &Limits::default()),
        Err(PackageError::Duplicate("a.xml".to_owned()))
    );
}

#[test]
fn an_encrypted_entry_is_refused() {
    let mut bytes = zip(&[("a.xml", b"<a/>")]);
    let entry = bytes
        .windows(4)
        .position(|w| w == b"PK\x01\x02")
        .expect("an entry");
    bytes[6] |= 1;
    bytes[entry + 8] |= 1;
    assert_eq!(
        package::read(&bytes, &Limits::default()),
        Err(PackageError::Encrypted("a.xml".to_owned()))
    );
}

#[test]
fn xml_attacks_are_refused() {
    let attack = |xml: &str| match read(&with("word/document.xml", xml.as_bytes())) {
        Err(ReadError::Xml { part, error }) => {
            assert_eq!(part, "word/document.xml");
            error
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(
        attack("<!DOCTYPE d [<!ENTITY a \"aa\">]><w:document>&a;</w:document>"),
        XmlError::DocumentType
    );
    assert_eq!(attack(&"<w:tbl>".repeat(20_000)), XmlError::TooDeep(256));
    assert!(matches!(
        attack("<w:document><w:body>"),
        XmlError::Syntax(_)
    ));
    assert!(matches!(
        attack("<w:document>&lol;</w:document>"),
        XmlError::Entity(_)
    ));
}

fn document(body: &str) -> Vec<u8> {
    format!("<w:document><w:body>{body}</w:body></w:document>").into_bytes()
}

#[test]
fn strange_but_harmless_documents_are_read() {
    for body in [
        "",
        "<w:p/>",
        "<w:p><w:r><w:sz/></w:r></w:p>",
        "<w:bookmarkEnd/><w:bookmarkStart/>",
        "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"separate\"/></w:r></w:p>",
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText> REF</w:instrText></w:r></w:p>",
        "<w:p><w:fldSimple w:instr=\" REF nowhere \\w \"><w:r><w:t>5</w:t></w:r></w:fldSimple></w:p>",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:p>",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"-1\"/><w:numId w:val=\"none\"/></w:numPr></w:pPr></w:p>",
        "<w:sdt/><w:sdt><w:sdtContent><w:sdt><w:sdtContent/></w:sdt></w:sdtContent></w:sdt>",
        "<w:tbl><w:tr><w:tc/></w:tr></w:tbl><w:p><w:sdt><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    ] {
        let opened = read(&with("word/document.xml", &document(body)));
        assert!(opened.is_ok(), "{body}: {opened:?}");
    }
}

#[test]
fn references_that_multiply_text_are_refused() {
    let mut body = "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:r><w:t>".to_owned();
    body.push_str(&"x".repeat(1 << 20));
    body.push_str("</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>");
    body.push_str(&"<w:p><w:fldSimple w:instr=\"REF b\"/></w:p>".repeat(70));
    // Incompressible enough not to be taken for a bomb.
    let noise: String = (0_u32..40_000)
        .map(|i| format!("{:x}", i.wrapping_mul(2_654_435_761)))
        .collect();
    body.push_str(&format!("<w:p><w:r><w:t>{noise}</w:t></w:r></w:p>"));
    let result = read(&with("word/document.xml", &document(&body)));
    assert!(
        matches!(result, Err(ReadError::TooMuchText(_))),
        "{:?}",
        result.err()
    );
}

#[test]
fn a_number_may_not_grow_without_end() {
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4294967295\"/>\
         <w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"{}\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>",
        "%1".repeat(9000)
    );
    let mut parts = parts_of_letter();
    let body =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>";
    parts.insert("word/document.xml".to_owned(), document(&body.repeat(3)));
    parts.insert("word/numbering.xml".to_owned(), numbering.into_bytes());
    let opened = read(&package::write(&parts).expect("a file")).expect("readable");
    for paragraph in opened.paragraphs {
        assert!(
            paragraph
                .number
                .is_some_and(|number| number.len() <= 255 * 4)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_truncated_file_is_an_error(cut in 0.0_f64..1.0) {
        let bytes = docx(&samples::letter(), &dress(), &options()).expect("a file");
        let cut = (bytes.len() as f64 * cut) as usize;
        prop_assert!(read(&bytes[..cut]).is_err());
    }

    #[test]
    fn a_damaged_file_never_makes_a_panic(at in 0.0_f64..1.0, byte in any::<u8>()) {
        let mut bytes = docx(&samples::letter(), &dress(), &options()).expect("a file");
        let at = (bytes.len() as f64 * at) as usize;
        bytes[at] = byte;
        let _ = read(&bytes);
    }

    #[test]
    fn a_damaged_part_never_makes_a_panic(at in 0.0_f64..1.0, with in "[<>/&;a-z\" ]{0,12}") {
        let mut parts = parts_of_letter();
        let part = parts.get_mut("word/document.xml").expect("the main part");
        let at = (part.len() as f64 * at) as usize;
        part.splice(at..at, with.bytes());
        let lint_too = enact::ooxml::lint::lint(&parts);
        let opened = read(&package::write(&parts).expect("a file"));
        prop_assert!(opened.is_ok() || !lint_too.is_empty());
    }
}
