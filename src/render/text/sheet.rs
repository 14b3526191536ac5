//! Lines of 80 columns: wrapping, hanging, centring, and the empty lines between.
//!
//! Counts columns as a terminal does: a wide sign takes two, a combining one none. Knows nothing of documents.

use textwrap::Options;
use textwrap::core::display_width;

/// Columns of a line.
pub(in crate::render) const WIDTH: usize = 80;

/// Lines so far.
#[derive(Debug, Default)]
pub(in crate::render) struct Sheet {
    lines: Vec<String>,
    /// An empty line is due before the next one.
    gap: bool,
}

impl Sheet {
    /// Asks for an empty line before whatever comes next.
    pub(in crate::render) fn gap(&mut self) {
        self.gap = true;
    }

    /// One line as it is.
    pub(in crate::render) fn line(&mut self, line: &str) {
        if std::mem::take(&mut self.gap) && !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.push(line.trim_end().to_owned());
    }

    /// A paragraph: `first` in front of its first line, `rest` in front of the others.
    pub(in crate::render) fn paragraph(&mut self, first: &str, rest: &str, text: &str) {
        let options = options(WIDTH).initial_indent(first).subsequent_indent(rest);
        for line in textwrap::wrap(&clean(text), options) {
            self.line(&line);
        }
    }

    /// A paragraph in the middle of the line, narrower than the others.
    pub(in crate::render) fn centred(&mut self, text: &str) {
        for line in wrap(text, WIDTH - 8) {
            let before = (WIDTH - display_width(&line)) / 2;
            self.line(&format!("{}{line}", " ".repeat(before)));
        }
    }

    /// A paragraph at the left with a rule of `sign` below.
    pub(in crate::render) fn underlined(&mut self, text: &str, sign: &str) {
        let lines = wrap(text, WIDTH);
        for line in &lines {
            self.line(line);
        }
        let longest = lines.iter().map(|l| display_width(l)).max().unwrap_or(0);
        self.line(&sign.repeat(longest));
    }

    /// The whole text, ending in one newline.
    pub(in crate::render) fn finish(self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }
}

/// `text` in lines of at most `width` columns, without spaces at their ends. A word that does not fit is broken.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    textwrap::wrap(&clean(text), options(width))
        .into_iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

fn options<'a>(width: usize) -> Options<'a> {
    Options::new(width)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .break_words(true)
}

/// Without signs that would move a terminal's cursor; runs of spaces are one.
fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for sign in text.chars() {
        let space = matches!(sign, ' ' | '\t' | '\r');
        if space && !cleaned.ends_with([' ', '\n']) {
            cleaned.push(' ');
        } else if sign == '\n' || !(space || sign.is_control()) {
            cleaned.push(sign);
        }
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_hangs() {
        let mut sheet = Sheet::default();
        sheet.paragraph("(a)  ", "     ", &"word ".repeat(20));
        let text = sheet.finish();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with("(a)  word") && lines[1].starts_with("     word"));
    }

    #[test]
    fn wide_signs_take_two_columns() {
        let lines = wrap(&"第五条".repeat(10), 20);
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|l| display_width(l) <= 20));
    }

    #[test]
    fn marks_of_arabic_take_none() {
        // Four letters, four marks.
        assert_eq!(wrap("مُحَمَّد مُحَمَّد", 4), ["مُحَمَّد", "مُحَمَّد"]);
    }

    #[test]
    fn a_word_without_end_is_broken() {
        let lines = wrap(&"x".repeat(25), 10);
        assert_eq!(lines.len(), 3);
    }

    #[test]
    fn numbers_stay_with_their_words() {
        assert_eq!(
            wrap("article\u{a0}21 of the Convention", 14),
            ["article\u{a0}21 of", "the Convention"]
        );
    }

    #[test]
    fn nothing_moves_the_cursor() {
        assert_eq!(wrap("a\t\tb\u{1b}[31mc  d", 80), ["a b[31mc d"]);
    }

    #[test]
    fn a_title_stands_in_the_middle() {
        let mut sheet = Sheet::default();
        sheet.centred("A title");
        assert_eq!(sheet.finish(), format!("{}A title\n", " ".repeat(36)));
    }

    #[test]
    fn gaps_are_one_line_and_never_the_first() {
        let mut sheet = Sheet::default();
        sheet.gap();
        sheet.line("a");
        sheet.gap();
        sheet.gap();
        sheet.line("b");
        assert_eq!(sheet.finish(), "a\n\nb\n");
    }
}
