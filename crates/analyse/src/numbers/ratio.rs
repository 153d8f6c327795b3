//! Parts of a whole and multiples: *one in nine*, *two-thirds*, *half*, *102 times as many*, *doubled*.

use super::lexicon::{is_function, one_of, time};
use super::quantity::{Quantity, Sort, quantity};
use super::text::{Text, is_hyphen};

/// A ratio: its value, its unit, the word after it, and the first byte after it.
pub(crate) struct Ratio {
    pub(crate) value: f64,
    pub(crate) unit: &'static str,
    pub(crate) to: usize,
    pub(crate) end: u32,
}

/// *one in nine*, *two out of three*, *nine of every ten*, *3 to 1*, *3:1*.
pub(crate) fn of_two(text: &Text, q: &Quantity) -> Option<Ratio> {
    if !matches!(q.sort, Sort::Digits | Sort::Words) {
        return None;
    }
    let made = |value: f64, unit, q: &Quantity| Some(Ratio { value, unit, to: q.to, end: q.end });
    let whole = |at: usize| {
        quantity(text, at, false).filter(|n| {
            matches!(n.sort, Sort::Digits | Sort::Words | Sort::Article | Sort::Marked)
                && text.follows(at)
                && n.value > q.value
                && n.value.fract() == 0.0
        })
    };
    if text.joins(q.to) {
        let skip = match (text.word(q.to), text.word(q.to + 1), text.word(q.to + 2)) {
            ("out", "of", "every" | "each") => 3,
            ("out", "of", _) | ("of" | "in" | "for", "every" | "each", _) => 2,
            ("in", _, _) => 1,
            _ => 0,
        };
        let small = q.value <= 99.0;
        if skip > 0
            && small
            && let Some(n) = whole(q.to + skip)
        {
            // *Three in 2016* is a year, and *two in five years* a time.
            let year = n.sort == Sort::Digits && (1500.0..2100.0).contains(&n.value) && skip == 1;
            let timed = skip == 1 && time(text.word(n.to)).is_some();
            if !year && !timed {
                return made(q.value / n.value, "share", &n);
            }
        }
    }
    let one = |at: usize| quantity(text, at, false).filter(|n| n.value == 1.0 && n.to == at + 1);
    let gap = text.before(q.to);
    if q.value > 1.0 && gap == ":" {
        return one(q.to).and_then(|n| made(q.value, "to one", &n));
    }
    let to = text.word(q.to) == "to" && text.joins(q.to) && text.joins(q.to + 1);
    if q.value > 1.0 && to {
        return one(q.to + 1).and_then(|n| made(q.value, "to one", &n));
    }
    None
}

/// A part: *half of them*, *a third*, *two-thirds*. Not *a third party*, *the second half*, *half-hearted*.
pub(crate) fn of_whole(text: &Text, q: &Quantity) -> Option<Ratio> {
    if q.sort != Sort::Part {
        return None;
    }
    let (last, next) = (text.word(q.to - 1), text.word(q.to));
    let before = text.back(q.from, 1);
    let bound = is_hyphen(text.before(q.to)) || is_hyphen(text.before(q.from)) && q.from > 0;
    let ends = !text.follows(q.to) || is_function(next) || next.is_empty();
    let determined = one_of(next, "of the a an their our its his her my your this that these those as all");
    let stands = match last {
        "half" | "½" => {
            let other = one_of(before, "other first second better latter last next past");
            let led = one_of(
                before,
                "by than nearly about almost over roughly only just one least under another fully approximately",
            );
            !bound
                && !other
                && (determined || led || ends && matches!(before, "in" | "to" | "and" | "is" | "was"))
                && next != "way"
                && next != "time"
                // Half a step, half a mind: no part of anything.
                && !(next == "a" && one_of(text.word(q.to + 1), "step mind chance loaf heart"))
        }
        // *A third of*, *one quarter of the*, but *a third party*, *a quarter earlier*.
        "third" | "fifth" | "sixth" | "tenth" | "quarter" | "fourth" | "seventh" | "eighth" | "ninth" => {
            let article = matches!(text.word(q.from), "a" | "an");
            !bound && (ends && (!article || last != "quarter" && next != "and") || determined && next != "a")
        }
        _ => true,
    };
    stands.then_some(Ratio { value: q.value, unit: "share", to: q.to, end: q.end })
}

/// *102 times as many*, *3x*, *10-fold*: a multiple. `None` for *three times a week* and *voted three times*.
pub(crate) fn multiple(text: &Text, q: &Quantity) -> Option<Ratio> {
    let made = |to: usize| Some(Ratio { value: q.value, unit: "times", to, end: text.end(to - 1) });
    if q.sort == Sort::Times {
        return made(q.to);
    }
    if text.word(q.to) == "fold" && text.joins(q.to) {
        return made(q.to + 1);
    }
    let compared = one_of(
        text.word(q.to + 1),
        "as more the greater higher larger bigger less fewer that what their its our faster better \
                 stronger over lower longer smaller likelier worse his her those deadlier richer",
    );
    if text.word(q.to) == "times" && text.joins(q.to) && compared && text.follows(q.to + 1) {
        made(q.to + 1)
    } else {
        None
    }
}

/// Multiples in one word: *doubled*, *threefold*, *twice as many*, *halved*.
pub(crate) fn in_a_word(text: &Text, at: usize) -> Option<Ratio> {
    let word = text.word(at);
    let next = text.word(at + 1);
    let led = one_of(next, "the that what its their our his her my your this");
    let value = match word {
        "doubled" | "doubling" => 2.0,
        "double" if led => 2.0,
        "twice" if led || matches!(next, "as") => 2.0,
        "twofold" => 2.0,
        "tripled" | "tripling" | "trebled" | "threefold" => 3.0,
        "triple" | "treble" | "thrice" if led => 3.0,
        "quadrupled" | "quadrupling" | "fourfold" => 4.0,
        "quadruple" if led => 4.0,
        "fivefold" | "quintupled" => 5.0,
        "sixfold" => 6.0,
        "sevenfold" => 7.0,
        "eightfold" => 8.0,
        "tenfold" => 10.0,
        "twentyfold" => 20.0,
        "hundredfold" => 100.0,
        "halved" | "halving" => 0.5,
        _ => return None,
    };
    // Doubled down, doubled over: no multiple.
    let figurative = matches!(next, "down" | "back" | "over" | "up") && word.starts_with("doubl");
    (!figurative).then_some(Ratio { value, unit: "times", to: at + 1, end: text.end(at) })
}

/// *82 cents on the dollar*, *54 cents for every dollar a man earns*: a part of a dollar.
pub(crate) fn on_the_dollar(text: &Text, to: usize) -> bool {
    matches!(text.word(to), "for" | "on" | "to" | "of")
        && text.follows(to)
        && matches!(text.word(to + 1), "every" | "each" | "the" | "a")
        && (to + 2..to + 5).any(|at| text.word(at) == "dollar")
}
