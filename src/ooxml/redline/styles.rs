//! Styles that both packages have and define differently: the old definition is tracked in the new one (17.7.4.17 takes
//! `w:pPrChange` and `w:rPrChange` as a paragraph does), so that rejecting brings it back.

use super::name::{self, Name};
use super::tree::{Id, Tree};
use super::write::{Place, Writer};
use std::collections::{BTreeMap, BTreeSet};

/// What stands before `w:pPr` in a style (17.7.4.17), and between it and `w:rPr` nothing.
const BEFORE: &[&str] = &[
    "w:name",
    "w:aliases",
    "w:basedOn",
    "w:next",
    "w:link",
    "w:autoRedefine",
    "w:hidden",
    "w:uiPriority",
    "w:semiHidden",
    "w:unhideWhenUsed",
    "w:qFormat",
    "w:locked",
    "w:personal",
    "w:personalCompose",
    "w:personalReply",
    "w:rsid",
];

impl<'w> Writer<'w, '_> {
    /// Tracks the definitions of the styles that the old package uses.
    pub(super) fn write_styles(&mut self) {
        let (Some(old_part), Some(new_part)) =
            (self.old.part_named("styles"), self.new.part_named("styles"))
        else {
            return;
        };
        let at = Place {
            old_part,
            old: self.old.tree(old_part),
            new_part,
            new: self.new.tree(new_part),
        };
        let olds = by_name(at.old);
        let used = self.used_styles(at.old);
        for (key, new) in by_name(at.new) {
            let Some(old) = olds.get(&key).filter(|old| {
                at.old
                    .get(**old, "w:styleId")
                    .is_some_and(|id| used.contains(id))
            }) else {
                continue;
            };
            let paragraph = self.differs(at, *old, new, name::PPR);
            let run = self.differs(at, *old, new, name::RPR);
            if paragraph || run {
                self.track_style(at, *old, new, paragraph, run);
            }
        }
    }

    fn differs(&self, at: Place<'w>, old: Id, new: Id, kind: Name) -> bool {
        let mut formats = self.formats.borrow_mut();
        formats.other(self.old, at.old, at.old.find(old, kind), &[])
            != formats.other(self.new, at.new, at.new.find(new, kind), &[])
    }

    fn track_style(&mut self, at: Place<'w>, old: Id, new: Id, paragraph: bool, run: bool) {
        let mut text = String::new();
        for (kind, change, differs) in [
            (name::PPR, "pPrChange", paragraph),
            (name::RPR, "rPrChange", run),
        ] {
            let own = at.new.find(new, kind);
            if !differs {
                text.push_str(own.map_or("", |own| at.new.raw(own)));
                continue;
            }
            let called = name::KNOWN[usize::from(kind.0)];
            let mut before = String::new();
            for child in at
                .old
                .find(old, kind)
                .map(|p| at.old.children(p))
                .into_iter()
                .flatten()
            {
                self.transplant(at, child, false, &mut before);
            }
            let inner = own.map_or("", |own| at.new.inner(own)).to_owned();
            let revision = self.revision();
            text.push_str(&format!(
                "<{called}>{inner}<w:{change}{revision}><{called}>{before}</{called}></w:{change}></{called}>"
            ));
        }
        // Both stand together, behind what a style says of itself.
        let mut from = None;
        let mut to = at.new.inner_span(new).start;
        for child in at.new.children(new) {
            let span = at.new.span(child);
            if matches!(at.new.name(child), name::PPR | name::RPR) {
                from = from.or(Some(span.start));
                to = span.end;
            } else if BEFORE.contains(&at.new.qname(child)) {
                to = span.end;
            }
        }
        self.edits
            .replace(at.new_part, from.unwrap_or(to)..to, text);
    }

    /// The ids of the styles that stories of the old package use, and of those that these are based on.
    fn used_styles(&self, styles: &Tree) -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        for part in self.old.loaded() {
            let tree = self.old.tree(part);
            if tree.qname(tree.root()) == "w:styles" {
                continue;
            }
            for node in tree.descendants(tree.root()) {
                if matches!(
                    tree.name(node),
                    name::P_STYLE | name::R_STYLE | name::TBL_STYLE
                ) {
                    used.insert(tree.get(node, "w:val").unwrap_or("").to_owned());
                }
            }
        }
        let parents: BTreeMap<&str, &str> = styles
            .children(styles.root())
            .filter_map(|n| {
                Some((
                    styles.get(n, "w:styleId")?,
                    styles.val_of(n, name::BASED_ON)?,
                ))
            })
            .collect();
        let mut waiting: Vec<String> = used.iter().cloned().collect();
        while let Some(id) = waiting.pop() {
            if let Some(parent) = parents.get(id.as_str())
                && used.insert((*parent).to_owned())
            {
                waiting.push((*parent).to_owned());
            }
        }
        used
    }
}

/// Styles of paragraphs and characters by kind and name.
fn by_name(tree: &Tree) -> BTreeMap<(String, String), Id> {
    tree.children(tree.root())
        .filter(|n| tree.name(*n) == name::STYLE)
        .filter_map(|n| {
            let kind = tree.get(n, "w:type").unwrap_or("paragraph");
            let called = tree.val_of(n, name::STYLE_NAME)?.to_lowercase();
            matches!(kind, "paragraph" | "character").then(|| ((kind.to_owned(), called), n))
        })
        .collect()
}
