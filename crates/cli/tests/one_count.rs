//! One count everywhere: for every entry of the default corpus, and under 200 queries, a facet, an entry
//! and its mentions, the index, the lenses and the command line say the same number.
//!
//! What `crossread index --json` prints is the one mention table; everything else is held against it. The
//! views of the built page are held against the command line in `tests/e2e/counts.spec.mjs`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use crossread_engine::{Choice, Encoding, Engine, Extent, LinesAsked, Query, Selection};
use crossread_model::Corpus;
use crossread_volume::Volume;
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

/// What the command prints.
fn told(arguments: &[&str]) -> Value {
    let (verb, rest) = arguments.split_first().expect("a subcommand");
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossread"));
    let output = command.arg(verb).arg(folder()).args(rest).arg("--json").output().expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// An entry as the index of the command line has it: how often each article names it.
struct Row {
    id: String,
    facet: &'static str,
    mentions: BTreeMap<String, u32>,
}

fn index() -> Vec<Row> {
    let listed = told(&["index"]);
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let rows = listed["entries"].as_array().expect("a list").iter().map(|entry| {
        let mut mentions = BTreeMap::new();
        for mention in entry["mentions"].as_array().expect("a list") {
            *mentions.entry(text(&mention["article"])).or_default() += 1;
        }
        let kind: crossread_model::EntryType = text(&entry["type"]).parse().expect("a type");
        Row { id: text(&entry["id"]), facet: kind.facet(), mentions }
    });
    rows.collect()
}

fn opened() -> (Corpus, Engine) {
    let corpus = crossread_ingest::read(&folder()).corpus.expect("the default corpus has no fault");
    let sections = crossread_volume::pack(&corpus, &crossread_analyse::analyse(&corpus));
    let sections: Vec<_> = sections.into_iter().map(|section| (section.name, section.bytes)).collect();
    (corpus, Engine::open(Volume::open(&sections).expect("opens what was just packed")))
}

/// The names of selected articles.
fn slugs(engine: &Engine, selection: &Selection) -> BTreeSet<String> {
    let slug = |article| engine.volume().slug(article).expect("an article has a slug").to_string();
    selection.articles.iter().map(|found| slug(found.article)).collect()
}

/// The articles whose front matter gives a place, by its name.
fn given(corpus: &Corpus) -> BTreeMap<String, BTreeSet<String>> {
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for article in &corpus.articles {
        for place in &article.front.places {
            places.entry(crossread_text::fold(place)).or_default().insert(article.front.slug.to_string());
        }
    }
    places
}

/// Holds every count of every entry against the index, within what `query` selects.
fn agree(corpus: &Corpus, engine: &Engine, index: &[Row], query: &Query) {
    let selection = engine.select(query);
    let selected = slugs(engine, &selection);
    let facets = engine.facets(query, &selection);
    let given = given(corpus);
    let named: BTreeMap<u32, _> = engine.named(&selection).into_iter().map(|named| (named.entry.0, named)).collect();
    let network = engine.network(&selection, 1);
    let naming = index.iter().filter(|row| row.mentions.keys().any(|slug| selected.contains(slug))).count();
    assert_eq!(network.shared as usize, naming, "the network of {:?}", query.text);
    let drawn: BTreeMap<u32, _> = network.entries.iter().map(|shared| (shared.entry.0, shared)).collect();
    for row in index {
        let context = || format!("{} within {:?}", row.id, query.text);
        let inside: BTreeMap<&String, u32> =
            row.mentions.iter().filter(|(slug, _)| selected.contains(*slug)).map(|(slug, n)| (slug, *n)).collect();
        let mentions: u32 = inside.values().sum();

        // The entry and its mentions.
        let entry = engine.volume().find_entry(&row.id).unwrap_or_else(|| panic!("no entry {}", row.id));
        assert_eq!(engine.mentions_within(&selection, entry).len() as u32, mentions, "{}", context());
        assert_eq!(engine.volume().mention_count(entry), row.mentions.values().sum::<u32>(), "{}", context());
        let counted = named.get(&entry.0).map_or((0, 0), |named| (named.articles, named.mentions));
        assert_eq!(counted, (inside.len() as u32, mentions), "{}", context());

        // The network, of the entries that it draws.
        if let Some(shared) = drawn.get(&entry.0) {
            assert_eq!((shared.articles, shared.mentions), counted, "{}", context());
            assert_eq!(shared.edges.iter().map(|(_, n)| n).sum::<u32>(), mentions, "{}", context());
        }

        // The facet, and the filter that ticking it makes. A place is also of the articles that give it in
        // their front matter.
        let Some(choice) = engine.choice_of(entry) else {
            assert!(row.mentions.is_empty(), "{}", context());
            continue;
        };
        assert_eq!(choice.facet, row.facet);
        assert_eq!(engine.entries_of(&choice), [entry], "no two entries share a value: {}", context());
        let mut having: BTreeSet<&String> = inside.keys().copied().collect();
        if row.facet == "place" {
            let given = given.get(&crossread_text::fold(&choice.value));
            having.extend(given.into_iter().flatten().filter(|slug| selected.contains(*slug)));
        }
        let facet = facets.iter().find(|facet| facet.name == choice.facet).expect("the facet of an entry");
        if let Some(value) = facet.values.iter().find(|value| value.value == choice.value) {
            assert_eq!(value.count as usize, having.len(), "{}", context());
        } else {
            assert_eq!(row.mentions.values().sum::<u32>(), 1, "is not listed: {}", context());
        }
        let mut ticked = query.clone();
        ticked.facets.push(choice);
        let ticked = slugs(engine, &engine.select(&ticked));
        assert_eq!(ticked.iter().collect::<BTreeSet<_>>(), having, "{}", context());
    }
}

#[test]
fn every_entry_has_one_count() {
    let (corpus, engine) = opened();
    let index = index();
    assert!(index.len() > 150 && index.iter().any(|row| row.mentions.len() >= 4), "the corpus names much");
    agree(&corpus, &engine, &index, &Query::default());
}

/// Two hundred queries: words, fields of every sort with the names of entries, and both together.
fn queries(engine: &Engine, index: &[Row]) -> Vec<String> {
    let words = ["strike", "union*", "\"police unions\"", "power OR contract", "-pandemic", "title:unions"];
    let others = ["date:2020-11", "figure:money", "figure:>1000000", "about:1984..1985", "author:none", "about:none"];
    let mut asked: Vec<String> = words.iter().chain(&others).map(|text| (*text).to_owned()).collect();
    let choices = index.iter().filter_map(|row| engine.choice_of(engine.volume().find_entry(&row.id)?));
    for (n, Choice { facet, value }) in choices.enumerate() {
        let field = format!("{facet}:\"{}\"", value.replace('"', " "));
        asked.push(match n % 4 {
            0 => field,
            1 => format!("{field} {}", words[n / 4 % words.len()]),
            2 => format!("{} -{field}", others[n / 4 % others.len()]),
            _ => format!("{field} OR {}", others[n / 4 % others.len()]),
        });
    }
    asked.truncate(200);
    asked
}

#[test]
fn two_hundred_queries_have_one_count() {
    let (corpus, engine) = opened();
    let index = index();
    let queries = queries(&engine, &index);
    assert_eq!(queries.len(), 200);
    let everything = Extent { encoding: Encoding::Utf8, offset: 0, limit: usize::MAX };
    let mut found = 0;
    for (n, text) in queries.iter().enumerate() {
        let query = Query::of_text(text.as_str());
        agree(&corpus, &engine, &index, &query);
        // What the command prints is this answer; now and then it is asked itself.
        let answer = engine.answer(&query, &everything);
        let selection = engine.select(&query);
        assert_eq!((answer.count, answer.hits), (selection.articles.len(), selection.hits), "{text}");
        assert_eq!(answer.articles.len(), answer.count, "{text}");
        let lines = engine.lines(&selection, &LinesAsked::default());
        assert_eq!((lines.total, lines.list.len()), (answer.hits, answer.hits as usize), "the lines of {text}");
        if n % 25 == 0 {
            let told = told(&["query", text]);
            assert_eq!(told["count"], answer.count, "{text}");
            assert_eq!(told["hits"], answer.hits, "{text}");
            for (facet, values) in &answer.facets {
                let counts: Vec<u32> = values.iter().map(|value| value.count).collect();
                let said: Vec<u32> = told["facets"][facet].as_array().expect("a list").iter().map(count).collect();
                assert_eq!(said, counts, "{facet} of {text}");
            }
        }
        found += usize::from(answer.count > 0);
    }
    assert!(found > 150, "most queries find something: {found}");
}

fn count(value: &Value) -> u32 {
    value["count"].as_u64().and_then(|n| u32::try_from(n).ok()).expect("a count")
}
