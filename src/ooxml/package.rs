//! The container of a Word file (ECMA-376-2, Open Packaging Conventions): deterministic writing, guarded reading.
//!
//! Writing is a function of the parts alone: fixed order, fixed time, fixed compression. Reading trusts nothing that the
//! archive says about itself: it counts what really comes out, and refuses what no word processor writes.

use crate::finding::Finding;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;

/// The content type list, which is no part.
pub const CONTENT_TYPES: &str = "[Content_Types].xml";

/// Part name without its leading slash → bytes. Sorted, so that order is a function of the content.
pub type Parts = BTreeMap<String, Vec<u8>>;

/// Why a package cannot be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageError {
    /// Not a zip archive, or a damaged one.
    NotAZip(String),
    /// More entries than [`Limits::parts`].
    TooManyParts(usize),
    /// A part larger than [`Limits::part_bytes`].
    PartTooLarge(String),
    /// All parts together are larger than [`Limits::total_bytes`].
    TooLarge(u64),
    /// A part that swells suspiciously: name and ratio.
    Ratio(String, u64),
    /// A name that leads out of the package or is no part name (clause 6.2.2).
    BadName(String),
    /// Two entries of one name, upper and lower case alike (clause 6.3.5).
    Duplicate(String),
    /// An encrypted entry.
    Encrypted(String),
    /// A part that every Word file has is not there.
    Missing(String),
}

impl PackageError {
    /// The rule's name for a [`Finding`].
    pub fn rule(&self) -> &'static str {
        match self {
            PackageError::NotAZip(_) => "package-not-a-zip",
            PackageError::TooManyParts(_) => "package-too-many-parts",
            PackageError::PartTooLarge(_) => "package-part-too-large",
            PackageError::TooLarge(_) => "package-too-large",
            PackageError::Ratio(..) => "package-bomb",
            PackageError::BadName(_) => "package-bad-name",
            PackageError::Duplicate(_) => "package-duplicate",
            PackageError::Encrypted(_) => "package-encrypted",
            PackageError::Missing(_) => "package-part-missing",
        }
    }
}

impl fmt::Display for PackageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackageError::NotAZip(what) => write!(f, "this is not a Word file: {what}"),
            PackageError::TooManyParts(n) => write!(f, "the package has {n} entries"),
            PackageError::PartTooLarge(name) => write!(f, "the part `{name}` is too large"),
            PackageError::TooLarge(limit) => {
                write!(f, "the parts are larger than {limit} bytes together")
            }
            PackageError::Ratio(name, ratio) => {
                write!(f, "the part `{name}` swells {ratio} times when unpacked")
            }
            PackageError::BadName(name) => write!(f, "`{name}` is no name for a part"),
            PackageError::Duplicate(name) => write!(f, "the part `{name}` is there twice"),
            PackageError::Encrypted(name) => write!(f, "the part `{name}` is encrypted"),
            PackageError::Missing(name) => write!(f, "the part `{name}` is missing"),
        }
    }
}

impl std::error::Error for PackageError {}

impl From<PackageError> for Finding {
    fn from(error: PackageError) -> Finding {
        Finding::error(error.rule(), error.to_string())
    }
}

/// How much a package may ask of us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Entries.
    pub parts: usize,
    /// Bytes of one part, unpacked.
    pub part_bytes: u64,
    /// Bytes of all parts, unpacked.
    pub total_bytes: u64,
    /// Unpacked ÷ packed, for parts over a mebibyte.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            parts: 2_000,
            part_bytes: 64 << 20,
            total_bytes: 256 << 20,
            ratio: 200,
        }
    }
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(zip::DateTime::default())
}

/// Packs the parts: content types, package relationships and main part first, as Word does, the rest sorted.
///
/// # Errors
/// [`PackageError::NotAZip`] when a zip archive cannot hold them (over 4 GiB).
pub fn write(parts: &Parts) -> Result<Vec<u8>, PackageError> {
    const FIRST: [&str; 3] = [CONTENT_TYPES, "_rels/.rels", "word/document.xml"];
    let broken = |e: zip::result::ZipError| PackageError::NotAZip(e.to_string());
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let first = FIRST.iter().filter_map(|name| parts.get_key_value(*name));
    let rest = parts
        .iter()
        .filter(|(name, _)| !FIRST.contains(&name.as_str()));
    for (name, bytes) in first.chain(rest) {
        archive
            .start_file(name.as_str(), options())
            .map_err(broken)?;
        archive
            .write_all(bytes)
            .map_err(|e| PackageError::NotAZip(e.to_string()))?;
    }
    Ok(archive.finish().map_err(broken)?.into_inner())
}

/// Unpacks a file that may come from anywhere.
///
/// # Errors
/// A [`PackageError`] of its own for each way in which a package can be damaged or hostile.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Parts, PackageError> {
    let broken = |e: zip::result::ZipError| PackageError::NotAZip(e.to_string());
    let directory = central_names(bytes);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let entries = archive.len().max(directory.len());
    if entries > limits.parts {
        return Err(PackageError::TooManyParts(entries));
    }
    // The zip crate keeps the last of two equal names in silence, so the directory is looked at first.
    let mut seen = BTreeSet::new();
    for name in &directory {
        if !seen.insert(name.to_ascii_lowercase()) {
            return Err(PackageError::Duplicate(name.clone()));
        }
    }
    let mut parts = Parts::new();
    let mut seen = BTreeSet::new();
    let mut total = 0_u64;
    for index in 0..archive.len() {
        {
            let raw = archive.by_index_raw(index).map_err(broken)?;
            if raw.encrypted() {
                return Err(PackageError::Encrypted(raw.name().to_owned()));
            }
        }
        let file = archive.by_index(index).map_err(broken)?;
        let name = file.name().to_owned();
        check_name(&name)?;
        if file.is_dir() {
            continue;
        }
        let packed = file.compressed_size().max(1);
        let mut content = Vec::new();
        let got = file
            .take(limits.part_bytes.saturating_add(1))
            .read_to_end(&mut content)
            .map_err(|e| PackageError::NotAZip(e.to_string()))? as u64;
        if got > limits.part_bytes {
            return Err(PackageError::PartTooLarge(name));
        }
        if got > 1 << 20 && got / packed > limits.ratio {
            return Err(PackageError::Ratio(name, got / packed));
        }
        total = total.saturating_add(got);
        if total > limits.total_bytes {
            return Err(PackageError::TooLarge(limits.total_bytes));
        }
        if !seen.insert(name.to_ascii_lowercase()) {
            return Err(PackageError::Duplicate(name));
        }
        parts.insert(name, content);
    }
    Ok(parts)
}

fn check_name(name: &str) -> Result<(), PackageError> {
    let bad = name.is_empty()
        || name.starts_with('/')
        || name.contains(['\\', '\0', ':'])
        || name.chars().any(char::is_control)
        || name
            .split('/')
            .any(|segment| segment == ".." || segment == ".");
    match bad {
        true => Err(PackageError::BadName(name.to_owned())),
        false => Ok(()),
    }
}

/// The names in the central directory as they stand there, twins included. Empty when there is none to be found.
fn central_names(bytes: &[u8]) -> Vec<String> {
    const END: &[u8] = b"PK\x05\x06";
    const ENTRY: &[u8] = b"PK\x01\x02";
    let short = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let long = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let mut names = Vec::new();
    let from = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
    let Some(end) = bytes[from..].windows(4).rposition(|w| w == END) else {
        return names;
    };
    let Some(mut at) = long(from + end + 16).map(|offset| offset as usize) else {
        return names;
    };
    while bytes.get(at..at.saturating_add(4)) == Some(ENTRY) {
        let (Some(name), Some(extra), Some(comment)) =
            (short(at + 28), short(at + 30), short(at + 32))
        else {
            break;
        };
        let start = at + 46;
        let Some(text) = bytes.get(start..start + usize::from(name)) else {
            break;
        };
        names.push(String::from_utf8_lossy(text).into_owned());
        at = start + usize::from(name) + usize::from(extra) + usize::from(comment);
    }
    names
}
