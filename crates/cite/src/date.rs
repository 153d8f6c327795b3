//! Days as each style writes them.

use crossread_model::Date;

/// *November 13, 2020*.
pub(crate) fn long(date: Date) -> String {
    format!("{} {}, {}", date.month_name(), date.day(), date.year())
}

/// *2020, November 13*.
pub(crate) fn apa(date: Date) -> String {
    format!("{}, {} {}", date.year(), date.month_name(), date.day())
}

/// *13 Nov. 2020*; months of up to four letters are not shortened.
pub(crate) fn mla(date: Date) -> String {
    let month = match date.month_name() {
        "September" => "Sept.".to_owned(),
        short if short.len() <= 4 => short.to_owned(),
        long => format!("{}.", &long[..3]),
    };
    format!("{} {month} {}", date.day(), date.year())
}

/// The month as BibTeX's own abbreviation: *nov*.
pub(crate) fn bibtex_month(date: Date) -> String {
    date.month_name()[..3].to_lowercase()
}
