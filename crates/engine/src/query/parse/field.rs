//! Reads the value of a field.

use super::super::fields::canonical;
use super::super::figures::unread;
use super::super::lex::Lexeme;
use super::super::tree::pattern;
use super::super::{Dates, Expr, FigureTest, Form};
use super::Parser;

impl Parser<'_> {
    /// The name was read; what stands behind it is the next lexeme.
    pub(super) fn field(&mut self, name: String) -> Option<Expr> {
        let (value, form, last) = match self.peek() {
            Some(Lexeme::Run { text, exact, last }) => {
                (text.trim().to_owned(), if *exact { Form::Exact } else { Form::Inflected }, *last)
            }
            Some(Lexeme::Quoted { text, exact, closed }) => {
                (text.trim().to_owned(), if *exact { Form::Exact } else { Form::Folded }, !closed)
            }
            _ => (String::new(), Form::Inflected, false),
        };
        if value.is_empty() {
            self.note(format!("“{name}:” wants a value after it; it was passed over."));
            return None;
        }
        let Some(field) = canonical(&name).or_else(|| (self.is_field)(&name).then_some(name.as_str())) else {
            self.note(format!("There is no field “{name}:”; it was read as a word."));
            return pattern(&name, Form::Inflected, false).map(Expr::Words);
        };
        self.at += 1;
        let none = form == Form::Inflected && value == "none";
        if form == Form::Exact && !matches!(field, "title" | "figure") {
            self.note(format!(
                "“{name}:={value}” asks for a value, which is never as written; the sign was passed over."
            ));
        }
        match field {
            "title" if !none => self.words(&value, form, last).map(Expr::Title),
            "in" => Some(Expr::In(self.starred(value, last).to_ascii_lowercase())),
            "date" | "before" | "after" if none => Some(Expr::Dated(None)),
            "date" | "before" | "after" => self.dated(field, &value),
            "figure" if none => Some(Expr::Figure(None)),
            "figure" => self.figure(&value, self.typing && last),
            "about" if none => Some(Expr::About(None)),
            "about" => self.dated(field, &value),
            facet => {
                let value = self.starred(value, last);
                Some(Expr::Facet { name: facet.to_owned(), value: (!none).then_some(value) })
            }
        }
    }

    /// The value of a field, which is a beginning while it is being typed.
    fn starred(&self, value: String, last: bool) -> String {
        let typed = self.typing && last && value.ends_with(char::is_alphanumeric);
        if typed { value + "*" } else { value }
    }

    fn dated(&mut self, field: &str, value: &str) -> Option<Expr> {
        let Some(dates) = Dates::read(value).filter(|_| matches!(field, "date" | "about") || !value.contains(".."))
        else {
            self.note(format!("“{field}:{value}” names no day, month or year such as 2020-11-08; it was left out."));
            return None;
        };
        let dates = match field {
            "before" => Dates { first: None, last: dates.first.and_then(|d| d.before()) },
            "after" => Dates { first: dates.last.and_then(|d| d.after()), last: None },
            "about" => return Some(Expr::About(Some(dates))),
            _ => dates,
        };
        Some(Expr::Dated(Some(dates)))
    }

    fn figure(&mut self, value: &str, typing: bool) -> Option<Expr> {
        let test = FigureTest::read(value, typing);
        if test.is_none() && !typing {
            self.note(unread(value));
        }
        test.map(|test| Expr::Figure(Some(test)))
    }
}
