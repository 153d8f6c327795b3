//! Places in the app, and how each is written in the fragment of the URL. Every link comes from
//! [`Route::href`], and whatever stands behind the `#` reads as some place: what could not be read
//! is said in a note.

mod compare;
mod made;
mod pairs;
mod percent;

use std::fmt;

use crossread_engine::{Choice, Dates, Query, Sort};
use crossread_model::{EntryType, PassageId, Slug};

pub use self::compare::{Comparing, order, order_name};
pub use self::made::Made;
use self::pairs::{each_pair, pair, pairs, unread};

/// A place in the app.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// The corpus introduces itself: `#/`.
    Landing,
    /// The articles that a query selects: `#/?q=…&f.kind=report&sort=newest`;
    /// all of them: `#/?q=`.
    Explore {
        /// What is asked.
        query: Query,
    },
    /// An article: `#/a/SLUG`, `#/a/SLUG/p7?q=…`.
    Read {
        /// The article.
        slug: Slug,
        /// The passage to show first.
        passage: Option<PassageId>,
        /// The query that led here; its hits are marked.
        query: Query,
    },
    /// The index of the corpus: `#/index?type=person&find=co&at=c`.
    Index {
        /// The headings of this type alone.
        kind: Option<EntryType>,
        /// The headings that have these words alone.
        find: String,
        /// Where in the order of headings to begin: a letter or a heading. Empty at the start.
        at: String,
    },
    /// An entry of the index: `#/e/ID`.
    Entry {
        /// Its id, of the form of a slug.
        id: Slug,
    },
    /// A family of rivals: `#/family/ID`.
    Family {
        /// Its id, of the form of a slug.
        id: Slug,
    },
    /// Sides held against one another: `#/compare?side=article:SLUG&side=query:TEXT`.
    Compare {
        /// What is compared, and how it is shown. In a box, since it is far larger than other places.
        comparing: Box<Comparing>,
    },
    /// A small search for another site's page: `#/embed/search?q=…`.
    EmbedSearch {
        /// What is asked.
        query: Query,
    },
    /// An article's card for another site's page: `#/embed/a/SLUG`.
    EmbedArticle {
        /// The article.
        slug: Slug,
    },
    /// A passage for another site's page: `#/embed/a/SLUG/p7`.
    EmbedPassage {
        /// The article.
        slug: Slug,
        /// The passage.
        passage: PassageId,
    },
    /// An address that names no place.
    Unknown {
        /// The fragment as found, without its `#`.
        fragment: String,
    },
}

/// A place as read from a fragment.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The place.
    pub route: Route,
    /// What was not understood, each a sentence.
    pub notes: Vec<String>,
}

impl Route {
    /// Reads a fragment, with or without its `#`. Never fails: see [`Located::notes`].
    pub fn parse(fragment: &str) -> Located {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        // No address of ours holds another `#`; WordPress puts one, and a secret of its own, behind what it embeds.
        let fragment = fragment.split_once("#?secret=").map_or(fragment, |(ours, _)| ours);
        let (path, search) = fragment.split_once('?').unwrap_or((fragment, ""));
        let mut notes = Vec::new();
        let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
        let route = match steps.as_slice() {
            [] if search.is_empty() => Some(Self::Landing),
            [] => Some(Self::Explore { query: query(search, &mut notes) }),
            ["index"] => Some(index(search, &mut notes)),
            ["e", id] => {
                let _ = query(search, &mut notes);
                id.parse().ok().map(|id| Self::Entry { id })
            }
            ["family", id] => {
                let _ = query(search, &mut notes);
                id.parse().ok().map(|id| Self::Family { id })
            }
            ["compare"] => Some(Self::Compare { comparing: Box::new(Comparing::parse(search, &mut notes)) }),
            ["embed", "search"] => Some(Self::EmbedSearch { query: query(search, &mut notes) }),
            ["embed", "a", slug] => {
                let _ = query(search, &mut notes);
                slug.parse().ok().map(|slug| Self::EmbedArticle { slug })
            }
            ["embed", "a", slug, passage] => {
                let _ = query(search, &mut notes);
                let place = (slug.parse().ok(), passage.parse().ok());
                if let (Some(slug), Some(passage)) = place { Some(Self::EmbedPassage { slug, passage }) } else { None }
            }
            ["a", slug] => article(slug, None, search, &mut notes),
            ["a", slug, passage] => article(slug, Some(passage), search, &mut notes),
            _ => None,
        };
        let route = route.unwrap_or_else(|| {
            notes.insert(0, format!("The address “#{fragment}” was not understood."));
            Self::Unknown { fragment: fragment.to_owned() }
        });
        Located { route, notes }
    }

    /// The link to this place, relative to the page: `#/…`.
    pub fn href(&self) -> String {
        self.to_string()
    }

    /// The query of this place, if it has one.
    pub fn query(&self) -> Option<&Query> {
        match self {
            Self::Explore { query } | Self::Read { query, .. } | Self::EmbedSearch { query } => Some(query),
            Self::Landing
            | Self::Compare { .. }
            | Self::Index { .. }
            | Self::Entry { .. }
            | Self::Family { .. }
            | Self::EmbedArticle { .. }
            | Self::EmbedPassage { .. }
            | Self::Unknown { .. } => None,
        }
    }

    /// True for the places that show nothing but themselves inside another site's page.
    pub fn embedded(&self) -> bool {
        matches!(self, Self::EmbedSearch { .. } | Self::EmbedArticle { .. } | Self::EmbedPassage { .. })
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Landing => f.write_str("#/"),
            // Without a `?` it would be the landing.
            Self::Explore { query } if search(query).is_empty() => f.write_str("#/?q="),
            Self::Explore { query } => write!(f, "#/{}", search(query)),
            Self::Read { slug, passage: None, query } => write!(f, "#/a/{slug}{}", search(query)),
            Self::Read { slug, passage: Some(passage), query } => write!(f, "#/a/{slug}/{passage}{}", search(query)),
            Self::Index { kind, find, at } => {
                let kind = kind.map_or("", EntryType::name);
                write!(f, "#/index{}", pairs(&[("type", kind), ("find", find), ("at", at)]))
            }
            Self::Entry { id } => write!(f, "#/e/{id}"),
            Self::Family { id } => write!(f, "#/family/{id}"),
            Self::Compare { comparing } => write!(f, "#/compare{}", comparing.search()),
            Self::EmbedSearch { query } => write!(f, "#/embed/search{}", search(query)),
            Self::EmbedArticle { slug } => write!(f, "#/embed/a/{slug}"),
            Self::EmbedPassage { slug, passage } => write!(f, "#/embed/a/{slug}/{passage}"),
            Self::Unknown { fragment } => write!(f, "#{fragment}"),
        }
    }
}

/// Reads an article's address; `None` where the slug is none.
fn article(slug: &str, passage: Option<&str>, search: &str, notes: &mut Vec<String>) -> Option<Route> {
    let slug = slug.parse().ok()?;
    let passage = passage.and_then(|id| match id.parse() {
        Ok(id) => Some(id),
        Err(()) => {
            notes.push(format!("“{id}” in the address names no paragraph; the article is shown from its start."));
            None
        }
    });
    Some(Route::Read { slug, passage, query: query(search, notes) })
}

/// Reads the address of the index.
fn index(search: &str, notes: &mut Vec<String>) -> Route {
    let (mut kind, mut find, mut at) = (None, String::new(), String::new());
    each_pair(search, notes, &mut |pair, key, value, notes| match key.as_str() {
        "type" => match value.parse::<EntryType>() {
            Ok(known) => kind = Some(known),
            Err(()) => notes.push(format!("“type={value}” in the address names no type of entry and is left out.")),
        },
        "find" => find = value,
        "at" => at = value,
        _ => notes.push(unread(pair)),
    });
    Route::Index { kind, find, at }
}

/// Reads a query from what follows the `?`.
fn query(search: &str, notes: &mut Vec<String>) -> Query {
    let mut query = Query::default();
    each_pair(search, notes, &mut |pair, key, value, notes| match (key.as_str(), key.strip_prefix("f.")) {
        ("q", _) => query.text = value,
        ("sort", _) => match value.parse::<Sort>() {
            Ok(sort) => query.sort = sort,
            Err(_) => notes.push(format!("“sort={value}” in the address names no order and is left out.")),
        },
        ("date", _) => match value.parse::<Dates>() {
            Ok(dates) => query.dates = Some(dates),
            Err(_) => notes.push(format!("“date={value}” in the address names no days and is left out.")),
        },
        (_, Some(facet)) if !facet.is_empty() && !value.is_empty() => {
            let choice = Choice { facet: facet.to_owned(), value };
            if !query.facets.contains(&choice) {
                query.facets.push(choice);
            }
        }
        _ => notes.push(unread(pair)),
    });
    query
}

/// Writes the query as it follows the path: empty, or a `?` and its pairs.
fn search(query: &Query) -> String {
    let mut out = pairs(&[("q", &query.text)]);
    for choice in &query.facets {
        pair(&format!("f.{}", choice.facet), &choice.value, &mut out);
    }
    if let Some(dates) = query.dates {
        pair("date", &dates.to_string(), &mut out);
    }
    if query.sort != Sort::default() {
        pair("sort", query.sort.name(), &mut out);
    }
    out
}

// Properties are tried natively; proptest has no source of chance in a browser.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use crossread_engine::{MatrixOrder, Spec};

    use super::*;

    fn queries() -> impl Strategy<Value = Query> {
        let choice = ("[a-z.é&=]{1,8}", ".{1,20}").prop_map(|(facet, value)| Choice { facet, value });
        let days = prop::sample::select(vec!["", "2020", "2020-11-08..", "..1984-03", "2020-11-10..2020-11-13"]);
        (".{0,40}", vec(choice, 0..4), days, 0..Sort::ALL.len()).prop_map(|(text, facets, days, sort)| {
            let mut query = Query { text, dates: days.parse().ok(), sort: Sort::ALL[sort], ..Query::default() };
            for choice in facets {
                if !query.facets.contains(&choice) {
                    query.facets.push(choice);
                }
            }
            query
        })
    }

    fn slugs() -> impl Strategy<Value = Slug> {
        "[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?".prop_map(|s| s.parse().expect("the pattern makes slugs"))
    }

    fn passages() -> impl Strategy<Value = Option<PassageId>> {
        let id = prop_oneof![
            Just(PassageId::Title),
            Just(PassageId::Dek),
            (1..u32::MAX).prop_map(PassageId::Heading),
            (1..u32::MAX).prop_map(PassageId::Body),
        ];
        proptest::option::of(id)
    }

    fn comparisons() -> impl Strategy<Value = Comparing> {
        let side = prop_oneof![
            ".{0,20}".prop_map(Spec::Article),
            ".{0,20}".prop_map(Spec::Entry),
            queries().prop_map(Spec::Query),
            Just(Spec::Rest),
        ];
        let orders = || prop::sample::select(vec![MatrixOrder::Alike, MatrixOrder::Count, MatrixOrder::Name]);
        let kind = prop::sample::select(EntryType::ALL.to_vec());
        (vec(side, 0..5), "([0-9a-f]{12})?", any::<[bool; 6]>(), kind, orders(), orders()).prop_map(
            |(sides, corpus, [differing, stop_words, names, root, reading, whole], matrix, rows, columns)| Comparing {
                sides,
                corpus,
                differing,
                stop_words,
                names,
                root,
                reading,
                matrix,
                whole,
                rows,
                columns,
            },
        )
    }

    fn routes() -> impl Strategy<Value = Route> {
        prop_oneof![
            Just(Route::Landing),
            queries().prop_map(|query| Route::Explore { query }),
            (slugs(), passages(), queries()).prop_map(|(slug, passage, query)| Route::Read { slug, passage, query }),
            (proptest::option::of(prop::sample::select(&EntryType::ALL[..])), ".{0,20}", ".{0,20}")
                .prop_map(|(kind, find, at)| Route::Index { kind, find, at }),
            slugs().prop_map(|id| Route::Entry { id }),
            slugs().prop_map(|id| Route::Family { id }),
            comparisons().prop_map(|comparing| Route::Compare { comparing: Box::new(comparing) }),
            queries().prop_map(|query| Route::EmbedSearch { query }),
            slugs().prop_map(|slug| Route::EmbedArticle { slug }),
            (slugs(), passages()).prop_map(|(slug, passage)| match passage {
                Some(passage) => Route::EmbedPassage { slug, passage },
                None => Route::EmbedArticle { slug },
            }),
        ]
    }

    proptest! {
        #[test]
        fn a_route_reads_back_as_written(route in routes()) {
            let located = Route::parse(&route.href());
            prop_assert_eq!(located.route, route);
            prop_assert_eq!(located.notes, Vec::<String>::new());
        }

        #[test]
        fn a_link_holds_only_characters_that_a_fragment_may_hold(route in routes()) {
            let href = route.href();
            let legal = |b: u8| b.is_ascii_alphanumeric() || b"#/?&=%+-._~*:".contains(&b);
            prop_assert!(href.bytes().all(legal), "{}", href);
        }

        #[test]
        fn any_fragment_reads_as_some_place_and_settles(fragment in ".{0,60}") {
            let first = Route::parse(&fragment).route;
            prop_assert_eq!(Route::parse(&first.href()).route, first);
        }

        #[test]
        fn fragments_made_of_telling_pieces_settle_too(pieces in vec("(/|a|e|index|family|type|find|person|embed|search|compare|side|article:|query:|search:|rest|of|\\?|&|=|%|%E2|%zz|\\+|q|f\\.|f\\.kind|sort|date|2020|p1|x|é|#)", 0..12)) {
            let first = Route::parse(&pieces.concat()).route;
            prop_assert_eq!(Route::parse(&first.href()).route, first);
        }
    }

    #[test]
    fn addresses_are_written_as_people_expect_them() {
        let choice = |facet: &str, value: &str| Choice { facet: facet.into(), value: value.into() };
        let query = Query {
            text: "union* OR \"café & co\" #1+1".into(),
            facets: vec![choice("kind", "report"), choice("place", "Washington, D.C.")],
            sort: Sort::Newest,
            ..Query::default()
        };
        assert_eq!(
            Route::Explore { query }.href(),
            "#/?q=union*+OR+%22caf%C3%A9+%26+co%22+%231%2B1&f.kind=report&f.place=Washington%2C+D.C.&sort=newest"
        );
        assert_eq!(Route::Explore { query: Query::default() }.href(), "#/?q=");
        assert_eq!(Route::Landing.href(), "#/");
    }

    #[test]
    fn what_wordpress_adds_to_an_embedded_address_is_left_aside() {
        let located = Route::parse("#/embed/a/two-connecticuts#?secret=hJ2k9LmQ0x");
        assert_eq!((located.route.href().as_str(), located.notes.len()), ("#/embed/a/two-connecticuts", 0));
    }

    #[test]
    fn what_is_not_understood_is_said_and_the_rest_is_shown() {
        for (fragment, href, note) in [
            ("#/?q=a&zzz=1", "#/?q=a", "“zzz=1”"),
            ("#/?sort=shape&q=a", "#/?q=a", "“sort=shape”"),
            ("#/?date=soon&q=a", "#/?q=a", "“date=soon”"),
            ("#/a/some-slug/q9?q=a", "#/a/some-slug?q=a", "“q9”"),
            ("#/?q=%E2%28", "#/?q=%EF%BF%BD%28", "damaged"),
            ("#/a/Not A Slug", "#/a/Not A Slug", "not understood"),
            ("#p7", "#p7", "“#p7”"),
            ("#/index?type=shape&find=co&at=c", "#/index?find=co&at=c", "“type=shape”"),
            ("#/index?find=co&q=a", "#/index?find=co", "“q=a”"),
            ("#/e/linda-hill?find=x", "#/e/linda-hill", "“find=x”"),
            ("#/family/Not A Slug", "#/family/Not A Slug", "not understood"),
            ("#/compare?side=rest&side=who:x", "#/compare?side=rest", "“side=who:x”"),
            ("#/compare?side=rest&of=x&scale=root", "#/compare?side=rest&scale=root", "“of=x”"),
            (
                "#/compare?side=rest&side=rest&side=rest&side=rest&side=entry:a",
                "#/compare?side=rest&side=rest&side=rest&side=rest",
                "four Sides",
            ),
            ("#/compare/a+b", "#/compare/a+b", "“#/compare/a+b”"),
        ] {
            let located = Route::parse(fragment);
            assert_eq!(located.route.href(), href, "{fragment}");
            assert!(located.notes.len() == 1 && located.notes[0].contains(note), "{fragment}: {:?}", located.notes);
        }
        for empty in ["", "#", "#/", "/"] {
            assert_eq!(Route::parse(empty), Located { route: Route::Landing, notes: Vec::new() });
        }
    }
}
