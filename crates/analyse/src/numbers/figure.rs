//! One figure: from the number that begins at a word to what it says.

use crossread_model::{FigureKind, FigureValue, Reading};

use super::amount::{Amount, amount};
use super::lexicon::one_of;
use super::money::{self, Currency};
use super::quantity::{Quantity, Sort};
use super::text::{Text, is_hyphen};
use super::what::{self, Phrase};
use super::{duration, lexicon, names, qualifier, rank, ratio};

/// A figure and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spot {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) reading: Reading,
}

/// What stands at a word: a figure, or `None` for a number that states nothing; and the word after it.
/// `known` is the currency last spoken of.
pub(crate) fn figure(text: &Text, at: usize, known: Option<&'static str>) -> Option<(Option<Spot>, usize)> {
    if let Some(found) = ratio::in_a_word(text, at) {
        let value = FigureValue::One(found.value);
        let draft = Draft::new(text, at, found.to, FigureKind::Ratio, value, Some(found.unit.into()));
        return Some(draft.related(text, found.to));
    }
    if let Some(found) = rank::rank(text, at) {
        let value = FigureValue::One(found.q.value);
        let draft = Draft { end: found.end, ..Draft::new(text, at, found.to, FigureKind::Rank, value, found.unit) };
        return Some(draft.related(text, found.to));
    }
    if let Some((value, unit, to)) = duration::with_article(text, at) {
        let draft = Draft::new(text, at, to, FigureKind::Duration, FigureValue::One(value), Some(unit.into()));
        return Some(draft.related(text, to));
    }
    if let Some(found) = how_often(text, at) {
        return Some(found);
    }
    if duration::part_of_century(text, at) {
        let value = FigureValue::One(25.0);
        let draft = Draft::new(text, at, at + 2, FigureKind::Duration, value, Some("years".into()));
        return Some(draft.related(text, at + 2));
    }
    if duration::decades(text, at) {
        let value = FigureValue::One(10.0);
        let draft = Draft::new(text, at, at + 1, FigureKind::Duration, value, Some("years".into()));
        return Some(Draft { qualifier: Some("order of"), ..draft }.related(text, at + 1));
    }
    Some(number(text, amount(text, at, known)?))
}

/// *once a year*, *twice a week*.
fn how_often(text: &Text, at: usize) -> Option<(Option<Spot>, usize)> {
    let value = match text.word(at) {
        "once" => 1.0,
        "twice" => 2.0,
        _ => return None,
    };
    let (per, to) = money::per(text, at + 1).filter(|_| text.word(at + 1) != "per")?;
    let unit = Some(format!("times {per}"));
    let draft = Draft::new(text, at, to, FigureKind::Rate, FigureValue::One(value), unit);
    Some(draft.related(text, to))
}

/// A figure that begins with a number.
fn number(text: &Text, amount: Amount) -> (Option<Spot>, usize) {
    let q = amount.q;
    if q.sort == Sort::Ordinal {
        return (None, q.to);
    }
    let time = duration::behind(text, &q);
    let times = text.word(q.to) == "times" && text.joins(q.to);
    let sign = amount.currency.is_some() || amount.percent || text.slice(q.end, text.start(q.to)).starts_with('°');
    if names::holds(text, &q, sign || time.is_some() || times) {
        return (None, q.to);
    }
    let draft = |kind, value, unit: &str| Draft::of(text, &q, kind, value, Some(unit.to_owned()));
    if let Some(currency) = amount.currency {
        return money(text, &amount, currency);
    }
    if amount.percent {
        let points = text.word(q.to - 1).starts_with("point");
        return draft(FigureKind::Percent, amount.value(1.0), if points { "points" } else { "percent" })
            .related(text, q.to);
    }
    if is_points(text, &q) {
        let made = draft(FigureKind::Percent, amount.value(1.0), "points");
        return Draft { end: text.end(q.to), ..made }.related(text, q.to + 1);
    }
    if let Some(found) = ratio::of_two(text, &q).filter(|_| amount.top.is_none()) {
        let value = FigureValue::One(found.value);
        let draft = Draft { end: found.end, ..draft(FigureKind::Ratio, value, found.unit) };
        return draft.related(text, found.to);
    }
    if let Some(found) = ratio::multiple(text, &q) {
        let draft = Draft { end: found.end, ..draft(FigureKind::Ratio, amount.value(1.0), found.unit) };
        return draft.related(text, found.to);
    }
    if let Some(found) = time {
        let kind = if found.age { FigureKind::Count } else { FigureKind::Duration };
        let vague = (q.sort == Sort::Vague).then_some("order of");
        let made = Draft { end: found.end, ..draft(kind, amount.value(found.by), found.unit) };
        let made = Draft { qualifier: made.qualifier.or(vague), ..made };
        return match money::per(text, found.to).filter(|_| !found.age) {
            Some((per, to)) => made.rate(text, &format!("{} {per}", found.unit), to),
            None => made.related(text, found.to),
        };
    }
    if q.sort == Sort::Part {
        return match ratio::of_whole(text, &q) {
            Some(found) => draft(FigureKind::Ratio, amount.value(1.0), found.unit).related(text, found.to),
            None => (None, q.to),
        };
    }
    count(text, &amount)
}

/// *16 points behind*, *down 4 points*: points of a percentage, not those of a game or a list.
fn is_points(text: &Text, q: &Quantity) -> bool {
    let led = one_of(text.back(q.from, 1), "by up down rose fell gained lost");
    let compared = matches!(text.word(q.to + 1), "behind" | "ahead" | "lower" | "higher" | "above" | "below");
    text.word(q.to) == "points" && text.joins(q.to) && (led || compared)
}

/// A sum: with what it is paid for, and with a conversion in brackets, which belongs to it.
fn money(text: &Text, amount: &Amount, currency: Currency) -> (Option<Spot>, usize) {
    let q = amount.q;
    if currency.part < 1.0 && ratio::on_the_dollar(text, q.to) {
        let draft = Draft::of(text, &q, FigureKind::Ratio, amount.value(currency.part), Some("to the dollar".into()));
        return draft.related(text, q.to);
    }
    let (mut to, mut end, mut code) = (q.to, q.end, currency.code);
    if let Some((after, close, other)) = conversion(text, to, end) {
        // *$18.40 (U.S. $12.90)*: the first are dollars of another country.
        if other == code {
            code = money::dollars_near(text, q.from).unwrap_or(code);
        }
        (to, end) = (after, close);
    }
    let mut unit = money::unit(code).to_owned();
    if text.slice(end, text.start(to)).starts_with('+') {
        end += 1;
    }
    let behind = if text.slice(end, text.start(to)).trim().is_empty() { money::per_from(text, to) } else { None };
    if let Some((per, after)) = behind {
        unit = format!("{unit} {per}");
        to = after;
    }
    let value = amount.value(currency.part);
    let draft = Draft::of(text, &q, FigureKind::Money, value, Some(unit));
    Draft { end, currency: Some(code), ..draft }.related(text, to)
}

/// An amount in another currency in brackets right behind one: the word after it, the first byte after the
/// closing bracket, and the currency.
fn conversion(text: &Text, to: usize, end: u32) -> Option<(usize, u32, &'static str)> {
    if text.slice(end, text.start(to)).trim() != "(" {
        return None;
    }
    // Letters may stand before the sign: U.S. $12.90.
    let other = (to..to + 3).find_map(|at| super::amount::amount(text, at, None))?;
    let begins = text.slice(end, other.q.start).trim() == "(";
    let closes = text.slice(other.q.end, text.start(other.q.to)).starts_with(')');
    let code = other.currency.filter(|_| begins && closes)?.code;
    Some((other.q.to, other.q.end + 1, code))
}

/// A count or, where something stands behind it that it is counted by, a rate.
fn count(text: &Text, amount: &Amount) -> (Option<Spot>, usize) {
    let q = amount.q;
    if is_bare_one(text, &q) {
        return (None, q.to);
    }
    let near = text.joins(q.to);
    let of = usize::from(near && text.word(q.to) == "of" && text.follows(q.to));
    let determiner = usize::from(of == 1 && what::is_determiner(text.word(q.to + 1)));
    let more =
        usize::from(near && of == 0 && matches!(text.word(q.to), "more" | "other" | "additional" | "new" | "such"));
    let at = q.to + of + determiner + more;
    let phrase = if near { what::behind(text, at).or_else(|| what::behind(text, q.to)) } else { None };
    let aged = duration::is_age(text, q.from);
    let unit = match (&phrase, aged) {
        (_, true) => Some("years of age".to_owned()),
        (Some(phrase), _) => Some(phrase.head.clone()),
        (None, _) if text.slice(q.end, text.start(q.to)).starts_with('°') => Some("degrees".to_owned()),
        (None, _) => measure(text, &q),
    };
    let mut draft = Draft::of(text, &q, FigureKind::Count, amount.value(1.0), unit);
    if text.slice(q.end, text.start(q.to)).starts_with('+') {
        draft.end += 1;
        draft.qualifier = draft.qualifier.or(Some("over"));
    }
    // 20 miles an hour; 50 deaths per 100,000.
    let words = phrase.as_ref().map_or(0, |phrase| crossread_text::words(phrase.text).count());
    let after = phrase.as_ref().map_or(q.to, |_| if text.start(at) < draft.end { q.to } else { at + words });
    if let Some((per, to)) = money::per(text, after).or_else(|| per_number(text, after)) {
        let unit = draft.unit.take().map_or(per.clone(), |unit| format!("{unit} {per}"));
        let draft = Draft { what: phrase.map(|p| p.text.to_owned()), ..draft };
        return draft.rate(text, &unit, to);
    }
    if let Some(phrase) = phrase.filter(|_| !aged) {
        draft.what = Some(phrase.text.to_owned());
    }
    draft.related(text, q.to)
}

/// *per 100,000*, with the word after it.
fn per_number(text: &Text, at: usize) -> Option<(String, usize)> {
    if !(text.word(at) == "per" || text.reads(at, "for every") || text.reads(at, "out of every")) || !text.follows(at) {
        return None;
    }
    let from = at
        + if text.word(at) == "per" {
            1
        } else if text.word(at) == "for" {
            2
        } else {
            3
        };
    let q = super::quantity::quantity(text, from, false)?;
    Some((format!("per {}", text.slice(q.start, q.end)), q.to))
}

/// The sign of a measure glued to the digits.
fn measure(text: &Text, q: &Quantity) -> Option<String> {
    (q.sort == Sort::Measure).then(|| text.raw(q.from).trim_start_matches(|c: char| !c.is_alphabetic()).to_owned())
}

/// *One* alone mostly points (*one of those*, *no one*, *one thing*); it counts where a word says so.
fn is_bare_one(text: &Text, q: &Quantity) -> bool {
    if q.value != 1.0 || q.sort != Sort::Words {
        return false;
    }
    let (before, two) = (text.back(q.from, 1), text.back(q.from, 2));
    let counted =
        matches!(before, "only" | "just" | "exactly") || matches!((two, before), ("at", "least") | ("more", "than"));
    let named = text.joins(q.to) && what::behind(text, q.to).is_some();
    !(counted && named || duration::is_age(text, q.from))
}

/// A figure in the making.
struct Draft {
    start: u32,
    end: u32,
    from: usize,
    kind: FigureKind,
    value: FigureValue,
    unit: Option<String>,
    currency: Option<&'static str>,
    qualifier: Option<&'static str>,
    what: Option<String>,
}

impl Draft {
    /// The figure that is the words `from..to`.
    fn new(text: &Text, from: usize, to: usize, kind: FigureKind, value: FigureValue, unit: Option<String>) -> Self {
        let (start, end) = (text.start(from), text.end(to - 1));
        let qualifier = qualifier::before(text, from);
        Self { start, end, from, kind, value, unit, currency: None, qualifier, what: None }
    }

    /// The figure that is this number.
    fn of(text: &Text, q: &Quantity, kind: FigureKind, value: FigureValue, unit: Option<String>) -> Self {
        let mut draft = Self { start: q.start, end: q.end, ..Self::new(text, q.from, q.to, kind, value, unit) };
        // The letters of a currency stand before the number; so does what qualifies it.
        while draft.from > 0 && text.end(draft.from - 1) > draft.start {
            draft.from -= 1;
        }
        if text.start(draft.from) != text.start(q.from) {
            draft.qualifier = qualifier::before(text, draft.from);
        }
        let couple = text.word(q.to - 1) == "couple" && q.sort == Sort::Article;
        let vague = (q.sort == Sort::Vague).then_some("order of");
        draft.qualifier = draft.qualifier.or(if couple { Some("about") } else { vague });
        draft
    }

    /// The figure as a rate whose unit ends before the word `to`.
    fn rate(self, text: &Text, unit: &str, to: usize) -> (Option<Spot>, usize) {
        let end = text.end(to - 1).max(self.end);
        Self { kind: FigureKind::Rate, unit: Some(unit.to_owned()), end, ..self }.related(text, to)
    }

    /// The figure, with what it counts looked for behind the word before `to`, and else before it.
    fn related(mut self, text: &Text, to: usize) -> (Option<Spot>, usize) {
        let mut next = to;
        if let Some((sense, after)) = qualifier::behind(text, to) {
            self.qualifier = self.qualifier.or(Some(sense));
            next = after;
        }
        if self.what.is_none() {
            let gap = text.slice(self.end, text.start(next));
            let near = gap.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '\u{a0}') || is_hyphen(gap);
            let behind = if near { what::related(text, next) } else { None };
            let found: Option<Phrase> = behind.or_else(|| what::before(text, self.from));
            self.what = found.map(|phrase| phrase.text.to_owned());
        }
        let Self { start, end, kind, value, unit, currency, qualifier, what, .. } = self;
        let reading = Reading {
            kind,
            value,
            unit: unit.filter(|unit| !unit.is_empty() && lexicon::magnitude(unit).is_none()),
            currency: currency.map(Into::into),
            qualifier: qualifier.map(Into::into),
            what,
            who: None,
            when: None,
        };
        (Some(Spot { start, end, reading }), to)
    }
}
