//! The house: a room uses lower levels only, and some crates are named by one room alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Room, level, crates that it alone names.
const ROOMS: &[(&str, u8, &[&str])] = &[
    ("finding", 0, &[]),
    ("fingerprint", 0, &["sha2"]),
    ("difference", 0, &["similar"]),
    ("document", 0, &[]),
    ("phrase", 1, &["handlebars"]),
    ("ooxml", 1, &["docx_rs", "zip", "quick_xml"]),
    ("library", 2, &["serde_saphyr"]),
    ("assemble", 3, &[]),
    ("render", 3, &[]),
    ("intake", 3, &[]),
    ("check", 4, &[]),
    ("ops", 5, &["rayon"]),
    ("cli", 6, &["clap", "comfy_table", "csv", "indicatif"]),
];

/// Rooms of one level know each other only where the design says so.
const NEIGHBOURS: &[(&str, &str)] = &[];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Each source file of the rooms, with its room and text.
fn files() -> Vec<(String, PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&src, &mut paths);
    paths
        .into_iter()
        .filter_map(|path| {
            let room = path.strip_prefix(&src).ok()?.components().next()?;
            let room = room.as_os_str().to_str()?.to_owned();
            let text = std::fs::read_to_string(&path).expect("source is UTF-8");
            (!room.ends_with(".rs")).then_some((room, path, text))
        })
        .collect()
}

/// Code without comments, so that a doc link to a higher room is no use of it.
fn code(text: &str) -> String {
    text.lines()
        .map(|line| line.split("//").next().unwrap_or(""))
        .collect::<Vec<_>>()
        .join("\n")
}

/// What follows each `word::` in the code.
fn uses<'a>(code: &'a str, word: &str) -> Vec<&'a str> {
    let pattern = format!("{word}::");
    code.match_indices(&pattern)
        .filter(|(at, _)| {
            let before = code[..*at].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
        })
        .map(|(at, _)| &code[at + pattern.len()..])
        .collect()
}

#[test]
fn every_room_is_on_the_table() {
    let known: Vec<&str> = ROOMS.iter().map(|(room, ..)| *room).collect();
    for (room, path, _) in files() {
        assert!(
            known.contains(&room.as_str()),
            "{} is in no known room",
            path.display()
        );
    }
}

#[test]
fn a_room_uses_lower_levels_only() {
    let level: BTreeMap<&str, u8> = ROOMS
        .iter()
        .map(|(room, level, _)| (*room, *level))
        .collect();
    let mut wrong = Vec::new();
    for (room, path, text) in files() {
        let code = code(&text);
        for rest in uses(&code, "crate") {
            let names: Vec<&str> = match rest.strip_prefix('{') {
                Some(group) => group
                    .split('}')
                    .next()
                    .unwrap_or("")
                    .split(',')
                    .map(|n| n.trim().split("::").next().unwrap_or(""))
                    .collect(),
                None => {
                    let end = rest
                        .find(|c: char| !c.is_alphanumeric() && c != '_')
                        .unwrap_or(rest.len());
                    vec![&rest[..end]]
                }
            };
            for used in names {
                let Some(theirs) = level.get(used) else {
                    continue;
                };
                let neighbour = NEIGHBOURS.contains(&(room.as_str(), used));
                if used != room && *theirs >= level[room.as_str()] && !neighbour {
                    wrong.push(format!("{}: {room} uses {used}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn some_crates_are_named_by_one_room_alone() {
    let mut wrong = Vec::new();
    for (room, path, text) in files() {
        let code = code(&text);
        for (owner, _, crates) in ROOMS {
            for name in *crates {
                if *owner != room && !uses(&code, name).is_empty() {
                    wrong.push(format!("{}: {name} belongs to {owner}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_its_charter() {
    for (_, path, text) in files() {
        assert!(
            text.starts_with("//! "),
            "{} has no charter",
            path.display()
        );
    }
}

#[test]
fn only_the_command_prints_exits_and_reads_the_clock_or_the_environment() {
    const WORLD: [&str; 6] = [
        "println!",
        "process::exit",
        "SystemTime::now",
        "Instant::now",
        "env::var",
        "env::args",
    ];
    for (room, path, text) in files() {
        let code = code(&text);
        for word in WORLD {
            assert!(
                room == "cli" || !code.contains(word),
                "{}: {word}",
                path.display()
            );
        }
    }
}
