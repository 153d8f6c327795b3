//! An article made ready to be read: its passages, their hits, its speakers and sections.

use std::collections::BTreeMap;
use std::rc::Rc;

use crossread_engine::{Query, Span};
use crossread_model::{FrontMatter, Passage, PassageId, Slug};
use crossread_volume::PassageIx;
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use crate::pages::entry;
use crate::parts::elsewhere::Elsewhere;
use crate::parts::hovercard::{Content, hovercards};
use crate::parts::inline::{Mentioned, hits_only};
use crate::parts::note_links::NoteLinks;
use crate::parts::outline::Section;
use crate::parts::passage::{QUOTE_BUTTON, Shown, Speaker, passage};
use crate::parts::result::{self, Entry, length, separator};
use crate::parts::siglum::Identity;
use crate::parts::strip::Tick;
use crate::route::Route;
use crate::signals::*;
use crate::state::{Library, State};
use crate::view::El;
use crate::view::html::{article, div, h1, header, p, span};
use crate::wording;

use super::cards::{self, Crossings};

/// An article and what the query finds in it.
pub(super) struct Article {
    front: FrontMatter,
    entry: Entry,
    passages: Vec<(Passage, Vec<Span>)>,
    /// Mentions and cross-references, by the place of the passage.
    crossings: Vec<Crossing>,
    library: Library,
    terms: Vec<String>,
}

/// What stands on a passage and beside it.
type Crossing = (Vec<Rc<Mentioned>>, Vec<Elsewhere>);

impl Article {
    /// Opens the article; `None` where the corpus has none of this name.
    pub(super) fn open(state: State, slug: &Slug, query: &Query) -> Option<Self> {
        let volume = state.library.volume();
        let article = volume.find(slug.as_str())?;
        let front = volume.front(article);
        let selection = state.library.engine().select(query);
        let found = state.library.engine().hits(&selection, article);
        let mut hits: BTreeMap<PassageIx, Vec<Span>> =
            found.into_iter().map(|hits| (hits.passage, hits.spans)).collect();
        let passages = volume
            .passages(article)
            .map(PassageIx)
            .map(|ix| (volume.passage(ix), hits.remove(&ix).unwrap_or_default()))
            .collect();
        let entry = entry(state.library, article, &front);
        let crossings = Crossings::new(state.library, article).of_passages().into_values().collect();
        Some(Self { front, entry, passages, crossings, library: state.library, terms: selection.terms })
    }

    /// Mark, code and title.
    pub(super) fn identity(&self) -> Identity {
        self.entry.identity.clone()
    }

    /// What its file says of it.
    pub(super) fn front(&self) -> &FrontMatter {
        &self.front
    }

    /// Its language (BCP 47) and direction.
    pub(super) fn language(&self) -> (String, &'static str) {
        self.entry.language.clone()
    }

    /// True where the query has words.
    pub(super) fn asked(&self) -> bool {
        !self.terms.is_empty()
    }

    /// The words asked for.
    pub(super) fn terms(&self) -> Vec<String> {
        self.terms.clone()
    }

    /// All hits.
    pub(super) fn hits(&self) -> usize {
        self.passages.iter().map(|(_, hits)| hits.len()).sum()
    }

    /// Where the hits fall, in order.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let places = self.places();
        let hits =
            self.passages.iter().zip(places).flat_map(|((passage, hits), from)| {
                hits.iter().map(move |hit| (passage.id, from + u64::from(hit.start)))
            });
        hits.map(|(passage, at)| Tick { at: self.thousandths(at), passage }).collect()
    }

    /// Where each numbered paragraph begins, in thousandths of the article.
    pub(super) fn starts(&self) -> Vec<u16> {
        let numbered = |(passage, _): &&(Passage, _)| matches!(passage.id, PassageId::Body(_));
        let places = self.passages.iter().zip(self.places());
        places.filter(|(passage, _)| numbered(passage)).map(|(_, from)| self.thousandths(from)).collect()
    }

    /// The texts of its numbered paragraphs.
    pub(super) fn texts(&self) -> BTreeMap<PassageId, String> {
        let numbered = |passage: &&Passage| matches!(passage.id, PassageId::Body(_));
        let passages = self.passages.iter().map(|(passage, _)| passage);
        passages.filter(numbered).map(|passage| (passage.id, passage.text.clone())).collect()
    }

    /// How many bytes of text stand before each passage.
    fn places(&self) -> Vec<u64> {
        let mut before = 0;
        let place = |(passage, _): &(Passage, Vec<Span>)| {
            let from = before;
            before += passage.text.len() as u64;
            from
        };
        self.passages.iter().map(place).collect()
    }

    fn thousandths(&self, at: u64) -> u16 {
        let total: u64 = self.passages.iter().map(|(passage, _)| passage.text.len() as u64).sum();
        u16::try_from(at * 1000 / total.max(1)).unwrap_or(1000)
    }

    /// Its passages, in order.
    pub(super) fn ids(&self) -> Vec<PassageId> {
        self.passages.iter().map(|(passage, _)| passage.id).collect()
    }

    /// The number of its last body passage.
    pub(super) fn paragraphs(&self) -> u32 {
        self.passages.iter().rev().find_map(|(passage, _)| passage.id.number()).unwrap_or(0)
    }

    /// Its sections; text before the first heading is the opening.
    pub(super) fn sections(&self, route: &dyn Fn(Option<PassageId>) -> Route) -> Vec<Section> {
        let headings = self.passages.iter().filter(|(passage, _)| matches!(passage.id, PassageId::Heading(_))).count();
        if headings < 2 {
            return Vec::new();
        }
        let mut sections: Vec<Section> = Vec::new();
        let mut last = 0;
        for (passage, hits) in &self.passages {
            match passage.id {
                PassageId::Title | PassageId::Dek => continue,
                PassageId::Heading(_) => sections.push(Section {
                    title: passage.text.clone(),
                    href: route(Some(passage.id)).href(),
                    hits: 0,
                    from: last + 1,
                }),
                PassageId::Body(n) => {
                    last = n;
                    if sections.is_empty() {
                        let href = route(Some(passage.id)).href();
                        sections.push(Section { title: "Opening".to_owned(), href, hits: 0, from: n });
                    }
                }
            }
            if let Some(section) = sections.last_mut() {
                section.hits += hits.len();
            }
        }
        sections
    }

    /// The text, head and body. `target` is the passage that the address names; `copy` is called
    /// with the passage that is to be copied.
    pub(super) fn view(
        &self,
        route: &dyn Fn(Option<PassageId>) -> Route,
        target: Memo<Option<PassageId>>,
        copy: Callback<PassageId>,
    ) -> El {
        let notes =
            Rc::new(NoteLinks::of(self.passages.iter().map(|(passage, _)| passage), &|id| route(Some(id)).href()));
        let voices = Voices::of(&self.front, &self.passages);
        let body = self.passages.iter().zip(&self.crossings).map(|((shown, hits), (mentions, elsewhere))| {
            let id = shown.id;
            passage(Shown {
                hits: hits.clone(),
                mentions: mentions.clone(),
                elsewhere: elsewhere.clone(),
                href: route(Some(id)).href(),
                speaker: shown.speaker.as_deref().filter(|_| shown.turn).map(|speaker| voices.label(speaker)),
                question: shown.speaker.as_deref().is_some_and(|speaker| voices.asks(speaker)),
                target: Signal::derive(move || target.get() == Some(id)),
                notes: notes.clone(),
                passage: shown.clone(),
            })
        });
        let (lang, dir) = self.entry.language.clone();
        let library = self.library;
        let content: Content = Rc::new(move |key, whole| cards::card(library, key, whole));
        let body = hovercards(body_of(copy), content).children(body);
        article().class("art").attr("lang", lang).attr("dir", dir).child((self.head(), body))
    }

    fn head(&self) -> El {
        let Entry { kind, outlet, date, authors, words, .. } = self.entry.clone();
        let find = |id| self.passages.iter().find(|(passage, _)| passage.id == id);
        let hits = find(PassageId::Title).map_or(&[][..], |(_, hits)| hits);
        let title = result::shown_title(&self.entry.identity.title, hits);
        let dek = find(PassageId::Dek).map(|(passage, hits)| p().class("dek").child(hits_only(&passage.text, hits)));
        let retold = self
            .front
            .retold
            .then_some("Retold in other words, paragraph by paragraph. Read the original before you quote it.");
        let source = self
            .front
            .source
            .clone()
            .map(|source| p().class("source").child((span().class("label").child("Source"), " ", source)));
        header().class("art__head").child((
            p().class("byline").child((
                kind.map(|kind| (span().class("label").child(wording::capital(&kind)), separator())),
                outlet.map(|outlet| (outlet, separator())),
                date.1,
                separator(),
                length(words, None),
            )),
            h1().attr("tabindex", "-1").attr("data-heading", "").child(title),
            dek,
            p().class("byline by").child(authors),
            self.front.title_note.clone().map(|note| p().class("source").child(note)),
            retold.map(|retold| p().class("source").child(retold)),
            source,
        ))
    }
}

/// The element of the passages. One listener serves all of their buttons.
fn body_of(copy: Callback<PassageId>) -> El {
    let pressed = move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest(QUOTE_BUTTON).ok().flatten());
        let passage = button.and_then(|button| button.closest(".pp").ok().flatten());
        if let Some(id) = passage.and_then(|passage| passage.id().parse().ok()) {
            copy.run(id);
        }
    };
    div().class("art__body").on(ev::click, pressed)
}

/// How the speakers of an interview are set.
struct Voices {
    labels: BTreeMap<String, Speaker>,
    interviewer: Option<String>,
}

impl Voices {
    /// Full names come from the front matter, where it tells who speaks; initials stand for them as
    /// long as they tell all speakers apart.
    fn of(front: &FrontMatter, passages: &[(Passage, Vec<Span>)]) -> Self {
        let known: Vec<&String> = front.interviewer.iter().chain(&front.interviewee).chain(&front.authors).collect();
        let mut labels = BTreeMap::new();
        for speaker in passages.iter().filter_map(|(passage, _)| passage.speaker.as_ref()) {
            let full = known.iter().find(|name| named(name, speaker)).map_or(speaker, |name| *name);
            let initials = wording::initials(full);
            let label = if full == speaker || initials.len() < 2 { speaker.clone() } else { initials };
            labels.insert(speaker.clone(), Speaker { label, name: full.clone() });
        }
        let shared = |label: &str| labels.values().filter(|speaker| speaker.label == label).count() > 1;
        let clashing: Vec<String> =
            labels.iter().filter(|(_, speaker)| shared(&speaker.label)).map(|(name, _)| name.clone()).collect();
        for name in clashing {
            if let Some(speaker) = labels.get_mut(&name) {
                speaker.label.clone_from(&name);
            }
        }
        Self { labels, interviewer: front.interviewer.clone() }
    }

    fn label(&self, speaker: &str) -> Speaker {
        let bare = || Speaker { label: speaker.to_owned(), name: speaker.to_owned() };
        self.labels.get(speaker).cloned().unwrap_or_else(bare)
    }

    fn asks(&self, speaker: &str) -> bool {
        self.interviewer.as_deref().is_some_and(|name| named(name, speaker))
    }
}

/// True where `speaker` is the name or its last words.
fn named(name: &str, speaker: &str) -> bool {
    name.strip_suffix(speaker).is_some_and(|before| before.is_empty() || before.ends_with(' '))
}

#[cfg(test)]
mod tests {
    use crossread_model::Block;

    use super::*;

    fn turn(speaker: &str) -> (Passage, Vec<Span>) {
        let passage = Passage {
            id: PassageId::Body(1),
            block: Block::Paragraph,
            speaker: Some(speaker.to_owned()),
            turn: true,
            text: "x".to_owned(),
            marks: Vec::new(),
        };
        (passage, Vec::new())
    }

    fn front(interviewer: &str, interviewee: &str) -> FrontMatter {
        FrontMatter {
            authors: vec![interviewer.to_owned()],
            interviewee: Some(interviewee.to_owned()),
            interviewer: Some(interviewer.to_owned()),
            ..FrontMatter::bare("a".parse().expect("a slug"), "ABC".parse().expect("a code"))
        }
    }

    #[test]
    fn speakers_are_set_by_initials_that_tell_them_apart() {
        for (asker, answerer, speakers, labels) in [
            ("Ezra Klein", "Jane McAlevey", ["Klein", "McAlevey"], ["EK", "JM"]),
            ("Astead W. Herndon", "Alexandria Ocasio-Cortez", ["Herndon", "Ocasio-Cortez"], ["AWH", "AOC"]),
            ("Jane Mann", "John Meyer", ["Mann", "Meyer"], ["Mann", "Meyer"]),
            ("Ezra Klein", "Jane McAlevey", ["Klein", "A listener"], ["EK", "A listener"]),
        ] {
            let passages: Vec<_> = speakers.iter().map(|speaker| turn(speaker)).collect();
            let voices = Voices::of(&front(asker, answerer), &passages);
            assert_eq!(speakers.map(|speaker| voices.label(speaker).label), labels);
            assert!(voices.asks(speakers[0]) && !voices.asks(speakers[1]));
        }
    }
}
