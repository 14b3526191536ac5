//! The redline of an act of 60, 600 and 6,000 sections, a tenth of them reworded, some moved, deleted, inserted.
//!
//! `cargo bench --bench redline`. Before the times: what is inserted and deleted, in characters, against the least that words allow,
//! and paragraphs that are struck and retyped as they were.

#[path = "../tests/redline/act.rs"]
mod act;
#[path = "../tests/redline/build.rs"]
#[allow(dead_code)]
mod build;
#[path = "../tests/redline/ink.rs"]
#[allow(dead_code)]
mod ink;

use divan::{Bencher, black_box};
use enact::ooxml::package;
use enact::ops::{CompareRequest, Existing, compare};

#[expect(clippy::disallowed_macros, reason = "a report of the bench")]
fn main() {
    for sections in [60, 600] {
        let (old, new) = act::act(sections);
        let made = enact::ooxml::redline::redline(
            &old,
            &new,
            &enact::ooxml::redline::Stamp::new("A", "2026-11-24T00:00:00Z"),
        )
        .expect("a redline");
        let ink = ink::of(&made.parts["word/document.xml"]);
        let floor = ink::floor(&old["word/document.xml"], &new["word/document.xml"]);
        println!(
            "{sections} sections: {} characters of ink, floor {floor}, {} phantom paragraphs",
            ink.characters, ink.phantoms
        );
    }
    divan::main();
}

fn files(sections: usize) -> (Vec<u8>, Vec<u8>) {
    let (old, new) = act::act(sections);
    (
        package::write(&old).expect("a file"),
        package::write(&new).expect("a file"),
    )
}

/// From two files to one, its check included.
#[divan::bench(args = [60, 600, 6000], sample_count = 5, sample_size = 1)]
fn sections(bencher: Bencher, sections: usize) {
    let (old, new) = files(sections);
    let request = CompareRequest {
        old: ("old.docx", &old),
        new: ("new.docx", &new),
        author: "A. Clerk".to_owned(),
        date: "2026-11-24T00:00:00Z".to_owned(),
        existing: Existing::Accept,
        allow_loss: false,
    };
    bencher.bench_local(|| black_box(compare(black_box(&request)).expect("a redline")));
}

/// Reading both files and packing the result: what every engine pays.
#[divan::bench(args = [60, 600, 6000], sample_count = 5, sample_size = 1)]
fn reading_and_packing(bencher: Bencher, sections: usize) {
    let (old, new) = files(sections);
    bencher.bench_local(|| {
        let limits = package::Limits::default();
        let old = package::read(black_box(&old), &limits).expect("a package");
        let new = package::read(black_box(&new), &limits).expect("a package");
        black_box((old, package::write(&new).expect("a file")))
    });
}
