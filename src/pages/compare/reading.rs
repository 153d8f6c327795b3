//! The first two articles beside one another, scrolling together by the passages that answer.

use std::collections::BTreeMap;

use crossread_engine::{Comparison, PairRow, Query, Span, Spec, WordChoice};
use crossread_model::{Figure, direction};
use crossread_volume::{ArticleIx, PassageIx};

use super::{Held, words};
use crate::parts::compare::reading::{Column, Line, reading};
use crate::parts::compare::switch;
use crate::route::Route;
use crate::view::El;
use crate::view::html::{div, p, section as element};
use crate::wording;

/// So many words of each article are marked as what it stresses.
const STRESSED: usize = 20;

/// The id of the section.
pub(super) const ID: &str = "c7";

/// The switch, and when it is on the two texts; nothing unless the first two Sides are articles.
pub(super) fn section(held: Held) -> Option<El> {
    let comparison = held.comparison();
    let article = |side: usize| match &comparison.sides().get(side)?.spec {
        Spec::Article(slug) => held.state.library.volume().find(slug),
        _ => None,
    };
    let (a, b) = (article(0)?, article(1).filter(|b| Some(*b) != article(0))?);
    let shown = move || {
        let on = held.comparing.with(|comparing| comparing.reading);
        let columns = on.then(|| {
            let note = "Words that set each apart are marked; ⇄ stands where the other answers, and scrolling keeps \
                        the two together.";
            (p().class("muted").child(note), reading(&columns(held, a, b)))
        });
        (
            div().class("sets").child(switch("Read them side by side", on, move || {
                held.show(|comparing| comparing.reading = !on);
            })),
            columns,
        )
    };
    let section = element().class("cs cs--duo").attr("id", ID).attr("tabindex", "-1");
    Some(section.attr("aria-label", "Side by side").child(shown))
}

fn columns(held: Held, a: ArticleIx, b: ArticleIx) -> [Column; 2] {
    let comparison = held.comparison();
    let pairs = comparison.pairs(&comparison.reuse(), usize::MAX).rows;
    let stressed = words::side_words(held, WordChoice { stop_words: false, names: true }, STRESSED);
    let marks = |side: usize| -> Vec<u32> {
        let own = stressed.get(side).map(|side| side.keywords.ranked.iter().map(|word| word.word).collect());
        own.unwrap_or_default()
    };
    [column(held, &comparison, &pairs, (0, a), &marks(0)), column(held, &comparison, &pairs, (1, b), &marks(1))]
}

fn column(
    held: Held,
    comparison: &Comparison,
    pairs: &[PairRow],
    (side, article): (usize, ArticleIx),
    marks: &[u32],
) -> Column {
    let volume = held.state.library.volume();
    let front = volume.front(article);
    let other = 1 - side;
    let mut answers: BTreeMap<u32, PassageIx> = BTreeMap::new();
    for row in pairs {
        if let [Some(one), Some(two), ..] = &row.cells {
            let ends = [one.passage, two.passage];
            if let (Some(from), Some(to)) = (ends.get(side), ends.get(other)) {
                answers.entry(from.0).or_insert(*to);
            }
        }
    }
    let lines = volume.passages(article).map(PassageIx).filter_map(|passage| {
        let id = volume.passage_id(passage)?;
        let to = answers.get(&passage.0);
        let answer = to.map(|to| (to.0 - volume.passages(volume.article_of(*to)).start) as usize);
        let href = Route::Read { slug: front.slug.clone(), passage: Some(id), query: Query::default() }.href();
        let spans: Vec<Span> = comparison.places_of(marks, passage);
        let differs = to.and_then(|to| differing(held, passage, *to));
        Some(Line {
            place: wording::passage(id).0,
            href,
            text: volume.text(passage).to_owned(),
            spans,
            answer,
            differs,
        })
    });
    let language = front.language.clone().unwrap_or_else(|| volume.about().language.clone());
    let identity = held.identities().into_iter().nth(side).unwrap_or_else(|| crate::pages::identity(article, &front));
    let direction = direction(&language);
    let href = Route::Read { slug: front.slug.clone(), passage: None, query: Query::default() }.href();
    Column { identity, href, language: (language, direction), lines: lines.collect() }
}

/// Figures of two passages about the same thing that differ: of one kind, currency and unit, with a word
/// of what they count in common, and not of the same value.
fn differing(held: Held, here: PassageIx, there: PassageIx) -> Option<String> {
    let volume = held.state.library.volume();
    let of = |passage: PassageIx| -> Vec<Figure> {
        let article = volume.article_of(passage);
        let at = passage.0 - volume.passages(article).start;
        volume.figures(article).into_iter().filter(|figure| figure.passage == at).collect()
    };
    let text = |passage: PassageIx, figure: &Figure| {
        volume.text(passage).get(figure.start as usize..figure.end as usize).unwrap_or_default().to_owned()
    };
    let others = of(there);
    let mut said = Vec::new();
    for figure in of(here) {
        let alike = others.iter().find(|other| {
            let (a, b) = (&figure.reading, &other.reading);
            (a.kind, &a.currency, &a.unit) == (b.kind, &b.currency, &b.unit)
                && a.value != b.value
                && about_the_same(a.what.as_deref(), b.what.as_deref())
        });
        if let Some(other) = alike {
            said.push(format!("{} here, {} beside", text(here, &figure), text(there, other)));
        }
    }
    (!said.is_empty()).then(|| format!("Figures differ: {}", said.join("; ")))
}

/// True where two phrases have a longer word in common.
fn about_the_same(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    a.split_whitespace().any(|word| word.chars().count() > 3 && b.split_whitespace().any(|other| other == word))
}
