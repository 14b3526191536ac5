//! The arguments that every order shares: language, day, decisions.

use super::system;
use crate::assemble::{Origin, Setting};
use crate::document::Language;
use crate::finding::{Finding, Place};
use crate::library::{Library, Scalars, ValueType, load_yaml};
use crate::ops::{DraftRequest, Finish, Format, PackRequest, Trouble};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Language, day and decisions.
#[derive(Args)]
pub(super) struct OrderArgs {
    /// The pack that the document belongs to (without it: ratification)
    #[arg(long, value_name = "NAME")]
    pack: Option<String>,
    /// The language of the documents: en, fr, es, pt or ar (without it: the State's own, where the library has it)
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    lang: Option<Language>,
    /// The day that status, dates and instrument follow (without it: today)
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Decide a value; may be given often. `--set deposit_date=2027-01-15 --set convention_text=FILE`
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    set: Vec<(String, String)>,
    /// Decisions, as a YAML file of names and values
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
}

/// The formats of documents.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum FormatArg {
    /// Word
    Docx,
    /// One web page
    Html,
    /// Plain text
    Text,
    /// The neutral tree
    Json,
}

impl FormatArg {
    /// The format, with the finish of a Word file.
    pub(super) fn finished(self, finish: &FinishArgs) -> Format {
        match self {
            FormatArg::Docx => Format::Docx(Finish {
                clean: finish.clean,
                line_numbers: finish.line_numbers,
            }),
            FormatArg::Html => Format::Html,
            FormatArg::Text => Format::Text,
            FormatArg::Json => Format::Json,
        }
    }
}

/// The finish of Word files.
#[derive(Args)]
pub(super) struct FinishArgs {
    /// Word without drafting notes, and without what tells of the file's making; says what it left out
    #[arg(long)]
    clean: bool,
    /// Word with a number at every fifth line of a law, as bills have them
    #[arg(long)]
    line_numbers: bool,
}

pub(super) fn language(text: &str) -> Result<Language, String> {
    Language::from_code(text).ok_or_else(|| "one of en, fr, es, pt, ar".to_owned())
}

pub(super) fn date(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "a date such as 2027-01-15".to_owned())
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.to_owned()))
        }
        _ => Err("a name, `=`, and a value".to_owned()),
    }
}

impl OrderArgs {
    /// The request for one document in `format`.
    pub(super) fn document(
        &self,
        library: &Library,
        document: &str,
        format: Format,
    ) -> Result<DraftRequest, Trouble> {
        Ok(DraftRequest {
            document: document.to_owned(),
            pack: self.request(library, format, Path::new(""), false)?,
        })
    }

    /// The request for a pack in `format`, to be made in `out`.
    pub(super) fn request(
        &self,
        library: &Library,
        format: Format,
        out: &Path,
        force: bool,
    ) -> Result<PackRequest, Trouble> {
        let mut settings = Vec::new();
        for (name, value) in &self.set {
            settings.push(setting(library, name, value, Origin::Flag)?);
        }
        if let Some(path) = &self.decisions {
            let shown = path.display().to_string();
            let bytes = std::fs::read(path).map_err(|error| {
                Trouble::asked(
                    "unreadable-file",
                    format!("`{shown}` cannot be read: {error}"),
                    "check the path given to `--decisions`",
                )
            })?;
            let decisions: Scalars =
                load_yaml(&shown, &bytes).map_err(|finding| Trouble::Asked(finding.into()))?;
            let file: Arc<str> = Arc::from(shown.as_str());
            for (name, value) in decisions.0 {
                let place = Place::new(&file, value.line, value.column);
                let origin = Origin::Decisions(place);
                settings.push(setting(library, &name, &value.value.0, origin)?);
            }
        }
        Ok(PackRequest {
            pack: self
                .pack
                .clone()
                .unwrap_or_else(|| "ratification".to_owned()),
            language: self.lang,
            as_of: self.as_of.unwrap_or_else(system::today),
            settings,
            format,
            out: out.to_owned(),
            force,
        })
    }
}

/// A decision; the text of a file is read here, since nothing below touches files of the user's.
fn setting(library: &Library, name: &str, value: &str, origin: Origin) -> Result<Setting, Trouble> {
    let is_file = library
        .values
        .get(name)
        .is_some_and(|d| d.value_type == ValueType::File);
    let content = if is_file {
        Some(text_of(name, value, &origin)?)
    } else {
        None
    };
    Ok(Setting {
        name: name.to_owned(),
        value: value.to_owned(),
        content,
        origin,
    })
}

/// The largest text that is taken as a schedule, in bytes.
const MAX_TEXT: u64 = 4 << 20;

fn text_of(name: &str, path: &str, origin: &Origin) -> Result<String, Trouble> {
    let refuse = |message: String| {
        let finding = Finding::error("unreadable-file", message).hint(format!(
            "`{name}` takes a plain text file in UTF-8, paragraphs parted by empty lines"
        ));
        let finding = match origin {
            Origin::Decisions(place) => finding.at(place),
            _ => finding,
        };
        Err(Trouble::Asked(finding.into()))
    };
    match std::fs::metadata(path) {
        Ok(meta) if meta.is_dir() => return refuse(format!("`{path}` is a folder")),
        Ok(meta) if meta.len() > MAX_TEXT => {
            return refuse(format!("`{path}` has more than {MAX_TEXT} bytes"));
        }
        Ok(_) => {}
        Err(error) => return refuse(format!("`{path}` cannot be read: {error}")),
    }
    match std::fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n")),
        Ok(Err(_)) => refuse(format!("`{path}` is not UTF-8 text")),
        Err(error) => refuse(format!("`{path}` cannot be read: {error}")),
    }
}
