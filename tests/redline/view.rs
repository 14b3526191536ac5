//! A redline as text that a lawyer can read: `[-struck-]`, `{+new+}`, `[1> moved away <1]`, `{1> moved here <1}`, `~formatted~`, and the
//! same around `¶` where a paragraph mark goes or comes.

use enact::ooxml::package::Parts;
use enact::ooxml::xml::{Content, Element, Limits, parse};

/// All stories in which something is marked, the body first.
pub fn view(parts: &Parts) -> String {
    let mut out = String::new();
    let mut names: Vec<&String> = parts
        .keys()
        .filter(|n| n.starts_with("word/") && n.ends_with(".xml"))
        .collect();
    names.sort_by_key(|name| *name != "word/document.xml");
    for name in names {
        let root = parse(&parts[name], Limits::default()).expect("well-formed");
        let marked = String::from_utf8_lossy(&parts[name]).contains("w:author=");
        let body = match &*root.name {
            "w:document" => root.find("w:body").expect("a body"),
            "w:hdr" | "w:ftr" if marked => &root,
            "w:footnotes" | "w:endnotes" if marked => &root,
            _ => continue,
        };
        if name != "word/document.xml" {
            out.push_str(&format!(
                "[{}]\n",
                name.trim_start_matches("word/").trim_end_matches(".xml")
            ));
        }
        let mut lines = Vec::new();
        blocks(body, &mut lines);
        for line in lines {
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
    out
}

fn blocks(element: &Element, lines: &mut Vec<String>) {
    for child in element.elements() {
        match &*child.name {
            "w:p" => lines.push(paragraph(child)),
            "w:tbl" => {
                if child
                    .find("w:tblPr")
                    .is_some_and(|p| p.find("w:tblPrChange").is_some())
                {
                    lines.push("(table formatted)".to_owned());
                }
                blocks(child, lines);
            }
            "w:tr" => lines.push(row(child)),
            "w:sdt" => {
                let tag = child
                    .find("w:sdtPr")
                    .and_then(|p| p.val_of("w:tag"))
                    .unwrap_or("");
                lines.push(format!("<{tag}>"));
                if let Some(content) = child.find("w:sdtContent") {
                    blocks(content, lines);
                }
                lines.push(format!("</{tag}>"));
            }
            "w:footnote" | "w:endnote" => {
                lines.push(format!("({})", child.get("w:id").unwrap_or("")));
                blocks(child, lines);
            }
            "w:sectPr" if child.find("w:sectPrChange").is_some() => {
                lines.push("(section formatted)".to_owned())
            }
            _ => {}
        }
    }
}

fn row(row: &Element) -> String {
    let properties = row.find("w:trPr");
    let has = |name: &str| properties.is_some_and(|p| p.find(name).is_some());
    let mut line = match (has("w:ins"), has("w:del")) {
        (true, _) => "{+row+} |".to_owned(),
        (_, true) => "[-row-] |".to_owned(),
        _ => "|".to_owned(),
    };
    for cell in row.elements().filter(|c| c.name == "w:tc") {
        let own = cell.find("w:tcPr");
        let has = |name: &str| own.is_some_and(|p| p.find(name).is_some());
        let mut lines = Vec::new();
        blocks(cell, &mut lines);
        for (name, sign) in [
            ("w:cellIns", " {+cell+}"),
            ("w:cellDel", " [-cell-]"),
            ("w:tcPrChange", " (formatted)"),
        ] {
            if has(name) {
                line.push_str(sign);
            }
        }
        line.push_str(&format!(" {} |", lines.join(" / ")));
    }
    line
}

fn paragraph(element: &Element) -> String {
    let mut out = String::new();
    let properties = element.find("w:pPr");
    inline(element, &mut out);
    let mark = properties.and_then(|p| p.find("w:rPr"));
    let is = |name: &str| mark.is_some_and(|m| m.find(name).is_some());
    for (name, sign) in [
        ("w:ins", "{+¶+}"),
        ("w:del", "[-¶-]"),
        ("w:moveFrom", "[>¶<]"),
        ("w:moveTo", "{>¶<}"),
    ] {
        if is(name) {
            out.push_str(sign);
        }
    }
    if properties.is_some_and(|p| p.find("w:pPrChange").is_some())
        && !is("w:del")
        && !is("w:moveFrom")
    {
        out.push_str("~¶~");
    }
    if properties.and_then(|p| p.find("w:sectPr")).is_some() {
        out.push_str(" (section ends)");
    }
    out
}

fn inline(element: &Element, out: &mut String) {
    let mut moved = String::new();
    for child in element.children.iter().filter_map(|c| match c {
        Content::Element(e) => Some(e),
        Content::Text(_) => None,
    }) {
        let wrap = |before: &str, after: &str, out: &mut String| {
            let mut inside = String::new();
            inline(child, &mut inside);
            out.push_str(&format!("{before}{inside}{after}"));
        };
        match &*child.name {
            "w:pPr" | "w:rPr" => {}
            "w:ins" => wrap("{+", "+}", out),
            "w:del" => wrap("[-", "-]", out),
            "w:moveFromRangeStart" | "w:moveToRangeStart" => {
                moved = child
                    .get("w:name")
                    .unwrap_or("")
                    .trim_start_matches("move")
                    .to_owned();
            }
            "w:moveFrom" => wrap(&format!("[{moved}>"), &format!("<{moved}]"), out),
            "w:moveTo" => wrap(&format!("{{{moved}>"), &format!("<{moved}}}"), out),
            "w:r" => {
                let formatted = child
                    .find("w:rPr")
                    .is_some_and(|p| p.find("w:rPrChange").is_some());
                let sign = if formatted { "~" } else { "" };
                wrap(sign, sign, out);
            }
            "w:t" | "w:delText" => out.push_str(&child.plain().replace('\u{A0}', "°")),
            "w:instrText" | "w:delInstrText" => {
                out.push_str(&format!("«{}»", child.plain().trim()))
            }
            "w:fldChar" => out.push_str(match child.get("w:fldCharType") {
                Some("begin") => "‹",
                Some("end") => "›",
                _ => "",
            }),
            "w:fldSimple" => wrap(
                &format!("‹«{}»", child.get("w:instr").unwrap_or("").trim()),
                "›",
                out,
            ),
            "w:tab" => out.push('→'),
            "w:br" => out.push('↵'),
            "w:footnoteReference" | "w:endnoteReference" => {
                out.push_str(&format!("^{}", child.get("w:id").unwrap_or("")))
            }
            "w:commentReference" => {
                out.push_str(&format!("(comment {})", child.get("w:id").unwrap_or("")))
            }
            "m:oMath" | "m:oMathPara" => out.push_str(&format!("√{}√", child.plain())),
            "w:hyperlink" => wrap("<", ">", out),
            "w:sdt" => {
                let tag = child
                    .find("w:sdtPr")
                    .and_then(|p| p.val_of("w:tag"))
                    .unwrap_or("");
                out.push_str(&format!("<{tag}:"));
                if let Some(content) = child.find("w:sdtContent") {
                    inline(content, out);
                }
                out.push('>');
            }
            "mc:AlternateContent" | "w:drawing" | "w:pict" => graphic(child, out),
            "mc:Choice" | "w:smartTag" => wrap("", "", out),
            _ => {}
        }
    }
}

fn graphic(element: &Element, out: &mut String) {
    let mut boxes = Vec::new();
    element.walk(&mut |e| {
        if e.name == "w:txbxContent" {
            boxes.push(e);
        }
    });
    if boxes.is_empty() {
        out.push('▣');
    }
    for content in boxes {
        let mut lines = Vec::new();
        blocks(content, &mut lines);
        out.push_str(&format!("▢{}▢", lines.join(" / ")));
    }
}
