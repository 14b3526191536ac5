//! What other programs make of our Word files: LibreOffice, and Microsoft's own validator.
//!
//! Each test needs a tool. Without it the test says that it was skipped and why, unless `ENACT_TOOLS=required`: then it fails.

#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "these tests look for programs outside, and say what they skipped or compared"
)]

#[path = "support/fill.rs"]
mod fill;
#[path = "word/samples.rs"]
#[allow(dead_code)]
mod samples;

use enact::assemble::{Order, assemble};
use enact::document::{Document, Language};
use enact::intake::read_form;
use enact::library::{Library, Shelf, StateCode, load};
use enact::ooxml::reader::{Opened, ReadParagraph, read};
use enact::ooxml::xml;
use enact::render::docx::{DocxOptions, docx};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A document, with its file.
struct Made {
    name: String,
    bytes: Vec<u8>,
    opened: Opened,
}

fn made(library: &Library, name: &str, document: &Document) -> Made {
    let options = DocxOptions::new("2026-11-23T00:00:00Z");
    let bytes = docx(document, &library.dress, &options).expect("a file");
    Made {
        name: name.to_owned(),
        opened: read(&bytes).expect("readable"),
        bytes,
    }
}

fn samples(library: &Library) -> Vec<Made> {
    [
        ("act", samples::act()),
        ("letter", samples::letter()),
        ("instrument", samples::instrument()),
        ("arabic", samples::arabic()),
        ("memorandum", samples::memorandum()),
        ("inserted", samples::inserted()),
    ]
    .iter()
    .map(|(name, document)| made(library, name, document))
    .collect()
}

fn ratification(library: &Library, state: &str) -> Vec<Made> {
    pack(library, state, "ratification")
}

fn pack(library: &Library, state: &str, pack: &str) -> Vec<Made> {
    let order = Order {
        state: StateCode(state.to_owned()),
        pack: pack.to_owned(),
        as_of: jiff::civil::date(2026, 11, 23),
        language: Language::En,
        settings: Vec::new(),
    };
    let drafts = assemble(library, &order).expect("a pack").drafts;
    drafts
        .iter()
        .map(|draft| {
            let name = format!("{state}-{}", draft.document.head.name);
            made(library, &name, &draft.document)
        })
        .collect()
}

/// The act, the Arabic sample and a bill of the library.
fn looked_at(library: &Library) -> Vec<Made> {
    let samples = samples(library).into_iter();
    let mut chosen: Vec<Made> = samples
        .filter(|made| ["act", "arabic"].contains(&made.name.as_str()))
        .collect();
    let bill = ratification(library, "JAM").into_iter();
    chosen.extend(bill.filter(|made| made.name == "JAM-bill"));
    assert_eq!(chosen.len(), 3);
    chosen
}

/// Whether a program starts; says that the test is skipped when it does not.
fn have(program: &str, argument: &str) -> bool {
    let started = Command::new(program).arg(argument).output();
    let Err(error) = started else {
        return true;
    };
    missing(&format!("`{program}` does not start: {error}"))
}

fn missing(why: &str) -> bool {
    let required = std::env::var("ENACT_TOOLS").is_ok_and(|value| value == "required");
    assert!(!required, "ENACT_TOOLS=required, and {why}");
    eprintln!("skipped: {why}");
    false
}

/// Writes the files into a folder.
fn written(folder: &Path, all: &[Made]) -> Vec<PathBuf> {
    let files = all.iter().map(|made| {
        let path = folder.join(&made.name).with_extension("docx");
        std::fs::write(&path, &made.bytes).expect("written");
        path
    });
    files.collect()
}

/// LibreOffice's conversion of files, in a folder of its own with a profile of its own.
fn converted(folder: &Path, files: &[PathBuf], kind: &str) -> PathBuf {
    let out = folder.join("converted");
    let profile = folder.join("profile");
    let output = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", kind, "--outdir"])
        .arg(&out)
        .args(files)
        .output()
        .expect("LibreOffice starts");
    assert!(output.status.success(), "{output:?}");
    out
}

/// Without space, in small letters (headings are shown in capitals), without marks of direction.
fn squeezed(text: &str) -> String {
    let mark = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .filter(|c| !c.is_whitespace() && !mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The lines of a PDF without headers and footers.
fn lines_of_pages(pdf: &Path, opened: &Opened) -> Vec<String> {
    let output = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8"])
        .arg(pdf)
        .arg("-")
        .output()
        .expect("pdftotext starts");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let unnumbered = |text: &str| {
        let mut letters: Vec<char> = squeezed(text).chars().filter(|c| !c.is_numeric()).collect();
        letters.sort_unstable();
        letters
    };
    let margins: BTreeSet<Vec<char>> = opened
        .parts
        .iter()
        .filter(|(name, _)| name.starts_with("word/header") || name.starts_with("word/footer"))
        .map(|(_, part)| {
            let root = xml::parse(part, xml::Limits::default()).expect("XML");
            let mut text = String::new();
            root.walk(&mut |element| {
                if element.name == "w:t" {
                    text.push_str(&element.plain());
                }
            });
            unnumbered(&text)
        })
        .collect();
    let mut lines = Vec::new();
    for page in text.split('\u{c}') {
        let shown: Vec<&str> = page
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        for (index, line) in shown.iter().enumerate() {
            let at_edge = index == 0 || index + 1 == shown.len();
            if !(at_edge && margins.contains(&unnumbered(line))) {
                lines.push(squeezed(line));
            }
        }
    }
    lines
}

/// What a paragraph shows: its number, then its text.
fn shown(paragraph: &ReadParagraph) -> String {
    let number = paragraph.number.as_deref().unwrap_or_default();
    squeezed(&format!("{number}{}", paragraph.text))
}

/// Every paragraph with its number and references, in order. Cells of a table stand side by side on a page, so of them only that they are
/// there is asked.
fn compare_in_order(name: &str, opened: &Opened, lines: &[String]) -> usize {
    let page = lines.concat();
    let mut at = 0;
    let mut compared = 0;
    for paragraph in &opened.paragraphs {
        let wanted = shown(paragraph);
        if paragraph.in_table {
            let first: String = paragraph.text.split_whitespace().take(1).collect();
            assert!(page[at..].contains(&squeezed(&first)), "{name}: {first}");
            continue;
        }
        let Some(found) = page[at..].find(&wanted) else {
            let near: String = page[at..].chars().take(300).collect();
            panic!("{name}: {wanted}\nis not in\n{near}");
        };
        at += found + wanted.len();
        compared += 1;
    }
    compared
}

/// The same of a text from right to left, of which a PDF keeps the letters of a line, not their order.
fn compare_letters(name: &str, opened: &Opened, lines: &[String]) -> usize {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let mut next = lines.iter();
    let mut compared = 0;
    for paragraph in opened.paragraphs.iter().filter(|p| !p.in_table) {
        let wanted = sorted(&shown(paragraph));
        let mut found = String::new();
        while sorted(&found) != wanted {
            let Some(line) = next.next() else {
                panic!("{name}: {:?} {}", paragraph.number, paragraph.text);
            };
            // A paragraph begins a line of its own: what was gathered in vain belongs to a table.
            if found.chars().count() + line.chars().count() > wanted.len() {
                found.clear();
            }
            found.push_str(line);
        }
        compared += 1;
    }
    compared
}

#[test]
fn libreoffice_shows_the_numbers_and_references_that_the_reader_computes() {
    if !have("soffice", "--version") || !have("pdftotext", "-v") {
        return;
    }
    let library = load(&Shelf::embedded()).expect("the built-in library");
    let all = looked_at(&library);
    let folder = tempfile::tempdir().expect("a folder");
    let out = converted(folder.path(), &written(folder.path(), &all), "pdf");
    for made in &all {
        let pdf = out.join(&made.name).with_extension("pdf");
        let lines = lines_of_pages(&pdf, &made.opened);
        let compared = match made.name.as_str() {
            "arabic" => compare_letters(&made.name, &made.opened, &lines),
            name => compare_in_order(name, &made.opened, &lines),
        };
        println!("{}: {compared} paragraphs compared with the PDF", made.name);
        assert!(compared > 8, "{}: {compared}", made.name);
    }
}

/// Someone who fills the survey in with LibreOffice is understood as one who has Word.
#[test]
fn a_form_that_libreoffice_saved_is_read_as_it_was_filled_in() {
    if !have("soffice", "--version") {
        return;
    }
    let library = load(&Shelf::embedded()).expect("the built-in library");
    let mut papers = pack(&library, "UGA", "outreach");
    papers.retain(|made| made.name.ends_with("survey"));
    for made in &mut papers {
        made.bytes = fill::filled(&made.bytes, &|name| {
            Some(match name {
                "stage" => fill::Filling::Choose(2),
                "last-step" => fill::Filling::Write("Cabinet <approved> & signed"),
                "last-step-date" => fill::Filling::Pick("2026-10-05"),
                "help-law" | "help-report" => fill::Filling::Tick,
                _ if name.starts_with("reason.") => fill::Filling::Choose(3),
                _ => return None,
            })
        });
    }
    let folder = tempfile::tempdir().expect("a folder");
    let files = written(folder.path(), &papers);
    let out = converted(folder.path(), &files, "docx:MS Word 2007 XML");
    let [survey] = papers.as_slice() else {
        panic!("one survey in the pack");
    };
    let saved = std::fs::read(out.join(&survey.name).with_extension("docx"));
    let saved = read_form(&saved.expect("LibreOffice's file")).expect("a form");
    let sent = read_form(&survey.bytes).expect("a form");
    assert_eq!(saved, sent);
    let given = sent.fields.iter().filter(|field| field.answer.is_some());
    assert_eq!(given.count(), 19);
}

/// What LibreOffice keeps, and what it does not, of a file that it opens and saves.
#[test]
fn libreoffice_saves_what_it_opened() {
    if !have("soffice", "--version") {
        return;
    }
    let library = load(&Shelf::embedded()).expect("the built-in library");
    let all = looked_at(&library);
    let folder = tempfile::tempdir().expect("a folder");
    let out = converted(
        folder.path(),
        &written(folder.path(), &all),
        "docx:MS Word 2007 XML",
    );
    for made in &all {
        let path = out.join(&made.name).with_extension("docx");
        let bytes = std::fs::read(&path).expect("LibreOffice's file");
        let saved = read(&bytes).expect("readable");
        let name = &made.name;
        assert_eq!(provisions(&saved), provisions(&made.opened), "{name}");
        assert_eq!(clauses(&saved), clauses(&made.opened), "{name}");
        assert_eq!(comments(&saved), comments(&made.opened), "{name}");
        assert_eq!(saved.custom, made.opened.custom, "{name}");
        assert_eq!(controls(&saved, false), controls(&made.opened, false));

        // It drops the tags of content controls: blanks are found by their brackets and style from then on.
        assert!(!controls(&made.opened, true).is_empty());
        assert_eq!(controls(&saved, true), Vec::<String>::new(), "{name}");
        // It gives styles other ids, made from their names.
        assert_ne!(styles(&saved), styles(&made.opened), "{name}");
        let saved_ids = styles(&saved).into_iter().map(str::to_lowercase);
        let names = styles(&made.opened).into_iter().map(|id| {
            let style = library.dress.styles.iter().find(|style| style.id == id);
            let name = style.and_then(|style| style.name.as_deref()).unwrap_or(id);
            squeezed(name).replace("toc", "contents")
        });
        assert!(saved_ids.eq(names), "{name}: {:?}", styles(&saved));
    }
}

fn provisions(opened: &Opened) -> Vec<(Option<&str>, &str)> {
    let paragraphs = opened.paragraphs.iter();
    paragraphs
        .map(|p| (p.number.as_deref(), p.text.as_str()))
        .collect()
}

/// The bookmarks of clauses, each where it first begins: LibreOffice begins one that spans paragraphs a second time in the last of them.
fn clauses(opened: &Opened) -> Vec<&str> {
    let names = opened.paragraphs.iter().flat_map(|p| &p.bookmarks);
    let mut seen = BTreeSet::new();
    names
        .map(String::as_str)
        .filter(|name| name.starts_with("clause_") && seen.insert(*name))
        .collect()
}

fn comments(opened: &Opened) -> BTreeSet<(&str, &str, &str)> {
    let comments = opened.comments.iter();
    comments
        .map(|c| (c.author.as_str(), c.date.as_str(), c.text.as_str()))
        .collect()
}

/// The content controls of the text: what stands in them, or their tags, if they have any.
fn controls(opened: &Opened, tags: bool) -> Vec<String> {
    let text = opened.paragraphs.iter().filter(|p| !p.in_contents);
    let controls = text.flat_map(|p| &p.controls);
    let said = controls.map(|c| if tags { &c.tag } else { &c.text });
    said.filter(|said| !said.is_empty()).cloned().collect()
}

fn styles(opened: &Opened) -> Vec<&str> {
    opened.paragraphs.iter().map(|p| p.style.as_str()).collect()
}

#[test]
fn the_open_xml_sdk_finds_nothing_wrong() {
    let Ok(validator) = std::env::var("OOXML_VALIDATOR") else {
        missing("OOXML_VALIDATOR does not name the validator");
        return;
    };
    if !have(&validator, "--help") {
        return;
    }
    let library = load(&Shelf::embedded()).expect("the built-in library");
    let mut all = samples(&library);
    all.extend(ratification(&library, "JAM"));
    all.extend(ratification(&library, "TON"));
    let folder = tempfile::tempdir().expect("a folder");
    for file in written(folder.path(), &all) {
        let output = Command::new(&validator).arg(&file).output();
        let output = output.expect("the validator starts");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{}:\n{said}", file.display());
    }
    println!("{} documents are valid", all.len());
}
