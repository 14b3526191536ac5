//! What a file is when it is no package: so that the message can say what to do.

use super::package::PackageError;

/// What the bytes are, when that is known and it is no zip archive.
pub(super) fn recognised(bytes: &[u8]) -> Option<PackageError> {
    const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if bytes.starts_with(COMPOUND) {
        // [MS-OFFCRYPTO] 1.3.1 and [MS-DOC] 2.1: which stream the compound file has tells what it is.
        return Some(if has_stream(bytes, "EncryptedPackage") {
            PackageError::PasswordProtected
        } else if has_stream(bytes, "WordDocument") {
            PackageError::Binary
        } else {
            PackageError::OtherFormat("a compound file without a Word document")
        });
    }
    let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head = head[..head.len().min(1024)].trim_ascii_start();
    let what = if head.starts_with(b"{\\rtf") {
        "rich text (.rtf)"
    } else if head.starts_with(b"%PDF-") {
        "a PDF"
    } else if head.windows(12).any(|w| w == b"<pkg:package") {
        "a package in one XML file (Flat OPC)"
    } else if head.len() >= 5 && head[..5].eq_ignore_ascii_case(b"<html")
        || head.len() >= 14 && head[..14].eq_ignore_ascii_case(b"<!doctype html")
    {
        "a web page"
    } else {
        return None;
    };
    Some(PackageError::OtherFormat(what))
}

/// Whether a compound file has a stream of this name: directory entries are 128 bytes long and stand at multiples of it
/// ([MS-CFB] 2.6.1).
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let mut start: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    start.extend([0, 0]);
    bytes.chunks(128).any(|entry| entry.starts_with(&start))
}
