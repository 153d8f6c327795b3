//! Days as each style writes them.

use crossread_model::Date;

const MONTHS: [&str; 12] = [
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

/// *November 13, 2020*.
pub(crate) fn long(date: Date) -> String {
    format!("{} {}, {}", month(date), date.day(), date.year())
}

/// *2020, November 13*.
pub(crate) fn apa(date: Date) -> String {
    format!("{}, {} {}", date.year(), month(date), date.day())
}

/// *13 Nov. 2020*; months of up to four letters are not shortened.
pub(crate) fn mla(date: Date) -> String {
    let month = match month(date) {
        "September" => "Sept.".to_owned(),
        short if short.len() <= 4 => short.to_owned(),
        long => format!("{}.", &long[..3]),
    };
    format!("{} {month} {}", date.day(), date.year())
}

/// The month as BibTeX's own abbreviation: *nov*.
pub(crate) fn bibtex_month(date: Date) -> String {
    month(date)[..3].to_lowercase()
}

fn month(date: Date) -> &'static str {
    MONTHS[usize::from(date.month() - 1)]
}
