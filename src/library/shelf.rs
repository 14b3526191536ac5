//! Where the library's files come from: the binary, or a folder that somebody edits.

use crate::finding::{Finding, Findings, Place};
use crate::fingerprint::Fingerprint;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// The folders that make up a library.
const ROOMS: [&str; 3] = ["clauses", "states", "templates"];
/// The most files a library folder may hold.
const MAX_FILES: usize = 10_000;
/// The deepest a folder may nest.
const MAX_DEPTH: usize = 8;
/// The most bytes that are read of one file; the YAML reader refuses far smaller ones.
const MAX_BYTES: u64 = 4 << 20;

/// YAML files by path relative to the library's root, in order of the paths.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Shelf {
    /// The library compiled into this program.
    pub fn embedded() -> Shelf {
        let files = super::embedded::FILES
            .iter()
            .map(|(path, bytes)| ((*path).to_owned(), Cow::Borrowed(*bytes)))
            .collect();
        Shelf { files }
    }

    /// Files given in memory.
    pub fn of(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Shelf {
        let files = files
            .into_iter()
            .map(|(path, bytes)| (path, Cow::Owned(bytes)))
            .collect();
        Shelf { files }
    }

    /// The library in a folder.
    ///
    /// # Errors
    /// No such folder, none of `clauses`, `states`, `templates` in it, a file that cannot be read, or too many files.
    pub fn folder(root: &Path) -> Result<Shelf, Findings> {
        let mut shelf = Shelf::default();
        let mut findings = Findings::new();
        for room in ROOMS {
            let folder = root.join(room);
            if folder.is_dir() {
                shelf.collect(&folder, room, 0, &mut findings);
            }
        }
        if shelf.files.is_empty() && findings.is_empty() {
            findings.push(
                Finding::error(
                    "no-library",
                    format!("`{}` holds no library", root.display()),
                )
                .hint("`enact init DIR` writes one out to edit"),
            );
        }
        findings.or(shelf)
    }

    fn collect(&mut self, folder: &Path, name: &str, depth: usize, findings: &mut Findings) {
        let unreadable = |what: &str, why: String| {
            Finding::error("unreadable-file", format!("cannot be read: {why}"))
                .at(&Place::file(what))
        };
        if depth > MAX_DEPTH || self.files.len() > MAX_FILES {
            findings.push(unreadable(name, "too many or too deep folders".to_owned()));
            return;
        }
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return findings.push(unreadable(name, error.to_string())),
        };
        for entry in entries.flatten() {
            let Ok(file_name) = entry.file_name().into_string() else {
                findings.push(unreadable(name, "a file name is not UTF-8".to_owned()));
                continue;
            };
            let path = entry.path();
            let name = format!("{name}/{file_name}");
            if path.is_dir() {
                self.collect(&path, &name, depth + 1, findings);
            } else if file_name.ends_with(".yaml") {
                let large = std::fs::metadata(&path).is_ok_and(|m| m.len() > MAX_BYTES);
                match std::fs::read(&path) {
                    _ if large => findings.push(unreadable(
                        &name,
                        format!("it has more than {MAX_BYTES} bytes"),
                    )),
                    Ok(bytes) => {
                        self.files.insert(name, Cow::Owned(bytes));
                    }
                    Err(error) => findings.push(unreadable(&name, error.to_string())),
                }
            }
        }
    }

    /// Every file under `folder`, with its path.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> + 'a {
        self.files
            .iter()
            .filter(move |(path, _)| {
                path.strip_prefix(folder)
                    .is_some_and(|p| p.starts_with('/'))
            })
            .map(|(path, bytes)| (path.as_str(), bytes.as_ref()))
    }

    /// One file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }

    /// The line that `place` names.
    pub fn line(&self, place: &Place) -> Option<&str> {
        let text = std::str::from_utf8(self.get(&place.file)?).ok()?;
        text.lines().nth(place.line.checked_sub(1)?)
    }

    /// Every file.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_ref()))
    }

    /// The fingerprint of the whole library.
    pub fn edition(&self) -> Fingerprint {
        Fingerprint::of_parts(
            self.files()
                .flat_map(|(path, bytes)| [path.as_bytes(), bytes]),
        )
    }
}
