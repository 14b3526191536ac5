//! The id of a node in the page: readable, and one for one with the node's own.

use crate::document::NodeId;
use std::fmt::Write;

/// `offences/use#offence` is `offences/use:offence`: valid as an id and, as it is, behind `#` in an address.
pub(super) fn anchor(id: &NodeId) -> String {
    let mut anchor = String::with_capacity(id.0.len());
    for byte in id.0.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
                anchor.push(char::from(byte));
            }
            b'#' => anchor.push(':'),
            // Two digits always, so that two ids never give the same anchor.
            byte => write!(anchor, "~{byte:02x}").expect("in memory"),
        }
    }
    anchor
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(id: &str) -> String {
        anchor(&NodeId(id.to_owned()))
    }

    #[test]
    fn an_ordinary_id_stays_readable() {
        assert_eq!(of("offences/use#offence"), "offences/use:offence");
    }

    #[test]
    fn different_ids_stay_different() {
        let ids = ["a#b", "a:b", "a~3ab", "a b", "a%20b", "مادة", "\"><script>"];
        let anchors: std::collections::BTreeSet<String> = ids.into_iter().map(of).collect();
        assert_eq!(anchors.len(), ids.len());
        assert!(
            anchors
                .iter()
                .all(|a| a.is_ascii() && !a.contains([' ', '"', '<', '#', '%']))
        );
    }
}
