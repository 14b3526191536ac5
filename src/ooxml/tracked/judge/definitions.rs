//! Styles and lists by what they do, so that their ids make no difference.

use super::super::tree::{Id, Tree};
use super::effect;
use super::view::short;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Styles and lists of a package.
#[derive(Default)]
pub(super) struct Definitions {
    /// Style id → name in lower case, as Word compares built-in ones.
    names: HashMap<String, String>,
    /// Style id → style it is based on.
    bases: HashMap<String, String>,
    /// Style id → what it says itself.
    styles: HashMap<String, String>,
    /// What holds where nothing else is said.
    defaults: String,
    /// Style ids that count where none is named.
    implicit: Vec<String>,
    /// List id → level → what the level shows.
    lists: HashMap<String, BTreeMap<String, String>>,
    used: RefCell<BTreeSet<String>>,
}

impl Definitions {
    /// Reads the parts of styles and of numbering, when there are any.
    pub(super) fn new(styles: Option<&Tree<'_>>, numbering: Option<&Tree<'_>>) -> Definitions {
        let mut found = Definitions::default();
        let of_styles = |name: &'static str| {
            styles.into_iter().flat_map(move |tree| {
                let root = tree.root();
                tree.elements(root)
                    .filter(move |id| tree.name(*id) == name)
                    .map(move |id| (tree, id))
            })
        };
        for (tree, id) in of_styles("w:style") {
            let Some(key) = tree.get(id, "w:styleId") else {
                continue;
            };
            let name = tree.val_of(id, "w:name").unwrap_or_else(|| key.clone());
            let name = short(name.to_lowercase());
            found.names.insert(key.to_string(), name);
            if let Some(base) = tree.val_of(id, "w:basedOn") {
                found.bases.insert(key.to_string(), base.into_owned());
            }
            if matches!(
                tree.get(id, "w:default").as_deref(),
                Some("1" | "true" | "on")
            ) {
                found.implicit.push(key.to_string());
            }
        }
        if let Some(tree) = numbering {
            found.lists = lists(tree, &found);
        }
        let mut written = HashMap::new();
        for (tree, id) in of_styles("w:style") {
            let Some(key) = tree.get(id, "w:styleId") else {
                continue;
            };
            written.insert(key.into_owned(), found.style(tree, id));
        }
        found.styles = written;
        for (tree, id) in of_styles("w:docDefaults") {
            let mut out = String::new();
            effect::properties(tree, id, &found, &[], &mut out);
            found.defaults = out;
        }
        found
    }

    fn style(&self, tree: &Tree<'_>, id: Id) -> String {
        let mut out = String::new();
        for part in tree.elements(id) {
            match tree.name(part) {
                name @ ("w:pPr" | "w:rPr" | "w:tblPr" | "w:trPr" | "w:tcPr") => {
                    let mut inner = String::new();
                    effect::properties(tree, part, self, &["w:numPr", "w:rPr"], &mut inner);
                    if let Some(number) = tree.find(part, "w:numPr") {
                        inner.push_str(&self.number(tree, number).unwrap_or_default());
                    }
                    if !inner.is_empty() {
                        out.push_str(&format!("{name}({inner})"));
                    }
                }
                "w:tblStylePr" => {
                    out.push_str(tree.tag(part));
                    effect::properties(tree, part, self, &[], &mut out);
                }
                _ => {}
            }
        }
        out
    }

    /// The name of a style that is there, which is noted as used.
    pub(super) fn style_name(&self, id: &str) -> Option<&str> {
        let name = self.names.get(id)?;
        if !self.used.borrow().contains(id) {
            self.used.borrow_mut().insert(id.to_owned());
        }
        Some(name)
    }

    /// What `w:numPr` makes a paragraph show; `None` when it says nothing.
    pub(super) fn number(&self, tree: &Tree<'_>, id: Id) -> Option<String> {
        let level = tree.val_of(id, "w:ilvl");
        let Some(list) = tree.val_of(id, "w:numId") else {
            return level.map(|level| format!("level {level}"));
        };
        if list == "0" {
            return Some("no number".to_owned());
        }
        let level = level.unwrap_or_else(|| "0".into());
        // Word shows no number for a list that is not there.
        let shown = self.lists.get(&*list)?.get(&*level);
        Some(format!(
            "number {level}: {}",
            shown.map_or("", String::as_str)
        ))
    }

    /// Whether there is such a list.
    pub(super) fn has_list(&self, id: &str) -> bool {
        self.lists.contains_key(id)
    }

    /// The styles that are used, those they are based on, and the defaults: name and what it says.
    pub(super) fn used(&self) -> Vec<String> {
        let mut ids: BTreeSet<&str> = BTreeSet::new();
        let used = self.used.borrow();
        let implicit = self.implicit.iter().map(String::as_str);
        for id in used.iter().map(String::as_str).chain(implicit) {
            let mut now = id;
            while ids.insert(now) {
                match self
                    .bases
                    .get(now)
                    .filter(|base| self.names.contains_key(*base))
                {
                    Some(base) => now = base,
                    None => break,
                }
            }
        }
        let mut lines: Vec<String> = ids
            .into_iter()
            .filter_map(|id| {
                let base = self.bases.get(id).and_then(|base| self.names.get(base));
                Some(format!(
                    "{} based on {}: {}",
                    self.names.get(id)?,
                    base.map_or("nothing", String::as_str),
                    self.styles.get(id).map_or("", String::as_str)
                ))
            })
            .collect();
        lines.sort();
        lines.push(format!("defaults: {}", self.defaults));
        lines
    }
}

/// Each list's levels, with the overrides of the instance (17.9.8).
fn lists(tree: &Tree<'_>, definitions: &Definitions) -> HashMap<String, BTreeMap<String, String>> {
    let root = tree.root();
    let mut abstracts: HashMap<String, BTreeMap<String, String>> = HashMap::new();
    for id in tree.elements(root) {
        if tree.name(id) != "w:abstractNum" {
            continue;
        }
        let key = tree.get(id, "w:abstractNumId").unwrap_or_default();
        let levels = tree
            .elements(id)
            .filter(|level| tree.name(*level) == "w:lvl")
            .map(|level| shown(tree, level, definitions));
        abstracts.insert(key.into_owned(), levels.collect());
    }
    let mut found = HashMap::new();
    for id in tree.elements(root) {
        if tree.name(id) != "w:num" {
            continue;
        }
        let base = tree.val_of(id, "w:abstractNumId").unwrap_or_default();
        let mut levels = abstracts.get(&*base).cloned().unwrap_or_default();
        for change in tree.elements(id) {
            if tree.name(change) != "w:lvlOverride" {
                continue;
            }
            let level = tree.get(change, "w:ilvl").unwrap_or_default().into_owned();
            if let Some(new) = tree.find(change, "w:lvl") {
                levels.insert(level.clone(), shown(tree, new, definitions).1);
            }
            if let Some(start) = tree.val_of(change, "w:startOverride") {
                let text = levels.entry(level).or_default();
                text.push_str(&format!("restarts at {start}"));
            }
        }
        let key = tree.get(id, "w:numId").unwrap_or_default().into_owned();
        found.insert(key, levels);
    }
    found
}

fn shown(tree: &Tree<'_>, level: Id, definitions: &Definitions) -> (String, String) {
    let mut out = String::new();
    effect::properties(
        tree,
        level,
        definitions,
        &["w:lvlPicBulletId", "w:legacy", "w:pStyle"],
        &mut out,
    );
    let number = tree.get(level, "w:ilvl").unwrap_or_default();
    (number.into_owned(), short(out))
}
