//! What a block of a document is for; the dress gives each role its look.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The role of a block that is no provision.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The document's title.
    Title,
    /// A line under the title.
    Subtitle,
    /// A boxed note on the first page.
    Notice,
    /// The long title of an Act.
    LongTitle,
    /// The enacting words.
    EnactingFormula,
    /// A heading of the first level.
    Heading,
    /// A heading of the second level.
    Subheading,
    /// A paragraph.
    Text,
    /// A list item with a bullet.
    Bullet,
    /// A numbered paragraph: 1., 2. …; counting restarts after a heading.
    Numbered,
    /// The sender's name at the head of a letter.
    Letterhead,
    /// A reference line.
    ReferenceLine,
    /// Place and date.
    DateLine,
    /// To whom it goes.
    Addressee,
    /// "Excellency,"
    Salutation,
    /// The complimentary close.
    Close,
    /// A line of a signature block.
    Signature,
    /// Room for a seal.
    Seal,
    /// A line that lists an enclosure.
    Enclosure,
}
