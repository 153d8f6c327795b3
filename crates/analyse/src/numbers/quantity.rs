//! Numbers, in digits or in English words, before anything is said of what they count.

use super::digits::digits;
use super::lexicon::{magnitude, magnitudes, ordinal, part, ten, unit};
use super::text::Text;

/// A number and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Quantity {
    /// The number.
    pub(crate) value: f64,
    /// Its first word.
    pub(crate) from: usize,
    /// The word after its last.
    pub(crate) to: usize,
    /// First byte.
    pub(crate) start: u32,
    /// First byte after it.
    pub(crate) end: u32,
    /// How it is written.
    pub(crate) sort: Sort,
    /// The magnitude that ends it: a million in *5 million*, otherwise 1.
    pub(crate) factor: f64,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Digits alone: they may also be a year or a part of a name.
    Digits,
    /// Digits with marks, a fraction or a magnitude: nothing but a number.
    Marked,
    /// Words: *twenty-two*.
    Words,
    /// A magnitude with an article: *a hundred*, *a dozen*.
    Article,
    /// A magnitude in the plural, of which only the order is said: *thousands*.
    Vague,
    /// A part of a whole: *two-thirds*, *half*, *2/3*.
    Part,
    /// *12th*.
    Ordinal,
    /// *3x*.
    Times,
    /// *5km*.
    Measure,
}

/// The number that begins with this word. `money` where a sign of money stands before it.
pub(crate) fn quantity(text: &Text, at: usize, money: bool) -> Option<Quantity> {
    match text.raw(at).bytes().next()? {
        b'0'..=b'9' => digits(text, at, money),
        b if b.is_ascii_alphabetic() => in_words(text, at),
        _ => part_sign(text, at),
    }
}

/// A fraction that is one character: *½*.
fn part_sign(text: &Text, at: usize) -> Option<Quantity> {
    let value = match text.raw(at) {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        _ => return None,
    };
    Some(Quantity::new(text, at, at + 1, value, Sort::Part))
}

impl Quantity {
    /// A number that is the words `from..to`.
    pub(crate) fn new(text: &Text, from: usize, to: usize, value: f64, sort: Sort) -> Self {
        let end = to.checked_sub(1).map_or(0, |last| text.end(last));
        Self { value, from, to, start: text.start(from), end, sort, factor: 1.0 }
    }
}

fn in_words(text: &Text, at: usize) -> Option<Quantity> {
    match text.word(at) {
        "a" | "an" => with_article(text, at),
        "half" => Some(half(text, at)),
        "tens" | "hundreds" | "thousands" | "millions" if text.reads(at + 1, "of") => {
            match magnitudes(text.word(at + 2)).filter(|by| *by >= 1e3 && text.follows(at + 2)) {
                Some(by) => {
                    let times = magnitudes(text.word(at)).unwrap_or(10.0);
                    Some(Quantity::new(text, at, at + 3, times * by, Sort::Vague))
                }
                None => vague(text, at),
            }
        }
        _ => cardinal(text, at).or_else(|| vague(text, at)),
    }
}

/// *one-half billion*, *three quarters of a million*: a part of a magnitude is a number.
fn part_of_magnitude(text: &Text, q: Quantity) -> Quantity {
    let of = if text.reads(q.to, "of a") && text.follows(q.to) { 2 } else { 0 };
    match magnitude(text.word(q.to + of)).filter(|by| *by >= 1e6 && text.joins(q.to + of)) {
        Some(by) => Quantity::new(text, q.from, q.to + of + 1, q.value * by, Sort::Article),
        None => q,
    }
}

fn vague(text: &Text, at: usize) -> Option<Quantity> {
    // *Scores of them*, but *their test scores*.
    let stands = text.word(at) != "scores" || text.reads(at + 1, "of");
    Some(Quantity::new(text, at, at + 1, magnitudes(text.word(at)).filter(|_| stands)?, Sort::Vague))
}

/// *a hundred*, *a dozen*, *a couple*, *a third*, *a million and a half*.
fn with_article(text: &Text, at: usize) -> Option<Quantity> {
    let next = text.word(at + 1);
    if !text.follows(at + 1) {
        return None;
    }
    if let Some(by) = magnitude(next) {
        let mut q = tens(text, at + 1, 1.0)?;
        (q.from, q.start, q.sort) = (at, text.start(at), Sort::Article);
        if text.reads(q.to, "and a half") {
            q = Quantity::new(text, at, q.to + 3, q.value + by / 2.0, Sort::Article);
        }
        return Some(q);
    }
    match next {
        "dozen" => Some(Quantity::new(text, at, at + 2, 12.0, Sort::Article)),
        "couple" if text.reads(at + 2, "of") || text.word(at + 2).ends_with('s') => {
            Some(Quantity::new(text, at, at + 2, 2.0, Sort::Article))
        }
        "score" if text.reads(at + 2, "of") => Some(Quantity::new(text, at, at + 2, 20.0, Sort::Article)),
        "half" if text.reads(at + 2, "dozen") => Some(Quantity::new(text, at, at + 3, 6.0, Sort::Article)),
        "half" if magnitude(text.word(at + 2)).is_some_and(|by| by >= 1e6) && text.joins(at + 2) => {
            let by = magnitude(text.word(at + 2))?;
            Some(Quantity::new(text, at, at + 3, by / 2.0, Sort::Article))
        }
        // *A second* is no part, and a *quarter* may be three months.
        "third" | "quarter" | "fifth" | "sixth" | "tenth" | "half" => {
            Some(part_of_magnitude(text, Quantity::new(text, at, at + 2, 1.0 / part(next)?, Sort::Part)))
        }
        _ => None,
    }
}

/// *half*, *half a million*, *half-million*, *half a dozen*.
fn half(text: &Text, at: usize) -> Quantity {
    let of = if text.reads(at + 1, "a") && text.follows(at + 1) { at + 2 } else { at + 1 };
    let by = match text.word(of) {
        "dozen" => Some(12.0),
        word => magnitude(word).filter(|by| *by >= 1e6),
    };
    match by.filter(|_| text.joins(of)) {
        Some(by) => Quantity::new(text, at, of + 1, by / 2.0, Sort::Article),
        None => Quantity::new(text, at, at + 1, 0.5, Sort::Part),
    }
}

/// *twenty-two*, *three hundred and five thousand*, *two-thirds*, *two dozen*, *one and a half million*.
fn cardinal(text: &Text, at: usize) -> Option<Quantity> {
    let (value, to) = below_hundred(text, at)?;
    let next = text.word(to);
    // Parts: three-quarters, two thirds. The part is plural, but for *one third*.
    if value < 20.0
        && text.joins(to)
        && let Some(by) = part(next).filter(|_| (value == 1.0) != next.ends_with('s') && next != "halves")
        && !(value == 1.0 && text.follows(to) && next == "quarter" && text.reads(to + 1, "century"))
    {
        return Some(part_of_magnitude(text, Quantity::new(text, at, to + 1, value / by, Sort::Part)));
    }
    if next == "dozen" && text.joins(to) {
        return Some(Quantity::new(text, at, to + 1, value * 12.0, Sort::Words));
    }
    if text.reads(to, "and a half") && text.follows(to) {
        let by = magnitude(text.word(to + 3)).filter(|_| text.follows(to + 3));
        let end = to + 3 + usize::from(by.is_some());
        return Some(Quantity::new(text, at, end, (value + 0.5) * by.unwrap_or(1.0), Sort::Words));
    }
    let mut q = tens(text, to, value)?;
    (q.from, q.start) = (at, text.start(at));
    Some(q)
}

/// One to ninety-nine, and the word after it.
fn below_hundred(text: &Text, at: usize) -> Option<(f64, usize)> {
    if let Some(tens) = ten(text.word(at)) {
        let ones = unit(text.word(at + 1)).filter(|n| (1.0..10.0).contains(n) && text.joins(at + 1));
        return Some((tens + ones.unwrap_or(0.0), at + 1 + usize::from(ones.is_some())));
    }
    Some((unit(text.word(at))?, at + 1))
}

/// What multiplies and adds to a number: *(three) hundred thousand and five*. The number read so far
/// ends before the word `to`.
fn tens(text: &Text, to: usize, first: f64) -> Option<Quantity> {
    let (mut total, mut group, mut to) = (0.0, first, to);
    let mut last = f64::INFINITY;
    loop {
        // *Eleven millions of dollars*, as it was once written.
        let plural = || magnitudes(text.word(to)).filter(|by| *by >= 1e6);
        if let Some(by) = magnitude(text.word(to)).or_else(plural).filter(|_| text.joins(to) || to == 0) {
            if by == 1e2 {
                group *= by;
            } else if by < last {
                total += group * by;
                (group, last) = (0.0, by);
            } else {
                total = (total + group) * by;
                group = 0.0;
            }
            to += 1;
            continue;
        }
        // More words follow only a round number: *three hundred [and] five*, *two thousand six hundred*.
        let and = usize::from(text.word(to) == "and" && text.follows(to) && group % 100.0 == 0.0);
        let round = total + group >= 100.0 && group % 100.0 == 0.0;
        match below_hundred(text, to + and).filter(|_| round && text.follows(to + and)) {
            // *One hundred and two hundred* are two numbers.
            Some((n, after)) if and == 0 || magnitude(text.word(after)).is_none() => {
                (group, to) = (group + n, after);
            }
            _ => break,
        }
    }
    let factor = if group == 0.0 && last.is_finite() { last } else { 1.0 };
    Some(Quantity { factor, ..Quantity::new(text, to.saturating_sub(1), to, total + group, Sort::Words) })
}

/// The ordinal that is this word: *third*, *12th*, *twenty-third* from its first word.
pub(crate) fn ordinal_at(text: &Text, at: usize) -> Option<Quantity> {
    if let Some(value) = ordinal(text.word(at)) {
        return Some(Quantity::new(text, at, at + 1, value, Sort::Ordinal));
    }
    if let Some(tens) = ten(text.word(at)) {
        let ones = ordinal(text.word(at + 1)).filter(|n| *n < 10.0 && text.joins(at + 1))?;
        return Some(Quantity::new(text, at, at + 2, tens + ones, Sort::Ordinal));
    }
    if text.raw(at).starts_with(|c: char| c.is_ascii_digit()) {
        return digits(text, at, false).filter(|q| q.sort == Sort::Ordinal);
    }
    None
}
