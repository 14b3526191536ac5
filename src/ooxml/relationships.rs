//! Relationships between parts, and the list of content types (ECMA-376-2, 6.5 and 6.2.3).

use super::namespace::{self, R};
use super::xml::Element;

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Relationships and content types of a package as it grows.
#[derive(Default)]
pub(super) struct Links {
    document: Vec<(String, String, String)>,
    types: Vec<(String, String)>,
}

impl Links {
    /// A part in `word/` that the main part refers to, of a WordprocessingML kind such as `styles`.
    pub(super) fn word(&mut self, id: &str, kind: &str, file: &str) {
        self.document
            .push((id.to_owned(), format!("{R}/{kind}"), file.to_owned()));
        self.kind(&format!("/word/{file}"), &format!("{MAIN}.{kind}+xml"));
    }

    /// A custom XML part that the main part refers to.
    pub(super) fn custom(&mut self) {
        self.document.push((
            "rIdCustom".to_owned(),
            format!("{R}/customXml"),
            "../customXml/item1.xml".to_owned(),
        ));
        self.kind(
            "/customXml/itemProps1.xml",
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        );
    }

    /// The content type of a part.
    pub(super) fn kind(&mut self, part: &str, kind: &str) {
        self.types.push((part.to_owned(), kind.to_owned()));
    }

    /// `word/_rels/document.xml.rels`.
    pub(super) fn of_document(&self) -> Element {
        list(
            self.document
                .iter()
                .map(|(id, kind, target)| (id.as_str(), kind.clone(), target.as_str())),
        )
    }

    /// `[Content_Types].xml`.
    pub(super) fn content_types(&self) -> Element {
        let default = |extension: &str, kind: &str| {
            Element::new("Default")
                .with("Extension", extension)
                .with("ContentType", kind)
        };
        Element::new("Types")
            .with("xmlns", namespace::CONTENT_TYPES)
            .child(default(
                "rels",
                "application/vnd.openxmlformats-package.relationships+xml",
            ))
            .child(default("xml", "application/xml"))
            .children(self.types.iter().map(|(part, kind)| {
                Element::new("Override")
                    .with("PartName", part.clone())
                    .with("ContentType", kind.clone())
            }))
    }
}

/// `_rels/.rels`.
pub(super) fn of_package() -> Element {
    const CORE: &str =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    list([
        ("rId1", format!("{R}/officeDocument"), "word/document.xml"),
        ("rId2", CORE.to_owned(), "docProps/core.xml"),
        (
            "rId3",
            format!("{R}/extended-properties"),
            "docProps/app.xml",
        ),
    ])
}

/// `customXml/_rels/item1.xml.rels`.
pub(super) fn of_custom() -> Element {
    list([("rId1", format!("{R}/customXmlProps"), "itemProps1.xml")])
}

fn list<'a>(entries: impl IntoIterator<Item = (&'a str, String, &'a str)>) -> Element {
    Element::new("Relationships")
        .with("xmlns", namespace::RELATIONSHIPS)
        .children(entries.into_iter().map(|(id, kind, target)| {
            Element::new("Relationship")
                .with("Id", id)
                .with("Type", kind)
                .with("Target", target)
        }))
}
