//! `init`: writes the library out, to be read and edited.

use super::Trouble;
use super::write::{existing, replace_folder};
use crate::library::Shelf;
use std::path::Path;

/// Writes the compiled-in library to `folder`; returns how many files.
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
    let files: Vec<(String, Vec<u8>)> = Shelf::embedded()
        .files()
        .map(|(path, bytes)| (path.to_owned(), bytes.to_vec()))
        .collect();
    replace_folder(folder, &files)?;
    Ok(files.len())
}
