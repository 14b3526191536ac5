//! Footnotes and endnotes: their content compared where the reference stays, brought across where it was deleted.

use super::name::{self, Name};
use super::tree::{Id, Tree};
use super::write::{Place, Writer};

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

impl<'w> Writer<'w, '_> {
    /// Writes every note that a written reference asked for; new ones may be asked for on the way.
    pub(super) fn write_notes(&mut self) {
        let mut appended = std::collections::BTreeMap::<Name, String>::new();
        let mut done = std::collections::BTreeSet::new();
        let mut brought = 0;
        loop {
            if let Some((kind, old, new)) = self.changed_notes.pop() {
                if done.insert((kind, new.clone())) {
                    self.changed_note(kind, &old, &new);
                }
            } else if let Some((kind, id)) = self.inserted_notes.pop() {
                if done.insert((kind, id.clone())) {
                    self.inserted_note(kind, &id);
                }
            } else {
                let Some((kind, old, fresh)) = self.deleted_notes.get(brought).cloned() else {
                    break;
                };
                brought += 1;
                let text = self.deleted_note(kind, &old, &fresh);
                appended.entry(kind).or_default().push_str(&text);
            }
        }
        for (kind, text) in appended {
            let parts = plural(kind);
            let text = match self.new.part(parts) {
                Some(_) => text,
                // The separators come with the first note (17.11.23).
                None => format!("{}{text}", self.separators(kind)),
            };
            let mut imports = std::mem::take(&mut self.imports);
            imports.append(self.new, &mut self.edits, parts, MAIN, &text);
            self.imports = imports;
        }
    }

    fn separators(&self, kind: Name) -> String {
        let Some(tree) = self
            .old
            .part(plural(kind))
            .and_then(|part| self.old.try_tree(&part))
        else {
            return String::new();
        };
        tree.children(tree.root())
            .filter(|n| tree.get(*n, "w:type").is_some_and(|kind| kind != "normal"))
            .map(|n| tree.raw(n))
            .collect()
    }

    fn note_parts(&self, kind: Name) -> (Option<&'w str>, Option<&'w str>) {
        (
            self.old.part_named(plural(kind)),
            self.new.part_named(plural(kind)),
        )
    }

    fn changed_note(&mut self, kind: Name, old: &str, new: &str) {
        let (Some(old_part), Some(new_part)) = self.note_parts(kind) else {
            return;
        };
        let at = Place {
            old_part,
            old: self.old.tree(old_part),
            new_part,
            new: self.new.tree(new_part),
        };
        let found = (
            self.old.notes.get(&(kind, old.to_owned())),
            self.new.notes.get(&(kind, new.to_owned())),
        );
        if let (Some(x), Some(y)) = found {
            let text = self.apart(|w| w.container(at, *x, *y));
            self.replace_inner(new_part, at.new, *y, text);
        }
    }

    fn inserted_note(&mut self, kind: Name, id: &str) {
        let (_, Some(new_part)) = self.note_parts(kind) else {
            return;
        };
        let tree = self.new.tree(new_part);
        let at = Place {
            old_part: &self.old.main,
            old: self.old.tree(&self.old.main),
            new_part,
            new: tree,
        };
        if let Some(note) = self.new.notes.get(&(kind, id.to_owned())) {
            let text = self.apart(|w| w.inserted_in_place(at, *note));
            self.replace_inner(new_part, tree, *note, text);
        }
    }

    fn deleted_note(&mut self, kind: Name, id: &str, fresh: &str) -> String {
        let (Some(old_part), new_part) = self.note_parts(kind) else {
            return String::new();
        };
        let at = Place {
            old_part,
            old: self.old.tree(old_part),
            new_part: new_part.unwrap_or(&self.new.main),
            new: self.new.tree(new_part.unwrap_or(&self.new.main)),
        };
        let Some(note) = self.old.notes.get(&(kind, id.to_owned())) else {
            return String::new();
        };
        let text = self.apart(|w| w.deleted_in_place(at, *note));
        let called = name::KNOWN[usize::from(kind.0)];
        format!("<{called} w:id=\"{fresh}\">{text}</{called}>")
    }

    /// Writes something into a text of its own.
    pub(super) fn apart(&mut self, write: impl FnOnce(&mut Self)) -> String {
        self.close();
        let outer = std::mem::take(&mut self.out);
        write(self);
        self.close();
        std::mem::replace(&mut self.out, outer)
    }

    /// Replaces what stands inside an element of a new part.
    pub(super) fn replace_inner(&mut self, part: &str, tree: &Tree, node: Id, text: String) {
        self.edits.replace(part, tree.inner_span(node), text);
    }
}

fn plural(kind: Name) -> &'static str {
    if kind == name::FOOTNOTE {
        "footnotes"
    } else {
        "endnotes"
    }
}
