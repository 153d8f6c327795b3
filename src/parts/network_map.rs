//! The map of a network: articles in the middle, entries on either side, a line for each article that
//! names an entry, the stronger the more often. The table says the same.

use crate::signals::*;

use crate::parts::siglum::Identity;
use crate::view::El;
use crate::view::html::div;
use crate::view::svg::{circle, path, rect, svg, text, used};

/// An entry on the map.
pub struct MapEntry {
    /// Its name.
    pub name: String,
    /// The heading above it, where its kind begins.
    pub heading: Option<String>,
    /// True on the left.
    pub left: bool,
    /// The articles that name it, by place, each with how often.
    pub edges: Vec<(usize, u32)>,
    /// True while it is looked at.
    pub chosen: bool,
}

/// The map.
pub struct Map {
    /// The articles from top to bottom, each with its outlet.
    pub articles: Vec<(Identity, String)>,
    /// The entries from top to bottom, those on the left first.
    pub entries: Vec<MapEntry>,
    /// Said of it to those who hear it.
    pub label: String,
    /// Called with the place of an entry, and with that of an article where an edge was meant.
    pub choose: Callback<(usize, Option<usize>)>,
}

/// The measures of the drawing, in its own units.
const WIDTH: u32 = 940;
const ROW: u32 = 25;
const TOP: u32 = 24;
const BOX: (u32, u32) = (118, 30);
/// Where entries stand on the left and on the right.
const SIDES: (u32, u32) = (246, 694);
/// The longest outlet that has room beside its code, in characters.
const OUTLET: usize = 10;
/// The longest name that has room, in characters.
const NAME: usize = 32;

/// The map.
pub fn network_map(of: Map) -> El {
    let (heights, height) = places(&of.entries, of.articles.len());
    let gap = height / u32::try_from(of.articles.len()).unwrap_or(1).max(1);
    let middle = |at: usize| TOP + gap / 2 + u32::try_from(at).unwrap_or(0) * gap;
    let (mut lines, mut nodes) = (Vec::new(), Vec::new());
    for (at, (entry, y)) in of.entries.iter().zip(&heights).enumerate() {
        for (article, n) in &entry.edges {
            let Some((identity, _)) = of.articles.get(*article) else { continue };
            lines.push(edge(entry, *y, middle(*article), *n, identity.mark, of.choose, (at, *article)));
        }
        nodes.push(node(entry, *y, of.choose, at));
    }
    // What is looked at lies above the rest.
    let (above, below): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(chosen, _)| *chosen);
    let boxes = of.articles.iter().enumerate().map(|(at, (identity, outlet))| {
        let on = of.entries.iter().any(|entry| entry.chosen && entry.edges.iter().any(|(article, _)| *article == at));
        article_box(identity, outlet, middle(at), on)
    });
    let drawing = svg()
        .class("chart net")
        .attr("viewBox", format!("0 0 {WIDTH} {}", height + 2 * TOP))
        .attr("role", "img")
        .attr("aria-label", of.label)
        .children(below.into_iter().chain(above).map(|(_, line)| line))
        .children(nodes)
        .children(boxes);
    div().class("netscroll").attr("tabindex", "0").attr("role", "region").attr("aria-label", "Map").child(drawing)
}

/// How far down each entry stands, and how high the drawing is.
fn places(entries: &[MapEntry], articles: usize) -> (Vec<u32>, u32) {
    let rows = |left: bool| {
        let side = entries.iter().filter(|entry| entry.left == left);
        side.map(|entry| 1 + u32::from(entry.heading.is_some())).sum::<u32>()
    };
    let (left, right) = (rows(true), rows(false));
    let height = left.max(right).max(u32::try_from(articles).unwrap_or(0) * 8 / 5) * ROW;
    let mut at = [(height - left * ROW) / 2 + TOP, (height - right * ROW) / 2 + TOP];
    let place = |entry: &MapEntry| {
        let [left, right] = &mut at;
        let at = if entry.left { left } else { right };
        *at += ROW * (1 + u32::from(entry.heading.is_some()));
        *at - ROW / 2
    };
    (entries.iter().map(place).collect(), height)
}

fn edge(
    entry: &MapEntry,
    from: u32,
    to: u32,
    n: u32,
    mark: Option<u8>,
    choose: Callback<(usize, Option<usize>)>,
    (at, article): (usize, usize),
) -> (bool, El) {
    let (x, end) = if entry.left { (SIDES.0, (WIDTH - BOX.0) / 2) } else { (SIDES.1, (WIDTH + BOX.0) / 2) };
    let bend = x.midpoint(end);
    // Tenths of a unit: the root of the number, so that many mentions do not bury few.
    let width = (10 + 6 * n.isqrt()).min(60);
    let line = path()
        .class(if entry.chosen { "lk on" } else { "lk" })
        .attr("data-mark", mark)
        .attr("d", format!("M{x} {from}C{bend} {from} {bend} {to} {end} {to}"))
        .attr("stroke-width", format!("{}.{}", width / 10, width % 10))
        .on(leptos::ev::click, move |_| choose.run((at, Some(article))));
    (entry.chosen, line)
}

fn node(entry: &MapEntry, y: u32, choose: Callback<(usize, Option<usize>)>, at: usize) -> (Option<El>, El, El) {
    let (x, anchor) = if entry.left { (SIDES.0, "end") } else { (SIDES.1, "start") };
    let beside = if entry.left { x - 10 } else { x + 10 };
    let words = |y: u32| text().attr("x", beside).attr("y", y + 4).attr("text-anchor", anchor);
    let heading = entry.heading.clone().map(|heading| words(y - ROW).class("hd").child(heading));
    let name = match entry.name.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", entry.name.get(..end).unwrap_or_default().trim_end()),
        None => entry.name.clone(),
    };
    let class = if entry.chosen { "nd on" } else { "nd" };
    let many = 3 + u32::try_from(entry.edges.len()).unwrap_or(0).min(5) / 2;
    (
        heading,
        circle().class(class).attr("cx", x).attr("cy", y).attr("r", many),
        words(y).class(class).on(leptos::ev::click, move |_| choose.run((at, None))).child(name),
    )
}

fn article_box(identity: &Identity, outlet: &str, y: u32, on: bool) -> (El, El, El, El) {
    let (width, height) = BOX;
    let x = (WIDTH - width) / 2;
    let outlet = short(outlet);
    (
        rect()
            .class(if on { "an on" } else { "an" })
            .attr("data-mark", identity.mark)
            .attr("x", x)
            .attr("y", y - height / 2)
            .attr("width", width)
            .attr("height", height)
            .attr("rx", 2u32),
        used(&format!("m-{}", identity.mark.unwrap_or(0)))
            .class("mk")
            .attr("data-mark", identity.mark)
            .attr("x", x + 9)
            .attr("y", y - 6)
            .attr("width", 12u32)
            .attr("height", 12u32),
        text().class("cd").attr("x", x + 28).attr("y", y + 4).child(identity.code.clone()),
        text().class("ou").attr("x", x + 62).attr("y", y + 4).child(outlet),
    )
}

/// An outlet's name as it has room: whole, or with initials for all but the last word, or as many words as fit. An
/// article before it is left out, and a series behind a slash.
fn short(outlet: &str) -> String {
    let outlet = outlet.split(" / ").next().unwrap_or(outlet);
    let bare = outlet.strip_prefix("The ").unwrap_or(outlet);
    for name in [outlet.to_owned(), bare.to_owned(), initials(bare)] {
        if fits(&name) {
            return name;
        }
    }
    let mut short = String::new();
    for word in bare.split_whitespace() {
        let longer = if short.is_empty() { word.to_owned() } else { format!("{short} {word}") };
        if !fits(&longer) {
            break;
        }
        short = longer;
    }
    short
}

/// A name with initials for all words but the last: `NY Times`, `C. Dreams`.
fn initials(name: &str) -> String {
    let Some((before, last)) = name.rsplit_once(' ') else { return name.to_owned() };
    let letters: String = before.split_whitespace().filter_map(|word| word.chars().next()).collect();
    let dot = if letters.chars().count() == 1 { "." } else { "" };
    format!("{letters}{dot} {last}")
}

fn fits(name: &str) -> bool {
    name.chars().count() <= OUTLET
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(left: bool, heading: bool) -> MapEntry {
        let heading = heading.then(|| "Concepts".to_owned());
        MapEntry { name: "x".into(), heading, left, edges: vec![], chosen: false }
    }

    #[test]
    fn entries_stand_below_one_another_and_sides_are_centred() {
        let entries =
            [entry(true, true), entry(true, false), entry(false, true), entry(false, false), entry(false, true)];
        let (places, height) = places(&entries, 2);
        assert_eq!(height, 5 * ROW);
        let middle = |row: u32| TOP + row * ROW - ROW / 2;
        assert_eq!(places, [middle(3), middle(4), middle(2), middle(3), middle(5)]);
    }

    #[test]
    fn outlets_are_shortened_to_what_has_room() {
        for (outlet, shown) in [
            ("The New York Times", "NY Times"),
            ("Politico", "Politico"),
            ("The Appeal", "The Appeal"),
            ("Nonprofit Quarterly", "Nonprofit"),
            ("Common Dreams", "C. Dreams"),
            ("Vox / The Ezra Klein Show", "Vox"),
            ("Süddeutsche Zeitung", "S. Zeitung"),
            ("Donaudampfschifffahrt", ""),
            ("", ""),
        ] {
            assert_eq!(short(outlet), shown, "{outlet}");
        }
    }

    #[test]
    fn articles_have_room_where_entries_are_few() {
        assert_eq!(places(&[entry(true, true)], 10).1, 16 * ROW);
    }
}
