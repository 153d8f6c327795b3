//! The cells of the row *Where*: locators whose articles and paragraphs exist.

use crossread_model::{WHERE, locators};

use crate::assemble::Shelf;
use crate::complaint::{Complaints, Place, quote};
use crate::index::Entry;
use crate::nearest::did_you_mean;
use crate::source::Text;
use crate::table::Words;

/// Complains of every locator of `entry` that leads nowhere.
pub(super) fn check(text: &Text, entry: &Entry, shelf: &Shelf<'_>, complaints: &mut Complaints) {
    for (_, cell) in entry.aspects.iter().filter(|(label, _)| label.words == WHERE) {
        let locators = match locators(&cell.words) {
            Ok(locators) => locators,
            Err(wrong) => {
                let what = format!("{} is not a locator", quote(wrong));
                complaints.error(&text.file, within(text, cell, wrong), what, "write KLE ¶5; NPQ ¶5–7, ¶9");
                continue;
            }
        };
        for locator in locators {
            let Some(article) = shelf.by_code(locator.code) else {
                if !shelf.is_complete() {
                    continue;
                }
                let what = format!("no article has the code {}", quote(locator.code));
                let instead = did_you_mean(locator.code, shelf.codes(), || {
                    format!("write one of {}", shelf.codes().take(20).collect::<Vec<_>>().join(", "))
                });
                complaints.error(&text.file, within(text, cell, locator.code), what, instead);
                continue;
            };
            if !article.is_published() {
                let what = format!("{} is a draft and is left out, so {} leads nowhere", article.file, locator.code);
                let at = within(text, cell, locator.code);
                complaints.warn(&text.file, at, what, "publish it, or delete the locator");
            }
            let Some(count) = article.paragraphs() else { continue };
            for (_, last, words) in locator.stretches {
                if last > count {
                    let what = format!("{} {words} is past the end of {}", locator.code, article.file);
                    let instead = format!("its paragraphs are ¶1 to ¶{count}");
                    complaints.error(&text.file, within(text, cell, words), what, instead);
                }
            }
        }
    }
}

/// The place of a part of a cell; that of the cell where it is written with escapes.
fn within(text: &Text, cell: &Words, part: &str) -> Place {
    let raw = text.text.get(cell.span.clone()).unwrap_or_default();
    match raw.find(part).filter(|_| !part.is_empty()) {
        Some(offset) => text.place(cell.span.start + offset),
        None => cell.at,
    }
}
