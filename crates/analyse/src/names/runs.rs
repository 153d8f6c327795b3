//! Candidates for names: runs of words with capitals, with the small words that join them, cut where a
//! title parts an organisation from a person.

use crossread_model::EntryType;
use crossread_text::fold;

use super::forms::Key;
use super::lists::{head, is_common, is_function, is_given, is_particle, is_title, known, place};
use super::token::{Gap, Shape, Token};

/// Words of a passage that may be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Place of the first token.
    pub(crate) first: usize,
    /// Place of the last token.
    pub(crate) last: usize,
    /// Place of the first token of a title before it.
    pub(crate) title: Option<usize>,
}

/// Cuts a passage's tokens into runs; tokens for which `taken` holds are in none. Linear.
pub(crate) fn runs(text: &str, tokens: &[Token], taken: &dyn Fn(&Token) -> bool, out: &mut Vec<Run>) {
    let passage = Cut { text, tokens };
    let mut at = 0;
    while at < tokens.len() {
        if !passage.starts(at) || tokens.get(at).is_some_and(taken) {
            at += 1;
            continue;
        }
        let mut last = at;
        while let Some(next) = passage.extend(at, last) {
            if tokens.get(next).is_none_or(taken) {
                break;
            }
            last = next;
        }
        passage.split(at, last, out);
        at = passage.after_office(last).unwrap_or(last + 1);
    }
}

/// The offices after *Secretary of*, which are no part of the name behind them.
const OFFICES: &str = "state defense defence treasury labor labour education energy agriculture commerce war \
    transportation interior housing health homeland veterans navy";

/// Words before *of* that make no name with what follows: *Members of Congress*.
fn is_part(word: &str) -> bool {
    let parts = "members member majority minority ranks halls people citizens end part side number most all one some \
        many half rest capital heart edge";
    parts.split_whitespace().any(|part| part == word)
}

/// Letters that stand before the name of a member of a parliament: *MP Tom Hartnell*.
fn is_seat(word: &str) -> bool {
    matches!(word, "MP" | "MSP" | "MEP" | "MLA" | "MPP" | "TD")
}

/// A passage while its runs are cut.
struct Cut<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Cut<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn folded(&self, at: usize) -> String {
        fold(self.word(at))
    }

    fn gap(&self, at: usize) -> Gap {
        self.tokens.get(at).map_or(Gap::Break, |token| token.gap)
    }

    fn starts(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        match token.shape {
            Shape::Lower | Shape::Digits => false,
            Shape::Letter => self.gap(at + 1) == Gap::Point && self.is_capital(at + 1),
            Shape::Upper | Shape::Dotted => true,
            Shape::Capital if self.word(at) == "The" => !token.begins && self.is_known(at, at + 1),
            Shape::Capital => !is_function(&self.folded(at)),
        }
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capital)
    }

    /// The place of the last token of the run when it goes on beyond `last`.
    fn extend(&self, first: usize, last: usize) -> Option<usize> {
        let here = self.tokens.get(last)?;
        let next = self.tokens.get(last + 1)?;
        let spoken = self.word(last + 1) == "I" && next.gap == Gap::Blank && !self.is_numbered(last);
        let small = next.shape == Shape::Capital && is_function(&self.folded(last + 1));
        let plain = next.is_capital() && !small && !spoken;
        let goes_on = match next.gap {
            Gap::Blank if here.possessive => plain && self.joins_possessive(last),
            Gap::Blank if next.shape == Shape::Digits => self.is_numbered(last),
            Gap::Blank if next.shape == Shape::Lower => return self.connect(first, last),
            Gap::Blank if !plain => return self.capital_connector(last),
            Gap::Blank => !next.begins || (here.shape == Shape::Dotted && self.follows_letters(first, last)),
            Gap::Hyphen => !here.possessive && (plain || next.shape == Shape::Digits),
            Gap::Point | Gap::And => plain,
            Gap::Apostrophe => {
                let body = head(&self.folded(last + 1)) == Some(EntryType::Organisation);
                plain && (body || is_common(&self.folded(last)))
            }
            Gap::Comma => matches!(self.word(last + 1), "Inc" | "Jr" | "Sr" | "LLC") || self.is_capital_city(last),
            Gap::Bracket | Gap::Break => false,
        };
        goes_on.then_some(last + 1)
    }

    /// *U.S. Senate*, *U.S. Court of Appeals*: what makes one name with the letters before it, and does not
    /// begin a sentence behind them (*in the U.S. Workers …*).
    fn follows_letters(&self, first: usize, last: usize) -> bool {
        let body = |at: usize| {
            let word = self.folded(at);
            head(&word) == Some(EntryType::Organisation) && !word.ends_with('s')
        };
        let second = self.gap(last + 2) == Gap::Blank && self.is_capital(last + 2) && body(last + 2);
        self.is_known(first, last + 1) || body(last + 1) || second
    }

    /// *Washington, D.C.*
    fn is_capital_city(&self, last: usize) -> bool {
        self.word(last) == "Washington" && matches!(self.word(last + 1), "D.C." | "DC" | "D.C")
    }

    /// *People’s Action*, *Women’s March*: the possessive of a group, not of a person or place.
    fn joins_possessive(&self, at: usize) -> bool {
        let groups = ["people", "women", "men", "children", "worker", "veteran", "governor", "mayor", "farmer", "king"];
        groups.contains(&self.folded(at).as_str())
    }

    /// *Local 33*, *Proposition 20*: words before a number that is part of the name.
    fn is_numbered(&self, at: usize) -> bool {
        let before = "local district proposition prop measure title section motion chapter route interstate highway \
            flight apollo war lodge resolution article amendment question bill unit order scheme";
        let upper = self.tokens.get(at).is_some_and(|t| t.shape == Shape::Upper);
        upper || before.split_whitespace().any(|word| word == self.folded(at))
    }

    /// The last token after a small joining word and what it joins, where it does join.
    fn connect(&self, first: usize, last: usize) -> Option<usize> {
        let joint = self.word(last + 1);
        if !matches!(joint, "of" | "for" | "and" | "on") && !is_particle(joint) {
            return None;
        }
        let after = if self.word(last + 2) == "the" { last + 3 } else { last + 2 };
        let follows = (last + 2..=after).all(|at| self.gap(at) == Gap::Blank);
        let right = self.tokens.get(after).filter(|_| follows)?;
        let word = self.folded(last);
        let kind = head(&word);
        if self.is_known(first, after) {
            return Some(after);
        }
        let firm = !self.tokens.get(first).is_some_and(|t| t.begins);
        let next = self.folded(after);
        if joint == "of" && right.shape == Shape::Digits {
            return (kind == Some(EntryType::Measure)).then_some(after);
        }
        if is_particle(joint) {
            let after = if is_particle(self.word(last + 2)) { last + 3 } else { last + 2 };
            let name = self.is_capital(after) && self.gap(after) == Gap::Blank;
            let begin = self.folded(first);
            return (name && (is_given(&begin) || (kind.is_none() && !is_common(&begin)))).then_some(after);
        }
        if !right.is_capital() || is_function(&next) {
            return None;
        }
        let joins = match joint {
            "of" => {
                let noun = first == last && firm && is_common(&word) && !is_given(&word) && !is_part(&word);
                !is_title(&word) && (kind.is_some() || noun) && word != "state" && word != "states"
            }
            "for" => {
                let group = word.ends_with('s') && is_common(&next) && !is_title(&next);
                let alone = first == last && is_common(&word) && is_common(&next) && !is_title(&next);
                matches!(kind, Some(EntryType::Organisation | EntryType::Measure)) || (firm && (group || alone))
            }
            "and" => after == last + 2 && self.joins_and(first, last, after),
            "on" => {
                let bodies = "committee commission council subcommittee conference convention agreement panel war march \
                    summit treaty";
                bodies.split_whitespace().any(|body| body == word)
            }
            _ => false,
        };
        joins.then_some(after)
    }

    /// A well-known name with a small word in it: *Medicare for All*.
    fn is_known(&self, first: usize, last: usize) -> bool {
        let form = self.tokens.get(first..=last).and_then(|own| Key::new(self.text, own));
        form.is_some_and(|key| known(&key.text).is_some())
    }

    /// *Health and Human Services*, *Food and Drug Administration*; not two names side by side.
    fn joins_and(&self, first: usize, last: usize, after: usize) -> bool {
        let mut end = after;
        while self.gap(end + 1) == Gap::Blank
            && self.is_capital(end + 1)
            && !self.tokens.get(end).is_some_and(|t| t.possessive)
        {
            end += 1;
        }
        let next = self.folded(after);
        let whole = |at: usize| is_common(&self.folded(at)) && !is_given(&self.folded(at));
        let inside = (first..=last).any(|at| matches!(self.word(at), "of" | "for" | "on"));
        let headed = (first..=last).any(|at| head(&self.folded(at)) == Some(EntryType::Organisation));
        let named = is_given(&next) || place(&next) > 0 || is_title(&next);
        if inside && headed {
            return !named && is_common(&next);
        }
        let left = (first..=last).all(whole) && (first..=last).all(|at| head(&self.folded(at)).is_none());
        let right =
            head(&self.folded(end)).is_some_and(|kind| matches!(kind, EntryType::Organisation | EntryType::Measure));
        left && right && !named && !self.tokens.get(first).is_some_and(|t| t.begins)
    }

    /// *Recovery For All*: a joining word with a capital between two others.
    fn capital_connector(&self, last: usize) -> Option<usize> {
        let joint = matches!(
            self.word(last + 1),
            "For" | "Of" | "And" | "The" | "Against" | "Behind" | "To" | "In" | "With" | "Up" | "Our" | "Out"
        );
        let next = last + 2;
        let plain = self.is_capital(next) && (self.word(next) == "All" || !is_function(&self.folded(next)));
        (joint && plain && self.gap(next) == Gap::Blank).then_some(next)
    }

    /// Whether the first word goes with the preposition before the run, a comma being left out: true for a
    /// place (*in Toledo Greta Lindqvist won*), false for a month (*in June Greta Lindqvist spoke*).
    fn led(&self, first: usize, last: usize) -> Option<bool> {
        let before = first.checked_sub(1).map(|at| self.folded(at)).unwrap_or_default();
        let led = "in since until by after from near last this";
        let follows = self.gap(first) == Gap::Blank && led.split_whitespace().any(|word| word == before);
        if !follows || first == last || head(&self.folded(last)).is_some() {
            return None;
        }
        let (own, next) = (self.folded(first), self.folded(first + 1));
        if matches!(own.as_str(), "april" | "may" | "june" | "august") {
            return Some(false);
        }
        let blanks = (first + 1..=last).all(|at| self.gap(at) == Gap::Blank);
        let person = is_given(&next) && !is_common(&self.folded(last));
        let city = place(&own) > 2 && place(&format!("{own} {next}")) == 0 && !is_given(&own);
        (last == first + 2 && blanks && person && city).then_some(true)
    }

    /// Hands out the parts of a run: what stands before a title, and the person behind it.
    fn split(&self, first: usize, last: usize, out: &mut Vec<Run>) {
        let mut first = first;
        match self.led(first, last) {
            Some(true) => {
                out.push(Run { first, last: first, title: None });
                first += 1;
            }
            Some(false) => first += 1,
            None => {}
        }
        let is_title = |at: usize| {
            let shape = self.tokens.get(at).map(|t| t.shape);
            (shape == Some(Shape::Capital) && is_title(&self.folded(at))) || is_seat(self.word(at))
        };
        // *Democratic* before a person or a title stands alone.
        let numbered = last > first && self.tokens.get(last).is_some_and(|t| t.shape == Shape::Digits);
        let ends_in_head = head(&self.folded(if numbered { last - 1 } else { last })).is_some();
        if last > first && !ends_in_head && matches!(self.word(first), "Democratic" | "Republican") {
            out.push(Run { first, last: first, title: None });
            first += 1;
        }
        let open = (first..=last).find(|at| is_title(*at)).filter(|_| !self.is_known(first, last));
        let Some(open) = open else {
            out.push(Run { first, last, title: None });
            return;
        };
        let mut behind = open;
        while behind <= last
            && (is_title(behind) || (behind < last && matches!(self.word(behind), "General" | "Elect")))
        {
            behind += 1;
        }
        // *Mr. Church*, but *Justice Department*.
        let courtesy =
            self.gap(open + 1) == Gap::Point || matches!(self.word(open), "Ms" | "Mr" | "Mrs" | "Miss" | "Dr");
        if behind <= last && ends_in_head && !courtesy {
            // *King County Labor Council*, *General Motors Company*: no title after all.
            out.push(Run { first, last, title: None });
            return;
        }
        let rank = |at: usize| {
            matches!(self.word(at), "Majority" | "Minority" | "Deputy" | "Assistant" | "Associate" | "Acting")
                || (self.word(at) == "District" && self.word(at + 1) == "Attorney")
        };
        let before = (first..open).rev().find(|at| !rank(*at));
        if let Some(before) = before {
            out.push(Run { first, last: before, title: None });
        }
        if behind <= last {
            out.push(Run { first: behind, last, title: Some(open) });
        } else if open == first
            && open == last
            && self.tokens.get(open).is_some_and(|t| !t.begins)
            && self.word(open + 1) != "of"
        {
            // A title alone may be a surname: *King*, *Dean*, *Pope*.
            out.push(Run { first, last, title: None });
        }
    }

    /// Behind *Secretary of State*: where the next run may begin.
    fn after_office(&self, last: usize) -> Option<usize> {
        let of = self.word(last + 1) == "of" && is_title(&self.folded(last));
        let at = if self.word(last + 2) == "the" { last + 3 } else { last + 2 };
        let office = self.folded(at);
        (of && self.is_capital(at) && OFFICES.split_whitespace().any(|word| word == office)).then_some(at + 1)
    }
}

#[cfg(test)]
mod tests {
    use crossread_model::{Block, Passage, PassageId};

    use super::super::token::tokens_of;
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let (id, block) = (PassageId::Body(1), Block::Paragraph);
        let passage = Passage { id, block, speaker: None, turn: false, text: text.into(), marks: vec![] };
        let (mut all, mut found) = (Vec::new(), Vec::new());
        tokens_of(&passage, &mut all);
        runs(text, &all, &|_| false, &mut found);
        let span = |run: &Run| text[all[run.first].start as usize..all[run.last].end as usize].to_owned();
        found.iter().map(span).collect()
    }

    #[test]
    fn small_words_join_what_belongs_together() {
        for (text, expected) in [
            ("at the University of Washington in June", &["University of Washington", "June"][..]),
            ("by the Food and Drug Administration", &["Food and Drug Administration"]),
            ("by Rebecca Rainey and Holly Otterbein", &["Rebecca Rainey", "Holly Otterbein"]),
            ("the Department of Health and Human Services", &["Department of Health and Human Services"]),
            ("the National Committee on Pay Equity said", &["National Committee on Pay Equity"]),
            ("with Chicago Teachers’ Union", &["Chicago Teachers’ Union"]),
            ("the Civil Rights Act of 1964", &["Civil Rights Act of 1964"]),
            ("and Proposition 20 failed", &["Proposition 20"]),
            ("mayor Bill de Blasio", &["Bill de Blasio"]),
            ("in Washington, D.C.", &["Washington, D.C."]),
            ("Trump’s Justice Department", &["Trump", "Justice Department"]),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn a_title_parts_an_organisation_from_a_person() {
        for (text, expected) in [
            ("succeed AFL-CIO President George Meany", &["AFL-CIO", "George Meany"][..]),
            ("told Democratic Sen. Chris Murphy", &["Democratic", "Chris Murphy"]),
            ("by Secretary of State Hillary Clinton", &["Hillary Clinton"]),
            ("the Martin Luther King County Labor Council", &["Martin Luther King County Labor Council"]),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }
}
