//! Stretches of time, as typed: `2020`, `2020-11`, `2020-11-10..2020-11-13`, open at either end.

use std::fmt;
use std::str::FromStr;

use crossread_model::{Date, DateError};

/// Days from `first` to `last`, both included; `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The first day.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
}

impl Dates {
    /// Tells whether a day lies in the stretch.
    pub fn contains(&self, day: Date) -> bool {
        self.first.is_none_or(|first| first <= day) && self.last.is_none_or(|last| day <= last)
    }

    /// The stretch in years where it is made of whole ones, `1984`, `1984..1985`, open at either end; else
    /// as it prints. Either form reads back as the same stretch.
    pub fn in_years(&self) -> String {
        let begins = self.first.is_none_or(|day| (day.month(), day.day()) == (1, 1));
        let ends = self.last.is_none_or(|day| (day.month(), day.day()) == (12, 31));
        let year = |day: Option<Date>| day.map_or(String::new(), |day| format!("{:04}", day.year()));
        match (year(self.first), year(self.last)) {
            _ if !begins || !ends => self.to_string(),
            (first, last) if first == last => first,
            (first, last) => format!("{first}..{last}"),
        }
    }

    /// Reads a year, a month, a day, or two of them around `..`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let end =
            |text: &str| -> Option<Option<Self>> { if text.is_empty() { Some(None) } else { unit(text).map(Some) } };
        let dates = match text.split_once("..") {
            None => return unit(text),
            Some((from, to)) => {
                let (from, to) = (end(from)?, end(to)?);
                Self { first: from.and_then(|d| d.first), last: to.and_then(|d| d.last) }
            }
        };
        (dates.first.is_some() || dates.last.is_some()).then_some(dates)
    }
}

impl fmt::Display for Dates {
    /// One day as `2020-11-08`, more as `2020-11-08..2020-11-13`, open at either end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
        match (self.first, self.last) {
            (Some(first), Some(last)) if first == last => write!(f, "{first}"),
            (first, last) => write!(f, "{}..{}", day(first), day(last)),
        }
    }
}

impl FromStr for Dates {
    type Err = DateError;

    /// Reads what follows `date:` in a query: a year, a month, a day, or two of them around `..`.
    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::read(text).ok_or(DateError)
    }
}

/// A year, a month or a day as the stretch that it is.
fn unit(text: &str) -> Option<Dates> {
    let (first, last) = match text.len() {
        4 => (format!("{text}-01-01"), format!("{text}-12-31")),
        7 => {
            let first = format!("{text}-01");
            let last = (28..=31).rev().map(|day| format!("{text}-{day}")).find(|d| d.parse::<Date>().is_ok())?;
            (first, last)
        }
        _ => (text.to_owned(), text.to_owned()),
    };
    Some(Dates { first: Some(first.parse().ok()?), last: Some(last.parse().ok()?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_years_are_written_as_years() {
        for (text, years) in [
            ("1984", "1984"),
            ("1984..1985", "1984..1985"),
            ("0984..", "0984.."),
            ("..1985-12", "..1985"),
            ("1984-01..1984-06", "1984-01-01..1984-06-30"),
            ("1984-01-01", "1984-01-01"),
        ] {
            assert_eq!(Dates::read(text).map(|dates| dates.in_years()).as_deref(), Some(years), "{text}");
        }
    }

    #[test]
    fn stretches_are_read() {
        let show = |text: &str| {
            Dates::read(text).map(|d| {
                let day = |d: Option<Date>| d.map_or("…".into(), |d| d.to_string());
                format!("{} {}", day(d.first), day(d.last))
            })
        };
        for (text, expected) in [
            ("2020", Some("2020-01-01 2020-12-31")),
            ("2020-02", Some("2020-02-01 2020-02-29")),
            ("2020-11-10..2020-11-13", Some("2020-11-10 2020-11-13")),
            ("..2020", Some("… 2020-12-31")),
            ("2020-11-10..", Some("2020-11-10 …")),
            ("..", None),
            ("", None),
            ("2020-13", None),
            ("yesterday", None),
            ("2020é", None),
        ] {
            assert_eq!(show(text).as_deref(), expected, "{text}");
            let printed = Dates::read(text).map(|dates| dates.to_string());
            assert_eq!(printed.as_deref().and_then(Dates::read), Dates::read(text), "{printed:?}");
            let years = Dates::read(text).map(|dates| dates.in_years());
            assert_eq!(years.as_deref().and_then(Dates::read), Dates::read(text), "{years:?}");
        }
    }
}
