//! Reads the values of fields that ask for days, years and figures.

use super::figures::unread;
use super::parse::Parser;
use super::{Dates, Expr, FigureTest};

impl Parser<'_> {
    /// The value of `date:`, `before:`, `after:` or `about:`.
    pub(super) fn dated(&mut self, field: &str, value: &str) -> Option<Expr> {
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

    /// The value of `figure:`. What is still being typed is passed over without a word.
    pub(super) fn figure(&mut self, value: &str, typing: bool) -> Option<Expr> {
        let test = FigureTest::read(value, typing);
        if test.is_none() && !typing {
            self.note(unread(value));
        }
        test.map(|test| Expr::Figure(Some(test)))
    }
}
