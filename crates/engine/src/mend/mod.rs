//! What matches nothing is tried within one or two edits: “A word or a field value that matches
//! nothing is tried within one or two edits (a transposition is one), and the page says so.”
//!
//! - A word in its inflections, a `prefix*`, the word being typed and the value of a field are mended
//!   where no word of the corpus (no value of the field) agrees: what was likeliest meant stands in
//!   its place, and others are suggested. A title is mended from words of titles.
//! - What is quoted, written after `=` or excluded means what it says: it is never mended, only
//!   suggested ([`Slip`]).
//! - A number is another number, not a slip: a word with a digit neither is mended nor mends.
//! - A word that is found, but hardly, is not mended either: a far commoner one is suggested.
//!
//! The expression itself is mended, so whatever is made of it (sentence, labels, marks) says what is
//! really looked for.

mod near;
mod suggest;
mod values;
mod words;

use crate::Engine;
use crate::query::{Expr, Form, Note, Pattern, WordPattern, noun};

pub use suggest::Suggestion;

/// How many things that may have been meant are kept.
const MEANT: usize = 3;

/// Something typed that matches nothing, or hardly anything, with what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slip {
    /// As typed.
    typed: String,
    /// What may have been meant, the likeliest first; at least one.
    meant: Vec<String>,
}

/// Mends an expression; says so in `notes`, and gives everything that can be suggested.
pub(crate) fn mend(engine: &Engine, expr: &Expr, typing: bool, notes: &mut Vec<Note>) -> (Expr, Vec<Slip>) {
    let mut mender = Mender { engine, typing, notes, slips: Vec::new() };
    let mended = mender.expr(expr, true);
    (mended, mender.slips)
}

struct Mender<'a> {
    engine: &'a Engine,
    typing: bool,
    notes: &'a mut Vec<Note>,
    slips: Vec<Slip>,
}

impl Mender<'_> {
    /// `wanted` is false below a NOT.
    fn expr(&mut self, expr: &Expr, wanted: bool) -> Expr {
        match expr {
            Expr::Words(pattern) => Expr::Words(self.pattern(pattern, false, wanted)),
            Expr::Title(pattern) => Expr::Title(self.pattern(pattern, true, wanted)),
            Expr::Facet { name, value: Some(value) } => {
                let meant = self.engine.near_values(name, value);
                let facet = |value: String| Expr::Facet { name: name.clone(), value: Some(value) };
                let what = format!("No article has the {}", noun(name));
                self.stand_in(expr, value, meant, wanted, &what, facet)
            }
            Expr::In(slug) => {
                let meant = self.engine.near_slugs(slug);
                self.stand_in(expr, slug, meant, wanted, "There is no article named", Expr::In)
            }
            Expr::Same(inner) => Expr::Same(Box::new(self.expr(inner, wanted))),
            Expr::Not(inner) => Expr::Not(Box::new(self.expr(inner, !wanted))),
            Expr::And(parts) => Expr::And(parts.iter().map(|part| self.expr(part, wanted)).collect()),
            Expr::Or(parts) => Expr::Or(parts.iter().map(|part| self.expr(part, wanted)).collect()),
            Expr::Everything | Expr::Facet { value: None, .. } | Expr::Dated(_) | Expr::Figure(_) | Expr::About(_) => {
                expr.clone()
            }
        }
    }

    /// Puts what was likeliest meant in the place of `expr`, in which `typed` matches nothing.
    fn stand_in(
        &mut self,
        expr: &Expr,
        typed: &str,
        meant: Vec<String>,
        wanted: bool,
        what: &str,
        make: impl Fn(String) -> Expr,
    ) -> Expr {
        let Some(first) = meant.first().cloned() else { return expr.clone() };
        let star = |text: &str| text.trim_end_matches('*').to_owned();
        self.slips.push(Slip { typed: star(typed), meant: meant.iter().map(|text| star(text)).collect() });
        if !wanted {
            return expr.clone();
        }
        self.say(what, typed, &first);
        make(first)
    }

    fn pattern(&mut self, pattern: &Pattern, title: bool, wanted: bool) -> Pattern {
        match pattern {
            Pattern::Word(word) => Pattern::Word(self.word(word, title, wanted)),
            Pattern::Phrase(words) => {
                // Inflections are joined only outside quotation marks.
                let wanted = wanted && words.iter().all(|word| word.form != Form::Folded);
                Pattern::Phrase(words.iter().map(|word| self.word(word, title, wanted)).collect())
            }
            Pattern::Near { left, right, within } => Pattern::Near {
                left: Box::new(self.pattern(left, title, wanted)),
                right: Box::new(self.pattern(right, title, wanted)),
                within: *within,
            },
        }
    }

    /// What stands for a word: itself, or what was likeliest meant by it.
    fn word(&mut self, word: &WordPattern, title: bool, wanted: bool) -> WordPattern {
        if self.engine.has_word(word) {
            let commoner = if wanted && !self.typing { self.engine.commoner(word) } else { None };
            self.slips.extend(commoner.map(|meant| Slip { typed: word.text.clone(), meant: vec![meant] }));
            return word.clone();
        }
        let meant = self.engine.near_words(word, title);
        let Some(text) = meant.first().cloned() else { return word.clone() };
        self.slips.push(Slip { typed: word.text.clone(), meant });
        if !wanted || matches!(word.form, Form::Folded | Form::Exact) {
            return word.clone();
        }
        let what = if word.form == Form::Prefix { "No word begins with" } else { "No article has" };
        self.say(what, &word.text, &text);
        WordPattern { text, form: word.form }
    }

    /// *No article has “unoin”; “union” is shown instead.*
    fn say(&mut self, what: &str, typed: &str, meant: &str) {
        let (typed, meant) = (typed.trim_end_matches('*'), meant.trim_end_matches('*'));
        let note = Note::new(format!("{what} “{typed}”; “{meant}” is shown instead."));
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}
