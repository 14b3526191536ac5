//! Properties in one writing: the same for all that have the same effect.

use super::super::tree::{Id, Tree};
use super::definitions::Definitions;
use crate::ooxml::tag::attributes;

/// Properties that are on when they are there without a value (ISO/IEC 29500-1, 17.17.4).
fn is_toggle(name: &str) -> bool {
    matches!(
        name,
        "w:b"
            | "w:bCs"
            | "w:i"
            | "w:iCs"
            | "w:caps"
            | "w:smallCaps"
            | "w:strike"
            | "w:dstrike"
            | "w:outline"
            | "w:shadow"
            | "w:emboss"
            | "w:imprint"
            | "w:snapToGrid"
            | "w:vanish"
            | "w:webHidden"
            | "w:rtl"
            | "w:cs"
            | "w:specVanish"
            | "w:oMath"
            | "w:keepNext"
            | "w:keepLines"
            | "w:pageBreakBefore"
            | "w:widowControl"
            | "w:suppressLineNumbers"
            | "w:suppressAutoHyphens"
            | "w:kinsoku"
            | "w:wordWrap"
            | "w:overflowPunct"
            | "w:topLinePunct"
            | "w:autoSpaceDE"
            | "w:autoSpaceDN"
            | "w:bidi"
            | "w:adjustRightInd"
            | "w:contextualSpacing"
            | "w:mirrorIndents"
            | "w:suppressOverlap"
            | "w:bidiVisual"
            | "w:cantSplit"
            | "w:tblHeader"
            | "w:hidden"
            | "w:noWrap"
            | "w:tcFitText"
            | "w:hideMark"
            | "w:titlePg"
            | "w:formProt"
            | "w:noEndnote"
            | "w:rtlGutter"
            | "w:isLgl"
    )
}

/// What no reader sees, or what is looked at elsewhere.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "w:lang"
            | "w:noProof"
            | "w:cnfStyle"
            | "w:divId"
            | "w:headerReference"
            | "w:footerReference"
            | "w:printerSettings"
            | "w:ins"
            | "w:del"
            | "w:moveFrom"
            | "w:moveTo"
            | "w:cellIns"
            | "w:cellDel"
            | "w:cellMerge"
            | "w:numberingChange"
    ) || name.ends_with("Change")
}

/// Appends the children of a properties element but those that `skip` names, in the order of their names.
pub(super) fn properties(
    tree: &Tree<'_>,
    id: Id,
    definitions: &Definitions,
    skip: &[&str],
    out: &mut String,
) {
    let mut pieces: Vec<String> = tree
        .elements(id)
        .filter(|child| {
            let name = tree.name(*child);
            !is_skipped(name) && !skip.contains(&name)
        })
        .map(|child| property(tree, child, definitions))
        .filter(|piece| !piece.is_empty())
        .collect();
    pieces.sort();
    for piece in pieces {
        out.push_str(&piece);
        out.push(' ');
    }
}

fn property(tree: &Tree<'_>, id: Id, definitions: &Definitions) -> String {
    let name = tree.name(id);
    let mut out = name.strip_prefix("w:").unwrap_or(name).to_owned();
    if is_toggle(name) {
        let off = matches!(
            tree.get(id, "w:val").as_deref(),
            Some("0" | "false" | "off")
        );
        out.push_str(if off { "=0" } else { "" });
        return out;
    }
    if matches!(name, "w:pStyle" | "w:rStyle" | "w:tblStyle") {
        let style = tree.get(id, "w:val").unwrap_or_default();
        // Word ignores a style that is not there.
        return match definitions.style_name(&style) {
            Some(style) => format!("{out}={style}"),
            None => String::new(),
        };
    }
    let mut values: Vec<String> = attributes(tree.tag(id))
        .filter(|(name, _)| !name.starts_with("w:rsid") && !name.starts_with("xmlns"))
        .map(|(attribute, value)| {
            let attribute = match attribute {
                "w:start" if name != "w:pgNumType" && name != "w:lnNumType" => "w:left",
                "w:end" => "w:right",
                "w:startChars" => "w:leftChars",
                "w:endChars" => "w:rightChars",
                other => other,
            };
            let value = match (name, value) {
                ("w:jc", "start") => "left".to_owned(),
                ("w:jc", "end") => "right".to_owned(),
                ("w:color" | "w:shd" | "w:u", value) => value.to_ascii_lowercase(),
                (_, value) => value.to_owned(),
            };
            format!("{attribute}={value}")
        })
        .collect();
    if values.is_empty() && tree.elements(id).next().is_none() && is_hollow(name) {
        return String::new();
    }
    values.sort();
    for value in values {
        out.push(',');
        out.push_str(&value);
    }
    if tree.elements(id).next().is_some() {
        out.push('(');
        properties(tree, id, definitions, &[], &mut out);
        out.push(')');
    }
    out
}

/// Elements that say nothing when they are empty.
fn is_hollow(name: &str) -> bool {
    matches!(
        name,
        "w:rPr"
            | "w:pPr"
            | "w:rFonts"
            | "w:ind"
            | "w:spacing"
            | "w:tabs"
            | "w:pBdr"
            | "w:numPr"
            | "w:tblCellMar"
            | "w:tcMar"
            | "w:tblBorders"
            | "w:tcBorders"
    )
}
