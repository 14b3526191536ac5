//! What a change of format alters, property by property.

use super::model::Alteration;
use crate::ooxml::tag::attributes;
use crate::ooxml::tracked::tree::{Id, Tree};

/// The properties that differ between a record such as `w:rPrChange` and what it stands in, by name.
pub(super) fn alterations(tree: &Tree<'_>, record: Id) -> Vec<Alteration> {
    let name = tree.name(record);
    if name == "w:cellMerge" {
        let get = |attribute| {
            tree.get(record, attribute)
                .map(std::borrow::Cow::into_owned)
        };
        return vec![Alteration {
            property: "vMerge".to_owned(),
            old: get("w:vMergeOrig"),
            new: get("w:vMerge"),
        }];
    }
    if name == "w:numberingChange" {
        let original = tree
            .get(record, "w:original")
            .map(std::borrow::Cow::into_owned);
        return vec![Alteration {
            property: "numPr".to_owned(),
            old: original,
            new: None,
        }];
    }
    let (Some(now), Some(before)) = (tree.parent(record), tree.elements(record).next()) else {
        return Vec::new();
    };
    let (new, old) = (properties(tree, now), properties(tree, before));
    let value = |of: &[(String, String)], name: &str| {
        of.iter()
            .find(|(property, _)| property == name)
            .map(|(_, value)| value.clone())
    };
    let mut names: Vec<&String> = new.iter().chain(&old).map(|(name, _)| name).collect();
    names.sort();
    names.dedup();
    names
        .into_iter()
        .map(|name| Alteration {
            property: name.clone(),
            old: value(&old, name),
            new: value(&new, name),
        })
        .filter(|alteration| alteration.old != alteration.new)
        .collect()
}

/// Name and value of each property; values of several attributes are joined.
fn properties(tree: &Tree<'_>, id: Id) -> Vec<(String, String)> {
    tree.elements(id)
        .filter(|child| {
            let name = tree.name(*child);
            !name.ends_with("Change")
                && !name.ends_with("Reference")
                && !matches!(
                    name,
                    "w:rPr"
                        | "w:sectPr"
                        | "w:ins"
                        | "w:del"
                        | "w:moveFrom"
                        | "w:moveTo"
                        | "w:cellIns"
                        | "w:cellDel"
                        | "w:cellMerge"
                )
        })
        .map(|child| {
            let name = tree.name(child);
            let name = name.strip_prefix("w:").unwrap_or(name).to_owned();
            (name, value(tree, child))
        })
        .collect()
}

fn value(tree: &Tree<'_>, id: Id) -> String {
    if let Some(value) = tree.get(id, "w:val") {
        return value.into_owned();
    }
    let mut pieces: Vec<String> = attributes(tree.tag(id))
        .map(|(name, _)| name)
        .filter(|name| !name.starts_with("xmlns") && !name.starts_with("w:rsid"))
        .filter_map(|name| {
            let short = name.strip_prefix("w:").unwrap_or(name);
            Some(format!("{short} {}", tree.get(id, name)?))
        })
        .collect();
    pieces.extend(tree.elements(id).map(|child| {
        let name = tree.name(child);
        let name = name.strip_prefix("w:").unwrap_or(name);
        format!("{name} {}", value(tree, child))
    }));
    pieces.join(", ")
}

/// Whether a property that is switched on or off is on.
pub(super) fn is_on(tree: &Tree<'_>, parent: Id, name: &str) -> Option<bool> {
    let id = tree.find(parent, name)?;
    let off = matches!(
        tree.get(id, "w:val").as_deref(),
        Some("0" | "false" | "off" | "none")
    );
    Some(!off)
}
