//! A number or a range of numbers, with the currency or percent sign that stands at it.

use crossread_model::FigureValue;

use super::money::{self, Currency};
use super::quantity::{Quantity, Sort, quantity};
use super::text::{Text, is_blank, is_dash, is_hyphen};

/// One number, or two that are a range.
pub(crate) struct Amount {
    /// The number, or the first of the two; its words and bytes are those of the whole.
    pub(crate) q: Quantity,
    /// The greater number of a range.
    pub(crate) top: Option<f64>,
    /// The currency, from a sign before it or a name behind it.
    pub(crate) currency: Option<Currency>,
    /// True where a percent sign or word stands at it.
    pub(crate) percent: bool,
}

impl Amount {
    /// The numbers, each times `by`.
    pub(crate) fn value(&self, by: f64) -> FigureValue {
        match self.top {
            Some(top) => FigureValue::Range(self.q.value * by, Some(top * by)),
            None => FigureValue::One(self.q.value * by),
        }
    }
}

/// The amount that begins with this word. `known` is the currency last spoken of.
pub(crate) fn amount(text: &Text, at: usize, known: Option<&'static str>) -> Option<Amount> {
    let mut first = one(text, at, known)?;
    let Some((second, top)) = second(text, &first, known) else { return Some(first) };
    // $5–10 million: the magnitude belongs to both.
    if first.q.factor == 1.0 && second.q.factor > 1.0 && first.q.value < top / second.q.factor {
        first.q.value *= second.q.factor;
    }
    first.top = Some(top);
    (first.q.to, first.q.end) = (second.q.to, second.q.end);
    if first.q.sort == Sort::Digits {
        first.q.sort = second.q.sort;
    }
    first.currency = first.currency.or(second.currency);
    first.percent |= second.percent;
    Some(first)
}

/// A number with its own sign or unit of money or percent.
fn one(text: &Text, at: usize, known: Option<&'static str>) -> Option<Amount> {
    let sign = money::sign(text, at);
    let mut q = quantity(text, at, sign.is_some())?;
    let mut currency = sign.map(|(currency, start)| {
        q.start = start;
        currency
    });
    if currency.is_none()
        && q.sort != Sort::Part
        && let Some((named, to, end)) = money::name(text, &q, known)
    {
        (q.to, q.end, currency) = (to, end, Some(named));
    }
    let mut percent = false;
    if currency.is_none()
        && let Some((to, end)) = percent_behind(text, &q)
    {
        (q.to, q.end, percent) = (to, end, true);
    }
    Some(Amount { q, top: None, currency, percent })
}

/// A percent sign or word right behind a number: the word after it, and the first byte after it.
pub(crate) fn percent_behind(text: &Text, q: &Quantity) -> Option<(usize, u32)> {
    let gap = text.slice(q.end, text.start(q.to));
    let bare = gap.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    if let Some(sign) = bare.chars().next().filter(|c| matches!(c, '%' | '％')) {
        return Some((q.to, q.end + (gap.len() - bare.len() + sign.len_utf8()) as u32));
    }
    if !text.joins(q.to) {
        return None;
    }
    let words = match text.word(q.to) {
        "percent" | "pct" | "percents" | "prozent" | "procent" | "percento" => 1,
        "per" if matches!(text.word(q.to + 1), "cent" | "cento") && text.joins(q.to + 1) => 2,
        "por" if matches!(text.word(q.to + 1), "ciento" | "cento") => 2,
        "pour" if text.word(q.to + 1) == "cent" => 2,
        "percentage" if matches!(text.word(q.to + 1), "points" | "point") => 2,
        _ => return None,
    };
    Some((q.to + words, text.end(q.to + words - 1)))
}

/// The second number of a range, and its value: behind a dash, *to*, *or*, or *and* after *between*.
fn second(text: &Text, first: &Amount, known: Option<&'static str>) -> Option<(Amount, f64)> {
    let q = &first.q;
    if !matches!(q.sort, Sort::Digits | Sort::Marked | Sort::Words) {
        return None;
    }
    let gap = text.slice(q.end, text.start(q.to));
    let digits = |at: usize| text.raw(at).starts_with(|c: char| c.is_ascii_digit());
    let stripped = gap.trim_end_matches(['$', '€', '£']);
    let (at, word) = match text.word(q.to) {
        _ if digits(q.to) && is_dash(stripped) => (q.to, "-"),
        word @ ("to" | "and" | "or") if text.joins(q.to) || is_blank(gap) => (q.to + 1, word),
        _ => return None,
    };
    let next = one(text, at, known)?;
    let apart = matches!(next.q.sort, Sort::Ordinal | Sort::Part | Sort::Times | Sort::Article);
    if apart || (word != "-" && !text.joins(at) && next.currency.is_none() && !is_hyphen(text.before(at))) {
        return None;
    }
    let factor = if q.factor == 1.0 { next.q.factor } else { 1.0 };
    let scaled = if q.value * factor <= next.q.value { q.value * factor } else { q.value };
    let (from, back) = (text.back(q.from, 1), text.back(q.from, 2));
    // *From 5 percent to 10 percent* is a change and has two numbers, each with its unit.
    let own = |a: &Amount| a.percent || a.currency.is_some();
    let both = own(first) && own(&next);
    let fits = match word {
        "and" => from == "between" || (matches!(from, "about" | "roughly") && back == "between"),
        "or" => scaled < next.q.value && next.q.value <= scaled * 2.0 && !both,
        // So is *rose 5 percent to 12 percent*.
        "to" if both => !matches!(
            from,
            "from" | "rose" | "fell" | "grew" | "up" | "down" | "by" | "dropped" | "increased" | "climbed"
        ),
        "to" => !own(first),
        _ => true,
    };
    (fits && scaled < next.q.value).then(|| {
        let top = next.q.value;
        (next, top)
    })
}
