//! Headings as the rows of the list.

use std::collections::BTreeMap;

use crossread_engine::{Heading, MANY, Stretch};
use crossread_model::{Entry, EntryType};
use crossread_volume::ArticleIx;

use crate::pages::leads::{entry_href, identity_of, passage_href};
use crate::parts::index_list::{Letter, Located, Row, index_list};
use crate::parts::siglum::Identity;
use crate::state::State;
use crate::view::El;
use crate::wording;

/// So many articles of a heading are listed; its page has the others.
const ARTICLES: usize = 24;

/// The headings at `shown`, with the one at `sought` among them as the place that was asked for.
pub(super) fn rows(state: State, shown: &[u32], sought: Option<usize>) -> El {
    let mut known = BTreeMap::new();
    let mut letters: Vec<Letter> = Vec::new();
    for (i, at) in shown.iter().enumerate() {
        let Some(heading) = state.library.engine().headings().get(*at as usize) else { continue };
        let Some(mut row) = row(state, heading, &mut known) else { continue };
        let sought = sought == Some(i);
        match letters.last_mut().filter(|letter| letter.name == heading.letter) {
            Some(letter) => {
                row.sought = sought;
                letter.rows.push(row);
            }
            None => letters.push(Letter { name: heading.letter.clone(), sought, rows: vec![row] }),
        }
    }
    index_list(letters)
}

fn row(state: State, heading: &Heading, known: &mut BTreeMap<ArticleIx, Identity>) -> Option<Row> {
    let (engine, volume) = (state.library.engine(), state.library.volume());
    let entry = volume.entry(heading.entry)?;
    let name = |entry: &Entry| (engine.heading_name(entry), entry_href(&entry.id));
    if heading.see {
        let references = vec![name(&entry)];
        return Some(Row {
            name: heading.name.clone(),
            href: entry_href(&entry.id),
            title: false,
            many: false,
            see: true,
            sought: false,
            locators: Vec::new(),
            more: 0,
            references,
        });
    }
    let mut found = engine.locators(heading.entry);
    let many = found.len() >= MANY;
    let more = u32::try_from(found.len().saturating_sub(ARTICLES)).unwrap_or(u32::MAX);
    found.truncate(ARTICLES);
    let locators = found.into_iter().map(|found| {
        let identity = known.entry(found.article).or_insert_with(|| identity_of(state, found.article)).clone();
        let place = |stretch: &Stretch| (worded(*stretch), passage_href(state, found.article, Some(stretch.first)));
        Located { identity, places: found.stretches.iter().map(place).collect() }
    });
    let references = engine.see_also(&entry).into_iter().filter_map(|other| volume.entry(other));
    Some(Row {
        name: heading.name.clone(),
        href: entry_href(&entry.id),
        title: entry.kind == EntryType::Work,
        many,
        see: false,
        sought: false,
        locators: locators.collect(),
        more,
        references: references.map(|entry| name(&entry)).collect(),
    })
}

/// `title`, `§2`, `7` or `7–9`: numbers alone are paragraphs.
fn worded(stretch: Stretch) -> String {
    match (stretch.first.number(), stretch.last.number()) {
        (Some(first), Some(last)) if first < last => format!("{first}–{last}"),
        (Some(first), _) => first.to_string(),
        _ => wording::passage(stretch.first).0,
    }
}
