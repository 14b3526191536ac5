//! Rules on text: body, headers, footers, comments, notes.

use super::{Numbers, Report, Styles};
use crate::ooxml::span::is_bookmark_name;
use crate::ooxml::xml::{Content, Element};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What stands around an element.
#[derive(Clone, Copy, Default)]
struct Around {
    deleted: bool,
    inserted: bool,
}

struct Story<'a> {
    part: &'a str,
    styles: Option<&'a Styles>,
    numbers: Option<&'a Numbers>,
    report: &'a mut Report,
    paragraph_ids: HashSet<String>,
    control_ids: HashSet<String>,
    revisions: HashSet<String>,
    bookmarks: HashMap<String, String>,
    names: HashSet<String>,
    ended: HashSet<String>,
    targets: Vec<String>,
    fields: i64,
}

pub(super) fn check(
    part: &str,
    tree: &Element,
    styles: Option<&Styles>,
    numbers: Option<&Numbers>,
    report: &mut Report,
) {
    let mut story = Story {
        part,
        styles,
        numbers,
        report,
        paragraph_ids: HashSet::new(),
        control_ids: HashSet::new(),
        revisions: HashSet::new(),
        bookmarks: HashMap::new(),
        names: HashSet::new(),
        ended: HashSet::new(),
        targets: Vec::new(),
        fields: 0,
    };
    story.visit(tree, Around::default());
    story.close();
    if let Some(body) = tree.find("w:body") {
        let last = body
            .elements()
            .rfind(|e| matches!(&*e.name, "w:p" | "w:tbl" | "w:sdt"));
        if last.is_some_and(|last| last.name == "w:tbl") {
            report.error("word-no-paragraph", part, "ends with a table".to_owned());
        }
    }
}

impl Story<'_> {
    fn wrong(&mut self, rule: &str, what: impl Into<String>) {
        self.report.error(rule, self.part, what.into());
    }

    fn visit(&mut self, element: &Element, around: Around) {
        let mut inside = around;
        match &*element.name {
            "w:p" => self.paragraph(element),
            "w:t" | "w:delText" | "w:instrText" | "w:delInstrText" => self.text(element, around),
            "w:tc" | "w:hdr" | "w:ftr" | "w:comment" | "w:footnote" | "w:endnote" => {
                self.container(element);
            }
            "w:tr" if !has(element, &["w:tc", "w:sdt"]) => {
                self.wrong("word-empty-table", "has a row without cells");
            }
            "w:tbl" if !has(element, &["w:tr", "w:sdt"]) => {
                self.wrong("word-empty-table", "has a table without rows");
            }
            "w:pStyle" => self.style("paragraph", element),
            "w:rStyle" => self.style("character", element),
            "w:tblStyle" => self.style("table", element),
            "w:numId" => self.number(element),
            "w:sdtPr" => self.control(element),
            "w:bookmarkStart" => self.bookmark(element),
            "w:bookmarkEnd" => {
                let id = element.get("w:id").unwrap_or_default();
                if !self.bookmarks.contains_key(id) || !self.ended.insert(id.to_owned()) {
                    self.wrong(
                        "word-bookmark",
                        format!("ends the bookmark {id}, which is not open"),
                    );
                }
            }
            "w:hyperlink" => self
                .targets
                .extend(element.get("w:anchor").map(str::to_owned)),
            "w:fldChar" => match element.get("w:fldCharType") {
                Some("begin") => self.fields += 1,
                Some("end") => {
                    self.fields -= 1;
                    if self.fields < 0 {
                        self.wrong("word-field", "ends a field that has not begun");
                        self.fields = 0;
                    }
                }
                _ => {}
            },
            name @ ("w:ins" | "w:del" | "w:moveFrom" | "w:moveTo") => {
                self.revision(element);
                if name == "w:ins" && (around.inserted || around.deleted) {
                    self.wrong("word-revision", "has an insertion inside a revision");
                }
                if name == "w:del" && around.deleted {
                    self.wrong("word-revision", "has a deletion inside a deletion");
                }
                inside.deleted |= name == "w:del";
                inside.inserted |= name == "w:ins";
            }
            // What a text box holds goes or comes with the box, and is marked for itself.
            "w:txbxContent" => {
                inside.deleted = false;
                inside.inserted = false;
            }
            _ => {}
        }
        for child in element.elements() {
            self.visit(child, inside);
        }
    }

    fn paragraph(&mut self, element: &Element) {
        if let Some(id) = element.get("w14:paraId") {
            let number = u32::from_str_radix(id, 16).unwrap_or(0);
            if number == 0 || number >= 0x8000_0000 {
                self.wrong("word-paragraph-id", format!("has the paragraph id `{id}`"));
            }
            if !self.paragraph_ids.insert(id.to_owned()) {
                self.wrong(
                    "word-paragraph-id",
                    format!("has the paragraph id `{id}` twice"),
                );
            }
        }
    }

    fn text(&mut self, element: &Element, around: Around) {
        let deleted = element.name.starts_with("w:del");
        if deleted != around.deleted {
            self.wrong(
                "word-deleted-text",
                format!("has `{}` on the wrong side of a deletion", element.name),
            );
        }
        if element.name == "w:instrText" {
            let code = element.plain();
            let mut words = code.split_whitespace();
            if matches!(words.next(), Some("REF" | "PAGEREF")) {
                self.targets.extend(words.next().map(str::to_owned));
            }
        }
        if let Some(Content::Text(text)) = element.children.first()
            && (text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace))
            && element.get("xml:space") != Some("preserve")
        {
            self.wrong(
                "word-space",
                format!("loses the space around `{}`", text.trim()),
            );
        }
    }

    fn container(&mut self, element: &Element) {
        let mut blocks = element
            .elements()
            .filter(|e| matches!(&*e.name, "w:p" | "w:tbl" | "w:sdt" | "w:customXml"));
        match blocks.next_back() {
            None => self.wrong(
                "word-no-paragraph",
                format!("has `{}` without a paragraph", element.name),
            ),
            Some(last) if last.name == "w:tbl" && element.name == "w:tc" => {
                self.wrong("word-no-paragraph", "has a cell that ends with a table");
            }
            Some(_) => {}
        }
    }

    fn style(&mut self, kind: &str, element: &Element) {
        let id = element.get("w:val").unwrap_or_default();
        if self.styles.is_none_or(|styles| !styles.has(kind, id)) {
            self.wrong(
                "word-style-missing",
                format!("names the {kind} style `{id}`, which is not there"),
            );
        }
    }

    fn number(&mut self, element: &Element) {
        let id = element.get("w:val").unwrap_or_default();
        if id != "0" && self.numbers.is_none_or(|numbers| !numbers.0.contains(id)) {
            self.wrong(
                "word-list-missing",
                format!("names the list {id}, which is not there"),
            );
        }
    }

    fn control(&mut self, element: &Element) {
        if let Some(id) = element.val_of("w:id")
            && !self.control_ids.insert(id.to_owned())
        {
            self.wrong(
                "word-control",
                format!("has the content control {id} twice"),
            );
        }
        for name in ["w:tag", "w:alias"] {
            if let Some(text) = element.val_of(name)
                && text.chars().count() > 64
            {
                self.wrong(
                    "word-control",
                    format!("has a `{name}` of more than 64 characters"),
                );
            }
        }
    }

    fn bookmark(&mut self, element: &Element) {
        let id = element.get("w:id").unwrap_or_default().to_owned();
        let name = element.get("w:name").unwrap_or_default().to_owned();
        if !is_bookmark_name(&name) {
            self.wrong("word-bookmark", format!("has a bookmark named `{name}`"));
        }
        if !self.names.insert(name.clone()) && name != "_GoBack" {
            self.wrong("word-bookmark", format!("has two bookmarks named `{name}`"));
        }
        if self.bookmarks.insert(id.clone(), name).is_some() {
            self.wrong(
                "word-bookmark",
                format!("has two bookmarks with the id {id}"),
            );
        }
    }

    fn revision(&mut self, element: &Element) {
        if element.get("w:author").unwrap_or_default().is_empty() {
            self.wrong("word-revision", "has a revision without an author");
        }
        if let Some(id) = element.get("w:id")
            && !self.revisions.insert(id.to_owned())
        {
            self.wrong("word-revision", format!("has the revision {id} twice"));
        }
    }

    fn close(&mut self) {
        let open: Vec<String> = self
            .bookmarks
            .iter()
            .filter(|(id, _)| !self.ended.contains(*id))
            .map(|(_, name)| name.clone())
            .collect();
        for name in open {
            self.wrong(
                "word-bookmark",
                format!("does not end the bookmark `{name}`"),
            );
        }
        let nowhere: Vec<String> = self
            .targets
            .iter()
            .filter(|target| !self.names.contains(*target))
            .cloned()
            .collect();
        for target in nowhere {
            self.wrong(
                "word-reference",
                format!("refers to the bookmark `{target}`, which is not there"),
            );
        }
        if self.fields != 0 {
            self.wrong("word-field", "has a field that does not end");
        }
    }
}

fn has(element: &Element, names: &[&str]) -> bool {
    element.elements().any(|e| names.contains(&&*e.name))
}

/// Every mark of a comment has its comment, every comment its one mark, every range both ends.
pub(super) fn comments(trees: &BTreeMap<&str, Element>, report: &mut Report) {
    const PART: &str = "word/comments.xml";
    let mut defined: HashMap<&str, usize> = HashMap::new();
    for comment in trees.get(PART).into_iter().flat_map(Element::elements) {
        *defined
            .entry(comment.get("w:id").unwrap_or_default())
            .or_default() += 1;
    }
    for (id, count) in &defined {
        if *count > 1 {
            report.error("word-comment", PART, format!("has the comment {id} twice"));
        }
    }
    let mut marks: HashMap<&str, usize> = HashMap::new();
    for (name, tree) in trees.iter().filter(|(name, _)| **name != PART) {
        let mut ranges: HashMap<&str, (usize, usize)> = HashMap::new();
        tree.walk(&mut |element| {
            let id = element.get("w:id").unwrap_or_default();
            match &*element.name {
                "w:commentRangeStart" => ranges.entry(id).or_default().0 += 1,
                "w:commentRangeEnd" => ranges.entry(id).or_default().1 += 1,
                "w:commentReference" => *marks.entry(id).or_default() += 1,
                _ => {}
            }
        });
        for (id, ends) in ranges {
            if ends != (1, 1) {
                report.error(
                    "word-comment",
                    name,
                    format!("has an open range of comment {id}"),
                );
            }
            if !defined.contains_key(id) {
                report.error(
                    "word-comment",
                    name,
                    format!("names the comment {id}, which is not there"),
                );
            }
        }
    }
    for (id, count) in &marks {
        if *count > 1 || !defined.contains_key(id) {
            report.error(
                "word-comment",
                PART,
                format!("has not one mark for the comment {id}"),
            );
        }
    }
    for id in defined.keys().filter(|id| !marks.contains_key(*id)) {
        report.error(
            "word-comment",
            PART,
            format!("has the comment {id}, which stands nowhere"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::ooxml::lint::lint;
    use crate::ooxml::package::Parts;

    /// The rules that a body breaks, with a style `P`, a list `1` and a comment `0`.
    fn rules(body: &str) -> Vec<String> {
        let mut parts = Parts::new();
        let part = |text: &str| text.as_bytes().to_vec();
        for (name, text) in [
            (
                "[Content_Types].xml",
                "<Types><Default Extension=\"xml\"/></Types>".to_owned(),
            ),
            (
                "word/document.xml",
                format!("<w:document><w:body>{body}</w:body></w:document>"),
            ),
            (
                "word/styles.xml",
                "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"P\"/></w:styles>".to_owned(),
            ),
            (
                "word/numbering.xml",
                "<w:numbering><w:abstractNum w:abstractNumId=\"1\"/>\
                 <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
                    .to_owned(),
            ),
            (
                "word/comments.xml",
                "<w:comments><w:comment w:id=\"0\"><w:p/></w:comment></w:comments>".to_owned(),
            ),
        ] {
            parts.insert(name.to_owned(), part(&text));
        }
        let mut rules: Vec<String> = lint(&parts).iter().map(|f| f.rule.clone()).collect();
        rules.dedup();
        rules
    }

    const COMMENTED: &str = "<w:p><w:commentRangeStart w:id=\"0\"/><w:commentRangeEnd w:id=\"0\"/>\
        <w:r><w:commentReference w:id=\"0\"/></w:r></w:p>";

    #[test]
    fn a_sound_body_breaks_no_rule() {
        assert_eq!(rules(COMMENTED), [""; 0]);
    }

    #[test]
    fn each_fault_breaks_its_rule() {
        for (rule, body) in [
            (
                "word-style-missing",
                "<w:p><w:pPr><w:pStyle w:val=\"Q\"/></w:pPr></w:p>",
            ),
            (
                "word-style-missing",
                "<w:p><w:r><w:rPr><w:rStyle w:val=\"P\"/></w:rPr></w:r></w:p>",
            ),
            (
                "word-list-missing",
                "<w:p><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:p>",
            ),
            (
                "word-order",
                "<w:p><w:pPr><w:jc/><w:keepNext/></w:pPr></w:p>",
            ),
            ("word-space", "<w:p><w:r><w:t>a </w:t></w:r></w:p>"),
            ("word-empty-table", "<w:tbl/><w:p/>"),
            ("word-empty-table", "<w:tbl><w:tr/></w:tbl><w:p/>"),
            (
                "word-no-paragraph",
                "<w:tbl><w:tr><w:tc/></w:tr></w:tbl><w:p/>",
            ),
            (
                "word-no-paragraph",
                "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            ),
            (
                "word-bookmark",
                "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/></w:p>",
            ),
            ("word-bookmark", "<w:p><w:bookmarkEnd w:id=\"1\"/></w:p>"),
            (
                "word-bookmark",
                "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a-b\"/><w:bookmarkEnd w:id=\"1\"/></w:p>",
            ),
            (
                "word-bookmark",
                "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkEnd w:id=\"1\"/>\
                 <w:bookmarkStart w:id=\"2\" w:name=\"a\"/><w:bookmarkEnd w:id=\"2\"/></w:p>",
            ),
            ("word-reference", "<w:p><w:hyperlink w:anchor=\"a\"/></w:p>"),
            (
                "word-reference",
                "<w:p><w:r><w:instrText> REF a </w:instrText></w:r></w:p>",
            ),
            (
                "word-field",
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>",
            ),
            (
                "word-field",
                "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
            ),
            (
                "word-deleted-text",
                "<w:p><w:del w:author=\"a\"><w:r><w:t>a</w:t></w:r></w:del></w:p>",
            ),
            (
                "word-deleted-text",
                "<w:p><w:r><w:delText>a</w:delText></w:r></w:p>",
            ),
            ("word-revision", "<w:p><w:ins w:id=\"1\"/></w:p>"),
            (
                "word-revision",
                "<w:p><w:ins w:id=\"1\" w:author=\"a\"/><w:del w:id=\"1\" w:author=\"a\"/></w:p>",
            ),
            ("word-paragraph-id", "<w:p w14:paraId=\"00000000\"/>"),
            (
                "word-paragraph-id",
                "<w:p w14:paraId=\"00000001\"/><w:p w14:paraId=\"00000001\"/>",
            ),
            (
                "word-control",
                "<w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr></w:sdt><w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr></w:sdt>",
            ),
            (
                "word-relationship-missing",
                "<w:sectPr><w:headerReference r:id=\"rId9\"/></w:sectPr>",
            ),
        ] {
            let found = rules(&format!("{COMMENTED}{body}"));
            assert!(found.iter().any(|f| f == rule), "{rule}: {body}: {found:?}");
        }
        assert_eq!(
            rules("<w:p/>"),
            ["word-comment"],
            "a comment that stands nowhere"
        );
        let twice = format!("{COMMENTED}<w:p><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>");
        assert_eq!(rules(&twice), ["word-comment"]);
    }
}
