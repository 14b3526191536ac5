//! Cases that have broken other engines, one a file in `tests/redline/cases/`: `--- old`, `--- new`, `--- redline`.
//!
//! A line of a body that begins with `<` is WordprocessingML; any other is a paragraph of that text. `--- old footnotes` and the like add
//! parts. What the redline gives back is checked for every case, and so are its ink and its phantom paragraphs. With `BLESS`
//! set, the expected redlines are written anew.

use crate::build::with;
use crate::ink;
use crate::view::view;
use enact::ooxml::lint::lint;
use enact::ooxml::package::Parts;
use enact::ooxml::redline::{Stamp, redline};
use enact::ooxml::tracked::{Difference, Level, accept_all, difference, reject_all};
use std::path::{Path, PathBuf};

struct Case {
    name: String,
    path: PathBuf,
    before_redline: String,
    old: Parts,
    new: Parts,
    expected: String,
}

fn section<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(&format!("--- {name}\n"))?;
    Some(rest.split("\n--- ").next().unwrap_or(""))
}

fn markup(text: &str) -> String {
    text.lines()
        .map(|line| match line {
            "" => "<w:p/>".to_owned(),
            line if line.starts_with('<') => line.to_owned(),
            line => format!("<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>"),
        })
        .collect()
}

fn package(text: &str, side: &str) -> Parts {
    let body = markup(section(text, side).expect("a body"));
    let mut more = Vec::new();
    for kind in ["header", "footer", "footnotes", "endnotes", "comments"] {
        for number in ["", " 2"] {
            if let Some(found) = section(text, &format!("{side} {kind}{number}")) {
                more.push((kind, markup(found)));
            }
        }
    }
    let more: Vec<(&str, &str)> = more
        .iter()
        .map(|(kind, text)| (*kind, text.as_str()))
        .collect();
    with(&body, &more)
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/redline/cases");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a case");
            let (before, expected) = text
                .split_once("--- redline\n")
                .expect("an expected redline");
            let before_redline = before.to_owned();
            Case {
                name: path
                    .file_stem()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned(),
                old: package(&before_redline, "old"),
                new: package(&before_redline, "new"),
                expected: expected.to_owned(),
                before_redline,
                path,
            }
        })
        .collect()
}

fn stamp() -> Stamp {
    Stamp::new("A. Clerk", "2026-11-24T00:00:00Z")
}

#[test]
fn every_case_reads_as_expected() {
    let write = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    let all = cases();
    assert!(all.len() >= 20, "only {} cases were found", all.len());
    for case in all {
        let made = match redline(&case.old, &case.new, &stamp()) {
            Ok(made) => made,
            Err(refusal) => {
                wrong.push(format!("{}: refused: {refusal}", case.name));
                continue;
            }
        };
        let mut seen = view(&made.parts);
        for note in &made.notes {
            seen.push_str(&format!("note: {}\n", note.what));
        }
        if write {
            std::fs::write(
                &case.path,
                format!("{}--- redline\n{seen}", case.before_redline),
            )
            .expect("written");
        } else if seen != case.expected {
            wrong.push(format!(
                "{}:\n{seen}instead of:\n{}",
                case.name, case.expected
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_gives_back_both_files_and_is_sound() {
    for case in cases() {
        let name = &case.name;
        let made =
            redline(&case.old, &case.new, &stamp()).unwrap_or_else(|r| panic!("{name}: {r}"));
        let exact = |found: Vec<Difference>| -> Vec<Difference> {
            let soft = [
                Level::Comments,
                Level::Bookmarks,
                Level::Controls,
                Level::Lists,
                Level::Styles,
            ];
            found
                .into_iter()
                .filter(|d| !soft.contains(&d.level))
                .collect()
        };
        let accepted = exact(
            difference(&accept_all(&made.parts).expect("well-formed"), &case.new)
                .expect("well-formed"),
        );
        assert!(accepted.is_empty(), "{name}, accepted: {accepted:#?}");
        let rejected = exact(
            difference(&reject_all(&made.parts).expect("well-formed"), &case.old)
                .expect("well-formed"),
        );
        assert!(rejected.is_empty(), "{name}, rejected: {rejected:#?}");
        let before: Vec<String> = [&case.old, &case.new]
            .iter()
            .flat_map(|p| lint(p).into_iter())
            .map(|f| f.message)
            .collect();
        let findings: Vec<String> = lint(&made.parts)
            .into_iter()
            .map(|f| f.message)
            .filter(|m| !before.contains(m))
            .collect();
        assert!(findings.is_empty(), "{name}: {findings:#?}");
        assert!(made.changed, "{name}: the files differ");
        let same =
            redline(&case.new, &case.new, &stamp()).unwrap_or_else(|r| panic!("{name}: {r}"));
        assert!(
            !same.changed && same.parts == case.new,
            "{name}: a file differs from itself"
        );
    }
}

#[test]
fn no_case_costs_more_ink_than_it_must() {
    let (mut ink, mut floor) = (0, 0);
    for case in cases() {
        let made = redline(&case.old, &case.new, &stamp())
            .unwrap_or_else(|r| panic!("{}: {r}", case.name));
        let own = ink::of(&made.parts["word/document.xml"]);
        assert_eq!(
            own.phantoms, 0,
            "{}: a paragraph is struck and retyped",
            case.name
        );
        ink += own.characters;
        floor += ink::floor(
            &case.old["word/document.xml"],
            &case.new["word/document.xml"],
        );
    }
    assert!(
        10 * ink <= 12 * floor,
        "{ink} characters of ink, floor {floor}"
    );
}
