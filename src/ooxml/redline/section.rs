//! Sections (17.6.18): their properties, and the headers and footers that they show.
//!
//! A reference to a header is not tracked (17.13.5.32 leaves it out), so the redline refers to one part in which the change itself is
//! tracked: a header that went is there with all its text deleted. A section without a reference shows the header of the section
//! before (17.10.5); what that is, when changes are accepted and when they are rejected, is followed from section to section.

use super::key::Key;
use super::name::{self, Name};
use super::side::Side;
use super::tree::{Id, Tree};
use super::write::{Place, Writer};
use crate::ooxml::namespace::R;
use crate::ooxml::xml::DECLARATION;
use std::collections::BTreeMap;

/// Header or footer, and the pages it is for.
type Slot = (Name, String);

/// What is shown so far, section by section.
#[derive(Default)]
pub(super) struct Shown {
    /// On either side: slot → part.
    old: BTreeMap<Slot, String>,
    new: BTreeMap<Slot, String>,
    /// In the redline when all is accepted, when all is rejected: slot → part.
    accepted: BTreeMap<Slot, String>,
    rejected: BTreeMap<Slot, String>,
    /// Old part, new part → the part that holds both.
    merged: BTreeMap<(Option<String>, Option<String>), String>,
    /// Part of the redline → relationship of the main part.
    references: BTreeMap<String, String>,
}

const REFERENCES: &[Name] = &[name::HEADER_REFERENCE, name::FOOTER_REFERENCE];

impl<'w> Writer<'w, '_> {
    /// `w:sectPr` of a paragraph or of the body, with what it was (17.13.5.32). Called in the order of the sections.
    pub(super) fn section(&mut self, at: Place<'w>, old: Option<Id>, new: Option<Id>) -> String {
        if let Some(old) = old {
            let found = slots(self.old, at.old_part, at.old, old);
            self.shown.old.extend(found);
        }
        let mut own = BTreeMap::new();
        if let Some(new) = new {
            own = slots(self.new, at.new_part, at.new, new);
            self.shown.new.extend(own.clone());
        }
        let mut references = String::new();
        for called in REFERENCES {
            for pages in ["even", "default", "first"] {
                let slot = (*called, pages.to_owned());
                let wanted = self.wanted(&slot, old.is_some(), new.is_some());
                let accepted = new.is_none() || self.shown.accepted.get(&slot) == wanted.as_ref();
                let rejected = old.is_none() || self.shown.rejected.get(&slot) == wanted.as_ref();
                let Some(part) = wanted else {
                    continue;
                };
                if new.is_some() {
                    self.shown.accepted.insert(slot.clone(), part.clone());
                }
                if old.is_some() {
                    self.shown.rejected.insert(slot.clone(), part.clone());
                }
                if !own.contains_key(&slot) && accepted && rejected {
                    continue;
                }
                let id = self.reference(&part, *called);
                let name = name::KNOWN[usize::from(called.0)];
                references.push_str(&format!("<{name} w:type=\"{pages}\" r:id=\"{id}\"/>"));
            }
        }
        let Some(new) = new else {
            let mut text = String::from("<w:sectPr>");
            text.push_str(&references);
            text.push_str(&old.map_or(String::new(), |old| self.old_section(at, old)));
            text.push_str("</w:sectPr>");
            return text;
        };
        let differs = old.is_some_and(|old| {
            let mut formats = self.formats.borrow_mut();
            formats.other(self.old, at.old, Some(old), UNTRACKED)
                != formats.other(self.new, at.new, Some(new), UNTRACKED)
        });
        let same = same_references(at.new, new, &references);
        if same && !differs {
            return at.new.raw(new).to_owned();
        }
        let mut text = at.new.open_tag(new).into_owned();
        for child in at.new.children(new) {
            if same && REFERENCES.contains(&at.new.name(child)) {
                text.push_str(at.new.raw(child));
            }
        }
        if !same {
            text.push_str(&references);
        }
        for child in at.new.children(new) {
            if !REFERENCES.contains(&at.new.name(child))
                && at.new.name(child) != name::SECT_PR_CHANGE
            {
                text.push_str(at.new.raw(child));
            }
        }
        if let Some(old) = old.filter(|_| differs) {
            let before = self.old_section(at, old);
            let revision = self.revision();
            text.push_str(&format!(
                "<w:sectPrChange{revision}><w:sectPr>{before}</w:sectPr></w:sectPrChange>"
            ));
        }
        text.push_str("</w:sectPr>");
        text
    }

    fn old_section(&mut self, at: Place<'w>, old: Id) -> String {
        let mut text = String::new();
        for child in at.old.children(old) {
            if !UNTRACKED.contains(&at.old.name(child))
                && at.old.name(child) != name::SECT_PR_CHANGE
            {
                self.transplant(at, child, false, &mut text);
            }
        }
        text
    }

    /// The part that a section of the redline has to show.
    fn wanted(&mut self, slot: &Slot, in_old: bool, in_new: bool) -> Option<String> {
        let old = self.shown.old.get(slot).filter(|_| in_old).cloned();
        let new = self.shown.new.get(slot).filter(|_| in_new).cloned();
        let same = |pair: &(Option<String>, Option<String>)| match (in_old, in_new) {
            (true, true) => pair.0 == old && pair.1 == new,
            (true, false) => pair.0 == old,
            _ => pair.1 == new,
        };
        if old.is_none() && new.is_none() {
            return None;
        }
        if let Some((_, part)) = self.shown.merged.iter().find(|(pair, _)| same(pair)) {
            return Some(part.clone());
        }
        let part = match (&old, &new) {
            (_, Some(new)) if !in_old => new.clone(),
            (Some(old), None) if !in_new => self.imports.part(self.old, self.new, old),
            (Some(old), Some(new)) => self.merged_header(old, new),
            (None, Some(new)) => self.inserted_header(new),
            (Some(old), None) => self.deleted_header(old, slot.0),
            (None, None) => return None,
        };
        // A section of one side alone shows its part in one view alone.
        if in_old && in_new {
            self.shown.merged.insert((old, new), part.clone());
        }
        Some(part)
    }

    fn header_place(&self, old: &str, new: &str) -> Place<'w> {
        let (old_side, new_side) = (self.old, self.new);
        let name = |side: &'w Side<'_>, part: &str| {
            side.loaded().find(|p| *p == part).unwrap_or(&side.main)
        };
        let (old_part, new_part) = (name(old_side, old), name(new_side, new));
        Place {
            old_part,
            old: old_side.tree(old_part),
            new_part,
            new: new_side.tree(new_part),
        }
    }

    fn merged_header(&mut self, old: &str, new: &str) -> String {
        let at = self.header_place(old, new);
        let (x, y) = (at.old.root(), at.new.root());
        let (mut old_reader, mut new_reader) = self.readers(at);
        let was = old_reader.container(Key::new(0), x).done();
        let is = new_reader.container(Key::new(0), y).done();
        let taken = self.edits.parts().any(|part| part == new);
        if was == is && !taken && !self.is_commented(at.old) {
            return new.to_owned();
        }
        let text = self.apart(|w| w.container(at, x, y));
        self.header_text(at, new, text)
    }

    fn inserted_header(&mut self, new: &str) -> String {
        let main = self.old.main.clone();
        let at = self.header_place(&main, new);
        let text = self.apart(|w| w.inserted_in_place(at, at.new.root()));
        self.header_text(at, new, text)
    }

    /// Puts what a header holds now into its part; into a part of its own when that holds another comparison.
    fn header_text(&mut self, at: Place<'w>, new: &str, text: String) -> String {
        let root = at.new.root();
        let taken = self.shown.merged.values().any(|part| part == new);
        if !taken {
            self.replace_inner(new, at.new, root, text);
            return new.to_owned();
        }
        let copy = self.imports.part(self.new, self.new, new);
        let whole = format!(
            "{DECLARATION}{}{text}</{}>",
            at.new.open_tag(root),
            at.new.qname(root)
        );
        self.imports.parts.insert(copy.clone(), whole.into_bytes());
        copy
    }

    /// A header that the new package lacks: the old one, all its text deleted.
    fn deleted_header(&mut self, old: &str, called: Name) -> String {
        let part = self.imports.fresh_name(self.new.parts, old);
        let main = self.new.main.clone();
        let at = self.header_place(old, &main);
        let root = at.old.root();
        // Relationships are added to the main part's list under fresh ids, then to the header's own.
        let text = self.apart(|w| w.deleted_in_place(at, root));
        let whole = format!(
            "{DECLARATION}{}{text}</{}>",
            at.old.open_tag(root),
            at.old.qname(root)
        );
        self.imports.copy_relationships(&main, &part);
        self.imports.parts.insert(part.clone(), whole.into_bytes());
        let kind = if called == name::HEADER_REFERENCE {
            "header"
        } else {
            "footer"
        };
        self.imports.types.insert(
            part.clone(),
            format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"),
        );
        part
    }

    /// The relationship of the main part that leads to a header.
    fn reference(&mut self, part: &str, called: Name) -> String {
        if let Some(id) = self.shown.references.get(part) {
            return id.clone();
        }
        let main = &self.new.main;
        let there = self
            .new
            .relationships(main)
            .iter()
            .find(|r| r.part.as_deref() == Some(part));
        let id = match there {
            Some(there) => there.id.clone(),
            None => {
                let kind = if called == name::HEADER_REFERENCE {
                    "header"
                } else {
                    "footer"
                };
                self.imports.add_relationship(
                    main,
                    &format!("{R}/{kind}"),
                    &format!("/{part}"),
                    false,
                )
            }
        };
        self.shown.references.insert(part.to_owned(), id.clone());
        id
    }
}

/// What `w:sectPrChange` does not hold: references, and the settings of a printer, which are another part.
const UNTRACKED: &[Name] = &[
    name::HEADER_REFERENCE,
    name::FOOTER_REFERENCE,
    name::PRINTER_SETTINGS,
];

/// The headers and footers that a section names itself.
fn slots(side: &Side<'_>, part: &str, tree: &Tree, section: Id) -> BTreeMap<Slot, String> {
    tree.children(section)
        .filter(|n| REFERENCES.contains(&tree.name(*n)))
        .filter_map(|n| {
            let pages = tree.get(n, "w:type").unwrap_or("default").to_owned();
            let target = side
                .relationship(part, tree.get(n, "r:id")?)?
                .part
                .clone()?;
            side.try_tree(&target)?;
            Some(((tree.name(n), pages), target))
        })
        .collect()
}

/// Whether the references that are wanted are those that a section has.
fn same_references(tree: &Tree, section: Id, wanted: &str) -> bool {
    let own: Vec<(String, String)> = tree
        .children(section)
        .filter(|n| REFERENCES.contains(&tree.name(*n)))
        .map(|n| {
            let pages = tree.get(n, "w:type").unwrap_or("default");
            let id = tree.get(n, "r:id").unwrap_or("");
            (
                tree.qname(n).to_owned(),
                format!(" w:type=\"{pages}\" r:id=\"{id}\"/>"),
            )
        })
        .collect();
    own.iter()
        .all(|(name, rest)| wanted.contains(&format!("<{name}{rest}")))
        && own.len() == wanted.matches('<').count()
}
