//! One pack, and each pack for every state that can have it: documents per second, in the folder as on a user's disk.

use divan::Bencher;
use divan::counter::ItemsCount;
use enact::library::Profile;
use enact::ops::{Desk, Finish, Format, PackRequest, pack, pack_all};
use jiff::civil::date;

fn main() {
    divan::main();
}

fn desk() -> Desk {
    Desk::open(None).unwrap_or_else(|trouble| panic!("{trouble}"))
}

fn request(out: &std::path::Path) -> PackRequest {
    PackRequest {
        pack: "ratification".to_owned(),
        language: None,
        as_of: date(2026, 11, 23),
        settings: Vec::new(),
        format: Format::Docx(Finish::default()),
        out: out.to_owned(),
        force: true,
    }
}

/// Reading the library that is compiled in: what every command pays first.
#[divan::bench(sample_count = 20)]
fn the_library() -> Desk {
    desk()
}

/// One pack for Jamaica.
#[divan::bench(sample_count = 50)]
fn one_pack(bencher: Bencher<'_, '_>) {
    let desk = desk();
    let out = tempfile::tempdir().expect("a scratch folder");
    let request = request(out.path());
    let jamaica = desk
        .library
        .states
        .values()
        .find(|p| p.iso3.0 == "JAM")
        .expect("Jamaica has a profile");
    let made = pack(&desk, jamaica, &request).expect("a pack");
    bencher
        .counter(ItemsCount::new(made.documents))
        .bench_local(|| {
            pack(&desk, jamaica, &request)
                .map(|p| p.documents)
                .unwrap_or(0)
        });
}

/// Each pack for every state that can have it.
#[divan::bench(
    sample_count = 5,
    args = ["ratification", "small-state", "parliament", "outreach", "deposit", "reporting", "implementation"]
)]
fn every_state(bencher: Bencher<'_, '_>, pack: &str) {
    let desk = desk();
    let out = tempfile::tempdir().expect("a scratch folder");
    let request = PackRequest {
        pack: pack.to_owned(),
        ..request(out.path())
    };
    let states: Vec<&Profile> = desk.library.states.values().collect();
    let documents = |done: Vec<enact::ops::Outcome>| -> usize {
        done.iter()
            .filter_map(|o| o.result.as_ref().ok())
            .map(|p| p.documents)
            .sum()
    };
    let count = documents(pack_all(&desk, &states, &request, &|| ()));
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| documents(pack_all(&desk, &states, &request, &|| ())));
}
