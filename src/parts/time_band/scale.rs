//! Where things stand on the band, in units of its drawing.

use crossread_engine::{Dates, Timeline, Unit};
use crossread_model::Date;

/// The height at which the articles stand.
pub(super) const BASE: f64 = 86.0;
/// The height of the highest of them.
pub(super) const TOP: f64 = 6.0;
/// The side of a mark.
pub(super) const MARK: f64 = 12.0;
/// From one mark to the one above.
pub(super) const STEP: f64 = 14.5;
/// The most marks above one another.
const STACK: usize = 5;
/// How far before the right edge the articles without a place begin and end, and where the bins end
/// before them.
const APART: (f64, f64) = (84.0, 50.0);
const PLACED: f64 = 110.0;
/// The edge of the drawing.
const EDGE: f64 = 2.0;

/// The days from left to right.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    unit: Unit,
    /// First and last day of each bin; at least two.
    bins: Vec<(Date, Date)>,
    /// Where the last bin ends.
    end: f64,
    /// The width of the drawing.
    whole: f64,
}

/// A label below the band.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    /// Where it stands.
    pub(super) x: f64,
    /// What it says.
    pub(super) text: String,
}

impl Scale {
    /// The scale of a timeline on a drawing of this width; `None` where there is nothing to choose between.
    pub(super) fn new(timeline: &Timeline, whole: f64) -> Option<Self> {
        let bins: Vec<_> = timeline.bins.iter().map(|bin| (bin.first, bin.last)).collect();
        let end = if timeline.undated.is_empty() { whole - EDGE } else { whole - PLACED };
        (bins.len() > 1).then_some(Self { unit: timeline.unit, bins, end, whole })
    }

    /// Where the articles without a place stand, from and to.
    pub(super) fn apart(&self) -> (f64, f64) {
        (self.whole - APART.0, self.whole - APART.1)
    }

    /// The number of the last bin.
    pub(super) fn last(&self) -> usize {
        self.bins.len() - 1
    }

    /// Where a bin begins; the one before ends there.
    pub(super) fn left(&self, bin: usize) -> f64 {
        EDGE + self.width() * bin as f64
    }

    /// How wide a bin is.
    pub(super) fn width(&self) -> f64 {
        (self.end - EDGE) / self.bins.len() as f64
    }

    /// The bin at a place; the nearest one where the place lies beside all of them.
    pub(super) fn bin_at(&self, x: f64) -> usize {
        // A conversion from a float stops at the ends of the type.
        (((x - EDGE) / self.width()) as usize).min(self.last())
    }

    /// The first and the last bin that chosen days touch; all bins where none are chosen.
    pub(super) fn range(&self, dates: Option<Dates>) -> (usize, usize) {
        let first = dates.and_then(|dates| dates.first);
        let last = dates.and_then(|dates| dates.last);
        let from = first.map_or(0, |day| self.bins.partition_point(|bin| bin.1 < day)).min(self.last());
        let to = last.map_or(self.last(), |day| self.bins.partition_point(|bin| bin.0 <= day).saturating_sub(1));
        (from, to.max(from))
    }

    /// The days of a range of bins; `None` for all of them.
    pub(super) fn dates(&self, (from, to): (usize, usize)) -> Option<Dates> {
        let whole = from == 0 && to >= self.last();
        let dates = Dates { first: self.bins.get(from).map(|bin| bin.0), last: self.bins.get(to).map(|bin| bin.1) };
        (!whole).then_some(dates)
    }

    /// The first and the last day of a bin.
    pub(super) fn days(&self, bin: usize) -> Option<(Date, Date)> {
        self.bins.get(bin).copied()
    }

    /// What the bins span: `by week`.
    pub(super) fn by(&self) -> &'static str {
        match self.unit {
            Unit::Day => "by day",
            Unit::Week => "by week",
            Unit::Month => "by month",
            Unit::Year => "by year",
            Unit::Decade => "by decade",
            Unit::Century => "by century",
        }
    }

    /// The labels, as many as have room: where a greater unit begins, or each bin where that happens
    /// less than twice.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let begins = |i: usize| {
            let before = i.checked_sub(1).and_then(|i| self.bins.get(i));
            self.bins
                .get(i)
                .is_some_and(|bin| before.is_none_or(|before| self.greater(before.1) != self.greater(bin.1)))
        };
        let mut at: Vec<usize> = (0..self.bins.len()).filter(|i| begins(*i)).collect();
        let greater = at.len() > 2;
        if !greater {
            at = (0..self.bins.len()).collect();
        }
        let mut ticks: Vec<Tick> = Vec::new();
        for i in at {
            let Some(tick) = self.tick(i, greater, ticks.is_empty()) else { continue };
            let free = ticks.last().map_or(0.0, |last| last.x + wide(&last.text));
            if tick.x >= free && tick.x + wide(&tick.text) <= self.end + 24.0 {
                ticks.push(tick);
            }
        }
        ticks
    }

    /// Counts the greater units up to that of a day.
    fn greater(&self, day: Date) -> u32 {
        let year = u32::from(day.year());
        match self.unit {
            Unit::Day | Unit::Week => year * 12 + u32::from(day.month()),
            Unit::Month => year,
            Unit::Year => year / 10,
            Unit::Decade | Unit::Century => year / 100,
        }
    }

    fn tick(&self, i: usize, greater: bool, first: bool) -> Option<Tick> {
        let (begin, end) = self.days(i)?;
        let month = |day: Date| day.month_name().chars().take(3).collect::<String>();
        let text = match self.unit {
            Unit::Day | Unit::Week if greater && (first || end.month() == 1) => {
                format!("{} {}", month(end), end.year())
            }
            Unit::Day | Unit::Week if greater => month(end),
            Unit::Day | Unit::Week => format!("{} {}", begin.day(), month(begin)),
            Unit::Month if !greater => format!("{} {}", month(begin), begin.year()),
            _ => begin.year().to_string(),
        };
        // A month may begin in the middle of a week.
        let days = f64::from(end.ordinal() - begin.ordinal() + 1);
        let within = if self.unit == Unit::Week && greater && begin.month() != end.month() {
            (days - f64::from(end.day())) / days
        } else {
            0.0
        };
        Some(Tick { x: self.left(i) + self.width() * within, text })
    }
}

/// Tells whether every article can stand on the band as its mark, without covering another.
pub(super) fn marks_fit(timeline: &Timeline, scale: &Scale) -> bool {
    let low = timeline.undated.len() <= STACK && timeline.bins.iter().all(|bin| bin.articles.len() <= STACK);
    let taken: Vec<usize> =
        timeline.bins.iter().zip(0..).filter(|(bin, _)| !bin.articles.is_empty()).map(|(_, i)| i).collect();
    low && taken.windows(2).all(|pair| matches!(pair, [a, b] if (b - a) as f64 * scale.width() >= MARK))
}

/// About how wide a label is, with a gap after it.
fn wide(text: &str) -> f64 {
    text.chars().count() as f64 * 6.2 + 8.0
}

#[cfg(test)]
mod tests {
    use crossread_engine::Bin;

    use super::*;

    fn scale(unit: Unit, days: &[(&str, &str)]) -> Scale {
        let day = |text: &str| text.parse().expect("is a day");
        let bins = days.iter().map(|(first, last)| Bin { first: day(first), last: day(last), articles: Vec::new() });
        Scale::new(&Timeline { unit, bins: bins.collect(), undated: Vec::new() }, 420.0).expect("has bins")
    }

    fn weeks() -> Scale {
        scale(
            Unit::Week,
            &[
                ("2020-06-28", "2020-07-04"),
                ("2020-07-05", "2020-07-11"),
                ("2020-07-12", "2020-07-18"),
                ("2020-07-19", "2020-07-25"),
                ("2020-07-26", "2020-08-01"),
                ("2020-08-02", "2020-08-08"),
                ("2020-08-09", "2020-08-15"),
                ("2020-08-16", "2020-08-22"),
                ("2020-08-23", "2020-08-29"),
                ("2020-08-30", "2020-09-05"),
            ],
        )
    }

    #[test]
    fn days_become_bins_and_bins_days() {
        let scale = weeks();
        for (dates, range) in [
            (None, (0, 9)),
            (Some("2020-07-05..2020-07-18"), (1, 2)),
            (Some("2020-07-06..2020-07-06"), (1, 1)),
            (Some("2020-08-30.."), (9, 9)),
            (Some("..2020-07-04"), (0, 0)),
            (Some("1990"), (0, 0)),
            (Some("2030"), (9, 9)),
        ] {
            let days = dates.map(|dates| dates.parse().expect("are days"));
            assert_eq!(scale.range(days), range, "{dates:?}");
        }
        assert_eq!(scale.dates((0, 9)), None, "all of it is no choice");
        assert_eq!(scale.dates((1, 2)).map(|dates| dates.to_string()).as_deref(), Some("2020-07-05..2020-07-18"));
    }

    #[test]
    fn places_become_bins() {
        let scale = weeks();
        for (x, bin) in [(-50.0, 0), (2.0, 0), (43.0, 0), (44.0, 1), (417.0, 9), (9000.0, 9)] {
            assert_eq!(scale.bin_at(x), bin, "{x}");
        }
    }

    #[test]
    fn labels_stand_where_months_begin() {
        let texts: Vec<String> = weeks().ticks().into_iter().map(|tick| tick.text).collect();
        assert_eq!(texts, ["Jul 2020", "Aug", "Sep"]);
    }

    #[test]
    fn a_short_band_is_labelled_by_its_bins() {
        let days = scale(Unit::Day, &[("2020-11-08", "2020-11-08"), ("2020-11-09", "2020-11-09")]);
        let texts: Vec<String> = days.ticks().into_iter().map(|tick| tick.text).collect();
        assert_eq!(texts, ["8 Nov", "9 Nov"]);
    }
}
