//! Forms go out, are filled in and come back: what was filled in is what is read, and what cannot be read is refused by its question.

#[path = "support/fill.rs"]
mod fill;

use enact::assemble::{Order, Origin, Setting, assemble};
use enact::document::Language;
use enact::intake::{FilledForm, FormAnswer, read_form};
use enact::library::{Library, Shelf, StateCode, load};
use enact::ooxml::reader::ReadControlKind;
use enact::ooxml::xml::{Content, Element};
use enact::ops::{Desk, answers as answers_of};
use enact::render::docx::{DocxOptions, docx};
use fill::{Filling, changed, filled, tag};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> =
    LazyLock::new(|| load(&Shelf::embedded()).expect("the built-in library"));

/// A document of a state's pack, as a Word file.
fn made(state: &str, pack: &str, document: &str, language: Language) -> Vec<u8> {
    let order = Order {
        state: StateCode(state.to_owned()),
        pack: pack.to_owned(),
        as_of: jiff::civil::date(2026, 11, 24),
        language,
        settings: Vec::new(),
    };
    let assembly = assemble(&LIBRARY, &order).expect("a pack");
    let mut drafts = assembly.drafts.iter();
    let draft = drafts.find(|d| d.document.head.name == document);
    let options = DocxOptions::new("2026-11-24T00:00:00Z");
    docx(&draft.expect("the form").document, &LIBRARY.dress, &options).expect("a file")
}

fn survey() -> Vec<u8> {
    made("UGA", "outreach", "survey", Language::En)
}

fn answers(form: &FilledForm) -> BTreeMap<&str, &FormAnswer> {
    let given = form.fields.iter();
    given
        .filter_map(|field| Some((field.field.as_str(), field.answer.as_ref()?)))
        .collect()
}

fn faults(bytes: &[u8]) -> String {
    read_form(bytes).expect_err("must be refused").to_string()
}

#[test]
fn a_form_that_nobody_filled_in_has_no_answers() {
    for (bytes, least) in [
        (survey(), 30),
        (made("UGA", "outreach", "survey", Language::Fr), 30),
        (
            made("VUT", "reporting", "article-7-report", Language::En),
            100,
        ),
        (
            made("VUT", "reporting", "focal-point-designation", Language::En),
            5,
        ),
    ] {
        let form = read_form(&bytes).expect("a form");
        assert!(form.fields.len() >= least, "{} fields", form.fields.len());
        assert!(answers(&form).is_empty(), "{:?}", answers(&form));
    }
}

#[test]
fn what_was_filled_in_is_what_is_read_in_either_language() {
    for language in [Language::En, Language::Fr] {
        let bytes = filled(&made("UGA", "outreach", "survey", language), &|name| {
            Some(match name {
                "reason.R1" => Filling::Choose(3),
                "reason.R9" => Filling::Choose(2),
                "last-step" => Filling::Write("Cabinet approved <ratification> & more"),
                "last-step-date" => Filling::Pick("2026-10-05"),
                "help-law" => Filling::Tick,
                _ => return None,
            })
        });
        let form = read_form(&bytes).expect("a form");
        let found = answers(&form);
        assert_eq!(found.len(), 5, "{found:?}");
        let place = |name: &str| match found[name] {
            FormAnswer::Chosen { place, .. } => *place,
            other => panic!("{other:?}"),
        };
        assert_eq!((place("reason.R1"), place("reason.R9")), (3, 2));
        assert_eq!(
            *found["last-step"],
            FormAnswer::Text("Cabinet approved <ratification> & more".to_owned())
        );
        assert_eq!(
            *found["last-step-date"],
            FormAnswer::Day(jiff::civil::date(2026, 10, 5))
        );
        assert_eq!(*found["help-law"], FormAnswer::Ticked);
        assert_eq!(form.template.as_deref(), Some("toolkit/survey"));
    }
}

#[test]
fn an_answer_that_cannot_be_read_is_refused_with_the_number_of_its_question() {
    let bytes = filled(&survey(), &|name| {
        Some(match name {
            "stage" => Filling::Write("almost done"),
            "last-step-date" => Filling::Write("5/10/26"),
            _ => return None,
        })
    });
    let faults = faults(&bytes);
    assert!(
        faults.contains("question 1: “almost done” is none of the options"),
        "{faults}"
    );
    assert!(
        faults.contains("question 2: “5/10/26” is no day that can be read"),
        "{faults}"
    );
}

#[test]
fn a_field_that_was_copied_is_refused() {
    let mut stage = None;
    changed(&survey(), &mut |control| {
        if tag(control) == "field:stage" {
            stage = Some(control.clone());
        }
    });
    let copy = stage.expect("the field");
    let bytes = changed(&survey(), &mut |control| {
        if tag(control) == "field:last-step" {
            *control =
                Element::new("w:sdt").child(Element::new("w:sdtContent").child(copy.clone()));
        }
    });
    assert!(faults(&bytes).contains("the field `stage` is there twice"));
}

#[test]
fn a_tag_that_a_program_dropped_is_made_up_by_the_bookmark() {
    let filling = |name: &str| (name == "reason.R6").then_some(Filling::Choose(3));
    let bytes = changed(&filled(&survey(), &filling), &mut |control| {
        for content in &mut control.children {
            if let Content::Element(properties) = content
                && properties.name == "w:sdtPr"
            {
                properties
                    .children
                    .retain(|child| !matches!(child, Content::Element(e) if e.name == "w:tag"));
            }
        }
    });
    let form = read_form(&bytes).expect("a form");
    assert!(matches!(
        answers(&form)["reason.R6"],
        FormAnswer::Chosen { place: 3, .. }
    ));
}

#[test]
fn what_is_no_form_is_refused() {
    let letter = made("UGA", "outreach", "letter-geneva", Language::En);
    assert!(faults(&letter).contains("no fields of a form"));
    assert!(faults(b"PK").contains("not a Word file"));
}

/// Which field has which sort of control.
static SORTS: LazyLock<BTreeMap<String, ReadControlKind>> = LazyLock::new(|| {
    let opened = enact::ooxml::reader::read(&survey()).expect("readable");
    let controls = opened.paragraphs.into_iter().flat_map(|p| p.controls);
    controls
        .filter_map(|c| Some((c.tag.strip_prefix("field:")?.to_owned(), c.kind)))
        .collect()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is filled in comes back, and nothing else.
    #[test]
    fn whatever_is_filled_in_comes_back(picks in prop::collection::vec(0usize..20, 60)) {
        let plan: BTreeMap<&str, Filling> = SORTS
            .iter()
            .zip(&picks)
            .filter_map(|((name, sort), pick)| {
                let filling = match sort {
                    ReadControlKind::CheckBox(_) => Filling::Tick,
                    ReadControlKind::DropDown(options) => Filling::Choose(1 + pick % options.len()),
                    ReadControlKind::Date(_) => Filling::Pick("2027-02-28"),
                    ReadControlKind::Text => Filling::Write("نص & <words> 12"),
                };
                (pick % 3 != 0).then_some((name.as_str(), filling))
            })
            .collect();
        let bytes = filled(&survey(), &|name| plan.get(name).cloned());
        let form = read_form(&bytes).expect("a form");
        let found = answers(&form);
        prop_assert_eq!(found.len(), plan.len());
        for (name, filling) in &plan {
            let same = match (filling, found.get(name)) {
                (Filling::Tick, Some(FormAnswer::Ticked)) => true,
                (Filling::Choose(place), Some(FormAnswer::Chosen { place: read, .. })) => place == read,
                (Filling::Pick(day), Some(FormAnswer::Day(read))) => read.to_string() == *day,
                (Filling::Write(words), Some(FormAnswer::Text(read))) => read == words,
                _ => false,
            };
            prop_assert!(same, "{name}: {filling:?} came back as {:?}", found.get(name));
        }
    }
}

/// The words of a document of Uganda's outreach pack under these decisions.
fn worded(document: &str, decisions: &[(String, String)]) -> String {
    let settings = decisions.iter().map(|(name, value)| Setting {
        name: name.clone(),
        value: value.clone(),
        content: None,
        origin: Origin::Flag,
    });
    let order = Order {
        state: StateCode("UGA".to_owned()),
        pack: "outreach".to_owned(),
        as_of: jiff::civil::date(2026, 11, 24),
        language: Language::En,
        settings: settings.collect(),
    };
    let assembly = assemble(&LIBRARY, &order).expect("a pack");
    let mut drafts = assembly.drafts.iter();
    let draft = drafts.find(|d| d.document.head.name == document);
    enact::render::text::text(&draft.expect("the document").document)
}

/// A reason that came back in a survey changes the letters and the brief, and no letter says that the state gave it.
#[test]
fn each_reason_that_is_recorded_is_spoken_to() {
    let desk = Desk::open(None).unwrap_or_else(|trouble| panic!("{trouble}"));
    for number in 1..=14 {
        let reason = format!("reason.R{number}");
        let bytes = filled(&survey(), &|name| {
            (name == reason).then_some(Filling::Choose(3))
        });
        let found = answers_of(&desk, &bytes).unwrap_or_else(|trouble| panic!("{trouble}"));
        let decisions = found.decisions.into_iter().map(|d| (d.name, d.option));
        let decisions: Vec<(String, String)> = decisions.collect();
        assert_eq!(decisions, [(reason.clone(), "main".to_owned())]);
        for document in ["letter-geneva", "bilateral-brief"] {
            let spoken = worded(document, &decisions);
            assert_ne!(
                spoken,
                worded(document, &[]),
                "{document} is silent on {reason}"
            );
        }
    }
}
