//! What is to be done to a part, before any of it is done: its changes, and what becomes of each.

use super::change::{ChangeKind, Subject, Verdict, classify, range_start};
use super::tree::{Id, Tree};
use std::collections::{HashMap, HashSet};

/// What is to be done, each in the order of the part.
#[derive(Default)]
pub(super) struct Work {
    /// Rows, cells, runs and content that go.
    pub(super) gone: Vec<Id>,
    /// Elements around content that stays.
    pub(super) unwrapped: Vec<Id>,
    /// Marks of changes that are settled.
    pub(super) marks: Vec<Id>,
    /// Property changes, and whether the old properties come back.
    pub(super) formats: Vec<(Id, bool)>,
    /// Cell merges, and whether the old state comes back.
    pub(super) merges: Vec<(Id, bool)>,
    /// Paragraphs whose mark goes, and what says so.
    pub(super) joined: Vec<(Id, Id)>,
    /// Operators of formulas that go, their arguments staying.
    pub(super) opened: Vec<Id>,
    /// Whether a deletion stays tracked.
    pub(super) keeps: bool,
}

impl Work {
    /// Whether there is nothing to do.
    pub(super) fn is_empty(&self) -> bool {
        self.gone.is_empty()
            && self.unwrapped.is_empty()
            && self.marks.is_empty()
            && self.formats.is_empty()
            && self.merges.is_empty()
            && self.joined.is_empty()
            && self.opened.is_empty()
    }

    /// Goes through a part and asks what becomes of each change.
    pub(super) fn collect<'a>(
        &mut self,
        tree: &Tree<'a>,
        decide: &mut dyn FnMut(&Tree<'a>, Id, ChangeKind, Subject) -> Verdict,
    ) {
        // Ranges around the tags of content controls that are open: element that begins them and id → whether the control goes.
        let mut ranges: HashMap<(&str, String), Vec<bool>> = HashMap::new();
        let mut going = 0_usize;
        let mut settled: HashSet<(&str, String)> = HashSet::new();
        for id in tree.all() {
            let name = tree.name(id);
            if !name.starts_with("w:") {
                continue;
            }
            if going > 0 && matches!(name, "w:sdt" | "w:customXml") {
                self.unwrapped.push(id);
            }
            if let Some(start) = range_start(name) {
                let key = (start, tree.get(id, "w:id").unwrap_or_default().into_owned());
                let ended = ranges.get_mut(&key).and_then(Vec::pop);
                going -= usize::from(ended == Some(true));
                // An end without its start is nothing that anybody could keep.
                if settled.contains(&key) {
                    self.marks.push(id);
                }
                continue;
            }
            let Some((kind, subject)) = classify(tree, id) else {
                continue;
            };
            let verdict = decide(tree, id, kind, subject);
            if matches!(subject, Subject::Range | Subject::Control) {
                let key = tree.get(id, "w:id").unwrap_or_default().into_owned();
                if subject == Subject::Control {
                    let goes = kind.removes(verdict);
                    going += usize::from(goes);
                    ranges.entry((name, key.clone())).or_default().push(goes);
                }
                if verdict != Verdict::Keep {
                    settled.insert((name, key));
                    self.marks.push(id);
                }
                continue;
            }
            if verdict == Verdict::Keep {
                self.keeps = true;
                continue;
            }
            self.settle(tree, id, kind, subject, verdict);
        }
    }

    fn settle(
        &mut self,
        tree: &Tree<'_>,
        id: Id,
        kind: ChangeKind,
        subject: Subject,
        verdict: Verdict,
    ) {
        let up = |steps: usize| tree.ancestors(id).nth(steps);
        match kind {
            ChangeKind::Format => return self.formats.push((id, verdict == Verdict::Reject)),
            ChangeKind::Merge => return self.merges.push((id, verdict == Verdict::Reject)),
            _ => {}
        }
        let removes = kind.removes(verdict);
        match subject {
            Subject::Paragraph => match removes {
                true => self.joined.extend(up(2).map(|paragraph| (paragraph, id))),
                false => self.marks.push(id),
            },
            Subject::Row | Subject::Cell => match removes {
                true => self.gone.extend(up(1)),
                false => self.marks.push(id),
            },
            Subject::Number => match removes {
                true => self.marks.extend(up(0)),
                false => self.marks.push(id),
            },
            Subject::Math => match tree.parent_name(id) {
                "m:ctrlPr" if removes => self.opened.extend(up(2)),
                "m:ctrlPr" => self.unwrapped.push(id),
                "m:r" if removes => self.gone.extend(up(0)),
                "m:r" => self.unwrapped.push(id),
                _ if removes => self.gone.extend(up(1)),
                _ => self.marks.push(id),
            },
            _ => match removes {
                true => self.gone.push(id),
                false => self.unwrapped.push(id),
            },
        }
    }
}
