//! What is printed: tables for each shape, then the targets. Of times the quickest visit counts, of memory the middle
//! one: what else the machine did has made the others slower, and memory larger or smaller.

use serde_json::Value;

use super::measured::{Asking, EARLY, Engine, Measured, percentile, settled};
use super::{quality, targets};

/// The kinds of query in the order of the table, with what they are.
const KINDS: [(&str, &str); 10] = [
    ("word", "one word"),
    ("words", "two or three words, all"),
    ("prefix", "prefix, typed letter by letter"),
    ("short", "prefix of one or two letters"),
    ("typo", "misspelt word"),
    ("phrase", "phrase"),
    (EARLY, "phrase, before positions are filled in"),
    ("or", "either of two words"),
    ("not", "one word without another"),
    ("facets", "one word, all facet counts"),
];

/// Prints everything.
pub(super) fn print(all: &[Measured]) {
    for measured in all {
        shape(measured);
    }
    targets::print(all);
}

fn shape(measured: &Measured) {
    let whole = &measured.whole;
    let (bytes, articles) = (number(&whole["bytes"]), number(&whole["articles"]));
    println!(
        "\n## {} ({articles} articles, {} passages, {:.1} MB of text)\n",
        measured.shape.name(),
        whole["passages"],
        bytes / 1e6
    );
    println!("Indexing, sizes, and memory. Crossread's index holds the text, those of the others do not.\n");
    println!(
        "| engine | indexing MB/s | raw MB | brotli MB (-11; others -9) | bytes to first answer ms | private memory MB: opened, after all queries |"
    );
    println!("|---|---|---|---|---|---|");
    for engine in &measured.engines {
        let (raw, brotli) = sizes(engine);
        let [opened, asked] = ["opened", "asked"].map(|when| memory(engine, when));
        println!(
            "| {} | {} | {} | {} | {} | {}, {} |",
            engine.name,
            show(speed(measured, engine)),
            show(raw / 1e6),
            show(brotli / 1e6),
            show(first_answer(engine)),
            show(opened),
            show(asked)
        );
    }
    let ours = &measured.engines[0];
    println!("\nCrossread's sections: {}\n", sections(ours));
    let [(raw, brotli), (found_raw, found_brotli)] =
        [sizes_of(ours, of_search), sizes_of(ours, |name| !of_search(name))];
    println!(
        "Of these text and search index are {} MB, {} MB in brotli: {} of the text; what cross-reference adds (entries and \
         their mentions, figures, years, links) {} MB, {} MB in brotli: {} of it.\n",
        show(raw / 1e6),
        show(brotli / 1e6),
        show(brotli / bytes),
        show(found_raw / 1e6),
        show(found_brotli / 1e6),
        show(found_brotli / bytes)
    );
    println!(
        "Of Crossread's indexing, analysis takes {} ms and the index {} ms: {} times as long. The index alone: {} MB/s.\n",
        show(number(&whole["analyse_ms"])),
        show(number(&whole["pack_ms"])),
        show(analysis(measured)),
        show(index_speed(measured))
    );
    let draw: Vec<f64> = visits(ours).iter().flat_map(|visit| floats(&visit["draw"])).collect();
    println!(
        "A prefix with the cards of its first ten articles: p50 {}, p95 {} ms. Positions are filled in within {} ms, in \
         slices of {} ms at most.\n",
        show(percentile(&draw, 0.5)),
        show(percentile(&draw, 0.95)),
        show(slices(ours).0),
        show(slices(ours).1)
    );
    let heading = "First asking in a fresh page, p50 / p95 / p99 ms; every article is counted";
    latencies(measured, heading, Asking::First);
    latencies(measured, "The same once more, when the code is hot and positions are filled in", Asking::Again);
    println!(
        "Quality\n\n| engine | typo recall at 10 | phrase precision | phrases counted exactly |\n|---|---|---|---|"
    );
    for engine in &measured.engines {
        let (precision, exact) = quality::phrases(measured, engine);
        println!("| {} | {:.2} | {precision:.2} | {exact:.2} |", engine.name, quality::typo_recall(measured, engine));
    }
}

fn latencies(measured: &Measured, heading: &str, asking: Asking) {
    println!("{heading}\n");
    let names: Vec<&str> = measured.engines.iter().map(|engine| engine.name).collect();
    println!("| query | n | {} |\n|---|---|{}", names.join(" | "), "---|".repeat(names.len()));
    let times: Vec<_> = measured.engines.iter().map(|engine| engine.times(&measured.queries, asking)).collect();
    for (kind, meaning) in KINDS {
        let n = times.iter().filter_map(|times| times.get(kind)).map(Vec::len).max().unwrap_or(0);
        if n == 0 {
            continue;
        }
        let cells: Vec<String> =
            times.iter().map(|times| times.get(kind).map_or("—".to_owned(), |times| spread(times))).collect();
        println!("| {meaning} | {n} | {} |", cells.join(" | "));
    }
    let all: Vec<String> = times.iter().map(|times| spread(&settled(times))).collect();
    println!("| all that it knows, positions filled in | | {} |\n", all.join(" | "));
}

/// From bytes at hand to the first answer, in milliseconds.
pub(super) fn first_answer(engine: &Engine) -> f64 {
    visits(engine).iter().map(|visit| number(&visit["first"]["ms"])).fold(f64::NAN, f64::min)
}

/// What the page's process holds more than before the data came, in megabytes: `opened` or `asked`.
pub(super) fn memory(engine: &Engine, when: &str) -> f64 {
    let held: Vec<f64> = visits(engine).iter().map(|visit| number(&visit["memory"][when]) / 1e6).collect();
    percentile(&held, 0.5)
}

/// All slices of idle work together, and the longest, in milliseconds, of the quickest visit.
pub(super) fn slices(engine: &Engine) -> (f64, f64) {
    let visits = visits(engine).iter().map(|visit| floats(&visit["slices"])).filter(|slices| !slices.is_empty());
    let of = visits.map(|slices| (slices.iter().sum(), slices.iter().copied().fold(f64::NAN, f64::max)));
    of.min_by(|(a, _): &(f64, f64), (b, _)| a.total_cmp(b)).unwrap_or((f64::NAN, f64::NAN))
}

/// Megabytes of text a second.
pub(super) fn speed(measured: &Measured, engine: &Engine) -> f64 {
    let ms = match engine.name {
        "crossread" => number(&measured.whole["analyse_ms"]) + number(&measured.whole["pack_ms"]),
        _ => number(&engine.facts["build_ms"]),
    };
    number(&measured.whole["bytes"]) / 1e3 / ms
}

/// Megabytes of text a second that Crossread's index alone takes, without the analysis of the texts.
pub(super) fn index_speed(measured: &Measured) -> f64 {
    number(&measured.whole["bytes"]) / 1e3 / number(&measured.whole["pack_ms"])
}

/// How many times as long the analysis of the texts takes as their index (`crossread_volume::pack`).
pub(super) fn analysis(measured: &Measured) -> f64 {
    number(&measured.whole["analyse_ms"]) / number(&measured.whole["pack_ms"])
}

/// What the analysis of the texts adds for cross-reference; all other sections are the text and what it is searched by.
const FOUND: [&str; 5] = ["figures", "index", "links", "mentions", "years"];

/// Tells whether a file belongs to the text and what it is searched by.
pub(super) fn of_search(file: &str) -> bool {
    !FOUND.contains(&file.trim_end_matches(".section"))
}

/// Raw and brotli lengths of all files of an engine.
fn sizes(engine: &Engine) -> (f64, f64) {
    sizes_of(engine, |_| true)
}

/// The same of some of them, by name.
pub(super) fn sizes_of(engine: &Engine, which: fn(&str) -> bool) -> (f64, f64) {
    let Some(files) = engine.facts["files"].as_object() else { return (f64::NAN, f64::NAN) };
    let wanted = files.iter().filter(|(name, _)| which(name)).map(|(_, file)| file);
    wanted.fold((0.0, 0.0), |(raw, brotli), file| (raw + number(&file["raw"]), brotli + number(&file["brotli"])))
}

fn sections(engine: &Engine) -> String {
    let Some(files) = engine.facts["files"].as_object() else { return String::new() };
    let size =
        |file: &Value| format!("{} → {} kB", show(number(&file["raw"]) / 1e3), show(number(&file["brotli"]) / 1e3));
    let parts: Vec<String> =
        files.iter().map(|(name, file)| format!("{} {}", name.trim_end_matches(".section"), size(file))).collect();
    parts.join(", ")
}

fn visits(engine: &Engine) -> &[Value] {
    engine.facts["visits"].as_array().map_or(&[], Vec::as_slice)
}

fn floats(value: &Value) -> Vec<f64> {
    value.as_array().map_or(Vec::new(), |list| list.iter().filter_map(Value::as_f64).collect())
}

fn spread(times: &[f64]) -> String {
    [0.5, 0.95, 0.99].map(|share| show(percentile(times, share))).join(" / ")
}

/// Three significant digits; a stroke where nothing was measured.
pub(super) fn show(n: f64) -> String {
    match n.abs() {
        _ if n.is_nan() => "—".to_owned(),
        n if n >= 100.0 => format!("{n:.0}"),
        n if n >= 10.0 => format!("{n:.1}"),
        n if n >= 1.0 => format!("{n:.2}"),
        _ => format!("{n:.3}"),
    }
}

pub(super) fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_index_are_told_from_what_cross_reference_adds() {
        let file = |raw: u64| serde_json::json!({ "raw": raw, "brotli": raw / 2 });
        let files = serde_json::json!({ "text.section": file(80), "words.section": file(8), "links.section": file(4), "index.section": file(2) });
        let engine = Engine { name: "crossread", answers: Vec::new(), facts: serde_json::json!({ "files": files }) };
        assert_eq!(sizes(&engine), (94.0, 47.0));
        assert_eq!(sizes_of(&engine, of_search), (88.0, 44.0));
        assert_eq!(sizes_of(&engine, |name| !of_search(name)), (6.0, 3.0));
    }
}
