//! Icons and the marks of articles: symbols drawn once, at the top of the page, and used by name.

use crate::view::El;
use crate::view::svg::{circle, defs, path, svg, symbol, used};

/// A symbol: its id, the side of its square, and its shapes.
type Symbol = (&'static str, u8, &'static [Shape]);

/// A shape of a symbol.
enum Shape {
    /// An outline.
    Path(&'static str),
    /// An outline that is filled.
    Filled(&'static str),
    /// A circle: middle and radius.
    Circle(&'static str, &'static str, &'static str),
}

use Shape::{Circle, Filled, Path};

/// Marks `m-1` to `m-9` stand for the first nine articles, `m-0` for all others, and the outlines `m-10` to `m-13` for
/// Sides that are no articles.
const SYMBOLS: [Symbol; 31] = [
    ("m-0", 12, &[Circle("6", "6", "3")]),
    ("m-1", 12, &[Path("M1.2 1.2h9.6v9.6H1.2z")]),
    ("m-2", 12, &[Circle("6", "6", "5.3")]),
    ("m-3", 12, &[Path("M6 .8 11.6 11H.4z")]),
    ("m-4", 12, &[Path("M6 0l6 6-6 6-6-6z")]),
    (
        "m-5",
        12,
        &[Path("M6 .6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 6 .6zm0 2.7a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4z")],
    ),
    ("m-6", 12, &[Path("M6 11.2.4 1h11.2z")]),
    ("m-7", 12, &[Path("M4 .6h4V4h3.4v4H8v3.4H4V8H.6V4H4z")]),
    ("m-8", 12, &[Path("M1 6a5 5 0 0 1 10 0v4.6H1z")]),
    ("m-9", 12, &[Path("M.6 1.4h10.8v3.4H.6zm0 5.8h10.8v3.4H.6z")]),
    ("m-10", 12, &[Path("M.8 .8h10.4v10.4H.8zm2 2v6.4h6.4V2.8z")]),
    ("m-11", 12, &[Path("M6 0l6 6-6 6-6-6zm0 2.8L2.8 6 6 9.2 9.2 6z")]),
    ("m-12", 12, &[Path("M6 0 12 11.4H0zm0 4.2L3.2 9.5h5.6z")]),
    ("m-13", 12, &[Path("M0 .6h12L6 12zm3.2 1.9L6 7.8l2.8-5.3z")]),
    ("i-search", 16, &[Circle("7", "7", "4.6"), Path("m10.5 10.5 3.6 3.6")]),
    ("i-x", 16, &[Path("m3.5 3.5 9 9m0-9-9 9")]),
    ("i-theme", 16, &[Circle("8", "8", "5.5"), Filled("M8 2.5v11a5.5 5.5 0 0 0 0-11z")]),
    ("i-filter", 16, &[Path("M2 4h12M4.5 8h7M6.5 12h3")]),
    (
        "i-link",
        16,
        &[Path(
            "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8",
        )],
    ),
    ("i-cite", 16, &[Path("M6.5 4.5C4.3 5 3 6.5 3 9v2.5h3.5V8H4.8M13 4.5C10.8 5 9.5 6.5 9.5 9v2.5H13V8h-1.7")]),
    ("i-down", 16, &[Path("M8 2v8M5 7.4 8 10.2l3-2.8M3 13.5h10")]),
    ("i-caret", 16, &[Path("m4.5 6.5 3.5 3.5 3.5-3.5")]),
    (
        "i-help",
        16,
        &[Circle("8", "8", "5.8"), Path("M6.3 6.4c.1-1 .8-1.6 1.8-1.6s1.7.7 1.7 1.5c0 1.3-1.8 1.4-1.8 2.7M8 11.2v.1")],
    ),
    ("i-share", 16, &[Path("M8 10V2M5 4.6 8 1.8l3 2.8M3 8v6h10V8")]),
    ("i-print", 16, &[Path("M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z")]),
    ("i-up", 16, &[Path("m4.5 9.5 3.5-3.5 3.5 3.5")]),
    ("i-plus", 16, &[Path("M8 3v10M3 8h10")]),
    ("i-compare", 16, &[Path("M2.5 2.5h4v11h-4zM9.5 2.5h4v11h-4zM6.5 6h3M6.5 10h3")]),
    ("i-note", 16, &[Path("M3 2.5h10v7.5l-3.5 3.5H3zM13 10H9.5v3.5M5.5 5.5h5M5.5 8h3")]),
    ("i-save", 16, &[Path("M4 2.5h8v11L8 10.5 4 13.5z")]),
    ("i-back", 16, &[Path("M13 8H3.5m4-4-4 4 4 4")]),
];

/// All symbols, to stand once in the page.
pub fn symbols() -> El {
    let symbols = SYMBOLS.iter().map(|(id, side, shapes)| {
        let shapes = shapes.iter().map(|shape| match shape {
            Path(d) => path().attr("fill-rule", "evenodd").attr("d", *d),
            Filled(d) => path().attr("fill", "currentColor").attr("d", *d),
            Circle(x, y, r) => circle().attr("cx", *x).attr("cy", *y).attr("r", *r),
        });
        symbol().attr("id", *id).attr("viewBox", format!("0 0 {side} {side}")).children(shapes)
    });
    svg()
        .class("symbols")
        .attr("width", "0")
        .attr("height", "0")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(defs().children(symbols))
}

/// An icon, as `icon("x")`; it says nothing by itself.
pub fn icon(name: &'static str) -> El {
    svg().class("icon").attr("aria-hidden", "true").child(used(&format!("i-{name}")))
}

/// The mark of an article.
pub fn mark(number: Option<u8>) -> El {
    svg().class("mk").attr("aria-hidden", "true").child(used(&format!("m-{}", number.unwrap_or(0))))
}

/// The mark of Crossread.
pub fn wordmark() -> El {
    svg()
        .attr("viewBox", "0 0 22 22")
        .attr("aria-hidden", "true")
        .attr("fill", "none")
        .attr("stroke", "currentColor")
        .attr("stroke-width", "1.5")
        .child((
            path().attr("d", "M2 5.5h15M6 11h14M1 16.5h13"),
            path().attr("d", "M11.5 1v20").attr("stroke", "var(--accent)").attr("stroke-width", "2"),
        ))
}
