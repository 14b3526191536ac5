//! Lines of the tree as spans of Word.

use super::lists::Placed;
use super::looks;
use super::references::{References, Shown};
use crate::document::{Blank, FieldContent, FormField, Inline, Standing};
use crate::fingerprint::Fingerprint;
use crate::ooxml::{Control, ControlKind, Field, ReferenceForm, Run, Span};
use crate::render::bound::{bound, whole};

/// Turns lines into spans.
pub(super) struct Spans<'a> {
    pub(super) references: References<'a>,
    pub(super) rtl: bool,
    /// The document's language with its region (BCP 47).
    pub(super) locale: &'a str,
}

impl Spans<'_> {
    /// A line that stands at `place`, the numbered paragraph it is in.
    pub(super) fn line(&self, inlines: &[Inline], place: Option<&Placed<'_>>) -> Vec<Span> {
        let mut spans = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                Inline::Text(text) => spans.push(Span::Run(self.plain(text))),
                Inline::Strong(text) => spans.push(self.styled(text, looks::STRONG)),
                Inline::Alternative(text) => spans.push(self.styled(text, looks::ALTERNATIVE)),
                Inline::Emphasis(text) => spans.push(self.styled(text, looks::EMPHASIS)),
                Inline::Term {
                    text,
                    defining: true,
                    ..
                } => spans.push(self.styled(text, looks::TERM)),
                Inline::Term { text, .. } => spans.push(Span::Run(self.plain(text))),
                Inline::Reference {
                    document,
                    target,
                    lead,
                    label,
                    context,
                } => {
                    if !lead.is_empty() {
                        spans.push(Span::Run(self.plain(&bound(lead))));
                    }
                    let run = self.plain(&whole(label));
                    let shown = match document {
                        None => self.references.shown(target, label, *context, place),
                        Some(_) => None,
                    };
                    let field = |bookmark: &str, form, run| {
                        let bookmark = bookmark.to_owned();
                        Span::Field(Field::Reference { bookmark, form }, run)
                    };
                    match shown {
                        Some(Shown::Field(bookmark, form)) => {
                            spans.push(field(bookmark, form, run));
                        }
                        Some(Shown::Steps(steps)) => {
                            spans.extend(steps.into_iter().map(|(bookmark, text)| {
                                field(bookmark, ReferenceForm::Own, self.plain(&whole(&text)))
                            }));
                        }
                        Some(Shown::Link(bookmark)) => {
                            spans.push(Span::Link(bookmark.to_owned(), vec![Span::Run(run)]));
                        }
                        None => spans.push(Span::Run(run)),
                    }
                }
                Inline::Blank(blank) => spans.push(self.blank(blank)),
                Inline::FormField(field) => spans.extend(self.form_field(field)),
                Inline::Break => spans.push(Span::Break),
            }
        }
        spans
    }

    /// Plain words.
    pub(super) fn plain(&self, text: &str) -> Run {
        Run {
            rtl: self.rtl && reads_right_to_left(text),
            ..Run::plain(text)
        }
    }

    /// Words in a character style.
    pub(super) fn styled(&self, text: &str, style: &'static str) -> Span {
        Span::Run(Run {
            style: Some(style.into()),
            ..self.plain(text)
        })
    }

    /// A blank: bracketed, so that it shows in black and white; highlighted, so that nobody overlooks it; a content control, so that it can be
    /// found, filled and read back. An open one is a placeholder, brackets and all, and goes when a person types.
    fn blank(&self, blank: &Blank) -> Span {
        let run = Run {
            style: Some(looks::BLANK.into()),
            highlight: true,
            ..self.plain(&format!("[{}]", blank.text()))
        };
        let control = Control {
            tag: tag(&blank.name),
            alias: blank.asks.clone(),
            placeholder: blank.standing == Standing::Open,
            kind: ControlKind::RichText,
        };
        Span::Control(control, vec![Span::Run(run)])
    }

    /// A field of a form: a content control of its sort. Its hint is a placeholder, which typing or choosing replaces. The bookmark around it has
    /// its name too, because LibreOffice 7.4 keeps bookmarks and forgets tags.
    fn form_field(&self, field: &FormField) -> [Span; 3] {
        let kind = match &field.content {
            FieldContent::Check => ControlKind::CheckBox,
            FieldContent::Choice(options) => ControlKind::DropDown(options.clone()),
            FieldContent::Day(_) => ControlKind::Date(self.locale.to_owned()),
            FieldContent::Text(_) => ControlKind::RichText,
        };
        let check = kind == ControlKind::CheckBox;
        let hint = field.plain();
        let run = match check {
            true => self.plain(&hint),
            false => Run {
                style: Some(looks::FORM_FIELD.into()),
                ..self.plain(&hint)
            },
        };
        let control = Control {
            tag: field.tag(),
            alias: if check { String::new() } else { field.hint() },
            placeholder: !check,
            kind,
        };
        let bookmark = field.bookmark();
        [
            Span::BookmarkStart(bookmark.clone()),
            Span::Control(control, vec![Span::Run(run)]),
            Span::BookmarkEnd(bookmark),
        ]
    }
}

/// The tag of a blank: its name, or, where Word's 64 characters do not hold that, its beginning and a fingerprint.
pub(super) fn tag(name: &str) -> String {
    let whole = format!("blank:{name}");
    match whole.chars().count() <= 64 {
        true => whole,
        false => {
            let beginning: String = whole.chars().take(51).collect();
            format!("{beginning}~{}", Fingerprint::of(name.as_bytes()).short())
        }
    }
}

/// Whether a run of a right-to-left document takes the complex-script font and direction: unless it holds only Latin letters.
fn reads_right_to_left(text: &str) -> bool {
    let arabic = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    text.contains(arabic) || !text.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_tag_keeps_its_beginning_and_is_unlike_others() {
        let name = "state.".repeat(20);
        let one = tag(&name);
        assert_eq!(one.chars().count(), 64);
        assert!(one.starts_with("blank:state."));
        assert_ne!(one, tag(&format!("{name}x")));
        assert_eq!(tag("state.currency"), "blank:state.currency");
    }

    #[test]
    fn latin_names_in_arabic_text_stay_left_to_right() {
        assert!(reads_right_to_left("المادة"));
        assert!(reads_right_to_left("المادة CCM"));
        assert!(reads_right_to_left(" 2008 "));
        assert!(!reads_right_to_left("CCM"));
    }
}
