//! Words that set the Sides apart.

use crate::signals::*;
use crossread_engine::{Counted, WordChoice};

use super::Held;
use super::later::Later;
use crate::parts::compare::switch;
use crate::parts::compare::words::{SideWords, bars, evidence};
use crate::view::html::div;
use crate::view::{Draw, El};

/// So many words of a Side are in its table.
const SHOWN: usize = 30;

/// What the switches choose, without the scale, which changes no word.
pub(super) fn choice(held: Held) -> WordChoice {
    held.comparing.with(|comparing| WordChoice { stop_words: comparing.stop_words, names: comparing.names })
}

/// The words of every Side, as they are written.
pub(super) fn side_words(held: Held, choice: WordChoice, limit: usize) -> Vec<SideWords> {
    let comparison = held.comparison();
    let all = comparison.words(choice, limit).into_iter().zip(held.identities()).enumerate();
    all.map(|(side, (keywords, identity))| {
        let written = |words: &[crossread_engine::Keyword]| {
            words.iter().map(|word| comparison.written(word.word, side)).collect::<Vec<_>>()
        };
        SideWords { identity, side, ranked: written(&keywords.ranked), few: written(&keywords.few), keywords }
    })
    .collect()
}

/// The section.
pub(super) fn section(held: Held, later: &Later, open: Callback<Counted>) -> El {
    let choice = Memo::new(move |_| {
        let choice = choice(held);
        (choice.stop_words, choice.names)
    });
    let shown = move || {
        let (stop_words, names) = choice.get();
        let all = side_words(held, WordChoice { stop_words, names }, SHOWN);
        let drawn = all.clone();
        (
            move || {
                let root = held.comparing.with(|comparing| comparing.root);
                (
                    div().class("sets").child((
                        switch("Stop words", stop_words, move || held.show(|c| c.stop_words = !stop_words)),
                        switch("Names", names, move || held.show(|c| c.names = !names)),
                        switch("Square-root scale", root, move || held.show(|c| c.root = !root)),
                    )),
                    bars(&drawn, root, open),
                )
            },
            evidence(&all, open),
        )
    };
    let against = if held.identities().len() > 2 { "all others together" } else { "the other" };
    let note = format!("Log-likelihood (G²) against {against}; counts are here : there, of words in the same form");
    later.section("c3", "Words that set them apart", move || (note.clone(), shown.view()))
}
