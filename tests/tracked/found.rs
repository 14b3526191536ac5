//! What a hostile file could make slow or large: each of these took minutes, or memory without end, where work grew with the square of the
//! file. And what fuzzing has found.

use super::{body, package};
use enact::ooxml::package::Parts;
use enact::ooxml::tracked::{Verdict, accept_all, changes, difference, reject_all, settle_chosen};

const MANY: usize = 20_000;

/// Settles, lists and judges; gives the body when all is accepted.
fn all(parts: &Parts) -> String {
    let (accepted, rejected) = (
        accept_all(parts).expect("well-formed"),
        reject_all(parts).expect("well-formed"),
    );
    let listing = changes(parts).expect("well-formed");
    let chosen = settle_chosen(parts, &listing, |_| Verdict::Reject).expect("well-formed");
    assert!(chosen == rejected);
    for settled in [&accepted, &rejected] {
        assert!(changes(settled).expect("well-formed").changes.is_empty());
        assert!(
            difference(settled, settled)
                .expect("well-formed")
                .is_empty()
        );
    }
    body(&accepted)
}

#[test]
fn work_grows_with_the_file_alone() {
    let by = "w:author=\"A\" w:date=\"2026-01-01T00:00:00Z\"";
    let each = |of: &dyn Fn(usize) -> String| -> String { (0..MANY).map(of).collect() };
    let ranges = each(&|i| format!("<w:customXmlInsRangeStart w:id=\"{i}\" {by}/>"));
    let controls = each(&|_| "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>".to_owned());
    assert!(all(&package(&(ranges + &controls), &[])).ends_with("</w:sdt>"));

    let joined = each(&|_| format!("<w:p><w:pPr><w:rPr><w:del {by}/></w:rPr></w:pPr></w:p>\n "));
    assert_eq!(all(&package(&(joined + "<w:p/>"), &[])), "<w:p/>");

    let starts = each(&|i| format!("<w:bookmarkStart w:id=\"{i}\" w:name=\"b{i}\"/>"));
    let ends = each(&|i| format!("<w:bookmarkEnd w:id=\"{i}\"/>"));
    let crossed = format!("<w:p><w:del {by}>{starts}</w:del><w:del {by}>{ends}</w:del></w:p>");
    all(&package(&crossed, &[]));

    let runs = each(&|_| format!("<w:ins {by}><w:r/></w:ins>"));
    let marks = "<w:proofErr/>".repeat(MANY);
    let link = format!("<w:p><w:hyperlink>{marks}{runs}<w:r/></w:hyperlink></w:p>");
    all(&package(&link, &[]));

    let moves = each(&|i| {
        format!(
            "<w:moveFromRangeStart w:id=\"{i}\" {by} w:name=\"m{i}\"/><w:moveFrom {by}><w:r/></w:moveFrom><w:moveFromRangeEnd w:id=\"{i}\"/>"
        )
    });
    all(&package(&format!("<w:p>{moves}</w:p>"), &[]));

    let open = each(&|i| format!("<w:commentRangeStart w:id=\"{i}\"/><w:r><w:t>a</w:t></w:r>"));
    all(&package(&format!("<w:p>{open}</w:p>"), &[]));

    let fields =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>IF</w:instrText><w:t>a</w:t></w:r>"
            .repeat(MANY);
    all(&package(&format!("<w:p>{fields}</w:p>"), &[]));
}

#[test]
fn what_is_shown_in_many_places_is_held_once() {
    let long = "a".repeat(1 << 20);
    let links = "<Relationships><Relationship Id=\"c\" Type=\"x/comments\" Target=\"comments.xml\"/><Relationship Id=\"h\" Type=\"x/header\" Target=\"header1.xml\"/>\
        <Relationship Id=\"f\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/><Relationship Id=\"i\" Type=\"x/image\" Target=\"media/image1.png\"/></Relationships>";
    let text = format!("<w:p><w:r><w:t>{long}</w:t></w:r></w:p>");
    let comments =
        format!("<w:comments><w:comment w:id=\"0\" w:author=\"A\">{text}</w:comment></w:comments>");
    let header = format!("<w:hdr>{text}</w:hdr>");
    let notes = format!("<w:footnotes><w:footnote w:id=\"1\">{text}</w:footnote></w:footnotes>");
    let more = [
        ("word/_rels/document.xml.rels", links),
        ("word/comments.xml", &comments),
        ("word/header1.xml", &header),
        ("word/footnotes.xml", &notes),
        ("word/media/image1.png", &long),
    ];
    let once = "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr></w:pPr><w:r><w:commentReference w:id=\"0\"/><w:footnoteReference w:id=\"1\"/>\
        <w:drawing><a:blip r:embed=\"i\"/></w:drawing></w:r></w:p>";
    let parts = package(&once.repeat(MANY / 10), &more);
    let other = package(&once.repeat(MANY / 10), &more);
    assert!(difference(&parts, &other).expect("well-formed").is_empty());
    assert!(all(&parts).starts_with("<w:p>"));
}
