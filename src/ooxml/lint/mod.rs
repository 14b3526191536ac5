//! What neither schema nor validator sees, and Word repairs, drops or shows wrongly.
//!
//! Each rule is named after what is wrong, as `word-…`. A file of ours has no finding; a foreign one is told what it has.

mod container;
mod story;

use super::dialect;
use super::package::{CONTENT_TYPES, Parts};
use super::xml::{self, Element};
use crate::finding::{Finding, Findings};
use std::collections::BTreeMap;

/// Everything wrong with a package, rule by rule and part by part.
pub fn lint(parts: &Parts) -> Findings {
    let mut report = Report::default();
    let mut trees = BTreeMap::new();
    for (name, bytes) in parts {
        if !(name.ends_with(".xml") || name.ends_with(".rels")) {
            continue;
        }
        match xml::parse(bytes, xml::Limits::default()) {
            Ok(tree) => {
                for (attribute, namespace) in &tree.attributes {
                    if let Some(prefix) = attribute.strip_prefix("xmlns:")
                        && dialect::is_misused(prefix, namespace)
                    {
                        let what = format!("has the prefix `{prefix}` for `{namespace}`");
                        report.error("word-namespace", name, what);
                    }
                }
                trees.insert(name.as_str(), tree);
            }
            Err(error) => report.error("word-xml", name, format!("is {error}")),
        }
    }
    container::check(parts, &trees, &mut report);
    let styles = trees.get("word/styles.xml").map(Styles::new);
    let numbers = trees.get("word/numbering.xml").map(Numbers::new);
    for (name, tree) in &trees {
        let is_story = matches!(
            &*tree.name,
            "w:document" | "w:hdr" | "w:ftr" | "w:comments" | "w:footnotes" | "w:endnotes"
        );
        if is_story {
            story::check(name, tree, styles.as_ref(), numbers.as_ref(), &mut report);
        }
        if *name != CONTENT_TYPES {
            container::order(name, tree, &mut report);
        }
    }
    story::comments(&trees, &mut report);
    if let Some(tree) = trees.get("word/numbering.xml") {
        container::numbering(tree, &mut report);
    }
    if let Some(tree) = trees.get("word/styles.xml") {
        container::styles(tree, styles.as_ref(), numbers.as_ref(), &mut report);
    }
    report.findings.sorted()
}

#[derive(Default)]
struct Report {
    findings: Findings,
}

impl Report {
    fn error(&mut self, rule: &str, part: &str, what: String) {
        self.findings
            .push(Finding::error(rule, format!("`{part}` {what}")));
    }
}

/// The ids of styles by type.
struct Styles(std::collections::HashSet<(String, String)>);

impl Styles {
    fn new(tree: &Element) -> Styles {
        let of = |style: &Element| {
            let kind = style.get("w:type").unwrap_or("paragraph").to_owned();
            Some((kind, style.get("w:styleId")?.to_owned()))
        };
        Styles(
            tree.elements()
                .filter(|e| e.name == "w:style")
                .filter_map(of)
                .collect(),
        )
    }

    fn has(&self, kind: &str, id: &str) -> bool {
        self.0.contains(&(kind.to_owned(), id.to_owned()))
    }
}

/// The ids of lists' instances.
struct Numbers(std::collections::HashSet<String>);

impl Numbers {
    fn new(tree: &Element) -> Numbers {
        Numbers(
            tree.elements()
                .filter(|e| e.name == "w:num")
                .filter_map(|e| e.get("w:numId").map(str::to_owned))
                .collect(),
        )
    }
}
