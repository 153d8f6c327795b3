//! How long, and how old: *two years*, *3-day*, *half an hour*, *a year and a half*, *26 years old*.

use super::lexicon::{one_of, time};
use super::quantity::{Quantity, Sort};
use super::text::Text;

/// A time: what to multiply by, its unit, the word after it and the first byte after it.
pub(crate) struct Duration {
    pub(crate) by: f64,
    pub(crate) unit: &'static str,
    pub(crate) to: usize,
    pub(crate) end: u32,
    /// True for an age.
    pub(crate) age: bool,
}

/// The unit of time behind a number.
pub(crate) fn behind(text: &Text, q: &Quantity) -> Option<Duration> {
    let mut at = q.to;
    if !text.joins(at) {
        return None;
    }
    // Parts are of one unit: half an hour, a quarter of a century.
    if q.sort == Sort::Part {
        at += usize::from(text.word(at) == "of");
        at += usize::from(matches!(text.word(at), "a" | "an"));
    }
    let adjective = one_of(
        text.word(at),
        "more full long short whole consecutive straight successive additional solid entire business \
                 working calendar school crucial extra fiscal light of brief further hard difficult remaining",
    );
    let of = text.word(at) == "of";
    if adjective && (!of || q.sort == Sort::Vague || is_couple(text, q)) {
        at += 1;
    }
    let (unit, by) = time(text.word(at)).filter(|_| text.joins(at))?;
    // The third century is no time; *two second homes* are none either.
    if matches!(text.word(at), "second" | "minute") && q.value != 1.0 && q.sort != Sort::Part && text.follows(at) {
        return None;
    }
    let age = match text.word(at + 1) {
        "old" | "olds" => text.joins(at + 1),
        "of" => text.reads(at + 1, "of age"),
        _ => false,
    };
    let to = match (age, text.word(at + 1)) {
        (true, "of") => at + 3,
        (true, _) => at + 2,
        _ => at + 1,
    };
    let unit = if age { "years of age" } else { unit };
    Some(Duration { by, unit, to, end: text.end(to - 1), age: age && unit == "years of age" })
}

fn is_couple(text: &Text, q: &Quantity) -> bool {
    text.word(q.to - 1) == "couple"
}

/// A unit with an article that says how long: *for a week*, *nearly an hour*, *a year and a half*,
/// *a decade ago*. Its value, its unit, the word after it.
pub(crate) fn with_article(text: &Text, at: usize) -> Option<(f64, &'static str, usize)> {
    if !matches!(text.word(at), "a" | "an") || !text.follows(at + 1) {
        return None;
    }
    let (unit, by) = time(text.word(at + 1)).filter(|(unit, _)| !matches!(*unit, "seconds" | "minutes" | "nights"))?;
    if text.word(at + 1).ends_with('s') {
        return None;
    }
    if text.reads(at + 2, "and a half") {
        return Some((1.5 * by, unit, at + 5));
    }
    let led = one_of(text.back(at, 1), "for within nearly almost over than least under about roughly");
    let said = matches!(text.word(at + 2), "ago" | "later" | "earlier" | "long" | "from") && text.joins(at + 2);
    let named = matches!(text.word(at + 2), "of" | "in") && text.word(at + 1) == "day";
    ((led || said) && !named).then_some((by, unit, at + 2))
}

/// *quarter century*, *half century* without an article.
pub(crate) fn part_of_century(text: &Text, at: usize) -> bool {
    text.word(at) == "quarter" && text.word(at + 1) == "century" && text.joins(at + 1)
}

/// *decades* alone: ten years or more.
pub(crate) fn decades(text: &Text, at: usize) -> bool {
    text.word(at) == "decades" && !one_of(text.back(at, 1), "few several many recent past last the coming those")
}

/// *aged 20*, *age of 26*, *ages 18 to 34*: true where an age is announced before a number.
pub(crate) fn is_age(text: &Text, at: usize) -> bool {
    let word = |by: usize| text.back(at, by);
    matches!(word(1), "aged" | "age" | "ages")
        || (matches!(word(1), "of" | "to") && matches!(word(2), "age" | "ages"))
        || (word(1) == "between" && word(2) == "ages")
        || (word(1) == "of" && word(2) == "age")
}
