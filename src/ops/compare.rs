//! `compare`: two Word files as one, with tracked changes.

use super::Trouble;
use crate::finding::{Finding, Findings};
use crate::ooxml::foreign;
use crate::ooxml::package::{self, Parts};
use crate::ooxml::redline::{Stamp, redline};
use crate::ooxml::tracked::{PartError, accept_all, changes, reject_all};
use std::collections::BTreeSet;

/// What is done with tracked changes that an input already carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// They are accepted, and what they leave is compared.
    #[default]
    Accept,
    /// They are rejected, and what they leave is compared.
    Reject,
    /// They stay, with their authors and dates, beside the new ones. Not done yet: such files are refused.
    Keep,
    /// The comparison is refused.
    Refuse,
}

/// Two files, and how to compare them.
#[derive(Clone, Debug)]
pub struct CompareRequest<'a> {
    /// What messages call the old file, and its bytes.
    pub old: (&'a str, &'a [u8]),
    /// What messages call the new file, and its bytes.
    pub new: (&'a str, &'a [u8]),
    /// Who made the changes.
    pub author: String,
    /// When, such as `2026-11-24T00:00:00Z`.
    pub date: String,
    /// What is done with tracked changes that are there.
    pub existing: Existing,
    /// Whether a redline is written that does not give back everything of both files.
    pub allow_loss: bool,
}

/// A redline.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether the two files differ.
    pub changed: bool,
    /// What the reader should know.
    pub notes: Findings,
}

/// Compares two Word files.
///
/// # Errors
/// A file that cannot be read; content that would be lost, unless that is allowed.
pub fn compare(request: &CompareRequest<'_>) -> Result<Compared, Trouble> {
    let mut notes = Findings::new();
    let old = read(request.old, request.existing, &mut notes)?;
    let new = read(request.new, request.existing, &mut notes)?;
    let stamp = Stamp::new(&request.author, &request.date);
    let result =
        redline(&old, &new, &stamp).map_err(|refusal| Findings::from(Finding::from(refusal)))?;
    let mut lost = Findings::new();
    for note in &result.notes {
        let message = format!("`{}`: {}", note.part, note.what);
        match note.loss {
            true => lost.push(
                Finding::error("redline-loss", message)
                    .hint("`--allow-loss` writes the redline all the same"),
            ),
            false => notes.push(Finding::note("redline-note", message)),
        }
    }
    if !lost.is_empty() && !request.allow_loss {
        return Err(Trouble::Asked(lost.sorted()));
    }
    notes.extend(lost);
    let bytes =
        package::write(&result.parts).map_err(|error| Findings::from(Finding::from(error)))?;
    Ok(Compared {
        bytes,
        changed: result.changed,
        notes: notes.sorted(),
    })
}

/// The parts of a file, its own tracked changes settled.
fn read(
    (name, bytes): (&str, &[u8]),
    existing: Existing,
    notes: &mut Findings,
) -> Result<Parts, Trouble> {
    let named = |mut finding: Finding| {
        finding.message = format!("`{name}`: {}", finding.message);
        finding
    };
    let opened = foreign::open(bytes).map_err(|error| {
        let mut finding = named(error.into());
        if finding.hint.is_none() {
            finding = finding.hint("name a Word file (.docx) that Word itself opens");
        }
        Trouble::Asked(finding.into())
    })?;
    notes.extend(opened.notes().into_iter().map(named));
    if !may_carry_changes(&opened.parts) {
        return Ok(opened.parts);
    }
    let broken = |error: PartError| Trouble::Asked(named(error.into()).into());
    let there = changes(&opened.parts).map_err(broken)?.changes;
    if there.is_empty() {
        return Ok(opened.parts);
    }
    let authors: BTreeSet<&str> = there.iter().map(|change| change.author.as_str()).collect();
    let authors = authors.into_iter().collect::<Vec<_>>().join(", ");
    let carries = format!(
        "`{name}` carries {} tracked changes by {authors}",
        there.len()
    );
    let (done, parts) = match existing {
        Existing::Accept => ("accepted", accept_all(&opened.parts)),
        Existing::Reject => ("rejected", reject_all(&opened.parts)),
        Existing::Keep => {
            return Err(Trouble::asked(
                "existing-changes",
                format!("{carries}, and they cannot be kept beside new ones yet"),
                "`--existing accept` or `--existing reject` compares what they leave",
            ));
        }
        Existing::Refuse => {
            return Err(Trouble::asked(
                "existing-changes",
                carries,
                "`--existing accept` or `--existing reject` compares what they leave; `enact changes` lists them",
            ));
        }
    };
    notes.push(Finding::note(
        "existing-changes",
        format!("{carries}: they are {done}, and what they leave is compared"),
    ));
    parts.map_err(broken)
}

/// Whether anything in a package looks like a tracked change: told by its bytes, so that a file without any costs no more.
fn may_carry_changes(parts: &Parts) -> bool {
    const SIGNS: [&str; 7] = [
        "<w:ins",
        "<w:del",
        "<w:moveFrom",
        "<w:moveTo",
        "Change ",
        "<w:cell",
        "<w:customXml",
    ];
    parts
        .iter()
        .filter(|(name, _)| name.ends_with(".xml"))
        .any(|(_, bytes)| {
            let text = String::from_utf8_lossy(bytes);
            SIGNS.iter().any(|sign| text.contains(sign))
        })
}
