//! From a shelf of files to the library, with every finding of reading at once.

use super::{
    Actor, Answer, Clause, ClauseId, Declaration, Library, Located, Obligations, Pack, PlaceNames,
    Profile, Shelf, StateCode, StyleWords, Template, Text, Usage, load_yaml,
};
use crate::document::Language;
use crate::document::Scheme;
use crate::finding::{Finding, Findings, Place};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::Arc;

const OBLIGATIONS: &str = "clauses/obligations.yaml";
const VALUES: &str = "clauses/values";
const FACTS: &str = "clauses/facts.yaml";
const ACTORS: &str = "clauses/actors.yaml";
const NAMES: &str = "clauses/names.yaml";
const STYLE: &str = "clauses/style.yaml";
const DRESS: &str = "templates/word/dress.yaml";

/// Reads the whole library.
///
/// # Errors
/// All files that cannot be read, each with its first fault; a missing main file; a value declared twice.
pub fn load(shelf: &Shelf) -> Result<Library, Findings> {
    let mut reader = Reader {
        shelf,
        findings: Findings::new(),
    };
    let obligations: Option<Obligations> = reader.one(OBLIGATIONS);
    let values = reader.values();
    let clauses = reader.clauses();
    let schemes: BTreeMap<String, Scheme> = reader
        .folder("templates/numbering")
        .into_iter()
        .map(|(path, scheme)| (stem(&path, "templates/numbering/").to_owned(), scheme))
        .collect();
    let templates = reader.templates(&schemes);
    let packs = reader
        .folder::<Pack>("templates/packs")
        .into_iter()
        .map(|(path, mut pack)| {
            pack.id = stem(&path, "templates/packs/").to_owned();
            pack.file = Arc::from(path.as_str());
            (pack.id.clone(), pack)
        })
        .collect();
    let states = reader.states();
    let facts = reader.facts();
    let actors: Option<Vec<Actor>> = reader.one(ACTORS);
    let places: Option<PlaceNames> = reader.one(NAMES);
    let style: Option<BTreeMap<Language, StyleWords>> = reader.one(STYLE);
    let usages = reader
        .folder::<Usage>("templates/usage")
        .into_iter()
        .map(|(path, usage)| (stem(&path, "templates/usage/").to_owned(), usage))
        .collect();
    let dress: Option<crate::ooxml::Dress> = reader.one(DRESS);
    let unfit = dress.iter().flat_map(|dress| dress.findings());
    reader
        .findings
        .extend(unfit.map(|finding| finding.at(&Place::file(DRESS))));
    match (obligations, dress) {
        (Some(obligations), Some(dress)) => reader.findings.or(Library {
            clauses,
            obligations,
            values,
            templates,
            actors: actors.unwrap_or_default(),
            facts,
            usages,
            places: places.unwrap_or_default(),
            style: style.unwrap_or_default(),
            packs,
            states,
            dress,
            edition: shelf.edition(),
        }),
        _ => Err(reader.findings.sorted()),
    }
}

/// `a/b.yaml` under `prefix` → `b`.
fn stem<'a>(path: &'a str, prefix: &str) -> &'a str {
    path.strip_prefix(prefix)
        .unwrap_or(path)
        .trim_end_matches(".yaml")
}

struct Reader<'a> {
    shelf: &'a Shelf,
    findings: Findings,
}

impl Reader<'_> {
    fn one<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        let Some(bytes) = self.shelf.get(path) else {
            self.findings.push(
                Finding::error("missing-file", "the library lacks this file")
                    .at(&Place::file(path))
                    .hint("`enact init DIR` writes a whole library out"),
            );
            return None;
        };
        self.read(path, bytes)
    }

    fn read<T: DeserializeOwned>(&mut self, path: &str, bytes: &[u8]) -> Option<T> {
        load_yaml(path, bytes)
            .map_err(|finding| self.findings.push(finding))
            .ok()
    }

    fn folder<T: DeserializeOwned>(&mut self, folder: &str) -> Vec<(String, T)> {
        let files: Vec<(String, Vec<u8>)> = self
            .shelf
            .under(folder)
            .map(|(path, bytes)| (path.to_owned(), bytes.to_vec()))
            .collect();
        files
            .into_iter()
            .filter_map(|(path, bytes)| {
                let value = self.read(&path, &bytes)?;
                Some((path, value))
            })
            .collect()
    }

    fn values(&mut self) -> BTreeMap<String, Declaration> {
        let mut values = BTreeMap::new();
        for (path, declarations) in self.folder::<Vec<Declaration>>(VALUES) {
            let file: Arc<str> = Arc::from(path.as_str());
            for mut declaration in declarations {
                declaration.file = Arc::clone(&file);
                let name = declaration.name.value.clone();
                let place = declaration.place();
                if values.insert(name.clone(), declaration).is_some() {
                    self.findings.push(
                        Finding::error("duplicate-id", format!("`{name}` is declared twice"))
                            .at(&place)
                            .hint("keep one of the two"),
                    );
                }
            }
        }
        values
    }

    fn facts(&mut self) -> BTreeMap<String, Text> {
        let entries: Vec<NamedFact> = self.one(FACTS).unwrap_or_default();
        let mut facts = BTreeMap::new();
        for entry in entries {
            let place = Place::new(&Arc::from(FACTS), entry.name.line, entry.name.column);
            if facts
                .insert(entry.name.value.clone(), entry.blank)
                .is_some()
            {
                self.findings.push(
                    Finding::error(
                        "duplicate-id",
                        format!("`{}` is named twice", entry.name.value),
                    )
                    .at(&place)
                    .hint("keep one of the two"),
                );
            }
        }
        facts
    }

    fn states(&mut self) -> BTreeMap<StateCode, Profile> {
        let mut states: BTreeMap<StateCode, Profile> = BTreeMap::new();
        for (path, mut profile) in self.folder::<Profile>("states") {
            profile.file = Arc::from(path.as_str());
            if let Some(first) = states.get(&profile.iso3) {
                self.findings.push(
                    Finding::error(
                        "duplicate-id",
                        format!(
                            "the profile of `{}` stands in {} already",
                            profile.iso3, first.file
                        ),
                    )
                    .at(&Place::file(&path))
                    .hint("keep one of the two files"),
                );
                continue;
            }
            states.insert(profile.iso3.clone(), profile);
        }
        states
    }

    fn clauses(&mut self) -> BTreeMap<ClauseId, Clause> {
        let files: Vec<(String, Vec<u8>)> = self
            .shelf
            .under("clauses")
            .filter(|(path, _)| {
                let data = [OBLIGATIONS, ACTORS, FACTS, NAMES, STYLE].contains(path);
                !data && !path.starts_with("clauses/values/")
            })
            .map(|(path, bytes)| (path.to_owned(), bytes.to_vec()))
            .collect();
        let mut clauses = BTreeMap::new();
        for (path, bytes) in files {
            if let Some(mut clause) = self.read::<Clause>(&path, &bytes) {
                clause.id = ClauseId(Arc::from(stem(&path, "clauses/")));
                clause.file = Arc::from(path.as_str());
                clauses.insert(clause.id.clone(), clause);
            }
        }
        clauses
    }

    fn templates(&mut self, schemes: &BTreeMap<String, Scheme>) -> BTreeMap<String, Template> {
        let mut templates = BTreeMap::new();
        for folder in ["templates/laws", "templates/toolkit"] {
            for (path, mut template) in self.folder::<Template>(folder) {
                template.id = stem(&path, "templates/").to_owned();
                template.file = Arc::from(path.as_str());
                template.schemes = self.schemes(&template, template.numbering.as_ref(), schemes);
                template.inserted_schemes =
                    self.schemes(&template, template.inserted.as_ref(), schemes);
                templates.insert(template.id.clone(), template);
            }
        }
        templates
    }

    /// The schemes that a template names, by language.
    fn schemes(
        &mut self,
        template: &Template,
        named: Option<&Located<Answer>>,
        schemes: &BTreeMap<String, Scheme>,
    ) -> BTreeMap<Language, Scheme> {
        let mut found = BTreeMap::new();
        let Some(named) = named else {
            return found;
        };
        for language in Language::ALL {
            let Some(name) = named.value.get(language) else {
                continue;
            };
            if let Some(scheme) = schemes.get(name) {
                found.insert(language, scheme.clone());
                continue;
            }
            let place = Place::new(&template.file, named.line, named.column);
            self.findings.push(
                Finding::error(
                    "reference-to-nowhere",
                    format!("there is no numbering scheme `{name}`"),
                )
                .at(&place)
                .hint("name a file of templates/numbering/"),
            );
            break;
        }
        found
    }
}

/// What the program itself gives, with its name in words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedFact {
    name: Located<String>,
    blank: Text,
}
