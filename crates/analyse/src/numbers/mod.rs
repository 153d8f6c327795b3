//! Numbers in a text: the figures, and the years written about, found in one pass from left to right.
//!
//! `text` cuts the words; `lexicon` knows the English words for numbers; `digits` and `quantity` read a
//! number, `amount` a number or a range with its sign, and `dates` a date; `names` tells what states
//! nothing; `money`, `ratio`, `rank` and `duration` know their kinds; `qualifier` and `what` read what
//! stands around a number; `figure` puts all together.
//!
//! Digits with a currency, a percent sign or a unit are found in whatever language; words of numbers and
//! months are English.

mod amount;
mod dates;
mod digits;
mod duration;
mod figure;
mod lexicon;
mod money;
mod names;
mod qualifier;
mod quantity;
mod rank;
mod ratio;
mod text;
mod what;

pub(crate) use dates::Stretch;
pub(crate) use figure::Spot;
pub(crate) use lexicon::may_begin;

use crossread_model::FigureKind;
use crossread_text::{Word, words};
use text::Text;

/// What one text holds, each in order of place.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    pub(crate) figures: Vec<Spot>,
    pub(crate) years: Vec<Stretch>,
}

/// Finds the numbers of a text, which is cut into words; `begins` tells of each by its place whether a number
/// [`may_begin`] with it. `language` is its BCP 47 tag; `title` says that most of its words have capitals.
/// Linear in the text.
pub(crate) fn numbers(
    text: &str,
    words: &[Word],
    begins: &dyn Fn(usize) -> bool,
    language: &str,
    title: bool,
) -> Numbers {
    let text = Text::new(text, words, is_decimal_comma(language), title);
    let mut found = Numbers::default();
    let mut currency = None;
    let mut at = 0;
    while at < text.len() {
        if !begins(at) {
            at += 1;
            continue;
        }
        if let Some((stretch, to)) = dates::date(&text, at) {
            found.years.extend(stretch);
            at = to;
            continue;
        }
        let Some((figure, to)) = figure::figure(&text, at, currency) else {
            at += 1;
            continue;
        };
        if let Some(figure) = figure {
            let money = figure.reading.kind == FigureKind::Money;
            currency = figure.reading.currency.as_deref().filter(|_| money).and_then(money::known).or(currency);
            // A currency before a number may have been read as a part of the figure before.
            if found.figures.last().is_none_or(|last| last.end <= figure.start) {
                found.figures.push(figure);
            }
        }
        at = to.max(at + 1);
    }
    found
}

/// Tells whether a text says how much or how many at all, be it without a number: *most teachers*, *the
/// second term*, *every economy*, *the wealthiest state*.
pub(crate) fn says_how_much(text: &str) -> bool {
    const WORDS: &str = "most all every each both none no nobody nothing same majority minority unanimous unanimously \
                         once twice several few many whole entire double triple more less equal another pair couple \
                         dozen tens last past next";
    let words: Vec<Word> = words(text).collect();
    let text = Text::new(text, &words, false, false);
    (0..text.len()).any(|at| {
        let word = text.word(at);
        text.raw(at).starts_with(|c: char| c.is_numeric())
            || quantity::quantity(&text, at, false).is_some()
            || quantity::ordinal_at(&text, at).is_some()
            || dates::date(&text, at).is_some()
            || ratio::in_a_word(&text, at).is_some()
            || lexicon::time(word).is_some()
            || lexicon::part(word).is_some()
            || rank::is_superlative(word)
            || lexicon::one_of(word, WORDS)
    })
}

/// Languages that write 1.000,5.
fn is_decimal_comma(language: &str) -> bool {
    let main = language.split('-').next().unwrap_or_default();
    [
        "bg", "cs", "da", "de", "el", "es", "fi", "fr", "hr", "hu", "id", "it", "nl", "no", "nb", "pl", "pt", "ro",
        "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi",
    ]
    .contains(&main)
}
