//! What a tracked change is (ISO/IEC 29500-1, 17.13.5): which element says so, and on what.

use super::tree::{Id, Tree};
use serde::Serialize;
use std::fmt;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// `w:ins` (17.13.5.16–20), `w:cellIns` (17.13.5.3), a `w:customXmlInsRangeStart` (17.13.5.6).
    Insertion,
    /// `w:del` (17.13.5.12–15), `w:cellDel` (17.13.5.1), a `w:customXmlDelRangeStart` (17.13.5.4).
    Deletion,
    /// `w:moveFrom` (17.13.5.21, 22) and its range.
    MoveFrom,
    /// `w:moveTo` (17.13.5.25, 26) and its range.
    MoveTo,
    /// `w:cellMerge` (17.13.5.2).
    Merge,
    /// An element with the properties as they were: `w:rPrChange` and its like (17.13.5.27–38).
    Format,
}

/// What it was done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// Content of a paragraph, or whole blocks; the properties of a run.
    Text,
    /// The mark of a paragraph; its properties.
    Paragraph,
    /// A table; its properties, its grid.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// The number of a paragraph.
    Number,
    /// A section.
    Section,
    /// A content control or custom XML element around content that stays.
    Control,
    /// An operator of a formula.
    Math,
    /// The range in which moved content stands.
    Range,
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ChangeKind::Insertion => "insertion",
            ChangeKind::Deletion => "deletion",
            ChangeKind::MoveFrom => "move-from",
            ChangeKind::MoveTo => "move-to",
            ChangeKind::Merge => "merge",
            ChangeKind::Format => "format",
        })
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Subject::Text => "text",
            Subject::Paragraph => "paragraph",
            Subject::Table => "table",
            Subject::Row => "row",
            Subject::Cell => "cell",
            Subject::Number => "number",
            Subject::Section => "section",
            Subject::Control => "control",
            Subject::Math => "math",
            Subject::Range => "range",
        })
    }
}

/// What becomes of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is done, and no longer tracked.
    Accept,
    /// It is undone.
    Reject,
    /// It stays tracked.
    Keep,
}

impl ChangeKind {
    /// Whether what is marked goes.
    pub(super) fn removes(self, verdict: Verdict) -> bool {
        match self {
            ChangeKind::Insertion | ChangeKind::MoveTo => verdict == Verdict::Reject,
            ChangeKind::Deletion | ChangeKind::MoveFrom => verdict == Verdict::Accept,
            ChangeKind::Merge | ChangeKind::Format => false,
        }
    }
}

/// What an element says of a change; `None` for nearly all elements.
pub(super) fn classify(tree: &Tree<'_>, id: Id) -> Option<(ChangeKind, Subject)> {
    use ChangeKind::{Deletion, Format, Insertion, Merge, MoveFrom, MoveTo};
    let kind = match tree.name(id) {
        "w:ins" => Insertion,
        "w:del" => Deletion,
        "w:moveFrom" => MoveFrom,
        "w:moveTo" => MoveTo,
        "w:cellIns" => return Some((Insertion, Subject::Cell)),
        "w:cellDel" => return Some((Deletion, Subject::Cell)),
        "w:cellMerge" => return Some((Merge, Subject::Cell)),
        "w:rPrChange" => return Some((Format, Subject::Text)),
        "w:pPrChange" => return Some((Format, Subject::Paragraph)),
        "w:numberingChange" => return Some((Format, Subject::Number)),
        "w:tblPrChange" | "w:tblGridChange" => return Some((Format, Subject::Table)),
        "w:tblPrExChange" | "w:trPrChange" => return Some((Format, Subject::Row)),
        "w:tcPrChange" => return Some((Format, Subject::Cell)),
        "w:sectPrChange" => return Some((Format, Subject::Section)),
        "w:moveFromRangeStart" => return Some((MoveFrom, Subject::Range)),
        "w:moveToRangeStart" => return Some((MoveTo, Subject::Range)),
        "w:customXmlInsRangeStart" => return Some((Insertion, Subject::Control)),
        "w:customXmlDelRangeStart" => return Some((Deletion, Subject::Control)),
        "w:customXmlMoveFromRangeStart" => return Some((MoveFrom, Subject::Control)),
        "w:customXmlMoveToRangeStart" => return Some((MoveTo, Subject::Control)),
        _ => return None,
    };
    let subject = match tree.parent_name(id) {
        "w:rPr" => {
            let of = tree.parent(id).and_then(|rpr| tree.parent(rpr));
            match of.map(|of| tree.name(of)) {
                Some("w:pPr") => Subject::Paragraph,
                _ => Subject::Math,
            }
        }
        "w:trPr" => Subject::Row,
        "w:numPr" => Subject::Number,
        "m:ctrlPr" | "m:r" => Subject::Math,
        _ => Subject::Text,
    };
    Some((kind, subject))
}

/// The start of a range that this element ends.
pub(super) fn range_start(name: &str) -> Option<&'static str> {
    Some(match name {
        "w:moveFromRangeEnd" => "w:moveFromRangeStart",
        "w:moveToRangeEnd" => "w:moveToRangeStart",
        "w:customXmlInsRangeEnd" => "w:customXmlInsRangeStart",
        "w:customXmlDelRangeEnd" => "w:customXmlDelRangeStart",
        "w:customXmlMoveFromRangeEnd" => "w:customXmlMoveFromRangeStart",
        "w:customXmlMoveToRangeEnd" => "w:customXmlMoveToRangeStart",
        _ => return None,
    })
}

/// Elements that mark a place or the end of a range and show nothing (17.13, 17.16.5).
pub(super) fn is_mark(name: &str) -> bool {
    matches!(
        name,
        "w:bookmarkStart"
            | "w:bookmarkEnd"
            | "w:commentRangeStart"
            | "w:commentRangeEnd"
            | "w:permStart"
            | "w:permEnd"
            | "w:proofErr"
            | "w:moveFromRangeStart"
            | "w:moveFromRangeEnd"
            | "w:moveToRangeStart"
            | "w:moveToRangeEnd"
    ) || name.starts_with("w:customXmlIns")
        || name.starts_with("w:customXmlDel")
        || name.starts_with("w:customXmlMove")
}
