//! `coverage`: obligation by obligation.

use super::draft::document;
use super::pack::assembled;
use super::{Desk, DraftRequest, Trouble, eligible};
use crate::check;
use crate::library::Profile;
use serde::Serialize;

/// How every obligation stands in a document.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageReport {
    /// Name of the format.
    pub format: &'static str,
    /// Version of the format.
    pub version: u32,
    /// In the order of the articles.
    pub obligations: Vec<check::Coverage>,
}

/// Goes through the obligations of the Convention for a state's law.
///
/// # Errors
/// As [`super::draft`], and a document that is no law.
pub fn coverage(
    desk: &Desk,
    profile: &Profile,
    request: &DraftRequest,
) -> Result<CoverageReport, Trouble> {
    eligible(
        &desk.library,
        profile,
        &request.pack.pack,
        request.pack.as_of,
    )?;
    let assembly = assembled(desk, profile, &request.pack)?;
    let draft = document(&assembly, &request.document)?;
    if draft.document.head.kind != crate::document::DocumentKind::Law {
        return Err(Trouble::asked(
            "no-law",
            format!(
                "`{}` is no law, so it covers no obligation",
                request.document
            ),
            "ask for the coverage of `bill`",
        ));
    }
    Ok(CoverageReport {
        format: "enact-coverage",
        version: 1,
        obligations: check::coverage(&desk.library, &assembly),
    })
}
