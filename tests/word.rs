//! Word files from the neutral tree and back: what the reader finds is what the tree says.

#[path = "word/samples.rs"]
#[allow(dead_code)]
mod samples;

#[path = "word/expected.rs"]
mod expected;

#[path = "word/hostile.rs"]
mod hostile;

#[path = "word/numbering.rs"]
mod numbering;

#[path = "word/packs.rs"]
mod packs;

use enact::document::{Document, Inline, Kind, Node, NodeId, Role};
use enact::ooxml::Dress;
use enact::ooxml::lint::lint;
use enact::ooxml::reader::{Opened, read};
use enact::render::docx::{DocxOptions, docx};

/// The one place that reads the dress until the library's loader does.
fn dress() -> Dress {
    serde_saphyr::from_str(include_str!("../templates/word/dress.yaml"))
        .expect("the dress is valid")
}

fn options() -> DocxOptions {
    DocxOptions::new("2026-11-23T00:00:00Z")
}

fn all() -> Vec<(&'static str, Document)> {
    vec![
        ("act", samples::act()),
        ("letter", samples::letter()),
        ("instrument", samples::instrument()),
        ("arabic", samples::arabic()),
        ("memorandum", samples::memorandum()),
        ("inserted", samples::inserted()),
        ("long", samples::long_act(60)),
    ]
}

fn opened(document: &Document) -> Opened {
    let bytes = docx(document, &dress(), &options()).expect("a file");
    read(&bytes).expect("a file that can be read")
}

fn xml(opened: &Opened, part: &str) -> String {
    String::from_utf8(opened.parts[part].clone()).expect("UTF-8")
}

/// Also what people look at: `target/tmp/*.docx`.
#[test]
fn every_sample_reads_back_as_the_tree_says() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, document) in all() {
        let bytes = docx(&document, &dress(), &options()).expect("a file");
        std::fs::write(folder.join(name).with_extension("docx"), &bytes).expect("written");
        expected::compare(name, &document, &read(&bytes).expect("readable"));
    }
}

#[test]
fn no_sample_breaks_a_rule_of_lint() {
    for (name, document) in all() {
        let findings = lint(&opened(&document).parts);
        assert!(findings.is_empty(), "{name}:\n{findings}");
    }
}

#[test]
fn every_reference_computes_to_what_is_cached() {
    let opened = opened(&samples::act());
    let references: Vec<_> = opened
        .paragraphs
        .iter()
        .flat_map(|p| &p.references)
        .collect();
    assert!(references.len() >= 12, "only {}", references.len());
    for reference in references {
        assert_eq!(
            reference.computed.as_ref(),
            Some(&reference.cached),
            "{reference:?}"
        );
    }
}

#[test]
fn the_same_document_has_the_same_bytes_on_every_thread() {
    let act = docx(&samples::act(), &dress(), &options()).expect("a file");
    let threads: Vec<_> = (0..4)
        .map(|i| {
            std::thread::spawn(move || {
                // Another document first, so that counters of a thread would show.
                for _ in 0..i {
                    docx(&samples::letter(), &dress(), &options()).expect("a file");
                }
                docx(&samples::act(), &dress(), &options()).expect("a file")
            })
        })
        .collect();
    for thread in threads {
        assert!(thread.join().expect("no panic") == act);
    }
}

#[test]
fn a_clean_file_tells_nothing_of_its_making() {
    let options = DocxOptions {
        clean: true,
        ..options()
    };
    let bytes = docx(&samples::act(), &dress(), &options).expect("a file");
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("clean.docx"), &bytes).expect("written");
    let opened = read(&bytes).expect("readable");
    assert!(opened.comments.is_empty() && opened.custom.is_empty());
    assert!(!opened.parts.contains_key("word/comments.xml"));
    for (name, part) in &opened.parts {
        let text = String::from_utf8_lossy(part);
        for word in [
            "enact",
            "2026-11-23",
            "9f2c41d0a1b2",
            "short-act",
            "\"clause_",
        ] {
            assert!(!text.contains(word), "{name} says {word}");
        }
    }
    assert!(xml(&opened, "word/settings.xml").contains("<w:removePersonalInformation/>"));
    expected::compare("clean act", &samples::act(), &opened);
}

#[test]
fn blanks_are_tagged_content_controls() {
    let opened = opened(&samples::act());
    let controls: Vec<_> = opened.paragraphs.iter().flat_map(|p| &p.controls).collect();
    let year = controls
        .iter()
        .find(|c| c.tag == "blank:act.year")
        .expect("the year");
    assert_eq!((year.text.as_str(), year.placeholder), ("[year]", true));
    let penalty = controls
        .iter()
        .find(|c| c.tag == "blank:penalty.years")
        .expect("the penalty");
    assert_eq!(
        (penalty.text.as_str(), penalty.placeholder),
        ("[10 years]", false)
    );
}

#[test]
fn notes_are_comments_at_their_provision() {
    let opened = opened(&samples::act());
    let at = |heading: &str| {
        let paragraph = opened
            .paragraphs
            .iter()
            .find(|p| p.text == heading && !p.in_contents);
        let ids = &paragraph.expect("the heading").comments;
        let text = |id: &String| {
            opened
                .comments
                .iter()
                .find(|c| c.id == *id)
                .map(|c| c.text.as_str())
        };
        ids.iter().filter_map(text).collect::<Vec<_>>()
    };
    assert_eq!(
        at("Use"),
        ["The penalty follows the mine-ban Act.", "Second note."]
    );
    assert_eq!(
        at("Short title and commencement"),
        ["Some states bring penal Acts into force at once.\nSay so here if yours does."]
    );
    assert!(
        opened
            .comments
            .iter()
            .all(|c| c.author == "enact" && c.date == "2026-11-23T00:00:00Z")
    );
}

#[test]
fn each_clause_has_its_bookmark() {
    let act = samples::act();
    let clauses = act.walk().filter(|node| node.source.is_some()).count();
    let opened = opened(&act);
    let names = opened.paragraphs.iter().flat_map(|p| &p.bookmarks);
    assert_eq!(
        names.filter(|name| name.starts_with("clause_")).count(),
        clauses
    );
}

#[test]
fn a_repeated_clause_has_a_bookmark_of_its_own() {
    let mut act = samples::long_act(3);
    fn same(node: &mut Node) {
        if let Some(source) = &mut node.source {
            source.clause = "topic/a-clause-with-a-long-name".to_owned();
            source.fingerprint = "f".repeat(64);
        }
        node.children.iter_mut().for_each(same);
    }
    act.body.iter_mut().for_each(same);
    assert!(lint(&opened(&act).parts).is_empty());
}

#[test]
fn the_values_travel_with_the_file_and_nothing_else() {
    let opened = opened(&samples::act());
    let root = opened.custom.first().expect("a custom part");
    let names: Vec<_> = root.elements().map(|e| e.name.to_string()).collect();
    assert_eq!(names, ["edition", "template", "language", "values"]);
    let value = root.find("values").and_then(|v| v.elements().last());
    let value = value.expect("a value");
    assert_eq!(value.get("name"), Some("state.name"));
    assert_eq!(value.plain(), "Examplia & <Isles>");
}

#[test]
fn contents_name_every_part_section_and_schedule() {
    let opened = opened(&samples::act());
    let entries: Vec<_> = opened.paragraphs.iter().filter(|p| p.in_contents).collect();
    assert_eq!(entries.len(), 3 + 16 + 2);
    assert_eq!(entries[0].text, "Part\u{a0}I\tPreliminary");
    assert_eq!(entries[5].text, "Part\u{a0}II\tOffences");
    assert_eq!(entries[6].text, "5\tUse");
    let short = DocxOptions {
        contents: false,
        ..options()
    };
    let bytes = docx(&samples::act(), &dress(), &short).expect("a file");
    assert!(
        read(&bytes)
            .expect("readable")
            .paragraphs
            .iter()
            .all(|p| !p.in_contents)
    );
}

#[test]
fn an_arabic_document_runs_from_right_to_left_throughout() {
    let opened = opened(&samples::arabic());
    let shown = opened.paragraphs.iter().filter(|p| !p.text.is_empty());
    for paragraph in shown {
        assert!(paragraph.rtl, "{}", paragraph.text);
    }
    let body = xml(&opened, "word/document.xml");
    assert!(body.contains("<w:bidiVisual/>"));
    assert!(body.contains("<w:rPr><w:rtl/></w:rPr><w:t>أحكام عامة</w:t>"));
    assert!(xml(&opened, "word/styles.xml").contains("w:bidi=\"ar-SA\""));
}

#[test]
fn pages_have_their_header_footer_and_line_numbers() {
    let options = DocxOptions {
        line_numbers: true,
        ..options()
    };
    let bytes = docx(&samples::act(), &dress(), &options).expect("a file");
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("lines.docx"), &bytes).expect("written");
    let opened = read(&bytes).expect("readable");
    let body = xml(&opened, "word/document.xml");
    assert!(body.contains("<w:lnNumType w:countBy=\"5\" w:restart=\"newPage\"/>"));
    assert!(body.contains("<w:titlePg/>"));
    assert!(xml(&opened, "word/header1.xml").contains("Draft of 23 November 2026"));
    let footer = xml(&opened, "word/footer1.xml");
    assert!(footer.contains(" PAGE ") && footer.contains(" NUMPAGES "));
    assert!(
        !opened.parts.contains_key("word/header2.xml"),
        "the first page has no header"
    );
}

#[test]
fn headings_leave_out_no_level() {
    for (name, document) in all() {
        let styles = xml(&opened(&document), "word/styles.xml");
        let body = xml(&opened(&document), "word/document.xml");
        let level = |style: &str| {
            let at = styles.find(&format!("w:styleId=\"{style}\""))?;
            let end = styles[at..].find("</w:style>")?;
            let outline = styles[at..at + end]
                .split("<w:outlineLvl w:val=\"")
                .nth(1)?;
            outline.chars().next()?.to_digit(10)
        };
        let mut last = -1_i64;
        for style in body.split("<w:pStyle w:val=\"").skip(1) {
            let style = style.split('"').next().unwrap_or_default();
            if let Some(level) = level(style) {
                assert!(i64::from(level) <= last + 1, "{name}: {style}");
                last = i64::from(level);
            }
        }
    }
}

#[test]
fn text_is_never_a_reason_to_fail() {
    let nasty = "a & b < c > \"d\" 'e' \u{0}\u{b}\u{1F}\u{FFFE}\t\n %1 {n} ]]> \\ | é 𝔸";
    let mut letter = samples::letter();
    for node in &mut letter.body {
        node.text.push(Inline::Text(nasty.to_owned()));
        node.notes.push(enact::document::Note {
            text: nasty.to_owned(),
        });
    }
    letter.head.title = nasty.to_owned();
    letter
        .head
        .values
        .insert(nasty.to_owned(), nasty.to_owned());
    let opened = opened(&letter);
    assert!(lint(&opened.parts).is_empty());
    let shown = "a & b < c > \"d\" 'e' \t\n %1 {n} ]]> \\ | é 𝔸";
    assert!(
        opened.paragraphs[0].text.ends_with(shown),
        "{:?}",
        opened.paragraphs[0].text
    );
}

#[test]
fn a_reference_to_nowhere_is_a_finding() {
    let mut act = samples::act();
    act.body.push(samples::block(
        "lost",
        Role::Text,
        vec![samples::to(
            "no/such",
            "section ",
            "99",
            enact::document::Context::Own,
        )],
    ));
    let findings = docx(&act, &dress(), &options()).expect_err("a finding");
    assert!(findings.iter().any(|f| f.rule == "reference-to-nowhere"));
}

#[test]
fn a_table_with_too_many_cells_is_a_finding() {
    let mut memorandum = samples::memorandum();
    for node in &mut memorandum.body {
        if let Kind::Table(table) = &mut node.kind {
            table.rows[0].push(Vec::new());
        }
    }
    let findings = docx(&memorandum, &dress(), &options()).expect_err("a finding");
    assert!(findings.iter().any(|f| f.rule == "table-shape"));
}

#[test]
fn the_dress_fits_together_and_says_what_it_lacks() {
    let mut dress = dress();
    assert!(dress.findings().is_empty(), "{}", dress.findings());
    dress.styles.retain(|style| style.id != "Subsection");
    let findings = docx(&samples::act(), &dress, &options()).expect_err("a finding");
    assert!(findings.to_string().contains("`Subsection`"), "{findings}");
    assert!(serde_saphyr::from_str::<Dress>("fonts: {}\nfont: {}").is_err());
}

#[test]
fn an_empty_document_is_still_a_file() {
    let mut letter = samples::letter();
    letter.body.clear();
    assert!(lint(&opened(&letter).parts).is_empty());
}

#[test]
fn every_part_of_the_tree_can_stand_alone() {
    // A node of each kind with nothing in it, and one with everything.
    for kind in samples::act().walk().map(|node| node.kind.clone()) {
        let mut letter = samples::letter();
        letter.head.scheme = Some(samples::scheme());
        let mut node = Node::new("n", kind);
        letter.body = vec![node.clone()];
        assert!(lint(&opened(&letter).parts).is_empty());
        node.id = NodeId("m".to_owned());
        for line in [&mut node.heading, &mut node.text, &mut node.closing] {
            line.push(samples::text("words"));
        }
        node.new_page = true;
        node.notes.push(enact::document::Note {
            text: String::new(),
        });
        letter.body = vec![node];
        assert!(lint(&opened(&letter).parts).is_empty());
    }
}
