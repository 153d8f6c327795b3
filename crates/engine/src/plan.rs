//! An expression made ready for one corpus: words looked up, facets and dates turned into sets.

use crossread_order as order;
use crossread_text::{fold, is_letter, words};
use crossread_volume::ArticleIx;

use crate::Engine;
use crate::bits::Bits;
use crate::matching::{Matcher, WordSet};
use crate::query::{Expr, Form, Note, Pattern, WordPattern, a, noun};

/// What is evaluated.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plan {
    pub(crate) root: Node,
    /// Everything that is looked for in texts; nodes name them by place.
    pub(crate) leaves: Vec<Leaf>,
    /// The insides of `SAME(…)`; leaves name them by place.
    pub(crate) sames: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Leaf(usize),
    Same(usize),
    Set(Bits),
    Not(Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
}

/// Something that is looked for in texts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Leaf {
    pub(crate) matcher: Matcher,
    /// As one would type it.
    pub(crate) label: String,
    /// True where only titles count.
    pub(crate) title: bool,
    /// False below a NOT: it then neither counts as a hit nor is marked.
    pub(crate) wanted: bool,
    /// The `SAME(…)` that it stands in.
    pub(crate) same: Option<usize>,
}

impl Plan {
    pub(crate) fn new(engine: &Engine, expr: &Expr, notes: &mut Vec<Note>) -> Self {
        let mut maker =
            Maker { engine, notes, plan: Self { root: Node::And(Vec::new()), leaves: Vec::new(), sames: Vec::new() } };
        maker.plan.root = maker.node(expr, true, None);
        maker.plan
    }

    /// The leaves that count as hits, in the order in which they were asked for.
    pub(crate) fn terms(&self) -> impl Iterator<Item = (usize, &Leaf)> {
        self.leaves.iter().enumerate().filter(|(_, leaf)| leaf.wanted)
    }
}

struct Maker<'a> {
    engine: &'a Engine,
    notes: &'a mut Vec<Note>,
    plan: Plan,
}

impl Maker<'_> {
    fn node(&mut self, expr: &Expr, wanted: bool, same: Option<usize>) -> Node {
        let n = self.engine.volume.len();
        match expr {
            Expr::Everything => Node::Set(Bits::all(n)),
            Expr::Words(pattern) => self.leaf(pattern, false, wanted, same),
            Expr::Title(pattern) => self.leaf(pattern, true, wanted, same),
            Expr::Facet { name, value } => Node::Set(self.facet(name, value.as_deref())),
            Expr::In(slug) => Node::Set(self.named(slug)),
            Expr::Dated(dates) => Node::Set(Bits::of(
                n,
                self.engine.dates().iter().zip(0..).filter_map(|(day, at)| match (dates, day) {
                    (None, None) => Some(at),
                    (Some(dates), Some(day)) => dates.contains(*day).then_some(at),
                    _ => None,
                }),
            )),
            Expr::Figure(test) => Node::Set(self.engine.with_figure(test.as_ref())),
            Expr::About(dates) => Node::Set(self.engine.writing_about(dates.as_ref())),
            Expr::Same(inner) => {
                let place = self.plan.sames.len();
                let node = self.node(inner, wanted, Some(place));
                self.plan.sames.push(node);
                Node::Same(place)
            }
            Expr::Not(inner) => Node::Not(Box::new(self.node(inner, !wanted, same))),
            Expr::And(parts) => Node::And(parts.iter().map(|p| self.node(p, wanted, same)).collect()),
            Expr::Or(parts) => Node::Or(parts.iter().map(|p| self.node(p, wanted, same)).collect()),
        }
    }

    fn leaf(&mut self, pattern: &Pattern, title: bool, wanted: bool, same: Option<usize>) -> Node {
        let matcher = self.matcher(pattern);
        let label = if title { format!("title:{}", pattern.label()) } else { pattern.label() };
        self.plan.leaves.push(Leaf { matcher, label, title, wanted, same });
        Node::Leaf(self.plan.leaves.len() - 1)
    }

    fn matcher(&self, pattern: &Pattern) -> Matcher {
        match pattern {
            Pattern::Word(word) => Matcher::Word(self.words(word)),
            Pattern::Phrase(words) => Matcher::Phrase(
                words.iter().enumerate().map(|(at, word)| self.in_phrase(word, words.get(at + 1))).collect(),
            ),
            Pattern::Near { left, right, within } => Matcher::Near {
                left: Box::new(self.matcher(left)),
                right: Box::new(self.matcher(right)),
                within: *within,
            },
        }
    }

    /// The words of the corpus that a word stands for before another one: of a letter of a script
    /// without blanks, its key with that one, and its own where something parts the two.
    fn in_phrase(&self, word: &WordPattern, next: Option<&WordPattern>) -> WordSet {
        let Some(next) = next.filter(|next| is_letter(&word.text) && is_letter(&next.text)) else {
            return self.words(word);
        };
        let volume = &self.engine.volume;
        let (letter, pair) = (fold(&word.text), fold(&word.text) + &fold(&next.text));
        let mut places: Vec<u32> = self.letters(&letter).filter(|at| volume.word(*at) == letter).collect();
        places.extend(self.letters(&pair).filter(|at| next.form == Form::Prefix || volume.word(*at) == pair));
        order::by_number(&mut places, |at| u64::from(*at));
        places.dedup();
        let set = WordSet::list(places);
        if word.form == Form::Exact { set.written(&word.text) } else { set }
    }

    /// The places of keys that begin with a letter, or a pair, of a script without blanks.
    fn letters(&self, start: &str) -> impl Iterator<Item = u32> + use<> {
        let volume = &self.engine.volume;
        volume.lower_bound(start)..volume.lower_bound(&format!("{start}\u{10ffff}"))
    }

    /// The words of the corpus that a pattern's word stands for.
    fn words(&self, word: &WordPattern) -> WordSet {
        let volume = &self.engine.volume;
        let folded = fold(&word.text);
        let from = volume.lower_bound(&folded);
        match word.form {
            // A letter stands wherever it stands, whatever it is listed with.
            Form::Inflected | Form::Folded | Form::Exact if is_letter(&word.text) => {
                let own = |at: &u32| words(volume.word(*at)).next().is_some_and(|w| w.of(volume.word(*at)) == folded);
                let set = WordSet::list(self.letters(&folded).filter(own).collect());
                if word.form == Form::Exact { set.written(&word.text) } else { set }
            }
            Form::Inflected => WordSet::list(self.engine.with_stem(&self.engine.stem_of(&folded)).to_vec()),
            Form::Prefix => {
                // The least string above all that begin so ends in the greatest of all characters.
                let to = volume.lower_bound(&format!("{folded}\u{10ffff}"));
                WordSet::range(from, to)
            }
            Form::Folded | Form::Exact => {
                let to = from + u32::from(volume.word(from) == folded && !folded.is_empty());
                let set = WordSet::range(from, to);
                if word.form == Form::Exact { set.written(&word.text) } else { set }
            }
        }
    }

    /// The article of this name, or with a star at its end those whose names begin so.
    fn named(&mut self, slug: &str) -> Bits {
        let volume = &self.engine.volume;
        let found: Vec<u32> = match slug.strip_suffix('*') {
            None => volume.find(slug).iter().map(|article| article.0).collect(),
            Some(start) => {
                let begins = |a: &ArticleIx| volume.slug(*a).is_some_and(|slug| slug.as_str().starts_with(start));
                volume.articles().filter(begins).map(|article| article.0).collect()
            }
        };
        if found.is_empty() {
            self.notes.push(Note::new(format!("There is no article named “{slug}”.")));
        }
        Bits::of(volume.len(), found)
    }

    /// Articles with a value of the facet whose words hold the asked ones in a row.
    fn facet(&mut self, name: &str, value: Option<&str>) -> Bits {
        let n = self.engine.volume.len();
        if name == "title" {
            let volume = &self.engine.volume;
            let untitled = volume.articles().filter(|article| volume.front(*article).title.is_none());
            return Bits::of(n, untitled.map(|article| article.0));
        }
        let Some(table) = self.engine.volume.facets().iter().find(|f| f.name == name) else {
            self.notes.push(Note::new(format!("No article of this corpus has {}.", a(noun(name)))));
            // Without the facet, every article lacks it.
            return if value.is_none() { Bits::all(n) } else { Bits::none(n) };
        };
        let Some(value) = value else {
            return Bits::of(n, table.values.iter().flat_map(|row| row.articles.iter().copied())).not();
        };
        let rows = self.engine.agreeing(name, value);
        let bits = Bits::of(n, rows.into_iter().flat_map(|row| row.articles.iter().copied()));
        if bits.count() == 0 {
            self.notes.push(Note::new(format!("No article has the {} “{value}”.", noun(name))));
        }
        bits
    }
}
