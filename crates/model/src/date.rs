//! A calendar day, without clock or zone.

use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar, ordered in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A string or a triple of numbers that names no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateError;

impl Date {
    /// The day, if the calendar has it. Years run from 1 to 9999.
    ///
    /// # Errors
    /// [`DateError`] where the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, DateError> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return Err(DateError),
        };
        if year == 0 || year > 9999 || day == 0 || day > days {
            return Err(DateError);
        }
        Ok(Self { year, month, day })
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The English name of the month.
    pub fn month_name(self) -> &'static str {
        const NAMES: [&str; 12] = [
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
        NAMES.get(usize::from(self.month) - 1).copied().unwrap_or_default()
    }

    /// The day in English words: *8 November 2020*.
    pub fn in_words(self) -> String {
        format!("{} {} {}", self.day, self.month_name(), self.year)
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day before; `None` before the first day of year 1.
    pub fn before(self) -> Option<Self> {
        let previous = |year, month| (28..=31).rev().find_map(|day| Self::new(year, month, day).ok());
        match (self.month, self.day) {
            (1, 1) => Self::new(self.year - 1, 12, 31).ok(),
            (month, 1) => previous(self.year, month - 1),
            (month, day) => Self::new(self.year, month, day - 1).ok(),
        }
    }

    /// The day after; `None` after the last day of year 9999.
    pub fn after(self) -> Option<Self> {
        Self::new(self.year, self.month, self.day + 1)
            .or_else(|_| Self::new(self.year, self.month + 1, 1))
            .or_else(|_| Self::new(self.year + 1, 1, 1))
            .ok()
    }

    /// Days since 1 January of year 1, which is day 0. The count by eras of 400 years is that of
    /// H. Hinnant, *chrono-Compatible Low-Level Date Algorithms* (2013), `days_from_civil`.
    pub fn ordinal(self) -> u32 {
        let (y, m, d) = (u32::from(self.year), u32::from(self.month), u32::from(self.day));
        // The year begins in March here, so that a leap day ends it.
        let y = if m <= 2 { y - 1 } else { y };
        let month = (m + 9) % 12;
        let of_year = (153 * month + 2) / 5 + d - 1;
        // 1 January of year 1 is the 307th day after 1 March of year 0.
        (y * 365 + y / 4 - y / 100 + y / 400 + of_year).saturating_sub(306)
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let mut next = |width: usize| {
            let part = parts.next().ok_or(DateError)?;
            if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(DateError);
            }
            part.parse::<u16>().map_err(|_| DateError)
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        if parts.next().is_some() {
            return Err(DateError);
        }
        let small = |n: u16| u8::try_from(n).map_err(|_| DateError);
        Self::new(year, small(month)?, small(day)?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no day of the calendar")
    }
}

impl std::error::Error for DateError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for good in ["2020-11-08", "2020-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(good.parse::<Date>().map(|d| d.to_string()), Ok(good.to_owned()));
        }
        for wrong in [
            "2019-02-29",
            "1900-02-29",
            "2020-13-01",
            "2020-00-10",
            "2020-4-01",
            "20201108",
            "2020-11-31",
            "0000-01-01",
            "2020-11-08T",
            "",
        ] {
            assert_eq!(wrong.parse::<Date>(), Err(DateError), "{wrong:?}");
        }
    }

    #[test]
    fn a_day_is_told_in_words() {
        assert_eq!(Date::new(2020, 11, 8).map(Date::in_words), Ok("8 November 2020".to_owned()));
        assert_eq!(Date::new(1, 1, 31).map(Date::in_words), Ok("31 January 1".to_owned()));
    }

    #[test]
    fn ordinals_count_days_without_gap() {
        let mut expected = 0;
        let mut last = None;
        for year in 1..=2100 {
            for month in 1..=12 {
                for day in 1..=31 {
                    if let Ok(date) = Date::new(year, month, day) {
                        assert_eq!(date.ordinal(), expected, "{date}");
                        assert_eq!(date.before(), last, "{date}");
                        assert!(last.is_none_or(|last: Date| last.after() == Some(date)), "{date}");
                        last = Some(date);
                        expected += 1;
                    }
                }
            }
        }
    }
}
