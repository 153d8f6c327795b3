//! How numbers, dates and names are worded. Pure text in, text out.

mod figure;

use crossread_engine::{Dates, Flank, LineOrder, Sort};
use crossread_model::decimal::thousands;
use crossread_model::{Date, EntryType, FrontMatter, PassageId};

pub use figure::{figure_order, figure_value, numeral, power, scale, what};

/// Words read in a minute: the mean for non-fiction in English (M. Brysbaert, *How many words do
/// we read per minute?*, Journal of Memory and Language 109, 2019).
const WORDS_PER_MINUTE: u32 = 238;

/// A number with commas between its thousands: `14,278`.
pub fn number(n: u32) -> String {
    thousands(&n.to_string())
}

/// A number and its noun: `1 article`, `9 articles`.
pub fn count(n: u32, noun: &str) -> String {
    format!("{} {noun}{}", number(n), ending(n, noun))
}

/// What a noun ends with after a number: nothing after one, else `s`, and `es` after what hisses.
fn ending(n: u32, noun: &str) -> &'static str {
    match (n, noun.ends_with("ch")) {
        (1, _) => "",
        (_, true) => "es",
        (_, false) => "s",
    }
}

/// Hits for every 1,000 words with one decimal: `33.2`. An empty article has none.
pub fn rate(hits: u32, words: u32) -> String {
    let (hits, words) = (u64::from(hits), u64::from(words));
    let tenths = (hits * 10_000 + words / 2).checked_div(words).unwrap_or(0);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A size of a file: `940 kB`, `1.3 MB`.
pub fn bytes(n: u32) -> String {
    match n.div_ceil(1000) {
        kilobytes @ ..1000 => format!("{kilobytes} kB"),
        kilobytes => format!("{}.{} MB", kilobytes / 1000, kilobytes % 1000 / 100),
    }
}

/// How long the reading takes: `6 min`, one at the least, on one line.
pub fn minutes(words: u32) -> String {
    format!("{}\u{a0}min", ((words + WORDS_PER_MINUTE / 2) / WORDS_PER_MINUTE).max(1))
}

/// A day in full: `30 June 2020`; `Undated` where there is none.
pub fn date(date: Option<Date>) -> String {
    date.map_or_else(|| "Undated".to_owned(), Date::in_words)
}

/// A day where there is little room: `8 Nov 2020`.
pub fn day(date: Date) -> String {
    let month = date.month_name();
    format!("{} {} {}", date.day(), month.get(..3).unwrap_or(month), date.year())
}

/// The moment that a time of ISO 8601 says, where the reader is: `24 November 2020, 09:12`. One that says none stays
/// as it is written.
pub fn moment(time: &str) -> String {
    let then = js_sys::Date::new(&time.into());
    let day = |(year, month, day): (u32, u32, u32)| {
        Date::new(u16::try_from(year).ok()?, u8::try_from(month + 1).ok()?, u8::try_from(day).ok()?).ok()
    };
    let day =
        (!then.get_time().is_nan()).then(|| (then.get_full_year(), then.get_month(), then.get_date())).and_then(day);
    match day {
        Some(day) => format!("{}, {:02}:{:02}", day.in_words(), then.get_hours(), then.get_minutes()),
        None => time.to_owned(),
    }
}

/// Days as chosen: `28 June – 14 November 2020`, `from 8 November 2020`.
pub fn days(days: Dates) -> String {
    match (days.first, days.last) {
        (Some(first), Some(last)) if first == last => first.in_words(),
        (Some(first), Some(last)) if first.year() == last.year() => {
            format!("{} {} – {}", first.day(), first.month_name(), last.in_words())
        }
        (Some(first), Some(last)) => format!("{} – {}", first.in_words(), last.in_words()),
        (Some(first), None) => format!("from {}", first.in_words()),
        (None, Some(last)) => format!("until {}", last.in_words()),
        (None, None) => "on any day".to_owned(),
    }
}

/// Years written about as chosen: `1984`, `1984–1985`, `from 1984`; days where they are no whole years.
pub fn years(years: Dates) -> String {
    let text = years.in_years();
    match text.split_once("..") {
        _ if text.contains('-') => days(years),
        None => text,
        Some(("", last)) => format!("until {last}"),
        Some((first, "")) => format!("from {first}"),
        Some((first, last)) => format!("{first}–{last}"),
    }
}

/// A number and its noun as in a sentence, small numbers in words: `nine articles`.
pub fn count_in_words(n: u32, noun: &str) -> String {
    let words =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match usize::try_from(n).ok().and_then(|n| words.get(n)) {
        Some(word) => format!("{word} {noun}{}", ending(n, noun)),
        None => count(n, noun),
    }
}

/// Names in a row: `Rebecca Rainey and Holly Otterbein`; `A, B and C`.
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// A passage as it is pointed at, and as it is named to those who hear it: `¶7` and `Paragraph 7`.
pub fn passage(id: PassageId) -> (String, String) {
    match id {
        PassageId::Body(n) => (format!("¶{n}"), format!("Paragraph {n}")),
        PassageId::Heading(n) => (format!("§{n}"), format!("Heading {n}")),
        PassageId::Title => ("title".to_owned(), "Title".to_owned()),
        PassageId::Dek => ("dek".to_owned(), "Line below the title".to_owned()),
    }
}

/// Who wrote it, and with whom: `Ezra Klein with Jane McAlevey`; `Unsigned` where nobody signs.
pub fn authors(front: &FrontMatter) -> String {
    let by = if front.authors.is_empty() { "Unsigned".to_owned() } else { list(&front.authors) };
    match &front.interviewee {
        Some(with) => format!("{by} with {with}"),
        None => by,
    }
}

/// The title to show. One that an editor supplied stands in square brackets; an article without any
/// goes by its slug, in brackets too.
pub fn title(front: &FrontMatter) -> String {
    match (&front.title, &front.title_note) {
        (Some(title), None) => title.clone(),
        (Some(title), Some(_)) => format!("[{title}]"),
        (None, _) => format!("[{}]", front.slug),
    }
}

/// The text with its first letter in upper case, as labels and values of some facets stand.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// What a facet is called, above its values (`many`) or before one of them.
pub fn facet(name: &str, many: bool) -> String {
    let (one, all) = match name {
        "kind" => ("Kind", "Kind"),
        "outlet" => ("Outlet", "Outlet"),
        "author" => ("Author", "Authors"),
        "place" => ("Place", "Places"),
        "concept" => ("Concept", "Concepts"),
        "person" => ("Person", "People"),
        "org" => ("Organisation", "Organisations"),
        "measure" => ("Measure", "Measures"),
        "event" => ("Event", "Events"),
        "work" => ("Work", "Works"),
        "about" => ("Year written about", "Years written about"),
        "year" => ("Year published", "Year published"),
        "tag" => ("Tag", "Tags"),
        other => return capital(&other.replace(['-', '_'], " ")),
    };
    if many { all.to_owned() } else { one.to_owned() }
}

/// What entries of a type are called, one (`Person`) or `many` (`People`).
pub fn entry_type(kind: EntryType, many: bool) -> String {
    facet(kind.facet(), many)
}

/// A facet's value as shown: kinds are common nouns and take a capital, names stay as they are.
pub fn facet_value(facet: &str, value: &str) -> String {
    if facet == "kind" { capital(value) } else { value.to_owned() }
}

/// What an order of results is called.
pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "Relevance",
        Sort::Newest => "Newest first",
        Sort::Oldest => "Oldest first",
        Sort::Title => "Title",
        Sort::Hits => "Hits per 1,000 words",
    }
}

/// A number with so many digits behind its point, at most six: `16.90`, `-1.25`.
pub fn decimal(n: f64, digits: u32) -> String {
    let unit = 10_i64.pow(digits.min(6));
    let scaled = (n * unit as f64).round() as i64;
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, rest) = (scaled.unsigned_abs() / unit.unsigned_abs(), scaled.unsigned_abs() % unit.unsigned_abs());
    let places = digits.min(6) as usize;
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0places$}") }
}

/// What an order of lines is called.
pub fn line_order(by: LineOrder) -> String {
    match by {
        LineOrder::Article => "Article".to_owned(),
        LineOrder::Position => "Position".to_owned(),
        LineOrder::Left(n) => format!("{n} left"),
        LineOrder::Right(n) => format!("{n} right"),
    }
}

/// Where the words beside a hit stand.
pub fn beside(flank: Flank) -> &'static str {
    match flank {
        Flank::Left => "Within five words before it",
        Flank::Right => "Within five words after it",
        Flank::Both => "Within five words of it",
    }
}

/// First letters of a name's words: `JM`, `AOC`.
pub fn initials(name: &str) -> String {
    name.split([' ', '-']).filter_map(|word| word.chars().find(|c| c.is_alphabetic())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_part_their_thousands() {
        for (n, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (14278, "14,278"), (1234567, "1,234,567")] {
            assert_eq!(number(n), text);
        }
        assert_eq!(count(1, "article"), "1 article");
        assert_eq!(count(0, "article"), "0 articles");
    }

    #[test]
    fn rates_and_minutes_are_rounded_and_never_divide_by_nothing() {
        assert_eq!(rate(45, 1357), "33.2");
        assert_eq!(rate(5, 0), "0.0");
        assert_eq!(rate(u32::MAX, 1), "4294967295000.0");
        assert_eq!(minutes(1357), "6\u{a0}min");
        assert_eq!(minutes(0), "1\u{a0}min");
    }

    #[test]
    fn dates_and_lists_read_as_prose() {
        assert_eq!(date("2020-06-30".parse().ok()), "30 June 2020");
        assert_eq!(date(None), "Undated");
        for (days, worded) in [
            ("2020-11-08", "8 November 2020"),
            ("2020-06-28..2020-11-14", "28 June – 14 November 2020"),
            ("2019-12-01..2020-01-31", "1 December 2019 – 31 January 2020"),
            ("2020-11-08..", "from 8 November 2020"),
            ("..2020", "until 31 December 2020"),
        ] {
            assert_eq!(days.parse().map(super::days), Ok(worded.to_owned()), "{days}");
        }
        for (years, worded) in [
            ("1984", "1984"),
            ("1984..1985", "1984–1985"),
            ("1984..", "from 1984"),
            ("..1985", "until 1985"),
            ("1984-03", "1 March – 31 March 1984"),
        ] {
            assert_eq!(years.parse().map(super::years), Ok(worded.to_owned()), "{years}");
        }
        assert_eq!(count_in_words(1, "article"), "one article");
        assert_eq!(count_in_words(9, "article"), "nine articles");
        assert_eq!(count_in_words(1300, "article"), "1,300 articles");
        let names: Vec<String> = ["A", "B", "C"].map(String::from).into();
        assert_eq!(list(&names[..0]), "");
        assert_eq!(list(&names[..1]), "A");
        assert_eq!(list(&names[..2]), "A and B");
        assert_eq!(list(&names), "A, B and C");
    }

    #[test]
    fn decimals_are_rounded_and_keep_their_sign() {
        for (n, digits, text) in
            [(16.9036, 2, "16.90"), (-1.254, 2, "-1.25"), (-0.001, 2, "0.00"), (0.999, 2, "1.00"), (3.5, 0, "4")]
        {
            assert_eq!(decimal(n, digits), text);
        }
    }

    #[test]
    fn initials_take_every_part_of_a_name() {
        for (name, letters) in [("Jane McAlevey", "JM"), ("Alexandria Ocasio-Cortez", "AOC"), ("Éva", "É"), ("", "")]
        {
            assert_eq!(initials(name), letters);
        }
    }

    #[test]
    fn facets_of_the_corpus_own_keys_are_worded_too() {
        assert_eq!(facet("org", true), "Organisations");
        assert_eq!(facet("reading_level", false), "Reading level");
        assert_eq!(facet_value("kind", "report"), "Report");
        assert_eq!(facet_value("place", "the Bronx"), "the Bronx");
    }
}
