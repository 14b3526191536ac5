//! `explain`: why each clause is in or out, and where each value came from.

use super::draft::document;
use super::pack::assembled;
use super::{Desk, DraftRequest, Trouble, eligible};
use crate::library::Profile;
use serde::Serialize;

/// The explanation of one document.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// Name of the format.
    pub format: &'static str,
    /// Version of the format.
    pub version: u32,
    /// Why each clause and provision is in or out.
    pub clauses: Vec<ClauseExplanation>,
    /// Where each value came from.
    pub values: Vec<ValueExplanation>,
}

/// Why one clause or provision is in or out.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseExplanation {
    /// Its number, when it is in.
    pub number: Option<String>,
    /// The decision.
    #[serde(flatten)]
    pub reason: crate::assemble::Reason,
}

/// Where one value came from.
#[derive(Clone, Debug, Serialize)]
pub struct ValueExplanation {
    /// Its name.
    pub name: String,
    /// As printed; `None` when it stays open.
    pub value: Option<String>,
    /// Who gave it.
    pub origin: String,
}

/// Explains a document, or only the clause whose id begins with `clause`.
///
/// # Errors
/// As [`super::draft`], and a clause that is not part of the document.
pub fn explain(
    desk: &Desk,
    profile: &Profile,
    request: &DraftRequest,
    clause: Option<&str>,
) -> Result<Explanation, Trouble> {
    eligible(
        &desk.library,
        profile,
        &request.pack.pack,
        request.pack.as_of,
    )?;
    let assembly = assembled(desk, profile, &request.pack)?;
    let draft = document(&assembly, &request.document)?;
    let name = &draft.document.head.name;
    let labels = assembly.trace.labels.get(name);
    let reasons = assembly
        .trace
        .reasons
        .get(name)
        .cloned()
        .unwrap_or_default();
    let clauses: Vec<ClauseExplanation> = reasons
        .into_iter()
        .filter(|reason| {
            clause.is_none_or(|c| {
                reason.subject == c
                    || reason
                        .subject
                        .strip_prefix(c)
                        .is_some_and(|r| r.starts_with('#'))
            })
        })
        .map(|reason| ClauseExplanation {
            number: labels.and_then(|l| l.get(&reason.subject)).cloned(),
            reason,
        })
        .collect();
    if let (Some(clause), true) = (clause, clauses.is_empty()) {
        return Err(Trouble::asked(
            "unknown-clause",
            format!("the document has no clause `{clause}`"),
            format!("`enact explain {} {name}` lists them", profile.iso3),
        ));
    }
    let mut wanted: Vec<String> = draft.document.head.values.keys().cloned().collect();
    wanted.extend(
        clauses
            .iter()
            .flat_map(|c| c.reason.tests.iter().map(|t| t.name.clone())),
    );
    let declared = |subject: &str| {
        let id = subject.split('#').next().unwrap_or(subject);
        desk.library.clause(id)
    };
    wanted.extend(
        clauses
            .iter()
            .filter_map(|c| declared(&c.reason.subject))
            .flat_map(|c| c.values.iter().map(|v| v.value.clone())),
    );
    wanted.sort();
    wanted.dedup();
    let values = wanted
        .into_iter()
        .filter_map(|name| {
            let value = assembly.trace.values.get(&name)?;
            Some(ValueExplanation {
                value: value.line(request.pack.language_for(&desk.library, profile)),
                origin: value.origin.to_string(),
                name,
            })
        })
        .collect();
    Ok(Explanation {
        format: "enact-explanation",
        version: 1,
        clauses,
        values,
    })
}
