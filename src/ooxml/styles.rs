//! The styles part, made from the dress (ISO/IEC 29500-1, 17.7).

use super::dress::{Dress, Font, TableLook};
use super::namespace;
use super::numbering::{Instance, List};
use super::style::{Style, StyleKind};
use super::table::TABLE_STYLE;
use super::xml::Element;

/// Everything that `styles.xml` depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct StyleSheet {
    /// The styles; the first paragraph style is the default one.
    pub styles: Vec<Style>,
    /// Fonts by name.
    pub fonts: std::collections::BTreeMap<String, Font>,
    /// How tables look.
    pub table: TableLook,
    /// Language of the text (BCP 47).
    pub language: String,
    /// Whether it is read from right to left.
    pub rtl: bool,
}

impl StyleSheet {
    /// The styles of a look of `dress`.
    pub fn new(dress: &Dress, styles: Vec<Style>, language: &str, rtl: bool) -> StyleSheet {
        StyleSheet {
            styles,
            fonts: dress.fonts.clone(),
            table: dress.table.clone(),
            language: language.to_owned(),
            rtl,
        }
    }

    /// `word/styles.xml`, unordered.
    pub(super) fn part(&self, lists: &[List], instances: &[Instance]) -> Element {
        let default = self
            .styles
            .iter()
            .find(|s| s.kind == StyleKind::Paragraph)
            .map(|s| s.id.as_str());
        let mut part = namespace::root("w:styles").child(self.defaults());
        for style in &self.styles {
            part.push(self.style_element(style, default, lists, instances));
        }
        part.push(
            Element::new("w:style")
                .with("w:type", "character")
                .with("w:default", "1")
                .with("w:styleId", "DefaultParagraphFont")
                .child(Element::val("w:name", "Default Paragraph Font"))
                .child(Element::val("w:uiPriority", "1"))
                .child(Element::new("w:semiHidden")),
        );
        part.push(
            Element::new("w:style")
                .with("w:type", "numbering")
                .with("w:default", "1")
                .with("w:styleId", "NoList")
                .child(Element::val("w:name", "No List"))
                .child(Element::val("w:uiPriority", "99"))
                .child(Element::new("w:semiHidden")),
        );
        part.push(table_normal());
        part.push(self.table_style());
        part
    }

    /// The second of the two Latin language tags matters only beside right-to-left text: digits and foreign names.
    fn defaults(&self) -> Element {
        let language = match self.rtl {
            true => Element::val("w:lang", "en-GB").with("w:bidi", self.language.clone()),
            false => Element::val("w:lang", self.language.clone()).with("w:bidi", "ar-SA"),
        }
        .with("w:eastAsia", "zh-CN");
        let mut run = Element::new("w:rPr");
        if let Some(font) = self
            .styles
            .first()
            .and_then(|style| style.font.as_ref())
            .and_then(|name| self.fonts.get(name))
        {
            run.push(fonts(font));
        }
        run.push(language);
        Element::new("w:docDefaults")
            .child(Element::new("w:rPrDefault").child(run))
            .child(Element::new("w:pPrDefault"))
    }

    fn style_element(
        &self,
        style: &Style,
        default: Option<&str>,
        lists: &[List],
        instances: &[Instance],
    ) -> Element {
        let kind = match style.kind {
            StyleKind::Paragraph => "paragraph",
            StyleKind::Character => "character",
        };
        let mut element = Element::new("w:style").with("w:type", kind);
        if default == Some(&style.id) {
            element = element.with("w:default", "1");
        } else if !BUILT_IN.contains(&style.name.as_deref().unwrap_or_default()) {
            element = element.with("w:customStyle", "1");
        }
        element = element
            .with("w:styleId", style.id.clone())
            .child(Element::val(
                "w:name",
                style.name.clone().unwrap_or_else(|| style.id.clone()),
            ));
        if let Some(base) = &style.based_on {
            element.push(Element::val("w:basedOn", base.clone()));
        }
        if let Some(next) = &style.next {
            element.push(Element::val("w:next", next.clone()));
        }
        element.push(Element::new("w:qFormat"));
        if style.kind == StyleKind::Paragraph {
            let mut properties = style.paragraph_properties();
            if let Some(number) = number_of(&style.id, lists, instances) {
                properties.push(number);
            }
            if default == Some(&style.id) && self.rtl {
                properties.push(Element::new("w:bidi"));
            }
            if !properties.children.is_empty() {
                element.push(properties);
            }
        }
        let mut run = style.run_properties();
        if let Some(font) = style.font.as_ref().and_then(|name| self.fonts.get(name)) {
            run.push(fonts(font));
        }
        if !run.children.is_empty() {
            element.push(run);
        }
        element
    }

    fn table_style(&self) -> Element {
        let line = |name: &'static str| {
            Element::val(name, "single")
                .with("w:sz", "4")
                .with("w:space", "0")
                .with("w:color", self.table.line_color.clone())
        };
        let borders = [
            "w:top",
            "w:left",
            "w:bottom",
            "w:right",
            "w:insideH",
            "w:insideV",
        ];
        let header = Element::new("w:tblStylePr")
            .with("w:type", "firstRow")
            .child(
                Element::new("w:rPr")
                    .child(Element::new("w:b"))
                    .child(Element::new("w:bCs")),
            )
            .child(
                Element::new("w:tcPr").child(
                    Element::val("w:shd", "clear")
                        .with("w:color", "auto")
                        .with("w:fill", self.table.header_shade.clone()),
                ),
            );
        Element::new("w:style")
            .with("w:type", "table")
            .with("w:customStyle", "1")
            .with("w:styleId", TABLE_STYLE)
            .child(Element::val("w:name", "Grid"))
            .child(Element::val("w:basedOn", "TableNormal"))
            .child(
                Element::new("w:tblPr")
                    .child(Element::new("w:tblBorders").children(borders.map(line)))
                    .child(cell_margins(
                        self.table.padding_above.in_twips(),
                        self.table.padding.in_twips(),
                    )),
            )
            .child(header)
    }
}

/// Names that Word knows; every other style is marked as custom.
const BUILT_IN: &[&str] = &[
    "Normal",
    "Title",
    "Subtitle",
    "header",
    "footer",
    "TOC 1",
    "TOC 2",
    "TOC 3",
    "toc 1",
    "toc 2",
    "toc 3",
    "Strong",
    "Emphasis",
    "Hyperlink",
    "Salutation",
    "Closing",
    "Signature",
    "Date",
];

fn fonts(font: &Font) -> Element {
    Element::new("w:rFonts")
        .with("w:ascii", font.latin.clone())
        .with("w:hAnsi", font.latin.clone())
        .with("w:eastAsia", font.east_asian.clone())
        .with("w:cs", font.arabic.clone())
}

/// The list and level that are linked to a style, from the first instance of that list.
fn number_of(style: &str, lists: &[List], instances: &[Instance]) -> Option<Element> {
    lists.iter().find_map(|list| {
        let level = list
            .levels
            .iter()
            .position(|level| level.style.as_deref() == Some(style))?;
        let instance = instances.iter().find(|i| i.list == list.id)?;
        Some(
            Element::new("w:numPr")
                .child(Element::val("w:ilvl", level.to_string()))
                .child(Element::val("w:numId", instance.id.to_string())),
        )
    })
}

fn table_normal() -> Element {
    Element::new("w:style")
        .with("w:type", "table")
        .with("w:default", "1")
        .with("w:styleId", "TableNormal")
        .child(Element::val("w:name", "Normal Table"))
        .child(Element::val("w:uiPriority", "99"))
        .child(Element::new("w:semiHidden"))
        .child(
            Element::new("w:tblPr")
                .child(
                    Element::new("w:tblInd")
                        .with("w:w", "0")
                        .with("w:type", "dxa"),
                )
                .child(cell_margins(0, 108)),
        )
}

fn cell_margins(above: i32, beside: i32) -> Element {
    let margin = |name: &'static str, twips: i32| {
        Element::new(name)
            .with("w:w", twips.to_string())
            .with("w:type", "dxa")
    };
    Element::new("w:tblCellMar").children([
        margin("w:top", above),
        margin("w:left", beside),
        margin("w:bottom", above),
        margin("w:right", beside),
    ])
}

/// `word/fontTable.xml`: what to take where a font is not installed (17.8.3.1).
pub(super) fn font_table(fonts: &std::collections::BTreeMap<String, Font>) -> Element {
    let mut instead = std::collections::BTreeMap::new();
    for font in fonts.values() {
        for name in [&font.latin, &font.arabic, &font.east_asian] {
            instead
                .entry(name.as_str())
                .or_insert(font.instead.get(name));
        }
    }
    let mut part = namespace::root("w:fonts");
    for (name, other) in instead {
        let mut font = Element::new("w:font").with("w:name", name);
        if let Some(other) = other {
            font.push(Element::val("w:altName", other.clone()));
        }
        part.push(font);
    }
    part
}
