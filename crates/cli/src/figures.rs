//! `crossread figures FOLDER`: the figures of a corpus, and the years it writes about.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use crossread_model::{Corpus, FigureValue};
use serde::Serialize;

use crate::corpus;

/// List every figure of a corpus, and the years it writes about
#[derive(Args)]
pub(crate) struct Figures {
    /// The folder with corpus.toml and articles/
    folder: PathBuf,
    /// Print everything as JSON: the form is documented in crates/cli/JSON.md
    #[arg(long)]
    json: bool,
}

/// Grows by one whenever a key changes its meaning or goes.
const VERSION: u32 = 1;

/// The answer, in the form of `crates/cli/JSON.md`.
#[derive(Serialize)]
struct Answer<'a> {
    version: u32,
    figures: Vec<Figure<'a>>,
    years: Vec<Years<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    article: &'a str,
    passage: String,
    start: u32,
    end: u32,
    text: &'a str,
    kind: &'static str,
    value: Option<Number>,
    from: Option<Number>,
    to: Option<Number>,
    unit: Option<&'a str>,
    currency: Option<&'a str>,
    qualifier: Option<&'a str>,
    what: Option<&'a str>,
    who: Option<&'a str>,
    when: Option<&'a str>,
}

#[derive(Serialize)]
struct Years<'a> {
    article: &'a str,
    passage: String,
    start: u32,
    end: u32,
    text: &'a str,
    first: String,
    last: String,
}

/// A number with at most six digits behind its point; a whole one without a point.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Real(f64),
}

impl Figures {
    /// The status is 1 where the corpus has a fault; a corpus without figures is no fault.
    pub(crate) fn run(self) -> ExitCode {
        let Some(corpus) = corpus::read(&self.folder) else { return ExitCode::FAILURE };
        let (figures, years) = crossread_analyse::figures(&corpus);
        let answer = Answer {
            version: VERSION,
            figures: figures.iter().filter_map(|found| figure(&corpus, found)).collect(),
            years: years.iter().filter_map(|found| stretch(&corpus, found)).collect(),
        };
        let mut out = io::stdout().lock();
        let written = if self.json {
            serde_json::to_writer_pretty(&mut out, &answer).map_err(io::Error::from).and_then(|()| writeln!(out))
        } else {
            answer.print(&mut out)
        };
        // A reader that closes the pipe early (`| head`) has what it wanted.
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                eprintln!("crossread: cannot write the figures: {error}");
                ExitCode::FAILURE
            }
            _ => ExitCode::SUCCESS,
        }
    }
}

/// Where a stretch of text stands: the article's name, the passage's address, and its text.
fn place(corpus: &Corpus, article: u32, passage: u32, start: u32, end: u32) -> Option<(&str, String, &str)> {
    let article = corpus.articles.get(article as usize)?;
    let passage = article.passages.get(passage as usize)?;
    let slug = article.front.slug.as_str();
    let text = passage.text.get(start as usize..end as usize)?;
    Some((slug, format!("{slug}/{}", passage.id), text))
}

fn figure<'a>(corpus: &'a Corpus, found: &'a crossread_model::Figure) -> Option<Figure<'a>> {
    let (start, end) = (found.start, found.end);
    let (article, passage, text) = place(corpus, found.article, found.passage, start, end)?;
    let reading = &found.reading;
    let (value, from, to) = match reading.value {
        FigureValue::One(value) => (Some(number(value)), None, None),
        FigureValue::Range(from, to) => (None, Some(number(from)), to.map(number)),
    };
    Some(Figure {
        article,
        passage,
        start,
        end,
        text,
        kind: reading.kind.name(),
        value,
        from,
        to,
        unit: reading.unit.as_deref(),
        currency: reading.currency.as_deref(),
        qualifier: reading.qualifier.as_deref(),
        what: reading.what.as_deref(),
        who: reading.who.as_deref(),
        when: reading.when.as_deref(),
    })
}

fn stretch<'a>(corpus: &'a Corpus, found: &crossread_model::Years) -> Option<Years<'a>> {
    let (start, end) = (found.start, found.end);
    let (article, passage, text) = place(corpus, found.article, found.passage, start, end)?;
    Some(Years { article, passage, start, end, text, first: found.first.to_string(), last: found.last.to_string() })
}

fn number(value: f64) -> Number {
    // Every whole number below this is told apart from its neighbours.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT {
        Number::Whole(value as i64)
    } else {
        Number::Real(format!("{value:.6}").parse().unwrap_or(value))
    }
}

impl Answer<'_> {
    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        for figure in &self.figures {
            writeln!(out, "{}\t{}\t{}\t{}", figure.passage, figure.kind, figure.text, figure.what.unwrap_or_default())?;
        }
        for years in &self.years {
            writeln!(out, "{}\tyears\t{}\t{}..{}", years.passage, years.text, years.first, years.last)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_point_and_others_six_digits() {
        for (value, expected) in [
            (15.0, "15"),
            (1.0 / 9.0, "0.111111"),
            (33_500_000.0, "33500000"),
            (-2.5, "-2.5"),
            (1e20, "1e+20"),
            (0.000_000_4, "0.0"),
        ] {
            assert_eq!(serde_json::to_string(&number(value)).ok().as_deref(), Some(expected));
        }
    }
}
