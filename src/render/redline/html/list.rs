//! The list of changes, and the comments.

use super::Page;
use crate::render::escape::escape;
use crate::render::redline::told;
use std::fmt::Write;

impl Page<'_> {
    /// Every change: what, where, by whom, when; and the way to it.
    pub(super) fn list(&self) -> String {
        let words = self.words;
        let mut html = format!(
            "<nav id=\"changes\" aria-label=\"{0}\">\n<h2>{0} ({1})</h2>\n",
            words.changes(),
            self.view.entries.len()
        );
        if self.view.entries.is_empty() {
            let _ = writeln!(html, "<p>{}</p>", words.none());
        } else {
            html.push_str("<ol class=\"list\" role=\"list\">\n");
        }
        for (at, entry) in self.view.entries.iter().enumerate() {
            let number = at + 1;
            let change = &entry.change;
            let what = told::what(entry, words);
            let _ = write!(html, "<li id=\"l{number}\">");
            let _ = match self.anchored[at] {
                true => write!(
                    html,
                    "<a class=\"no\" href=\"#c{number}\">{number} {what}</a>"
                ),
                false => write!(html, "<b class=\"no\">{number} {what}</b>"),
            };
            let text = escape(&told::text(entry, words, self.codes.get(&at)));
            if !text.is_empty() {
                let _ = write!(html, " <q dir=\"auto\">{text}</q>");
            }
            let altered = escape(&told::altered(entry, words));
            if !altered.is_empty() {
                let _ = write!(html, " <bdi>{altered}</bdi>");
            }
            if let Some(partner) = entry.partner.filter(|partner| self.anchored[*partner]) {
                let _ = write!(html, " {}", self.partner(at, partner));
            }
            // A change of a table's grid has neither author nor date.
            let author = match change.author.as_str() {
                "" => String::new(),
                author => format!("<bdi>{}</bdi> · ", escape(author)),
            };
            let date = match told::date(&change.date).as_str() {
                "" => String::new(),
                date => format!("<span dir=\"ltr\">{}</span> · ", escape(date)),
            };
            let place = match self.anchored[at] {
                true => escape(&told::place(self.view, entry, words)),
                false => {
                    let number = match change.paragraph {
                        0 => String::new(),
                        paragraph => format!(" {paragraph}"),
                    };
                    format!("{} ({}{number})", words.no_place(), escape(&change.story))
                }
            };
            let _ = writeln!(html, "<div class=\"by\">{author}{date}{place}</div></li>");
        }
        if !self.view.entries.is_empty() {
            html.push_str("</ol>\n");
        }
        html.push_str("</nav>\n");
        html
    }

    /// Every comment: about what, by whom, when, and what it says.
    pub(super) fn comments(&self) -> String {
        if self.view.comments.is_empty() {
            return String::new();
        }
        let words = self.words;
        let title = words.comments();
        let mut html = format!("<section class=\"comments\">\n<h2>{title}</h2>\n");
        for (at, comment) in self.view.comments.iter().enumerate() {
            let number = at + 1;
            let name = words.story(crate::ooxml::tracked::view::StoryKind::Comment, number);
            let link = match self.remarked.contains(&at) {
                true => format!("<a href=\"#m{number}\">{name}</a>"),
                false => format!("<b>{name}</b>"),
            };
            let author = escape(&comment.author);
            let date = escape(&told::date(&comment.date));
            let mut state = String::new();
            if let Some(other) = &comment.answers {
                let answered = self.view.comments.iter().position(|c| c.id == *other);
                if let Some(answered) = answered {
                    let answered = answered + 1;
                    let _ = write!(
                        state,
                        " · {} <a href=\"#k{answered}\">{answered}</a>",
                        words.answers()
                    );
                }
            }
            if comment.resolved {
                let _ = write!(state, " · {}", words.resolved());
            }
            let _ = writeln!(
                html,
                "<article id=\"k{number}\">\n<p class=\"by\">{link} · <bdi>{author}</bdi> · <span dir=\"ltr\">{date}</span>{state}</p>"
            );
            let about = escape(&told::excerpt(&comment.about));
            if !about.is_empty() {
                let _ = writeln!(
                    html,
                    "<p class=\"about\">{}: <q dir=\"auto\">{about}</q></p>",
                    words.about()
                );
            }
            for line in comment.text.lines() {
                let _ = writeln!(html, "<p dir=\"auto\">{}</p>", escape(line));
            }
            html.push_str("</article>\n");
        }
        html.push_str("</section>\n");
        html
    }
}
