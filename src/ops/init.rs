//! `init`: writes the library out, to be read and edited.

use super::Trouble;
use super::write::{existing, replace_folder};
use crate::library::{SCHEMAS, Shelf};
use std::path::Path;

/// The settings by which an editor finds the schemas (Visual Studio Code with its YAML extension, and others that read the
/// same file).
const SETTINGS: &str = ".vscode/settings.json";

/// The page for lawyers, beside the clauses.
const GUIDE: (&str, &str) = ("clauses/README.md", include_str!("../../clauses/README.md"));

/// Writes the compiled-in library to `folder`, with the schemas of its files; returns how many files.
///
/// # Errors
/// The folder exists, or the disk refuses.
pub fn init(folder: &Path) -> Result<usize, Trouble> {
    if existing(folder) {
        return Err(Trouble::asked(
            "folder-exists",
            format!("`{}` exists", folder.display()),
            "name a folder that does not exist yet",
        ));
    }
    let mut files: Vec<(String, Vec<u8>)> = Shelf::embedded()
        .files()
        .map(|(path, bytes)| (path.to_owned(), bytes.to_vec()))
        .collect();
    files.push((GUIDE.0.to_owned(), GUIDE.1.as_bytes().to_vec()));
    let mut settings = serde_json::Map::new();
    for kind in SCHEMAS {
        let path = format!("schemas/{}.schema.json", kind.name);
        settings.insert(format!("./{path}"), kind.files.into());
        files.push((path, kind.text().into_bytes()));
    }
    let settings = serde_json::json!({ "yaml.schemas": settings });
    let settings = format!("{settings:#}\n");
    files.push((SETTINGS.to_owned(), settings.into_bytes()));
    replace_folder(folder, &files)?;
    Ok(files.len())
}
