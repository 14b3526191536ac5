//! `compare`: two Word files as one, with tracked changes.

use super::Trouble;
use crate::finding::{Finding, Findings};
use crate::ooxml::package::{self, Parts};
use crate::ooxml::redline::{Stamp, redline};

/// What is done with tracked changes that an input already carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// They are accepted, and what they leave is compared.
    #[default]
    Accept,
    /// They are rejected, and what they leave is compared.
    Reject,
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
    let old = read(request.old)?;
    let new = read(request.new)?;
    let stamp = Stamp::new(&request.author, &request.date);
    let result = redline(&old, &new, &stamp).map_err(|refusal| Findings::from(Finding::from(refusal)))?;
    let mut notes = Findings::new();
    let mut lost = Findings::new();
    for note in &result.notes {
        let message = format!("`{}`: {}", note.part, note.what);
        match note.loss {
            true => lost.push(
                Finding::error("redline-loss", message).hint("`--allow-loss` writes the redline all the same"),
            ),
            false => notes.push(Finding::note("redline-note", message)),
        }
    }
    if !lost.is_empty() && !request.allow_loss {
        return Err(Trouble::Asked(lost.sorted()));
    }
    notes.extend(lost);
    let bytes = package::write(&result.parts).map_err(|error| Findings::from(Finding::from(error)))?;
    Ok(Compared {
        bytes,
        changed: result.changed,
        notes: notes.sorted(),
    })
}

fn read((name, bytes): (&str, &[u8])) -> Result<Parts, Trouble> {
    package::read(bytes, &package::Limits::default()).map_err(|error| {
        let mut finding = Finding::from(error);
        finding.message = format!("`{name}`: {}", finding.message);
        Trouble::Asked(finding.hint("name a Word file (.docx) that Word itself opens").into())
    })
}
