//! The page: the text with its changes, then the list of them, then the comments.
//!
//! | file | decides |
//! |---|---|
//! | `blocks` `line` | which element a paragraph, a table and a piece of text become |
//! | `side` | what stands beside what |
//! | `list` | the list of changes, and the comments |
//! | `page.css` | how it all looks |

mod blocks;
mod line;
mod list;
mod side;

use super::Source;
use super::told;
use super::words::Words;
use crate::document::{Direction, Language};
use crate::ooxml::tracked::ChangeKind;
use crate::ooxml::tracked::view::{Status, View};
use crate::render::escape::escape;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;

const STYLE: &str = include_str!("html/page.css");

/// How both versions stand on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// In one text, deletions struck.
    #[default]
    Inline,
    /// Beside each other.
    SideBySide,
}

/// A page on its way.
struct Page<'v> {
    view: &'v View,
    words: Words,
    pairs: bool,
    /// Which changes have had their anchor.
    anchored: Vec<bool>,
    /// Which changes of format have been told in words.
    noted: Vec<bool>,
    /// The changes in the order of the page.
    order: Vec<usize>,
    /// The place of each change in that order.
    ranks: HashMap<usize, usize>,
    /// What the codes of fields say that are changes.
    codes: HashMap<usize, String>,
    /// Notes that have been referred to: stories.
    referred: HashSet<usize>,
    /// Comments whose mark has been shown.
    remarked: HashSet<usize>,
    /// Changes of format in the paragraph that is being written.
    told: Vec<usize>,
    /// Rank of the last heading.
    rank: u8,
}

impl<'v> Page<'v> {
    fn new(view: &'v View, layout: Layout, order: Vec<usize>) -> Page<'v> {
        let words = words(view);
        let ranks = order.iter().enumerate().map(|(rank, at)| (*at, rank));
        Page {
            view,
            words,
            ranks: ranks.collect(),
            codes: told::codes(view, words),
            pairs: layout == Layout::SideBySide,
            anchored: vec![false; view.entries.len()],
            noted: vec![false; view.entries.len()],
            order,
            referred: HashSet::new(),
            remarked: HashSet::new(),
            told: Vec::new(),
            rank: 1,
        }
    }
}

fn words(view: &View) -> Words {
    Words::for_tag(&view.language)
}

/// The view as a page of HTML.
pub fn html(view: &View, layout: Layout, source: &Source) -> String {
    // The first writing finds out which changes the page shows, and in which order; the second one links them.
    let mut draft = Page::new(view, layout, Vec::new());
    let order = anchors(&draft.stories());
    let mut page = Page::new(view, layout, order);
    let stories = page.stories();
    let (list, comments) = (page.list(), page.comments());
    let words = page.words;
    let lang = words.language.tag();
    let text_lang = match view.language.as_str() {
        "" => String::new(),
        tag => format!(" lang=\"{}\"", escape(tag)),
    };
    let (dir, chrome) = match (view.rtl, words.language.direction()) {
        (true, Direction::RightToLeft) => ("rtl", ""),
        (true, Direction::LeftToRight) => ("rtl", " dir=\"ltr\""),
        (false, _) => ("ltr", ""),
    };
    let title = view.title.as_deref().unwrap_or(&source.title);
    let title = match title.trim() {
        "" => words.untitled().to_owned(),
        title => escape(title),
    };
    let class = if page.pairs { "pairs" } else { "inline" };
    let summary = summary(view, words);
    let legend = legend(words);
    let to_list = words.to_list();
    format!(
        r##"<!DOCTYPE html>
<html lang="{lang}" dir="{dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{STYLE}</style>
</head>
<body class="{class}">
<header{chrome}>
<h1 dir="auto">{title}</h1>
<p>{summary}</p>
{legend}<p class="to-list"><a href="#changes">{to_list}</a></p>
</header>
<main{text_lang}>
{stories}{comments}</main>
{list}</body>
</html>
"##
    )
}

/// The numbers of the anchors in a page, in its order.
fn anchors(html: &str) -> Vec<usize> {
    html.split("<span class=\"badge\" id=\"c")
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.parse::<usize>().ok())
        .filter_map(|number| number.checked_sub(1))
        .collect()
}

/// How many changes of each kind, and by whom.
fn summary(view: &View, words: Words) -> String {
    if view.entries.is_empty() {
        return words.none().to_owned();
    }
    let mut kinds: BTreeMap<ChangeKind, usize> = BTreeMap::new();
    let mut authors: Vec<&str> = Vec::new();
    for entry in &view.entries {
        *kinds.entry(entry.change.kind).or_default() += 1;
        let author = entry.change.author.as_str();
        if !author.is_empty() && !authors.contains(&author) {
            authors.push(author);
        }
    }
    let kinds: Vec<String> = kinds
        .into_iter()
        .map(|(kind, count)| format!("{}: {count}", words.kind(kind)))
        .collect();
    let mut html = kinds.join(" · ");
    let authors: Vec<String> = authors
        .iter()
        .map(|author| format!("<bdi>{}</bdi>", escape(author)))
        .collect();
    let comma = if words.language == Language::Ar {
        "، "
    } else {
        ", "
    };
    if !authors.is_empty() {
        let _ = write!(html, " · {}", authors.join(comma));
    }
    if !view.comments.is_empty() {
        let _ = write!(html, " · {}: {}", words.comments(), view.comments.len());
    }
    html
}

/// The signs, each as it stands in the text.
fn legend(words: Words) -> String {
    let mut html = format!("<p class=\"legend\"><b>{}:</b>", words.signs());
    for (kind, status, tag) in [
        (ChangeKind::Insertion, Status::Inserted, "ins"),
        (ChangeKind::Deletion, Status::Deleted, "del"),
        (ChangeKind::MoveFrom, Status::MovedFrom, "del"),
        (ChangeKind::MoveTo, Status::MovedTo, "ins"),
    ] {
        let _ = write!(
            html,
            " <{tag} class=\"{}\"><span class=\"sign\">{}</span>{}</{tag}>",
            line::class(status),
            line::sign(status),
            words.kind(kind)
        );
    }
    let _ = write!(
        html,
        " <del class=\"fleeting\"><span class=\"sign\">±</span>{}</del>",
        words.fleeting()
    );
    let _ = writeln!(
        html,
        " <span class=\"formatted\"><span class=\"sign\">~</span>{}</span></p>",
        words.kind(ChangeKind::Format)
    );
    html
}
