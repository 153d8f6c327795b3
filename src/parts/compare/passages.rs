//! Passages that answer one another, with what connects them; and apart from these, what is said in the
//! same words.

use crate::parts::icons::icon;
use crate::parts::inline::hits_only;
use crate::parts::siglum::{Identity, siglum};
use crate::view::El;
use crate::view::html::{blockquote, button, div, em, footer, h3, i, li, ol, p, span};
use crossread_engine::Span;

/// A passage of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The Side, for its colour, and the article, for its code.
    pub side: Identity,
    /// The article.
    pub article: Identity,
    /// Where in it: `¶4`.
    pub place: String,
    /// The link to the passage.
    pub href: String,
    /// Its text, cut where it is long.
    pub text: String,
    /// What is marked in it.
    pub spans: Vec<Span>,
    /// False where it is only the nearest of its Side.
    pub answers: bool,
}

/// So many of the terms that two passages share name a row.
pub const THEME: usize = 2;

/// What connects two passages: the words to show, each with a key by which it is lit elsewhere.
pub type Shared = (String, String);

/// A row: a cell for each Side, where there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is about.
    pub theme: String,
    /// What the first two share.
    pub shared: Vec<Shared>,
    /// How much, in thousandths.
    pub score: u32,
    /// The passages by Side.
    pub cells: Vec<Option<Cell>>,
}

/// The attribute of a button that saves a passage: the link to it.
pub const SAVES: &str = "data-save";

/// Passages of two Sides face to face, of more in columns; with buttons that save them, where they can be saved.
pub fn passages(sides: &[Identity], rows: &[Row], saves: bool) -> El {
    let two = sides.len() == 2;
    let rows = rows.iter().map(|row| if two { facing(row, saves) } else { columns(sides, row, saves) });
    ol().class(if two { "aligned" } else { "aligned aligned3" }).children(rows)
}

fn facing(row: &Row, saves: bool) -> El {
    let score = row.score;
    let shared = row.shared.iter().map(|(text, key)| em().attr("data-same", key.clone()).child(text.clone()));
    let mut cells = row.cells.iter().map(|found| found.as_ref().map(|found| shown(found, saves)));
    li().class("al").child((
        h3().child(row.theme.clone()),
        cells.next().flatten(),
        div().class("cx").style("--sc", score).child((
            i(),
            span().child(span().class("vh").child("Shared: ")).children(shared),
            i(),
        )),
        cells.next().flatten(),
    ))
}

fn columns(sides: &[Identity], row: &Row, saves: bool) -> El {
    let words: Vec<&str> = row.shared.iter().skip(THEME).map(|(text, _)| text.as_str()).collect();
    let cells = sides.iter().zip(&row.cells).map(|(side, found)| match found {
        Some(found) if found.answers => shown(found, saves),
        Some(near) => {
            let to = near.href.clone();
            div().class("ps ps--none").attr("data-mark", side.mark).child(p().class("muted").child((
                "Nothing answers here. Nearest: ",
                siglum(&near.article, to.clone()),
                format!(" {}", near.place),
            )))
        }
        None => div()
            .class("ps ps--none")
            .attr("data-mark", side.mark)
            .child(p().class("muted").child("Nothing answers here.")),
    });
    li().class("al al3").child((
        h3().child((row.theme.clone(), span().class("muted").child(words.join(", ")))),
        div().class("al3__row").children(cells),
    ))
}

/// A passage with the way to it.
pub fn cell(of: &Cell) -> El {
    shown(of, false)
}

fn shown(of: &Cell, saves: bool) -> El {
    let to = of.href.clone();
    let save = saves.then(|| {
        button()
            .class("btn btn--bare btn--sq")
            .attr(SAVES, of.href.clone())
            .attr("aria-label", format!("Save {} {}", of.article.code, of.place))
            .attr("title", "Save")
            .child(icon("save"))
    });
    blockquote().class("ps").attr("data-mark", of.side.mark).child((
        p().class("serif").child(hits_only(&of.text, &of.spans)),
        footer().child((
            siglum(&of.article, to.clone())
                .attr("data-mark", of.article.mark.or(of.side.mark))
                .child(span().class("loc").child(format!(" {}", of.place))),
            save,
        )),
    ))
}

/// Two passages that say the same words.
#[derive(Clone, Debug, PartialEq)]
pub struct Same {
    /// How many words, and whether nothing differs.
    pub says: String,
    /// The passages, with the same words marked.
    pub cells: [Cell; 2],
}

/// What is said in the same words.
pub fn reuse(all: &[Same]) -> El {
    let rows = all.iter().map(|same| {
        let [a, b] = &same.cells;
        li().class("al al--same").child((
            h3().child(same.says.clone()),
            cell(a),
            div().class("cx").attr("aria-hidden", "true").child((i(), i())),
            cell(b),
        ))
    });
    ol().class("aligned").children(rows)
}
