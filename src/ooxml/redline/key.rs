//! Keys: 64-bit digests of what an item says, the same on every machine. Two items of one key are taken for equal, and the check that
//! follows every comparison reads the text itself.

/// A digest in the making.
#[derive(Clone, Copy)]
pub(super) struct Key(u64);

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

fn fold(a: u64, b: u64) -> u64 {
    let wide = u128::from(a ^ MIX) * u128::from(b ^ 0xD6E8_FEB8_6659_FD93);
    #[expect(clippy::cast_possible_truncation, reason = "both halves are used")]
    let folded = (wide as u64) ^ ((wide >> 64) as u64);
    folded
}

impl Key {
    /// Of nothing yet, of a kind of its own.
    pub(super) fn new(kind: u64) -> Key {
        Key(fold(kind, MIX))
    }

    /// With a number more.
    pub(super) fn with(self, value: u64) -> Key {
        Key(fold(self.0, value).rotate_left(23))
    }

    /// With text more.
    pub(super) fn text(self, text: &str) -> Key {
        let mut key = self.0;
        let bytes = text.as_bytes();
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            let mut word = [0; 8];
            word.copy_from_slice(chunk);
            key = fold(key, u64::from_le_bytes(word)).rotate_left(23);
        }
        let rest = chunks.remainder();
        let mut word = [0; 8];
        word[..rest.len()].copy_from_slice(rest);
        key = fold(key, u64::from_le_bytes(word));
        Key(fold(key, bytes.len() as u64))
    }

    /// The digest.
    pub(super) fn done(self) -> u64 {
        self.0
    }
}

/// The digest of one text.
pub(super) fn of(kind: u64, text: &str) -> u64 {
    Key::new(kind).text(text).done()
}
