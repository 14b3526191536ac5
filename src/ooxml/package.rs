//! The container of a Word file (ECMA-376-2, Open Packaging Conventions): deterministic writing, guarded reading.
//!
//! Writing is a function of the parts alone: fixed order, fixed time, fixed compression, whatever a [`Press`] has kept. Reading trusts nothing that the
//! archive says about itself: it counts what really comes out, and refuses what no word processor writes.

use super::other_format::recognised;
use crate::finding::Finding;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{Cursor, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
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
    /// All parts together swell suspiciously; the ratio.
    RatioOfAll(u64),
    /// A file that is encrypted with a password ([MS-OFFCRYPTO]).
    PasswordProtected,
    /// A file of Word 97 to 2003 ([MS-DOC]).
    Binary,
    /// A file of another kind that we know by its beginning.
    OtherFormat(&'static str),
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
            PackageError::RatioOfAll(_) => "package-bomb",
            PackageError::PasswordProtected => "package-protected",
            PackageError::Binary => "package-binary",
            PackageError::OtherFormat(_) => "package-other-format",
        }
    }

    /// What a person can do.
    pub fn hint(&self) -> &'static str {
        match self {
            PackageError::PasswordProtected => {
                "open it in Word, take the password away (File, Info, Protect Document, Encrypt with Password) and save it"
            }
            PackageError::Encrypted(_) => "unpack it, and pack it again without a password",
            PackageError::Binary | PackageError::OtherFormat(_) => {
                "open it in Word and save it as a Word Document (.docx)"
            }
            PackageError::NotAZip(_) | PackageError::Missing(_) => {
                "look whether it is the right file and whole; if Word opens it, save it there as a Word Document (.docx)"
            }
            PackageError::TooManyParts(_)
            | PackageError::PartTooLarge(_)
            | PackageError::TooLarge(_)
            | PackageError::Ratio(..)
            | PackageError::RatioOfAll(_)
            | PackageError::BadName(_)
            | PackageError::Duplicate(_) => {
                "no word processor writes such a file: ask whoever sent it, or save it again in Word if you trust it"
            }
        }
    }
}

impl fmt::Display for PackageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackageError::NotAZip(what) => write!(f, "this is not a Word file: {what}"),
            PackageError::TooManyParts(n) => {
                write!(f, "the package has {n} entries, more than any Word file")
            }
            PackageError::PartTooLarge(name) => {
                write!(f, "the part `{name}` is larger than a part may be")
            }
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
            PackageError::RatioOfAll(ratio) => {
                write!(f, "the parts together swell {ratio} times when unpacked")
            }
            PackageError::PasswordProtected => f.write_str("the file is encrypted with a password"),
            PackageError::Binary => f.write_str("this is a file of Word 97 to 2003 (.doc)"),
            PackageError::OtherFormat(what) => write!(f, "this is not a Word file: it is {what}"),
        }
    }
}

impl std::error::Error for PackageError {}

impl From<PackageError> for Finding {
    fn from(error: PackageError) -> Finding {
        Finding::error(error.rule(), error.to_string()).hint(error.hint())
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
    /// Unpacked ÷ packed, for parts over a mebibyte, and for all of them together.
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
    pack(parts, |_, _| Ok(None))
}

/// Parts that stay the same from file to file, deflated once.
///
/// A kept part is found by its bytes, so what is kept never shows in a file. Bounded: once full, it keeps no more.
#[derive(Debug, Default)]
pub struct Press {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    /// Bytes of a part → an archive that holds it alone.
    parts: BTreeMap<Vec<u8>, Archive>,
    bytes: usize,
}

type Archive = zip::ZipArchive<Cursor<Arc<[u8]>>>;

impl Press {
    /// How many bytes of parts it keeps at most.
    const BYTES: usize = 8 << 20;

    /// One that has kept nothing yet.
    pub const fn new() -> Press {
        Press {
            kept: Mutex::new(Kept {
                parts: BTreeMap::new(),
                bytes: 0,
            }),
        }
    }

    /// As [`fn@write`], byte for byte. Parts of which `steady` says so are kept for the next file.
    ///
    /// # Errors
    /// As [`fn@write`].
    pub fn write(
        &self,
        parts: &Parts,
        steady: impl Fn(&str) -> bool,
    ) -> Result<Vec<u8>, PackageError> {
        pack(parts, |name, bytes| match steady(name) {
            true => self.deflated(bytes).map(Some),
            false => Ok(None),
        })
    }

    fn deflated(&self, bytes: &[u8]) -> Result<Archive, PackageError> {
        // A thread that panicked has left nothing half done: what is inserted is whole.
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().parts.get(bytes) {
            return Ok(known.clone());
        }
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("part", options()).map_err(broken)?;
        archive.write_all(bytes).map_err(unwritten)?;
        let alone: Arc<[u8]> = archive.finish().map_err(broken)?.into_inner().into();
        let archive = zip::ZipArchive::new(Cursor::new(alone)).map_err(broken)?;
        let mut kept = lock();
        if kept.bytes + bytes.len() <= Press::BYTES {
            kept.bytes += bytes.len();
            kept.parts.insert(bytes.to_vec(), archive.clone());
        }
        Ok(archive)
    }
}

fn broken(error: zip::result::ZipError) -> PackageError {
    PackageError::NotAZip(error.to_string())
}

fn unwritten(error: std::io::Error) -> PackageError {
    PackageError::NotAZip(error.to_string())
}

/// Packs parts, some of which may be deflated already.
fn pack(
    parts: &Parts,
    deflated: impl Fn(&str, &[u8]) -> Result<Option<Archive>, PackageError>,
) -> Result<Vec<u8>, PackageError> {
    const FIRST: [&str; 3] = [CONTENT_TYPES, "_rels/.rels", "word/document.xml"];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::with_capacity(32 << 10)));
    let first = FIRST.iter().filter_map(|name| parts.get_key_value(*name));
    let rest = parts
        .iter()
        .filter(|(name, _)| !FIRST.contains(&name.as_str()));
    for (name, bytes) in first.chain(rest) {
        match deflated(name, bytes)? {
            Some(mut alone) => {
                let part = alone.by_index_raw(0).map_err(broken)?;
                archive
                    .raw_copy_file_rename(part, name.as_str())
                    .map_err(broken)?;
            }
            None => {
                archive
                    .start_file(name.as_str(), options())
                    .map_err(broken)?;
                archive.write_all(bytes).map_err(unwritten)?;
            }
        }
    }
    Ok(archive.finish().map_err(broken)?.into_inner())
}

/// Unpacks a file that may come from anywhere.
///
/// # Errors
/// A [`PackageError`] of its own for each way in which a package can be damaged or hostile.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Parts, PackageError> {
    if let Some(error) = recognised(bytes) {
        return Err(error);
    }
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
            .map_err(unwritten)? as u64;
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
        // Entries that share their bytes, or are just small enough, swell together.
        let ratio = total / (bytes.len() as u64).max(1);
        if total > 1 << 20 && ratio > limits.ratio {
            return Err(PackageError::RatioOfAll(ratio));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_written_the_same() {
        let mut parts = Parts::new();
        for name in ["b.xml", "a.xml", CONTENT_TYPES, "word/document.xml"] {
            parts.insert(name.to_owned(), name.as_bytes().to_vec());
        }
        let bytes = write(&parts).expect("a file");
        assert_eq!(read(&bytes, &Limits::default()), Ok(parts.clone()));
        assert_eq!(write(&parts), Ok(bytes.clone()));
        assert_eq!(
            central_names(&bytes),
            [CONTENT_TYPES, "word/document.xml", "a.xml", "b.xml"]
        );
    }

    #[test]
    fn what_a_press_has_kept_never_shows() {
        let mut parts = Parts::new();
        for name in [CONTENT_TYPES, "word/document.xml", "word/styles.xml", "z"] {
            parts.insert(name.to_owned(), name.repeat(300).into_bytes());
        }
        parts.insert("empty".to_owned(), Vec::new());
        let press = Press::new();
        for _ in 0..2 {
            let bytes = press.write(&parts, |name| name != "word/document.xml");
            assert!(bytes == write(&parts));
            parts.insert("z".to_owned(), b"other".to_vec());
        }
        assert_eq!(press.kept.lock().expect("no panic").parts.len(), 5);
    }

    #[test]
    fn each_error_has_a_rule_and_a_sentence() {
        let finding = Finding::from(PackageError::Ratio("a.xml".to_owned(), 900));
        assert_eq!(finding.rule, "package-bomb");
        assert_eq!(
            finding.message,
            "the part `a.xml` swells 900 times when unpacked"
        );
    }
}
