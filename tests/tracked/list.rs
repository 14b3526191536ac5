//! Changes and comments as a person counts them, and some of them settled.

use super::{body, package};
use enact::ooxml::package::Parts;
use enact::ooxml::tracked::{
    Change, ChangeKind, Verdict, accept_all, changes, reject_all, settle_chosen,
};

const BY: &str = "w:author=\"A\" w:date=\"2026-01-01T00:00:00Z\"";

/// A body with `@` for id, author A and date, `%` for id and author B.
fn with(body: &str) -> Parts {
    let text = body
        .replace('@', &format!("w:id=\"1\" {BY}"))
        .replace('%', "w:id=\"2\" w:author=\"B\"");
    package(&text, &[])
}

/// Each change in one line.
fn lines(parts: &Parts) -> Vec<String> {
    let line = |c: &Change| {
        format!(
            "{} {} of {} by {} in {} {}: {}{}",
            c.id,
            c.kind,
            c.on,
            c.author,
            c.story,
            c.paragraph,
            c.text,
            c.properties.join(",")
        )
    };
    let found = changes(parts).expect("well-formed");
    found.changes.iter().map(line).collect()
}

#[test]
fn what_touches_is_one_change() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let ins = |text: &str| format!("<w:ins @>{}</w:ins>", run(text));
    let mark = "<w:pPr><w:rPr><w:ins @/></w:rPr></w:pPr>";
    let parts = with(&format!(
        "<w:p>{}{}{}<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>{}</w:p><w:p>{mark}{}</w:p><w:p>{mark}{}</w:p><w:p>{}<w:ins %>{}</w:ins>{}</w:p>",
        run("a"),
        ins("b"),
        ins("c"),
        ins("d"),
        ins("e"),
        ins("f"),
        ins("g"),
        run("h"),
        ins("i"),
    ));
    assert_eq!(
        lines(&parts),
        [
            "1 insertion of text by A in body 1: bcd",
            "2 insertion of text by A in body 2: e¶f¶g",
            "3 insertion of text by B in body 4: h",
            "4 insertion of text by A in body 4: i",
        ]
    );
}

#[test]
fn every_kind_has_its_line() {
    let parts = with(
        "<w:p><w:pPr><w:keepNext/><w:numPr><w:numId w:val=\"1\"/><w:ins @/></w:numPr><w:jc w:val=\"left\"/><w:pPrChange @><w:pPr><w:jc w:val=\"right\"/></w:pPr></w:pPrChange></w:pPr>\
         <w:r><w:rPr><w:b/><w:rPrChange @><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r><w:r><w:rPr><w:b/><w:rPrChange @><w:rPr/></w:rPrChange></w:rPr><w:t>y</w:t></w:r></w:p>\
         <w:tbl><w:tblPr><w:jc w:val=\"left\"/><w:tblPrChange @><w:tblPr/></w:tblPrChange></w:tblPr><w:tr><w:trPr><w:ins @/></w:trPr><w:tc><w:p><w:pPr><w:rPr><w:ins @/></w:rPr></w:pPr><w:ins @><w:r><w:t>cell</w:t></w:r></w:ins></w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:tcPr><w:cellDel %/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>\
         <w:p><w:del %><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>\
         <w:p><w:moveFromRangeStart w:id=\"3\" w:author=\"A\" w:name=\"m\"/><w:moveFrom @><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id=\"3\"/></w:p>\
         <w:p><w:moveToRangeStart w:id=\"4\" w:author=\"A\" w:name=\"m\"/><w:moveTo @><w:r><w:t>moved</w:t></w:r></w:moveTo><w:moveToRangeEnd w:id=\"4\"/></w:p>\
         <w:sectPr><w:pgSz w:w=\"1\"/><w:sectPrChange @><w:sectPr/></w:sectPrChange></w:sectPr>",
    );
    assert_eq!(
        lines(&parts),
        [
            "1 insertion of number by A in body 1: xy",
            "2 format of paragraph by A in body 1: xyjc,keepNext,numPr",
            "3 format of text by A in body 1: xb",
            "4 format of table by A in body 2: jc",
            "5 insertion of row by A in body 2: cell¶",
            "6 deletion of cell by B in body 3: ",
            "7 deletion of text by B in body 4: gone",
            "8 move-from of text by A in body 5: moved",
            "9 move-to of text by A in body 6: moved",
            "10 format of section by A in body 6: pgSz",
        ]
    );
}

#[test]
fn other_stories_and_both_branches_of_a_box() {
    let inserted = "<w:p><w:ins w:id=\"1\" w:author=\"A\"><w:r><w:t>x</w:t></w:r></w:ins></w:p>";
    let boxed = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>{inserted}</w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent>{inserted}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    let notes = format!(
        "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"1\"><w:p/></w:footnote><w:footnote w:id=\"2\">{inserted}</w:footnote></w:footnotes>"
    );
    let header = format!("<w:hdr>{inserted}</w:hdr>");
    let parts = package(
        &boxed,
        &[
            ("word/footnotes.xml", &notes),
            ("word/header2.xml", &header),
        ],
    );
    assert_eq!(
        lines(&parts),
        [
            "1 insertion of text by A in body 2: x",
            "2 insertion of text by A in footnote 2 1: x",
            "3 insertion of text by A in header2 1: x",
        ]
    );
    let found = changes(&parts).expect("well-formed");
    let one = settle_chosen(&parts, &found, |c| match c.id {
        1 => Verdict::Reject,
        _ => Verdict::Keep,
    })
    .expect("well-formed");
    assert!(!body(&one).contains("w:ins") && !body(&one).contains("x</w:t>"));
    assert_eq!(one["word/footnotes.xml"], parts["word/footnotes.xml"]);
    assert_eq!(one["word/header2.xml"], parts["word/header2.xml"]);
}

#[test]
fn comments_say_where_they_stand_and_what_they_answer() {
    let comments = "<w:comments><w:comment w:id=\"0\" w:author=\"A\" w:date=\"2026-01-01T00:00:00Z\"><w:p w14:paraId=\"00000001\"><w:r><w:t>why</w:t></w:r></w:p><w:p w14:paraId=\"00000002\"><w:r><w:t>so?</w:t></w:r></w:p></w:comment>\
        <w:comment w:id=\"1\" w:author=\"B\"><w:p w14:paraId=\"00000003\"><w:r><w:t>because</w:t></w:r></w:p></w:comment><w:comment w:id=\"2\"><w:p/></w:comment></w:comments>";
    let extended = "<w15:commentsEx><w15:commentEx w15:paraId=\"00000002\" w15:done=\"1\"/><w15:commentEx w15:paraId=\"00000003\" w15:paraIdParent=\"00000002\" w15:done=\"0\"/></w15:commentsEx>";
    let parts = package(
        "<w:p/><w:p><w:r><w:t>a</w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:commentRangeStart w:id=\"1\"/><w:r><w:t>b</w:t></w:r><w:del w:id=\"5\" w:author=\"A\"><w:r><w:delText>c</w:delText></w:r></w:del>\
         <w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t>d</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>",
        &[
            ("word/comments.xml", comments),
            ("word/commentsExtended.xml", extended),
        ],
    );
    let found = changes(&parts).expect("well-formed").comments;
    let shown: Vec<String> = found
        .iter()
        .map(|c| {
            format!(
                "{} {} {} {} about {}: {} {:?} {}",
                c.id, c.author, c.story, c.paragraph, c.about, c.text, c.answers, c.resolved
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "0 A body 2 about bc: why\nso? None true",
            "1 B body 2 about bcd: because Some(\"0\") false",
            "2   0 about :  None false",
        ]
    );
}

#[test]
fn what_is_not_chosen_stays_tracked() {
    let parts = with(
        "<w:p><w:ins @><w:r><w:t>a</w:t></w:r><w:del %><w:r><w:delText>b</w:delText></w:r></w:del></w:ins></w:p>\
         <w:p><w:pPr><w:rPr><w:del %/></w:rPr></w:pPr><w:del @><w:r><w:delText>c</w:delText></w:r></w:del></w:p><w:p/>",
    );
    let found = changes(&parts).expect("well-formed");
    let by = |author: &str, verdict: Verdict| {
        let chosen = settle_chosen(&parts, &found, |c| match c.author == author {
            true => verdict,
            false => Verdict::Keep,
        });
        body(&chosen.expect("well-formed"))
    };
    let b = "w:id=\"2\" w:author=\"B\"";
    let a = format!("w:id=\"1\" {BY}");
    assert_eq!(
        by("A", Verdict::Accept),
        format!(
            "<w:p><w:r><w:t>a</w:t></w:r><w:del {b}><w:r><w:delText>b</w:delText></w:r></w:del></w:p><w:p><w:pPr><w:rPr><w:del {b}/></w:rPr></w:pPr></w:p><w:p/>"
        )
    );
    assert_eq!(
        by("A", Verdict::Reject),
        format!(
            "<w:p></w:p><w:p><w:pPr><w:rPr><w:del {b}/></w:rPr></w:pPr><w:r><w:t>c</w:t></w:r></w:p><w:p/>"
        )
    );
    assert_eq!(
        by("B", Verdict::Reject),
        format!(
            "<w:p><w:ins {a}><w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:ins></w:p><w:p><w:del {a}><w:r><w:delText>c</w:delText></w:r></w:del></w:p><w:p/>"
        )
    );
    let all = |verdict| settle_chosen(&parts, &found, |_| verdict).expect("well-formed");
    assert_eq!(Ok(all(Verdict::Accept)), accept_all(&parts));
    assert_eq!(Ok(all(Verdict::Reject)), reject_all(&parts));
    assert_eq!(all(Verdict::Keep), parts);
    assert!(found.changes.iter().any(|c| c.kind == ChangeKind::Deletion));
}
