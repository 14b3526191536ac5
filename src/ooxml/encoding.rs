//! The encodings of a part: UTF-8 and UTF-16, no other (ECMA-376-2, 6.2.5 and XML 1.0, 4.3.3).

use super::xml::XmlError;
use std::borrow::Cow;

/// A part as text, without its byte order mark.
///
/// # Errors
/// [`XmlError::NotUtf8`] for bytes that are neither encoding, [`XmlError::Encoding`] for a part that names another one.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, XmlError> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => Cow::Borrowed(utf8(rest)?),
        [0xFF, 0xFE, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)?),
        [0xFE, 0xFF, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)?),
        // Without a mark the first character tells: it can only be `<`.
        [b'<', 0, ..] => Cow::Owned(utf16(bytes, u16::from_le_bytes)?),
        [0, b'<', ..] => Cow::Owned(utf16(bytes, u16::from_be_bytes)?),
        _ => Cow::Borrowed(utf8(bytes)?),
    };
    match declared(&text) {
        Some(name)
            if !["utf-8", "utf-16", "us-ascii", "ascii"]
                .contains(&name.to_ascii_lowercase().as_str()) =>
        {
            Err(XmlError::Encoding(name.to_owned()))
        }
        _ => Ok(text),
    }
}

/// Whether the bytes of a part are UTF-8 already.
pub fn is_utf8(bytes: &[u8]) -> bool {
    !matches!(
        bytes,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, ..] | [0, b'<', ..]
    )
}

/// The encoding that the declaration names.
fn declared(text: &str) -> Option<&str> {
    let declaration = text.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split_once("encoding")?.1.trim_start();
    let value = value.strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

fn utf8(bytes: &[u8]) -> Result<&str, XmlError> {
    std::str::from_utf8(bytes).map_err(|_| XmlError::NotUtf8)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, XmlError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(XmlError::NotUtf8);
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .collect::<Result<String, _>>()
        .map_err(|_| XmlError::NotUtf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn both_encodings_are_read_with_and_without_a_mark() {
        let text = "<?xml version='1.0' encoding='UTF-16'?><a>é 𝔸 القانون</a>";
        for (mark, unit) in [
            (&[0xFF_u8, 0xFE][..], u16::to_le_bytes as fn(u16) -> [u8; 2]),
            (&[0xFE, 0xFF][..], u16::to_be_bytes),
        ] {
            let bytes = utf16(text, unit);
            assert_eq!(decode(&bytes).as_deref(), Ok(text));
            assert!(!is_utf8(&bytes));
            let marked = [mark, &bytes].concat();
            assert_eq!(decode(&marked).as_deref(), Ok(text));
        }
        assert_eq!(decode("\u{FEFF}<a/>".as_bytes()).as_deref(), Ok("<a/>"));
    }

    #[test]
    fn other_encodings_are_named() {
        assert_eq!(
            decode(b"<?xml version=\"1.0\" encoding = \"windows-1252\"?><a/>"),
            Err(XmlError::Encoding("windows-1252".to_owned()))
        );
        assert_eq!(decode(b"<a>\xE9</a>"), Err(XmlError::NotUtf8));
        assert_eq!(decode(b"\xFF\xFE<\0a"), Err(XmlError::NotUtf8));
        assert_eq!(decode(b"\xFF\xFE\0\xD8<\0"), Err(XmlError::NotUtf8));
    }
}
