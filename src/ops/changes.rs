//! `changes`: the tracked changes and comments of any Word file, listed; or some of the changes accepted or rejected.

use super::Trouble;
use crate::difference::nearest;
use crate::finding::{Finding, Findings};
use crate::ooxml::foreign::{self, Foreign};
use crate::ooxml::lint::lint;
use crate::ooxml::package::{self, Parts};
use crate::ooxml::tracked::{Change, ChangeKind, Comment, Verdict, changes as list, settle_chosen};
use serde::Serialize;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// What a file carries.
#[derive(Clone, Debug, Serialize)]
pub struct Carried {
    /// The version of this form.
    pub version: u32,
    /// Its tracked changes.
    pub changes: Vec<Change>,
    /// Its comments.
    pub comments: Vec<Comment>,
}

/// Which changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// All that no other selection names.
    All,
    /// Those of these numbers, as `changes` lists them.
    Id(Vec<RangeInclusive<usize>>),
    /// Those of an author, whatever the case.
    Author(String),
    /// Those of these kinds.
    Kind(Vec<ChangeKind>),
}

/// A file with some of its changes settled.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many changes were accepted.
    pub accepted: usize,
    /// How many were rejected.
    pub rejected: usize,
    /// How many are tracked still.
    pub kept: usize,
    /// What the reader should know.
    pub notes: Findings,
}

/// The kinds as they are selected, with what each means.
const KINDS: [(&str, &[ChangeKind]); 5] = [
    ("insertion", &[ChangeKind::Insertion]),
    ("deletion", &[ChangeKind::Deletion]),
    ("move", &[ChangeKind::MoveFrom, ChangeKind::MoveTo]),
    ("merge", &[ChangeKind::Merge]),
    ("format", &[ChangeKind::Format]),
];

impl Selection {
    /// Reads `all`, `id=3,7-9`, `author=Jane Doe` or `kind=insertion,move`.
    ///
    /// # Errors
    /// Anything else, with what would have been right.
    pub fn parse(text: &str) -> Result<Selection, Trouble> {
        let wrong = |message: String, hint: &str| Trouble::asked("bad-selection", message, hint);
        if text == "all" {
            return Ok(Selection::All);
        }
        let Some((key, value)) = text.split_once('=') else {
            return Err(wrong(
                format!("`{text}` selects nothing"),
                "write `all`, `id=3,7-9`, `author=NAME` or `kind=insertion,deletion,move,merge,format`",
            ));
        };
        match key.trim() {
            "id" => value
                .split(',')
                .map(|range| {
                    let (from, to) = range.split_once('-').unwrap_or((range, range));
                    match (from.trim().parse(), to.trim().parse()) {
                        (Ok(from), Ok(to)) if from <= to => Ok(from..=to),
                        _ => Err(wrong(
                            format!("`{range}` is no number and no range of numbers"),
                            "write ids as `id=3,7-9`, as `enact changes FILE` lists them",
                        )),
                    }
                })
                .collect::<Result<_, _>>()
                .map(Selection::Id),
            "author" => Ok(Selection::Author(value.trim().to_owned())),
            "kind" => {
                let mut kinds = Vec::new();
                for name in value.split(',').map(str::trim) {
                    let found = KINDS.iter().find(|(kind, _)| *kind == name);
                    let Some((_, found)) = found else {
                        return Err(wrong(
                            format!("`{name}` is no kind of change"),
                            "the kinds are insertion, deletion, move, merge and format",
                        ));
                    };
                    kinds.extend_from_slice(found);
                }
                Ok(Selection::Kind(kinds))
            }
            other => Err(wrong(
                format!("changes are not selected by `{other}`"),
                "select by `id=`, `author=` or `kind=`, or write `all`",
            )),
        }
    }

    fn takes(&self, change: &Change) -> bool {
        match self {
            Selection::All => true,
            Selection::Id(ranges) => ranges.iter().any(|range| range.contains(&change.id)),
            Selection::Author(name) => change.author.to_lowercase() == name.to_lowercase(),
            Selection::Kind(kinds) => kinds.contains(&change.kind),
        }
    }
}

/// Lists what the file carries.
///
/// # Errors
/// A file that is no Word document, or that is damaged or hostile.
pub fn changes(name: &str, bytes: &[u8]) -> Result<Carried, Trouble> {
    let opened = open(name, bytes)?;
    let found = list(&opened.parts).map_err(|error| trouble(name, error.into()))?;
    Ok(Carried {
        version: 1,
        changes: found.changes,
        comments: found.comments,
    })
}

/// Accepts and rejects changes of a file; those that nothing selects stay tracked. What is selected as such comes before `all`.
///
/// # Errors
/// As [`changes`]; a selection that selects nothing; a change that is to be both accepted and rejected; a selection that tears what
/// belongs together.
pub fn settle(
    name: &str,
    bytes: &[u8],
    accept: &[Selection],
    reject: &[Selection],
) -> Result<Settled, Trouble> {
    let opened = open(name, bytes)?;
    let found = list(&opened.parts).map_err(|error| trouble(name, error.into()))?;
    for selection in accept.iter().chain(reject) {
        let taken = found.changes.iter().any(|change| selection.takes(change));
        if !taken && *selection != Selection::All {
            return Err(nothing(name, selection, &found.changes));
        }
    }
    let mut verdicts = Vec::with_capacity(found.changes.len());
    for change in &found.changes {
        let verdict = verdict(change, &found.changes, accept, reject).ok_or_else(|| {
            Trouble::asked(
                "contradiction",
                format!(
                    "change {} of `{name}` is to be both accepted and rejected",
                    change.id
                ),
                "select it once",
            )
        })?;
        verdicts.push(verdict);
    }
    let count = |verdict| verdicts.iter().filter(|v| **v == verdict).count();
    let parts = settle_chosen(&opened.parts, &found, |change| verdicts[change.id - 1])
        .map_err(|error| trouble(name, error.into()))?;
    if count(Verdict::Keep) > 0
        && let Some(torn) = torn(&opened.parts, &parts)
    {
        return Err(trouble(
            name,
            torn.hint("the changes selected hang together with others: select those too, or `all`"),
        ));
    }
    let bytes = package::write(&parts).map_err(|error| trouble(name, error.into()))?;
    Ok(Settled {
        bytes,
        accepted: count(Verdict::Accept),
        rejected: count(Verdict::Reject),
        kept: count(Verdict::Keep),
        notes: opened.notes(),
    })
}

/// A fault that only the settled parts have: half of a field, say, whose other half is still tracked. A link whose bookmark was accepted away
/// leads nowhere, which Word leaves so too.
fn torn(before: &Parts, after: &Parts) -> Option<Finding> {
    let known = lint(before);
    lint(after)
        .into_iter()
        .find(|new| new.rule != "word-reference" && !known.iter().any(|old| old.rule == new.rule))
}

/// What becomes of a change; `None` when it cannot be both.
fn verdict(
    change: &Change,
    all: &[Change],
    accept: &[Selection],
    reject: &[Selection],
) -> Option<Verdict> {
    let both_halves = |selection: &Selection| {
        selection.takes(change)
            || change.move_name.is_some()
                && matches!(selection, Selection::Id(_))
                && all.iter().any(|half| {
                    half.move_name == change.move_name
                        && half.part == change.part
                        && selection.takes(half)
                })
    };
    let named = |selections: &[Selection]| {
        let mut named = selections.iter().filter(|s| **s != Selection::All);
        named.any(both_halves)
    };
    let all_of = |selections: &[Selection]| selections.contains(&Selection::All);
    match (named(accept), named(reject)) {
        (true, true) => None,
        (true, false) => Some(Verdict::Accept),
        (false, true) => Some(Verdict::Reject),
        (false, false) => match (all_of(accept), all_of(reject)) {
            (true, true) => None,
            (true, false) => Some(Verdict::Accept),
            (false, true) => Some(Verdict::Reject),
            (false, false) => Some(Verdict::Keep),
        },
    }
}

fn nothing(name: &str, selection: &Selection, changes: &[Change]) -> Trouble {
    let (message, hint) = match selection {
        Selection::All => (
            format!("`{name}` has no tracked change"),
            "there is nothing to accept or reject".to_owned(),
        ),
        Selection::Id(_) => (
            format!("`{name}` has no change of the numbers selected"),
            match changes.len() {
                0 => "it has no tracked change".to_owned(),
                last => format!("its changes are numbered from 1 to {last}"),
            },
        ),
        Selection::Author(author) => {
            let authors: BTreeSet<&str> = changes.iter().map(|c| c.author.as_str()).collect();
            let near = nearest(author, authors.iter().copied(), 3);
            let known: Vec<&str> = authors.into_iter().take(8).collect();
            (
                format!("`{name}` has no change by `{author}`"),
                match (near.is_empty(), known.is_empty()) {
                    (false, _) => format!("did you mean {}?", near.join(", ")),
                    (true, false) => format!("its authors are {}", known.join(", ")),
                    (true, true) => "it has no tracked change".to_owned(),
                },
            )
        }
        Selection::Kind(_) => (
            format!("`{name}` has no change of the kind selected"),
            "`enact changes FILE` lists what it has".to_owned(),
        ),
    };
    Trouble::asked("nothing-selected", message, hint)
}

fn open(name: &str, bytes: &[u8]) -> Result<Foreign, Trouble> {
    foreign::open(bytes).map_err(|error| trouble(name, error.into()))
}

/// A finding that names the file.
fn trouble(name: &str, mut finding: Finding) -> Trouble {
    finding.message = format!("`{name}`: {}", finding.message);
    Trouble::Asked(finding.into())
}
