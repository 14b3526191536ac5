//! Every kind of tracked change, accepted and rejected: what Word would leave.

use super::{body, package};
use enact::ooxml::tracked::{accept_all, reject_all};

/// Body, the body accepted, the body rejected. `@` stands for id, author and date.
const CASES: &[(&str, &str, &str, &str)] = &[
    (
        "an inserted run",
        "<w:p><w:r><w:t>a</w:t></w:r><w:ins @><w:r><w:t>b</w:t></w:r></w:ins></w:p>",
        "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
    ),
    (
        "a deleted run, with a field's code",
        "<w:p><w:del @><w:r><w:delText xml:space=\"preserve\"> b</w:delText><w:delInstrText>PAGE</w:delInstrText></w:r></w:del></w:p>",
        "<w:p></w:p>",
        "<w:p><w:r><w:t xml:space=\"preserve\"> b</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>",
    ),
    (
        "a deletion in an insertion",
        "<w:p><w:ins @><w:r><w:t>a</w:t></w:r><w:del @><w:r><w:delText>b</w:delText></w:r></w:del></w:ins></w:p>",
        "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
        "<w:p></w:p>",
    ),
    (
        "a move",
        "<w:moveFromRangeStart @ w:name=\"m\"/><w:p><w:pPr><w:rPr><w:moveFrom @/></w:rPr></w:pPr><w:moveFrom @><w:r><w:t>a</w:t></w:r></w:moveFrom></w:p><w:moveFromRangeEnd w:id=\"1\"/>\
         <w:p><w:r><w:t>b</w:t></w:r></w:p><w:moveToRangeStart @ w:name=\"m\"/>\
         <w:p><w:pPr><w:rPr><w:moveTo @/></w:rPr></w:pPr><w:moveTo @><w:r><w:t>a</w:t></w:r></w:moveTo></w:p><w:moveToRangeEnd w:id=\"1\"/><w:p/>",
        "<w:p><w:r><w:t>b</w:t></w:r></w:p><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p/>",
        "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p><w:p/>",
    ),
    (
        "a paragraph split: the mark is inserted",
        "<w:p><w:pPr><w:keepNext/><w:rPr><w:ins @/><w:b/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>b</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:keepNext/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>b</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>",
    ),
    (
        "paragraphs joined in a chain, with a mark between them",
        "<w:p><w:pPr><w:rPr><w:del @/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:p><w:pPr><w:rPr><w:del @/></w:rPr></w:pPr><w:r><w:t>b</w:t></w:r></w:p><w:p><w:bookmarkEnd w:id=\"1\"/></w:p>",
        "<w:p><w:r><w:t>a</w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:r><w:t>b</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>",
        "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:p><w:r><w:t>b</w:t></w:r></w:p><w:p><w:bookmarkEnd w:id=\"1\"/></w:p>",
    ),
    (
        "a whole paragraph before a table, deleted",
        "<w:p><w:pPr><w:rPr><w:del @/></w:rPr></w:pPr><w:del @><w:r><w:delText>a</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>",
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>",
        "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>",
    ),
    (
        "the only paragraph of a cell keeps its place",
        "<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:ins @/></w:rPr></w:pPr><w:ins @><w:r><w:t>a</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl><w:p/>",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>",
        "<w:tbl><w:tr><w:tc><w:p></w:p></w:tc></w:tr></w:tbl><w:p/>",
    ),
    (
        "rows",
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/><w:ins @/></w:trPr><w:tc><w:p/></w:tc></w:tr><w:tr><w:trPr><w:del @/></w:trPr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>",
    ),
    (
        "a table of which every row is inserted, alone in a cell",
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:trPr><w:ins @/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    ),
    (
        "cells",
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"1\"/><w:gridCol w:w=\"2\"/><w:tblGridChange w:id=\"1\"><w:tblGrid><w:gridCol w:w=\"3\"/></w:tblGrid></w:tblGridChange></w:tblGrid>\
         <w:tr><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:tcW w:w=\"9\"/><w:cellIns @/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:cellDel @/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"1\"/><w:gridCol w:w=\"2\"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:tcW w:w=\"9\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"3\"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    ),
    (
        "a vertical merge",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w=\"9\"/><w:cellMerge @ w:vMerge=\"rest\"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/><w:shd w:val=\"clear\"/><w:cellMerge @ w:vMergeOrig=\"cont\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w=\"9\"/><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w=\"9\"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/><w:shd w:val=\"clear\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
    ),
    (
        "properties of runs, paragraphs and marks",
        "<w:p><w:pPr><w:keepNext/><w:rPr><w:ins @/><w:b/><w:rPrChange @><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:pPrChange @><w:pPr><w:pStyle w:val=\"A\"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:u/><w:rPrChange @><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p><w:p/>",
        "<w:p><w:pPr><w:keepNext/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:u/></w:rPr><w:t>a</w:t></w:r></w:p><w:p/>",
        "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
    ),
    (
        "properties of a paragraph that had none",
        "<w:p><w:pPr><w:keepNext/><w:rPr><w:b/></w:rPr><w:pPrChange @><w:pPr/></w:pPrChange></w:pPr></w:p>",
        "<w:p><w:pPr><w:keepNext/><w:rPr><w:b/></w:rPr></w:pPr></w:p>",
        "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p>",
    ),
    (
        "properties of a table, a row and a cell",
        "<w:tbl><w:tblPr><w:tblW w:w=\"1\"/><w:tblPrChange @><w:tblPr><w:tblW w:w=\"2\"/></w:tblPr></w:tblPrChange></w:tblPr><w:tr><w:tblPrEx><w:jc w:val=\"left\"/><w:tblPrExChange @><w:tblPrEx/></w:tblPrExChange></w:tblPrEx>\
         <w:trPr><w:cantSplit/><w:trPrChange @><w:trPr><w:tblHeader/></w:trPr></w:trPrChange></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"1\"/><w:tcPrChange @><w:tcPr><w:tcW w:w=\"2\"/><w:gridSpan w:val=\"2\"/></w:tcPr></w:tcPrChange></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tblPr><w:tblW w:w=\"1\"/></w:tblPr><w:tr><w:tblPrEx><w:jc w:val=\"left\"/></w:tblPrEx><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"1\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tblPr><w:tblW w:w=\"2\"/></w:tblPr><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"2\"/><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
    ),
    (
        "a section keeps its headers",
        "<w:sectPr><w:headerReference r:id=\"h\"/><w:pgSz w:w=\"1\"/><w:sectPrChange @><w:sectPr><w:pgSz w:w=\"2\"/></w:sectPr></w:sectPrChange></w:sectPr>",
        "<w:sectPr><w:headerReference r:id=\"h\"/><w:pgSz w:w=\"1\"/></w:sectPr>",
        "<w:sectPr><w:headerReference r:id=\"h\"/><w:pgSz w:w=\"2\"/></w:sectPr>",
    ),
    (
        "a number that was added, and one that was something else",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/><w:ins @/></w:numPr></w:pPr></w:p><w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/><w:numberingChange @ w:original=\"a\"/></w:numPr></w:pPr></w:p>",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p><w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>",
        "<w:p></w:p><w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>",
    ),
    (
        "an inserted content control around a paragraph that stays",
        "<w:customXmlInsRangeStart @/><w:sdt><w:sdtPr/><w:sdtContent><w:customXmlInsRangeEnd w:id=\"1\"/><w:p/><w:customXmlInsRangeStart @/></w:sdtContent></w:sdt><w:customXmlInsRangeEnd w:id=\"1\"/><w:p/>",
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt><w:p/>",
        "<w:p/><w:p/>",
    ),
    (
        "a deleted content control and a deleted custom XML element in a line",
        "<w:p><w:customXmlDelRangeStart @/><w:sdt><w:sdtContent><w:customXmlDelRangeEnd w:id=\"1\"/><w:r/></w:sdtContent></w:sdt>\
         <w:customXmlDelRangeStart @/><w:customXml w:element=\"e\"><w:customXmlPr/><w:customXmlDelRangeEnd w:id=\"1\"/><w:r><w:t>x</w:t></w:r></w:customXml></w:p>",
        "<w:p><w:r/><w:r><w:t>x</w:t></w:r></w:p>",
        "<w:p><w:sdt><w:sdtContent><w:r/></w:sdtContent></w:sdt><w:customXml w:element=\"e\"><w:customXmlPr/><w:r><w:t>x</w:t></w:r></w:customXml></w:p>",
    ),
    (
        "a fraction whose sign is inserted around what stays, and inserted text in a formula",
        "<w:p><m:oMath><m:f><m:fPr><m:ctrlPr><w:ins @><w:rPr/></w:ins></m:ctrlPr></m:fPr><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><w:ins @><m:r><m:t>2</m:t></m:r></w:ins></m:den></m:f></m:oMath></w:p>",
        "<w:p><m:oMath><m:f><m:fPr><m:ctrlPr><w:rPr/></m:ctrlPr></m:fPr><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>",
        "<w:p><m:oMath><m:r><m:t>1</m:t></m:r></m:oMath></w:p>",
    ),
    (
        "a formula that was inserted as a whole, and a run in one that was deleted",
        "<w:p><m:oMath><w:ins @><m:r><m:t>x</m:t></m:r></w:ins></m:oMath></w:p><w:p><m:oMath><m:r><w:del @><w:rPr/></w:del><m:t>y</m:t></m:r><m:r><m:t>z</m:t></m:r></m:oMath></w:p>",
        "<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p><w:p><m:oMath><m:r><m:t>z</m:t></m:r></m:oMath></w:p>",
        "<w:p></w:p><w:p><m:oMath><m:r><w:rPr/><m:t>y</m:t></m:r><m:r><m:t>z</m:t></m:r></m:oMath></w:p>",
    ),
    (
        "a link that is left without text goes, the bookmark in it stays",
        "<w:p><w:hyperlink w:anchor=\"a\"><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:ins @><w:r><w:t>b</w:t></w:r></w:ins></w:hyperlink><w:r><w:t>c</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>",
        "<w:p><w:hyperlink w:anchor=\"a\"><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:r><w:t>b</w:t></w:r></w:hyperlink><w:r><w:t>c</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>",
        "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:r><w:t>c</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>",
    ),
    (
        "a bookmark goes with all of its text, and stays with a part of it",
        "<w:p><w:del @><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:r><w:delText>a</w:delText></w:r><w:bookmarkEnd w:id=\"1\"/><w:bookmarkStart w:id=\"2\" w:name=\"y\"/></w:del><w:r><w:t>b</w:t></w:r><w:bookmarkEnd w:id=\"2\"/></w:p>",
        "<w:p><w:bookmarkStart w:id=\"2\" w:name=\"y\"/><w:r><w:t>b</w:t></w:r><w:bookmarkEnd w:id=\"2\"/></w:p>",
        "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:r><w:t>a</w:t></w:r><w:bookmarkEnd w:id=\"1\"/><w:bookmarkStart w:id=\"2\" w:name=\"y\"/><w:r><w:t>b</w:t></w:r><w:bookmarkEnd w:id=\"2\"/></w:p>",
    ),
    (
        "both branches of a text box",
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent><w:p><w:ins @><w:r><w:t>a</w:t></w:r></w:ins></w:p></w:txbxContent></mc:Choice>\
         <mc:Fallback><w:pict><w:txbxContent><w:p><w:ins @><w:r><w:t>a</w:t></w:r></w:ins></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
         <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent><w:p></w:p></w:txbxContent></mc:Choice>\
         <mc:Fallback><w:pict><w:txbxContent><w:p></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    ),
];

#[test]
fn every_kind_of_change_is_settled() {
    let text = |case: &str| {
        case.replace(
            '@',
            "w:id=\"1\" w:author=\"A\" w:date=\"2026-01-01T00:00:00Z\"",
        )
    };
    for (name, before, accepted, rejected) in CASES {
        let parts = package(&text(before), &[]);
        let accept = accept_all(&parts).expect("well-formed");
        let reject = reject_all(&parts).expect("well-formed");
        assert_eq!(body(&accept), *accepted, "{name}, accepted");
        assert_eq!(body(&reject), *rejected, "{name}, rejected");
        assert_eq!(accept_all(&accept).as_ref(), Ok(&accept), "{name}, twice");
        assert_eq!(reject_all(&accept).as_ref(), Ok(&accept), "{name}, both");
    }
}

#[test]
fn a_comment_and_a_note_go_with_their_reference() {
    let body_text = "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>a</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>\
        <w:ins w:id=\"9\" w:author=\"A\"><w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:ins></w:p>";
    let comments = "<w:comments><w:comment w:id=\"0\"><w:p/></w:comment><w:comment w:id=\"1\"><w:p/></w:comment></w:comments>";
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"-1\"/><w:footnote w:id=\"2\"><w:p/></w:footnote></w:footnotes>";
    let parts = package(
        body_text,
        &[
            ("word/comments.xml", comments),
            ("word/footnotes.xml", notes),
        ],
    );
    let rejected = reject_all(&parts).expect("well-formed");
    assert_eq!(body(&rejected), "<w:p><w:r><w:t>a</w:t></w:r></w:p>");
    let part = |name: &str| String::from_utf8_lossy(&rejected[name]).into_owned();
    assert_eq!(
        part("word/comments.xml"),
        "<w:comments><w:comment w:id=\"1\"><w:p/></w:comment></w:comments>"
    );
    assert_eq!(
        part("word/footnotes.xml"),
        "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"-1\"/></w:footnotes>"
    );
    let accepted = accept_all(&parts).expect("well-formed");
    assert_eq!(accepted["word/comments.xml"], comments.as_bytes());
}

#[test]
fn every_story_is_settled_and_the_glossary_is_not() {
    let change = "<w:p><w:ins w:id=\"1\" w:author=\"A\"><w:r><w:t>x</w:t></w:r></w:ins></w:p>";
    for (name, root) in [
        ("word/header1.xml", "hdr"),
        ("word/footer9.xml", "ftr"),
        ("word/footnotes.xml", "footnotes"),
        ("word/endnotes.xml", "endnotes"),
        ("word/comments.xml", "comments"),
        ("other/document2.xml", "document"),
    ] {
        let text = format!("<w:{root}>{change}</w:{root}>");
        let parts = package("", &[(name, &text), ("word/glossary/document.xml", &text)]);
        let settled = accept_all(&parts).expect("well-formed");
        let found = String::from_utf8_lossy(&settled[name]).into_owned();
        assert_eq!(
            found,
            format!("<w:{root}><w:p><w:r><w:t>x</w:t></w:r></w:p></w:{root}>")
        );
        assert_eq!(settled["word/glossary/document.xml"], text.as_bytes());
    }
    let styles = "<w:styles><w:style><w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr></w:style></w:styles>";
    let settled = reject_all(&package("", &[("word/styles.xml", styles)])).expect("well-formed");
    assert_eq!(
        String::from_utf8_lossy(&settled["word/styles.xml"]),
        "<w:styles><w:style><w:rPr><w:i/></w:rPr></w:style></w:styles>"
    );
}

#[test]
fn a_part_that_is_no_xml_is_named() {
    let mut parts = package("", &[]);
    parts.insert("word/header1.xml".to_owned(), b"<w:hdr>".to_vec());
    let error = accept_all(&parts).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "the part `word/header1.xml` is not well-formed XML: ends inside an element"
    );
}
