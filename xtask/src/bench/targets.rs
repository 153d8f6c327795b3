//! The targets, each with what was measured on the harder of the two shapes.

use super::measured::{Asking, EARLY, Measured, percentile, settled};
use super::{quality, report};
use report::{number, show};

/// Prints the table.
pub(super) fn print(all: &[Measured]) {
    println!("\n## Targets, each on the harder shape\n\n| what | target | measured | |\n|---|---|---|---|");
    let worst = |of: &dyn Fn(&Measured) -> f64| all.iter().map(of).fold(f64::NAN, f64::max);
    let least = |of: &dyn Fn(&Measured) -> f64| all.iter().map(of).fold(f64::NAN, f64::min);
    for (what, limit, unit, got) in [
        ("all kinds once positions are filled in, p50", 0.2, "ms", worst(&|m| percentile(&first_askings(m), 0.5))),
        ("all kinds once positions are filled in, p95", 2.0, "ms", worst(&|m| percentile(&first_askings(m), 0.95))),
        ("prefixes of one or two letters, p95", 5.0, "ms", worst(&|m| latency(m, "short", 0.95))),
        ("a word with all facet counts, p95", 5.0, "ms", worst(&|m| latency(m, "facets", 0.95))),
        ("bytes at hand to first answer", 40.0, "ms", worst(&|m| report::first_answer(&m.engines[0]))),
        ("process memory once opened, text included", 48.0, "MB", worst(&|m| report::memory(&m.engines[0], "opened"))),
        ("positions filled in, all slices", 5000.0, "ms", worst(&|m| report::slices(&m.engines[0]).0)),
        ("positions filled in, longest slice", 10.0, "ms", worst(&|m| report::slices(&m.engines[0]).1)),
        ("analysis, of the time of the index", 2.0, "times", worst(&report::analysis)),
        ("text and search index in brotli, of the raw text", 0.333, "", worst(&|m| share(m, report::of_search))),
        ("the engine's own code in brotli", 62.0, "kB", worst(&|m| number(&m.whole["module"]["brotli"]) / 1e3)),
    ] {
        row(what, &format!("≤ {limit} {unit}"), &format!("{} {unit}", show(got)), got <= limit);
    }
    for (what, limit, unit, got) in [
        ("typo recall at 10", 0.97, "", least(&|m| quality::typo_recall(m, &m.engines[0]))),
        ("phrases, precision", 1.0, "", least(&|m| quality::phrases(m, &m.engines[0]).0)),
        ("phrases counted exactly", 1.0, "", least(&|m| quality::phrases(m, &m.engines[0]).1)),
        ("indexing with analysis, one core", 12.0, "MB/s", least(&|m| report::speed(m, &m.engines[0]))),
    ] {
        row(what, &format!("≥ {limit} {unit}"), &format!("{} {unit}", show(got)), got >= limit);
    }
    println!("\nWhat has no target of its own:\n\n| what | measured |\n|---|---|");
    for (what, unit, got) in [
        ("phrases asked before positions are filled in, p50", "ms", worst(&|m| latency(m, EARLY, 0.5))),
        ("phrases asked before positions are filled in, p95", "ms", worst(&|m| latency(m, EARLY, 0.95))),
        ("all sections in brotli, of the raw text", "", worst(&|m| share(m, |_| true))),
        ("indexing without analysis", "MB/s", least(&report::index_speed)),
    ] {
        println!("| {what} | {} |", format!("{} {unit}", show(got)).trim_end());
    }
}

fn row(what: &str, target: &str, measured: &str, met: bool) {
    println!("| {what} | {} | {} | {} |", target.trim_end(), measured.trim_end(), if met { "met" } else { "missed" });
}

/// The time at a share of Crossread's first askings of one kind.
fn latency(measured: &Measured, kind: &str, share: f64) -> f64 {
    let times = measured.engines[0].times(&measured.queries, Asking::First);
    percentile(times.get(kind).map_or(&[], Vec::as_slice), share)
}

/// Crossread's first askings of all kinds.
fn first_askings(measured: &Measured) -> Vec<f64> {
    settled(&measured.engines[0].times(&measured.queries, Asking::First))
}

/// What some sections take in brotli, of the raw text.
fn share(measured: &Measured, which: fn(&str) -> bool) -> f64 {
    report::sizes_of(&measured.engines[0], which).1 / number(&measured.whole["bytes"])
}
