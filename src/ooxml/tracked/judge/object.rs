//! Drawings, objects and formulas by what is in them.

use super::super::tree::{Id, Tree};
use super::blocks::Walker;
use super::view::Formats;
use crate::fingerprint::Fingerprint;
use crate::ooxml::tag::attributes;

/// A drawing or object: its markup without ids, what it refers to by content. The text in it is put with the walker as stories.
/// `None` when there is nothing to be seen: the type of a shape alone.
pub(super) fn object(
    walker: &mut Walker<'_, '_>,
    tree: &Tree<'_>,
    id: Id,
    formats: &mut Formats,
) -> Option<String> {
    if tree.name(id) == "w:pict" && tree.elements(id).all(|c| tree.name(c) == "v:shapetype") {
        return None;
    }
    let mut out = String::new();
    markup(walker, tree, id, false, formats, &mut out);
    Some(format!("{};", Fingerprint::of(out.as_bytes()).short()))
}

fn markup(
    walker: &mut Walker<'_, '_>,
    tree: &Tree<'_>,
    id: Id,
    fallback: bool,
    formats: &mut Formats,
    out: &mut String,
) {
    let name = tree.name(id);
    if name == "w:txbxContent" {
        walker.text_box(tree, id, fallback, formats);
        return;
    }
    out.push('<');
    out.push_str(name);
    let mut values: Vec<String> = attributes(tree.tag(id))
        .filter_map(|(attribute, value)| {
            let ids = matches!(name, "wp:docPr" | "pic:cNvPr" | "wps:cNvPr")
                && matches!(attribute, "id" | "name");
            let shape = name.starts_with("v:") && matches!(attribute, "id" | "type" | "o:gfxdata");
            let noise = attribute.starts_with("xmlns")
                || attribute.starts_with("wp14:")
                || attribute.starts_with("w14:")
                || attribute.starts_with("w:rsid")
                || attribute == "o:spid"
                || attribute == "ObjectID"
                || attribute == "ShapeID";
            if ids || shape || noise {
                return None;
            }
            if attribute.starts_with("r:") {
                let content = match walker.package.link(&walker.part, value) {
                    Some(link) if link.external => link.target.clone(),
                    Some(link) => match walker.package.fingerprint(&link.target) {
                        Some(content) => content.as_str().to_owned(),
                        None => "nothing".to_owned(),
                    },
                    None => "nothing".to_owned(),
                };
                return Some(format!("{attribute}={content}"));
            }
            Some(format!("{attribute}={value}"))
        })
        .collect();
    values.sort();
    for value in values {
        out.push(' ');
        out.push_str(&value);
    }
    out.push('>');
    for child in tree.elements(id) {
        let fallback = fallback || tree.name(child) == "mc:Fallback";
        markup(walker, tree, child, fallback, formats, out);
    }
    let text = tree.text(id);
    out.push_str(text.trim());
    out.push_str("</>");
}

/// A formula, whatever the runs in it.
pub(super) fn formula(tree: &Tree<'_>, id: Id) -> String {
    let mut out = String::new();
    let mut last = String::new();
    operator(tree, id, &mut last, &mut out);
    out
}

fn operator(tree: &Tree<'_>, id: Id, last: &mut String, out: &mut String) {
    for child in tree.elements(id) {
        let name = tree.name(child);
        match name {
            // Formatting of an operator's own signs.
            "m:ctrlPr" => {}
            "m:r" => {
                let properties = tree.find(child, "m:rPr");
                let format = properties.map_or("", |p| tree.outer(p));
                // Runs of one format are one.
                if *last != format {
                    format.clone_into(last);
                    out.push('|');
                    out.push_str(format);
                }
                for part in tree.elements(child) {
                    match tree.name(part) {
                        "m:t" | "w:t" => out.push_str(&tree.text(part)),
                        _ => {}
                    }
                }
            }
            "w:bookmarkStart" | "w:bookmarkEnd" | "w:proofErr" => {}
            _ => {
                last.clear();
                out.push_str(name.strip_prefix("m:").unwrap_or(name));
                if let Some(value) = tree.get(child, "m:val") {
                    out.push('=');
                    out.push_str(&value);
                }
                out.push('(');
                operator(tree, child, last, out);
                out.push(')');
                last.clear();
            }
        }
    }
}
