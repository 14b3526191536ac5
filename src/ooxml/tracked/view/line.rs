//! What stands in a line: text, and what is neither text nor silence.

use super::blocks::{Around, Walker, is_control};
use super::format::is_on;
use super::model::{Both, Content, Look, NoteKind, Span, Status};
use crate::ooxml::tracked::change::ChangeKind;
use crate::ooxml::tracked::tree::{Id, Tree};

/// A field that has begun.
pub(super) struct Field {
    /// Whether its code is complete, and what follows is shown.
    pub(super) shows: bool,
    /// What became of its beginning.
    status: Status,
}

/// How the text of a run is marked.
struct Dress {
    around: Around,
    format: Option<usize>,
    look: Both<Look>,
}

impl Walker<'_, '_> {
    pub(super) fn inline(&mut self, parent: Id, around: &Around, out: &mut Vec<Span>) {
        let tree = self.tree;
        for id in tree.elements(parent) {
            match tree.name(id) {
                "w:r" => self.run(id, around, out),
                "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                    if let Some((kind, change)) = self.change(id) {
                        self.inline(id, &around.with(kind, change), out);
                    }
                }
                "w:pPr" | "w:sdtPr" | "w:smartTagPr" | "w:customXmlPr" | "w:rubyPr"
                | "mc:Fallback" => {}
                name if is_control(name) => self.control(id),
                "m:oMath" | "m:oMathPara" => self.formula(id, around, out),
                _ => self.inline(id, around, out),
            }
        }
    }

    fn dress(&self, run: Id, around: &Around) -> Dress {
        let tree = self.tree;
        let properties = tree.find(run, "w:rPr");
        let record = properties.and_then(|p| tree.find(p, "w:rPrChange"));
        let new = properties.map_or_else(Look::default, |p| look(tree, p));
        let old = match record {
            None => new,
            Some(record) => tree
                .find(record, "w:rPr")
                .map_or_else(Look::default, |p| look(tree, p)),
        };
        Dress {
            around: around.clone(),
            format: record.and_then(|record| self.nodes.get(&record).copied()),
            look: Both { old, new },
        }
    }

    fn run(&mut self, run: Id, around: &Around, out: &mut Vec<Span>) {
        let tree = self.tree;
        let mut dress = self.dress(run, around);
        // An object's or a formula's own mark of a change stands in its properties.
        if let Some(properties) = tree.find(run, "w:rPr") {
            for mark in tree.elements(properties) {
                if let "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" = tree.name(mark)
                    && let Some((kind, change)) = self.change(mark)
                {
                    dress.around = dress.around.with(kind, change);
                }
            }
        }
        for id in tree.elements(run) {
            self.piece(id, &dress, out);
        }
    }

    fn piece(&mut self, id: Id, dress: &Dress, out: &mut Vec<Span>) {
        let tree = self.tree;
        let get = |name| tree.get(id, name).unwrap_or_default().into_owned();
        let content = match tree.name(id) {
            "w:t" | "w:delText" => return self.text(&tree.text(id), dress, out),
            "w:tab" | "w:ptab" => Content::Tab,
            "w:br" if matches!(&*get("w:type"), "page" | "column") => Content::Page,
            "w:br" | "w:cr" => Content::Line,
            "w:noBreakHyphen" => Content::Text("\u{2011}".to_owned()),
            "w:sym" => Content::Text(symbol(&get("w:char")).to_string()),
            "w:instrText" | "w:delInstrText" => {
                let status = dress.around.status();
                let code = tree.text(id);
                // The code of a field that is new as a whole is no news.
                let own = self
                    .fields
                    .last()
                    .is_some_and(|field| field.status != status);
                if !own || status == Status::Kept || code.trim().is_empty() {
                    return;
                }
                let code = Content::Code(code.trim().to_owned());
                return out.push(span(code, dress));
            }
            "w:fldChar" => return self.field(&get("w:fldCharType"), dress.around.status()),
            "w:footnoteReference" => {
                let number = self.builder.note(NoteKind::Footnote, get("w:id"));
                Content::Note(NoteKind::Footnote, number)
            }
            "w:endnoteReference" => {
                let number = self.builder.note(NoteKind::Endnote, get("w:id"));
                Content::Note(NoteKind::Endnote, number)
            }
            "w:commentReference" => match self.builder.comments.get(&get("w:id")) {
                Some(comment) => Content::Comment(*comment),
                None => return,
            },
            "w:drawing" | "w:pict" | "w:object" => return self.object(id, dress, out),
            "mc:AlternateContent" | "mc:Choice" | "w:ruby" | "w:rubyBase" | "w:rt" | "w:r" => {
                for inner in tree.elements(id) {
                    self.piece(inner, dress, out);
                }
                return;
            }
            _ => return,
        };
        self.push(content, dress, out);
    }

    /// Line feeds are spaces in Word; text may hold tabs all the same.
    fn text(&mut self, text: &str, dress: &Dress, out: &mut Vec<Span>) {
        if text.is_empty() {
            return;
        }
        let text = text.replace(['\n', '\r', '\t'], " ");
        self.push(Content::Text(text), dress, out);
    }

    fn push(&mut self, content: Content, dress: &Dress, out: &mut Vec<Span>) {
        if self.fields.iter().all(|field| field.shows) {
            out.push(span(content, dress));
        }
    }

    fn field(&mut self, kind: &str, status: Status) {
        match kind {
            "begin" => self.fields.push(Field {
                shows: false,
                status,
            }),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.shows = true;
                }
            }
            "end" => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// Text boxes in it become stories; what is else in it is told by its description.
    fn object(&mut self, id: Id, dress: &Dress, out: &mut Vec<Span>) {
        let tree = self.tree;
        let mut described = String::new();
        let mut boxes = Vec::new();
        let mut is_seen = false;
        let mut inner = tree.elements(id).collect::<Vec<_>>();
        inner.reverse();
        while let Some(now) = inner.pop() {
            match tree.name(now) {
                "w:txbxContent" => {
                    boxes.push(now);
                    continue;
                }
                "mc:Fallback" | "v:shapetype" => continue,
                "wp:docPr" => {
                    let get = |name| tree.get(now, name).filter(|text| !text.trim().is_empty());
                    let text = get("descr")
                        .or_else(|| get("title"))
                        .or_else(|| get("name"));
                    described = text.unwrap_or_default().into_owned();
                }
                "pic:pic" | "v:imagedata" | "c:chart" | "dgm:relIds" | "o:OLEObject" => {
                    is_seen = true;
                }
                _ => {}
            }
            let from = inner.len();
            inner.extend(tree.elements(now));
            inner[from..].reverse();
        }
        if boxes.is_empty() || is_seen {
            self.push(Content::Object(described), dress, out);
        }
        for content in boxes {
            let number = self.text_box(content, &dress.around);
            self.push(Content::TextBox(number), dress, out);
        }
    }

    /// A formula in one line, cut where it has changed.
    fn formula(&mut self, id: Id, around: &Around, out: &mut Vec<Span>) {
        let tree = self.tree;
        for child in tree.elements(id) {
            match tree.name(child) {
                "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                    if let Some((kind, change)) = self.change(child) {
                        self.formula(child, &around.with(kind, change), out);
                    }
                }
                "m:r" => {
                    let dress = self.dress(child, around);
                    let mut around = around.clone();
                    for inner in tree.elements(child) {
                        match tree.name(inner) {
                            "m:t" | "w:t" | "w:delText" => {
                                let text = Content::Formula(tree.text(inner).into_owned());
                                let dress = Dress {
                                    around: around.clone(),
                                    format: dress.format,
                                    look: dress.look.clone(),
                                };
                                self.push(text, &dress, out);
                            }
                            "w:ins" | "w:del" => {
                                if let Some((kind, change)) = self.change(inner) {
                                    around = around.with(kind, change);
                                    self.formula(inner, &around, out);
                                }
                            }
                            "w:rPr" => {
                                for mark in tree.elements(inner) {
                                    if let "w:ins" | "w:del" = tree.name(mark)
                                        && let Some((kind, change)) = self.change(mark)
                                    {
                                        around = around.with(kind, change);
                                    }
                                }
                            }
                            _ => {}
                        }
                    }
                }
                "m:t" => {
                    let dress = Dress {
                        around: around.clone(),
                        format: None,
                        look: Both::default(),
                    };
                    let text = Content::Formula(tree.text(child).into_owned());
                    self.push(text, &dress, out);
                }
                "m:ctrlPr" => self.operator(child, around, out),
                _ => self.formula(child, around, out),
            }
        }
    }

    /// An operator that was put in or taken away: a sign stands for it, its arguments are kept.
    fn operator(&mut self, properties: Id, around: &Around, out: &mut Vec<Span>) {
        let tree = self.tree;
        for mark in tree.subtree(properties) {
            if let "w:ins" | "w:del" = tree.name(mark)
                && let Some((kind @ (ChangeKind::Insertion | ChangeKind::Deletion), change)) =
                    self.change(mark)
            {
                let dress = Dress {
                    around: around.with(kind, change),
                    format: None,
                    look: Both::default(),
                };
                self.push(Content::Formula("∘".to_owned()), &dress, out);
            }
        }
    }
}

fn span(content: Content, dress: &Dress) -> Span {
    Span {
        content,
        status: dress.around.status(),
        changes: dress.around.changes.clone(),
        format: dress.format,
        look: dress.look.clone(),
    }
}

/// The sign of a symbol font; what only that font knows is a box.
fn symbol(code: &str) -> char {
    let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
    code.filter(|sign| !sign.is_control() && !('\u{e000}'..='\u{f8ff}').contains(sign))
        .unwrap_or('□')
}

fn look(tree: &Tree<'_>, properties: Id) -> Look {
    let on = |name| is_on(tree, properties, name).unwrap_or(false);
    let position = tree.val_of(properties, "w:vertAlign");
    Look {
        bold: on("w:b") || on("w:bCs") && tree.find(properties, "w:b").is_none(),
        italic: on("w:i"),
        underline: on("w:u"),
        strike: on("w:strike") || on("w:dstrike"),
        above: position.as_deref() == Some("superscript"),
        below: position.as_deref() == Some("subscript"),
        small_caps: on("w:smallCaps"),
        caps: on("w:caps"),
    }
}
