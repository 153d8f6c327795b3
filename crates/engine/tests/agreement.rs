//! The engine finds what a plain scan of the texts finds: the same articles in the same order, the
//! same counts, marks, scores and facets, whatever is asked of whatever corpus.

mod asks;
mod corpora;
mod reference;

use crossread_engine::{Engine, Expr, Query, Selection, Sort, Span};
use crossread_model::{Analysis, Corpus, PassageId};
use crossread_volume::{ArticleIx, PassageIx};
use proptest::prelude::*;

use corpora::Sample;
use reference::{Mark, Reference, leaves};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_agrees_with_a_plain_scan(
        Sample(corpus) in corpora::random::corpora(),
        (ask, choices, sort) in asks::queries(),
        rested in rests(),
        dates in asks::brush(),
        about in asks::years(),
    ) {
        let query = Query { dates, about, ..ask.query(&corpus, choices, sort) };
        let (engine, analysis) = corpora::open(&corpus);
        for words in rested {
            engine.rest(words);
        }
        agree(&corpus, &analysis, &engine, &query)?;
    }

    /// Positions make answers quicker, never other.
    #[test]
    fn answers_are_the_same_before_while_and_after_positions_are_filled_in(
        Sample(corpus) in corpora::random::corpora(),
        (ask, choices, sort) in asks::queries(),
        slice in 1..20usize,
    ) {
        let query = ask.query(&corpus, choices, sort);
        let (engine, _) = corpora::open(&corpus);
        let before = engine.select(&query);
        let mut last = engine.progress();
        while !last.is_done() {
            let now = engine.rest(slice);
            prop_assert!(now.articles >= last.articles && now.articles <= now.of && now == engine.progress());
            prop_assert_eq!(&engine.select(&query), &before, "{:?} {}", now, query.text);
            last = now;
        }
        prop_assert_eq!(last.articles, last.of);
        prop_assert_eq!(engine.rest(slice), last);
    }

    #[test]
    fn the_engine_agrees_on_whatever_is_typed(
        Sample(corpus) in corpora::random::corpora(),
        text in asks::scribbles(),
        typing in any::<bool>(),
        facets in asks::choices(),
        dates in asks::brush(),
        about in asks::years(),
    ) {
        let query = Query { text, typing, facets, dates, about, sort: Sort::Relevance };
        let (engine, analysis) = corpora::open(&corpus);
        agree(&corpus, &analysis, &engine, &query)?;
    }

    /// Each hit is one place, also where marks overlap and only one is drawn.
    #[test]
    fn a_strip_has_every_hit_of_its_term(
        Sample(corpus) in corpora::random::corpora(),
        (ask, choices, sort) in asks::queries(),
    ) {
        let query = ask.query(&corpus, choices, sort);
        let (engine, analysis) = corpora::open(&corpus);
        let reference = Reference::new(&corpus, &analysis);
        let expr = reference.mended(&engine.read(&query).0);
        let selection = engine.select(&query);
        for found in &selection.articles {
            let hits = reference.hits_of_terms(&expr, found.article.0 as usize);
            let card = engine.card(&selection, found.article);
            for ((leaf, strip), hits) in leaves(&expr).iter().zip(&card.strips).zip(hits) {
                prop_assert_eq!(strip.hits.len(), hits, "places of {}, {}", leaf.label(), query.text);
            }
        }
    }

    #[test]
    fn a_query_is_read_as_it_is_meant(Sample(corpus) in corpora::random::corpora(), (ask, ..) in asks::queries()) {
        let (_, analysis) = corpora::open(&corpus);
        let reference = Reference::new(&corpus, &analysis);
        let Some(meant) = ask.expr(&corpus) else { return Ok(()) };
        let text = ask.text(&corpus);
        let (read, notes) = Query::of_text(text.as_str()).read();
        prop_assert_eq!(&notes, &vec![], "{}", text);
        for at in 0..corpus.articles.len() {
            prop_assert_eq!(reference.holds(&read, at), reference.holds(&meant, at), "{}\n{:?}\n{:?}", text, read, meant);
            prop_assert_eq!(reference.marks(&read, at), reference.marks(&meant, at), "{}\n{:?}\n{:?}", text, read, meant);
        }
    }
}

/// Slices of idle time, in words: none, some, or enough for everything.
fn rests() -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![Just(vec![]), prop::collection::vec(1..20usize, 1..8), Just(vec![usize::MAX])]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// An expression written as text is that expression.
    #[test]
    fn what_is_written_reads_back(Sample(corpus) in corpora::random::corpora(), (ask, ..) in asks::queries(), scribble in asks::scribbles()) {
        let (engine, _) = corpora::open(&corpus);
        for text in [ask.text(&corpus), scribble] {
            let (expr, _) = engine.read(&Query::of_text(text.as_str()));
            let (again, notes) = engine.read(&Query::of_text(expr.text()));
            prop_assert_eq!(&notes, &vec![], "{} written as {}", text, expr.text());
            prop_assert_eq!(again.text(), expr.text(), "{}", text);
            let articles = |text: String| {
                let found = engine.select(&Query::of_text(text)).articles;
                found.into_iter().map(|found| found.article).collect::<Vec<_>>()
            };
            prop_assert_eq!(articles(expr.text()), articles(text.clone()), "{} written as {}", text, expr.text());
        }
    }
}

/// Compares everything that the engine says of a query with a scan of the same tree.
fn agree(corpus: &Corpus, analysis: &Analysis, engine: &Engine, query: &Query) -> Result<(), TestCaseError> {
    let reference = Reference::new(corpus, analysis);
    let (read, notes) = engine.read(query);
    let expr = reference.mended(&read);
    let dated = within(&expr, query);
    let selection = engine.select(query);
    let context = || format!(" of {query:?}, read as {expr:?}");

    let mut expected = reference.selected(&dated, &query.facets);
    let found: Vec<usize> = selection.articles.iter().map(|found| found.article.0 as usize).collect();
    let mut sorted = found.clone();
    sorted.sort_unstable();
    prop_assert_eq!(&sorted, &expected, "articles{}", context());

    let scores = reference.scores(&expr);
    let mut said = vec![0.0; scores.len()];
    for one in &selection.articles {
        let at = one.article.0 as usize;
        said[at] = one.score;
        prop_assert_eq!(one.hits as usize, reference.hits(&expr, at), "hits of a{}{}", at + 1, context());
        // All articles of a small corpus are among the first.
        let near = if query.sort == Sort::Relevance { reference.nearness(&expr, at) } else { 0.0 };
        let score = scores[at] + near;
        prop_assert!((one.score - score).abs() < 1e-9, "score {} not {score}{}", one.score, context());
        let expected = reference.marks(&expr, at);
        prop_assert_eq!(marks(engine, &selection, one.article), expected, "marks{}", context());
        card(engine, &selection, one.article)?;
    }
    prop_assert_eq!(selection.hits, selection.articles.iter().map(|found| found.hits).sum::<u32>());

    // Scores that differ by rounding alone may put equal articles in either order, so the order is
    // that of the engine's own scores, which were compared above.
    reference.sort(query.sort, &expr, &said, &mut expected);
    prop_assert_eq!(found, expected, "order{}", context());

    let labels: Vec<String> = leaves(&expr).iter().map(|leaf| leaf.label()).collect();
    prop_assert_eq!(&selection.terms, &labels, "terms{}", context());
    let mut expected = reference.facets(&dated, &query.facets);
    // Years that are chosen do not empty their own facet.
    let all_years = within(&expr, &Query { about: None, ..query.clone() });
    for facet in reference.facets(&all_years, &query.facets) {
        expected.iter_mut().filter(|own| own.0 == "about" && facet.0 == "about").for_each(|own| *own = facet.clone());
    }
    prop_assert_eq!(facets(engine, query, &selection), expected, "facets{}", context());
    for suggestion in &selection.suggestions {
        let other = Query { text: suggestion.text.clone(), typing: false, ..query.clone() };
        let articles = reference.selected(&within(&engine.read(&other).0, &other), &other.facets).len();
        prop_assert_eq!(suggestion.articles as usize, articles, "{:?}{}", suggestion, context());
        prop_assert!(articles > 0 && suggestion.text != query.text, "{:?}{}", suggestion, context());
    }
    sentences(&selection, notes.len())
}

/// The expression within the days and years chosen beside it.
fn within(expr: &Expr, query: &Query) -> Expr {
    let days = query.dates.map(|dates| Expr::Dated(Some(dates)));
    let years = query.about.map(|dates| Expr::About(Some(dates)));
    Expr::And([Some(expr.clone()), days, years].into_iter().flatten().collect())
}

/// The marks of every passage of an article; those with marks are also what [`Engine::hits`] lists.
fn marks(engine: &Engine, selection: &Selection, article: ArticleIx) -> Vec<Vec<Mark>> {
    let mark = |span: &Span| Mark { start: span.start, end: span.end, term: span.term as usize };
    let spans: Vec<Vec<Span>> =
        engine.volume().passages(article).map(|passage| engine.spans(selection, PassageIx(passage))).collect();
    let listed: Vec<Vec<Span>> = engine.hits(selection, article).into_iter().map(|hits| hits.spans).collect();
    assert_eq!(listed, spans.iter().filter(|spans| !spans.is_empty()).cloned().collect::<Vec<_>>());
    spans.iter().map(|spans| spans.iter().map(mark).collect()).collect()
}

fn facets(engine: &Engine, query: &Query, selection: &Selection) -> Vec<(String, Vec<reference::ValueCount>)> {
    let facets = engine.facets(query, selection).into_iter();
    let value = |value: crossread_engine::FacetValue| (value.value, value.count, value.chosen);
    facets.map(|facet| (facet.name, facet.values.into_iter().map(value).collect())).collect()
}

/// A card shows hits that are there.
fn card(engine: &Engine, selection: &Selection, article: ArticleIx) -> Result<(), TestCaseError> {
    let volume = engine.volume();
    let card = engine.card(selection, article);
    prop_assert_eq!(card.strips.len(), selection.terms.len());
    for strip in &card.strips {
        prop_assert!(strip.hits.is_sorted_by_key(|hit| hit.at) && strip.hits.iter().all(|hit| hit.at < 1000));
    }
    let spans = |id| volume.passage_of(article, id).map(|passage| engine.spans(selection, passage));
    prop_assert_eq!(Some(card.title), spans(PassageId::Title).or(Some(vec![])));
    prop_assert_eq!(Some(card.dek), spans(PassageId::Dek).or(Some(vec![])));
    prop_assert!(card.snippets.len() <= 3);
    for snippet in &card.snippets {
        let passage = volume.passage_of(article, snippet.id);
        let text = passage.map(|passage| volume.text(passage)).unwrap_or_default();
        let there: Vec<Vec<&str>> = spans(snippet.id).iter().flatten().map(|span| cut(text, span)).collect();
        let shown: Vec<Vec<&str>> = snippet.spans.iter().map(|span| cut(&snippet.text, span)).collect();
        prop_assert!(there.windows(shown.len().max(1)).any(|stretch| stretch == shown) || shown.is_empty());
    }
    Ok(())
}

/// The words in a span; between them, a snippet may stand on one line where its passage does not.
fn cut<'t>(text: &'t str, span: &Span) -> Vec<&'t str> {
    let stretch = text.get(span.start as usize..span.end as usize).unwrap_or("a span that cuts a letter");
    crossread_text::words(stretch).map(|word| word.of(stretch)).collect()
}

/// The filter is restated as a sentence, and every remark is one; what was said in reading stays said.
fn sentences(selection: &Selection, read: usize) -> Result<(), TestCaseError> {
    prop_assert!(selection.sentence.ends_with('.') && selection.sentence.len() > 1, "{:?}", selection.sentence);
    prop_assert!(selection.notes.len() >= read);
    for note in &selection.notes {
        prop_assert!(note.text.ends_with('.') && note.text.len() > 1, "{:?}", note);
    }
    Ok(())
}
