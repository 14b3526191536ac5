//! What every verb works with: the library, and the shelf it came from.

use super::Trouble;
use crate::library::{Library, Shelf, load};
use std::path::Path;

/// The library on the desk.
pub struct Desk {
    /// The library.
    pub library: Library,
    /// Its files.
    pub shelf: Shelf,
}

impl Desk {
    /// The library in `folder`, or the one compiled into this program.
    ///
    /// # Errors
    /// Every finding of reading it.
    pub fn open(folder: Option<&Path>) -> Result<Desk, Trouble> {
        let shelf = match folder {
            Some(folder) => Shelf::folder(folder)?,
            None => Shelf::embedded(),
        };
        let library = load(&shelf)?;
        Ok(Desk { library, shelf })
    }
}
