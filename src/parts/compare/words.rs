//! Words that set the Sides apart: bars, and the whole evidence as a table.

use crate::signals::*;
use crossread_engine::{Counted, Keyword, Keywords};

use super::{counted, opener, worded};
use crate::parts::siglum::{Identity, siglum_here};
use crate::view::html::{details, div, i, li, ol, p, span, summary, table, tbody, td, th, thead, tr, ul};
use crate::view::{Draw, El, View};
use crate::wording;

/// So many words of each Side have bars; the table has all.
const BARS: usize = 10;

/// The words of a Side, each with how it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct SideWords {
    /// The Side.
    pub identity: Identity,
    /// Its place.
    pub side: usize,
    /// What sets it apart.
    pub keywords: Keywords,
    /// How the ranked words are written, by place.
    pub ranked: Vec<String>,
    /// How those of too little evidence are written.
    pub few: Vec<String>,
}

/// The bars: of two Sides mirrored, of more side by side. `root` makes them grow with the square root.
pub fn bars(all: &[SideWords], root: bool, open: Callback<Counted>) -> View {
    let firsts = all.iter().filter_map(|side| side.keywords.ranked.first());
    let most = firsts.map(|word| word.g2).fold(0.0, f64::max);
    let draw = |side: &SideWords, at: usize| -> Option<[El; 3]> {
        let (word, written) = (side.keywords.ranked.get(at)?, side.ranked.get(at)?);
        let width = thousandths(word.g2, most, root);
        let of = Counted::Word { word: word.word, side: side.side };
        let key = format!("w{}", word.word);
        Some([
            i().class("bar").attr("data-mark", side.identity.mark).style("--w", width),
            opener(written.clone(), key, of, open),
            worded(format!("{} : {}", wording::number(word.here), wording::number(word.there)), written, of, open),
        ])
    };
    let nothing = || p().class("muted").child("No word stands five times or more and is surely more frequent here.");
    if let [left, right] = all {
        let rows = left.keywords.ranked.len().max(right.keywords.ranked.len()).min(BARS);
        let half = |side: &SideWords, at: usize, class: &'static str| {
            span().class(class).attr("data-mark", side.identity.mark).children(draw(side, at).into_iter().flatten())
        };
        let rows = (0..rows).map(|at| li().child((half(left, at, "lt"), half(right, at, ""))));
        let empty = left.keywords.ranked.is_empty() && right.keywords.ranked.is_empty();
        let label = "Words that set each Side apart, by log-likelihood";
        return (empty.then(nothing), ol().class("keyness").attr("aria-label", label).children(rows)).view();
    }
    let columns = all.iter().map(|side| {
        let n = side.keywords.ranked.len().min(BARS);
        let rows = (0..n).map(|at| li().children(draw(side, at).into_iter().flatten()));
        div().attr("data-mark", side.identity.mark).child((
            p().child(siglum_here(&side.identity)),
            (n == 0).then(nothing),
            ul().class("kb").children(rows),
        ))
    });
    div().class("words3").children(columns).view()
}

/// How long a bar is, in thousandths of the longest.
fn thousandths(g2: f64, most: f64, root: bool) -> u32 {
    let share = if most > 0.0 { g2 / most } else { 0.0 };
    ((if root { share.sqrt() } else { share }) * 1000.0) as u32
}

/// Everything the bars rest on, a table for each Side, closed at first.
pub fn evidence(all: &[SideWords], open: Callback<Counted>) -> El {
    let tables = all.iter().map(|side| side_table(side, open));
    details().class("kw").child(summary().class("link").child("Every measure, as tables")).children(tables)
}

fn side_table(of: &SideWords, open: Callback<Counted>) -> El {
    let Keywords { here, there, parts, by_articles, count, .. } = of.keywords;
    let unit = if by_articles { "article" } else { "passage" };
    let heads = ["Here", "There", "Per million, here", "Per million, there", "G²", "Log ratio", "Spread", "DP"];
    let heads = heads.map(|head| th().class("num").attr("scope", "col").child(head));
    let head = tr().child(th().attr("scope", "col").child("Word")).children(heads);
    let row = |(word, written): (&Keyword, &String)| {
        let of_word = Counted::Word { word: word.word, side: of.side };
        let cells = [
            wording::number(word.there),
            wording::number(per_million(word.here, here)),
            wording::number(per_million(word.there, there)),
            wording::decimal(word.g2, 2),
            wording::decimal(word.ratio, 2),
            format!("in {} of {}", wording::number(word.in_parts), wording::count(parts, unit)),
            wording::decimal(word.dispersion, 2),
        ];
        tr().child((
            th().attr("scope", "row").child(written.clone()),
            td().class("num").child(counted(word.here, written, of_word, open)),
        ))
        .children(cells.into_iter().map(|cell| td().class("num").child(cell)))
    };
    let rows = of.keywords.ranked.iter().zip(&of.ranked).map(row);
    let shown = u32::try_from(of.keywords.ranked.len()).unwrap_or(u32::MAX);
    let says = format!(
        "{} of {} that are surely more frequent here; with titles and headings {} here, {} there.",
        wording::number(shown),
        wording::count(count, "word"),
        wording::count(here, "word"),
        wording::number(there),
    );
    let few = of.keywords.few.iter().zip(&of.few).map(|(word, written)| {
        let of_word = Counted::Word { word: word.word, side: of.side };
        let text = (written.clone(), " ", span().class("num").child(wording::number(word.here)));
        (opener(text, format!("w{}", word.word), of_word, open).class("opens opens--name"), " ").view()
    });
    let few = (!of.few.is_empty()).then(|| {
        let rest = of.keywords.few_count.saturating_sub(u32::try_from(of.few.len()).unwrap_or(u32::MAX));
        let rest = (rest > 0).then(|| format!(" and {} more", wording::number(rest)));
        p().class("kw__few")
            .child(span().class("muted").child("Here alone, but fewer than five times, too little evidence to rank: "))
            .children(few)
            .child(rest)
    });
    div().class("kw__s").attr("data-mark", of.identity.mark).child((
        p().child((siglum_here(&of.identity), span().class("muted").child(says))),
        div()
            .class("scrolls")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", format!("Words of {}", of.identity.code))
            .child(table().class("table").child((thead().child(head), tbody().children(rows)))),
        few,
    ))
}

fn per_million(n: u32, of: u32) -> u32 {
    let rate = (u64::from(n) * 1_000_000 + u64::from(of) / 2).checked_div(u64::from(of)).unwrap_or(0);
    u32::try_from(rate).unwrap_or(u32::MAX)
}
