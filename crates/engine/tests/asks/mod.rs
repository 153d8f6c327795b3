//! Random queries: each as the text that one would type, and as the tree that it should be read as.
#![allow(dead_code, unreachable_pub, unused_imports)] // Each test uses its own part of this.

use crossread_engine::{Choice, Dates, Expr, FigureTest, Form, Limit, Pattern, Query, Sort, WordPattern};
use crossread_model::{Corpus, FigureKind};
use crossread_text::words;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::corpora::random::{slip, word};

/// Something asked; its phrases are cut from the corpus so that they are found.
#[derive(Clone, Debug)]
pub enum Ask {
    /// A word or pattern in the whole article.
    Look(Look),
    /// A word or phrase in the title.
    Title(Look),
    /// A filter without words, as typed, with what it means.
    Filter(&'static str, Expr),
    And(Vec<Ask>),
    Or(Vec<Ask>),
    Not(Box<Ask>),
    Same(Box<Ask>),
}

/// Something looked for within a passage.
#[derive(Clone, Debug)]
pub enum Look {
    Word(&'static str),
    /// So many characters of a word and a star.
    Prefix(&'static str, usize),
    Exact(&'static str),
    /// A stretch of some passage: which one, where it begins, how many words.
    Phrase(Index, Index, usize),
    ExactPhrase(Index, Index, usize),
    Near(Vec<Look>, u32),
}

/// Queries of every construct, ticked values and order included.
pub fn queries() -> impl Strategy<Value = (Ask, Vec<Choice>, Sort)> {
    (asks(), choices(), select(&Sort::ALL[..]))
}

/// What people paste and cats type.
pub fn scribbles() -> impl Strategy<Value = String> {
    const SCRAPS: [&str; 42] = [
        "\"", "(", ")", "“", "”", "'", "-", "–", "=", "*", ":", "/", "..", "OR", "AND", "NOT", "NEAR", "NEAR/2",
        "NEAR/0", "SAME(", "title:", "kind:", "author:", "series:", "date:", "before:", "in:", "none", "2020", "a1",
        "\u{301}", "Klein", "report", "=\"", "figure:", "about:", "money", ">", "..", "<=1,000", "$", "%",
    ];
    let scrap = prop_oneof![2 => select(&SCRAPS[..]).prop_map(str::to_owned), 2 => word().prop_map(str::to_owned),
        1 => "\\PC{0,4}"];
    let glued = (scrap, prop_oneof![3 => Just(" "), 1 => Just("")]).prop_map(|(scrap, blank)| scrap + blank);
    prop_oneof![6 => vec(glued, 0..12).prop_map(|scraps| scraps.concat()), 1 => any::<String>()]
}

/// Ticked values, now and then of no facet or of no article.
pub fn choices() -> impl Strategy<Value = Vec<Choice>> {
    let choice = select(vec![
        ("kind", "Report"),
        ("kind", "Report"),
        ("kind", "Interview"),
        ("author", "Klein"),
        ("author", "Naomi Klein"),
        ("year", "2020"),
        ("year", "undated"),
        ("concept", "Strike"),
        ("measure", "Care Act"),
        ("work", "Women"),
        ("place", "Colour Street"),
        ("place", "Maine"),
        ("series", "one two"),
        ("outlet", "Jacobin"),
    ]);
    let foreign = select(vec![("outlet", "No such outlet"), ("nonsense", "x")]);
    let choice = prop_oneof![15 => choice, 1 => foreign];
    let choice = choice.prop_map(|(facet, value)| Choice { facet: facet.into(), value: value.into() });
    prop_oneof![1 => Just(Vec::new()), 1 => vec(choice, 1..3)]
}

/// Days chosen on the time axis, now and then.
pub fn brush() -> impl Strategy<Value = Option<Dates>> {
    let days = select(vec!["2020", "2020-11-10..2020-11-12", "2020-11-11..", "..2020-11-10", "1999"]);
    prop_oneof![2 => Just(None), 1 => days.prop_map(|days| days.parse().ok())]
}

/// Years written about that are chosen, now and then.
pub fn years() -> impl Strategy<Value = Option<Dates>> {
    let years = select(vec!["1984", "1984..1985", "1985..", "..1983", "1066"]);
    prop_oneof![3 => Just(None), 1 => years.prop_map(|years| years.parse().ok())]
}

fn asks() -> impl Strategy<Value = Ask> {
    let leaf = prop_oneof![6 => look().prop_map(Ask::Look), 2 => plain().prop_map(Ask::Title), 2 => filter()];
    let inside = branches(look().prop_map(Ask::Look).boxed());
    let leaf = prop_oneof![5 => leaf, 1 => inside.prop_map(|inside| Ask::Same(Box::new(inside)))];
    branches(leaf.boxed())
}

fn branches(leaf: BoxedStrategy<Ask>) -> BoxedStrategy<Ask> {
    let deeper = |inner: BoxedStrategy<Ask>| {
        prop_oneof![
            3 => vec(inner.clone(), 2..4).prop_map(Ask::And),
            2 => vec(inner.clone(), 2..4).prop_map(Ask::Or),
            1 => inner.prop_map(|inner| Ask::Not(Box::new(inner))),
        ]
    };
    leaf.prop_recursive(3, 10, 3, deeper).boxed()
}

fn plain() -> impl Strategy<Value = Look> {
    prop_oneof![
        6 => word().prop_map(Look::Word),
        1 => slip().prop_map(Look::Word),
        1 => (word(), 1..5usize).prop_map(|(word, letters)| Look::Prefix(word, letters)),
        2 => (any::<Index>(), any::<Index>(), 1..4usize).prop_map(|(p, at, n)| Look::Phrase(p, at, n)),
    ]
}

fn look() -> impl Strategy<Value = Look> {
    let exact = prop_oneof![
        2 => word().prop_map(Look::Exact),
        1 => (any::<Index>(), any::<Index>(), 1..4usize).prop_map(|(p, at, n)| Look::ExactPhrase(p, at, n)),
    ];
    let single = prop_oneof![4 => plain(), 1 => exact];
    let near = (vec(single.clone(), 2..4), 0..4u32).prop_map(|(sides, within)| Look::Near(sides, within));
    prop_oneof![4 => single, 1 => near]
}

fn filter() -> impl Strategy<Value = Ask> {
    let facet = |name: &str, value: Option<&str>| Expr::Facet { name: name.into(), value: value.map(Into::into) };
    let dates = |first: Option<&str>, last: Option<&str>| {
        let day = |text: &str| text.parse().expect("is a day");
        Expr::Dated(Some(Dates { first: first.map(day), last: last.map(day) }))
    };
    let limit = |value: f64, included: bool| Some(Limit { value, included });
    let figure = |kind: Option<FigureKind>, least: Option<Limit>, most: Option<Limit>| {
        Expr::Figure(Some(FigureTest { kind, currency: None, least, most }))
    };
    let about = |first: Option<&str>, last: Option<&str>| match dates(first, last) {
        Expr::Dated(dates) => Expr::About(dates),
        other => other,
    };
    select(vec![
        ("kind:report", facet("kind", Some("report"))),
        ("kind:none", facet("kind", None)),
        ("author:klein", facet("author", Some("klein"))),
        ("author:\"naomi klein\"", facet("author", Some("naomi klein"))),
        ("author:\"Ann O'Brien\"", facet("author", Some("Ann O’Brien"))),
        ("author:gascon", facet("author", Some("gascon"))),
        ("author:none", facet("author", None)),
        ("outlet:nation", facet("outlet", Some("nation"))),
        ("org:union", facet("org", Some("union"))),
        ("concept:strike", facet("concept", Some("strike"))),
        ("person:lodz", facet("person", Some("lodz"))),
        ("person:none", facet("person", None)),
        ("organization:none", facet("org", None)),
        ("measure:\"care act\"", facet("measure", Some("care act"))),
        ("measure:none", facet("measure", None)),
        ("event:wal*", facet("event", Some("wal*"))),
        ("event:walkuot", facet("event", Some("walkuot"))),
        ("work:women", facet("work", Some("women"))),
        ("place:colour", facet("place", Some("colour"))),
        ("place:maine", facet("place", Some("maine"))),
        ("year:2020", facet("year", Some("2020"))),
        ("author:klien", facet("author", Some("klien"))),
        ("author:\"noami klein\"", facet("author", Some("noami klein"))),
        ("outlet:jacobni", facet("outlet", Some("jacobni"))),
        ("kind:intreview", facet("kind", Some("intreview"))),
        ("in:a2", Expr::In("a2".into())),
        ("date:none", Expr::Dated(None)),
        ("date:2020", dates(Some("2020-01-01"), Some("2020-12-31"))),
        ("date:2020-11-10..2020-11-13", dates(Some("2020-11-10"), Some("2020-11-13"))),
        ("date:2020-11-11..", dates(Some("2020-11-11"), None)),
        ("before:2020-11-13", dates(None, Some("2020-11-12"))),
        ("after:2020-11", dates(Some("2020-12-01"), None)),
        ("figure:none", Expr::Figure(None)),
        ("figure:money", figure(Some(FigureKind::Money), None, None)),
        ("figure:percent", figure(Some(FigureKind::Percent), None, None)),
        ("figure:>999", figure(None, limit(999.0, false), None)),
        ("figure:>=1,000", figure(None, limit(1000.0, true), None)),
        ("figure:<1000", figure(None, None, limit(1000.0, false))),
        ("figure:<=33.5", figure(None, None, limit(33.5, true))),
        ("figure:9..40", figure(None, limit(9.0, true), limit(40.0, true))),
        ("figure:money>1k", figure(Some(FigureKind::Money), limit(1000.0, false), None)),
        ("figure:percent,15..", figure(Some(FigureKind::Percent), limit(15.0, true), None)),
        ("about:none", Expr::About(None)),
        ("about:1984", about(Some("1984-01-01"), Some("1984-12-31"))),
        ("about:1984..1985", about(Some("1984-01-01"), Some("1985-12-31"))),
        ("about:..1984", about(None, Some("1984-12-31"))),
        ("about:1990..", about(Some("1990-01-01"), None)),
    ])
    .prop_map(|(text, expr)| Ask::Filter(text, expr))
}

impl Ask {
    /// The text that asks for it.
    pub fn text(&self, corpus: &Corpus) -> String {
        let all = |parts: &[Ask], by: &str| {
            let parts: Vec<String> = parts.iter().map(|part| part.text(corpus)).collect();
            format!("({})", parts.join(by))
        };
        match self {
            Ask::Look(look) => look.text(corpus),
            Ask::Title(look) => format!("title:{}", look.text(corpus)),
            Ask::Filter(text, _) => (*text).to_owned(),
            Ask::And(parts) => all(parts, " "),
            Ask::Or(parts) => all(parts, " OR "),
            Ask::Not(inner) => format!("NOT {}", inner.text(corpus)),
            Ask::Same(inner) => format!("SAME({})", inner.text(corpus)),
        }
    }

    /// What it means; `None` where a part of it holds no word at all.
    pub fn expr(&self, corpus: &Corpus) -> Option<Expr> {
        let all = |parts: &[Ask]| parts.iter().map(|part| part.expr(corpus)).collect::<Option<Vec<Expr>>>();
        Some(match self {
            Ask::Look(look) => Expr::Words(look.pattern(corpus)?),
            Ask::Title(look) => Expr::Title(look.pattern(corpus)?),
            Ask::Filter(_, expr) => expr.clone(),
            Ask::And(parts) => Expr::And(all(parts)?),
            Ask::Or(parts) => Expr::Or(all(parts)?),
            Ask::Not(inner) => Expr::Not(Box::new(inner.expr(corpus)?)),
            Ask::Same(inner) => Expr::Same(Box::new(inner.expr(corpus)?)),
        })
    }

    /// The query that asks for it.
    pub fn query(&self, corpus: &Corpus, facets: Vec<Choice>, sort: Sort) -> Query {
        Query { text: self.text(corpus), facets, sort, ..Query::default() }
    }
}

impl Look {
    fn text(&self, corpus: &Corpus) -> String {
        match self {
            Look::Word(word) => (*word).to_owned(),
            Look::Prefix(word, letters) => format!("{}*", beginning(word, *letters)),
            Look::Exact(word) => format!("={word}"),
            Look::Phrase(passage, at, n) => format!("\"{}\"", stretch(corpus, passage, at, *n)),
            Look::ExactPhrase(passage, at, n) => format!("=\"{}\"", stretch(corpus, passage, at, *n)),
            Look::Near(sides, within) => {
                let sides: Vec<String> = sides.iter().map(|side| side.text(corpus)).collect();
                sides.join(&format!(" NEAR/{within} "))
            }
        }
    }

    fn pattern(&self, corpus: &Corpus) -> Option<Pattern> {
        match self {
            Look::Word(word) => of_words(word, Form::Inflected),
            Look::Exact(word) => of_words(word, Form::Exact),
            Look::Prefix(word, letters) => match of_words(&beginning(word, *letters), Form::Inflected)? {
                Pattern::Word(word) => Some(Pattern::Word(WordPattern { form: Form::Prefix, ..word })),
                Pattern::Phrase(mut words) => {
                    words.last_mut()?.form = Form::Prefix;
                    Some(Pattern::Phrase(words))
                }
                near @ Pattern::Near { .. } => Some(near),
            },
            Look::Phrase(passage, at, n) => of_words(&stretch(corpus, passage, at, *n), Form::Folded),
            Look::ExactPhrase(passage, at, n) => of_words(&stretch(corpus, passage, at, *n), Form::Exact),
            Look::Near(sides, within) => {
                let mut sides = sides.iter().map(|side| side.pattern(corpus));
                let first = sides.next()??;
                sides.try_fold(first, |left, right| {
                    Some(Pattern::Near { left: Box::new(left), right: Box::new(right?), within: *within })
                })
            }
        }
    }
}

/// One word, or several in a row: *non-fiction*.
fn of_words(text: &str, form: Form) -> Option<Pattern> {
    let mut cut: Vec<WordPattern> =
        words(text).map(|word| WordPattern { text: word.of(text).to_owned(), form }).collect();
    match cut.len() {
        0 => None,
        1 => Some(Pattern::Word(cut.remove(0))),
        _ => Some(Pattern::Phrase(cut)),
    }
}

/// The first letters of a word, never a lone accent.
fn beginning(word: &str, letters: usize) -> String {
    word.chars().take(letters).collect()
}

/// So many words of a passage, with what stands between them.
fn stretch(corpus: &Corpus, passage: &Index, at: &Index, n: usize) -> String {
    let passages: Vec<&str> = corpus.articles.iter().flat_map(|a| &a.passages).map(|p| p.text.as_str()).collect();
    let text = *passage.get(&passages);
    let cut: Vec<_> = words(text).collect();
    let first = at.index(cut.len());
    let last = cut[(first + n - 1).min(cut.len() - 1)];
    text[cut[first].start as usize..last.end as usize].to_owned()
}
