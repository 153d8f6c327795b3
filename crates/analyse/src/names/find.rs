//! First reading: every place that may be a name, and the form it has.

use crossread_model::{Article, Block, Corpus, EntryType, Passage, PassageId};
use crossread_text::{Language, fold};

use super::forms::{Forms, Key, Occurrence, QUOTED};
use super::kind::{Votes, is_opening, of_place, of_words, slot, speaks};
use super::lists::{head, is_common, is_courtesy, is_function, is_given, known, place};
use super::runs::{Run, runs};
use super::token::{Gap, Shape, Token, tokens};
use super::works::works;
use crate::quick::{Map, Set};
use crate::texts::Texts;

/// What the first reading finds.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) forms: Forms,
    /// By article and place.
    pub(crate) occurrences: Vec<Occurrence>,
    /// Pairs of an acronym and the name beside it in brackets.
    pub(crate) introduced: Vec<(u32, u32)>,
    /// Pairs of a name and the one whose possessive stands before it: *Ireland’s Dockers Association*.
    pub(crate) owned: Vec<(u32, u32)>,
}

/// Reads every passage of a corpus but those that repeat an earlier one of their article. Linear.
pub(crate) fn read(corpus: &Corpus, texts: &Texts) -> Reading {
    let mut reading = Reading::default();
    let mut buffer = (Vec::new(), Vec::new());
    let mut titles = Vec::new();
    let mut at = 0;
    for (article, article_at) in corpus.articles.iter().zip(0..) {
        let english = is_english(corpus, article);
        for (passage, at) in article.passages.iter().zip(at..) {
            let place = Here { article: article_at, passage: at };
            if texts.is_repeat(at as usize) {
                continue;
            }
            tokens(passage, texts.words(at as usize), &mut buffer.0);
            if is_title_case(passage, &buffer.0) {
                titles.push((place, passage));
            } else {
                reading.read(place, passage, &buffer.0, &mut buffer.1, english);
            }
        }
        at += article.passages.len() as u32;
    }
    reading.forms.decide(&texts.spellings);
    reading.look_up(&titles, texts, &mut buffer.0);
    reading.occurrences.sort_by_key(|o| (o.article, o.passage, o.span.0));
    reading
}

/// Where a passage stands.
#[derive(Clone, Copy)]
struct Here {
    article: u32,
    passage: u32,
}

fn is_english(corpus: &Corpus, article: &Article) -> bool {
    let tag = article.front.language.as_ref().unwrap_or(&corpus.about.language);
    Language::of_tag(tag) == Language::English
}

/// A title or heading in which most words have a capital, or any text that is all in capitals.
fn is_title_case(passage: &Passage, tokens: &[Token]) -> bool {
    let heading =
        matches!(passage.id, PassageId::Title | PassageId::Heading(_)) || matches!(passage.block, Block::Heading(_));
    let text = &passage.text;
    let long = |t: &&Token| t.end - t.start > 3 && t.shape != Shape::Digits && !is_function(&fold(t.of(text)));
    // Most texts have no word in capitals alone, and need no look at the others.
    if !heading && tokens.iter().all(|t| t.shape != Shape::Upper) {
        return false;
    }
    let words = tokens.iter().filter(long).count();
    let upper = tokens.iter().filter(long).filter(|t| t.shape == Shape::Upper).count();
    let capital = tokens.iter().filter(long).filter(|t| t.is_capital()).count();
    (heading && capital * 3 >= words * 2 && tokens.len() > 1) || (words > 3 && upper * 2 > words)
}

impl Reading {
    fn read(&mut self, here: Here, passage: &Passage, tokens: &[Token], found: &mut Vec<Run>, english: bool) {
        let text = passage.text.as_str();
        for token in tokens.iter().filter(|t| t.shape == Shape::Lower) {
            self.forms.count_small(token.spelt);
        }
        let titles = works(passage, tokens);
        for (start, end) in &titles {
            self.work(here, text, tokens, (*start, *end));
        }
        found.clear();
        let taken = |token: &Token| {
            let next = titles.partition_point(|(_, end)| *end <= token.start);
            titles.get(next).is_some_and(|(start, _)| *start <= token.start)
        };
        runs(text, tokens, &taken, found);
        let mut last: Option<(usize, u32)> = None;
        for run in found.iter() {
            let run = trim(text, tokens, *run);
            if (!english && !is_plain_name(text, tokens, &run)) || is_of_a_state(text, tokens, &run) {
                continue;
            }
            let Some(form) = self.enter(here, text, tokens, &run) else { continue };
            if let Some((end, owner)) = last
                && end + 1 == run.first
                && tokens.get(end).is_some_and(|t| t.possessive)
            {
                self.owned.push((owner, form));
            }
            if let Some((end, before)) = last
                && let Some(pair) = self.introduces(text, tokens, end, &run, before, form)
            {
                self.introduced.push(pair);
            }
            last = Some((run.last, form));
        }
    }

    fn work(&mut self, here: Here, text: &str, tokens: &[Token], span: (u32, u32)) {
        let from = tokens.partition_point(|t| t.start < span.0);
        let to = tokens.partition_point(|t| t.start < span.1);
        let Some(key) = tokens.get(from..to).and_then(|inside| Key::new(text, inside)) else { return };
        let mut votes = Votes::default();
        votes[slot(EntryType::Work)] = QUOTED;
        let standing = text.get(span.0 as usize..span.1 as usize).unwrap_or_default();
        let form = self.forms.enter(Key { text: one_line(standing), ..key }, |form| {
            // *The “Fair Rents Act”* is one in quotation marks too.
            let words = of_words(text, tokens.get(from..to).unwrap_or_default(), form);
            let measure = words.get(slot(EntryType::Measure)).is_some_and(|n| *n > 5);
            if measure || known(form).is_some() { words } else { votes }
        });
        self.forms.count(form, &Votes::default(), true);
        let Here { article, passage } = here;
        let title = span.0;
        let occurrence = Occurrence { article, passage, span, title, titled: false, form, firm: true, alone: false };
        self.occurrences.push(occurrence);
    }

    /// Counts a run under its form.
    fn enter(&mut self, here: Here, text: &str, tokens: &[Token], run: &Run) -> Option<u32> {
        let own = tokens.get(run.first..=run.last)?;
        let (first, last) = (own.first()?, own.last()?);
        let key = Key::new(text, own)?;
        let titled = run.title.is_some();
        let firm = titled
            || !first.begins
            || key.is_acronym
            || is_given(key.units.first()?)
            || has_inner_capital(first.of(text));
        let alone = own.iter().skip(1).all(|t| t.gap == Gap::Hyphen);
        let title = run.title.and_then(|at| tokens.get(run.first.checked_sub(1).filter(|n| *n >= at)?));
        let title = title.filter(|t| alone && is_courtesy(&fold(t.of(text)))).map_or(first.start, |t| t.start);
        let form = self.forms.enter(key, |form| of_words(text, own, form));
        self.forms.unquote(form, || of_words(text, own, ""));
        self.forms.count(form, &of_place(text, tokens, run), firm);
        let Here { article, passage } = here;
        let span = (first.start, last.end);
        let verb = tokens.get(run.last + 1).filter(|t| t.gap == Gap::Blank && !last.possessive);
        let bare = last.possessive && !matches!(last.of(text), "Women" | "Men" | "People" | "Children");
        let alone = bare || verb.is_some_and(|t| speaks(t.of(text)));
        self.occurrences.push(Occurrence { article, passage, span, title, titled, form, firm, alone });
        Some(form)
    }

    /// The acronym and the name, where one stands in brackets behind the other.
    fn introduces(
        &self,
        text: &str,
        tokens: &[Token],
        end: usize,
        run: &Run,
        before: u32,
        form: u32,
    ) -> Option<(u32, u32)> {
        let bracket = tokens.get(run.first).is_some_and(|t| t.gap == Gap::Bracket) && run.first == end + 1;
        let closed =
            text.get(tokens.get(run.last)?.end as usize..)?.trim_start_matches(['.', ',']).starts_with([')', ',', ';']);
        let (first, second) = (self.forms.list.get(before as usize)?, self.forms.list.get(form as usize)?);
        if !bracket || !closed {
            return None;
        }
        match (first.is_acronym, second.is_acronym) {
            (false, true) if super::acronyms::abbreviates(&second.text, &first.units) => Some((form, before)),
            (true, false) if super::acronyms::abbreviates(&first.text, &second.units) => Some((before, form)),
            _ => None,
        }
    }

    /// Titles and headings, where most words have a capital, mention what is a name elsewhere.
    fn look_up(&mut self, titles: &[(Here, &Passage)], texts: &Texts, buffer: &mut Vec<Token>) {
        let mut in_article: Map<u32, Set<u32>> = Map::default();
        for occurrence in &self.occurrences {
            in_article.entry(occurrence.form).or_default().insert(occurrence.article);
        }
        for (here, passage) in titles {
            tokens(passage, texts.words(here.passage as usize), buffer);
            let text = passage.text.as_str();
            let mut at = 0;
            while at < buffer.len() {
                let found = (1..=8).rev().find_map(|n| {
                    let own = buffer.get(at..at + n)?;
                    let joined = own
                        .iter()
                        .skip(1)
                        .all(|t| matches!(t.gap, Gap::Blank | Gap::Hyphen | Gap::Point | Gap::And | Gap::Apostrophe));
                    let capital = own.first()?.is_capital() && own.last()?.shape != Shape::Lower;
                    if !joined || !capital {
                        return None;
                    }
                    let key = Key::new(text, own)?;
                    let form = self.forms.find(&key.key)?;
                    let known = self.forms.list.get(form as usize)?;
                    let here_too = in_article.get(&form).is_some_and(|set| set.contains(&here.article));
                    let word = own.len() == 1 && is_common(known.units.first()?);
                    let sure = here_too || (!word && (own.len() > 1 || place(&key.key) > 4));
                    (sure && (known.kind.is_some() || here_too)).then_some((n, form))
                });
                let Some((n, form)) = found else {
                    at += 1;
                    continue;
                };
                if let (Some(first), Some(last)) = (buffer.get(at), buffer.get(at + n - 1)) {
                    let span = (first.start, last.end);
                    let Here { article, passage } = *here;
                    let titled = false;
                    self.occurrences.push(Occurrence {
                        article,
                        passage,
                        span,
                        title: span.0,
                        titled,
                        form,
                        firm: !first.begins,
                        alone: false,
                    });
                }
                at += n;
            }
        }
    }
}

/// Without words at the head of a sentence that have their capital from there.
fn trim(text: &str, tokens: &[Token], run: Run) -> Run {
    let Some(first) = tokens.get(run.first).filter(|t| t.begins && run.title.is_none()) else { return run };
    let word = fold(first.of(text));
    if run.first == run.last || !is_common(&word) || is_given(&word) || first.shape != Shape::Capital {
        return run;
    }
    let rest = |at: usize| tokens.get(at).map(|t| fold(t.of(text))).unwrap_or_default();
    let last = rest(run.last);
    let next = rest(run.first + 1);
    let whole = tokens.get(run.first..=run.last).and_then(|own| Key::new(text, own));
    let is_name = |key: Option<Key>| key.is_some_and(|key| known(&key.text).is_some() || place(&key.key) > 4);
    let named = whole.is_some_and(|key| known(&key.text).is_some() || place(&key.key) > 0);
    // *Unlike New Zealand*: the rest is a name by itself.
    let rest_named = is_name(tokens.get(run.first + 1..=run.last).and_then(|own| Key::new(text, own)));
    // *Early Day Motion 318*: the number is that of the whole.
    let number = run.last > run.first + 2 && tokens.get(run.last).is_some_and(|t| t.shape == Shape::Digits);
    let named = named || (number && is_common(&next) && head(&next) != Some(EntryType::Measure));
    // *Proposition 9*, *Hurricane Odile*.
    let second = tokens.get(run.first + 1).is_some_and(|t| t.shape == Shape::Digits);
    let named = named || second || is_opening(&word);
    let adverb = word.ends_with("ly") || word.ends_with("ing");
    let upper = tokens.get(run.first + 1).is_some_and(|t| t.shape == Shape::Upper);
    let behind = place(&next) > 0 || is_given(&next) || upper || !is_common(&next);
    let joint = tokens.get(run.first + 1).is_some_and(|t| t.gap != Gap::Blank);
    if !named && !joint && (adverb || rest_named || (behind && head(&last).is_none())) {
        Run { first: run.first + 1, ..run }
    } else {
        run
    }
}

/// *NordHaven*, *LabourNet*: capitals that no head of a sentence makes.
fn has_inner_capital(word: &str) -> bool {
    word.contains(char::is_lowercase) && word.chars().skip(1).any(char::is_uppercase)
}

/// *The state Senate*: no chamber of the country.
fn is_of_a_state(text: &str, tokens: &[Token], run: &Run) -> bool {
    let before = run.first.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |t| t.of(text));
    let key = tokens.get(run.first..=run.last).and_then(|own| Key::new(text, own));
    let chamber = || key.and_then(|key| known(&key.text)).map_or("", |known| known.name);
    before == "state" && matches!(chamber(), "United States Senate" | "United States House of Representatives")
}

/// In languages of which the small words are not known: full names of people, known names, countries,
/// acronyms.
fn is_plain_name(text: &str, tokens: &[Token], run: &Run) -> bool {
    let Some(own) = tokens.get(run.first..=run.last) else { return false };
    let Some(key) = Key::new(text, own) else { return false };
    let full = key.units.len() > 1 && key.units.len() < 5 && key.units.first().is_some_and(|unit| is_given(unit));
    full || key.is_acronym || known(&key.text).is_some() || place(&key.key) > 4
}

/// With every run of blanks as one.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
