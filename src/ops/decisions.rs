//! `init --state`: the questions that a state's bill leaves open, as a decisions file to fill.

use super::pack::assembled;
use super::write::{existing, replace_folder};
use super::{Desk, Format, PackRequest, Trouble, eligible};
use crate::assemble::{Assembly, BILL, Content, Resolved};
use crate::check::Survey;
use crate::document::Language;
use crate::library::{Declaration, Library, Profile, Status, Text, ValueType, built_in};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The file in the folder.
const FILE: &str = "decisions.yaml";

/// Columns of a comment.
const WIDTH: usize = 110;

/// What was written.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The file.
    pub file: PathBuf,
    /// How many questions it asks.
    pub questions: usize,
}

/// Writes a decisions file for the bill of `profile` into the new folder `folder`.
///
/// # Errors
/// The folder exists, the state can have no bill, or the disk refuses.
pub fn decisions(
    desk: &Desk,
    profile: &Profile,
    day: Date,
    language: Language,
    folder: &Path,
) -> Result<Sheet, Trouble> {
    if existing(folder) {
        return Err(Trouble::asked(
            "folder-exists",
            format!("`{}` exists", folder.display()),
            "name a folder that does not exist yet",
        ));
    }
    let pack = match profile.status(day) {
        Status::Party => "implementation",
        _ => "ratification",
    };
    eligible(&desk.library, profile, pack, day)?;
    let request = PackRequest {
        pack: pack.to_owned(),
        language: Some(language),
        as_of: day,
        settings: Vec::new(),
        format: Format::Text,
        out: PathBuf::new(),
        force: false,
    };
    let assembly = assembled(desk, profile, &request)?;
    let (text, questions) = sheet(&desk.library, profile, &assembly, &request)?;
    replace_folder(folder, &[(FILE.to_owned(), text.into_bytes())])?;
    Ok(Sheet {
        file: folder.join(FILE),
        questions,
    })
}

fn sheet(
    library: &Library,
    profile: &Profile,
    assembly: &Assembly,
    request: &PackRequest,
) -> Result<(String, usize), Trouble> {
    let bill = super::draft::document(assembly, BILL)?;
    let survey = Survey::of(library, None);
    let law = library.templates.get(&bill.document.head.template);
    let asked: BTreeSet<&str> = law
        .map(|law| survey.reached(law))
        .unwrap_or_default()
        .into_iter()
        .filter_map(|id| library.clause(id))
        .flat_map(|clause| &clause.values)
        .chain(law.iter().flat_map(|law| &law.values))
        .map(|name| name.value.as_str())
        .collect();
    let mut page = Page {
        text: String::new(),
        language: request.language_for(library, profile),
        questions: 0,
    };
    let state = &profile.iso3;
    let pack = match request.pack.as_str() {
        "ratification" => String::new(),
        other => format!(" --pack {other}"),
    };
    page.comment(
        "",
        &format!(
            "Decisions for the bill of {}, as of {}. To decide, take the `# ` away from a line that has a name and a colon, and write the answer behind the colon. What stays a comment stays open, or as the sentence above it says.",
            profile.name.un_name_en, request.as_of
        ),
    );
    page.comment(
        "",
        &format!("Then: enact draft {state} bill{pack} --decisions {FILE}"),
    );
    let mut declarations: Vec<&Declaration> = library
        .values
        .values()
        .filter(|d| asked.contains(d.name.value.as_str()))
        .collect();
    declarations.sort_by_key(|d| (d.file.clone(), d.name.line));
    let mut section = None;
    for declaration in declarations {
        if section != Some(&declaration.section) {
            section = Some(&declaration.section);
            let title = declaration.section.as_deref().unwrap_or("others");
            page.title(title);
        }
        let value = assembly.trace.values.get(&declaration.name.value);
        page.question(declaration, value);
    }
    page.facts(library, assembly);
    Ok((page.text, page.questions))
}

struct Page {
    text: String,
    language: Language,
    questions: usize,
}

impl Page {
    fn title(&mut self, title: &str) {
        let _ = write!(self.text, "\n# ---- {title} ----\n");
    }

    fn comment(&mut self, indent: &str, words: &str) {
        let first = format!("# {indent}");
        let rest = format!("# {indent}{}", if indent.is_empty() { "" } else { "  " });
        let options = textwrap::Options::new(WIDTH)
            .initial_indent(&first)
            .subsequent_indent(&rest)
            .break_words(false);
        for line in textwrap::wrap(words, options) {
            let _ = writeln!(self.text, "{}", line.trim_end());
        }
    }

    /// The text in the language of the page, else in English.
    fn words<'t>(&self, text: Option<&'t Text>) -> Option<&'t str> {
        let text = text?;
        let phrase = text.get(self.language).or_else(|| text.get(Language::En))?;
        Some(phrase.source())
    }

    fn question(&mut self, declaration: &Declaration, value: Option<&Resolved>) {
        self.questions += 1;
        self.text.push('\n');
        if let Some(question) = self.words(Some(&declaration.question)) {
            self.comment("", question);
        }
        for option in &declaration.options {
            let means = self.words(Some(&option.means)).unwrap_or_default();
            self.comment("  ", &format!("{}: {means}", option.id));
        }
        if let Some(range) = &declaration.range {
            let seen = self.words(range.seen.as_ref()).unwrap_or_default();
            self.comment(
                "  ",
                &format!(
                    "Enacted laws have {} to {}; the State is free to differ. {seen}",
                    range.from, range.to
                ),
            );
        }
        if let Some(practice) = self.words(declaration.practice.as_ref()) {
            self.comment("  ", practice);
        }
        let line = value.and_then(|v| v.line(self.language));
        match (value.map(|v| &v.content), line) {
            (Some(Content::Open(_)), _) => {
                self.comment(
                    "  ",
                    "Until decided, the draft shows the alternatives side by side.",
                );
            }
            (_, Some(line)) => {
                let because = self.words(declaration.because.as_ref()).unwrap_or_default();
                self.comment("  ", &format!("Until decided: {line}. {because}"));
            }
            (_, None) => self.comment("  ", "Until decided, the draft has a blank here."),
        }
        let line = format!("# {}: {}", declaration.name.value, hint(declaration));
        let _ = writeln!(self.text, "{}", line.trim_end());
    }

    /// Facts that the bill asks for, and that the profile does not know or is not sure of.
    fn facts(&mut self, library: &Library, assembly: &Assembly) {
        let mut names = BTreeSet::new();
        for blank in assembly.blanks.iter().filter(|b| b.document == BILL) {
            if built_in(&blank.name).is_some_and(|b| b.settable) {
                names.insert(blank.name.as_str());
            }
        }
        if names.is_empty() {
            return;
        }
        self.title("facts about the State");
        for name in names {
            self.questions += 1;
            self.text.push('\n');
            let words = self.words(library.facts.get(name)).unwrap_or(name);
            self.comment("", words);
            let known = assembly.trace.values.get(name);
            if let Some(line) = known.and_then(|v| v.line(self.language)) {
                self.comment("  ", &format!("The profile has, to be confirmed: {line}"));
            }
            let _ = writeln!(self.text, "# {name}:");
        }
    }
}

/// What stands behind the colon until somebody answers.
fn hint(declaration: &Declaration) -> String {
    match declaration.value_type {
        ValueType::Choice => {
            let ids: Vec<&str> = declaration.options.iter().map(|o| o.id.as_str()).collect();
            ids.join(" | ")
        }
        ValueType::Date => "2027-01-15".to_owned(),
        ValueType::File => "convention.txt".to_owned(),
        _ => String::new(),
    }
}
