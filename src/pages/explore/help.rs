//! All that may be written, each with an example from this corpus and with what it finds here.

use crossread_engine::{Query, Sort};
use crossread_model::EntryType;
use crossread_volume::Volume;

use crate::pages::landing::telling_words;
use crate::parts::syntax::Example;
use crate::route::Route;
use crate::state::State;

/// So many letters of a word stand for every ending.
const LETTERS: usize = 5;

/// The examples. Where the titles have no two telling words, bread and roses stand in.
pub(super) fn examples(state: State) -> Vec<Example> {
    let volume = state.library.volume();
    let mut telling = telling_words(state).into_iter();
    let (one, other) = match (telling.next(), telling.next()) {
        (Some(one), Some(other)) => (one, other),
        _ => ("bread".to_owned(), "roses".to_owned()),
    };
    let stem: String = one.chars().take(LETTERS).collect();
    let person = named(volume, EntryType::Person).unwrap_or_else(|| "name".to_owned());
    let outlet = commonest(volume, "outlet").unwrap_or_else(|| "name".to_owned());
    let since = volume.dates().iter().flatten().max().map_or_else(|| "2020-11-08".to_owned(), ToString::to_string);
    let year = commonest(volume, "about").unwrap_or_else(|| "1984".to_owned());
    let without = [format!("{one} -{other}"), format!("{other} -{one}")];
    let without = without.into_iter().max_by_key(|text| found(state, text)).unwrap_or_default();
    let rows = [
        (format!("{one} {other}"), "both words, anywhere in an article, in any inflection"),
        (format!("{one} OR {other}"), "either word; brackets group: (a OR b) c"),
        (without, "the first without the second; also NOT"),
        (phrase(state, &one), "these words together, in this order"),
        (format!("{stem}*"), "every ending"),
        (format!("={}", crate::wording::capital(&one)), "this very form; also =\"As Written\""),
        (format!("{one} NEAR/8 {other}"), "with at most eight words between them, in either order"),
        (format!("SAME({one} {other})"), "both in one passage"),
        (format!("title:{one}"), "in the title"),
        (format!("person:\"{person}\""), "who is named; also org: place: concept: measure: event: work:"),
        (format!("outlet:\"{outlet}\""), "where it appeared; also author: kind: tag: in:"),
        (format!("date:{since}.."), "when it appeared, open at either end; also before: after: date:none"),
        (format!("about:{year}"), "the years that are written about; also about:1984..1985"),
        ("figure:money".to_owned(), "numbers of a kind; also figure:percent, figure:>1000000"),
    ];
    rows.into_iter().map(|(text, finds)| example(state, text, finds)).collect()
}

fn example(state: State, text: String, finds: &'static str) -> Example {
    let found = found(state, &text);
    Example { href: Route::articles(asked(&text)).href(), text, finds, found }
}

fn asked(text: &str) -> Query {
    Query { sort: Sort::default(), ..Query::of_text(text) }
}

/// How many articles a query finds.
fn found(state: State, text: &str) -> u32 {
    u32::try_from(state.library.engine().select(&asked(text)).articles.len()).unwrap_or(u32::MAX)
}

/// The word as it stands in a title, with the word after it.
fn phrase(state: State, word: &str) -> String {
    let volume = state.library.volume();
    for article in volume.articles() {
        let title = volume.title(article).unwrap_or_default();
        let mut words = crossread_text::words(title).map(|word| word.of(title));
        while let Some(first) = words.next() {
            if crossread_text::fold(first) == word
                && let Some(second) = words.next()
            {
                return format!("\"{} {}\"", crossread_text::fold(first), crossread_text::fold(second));
            }
        }
    }
    format!("\"{word} and\"")
}

/// The entry of a type that the texts name most often.
fn named(volume: &Volume, kind: EntryType) -> Option<String> {
    let of_kind = volume.entries().filter(|entry| volume.entry_kind(*entry) == Some(kind));
    let most = of_kind.max_by_key(|entry| (volume.mention_count(*entry), std::cmp::Reverse(entry.0)))?;
    volume.entry(most).map(|entry| entry.name)
}

/// The value of a facet that the most articles have.
fn commonest(volume: &Volume, facet: &str) -> Option<String> {
    let table = volume.facets().iter().find(|table| table.name == facet)?;
    let most = table.values.iter().rev().max_by_key(|row| row.articles.len())?;
    Some(most.value.replace('"', ""))
}
