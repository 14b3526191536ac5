//! Small Word packages from a body.

use enact::ooxml::package::Parts;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\"";

/// The styles that every package here has.
const STYLES: &[(&str, &str)] = &[
    ("Normal", ""),
    (
        "Heading",
        "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr>",
    ),
    (
        "Level1",
        "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    ),
    (
        "Level2",
        "<w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    ),
];

/// A package with this body.
pub fn package(body: &str) -> Parts {
    with(body, &[])
}

/// A package with this body and more parts in `word/`: kind, such as `footnotes` or `header`, and what stands in it. A header is
/// `rId1`, `rId2` … in the order given.
pub fn with(body: &str, more: &[(&str, &str)]) -> Parts {
    let mut parts = Parts::new();
    let mut types = String::new();
    let mut links = String::new();
    let mut add = |name: &str, kind: &str, id: &str, text: String, parts: &mut Parts| {
        types.push_str(&format!(
            "<Override PartName=\"/word/{name}\" ContentType=\"{MAIN}.{kind}+xml\"/>"
        ));
        if !id.is_empty() {
            links.push_str(&format!(
                "<Relationship Id=\"{id}\" Type=\"{R}/{kind}\" Target=\"{name}\"/>"
            ));
        }
        parts.insert(format!("word/{name}"), text.into_bytes());
    };
    add(
        "document.xml",
        "document.main",
        "",
        format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>"),
        &mut parts,
    );
    let mut styles = String::new();
    for (id, properties) in STYLES {
        let default = if *id == "Normal" {
            " w:default=\"1\""
        } else {
            ""
        };
        styles.push_str(&format!(
            "<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{id}\"/>{properties}</w:style>"
        ));
    }
    add(
        "styles.xml",
        "styles",
        "rIdS",
        format!("<w:styles xmlns:w=\"{W}\">{styles}</w:styles>"),
        &mut parts,
    );
    let levels: String = ["(%1)", "(%2)"]
        .iter()
        .enumerate()
        .map(|(level, text)| {
            let format = if level == 0 { "decimal" } else { "lowerLetter" };
            format!("<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>")
        })
        .collect();
    let numbering = format!(
        "<w:numbering xmlns:w=\"{W}\"><w:abstractNum w:abstractNumId=\"1\">{levels}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    );
    add("numbering.xml", "numbering", "rIdN", numbering, &mut parts);
    for (at, (kind, text)) in more.iter().enumerate() {
        let root = match *kind {
            "header" => "w:hdr".to_owned(),
            "footer" => "w:ftr".to_owned(),
            kind => format!("w:{kind}"),
        };
        let id = format!("rId{}", at + 1);
        let number = if matches!(*kind, "header" | "footer") {
            (at + 1).to_string()
        } else {
            String::new()
        };
        add(
            &format!("{kind}{number}.xml"),
            kind,
            &id,
            format!("<{root} {SPACES}>{text}</{root}>"),
            &mut parts,
        );
    }
    let list = "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>";
    let whole = |inside: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
        )
    };
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{list}{types}</Types>"
    );
    parts.insert("[Content_Types].xml".to_owned(), types.into_bytes());
    let main = format!(
        "<Relationship Id=\"rId1\" Type=\"{R}/officeDocument\" Target=\"word/document.xml\"/>"
    );
    parts.insert("_rels/.rels".to_owned(), whole(&main).into_bytes());
    parts.insert(
        "word/_rels/document.xml.rels".to_owned(),
        whole(&links).into_bytes(),
    );
    parts
}
