//! The one place that reads the clock and the terminal.

use jiff::civil::Date;
use std::io::IsTerminal;
use std::time::SystemTime;

/// Today, in Coordinated Universal Time.
#[expect(
    clippy::disallowed_methods,
    reason = "the command's own clock; everything below is given a date"
)]
pub(super) fn today() -> Date {
    let seconds = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |d| d.as_secs());
    let days = i64::try_from(seconds / 86_400).unwrap_or(0);
    jiff::civil::date(1970, 1, 1)
        .checked_add(jiff::Span::new().days(days))
        .unwrap_or(Date::MAX)
}

/// Whether somebody watches stderr.
pub(super) fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}
