//! Any text as a body, a header and comments: what is settled has no change left, says the same twice, and is still XML.

#![no_main]

use enact::ooxml::lint::lint;
use enact::ooxml::package::{self, Parts};
use enact::ooxml::reader::read;
use enact::ooxml::tracked::{Verdict, accept_all, changes, difference, reject_all, settle_chosen};
use libfuzzer_sys::fuzz_target;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fuzz_target!(|text: &str| {
    // Text of the body, of the header, of the comments, of the numbering.
    let mut pieces = text.split('\u{1f}');
    let mut parts = Parts::new();
    let rels = "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let links = "<Relationships><Relationship Id=\"h\" Type=\"x/header\" Target=\"header1.xml\"/><Relationship Id=\"c\" Type=\"x/comments\" Target=\"comments.xml\"/>\
        <Relationship Id=\"n\" Type=\"x/numbering\" Target=\"numbering.xml\"/></Relationships>";
    parts.insert("_rels/.rels".to_owned(), rels.as_bytes().to_vec());
    parts.insert(
        "word/_rels/document.xml.rels".to_owned(),
        links.as_bytes().to_vec(),
    );
    for (name, open, close) in [
        (
            "document",
            "<w:document W><w:body>",
            "</w:body></w:document>",
        ),
        ("header1", "<w:hdr W>", "</w:hdr>"),
        ("comments", "<w:comments W>", "</w:comments>"),
        ("numbering", "<w:numbering W>", "</w:numbering>"),
    ] {
        let text = format!(
            "{}{}{close}",
            open.replace('W', W),
            pieces.next().unwrap_or("")
        );
        parts.insert(format!("word/{name}.xml"), text.into_bytes());
    }
    let _ = lint(&parts);
    let _ = package::write(&parts).map(|bytes| read(&bytes));
    let (Ok(accepted), Ok(rejected), Ok(listing)) =
        (accept_all(&parts), reject_all(&parts), changes(&parts))
    else {
        return;
    };
    for settled in [&accepted, &rejected] {
        let left = changes(settled).expect("what is settled is XML still");
        assert!(left.changes.is_empty(), "{:?}", left.changes);
        assert!(accept_all(settled).as_ref() == Ok(settled));
        assert!(reject_all(settled).as_ref() == Ok(settled));
        assert!(difference(settled, settled).expect("XML").is_empty());
    }
    assert!(settle_chosen(&parts, &listing, |_| Verdict::Accept).as_ref() == Ok(&accepted));
    assert!(settle_chosen(&parts, &listing, |_| Verdict::Reject).as_ref() == Ok(&rejected));
    assert!(settle_chosen(&parts, &listing, |_| Verdict::Keep).as_ref() == Ok(&parts));
    let _ = difference(&accepted, &rejected);
});
