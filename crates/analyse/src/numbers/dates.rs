//! Dates, years, decades and stretches of years. A day without a year is consumed, and is no year.

use crossread_model::Date;

use super::lexicon::{is_function, month, one_of, ten, time, unit};
use super::text::{Text, is_dash};

/// A date or a stretch of time that a text names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stretch {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) first: Date,
    pub(crate) last: Date,
}

/// What stands at a word: a stretch of time, or `None` for a day without a year; and the word after it.
pub(crate) fn date(text: &Text, at: usize) -> Option<(Option<Stretch>, usize)> {
    let first = text.raw(at).bytes().next()?;
    if first.is_ascii_uppercase() || text.word(at) == "nineteen" {
        return month_first(text, at).or_else(|| decade_in_words(text, at));
    }
    if !first.is_ascii_digit() {
        return decade_in_words(text, at);
    }
    iso(text, at).or_else(|| slashed(text, at)).or_else(|| day_first(text, at)).or_else(|| years(text, at))
}

fn stretch(text: &Text, from: usize, to: usize, first: Date, last: Date) -> Option<(Option<Stretch>, usize)> {
    let span = Stretch { start: text.start(from), end: text.end(to - 1), first, last };
    Some(((first <= last).then_some(span), to))
}

fn whole_year(year: u16) -> Option<(Date, Date)> {
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}

fn whole_month(year: u16, month: u8) -> Option<(Date, Date)> {
    let last = (28..=31).rev().find_map(|day| Date::new(year, month, day).ok())?;
    Some((Date::new(year, month, 1).ok()?, last))
}

/// A word of four digits from 1000 to 2199.
fn four(text: &Text, at: usize) -> Option<u16> {
    let raw = text.raw(at);
    (raw.len() == 4 && raw.bytes().all(|b| b.is_ascii_digit())).then(|| raw.parse().ok()).flatten().filter(is_year)
}

fn is_year(year: &u16) -> bool {
    (1000..2200).contains(year)
}

/// The day of a month: *8*, *8th*.
fn day(text: &Text, at: usize) -> Option<u8> {
    let raw = text.word(at);
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| raw.strip_suffix(end)).unwrap_or(raw);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// *2020-11-08*
fn iso(text: &Text, at: usize) -> Option<(Option<Stretch>, usize)> {
    let two =
        |at: usize| (text.raw(at).len() == 2 && text.before(at) == "-").then(|| text.raw(at).parse().ok()).flatten();
    let date = Date::new(four(text, at)?, two(at + 1)?, two(at + 2)?).ok()?;
    stretch(text, at, at + 3, date, date)
}

/// *11/8/2020*: day and month may stand in either order, so that only the year is sure.
fn slashed(text: &Text, at: usize) -> Option<(Option<Stretch>, usize)> {
    let slash = |at: usize| text.before(at) == "/" || text.before(at) == ".";
    if text.raw(at).contains('.') {
        // 8.12.9020 is one word.
        let mut parts = text.raw(at).split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
        return if parts.next().is_none() && year.len() == 4 { stretch(text, at, at + 1, date, date) } else { None };
    }
    day(text, at)?;
    day(text, at + 1)?;
    if !slash(at + 1) || !slash(at + 2) {
        return None;
    }
    let (first, last) = whole_year(four(text, at + 2)?)?;
    stretch(text, at, at + 3, first, last)
}

/// *November 8, 2020*, *Nov. 2020*, *November 8*, *November 8–10, 2020*.
fn month_first(text: &Text, at: usize) -> Option<(Option<Stretch>, usize)> {
    let month = month(text.raw(at))?;
    let near =
        |at: usize| matches!(text.before(at).trim(), "" | "." | "," | ".," | ", ") && !text.before(at).is_empty();
    let next = at + 1;
    if let Some(year) = four(text, next).filter(|_| near(next)) {
        let (first, last) = whole_month(year, month)?;
        return stretch(text, at, next + 1, first, last);
    }
    let day_from = day(text, next).filter(|_| near(next) && !text.before(next).contains(','))?;
    let mut to = next + 1;
    let mut day_to = day_from;
    if let Some(second) = day(text, to).filter(|_| is_dash(text.before(to))) {
        (day_to, to) = (second, to + 1);
    }
    // *March 15 percent*, *In May 20 workers*: no day.
    if to == next + 1 && text.raw(next).len() < 3 && counts_something(text, to) {
        return None;
    }
    if let Some(year) = four(text, to).filter(|_| near(to) || text.follows(to)) {
        let (first, last) = (Date::new(year, month, day_from).ok()?, Date::new(year, month, day_to).ok()?);
        return stretch(text, at, to + 1, first, last.max(first));
    }
    Some((None, to))
}

/// *8 November 2020*, *the 8th of November, 2020*, *8 November*.
fn day_first(text: &Text, at: usize) -> Option<(Option<Stretch>, usize)> {
    let day = day(text, at)?;
    let of = usize::from(text.reads(at + 1, "of") && text.follows(at + 1));
    let month = month(text.raw(at + 1 + of)).filter(|_| text.follows(at + 1 + of))?;
    let to = at + 2 + of;
    match four(text, to).filter(|_| matches!(text.before(to).trim(), "" | "," | ".")) {
        Some(year) => {
            let date = Date::new(year, month, day).ok()?;
            stretch(text, at, to + 1, date, date)
        }
        None => Some((None, to)),
    }
}

/// *1984*, *1984–85*, *from 1984 to 1985*, *the 1980s*, *’80s*.
fn years(text: &Text, at: usize) -> Option<(Option<Stretch>, usize)> {
    if let Some((decade, to)) = decade(text, at) {
        let (first, _) = whole_year(decade)?;
        let (_, last) = whole_year(decade + 9)?;
        return stretch(text, at, to, first, last);
    }
    let year = four(text, at)?;
    let after = text.after(at);
    let clock = after == ":" && text.raw(at + 1).starts_with(|c: char| c.is_ascii_digit());
    if text.before(at).ends_with(['$', '€', '£', '¥', '₹', '#', '.', '/']) || after.starts_with(['%', '/']) || clock
    {
        return if after == "/" { joined(text, at, year) } else { None };
    }
    if let Some(found) = joined(text, at, year) {
        return Some(found);
    }
    let (first, last) = whole_year(year)?;
    if reads_as_year(text, at, year) { stretch(text, at, at + 1, first, last) } else { None }
}

/// *1984–85*, *1984/85*, *1984 to 1989*, *between 1984 and 1989*.
fn joined(text: &Text, at: usize, year: u16) -> Option<(Option<Stretch>, usize)> {
    let gap = text.before(at + 1);
    let dash = is_dash(gap) || gap == "/";
    let (to, second) = if dash {
        (at + 1, four(text, at + 1).or_else(|| short(text, at + 1, year)))
    } else if matches!(text.word(at + 1), "to" | "through" | "until") && text.back(at, 1) != "to" {
        (at + 2, four(text, at + 2).filter(|_| text.follows(at + 2)))
    } else if text.word(at + 1) == "and" && text.back(at, 1) == "between" {
        (at + 2, four(text, at + 2).filter(|_| text.follows(at + 2)))
    } else {
        return None;
    };
    let second = second.filter(|second| *second > year)?;
    stretch(text, at, to + 1, whole_year(year)?.0, whole_year(second)?.1)
}

/// The second year of *1984–85*.
fn short(text: &Text, at: usize, first: u16) -> Option<u16> {
    let raw = text.raw(at);
    let two: u16 = (raw.len() == 2).then(|| raw.parse().ok()).flatten()?;
    Some(first / 100 * 100 + two)
}

/// The first year of a decade: *1980s*, *1980’s*, *’80s*, *the 80s*; and the word after it.
fn decade(text: &Text, at: usize) -> Option<(u16, usize)> {
    let word = text.word(at);
    let apart = word.len().is_multiple_of(2) && matches!(text.after(at), "'" | "’") && text.word(at + 1) == "s";
    let digits =
        if apart { word } else { word.strip_suffix("'s").or(word.strip_suffix("’s")).or(word.strip_suffix('s'))? };
    let to = at + 1 + usize::from(apart);
    let value: u16 = digits.parse().ok().filter(|n| n % 10 == 0)?;
    match digits.len() {
        4 if is_year(&value) => Some((value, to)),
        2 => {
            let marked = text.before(at).ends_with(['\'', '’', '‘']);
            let whose = one_of(text.back(at, 1), "his her their my our your its");
            let the = text.back(at, 1) == "the" || (text.back(at, 2) == "the" && !is_function(text.back(at, 1)));
            (!whose && (marked || the)).then_some((1900 + value, to))
        }
        _ => None,
    }
}

/// *the eighties*, *the nineteen-eighties*; and *nineteen eighty-four*.
fn decade_in_words(text: &Text, at: usize) -> Option<(Option<Stretch>, usize)> {
    let tens = |word: &str| word.strip_suffix("ies").and_then(|stem| ten(&format!("{stem}y")));
    if text.word(at) == "nineteen" && text.joins(at + 1) {
        if let Some(decade) = tens(text.word(at + 1)) {
            let from = 1900 + decade as u16;
            return stretch(text, at, at + 2, whole_year(from)?.0, whole_year(from + 9)?.1);
        }
        let decade = ten(text.word(at + 1))?;
        let ones = unit(text.word(at + 2)).filter(|n| *n < 10.0 && text.joins(at + 2));
        let (first, last) = whole_year(1900 + decade as u16 + ones.unwrap_or(0.0) as u16)?;
        return stretch(text, at, at + 2 + usize::from(ones.is_some()), first, last);
    }
    let decade = tens(text.word(at))?;
    let the = text.back(at, 1) == "the" || (text.back(at, 2) == "the" && text.back(at, 1).ends_with("ly"));
    if !the || text.reads(at + 1, "of") {
        return None;
    }
    let from = 1900 + decade as u16;
    stretch(text, at, at + 1, whole_year(from)?.0, whole_year(from + 9)?.1)
}

/// Tells a year from a count of four digits: *in 1984 strikers*, but *1500 strikers*.
fn reads_as_year(text: &Text, at: usize, year: u16) -> bool {
    if !(1400..2100).contains(&year) {
        return matches!(text.back(at, 1), "in" | "since" | "until" | "year");
    }
    let before = text.back(at, 1);
    if one_of(before, "page pages local room no number highway route resolution bill pp") {
        return false;
    }
    if one_of(before, "about nearly almost over some than roughly approximately only another")
        && counts_something(text, at + 1)
    {
        return false;
    }
    let dated = one_of(
        before,
        "in since until till before after during early late mid the spring summer fall autumn winter \
                 year fiscal from a",
    );
    // Prose sets a comma in 1,984 workers; only round numbers go without.
    dated || !year.is_multiple_of(50) || !counts_something(text, at + 1)
}

/// True where the words from `at` on are what a number counts: a unit, or a plural noun.
fn counts_something(text: &Text, at: usize) -> bool {
    let gap = text.before(at);
    let word = text.word(at);
    if gap.starts_with('%') || one_of(word, "percent per million billion thousand people men women") {
        return true;
    }
    let plural = |at: usize| {
        let word = text.word(at);
        word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("'s")
            && !word.ends_with("’s")
            && !is_function(word)
            && !text.is_capital(at)
    };
    let adjective = !is_function(word) && text.follows(at) && !text.is_capital(at);
    text.follows(at) && (time(word).is_some() || plural(at) || (adjective && text.follows(at + 1) && plural(at + 1)))
}
