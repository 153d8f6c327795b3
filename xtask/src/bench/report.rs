//! What is printed: tables for each shape, then the targets with what was measured.

use serde_json::Value;

use super::measured::{Answer, Engine, Measured, percentile};
use super::quality;

/// The kinds of query in the order of the table, with what they are.
const KINDS: [(&str, &str); 9] = [
    ("word", "one word"),
    ("words", "two or three words, all"),
    ("prefix", "prefix, typed letter by letter"),
    ("short", "prefix of one or two letters"),
    ("typo", "misspelt word"),
    ("phrase", "phrase"),
    ("or", "either of two words"),
    ("not", "one word without another"),
    ("facets", "one word, all facet counts"),
];

/// Prints everything.
pub(super) fn print(all: &[Measured]) {
    for measured in all {
        shape(measured);
    }
    println!("\nTargets, on the harder shape for each\n");
    println!("| target | at most | measured | |\n|---|---|---|---|");
    for target in targets(all) {
        println!("{target}");
    }
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
        let first = median(engine, |visit| number(&visit["first"]["ms"]));
        let memory = ["opened", "asked"].map(|when| median(engine, |visit| number(&visit["memory"][when])) / 1e6);
        let speed = bytes / 1e3 / build_ms(measured, engine);
        let [opened, asked] = memory;
        println!(
            "| {} | {} | {} | {} | {} | {}, {} |",
            engine.name,
            show(speed),
            show(raw / 1e6),
            show(brotli / 1e6),
            show(first),
            show(opened),
            show(asked)
        );
    }
    println!("\nCrossread's sections: {}\n", sections(&measured.engines[0]));
    let draw: Vec<f64> = visits(&measured.engines[0]).iter().flat_map(|visit| floats(&visit["draw"])).collect();
    println!(
        "Crossread, a prefix with the cards of ten articles drawn from it (the words of a passage are cut when it is first shown): p50 {}, p95 {} ms\n",
        show(percentile(&draw, 0.5)),
        show(percentile(&draw, 0.95))
    );
    latencies(measured, "First asking in a fresh page, p50 / p95 / p99 ms; all articles are counted", |answer| {
        answer.first
    });
    latencies(measured, "The same once more, when all postings have been unpacked and the code is hot", |answer| {
        answer.again
    });
    println!(
        "Quality\n\n| engine | typo recall at 10 | phrase precision | phrases counted exactly |\n|---|---|---|---|"
    );
    for engine in &measured.engines {
        let (precision, exact) = quality::phrases(measured, engine);
        println!("| {} | {:.2} | {precision:.2} | {exact:.2} |", engine.name, quality::typo_recall(measured, engine));
    }
}

fn latencies(measured: &Measured, heading: &str, time: fn(&Answer) -> f64) {
    println!("{heading}\n");
    let names: Vec<&str> = measured.engines.iter().map(|engine| engine.name).collect();
    println!("| query | n | {} |\n|---|---|{}", names.join(" | "), "---|".repeat(names.len()));
    let times: Vec<_> = measured.engines.iter().map(|engine| engine.times(&measured.queries, time)).collect();
    for (kind, meaning) in KINDS {
        let n = times.iter().filter_map(|times| times.get(kind)).map(Vec::len).max().unwrap_or(0);
        let cells: Vec<String> =
            times.iter().map(|times| times.get(kind).map_or("—".to_owned(), |times| spread(times))).collect();
        println!("| {meaning} | {n} | {} |", cells.join(" | "));
    }
    let all: Vec<String> =
        times.iter().map(|times| spread(&times.values().flatten().copied().collect::<Vec<_>>())).collect();
    println!("| all that it knows | | {} |\n", all.join(" | "));
}

/// The targets, each a row of the table.
fn targets(all: &[Measured]) -> Vec<String> {
    let worst = |of: &dyn Fn(&Measured) -> f64| all.iter().map(of).fold(f64::NAN, f64::max);
    let least = |of: &dyn Fn(&Measured) -> f64| all.iter().map(of).fold(f64::NAN, f64::min);
    let ours = |measured: &Measured, kinds: &[&str], share: f64| {
        let times = measured.engines[0].times(&measured.queries, |answer| answer.first);
        let of = times.iter().filter(|(kind, _)| kinds.is_empty() || kinds.contains(&kind.as_str()));
        percentile(&of.flat_map(|(_, times)| times.iter().copied()).collect::<Vec<_>>(), share)
    };
    let crossread = |measured: &Measured| median(&measured.engines[0], |visit| number(&visit["first"]["ms"]));
    let memory = |measured: &Measured| median(&measured.engines[0], |visit| number(&visit["memory"]["opened"])) / 1e6;
    let size = |measured: &Measured| sizes(&measured.engines[0]).1 / number(&measured.whole["bytes"]);
    let speed = |measured: &Measured| number(&measured.whole["bytes"]) / 1e3 / build_ms(measured, &measured.engines[0]);
    let exact = |measured: &Measured| {
        let (precision, exact) = quality::phrases(measured, &measured.engines[0]);
        precision.min(exact)
    };
    let module = |measured: &Measured| number(&measured.whole["module"]["brotli"]) / 1e3;
    let at_most = |name: &str, unit: &str, limit: f64, got: f64| {
        row(name, &format!("{limit} {unit}"), &format!("{} {unit}", show(got)), got <= limit)
    };
    let at_least = |name: &str, unit: &str, limit: f64, got: f64| {
        row(name, &format!("≥ {limit} {unit}"), &format!("{} {unit}", show(got)), got >= limit)
    };
    vec![
        at_most("all kinds, p50", "ms", 0.2, worst(&|m| ours(m, &[], 0.5))),
        at_most("all kinds, p95", "ms", 2.0, worst(&|m| ours(m, &[], 0.95))),
        at_most("prefixes of one or two letters, p95", "ms", 5.0, worst(&|m| ours(m, &["short"], 0.95))),
        at_most("a word with all facet counts, p95", "ms", 5.0, worst(&|m| ours(m, &["facets"], 0.95))),
        at_most("bytes at hand to first answer", "ms", 40.0, worst(&crossread)),
        at_most("process memory, text included, once opened", "MB", 48.0, worst(&memory)),
        at_least("typo recall at 10", "", 0.97, least(&|m| quality::typo_recall(m, &m.engines[0]))),
        at_least("phrases exact", "", 1.0, least(&exact)),
        at_most("text and index in brotli, of the raw text", "", 0.333, worst(&size)),
        at_least("indexing, one core", "MB/s", 12.0, least(&speed)),
        at_most("the engine's own code, brotli", "kB", 62.0, worst(&module)),
    ]
}

fn row(name: &str, limit: &str, got: &str, met: bool) -> String {
    format!("| {name} | {} | {} | {} |", limit.trim_end(), got.trim_end(), if met { "met" } else { "missed" })
}

fn build_ms(measured: &Measured, engine: &Engine) -> f64 {
    match engine.name {
        "crossread" => number(&measured.whole["analyse_ms"]) + number(&measured.whole["pack_ms"]),
        _ => number(&engine.facts["build_ms"]),
    }
}

/// Raw and brotli lengths of all files of an engine.
fn sizes(engine: &Engine) -> (f64, f64) {
    let Some(files) = engine.facts["files"].as_object() else { return (f64::NAN, f64::NAN) };
    files
        .values()
        .fold((0.0, 0.0), |(raw, brotli), file| (raw + number(&file["raw"]), brotli + number(&file["brotli"])))
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

fn median(engine: &Engine, of: impl Fn(&Value) -> f64) -> f64 {
    percentile(&visits(engine).iter().map(of).collect::<Vec<_>>(), 0.5)
}

fn floats(value: &Value) -> Vec<f64> {
    value.as_array().map_or(Vec::new(), |list| list.iter().filter_map(Value::as_f64).collect())
}

fn spread(times: &[f64]) -> String {
    [0.5, 0.95, 0.99].map(|share| show(percentile(times, share))).join(" / ")
}

/// Three significant digits; a stroke where nothing was measured.
fn show(n: f64) -> String {
    match n.abs() {
        _ if n.is_nan() => "—".to_owned(),
        n if n >= 100.0 => format!("{n:.0}"),
        n if n >= 10.0 => format!("{n:.1}"),
        n if n >= 1.0 => format!("{n:.2}"),
        _ => format!("{n:.3}"),
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}
