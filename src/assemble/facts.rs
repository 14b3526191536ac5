//! What the profile of a state gives a draft: names, organs, treaty status, stocks, as values with their sources.

use super::values::Resolver;
use super::{Content, Origin, Resolved, Values};
use crate::document::Language;
use crate::library::{Confidence, Known, Profile, Status};
use crate::phrase::{of, without_article};

impl Resolver<'_> {
    /// Every fact of `profile` that texts may print or conditions test.
    pub(super) fn facts(&mut self, profile: &Profile) {
        let language = self.order.language;
        let name = &profile.name;
        let short = profile.short_name(language).to_owned();
        let naming = |text: String| Resolved {
            content: Content::Text(text),
            origin: Origin::Profile(profile.place(name.line, name.column)),
            source: name.source.clone(),
            confidence: name.confidence,
        };
        let in_text = profile.name_in_text(language);
        let formal = match language {
            Language::En => name.formal_en.clone(),
            _ => without_article(&in_text, language),
        };
        self.put("state.short_name", naming(short));
        self.put("state.formal_name", naming(formal));
        self.put("state.of_name", naming(of(&in_text, language)));
        self.put("state.name_in_text", naming(in_text));
        let organs = &profile.state_organs;
        let organ = |content: Content, confidence, source: &Option<String>| Resolved {
            content,
            origin: Origin::Profile(profile.place(organs.line, organs.column)),
            source: source.clone(),
            confidence,
        };
        let words = |text: &Option<String>| text.clone().map_or(Content::Unknown, Content::Text);
        let named = |text: &Option<String>| {
            let named = text.as_ref().and_then(|t| profile.named_in(t, language));
            named.map_or(Content::Unknown, Content::Text)
        };
        let style = named(&organs.head_of_state_style);
        self.put(
            "state.head_of_state",
            // A style that was derived from the form of government is no found fact.
            organ(style, Some(Confidence::Low), &organs.head_of_state_source),
        );
        self.put(
            "state.legislature",
            organ(
                named(&organs.legislature),
                organs.confidence,
                &organs.source,
            ),
        );
        let in_text = profile.legislature_in_text(language);
        self.put(
            "state.legislature_in_text",
            organ(words(&in_text), organs.confidence, &organs.source),
        );
        let chambers: Option<Vec<String>> = organs
            .chambers
            .iter()
            .map(|chamber| profile.named_in(chamber, language))
            .collect();
        let chambers = match chambers {
            Some(chambers) if !chambers.is_empty() => Content::List(chambers),
            _ => Content::Unknown,
        };
        self.put(
            "state.chambers",
            organ(chambers, organs.confidence, &organs.source),
        );
        let note = organs
            .note
            .clone()
            .unwrap_or_else(|| "Nothing on file.".to_owned());
        self.put("state.organs_note", Resolved::computed(Content::Text(note)));
        let structure = match organs.structure.as_deref() {
            Some("unicameral") => "unicameral",
            Some("none") => "none",
            // Two chambers whose names nobody has on file cannot be named.
            Some("bicameral") if !organs.chambers.is_empty() => "bicameral",
            _ => "unknown",
        };
        self.put(
            "state.structure",
            organ(
                Content::Choice(structure.to_owned()),
                organs.confidence,
                &organs.source,
            ),
        );
        self.put(
            "state.capital",
            Resolved {
                content: words(&profile.geo.capital),
                origin: Origin::Profile(profile.place(profile.geo.line, profile.geo.column)),
                source: profile.geo.source.clone(),
                confidence: profile.geo.confidence,
            },
        );
        for (fact_name, fact) in profile.drafting.facts() {
            self.put(
                fact_name,
                Resolved {
                    content: match fact.value.language.unwrap_or(Language::En) == language {
                        true => words(&fact.value.value),
                        false => Content::Unknown,
                    },
                    origin: Origin::Profile(profile.place(fact.line, fact.column)),
                    source: fact.value.source.clone(),
                    confidence: fact.value.confidence,
                },
            );
        }
        self.treaty_facts(profile);
    }

    fn treaty_facts(&mut self, profile: &Profile) {
        let day = self.order.as_of;
        let status = profile.status(day);
        let ccm = &profile.ccm;
        let treaty = |content: Content| Resolved {
            content,
            origin: Origin::Profile(profile.place(ccm.line, ccm.column)),
            source: ccm.source.clone(),
            confidence: ccm.confidence,
        };
        let choice = |word: &str| Content::Choice(word.to_owned());
        self.put("state.status", treaty(choice(status.word())));
        self.put(
            "state.instrument",
            treaty(choice(status.instrument().word())),
        );
        let signed = ccm.signed.map_or(Content::Unknown, Content::Date);
        self.put("state.signed", treaty(signed));
        let mine_ban = match profile.apmbc.status(day) {
            Status::Party => "party",
            _ => "not-party",
        };
        self.put(
            "state.mine_ban",
            Resolved {
                content: choice(mine_ban),
                origin: Origin::Profile(profile.place(profile.apmbc.line, profile.apmbc.column)),
                source: profile.apmbc.source.clone(),
                confidence: profile.apmbc.confidence,
            },
        );
        let munitions = &profile.cluster_munitions;
        let origin = Origin::Profile(profile.place(munitions.line, munitions.column));
        let known = |known: Known, yes: &str| {
            choice(match known {
                Known::No => "none",
                Known::Yes => yes,
                Known::Unknown => "unknown",
            })
        };
        self.put(
            "state.stockpile",
            Resolved {
                content: known(profile.stockpile(day), "holds"),
                origin: origin.clone(),
                source: munitions.stockpile_source.clone(),
                confidence: munitions.stockpile_confidence,
            },
        );
        self.put(
            "state.contamination",
            Resolved {
                content: known(profile.contamination(), "contaminated"),
                origin,
                source: munitions.contamination_source.clone(),
                confidence: munitions.contamination_confidence,
            },
        );
        let legal = &profile.legal_system;
        let reception = |content: Content| Resolved {
            content,
            origin: Origin::Profile(profile.place(legal.line, legal.column)),
            source: legal.source.clone(),
            confidence: legal.treaty_reception_confidence,
        };
        let basis = legal.treaty_reception_basis.clone();
        // A reception of low confidence is nothing to argue from.
        let word = if legal.treaty_reception_confidence > Some(Confidence::Low) {
            profile.reception()
        } else {
            "unknown"
        };
        self.put("state.reception", reception(choice(word)));
        self.put(
            "state.reception_basis",
            reception(basis.map_or(Content::Unknown, Content::Text)),
        );
        let law = &profile.national_law;
        let on_file = if law.instrument.is_some() {
            "on-file"
        } else {
            "none"
        };
        self.put(
            "state.national_law",
            Resolved {
                content: choice(on_file),
                origin: Origin::Profile(profile.place(law.line, law.column)),
                source: law.source.clone(),
                confidence: law.confidence,
            },
        );
        let legal = &profile.legal_system;
        self.put(
            "state.family",
            Resolved {
                content: choice(profile.family()),
                origin: Origin::Profile(profile.place(legal.line, legal.column)),
                source: None,
                confidence: None,
            },
        );
        let act = &profile.drafting.mine_ban_act;
        let known = if act.value.value.is_some() {
            "known"
        } else {
            "unknown"
        };
        self.put(
            "state.mine_ban_law",
            Resolved {
                content: choice(known),
                origin: Origin::Profile(profile.place(act.line, act.column)),
                source: act.value.source.clone(),
                confidence: act.value.confidence,
            },
        );
        let compute = |values: &mut Values, name: &str, content| values.compute(name, content);
        compute(&mut self.values, "pack.date", Content::Date(day));
        compute(
            &mut self.values,
            "pack.year",
            Content::Number(i64::from(day.year())),
        );
        let language = self.order.language.code();
        let official = profile.languages.official.iter().any(|l| l == language);
        compute(
            &mut self.values,
            "pack.language_official",
            choice(if official { "yes" } else { "no" }),
        );
    }
}
