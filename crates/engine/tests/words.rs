//! Which words a query's words stand for, statement by statement of DESIGN.md's “Query language”.

mod corpora;

use crossread_engine::{Engine, Query};
use crossread_model::Corpus;

use corpora::{article, corpus, open};

/// An engine over one article with one passage.
fn engine(language: &str, text: &str) -> Engine {
    open(&corpus(language, vec![article("a", &[text])])).0
}

/// Tells whether a query finds the text as it was typed, with nothing mended.
fn finds(engine: &Engine, query: &Query) -> bool {
    let selection = engine.select(query);
    let mended = selection.notes.iter().any(|note| note.text.ends_with("is shown instead."));
    !selection.articles.is_empty() && !mended
}

/// Checks rows of: the text, what finds it, what does not.
fn check(rows: &[(&str, &[&str], &[&str])]) {
    for (text, found, missed) in rows {
        let engine = engine("en", text);
        for query in *found {
            assert!(finds(&engine, &Query::of_text(*query)), "{query} should find {text:?}");
        }
        for query in *missed {
            assert!(!finds(&engine, &Query::of_text(*query)), "{query} should not find {text:?}");
        }
    }
}

#[test]
fn case_and_accents_are_folded() {
    check(&[
        ("George Gascón", &["gascon", "GASCÓN", "Gasco\u{301}n", "\"gascon\"", "gasc*"], &["gasc"]),
        ("gascon", &["Gascón", "\"GASCÓN\""], &[]),
        ("Łódź and Straße", &["lodz", "strasse", "\"łódź and STRASSE\""], &[]),
    ]);
}

#[test]
fn curly_and_straight_quotes_are_alike() {
    check(&[
        ("women’s work", &["women's", "women’s", "\"women's work\"", "“women’s work”", "=women's"], &["womens"]),
        ("women's work", &["women’s", "\"women’s work\"", "=women’s"], &[]),
    ]);
}

#[test]
fn a_hyphen_is_a_blank() {
    check(&[
        ("a non-union shop", &["non-union", "\"non union\"", "\"non-union\"", "non union", "union"], &["nonunion"]),
        ("a non union shop", &["non-union", "\"non-union\""], &["nonunion"]),
        ("union or non", &["non union"], &["non-union", "\"non union\""]),
    ]);
}

#[test]
fn inflections_are_joined_and_different_words_are_not() {
    check(&[
        ("strike", &["strike", "strikes", "striking"], &["stroke", "striker"]),
        ("strikes", &["strike", "striking"], &[]),
        ("striking", &["strike", "strikes"], &[]),
        ("organizing", &["organize", "organizes", "organized"], &["organization", "organizations", "organ"]),
        ("organization", &["organizations"], &["organizing", "organize"]),
        ("mobilizing", &["mobilize"], &["mobile"]),
        ("mobile", &[], &["mobilizing", "mobilize"]),
        ("women’s", &["women"], &[]),
    ]);
}

#[test]
fn british_and_american_spellings_are_joined() {
    check(&[
        ("organise", &["organize", "organizing", "organised"], &["organization", "organisation"]),
        ("organization", &["organisation", "organisations"], &["organise"]),
        ("colour", &["color", "colors"], &[]),
        ("labor", &["labour"], &[]),
        ("the rise", &["rises", "rising"], &["rize"]),
    ]);
}

#[test]
fn words_are_joined_by_the_language_of_the_corpus() {
    let german = engine("de", "strikes organise");
    assert!(finds(&german, &Query::of_text("STRIKES")));
    assert!(!finds(&german, &Query::of_text("strike")));
    assert!(!finds(&german, &Query::of_text("organize")));
    assert!(finds(&engine("en-GB", "strikes"), &Query::of_text("strike")));
}

#[test]
fn inflections_of_other_languages_are_joined_as_far_as_the_corpus_has_them() {
    for (language, text, query, marked) in [
        ("de", "Die Gewerkschaft und alle Gewerkschaften", "gewerkschaften", 2),
        ("fr", "La grève, les grèves et un gréviste", "GREVES", 2),
        ("ru", "забастовка без забастовки", "забастовка", 2),
        ("es", "huelgas", "huelgas", 1),
        ("pl", "strajk strajku", "\"strajk\"", 1),
    ] {
        assert_eq!(engine(language, text).select(&Query::of_text(query)).hits, marked, "{language} {query}");
    }
    let selection = engine("de", "alle Gewerkschaften").select(&Query::of_text("Gewerkschaft"));
    assert_eq!(selection.terms, ["gewerkschaften"], "a form that no text has is mended");
}

#[test]
fn an_equals_sign_keeps_case_accents_and_form() {
    check(&[
        (
            "The Strike",
            &["=Strike", "=\"The Strike\"", "=The"],
            &["=strike", "=strikes", "=Strikes", "=\"the Strike\""],
        ),
        ("strikes", &["=strikes"], &["=strike", "=Strikes"]),
        ("café", &["=café"], &["=cafe", "=Café"]),
    ]);
}

#[test]
fn a_phrase_is_folded_and_not_stemmed() {
    check(&[
        (
            "The general strikes began.",
            &["\"general strikes\"", "\"GENERAL strikes\"", "\"strikes began\"", "general strike"],
            &["\"general strike\"", "\"strikes general\"", "\"general began\"", "\"strike\""],
        ),
        ("strike, strike", &["\"strike strike\""], &["\"strike strike strike\""]),
    ]);
}

#[test]
fn a_star_makes_a_prefix() {
    check(&[
        (
            "Organisers met",
            &["organis*", "ORG*", "\"organisers me*\"", "organisers*"],
            &["rganis*", "organiz*", "organisersx*"],
        ),
        ("Café", &["caf*", "cafe*", "CAFÉ*"], &[]),
    ]);
}

#[test]
fn scripts_without_blanks_are_found_inside_a_run_and_not_apart() {
    check(&[
        (
            "労働組合は、労 働を。",
            &[
                "労働",
                "働組",
                "組合",
                "\"労働組合\"",
                "労働組合",
                "合は",
                "は",
                "=組合",
                "労 働",
                "労働組*",
                "組合 -組働",
            ],
            &["組働", "労組", "=\"組は\"", "働組は"],
        ),
        ("ผมกี่คน", &["กี่", "คน", "กี่คน", "ผม"], &["กคน", "ก", "มค"]),
        ("ភាសាខ្មែរ", &["ខ្មែ", "ភាសា"], &["ខម"]),
        ("မြန်မာ", &["မာ", "မြန်မာ"], &["မမ"]),
        ("ພາສາລາວ", &["ລາວ", "ພາສາ"], &["ພສ"]),
    ]);
}

#[test]
fn marks_on_letters_of_an_unspaced_script_are_exact() {
    let engine = engine("ja", "労働組合の労働は労");
    for (text, terms, marked) in [
        ("労働", "労働", vec!["労働", "労働"]),
        ("労", "労", vec!["労", "労", "労"]),
        ("組合の労", "組合の労", vec!["組合の労"]),
        ("\"働組\"", "\"働組\"", vec!["働組"]),
        ("労働 NEAR/0 組合", "労働 NEAR/0 組合", vec!["労働", "組合"]),
    ] {
        let selection = engine.select(&Query::of_text(text));
        assert_eq!(selection.terms, [terms], "{text}");
        let hits = engine.hits(&selection, selection.articles[0].article);
        let passage = engine.volume().text(hits[0].passage);
        let spans: Vec<&str> =
            hits[0].spans.iter().map(|span| &passage[span.start as usize..span.end as usize]).collect();
        assert_eq!(spans, marked, "{text}");
    }
    assert_eq!(engine.select(&Query::of_text("労働組合")).sentence, "Articles with “労働組合”.");
}

#[test]
fn words_of_every_script_are_whole() {
    check(&[
        ("हिन्दी भाषा", &["हिन्दी", "\"हिन्दी भाषा\""], &["हिन"]),
        ("كِتَاب أُمَّة", &["كتاب", "امة"], &["كت"]),
        ("한국어를 배운다", &["한국어를", "한국*"], &["국어"]),
        ("γλῶσσα", &["γλωσσα", "ΓΛΏΣΣΑ"], &["γλωσσ"]),
    ]);
}

#[test]
fn while_one_types_the_last_word_is_a_prefix() {
    let engine = engine("en", "organisers strike");
    let typed = |text: &str, typing: bool| finds(&engine, &Query { typing, ..Query::of_text(text) });
    for text in ["organise", "strike organis", "organis", "\"organisers stri", "-x stri", "strike NEAR/2 organis"] {
        assert!(typed(text, true), "{text}");
    }
    for text in ["organis", "strike organis", "\"organisers stri", "strike NEAR/2 organis"] {
        assert!(!typed(text, false), "{text}");
    }
    for text in ["organis strike", "organis ", "=organis", "\"organisers stri\""] {
        assert!(!typed(text, true), "only the word being typed is a prefix: {text:?}");
    }
}

#[test]
fn while_one_types_the_last_word_of_a_title_is_a_prefix() {
    let articles = vec![corpora::titled(article("a", &["x"]), "Organisers strike")];
    let engine = open(&corpus("en", articles)).0;
    let query = Query { typing: true, ..Query::of_text("title:organis") };
    assert!(finds(&engine, &query));
}

#[test]
fn an_equals_sign_holds_in_a_title_or_is_remarked_upon() {
    let articles = vec![corpora::titled(article("a", &["The Strike"]), "the strike")];
    let engine = open(&corpus("en", articles)).0;
    for text in ["title:=The", "title:=\"The Strike\""] {
        let selection = engine.select(&Query::of_text(text));
        let (_, notes) = Query::of_text(text).read();
        assert!(selection.articles.is_empty() || !notes.is_empty(), "{text} was read as {}", selection.sentence);
    }
}

#[test]
fn a_corpus_without_words_can_be_asked() {
    for corpus in [Corpus::default(), corpus("en", vec![]), corpus("en", vec![article("a", &["— … —"])])] {
        let (engine, _) = open(&corpus);
        for text in ["", "strike", "\"a b\"", "s*", "-strike", "SAME(a b)", "kind:none", "title:a", "=A", "a NEAR b"] {
            let selection = engine.select(&Query::of_text(text));
            assert_eq!(selection.hits, 0, "{text}");
            assert!(selection.sentence.ends_with('.'), "{text}");
        }
    }
}
