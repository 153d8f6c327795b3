//! The blocks of an article as HTML: one function per kind of block.

use std::ops::Range;

use crossread_model::{Block, Passage, PassageId};

use crate::html::Html;
use crate::inline::{split, write, write_all};

/// Writes a passage of the body: a heading, or a numbered block.
pub(crate) fn passage(html: &mut Html, passage: &Passage) {
    let id = passage.id.to_string();
    if let Block::Heading(level) = passage.block {
        heading(html, passage, level, &id);
        return;
    }
    html.raw("<div class=\"plain__block\"").id(&id).raw(">");
    if let PassageId::Body(number) = passage.id {
        html.raw("<a class=\"plain__no\"").jump(&id).raw(">").number(number).raw("</a>");
    }
    html.raw("<div>");
    if let (true, Some(speaker)) = (passage.turn, &passage.speaker) {
        html.raw("<p class=\"plain__speaker\">").text(speaker).raw("</p>");
    }
    match &passage.block {
        Block::Paragraph | Block::Heading(_) => paragraph(html, passage),
        Block::Quotation => quotation(html, passage),
        Block::List { start, depths } => list(html, passage, *start, depths),
        Block::Table => table(html, passage),
        Block::Code => code(html, passage),
        Block::Footnote(number) => footnote(html, passage, *number),
    }
    html.raw("</div></div>\n");
}

fn heading(html: &mut Html, passage: &Passage, level: u8, id: &str) {
    let (open, close) = match level {
        0..=2 => ("<h2", "</h2>\n"),
        3 => ("<h3", "</h3>\n"),
        4 => ("<h4", "</h4>\n"),
        5 => ("<h5", "</h5>\n"),
        _ => ("<h6", "</h6>\n"),
    };
    html.raw(open).id(id).raw(">");
    write_all(html, passage);
    html.raw(close);
}

fn paragraph(html: &mut Html, passage: &Passage) {
    html.raw("<p>");
    write_all(html, passage);
    html.raw("</p>");
}

fn quotation(html: &mut Html, passage: &Passage) {
    html.raw("<blockquote>");
    for line in lines(passage) {
        html.raw("<p>");
        write(html, passage, line);
        html.raw("</p>");
    }
    html.raw("</blockquote>");
}

/// An item may be nested one deeper than the item before it; a deeper one is drawn so too.
fn list(html: &mut Html, passage: &Passage, start: Option<u32>, depths: &[u8]) {
    let (open, close) = if start.is_some() { ("<ol>", "</ol>") } else { ("<ul>", "</ul>") };
    match start {
        Some(start) if start != 1 => html.raw("<ol").attr("start", &start.to_string()).raw(">"),
        _ => html.raw(open),
    };
    let mut depth = 0;
    for (i, line) in lines(passage).into_iter().enumerate() {
        let wanted = usize::from(depths.get(i).copied().unwrap_or_default());
        if i > 0 && wanted > depth {
            html.raw(open);
            depth += 1;
        } else if i > 0 {
            html.raw("</li>");
            while depth > wanted {
                html.raw(close).raw("</li>");
                depth -= 1;
            }
        }
        html.raw("<li>");
        write(html, passage, line);
    }
    for _ in 0..depth {
        html.raw("</li>").raw(close);
    }
    html.raw("</li>").raw(close);
}

fn table(html: &mut Html, passage: &Passage) {
    // A wide table scrolls in its own box, which the keyboard must be able to reach.
    html.raw("<div class=\"plain__table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>");
    for (i, row) in lines(passage).into_iter().enumerate() {
        let (open, close) = if i == 0 { ("<th scope=\"col\">", "</th>") } else { ("<td>", "</td>") };
        html.raw("<tr>");
        for cell in split(&passage.text, row, '\t') {
            html.raw(open);
            write(html, passage, cell);
            html.raw(close);
        }
        html.raw("</tr>");
    }
    html.raw("</table></div>");
}

fn code(html: &mut Html, passage: &Passage) {
    html.raw("<pre tabindex=\"0\"><code>").text(&passage.text).raw("</code></pre>");
}

fn footnote(html: &mut Html, passage: &Passage, number: u32) {
    html.raw("<p class=\"plain__note\"").id(&format!("note-{number}")).raw("><sup>").number(number).raw("</sup> ");
    write_all(html, passage);
    html.raw("</p>");
}

fn lines(passage: &Passage) -> Vec<Range<usize>> {
    split(&passage.text, 0..passage.text.len(), '\n')
}

#[cfg(test)]
mod tests {
    use crossread_model::{Mark, MarkKind};

    use super::*;

    fn written(block: Block, text: &str, marks: Vec<Mark>) -> String {
        let (id, text) = (PassageId::Body(1), text.to_owned());
        let mut html = Html::new();
        passage(&mut html, &Passage { id, block, speaker: None, turn: false, text, marks });
        let whole = html.as_str();
        let inner =
            whole.strip_prefix("<div class=\"plain__block\" id=\"p1\"><a class=\"plain__no\" href=\"#p1\">1</a><div>");
        inner.and_then(|inner| inner.strip_suffix("</div></div>\n")).unwrap_or(whole).to_owned()
    }

    #[test]
    fn lists_nest_as_their_depths_say() {
        for (start, depths, expected) in [
            (None, vec![0, 0, 0], "<ul><li>a</li><li>b</li><li>c</li></ul>"),
            (Some(1), vec![0, 1, 0], "<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>"),
            (Some(4), vec![0, 1, 2], "<ol start=\"4\"><li>a<ol><li>b<ol><li>c</li></ol></li></ol></li></ol>"),
            (None, vec![0, 9, 0], "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
            (None, vec![], "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ] {
            assert_eq!(
                written(Block::List { start, depths: depths.clone() }, "a\nb\nc", vec![]),
                expected,
                "{depths:?}"
            );
        }
    }

    #[test]
    fn a_mark_stays_within_its_cell() {
        let marks = vec![Mark { start: 2, end: 5, kind: MarkKind::Emphasis }];
        assert_eq!(
            written(Block::Table, "a\tb\nc\td", marks),
            "<div class=\"plain__table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>\
             <tr><th scope=\"col\">a</th><th scope=\"col\"><em>b</em></th></tr>\
             <tr><td><em>c</em></td><td>d</td></tr></table></div>"
        );
    }

    #[test]
    fn the_other_blocks_keep_their_lines() {
        for (block, expected) in [
            (Block::Paragraph, "<p>a&lt;<br>b</p>"),
            (Block::Quotation, "<blockquote><p>a&lt;</p><p>b</p></blockquote>"),
            (Block::Code, "<pre tabindex=\"0\"><code>a&lt;\nb</code></pre>"),
            (Block::Footnote(7), "<p class=\"plain__note\" id=\"note-7\"><sup>7</sup> a&lt;<br>b</p>"),
            (Block::Heading(9), "<h6 id=\"p1\">a&lt;<br>b</h6>\n"),
        ] {
            assert_eq!(written(block, "a<\nb", vec![]), expected);
        }
    }
}
