//! Word files from the neutral tree and back: what the reader finds is what the tree says.

#[path = "word/samples.rs"]
#[allow(dead_code)]
mod samples;

use enact::ooxml::Dress;
use enact::render::docx::{DocxOptions, docx};

/// The one place that reads the dress until the library's loader does.
fn dress() -> Dress {
    serde_saphyr::from_str(include_str!("../templates/word/dress.yaml"))
        .expect("the dress is valid")
}

fn options() -> DocxOptions {
    DocxOptions::new("2026-11-23T00:00:00Z")
}

#[test]
fn the_samples_are_written_for_the_eye() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, document) in [
        ("act", samples::act()),
        ("letter", samples::letter()),
        ("instrument", samples::instrument()),
        ("arabic", samples::arabic()),
        ("memorandum", samples::memorandum()),
    ] {
        let bytes = docx(&document, &dress(), &options()).expect("a file");
        std::fs::write(folder.join(name).with_extension("docx"), bytes).expect("written");
    }
}
