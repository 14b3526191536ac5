//! A whole Word document as a value, and its parts.

use super::body;
use super::comments::{self, Comment};
use super::custom_xml::CustomXml;
use super::finish::{Finisher, Frame};
use super::namespace::{self, MC, W14};
use super::numbering::{self, Instance, List};
use super::order;
use super::package::{self, Parts, Press};
use super::paragraph::Block;
use super::properties::{self, Properties};
use super::relationships::{self, Links};
use super::section::{Margin, Section};
use super::settings::{self, Settings};
use super::styles::{self, StyleSheet};
use super::xml::{DECLARATION, Element};
use crate::finding::{Finding, Findings};
use std::collections::HashSet;

/// A Word document. Equal values give equal bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct WordDocument {
    /// What the file says of itself.
    pub properties: Properties,
    /// What it asks of Word.
    pub settings: Settings,
    /// Its styles.
    pub styles: StyleSheet,
    /// Its lists.
    pub lists: Vec<List>,
    /// Their instances.
    pub instances: Vec<Instance>,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its pages.
    pub section: Section,
    /// Its comments; spans refer to them by their place.
    pub comments: Vec<Comment>,
    /// Data that travels with it.
    pub custom: Option<CustomXml>,
}

/// Parts that are unlike in every two documents; all others repeat from state to state.
const OWN_PARTS: [&str; 5] = [
    "word/document.xml",
    "word/comments.xml",
    "word/header1.xml",
    "customXml/item1.xml",
    "docProps/core.xml",
];

static PRESS: Press = Press::new();

impl WordDocument {
    /// The file.
    ///
    /// # Errors
    /// As [`WordDocument::parts`], and when a zip archive cannot hold the parts.
    pub fn write(&self) -> Result<Vec<u8>, Findings> {
        let steady = |name: &str| !OWN_PARTS.contains(&name);
        PRESS
            .write(&self.parts()?, steady)
            .map_err(|error| Finding::from(error).into())
    }

    /// Bytes of raw XML that docx-rs makes for this document: nothing is finished. For measuring its share.
    pub fn raw_size(&self) -> usize {
        fn size(blocks: &[Block], known: &mut HashSet<Frame>) -> usize {
            let mut raw = Vec::new();
            for block in blocks {
                // What cannot be built has no size; `parts` says why.
                let _ = match block {
                    Block::Paragraph(model) if known.insert(Frame::of(model)) => {
                        body::frame(model, &mut raw)
                    }
                    Block::Table(table) => body::table(table, &mut raw),
                    _ => Ok(()),
                };
            }
            raw.len()
        }
        size(&self.blocks, &mut HashSet::new())
    }

    /// The parts of the package.
    ///
    /// # Errors
    /// `word-model` for whatever would make Word repair the file: unknown styles and lists, bookmarks that are there twice or do not
    /// end, references to nowhere, comments without a place, tags that are too long. Never because of a person's text.
    pub fn parts(&self) -> Result<Parts, Findings> {
        let mut parts = Parts::new();
        let mut links = Links::default();
        links.kind(
            "/word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        );
        let mut finisher = Finisher::new(&self.styles, &self.instances, self.comments.len());
        // About what a paragraph takes; growing a large part costs more than a little memory.
        let mut out = String::with_capacity(1024 + 512 * self.blocks.len());
        out.push_str(DECLARATION);
        open(
            &namespace::root("w:document")
                .with("xmlns:mc", MC)
                .with("xmlns:w14", W14)
                .with("mc:Ignorable", "w14"),
            &mut out,
        );
        out.push_str("<w:body>");
        finisher.blocks(&self.blocks, &mut out);
        ordered(self.section.properties()).write(&mut out);
        out.push_str("</w:body></w:document>");
        parts.insert("word/document.xml".to_owned(), out.into_bytes());

        for margin in Margin::ALL {
            let paragraphs = margin.paragraphs(&self.section);
            if paragraphs.is_empty() {
                continue;
            }
            let name = match margin {
                Margin::Header => "w:hdr",
                Margin::Footer | Margin::FirstFooter => "w:ftr",
            };
            let mut out = String::from(DECLARATION);
            open(&namespace::root(name), &mut out);
            finisher.margin(paragraphs, &mut out);
            out.push_str("</");
            out.push_str(name);
            out.push('>');
            parts.insert(format!("word/{}", margin.file()), out.into_bytes());
            links.word(margin.relationship(), margin.kind(), margin.file());
        }
        finisher.close();
        if !finisher.findings.is_empty() {
            return Err(finisher.findings.sorted());
        }

        let sheet = self.styles.part(&self.lists, &self.instances);
        for (kind, part) in [
            ("styles", sheet),
            ("settings", settings::part(&self.settings)),
            ("fontTable", styles::font_table(&self.styles.fonts)),
        ] {
            let file = format!("{kind}.xml");
            links.word(&format!("rId{kind}"), kind, &file);
            parts.insert(format!("word/{file}"), ordered(part).to_part());
        }
        if !self.lists.is_empty() {
            let part = numbering::part(&self.lists, &self.instances, &self.styles.styles);
            links.word("rIdnumbering", "numbering", "numbering.xml");
            parts.insert("word/numbering.xml".to_owned(), ordered(part).to_part());
        }
        if !self.comments.is_empty() {
            let part = comments::part(&self.comments);
            links.word("rIdcomments", "comments", "comments.xml");
            parts.insert("word/comments.xml".to_owned(), ordered(part).to_part());
        }
        if let Some(custom) = &self.custom {
            links.custom();
            for (name, part) in [
                ("customXml/item1.xml", &custom.root),
                ("customXml/itemProps1.xml", &custom.properties()),
                (
                    "customXml/_rels/item1.xml.rels",
                    &relationships::of_custom(),
                ),
            ] {
                parts.insert(name.to_owned(), part.to_part());
            }
        }
        links.kind(
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
        );
        for (name, part) in [
            ("docProps/core.xml", properties::core(&self.properties)),
            ("_rels/.rels", relationships::of_package()),
            ("word/_rels/document.xml.rels", links.of_document()),
            (package::CONTENT_TYPES, links.content_types()),
        ] {
            parts.insert(name.to_owned(), part.to_part());
        }
        Ok(parts)
    }
}

/// Writes the start tag alone.
fn open(root: &Element, out: &mut String) {
    let mut tag = String::new();
    root.write(&mut tag);
    out.push_str(tag.trim_end_matches("/>"));
    out.push('>');
}

fn ordered(mut element: Element) -> Element {
    order::arrange(&mut element);
    element
}
