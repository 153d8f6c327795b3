//! The figures and the years of a corpus, with an editor's wording laid over what was found.

use std::collections::BTreeMap;

use crossread_model::{Block, Corpus, Figure, FigureNote, PassageId, Years};

use crate::numbers::{may_begin, numbers, says_how_much};
use crate::texts::Texts;

/// All figures and all years, each by article, passage and place. Pasted repeats and preformatted text
/// do not count. Linear in the text and the notes, but for a logarithm of their number.
pub fn figures(corpus: &Corpus) -> (Vec<Figure>, Vec<Years>) {
    within(corpus, &Texts::new(corpus))
}

/// The same, of texts that are cut already.
pub(crate) fn within(corpus: &Corpus, texts: &Texts) -> (Vec<Figure>, Vec<Years>) {
    let notes = Notes::new(corpus);
    let begins: Vec<bool> = texts.spellings.iter().map(|word| may_begin(&word.to_ascii_lowercase())).collect();
    let mut passages = 0..;
    let (mut figures, mut years) = (Vec::new(), Vec::new());
    for (article, at) in corpus.articles.iter().zip(0..) {
        let language = article.front.language.as_deref().unwrap_or(&corpus.about.language);
        for ((passage, among_all), place) in article.passages.iter().zip(&mut passages).zip(0..) {
            if texts.is_repeat(among_all) || passage.block == Block::Code {
                continue;
            }
            let title = matches!(passage.id, PassageId::Title | PassageId::Heading(_));
            let (words, spelt) = texts.words(among_all);
            let begin =
                |at: usize| spelt.get(at).and_then(|word| begins.get(*word as usize)).is_some_and(|begins| *begins);
            let found = numbers(&passage.text, words, &begin, language, title);
            let found_figures = found.figures.into_iter().map(|spot| Figure {
                article: at,
                passage: place,
                start: spot.start,
                end: spot.end,
                reading: spot.reading,
            });
            figures.extend(notes.laid_over(found_figures.collect(), at, place));
            years.extend(found.years.into_iter().map(|stretch| Years {
                article: at,
                passage: place,
                start: stretch.start,
                end: stretch.end,
                first: stretch.first,
                last: stretch.last,
            }));
        }
    }
    (figures, years)
}

/// The rows of `figures.toml` that match no figure: their characters say neither how much nor how many,
/// with a number or without (*most teachers*). Linear in the notes, times the articles.
pub fn unmatched(corpus: &Corpus) -> Vec<&FigureNote> {
    let passage = |note: &FigureNote| {
        let article = corpus.articles.iter().find(|article| article.front.slug == note.passage.slug)?;
        article.passage(note.passage.passage)
    };
    let states = |note: &&FigureNote| {
        let text = passage(note).and_then(|passage| passage.text.get(note.start as usize..note.end as usize));
        text.is_some_and(says_how_much)
    };
    corpus.figures.iter().filter(|note| !states(note)).collect()
}

/// The rows of `figures.toml` by article and passage.
struct Notes<'c>(BTreeMap<(u32, u32), Vec<&'c FigureNote>>);

impl<'c> Notes<'c> {
    fn new(corpus: &'c Corpus) -> Self {
        let mut places = BTreeMap::new();
        if !corpus.figures.is_empty() {
            for (article, at) in corpus.articles.iter().zip(0..) {
                for (passage, place) in article.passages.iter().zip(0..) {
                    places.insert((article.front.slug.as_str(), passage.id), (at, place));
                }
            }
        }
        let mut notes: BTreeMap<(u32, u32), Vec<&FigureNote>> = BTreeMap::new();
        for note in &corpus.figures {
            if let Some(place) = places.get(&(note.passage.slug.as_str(), note.passage.passage)) {
                notes.entry(*place).or_default().push(note);
            }
        }
        Self(notes)
    }

    /// The figures of a passage: each row stands in the place of what it overlaps.
    fn laid_over(&self, mut found: Vec<Figure>, article: u32, passage: u32) -> Vec<Figure> {
        let Some(notes) = self.0.get(&(article, passage)) else { return found };
        found.retain(|figure| !notes.iter().any(|note| note.start < figure.end && figure.start < note.end));
        found.extend(notes.iter().map(|note| Figure {
            article,
            passage,
            start: note.start,
            end: note.end,
            reading: note.reading.clone(),
        }));
        found.sort_by_key(|figure| (figure.start, figure.end));
        found
    }
}
