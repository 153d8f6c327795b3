//! Reads a query: a function for each rule of the grammar.
//!
//! ```text
//! either   = all { "OR" all }
//! all      = not { [ "AND" ] not }
//! not      = ( "-" | "NOT" ) not | near
//! near     = item { "NEAR" [ "/" number ] item }
//! item     = "(" either ")" | "SAME" "(" either ")" | name ":" value | run | quoted
//! ```

mod field;

use super::lex::{Lexeme, lex};
use super::tree::{all_of, holds_in_passage, pattern, same};
use super::{Expr, Form, Note, Pattern};

/// How deep brackets and negations may nest; deeper ones are read as if they were not there.
const DEPTH: u32 = 64;

/// Said where NEAR has a side with nothing on it.
const NEAR_ALONE: &str = "NEAR wants a word on both sides; it was passed over.";

pub(super) fn parse(text: &str, typing: bool, is_field: &dyn Fn(&str) -> bool) -> (Expr, Vec<Note>) {
    let mut parser = Parser { lexemes: lex(text), at: 0, depth: 0, typing, is_field, notes: Vec::new() };
    let mut parts = Vec::new();
    while parser.peek().is_some() {
        parts.extend(parser.either());
        // Only a bracket too many stops the rules before the end.
        if parser.eat(&Lexeme::Close) {
            parser.note("A closing bracket without its opening one was passed over.");
        }
    }
    (all_of(parts).unwrap_or(Expr::Everything), parser.notes)
}

struct Parser<'a> {
    lexemes: Vec<Lexeme>,
    at: usize,
    depth: u32,
    typing: bool,
    /// Tells whether the corpus has a facet of this name beyond the usual ones.
    is_field: &'a dyn Fn(&str) -> bool,
    notes: Vec<Note>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Lexeme> {
        self.lexemes.get(self.at)
    }

    fn eat(&mut self, lexeme: &Lexeme) -> bool {
        let found = self.peek() == Some(lexeme);
        self.at += usize::from(found);
        found
    }

    /// Says something once, however often it happens.
    fn note(&mut self, text: impl Into<String>) {
        let note = Note::new(text);
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn either(&mut self) -> Option<Expr> {
        let mut options: Vec<Expr> = self.all().into_iter().collect();
        while self.eat(&Lexeme::Or) {
            match self.all() {
                Some(next) if !options.is_empty() => options.push(next),
                next => {
                    self.note("OR wants something on both sides; it was passed over.");
                    options.extend(next);
                }
            }
        }
        if options.len() > 1 { Some(Expr::Or(options)) } else { options.pop() }
    }

    fn all(&mut self) -> Option<Expr> {
        let mut parts = Vec::new();
        loop {
            match self.peek() {
                None | Some(Lexeme::Close | Lexeme::Or) => break,
                Some(Lexeme::And) => {
                    self.at += 1;
                    let ends = matches!(self.peek(), None | Some(Lexeme::Close | Lexeme::Or | Lexeme::And));
                    if parts.is_empty() || ends {
                        self.note("AND wants something on both sides; it was passed over.");
                    }
                }
                Some(_) => parts.extend(self.not()),
            }
        }
        all_of(parts)
    }

    fn not(&mut self) -> Option<Expr> {
        if !self.eat(&Lexeme::Not) {
            return self.near();
        }
        let inner = self.nested(Self::not);
        if inner.is_none() {
            self.note("NOT wants something after it; it was passed over.");
        }
        inner.map(|e| Expr::Not(Box::new(e)))
    }

    fn near(&mut self) -> Option<Expr> {
        let mut left = self.item();
        while let Some(&Lexeme::Near(within)) = self.peek() {
            self.at += 1;
            let right = self.item();
            left = match (left, right) {
                (Some(Expr::Words(left)), Some(Expr::Words(right))) => {
                    Some(Expr::Words(Pattern::Near { left: Box::new(left), right: Box::new(right), within }))
                }
                (Some(left), Some(right)) => {
                    self.note("NEAR joins words and phrases only; both sides were asked for instead.");
                    Some(Expr::And(vec![left, right]))
                }
                (left, right) => {
                    self.note(NEAR_ALONE);
                    left.or(right)
                }
            };
        }
        left
    }

    fn item(&mut self) -> Option<Expr> {
        let lexeme = self.peek()?.clone();
        match lexeme {
            Lexeme::Close | Lexeme::Or | Lexeme::And | Lexeme::Not => return None,
            _ => self.at += 1,
        }
        match lexeme {
            Lexeme::Open => self.bracket(),
            Lexeme::Same => {
                self.at += usize::from(self.peek() == Some(&Lexeme::Open));
                let inner = self.bracket()?;
                Some(self.same(inner))
            }
            Lexeme::Field(name) => self.field(name),
            Lexeme::Run { text, exact, last } => {
                let form = if exact { Form::Exact } else { Form::Inflected };
                self.words(&text, form, last).map(Expr::Words)
            }
            Lexeme::Quoted { text, exact, closed } => {
                if !closed && !self.typing {
                    self.note("A quotation mark is missing; the phrase was read up to the end.");
                }
                let form = if exact { Form::Exact } else { Form::Folded };
                self.words(&text, form, !closed).map(Expr::Words)
            }
            Lexeme::Near(_) => {
                self.note(NEAR_ALONE);
                None
            }
            Lexeme::Close | Lexeme::Or | Lexeme::And | Lexeme::Not => None,
        }
    }

    /// The pattern for a run that is the `last` of the query or not.
    fn words(&mut self, run: &str, form: Form, last: bool) -> Option<Pattern> {
        if form == Form::Exact && run.ends_with('*') {
            self.note(format!("“={run}” asks for one form as written; the star was passed over."));
        }
        let pattern = pattern(run, form, self.typing && last);
        if pattern.is_none() && !self.typing {
            self.note(format!("“{run}” has no word in it; it was passed over."));
        }
        pattern
    }

    fn same(&mut self, inner: Expr) -> Expr {
        if !holds_in_passage(&inner) {
            self.note("SAME is about words; a field inside it was asked of the whole article.");
        }
        same(inner)
    }

    fn bracket(&mut self) -> Option<Expr> {
        if self.peek() == Some(&Lexeme::Close) {
            self.note("Empty brackets were passed over.");
        }
        let inner = self.nested(Self::either);
        if !self.eat(&Lexeme::Close) && !self.typing {
            self.note("A closing bracket is missing; it was put at the end.");
        }
        inner
    }

    fn nested(&mut self, rule: impl Fn(&mut Self) -> Option<Expr>) -> Option<Expr> {
        if self.depth == DEPTH {
            self.note("Brackets nest too deeply; the innermost were passed over.");
            self.at = self.lexemes.len();
            return None;
        }
        self.depth += 1;
        let result = rule(self);
        self.depth -= 1;
        result
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Query;
    use super::*;

    /// The expression in brackets and prefix form, and the notes behind it.
    fn show(text: &str) -> String {
        let (expr, notes) = parse(text, false, &|name| name == "series");
        let notes: Vec<_> = notes.into_iter().map(|n| format!(" !{}", n.text)).collect();
        tree(&expr) + &notes.concat()
    }

    fn tree(expr: &Expr) -> String {
        let list =
            |name: &str, parts: &[Expr]| format!("({name} {})", parts.iter().map(tree).collect::<Vec<_>>().join(" "));
        match expr {
            Expr::Everything => "everything".into(),
            Expr::Words(pattern) => pattern.label(),
            Expr::Title(pattern) => format!("title:{}", pattern.label()),
            Expr::Facet { name, value } => format!("{name}={}", value.as_deref().unwrap_or("∅")),
            Expr::In(slug) => format!("in={slug}"),
            Expr::Dated(None) => "undated".into(),
            Expr::Dated(Some(d)) => {
                let day = |d: Option<crossread_model::Date>| d.map_or(String::new(), |d| d.to_string());
                format!("{}..{}", day(d.first), day(d.last))
            }
            Expr::Figure(_) | Expr::About(_) => super::super::sentence(expr, &Query::default()),
            Expr::Same(inner) => format!("(same {})", tree(inner)),
            Expr::Not(inner) => format!("(not {})", tree(inner)),
            Expr::And(parts) => list("and", parts),
            Expr::Or(parts) => list("or", parts),
        }
    }

    #[test]
    fn queries_are_read() {
        for (text, expected) in [
            ("", "everything"),
            ("  ", "everything"),
            ("union", "union"),
            ("union strike", "(and union strike)"),
            ("union AND strike", "(and union strike)"),
            ("union OR strike vote", "(or union (and strike vote))"),
            ("(union OR strike) vote", "(and (or union strike) vote)"),
            ("union -police", "(and union (not police))"),
            ("-police", "(not police)"),
            ("NOT (a OR b)", "(not (or a b))"),
            ("\"deep canvassing\"", "\"deep canvassing\""),
            ("“deep canvassing”", "\"deep canvassing\""),
            ("organiz*", "organiz*"),
            ("\"deep canv*\"", "\"deep canv*\""),
            ("=Union", "=Union"),
            ("=\"As Written\"", "=\"As Written\""),
            ("AFL-CIO", "AFL-CIO"),
            ("women’s", "women’s"),
            ("pay NEAR/8 equity", "pay NEAR/8 equity"),
            ("pay NEAR \"equal work\"", "pay NEAR/8 \"equal work\""),
            ("a NEAR/2 b NEAR/3 c", "a NEAR/2 b NEAR/3 c"),
            ("SAME(a b)", "(same (and a b))"),
            ("SAME(a SAME(b c))", "(same (and a (and b c)))"),
            (
                "SAME(a OR SAME(b c) kind:d)",
                "(or (same a) (and (same (and b c)) kind=d)) !SAME is about words; a field inside it was asked of the whole article.",
            ),
            ("series:winter", "series=winter"),
            ("title:none", "title=∅"),
            ("title:=The", "title:=The"),
            ("title:=\"The Strike\"", "title:=\"The Strike\""),
            ("kind:report outlet:\"The Appeal\"", "(and kind=report outlet=The Appeal)"),
            ("author:none", "author=∅"),
            ("tag:\"none\"", "tag=none"),
            ("date:2020", "2020-01-01..2020-12-31"),
            ("date:none", "undated"),
            ("before:2020-11", "..2020-10-31"),
            ("after:2020-11-30", "2020-12-01.."),
            ("title:union", "title:union"),
            ("in:two-connecticuts", "in=two-connecticuts"),
            ("and or not", "(and and or not)"),
            ("$1,000", "1,000"),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_said_and_left_out() {
        for (text, expected) in [
            ("union)", "union !A closing bracket without its opening one was passed over."),
            ("(union", "union !A closing bracket is missing; it was put at the end."),
            ("\"union", "\"union\" !A quotation mark is missing; the phrase was read up to the end."),
            ("OR union", "union !OR wants something on both sides; it was passed over."),
            ("union OR", "union !OR wants something on both sides; it was passed over."),
            ("union NOT", "union !NOT wants something after it; it was passed over."),
            ("AND", "everything !AND wants something on both sides; it was passed over."),
            ("NEAR x", "x !NEAR wants a word on both sides; it was passed over."),
            ("union NEAR/8", "union !NEAR wants a word on both sides; it was passed over."),
            ("union NEAR/8 -x", "(and union (not x)) !NEAR wants a word on both sides; it was passed over."),
            ("(a NEAR) b", "(and a b) !NEAR wants a word on both sides; it was passed over."),
            ("a NEAR/2 NEAR/3 b", "(and a b) !NEAR wants a word on both sides; it was passed over."),
            ("a NEAR kind:b", "(and a kind=b) !NEAR joins words and phrases only; both sides were asked for instead."),
            ("kind:=a", "kind=a !“kind:=a” asks for a value, which is never as written; the sign was passed over."),
            ("kind:", "everything !“kind:” wants a value after it; it was passed over."),
            ("colour:red", "(and colour red) !There is no field “colour:”; it was read as a word."),
            (
                "SAME(a b kind:c)",
                "(and (same (and a b)) kind=c) !SAME is about words; a field inside it was asked of the whole article.",
            ),
            ("=al*", "=al !“=al*” asks for one form as written; the star was passed over."),
            ("()", "everything !Empty brackets were passed over."),
            ("*", "everything !“*” has no word in it; it was passed over."),
            (
                "before:2020..2021",
                "everything !“before:2020..2021” names no day, month or year such as 2020-11-08; it was left out.",
            ),
            ("date:soon", "everything !“date:soon” names no day, month or year such as 2020-11-08; it was left out."),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
        let deep = "(".repeat(5000) + "x";
        assert!(show(&deep).contains("nest too deeply"));
    }

    #[test]
    fn while_typing_the_last_word_is_a_prefix() {
        for (text, expected) in [
            ("uni", "uni*"),
            ("union str", "(and union str*)"),
            ("union ", "union"),
            ("\"deep can", "\"deep can*\""),
            ("AFL-C", "AFL-C*"),
            ("=Uni", "=Uni"),
            ("kind:rep", "kind=rep*"),
            ("title:rep", "title:rep*"),
        ] {
            assert_eq!(tree(&parse(text, true, &|_| false).0), expected, "{text}");
            assert!(parse(text, true, &|_| false).1.is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_query(text in any::<String>(), typing in any::<bool>()) {
            parse(&text, typing, &|_| false);
        }

        #[test]
        fn any_mixture_of_syntax_is_a_query(parts in prop::collection::vec(prop::sample::select(vec!["(", ")", "\"", "=", "-", "NEAR/", "NEAR/3", "SAME", "OR", "AND", "NOT", "kind:", "date:", " ", "a", "b*", "none", "2020..", ":"]), 0..14)) {
            parse(&parts.concat(), false, &|_| false);
        }
    }
}
