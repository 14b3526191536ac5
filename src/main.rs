//! The door: everything is in the library crate.

fn main() {
    std::process::exit(enact::cli::run());
}
