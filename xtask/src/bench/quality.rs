//! What the answers are worth: misspelt words against their right spelling, phrases against the text itself.

use super::measured::{Engine, Measured, Text};

/// How many of an engine's ten best for the right spelling are among its ten best for the misspelt one, over all pairs.
pub(super) fn typo_recall(measured: &Measured, engine: &Engine) -> f64 {
    let kinds: Vec<&str> = measured.queries.iter().map(|query| query.kind.as_str()).collect();
    let shares = kinds.iter().enumerate().filter(|(_, kind)| **kind == "typo").filter_map(|(at, _)| {
        let (typo, right) = (engine.answers.get(at)?.as_ref()?, engine.answers.get(at + 1)?.as_ref()?);
        let kept = right.top.iter().filter(|article| typo.top.contains(article)).count();
        (!right.top.is_empty()).then(|| kept as f64 / right.top.len() as f64)
    });
    mean(shares)
}

/// Of the articles listed for phrases, the share that holds the phrase; and the share of phrases for which as many
/// articles are found as hold it. What a word is, each engine says itself: see [`Text`].
pub(super) fn phrases(measured: &Measured, engine: &Engine) -> (f64, f64) {
    let asked = || measured.queries.iter().zip(&engine.answers).filter(|(query, _)| query.kind == "phrase");
    let holds = |words: &[String], text: &Text| {
        let phrase = format!(" {} ", words.join(" "));
        let lines = if engine.name == "crossread" { &text.joined } else { &text.parted };
        lines.iter().any(|line| line.contains(&phrase))
    };
    let precision = asked().filter_map(|(query, answer)| {
        let top = &answer.as_ref()?.top;
        let right = top.iter().filter(|at| measured.texts.get(**at as usize).is_some_and(|t| holds(&query.words, t)));
        (!top.is_empty()).then(|| right.count() as f64 / top.len() as f64)
    });
    let exact = asked().filter_map(|(query, answer)| {
        let expected = measured.texts.iter().filter(|text| holds(&query.words, text)).count() as u64;
        Some(f64::from(answer.as_ref()?.count == expected))
    });
    (mean(precision), mean(exact))
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    values.iter().sum::<f64>() / values.len() as f64
}
