//! Compiles the library (clauses, templates, states) into the binary: writes a sorted table of paths and contents.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a build script speaks to cargo by environment and stdout"
)]

use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let mut paths = Vec::new();
    for room in ["clauses", "states", "templates"] {
        println!("cargo:rerun-if-changed={room}");
        collect(&root.join(room), &mut paths);
    }
    paths.sort();
    let mut table = String::from("&[\n");
    for path in paths {
        let name = path.strip_prefix(&root).expect("under the root");
        let name = name.to_str().expect("UTF-8").replace('\\', "/");
        writeln!(table, "    ({name:?}, include_bytes!({path:?})),").expect("in memory");
    }
    table.push_str("]\n");
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("set by cargo"));
    std::fs::write(out.join("embedded.rs"), table).expect("OUT_DIR is writable");
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    println!("cargo:rerun-if-changed={}", folder.display());
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "yaml") {
            paths.push(path);
        }
    }
}
