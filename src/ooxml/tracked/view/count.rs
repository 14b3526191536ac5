//! Automatic numbers, as they were and as they are.

use super::model::{Both, Side, Status};
use crate::ooxml::reader::numbers::Numbers;
use crate::ooxml::tracked::tree::{Id, Tree};
use crate::ooxml::xml::Element;

/// The number of a paragraph in each version that it ends in; paragraphs have to come in reading order.
pub(in crate::ooxml::tracked) fn count(
    numbers: &mut Both<Numbers>,
    tree: &Tree<'_>,
    properties: Option<Id>,
    mark: Status,
    place: usize,
) -> Both<Option<String>> {
    let before = properties
        .and_then(|p| tree.find(p, "w:pPrChange"))
        .map(|record| tree.find(record, "w:pPr"));
    let mut count = |side: Side| {
        if !mark.is_in(side) {
            return None;
        }
        let properties = match (side, before) {
            (Side::Old, Some(before)) => before,
            _ => properties,
        };
        let style = properties.and_then(|p| tree.val_of(p, "w:pStyle"));
        let inserted = |id: &Id| side == Side::New || tree.find(*id, "w:ins").is_none();
        let element = properties
            .and_then(|p| tree.find(p, "w:numPr"))
            .filter(inserted)
            .map(|own| {
                let mut list = Element::new("w:numPr");
                for name in ["w:ilvl", "w:numId"] {
                    if let Some(value) = tree.val_of(own, name) {
                        list.push(Element::val(name, value));
                    }
                }
                Element::new("w:pPr").child(list)
            });
        let numbers = match side {
            Side::Old => &mut numbers.old,
            Side::New => &mut numbers.new,
        };
        let style = style.as_deref().unwrap_or_default();
        let counted = numbers.count(element.as_ref(), style, place)?;
        let number = counted.text.trim().to_owned();
        // Signs of symbol fonts stand where no letter has its place.
        let is_sign = number
            .chars()
            .any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c));
        match (is_sign, number.is_empty()) {
            (true, _) => Some("•".to_owned()),
            (_, true) => None,
            _ => Some(number),
        }
    };
    Both {
        old: count(Side::Old),
        new: count(Side::New),
    }
}
