//! The page: size, margins, header, footer, line numbers.

use super::dress::{Margins, PageSize};
use super::paragraph::Paragraph;
use super::xml::Element;

/// The one section of a document (ISO/IEC 29500-1, 17.6.17).
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Size of the page.
    pub size: PageSize,
    /// Margins.
    pub margins: Margins,
    /// The first page has its own header and footer.
    pub first_page_differs: bool,
    /// Header of every page (but the first, when that differs).
    pub header: Vec<Paragraph>,
    /// Footer of every page (but the first, when that differs).
    pub footer: Vec<Paragraph>,
    /// Footer of the first page, when that differs.
    pub first_footer: Vec<Paragraph>,
    /// Every how many lines a number stands in the margin, on each page from 1.
    pub line_numbers: Option<u8>,
    /// Read from right to left: the margins change sides.
    pub rtl: bool,
}

/// The header and footer parts of a section, in the order in which they are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Margin {
    Header,
    Footer,
    FirstFooter,
}

impl Margin {
    pub(super) const ALL: [Margin; 3] = [Margin::Header, Margin::Footer, Margin::FirstFooter];

    pub(super) fn paragraphs(self, section: &Section) -> &[Paragraph] {
        match self {
            Margin::Header => &section.header,
            Margin::Footer => &section.footer,
            Margin::FirstFooter if section.first_page_differs => &section.first_footer,
            Margin::FirstFooter => &[],
        }
    }

    pub(super) fn file(self) -> &'static str {
        match self {
            Margin::Header => "header1.xml",
            Margin::Footer => "footer1.xml",
            Margin::FirstFooter => "footer2.xml",
        }
    }

    pub(super) fn kind(self) -> &'static str {
        match self {
            Margin::Header => "header",
            Margin::Footer | Margin::FirstFooter => "footer",
        }
    }

    pub(super) fn relationship(self) -> &'static str {
        match self {
            Margin::Header => "rIdHeader",
            Margin::Footer => "rIdFooter",
            Margin::FirstFooter => "rIdFirstFooter",
        }
    }

    fn reference(self) -> Element {
        let (name, kind) = match self {
            Margin::Header => ("w:headerReference", "default"),
            Margin::Footer => ("w:footerReference", "default"),
            Margin::FirstFooter => ("w:footerReference", "first"),
        };
        Element::new(name)
            .with("w:type", kind)
            .with("r:id", self.relationship())
    }
}

impl Section {
    /// Width of the text in twips.
    pub fn text_width(&self) -> u32 {
        let sides = self.margins.start.in_twips() + self.margins.end.in_twips();
        u32::try_from(self.size.width.in_twips() - sides).unwrap_or(0)
    }

    /// `w:sectPr`, unordered.
    pub(super) fn properties(&self) -> Element {
        let mut properties = Element::new("w:sectPr");
        for margin in Margin::ALL {
            if !margin.paragraphs(self).is_empty() {
                properties.push(margin.reference());
            }
        }
        let page = Element::new("w:pgSz")
            .with("w:w", self.size.width.to_string())
            .with("w:h", self.size.height.to_string());
        properties.push(page);
        let (left, right) = match self.rtl {
            true => (self.margins.end, self.margins.start),
            false => (self.margins.start, self.margins.end),
        };
        properties.push(
            Element::new("w:pgMar")
                .with("w:top", self.margins.top.to_string())
                .with("w:right", right.to_string())
                .with("w:bottom", self.margins.bottom.to_string())
                .with("w:left", left.to_string())
                .with("w:header", self.margins.header.to_string())
                .with("w:footer", self.margins.footer.to_string())
                .with("w:gutter", "0"),
        );
        if let Some(every) = self.line_numbers {
            properties.push(
                Element::new("w:lnNumType")
                    .with("w:countBy", every.max(1).to_string())
                    .with("w:restart", "newPage"),
            );
        }
        properties.push(Element::new("w:cols").with("w:space", "720"));
        if self.first_page_differs {
            properties.push(Element::new("w:titlePg"));
        }
        if self.rtl {
            properties.push(Element::new("w:bidi"));
        }
        properties
    }
}
