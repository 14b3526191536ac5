//! A folder is whole or absent: written beside its place, then renamed.

use super::Trouble;
use std::path::{Path, PathBuf};

/// Whether the folder exists. Brings back the old one if a replacement was cut off between its two renames.
pub(super) fn existing(folder: &Path) -> bool {
    let aside = beside(folder, "old");
    if !folder.exists() && aside.exists() {
        // If this fails, the replacement below reports the same fault.
        let _ = std::fs::rename(&aside, folder);
    }
    folder.exists()
}

/// Writes `files` as the folder, replacing what is there.
///
/// # Errors
/// The disk refuses; then what was there before is still there.
pub(super) fn replace_folder(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Trouble> {
    let fresh = beside(folder, "new");
    let aside = beside(folder, "old");
    remove(&fresh)?;
    let written = files.iter().try_for_each(|(path, bytes)| {
        let path = fresh.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, bytes)
    });
    let placed = written.and_then(|()| {
        if folder.exists() {
            if aside.exists() {
                std::fs::remove_dir_all(&aside)?;
            }
            std::fs::rename(folder, &aside)?;
        }
        std::fs::rename(&fresh, folder).inspect_err(|_| {
            let _ = std::fs::rename(&aside, folder);
        })
    });
    if let Err(error) = placed {
        let _ = std::fs::remove_dir_all(&fresh);
        return Err(Trouble::asked(
            "cannot-write",
            format!("`{}` cannot be written: {error}", folder.display()),
            "choose another folder with `-o`, or free the disk",
        ));
    }
    remove(&aside)
}

/// A hidden neighbour of the folder.
fn beside(folder: &Path, suffix: &str) -> PathBuf {
    let name = folder
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    folder.with_file_name(format!(".{name}.{suffix}"))
}

fn remove(folder: &Path) -> Result<(), Trouble> {
    if !folder.exists() {
        return Ok(());
    }
    std::fs::remove_dir_all(folder).map_err(|error| {
        Trouble::asked(
            "cannot-write",
            format!("`{}` cannot be removed: {error}", folder.display()),
            "remove it by hand",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> Vec<(String, Vec<u8>)> {
        vec![(name.to_owned(), text.as_bytes().to_vec())]
    }

    #[test]
    fn a_replaced_folder_keeps_nothing_of_the_old_one() {
        let scratch = tempfile::tempdir().expect("scratch");
        let folder = scratch.path().join("pack");
        replace_folder(&folder, &file("outbound/a.txt", "old")).expect("writes");
        replace_folder(&folder, &file("outbound/b.txt", "new")).expect("replaces");
        assert!(!folder.join("outbound/a.txt").exists());
        assert_eq!(
            std::fs::read_to_string(folder.join("outbound/b.txt")).expect("there"),
            "new"
        );
        assert_eq!(std::fs::read_dir(scratch.path()).expect("lists").count(), 1);
    }

    #[test]
    fn a_replacement_cut_off_between_its_renames_brings_the_old_folder_back() {
        let scratch = tempfile::tempdir().expect("scratch");
        let folder = scratch.path().join("pack");
        replace_folder(&folder, &file("a.txt", "old")).expect("writes");
        std::fs::rename(&folder, beside(&folder, "old")).expect("as if cut off");
        assert!(existing(&folder));
        assert!(folder.join("a.txt").exists());
    }

    #[test]
    fn a_disk_that_refuses_leaves_the_old_folder() {
        let scratch = tempfile::tempdir().expect("scratch");
        let folder = scratch.path().join("pack");
        replace_folder(&folder, &file("a.txt", "old")).expect("writes");
        // A file in the way of a folder: the second write must fail.
        let mut bad = file("x", "a file");
        bad.extend(file("x/y", "below a file"));
        replace_folder(&folder, &bad).expect_err("refused");
        assert!(folder.join("a.txt").exists());
        assert_eq!(std::fs::read_dir(scratch.path()).expect("lists").count(), 1);
    }
}
