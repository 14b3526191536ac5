//! What letters and briefs argue with: votes, steps, neighbours, each as recorded and of its day.

use super::select::sort_key;
use super::values::Resolver;
use super::{Content, Entry, Origin, Resolved};
use crate::document::{Language, text};
use crate::library::{Library, Profile, Status, Text};
use crate::phrase::{long_date, part_of_date};
use jiff::civil::Date;

impl Resolver<'_> {
    /// The facts of outreach as values.
    pub(super) fn outreach(&mut self, profile: &Profile) {
        let day = self.order.as_of;
        let language = self.order.language;
        let yes = |known: bool| Content::Choice(if known { "yes" } else { "no" }.to_owned());
        let votes = &profile.unga_votes;
        let recorded = profile.recorded_votes();
        let for_it = recorded.iter().filter(|(_, vote)| *vote == "yes").count();
        let record = match (for_it, recorded.len()) {
            (_, 0) => "unknown",
            (n, all) if n == all => "steady-yes",
            (0, _) => "no-yes",
            _ => "mixed",
        };
        let place = profile.place(votes.line, votes.column);
        let years = match recorded.as_slice() {
            [] => Content::Unknown,
            [(year, _)] => Content::Text((*year).to_owned()),
            [(first, _), .., (last, _)] => Content::Text(format!("{first}\u{2013}{last}")),
        };
        for (name, content) in [
            ("state.vote_record", Content::Choice(record.to_owned())),
            ("state.vote_years", years),
        ] {
            self.put(
                name,
                Resolved {
                    content,
                    origin: Origin::Profile(place.clone()),
                    source: votes.source.clone(),
                    confidence: votes.confidence,
                },
            );
        }
        let library = self.library;
        let bodies = regional_bodies(library, profile, language);
        let choice = |known: Option<bool>, words: [&str; 2]| {
            let word = match known {
                Some(true) => words[0],
                Some(false) => words[1],
                None => "unknown",
            };
            Content::Choice(word.to_owned())
        };
        let ipu = choice(profile.organisations.ipu_member, ["member", "not-member"]);
        let sits = choice(profile.state_organs.sits, ["sits", "not-sitting"]);
        let steps = profile.interim_steps.steps.iter();
        let steps = steps.filter(|step| step.counts(&day.to_string())).count();
        let count = |status: Status| {
            let states = library.states.values();
            let number = states.filter(|p| p.status(day) == status).count();
            Content::Number(i64::try_from(number).unwrap_or_default())
        };
        let region = library.places.regions.get(&profile.geo.un_subregion);
        let region = region.and_then(|text| words(text, language));
        let known = |words: Option<Content>| words.unwrap_or(Content::Unknown);
        let near = !neighbours(library, profile, day).is_empty();
        let laws_near = !laws(library, profile, language).is_empty();
        let computed = [
            ("state.ipu", ipu),
            ("state.parliament", sits),
            ("state.interim_step", yes(steps > 0)),
            (
                "state.position",
                yes(profile.interim_steps.position_note.is_some()),
            ),
            ("state.regional_body", yes(!bodies.is_empty())),
            (
                "state.regional_bodies",
                known((!bodies.is_empty()).then_some(Content::List(bodies))),
            ),
            ("state.subregion", known(region.map(Content::Text))),
            ("treaty.parties", count(Status::Party)),
            ("treaty.signatories", count(Status::Signatory)),
            ("treaty.withdrawn", count(Status::Withdrawn)),
            ("region.has_parties", yes(near)),
            ("region.has_laws", yes(laws_near)),
        ];
        for (name, content) in computed {
            self.values.compute(name, content);
        }
    }
}

/// The recorded votes, the newest first.
pub(super) fn votes(profile: &Profile, language: Language) -> Vec<Entry> {
    let mut recorded = profile.recorded_votes();
    recorded.reverse();
    recorded
        .into_iter()
        .map(|(year, vote)| {
            Entry::of([("year", text(year)), ("vote", text(voted(vote, language)))])
        })
        .collect()
}

/// Declarations, reports and other steps in force on the day. They are on file in English, and told in English alone.
pub(super) fn steps(profile: &Profile, day: Date, language: Language) -> Vec<Entry> {
    profile
        .interim_steps
        .steps
        .iter()
        .filter(|step| language == Language::En && step.counts(&day.to_string()))
        .map(|step| {
            Entry::of([
                ("what", text(&step.what)),
                (
                    "date",
                    text(&part_of_date(
                        step.date.as_deref().unwrap_or_default(),
                        language,
                    )),
                ),
            ])
        })
        .collect()
}

/// What the profile says beside its facts, with its source: for those who speak with the State, and for nobody else. It is on file in
/// English and stands so in every language.
pub(super) fn remarks(profile: &Profile, language: Language) -> Vec<Entry> {
    let [position, stocks, areas] = match language {
        Language::En => ["Position", "Stocks", "Contaminated areas"],
        Language::Fr => ["Position", "Stocks", "Zones contaminées"],
        Language::Es => ["Posición", "Existencias", "Zonas contaminadas"],
        Language::Pt => ["Posição", "Existências", "Áreas contaminadas"],
        Language::Ar => ["الموقف", "المخزونات", "المناطق الملوثة"],
    };
    let steps = &profile.interim_steps;
    let munitions = &profile.cluster_munitions;
    let (stockpile, contamination) = (&munitions.stockpile_source, &munitions.contamination_source);
    [
        (position, &steps.position_note, &steps.source),
        (stocks, &munitions.stockpile_note, stockpile),
        (areas, &munitions.contamination_note, contamination),
    ]
    .into_iter()
    .filter_map(|(about, remark, source)| {
        Some(Entry::of([
            ("about", text(about)),
            ("remark", text(remark.as_deref()?)),
            ("source", text(source.as_deref().unwrap_or_default())),
        ]))
    })
    .collect()
}

/// Parties of the same region with the day of their consent.
pub(super) fn parties(
    library: &Library,
    profile: &Profile,
    day: Date,
    language: Language,
) -> Vec<Entry> {
    let mut parties = neighbours(library, profile, day);
    parties.sort_by_key(|other| sort_key(other.short_name(language)));
    parties
        .into_iter()
        .map(|other| {
            let since = other.ccm.consent_date.map(|date| long_date(date, language));
            Entry::of([
                ("state", text(other.short_name(language))),
                ("since", text(&since.unwrap_or_default())),
            ])
        })
        .collect()
}

/// Other states of the region with a national law on file. Its title is on file in English, and told in English alone.
pub(super) fn laws(library: &Library, profile: &Profile, language: Language) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut others: Vec<&Profile> = library.states.values().collect();
    others.sort_by_key(|other| sort_key(other.short_name(language)));
    for other in others {
        let same = other.geo.un_subregion == profile.geo.un_subregion;
        let law = other.national_law.instrument.as_deref();
        let (true, Some(law)) = (same && other.iso3 != profile.iso3, law) else {
            continue;
        };
        // A title has capitals; "act" or "penal law" says what it is, not what it is called.
        let title = match language {
            Language::En if law.starts_with(char::is_uppercase) && !law.contains(" / ") => law,
            _ => "",
        };
        entries.push(Entry::of([
            ("state", text(other.short_name(language))),
            ("law", text(title)),
        ]));
    }
    entries
}

/// The regional bodies of the State, with how many of the members on file are party. How many members a body has is not told: the
/// file holds States alone, and not all of them perhaps.
pub(super) fn bodies(
    library: &Library,
    profile: &Profile,
    day: Date,
    language: Language,
) -> Vec<Entry> {
    let names = &library.places.organisations;
    let bodies = profile.organisations.member_of.iter();
    bodies
        .filter_map(|body| {
            let name = words(names.get(body)?, language)?;
            let members = library.states.values();
            let members = members.filter(|p| p.organisations.member_of.contains(body));
            let parties = members.filter(|p| p.status(day) == Status::Party).count();
            Some(Entry::of([
                ("body", text(&name)),
                ("parties", text(&parties.to_string())),
            ]))
        })
        .collect()
}

fn neighbours<'l>(library: &'l Library, profile: &Profile, day: Date) -> Vec<&'l Profile> {
    library
        .states
        .values()
        .filter(|other| {
            other.geo.un_subregion == profile.geo.un_subregion
                && other.iso3 != profile.iso3
                && other.status(day) == Status::Party
        })
        .collect()
}

fn regional_bodies(library: &Library, profile: &Profile, language: Language) -> Vec<String> {
    let bodies = &library.places.organisations;
    profile
        .organisations
        .member_of
        .iter()
        .filter_map(|name| words(bodies.get(name)?, language))
        .collect()
}

fn words(text: &Text, language: Language) -> Option<String> {
    Some(text.get(language)?.source().to_owned())
}

/// A vote in words.
fn voted(vote: &str, language: Language) -> &'static str {
    let [yes, no, abstained, absent] = match language {
        Language::En => ["in favour", "against", "abstention", "absent or not voting"],
        Language::Fr => ["pour", "contre", "abstention", "absent ou non votant"],
        Language::Es => ["a favor", "en contra", "abstención", "ausente o sin votar"],
        Language::Pt => ["a favor", "contra", "abstenção", "ausente ou sem votar"],
        Language::Ar => ["مؤيد", "معارض", "ممتنع", "غائب أو غير مصوت"],
    };
    match vote {
        "yes" => yes,
        "no" => no,
        "abstain" => abstained,
        _ => absent,
    }
}
