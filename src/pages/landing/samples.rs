//! Sample searches, made from the corpus: none is shown that finds nothing.

use std::collections::BTreeMap;

use crossread_engine::Query;
use crossread_model::FigureKind;
use crossread_order::{by_number, falling};
use crossread_text::{fold, words};

use super::newest;
use crate::parts::tries::{Try, tries};
use crate::route::{FiguresLens, Lens, LinesLens, Route};
use crate::state::State;
use crate::view::El;
use crate::wording;

/// Words are taken from the titles of so many articles, the newest.
const TITLES: usize = 200;
/// A shorter word rarely says what a text is about.
const LETTERS: usize = 5;
/// So many words are joined in pairs,
const PAIRED: usize = 6;
/// of which so many are tried.
const TRIED: usize = 4;
/// In a larger corpus no pair is tried: it would read all texts that have both words.
const LARGE: u32 = 2_000;

/// English words of [`LETTERS`] letters and more that say nothing of what a text is about.
const EMPTY: [&str; 24] = [
    "about", "after", "again", "against", "because", "before", "being", "between", "could", "every", "other", "should",
    "their", "there", "these", "those", "through", "under", "until", "where", "which", "while", "would", "years",
];

/// Figures that may be asked for, the most telling first.
const FIGURES: [(&str, FigureKind, &str); 3] = [
    ("figure:money", FigureKind::Money, "every sum of money"),
    ("figure:percent", FigureKind::Percent, "every percentage"),
    ("figure:count", FigureKind::Count, "everything that is counted"),
];

/// The searches; nothing where none finds anything.
pub(crate) fn samples(state: State) -> Option<El> {
    let titles = titles(state);
    let common = common(&titles);
    let pair = pairs(&common, &titles).find_map(|(a, b)| {
        let text = format!("{a} NEAR/8 {b}");
        (state.library.articles() <= LARGE)
            .then(|| tried(state, &text, "two words close together", Lens::Lines(LinesLens::default())))?
    });
    let word = common.first().and_then(|word| tried(state, word, "a word in all its forms", Lens::Articles));
    let figures = FIGURES.iter().find_map(|(text, kind, what)| {
        tried(state, text, what, Lens::Figures(FiguresLens { kind: Some(*kind), ..FiguresLens::default() }))
    });
    let all: Vec<Try> = [pair, word, figures].into_iter().flatten().collect();
    (!all.is_empty()).then(|| tries(all))
}

/// Telling words of the titles of the newest articles, those of the most titles first.
pub(crate) fn telling_words(state: State) -> Vec<String> {
    common(&titles(state))
}

fn titles(state: State) -> Vec<Vec<String>> {
    let title = |article| state.library.volume().front(article).title.unwrap_or_default();
    newest(state).into_iter().take(TITLES).map(|article| telling(&title(article))).collect()
}

/// A search with the lens that shows it, if it finds anything.
fn tried(state: State, text: &str, what: &'static str, lens: Lens) -> Option<Try> {
    let query = Query::of_text(text);
    let engine = state.library.engine();
    let selection = engine.select(&query);
    let (found, noun) = match &lens {
        Lens::Lines(_) => (selection.hits, "line"),
        Lens::Figures(lens) => (engine.figure_count(&selection, lens.kind), "figure"),
        _ => (u32::try_from(selection.articles.len()).unwrap_or(u32::MAX), "article"),
    };
    let href = Route::Explore { query, lens }.href();
    (found > 0).then(|| Try { text: text.to_owned(), what, brings: wording::count(found, noun), href })
}

/// The words of a title that may be searched for, folded, each once.
fn telling(title: &str) -> Vec<String> {
    let mut telling: Vec<String> = Vec::new();
    for word in words(title).map(|word| fold(word.of(title))) {
        let long = word.chars().count() >= LETTERS && word.chars().all(char::is_alphabetic);
        if long && !EMPTY.contains(&word.as_str()) && !telling.contains(&word) {
            telling.push(word);
        }
    }
    telling
}

/// All words of the titles, those of the most titles first.
fn common(titles: &[Vec<String>]) -> Vec<String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for word in titles.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut words: Vec<(&str, u32)> = counts.into_iter().collect();
    by_number(&mut words, |(_, count)| falling(*count as usize));
    words.into_iter().map(|(word, _)| word.to_owned()).collect()
}

/// Pairs of the commonest words that stand in one title.
fn pairs<'a>(common: &'a [String], titles: &'a [Vec<String>]) -> impl Iterator<Item = (&'a str, &'a str)> {
    let first = common.get(..PAIRED.min(common.len())).unwrap_or_default();
    let pairs =
        first.iter().enumerate().flat_map(|(i, a)| first.iter().skip(i + 1).map(move |b| (a.as_str(), b.as_str())));
    let together = |(a, b): &(&str, &str)| {
        titles.iter().any(|title| title.iter().any(|word| word == a) && title.iter().any(|word| word == b))
    };
    pairs.filter(together).take(TRIED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_from_titles_the_commonest_first() {
        let titles = ["Police Unions Are Losing", "Local unions defy police, unions say", "About the 2020s", "«Été»"];
        let titles = titles.map(telling);
        assert_eq!(titles[1], ["local", "unions", "police"]);
        assert!(titles[2].is_empty() && titles[3].is_empty());
        assert_eq!(common(&titles), ["police", "unions", "local", "losing"]);
        assert_eq!(pairs(&common(&titles), &titles).next(), Some(("police", "unions")));
        assert_eq!(pairs(&[], &[]).next(), None);
    }
}
