//! Every command of the README does what it says, in the README's own order.

use crate::desk::{enact_in, scratch};

/// The command lines of the README's shell blocks, without comments, and whether the comment says that the answer is "no".
fn commands() -> Vec<(String, bool)> {
    let readme = include_str!("../../README.md");
    let mut inside = false;
    let mut found = Vec::new();
    for line in readme.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside {
            let (command, comment) = line.split_once(" #").unwrap_or((line, ""));
            found.push((command.trim().to_owned(), comment.contains("exit status 1")));
        }
    }
    found
}

#[test]
fn every_command_works() {
    let folder = scratch();
    let mut run = 0;
    for (command, no) in commands() {
        if command == "cargo test" {
            // This very run.
            continue;
        }
        let args = command
            .strip_prefix("cargo run --release -- ")
            .unwrap_or_else(|| panic!("`{command}` is no command of ours"));
        let args: Vec<&str> = args.split_whitespace().collect();
        let result = enact_in(&folder, &args);
        assert_eq!(result.status, i32::from(no), "`{command}`: {}", result.talk);
        run += 1;
    }
    assert!(run >= 12, "only {run} commands were found");
}

#[test]
fn every_file_it_points_to_is_there() {
    let readme = include_str!("../../README.md");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for part in readme.split("](").skip(1) {
        let target = part.split(')').next().unwrap_or("");
        if !target.starts_with("http") {
            assert!(root.join(target).exists(), "{target}");
            seen += 1;
        }
    }
    assert!(seen >= 3);
}
