//! The built command, run in a scratch folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// What a run gave.
pub struct Run {
    /// Exit status.
    pub status: i32,
    /// stdout.
    pub data: String,
    /// stderr.
    pub talk: String,
}

/// An empty folder that goes away.
pub fn scratch() -> TempDir {
    tempfile::tempdir().expect("a scratch folder")
}

/// Runs the command in a scratch folder of its own.
pub fn enact(args: &[&str]) -> Run {
    enact_in(&scratch(), args)
}

/// Runs the command in `folder`.
pub fn enact_in(folder: &TempDir, args: &[&str]) -> Run {
    enact_with(folder, args, &[])
}

/// Runs the command in `folder` with these variables.
pub fn enact_with(folder: &TempDir, args: &[&str], variables: &[(&str, &str)]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_enact"))
        .args(args)
        .current_dir(folder.path())
        .envs(variables.iter().copied())
        .env("COLUMNS", "200")
        .stdin(Stdio::null())
        .output()
        .expect("the command runs");
    Run {
        status: output.status.code().unwrap_or(-1),
        data: String::from_utf8(output.stdout).expect("UTF-8"),
        talk: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// Every file under `folder`, by path.
pub fn files(folder: &TempDir) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    collect(folder.path(), folder.path(), &mut found);
    found
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, found);
        } else {
            let name = path
                .strip_prefix(root)
                .expect("below")
                .to_str()
                .expect("UTF-8");
            found.insert(
                name.replace('\\', "/"),
                std::fs::read(&path).expect("readable"),
            );
        }
    }
}
