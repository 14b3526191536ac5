//! Each fault has a sample: a file or a few, laid over a small library, and what the check then says.
//!
//! `tests/samples/bad/RULE/` or `tests/samples/bad/RULE.CASE/`; the listing of that folder is the list of faults that are
//! found. The library beneath is `tests/samples/good/`, so that a sample shows its fault and nothing else, whatever
//! becomes of the shipped clauses; profile, numbering and dress are the shipped ones. `BLESS=1 cargo test --test samples`
//! writes what is expected.

use enact::check::{all_rules, check_shelf};
use enact::library::Shelf;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Files = BTreeMap<String, Vec<u8>>;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

/// Shipped files that the small library stands on.
const SHIPPED: [&str; 3] = ["states/jam.yaml", "templates/numbering/", "templates/word/"];

fn good() -> Files {
    let mut files: Files = Shelf::embedded()
        .files()
        .filter(|(path, _)| SHIPPED.iter().any(|kept| path.starts_with(kept)))
        .map(|(path, bytes)| (path.to_owned(), bytes.to_vec()))
        .collect();
    lay(&samples().join("good"), "", &mut files);
    files
}

/// Lays the YAML files of a folder over `files`. An empty file takes the one beneath away.
fn lay(folder: &Path, prefix: &str, files: &mut Files) {
    let entries = std::fs::read_dir(folder).expect("a folder of samples");
    for entry in entries {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|n| n.to_str()).expect("UTF-8");
        let below = format!("{prefix}{name}");
        if path.is_dir() {
            lay(&path, &format!("{below}/"), files);
        } else if path.extension().is_some_and(|e| e == "yaml") {
            let bytes = std::fs::read(&path).expect("a file");
            if bytes.is_empty() {
                files.remove(&below);
            } else {
                files.insert(below, bytes);
            }
        }
    }
}

/// Faults that are too large, or no text, to be stored as a sample.
fn generated(name: &str) -> Option<(&'static str, Vec<u8>)> {
    match name {
        "too-large" => {
            let mut file = b"title: { en: \"".to_vec();
            file.resize(10 << 20, b'x');
            file.extend(b"\" }\n");
            Some(("clauses/offences/use.yaml", file))
        }
        "not-utf-8" => Some((
            "clauses/offences/use.yaml",
            b"module: C-USE\ntitle: { en: \"Use\", fr: \"L\xe9gal\" }\n".to_vec(),
        )),
        "yaml-limits.deep-nesting" => {
            let file = format!(
                "when: {{ training: {}omit{} }}\n",
                "{ not: ".repeat(3000),
                " }".repeat(3000)
            );
            Some(("clauses/offences/use.yaml", file.into_bytes()))
        }
        // The votes by year are the one place where any shape is taken in before it is looked at.
        "yaml-limits.alias-bomb" => {
            let mut file = "unga_votes:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
            for i in 1..10 {
                let again = format!("*a{}, ", i - 1).repeat(9);
                file.push_str(&format!("  a{i}: &a{i} [{again}x]\n"));
            }
            Some(("states/jam.yaml", file.into_bytes()))
        }
        _ => None,
    }
}

fn found(files: Files) -> String {
    let findings = check_shelf(&Shelf::of(files));
    if findings.is_empty() {
        String::new()
    } else {
        format!("{findings}\n")
    }
}

fn cases() -> BTreeSet<String> {
    std::fs::read_dir(samples().join("bad"))
        .expect("the folder of bad samples")
        .map(|entry| {
            let name = entry.expect("an entry").file_name();
            name.into_string().expect("UTF-8")
        })
        .collect()
}

/// The rule that a sample is for: its name up to the first full stop.
fn rule_of(case: &str) -> &str {
    case.split('.').next().unwrap_or(case)
}

#[test]
fn the_small_library_is_good() {
    assert_eq!(found(good()), "");
}

#[test]
fn every_sample_finds_its_fault_and_says_so_plainly() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let folder = samples().join("bad").join(&case);
        let mut files = good();
        lay(&folder, "", &mut files);
        if let Some((path, bytes)) = generated(&case) {
            files.insert(path.to_owned(), bytes);
        }
        let said = found(files);
        let expected = folder.join("expected.txt");
        if !said.contains(&format!("[{}]", rule_of(&case))) {
            wrong.push(format!(
                "{case}: does not trigger its rule; it says\n{said}"
            ));
        } else if bless {
            std::fs::write(&expected, &said).expect("expected.txt is writable");
        } else {
            let wanted = std::fs::read_to_string(&expected).unwrap_or_default();
            if wanted != said {
                wrong.push(format!("{case}: expected\n{wanted}\nbut found\n{said}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_sample_and_every_sample_a_rule() {
    let cases = cases();
    let shown: BTreeSet<&str> = cases.iter().map(|case| rule_of(case)).collect();
    let rules: BTreeSet<&str> = all_rules().into_iter().map(|rule| rule.name).collect();
    let without: Vec<_> = rules.difference(&shown).collect();
    assert!(without.is_empty(), "no sample for {without:?}");
    let strange: Vec<_> = shown.difference(&rules).collect();
    assert!(strange.is_empty(), "no rule for {strange:?}");
}

#[test]
fn every_finding_says_where_and_what_to_do() {
    for case in cases() {
        let expected = samples().join("bad").join(&case).join("expected.txt");
        let said = std::fs::read_to_string(expected).unwrap_or_default();
        let errors = said.matches("error[").count();
        assert!(errors > 0, "{case}");
        assert!(said.contains(".yaml"), "{case} names no file");
        for heading in said.lines().filter(|l| l.starts_with("error[")) {
            assert!(!heading.ends_with('.'), "{case}: {heading}");
            for jargon in [
                "deserialize",
                "serde",
                "struct ",
                "enum",
                "scalar",
                "mapping",
                "parse",
            ] {
                assert!(!heading.contains(jargon), "{case}: {heading}");
            }
        }
    }
}

/// Damaged files never stop the check: it answers, whatever they hold.
#[test]
fn the_check_answers_whatever_the_files_hold() {
    let good = good();
    let paths: Vec<&String> = good.keys().collect();
    let mut seed = 30_052_008_u64;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(seed >> 33).unwrap_or(0) % below.max(1)
    };
    for _ in 0..100 {
        let mut files = good.clone();
        let path = paths[next(paths.len())];
        let source = String::from_utf8_lossy(&good[path]).into_owned();
        let mut lines: Vec<String> = source.lines().map(str::to_owned).collect();
        let at = next(lines.len());
        let other = next(lines.len());
        match next(6) {
            0 => drop(lines.remove(at)),
            1 => lines.swap(at, other),
            2 => lines.insert(other, lines[at].clone()),
            3 => lines[at].insert_str(0, "  "),
            4 => lines[at] = lines[at].replace(['a', '"'], "\u{e9}"),
            _ => {
                let half = lines[at].chars().count() / 2;
                lines[at] = lines[at].chars().take(half).collect();
            }
        }
        files.insert(path.clone(), lines.join("\n").into_bytes());
        // Whether it finds something depends on the damage; that it comes back is the point.
        let _said = found(files);
    }
}
