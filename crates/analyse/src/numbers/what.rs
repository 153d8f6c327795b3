//! What a number counts: the phrase behind it, or else the one before it.

use std::sync::LazyLock;

use super::lexicon::{is_function, magnitude, month, one_of, ten, unit};
use super::names::is_plural;
use super::text::Text;
use crate::quick::Set;

/// The longest phrase, in words.
const MOST: usize = 6;

/// A phrase: its words, and its last word as a unit.
pub(crate) struct Phrase<'t> {
    pub(crate) text: &'t str,
    pub(crate) head: String,
}

/// The phrase that begins with this word: *health care workers*, *members of the council*.
pub(crate) fn behind<'t>(text: &Text<'t>, at: usize) -> Option<Phrase<'t>> {
    let to = noun(text, at)?;
    let mut end = to;
    // Members of the council.
    if text.word(to) == "of" && text.follows(to) {
        let from = to + 1 + usize::from(is_determiner(text.word(to + 1)));
        end = noun(text, from).filter(|_| text.follows(to + 1) && text.follows(from)).unwrap_or(to);
    }
    phrase(text, at, end, to)
}

/// The phrase behind a part, a percentage or a sum: *of the women*, *in new revenue*, *for schools*.
pub(crate) fn related<'t>(text: &Text<'t>, at: usize) -> Option<Phrase<'t>> {
    if matches!(text.word(at), "of" | "in" | "for" | "on" | "from") && text.follows(at) {
        let mut from = at + 1;
        while is_determiner(text.word(from)) && text.follows(from) && from < at + 3 {
            from += 1;
        }
        return behind(text, from).filter(|_| text.follows(from));
    }
    let from = at + usize::from(is_determiner(text.word(at)) && text.follows(at));
    behind(text, from).filter(|_| text.joins(from))
}

/// The phrase before a number: *unemployment* in *unemployment rose to nearly 15 percent*. `at` is the
/// number's first word.
pub(crate) fn before<'t>(text: &Text<'t>, at: usize) -> Option<Phrase<'t>> {
    let mut to = at;
    // Words that lead from the subject to its number.
    while to > 0
        && at - to < 6
        && is_plain_gap(text.before(to))
        && (is_function(text.back(to, 1)) || is_change(text.back(to, 1)) || is_trailing(text.back(to, 1)))
    {
        to -= 1;
    }
    if to == 0 || !is_plain_gap(text.before(to)) {
        return None;
    }
    let mut from = to;
    while from > 0 && to - from < 4 && !is_break(text, from - 1) && (from == to || text.joins(from)) {
        from -= 1;
    }
    phrase(text, from, to, to)
}

fn phrase<'t>(text: &Text<'t>, from: usize, to: usize, head: usize) -> Option<Phrase<'t>> {
    let (last, head) = (to.checked_sub(1)?, head.checked_sub(1)?);
    (from < to).then(|| Phrase { text: text.slice(text.start(from), text.end(last)), head: text.word(head).to_owned() })
}

/// The word after a noun phrase that begins with this word; `None` where none begins.
fn noun(text: &Text, at: usize) -> Option<usize> {
    let mut to = at;
    while to - at < MOST && !is_break(text, to) && (to == at || text.joins(to)) {
        to += 1;
        let last = to - 1;
        // A plural ends it, but for what the next noun is made of: *jobs bill*, *women workers*.
        if is_plural(text, last) && !is_plural(text, to) && !is_hyphenated(text, to) {
            break;
        }
    }
    while to > at + 1 && is_trailing(text.word(to - 1)) && !is_plural(text, to - 1) {
        to -= 1;
    }
    (to > at).then_some(to)
}

fn is_hyphenated(text: &Text, at: usize) -> bool {
    !text.follows(at) && text.joins(at)
}

/// Words at which no phrase goes on.
fn is_break(text: &Text, at: usize) -> bool {
    let word = text.word(at);
    // It’s, they’re, hasn’t; a possessive goes on.
    if word.split_once(['\'', '’']).is_some_and(|(head, tail)| tail != "s" || is_function(head)) {
        return true;
    }
    word.is_empty()
        || is_function(word)
        || is_change(word)
        || unit(word).is_some()
        || ten(word).is_some()
        || magnitude(word).is_some()
        || month(text.raw(at)).is_some()
        || word.starts_with(|c: char| c.is_ascii_digit())
        || matches!(word, "percent" | "dollars" | "cents")
}

fn is_plain_gap(gap: &str) -> bool {
    gap.trim_matches([' ', '\u{a0}', '$', '€', '£', '~', '−', '-']).is_empty()
}

fn is_trailing(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("ly")) || is_change(word)
}

pub(crate) fn is_determiner(word: &str) -> bool {
    one_of(word, "the all our their its these those this that his her my your a an every each such")
}

/// Verbs that lead to a number.
fn is_change(word: &str) -> bool {
    CHANGE.contains(word)
}

static CHANGE: LazyLock<Set<&'static str>> = LazyLock::new(|| {
    const WORDS: &str = "rose rise risen rises fell fall fallen falls grew grow grown grows dropped drop drops climbed \
        increased increase increases decreased declined decline reached reach reaches hit totaled totals \
        total cost costs spent spend spends paid pay pays earned earn earns gained lost cut reduced \
        reduce raised raise jumped shrank stood stands worth exceeded exceed exceeds provide provides \
        provided received requested make makes averaged amounted amounts amount equal estimated estimate \
        added add down up run ran became become include includes included reports";
    WORDS.split_whitespace().collect()
});
