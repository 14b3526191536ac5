//! Properties in one canonical form, each with a number: equal numbers are equal formatting.
//!
//! What says the same is the same here: the order of properties, `w:b` and `w:b w:val="true"`, styles by name, lists by their
//! levels. What is no formatting is left out: the language for spelling, `w:noProof`, revision ids.

use super::name::{self, Name};
use super::side::Side;
use super::tree::{Id, Tree};
use std::collections::HashMap;

/// Numbers of formats, for both sides together. Number 0 is no formatting of one's own.
#[derive(Default)]
pub(super) struct Formats {
    numbers: HashMap<String, u32>,
}

/// What was already looked up on one side: bytes as written → number.
#[derive(Default)]
pub(super) struct Seen {
    runs: HashMap<String, u32>,
    paragraphs: HashMap<String, u32>,
}

/// Properties that are on or off (17.17.4).
const TOGGLES: &[&str] = &[
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:caps",
    "w:smallCaps",
    "w:strike",
    "w:dstrike",
    "w:outline",
    "w:shadow",
    "w:emboss",
    "w:imprint",
    "w:vanish",
    "w:webHidden",
    "w:rtl",
    "w:cs",
    "w:specVanish",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:widowControl",
    "w:suppressLineNumbers",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:cantSplit",
    "w:tblHeader",
    "w:noWrap",
    "w:titlePg",
];

/// No formatting, or tracked elsewhere.
const IGNORED: &[Name] = &[
    name::LANG,
    name::NO_PROOF,
    name::RPR_CHANGE,
    name::PPR_CHANGE,
    name::TBL_PR_CHANGE,
    name::TR_PR_CHANGE,
    name::TC_PR_CHANGE,
    name::SECT_PR_CHANGE,
    name::INS,
    name::DEL,
    name::MOVE_FROM,
    name::MOVE_TO,
];

impl Formats {
    fn number(&mut self, canonical: String) -> u32 {
        if canonical.is_empty() {
            return 0;
        }
        let next = u32::try_from(self.numbers.len() + 1).unwrap_or(u32::MAX);
        *self.numbers.entry(canonical).or_insert(next)
    }

    /// The number of `w:rPr` of a run or a paragraph mark.
    pub(super) fn run(
        &mut self,
        seen: &mut Seen,
        side: &Side<'_>,
        tree: &Tree,
        rpr: Option<Id>,
    ) -> u32 {
        let Some(rpr) = rpr else {
            return 0;
        };
        if let Some(number) = seen.runs.get(tree.inner(rpr)) {
            return *number;
        }
        let number = self.number(canonical(side, tree, rpr, &[]));
        seen.runs.insert(tree.inner(rpr).to_owned(), number);
        number
    }

    /// The number of `w:pPr`, without the formatting of the mark and the section.
    pub(super) fn paragraph(
        &mut self,
        seen: &mut Seen,
        side: &Side<'_>,
        tree: &Tree,
        ppr: Option<Id>,
    ) -> u32 {
        let Some(ppr) = ppr else {
            return 0;
        };
        if let Some(number) = seen.paragraphs.get(tree.inner(ppr)) {
            return *number;
        }
        let number = self.number(canonical(side, tree, ppr, &[name::RPR, name::SECT_PR]));
        // With a section inside there is no second one like it.
        if tree.find(ppr, name::SECT_PR).is_none() {
            seen.paragraphs.insert(tree.inner(ppr).to_owned(), number);
        }
        number
    }

    /// The number of other properties, of tables, rows, cells and sections.
    pub(super) fn other(
        &mut self,
        side: &Side<'_>,
        tree: &Tree,
        node: Option<Id>,
        without: &[Name],
    ) -> u32 {
        match node {
            None => 0,
            Some(node) => {
                let canonical = canonical(side, tree, node, without);
                self.number(canonical)
            }
        }
    }
}

/// The children of a list of properties, each in canonical form, sorted.
fn canonical(side: &Side<'_>, tree: &Tree, list: Id, without: &[Name]) -> String {
    let mut found: Vec<String> = tree
        .children(list)
        .filter(|child| {
            !IGNORED.contains(&tree.name(*child)) && !without.contains(&tree.name(*child))
        })
        .map(|child| property(side, tree, child))
        .collect();
    found.sort();
    found.concat()
}

fn property(side: &Side<'_>, tree: &Tree, node: Id) -> String {
    let called = tree.qname(node);
    let mut out = format!("<{called}");
    let mut attributes: Vec<(&str, String)> = tree
        .attributes(node)
        .filter(|(name, _)| {
            !name.starts_with("w:rsid") && !name.starts_with("xmlns") && !name.starts_with("w14:")
        })
        .map(|(name, value)| (name, value.to_owned()))
        .collect();
    match tree.name(node) {
        name::P_STYLE | name::R_STYLE | name::TBL_STYLE => {
            for (_, value) in &mut attributes {
                match side.style_names.get(value) {
                    Some(named) => *value = named.clone(),
                    None => value.insert(0, '?'),
                }
            }
        }
        name::NUM_ID => {
            for (_, value) in &mut attributes {
                if value != "0" {
                    *value = match side.list_names.get(value) {
                        Some(list) => list.clone(),
                        // No list of the other side.
                        None => format!("{} {value}", side.lists.get(value).copied().unwrap_or(0)),
                    };
                }
            }
        }
        _ if TOGGLES.contains(&called) => {
            for (_, value) in &mut attributes {
                *value = if matches!(value.as_str(), "0" | "false" | "off") {
                    "0"
                } else {
                    ""
                }
                .to_owned();
            }
            attributes.retain(|(_, value)| !value.is_empty());
        }
        _ => {}
    }
    if called == "w:ind" {
        for (name, _) in &mut attributes {
            match *name {
                "w:start" => *name = "w:left",
                "w:end" => *name = "w:right",
                _ => {}
            }
        }
    }
    attributes.sort();
    for (name, value) in attributes {
        out.push(' ');
        out.push_str(name);
        out.push('=');
        out.push_str(&value);
    }
    out.push('>');
    for child in tree.children(node) {
        out.push_str(&property(side, tree, child));
    }
    out.push_str("</>");
    out
}
