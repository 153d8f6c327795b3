//! Taking a comparison away: a citation that names the corpus, a table, and a text.

use std::fmt::Write;

use crossread_engine::{Compared, Table, WordChoice};

use super::Held;
use crate::dom;
use crate::links;
use crate::notice::Notice;
use crate::route::Route;
use crate::wording;

/// So many members of each list are taken along.
const MEMBERS: usize = 200;

/// The lasting link to the comparison as it is shown; empty in a page that was opened from disk.
fn address(held: Held) -> String {
    let route = Route::Compare { comparing: Box::new(held.comparing.get_untracked()) };
    let link = links::lasting(&route, held.state.library.volume());
    dom::page_address().map_or_else(String::new, |page| format!("{page}{link}"))
}

fn answer(held: Held) -> Compared {
    let choice = held.comparing.with_untracked(|c| WordChoice { stop_words: c.stop_words, names: c.names });
    held.comparison().answer(choice, MEMBERS)
}

/// Copies the citation.
pub(super) fn copy_citation(held: Held) {
    let text = citation(held);
    dom::copy(&text.clone(), move |copied| {
        let done = Notice::passing("The citation is copied.");
        held.state.notice.set(Some(if copied { done } else { Notice::staying(format!("Copy this: {text}")) }));
    });
}

/// `“A” and “B”, compared in Corpus (corpus FINGERPRINT), Crossread, ADDRESS.`
fn citation(held: Held) -> String {
    let names: Vec<String> = held.identities().into_iter().map(|side| format!("“{}”", side.title)).collect();
    let volume = held.state.library.volume();
    let (title, corpus) = (&volume.about().title, volume.fingerprint());
    let link = Some(address(held)).filter(|link| !link.is_empty()).map(|link| format!(", {link}")).unwrap_or_default();
    format!("{}, compared in {title} (corpus {corpus}), Crossread{link}", wording::list(&names))
}

/// Saves the table.
pub(super) fn save_csv(held: Held) {
    dom::save("comparison.csv", "text/csv;charset=utf-8", &csv(&answer(held)));
}

/// Saves the text.
pub(super) fn save_markdown(held: Held) {
    let text = markdown(&answer(held), &citation(held));
    dom::save("comparison.md", "text/markdown;charset=utf-8", &text);
}

/// One row for each count: what part, of what, which Side, how often, and for words the measures.
fn csv(of: &Compared) -> String {
    let mut out = String::from("part,what,side,count,others,g2,log_ratio,in_parts,dispersion\r\n");
    let mut row = |cells: [&str; 9]| Table::Csv.record(&mut out, &cells);
    for side in &of.sides {
        row(["words in all", &side.spec, &side.spec, &side.words.to_string(), "", "", "", "", ""]);
    }
    for set in &of.named {
        for entry in &set.entries {
            for (side, n) in of.sides.iter().zip(&entry.mentions) {
                row([set.kind, &entry.name, &side.spec, &n.to_string(), "", "", "", "", ""]);
            }
        }
    }
    for (side, words) in of.sides.iter().zip(&of.words) {
        for word in &words.ranked {
            row([
                "word",
                &word.word,
                &side.spec,
                &word.here.to_string(),
                &word.there.to_string(),
                &wording::decimal(word.g2, 3),
                &wording::decimal(word.log_ratio, 3),
                &word.in_parts.to_string(),
                &wording::decimal(word.dispersion, 3),
            ]);
        }
    }
    for group in &of.figures {
        for (side, figures) in of.sides.iter().zip(&group.sides) {
            for (place, text, what) in figures {
                let what = format!("{text} {} ({place})", what.as_deref().unwrap_or_default());
                row([group.kind, &what, &side.spec, "1", "", "", "", "", ""]);
            }
        }
    }
    out
}

fn markdown(of: &Compared, citation: &str) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let mut line = |text: String| {
        let _ = writeln!(out, "{text}");
    };
    line("# Comparison\n".to_owned());
    for side in &of.sides {
        let name = plain(side.name.as_deref().unwrap_or(&side.spec));
        line(format!("- {name}: {} in {} articles", wording::count(side.words, "word"), side.articles));
        side.notes.iter().for_each(|note| line(format!("  - {}", plain(note))));
    }
    line("\n## Named\n".to_owned());
    for set in of.named.iter().filter(|set| set.sides.len() > 1) {
        for entry in &set.entries {
            let counts: Vec<String> = entry.mentions.iter().map(u32::to_string).collect();
            line(format!("- {} ({}): {}", plain(&entry.name), set.kind, counts.join(" : ")));
        }
    }
    for (side, words) in of.sides.iter().zip(&of.words) {
        line(format!("\n## Words of {}\n", plain(side.name.as_deref().unwrap_or(&side.spec))));
        for word in words.ranked.iter().take(20) {
            line(format!(
                "- {}: {} : {}, G² {}, log ratio {}, in {} of {} {}",
                plain(&word.word),
                word.here,
                word.there,
                wording::decimal(word.g2, 2),
                wording::decimal(word.log_ratio, 2),
                word.in_parts,
                words.parts,
                words.spread_over
            ));
        }
    }
    line("\n## Passages that answer one another\n".to_owned());
    for pair in &of.pairs {
        let places: Vec<&str> = pair.passages.iter().map(|passage| passage.id.as_str()).collect();
        line(format!("- {}: {}", places.join(", "), plain(&pair.words.join(", "))));
    }
    line(format!("\n{}", plain(citation)));
    out
}

/// Text in which no sign means anything to Markdown.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_means_anything_to_markdown() {
        assert_eq!(plain("*a* [b](c) <i>\n#"), "\\*a\\* \\[b\\](c) \\<i\\> \\#");
    }
}
