//! Tracked changes of any file: settled, judged, listed, selected.

#[path = "tracked/chosen.rs"]
mod chosen;

#[path = "tracked/found.rs"]
mod found;

#[path = "tracked/foreign.rs"]
mod foreign;

#[path = "tracked/generate/mod.rs"]
mod generate;

#[path = "tracked/generated.rs"]
mod generated;

#[path = "tracked/settle.rs"]
mod settle;

#[path = "tracked/list.rs"]
mod list;

#[path = "tracked/judge.rs"]
mod judge;

use enact::ooxml::package::Parts;

/// A package with this body and nothing else but these parts.
fn package(body: &str, more: &[(&str, &str)]) -> Parts {
    const OPEN: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    let mut parts = Parts::new();
    let rels = "<Relationships><Relationship Id=\"rId1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    parts.insert("_rels/.rels".to_owned(), rels.as_bytes().to_vec());
    let document = format!("{OPEN}{body}</w:body></w:document>");
    parts.insert("word/document.xml".to_owned(), document.into_bytes());
    for (name, text) in more {
        parts.insert((*name).to_owned(), text.as_bytes().to_vec());
    }
    parts
}

/// What stands in the body of a package.
fn body(parts: &Parts) -> String {
    let text = String::from_utf8(parts["word/document.xml"].clone()).expect("UTF-8");
    let from = text.find("<w:body>").expect("a body") + "<w:body>".len();
    let to = text.rfind("</w:body>").expect("its end");
    text[from..to].to_owned()
}
