//! `pack`: the folder of papers for one state.

use super::write::{existing, replace_folder};
use super::{Desk, Format, Trouble};
use crate::assemble::{Assembly, Order, Setting, applies, assemble};
use crate::check::coherence;
use crate::document::Language;
use crate::finding::{Finding, Findings};
use crate::fingerprint::Fingerprint;
use crate::library::{Audience, Library, Profile, Status};
use crate::phrase::long_date;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// The collection that makes a document the sheet of what is to be confirmed.
const LIST_TO_CONFIRM: &str = "pack.to_confirm";

/// The document that says in which language a pack is.
const COVER_NOTE: &str = "cover-note";

/// Whose pack, and where to.
#[derive(Clone, Debug)]
pub struct PackRequest {
    /// The pack, by id.
    pub pack: String,
    /// The language of the documents; the State's own when none is asked for.
    pub language: Option<Language>,
    /// The day.
    pub as_of: Date,
    /// Decisions.
    pub settings: Vec<Setting>,
    /// The format of the documents.
    pub format: Format,
    /// The folder in which the pack's folder is made.
    pub out: PathBuf,
    /// Replaces an existing folder.
    pub force: bool,
}

impl PackRequest {
    /// The language of the papers of `profile`.
    pub fn language_for(&self, library: &Library, profile: &Profile) -> Language {
        let pack = library.packs.get(&self.pack);
        let usual = || match pack {
            Some(pack) => pack.language_for(library, profile),
            None => profile.own_language(),
        };
        self.language.unwrap_or_else(usual)
    }
}

/// A pack that was written.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The folder.
    pub folder: PathBuf,
    /// How many documents, outbound and internal.
    pub documents: usize,
    /// How many blanks stay open in outbound documents.
    pub open: usize,
    /// Why there is no bill.
    pub no_bill: Option<String>,
    /// A sentence when the language is none of the state's official ones on file.
    pub language_note: Option<String>,
    /// Notes that refuse nothing.
    pub notes: Findings,
    /// What was left out of each document on purpose.
    pub removed: Vec<String>,
    /// The internal sheet that lists what is open.
    pub sheet: Option<PathBuf>,
}

/// Whether `profile` can have the pack on the day.
///
/// # Errors
/// Why not, and what it can have.
pub fn eligible(
    library: &Library,
    profile: &Profile,
    pack: &str,
    day: Date,
) -> Result<(), Trouble> {
    let name = &profile.name.un_name_en;
    let date = |d: Option<Date>| d.map_or_else(String::new, |d| long_date(d, Language::En));
    let status = profile.status(day);
    let applies = match library.packs.get(pack) {
        // What there is instead is told when the pack is looked up.
        None => true,
        Some(wanted) => {
            let order = Order {
                state: profile.iso3.clone(),
                pack: pack.to_owned(),
                as_of: day,
                language: Language::En,
                settings: Vec::new(),
            };
            applies(library, profile, wanted, &order)?
        }
    };
    let refuse =
        |rule: &str, message: String, hint: String| Err(Trouble::asked(rule, message, hint));
    match (status, pack) {
        (Status::Withdrawn, _) => refuse(
            "legal-review",
            format!(
                "{name} withdrew from the Convention with effect from {}; it needs a legal review, and no routine pack fits",
                date(profile.ccm.withdrawal_effective)
            ),
            "ask the depositary and the law officers what instrument would be needed".to_owned(),
        ),
        (Status::Party, _) if applies => Ok(()),
        (Status::Party, "implementation") => match &profile.national_law.instrument {
            None => Ok(()),
            Some(law) => refuse(
                "law-on-file",
                format!(
                    "{name} is a party with a national law on file ({law}), so the implementation pack does not apply"
                ),
                format!("`enact show {}` prints what is known of it", profile.iso3),
            ),
        },
        (Status::Party, _) => {
            let hint = if profile.national_law.instrument.is_some() {
                format!(
                    "a national law is on file too; `enact show {}` prints it",
                    profile.iso3
                )
            } else {
                "what it can have is the bill and its memorandum: `--pack implementation`"
                    .to_owned()
            };
            refuse(
                "already-party",
                format!(
                    "{name} is a party (consent of {}); it needs no instrument",
                    date(profile.ccm.consent_date)
                ),
                hint,
            )
        }
        _ if !applies => {
            let words = library.packs.get(pack);
            let words = words.and_then(|p| p.when_it_applies.get(Language::En));
            let when = words.map_or("", |phrase| phrase.source());
            refuse(
                "pack-does-not-apply",
                format!(
                    "{name} is not a party yet, and the pack `{pack}` is for another case: {when}"
                ),
                "what it can have is `--pack ratification`, which holds the bill too".to_owned(),
            )
        }
        _ => Ok(()),
    }
}

/// Assembles the pack of `profile`.
///
/// # Errors
/// No such pack, a language that the library lacks, and every finding of assembling.
pub fn assembled(
    desk: &Desk,
    profile: &Profile,
    request: &PackRequest,
) -> Result<Assembly, Trouble> {
    if !desk.library.packs.contains_key(&request.pack) {
        let names: Vec<&str> = desk.library.packs.keys().map(String::as_str).collect();
        return Err(Trouble::asked(
            "unknown-pack",
            format!("there is no pack `{}`", request.pack),
            format!("there are {}", names.join(", ")),
        ));
    }
    let order = Order {
        state: profile.iso3.clone(),
        pack: request.pack.clone(),
        as_of: request.as_of,
        language: request.language_for(&desk.library, profile),
        settings: request.settings.clone(),
    };
    let assembly = assemble(&desk.library, &order)?;
    coherence(&assembly).or(assembly).map_err(Trouble::from)
}

/// The files of an assembled pack, by path in its folder, receipt included.
///
/// # Errors
/// A document that cannot be rendered.
pub fn files(
    desk: &Desk,
    assembly: &Assembly,
    format: Format,
) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let extension = match format {
        Format::Docx(_) => "docx",
        Format::Html => "html",
        Format::Text => "txt",
        Format::Json => "json",
    };
    let mut receipt = assembly.receipt.clone();
    let mut files = Vec::new();
    for (i, draft) in assembly.drafts.iter().enumerate() {
        let room = match draft.audience {
            Audience::Outbound => "outbound",
            Audience::Internal => "internal",
        };
        let path = format!(
            "{room}/{:02}-{}.{extension}",
            i + 1,
            draft.document.head.name
        );
        let bytes = format.render(&desk.library, &draft.document)?;
        if let Some(entry) = receipt.documents.get_mut(i) {
            entry.file = Some(path.clone());
            entry.sha256 = Some(Fingerprint::of(&bytes).to_string());
        }
        files.push((path, bytes));
    }
    let mut text = serde_json::to_string_pretty(&receipt)
        .map_err(|error| Trouble::Broken(format!("the receipt cannot be written: {error}")))?;
    text.push('\n');
    files.push(("internal/receipt.json".to_owned(), text.into_bytes()));
    Ok(files)
}

/// Makes and writes the pack of `profile`: the whole folder or nothing.
///
/// # Errors
/// A state that cannot have it, every finding of assembling, a folder that exists, a disk that refuses.
pub fn pack(desk: &Desk, profile: &Profile, request: &PackRequest) -> Result<Packed, Trouble> {
    eligible(&desk.library, profile, &request.pack, request.as_of)?;
    let name = format!(
        "{}-{}-{}-{}",
        profile.iso3,
        request.pack,
        request.language_for(&desk.library, profile),
        request.as_of
    );
    let folder = request.out.join(name);
    if existing(&folder) && !request.force {
        return Err(Trouble::Asked(
            Finding::error("folder-exists", format!("`{}` exists", folder.display()))
                .hint("`--force` replaces it whole")
                .into(),
        ));
    }
    let assembly = assembled(desk, profile, request)?;
    let files = files(desk, &assembly, request.format)?;
    replace_folder(&folder, &files)?;
    Ok(packed(desk, profile, request, &folder, &assembly, &files))
}

fn packed(
    desk: &Desk,
    profile: &Profile,
    request: &PackRequest,
    folder: &Path,
    assembly: &Assembly,
    files: &[(String, Vec<u8>)],
) -> Packed {
    let language = request.language_for(&desk.library, profile);
    let official = profile
        .languages
        .official
        .iter()
        .any(|l| l == language.code());
    // The files stand in the order of the drafts; the receipt follows them.
    let sheet = assembly
        .drafts
        .iter()
        .zip(files)
        .find(|(draft, _)| {
            let template = desk.library.templates.get(&draft.document.head.template);
            template.is_some_and(|template| template.repeats(LIST_TO_CONFIRM))
        })
        .map(|(_, (path, _))| folder.join(path));
    Packed {
        folder: folder.to_owned(),
        documents: assembly.drafts.len(),
        open: assembly.blanks.iter().filter(|b| b.outbound).count(),
        no_bill: assembly.no_bill.clone(),
        language_note: (!official).then(|| {
            let said = assembly
                .drafts
                .iter()
                .any(|d| d.document.head.name == COVER_NOTE);
            format!(
                "the papers are in {}, which is not on file as an official language of {}{}",
                language.english_name(),
                profile.name.un_name_en,
                if said { "; the cover note says so" } else { "" }
            )
        }),
        notes: assembly.notes.clone(),
        removed: match request.format {
            Format::Docx(finish) => assembly
                .drafts
                .iter()
                .filter_map(|d| finish.removed(&d.document))
                .collect(),
            _ => Vec::new(),
        },
        sheet,
    }
}
