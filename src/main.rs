//! The door: everything is in the library crate.

#[expect(clippy::disallowed_methods, reason = "the one place that exits")]
fn main() {
    std::process::exit(enact::cli::run());
}
