//! Dates in a line: American, British, ISO and numeric.

use std::ops::Range;

use crossread_model::Date;

use super::look::bare;

/// A date as a line gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The day; `None` where the line does not say which it is.
    pub(super) date: Option<Date>,
    /// Where it stands in the line, in bytes, with a weekday before it.
    pub(super) range: Range<usize>,
    /// Why the day is not known.
    pub(super) doubt: Option<&'static str>,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The first date in the line.
pub(super) fn find(line: &str) -> Option<Found> {
    if !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let tokens = spans(line);
    (0..tokens.len()).find_map(|i| at(line, &tokens, i)).map(|mut found| {
        found.range.start = weekday_before(line, &tokens, found.range.start);
        found
    })
}

/// The tokens of a line with their places.
fn spans(line: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = None;
    for (i, c) in line.char_indices() {
        let parts = c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '•' | '·');
        match (start, parts) {
            (None, false) => start = Some(i),
            (Some(s), true) => {
                spans.push(s..i);
                start = None;
            }
            _ => {}
        }
    }
    spans.extend(start.map(|s| s..line.len()));
    spans
}

fn at(line: &str, tokens: &[Range<usize>], i: usize) -> Option<Found> {
    let word = |k: usize| tokens.get(k).and_then(|r| line.get(r.clone())).unwrap_or_default();
    let end = |k: usize| {
        let range = tokens.get(k).cloned().unwrap_or_default();
        let kept = line.get(range.clone()).unwrap_or_default().trim_end_matches(['.', ':', ';']).len();
        range.start + kept
    };
    let start = tokens.get(i)?.start;
    let found = |date: Option<Date>, last: usize, doubt| Some(Found { date, range: start..end(last), doubt });
    if let Some(month) = month(word(i)) {
        if let (Some(day), Some(year)) = (day(word(i + 1)), year(word(i + 2))) {
            return found(Date::new(year, month, day).ok(), i + 2, None).filter(|f| f.date.is_some());
        }
        let year = year(word(i + 1))?;
        let _ = year;
        return found(None, i + 1, Some("it names a month and no day"));
    }
    if let Some(day) = day(word(i)) {
        let of = usize::from(word(i + 1) == "of");
        if let (Some(month), Some(year)) = (month(word(i + 1 + of)), year(word(i + 2 + of))) {
            return found(Date::new(year, month, day).ok(), i + 2 + of, None).filter(|f| f.date.is_some());
        }
    }
    let (date, doubt) = numeric(bare(word(i)))?;
    found(date, i, doubt)
}

/// `2020-11-08`, `8.11.2020`, `11/28/2020`. Where both first numbers could be the month, the day is
/// not known, since one half of the world writes it first and the other second.
fn numeric(word: &str) -> Option<(Option<Date>, Option<&'static str>)> {
    let word = word.split_once('T').filter(|(d, _)| d.len() == 10).map_or(word, |(d, _)| d);
    let mark = word.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = word.split(mark).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u16>().ok()).flatten();
    let (a4, c4) = (a.len() == 4, c.len() == 4);
    let (a, b, c) = (number(a)?, number(b)?, number(c)?);
    let make = |y: u16, m: u16, d: u16| Date::new(y, u8::try_from(m).ok()?, u8::try_from(d).ok()?).ok();
    if a4 {
        return make(a, b, c).map(|date| (Some(date), None));
    }
    if !c4 || !(1900..=2100).contains(&c) {
        return None;
    }
    let (day_first, month_first) = (make(c, b, a), make(c, a, b));
    match (day_first, month_first) {
        (Some(date), _) if mark == '.' || month_first == Some(date) => Some((Some(date), None)),
        (Some(_), Some(_)) => Some((None, Some("it may be day/month or month/day"))),
        (one, other) => one.or(other).map(|date| (Some(date), None)),
    }
}

fn month(word: &str) -> Option<u8> {
    let word = bare(word).to_lowercase();
    let found =
        MONTHS.iter().position(|m| *m == word || (word.len() >= 3 && word.len() <= 4 && m.starts_with(&word)))?;
    u8::try_from(found + 1).ok()
}

fn day(word: &str) -> Option<u8> {
    let word = bare(word).to_lowercase();
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|s| word.strip_suffix(s)).unwrap_or(&word);
    if !matches!(digits.len(), 1 | 2) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year(word: &str) -> Option<u16> {
    let word = bare(word);
    if word.len() != 4 || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    word.parse().ok().filter(|year| (1800..=2100).contains(year))
}

/// Where the date begins with its weekday counted in.
fn weekday_before(line: &str, tokens: &[Range<usize>], start: usize) -> usize {
    let before = tokens.iter().rev().find(|t| t.end <= start);
    let Some(token) = before else { return start };
    let word = bare(line.get(token.clone()).unwrap_or_default()).to_lowercase();
    if word.len() >= 3 && DAYS.iter().any(|d| *d == word || (word.len() <= 5 && d.starts_with(&word))) {
        token.start
    } else {
        start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (Option<String>, String) {
        match find(line) {
            None => (None, line.to_owned()),
            Some(found) => {
                let rest = format!("{}~{}", &line[..found.range.start], &line[found.range.end..]);
                (Some(found.date.map_or("?".to_owned(), |d| d.to_string())), rest)
            }
        }
    }

    #[test]
    fn dates_are_read_in_every_common_shape() {
        for (line, date, rest) in [
            ("March 4, 2019 Ana Ruiz", "2019-03-04", "~ Ana Ruiz"),
            ("Ana Ruiz, Sept. 4th, 2019.", "2019-09-04", "Ana Ruiz, ~."),
            ("Monday, 4 March 2019", "2019-03-04", "~"),
            ("The Post (Mon 4th of March 2019)", "2019-03-04", "The Post (~)"),
            ("2019-03-04 | The Post", "2019-03-04", "~ | The Post"),
            ("2019-03-04T10:00:00Z", "2019-03-04", "~"),
            ("28/3/2019", "2019-03-28", "~"),
            ("3/28/2019", "2019-03-28", "~"),
            ("4.3.2019", "2019-03-04", "~"),
            ("3/3/2019", "2019-03-03", "~"),
            ("4/3/2019", "?", "~"),
            ("March 2019", "?", "~"),
            ("MARCH 4 2019", "2019-03-04", "~"),
        ] {
            assert_eq!(read(line), (Some(date.to_owned()), rest.to_owned()), "{line}");
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for line in ["In 2019 we", "4 of 2019", "February 31, 2019", "1.2.3", "Chapter 3.4.21", "Mayor 4, 2019", "é"] {
            assert_eq!(find(line), None, "{line}");
        }
    }
}
