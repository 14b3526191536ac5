//! Properties as they were: what `w:rPrChange` and its like hold (ISO/IEC 29500-1, 17.13.5.27–38).

use super::tree::{Id, Tree};

/// Takes the record of old properties away, after it has replaced the new ones if they are to come `back`.
pub(super) fn settle(tree: &mut Tree<'_>, id: Id, back: bool) {
    let Some(parent) = tree.parent(id) else {
        return;
    };
    if back && tree.name(id) != "w:numberingChange" {
        restore(tree, id, parent);
    }
    tree.detach(id);
    drop_empty(tree, parent);
}

fn restore(tree: &mut Tree<'_>, id: Id, parent: Id) {
    let kind = tree.name(id);
    // What the record does not speak of, in each kind (CT_PPrBase, CT_SectPrBase and so on).
    let spared: &[&str] = match kind {
        "w:rPrChange" => &["w:ins", "w:del", "w:moveFrom", "w:moveTo"],
        "w:pPrChange" => &["w:rPr", "w:sectPr"],
        "w:sectPrChange" => &["w:headerReference", "w:footerReference"],
        "w:trPrChange" => &["w:ins", "w:del"],
        "w:tcPrChange" => &["w:cellIns", "w:cellDel", "w:cellMerge"],
        _ => &[],
    };
    let new: Vec<Id> = tree
        .elements(parent)
        .filter(|child| *child != id && !spared.contains(&tree.name(*child)))
        .collect();
    for child in new {
        tree.detach(child);
    }
    let old = tree.elements(id).next();
    let old: Vec<Id> = old.map_or_else(Vec::new, |old| {
        tree.elements(old)
            .filter(|child| !spared.contains(&tree.name(*child)))
            .collect()
    });
    // The spared ones come first in a run's and a section's properties, last in all others.
    let place = match kind {
        "w:rPrChange" | "w:sectPrChange" => Some(id),
        _ => tree.elements(parent).next(),
    };
    for child in old {
        match place {
            Some(place) => tree.insert_before(child, place),
            None => tree.append(child, parent),
        }
    }
}

/// Properties that hold nothing any more go; some elements may not be missing and stay.
fn drop_empty(tree: &mut Tree<'_>, id: Id) {
    let mut now = Some(id);
    while let Some(id) = now {
        let droppable = matches!(
            tree.name(id),
            "w:rPr" | "w:pPr" | "w:trPr" | "w:tcPr" | "w:numPr" | "w:tblPrEx"
        );
        if !droppable || tree.elements(id).next().is_some() {
            return;
        }
        now = tree.parent(id);
        tree.detach(id);
    }
}

/// A cell's part in a vertical merge after `w:cellMerge` (17.13.5.2), or before it.
pub(super) fn settle_merge(tree: &mut Tree<'_>, id: Id, back: bool) {
    let Some(parent) = tree.parent(id) else {
        return;
    };
    let new = tree.get(id, "w:vMerge");
    let old = tree.get(id, "w:vMergeOrig");
    // A record that names neither state says nothing about the cell.
    if new.is_some() || old.is_some() {
        if let Some(merge) = tree.find(parent, "w:vMerge") {
            tree.detach(merge);
        }
        let state = if back { old } else { new };
        if let Some(state) = state {
            let tag = match &*state {
                "rest" => "<w:vMerge w:val=\"restart\"/>",
                _ => "<w:vMerge/>",
            };
            let merge = tree.create(tag);
            let place = tree.elements(parent).find(|child| {
                !matches!(
                    tree.name(*child),
                    "w:cnfStyle" | "w:tcW" | "w:gridSpan" | "w:hMerge"
                )
            });
            tree.insert_before(merge, place.unwrap_or(id));
        }
    }
    tree.detach(id);
    drop_empty(tree, parent);
}
