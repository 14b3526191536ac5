//! The data: every change, every changed paragraph with its text before and after, every comment.
//!
//! `version` goes up when a key changes its meaning or goes away; new keys may come without it.

use crate::ooxml::tracked::view::{
    Alteration, Both, Content, Paragraph, Remark, Side, Status, StoryKind, View,
};
use crate::ooxml::tracked::{ChangeKind, Subject};
use serde::Serialize;

/// The name of the format, under `format`.
pub const FORMAT: &str = "enact-changes";

/// The version of the format, under `version`.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Envelope<'v> {
    format: &'static str,
    version: u32,
    title: Option<&'v str>,
    language: &'v str,
    right_to_left: bool,
    changes: Vec<Change<'v>>,
    paragraphs: Vec<Changed<'v>>,
    comments: &'v [Remark],
}

/// Where something stands.
#[derive(Clone, Copy, Serialize)]
struct Place {
    story: StoryKind,
    /// Its number among those of its kind.
    story_number: usize,
}

#[derive(Serialize)]
struct Change<'v> {
    id: usize,
    kind: ChangeKind,
    on: Subject,
    author: &'v str,
    date: &'v str,
    part: &'v str,
    /// Null when no text shows the change.
    #[serde(flatten)]
    place: Option<Place>,
    paragraph: Option<usize>,
    number: Option<&'v str>,
    before: &'v str,
    after: &'v str,
    /// The other end of a move.
    partner: Option<usize>,
    #[serde(skip_serializing_if = "<[Alteration]>::is_empty")]
    alterations: &'v [Alteration],
}

#[derive(Serialize)]
struct Changed<'v> {
    #[serde(flatten)]
    place: Place,
    paragraph: usize,
    number: &'v Both<Option<String>>,
    before: String,
    after: String,
    /// What became of its end.
    end: Status,
    pieces: Vec<Piece>,
    /// Changes of the paragraph's end, and of its formatting.
    changes: Vec<usize>,
}

#[derive(Serialize)]
struct Piece {
    status: Status,
    text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<usize>,
}

/// The view as JSON: indented, ending in a newline.
pub fn json(view: &View) -> String {
    let envelope = Envelope {
        format: FORMAT,
        version: VERSION,
        title: view.title.as_deref(),
        language: &view.language,
        right_to_left: view.rtl,
        changes: changes(view),
        paragraphs: paragraphs(view),
        comments: &view.comments,
    };
    let mut json = serde_json::to_string_pretty(&envelope)
        .expect("the view holds nothing that JSON cannot: it has no maps");
    json.push('\n');
    json
}

fn changes(view: &View) -> Vec<Change<'_>> {
    view.entries
        .iter()
        .map(|entry| {
            let change = &entry.change;
            let is_old = !matches!(change.kind, ChangeKind::Insertion | ChangeKind::MoveTo);
            let is_new = !matches!(change.kind, ChangeKind::Deletion | ChangeKind::MoveFrom);
            let text = |is_there: bool| if is_there { change.text.as_str() } else { "" };
            let story = entry.place.and_then(|(story, _)| view.stories.get(story));
            Change {
                id: change.id,
                kind: change.kind,
                on: change.on,
                author: &change.author,
                date: &change.date,
                part: &change.part,
                place: story.map(|story| Place {
                    story: story.kind,
                    story_number: story.number,
                }),
                paragraph: entry.place.map(|(_, paragraph)| paragraph),
                number: entry.number.as_deref(),
                before: text(is_old),
                after: text(is_new),
                partner: entry.partner.map(|at| at + 1),
                alterations: &entry.alterations,
            }
        })
        .collect()
}

fn paragraphs(view: &View) -> Vec<Changed<'_>> {
    let mut found = Vec::new();
    for story in &view.stories {
        let place = Place {
            story: story.kind,
            story_number: story.number,
        };
        for block in &story.blocks {
            block.paragraphs(&mut |paragraph| {
                if paragraph.is_changed() {
                    found.push(changed(place, paragraph));
                }
            });
        }
    }
    found
}

fn changed(place: Place, paragraph: &Paragraph) -> Changed<'_> {
    let mut pieces: Vec<Piece> = Vec::new();
    for span in &paragraph.spans {
        let text = match &span.content {
            Content::Text(text) | Content::Formula(text) | Content::Code(text) => text.clone(),
            Content::Tab => "\t".to_owned(),
            Content::Line => "\n".to_owned(),
            Content::Object(_) => "\u{fffc}".to_owned(),
            Content::Page | Content::Note(..) | Content::Comment(_) | Content::TextBox(_) => {
                String::new()
            }
        };
        let changes = span.changes.iter().copied().chain(span.format);
        pieces.push(Piece {
            status: span.status,
            text,
            changes: changes.map(|at| at + 1).collect(),
        });
    }
    let own = paragraph.mark_changes.iter().chain(&paragraph.formats);
    Changed {
        place,
        paragraph: paragraph.place,
        number: &paragraph.number,
        before: paragraph.text(Side::Old),
        after: paragraph.text(Side::New),
        end: paragraph.mark,
        pieces,
        changes: own.map(|at| at + 1).collect(),
    }
}
