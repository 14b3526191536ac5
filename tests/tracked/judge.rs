//! What makes a difference, on which level, and what makes none.

use super::package;
use enact::ooxml::package::Parts;
use enact::ooxml::tracked::{Level, difference};

const LISTS: &str = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
const STYLES: &str = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"One\"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"one\"/><w:rPr><w:b w:val=\"true\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"C\"><w:name w:val=\"Two\"/></w:style></w:styles>";
const LINKS: &str = "<Relationships><Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/><Relationship Id=\"n\" Type=\"x/numbering\" Target=\"numbering.xml\"/><Relationship Id=\"f\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>\
    <Relationship Id=\"c\" Type=\"x/comments\" Target=\"comments.xml\"/><Relationship Id=\"h1\" Type=\"x/header\" Target=\"header1.xml\"/><Relationship Id=\"h2\" Type=\"x/header\" Target=\"header2.xml\"/>\
    <Relationship Id=\"i1\" Type=\"x/image\" Target=\"media/1.png\"/><Relationship Id=\"i2\" Type=\"x/image\" Target=\"media/2.png\"/><Relationship Id=\"i3\" Type=\"x/image\" Target=\"media/3.png\"/>\
    <Relationship Id=\"u1\" Type=\"x/hyperlink\" Target=\"http://a\" TargetMode=\"External\"/><Relationship Id=\"u2\" Type=\"x/hyperlink\" Target=\"http://b\" TargetMode=\"External\"/></Relationships>";

fn with(body: &str) -> Parts {
    package(
        body,
        &[
            ("word/_rels/document.xml.rels", LINKS),
            ("word/styles.xml", STYLES),
            ("word/numbering.xml", LISTS),
            (
                "word/footnotes.xml",
                "<w:footnotes><w:footnote w:id=\"1\"><w:p><w:r><w:t>one</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>two</w:t></w:r></w:p></w:footnote>\
                 <w:footnote w:id=\"3\"><w:p><w:r><w:t>one</w:t></w:r></w:p></w:footnote></w:footnotes>",
            ),
            (
                "word/comments.xml",
                "<w:comments><w:comment w:id=\"1\" w:author=\"A\"><w:p><w:r><w:t>one</w:t></w:r></w:p></w:comment><w:comment w:id=\"2\" w:author=\"A\"><w:p><w:r><w:t>two</w:t></w:r></w:p></w:comment></w:comments>",
            ),
            (
                "word/header1.xml",
                "<w:hdr><w:p><w:r><w:t>one</w:t></w:r></w:p></w:hdr>",
            ),
            (
                "word/header2.xml",
                "<w:hdr><w:p><w:r><w:t>two</w:t></w:r></w:p></w:hdr>",
            ),
            ("word/media/1.png", "one"),
            ("word/media/2.png", "two"),
            ("word/media/3.png", "one"),
        ],
    )
}

fn levels(a: &str, b: &str) -> Vec<Level> {
    let found = difference(&with(a), &with(b)).expect("well-formed");
    let mut levels: Vec<Level> = found.into_iter().map(|d| d.level).collect();
    levels.sort();
    levels.dedup();
    levels
}

#[test]
fn what_no_reader_sees_makes_no_difference() {
    for (a, b) in [
        (
            "<w:p><w:r><w:t>ab</w:t></w:r></w:p>",
            "<w:p w:rsidR=\"1\"><w:r><w:t>a</w:t></w:r><w:proofErr/><w:r w:rsidR=\"2\"><w:rPr/><w:t>b</w:t></w:r></w:p>",
        ),
        (
            "<w:p><w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>ab</w:t></w:r></w:p>",
            "<w:p><w:r><w:rPr><w:i w:val=\"1\"/><w:b w:val=\"on\"/><w:lang w:val=\"fr\"/></w:rPr><w:t>ab</w:t><w:lastRenderedPageBreak/></w:r></w:p>",
        ),
        (
            "<w:p><w:pPr><w:ind w:left=\"1\" w:right=\"2\"/><w:jc w:val=\"left\"/></w:pPr></w:p>",
            "<w:p><w:pPr><w:jc w:val=\"start\"/><w:ind w:end=\"2\" w:start=\"1\"/><w:rPr><w:lang w:val=\"fr\"/></w:rPr></w:pPr></w:p>",
        ),
        (
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>",
            "<w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:p>",
        ),
        (
            "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr></w:p>",
            "<w:p><w:pPr><w:pStyle w:val=\"B\"/></w:pPr></w:p>",
        ),
        (
            "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:bookmarkEnd w:id=\"1\"/></w:p>",
            "<w:p><w:bookmarkStart w:id=\"7\" w:name=\"x\"/><w:bookmarkEnd w:id=\"7\"/></w:p>",
        ),
        (
            "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
            "<w:p><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>",
        ),
        (
            "<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"x\"/><a:blip r:embed=\"i1\"/></w:drawing></w:r></w:p>",
            "<w:p><w:r><w:drawing><wp:docPr id=\"2\" name=\"y\"/><a:blip r:embed=\"i3\"/></w:drawing></w:r></w:p>",
        ),
        (
            "<w:p><w:fldSimple w:instr=\" REF x \"><w:r><w:t>5</w:t></w:r></w:fldSimple></w:p>",
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF</w:instrText></w:r><w:r><w:instrText xml:space=\"preserve\"> x</w:instrText><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>5</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
        ),
        (
            "<w:p><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>5</w:t></w:r></w:fldSimple></w:p>",
            "<w:p><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>6</w:t></w:r></w:fldSimple></w:p>",
        ),
        (
            "<w:p><m:oMath><m:r><m:t>ab</m:t></m:r></m:oMath></w:p>",
            "<w:p><m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>b</m:t></m:r></m:oMath></w:p>",
        ),
        (
            "<w:tbl><w:tblPr/><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            "<w:tbl><w:tblPr/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:tbl><w:tblPr/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        ),
        (
            "<w:p><w:hyperlink r:id=\"u1\"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>",
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"http://a\"</w:instrText><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>a</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
        ),
    ] {
        let found = difference(&with(a), &with(b)).expect("well-formed");
        assert!(found.is_empty(), "{a}\n{b}\n{found:?}");
    }
}

#[test]
fn each_difference_is_seen_on_its_level_alone() {
    for (level, a, b) in [
        (
            Level::Text,
            "<w:p><w:r><w:t>a b</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>a\u{a0}b</w:t></w:r></w:p>",
        ),
        (
            Level::Text,
            "<w:p><w:r><w:br/></w:r></w:p>",
            "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>",
        ),
        (
            Level::Text,
            "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
            "<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        ),
        (
            Level::Text,
            "<w:sectPr><w:headerReference r:id=\"h1\"/></w:sectPr>",
            "<w:sectPr><w:headerReference r:id=\"h2\"/></w:sectPr>",
        ),
        (
            Level::Blocks,
            "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>",
            "<w:p><w:pPr><w:keepLines/></w:pPr></w:p>",
        ),
        (
            Level::Runs,
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>ab</w:t></w:r></w:p>",
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>",
        ),
        (
            Level::Marks,
            "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p>",
            "<w:p/>",
        ),
        (
            Level::Tables,
            "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
        ),
        (
            Level::Sections,
            "<w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr>",
            "<w:sectPr><w:pgSz w:w=\"2\"/></w:sectPr>",
        ),
        (
            Level::Sections,
            "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
            "<w:p/>",
        ),
        (
            Level::Fields,
            "<w:p><w:fldSimple w:instr=\"REF x\"/></w:p>",
            "<w:p><w:fldSimple w:instr=\"REF y\"/></w:p>",
        ),
        (
            Level::Links,
            "<w:p><w:hyperlink r:id=\"u1\"/></w:p>",
            "<w:p><w:hyperlink r:id=\"u2\"/></w:p>",
        ),
        (
            Level::Comments,
            "<w:p><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>",
            "<w:p><w:r><w:commentReference w:id=\"2\"/></w:r></w:p>",
        ),
        (
            Level::Objects,
            "<w:p><w:r><w:drawing><a:blip r:embed=\"i1\"/></w:drawing></w:r></w:p>",
            "<w:p><w:r><w:drawing><a:blip r:embed=\"i2\"/></w:drawing></w:r></w:p>",
        ),
        (
            Level::Objects,
            "<w:p><m:oMath><m:f><m:num/><m:den><m:r><m:t>1</m:t></m:r></m:den></m:f></m:oMath></w:p>",
            "<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den/></m:f></m:oMath></w:p>",
        ),
        (
            Level::Controls,
            "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
            "<w:p/>",
        ),
        (
            Level::Controls,
            "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"a\"/></w:sdtPr></w:sdt></w:p>",
            "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"b\"/></w:sdtPr></w:sdt></w:p>",
        ),
        (
            Level::Bookmarks,
            "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:r><w:t>a</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>",
            "<w:p><w:r><w:t>a</w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:bookmarkEnd w:id=\"1\"/></w:p>",
        ),
        (
            Level::Changes,
            "<w:p><w:ins w:author=\"A\"><w:r><w:t>a</w:t></w:r></w:ins></w:p>",
            "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
        ),
        (
            Level::Blocks,
            "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>",
            "<w:p><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:p>",
        ),
    ] {
        assert_eq!(levels(a, b), [level], "{a}\n{b}");
        assert_eq!(levels(b, a), [level], "{b}\n{a}");
        assert!(levels(a, a).is_empty());
    }
    let headed = "<w:sectPr><w:headerReference r:id=\"h1\"/></w:sectPr>";
    assert_eq!(levels(headed, "<w:sectPr/>"), [Level::Text, Level::Runs]);
    let list =
        |id: u8| format!("<w:p><w:pPr><w:numPr><w:numId w:val=\"{id}\"/></w:numPr></w:pPr></w:p>");
    assert_eq!(
        levels(&(list(1) + &list(1)), &(list(1) + &list(3))),
        [Level::Lists]
    );
    let style = |id: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"{id}\"/></w:pPr></w:p>");
    assert_eq!(
        levels(&style("A"), &style("C")),
        [Level::Blocks, Level::Styles]
    );
}

#[test]
fn text_boxes_are_stories_in_both_branches() {
    let with_text = |a: &str, b: &str| {
        format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent><w:p><w:r><w:t>{a}</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>\
             <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>{b}</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
    };
    let found =
        difference(&with(&with_text("a", "a")), &with(&with_text("b", "c"))).expect("well-formed");
    let stories: Vec<&str> = found.iter().map(|d| d.story.as_str()).collect();
    assert_eq!(
        stories,
        ["text box 1 of body", "text box 2, fallback of body"]
    );
    assert_eq!(
        found[0].to_string(),
        "the text differ in the text box 1 of body at paragraph 1: `a` against `b`"
    );
}

#[test]
fn a_difference_names_its_stretch() {
    let lines = |texts: &[&str]| -> String {
        texts
            .iter()
            .map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
            .collect()
    };
    let found = difference(
        &with(&lines(&["a", "b", "c", "d"])),
        &with(&lines(&["a", "x", "d"])),
    );
    let found = found.expect("well-formed");
    let text = found.iter().find(|d| d.level == Level::Text).expect("one");
    assert_eq!((text.a.clone(), text.b.clone()), (2..=3, 2..=2));
    assert_eq!((text.first.as_str(), text.second.as_str()), ("b¶c", "x"));
}
