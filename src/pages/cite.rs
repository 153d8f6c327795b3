//! Citing an article or a page of the index, and copying a passage with its citation.

use std::sync::Arc;

use crossread_cite::{Citation, Reference, Style, cite};
use crossread_model::{FrontMatter, PassageId};

use crate::dom;
use crate::links;
use crate::notice::Notice;
use crate::parts::cite_box::{CiteBox, QUOTE};
use crate::route::Route;
use crate::signals::*;
use crate::state::State;

/// What citations are made of.
#[derive(Clone)]
pub(crate) struct Citing {
    front: Arc<FrontMatter>,
    corpus: String,
    state: State,
    /// The place that is cited, where it is no article.
    place: Option<Arc<Route>>,
}

impl Citing {
    /// Cites an article.
    pub(crate) fn new(state: State, front: FrontMatter) -> Self {
        Self { front: Arc::new(front), corpus: state.library.volume().about().title.clone(), state, place: None }
    }

    /// Cites a page of the index, as a part of the corpus without author or date. None only where `id`
    /// names no such page.
    pub(crate) fn page(state: State, id: &str, title: String, route: Route) -> Option<Self> {
        let front = FrontMatter { title: Some(title), ..FrontMatter::bare(id.parse().ok()?, "INDEX".parse().ok()?) };
        Some(Self { place: Some(Arc::new(route)), ..Self::new(state, front) })
    }

    /// What the dialog of citations shows.
    pub(crate) fn cite_box(&self) -> CiteBox {
        let style = self.state.cite_style;
        let (shown, saved) = (self.clone(), self.clone());
        CiteBox {
            heading: if self.place.is_some() { "Cite this page" } else { "Cite this article" },
            style: Signal::derive(move || style.get().0),
            cited: Callback::new(move |style| shown.cite(None, style)),
            retold: self.front.retold,
            choose: Callback::new(move |chosen| style.update(|style| style.0 = chosen)),
            save: Callback::new(move |style: Style| {
                let name = format!("{}.{}", saved.front.slug, style.extension());
                dom::save(&name, style.mime(), &saved.record(style));
            }),
        }
    }

    /// Copies a passage with its citation; where the browser gives no clipboard, `refused` is set and
    /// shown for the reader to copy.
    pub(crate) fn copy(&self, passage: PassageId, text: &str, refused: RwSignal<String>) {
        let quoted = self.quoted(passage, text);
        let shown = quoted.clone();
        let notice = self.state.notice;
        dom::copy(&quoted, move |copied| {
            if copied {
                notice.set(Some(Notice::passing("The passage is copied with its citation.")));
                return;
            }
            refused.set(shown);
            dom::open_dialog(QUOTE);
            dom::drawn(|| {
                if let Some(text) = dom::find(&format!("#{QUOTE} .copyable__t")) {
                    dom::focus(&text);
                    dom::select(&text);
                }
            });
        });
    }

    /// The passage in quotation marks, its citation in the style of the reader, or in APA where that
    /// is one for programs, and its address.
    fn quoted(&self, passage: PassageId, text: &str) -> String {
        let in_text = |style| self.cite(Some(passage), style).in_text_plain();
        let cited =
            in_text(self.state.cite_style.get_untracked().0).or_else(|| in_text(Style::Apa)).unwrap_or_default();
        let volume = self.state.library.volume();
        let address = dom::page_address()
            .map(|page| format!("\n{page}{}", links::lasting(&self.route(Some(passage)), volume)))
            .unwrap_or_default();
        format!("“{}” {cited}{address}", text.trim())
    }

    /// The article as a file in a style has it.
    pub(crate) fn record(&self, style: Style) -> String {
        self.cite(None, style).plain()
    }

    fn cite(&self, passage: Option<PassageId>, style: Style) -> Citation {
        let address = self.address(passage);
        let reference = Reference {
            front: &self.front,
            corpus_title: &self.corpus,
            passage,
            url: address.as_deref(),
            accessed: dom::today(),
        };
        cite(&reference, style)
    }

    /// The address of the page, the article or a passage, without the query that led here.
    fn address(&self, passage: Option<PassageId>) -> Option<String> {
        dom::page_address().map(|page| format!("{page}{}", self.route(passage).href()))
    }

    fn route(&self, passage: Option<PassageId>) -> Route {
        let article = || Route::Read { slug: self.front.slug.clone(), passage, query: Default::default() };
        self.place.as_deref().cloned().unwrap_or_else(article)
    }
}
