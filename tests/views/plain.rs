//! The terminal and the data.

use super::sample::{HOSTILE, everything, gone, p, package, run};
use enact::ooxml::tracked::view::view;
use enact::render::redline::{Source, json, text};
use serde_json::Value;
use textwrap::core::display_width;

#[test]
fn a_terminal_shows_what_changed_and_a_little_around_it() {
    let mut body = String::new();
    for at in 0..8 {
        body += &p(&run(&format!("Line {at}.")));
    }
    body += &p(&format!(
        "{}<w:del @>{}</w:del><w:ins @>{}</w:ins>{}",
        run("The fine is "),
        gone("ten"),
        run("twenty"),
        run(" pounds.")
    ));
    body += &format!(
        "<w:p><w:pPr><w:rPr><w:del @/></w:rPr></w:pPr><w:del @>{}</w:del></w:p>",
        gone("Gone.")
    );
    body += &p(&run("After."));
    let view = view(&package(&body, &[])).expect("readable");
    let source = Source {
        title: "bill.docx".to_owned(),
    };
    assert_eq!(
        text(&view, &source),
        "\
bill.docx
=========

Changes: 3
[-Deleted-] {+Inserted+} [<Moved away<] {>Moved here>} {~Formatted~}

Text
----

      … Unchanged – paragraphs: 7, words: 14

   8  Line 7.

   9  The fine is [-ten-]{+twenty+} pounds.
      #1 Deleted, #2 Inserted — A. Reader, 2026-11-24 09:30

  10  [-Gone.-]
      #3 Deleted — A. Reader, 2026-11-24 09:30

  11  After.
"
    );
}

#[test]
fn no_line_is_longer_than_a_terminal_is_wide_and_nothing_moves_its_cursor() {
    let view = view(&everything()).expect("readable");
    let source = Source {
        title: format!("{HOSTILE}\u{1b}[31m"),
    };
    let text = text(&view, &source);
    for line in text.lines() {
        assert!(display_width(line) <= 80, "{line}");
        assert!(!line.contains('\u{1b}'));
    }
    for (at, _) in view.entries.iter().enumerate() {
        assert!(text.contains(&format!("#{} ", at + 1)), "{at}: {text}");
    }
    assert!(text.contains("[-2. Gone as a whole.-]"));
    assert!(text.contains("{+3. New as a whole.+}"));
    assert!(text.contains("[<The clause that moves.<]"));
    assert!(text.contains("{~Bold now.~}"));
    assert!(text.contains("[-␣-]{+°+}"));
}

#[test]
fn data_hold_every_change_with_its_text_before_and_after() {
    let view = view(&everything()).expect("readable");
    let data: Value = serde_json::from_str(&json(&view)).expect("JSON");
    assert_eq!(
        (&data["format"], &data["version"]),
        (&Value::from("enact-changes"), &Value::from(1))
    );
    let changes = data["changes"].as_array().expect("a list");
    assert_eq!(changes.len(), view.entries.len());
    let (ten, twenty) = (&changes[0], &changes[1]);
    assert_eq!(
        (&ten["kind"], &ten["before"], &ten["after"]),
        (
            &Value::from("deletion"),
            &Value::from("ten"),
            &Value::from("")
        )
    );
    assert_eq!(
        (&twenty["before"], &twenty["after"]),
        (&Value::from(""), &Value::from("twenty"))
    );
    assert_eq!(
        (&ten["story"], &ten["paragraph"], &ten["number"]),
        (&Value::from("body"), &Value::from(1), &Value::from("1."))
    );
    assert_eq!(ten["author"], "A. Reader");
    let moved: Vec<&Value> = changes.iter().filter(|c| !c["partner"].is_null()).collect();
    assert_eq!(moved.len(), 2);
    assert_eq!(
        (&moved[0]["partner"], &moved[1]["partner"]),
        (&moved[1]["id"], &moved[0]["id"])
    );
    let first = &data["paragraphs"][0];
    assert_eq!(first["before"], "The fine is ten pounds.");
    assert_eq!(first["after"], "The fine is twenty pounds.");
    let statuses: Vec<&str> = first["pieces"]
        .as_array()
        .expect("pieces")
        .iter()
        .filter_map(|p| p["status"].as_str())
        .collect();
    assert_eq!(statuses, ["kept", "deleted", "inserted", "kept"]);
    assert_eq!(data["comments"][0]["author"], HOSTILE);
}
