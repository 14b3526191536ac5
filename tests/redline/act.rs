//! An act of any length and the same act revised: a tenth of its provisions reworded, some moved, deleted, inserted; its table and its
//! definitions changed. Made of WordprocessingML alone, the same at every run.

use enact::ooxml::package::Parts;

/// Words of a law.
const WORDS: &[&str] = &[
    "authority",
    "person",
    "Minister",
    "convention",
    "munition",
    "remnant",
    "notice",
    "period",
    "territory",
    "transfer",
    "holder",
    "licence",
    "register",
    "court",
    "offence",
    "penalty",
    "report",
    "Parliament",
    "State",
    "Party",
    "assistance",
    "clearance",
    "victim",
    "stockpile",
    "destruction",
    "training",
    "retention",
    "agency",
    "inspection",
    "measure",
    "appointment",
    "regulation",
    "procedure",
    "evidence",
    "custody",
    "premises",
    "vessel",
    "aircraft",
    "officer",
    "warrant",
];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.roll(WORDS.len())]
    }

    fn sentence(&mut self, words: usize) -> Vec<String> {
        const JOINTS: &[&str] = &["the", "of", "in", "for", "and", "by", "under", "to"];
        (0..words)
            .map(|at| match at % 3 {
                1 => JOINTS[self.roll(JOINTS.len())].to_owned(),
                _ => self.word().to_owned(),
            })
            .collect()
    }
}

/// A section: its heading and its provisions, each with its level.
#[derive(Clone)]
struct Section {
    name: usize,
    heading: Vec<String>,
    provisions: Vec<(u8, Vec<String>)>,
}

fn section(dice: &mut Dice, name: usize) -> Section {
    let mut provisions = vec![(1, dice.sentence(38)), (1, dice.sentence(30))];
    provisions.extend((0..3).map(|_| (2, dice.sentence(8))));
    provisions.push((1, dice.sentence(26)));
    Section {
        name,
        heading: dice.sentence(4),
        provisions,
    }
}

/// Both sides.
pub fn act(sections: usize) -> (Parts, Parts) {
    let mut dice = Dice(7);
    let old: Vec<Section> = (0..sections).map(|name| section(&mut dice, name)).collect();
    let mut new = old.clone();
    for (at, section) in new.iter_mut().enumerate() {
        if at % 10 == 3 {
            let provision = dice.roll(section.provisions.len());
            let words = &mut section.provisions[provision].1;
            for _ in 0..3 {
                let place = dice.roll(words.len());
                words[place] = format!("{}ly", dice.word());
            }
            words.insert(1, "lawful".to_owned());
        }
    }
    for at in (20..sections).step_by(60).rev() {
        let moved = new.remove(at);
        new.insert((at + 25).min(new.len()), moved);
    }
    for at in (10..new.len()).step_by(50).rev() {
        new.remove(at);
        new.insert(at / 2, section(&mut dice, sections + at));
    }
    let mut rows: Vec<Vec<String>> = (0..sections / 2 + 2)
        .map(|row| {
            vec![
                format!("Item {row}"),
                dice.sentence(3).join(" "),
                dice.sentence(6).join(" "),
            ]
        })
        .collect();
    let before = package(&old, &rows, "means");
    rows.remove(1);
    for row in rows.iter_mut().step_by(9) {
        row[2] = dice.sentence(6).join(" ");
    }
    rows.push(vec![
        "Item last".to_owned(),
        "new".to_owned(),
        "row".to_owned(),
    ]);
    (before, package(&new, &rows, "has the meaning of"))
}

fn package(sections: &[Section], rows: &[Vec<String>], means: &str) -> Parts {
    let mut body = String::new();
    let mut paragraph = |style: &str, extra: &str, text: &str| {
        body.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{extra}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
        ));
    };
    paragraph("Heading", "", "Model Act");
    for word in WORDS {
        paragraph(
            "Level1",
            "",
            &format!("\u{201c}{word}\u{201d} {means} {word} in the Convention;"),
        );
    }
    for (id, section) in sections.iter().enumerate() {
        let mark = format!(
            "<w:bookmarkStart w:id=\"{id}\" w:name=\"s{}\"/><w:bookmarkEnd w:id=\"{id}\"/>",
            section.name
        );
        paragraph("Heading", &mark, &section.heading.join(" "));
        for (at, (level, words)) in section.provisions.iter().enumerate() {
            let mut text = words.join(" ");
            if at == 1 {
                text.push_str(&format!(
                    " under section </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \
                     REF s{} \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{}</w:t></w:r><w:r>\
                     <w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\">;",
                    section.name,
                    section.name + 1
                ));
            }
            paragraph(if *level == 1 { "Level1" } else { "Level2" }, "", &text);
        }
    }
    body.push_str("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"3000\"/></w:tblGrid>");
    for row in rows {
        body.push_str("<w:tr>");
        for cell in row {
            body.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>"
            ));
        }
        body.push_str("</w:tr>");
    }
    body.push_str("</w:tbl><w:p/><w:sectPr/>");
    crate::build::package(&body)
}
