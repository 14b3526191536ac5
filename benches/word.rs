//! An act of 60 sections for 198 states in one process, against the floor of deflating the same XML in the same run.
//!
//! `cargo bench --bench word`. The share of docx-rs is what it takes to make the frames of the same text and nothing else.
//! 60, 600, 6000 sections show whether time grows with the text alone.

#[path = "../tests/word/samples.rs"]
#[allow(dead_code)]
mod samples;

use divan::{Bencher, black_box};
use enact::document::Document;
use enact::ooxml::package::{self, Parts};
use enact::ooxml::{Dress, WordDocument};
use enact::render::docx::{DocxOptions, docx, word};

const STATES: usize = 198;

fn main() {
    divan::main();
}

fn dress() -> Dress {
    serde_saphyr::from_str(include_str!("../templates/word/dress.yaml"))
        .expect("the dress is valid")
}

fn options() -> DocxOptions {
    DocxOptions::new("2026-11-23T00:00:00Z")
}

fn states() -> Vec<Document> {
    let act = samples::long_act(60);
    (0..STATES)
        .map(|state| {
            let mut act = act.clone();
            act.head.title = format!("Model Act of State {state}");
            act
        })
        .collect()
}

fn models() -> Vec<WordDocument> {
    let dress = dress();
    let models = states().into_iter();
    models
        .map(|act| word(&act, &dress, &options()).expect("a model"))
        .collect()
}

/// From the neutral tree to bytes.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn act_for_198_states(bencher: Bencher) {
    let (states, dress, options) = (states(), dress(), options());
    bencher.bench_local(|| {
        for state in &states {
            black_box(docx(black_box(state), &dress, &options).expect("a file"));
        }
    });
}

/// The floor: the same parts, deflated.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn floor_deflating_the_same_parts(bencher: Bencher) {
    let parts: Vec<Parts> = models().iter().map(|m| m.parts().expect("parts")).collect();
    bencher.bench_local(|| {
        for parts in &parts {
            black_box(package::write(black_box(parts)).expect("a file"));
        }
    });
}

/// The share of docx-rs: frames of paragraphs, and tables.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn share_of_docx_rs(bencher: Bencher) {
    let models = models();
    bencher.bench_local(|| {
        for model in &models {
            black_box(black_box(model).raw_size());
        }
    });
}

/// From the tree to Word's own terms, nothing written.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn share_of_the_renderer(bencher: Bencher) {
    let (states, dress, options) = (states(), dress(), options());
    bencher.bench_local(|| {
        for state in &states {
            black_box(word(black_box(state), &dress, &options).expect("a model"));
        }
    });
}

/// Everything but the zip.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn share_of_the_parts(bencher: Bencher) {
    let models = models();
    bencher.bench_local(|| {
        for model in &models {
            black_box(black_box(model).parts().expect("parts"));
        }
    });
}

/// Time grows with the text.
#[divan::bench(args = [60, 600, 6000], sample_count = 5, sample_size = 1)]
fn sections(bencher: Bencher, sections: u32) {
    let (act, dress, options) = (samples::long_act(sections), dress(), options());
    bencher.bench_local(|| black_box(docx(black_box(&act), &dress, &options).expect("a file")));
}
