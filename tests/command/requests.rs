//! The command as a person meets it: what good input makes, and what bad input gets.

use crate::desk::{Run, enact, enact_in, enact_with, files, scratch};

/// The day that the tests live on.
const DAY: &str = "2026-11-23";

fn refused(run: &Run, words: &[&str]) {
    assert_eq!(run.status, 2, "{}", run.talk);
    for word in words {
        assert!(
            run.talk.contains(word),
            "`{word}` is missing in: {}",
            run.talk
        );
    }
    assert!(run.data.is_empty(), "{}", run.data);
    assert!(!run.talk.contains("panicked"), "{}", run.talk);
}

#[test]
fn a_pack_is_two_folders_in_reading_order() {
    let out = scratch();
    let run = enact_in(&out, &["pack", "JAM", "-o", "packs", "--as-of", DAY]);
    assert_eq!(run.status, 0, "{}", run.talk);
    assert_eq!(run.data.lines().count(), 1, "one line: {}", run.data);
    assert!(run.data.contains("blanks open; next: "), "{}", run.data);
    let names: Vec<String> = files(&out).into_keys().collect();
    assert_eq!(
        names,
        [
            "packs/JAM-ratification-en-2026-11-23/internal/08-working-sheet.docx",
            "packs/JAM-ratification-en-2026-11-23/internal/receipt.json",
            "packs/JAM-ratification-en-2026-11-23/outbound/01-cover-note.docx",
            "packs/JAM-ratification-en-2026-11-23/outbound/02-instrument.docx",
            "packs/JAM-ratification-en-2026-11-23/outbound/03-note-verbale.docx",
            "packs/JAM-ratification-en-2026-11-23/outbound/04-cabinet-memorandum.docx",
            "packs/JAM-ratification-en-2026-11-23/outbound/05-explanatory-memorandum.docx",
            "packs/JAM-ratification-en-2026-11-23/outbound/06-bill.docx",
            "packs/JAM-ratification-en-2026-11-23/outbound/07-post-entry-calendar.docx",
        ]
    );
}

#[test]
fn the_same_order_gives_the_same_bytes_at_another_time_and_number_of_threads() {
    let (one, other) = (scratch(), scratch());
    let order = [
        "pack",
        "--target",
        "signatories",
        "-o",
        "packs",
        "--as-of",
        DAY,
    ];
    let first = enact_with(&one, &order, &[("RAYON_NUM_THREADS", "1")]);
    assert_eq!(first.status, 0, "{}", first.talk);
    // Zip and file times count in two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    let second = enact_with(&other, &order, &[("RAYON_NUM_THREADS", "8")]);
    assert_eq!(second.status, 0, "{}", second.talk);
    let (first, second) = (files(&one), files(&other));
    assert!(first.len() > 12 * 6, "{}", first.len());
    for (name, bytes) in &first {
        assert!(second.get(name) == Some(bytes), "{name} differs");
    }
    assert_eq!(first.len(), second.len());
}

#[test]
fn nothing_internal_is_in_an_outbound_file() {
    let out = scratch();
    let order = [
        "pack", "--all", "-o", "packs", "--format", "html", "--as-of", DAY,
    ];
    let run = enact_in(&out, &order);
    assert_eq!(run.status, 0, "{}", run.talk);
    // Marks of sources, confidence and the remarks on organs, which only the working sheet and the receipt may hold.
    const MARKS: [&str; 9] = [
        "own knowledge",
        "CIA World Factbook",
        "zmjones",
        "CLDR",
        "Monitor",
        "confidence:",
        "no sitting parliament",
        "receipt.json",
        "de facto authorities",
    ];
    let mut looked_at = 0;
    for (name, bytes) in files(&out) {
        if !name.contains("/outbound/") {
            continue;
        }
        let text = String::from_utf8(bytes).expect("HTML is UTF-8");
        looked_at += 1;
        for mark in MARKS {
            assert!(!text.contains(mark), "{name} holds `{mark}`");
        }
    }
    assert!(looked_at > 400, "{looked_at}");
}

#[test]
fn all_states_that_can_join_get_a_pack_and_the_others_a_reason() {
    let out = scratch();
    let run = enact_in(&out, &["pack", "--all", "-o", "packs", "--as-of", DAY]);
    assert_eq!(run.status, 0, "{}", run.talk);
    assert_eq!(run.data.lines().count(), 84);
    assert!(run.talk.contains("84 packs"), "{}", run.talk);
    assert!(
        run.talk.contains("113 states skipped; 0 findings"),
        "{}",
        run.talk
    );
    let lithuania = run
        .talk
        .lines()
        .find(|line| line.starts_with("LTU"))
        .expect("Lithuania is named");
    assert!(lithuania.contains("legal review"), "{lithuania}");
    let parties = run
        .talk
        .lines()
        .filter(|l| l.contains("is a party (consent of"));
    assert_eq!(parties.count(), 112);
}

#[test]
fn the_approach_follows_the_state_and_can_be_decided() {
    let title = |args: &[&str]| {
        let run = enact(&[&["draft"], args, &["--as-of", DAY]].concat());
        assert_eq!(run.status, 0, "{}", run.talk);
        run.data
            .lines()
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    // Published lists name Zimbabwe among the States with stocks, so it gets the full Act.
    let full = enact(&["draft", "ZWE", "bill", "--as-of", DAY]).data;
    assert!(full.contains("Destruction of stocks"), "{full}");
    assert!(title(&["AGO", "bill"]).starts_with("Proposta de Lei"));
    assert!(title(&["CAF", "bill"]).starts_with("Projet de loi"));
    assert!(title(&["VEN", "bill"]).starts_with("Proyecto de Ley"));
    assert!(title(&["JOR", "bill"]).starts_with("مشروع قانون"));
    assert!(title(&["MYS", "bill"]).starts_with("Cluster Munitions (Law Amendment) Bill"));
    let short = enact(&[
        "draft",
        "ZWE",
        "bill",
        "--set",
        "approach=B",
        "--as-of",
        DAY,
    ])
    .data;
    assert!(!short.contains("Destruction of stocks"), "{short}");
    refused(
        &enact(&[
            "draft",
            "CAF",
            "bill",
            "--set",
            "approach=B",
            "--as-of",
            DAY,
        ]),
        &["no law of approach B in French", "it exists in English"],
    );
}

#[test]
fn a_state_with_another_form_of_law_gets_no_bill_and_is_told_so() {
    let out = scratch();
    let run = enact_in(&out, &["pack", "CYP", "-o", "packs", "--as-of", DAY]);
    assert_eq!(run.status, 0, "{}", run.talk);
    assert!(run.data.contains("(no bill)"), "{}", run.data);
    assert!(files(&out).keys().all(|name| !name.contains("bill")));
    let run = enact_in(&out, &["draft", "CYP", "bill", "--as-of", DAY]);
    refused(&run, &["no bill for this state"]);
}

#[test]
fn decisions_can_be_asked_for_filled_and_read_back() {
    let out = scratch();
    let run = enact_in(&out, &["init", "jam", "--state", "JAM", "--as-of", DAY]);
    assert_eq!(run.status, 0, "{}", run.talk);
    let path = out.path().join("jam/decisions.yaml");
    let sheet = std::fs::read_to_string(&path).expect("written");
    assert!(
        sheet.lines().all(|l| l.is_empty() || l.starts_with('#')),
        "{sheet}"
    );
    assert!(
        sheet.contains("# transit: silent | banned | visiting-forces"),
        "{sheet}"
    );
    assert!(sheet.contains("# state.customs_act:"), "{sheet}");
    let filled = sheet
        .replace(
            "# transit: silent | banned | visiting-forces",
            "transit: banned",
        )
        .replace("# state.customs_act:", "state.customs_act: Customs Act")
        + "prosecution_consent: required\nhand_in: period\nperiod.claim_days: 20\nretained.maximum: 5\nretention: omit\n";
    std::fs::write(&path, &filled).expect("writes");
    let draft = [
        "draft",
        "JAM",
        "bill",
        "--decisions",
        "jam/decisions.yaml",
        "--as-of",
        DAY,
    ];
    let run = enact_in(&out, &draft);
    assert_eq!(run.status, 0, "{}", run.talk);
    assert!(!run.data.contains("[Alternative, Transit"), "{}", run.data);
    assert!(run.data.contains("[Alternative, Financing"), "{}", run.data);
    // What a decision leaves out makes another one idle, and that is told.
    assert!(
        run.talk
            .contains("`retained.maximum` is decided, and no provision"),
        "{}",
        run.talk
    );
    std::fs::write(&path, filled + "offences.old_clause: yes\n").expect("writes");
    refused(
        &enact_in(&out, &draft),
        &[
            "there is no value `offences.old_clause`",
            "jam/decisions.yaml",
        ],
    );
}

#[test]
fn accession_for_tonga_ratification_with_the_right_date_for_the_others() {
    let instrument = |state: &str| {
        let run = enact(&["draft", state, "instrument", "--as-of", DAY]);
        assert_eq!(run.status, 0, "{}", run.talk);
        run.data.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let tonga = instrument("TON");
    assert!(
        tonga.contains("the accession of the Kingdom of Tonga"),
        "{tonga}"
    );
    assert!(!tonga.to_lowercase().contains("ratif"), "{tonga}");
    let jamaica = instrument("JAM");
    assert!(jamaica.contains("12 June 2009"), "{jamaica}");
    assert!(jamaica.contains("is ratified"), "{jamaica}");
    let kenya = instrument("KEN");
    assert!(kenya.contains("3 December 2008"), "{kenya}");
    assert!(kenya.contains("done at Dublin on 30 May 2008"), "{kenya}");
}

#[test]
fn status_follows_the_day() {
    let line = |day: &str| enact(&["states", "--as-of", day]).talk;
    assert!(line("2022-09-30").contains("110 parties, 13 signatories"));
    assert!(line(DAY).contains("112 parties, 12 signatories, 72 not party, 1 withdrawn"));
    assert!(line("2025-03-05").contains("0 withdrawn"));
    assert!(line("2025-03-06").contains("1 withdrawn"));
    let then = enact(&["draft", "NGA", "instrument", "--as-of", "2022-09-30"]);
    assert_eq!(then.status, 0, "{}", then.talk);
    refused(
        &enact(&["draft", "NGA", "instrument", "--as-of", DAY]),
        &["Nigeria is a party (consent of 28 February 2023)"],
    );
}

#[test]
fn targets_are_computed_and_say_which_vote_they_rest_on() {
    let run = enact(&[
        "states",
        "--target",
        "signatories",
        "--format",
        "csv",
        "--as-of",
        DAY,
    ]);
    assert_eq!(run.data.lines().count(), 13, "{}", run.data);
    assert!(run.talk.contains("2019"), "{}", run.talk);
    assert!(
        run.talk.contains("not of its First Committee"),
        "{}",
        run.talk
    );
    let steps = enact(&[
        "states",
        "--target",
        "interim-steps",
        "--format",
        "csv",
        "--as-of",
        DAY,
    ]);
    let codes: Vec<&str> = steps
        .data
        .lines()
        .skip(1)
        .filter_map(|l| l.split(',').next())
        .collect();
    // Angola submitted no report, the United States' policy was replaced, Canada and Palau are parties.
    assert_eq!(codes, ["COD", "JAM", "SGP", "TON"]);
    let json = enact(&[
        "states",
        "--target",
        "interim-steps",
        "--format",
        "json",
        "--as-of",
        DAY,
    ]);
    let value: serde_json::Value = serde_json::from_str(&json.data).expect("JSON");
    assert_eq!(value["version"], 1);
}

#[test]
fn a_profile_prints_unknowns_as_unknown() {
    let run = enact(&["show", "jamaïque", "--as-of", DAY]);
    assert_eq!(run.status, 0, "{}", run.talk);
    let currency = run
        .data
        .lines()
        .find(|l| l.contains("currency"))
        .expect("a line");
    assert!(currency.contains("unknown"), "{currency}");
    assert!(run.data.contains("status on 2026-11-23"), "{}", run.data);
}

#[test]
fn a_misspelt_state_gets_the_nearest_names() {
    refused(
        &enact(&["pack", "Jamaca", "-o", "x"]),
        &["Jamaca", "did you mean Jamaica"],
    );
}

#[test]
fn a_party_is_told_what_it_can_have() {
    let out = scratch();
    refused(
        &enact_in(&out, &["pack", "IRQ", "--as-of", DAY]),
        &["Iraq is a party (consent of", "--pack implementation"],
    );
    refused(
        &enact_in(&out, &["pack", "NZL", "--as-of", DAY]),
        &["New Zealand is a party (consent of 22 December 2009)"],
    );
    refused(
        &enact_in(&out, &["pack", "LTU", "--as-of", DAY]),
        &["withdrew", "legal review"],
    );
    refused(
        &enact_in(
            &out,
            &["pack", "TON", "--pack", "implementation", "--as-of", DAY],
        ),
        &["not a party yet", "--pack ratification"],
    );
    assert!(files(&out).is_empty());
}

#[test]
fn bad_values_are_refused_and_nothing_is_written() {
    let out = scratch();
    let with = |set: &str| enact_in(&out, &["pack", "JAM", "--set", set, "--as-of", DAY]);
    refused(
        &with("penalty.imprisonment_year=7"),
        &["did you mean penalty.imprisonment_years"],
    );
    refused(
        &with("penalty.imprisonment_years=seven"),
        &["whole number", "`seven`"],
    );
    refused(&with("deposit_date=15/1/2027"), &["2027-01-15"]);
    refused(&with("financing=maybe"), &["one of"]);
    refused(&with("convention_text=nowhere.txt"), &["nowhere.txt"]);
    refused(&with("nonsense"), &["--set"]);
    assert!(files(&out).is_empty());
}

#[test]
fn a_penalty_outside_the_range_is_a_note() {
    let out = scratch();
    let run = enact_in(
        &out,
        &[
            "pack",
            "JAM",
            "--set",
            "penalty.imprisonment_years=40",
            "--as-of",
            DAY,
        ],
    );
    assert_eq!(run.status, 0, "{}", run.talk);
    assert!(
        run.talk.contains("the State is free to differ"),
        "{}",
        run.talk
    );
}

#[test]
fn a_decisions_file_is_read_and_its_faults_have_a_place() {
    let out = scratch();
    std::fs::write(
        out.path().join("good.yaml"),
        "penalty.imprisonment_years: 12\nfinancing: omit\nstate.currency: Jamaican dollars\npenalty.fine: 5000000\n",
    )
    .expect("writes");
    let run = enact_in(
        &out,
        &[
            "draft",
            "JAM",
            "bill",
            "--decisions",
            "good.yaml",
            "--as-of",
            DAY,
        ],
    );
    assert_eq!(run.status, 0, "{}", run.talk);
    let text = run.data.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("12 years"), "{text}");
    assert!(!text.contains("Financing"));
    assert!(
        text.contains("Jamaican dollars\u{a0}5,000,000")
            || text.contains("Jamaican dollars 5,000,000")
    );
    std::fs::write(
        out.path().join("twice.yaml"),
        "financing: omit\nfinancing: offence\n",
    )
    .expect("writes");
    refused(
        &enact_in(&out, &["pack", "JAM", "--decisions", "twice.yaml"]),
        &["twice.yaml:2:"],
    );
}

#[test]
fn an_existing_folder_is_kept_unless_forced() {
    let out = scratch();
    let order = ["pack", "TON", "-o", "packs", "--as-of", DAY];
    assert_eq!(enact_in(&out, &order).status, 0);
    let folder = out.path().join("packs/TON-ratification-en-2026-11-23");
    std::fs::write(folder.join("outbound/mine.txt"), "a note").expect("writes");
    refused(&enact_in(&out, &order), &["exists", "--force"]);
    assert!(folder.join("outbound/mine.txt").exists());
    let forced = [&order[..], &["--force"]].concat();
    assert_eq!(enact_in(&out, &forced).status, 0);
    assert!(!folder.join("outbound/mine.txt").exists());
}

#[test]
fn a_deposit_date_computes_the_calendar() {
    let run = enact(&[
        "draft",
        "JAM",
        "post-entry-calendar",
        "--set",
        "deposit_date=2027-01-15",
        "--as-of",
        DAY,
    ]);
    assert_eq!(run.status, 0, "{}", run.talk);
    for date in [
        "1 July 2027",
        "28 December 2027",
        "30 April 2028",
        "1 July 2037",
    ] {
        assert!(run.data.contains(date), "{date} is missing in {}", run.data);
    }
}

#[test]
fn the_convention_text_is_the_users_own_file() {
    let out = scratch();
    std::fs::write(
        out.path().join("text.txt"),
        "First paragraph.\n\nSecond\nparagraph.\n",
    )
    .expect("writes");
    let order = [
        "draft",
        "JAM",
        "bill",
        "--set",
        "convention_text=text.txt",
        "--as-of",
        DAY,
    ];
    let run = enact_in(&out, &order);
    assert_eq!(run.status, 0, "{}", run.talk);
    assert!(run.data.contains("Second paragraph."), "{}", run.data);
    let without = enact(&["draft", "JAM", "cover-note", "--as-of", DAY]);
    assert!(
        without.data.contains("cannot be tabled"),
        "{}",
        without.data
    );
    let with = enact_in(
        &out,
        &[
            "draft",
            "JAM",
            "cover-note",
            "--set",
            "convention_text=text.txt",
            "--as-of",
            DAY,
        ],
    );
    assert!(!with.data.contains("cannot be tabled"), "{}", with.data);
}

#[test]
fn explain_names_the_value_and_its_file() {
    let run = enact(&[
        "explain",
        "JAM",
        "bill",
        "offences/financing",
        "--as-of",
        DAY,
    ]);
    assert_eq!(run.status, 0, "{}", run.talk);
    assert!(run.data.contains("clause 10"), "{}", run.data);
    assert!(run.data.contains("clauses/values/"), "{}", run.data);
    let flag = enact(&[
        "explain",
        "JAM",
        "bill",
        "offences/financing",
        "--set",
        "financing=omit",
        "--as-of",
        DAY,
    ]);
    assert!(flag.data.contains("--set"), "{}", flag.data);
    assert!(flag.data.contains("out"), "{}", flag.data);
    refused(
        &enact(&["explain", "JAM", "bill", "offences/nothing"]),
        &["offences/nothing"],
    );
}

#[test]
fn a_library_can_be_written_out_edited_and_used() {
    let out = scratch();
    assert_eq!(enact_in(&out, &["init", "mine"]).status, 0);
    refused(&enact_in(&out, &["init", "mine"]), &["exists"]);
    let clause = out.path().join("mine/clauses/offences/use.yaml");
    let text = std::fs::read_to_string(&clause).expect("written out");
    let edited = text.replace("Use of prohibited munitions", "Use of the weapon");
    assert_ne!(text, edited);
    std::fs::write(&clause, edited).expect("writes");
    let run = enact_in(
        &out,
        &["draft", "JAM", "bill", "--library", "mine", "--as-of", DAY],
    );
    assert_eq!(run.status, 0, "{}", run.talk);
    assert!(run.data.contains("Use of the weapon"), "{}", run.data);
}

#[test]
fn a_library_folder_never_makes_it_panic_whatever_it_holds() {
    let out = scratch();
    std::fs::create_dir_all(out.path().join("empty")).expect("makes");
    refused(
        &enact_in(&out, &["states", "--library", "empty"]),
        &["holds no library"],
    );
    refused(
        &enact_in(&out, &["states", "--library", "absent"]),
        &["holds no library"],
    );
    let deep = "[".repeat(100_000);
    let laughs = {
        let mut text = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for i in 1..9 {
            text += &format!(
                "a{i}: &a{i} [{}]\n",
                vec![format!("*a{}", i - 1); 9].join(",")
            );
        }
        text
    };
    let scalar = format!("module: \"{}\"\n", "x".repeat(10_000_000));
    let faults: [(&str, &[u8]); 8] = [
        ("deep", deep.as_bytes()),
        ("laughs", laughs.as_bytes()),
        ("scalar", scalar.as_bytes()),
        ("latin", b"module: caf\xe9\n"),
        ("utf16", b"\xff\xfem\x00o\x00"),
        ("empty", b""),
        ("list", b"- a\n- b\n"),
        ("syntax", b"title: { en: \"{{#if x}}y\" }\n\tmodule: x\n"),
    ];
    assert_eq!(enact_in(&out, &["init", "base"]).status, 0);
    for (name, bytes) in faults {
        let file = out
            .path()
            .join(format!("base/clauses/offences/{name}.yaml"));
        std::fs::write(&file, bytes).expect("writes");
        let run = enact_in(&out, &["pack", "JAM", "-o", "never", "--library", "base"]);
        refused(&run, &[&format!("clauses/offences/{name}.yaml")]);
        std::fs::remove_file(&file).expect("removes");
        assert!(!out.path().join("never").exists());
    }
}

#[test]
fn a_clean_file_has_no_notes_and_says_what_was_left_out() {
    let out = scratch();
    let parts = |extra: &[&str]| {
        let order = ["draft", "JAM", "bill", "-o", "bill.docx", "--as-of", DAY];
        let run = enact_in(&out, &[&order[..], extra].concat());
        assert_eq!(run.status, 0, "{}", run.talk);
        let bytes = std::fs::read(out.path().join("bill.docx")).expect("written");
        let limits = enact::ooxml::package::Limits::default();
        let parts = enact::ooxml::package::read(&bytes, &limits).expect("opens");
        (parts, run.talk)
    };
    let (full, _) = parts(&[]);
    assert!(full.contains_key("word/comments.xml"));
    let (clean, talk) = parts(&["--clean"]);
    assert!(talk.contains("drafting notes"), "{talk}");
    assert!(!clean.contains_key("word/comments.xml"));
    assert!(!clean.keys().any(|name| name.starts_with("customXml")));
    for (name, bytes) in &clean {
        let text = String::from_utf8_lossy(bytes);
        for mark in ["enact", "2026-11-23T", "clause_"] {
            assert!(!text.contains(mark), "{name} holds `{mark}`");
        }
    }
}

#[test]
fn a_disputed_choice_left_open_stands_as_alternatives_in_brackets() {
    let run = enact(&["draft", "JAM", "bill", "--as-of", DAY]);
    assert!(
        run.data.contains("[Alternative, Transit: banned:"),
        "{}",
        run.data
    );
    let cover = enact(&["draft", "JAM", "cover-note", "--as-of", DAY]);
    assert!(cover.data.contains("Left open"), "{}", cover.data);
    // A choice on which states do not differ has to be decided.
    let other = enact(&[
        "draft",
        "JAM",
        "bill",
        "--set",
        "authority=open",
        "--as-of",
        DAY,
    ]);
    refused(&other, &["one of"]);
}
