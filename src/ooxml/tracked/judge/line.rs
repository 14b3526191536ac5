//! What stands in a paragraph.

use super::super::tree::{Id, Tree};
use super::blocks::{Walker, change, control};
use super::view::{Formats, Item, MARK, short};
use super::{Level, effect, object};

/// Fields whose result Word computes when it opens or prints the file (17.16.5).
const VOLATILE: [&str; 8] = [
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "PAGEREF",
    "DATE",
    "TIME",
    "FILENAME",
    "SECTION",
];

/// A field that has begun.
pub(super) struct Field {
    code: String,
    /// Whether its code is complete and its result runs.
    result: bool,
    /// Where its result begins.
    from: u32,
}

impl Field {
    fn is(&self, names: &[&str]) -> bool {
        let name = self.code.split_whitespace().next().unwrap_or_default();
        names.iter().any(|n| n.eq_ignore_ascii_case(name))
    }
}

/// A paragraph's content on every level.
#[derive(Default)]
pub(super) struct Line {
    text: String,
    /// Characters of the text: places are counted in them.
    length: u32,
    runs: Vec<(u32, u32)>,
    fields: String,
    links: String,
    comments: String,
    objects: String,
    controls: String,
    bookmarks: Vec<String>,
    changes: String,
}

impl Line {
    pub(super) fn read(
        walker: &mut Walker<'_, '_>,
        tree: &Tree<'_>,
        id: Id,
        formats: &mut Formats,
    ) -> Line {
        let mut line = Line::default();
        line.inline(walker, tree, id, formats);
        // What has begun here goes on in the next paragraph, whose text begins at nought.
        for field in &mut walker.fields {
            field.from = 0;
        }
        line
    }

    pub(super) fn put(self, item: &mut Item) {
        let mut bookmarks = self.bookmarks;
        bookmarks.sort();
        item.add(Level::Text, self.text);
        item.runs = self.runs;
        item.add(Level::Fields, self.fields);
        item.add(Level::Links, self.links);
        item.add(Level::Comments, self.comments);
        item.add(Level::Objects, self.objects);
        item.add(Level::Controls, self.controls);
        item.add(Level::Bookmarks, bookmarks.join(" "));
        item.add(Level::Changes, self.changes);
    }

    fn inline(
        &mut self,
        walker: &mut Walker<'_, '_>,
        tree: &Tree<'_>,
        parent: Id,
        formats: &mut Formats,
    ) {
        for id in tree.elements(parent) {
            let name = tree.name(id);
            match name {
                "w:pPr" | "w:proofErr" | "w:permStart" | "w:permEnd" => {}
                "w:r" => self.run(walker, tree, id, formats),
                "w:hyperlink" => {
                    let from = self.length;
                    self.inline(walker, tree, id, formats);
                    let link = tree.get(id, "r:id").unwrap_or_default();
                    let target = walker.package.link(&walker.part, &link);
                    let target = target.map_or("", |link| link.target.as_str());
                    let anchor = tree.get(id, "w:anchor").unwrap_or_default();
                    self.link(from, target, &anchor);
                }
                "w:fldSimple" => {
                    let code = tree.get(id, "w:instr").unwrap_or_default().into_owned();
                    self.begin_field(walker, code, true);
                    self.inline(walker, tree, id, formats);
                    self.end_field(walker);
                }
                "w:sdt" => {
                    let at = self.length;
                    self.controls
                        .push_str(&format!("{at} {};", control(tree, id)));
                    if let Some(content) = tree.find(id, "w:sdtContent") {
                        self.inline(walker, tree, content, formats);
                    }
                    self.controls.push_str(&format!("{} end;", self.length));
                }
                "w:customXml" | "w:dir" | "w:bdo" => {
                    let what = match name {
                        "w:customXml" => tree.get(id, "w:element"),
                        _ => tree.get(id, "w:val"),
                    };
                    let at = self.length;
                    let what = what.unwrap_or_default();
                    self.controls.push_str(&format!("{at} {name} {what};"));
                    self.inline(walker, tree, id, formats);
                    self.controls.push_str(&format!("{} end;", self.length));
                }
                "w:bookmarkStart" => {
                    let name = tree.get(id, "w:name").unwrap_or_default();
                    let key = tree.get(id, "w:id").unwrap_or_default().into_owned();
                    if name != "_GoBack" {
                        self.bookmarks.push(format!("{name}@{}", self.length));
                    }
                    walker.bookmarks.insert(key, name.into_owned());
                }
                "w:bookmarkEnd" => {
                    let key = tree.get(id, "w:id").unwrap_or_default();
                    if let Some(name) = walker.bookmarks.remove(&*key)
                        && name != "_GoBack"
                    {
                        self.bookmarks.push(format!("/{name}@{}", self.length));
                    }
                }
                "w:commentRangeStart" | "w:commentRangeEnd" => {
                    let at = self.length;
                    let end = if name.ends_with("End") { "/" } else { "" };
                    let said = comment(walker, &tree.get(id, "w:id").unwrap_or_default());
                    self.comments.push_str(&format!("{end}{at} {said};"));
                }
                "m:oMath" | "m:oMathPara" => {
                    let number = formats.number(String::new());
                    self.objects.push_str(&object::formula(tree, id));
                    self.push(walker, &format!("{MARK}m"), number);
                }
                "mc:AlternateContent" => {
                    if let Some(choice) = tree.find(id, "mc:Choice") {
                        self.inline(walker, tree, choice, formats);
                    }
                }
                "w:del" | "w:moveFrom" => self.changes.push_str(&change(tree, id)),
                "w:ins" | "w:moveTo" => {
                    self.changes.push_str(&change(tree, id));
                    self.inline(walker, tree, id, formats);
                }
                "w:subDoc" => self.push(walker, &format!("{MARK}s"), 0),
                _ => self.inline(walker, tree, id, formats),
            }
        }
    }

    fn run(
        &mut self,
        walker: &mut Walker<'_, '_>,
        tree: &Tree<'_>,
        run: Id,
        formats: &mut Formats,
    ) {
        let mut format = None;
        for id in tree.elements(run) {
            let name = tree.name(id);
            if name == "w:rPr" {
                continue;
            }
            let number = *format.get_or_insert_with(|| run_format(walker, tree, run, formats));
            match name {
                "w:t" => {
                    let text = tree.text(id);
                    let kept = tree.get(id, "xml:space").as_deref() == Some("preserve");
                    let text = match kept {
                        true => &*text,
                        false => text.trim_matches([' ', '\t', '\r', '\n']),
                    };
                    self.push(walker, text, number);
                }
                "w:tab" => self.push(walker, "\t", number),
                "w:ptab" => self.push(walker, &format!("{MARK}p"), number),
                "w:cr" => self.push(walker, "\n", number),
                "w:br" => match tree.get(id, "w:type").as_deref() {
                    Some("page") => self.push(walker, "\u{c}", number),
                    Some("column") => self.push(walker, "\u{b}", number),
                    _ => self.push(walker, "\n", number),
                },
                "w:noBreakHyphen" => self.push(walker, "\u{2011}", number),
                "w:softHyphen" => self.push(walker, "\u{ad}", number),
                "w:sym" => {
                    let get = |name| tree.get(id, name).unwrap_or_default();
                    let shown = format!("{MARK}y{} {};", get("w:font"), get("w:char"));
                    self.push(walker, &shown, number);
                }
                "w:instrText" => {
                    if let Some(field) = walker.fields.last_mut().filter(|f| !f.result) {
                        field.code.push_str(&tree.text(id));
                    }
                }
                "w:fldChar" => match tree.get(id, "w:fldCharType").as_deref() {
                    Some("begin") => self.begin_field(walker, String::new(), false),
                    Some("separate") => {
                        if let Some(field) = walker.fields.last_mut() {
                            field.result = true;
                            field.from = self.length;
                        }
                    }
                    Some("end") => self.end_field(walker),
                    _ => {}
                },
                "w:footnoteReference" | "w:endnoteReference" => {
                    let letter = if name == "w:footnoteReference" {
                        'f'
                    } else {
                        'e'
                    };
                    let key = tree.get(id, "w:id").unwrap_or_default().into_owned();
                    walker.notes.push((letter, key));
                    self.push(walker, &format!("{MARK}{letter}"), number);
                }
                "w:commentReference" => {
                    let at = self.length;
                    let said = comment(walker, &tree.get(id, "w:id").unwrap_or_default());
                    self.comments.push_str(&format!("={at} {said};"));
                }
                "w:drawing" | "w:pict" | "w:object" | "mc:AlternateContent" | "w:contentPart" => {
                    if let Some(shown) = object::object(walker, tree, id, formats) {
                        self.objects.push_str(&shown);
                        self.push(walker, &format!("{MARK}g"), number);
                    }
                }
                "w:ruby" => {
                    for part in tree.elements(id) {
                        if tree.name(part) == "w:rt" {
                            self.push(walker, &format!("{MARK}r"), number);
                        }
                        if tree.name(part) != "w:rubyPr" {
                            self.inline(walker, tree, part, formats);
                        }
                    }
                }
                // Shown by Word itself, or nothing to be seen.
                "w:lastRenderedPageBreak"
                | "w:footnoteRef"
                | "w:endnoteRef"
                | "w:annotationRef"
                | "w:separator"
                | "w:continuationSeparator" => {}
                "w:delText" | "w:delInstrText" => self.changes.push_str("deleted text;"),
                other => self.push(walker, &format!("{MARK}o{other};"), number),
            }
        }
        let format_change = tree
            .find(run, "w:rPr")
            .and_then(|p| tree.find(p, "w:rPrChange"));
        if let Some(id) = format_change {
            self.changes.push_str(&change(tree, id));
        }
    }

    /// Adds what is shown, unless it is a field's code or a result that Word computes.
    fn push(&mut self, walker: &Walker<'_, '_>, text: &str, format: u32) {
        let hidden = |field: &Field| !field.result || field.is(&VOLATILE);
        if text.is_empty() || walker.fields.iter().any(hidden) {
            return;
        }
        self.text.push_str(text);
        let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        self.length = self.length.saturating_add(length);
        match self.runs.last_mut() {
            Some((same, before)) if *same == format => *before = before.saturating_add(length),
            _ => self.runs.push((format, length)),
        }
    }

    fn begin_field(&self, walker: &mut Walker<'_, '_>, code: String, result: bool) {
        // Nobody nests so many; each of them is looked at for every word.
        const DEEPEST: usize = 64;
        if walker.fields.len() < DEEPEST {
            walker.fields.push(Field {
                code,
                result,
                from: self.length,
            });
        }
    }

    fn end_field(&mut self, walker: &mut Walker<'_, '_>) {
        let Some(field) = walker.fields.pop() else {
            return;
        };
        let words: Vec<&str> = field.code.split_whitespace().collect();
        if let Some(outer) = walker.fields.last_mut().filter(|outer| !outer.result) {
            outer
                .code
                .push_str(&format!(" {{{}}} ", short(words.join(" "))));
            return;
        }
        if field.is(&["HYPERLINK"]) {
            let mut quoted = field.code.split('"');
            let is_anchor = quoted.next().is_some_and(|head| head.contains("\\l"));
            let target = quoted.next().unwrap_or_default();
            let anchor = field
                .code
                .split_once("\\l")
                .and_then(|(_, rest)| rest.split('"').nth(1))
                .unwrap_or_default();
            let target = if is_anchor { "" } else { target };
            self.link(field.from, target, anchor);
            return;
        }
        self.fields.push_str(&format!(
            "{}-{} {};",
            field.from,
            self.length,
            words.join(" ")
        ));
    }

    fn link(&mut self, from: u32, target: &str, anchor: &str) {
        let target = short(target.to_owned());
        self.links
            .push_str(&format!("{from}-{} {target}#{anchor};", self.length));
    }
}

/// The number of a run's format. Most runs are written like one that came before.
fn run_format(walker: &mut Walker<'_, '_>, tree: &Tree<'_>, run: Id, formats: &mut Formats) -> u32 {
    let Some(properties) = tree.find(run, "w:rPr") else {
        return formats.number(String::new());
    };
    let written = tree.outer(properties);
    if let Some(number) = walker.written.get(written) {
        return *number;
    }
    let mut format = String::new();
    effect::properties(
        tree,
        properties,
        &walker.package.definitions,
        &[],
        &mut format,
    );
    let number = formats.number(format);
    walker.written.insert(written.to_owned(), number);
    number
}

/// Who says what.
fn comment<'w>(walker: &Walker<'w, '_>, id: &str) -> &'w str {
    walker
        .package
        .comments
        .get(id)
        .map_or("nothing", String::as_str)
}
