//! Lengths as people write them and as Word counts them.

use serde::Deserialize;
use std::fmt;

/// A length in twips (twentieths of a point). In the dress: `12pt`, `2.5cm`, `5mm`, `1in`, or `0`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Length(i32);

impl Length {
    /// From twips.
    pub const fn twips(twips: i32) -> Length {
        Length(twips)
    }

    /// In twips, as `w:ind` and `w:pgMar` count.
    pub const fn in_twips(self) -> i32 {
        self.0
    }

    /// In half points, as `w:sz` counts (ISO/IEC 29500-1, 17.3.2.38).
    pub const fn in_half_points(self) -> i32 {
        self.0 / 10
    }
}

impl TryFrom<String> for Length {
    type Error = String;

    fn try_from(text: String) -> Result<Length, String> {
        let wrong = || format!("`{text}` is no length: write 12pt, 2.5cm, 5mm, 1in or 0");
        let at = text
            .find(|c: char| c.is_ascii_alphabetic())
            .unwrap_or(text.len());
        let (number, unit) = text.split_at(at);
        let number: f64 = number.trim().parse().map_err(|_| wrong())?;
        let twips = match unit {
            "pt" => number * 20.0,
            "cm" => number * 1440.0 / 2.54,
            "mm" => number * 144.0 / 2.54,
            "in" => number * 1440.0,
            "" if number == 0.0 => 0.0,
            _ => return Err(wrong()),
        };
        // 22 inches is the largest page that Word can make (ISO/IEC 29500-1, 17.6.13).
        match twips.abs() <= 31_680.0 {
            true => Ok(Length(twips.round() as i32)),
            false => Err(format!("`{text}` is longer than the largest page, 22in")),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(text: &str) -> Result<i32, String> {
        Length::try_from(text.to_owned()).map(Length::in_twips)
    }

    #[test]
    fn units_are_converted_to_twips() {
        assert_eq!(length("12pt"), Ok(240));
        assert_eq!(length("2.54cm"), Ok(1440));
        assert_eq!(length("-5mm"), Ok(-283));
        assert_eq!(length("1in"), Ok(1440));
        assert_eq!(length("0"), Ok(0));
    }

    #[test]
    fn what_is_no_length_is_refused() {
        for text in ["", "pt", "12", "12px", "1e9pt", "23in", "NaNpt"] {
            assert!(length(text).is_err(), "{text}");
        }
    }
}
