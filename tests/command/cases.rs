//! Cases as folders: `command` holds the arguments, `stdout.txt` and `stderr.txt` what the command says, `status` how it exits.
//!
//! A lawyer can read them without reading code. `BLESS=1 cargo test --test command` writes what the command says now; read
//! the difference before you commit it.

use crate::desk::{enact_in, scratch};
use std::fs;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut found: Vec<PathBuf> = fs::read_dir(root)
        .expect("tests/cases is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    found.sort();
    found
}

/// The text of a file, or nothing when there is none.
fn expected(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn every_case_says_what_it_said() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 15, "only {} cases", cases.len());
    for case in cases {
        let name = case
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let command = expected(&case.join("command"));
        let args: Vec<&str> = command.split_whitespace().collect();
        assert!(!args.is_empty(), "{name} has no command");
        let folder = scratch();
        for entry in fs::read_dir(case.join("in"))
            .into_iter()
            .flatten()
            .flatten()
        {
            fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("copies");
        }
        let run = enact_in(&folder, &args);
        let found = [
            ("stdout.txt", run.data),
            ("stderr.txt", run.talk),
            ("status", format!("{}\n", run.status)),
        ];
        for (file, text) in found {
            let path = case.join(file);
            if expected(&path) == text {
                continue;
            }
            if !bless {
                wrong.push(format!(
                    "{name}/{file}:\n{}",
                    first_difference(&expected(&path), &text)
                ));
            } else if text.is_empty() {
                fs::remove_file(&path).expect("removes");
            } else {
                fs::write(&path, text).expect("writes");
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n\nread the differences; if they are right, BLESS=1 cargo test --test command",
        wrong.join("\n\n")
    );
}

fn first_difference(old: &str, new: &str) -> String {
    for (i, (a, b)) in old.lines().zip(new.lines()).enumerate() {
        if a != b {
            return format!("line {}\n  was: {a}\n  is:  {b}", i + 1);
        }
    }
    format!(
        "was {} lines, is {}",
        old.lines().count(),
        new.lines().count()
    )
}
