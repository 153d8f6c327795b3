//! How well figures and years are found: precision, recall and F1 on passages that a person labelled.
//! `figures/tuned.txt` are the passages the rules were tuned on, `figures/held-out.txt` those they were
//! not. A figure is right where its place, kind, value and currency are.

mod samples;

use std::collections::BTreeMap;

use samples::{Label, Sample, read};

/// What was labelled, found, and both, of one kind.
#[derive(Clone, Copy, Default)]
struct Tally {
    labelled: u32,
    found: u32,
    right: u32,
}

impl Tally {
    fn precision(self) -> f64 {
        if self.found == 0 { 1.0 } else { f64::from(self.right) / f64::from(self.found) }
    }

    fn recall(self) -> f64 {
        if self.labelled == 0 { 1.0 } else { f64::from(self.right) / f64::from(self.labelled) }
    }

    fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }
}

#[test]
fn figures_of_unseen_passages_are_found() {
    let (kinds, all, years) = measure("held-out", &read(include_str!("figures/held-out.txt")));
    assert!(all.labelled >= 150, "{} labels are too few to measure by", all.labelled);
    assert!(all.f1() >= HELD_OUT, "F1 of figures fell to {:.3}", all.f1());
    assert!(years.f1() >= YEARS, "F1 of years fell to {:.3}", years.f1());
    for kind in ["count", "duration", "money", "percent"] {
        let f1 = kinds.get(kind).copied().unwrap_or_default().f1();
        assert!(f1 >= EACH, "F1 of {kind} fell to {f1:.3}");
    }
}

#[test]
fn figures_of_tuned_passages_stay_found() {
    let (_, all, years) = measure("tuned", &read(include_str!("figures/tuned.txt")));
    assert!(all.f1() >= TUNED, "F1 of figures fell to {:.3}", all.f1());
    assert!(years.f1() >= YEARS, "F1 of years fell to {:.3}", years.f1());
}

/// The floors, a little below what was measured.
const HELD_OUT: f64 = 0.90;
const TUNED: f64 = 0.95;
const YEARS: f64 = 0.95;
const EACH: f64 = 0.88;

/// Prints a table, and what is missing or too much; gives the tallies of each kind, of all figures, and
/// of years.
fn measure(name: &str, samples: &[Sample]) -> (BTreeMap<String, Tally>, Tally, Tally) {
    let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
    for sample in samples {
        let mut found = sample.found();
        for label in &sample.labels {
            let tally = kinds.entry(label.kind.clone()).or_default();
            tally.labelled += 1;
            match found.iter().position(|other| agrees(label, other)) {
                Some(at) => {
                    found.remove(at);
                    tally.right += 1;
                    tally.found += 1;
                }
                None => println!("{name}: missing {label:?} in {}", sample.source),
            }
        }
        for extra in found {
            println!("{name}: too much {extra:?} in {}", sample.source);
            kinds.entry(extra.kind.clone()).or_default().found += 1;
        }
    }
    let sum = |wanted: &dyn Fn(&str) -> bool| {
        kinds.iter().filter(|(kind, _)| wanted(kind)).fold(Tally::default(), |sum, (_, t)| Tally {
            labelled: sum.labelled + t.labelled,
            found: sum.found + t.found,
            right: sum.right + t.right,
        })
    };
    let (all, years) = (sum(&|kind| kind != "year"), sum(&|kind| kind == "year"));
    println!("{name}: kind       labelled found right precision recall     F1");
    for (kind, t) in kinds.iter().map(|(kind, t)| (kind.as_str(), *t)).chain([("figures", all)]) {
        let Tally { labelled, found, right } = t;
        let (p, r, f) = (t.precision(), t.recall(), t.f1());
        println!("{name}: {kind:10} {labelled:8} {found:5} {right:5} {p:9.3} {r:6.3} {f:6.3}");
    }
    (kinds, all, years)
}

/// The same kind, value and currency, at places that overlap.
fn agrees(label: &Label, found: &Label) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-4 * a.abs().max(1e-9);
    let (a, b) = (label.value, found.value);
    label.start < found.end
        && found.start < label.end
        && label.kind == found.kind
        && near(a.0, b.0)
        && near(a.1, b.1)
        && (label.currency.is_none() || label.currency == found.currency)
}
