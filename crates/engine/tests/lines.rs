//! The concordance holds every hit, in the order asked for, as a plain scan of the texts has it.

mod asks;
mod corpora;
mod reference;

use crossread_engine::{Engine, Flank, LineOrder, Lines, LinesAsked, MOST_LINES, Query};
use proptest::prelude::*;
use proptest::sample::select;

use corpora::Sample;
use corpora::random::word;
use reference::{Place, Reference};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_are_those_of_a_plain_scan(
        Sample(corpus) in corpora::random::corpora(),
        (ask, choices, sort) in asks::queries(),
        by in select(&LineOrder::ALL[..]),
        (nth, with) in (0usize..4, prop_oneof![2 => Just(""), 1 => word()]),
        rested in prop_oneof![Just(0), 1..40usize, Just(usize::MAX)],
    ) {
        let query = ask.query(&corpus, choices, sort);
        let (engine, analysis) = corpora::open(&corpus);
        engine.rest(rested);
        let reference = Reference::new(&corpus, &analysis);
        let expr = reference.mended(&engine.read(&query).0);
        let selection = engine.select(&query);
        let articles: Vec<usize> = selection.articles.iter().map(|found| found.article.0 as usize).collect();
        let all = engine.lines(&selection, &LinesAsked { by, ..LinesAsked::default() });
        prop_assert_eq!(places(&engine, &all), reference.lines(&expr, &articles, by, None, ""), "{}", query.text);
        prop_assert_eq!(all.total, selection.hits, "every hit is a line");
        prop_assert_eq!(selection.term_hits.iter().sum::<u32>(), selection.hits);

        // Two terms may have one label; then the first is meant.
        let label = selection.terms.get(nth).cloned().unwrap_or_default();
        let term = selection.terms.iter().position(|term| *term == label);
        let with = crossread_text::fold(with);
        let asked = LinesAsked { by, term: label, with: with.clone(), entry: None };
        let some = engine.lines(&selection, &asked);
        let expected = reference.lines(&expr, &articles, by, term, &with);
        prop_assert_eq!(places(&engine, &some), expected.clone(), "{:?} of {}", asked, query.text);
        prop_assert_eq!(some.total as usize, expected.len());
        let mut having: Vec<usize> = expected.iter().map(|place| place.article).collect();
        having.dedup();
        having.sort_unstable();
        having.dedup();
        prop_assert_eq!(some.articles as usize, having.len());
    }

    #[test]
    fn what_is_counted_beside_a_hit_is_what_its_lines_show(
        Sample(corpus) in corpora::random::corpora(),
        (ask, choices, sort) in asks::queries(),
        by in select(&LineOrder::ALL[..]),
    ) {
        let query = ask.query(&corpus, choices, sort);
        let (engine, analysis) = corpora::open(&corpus);
        let reference = Reference::new(&corpus, &analysis);
        let selection = engine.select(&query);
        let asked = LinesAsked { by, ..LinesAsked::default() };
        let lines = engine.lines(&selection, &asked);
        let articles: Vec<usize> = selection.articles.iter().map(|found| found.article.0 as usize).collect();
        let collocates = engine.collocates(&selection, &lines, by.flank(), usize::MAX);
        let mut expected = reference.beside(&places(&engine, &lines), by.flank());
        expected.retain(|_, n| *n >= 2);
        let (mut last, mut by_chance) = (f64::INFINITY, false);
        for collocate in &collocates {
            if collocate.by_chance && !by_chance {
                (last, by_chance) = (f64::INFINITY, true);
            }
            prop_assert_eq!(collocate.by_chance, by_chance, "what stands there by chance comes last: {:?}", collocates);
            prop_assert_eq!(expected.remove(&collocate.word), Some(collocate.lines), "{}", collocate.word);
            prop_assert_eq!(collocate.occurs as usize, reference.occurrences_of(&collocate.word, &articles));
            let with = LinesAsked { with: collocate.word.clone(), ..asked.clone() };
            prop_assert_eq!(engine.lines(&selection, &with).total, collocate.lines, "the count leads to its lines");
            let dice = 2.0 * f64::from(collocate.lines) / (lines.list.len() as f64 + f64::from(collocate.occurs));
            prop_assert!(dice <= last, "{:?}", collocates);
            prop_assert!((dice * 100.0 - f64::from(collocate.score)).abs() <= 0.5 + 1e-9, "{:?}", collocates);
            last = dice;
        }
        prop_assert_eq!(expected.len(), 0, "missing: {:?}", expected);
    }

    #[test]
    fn a_line_shows_its_passage_and_nothing_else(
        Sample(corpus) in corpora::random::corpora(),
        (ask, choices, sort) in asks::queries(),
        by in select(&LineOrder::ALL[..]),
        width in 0usize..60,
    ) {
        let (engine, _) = corpora::open(&corpus);
        let selection = engine.select(&ask.query(&corpus, choices, sort));
        let lines = engine.lines(&selection, &LinesAsked { by, ..LinesAsked::default() });
        for line in &lines.list {
            let shown = engine.line_text(line, by, width).expect("a line of this Volume");
            let whole = engine.volume().text(line.passage).replace(['\n', '\t'], " ");
            let joined = format!("{}{}{}", shown.before, shown.keyword, shown.after);
            prop_assert!(whole.contains(&joined), "{:?} in {:?}", shown, whole);
            prop_assert!(shown.before.chars().count() <= width && shown.after.chars().count() <= width);
            let side = if by.name().starts_with("left") { &shown.before } else { &shown.after };
            prop_assert!(side.get(shown.sorted.clone()).is_some(), "{:?}", shown);
        }
    }
}

fn places(engine: &Engine, lines: &Lines) -> Vec<Place> {
    let place = |line: &crossread_engine::Line| Place {
        article: line.article.0 as usize,
        passage: (line.passage.0 - engine.volume().passages(line.article).start) as usize,
        first: line.first as usize,
        last: line.last as usize,
        term: usize::from(line.term),
    };
    lines.list.iter().map(place).collect()
}

/// Three articles with one word in several neighbourhoods.
fn power() -> Engine {
    let texts = [
        vec!["They hold Political power, and the people."],
        vec!["A balance of power is political. Political power wins.", "Bargaining power"],
        vec!["All the powerful few."],
    ];
    let slugs = ["one", "three", "two"];
    let articles = slugs.into_iter().zip(&texts).map(|(slug, body)| corpora::article(slug, body)).collect();
    corpora::open(&corpora::corpus("en", articles)).0
}

/// Each line as it stands, its sort words in brackets; a bar before those that begin a group.
fn shown(engine: &Engine, by: LineOrder) -> Vec<String> {
    let selection = engine.select(&Query::of_text("power*"));
    let lines = engine.lines(&selection, &LinesAsked { by, ..LinesAsked::default() });
    let text = |(line, begins): (_, &bool)| {
        let mut text = engine.line_text(line, by, 24).expect("a line of this Volume");
        let side = if by.flank() == Flank::Left { &mut text.before } else { &mut text.after };
        side.insert(text.sorted.end, ']');
        side.insert(text.sorted.start, '[');
        format!("{} {}<{}>{}", if *begins { "|" } else { " " }, text.before, text.keyword, text.after)
    };
    lines.list.iter().zip(&lines.begins).map(text).collect()
}

#[test]
fn lines_sort_outward_from_the_hit() {
    let expected = [
        "| [Bargaining] <power>",
        "| A [balance of] <power> is political. Political",
        "| They [hold Political] <power>, and the people.",
        "  is [political. Political] <power> wins.",
        "| [All the] <powerful> few.",
    ];
    assert_eq!(shown(&power(), LineOrder::Left(2)), expected);
}

#[test]
fn lines_sort_by_what_follows() {
    let expected = [
        "| Bargaining <power>[]",
        "| They hold Political <power>, [and] the people.",
        "| All the <powerful> [few].",
        "| A balance of <power> [is] political. Political",
        "| is political. Political <power> [wins].",
    ];
    assert_eq!(shown(&power(), LineOrder::Right(1)), expected);
}

#[test]
fn early_lines_come_first_by_position() {
    let expected = [
        "| All the <powerful>[] few.",
        "  A balance of <power>[] is political. Political",
        "  They hold Political <power>[], and the people.",
        "  is political. Political <power>[] wins.",
        "| Bargaining <power>[]",
    ];
    assert_eq!(shown(&power(), LineOrder::Position), expected);
}

#[test]
fn more_lines_than_are_listed_are_said() {
    let text = "the ".repeat(15_000);
    let slugs = ["one", "two"];
    let articles = slugs.into_iter().map(|slug| corpora::article(slug, &[&text])).collect();
    let (engine, _) = corpora::open(&corpora::corpus("en", articles));
    let selection = engine.select(&Query::of_text("the"));
    let lines = engine.lines(&selection, &LinesAsked::default());
    assert_eq!((lines.total, lines.list.len(), lines.articles), (30_000, MOST_LINES, 2));
}

#[test]
fn words_that_stand_everywhere_come_after_those_that_stand_beside_the_hit() {
    let body = [
        "The police unions met.",
        "The police unions left the hall of the town.",
        "The sea, the sky, the wind, the rain, the sun, the moon, the stars and the sand.",
    ];
    let engine = corpora::open(&corpora::corpus("en", vec![corpora::article("one", &body)])).0;
    let selection = engine.select(&Query::of_text("unions"));
    let lines = engine.lines(&selection, &LinesAsked::default());
    let found = engine.collocates(&selection, &lines, Flank::Both, usize::MAX);
    let told: Vec<(&str, u32, bool)> = found.iter().map(|c| (c.word.as_str(), c.lines, c.by_chance)).collect();
    assert_eq!(told, [("police", 2, false), ("the", 2, true)]);
    assert_eq!(found[0].score, 100, "police stands nowhere else");
}

#[test]
fn the_lines_of_an_entry_are_its_mentions() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let read = crossread_ingest::read(&folder);
    let corpus = read.corpus.unwrap_or_else(|| panic!("{:?}", read.complaints));
    let (engine, _) = corpora::open(&corpus);
    let selection = engine.select(&Query::default());
    let mut named = 0;
    for entry in engine.volume().entries() {
        let mentions = engine.volume().mentions(entry);
        let lines = engine.lines(&selection, &LinesAsked { entry: Some(entry), ..LinesAsked::default() });
        assert_eq!((lines.total as usize, lines.list.len()), (mentions.len(), mentions.len()), "{entry:?}");
        for line in &lines.list {
            let text = engine.line_text(line, LineOrder::default(), 24).expect("a line of this Volume");
            let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let own = mentions.iter().filter(|mention| mention.passage == line.passage.0);
            let written = |start: u32, end: u32| &engine.volume().text(line.passage)[start as usize..end as usize];
            let mut own = own.map(|mention| bare(written(mention.start, mention.end)));
            assert!(own.any(|mention| bare(&text.keyword).starts_with(&mention)), "{}", text.keyword);
        }
        named += mentions.len();
    }
    assert!(named > 500, "{named} mentions");
}
