//! Tables.

use super::paragraph::Paragraph;
use super::xml::Element;

/// A table with one header row, which every page repeats. Rows are never divided between pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Widths of the columns in twips.
    pub widths: Vec<u32>,
    /// The header row: a cell is a list of paragraphs.
    pub header: Vec<Vec<Paragraph>>,
    /// The other rows.
    pub rows: Vec<Vec<Vec<Paragraph>>>,
    /// What it shows, in a few words, for readers who do not see it.
    pub title: String,
    /// The same at length.
    pub description: String,
    /// Columns run from right to left (`w:bidiVisual`).
    pub rtl: bool,
}

/// The id of the table style that every table has.
pub const TABLE_STYLE: &str = "Grid";

impl Table {
    /// The properties that docx-rs has no words for, unordered.
    pub(super) fn properties(&self) -> Element {
        let total: u32 = self.widths.iter().sum();
        let mut properties = Element::new("w:tblPr")
            .child(Element::val("w:tblStyle", TABLE_STYLE))
            .child(
                Element::new("w:tblW")
                    .with("w:w", total.to_string())
                    .with("w:type", "dxa"),
            )
            .child(Element::new("w:tblLayout").with("w:type", "fixed"))
            .child(
                Element::val("w:tblLook", "0420")
                    .with("w:firstRow", "1")
                    .with("w:lastRow", "0")
                    .with("w:firstColumn", "0")
                    .with("w:lastColumn", "0")
                    .with("w:noHBand", "0")
                    .with("w:noVBand", "1"),
            );
        if self.rtl {
            properties.push(Element::new("w:bidiVisual"));
        }
        for (name, text) in [
            ("w:tblCaption", &self.title),
            ("w:tblDescription", &self.description),
        ] {
            if !text.is_empty() {
                properties.push(Element::val(name, text.clone()));
            }
        }
        properties
    }

    /// The properties of a row: whole on its page, and repeated when it is the header (17.4.49).
    pub(super) fn row_properties(header: bool) -> Element {
        let mut properties = Element::new("w:trPr").child(Element::new("w:cantSplit"));
        if header {
            properties.push(Element::new("w:tblHeader"));
        }
        properties
    }
}
