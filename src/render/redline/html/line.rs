//! Which element a piece of a paragraph becomes.

use super::Page;
use crate::ooxml::tracked::view::{
    Content, Look, NoteKind, Paragraph, Side, Span, Status, StoryKind,
};
use crate::render::escape::escape;
use crate::render::redline::told;
use std::fmt::Write;

/// The sign of a status, which needs no colour.
pub(super) fn sign(status: Status) -> &'static str {
    match status {
        Status::Kept => "",
        Status::Inserted => "+",
        Status::Deleted => "−",
        Status::MovedFrom => "⇄−",
        Status::MovedTo => "⇄+",
        Status::Fleeting => "±",
    }
}

pub(super) fn class(status: Status) -> &'static str {
    match status {
        Status::Kept => "kept",
        Status::Inserted => "inserted",
        Status::Deleted => "deleted",
        Status::MovedFrom => "moved from",
        Status::MovedTo => "moved to",
        Status::Fleeting => "fleeting",
    }
}

fn tag(status: Status) -> &'static str {
    match status {
        Status::Inserted | Status::MovedTo => "ins",
        _ => "del",
    }
}

/// Whether that side of the page shows text of this status. What neither version has stands with the newer one, lest it be lost.
pub(super) fn shows(side: Option<Side>, status: Status) -> bool {
    match (side, status) {
        (None, _) | (Some(Side::New), Status::Fleeting) => true,
        (Some(side), status) => status.is_in(side),
    }
}

impl Page<'_> {
    /// What stands in a paragraph, its end included. `pieces` are paragraphs of the file that are one in that version.
    pub(super) fn line(&mut self, pieces: &[&Paragraph], side: Option<Side>) -> String {
        let Some(owner) = pieces.last() else {
            return String::new();
        };
        let shown = |status: Status| shows(side, status);
        let number = self.number(owner, side);
        // A number that comes or goes with its paragraph stands behind the sign.
        let is_inside = owner.whole().is_some_and(|status| status != Status::Kept)
            && pieces.len() == 1
            && !owner.spans.is_empty();
        let (mut html, mut lead) = match is_inside {
            true => (String::new(), number),
            false => (number, String::new()),
        };
        for piece in pieces {
            let spans: Vec<&Span> = piece.spans.iter().filter(|s| shown(s.status)).collect();
            let mut rest = &spans[..];
            while let Some(first) = rest.first() {
                let alike = |s: &&&Span| s.status == first.status && s.changes == first.changes;
                let (these, others) = rest.split_at(rest.iter().take_while(alike).count());
                rest = others;
                let mut inner = std::mem::take(&mut lead);
                these
                    .iter()
                    .for_each(|span| inner.push_str(&self.span(span, side)));
                html.push_str(&self.marked(first.status, &first.changes, &inner));
            }
            // The end of a paragraph that is new or gone as a whole says nothing more, unless it is a change of its own.
            let is_whole = piece.whole().is_some() && !piece.spans.is_empty();
            let is_known = piece
                .mark_changes
                .iter()
                .all(|change| self.anchored[*change]);
            if piece.mark != Status::Kept && shown(piece.mark) && !(is_whole && is_known) {
                html.push_str(&self.marked(piece.mark, &piece.mark_changes, "¶"));
            }
        }
        html
    }

    /// An automatic number, struck or underlined when its paragraph is.
    fn number(&mut self, paragraph: &Paragraph, side: Option<Side>) -> String {
        let numbers = &paragraph.number;
        let number = match side {
            Some(side) => numbers.of(side).as_ref(),
            None => numbers.new.as_ref().or(numbers.old.as_ref()),
        };
        let Some(number) = number else {
            return String::new();
        };
        let number = escape(number);
        let is_bare = paragraph.mark != Status::Kept && paragraph.spans.is_empty();
        let number = match paragraph.whole().filter(|_| is_bare) {
            Some(status) => {
                let tag = tag(status);
                format!("<{tag} class=\"{}\">{number}</{tag}>", class(status))
            }
            None => number,
        };
        format!("<span class=\"number\">{number}</span> ")
    }

    /// Text with its mark: a sign, the number of the change where it first appears, lines.
    pub(super) fn marked(&mut self, status: Status, changes: &[usize], inner: &str) -> String {
        if status == Status::Kept || inner.is_empty() {
            return inner.to_owned();
        }
        let (tag, class) = (tag(status), class(status));
        let badge = self.badges(changes, sign(status));
        let badge = match badge.is_empty() {
            true => format!("<span class=\"sign\">{}</span>", sign(status)),
            false => badge,
        };
        let end = self.words.end();
        format!(
            "<{tag} class=\"{class}\">{badge}{inner}<span class=\"unseen\"> ({end}) </span></{tag}>"
        )
    }

    /// The anchors of changes that are shown here for the first time: number, and the way to the ones before and after.
    pub(super) fn badges(&mut self, changes: &[usize], sign: &str) -> String {
        let mut html = String::new();
        for change in changes {
            if std::mem::replace(&mut self.anchored[*change], true) {
                continue;
            }
            let Some(entry) = self.view.entries.get(*change) else {
                continue;
            };
            let number = change + 1;
            let label = escape(&format!(
                "{} {number}: {}",
                self.words.change(),
                told::what(entry, self.words)
            ));
            let _ = write!(
                html,
                "<span class=\"badge\" id=\"c{number}\"><a class=\"no\" href=\"#l{number}\" aria-label=\"{label}\">{sign}{number}</a>"
            );
            html.push_str(&self.jumps(*change));
            if let Some(partner) = entry.partner {
                let to = self.partner(*change, partner);
                let _ = write!(html, "<span class=\"to\">{to}</span>");
            }
            html.push_str("</span>");
        }
        html
    }

    /// Links to the changes before and after, in the order of the page.
    fn jumps(&self, change: usize) -> String {
        let mut html = String::from("<span class=\"jumps\">");
        let places = &self.order;
        let at = self.ranks.get(&change).copied();
        let before = at
            .and_then(|at| at.checked_sub(1))
            .and_then(|at| places.get(at));
        let after = at.and_then(|at| places.get(at + 1));
        for (other, sign, label) in [
            (before, "‹", self.words.previous()),
            (after, "›", self.words.next()),
        ] {
            if let Some(other) = other {
                let number = other + 1;
                let _ = write!(
                    html,
                    "<a href=\"#c{number}\" aria-label=\"{label}\" title=\"{label}\">{sign}</a>"
                );
            }
        }
        html.push_str("</span>");
        html
    }

    /// A link to the other end of a move.
    pub(super) fn partner(&self, change: usize, partner: usize) -> String {
        let is_from =
            self.view.entries[change].change.kind == crate::ooxml::tracked::ChangeKind::MoveFrom;
        let words = match is_from {
            true => self.words.moved_to(),
            false => self.words.moved_from(),
        };
        let number = partner + 1;
        format!("<a href=\"#c{number}\">{words} {number}</a>")
    }

    fn span(&mut self, span: &Span, side: Option<Side>) -> String {
        let inner = self.content(span);
        let look = match side {
            Some(side) => span.look.of(side),
            None if span.status.is_new() => &span.look.new,
            None => &span.look.old,
        };
        let inner = looking(inner, *look);
        let is_told = side != Some(Side::Old) || !span.status.is_new();
        match span.format.filter(|_| is_told) {
            None => inner,
            Some(change) => {
                let badge = self.badges(&[change], "~");
                self.told.push(change);
                format!("<span class=\"formatted\">{badge}{inner}</span>")
            }
        }
    }

    fn content(&mut self, span: &Span) -> String {
        let is_changed = span.status != Status::Kept;
        match &span.content {
            Content::Text(text) if is_changed => escape(&told::seen(text)),
            Content::Text(text) => escape(text),
            Content::Tab if is_changed => "<span class=\"tab\">⇥\t</span>".to_owned(),
            Content::Tab => "<span class=\"tab\">\t</span>".to_owned(),
            Content::Line if is_changed => "↵<br>".to_owned(),
            Content::Line => "<br>".to_owned(),
            Content::Page => format!("<span class=\"aside\">[{}]</span>", self.words.page()),
            Content::Note(kind, number) => self.note(*kind, *number),
            Content::Comment(comment) => self.comment(*comment),
            Content::TextBox(number) => {
                let name = self.words.story(StoryKind::TextBox, *number);
                match self.view.story(StoryKind::TextBox, *number) {
                    Some(story) => format!("<a class=\"aside\" href=\"#s{story}\">[{name}]</a>"),
                    None => format!("<span class=\"aside\">[{name}]</span>"),
                }
            }
            Content::Object(text) => {
                let word = self.words.picture();
                let text = escape(text);
                match text.is_empty() {
                    true => format!("<span class=\"aside\">[{word}]</span>"),
                    false => format!("<span class=\"aside\">[{word}: <bdi>{text}</bdi>]</span>"),
                }
            }
            Content::Formula(text) => {
                format!("<i class=\"formula\" dir=\"ltr\">{}</i>", escape(text))
            }
            Content::Code(text) => format!(
                "<span class=\"aside\">[{}: <bdi>{}</bdi>]</span>",
                self.words.code(),
                escape(text)
            ),
        }
    }

    fn note(&mut self, kind: NoteKind, number: usize) -> String {
        let kind = match kind {
            NoteKind::Footnote => StoryKind::Footnote,
            NoteKind::Endnote => StoryKind::Endnote,
        };
        let name = self.words.story(kind, number);
        match self.view.story(kind, number) {
            Some(story) => {
                let id = match self.referred.insert(story) {
                    true => format!(" id=\"r{story}\""),
                    false => String::new(),
                };
                format!("<sup><a{id} href=\"#s{story}\" aria-label=\"{name}\">{number}</a></sup>")
            }
            None => format!("<sup>{number}</sup>"),
        }
    }

    fn comment(&mut self, comment: usize) -> String {
        let number = comment + 1;
        let id = match self.remarked.insert(comment) {
            true => format!(" id=\"m{number}\""),
            false => String::new(),
        };
        let label = self.words.story(StoryKind::Comment, number);
        format!("<a class=\"remark\"{id} href=\"#k{number}\">[{label}]</a>")
    }
}

/// Text in the look of its run.
fn looking(inner: String, look: Look) -> String {
    let mut html = inner;
    for (on, tag) in [
        (look.above, "sup"),
        (look.below, "sub"),
        (look.italic, "i"),
        (look.bold, "b"),
    ] {
        if on {
            html = format!("<{tag}>{html}</{tag}>");
        }
    }
    let classes: Vec<&str> = [
        (look.underline, "u"),
        (look.strike, "s"),
        (look.caps, "caps"),
        (look.small_caps, "small-caps"),
    ]
    .into_iter()
    .filter_map(|(on, class)| on.then_some(class))
    .collect();
    match classes.is_empty() {
        true => html,
        false => format!("<span class=\"look {}\">{html}</span>", classes.join(" ")),
    }
}
