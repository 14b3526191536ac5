//! Rules on the package: relationships, content types, element order, lists, styles.

use super::{Numbers, Report, Styles};
use crate::ooxml::order as schema;
use crate::ooxml::package::{CONTENT_TYPES, Parts};
use crate::ooxml::xml::Element;
use std::collections::{BTreeMap, HashSet};

pub(super) fn check(parts: &Parts, trees: &BTreeMap<&str, Element>, report: &mut Report) {
    let Some(types) = trees.get(CONTENT_TYPES) else {
        report.error("word-content-types", CONTENT_TYPES, "is missing".to_owned());
        return;
    };
    let listed: HashSet<&str> = types
        .elements()
        .filter_map(|e| e.get("PartName"))
        .map(|name| name.trim_start_matches('/'))
        .collect();
    let extensions: HashSet<&str> = types
        .elements()
        .filter_map(|e| e.get("Extension"))
        .collect();
    for name in parts.keys().filter(|name| *name != CONTENT_TYPES) {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        if !listed.contains(name.as_str()) && !extensions.contains(extension) {
            report.error("word-content-types", name, "has no content type".to_owned());
        }
    }
    for name in listed.iter().filter(|name| !parts.contains_key(**name)) {
        report.error(
            "word-content-types",
            name,
            "is listed but not there".to_owned(),
        );
    }
    for (name, tree) in trees.iter().filter(|(name, _)| name.ends_with(".rels")) {
        relationships(name, tree, parts, report);
    }
    for (name, tree) in trees.iter().filter(|(name, _)| !name.ends_with(".rels")) {
        used(name, tree, trees, report);
    }
}

/// Relationship ids once each, and every target there.
fn relationships(name: &str, tree: &Element, parts: &Parts, report: &mut Report) {
    let folder = name
        .rsplit_once("_rels/")
        .map_or("", |(folder, _)| folder.trim_end_matches('/'));
    let mut ids = HashSet::new();
    for link in tree.elements() {
        let id = link.get("Id").unwrap_or_default();
        if !ids.insert(id) {
            report.error("word-relationship-twice", name, format!("has `{id}` twice"));
        }
        let target = link.get("Target").unwrap_or_default();
        if link.get("TargetMode") != Some("External")
            && !parts.contains_key(&resolved(folder, target))
        {
            report.error(
                "word-relationship-target",
                name,
                format!("names `{target}`, which is not there"),
            );
        }
    }
}

fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for segment in target.split('/') {
        match segment {
            ".." => {
                path.pop();
            }
            "." | "" => {}
            segment => path.push(segment),
        }
    }
    path.join("/")
}

/// Every `r:id` in a part has its relationship.
fn used(name: &str, tree: &Element, trees: &BTreeMap<&str, Element>, report: &mut Report) {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let separator = if folder.is_empty() { "" } else { "/" };
    let links = trees.get(format!("{folder}{separator}_rels/{file}.rels").as_str());
    let ids: HashSet<&str> = links
        .into_iter()
        .flat_map(Element::elements)
        .filter_map(|e| e.get("Id"))
        .collect();
    tree.walk(&mut |element| {
        for (attribute, value) in &element.attributes {
            if attribute.starts_with("r:") && !ids.contains(value.as_str()) {
                report.error(
                    "word-relationship-missing",
                    name,
                    format!("names the relationship `{value}`, which is not there"),
                );
            }
        }
    });
}

/// Children in the order of the schema.
pub(super) fn order(name: &str, tree: &Element, report: &mut Report) {
    tree.walk(&mut |element| {
        if let Some(child) = schema::misplaced(element) {
            report.error(
                "word-order",
                name,
                format!("has `{}` too late in `{}`", child.name, element.name),
            );
        }
    });
}

/// Instances have their list; ids are there once.
pub(super) fn numbering(tree: &Element, report: &mut Report) {
    const PART: &str = "word/numbering.xml";
    let mut lists = HashSet::new();
    let mut instances = HashSet::new();
    for element in tree.elements() {
        match &*element.name {
            "w:abstractNum" => {
                let id = element.get("w:abstractNumId").unwrap_or_default();
                if !lists.insert(id) {
                    report.error("word-list-twice", PART, format!("has the list {id} twice"));
                }
            }
            "w:num" => {
                let id = element.get("w:numId").unwrap_or_default();
                if !instances.insert(id) {
                    report.error(
                        "word-list-twice",
                        PART,
                        format!("has the instance {id} twice"),
                    );
                }
                let list = element.val_of("w:abstractNumId").unwrap_or_default();
                if !lists.contains(list) {
                    report.error(
                        "word-list-missing",
                        PART,
                        format!("has the instance {id} of the list {list}, which is not there"),
                    );
                }
            }
            _ => {}
        }
    }
}

/// Styles name styles and lists that are there.
pub(super) fn styles(
    tree: &Element,
    styles: Option<&Styles>,
    numbers: Option<&Numbers>,
    report: &mut Report,
) {
    const PART: &str = "word/styles.xml";
    let mut ids = HashSet::new();
    for style in tree.elements().filter(|e| e.name == "w:style") {
        let id = style.get("w:styleId").unwrap_or_default();
        if !ids.insert(id) {
            report.error(
                "word-style-twice",
                PART,
                format!("has the style `{id}` twice"),
            );
        }
        let kind = style.get("w:type").unwrap_or("paragraph");
        for name in ["w:basedOn", "w:next"] {
            if let Some(other) = style.val_of(name)
                && styles.is_some_and(|styles| !styles.has(kind, other))
            {
                report.error(
                    "word-style-missing",
                    PART,
                    format!("has the style `{id}`, which names `{other}`, which is not there"),
                );
            }
        }
        let list = style
            .find("w:pPr")
            .and_then(|p| p.find("w:numPr"))
            .and_then(|n| n.val_of("w:numId"));
        if let Some(list) = list.filter(|list| *list != "0")
            && numbers.is_none_or(|numbers| !numbers.0.contains(list))
        {
            report.error(
                "word-list-missing",
                PART,
                format!("has the style `{id}` in the list {list}, which is not there"),
            );
        }
    }
}
