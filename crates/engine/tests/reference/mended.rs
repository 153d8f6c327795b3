//! “A word or a field value that matches nothing is tried within one or two edits (a transposition is
//! one)”: the nearest of all words, of equally near ones the likeliest by the engine's documentation.

use std::collections::{BTreeMap, BTreeSet};

use crossread_engine::{Expr, Form, Pattern, WordPattern};
use crossread_model::PassageId;
use crossread_text::{fold, is_letter, words};

use super::{Reference, folded_words};

impl Reference<'_> {
    /// The expression that is really looked for.
    pub fn mended(&self, expr: &Expr) -> Expr {
        self.mend(expr, true)
    }

    fn mend(&self, expr: &Expr, wanted: bool) -> Expr {
        match expr {
            Expr::Words(pattern) => Expr::Words(self.mend_pattern(pattern, false, wanted)),
            Expr::Title(pattern) => Expr::Title(self.mend_pattern(pattern, true, wanted)),
            Expr::Facet { name, value: Some(value) } if wanted => {
                Expr::Facet { name: name.clone(), value: Some(self.mend_value(name, value)) }
            }
            Expr::In(slug) if wanted => Expr::In(self.mend_slug(slug)),
            Expr::And(parts) => Expr::And(parts.iter().map(|part| self.mend(part, wanted)).collect()),
            Expr::Or(parts) => Expr::Or(parts.iter().map(|part| self.mend(part, wanted)).collect()),
            Expr::Not(inner) => Expr::Not(Box::new(self.mend(inner, !wanted))),
            Expr::Same(inner) => Expr::Same(Box::new(self.mend(inner, wanted))),
            other => other.clone(),
        }
    }

    fn mend_pattern(&self, pattern: &Pattern, title: bool, wanted: bool) -> Pattern {
        let side = |side: &Pattern| Box::new(self.mend_pattern(side, title, wanted));
        match pattern {
            Pattern::Word(word) => Pattern::Word(self.mend_word(word, title, wanted)),
            Pattern::Phrase(words) => {
                let quoted = words.iter().any(|word| word.form == Form::Folded);
                Pattern::Phrase(words.iter().map(|word| self.mend_word(word, title, wanted && !quoted)).collect())
            }
            Pattern::Near { left, right, within } => {
                Pattern::Near { left: side(left), right: side(right), within: *within }
            }
        }
    }

    fn mend_word(&self, word: &WordPattern, title: bool, wanted: bool) -> WordPattern {
        let typed = fold(&word.text);
        let all = self.articles_by_word(false);
        let known = all.keys().any(|other| match word.form {
            Form::Prefix => other.starts_with(&typed),
            _ => self.stems.key(other) == self.stems.key(&typed),
        });
        if known || !wanted || matches!(word.form, Form::Folded | Form::Exact) || typed.chars().any(char::is_numeric) {
            return word.clone();
        }
        let mut near: Vec<(usize, f64, String)> = Vec::new();
        let list = if title { self.articles_by_word(true) } else { all.clone() };
        for (other, articles) in list.iter().filter(|(other, _)| !other.chars().any(char::is_numeric)) {
            let (edits, text) = match word.form {
                Form::Prefix => nearest_beginning(&typed, other),
                _ => (edits(&typed, other), other.clone()),
            };
            if edits > allowed(&typed) {
                continue;
            }
            let common = match word.form {
                Form::Prefix => all.keys().filter(|other| other.starts_with(&text)).count(),
                _ => articles.len(),
            };
            let likely = (common as f64).sqrt() / 26f64.powi(foreign(&typed, &text).min(2) as i32);
            near.push((edits, likely, text));
        }
        near.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let text = near.into_iter().next().map_or(word.text.clone(), |(.., text)| text);
        WordPattern { text, form: word.form }
    }

    fn mend_value(&self, name: &str, value: &str) -> String {
        let tables = self.analysis.facets.iter().filter(|table| table.name == name);
        let rows: Vec<_> = tables.flat_map(|table| &table.values).collect();
        let asked = folded_words(value);
        let prefix = value.ends_with('*');
        let everywhere: Vec<usize> = (0..self.corpus.articles.len()).collect();
        if asked.is_empty() || everywhere.iter().any(|at| self.has_value(name, Some(value), *at)) {
            return value.to_owned();
        }
        let mut near: BTreeMap<(usize, String), (String, BTreeSet<u32>)> = BTreeMap::new();
        for row in rows {
            let shown: Vec<&str> = words(&row.value).map(|word| word.of(&row.value)).collect();
            for window in shown.windows(asked.len()) {
                let mut sum = Some(0);
                let mut texts: Vec<String> = Vec::new();
                for (n, (word, asked_word)) in window.iter().zip(&asked).enumerate() {
                    let (mut edits, mut text) = (edits(asked_word, &fold(word)), (*word).to_owned());
                    if prefix && n + 1 == asked.len() {
                        let (fewest, beginning) = nearest_beginning(asked_word, &fold(word));
                        edits = fewest;
                        text = word.chars().take(beginning.chars().count()).collect();
                    }
                    let most = if asked_word.chars().any(char::is_numeric) { 0 } else { allowed(asked_word) };
                    sum = sum.filter(|_| edits <= most).map(|sum| sum + edits);
                    texts.push(text);
                }
                let Some(sum) = sum else { continue };
                let text = texts.join(" ");
                near.entry((sum, fold(&text))).or_insert((text, BTreeSet::new())).1.extend(&row.articles);
            }
        }
        let fewest = near.keys().next().map(|(edits, _)| *edits);
        let mut best: Option<(String, usize)> = None;
        for ((edits, _), (text, articles)) in near {
            if Some(edits) == fewest && best.as_ref().is_none_or(|(_, most)| articles.len() > *most) {
                best = Some((text, articles.len()));
            }
        }
        let star = if prefix { "*" } else { "" };
        best.map_or(value.to_owned(), |(text, _)| text + star)
    }

    fn mend_slug(&self, slug: &str) -> String {
        let names: Vec<&str> = self.corpus.articles.iter().map(|a| a.front.slug.as_str()).collect();
        let typed = slug.trim_end_matches('*');
        let prefix = typed != slug;
        if names.iter().any(|name| *name == typed || prefix && name.starts_with(typed)) {
            return slug.to_owned();
        }
        let near = names.iter().map(|name| match prefix {
            true => nearest_beginning(typed, name),
            false => (edits(typed, name), (*name).to_owned()),
        });
        let nearest = near.filter(|(edits, _)| *edits <= allowed(typed)).min_by_key(|(edits, _)| *edits);
        nearest.map_or(slug.to_owned(), |(_, name)| if prefix { name + "*" } else { name })
    }

    /// Every folded word with the articles that have it, at all or in the title.
    fn articles_by_word(&self, title: bool) -> BTreeMap<String, BTreeSet<usize>> {
        let mut all: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, article) in self.corpus.articles.iter().enumerate() {
            for passage in article.passages.iter().filter(|p| !title || p.id == PassageId::Title) {
                for word in folded_words(&passage.text) {
                    all.entry(word).or_default().insert(at);
                }
            }
        }
        all
    }
}

/// None for words of less than three letters, one for less than six, else two.
fn allowed(typed: &str) -> usize {
    match typed.chars().count() {
        _ if is_letter(typed) => 0,
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// Of the nearest beginnings that which is as long as what was typed, or nearly; else the longest.
fn nearest_beginning(typed: &str, word: &str) -> (usize, String) {
    let letters: Vec<char> = word.chars().collect();
    let beginnings = (1..=letters.len()).map(|n| letters.iter().take(n).collect::<String>());
    let length = typed.chars().count();
    beginnings
        .map(|beginning| (edits(typed, &beginning), beginning))
        .min_by_key(|(edits, text)| (*edits, text.chars().count().abs_diff(length), std::cmp::Reverse(text.len())))
        .unwrap_or((usize::MAX, String::new()))
}

/// Typed letters that the word lacks.
fn foreign(typed: &str, word: &str) -> usize {
    let count = |text: &str, c: char| text.chars().filter(|other| *other == c).count();
    let kinds: BTreeSet<char> = typed.chars().collect();
    kinds.into_iter().map(|c| count(typed, c).saturating_sub(count(word, c))).sum()
}

/// Damerau's edits, no letter edited twice.
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 2] == b[j - 1] && a[i - 1] == b[j - 2] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
