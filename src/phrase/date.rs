//! Dates in full, as documents print them.

use crate::document::Language;
use jiff::civil::Date;

const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
// With the capital of the spelling before 1990; the usage of 1990 takes it away.
const PT: [&str; 12] = [
    "Janeiro",
    "Fevereiro",
    "Março",
    "Abril",
    "Maio",
    "Junho",
    "Julho",
    "Agosto",
    "Setembro",
    "Outubro",
    "Novembro",
    "Dezembro",
];
// Both names of each month, as the United Nations write them.
const AR: [&str; 12] = [
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيو",
    "تموز/يوليو",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
];

/// `23 November 2026`, `1er mars 2027`, `23 de noviembre de 2026`.
pub fn long_date(date: Date, language: Language) -> String {
    let (day, month, year) = (date.day(), (date.month() - 1) as usize, date.year());
    match language {
        Language::En => format!("{day} {} {year}", EN[month]),
        Language::Fr if day == 1 => format!("1er {} {year}", FR[month]),
        Language::Fr => format!("{day} {} {year}", FR[month]),
        Language::Es => format!("{day} de {} de {year}", ES[month]),
        Language::Pt => format!("{day} de {} de {year}", PT[month]),
        Language::Ar => format!("{day} {} {year}", AR[month]),
    }
}

/// The month of a day: `November 2026`, `noviembre de 2026`.
pub fn month_of_year(date: Date, language: Language) -> String {
    let (month, year) = ((date.month() - 1) as usize, date.year());
    match language {
        Language::En => format!("{} {year}", EN[month]),
        Language::Fr => format!("{} {year}", FR[month]),
        Language::Es => format!("{} de {year}", ES[month]),
        Language::Pt => format!("{} de {year}", PT[month]),
        Language::Ar => format!("{} {year}", AR[month]),
    }
}

/// A date of which perhaps only the year or the month is on file, as `2013`, `2013-12` or `2013-12-05`; anything else as it stands.
pub fn part_of_date(date: &str, language: Language) -> String {
    let day = |text: &str| text.parse::<Date>().ok();
    if let Some(date) = day(date) {
        return long_date(date, language);
    }
    match day(&format!("{date}-01")) {
        Some(date) => month_of_year(date, language),
        None => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_full() {
        let date = jiff::civil::date(2009, 6, 1);
        assert_eq!(long_date(date, Language::En), "1 June 2009");
        assert_eq!(long_date(date, Language::Fr), "1er juin 2009");
        assert_eq!(long_date(date, Language::Es), "1 de junio de 2009");
        assert_eq!(month_of_year(date, Language::Pt), "Junho de 2009");
        assert_eq!(part_of_date("2013-12", Language::En), "December 2013");
        assert_eq!(part_of_date("2013-12-05", Language::Fr), "5 décembre 2013");
        assert_eq!(part_of_date("2013", Language::En), "2013");
    }
}
