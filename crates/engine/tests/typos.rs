//! What happens to a word that matches nothing, statement by statement of DESIGN.md: “A word or a
//! field value that matches nothing is tried within one or two edits (a transposition is one), and
//! the page says so.”

mod corpora;

use std::collections::BTreeSet;
use std::path::Path;

use crossread_engine::{Choice, Engine, Query, Selection};
use crossread_text::{fold, words};

use corpora::{article, corpus, open, titled};

/// Words in as many articles as the number behind them.
fn engine() -> Engine {
    let mut north = titled(article("north", &["The union struck, and solidarity held in 1984."]), "Unions on strike");
    north.front.authors = vec!["Alice Jones".into()];
    north.front.kind = Some("Report".into());
    let mut south = titled(article("south", &["Police and union met; a deep-canvassing drive."]), "Talks");
    south.front.authors = vec!["Alice Smith".into(), "Alec Jones".into()];
    south.front.kind = Some("Interview".into());
    let east = article("two-easterners", &["The union of contacts and contracts. Contracts!"]);
    open(&corpus("en", vec![north, south, east])).0
}

fn ask(text: &str) -> Selection {
    engine().select(&Query::of_text(text))
}

fn notes(selection: &Selection) -> Vec<&str> {
    selection.notes.iter().map(|note| note.text.as_str()).collect()
}

fn suggested(selection: &Selection) -> Vec<(&str, u32)> {
    selection.suggestions.iter().map(|s| (s.text.as_str(), s.articles)).collect()
}

#[test]
fn a_word_that_matches_nothing_is_mended_and_the_page_says_so() {
    let selection = ask("unoin");
    assert_eq!(notes(&selection), ["No article has “unoin”; “union” is shown instead."]);
    assert_eq!((selection.articles.len(), selection.terms.as_slice()), (3, &["union".to_owned()][..]));
    assert_eq!(selection.sentence, "Articles with “union”.");
    assert_eq!(suggested(&selection), [("union", 3)]);
}

#[test]
fn the_number_of_edits_grows_with_the_word() {
    for (text, mended) in [
        ("unio", Some("union")),
        ("nuion", Some("union")),
        ("umiom", None),
        ("solidrty", Some("solidarity")),
        ("soildartiy", Some("solidarity")),
        ("soildartyi", None),
        ("hled", Some("held")),
        ("nx", None),
        ("1985", None),
        ("198", None),
    ] {
        let selection = ask(text);
        let shown = (!selection.articles.is_empty()).then(|| selection.terms.join(" "));
        assert_eq!(shown.as_deref(), mended, "{text}");
        assert!(!selection.notes.is_empty(), "{text}");
    }
}

#[test]
fn of_equally_near_words_the_likeliest_is_shown_and_the_others_suggested() {
    let selection = ask("contrcts");
    assert_eq!(selection.terms, ["contracts"], "an omitted letter is likelier than a changed one");
    let engine = open(&corpus("en", vec![article("a", &["mate"]), article("b", &["made"]), article("c", &["made"])])).0;
    let selection = engine.select(&Query::of_text("maxe"));
    assert_eq!(selection.terms, ["made"], "the commoner");
    assert_eq!(suggested(&selection), [("made", 2), ("mate", 1)]);
}

#[test]
fn what_is_quoted_or_as_written_or_excluded_is_suggested_only() {
    for (text, suggestion) in [
        ("\"unoin\"", ("\"union\"", 3)),
        ("\"the unoin\"", ("\"the union\"", 2)),
        ("=unoin", ("=union", 3)),
        ("solidarity -polcie", ("solidarity -police", 1)),
        ("-kind:reprot", ("-kind:Report", 2)),
    ] {
        let selection = ask(text);
        assert_eq!(suggested(&selection), [suggestion], "{text}");
        assert!(!notes(&selection).iter().any(|note| note.contains("instead")), "{text}");
    }
    assert_eq!(ask("NOT NOT unoin").articles.len(), 3, "wanted after all");
}

#[test]
fn values_of_fields_are_mended() {
    for (text, found, note) in [
        ("author:Alcie", 2, "No article has the author “Alcie”; “Alice” is shown instead."),
        ("author:\"Alcie Jnes\"", 1, "No article has the author “Alcie Jnes”; “Alice Jones” is shown instead."),
        ("kind:intreview", 1, "No article has the kind “intreview”; “Interview” is shown instead."),
        ("in:two-eastrners", 1, "There is no article named “two-eastrners”; “two-easterners” is shown instead."),
        ("year:2020", 0, "No article has the year “2020”."),
        ("author:Zachary", 0, "No article has the author “Zachary”."),
    ] {
        let selection = ask(text);
        assert_eq!(selection.articles.len(), found, "{text}");
        assert_eq!(notes(&selection), [note], "{text}");
    }
}

#[test]
fn a_title_is_mended_from_words_of_titles() {
    assert_eq!(ask("title:strkie").terms, ["title:strike"]);
    assert_eq!(ask("title:polcie").articles.len(), 0);
}

#[test]
fn words_inside_patterns_are_mended() {
    for (text, term) in [
        ("deep-canvasing", "deep-canvassing"),
        ("polcie NEAR/2 unoin", "police NEAR/2 union"),
        ("polcie NEAR/2 \"unoin\"", "police NEAR/2 \"unoin\""),
        ("SAME(soldiarity held)", "solidarity"),
        ("solidraty*", "solidarity*"),
    ] {
        assert_eq!(ask(text).terms.first().map(String::as_str), Some(term), "{text}");
    }
}

#[test]
fn while_one_types_a_beginning_is_mended_and_nothing_is_suggested() {
    let engine = engine();
    let typed = |text: &str| engine.select(&Query { typing: true, ..Query::of_text(text) });
    for (text, term) in [("unoi", "unio*"), ("soldi", "solid*"), ("union plice", "union police*")] {
        let selection = typed(text);
        assert_eq!(selection.terms.join(" "), term, "{text}");
        assert_eq!(selection.suggestions, vec![], "{text}");
        assert!(selection.notes.iter().all(|note| note.text.starts_with("No word begins with")), "{text}");
    }
    assert_eq!(typed("author:alci").sentence, "Articles of author “Alic…”.");
    assert_eq!(typed("in:tow-e").articles.len(), 1);
}

#[test]
fn a_far_commoner_word_is_suggested_and_not_forced() {
    let mut articles: Vec<_> = (0..5).map(|n| article(["a", "b", "c", "d", "e"][n], &["the police came"])).collect();
    articles.push(article("f", &["the polices came and the polite left"]));
    articles.push(article("g", &["a policy"]));
    let engine = open(&corpus("en", articles)).0;
    let selection = engine.select(&Query::of_text("polite came"));
    assert_eq!((selection.articles.len(), notes(&selection)), (1, vec![]));
    assert_eq!(suggested(&selection), [("police came", 6)]);
    for text in ["came", "police", "\"polite\"", "-polite", "left"] {
        assert_eq!(engine.select(&Query::of_text(text)).suggestions, vec![], "{text}");
    }
}

#[test]
fn a_suggestion_counts_with_what_is_ticked_and_never_leads_nowhere() {
    let engine = engine();
    let ticked = |value: &str| Query {
        facets: vec![Choice { facet: "kind".into(), value: value.into() }],
        ..Query::of_text("solidraty")
    };
    assert_eq!(suggested(&engine.select(&ticked("Report"))), [("solidarity", 1)]);
    assert_eq!(engine.select(&ticked("Interview")).suggestions, vec![]);
}

/// One edit in a word of the corpus, each of the four kinds in turn, at places spread over the word.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let at = letters.len() / 2;
    let (mut changed, mut more, mut less, mut swapped) =
        (letters.clone(), letters.clone(), letters.clone(), letters.clone());
    changed[at] = 'x';
    more.insert(at, 'v');
    less.remove(at);
    swapped.swap(at - 1, at);
    [changed, more, less, swapped].into_iter().map(String::from_iter).filter(|slip| slip != word).collect()
}

/// “Recall at 10 of 0.97”: of the ten best articles for the right spelling, those that are among the
/// ten best for the slip. Slips that are words of their own are not slips.
#[test]
fn a_slip_finds_what_the_right_spelling_finds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let corpus = crossread_ingest::read(&folder).corpus.expect("the corpus of the repository is right");
    let (engine, _) = open(&corpus);
    let texts = corpus.articles.iter().flat_map(|article| &article.passages).map(|passage| &passage.text);
    let all: BTreeSet<String> = texts.flat_map(|text| words(text).map(|word| fold(word.of(text)))).collect();
    let ten = |text: &str| -> BTreeSet<u32> {
        let selection = engine.select(&Query::of_text(text));
        selection.articles.iter().take(10).map(|found| found.article.0).collect()
    };
    let (mut recall, mut tried) = (0.0, 0);
    for word in all.iter().filter(|word| word.len() > 4 && word.bytes().all(|b| b.is_ascii_lowercase())).step_by(7) {
        let right = ten(word);
        for slip in slips(word) {
            let selection = engine.select(&Query::of_text(slip.as_str()));
            if selection.notes.is_empty() {
                continue;
            }
            recall += ten(&slip).intersection(&right).count() as f64 / right.len() as f64;
            tried += 1;
        }
    }
    let recall = recall / f64::from(tried);
    assert!(tried > 1000 && recall >= 0.97, "{recall} of {tried}");
}

#[test]
fn a_suggestion_keeps_no_operator_that_joins_nothing() {
    for (text, expected) in [
        ("solidartiy AND", "solidarity"),
        ("OR solidartiy", "solidarity"),
        ("AND NEAR/3 solidartiy NEAR/8 NOT ", "solidarity"),
        ("NOT zzzxqv solidartiy -", "NOT zzzxqv solidarity"),
        ("solidartiy \"struck AND", "solidarity \"struck AND"),
        ("solidartiy AND union", "solidarity AND union"),
    ] {
        assert_eq!(suggested(&ask(text)), [(expected, 1)], "{text}");
    }
}

#[test]
fn a_word_in_no_article_is_quoted_once() {
    for (text, note) in [
        ("zzzxqv", "No article has “zzzxqv”."),
        ("\"zzzxqv union\"", "No article has \"zzzxqv union\"."),
        ("title:zzzxqv", "No article has “title:zzzxqv”."),
    ] {
        assert_eq!(notes(&ask(text)), [note], "{text}");
    }
}
