//! Nouns beside a name that say what it is: *the grassroots group X*, *X, a charity of nurses*.

use crossread_model::EntryType;
use crossread_text::fold;

use super::kind::{Votes, slot};
use super::runs::Run;
use super::token::{Gap, Shape, Token};

/// What a name is called that is that of an organisation.
const BODIES: &str = "group organization organisation nonprofit coalition company firm network charity startup \
    newspaper magazine agency federation lobby employer";
/// What people are called, and no country or firm is: not *leader*, not *member*.
const PEOPLE: &str = "professor organizer worker nurse director president lawyer activist \
    mother father teacher author writer economist historian senator reporter spokesman spokeswoman researcher \
    student farmer driver founder attorney";
/// Words at which what is said of a name in one breath ends.
const ENDS: &str = "of for who that which at in on with from to by and where whose";
/// How far behind the name the noun may stand.
const FAR: usize = 7;

fn one_of(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
}

/// Votes from the noun right before a name, right behind it, or in what follows its comma.
pub(crate) fn of_nouns(text: &str, tokens: &[Token], run: &Run) -> Votes {
    let mut votes = Votes::default();
    let token = |at: usize| tokens.get(at);
    let small = |at: usize, gaps: &[Gap]| {
        token(at).filter(|t| t.shape == Shape::Lower && gaps.contains(&t.gap)).map(|t| fold(t.of(text)))
    };
    let before = run.first.checked_sub(1).and_then(token).filter(|t| t.shape == Shape::Lower);
    let beside = token(run.first).is_some_and(|t| matches!(t.gap, Gap::Blank | Gap::Comma));
    let body = slot(EntryType::Organisation);
    if before.filter(|_| beside && run.title.is_none()).is_some_and(|t| !t.possessive && one_of(t.of(text), BODIES)) {
        votes[body] += 4;
    }
    if small(run.last + 1, &[Gap::Blank]).is_some_and(|noun| noun == "coalition") {
        votes[body] += 4;
    }
    let article = small(run.last + 1, &[Gap::Comma]).filter(|word| matches!(word.as_str(), "a" | "an" | "the"));
    if article.is_some() {
        for at in run.last + 2..run.last + 2 + FAR {
            let Some(noun) = small(at, &[Gap::Blank, Gap::Hyphen]) else { break };
            if one_of(&noun, BODIES) {
                votes[body] += 5;
                break;
            }
            if one_of(&noun, PEOPLE) {
                votes[slot(EntryType::Person)] += 4;
                break;
            }
            if one_of(&noun, ENDS) {
                break;
            }
        }
    }
    votes
}
