//! `show`: a profile as a list of facts, each with source and confidence, unknowns as unknown.

use crate::library::{Confidence, Participation, Profile};
use jiff::civil::Date;
use serde::Serialize;

/// One fact.
#[derive(Clone, Debug, Serialize)]
pub struct FactLine {
    /// The group it belongs to.
    pub group: &'static str,
    /// What it is about.
    pub fact: String,
    /// The value; `None` is unknown.
    pub value: Option<String>,
    /// Where it was found.
    pub source: Option<String>,
    /// How sure it is.
    pub confidence: Option<Confidence>,
}

/// What stands behind the facts of a group.
#[derive(Clone, Copy)]
struct Basis<'a> {
    group: &'static str,
    source: &'a Option<String>,
    confidence: Option<Confidence>,
}

impl Basis<'_> {
    fn fact(&self, fact: &str, value: Option<String>) -> FactLine {
        let known = value.is_some();
        FactLine {
            group: self.group,
            fact: fact.to_owned(),
            value,
            source: self.source.clone().filter(|_| known),
            confidence: self.confidence.filter(|_| known),
        }
    }
}

fn yes_no(flag: Option<bool>) -> Option<String> {
    flag.map(|f| if f { "yes" } else { "no" }.to_owned())
}

fn list(items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| items.join(", "))
}

/// Every fact of `profile`, with its status on `day`.
pub fn show(profile: &Profile, day: Date) -> Vec<FactLine> {
    let mut lines = Vec::new();
    let basis = |group, source, confidence| Basis {
        group,
        source,
        confidence,
    };
    let name = &profile.name;
    let names = basis("name", &name.source, name.confidence);
    lines.push(names.fact("short name", Some(name.un_name_en.clone())));
    lines.push(names.fact("formal name", Some(name.formal_en.clone())));
    for (language, text) in [
        ("French", &name.un_name_fr),
        ("Spanish", &name.es),
        ("Portuguese", &name.pt),
        ("Arabic", &name.ar),
    ] {
        lines.push(names.fact(language, Some(text.clone())));
    }
    let geo = &profile.geo;
    let place = basis("geography", &geo.source, geo.confidence);
    lines.push(place.fact("region", Some(geo.un_subregion.clone())));
    lines.push(place.fact("capital", geo.capital.clone()));
    lines.push(place.fact("member of the United Nations", yes_no(Some(geo.un_member))));
    let bodies = &profile.organisations;
    let member = basis("organisations", &bodies.source, bodies.confidence);
    lines.push(member.fact("member of", list(&bodies.member_of)));
    lines.push(
        basis("organisations", &bodies.ipu_source, bodies.ipu_confidence)
            .fact("Inter-Parliamentary Union", yes_no(bodies.ipu_member)),
    );
    let languages = &profile.languages;
    lines.push(
        basis("languages", &languages.source, languages.confidence)
            .fact("official", list(&languages.official)),
    );
    let legal = &profile.legal_system;
    let law = basis("legal system", &legal.source, legal.confidence);
    lines.push(law.fact("components", list(&legal.components)));
    lines.push(law.fact("drafting family", Some(legal.drafting_family.clone())));
    let reception = basis(
        "legal system",
        &legal.source,
        legal.treaty_reception_confidence,
    );
    lines.push(reception.fact("reception of treaties", legal.treaty_reception.clone()));
    lines.push(reception.fact("on the ground of", legal.treaty_reception_basis.clone()));
    let organs = &profile.state_organs;
    let organ = basis("organs", &organs.source, organs.confidence);
    lines.push(organ.fact("form of government", organs.government_type.clone()));
    lines.push(
        basis(
            "organs",
            &organs.head_of_state_source,
            Some(Confidence::Low),
        )
        .fact("head of state", organs.head_of_state_style.clone()),
    );
    lines.push(organ.fact("legislature", organs.legislature.clone()));
    lines.push(organ.fact("structure", organs.structure.clone()));
    lines.push(organ.fact("chambers", list(&organs.chambers)));
    lines.push(organ.fact("remark", organs.note.clone()));
    lines.extend(treaty("Convention on Cluster Munitions", &profile.ccm, day));
    lines.extend(treaty("Mine Ban Convention", &profile.apmbc, day));
    lines.extend(munitions(profile));
    let national = &profile.national_law;
    let law = basis("national law", &national.source, national.confidence);
    lines.push(law.fact("on file", national.instrument.clone()));
    lines.push(law.fact("year", national.year.clone()));
    let steps = &profile.interim_steps;
    for step in &steps.steps {
        let state = match (step.in_force, &step.not_a_step) {
            (_, Some(why)) => format!("no step: {why}"),
            (Some(true), None) => "in force".to_owned(),
            (Some(false), None) => "not in force".to_owned(),
            (None, None) => "unverified".to_owned(),
        };
        let when = step.date.as_deref().unwrap_or("no date");
        lines.push(basis("interim steps", &step.source, step.confidence).fact(
            &step.kind.to_string(),
            Some(format!("{} ({when}; {state})", step.what)),
        ));
    }
    lines.push(
        basis("interim steps", &steps.source, steps.confidence)
            .fact("position", steps.position_note.clone()),
    );
    let votes = &profile.unga_votes;
    let vote = basis("General Assembly votes", &votes.source, votes.confidence);
    for (year, cast) in &votes.by_year {
        let words = cast.as_ref().map(|c| c.replace('_', " "));
        lines.push(vote.fact(&format!("{year} (plenary)"), words));
    }
    for (fact_name, fact) in profile.drafting.facts() {
        let label = fact_name.trim_start_matches("state.").replace('_', " ");
        lines.push(
            basis("drafting", &fact.source, fact.confidence).fact(&label, fact.value.value.clone()),
        );
    }
    lines
}

fn treaty(group: &'static str, dates: &Participation, day: Date) -> Vec<FactLine> {
    let basis = Basis {
        group,
        source: &dates.source,
        confidence: dates.confidence,
    };
    let date = |date: Option<Date>| date.map(|d| d.to_string());
    vec![
        basis.fact(
            &format!("status on {day}"),
            Some(dates.status(day).to_string()),
        ),
        basis.fact("signed", date(dates.signed)),
        basis.fact("deposited", date(dates.consent_date)),
        basis.fact("by", dates.consent_kind.clone()),
        basis.fact("in force for it", date(dates.entry_into_force)),
        basis.fact(
            "withdrawn with effect from",
            date(dates.withdrawal_effective),
        ),
        basis.fact("date of the evidence", dates.as_of.clone()),
    ]
}

fn munitions(profile: &Profile) -> Vec<FactLine> {
    let facts = &profile.cluster_munitions;
    let basis = |source, confidence| Basis {
        group: "cluster munitions",
        source,
        confidence,
    };
    let known = |word: &str| match word {
        "unknown" | "not_known" => None,
        other => Some(other.replace('_', " ")),
    };
    let stock = basis(&facts.stockpile_source, facts.stockpile_confidence);
    let land = basis(&facts.contamination_source, facts.contamination_confidence);
    vec![
        stock.fact("stockpile", known(&facts.stockpile)),
        stock.fact("remark on the stockpile", facts.stockpile_note.clone()),
        basis(&facts.producer_source, facts.producer_confidence)
            .fact("producer", yes_no(facts.producer)),
        land.fact(
            "contamination",
            facts.contamination.as_deref().and_then(known),
        ),
        land.fact("remark on contamination", facts.contamination_note.clone()),
        basis(&facts.use_source, facts.use_confidence)
            .fact("use, as reported", facts.use_history.clone()),
    ]
}
