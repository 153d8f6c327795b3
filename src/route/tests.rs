//! What holds for every place: properties, and the addresses that people see.

use proptest::collection::vec;
use proptest::prelude::*;

use crossread_engine::{Choice, LineOrder, MatrixOrder, Sort};

use super::*;

fn queries() -> impl Strategy<Value = Query> {
    let choice = ("[a-z.é&=]{1,8}", ".{1,20}").prop_map(|(facet, value)| Choice { facet, value });
    let days = prop::sample::select(vec!["", "2020", "2020-11-08..", "..1984-03", "2020-11-10..2020-11-13"]);
    let asked = (".{0,40}", vec(choice, 0..4), days.clone(), days, 0..Sort::ALL.len());
    asked.prop_map(|(text, facets, days, about, sort)| {
        let (dates, about) = (days.parse().ok(), about.parse().ok());
        let mut query = Query { text, dates, about, sort: Sort::ALL[sort], ..Query::default() };
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
    (vec(side, 0..5), any::<[bool; 6]>(), kind, orders(), orders()).prop_map(
        |(sides, [differing, stop_words, names, root, reading, whole], matrix, rows, columns)| Comparing {
            sides,
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
        (queries(), lens::tests::lenses()).prop_map(|(query, lens)| Route::Explore { query, lens }),
        (slugs(), passages(), queries()).prop_map(|(slug, passage, query)| Route::Read { slug, passage, query }),
        (proptest::option::of(prop::sample::select(&EntryType::ALL[..])), ".{0,20}", ".{0,20}")
            .prop_map(|(kind, find, at)| Route::Index { kind, find, at }),
        slugs().prop_map(|id| Route::Entry { id }),
        slugs().prop_map(|id| Route::Family { id }),
        notes::tests::shelves().prop_map(|shelf| Route::Notes { shelf }),
        comparisons().prop_map(|comparing| Route::Compare { comparing: Box::new(comparing) }),
        queries().prop_map(|query| Route::EmbedSearch { query }),
        slugs().prop_map(|slug| Route::EmbedArticle { slug }),
        slugs().prop_map(|id| Route::EmbedEntry { id }),
        (queries(), lens::tests::figures()).prop_map(|(query, lens)| Route::EmbedFigures { query, lens }),
        comparisons().prop_map(|comparing| Route::EmbedComparison { comparing: Box::new(comparing) }),
        comparisons().prop_map(|comparing| Route::EmbedMatrix { comparing: Box::new(comparing) }),
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
    fn an_embedded_place_is_part_of_a_page_and_no_other_is(route in routes()) {
        let whole = route.whole();
        prop_assert!(!whole.embedded());
        prop_assert_eq!(whole == route, !route.embedded());
        if let Some(query) = route.query() {
            prop_assert_eq!(whole.query(), Some(query));
        }
        let comparing = Comparing { root: true, ..Comparing::default() };
        if route.comparing().is_some() {
            let other = route.with_comparing(comparing.clone());
            prop_assert_eq!(std::mem::discriminant(&other), std::mem::discriminant(&route));
            prop_assert_eq!(other.comparing(), Some(&comparing));
        }
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
    fn fragments_made_of_telling_pieces_settle_too(pieces in vec("(/|a|e|notes|tag|order|lines|figures|network|shared|entry|view|table|by|left1|-|value|least|1e6|word|index|family|type|find|person|embed|search|compare|comparison|matrix|side|article:|query:|search:|rest|\\?|&|=|%|%E2|%zz|\\+|q|f\\.|f\\.kind|sort|date|about|2020|p1|x|é|#)", 0..12)) {
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
        Route::articles(query).href(),
        "#/?q=union*+OR+%22caf%C3%A9+%26+co%22+%231%2B1&f.kind=report&f.place=Washington%2C+D.C.&sort=newest"
    );
    let years = |text: &str| Query { about: text.parse().ok(), ..Query::default() };
    for (text, written) in [("1984", "1984"), ("1984..1985", "1984..1985"), ("1984-03..", "1984-03-01..")] {
        assert_eq!(Route::articles(years(text)).href(), format!("#/?about={written}"));
    }
    assert_eq!(Route::articles(Query::default()).href(), "#/?q=");
    assert_eq!(Route::Landing.href(), "#/");
    let lines = LinesLens { by: LineOrder::Left(1), word: "power*".into(), ..LinesLens::default() };
    let lens = Lens::Lines(lines);
    assert_eq!(
        Route::Explore { query: Query::of_text("power*"), lens: lens.clone() }.href(),
        "#/lines?q=power*&by=left1&word=power*"
    );
    assert_eq!(Route::Explore { query: Query::default(), lens }.href(), "#/lines?by=left1&word=power*");
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
        ("#/lines?q=a&by=shape", "#/lines?q=a", "“by=shape”"),
        ("#/figures?q=a&least=1e99", "#/figures?q=a", "“least=1e99”"),
        ("#/?q=a&by=left1", "#/?q=a", "“by=left1”"),
        ("#/?about=then&q=a", "#/?q=a", "“about=then”"),
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
        ("#/embed/figures?q=a&by=shape&kind=money", "#/embed/figures?q=a&kind=money", "“by=shape”"),
        ("#/embed/e/linda-hill?find=x", "#/embed/e/linda-hill", "“find=x”"),
        ("#/embed/matrix?side=rest&q=a", "#/embed/matrix?side=rest", "“q=a”"),
        ("#/embed/comparison/x", "#/embed/comparison/x", "not understood"),
    ] {
        let located = Route::parse(fragment);
        assert_eq!(located.route.href(), href, "{fragment}");
        assert!(located.notes.len() == 1 && located.notes[0].contains(note), "{fragment}: {:?}", located.notes);
    }
    for empty in ["", "#", "#/", "/"] {
        assert_eq!(Route::parse(empty), Located { route: Route::Landing, notes: Vec::new() });
    }
}
