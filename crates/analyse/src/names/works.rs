//! Titles of works: stretches in quotation marks or in italics that are written as titles are.

use crossread_model::{MarkKind, Passage};
use crossread_text::fold;

use super::lists::{is_function, is_given};
use super::token::{Gap, Shape, Token};

/// The most words of a title.
const LONGEST: usize = 16;

/// Spans of the titles in a passage, in order; no two overlap. Linear in the text and its marks.
pub(crate) fn works(passage: &Passage, tokens: &[Token]) -> Vec<(u32, u32)> {
    let text = passage.text.as_str();
    let emphasis = passage.marks.iter().filter(|m| m.kind == MarkKind::Emphasis).map(|m| (m.start, m.end, 1));
    let mut found: Vec<(u32, u32)> = emphasis
        .chain(quotations(text).into_iter().map(|(start, end)| (start, end, 2)))
        .filter_map(|(start, end, least)| title(text, tokens, start, end, least))
        .collect();
    found.extend(announced(text, tokens));
    found.sort_unstable();
    let mut last = 0;
    found.retain(|(start, end)| {
        let free = *start >= last;
        if free {
            last = *end;
        }
        free
    });
    found
}

/// What a work is called before its title.
const WORKS: &str = "book novel memoir film movie documentary album biography anthology bestseller";

/// Titles without marks that a word announces, *in his book The Hidden Hand*, or an article with a capital
/// within a sentence that speaks of one: *her second book, A Long Winter: Notes from the North*. Linear.
fn announced(text: &str, tokens: &[Token]) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let mut told: Option<usize> = None;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let word = token.of(text);
        if token.begins {
            told = None;
        }
        let noun = told.filter(|noun| at - noun <= REACH);
        let beside = noun.is_some_and(|noun| at == noun + 1) && matches!(token.gap, Gap::Blank | Gap::Comma);
        let article = matches!(word, "A" | "An" | "The") && noun.is_some();
        if token.is_capital() && !token.begins && (beside || article) {
            let last = title_from(text, tokens, at);
            let capitals = tokens.get(at..=last).into_iter().flatten().filter(|t| t.is_capital()).count();
            let person = is_given(&fold(word));
            if let Some(end) = tokens.get(last).filter(|_| capitals > 1 && !person) {
                found.push((token.start, end.end));
                (at, told) = (last + 1, None);
                continue;
            }
        }
        let singular = word.strip_suffix('s').unwrap_or(word);
        if token.shape == Shape::Lower && WORKS.split_whitespace().any(|one| one == singular) {
            told = Some(at);
        }
        at += 1;
    }
    found
}

/// How many words behind the noun an article may begin the title.
const REACH: usize = 8;

/// The last word of the title that begins here: capitals, with the small words between them, over a colon,
/// and over the commas of a list that ends in *and*.
fn title_from(text: &str, tokens: &[Token], first: usize) -> usize {
    let mut last = first;
    let mut subtitle = false;
    let mut at = first + 1;
    while let Some(token) = tokens.get(at).filter(|_| at < first + LONGEST) {
        let before = tokens.get(at - 1).map_or(0, |t| t.end);
        let between = text.get(before as usize..token.start as usize).unwrap_or_default();
        let colon = between == ": " && token.is_capital();
        subtitle |= colon;
        let listed = subtitle && token.gap == Gap::Comma && (token.is_capital() || token.of(text) == "and");
        let joined = matches!(token.gap, Gap::Blank | Gap::Hyphen | Gap::And | Gap::Apostrophe) && !token.begins;
        let small = token.shape == Shape::Lower && is_function(&fold(token.of(text)));
        if !(colon || listed || joined) || !(token.is_capital() || small) {
            break;
        }
        if token.is_capital() {
            last = at;
        }
        at += 1;
    }
    last
}

/// What stands between quotation marks on one line, without the marks.
fn quotations(text: &str) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut last = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        match (c, open) {
            ('“', _) => open = Some((at + c.len_utf8(), '”')),
            ('"', None) if !last.is_alphanumeric() => open = Some((at + 1, '"')),
            ('‘', None) => open = Some((at + c.len_utf8(), '’')),
            ('\n', _) => open = None,
            (c, Some((start, close))) if c == close && !(c == '’' && next.is_alphanumeric()) => {
                found.push((start as u32, at as u32));
                open = None;
            }
            _ => {}
        }
        last = c;
    }
    found
}

/// The span without closing marks, where its words are written as those of a title and at least `least`.
fn title(text: &str, tokens: &[Token], start: u32, end: u32, least: usize) -> Option<(u32, u32)> {
    let from = tokens.partition_point(|t| t.start < start);
    let to = tokens.partition_point(|t| t.start < end);
    let inside = tokens.get(from..to)?;
    let (first, last) = (inside.first()?, inside.last()?);
    if inside.len() < least || inside.len() > LONGEST {
        return None;
    }
    let small = |t: &&Token| t.shape == Shape::Lower && !is_function(&fold(t.of(text)));
    let capitals = inside.iter().filter(|t| t.is_capital()).count();
    let shouted = inside.iter().all(|t| t.shape == Shape::Upper);
    // A lone word in italics at the head of a sentence has its capital from there.
    let alone = inside.len() == 1 && (first.start == 0 || inside.iter().any(|t| t.shape != Shape::Capital));
    let titled = first.is_capital() || first.shape == Shape::Digits;
    if !titled || capitals < least || shouted || alone || inside.iter().any(|t| small(&t)) {
        return None;
    }
    // A full stop inside parts sentences, and titles are none.
    let body = text.get(first.start as usize..last.end as usize)?;
    if body.contains(". ") && !inside.iter().any(|t| matches!(t.shape, Shape::Letter | Shape::Dotted)) {
        return None;
    }
    Some((first.start, last.end))
}

#[cfg(test)]
mod tests {
    use crossread_model::{Block, Mark, PassageId};

    use super::super::token;
    use super::*;

    fn find(text: &str, emphasis: Option<&str>) -> Vec<String> {
        let mark = |words: &str| {
            let start = text.find(words).unwrap_or_default() as u32;
            Mark { start, end: start + words.len() as u32, kind: MarkKind::Emphasis }
        };
        let passage = Passage {
            id: PassageId::Body(1),
            block: Block::Paragraph,
            speaker: None,
            turn: false,
            text: text.into(),
            marks: emphasis.map(mark).into_iter().collect(),
        };
        let mut tokens = Vec::new();
        token::tokens_of(&passage, &mut tokens);
        works(&passage, &tokens).into_iter().map(|(s, e)| text[s as usize..e as usize].to_owned()).collect()
    }

    #[test]
    fn titles_are_written_as_titles() {
        assert_eq!(find("In “The Enemy Within,” Milne writes", None), ["The Enemy Within"]);
        assert_eq!(find("She called it “a very bad idea” then", None), [""; 0]);
        assert_eq!(find("He said, “We lost.”", None), [""; 0]);
        assert_eq!(
            find("her book A Collective Bargain: Unions and Us sold", Some("A Collective Bargain: Unions and Us")),
            ["A Collective Bargain: Unions and Us"]
        );
        assert_eq!(find("it was very bad", Some("very")), [""; 0]);
    }
}
