//! Which bookmark a reference points to, and which field shows its label.
//!
//! A field is written only if Word, computing it, finds the label that the text has: otherwise the first refresh would change
//! the law. Where no field does, the label is text with a link.

use super::lists::{Numbers, Placed, PlacedNumber};
use crate::document::{Context, Document, Inline, NodeId};
use crate::finding::{Finding, Findings};
use crate::fingerprint::Fingerprint;
use crate::ooxml::ReferenceForm;
use std::collections::{BTreeMap, BTreeSet};

/// The targets of a document's references, and their bookmarks.
pub(super) struct References<'a> {
    bookmarks: BTreeMap<&'a NodeId, String>,
    numbers: &'a Numbers<'a>,
}

/// How a reference is written.
pub(super) enum Shown<'a> {
    /// As a field.
    Field(&'a str, ReferenceForm),
    /// As several fields side by side: bookmark and number of each level, from above.
    Steps(Vec<(&'a str, String)>),
    /// As text with a link.
    Link(&'a str),
}

impl<'a> References<'a> {
    pub(super) fn new(
        document: &'a Document,
        numbers: &'a Numbers<'a>,
    ) -> Result<References<'a>, Findings> {
        let targets: BTreeSet<&NodeId> = document
            .walk()
            .flat_map(|node| node.inlines())
            .filter_map(|inline| match inline {
                Inline::Reference {
                    document: None,
                    target,
                    ..
                } => Some(target),
                _ => None,
            })
            .collect();
        let mut findings = Findings::new();
        let mut bookmarks = BTreeMap::new();
        if !targets.is_empty() {
            let ids: BTreeSet<&NodeId> = document.walk().map(|node| &node.id).collect();
            for target in targets {
                if !ids.contains(target) {
                    findings.push(Finding::error(
                        "reference-to-nowhere",
                        format!("a reference names `{target}`, which is not in the document"),
                    ));
                    continue;
                }
                bookmarks.insert(target, bookmark(target));
                if let Some(placed) = numbers.get(target).filter(|placed| placed.gaps) {
                    let above = placed.path.iter().map(|step| (step.id, bookmark(step.id)));
                    bookmarks.extend(above);
                }
            }
        }
        findings.or(References { bookmarks, numbers })
    }

    /// The bookmark around a node's numbered paragraph, when something refers to it.
    pub(super) fn bookmark(&self, id: &NodeId) -> Option<&str> {
        self.bookmarks.get(id).map(String::as_str)
    }

    /// How a reference is written that stands at `place`: the numbered paragraph around it, if it is one.
    pub(super) fn shown(
        &self,
        target: &NodeId,
        label: &str,
        context: Context,
        place: Option<&Placed<'_>>,
    ) -> Option<Shown<'_>> {
        let bookmark = self.bookmark(target)?;
        let Some(placed) = self.numbers.get(target) else {
            return Some(Shown::Link(bookmark));
        };
        if let PlacedNumber::Literal(text) = &placed.number {
            // The bookmark of a literal number is around that number alone.
            return Some(match *text == label {
                true => Shown::Field(bookmark, ReferenceForm::Text),
                false => Shown::Link(bookmark),
            });
        }
        let forms = match context {
            Context::Own => [
                ReferenceForm::Relative,
                ReferenceForm::Own,
                ReferenceForm::Full,
            ],
            Context::Full => [
                ReferenceForm::Full,
                ReferenceForm::Relative,
                ReferenceForm::Own,
            ],
        };
        let forms = forms.into_iter().chain([ReferenceForm::OwnLower]);
        let shows = |form: &ReferenceForm| computed(placed, *form, place).as_deref() == Some(label);
        if let Some(form) = forms.into_iter().find(shows) {
            return Some(Shown::Field(bookmark, form));
        }
        Some(match self.steps(placed, label) {
            Some(steps) => Shown::Steps(steps),
            None => Shown::Link(bookmark),
        })
    }

    /// The whole number as the numbers of its levels side by side, where that is the label.
    fn steps(&self, placed: &Placed<'_>, label: &str) -> Option<Vec<(&str, String)>> {
        let steps: Vec<(&str, String)> = placed
            .path
            .iter()
            .map(|step| Some((self.bookmark(step.id)?, without_stop(step.text).to_owned())))
            .collect::<Option<_>>()?;
        let whole: String = steps.iter().map(|(_, text)| text.as_str()).collect();
        (whole == label).then_some(steps)
    }
}

/// What Word will compute (ISO/IEC 29500-1, 17.16.5.51): numbers without a trailing full stop, joined. `None` where programs
/// disagree: the relative form from an unnumbered paragraph, and numbers above with a gap between them.
fn computed(
    target: &Placed<'_>,
    form: ReferenceForm,
    place: Option<&Placed<'_>>,
) -> Option<String> {
    let own = target.path.len().checked_sub(1)?;
    let from = match form {
        ReferenceForm::Full => 0,
        ReferenceForm::Own | ReferenceForm::OwnLower => own,
        ReferenceForm::Text => return None,
        ReferenceForm::Relative => match place {
            Some(place) if place.list == target.list && !place.path.is_empty() => {
                let pairs = target.path.iter().zip(&place.path);
                pairs.take_while(|(a, b)| a.id == b.id).count().min(own)
            }
            _ if own == 0 => 0,
            _ => return None,
        },
    };
    if target.gaps && from < own {
        return None;
    }
    let text: String = target.path[from..].iter().map(|step| step.text).collect();
    let text = without_stop(&text);
    Some(match form {
        ReferenceForm::OwnLower => text.to_lowercase(),
        _ => text.to_owned(),
    })
}

fn without_stop(number: &str) -> &str {
    number.trim_end_matches('.')
}

/// A hidden bookmark, as Word names its own, that depends on the node's id alone.
fn bookmark(id: &NodeId) -> String {
    format!("_Ref_{}", Fingerprint::of(id.0.as_bytes()).short())
}
