//! The head of an article: label, title, dek and byline, and where they stand.

use super::blocks::Block;
use super::byline::{self, Byline};
use super::date;
use super::look::{ends_sentence, is_caps, is_title, rule, title_case, tokens, word_count};
use super::outlet::is_outlet;

/// A head, by the indices of its blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Its first block.
    pub(super) start: usize,
    /// The first block after it.
    pub(super) body: usize,
    /// A date, an outlet or the name of a section above the title.
    pub(super) label: Option<usize>,
    /// The title.
    pub(super) title: Option<usize>,
    /// The dek.
    pub(super) dek: Option<usize>,
    /// The byline.
    pub(super) byline: Byline,
    /// The blocks of the byline.
    pub(super) byline_at: Option<(usize, usize)>,
}

/// The head whose byline begins at block `at`, looking no further up than block `floor`.
pub(super) fn above(blocks: &[Block], at: usize, floor: usize, found: (Byline, usize)) -> Head {
    let (mut byline, count) = found;
    let mut first = at;
    while let Some(more) = part_above(blocks, first, floor, &byline) {
        byline = more;
        first -= 1;
    }
    let mut head =
        Head { start: first, body: at + count, byline, byline_at: Some((first, at + count)), ..Head::default() };
    if head.byline.title.is_some() {
        return head;
    }
    let (title, dek) = title_above(blocks, first, floor);
    (head.title, head.dek) = (title, dek);
    if let Some(title) = title {
        head.start = title;
        head.label = label_above(blocks, title, floor);
        head.start = head.label.unwrap_or(title);
    }
    head
}

/// The head of a text that has no byline: its first blocks as far as they look like a head.
pub(super) fn without_byline(blocks: &[Block], start: usize) -> Head {
    let mut head = Head { start, body: start, ..Head::default() };
    let is_short_head =
        |i: usize| blocks.get(i).is_some_and(|b| is_title(&b.text) && !super::body::is_apparatus(&b.text));
    let mut at = start;
    while blocks.get(at).is_some_and(|b| is_lone_date(&b.text) || rule(&b.text).is_some()) {
        head.label = is_lone_date(&blocks[at].text).then_some(at).or(head.label);
        at += 1;
    }
    if is_short_head(at) && is_short_head(at + 1) && is_label(&blocks[at].text) && !is_caps(&blocks[at + 1].text) {
        head.label = Some(at);
        at += 1;
    }
    if is_short_head(at) && blocks.get(at + 1).is_some() && !is_question_of_interview(blocks, at) {
        head.title = Some(at);
        head.body = at + 1;
        // A dek without a byline below it is only known by touching the title.
        let dek = blocks.get(at + 1).filter(|b| b.gap == 0 && (6..=60).contains(&word_count(&b.text)));
        if dek.is_some() && blocks.get(at + 2).is_some_and(|b| b.gap > 0) {
            head.dek = Some(at + 1);
            head.body = at + 2;
        }
    } else {
        head.body = at;
    }
    head
}

/// The title of a block, without the marks of a heading and the number of a list.
pub(super) fn bare_title(text: &str) -> &str {
    let text = text.trim_start_matches('#').trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text.get(digits..).unwrap_or_default();
    match rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")) {
        Some(rest) if (1..=3).contains(&digits) => rest.trim_start(),
        _ => text,
    }
}

/// A line with a date and nothing else.
pub(super) fn is_lone_date(text: &str) -> bool {
    text.len() < 60
        && date::find(text).is_some_and(|found| {
            let rest = format!(
                "{} {}",
                text.get(..found.range.start).unwrap_or_default(),
                text.get(found.range.end..).unwrap_or_default()
            );
            word_count(&rest) == 0
        })
}

/// A line of names, or of an outlet, above a byline that lacks these, with a title still above it.
fn part_above(blocks: &[Block], first: usize, floor: usize, byline: &Byline) -> Option<Byline> {
    let index = first.checked_sub(1).filter(|i| *i >= floor)?;
    let block = blocks.get(index)?;
    if blocks.get(first)?.gap > 1 || ends_sentence(&block.text) && !block.text.ends_with("Jr.") {
        return None;
    }
    let part = byline::line(&block.text)?;
    let lacks_names = byline.names.is_empty() && !part.names.is_empty();
    let lacks_outlet = byline.outlet.is_none() && part.outlet.as_deref().is_some_and(|o| is_outlet(o) || is_caps(o));
    let title = index.checked_sub(1).filter(|i| *i >= floor).and_then(|i| blocks.get(i));
    let title = title.is_some_and(|b| word_count(&b.text) <= 80 && block.gap <= 2);
    let marked = part.marked || part.is_anchor();
    if !(title && (lacks_names || lacks_outlet || marked)) {
        return None;
    }
    let mut both = part;
    both.merge(byline).then_some(both)
}

/// Title and dek above block `first`. The dek is a sentence, the title is none.
fn title_above(blocks: &[Block], first: usize, floor: usize) -> (Option<usize>, Option<usize>) {
    const MOST_GAP: u32 = 4;
    const LONGEST_DEK: usize = 90;
    let near = first.checked_sub(1).filter(|i| *i >= floor && blocks[first].gap <= MOST_GAP);
    let Some(one) = near else { return (None, None) };
    let two = one.checked_sub(1).filter(|i| *i >= floor && blocks[one].gap <= MOST_GAP);
    let is_head =
        |i: usize| is_title(&blocks[i].text) && rule(&blocks[i].text).is_none() && !is_lone_date(&blocks[i].text);
    let text = |i: usize| blocks[i].text.as_str();
    match (is_head(one), two.filter(|i| is_head(*i))) {
        (false, Some(two)) if word_count(text(one)) <= LONGEST_DEK && rule(text(one)).is_none() => {
            (Some(two), Some(one))
        }
        (false, _) => (None, None),
        (true, None) => (Some(one), None),
        (true, Some(two)) => {
            if is_dek_of(blocks, one, two) {
                (Some(two), Some(one))
            } else {
                (Some(one), None)
            }
        }
    }
}

/// Of two lines that could both be titles, whether the lower is the dek of the upper.
fn is_dek_of(blocks: &[Block], lower: usize, upper: usize) -> bool {
    let (low, up) = (blocks[lower].text.as_str(), blocks[upper].text.as_str());
    if blocks[lower].gap > 2 || is_label(up) || is_outlet(up) {
        return false;
    }
    let short = word_count(up) <= 4 && blocks[lower].gap == 0;
    match (title_case(low) >= 70, title_case(up) >= 70) {
        (false, true) => true,
        (true, false) => false,
        (true, true) => !short && word_count(low) > word_count(up),
        (false, false) => word_count(low) > word_count(up),
    }
}

/// A date, an outlet, or a word or two in capitals that name the section, right above a title.
fn label_above(blocks: &[Block], title: usize, floor: usize) -> Option<usize> {
    let index = title.checked_sub(1).filter(|i| *i >= floor)?;
    let block = blocks.get(index)?;
    let touching = blocks[title].gap == 0 && index.checked_sub(1).is_none_or(|_| block.gap > 0);
    let near = blocks[title].gap <= 1;
    let short =
        (1..=4).contains(&word_count(&block.text)) && !ends_sentence(&block.text) && rule(&block.text).is_none();
    let looks =
        is_label(&block.text) || short && (is_outlet(&block.text) || touching && title_case(&block.text) == 100);
    // The line above the title of the first article may be the date of the whole digest.
    let dated = is_lone_date(&block.text) && near && floor > 0;
    (near && (looks && index >= floor || dated)).then_some(index)
}

/// A word or a few in capitals.
fn is_label(text: &str) -> bool {
    is_caps(text)
        && (1..=5).contains(&tokens(text).count())
        && !ends_sentence(text)
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

/// The first line of a file may be a question with its answer below and no title at all.
fn is_question_of_interview(blocks: &[Block], at: usize) -> bool {
    let labelled = |i: usize| blocks.get(i).is_some_and(|b| super::body::speaker_label(&b.text).is_some());
    labelled(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_hashes_are_no_part_of_a_title() {
        for (text, expected) in
            [("# Ferry Strike", "Ferry Strike"), ("12. Ferry Strike", "Ferry Strike"), ("1984 Again", "1984 Again")]
        {
            assert_eq!(bare_title(text), expected);
        }
    }

    #[test]
    fn a_lone_date_has_nothing_beside_it() {
        assert!(is_lone_date("Saturday, March 4, 2021"));
        assert!(!is_lone_date("March 4, 2021 Ana Ruiz"));
    }
}
