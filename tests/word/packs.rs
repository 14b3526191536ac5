//! Every document of the packs of all states: no rule of ours broken, every number and reference computed as the tree has it.

use super::{expected, options};
use enact::assemble::{Order, assemble};
use enact::library::{Profile, Shelf, load};
use enact::ooxml::lint::lint;
use enact::ooxml::reader::read;
use enact::ops::eligible;
use enact::render::docx::docx;
use rayon::prelude::*;

#[expect(clippy::disallowed_macros, reason = "a test says how much it read")]
#[test]
fn every_document_of_every_pack_reads_back_as_the_tree_says() {
    let library = load(&Shelf::embedded()).expect("the built-in library");
    let day = jiff::civil::date(2026, 11, 23);
    let can_have = |profile: &Profile, pack: &str| eligible(&library, profile, pack, day).is_ok();
    let orders: Vec<Order> = library
        .states
        .values()
        .flat_map(|profile| library.packs.keys().map(move |pack| (profile, pack)))
        .filter(|(profile, pack)| can_have(profile, pack))
        .map(|(profile, pack)| Order {
            state: profile.iso3.clone(),
            pack: pack.clone(),
            as_of: day,
            language: library.packs[pack].language_for(&library, profile),
            settings: Vec::new(),
        })
        .collect();
    let read_back: usize = orders
        .par_iter()
        .map(|order| {
            let assembly = assemble(&library, order).expect("a pack");
            for draft in &assembly.drafts {
                let name = format!("{} {}", order.state, draft.document.head.name);
                let bytes = docx(&draft.document, &library.dress, &options()).expect("a file");
                let opened = read(&bytes).expect("a file that can be read");
                let findings = lint(&opened.parts);
                assert!(findings.is_empty(), "{name}:\n{findings}");
                expected::compare(&name, &draft.document, &opened);
                for reference in opened.paragraphs.iter().flat_map(|p| &p.references) {
                    let computed = reference.computed.as_ref();
                    assert_eq!(computed, Some(&reference.cached), "{name}: {reference:?}");
                }
            }
            assembly.drafts.len()
        })
        .sum();
    println!("{read_back} documents of {} packs", orders.len());
    assert!(
        orders.len() >= 84 && read_back > 500,
        "only {read_back} documents of {} packs",
        orders.len()
    );
}
