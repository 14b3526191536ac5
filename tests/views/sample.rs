//! A package with every kind of change in every kind of text, and hostile words wherever a file has words.

use enact::ooxml::package::Parts;

/// Text that would be markup if anybody let it.
pub const HOSTILE: &str = "</title></style><script>alert(1)</script>\"'&<b onload=x>";

const OPEN: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

/// A package of a body and other parts; `@` in them stands for author and date of a change, whose ids are counted.
pub fn package(body: &str, more: &[(&str, &str, &str)]) -> Parts {
    let mut parts = Parts::new();
    let rels = "<Relationships><Relationship Id=\"rId1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    parts.insert("_rels/.rels".to_owned(), rels.as_bytes().to_vec());
    let mut id = 0;
    let mut put = |name: &str, root: &str, text: &str| {
        let mut out = format!("<{root} {OPEN}>");
        for (at, piece) in text.split('@').enumerate() {
            if at > 0 {
                id += 1;
                out.push_str(&format!(
                    "w:id=\"{id}\" w:author=\"A. Reader\" w:date=\"2026-11-24T09:30:00Z\""
                ));
            }
            out.push_str(piece);
        }
        out.push_str(&format!("</{root}>"));
        parts.insert(name.to_owned(), out.into_bytes());
    };
    put(
        "word/document.xml",
        "w:document",
        &format!("<w:body>{body}</w:body>"),
    );
    for (name, root, text) in more {
        put(name, root, text);
    }
    parts
}

/// A run with this text.
pub fn run(text: &str) -> String {
    format!(
        "<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(text)
    )
}

/// A deleted run with this text.
pub fn gone(text: &str) -> String {
    format!(
        "<w:r><w:delText xml:space=\"preserve\">{}</w:delText></w:r>",
        escaped(text)
    )
}

/// A paragraph.
pub fn p(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

/// Text as it stands in XML.
pub fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('"', "&quot;").replace('@', "&#64;")
}

fn cell(properties: &str, text: &str) -> String {
    format!(
        "<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>",
        p(&run(text))
    )
}

/// Every kind of change.
pub fn everything() -> Parts {
    let numbered = |mark: &str, inner: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>{mark}</w:pPr>{inner}</w:p>"
        )
    };
    let marked = |mark: &str| format!("<w:rPr><w:{mark} @/></w:rPr>");
    let mut body = String::new();
    // Text, and a paragraph in the middle of a list that has gone.
    body += &numbered(
        "",
        &format!(
            "{}<w:del @>{}</w:del><w:ins @>{}</w:ins>{}",
            run("The fine is "),
            gone("ten"),
            run("twenty"),
            run(" pounds.")
        ),
    );
    body += &numbered(
        &marked("del"),
        &format!("<w:del @>{}</w:del>", gone("Gone as a whole.")),
    );
    body += &numbered("", &run("Third, now second."));
    body += &numbered(
        &marked("ins"),
        &format!("<w:ins @>{}</w:ins>", run("New as a whole.")),
    );
    // A split, and a join.
    body += &format!(
        "<w:p><w:pPr>{}</w:pPr>{}</w:p>{}",
        marked("ins"),
        run("First half."),
        p(&run("Second half."))
    );
    body += &format!(
        "<w:p><w:pPr>{}</w:pPr>{}</w:p>{}",
        marked("del"),
        run("One,"),
        p(&run(" two."))
    );
    // Nothing for a while.
    for at in 0..9 {
        body += &p(&run(&format!("Nothing has changed here, line {at}.")));
    }
    // A move.
    body += &format!(
        "<w:moveFromRangeStart @ w:name=\"m1\"/><w:p><w:pPr>{}</w:pPr><w:moveFrom @>{}</w:moveFrom></w:p><w:moveFromRangeEnd w:id=\"1\"/>",
        marked("moveFrom"),
        run("The clause that moves.")
    );
    body += &p(&run("Between."));
    body += &format!(
        "<w:moveToRangeStart @ w:name=\"m1\"/><w:p><w:pPr>{}</w:pPr><w:moveTo @>{}<w:ins @>{}</w:ins></w:moveTo></w:p><w:moveToRangeEnd w:id=\"2\"/>",
        marked("moveTo"),
        run("The clause that moves"),
        run(", edited")
    );
    // Formatting.
    body += &p(
        "<w:pPr><w:jc w:val=\"center\"/><w:pPrChange @><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange @><w:rPr/></w:rPrChange></w:rPr><w:t>Bold now.</w:t></w:r>",
    );
    // Spaces that nobody would see, and what was inserted and deleted again.
    body += &p(&format!(
        "{}<w:del @>{}</w:del><w:ins @>{}</w:ins>{}<w:ins @><w:del @>{}</w:del></w:ins>",
        run("article"),
        gone(" "),
        run("\u{a0}"),
        run("5"),
        gone("fleeting")
    ));
    // Hostile words, a comment, notes, a text box, a picture, a formula.
    body += &p(&format!(
        "<w:commentRangeStart w:id=\"0\"/>{}<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:ins @>{}</w:ins><w:r><w:footnoteReference w:id=\"2\"/></w:r>",
        run(HOSTILE),
        run(HOSTILE)
    ));
    body += &p(&format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:docPr id=\"1\" name=\"box\"/><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        p(&format!(
            "{}<w:ins @>{}</w:ins>",
            run("In the box"),
            run(", newly")
        ))
    ));
    body += &p(&format!(
        "<w:ins @><w:r><w:drawing><wp:docPr id=\"2\" name=\"p\" descr=\"{}\"/></w:drawing></w:r></w:ins><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>",
        escaped(HOSTILE)
    ));
    // A field whose code changed, and one that is new.
    let field = |code: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{code}<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    body += &p(&field(
        "<w:del @><w:r><w:delInstrText>REF old</w:delInstrText></w:r></w:del><w:ins @><w:r><w:instrText>REF new</w:instrText></w:r></w:ins>",
        &run("section 9"),
    ));
    body += &p(&format!(
        "<w:ins @>{}</w:ins>",
        field("<w:r><w:instrText>PAGE</w:instrText></w:r>", &run("7"))
    ));
    // Tables.
    body += &format!(
        "<w:tbl><w:tblPr><w:bidiVisual/><w:tblPrChange @><w:tblPr/></w:tblPrChange></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>\
         <w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>\
         <w:tr>{}{}</w:tr>\
         <w:tr><w:trPr><w:ins @/></w:trPr>{}{}</w:tr>\
         <w:tr><w:trPr><w:del @/></w:trPr>{}<w:tc><w:tcPr/>{}</w:tc></w:tr>\
         <w:tr>{}{}</w:tr></w:tbl>",
        cell("", "Head A"),
        cell("", "Head B"),
        cell("<w:vMerge w:val=\"restart\"/>", "Tall"),
        cell("<w:cellIns @/>", "New cell"),
        cell("<w:vMerge/>", ""),
        cell("", "New row"),
        cell("", ""),
        p(&format!("<w:del @>{}</w:del>", gone("Gone row"))),
        cell(
            "<w:gridSpan w:val=\"2\"/><w:cellMerge @ w:vMerge=\"rest\"/>",
            "Wide"
        ),
        "",
    );
    body += &p("");
    body +=
        "<w:sectPr><w:pgSz w:w=\"100\"/><w:sectPrChange @><w:sectPr/></w:sectPrChange></w:sectPr>";
    let comments = format!(
        "<w:comment w:id=\"0\" w:initials=\"x\" w:author=\"{0}\" w:date=\"{0}\">{1}</w:comment>",
        escaped(HOSTILE),
        p(&run(HOSTILE))
    );
    let notes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"-1\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote>",
        p(""),
        p(&format!(
            "{}<w:ins @>{}</w:ins>",
            run("A note"),
            run(", longer")
        ))
    );
    let header = p(&format!(
        "<w:del @>{}</w:del><w:ins @>{}</w:ins>",
        gone("Draft 1"),
        run("Draft 2")
    ));
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/><w:pPr><w:pPrChange @><w:pPr/></w:pPrChange></w:pPr></w:style>";
    package(
        &body,
        &[
            ("word/comments.xml", "w:comments", &comments),
            ("word/footnotes.xml", "w:footnotes", &notes),
            ("word/header1.xml", "w:hdr", &header),
            ("word/numbering.xml", "w:numbering", numbering),
            ("word/styles.xml", "w:styles", styles),
        ],
    )
}
