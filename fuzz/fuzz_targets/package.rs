//! Any bytes as a file: read or refused, never more.

#![no_main]

use enact::ooxml::foreign::open;
use enact::ooxml::lint::lint;
use enact::ooxml::reader::read;
use enact::ooxml::tracked::{accept_all, changes, reject_all};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = read(bytes);
    if let Ok(opened) = open(bytes) {
        let _ = lint(&opened.parts);
        let _ = changes(&opened.parts);
        let _ = accept_all(&opened.parts);
        let _ = reject_all(&opened.parts);
    }
});
