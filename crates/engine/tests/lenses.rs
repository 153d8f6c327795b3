//! Figures and network agree with a plain look at the texts, for whatever is selected.

mod asks;
mod corpora;
mod reference;

use std::collections::{BTreeMap, BTreeSet};

use crossread_engine::{Engine, FigureOrder, FiguresAsked, LinesAsked, Query, Scale, Selection};
use crossread_model::{Analysis, EntryType, Figure, FigureKind};
use proptest::prelude::*;
use proptest::sample::select;

use corpora::Sample;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_counts_of_the_tabs_are_what_the_lenses_show(
        Sample(corpus) in corpora::random::corpora(),
        (ask, choices, sort) in asks::queries(),
    ) {
        let (engine, analysis) = corpora::open(&corpus);
        let selection = engine.select(&ask.query(&corpus, choices, sort));
        prop_assert_eq!(engine.lines(&selection, &LinesAsked::default()).list.len(), selection.hits as usize);
        let figures = engine.figures(&selection, &FiguresAsked::default());
        prop_assert_eq!(engine.figure_count(&selection, None) as usize, figures.list.len());
        prop_assert_eq!(figures.list.len(), selected_figures(&analysis, &selection).len());
        prop_assert_eq!(engine.shared_count(&selection, 2), engine.network(&selection, 2).shared);
    }

    #[test]
    fn figures_are_those_that_pass_in_the_order_asked_for(
        Sample(corpus) in corpora::random::corpora(),
        (ask, choices, sort) in asks::queries(),
        by in select(&FigureOrder::ALL[..]),
        turned in any::<bool>(),
        kind in proptest::option::of(select(&FigureKind::ALL[..])),
        (least, most) in (proptest::option::of(-1i8..4), proptest::option::of(-1i8..4)),
    ) {
        let (engine, analysis) = corpora::open(&corpus);
        let selection = engine.select(&ask.query(&corpus, choices, sort));
        let list = engine.figures(&selection, &FiguresAsked { by, turned, kind, least, most });
        let got: Vec<Figure> = list.list.iter().map(|row| engine.figure(*row).expect("a row of this Volume")).collect();
        let passes = |figure: &&Figure| {
            let (low, high) = figure.reading.value.bounds();
            least.is_none_or(|n| high >= 10f64.powi(n.into())) && most.is_none_or(|n| low <= 10f64.powi(n.into()))
        };
        let sized: Vec<&Figure> = selected_figures(&analysis, &selection).into_iter().filter(passes).collect();
        for (n, of) in list.kinds.iter().zip(FigureKind::ALL) {
            prop_assert_eq!(*n as usize, sized.iter().filter(|figure| figure.reading.kind == of).count());
        }
        let place = |figure: &Figure| (figure.article, figure.passage, figure.start);
        let mut expected: Vec<&Figure> =
            sized.into_iter().filter(|figure| kind.is_none_or(|kind| figure.reading.kind == kind)).collect();
        expected.sort_by_key(|figure| place(figure));
        let mut sorted: Vec<&Figure> = got.iter().collect();
        sorted.sort_by_key(|figure| place(figure));
        prop_assert_eq!(sorted, expected);
        for pair in got.windows(2) {
            prop_assert!(stand(&pair[0], &pair[1], by, turned), "{:?} before {:?}", pair[0].reading, pair[1].reading);
        }
        for (row, figure) in list.list.iter().zip(&got) {
            prop_assert_eq!(&list.scales[usize::from(row.scale)], &Scale::of(&figure.reading));
        }
        for plot in engine.plots(&list, 9) {
            let on = list.list.iter().filter(|row| row.scale == plot.scale).count();
            prop_assert_eq!((plot.count + plot.left_out) as usize, on);
            let in_columns: u32 = plot.columns.iter().map(|(n, _)| n).sum();
            let drawn = if plot.columns.is_empty() { plot.points.len() } else { in_columns as usize };
            prop_assert_eq!(drawn, plot.count as usize);
            for (n, first) in &plot.columns {
                let row = list.list.get(*first as usize);
                prop_assert_eq!(row.map(|row| row.scale), (*n > 0).then_some(plot.scale));
            }
            for point in &plot.points {
                prop_assert!(point.at <= 1000 && list.list[point.row as usize].scale == plot.scale);
            }
        }
    }

    #[test]
    fn the_network_is_what_articles_name_together(
        Sample(corpus) in corpora::random::corpora(),
        (ask, choices, sort) in asks::queries(),
        least in 1u32..4,
    ) {
        let (engine, analysis) = corpora::open(&corpus);
        let selection = engine.select(&ask.query(&corpus, choices, sort));
        let network = engine.network(&selection, least);
        let selected: BTreeSet<u32> = selection.articles.iter().map(|found| found.article.0).collect();
        let mut naming: BTreeMap<u32, BTreeMap<u32, u32>> = BTreeMap::new();
        for mention in &analysis.mentions {
            let article = engine.volume().article_of(crossread_volume::PassageIx(mention.passage)).0;
            if selected.contains(&article) {
                *naming.entry(mention.entry).or_default().entry(article).or_default() += 1;
            }
        }
        naming.retain(|_, articles| articles.len() >= least as usize);
        prop_assert_eq!(network.shared as usize, naming.len());
        prop_assert_eq!(network.entries.len(), naming.len(), "so few are all drawn");
        for shared in &network.entries {
            let edges: BTreeMap<u32, u32> =
                shared.edges.iter().map(|(at, n)| (network.articles[*at as usize].0, *n)).collect();
            prop_assert_eq!(Some(&edges), naming.get(&shared.entry.0), "{}", shared.name);
            prop_assert_eq!((shared.articles as usize, shared.mentions), (edges.len(), edges.values().sum()));
            prop_assert!(shared.edges.is_sorted());
        }
        prop_assert!(network.entries.is_sorted_by_key(|shared| !shared.is_left()), "each side stands together");
        prop_assert_eq!(&engine.network(&selection, least), &network, "it is always drawn alike");
    }
}

fn selected_figures<'a>(analysis: &'a Analysis, selection: &Selection) -> Vec<&'a Figure> {
    let selected: BTreeSet<u32> = selection.articles.iter().map(|found| found.article.0).collect();
    analysis.figures.iter().filter(|figure| selected.contains(&figure.article)).collect()
}

/// Tells whether one figure may stand right before another.
fn stand(one: &Figure, other: &Figure, by: FigureOrder, turned: bool) -> bool {
    let words = |figure: &Figure| match by {
        FigureOrder::What => figure.reading.what.clone(),
        FigureOrder::Who => figure.reading.who.clone(),
        FigureOrder::When => figure.reading.when.clone(),
        _ => None,
    };
    match by {
        FigureOrder::Value => {
            let (a, b) = (Scale::of(&one.reading), Scale::of(&other.reading));
            let (x, y) = (one.reading.value.bounds().0, other.reading.value.bounds().0);
            a < b || a == b && if turned { x <= y } else { x >= y }
        }
        FigureOrder::Kind if turned => one.reading.kind >= other.reading.kind,
        FigureOrder::Kind => one.reading.kind <= other.reading.kind,
        FigureOrder::Article => true,
        FigureOrder::What | FigureOrder::Who | FigureOrder::When => match (words(one), words(other)) {
            (Some(a), Some(b)) => {
                let (a, b) = (crossread_text::fold(&a), crossread_text::fold(&b));
                if turned { a >= b } else { a <= b }
            }
            (None, Some(_)) => false,
            (_, None) => true,
        },
    }
}

/// Two currencies and a share, in two articles.
fn sums() -> Engine {
    let texts = [
        vec!["They raised $5 million and NZ$9 million, or 40 percent.", "Some $200 was left."],
        vec!["It cost $70,000, a rise of 12 percent."],
    ];
    let articles = ["one", "two"].into_iter().zip(&texts).map(|(slug, body)| corpora::article(slug, body)).collect();
    corpora::open(&corpora::corpus("en", articles)).0
}

#[test]
fn currencies_are_never_ranked_together() {
    let engine = sums();
    let selection = engine.select(&Query::default());
    let list = engine.figures(&selection, &FiguresAsked::default());
    let shown: Vec<(String, f64)> = list
        .list
        .iter()
        .map(|row| {
            let reading = engine.figure(*row).expect("a row of this Volume").reading;
            (reading.currency.unwrap_or_else(|| reading.kind.name().to_owned()), reading.value.bounds().0)
        })
        .collect();
    let expected =
        [("USD", 5e6), ("USD", 70_000.0), ("USD", 200.0), ("NZD", 9e6), ("percent", 40.0), ("percent", 12.0)];
    assert_eq!(shown, expected.map(|(unit, value)| (unit.to_owned(), value)));
    assert_eq!(list.begins, [true, false, false, true, true, false], "the commonest currency first");
    let plots = engine.plots(&list, 3);
    let axes: Vec<(u32, bool)> = plots.iter().map(|plot| (plot.count, plot.logarithmic)).collect();
    assert_eq!(axes, [(3, true), (2, false)], "one sum in another currency has no plot");
}

#[test]
fn what_is_joined_stands_near() {
    let texts = [
        vec!["Alpha and beta."],
        vec!["Gamma and delta."],
        vec!["Alpha and beta again."],
        vec!["Gamma and delta again."],
    ];
    let slugs = ["a", "b", "c", "d"];
    let articles = slugs.into_iter().zip(&texts).map(|(slug, body)| corpora::article(slug, body)).collect();
    let mut corpus = corpora::corpus("en", articles);
    let names = [("Alpha", "alpha"), ("Gamma", "gamma"), ("Beta", "beta"), ("Delta", "delta")];
    corpus.index = corpora::index(&names.map(|(name, alias)| (EntryType::Concept, name, alias)));
    let (engine, _) = corpora::open(&corpus);
    let network = engine.network(&engine.select(&Query::default()), 2);
    let entries: Vec<&str> = network.entries.iter().map(|shared| shared.name.as_str()).collect();
    let articles: Vec<u32> = network.articles.iter().map(|article| article.0).collect();
    assert_eq!((entries, articles), (vec!["Alpha", "Beta", "Gamma", "Delta"], vec![0, 2, 1, 3]));
}
