//! The dates that follow from a deposit.

use jiff::Span;
use jiff::civil::{Date, date};

/// Dates computed from the day on which the instrument is received by the depositary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The day of deposit.
    pub deposit: Date,
    /// Article 17: for one of the first thirty, 1 August 2010; for a later one, the first day of the sixth month after
    /// the month of deposit.
    pub entry_into_force: Date,
    /// Article 7(1): 180 days after entry into force.
    pub first_report: Date,
    /// Article 7(2): the first 30 April after that.
    pub first_annual_report: Date,
    /// Article 3(2): eight years after entry into force.
    pub stockpile_deadline: Date,
    /// Article 4(1): ten years after entry into force.
    pub clearance_deadline: Date,
}

/// The thirtieth instrument was deposited on this day (article 17(1)).
const THIRTIETH_DEPOSIT: Date = date(2010, 2, 16);
/// The Convention's own entry into force.
const ENTRY_INTO_FORCE: Date = date(2010, 8, 1);

impl Calendar {
    /// The dates that follow from a deposit on `deposit`; `None` beyond the calendar's reach.
    pub fn of(deposit: Date) -> Option<Calendar> {
        let entry_into_force = if deposit <= THIRTIETH_DEPOSIT {
            ENTRY_INTO_FORCE
        } else {
            deposit
                .first_of_month()
                .checked_add(Span::new().months(6))
                .ok()?
        };
        let first_report = entry_into_force.checked_add(Span::new().days(180)).ok()?;
        let april = Date::new(first_report.year(), 4, 30).ok()?;
        let first_annual_report = if april > first_report {
            april
        } else {
            april.checked_add(Span::new().years(1)).ok()?
        };
        Some(Calendar {
            deposit,
            entry_into_force,
            first_report,
            first_annual_report,
            stockpile_deadline: entry_into_force.checked_add(Span::new().years(8)).ok()?,
            clearance_deadline: entry_into_force.checked_add(Span::new().years(10)).ok()?,
        })
    }

    /// The calendars of a deposit in each of the twelve months from the one of `from` on.
    pub fn next_twelve_months(from: Date) -> Vec<Calendar> {
        (0..12)
            .filter_map(|month| {
                let deposit = from
                    .first_of_month()
                    .checked_add(Span::new().months(month))
                    .ok()?;
                Calendar::of(deposit)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(year: i16, month: i8, day: i8) -> Calendar {
        Calendar::of(date(year, month, day)).expect("in reach")
    }

    #[test]
    fn entry_into_force_goes_by_calendar_months() {
        // Cook Islands, Palau, Switzerland, Vanuatu, as the depositary has them.
        assert_eq!(of(2011, 8, 23).entry_into_force, date(2012, 2, 1));
        assert_eq!(of(2016, 4, 19).entry_into_force, date(2016, 10, 1));
        assert_eq!(of(2012, 7, 17).entry_into_force, date(2013, 1, 1));
        assert_eq!(of(2025, 9, 5).entry_into_force, date(2026, 3, 1));
        assert_eq!(of(2009, 6, 16).entry_into_force, date(2010, 8, 1));
    }

    #[test]
    fn the_first_report_is_due_180_days_after() {
        assert_eq!(of(2011, 8, 23).first_report, date(2012, 7, 30));
        assert_eq!(of(2025, 9, 5).first_report, date(2026, 8, 28));
    }

    #[test]
    fn the_yearly_report_follows_the_first_one() {
        assert_eq!(of(2025, 9, 5).first_annual_report, date(2027, 4, 30));
        // Entry into force on 1 November: the first report itself is due on 30 April.
        let calendar = of(2026, 5, 4);
        assert_eq!(calendar.first_report, date(2027, 4, 30));
        assert_eq!(calendar.first_annual_report, date(2028, 4, 30));
    }

    #[test]
    fn stocks_have_eight_years_and_clearance_ten() {
        let calendar = of(2027, 1, 15);
        assert_eq!(calendar.entry_into_force, date(2027, 7, 1));
        assert_eq!(calendar.stockpile_deadline, date(2035, 7, 1));
        assert_eq!(calendar.clearance_deadline, date(2037, 7, 1));
    }
}
