//! What a file says of itself: core properties (ECMA-376-2, 8.3) and the name of the program.

use super::xml::Element;

/// Core properties. Empty ones are not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// Title; Word shows it in the title bar.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Who made it.
    pub creator: String,
    /// Language (BCP 47).
    pub language: String,
    /// When it was made, as `2026-11-23T00:00:00Z`.
    pub created: String,
}

/// `docProps/core.xml`.
pub(super) fn core(properties: &Properties) -> Element {
    let mut core = Element::new("cp:coreProperties")
        .with(
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        )
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    for (name, text) in [
        ("dc:title", &properties.title),
        ("dc:subject", &properties.subject),
        ("dc:creator", &properties.creator),
        ("dc:language", &properties.language),
        ("cp:lastModifiedBy", &properties.creator),
    ] {
        if !text.is_empty() {
            core.push(Element::new(name).text(text.clone()));
        }
    }
    if !properties.created.is_empty() {
        for name in ["dcterms:created", "dcterms:modified"] {
            core.push(
                Element::new(name)
                    .with("xsi:type", "dcterms:W3CDTF")
                    .text(properties.created.clone()),
            );
        }
    }
    core
}

/// `docProps/app.xml`: nothing but a program's name, so that Word writes its own on saving.
pub(super) fn app() -> Element {
    Element::new("Properties")
        .with(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        )
        .child(Element::new("Application").text("Microsoft Office Word"))
}
