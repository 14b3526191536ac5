//! `view`: a Word file with tracked changes as a page, for a terminal, as data, or as a Word file without revision marks.

use super::Trouble;
use crate::finding::{Finding, Findings};
use crate::ooxml::foreign;
use crate::ooxml::package::{self, Parts};
use crate::ooxml::tracked::view::view as read;
use crate::render::redline::{self, Layout, Source};

/// What a file with tracked changes is made into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewFormat {
    /// A self-contained page.
    Html(Layout),
    /// Plain text of 80 columns.
    Text,
    /// Data, versioned.
    Json,
    /// A Word file whose changes are colour and lines only: nobody can accept or reject them.
    Docx,
}

/// What was made.
#[derive(Clone, Debug)]
pub struct Viewed {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many tracked changes the file has.
    pub changes: usize,
    /// What the reader should know.
    pub notes: Findings,
}

/// Shows the tracked changes of a file; `name` is what messages call it.
///
/// # Errors
/// A file that is no Word document, or that is damaged or hostile.
pub fn view(name: &str, bytes: &[u8], format: ViewFormat) -> Result<Viewed, Trouble> {
    let opened = foreign::open(bytes).map_err(|error| trouble(name, error.into()))?;
    let mut viewed = view_parts(name, &opened.parts, format)?;
    viewed.notes.extend(opened.notes());
    Ok(viewed)
}

/// As [`view`], of a package that is open already, such as a redline that was just made.
///
/// # Errors
/// As [`view`].
pub fn view_parts(name: &str, parts: &Parts, format: ViewFormat) -> Result<Viewed, Trouble> {
    let view = read(parts).map_err(|error| trouble(name, error.into()))?;
    let source = Source {
        title: name.to_owned(),
    };
    let bytes = match format {
        ViewFormat::Html(layout) => redline::html(&view, layout, &source).into_bytes(),
        ViewFormat::Text => redline::text(&view, &source).into_bytes(),
        ViewFormat::Json => redline::json(&view).into_bytes(),
        ViewFormat::Docx => {
            let parts = redline::docx(parts, &view).map_err(|error| trouble(name, error.into()))?;
            package::write(&parts).map_err(|error| trouble(name, error.into()))?
        }
    };
    Ok(Viewed {
        bytes,
        changes: view.entries.len(),
        notes: Findings::new(),
    })
}

/// A finding that names the file.
fn trouble(name: &str, mut finding: Finding) -> Trouble {
    finding.message = format!("`{name}`: {}", finding.message);
    Trouble::Asked(finding.into())
}
