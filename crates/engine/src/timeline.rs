//! When the articles appeared: the band above the results.

use crossread_model::Date;
use crossread_order as order;
use crossread_volume::ArticleIx;

use crate::Engine;
use crate::query::{Dates, Query};
use crate::select::{DATES, Selection};

/// All articles by when they appeared, or by the years that they write about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// What a bin spans.
    pub unit: Unit,
    /// From the first article to the last without a gap, at most [`Timeline::MOST`]; none where no
    /// article has a date.
    pub bins: Vec<Bin>,
    /// Articles without a date, or that name no year, by slug. They are never selected while days are chosen, but are
    /// shown as if none were.
    pub undated: Vec<Mark>,
}

/// A stretch of the calendar with what appeared in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// Its articles by day, then by slug; by slug where they are those that write about it.
    pub articles: Vec<Mark>,
}

/// An article on the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which it is.
    pub article: ArticleIx,
    /// True where it is selected, whatever days are chosen: the choice does not empty its own band.
    pub selected: bool,
    /// True where what places it here lies within the bin, false where it is longer: *the 1980s* on a
    /// band of years.
    pub within: bool,
}

/// What a bin spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One day.
    Day,
    /// Seven days from a Sunday.
    Week,
    /// A month of the calendar.
    Month,
    /// A year.
    Year,
    /// Ten years, from one that ends in 0.
    Decade,
    /// A hundred years, from one that ends in 00.
    Century,
}

impl Engine {
    /// The timeline of a selection made of `query`, in the finest unit that needs at most
    /// [`Timeline::MOST`] bins. Linear in the articles, and sorting them by day.
    pub fn timeline(&self, query: &Query, selection: &Selection) -> Timeline {
        let selected = self.ticked(query, Some(DATES)).and(&selection.unticked);
        let mark = |at: u32| Mark { article: ArticleIx(at), selected: selected.contains(at), within: true };
        let mut dated: Vec<(Date, Mark)> = Vec::new();
        let mut undated = Vec::new();
        for (day, at) in self.dates().iter().zip(0..) {
            match day {
                Some(day) => dated.push((*day, mark(at))),
                None => undated.push(mark(at)),
            }
        }
        order::by_number(&mut dated, |(day, _)| u64::from(day.ordinal()));
        let (unit, mut bins) = match (dated.first(), dated.last()) {
            (Some((first, _)), Some((last, _))) => bins(&Unit::ALL, *first, *last),
            _ => (Unit::Day, Vec::new()),
        };
        let mut at = 0;
        for (day, mark) in dated {
            while bins.get(at).is_some_and(|bin| bin.last < day) {
                at += 1;
            }
            if let Some(bin) = bins.get_mut(at) {
                bin.articles.push(mark);
            }
        }
        Timeline { unit, bins, undated }
    }
}

impl Timeline {
    /// The most bins. On a band of 420 pixels, as drawn, a bin is then still 3.5 wide.
    pub const MOST: usize = 120;
}

impl Bin {
    /// How many of its articles are selected.
    pub fn selected(&self) -> usize {
        self.articles.iter().filter(|mark| mark.selected).count()
    }

    /// Its days, as they can be chosen.
    pub fn dates(&self) -> Dates {
        Dates { first: Some(self.first), last: Some(self.last) }
    }
}

impl Unit {
    /// Every unit, the finest first.
    pub const ALL: [Self; 6] = [Self::Day, Self::Week, Self::Month, Self::Year, Self::Decade, Self::Century];

    /// The first day of the unit that has `day` in it; the first day of the calendar where it would
    /// lie before.
    fn begin(self, day: Date) -> Date {
        let of = |year: u16, month| Date::new(year.max(1), month, 1).unwrap_or(day);
        match self {
            Self::Day => day,
            // Day 0 of the calendar, 1 January of year 1, is a Monday.
            Self::Week => (0..(day.ordinal() + 1) % 7).fold(day, |day, _| day.before().unwrap_or(day)),
            Self::Month => of(day.year(), day.month()),
            Self::Year => of(day.year(), 1),
            Self::Decade => of(day.year() / 10 * 10, 1),
            Self::Century => of(day.year() / 100 * 100, 1),
        }
    }

    /// The last day of the unit that begins at `first`; `None` beyond the calendar.
    fn end(self, first: Date) -> Option<Date> {
        let next = |years: u16| Date::new((first.year() / years + 1) * years, 1, 1).ok()?.before();
        match self {
            Self::Day => Some(first),
            Self::Week => {
                let mut day = first;
                // The first week of the calendar is cut short by its beginning.
                while day.ordinal() % 7 != 5 {
                    day = day.after()?;
                }
                Some(day)
            }
            Self::Month if first.month() == 12 => next(1),
            Self::Month => Date::new(first.year(), first.month() + 1, 1).ok()?.before(),
            Self::Year => next(1),
            Self::Decade => next(10),
            Self::Century => next(100),
        }
    }
}

/// Empty bins from one day to another, in the first of the units in which they are few enough, else in
/// centuries.
pub(crate) fn bins(units: &[Unit], from: Date, to: Date) -> (Unit, Vec<Bin>) {
    let mut made = (Unit::Century, Vec::new());
    for &unit in units {
        made = (unit, Vec::new());
        let mut first = Some(unit.begin(from));
        while let Some(begin) = first.filter(|day| *day <= to && made.1.len() <= Timeline::MOST) {
            let end = unit.end(begin);
            // The last bin ends with the calendar.
            let last = end.unwrap_or(to);
            made.1.push(Bin { first: begin, last, articles: Vec::new() });
            first = end.and_then(Date::after);
        }
        if made.1.len() <= Timeline::MOST {
            break;
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("is a day")
    }

    #[test]
    fn the_unit_grows_with_the_span() {
        for (from, to, unit, first, last, count) in [
            ("2020-11-08", "2020-11-08", Unit::Day, "2020-11-08", "2020-11-08", 1),
            ("2020-01-30", "2020-03-01", Unit::Day, "2020-01-30", "2020-03-01", 32),
            ("2020-06-30", "2020-11-13", Unit::Week, "2020-06-28", "2020-11-14", 20),
            ("2016-01-31", "2020-11-13", Unit::Month, "2016-01-01", "2020-11-30", 59),
            ("1919-05-01", "2024-01-01", Unit::Year, "1919-01-01", "2024-12-31", 106),
            ("1790-01-08", "2020-02-04", Unit::Decade, "1790-01-01", "2029-12-31", 24),
            ("0001-01-01", "9999-12-31", Unit::Century, "0001-01-01", "9999-12-31", 100),
            ("0001-01-01", "0001-06-30", Unit::Week, "0001-01-01", "0001-06-30", 26),
        ] {
            let (got, bins) = bins(&Unit::ALL, day(from), day(to));
            assert_eq!((got, bins.len()), (unit, count), "{from} {to}");
            assert_eq!(bins.first().map(|bin| bin.first), Some(day(first)), "{from} {to}");
            assert_eq!(bins.last().map(|bin| bin.last), Some(day(last)), "{from} {to}");
            for pair in bins.windows(2) {
                assert_eq!(pair[0].last.after(), Some(pair[1].first), "no gap");
            }
        }
    }
}
