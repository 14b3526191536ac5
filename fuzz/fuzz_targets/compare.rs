//! Two bodies compared: whatever they hold, the redline gives both back, or is refused.

#![no_main]

use enact::ooxml::package::Parts;
use enact::ooxml::redline::{Stamp, redline};
use enact::ooxml::tracked::{Level, accept_all, difference, reject_all};
use libfuzzer_sys::fuzz_target;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn package(body: &str, header: &str) -> Parts {
    let list = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"h\" Type=\"{R}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let types = "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"x\"/></Types>";
    [
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", list("officeDocument", "word/document.xml")),
        (
            "word/_rels/document.xml.rels",
            list("header", "header1.xml"),
        ),
        (
            "word/document.xml",
            format!("<w:document {W}><w:body>{body}<w:p/></w:body></w:document>"),
        ),
        (
            "word/header1.xml",
            format!("<w:hdr {W}>{header}<w:p/></w:hdr>"),
        ),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .collect()
}

fuzz_target!(|text: &str| {
    let mut pieces = text.split('\u{1f}');
    let mut next = || pieces.next().unwrap_or("");
    let (old, new) = (package(next(), next()), package(next(), next()));
    let stamp = Stamp::new("A", "2026-01-01T00:00:00Z");
    let Ok(result) = redline(&old, &new, &stamp) else {
        return;
    };
    if result.notes.iter().any(|note| note.loss) {
        return;
    }
    let same = |a: &Parts, b: &Parts| {
        let a = accept_all(a).expect("an input that was compared");
        let found = difference(&a, b).expect("XML");
        let text = found
            .into_iter()
            .find(|d| matches!(d.level, Level::Text | Level::Blocks | Level::Runs));
        assert!(text.is_none(), "{text:?}");
    };
    same(&new, &accept_all(&result.parts).expect("a redline is XML"));
    same(&old, &reject_all(&result.parts).expect("a redline is XML"));
});
