//! The parts beside the text: only those that the text uses.

use super::{TYPE, Writer};

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

impl Writer<'_> {
    /// Writes every part but the main one, and what holds the package together.
    pub(super) fn definitions(&mut self) {
        self.define_styles();
        self.define_lists();
        let even = [&self.document.last]
            .into_iter()
            .chain(self.document.body.iter().filter_map(|block| match block {
                super::Block::Section(section) => Some(&**section),
                _ => None,
            }))
            .any(|section| section.headers[2].is_some() || section.footers[2].is_some());
        let settings = if even { "<w:evenAndOddHeaders/>" } else { "" };
        self.part("settings", "settings", settings);
        self.link("settings", "settings.xml".to_owned(), false);
        for (which, kind) in ["footnote", "endnote"].into_iter().enumerate() {
            let notes = std::mem::take(&mut self.notes[which]);
            if notes.is_empty() {
                continue;
            }
            let separators = format!(
                "<w:{kind} w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>\
                 <w:{kind} w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>"
            );
            let kinds = format!("{kind}s");
            self.part(&kinds, &kinds, &(separators + &notes.concat()));
            let name = if which == 0 { "footnotes" } else { "endnotes" };
            self.link(name, format!("{kinds}.xml"), false);
        }
        let comments = std::mem::take(&mut self.comments);
        if !comments.is_empty() {
            self.part("comments", "comments", &comments.concat());
            self.link("comments", "comments.xml".to_owned(), false);
        }
        self.hold_together();
    }

    fn define_styles(&mut self) {
        let styles = self.styles.clone();
        let mut out = format!(
            "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault></w:docDefaults>\
             <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"{0}\"><w:name w:val=\"Normal\"/></w:style>",
            if self.again { "Standard" } else { "Normal" }
        );
        for style in styles {
            let id = self.style(style);
            out.push_str(&match style {
                0 => format!("<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"Term\"/><w:rPr><w:b/></w:rPr></w:style>"),
                9 => format!(
                    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"Lines\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders></w:tblPr></w:style>"
                ),
                style => {
                    let look = match self.document.styles[usize::from(style - 1)] {
                        0 => "<w:b/>",
                        1 => "<w:i/>",
                        _ => "<w:sz w:val=\"28\"/>",
                    };
                    let after = 60 * u32::from(style);
                    format!(
                        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"Clause {style}\"/><w:pPr><w:spacing w:after=\"{after}\"/></w:pPr><w:rPr>{look}</w:rPr></w:style>"
                    )
                }
            });
        }
        self.part("styles", "styles", &out);
        self.link("styles", "styles.xml".to_owned(), false);
    }

    fn define_lists(&mut self) {
        if self.lists.is_empty() {
            return;
        }
        let (mut lists, mut instances) = (String::new(), String::new());
        for list in self.lists.clone() {
            let id = self.number(u32::from(list) + 1);
            lists.push_str(&format!(
                "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"multilevel\"/>"
            ));
            for level in 0..2 {
                let (kind, text) = match (self.document.lists[usize::from(list)] + level) % 3 {
                    0 => ("decimal", format!("%{}.", level + 1)),
                    1 => ("lowerLetter", format!("(%{})", level + 1)),
                    _ => ("bullet", "•".to_owned()),
                };
                let left = 360 * (u32::from(level) + 1);
                lists.push_str(&format!(
                    "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{kind}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{left}\" w:hanging=\"360\"/></w:pPr></w:lvl>"
                ));
            }
            lists.push_str("</w:abstractNum>");
            instances.push_str(&format!(
                "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>"
            ));
        }
        self.part("numbering", "numbering", &(lists + &instances));
        self.link("numbering", "numbering.xml".to_owned(), false);
    }

    fn hold_together(&mut self) {
        const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
        let mut types = format!(
            "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
        );
        for name in self.parts.keys().filter(|name| name.ends_with(".xml")) {
            let file = name.trim_start_matches("word/").trim_end_matches(".xml");
            let kind = file.trim_end_matches(|c: char| c.is_ascii_digit());
            let kind = if kind == "document" {
                "document.main"
            } else {
                kind
            };
            types.push_str(&format!(
                "<Override PartName=\"/{name}\" ContentType=\"{MAIN}.{kind}+xml\"/>"
            ));
        }
        types.push_str("</Types>");
        let mut links = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">");
        for (id, kind, target, external) in &self.links {
            let mode = if *external {
                " TargetMode=\"External\""
            } else {
                ""
            };
            links.push_str(&format!(
                "<Relationship Id=\"{id}\" Type=\"{TYPE}/{kind}\" Target=\"{target}\"{mode}/>"
            ));
        }
        links.push_str("</Relationships>");
        let package = format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{TYPE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        );
        for (name, text) in [
            ("[Content_Types].xml", types),
            ("_rels/.rels", package),
            ("word/_rels/document.xml.rels", links),
        ] {
            self.parts.insert(name.to_owned(), text.into_bytes());
        }
    }
}
