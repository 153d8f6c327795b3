//! What is done to expressions while they are read.

use crossread_text::words;

use super::{Expr, Form, Pattern, WordPattern};

/// All of them; `None` where there is none.
pub(super) fn all_of(mut parts: Vec<Expr>) -> Option<Expr> {
    if parts.len() > 1 { Some(Expr::And(parts)) } else { parts.pop() }
}

/// Asks for one passage in which the words of `expr` hold. Fields are asked of articles, so they
/// come to stand beside the SAME; a SAME inside is the same passage once more.
pub(super) fn same(expr: Expr) -> Expr {
    match expr {
        whole if holds_in_passage(&whole) => Expr::Same(Box::new(flat(whole))),
        Expr::And(parts) => {
            let (inside, beside): (Vec<Expr>, Vec<Expr>) = parts.into_iter().partition(holds_in_passage);
            let words = all_of(inside).map(same);
            all_of(words.into_iter().chain(beside.into_iter().map(same)).collect()).unwrap_or(Expr::Everything)
        }
        Expr::Or(parts) => Expr::Or(parts.into_iter().map(same).collect()),
        Expr::Not(inner) => Expr::Not(Box::new(same(*inner))),
        field => field,
    }
}

/// The expression without the SAMEs in it.
fn flat(expr: Expr) -> Expr {
    match expr {
        Expr::Same(inner) => flat(*inner),
        Expr::Not(inner) => Expr::Not(Box::new(flat(*inner))),
        Expr::And(parts) => Expr::And(parts.into_iter().map(flat).collect()),
        Expr::Or(parts) => Expr::Or(parts.into_iter().map(flat).collect()),
        field => field,
    }
}

/// Tells whether an expression can be asked of one passage: words, and what joins them.
pub(super) fn holds_in_passage(expr: &Expr) -> bool {
    match expr {
        Expr::Words(_) => true,
        Expr::Same(inner) => holds_in_passage(inner),
        Expr::Not(inner) => holds_in_passage(inner),
        Expr::And(parts) | Expr::Or(parts) => parts.iter().all(holds_in_passage),
        _ => false,
    }
}

/// The pattern for a run: *AFL-CIO* is two words in a row. A star, or typing, makes the last word a
/// prefix. `None` where the run has no word.
pub(super) fn pattern(run: &str, form: Form, typing: bool) -> Option<Pattern> {
    let prefix = form != Form::Exact && (run.ends_with('*') || typing && run.ends_with(char::is_alphanumeric));
    let mut list: Vec<WordPattern> = words(run).map(|w| WordPattern { text: w.of(run).to_owned(), form }).collect();
    if let Some(last) = list.last_mut()
        && prefix
    {
        last.form = Form::Prefix;
    }
    if list.len() > 1 { Some(Pattern::Phrase(list)) } else { list.pop().map(Pattern::Word) }
}
