//! What the page needs around a query, against plain scans: completions, the timeline, and articles
//! just outside.

mod asks;
mod corpora;
mod reference;

use std::collections::{BTreeMap, BTreeSet};

use crossread_engine::{Choice, Engine, Expr, Filter, Mark, Offer, Query, Timeline};
use crossread_text::{Language, fold, is_letter, words};
use proptest::prelude::*;

use corpora::{Sample, article, corpus, open, titled};
use reference::{Reference, Stems};

fn engine() -> Engine {
    let mut north =
        titled(article("north", &["The union and the unions of the unionists", "deep canvassing"]), "Unions");
    north.front.authors = vec!["Unity Jones".into()];
    north.front.kind = Some("Report".into());
    north.front.date = "2020-11-08".parse().ok();
    let mut south = titled(article("south", &["Unions have a deep cannon; deep canvassing"]), "Talks of union");
    south.front.authors = vec!["Alice Smith".into()];
    south.front.kind = Some("Interview".into());
    south.front.date = "2020-06-30".parse().ok();
    let mut east = article("east", &["Deep canals"]);
    east.front.kind = Some("report".into());
    open(&corpus("en", vec![east, north, south])).0
}

fn completed(text: &str) -> Vec<(String, u32)> {
    let completions = engine().complete(&Query::of_text(text));
    completions.into_iter().map(|c| (format!("{}{}", &text[..c.start], c.text), c.articles)).collect()
}

#[test]
fn a_word_becomes_a_prefix_then_its_commonest_forms_then_values_then_fields() {
    for (text, expected) in [
        ("uni", &[("uni*", 2), ("union", 2), ("unionists", 1), ("author:\"Unity Jones\"", 1)][..]),
        ("-uni", &[("-uni*", 2), ("-union", 2), ("-unionists", 1), ("-author:\"Unity Jones\"", 1)]),
        ("deep ki", &[("deep kind:", 3)]),
        ("unoi", &[("unio*", 2), ("union", 2), ("unionists", 1)]),
        ("uni ", &[]),
        ("", &[]),
        ("=uni", &[]),
        ("zzz", &[]),
    ] {
        let expected: Vec<_> = expected.iter().map(|(text, n)| ((*text).to_owned(), *n)).collect();
        assert_eq!(completed(text), expected, "{text}");
    }
}

#[test]
fn a_phrase_becomes_its_continuations() {
    for (text, expected) in [
        (
            "x \"deep can",
            &[("x \"deep can*\"", 3), ("x \"deep canvassing\"", 2), ("x \"deep canals\"", 1), ("x \"deep cannon\"", 1)]
                [..],
        ),
        ("deep-cannon", &[("deep-cannon*", 1), ("deep-cannon", 1)]),
    ] {
        let expected: Vec<_> = expected.iter().map(|(text, n)| ((*text).to_owned(), *n)).collect();
        assert_eq!(completed(text), expected, "{text}");
    }
}

#[test]
fn letters_of_unspaced_scripts_are_completed_to_what_follows_them() {
    let engine = open(&corpus("ja", vec![article("a", &["労働組合"]), article("b", &["労働者と労組"])])).0;
    let completed = |text: &str| -> Vec<(String, u32)> {
        engine.complete(&Query::of_text(text)).into_iter().map(|c| (c.text, c.articles)).collect()
    };
    assert_eq!(completed("労"), [("労働".into(), 2), ("労組".into(), 1)]);
    assert_eq!(completed("労働"), [("労働組".into(), 1), ("労働者".into(), 1)]);
}

#[test]
fn a_field_offers_its_values() {
    for (text, expected) in [
        ("kind:", &[("kind:report", 2), ("kind:Interview", 1)][..]),
        ("kind:int", &[("kind:Interview", 1)]),
        ("by:smi", &[("author:\"Alice Smith\"", 1)]),
        ("author:\"alice s", &[("author:\"Alice Smith\"", 1)]),
        ("author:no", &[("author:none", 1)]),
        ("in:so", &[("in:south", 1)]),
        ("title:uni", &[("title:uni*", 2), ("title:union", 2)]),
        ("date:", &[("date:2020", 2), ("date:none", 1)]),
        ("date:2020", &[("date:2020-06", 1), ("date:2020-11", 1)]),
        ("date:2020-11", &[("date:2020-11-08", 1)]),
        ("after:20", &[]),
        ("nonsense:", &[]),
    ] {
        let expected: Vec<_> = expected.iter().map(|(text, n)| ((*text).to_owned(), *n)).collect();
        assert_eq!(completed(text), expected, "{text}");
    }
}

#[test]
fn a_completion_says_what_it_is() {
    let engine = engine();
    let offers: Vec<Offer> = engine.complete(&Query::of_text("uni")).into_iter().map(|c| c.offer).collect();
    let unity = Offer::Value { facet: "author".into(), value: "Unity Jones".into() };
    assert_eq!(offers, [Offer::Prefix, Offer::Word, Offer::Word, unity]);
}

#[test]
fn the_band_keeps_what_its_own_days_leave_out() {
    let engine = engine();
    let query = Query { dates: "2020-11".parse().ok(), ..Query::of_text("deep") };
    let selection = engine.select(&query);
    assert_eq!(selection.articles.len(), 1);
    assert_eq!(selection.sentence, "Articles with “deep”, published from 1 November 2020 to 30 November 2020.");
    let timeline = engine.timeline(&query, &selection);
    let bins = timeline.bins.iter().filter(|bin| !bin.articles.is_empty());
    let shown: Vec<(String, usize)> = bins.map(|bin| (bin.dates().to_string(), bin.selected())).collect();
    assert_eq!(shown, [("2020-06-28..2020-07-04".into(), 1), ("2020-11-08..2020-11-14".into(), 1)]);
    assert_eq!(timeline.undated.iter().map(|mark| mark.selected).collect::<Vec<_>>(), [true]);
    let empty = open(&corpus("en", vec![article("a", &["x"])])).0;
    let timeline = empty.timeline(&Query::default(), &empty.select(&Query::default()));
    assert_eq!((timeline.bins.len(), timeline.undated.len()), (0, 1));
}

#[test]
fn what_is_one_filter_away_says_which() {
    let engine = engine();
    let ticked = vec![Choice { facet: "kind".into(), value: "report".into() }];
    let query = Query { facets: ticked, dates: "2020".parse().ok(), ..Query::of_text("deep (unionist OR cannon)") };
    let outside = engine.outside(&query, 5);
    let told: Vec<_> = outside.iter().map(|o| (o.filter.clone(), o.articles[0].1.as_str(), o.count)).collect();
    assert_eq!(told, [(Filter::Facet("kind".into()), "is no report", 1)]);
    let query = Query { text: "canal union".into(), ..Query::default() };
    let told: Vec<_> = engine
        .outside(&query, 1)
        .into_iter()
        .map(|o| (o.articles[0].1.clone(), o.query.text, o.count, o.articles.len()))
        .collect();
    assert_eq!(
        told,
        [
            ("does not have “canal”".into(), "union".into(), 2, 1),
            ("does not have “union”".into(), "canal".into(), 1, 1)
        ]
    );
    assert_eq!(engine.outside(&Query::default(), 5), vec![]);
    let pasted = Query::of_text("deep ".repeat(5000) + "zzzz");
    assert_eq!(engine.outside(&pasted, 5).len(), 1);
}

proptest! {
    // Of the begun words about one in seven is none, which at the full count is more than may be turned away otherwise.
    #![proptest_config(ProptestConfig { failure_persistence: None, max_global_rejects: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn every_completion_selects_what_it_says(
        Sample(corpus) in corpora::random::corpora(), text in asks::scribbles(), word in corpora::random::word(), letters in 1..5usize,
    ) {
        let (engine, analysis) = open(&corpus);
        let reference = Reference::new(&corpus, &analysis);
        let begun: String = word.chars().take(letters).collect();
        for text in [format!("{text} {begun}"), text] {
            for completion in engine.complete(&Query::of_text(text.as_str())) {
                prop_assert!(text.is_char_boundary(completion.start), "{} {:?}", text, completion);
                let asked = if completion.offer == Offer::Field { format!("-{}none", completion.text) } else { completion.text.clone() };
                let articles = reference.selected(&engine.read(&Query::of_text(asked)).0, &[]).len();
                prop_assert_eq!(completion.articles as usize, articles, "{} {:?}", text, completion);
                prop_assert!(articles > 0);
            }
        }
    }

    #[test]
    fn a_begun_word_is_completed_as_a_plain_scan_would(
        Sample(corpus) in corpora::random::corpora(), word in corpora::random::word(), letters in 1..5usize,
    ) {
        let (engine, analysis) = open(&corpus);
        let begun: String = word.chars().take(letters).collect();
        let typed = fold(&begun);
        prop_assume!(words(&begun).count() == 1 && !typed.is_empty() && !is_letter(&begun));
        prop_assume!(words(&begun).all(|word| word.end as usize == begun.len()));
        let mut articles: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, article) in corpus.articles.iter().enumerate() {
            for passage in &article.passages {
                for word in words(&passage.text).map(|word| fold(word.of(&passage.text))) {
                    if word.starts_with(&typed) {
                        articles.entry(word).or_default().insert(at);
                    }
                }
            }
        }
        let completions = engine.complete(&Query::of_text(begun.as_str()));
        let offered = |offer: Offer| completions.iter().filter(move |c| c.offer == offer).map(|c| c.text.clone()).collect::<Vec<_>>();
        if articles.is_empty() {
            return Ok(());
        }
        prop_assert_eq!(completions.first().map(|c| (&c.offer, c.text.clone())), Some((&Offer::Prefix, format!("{begun}*"))));
        let mut forms: Vec<(String, usize)> = articles.into_iter().map(|(word, articles)| (word, articles.len())).collect();
        forms.sort_by_key(|(_, articles)| std::cmp::Reverse(*articles));
        let known = Stems { language: Language::of_tag(&corpus.about.language), found: &analysis.stems };
        let mut stems = BTreeSet::new();
        forms.retain(|(form, _)| stems.insert(known.key(form)));
        let expected: Vec<String> = forms.into_iter().take(5).map(|(form, _)| form).collect();
        prop_assert_eq!(offered(Offer::Word), expected);
    }

    #[test]
    fn every_article_has_its_place_on_the_band(
        Sample(corpus) in corpora::random::corpora(), (ask, choices, sort) in asks::queries(), dates in asks::brush(),
    ) {
        let query = Query { dates, ..ask.query(&corpus, choices, sort) };
        let (engine, analysis) = open(&corpus);
        let reference = Reference::new(&corpus, &analysis);
        let expr = reference.mended(&engine.read(&query).0);
        let selected = reference.selected(&expr, &query.facets);
        let timeline = engine.timeline(&query, &engine.select(&query));
        prop_assert!(timeline.bins.len() <= Timeline::MOST);
        for (at, article) in corpus.articles.iter().enumerate() {
            let place = timeline.bins.iter().find(|bin| bin.articles.iter().any(|mark| mark.article.0 as usize == at));
            let mark = match (place, article.front.date) {
                (Some(bin), Some(day)) => {
                    prop_assert!(bin.first <= day && day <= bin.last);
                    bin.articles.iter()
                }
                (None, None) => timeline.undated.iter(),
                (place, day) => return Err(TestCaseError::fail(format!("{day:?} in {place:?}"))),
            };
            let marks: Vec<bool> = mark.filter(|mark| mark.article.0 as usize == at).map(|mark| mark.selected).collect();
            prop_assert_eq!(marks, vec![selected.contains(&at)]);
        }
        let shown: usize = timeline.bins.iter().map(|bin| bin.articles.len()).sum();
        prop_assert_eq!(shown + timeline.undated.len(), corpus.articles.len());
    }

    /// A bin of the second band holds the articles that choosing it selects.
    #[test]
    fn every_year_written_about_has_its_articles(
        Sample(corpus) in corpora::random::corpora(), (ask, choices, sort) in asks::queries(),
        dates in asks::brush(), about in asks::years(),
    ) {
        let query = Query { dates, about, ..ask.query(&corpus, choices, sort) };
        let (engine, analysis) = open(&corpus);
        let selection = engine.select(&query);
        let written = engine.written(&query, &selection);
        prop_assert!(written.bins.len() <= Timeline::MOST);
        prop_assert_eq!(written.bins.is_empty(), analysis.years.is_empty());
        for bin in &written.bins {
            let asked = Query { about: Some(bin.dates()), ..query.clone() };
            let chosen: BTreeSet<u32> = engine.select(&asked).articles.iter().map(|found| found.article.0).collect();
            let marked = |keep: &dyn Fn(&Mark) -> bool| -> BTreeSet<u32> {
                bin.articles.iter().filter(|mark| keep(mark)).map(|mark| mark.article.0).collect()
            };
            prop_assert_eq!(marked(&|mark| mark.selected), chosen, "{:?}", query);
            let years = |inside: bool| -> BTreeSet<u32> {
                let named = analysis.years.iter().filter(|years| years.first <= bin.last && years.last >= bin.first);
                let named = named.filter(|years| !inside || years.first >= bin.first && years.last <= bin.last);
                named.map(|years| years.article).collect()
            };
            prop_assert_eq!(marked(&|_| true), years(false));
            prop_assert_eq!(marked(&|mark| mark.within), years(true));
            prop_assert_eq!(bin.articles.len(), years(false).len(), "each once");
        }
        let placed = |mark: &Mark| analysis.years.iter().any(|years| years.article == mark.article.0);
        if !written.bins.is_empty() {
            let named: BTreeSet<u32> = analysis.years.iter().map(|years| years.article).collect();
            prop_assert_eq!(written.undated.len() + named.len(), corpus.articles.len());
            prop_assert!(!written.undated.iter().any(placed));
        }
    }

    #[test]
    fn what_is_outside_is_kept_out_by_one_filter(
        Sample(corpus) in corpora::random::corpora(), (ask, choices, sort) in asks::queries(),
        dates in asks::brush(), about in asks::years(),
    ) {
        let query = Query { dates, about, ..ask.query(&corpus, choices, sort) };
        let (engine, analysis) = open(&corpus);
        let reference = Reference::new(&corpus, &analysis);
        let read = engine.read(&query).0;
        let parts = match &read {
            Expr::Everything => vec![],
            Expr::And(parts) => parts.clone(),
            other => vec![other.clone()],
        };
        let everything = Expr::Everything;
        let mut lacking: BTreeMap<usize, Vec<Filter>> = BTreeMap::new();
        let mut lacks = |filter: Filter, having: Vec<usize>| {
            for at in (0..corpus.articles.len()).filter(|at| !having.contains(at)) {
                lacking.entry(at).or_default().push(filter.clone());
            }
        };
        for part in &parts {
            lacks(Filter::Text(part.text()), reference.selected(&reference.mended(part), &[]));
        }
        if let Some(days) = query.dates {
            lacks(Filter::Dates, reference.selected(&Expr::Dated(Some(days)), &[]));
        }
        if let Some(years) = query.about {
            lacks(Filter::About, reference.selected(&Expr::About(Some(years)), &[]));
        }
        let facets: BTreeSet<&str> = query.facets.iter().map(|choice| choice.facet.as_str()).collect();
        for facet in facets {
            let of_facet: Vec<Choice> = query.facets.iter().filter(|choice| choice.facet == facet).cloned().collect();
            lacks(Filter::Facet(facet.into()), reference.selected(&everything, &of_facet));
        }
        let mut expected: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for (at, filters) in lacking {
            if let [filter] = filters.as_slice() {
                expected.entry(format!("{filter:?}")).or_default().insert(at as u32);
            }
        }
        let selected: BTreeSet<u32> = engine.select(&query).articles.iter().map(|found| found.article.0).collect();
        let outside = engine.outside(&query, usize::MAX);
        prop_assert!(outside.is_sorted_by_key(|outside| std::cmp::Reverse(outside.count)));
        let mut got: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for outside in outside {
            let brought: BTreeSet<u32> = outside.articles.iter().map(|(article, _)| article.0).collect();
            prop_assert_eq!(outside.count as usize, brought.len());
            let more: BTreeSet<u32> =
                engine.select(&outside.query).articles.iter().map(|found| found.article.0).collect();
            prop_assert_eq!(&more, &(&selected | &brought), "{:?} without {:?}", query, outside.filter);
            got.insert(format!("{:?}", outside.filter), brought);
        }
        prop_assert_eq!(got, expected, "{:?}", query);
    }
}
