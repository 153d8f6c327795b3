//! Numbers in digits: marks of thousands and decimals, fractions, and what is glued behind them.

use super::lexicon::{magnitude, one_of, short_magnitude};
use super::quantity::{Quantity, Sort};
use super::text::{Text, is_blank, is_hyphen};

/// The number in digits that begins with this word; `money` where a sign of money stands before it.
/// `None` also where the digits are part of something else, such as *3D* or *401k*.
pub(crate) fn digits(text: &Text, at: usize, money: bool) -> Option<Quantity> {
    let raw = text.raw(at);
    let cut = raw.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(raw.len());
    let (head, tail) = raw.split_at(cut);
    if !head.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let tail = tail.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰']);
    let mut value = plain(head, text.decimal_comma)?;
    let mut q = Quantity::new(text, at, at + 1, value, Sort::Digits);
    q.sort = if head.contains(['.', ',']) { Sort::Marked } else { Sort::Digits };
    if tail.is_empty() {
        value = grouped(text, &mut q, value);
        value = fraction(text, &mut q, value);
    } else if let Some(part) = vulgar(tail) {
        value += part;
        q.sort = Sort::Marked;
    } else if matches!(tail, "st" | "nd" | "rd" | "th") {
        q.sort = Sort::Ordinal;
    } else if let Some(factor) = short_magnitude(&tail.to_ascii_lowercase(), money) {
        // A thousand employees may be “1k”; a retirement plan is a 401k.
        if tail == "k" && head.len() == 3 && !money {
            return None;
        }
        value *= factor;
        (q.factor, q.sort) = (factor, Sort::Marked);
    } else if tail == "x" || tail == "X" {
        q.sort = Sort::Times;
    } else if is_measure(tail) {
        q.sort = Sort::Measure;
    } else {
        return None;
    }
    if signed(text, at) {
        value = -value;
        q.start -= text.before(at).chars().next_back().map_or(0, |c| c.len_utf8() as u32);
    }
    if matches!(q.sort, Sort::Digits | Sort::Marked) {
        value = magnified(text, &mut q, value, money);
    }
    q.value = value;
    Some(q)
}

/// Digits with their marks. Where they can be read in two ways, the language decides: 1.500 is one
/// and a half in English. `None` for what is no number: 8.12.9020, 1.2.3.
fn plain(head: &str, decimal_comma: bool) -> Option<f64> {
    let decimal = if decimal_comma { ',' } else { '.' };
    let mark = head.chars().rfind(|c| !c.is_ascii_digit());
    let other = if mark == Some(',') { '.' } else { ',' };
    let (whole, part) = match mark {
        None => (head, ""),
        // 1,234.5 and 1.234,5: the last mark is the decimal one, in whatever language.
        Some(mark) if head.contains(other) => head.split_once(mark)?,
        Some(mark) if head.matches(mark).count() == 1 => {
            let (whole, part) = head.split_once(mark)?;
            if mark == decimal || part.len() < 3 { (whole, part) } else { (head, "") }
        }
        Some(_) => (head, ""),
    };
    let is_whole = whole.bytes().all(|b| b.is_ascii_digit()) || is_grouped(whole);
    let is_part = part.bytes().all(|b| b.is_ascii_digit());
    let digits = format!("{}.{part}0", whole.replace([',', '.'], ""));
    digits.parse().ok().filter(|value: &f64| is_whole && is_part && value.is_finite())
}

/// Groups of three: 1,234,567; or lakhs and crores: 10,00,000.
fn is_grouped(whole: &str) -> bool {
    let mut parts = whole.split([',', '.']);
    let first = parts.next().map_or(0, str::len);
    let sizes: Vec<usize> = parts.map(str::len).collect();
    let Some((last, inner)) = sizes.split_last() else { return false };
    let same = |size: usize| inner.iter().all(|n| *n == size);
    *last == 3 && ((first <= 3 && same(3)) || (first <= 2 && same(2) && whole.contains(',')))
}

/// Groups of three behind no-break spaces or apostrophes: 1 000 000, 1’000.
fn grouped(text: &Text, q: &mut Quantity, mut value: f64) -> f64 {
    let is_group = |at: usize| {
        let word = text.raw(at);
        word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit())
    };
    let first = text.raw(q.from).len() <= 3;
    while first && matches!(text.before(q.to), "\u{a0}" | "\u{202f}" | "\u{2009}" | "'" | "’") && is_group(q.to) {
        value = value * 1000.0 + text.raw(q.to).parse::<f64>().unwrap_or_default();
        q.end = text.end(q.to);
        q.to += 1;
        q.sort = Sort::Marked;
    }
    value
}

/// A fraction behind a whole number, or alone: *5 ½*, *3 1/2*, *2/3*. Not *9/11* or *24/7*.
fn fraction(text: &Text, q: &mut Quantity, value: f64) -> f64 {
    let (to, value, sort) = if let Some(part) = vulgar(text.raw(q.to)).filter(|_| text.follows(q.to)) {
        (q.to + 1, value + part, Sort::Marked)
    } else if let Some(part) = over(text, q.from) {
        (q.from + 2, part, Sort::Part)
    } else if let Some(part) = over(text, q.to).filter(|_| text.follows(q.to)) {
        (q.to + 2, value + part, Sort::Marked)
    } else {
        return value;
    };
    (q.to, q.end, q.sort) = (to, text.end(to - 1), sort);
    value
}

/// The fraction that is this word and the next, parted by a stroke.
fn over(text: &Text, at: usize) -> Option<f64> {
    let small = |at: usize| text.raw(at).parse::<u8>().ok();
    let (n, d) = (small(at)?, small(at + 1)?);
    let is_part = matches!(d, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16) && n < d && n > 0;
    let stands = text.before(at + 1) == "/" && !text.after(at + 1).starts_with('/');
    (is_part && stands).then(|| f64::from(n) / f64::from(d))
}

fn vulgar(tail: &str) -> Option<f64> {
    Some(match tail {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        _ => return None,
    })
}

/// Signs of units that are written right behind digits.
fn is_measure(tail: &str) -> bool {
    one_of(
        tail,
        "km m cm mm kg g mg t ft in mi mph kph km² m² W kW MW GW TW kWh MWh GWh TWh GB TB MB h min ha lb \
                 lbs oz C F",
    )
}

/// True where a minus stands right before the digits, and a blank before it.
fn signed(text: &Text, at: usize) -> bool {
    let gap = text.before(at);
    let minus = gap.strip_suffix('−').or_else(|| gap.strip_suffix('-'));
    minus.is_some_and(|head| head.ends_with(char::is_whitespace) || (head.is_empty() && at == 0))
}

/// A magnitude behind digits: *33 million*, *33-million*, *5 bn*, *300 hundred thousand*.
fn magnified(text: &Text, q: &mut Quantity, mut value: f64, money: bool) -> f64 {
    let factor = |word: &str, gap: &str| {
        let near = is_blank(gap) || is_hyphen(gap);
        magnitude(word).or_else(|| short_magnitude(word, money)).filter(|_| near && word != "k" && word != "t")
    };
    while let Some(by) = factor(text.word(q.to), text.before(q.to)) {
        value *= by;
        q.factor *= by;
        q.end = text.end(q.to);
        q.to += 1;
        q.sort = Sort::Marked;
    }
    value
}
