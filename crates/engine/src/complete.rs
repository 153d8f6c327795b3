//! What the word at the end of a query may become.

mod values;

use std::collections::BTreeMap;

use crossread_order::{self as order, falling};
use crossread_text::{Word, fold, is_letter, words};
use crossread_volume::PassageIx;

use crate::Engine;
use crate::bits::Bits;
use crate::matching::WordSet;
use crate::query::{Ending, Form, Query, WordPattern, ending};
use crate::select::Selection;

/// Something to put in the place of what is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it is.
    pub offer: Offer,
    /// The byte of the query's text from which on, up to the end, it takes the place of what is there.
    pub start: usize,
    /// The text to put there: a query by itself.
    pub text: String,
    /// How many articles of the corpus the text selects by itself; at least one.
    pub articles: u32,
}

/// What a [`Completion`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Every word that begins so: `union*`.
    Prefix,
    /// A word in its commonest form, or a phrase.
    Word,
    /// A value of a facet, entries included.
    Value {
        /// The facet's name.
        facet: String,
        /// The value as shown.
        value: String,
    },
    /// The name of a field with its colon, counted by the articles that have something in it.
    Field,
}

/// How many forms of words are offered: as many as Voyant Tools, which this follows.
const FORMS: usize = 5;

/// How many values are offered beside words.
const VALUES: usize = 5;

/// How many fields are offered beside words.
const FIELDS: usize = 3;

/// How many passages are looked through for what follows a phrase: some milliseconds of work.
const PASSAGES: usize = 500;

impl Engine {
    /// What the end of a query may become: for a word `word*`, then the commonest words that begin so
    /// (a word that nothing begins with is mended first), then entries and other values of facets
    /// with a word that begins so, then fields; for a phrase its continuations in the texts; for a
    /// field its values. Nothing after a blank, a star, or `=`.
    ///
    /// Linear in the words that begin so and in the values of facets, and one evaluation for each
    /// completion; for a phrase linear in the occurrences of its words.
    pub fn complete(&self, query: &Query) -> Vec<Completion> {
        match ending(&query.text) {
            None => Vec::new(),
            Some(Ending::Word { start, word }) => self.complete_word(start, &word),
            Some(Ending::Phrase { start, text, quoted }) => self.complete_phrase(start, &text, quoted),
            Some(Ending::Value { start, field, value }) => self.complete_value(start, &field, &value),
        }
    }

    fn complete_word(&self, start: usize, typed: &str) -> Vec<Completion> {
        let prefix = self.beginning(typed, false);
        let mut offers = starred(format!("{prefix}*"), typed);
        offers.extend(self.forms(&fold(&prefix), false).into_iter().map(|form| (Offer::Word, form)));
        offers.extend(self.values_with(typed, VALUES));
        offers.extend(self.fields_from(typed).take(FIELDS));
        self.counted(start, offers)
    }

    /// What was typed, or what was likeliest meant where no word begins so.
    fn beginning(&self, typed: &str, title: bool) -> String {
        let prefix = WordPattern { text: typed.to_owned(), form: Form::Prefix };
        if self.has_word(&prefix) {
            return typed.to_owned();
        }
        self.near_words(&prefix, title).into_iter().next().unwrap_or_else(|| typed.to_owned())
    }

    /// The words with a folded beginning that are in the most articles, or in titles, one for each
    /// stem since its other inflections are found with it.
    fn forms(&self, prefix: &str, title: bool) -> Vec<String> {
        let from = self.volume.lower_bound(prefix);
        let to = self.volume.lower_bound(&format!("{prefix}\u{10ffff}"));
        let frequency = |at: u32| self.frequencies().get(at as usize).copied().unwrap_or_default();
        let mut places: Vec<u32> = (from..to).filter(|at| !title || self.articles_with(*at, true) > 0).collect();
        order::by_number(&mut places, |at| falling(frequency(*at) as usize));
        let mut stems = Vec::new();
        let mut forms = Vec::new();
        for word in places.into_iter().map(|at| self.volume.word(at)) {
            let stem = self.stem_of(word);
            if forms.len() < FORMS && !stems.contains(&stem) {
                stems.push(stem);
                forms.push(word.to_owned());
            }
        }
        forms
    }

    /// How many articles have each word.
    fn frequencies(&self) -> &[u32] {
        let count = || (0..self.volume.word_count() as u32).map(|at| self.volume.article_count(at)).collect();
        self.frequencies.get_or_init(count)
    }

    /// The words that follow a phrase in the texts, those in the most articles first, as far as the first [`PASSAGES`]
    /// passages with the phrase tell.
    fn complete_phrase(&self, start: usize, typed: &str, quoted: bool) -> Vec<Completion> {
        let written = |text: &str| if quoted { format!("\"{text}\"") } else { text.to_owned() };
        let Some(last) = words(typed).last() else { return Vec::new() };
        let head = typed.get(..last.start as usize).unwrap_or_default();
        let selection = self.select(&Query::of_text(written(&format!("{typed}*"))));
        // Each form with the last article that was seen to have it.
        let mut forms: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        for (article, passage) in self.having(&selection) {
            let text = self.volume.text(passage);
            let cut: Vec<Word> = words(text).collect();
            for span in self.spans(&selection, passage) {
                let Some(last) = cut.iter().find(|word| word.end == span.end) else { continue };
                let (n, seen) = forms.entry(fold(last.key(text))).or_insert((0, u32::MAX));
                *n += u32::from(*seen != article);
                *seen = article;
            }
        }
        let forms = forms.into_iter().map(|(form, (articles, _))| (form, articles));
        let mut forms: Vec<(String, u32)> = forms.collect();
        order::by_number(&mut forms, |(_, articles)| falling(*articles as usize));
        let mut offers = starred(written(&format!("{typed}*")), last.of(typed));
        offers.extend(forms.iter().take(FORMS).map(|(form, _)| (Offer::Word, written(&format!("{head}{form}")))));
        self.counted(start, offers)
    }

    /// The first [`PASSAGES`] passages with the words of a Selection in a row, in order, each with its article.
    fn having(&self, selection: &Selection) -> Vec<(u32, PassageIx)> {
        let sets: Vec<&WordSet> = selection.plan.terms().flat_map(|(_, leaf)| leaf.matcher.sets()).collect();
        let articles = Bits::of(self.volume.len(), selection.articles.iter().map(|found| found.article.0));
        let mut having = Vec::new();
        self.each_run(&sets, &articles, &mut |article, passage, _| {
            if having.len() < PASSAGES {
                having.push((article, passage));
            }
        });
        having
    }

    /// The offers that select something as they stand, with how much.
    fn counted(&self, start: usize, offers: Vec<(Offer, String)>) -> Vec<Completion> {
        let counted = |(offer, text): (Offer, String)| {
            let asked = if offer == Offer::Field { format!("-{text}none") } else { text.clone() };
            Completion { offer, start, articles: self.count_selected(&Query::of_text(asked)), text }
        };
        offers.into_iter().map(counted).filter(|completion| completion.articles > 0).collect()
    }
}

/// The offer of a prefix, but for letters of scripts without blanks: these are found without a star.
fn starred(text: String, typed: &str) -> Vec<(Offer, String)> {
    if is_letter(typed) { Vec::new() } else { vec![(Offer::Prefix, text)] }
}
