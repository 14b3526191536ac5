//! The library as it was when this program was built: a table of paths and contents, written by `build.rs`.

/// Paths relative to the project's root, sorted, with their contents.
pub(super) static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
