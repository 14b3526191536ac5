//! Settling and judging an act with changes in a tenth of its sections.
//!
//! `cargo bench --bench tracked`. 60, 600, 6000 sections show whether time grows with the text alone.

use divan::{Bencher, black_box};
use enact::ooxml::foreign::open;
use enact::ooxml::package::{self, Parts};
use enact::ooxml::tracked::{accept_all, changes, difference, reject_all};

fn main() {
    divan::main();
}

/// A redline of about a thousand bytes of XML a section.
fn redline(sections: usize) -> Parts {
    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const BY: &str = "w:author=\"A\" w:date=\"2026-01-01T00:00:00Z\"";
    let mut body = String::new();
    for section in 0..sections {
        body.push_str(&format!(
            "<w:p w:rsidR=\"00AB12CD\"><w:pPr><w:pStyle w:val=\"Heading2\"/><w:keepNext/></w:pPr><w:bookmarkStart w:id=\"{section}\" w:name=\"_Ref{section}\"/><w:r><w:t>Offence {section}</w:t></w:r><w:bookmarkEnd w:id=\"{section}\"/></w:p>"
        ));
        for paragraph in 0..4 {
            let change = match (section % 10, paragraph) {
                (0, 1) => format!(
                    "<w:del w:id=\"{section}\" {BY}><w:r><w:delText>not less than </w:delText></w:r></w:del><w:ins w:id=\"{section}1\" {BY}><w:r><w:t xml:space=\"preserve\">at least </w:t></w:r></w:ins>"
                ),
                _ => String::new(),
            };
            body.push_str(&format!(
                "<w:p w:rsidR=\"00AB12CD\"><w:pPr><w:pStyle w:val=\"BodyText\"/><w:ind w:left=\"720\"/></w:pPr><w:r><w:t xml:space=\"preserve\">A person who uses, develops or transfers a munition commits an offence and is liable to </w:t></w:r>{change}<w:r><w:rPr><w:b/></w:rPr><w:t>{paragraph} years of section {section}</w:t></w:r></w:p>"
            ));
        }
    }
    let document =
        format!("<w:document xmlns:w=\"{W}\"><w:body>{body}<w:sectPr/></w:body></w:document>");
    let styles = format!(
        "<w:styles xmlns:w=\"{W}\"><w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"BodyText\"><w:name w:val=\"Body Text\"/></w:style></w:styles>"
    );
    [
        ("_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_owned()),
        ("word/_rels/document.xml.rels", "<Relationships><Relationship Id=\"r\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>".to_owned()),
        ("word/document.xml", document),
        ("word/styles.xml", styles),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .collect()
}

#[divan::bench(args = [60, 600, 6000], sample_count = 5, sample_size = 1)]
fn accept_and_reject(bencher: Bencher, sections: usize) {
    let parts = redline(sections);
    bencher.bench_local(|| {
        black_box(accept_all(black_box(&parts)).expect("well-formed"));
        black_box(reject_all(black_box(&parts)).expect("well-formed"));
    });
}

#[divan::bench(args = [60, 600, 6000], sample_count = 5, sample_size = 1)]
fn judge(bencher: Bencher, sections: usize) {
    let parts = redline(sections);
    let (old, new) = (
        reject_all(&parts).expect("well-formed"),
        accept_all(&parts).expect("well-formed"),
    );
    bencher.bench_local(|| {
        black_box(difference(black_box(&old), black_box(&new)).expect("well-formed"))
    });
}

#[divan::bench(args = [60, 600, 6000], sample_count = 5, sample_size = 1)]
fn list(bencher: Bencher, sections: usize) {
    let parts = redline(sections);
    bencher.bench_local(|| black_box(changes(black_box(&parts)).expect("well-formed")));
}

#[divan::bench(args = [60, 600, 6000], sample_count = 5, sample_size = 1)]
fn open_a_file(bencher: Bencher, sections: usize) {
    let bytes = package::write(&redline(sections)).expect("a file");
    bencher.bench_local(|| black_box(open(black_box(&bytes)).expect("readable")));
}
