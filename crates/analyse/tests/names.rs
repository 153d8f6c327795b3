//! What is a mention, what is none, and of what.

mod labelled;

use crossread_analyse::analyse;
use crossread_model::{Analysis, Block, Corpus, Entry, EntryType, Mark, MarkKind, PassageId};
use labelled::Sample;

/// Every mention as *name = words*, in order.
fn named(corpus: &Corpus) -> Vec<String> {
    let analysis = analyse(corpus);
    let texts: Vec<&str> = corpus.passages().map(|(_, passage)| passage.text.as_str()).collect();
    let name = |entry: u32| entries(corpus, &analysis).get(entry as usize).map(|e| e.name.clone()).unwrap_or_default();
    let show = |m: &crossread_model::Mention| {
        let words = &texts[m.passage as usize][m.start as usize..m.end as usize];
        format!("{} = {words}", name(m.entry))
    };
    analysis.mentions.iter().map(show).collect()
}

fn entries(corpus: &Corpus, analysis: &Analysis) -> Vec<Entry> {
    corpus.index.entries.iter().chain(&analysis.entries).cloned().collect()
}

fn corpus(text: &str) -> Corpus {
    Sample::read(text).corpus
}

fn of(text: &str) -> Vec<String> {
    named(&corpus(&format!("= a\n{text}")))
}

fn entry(id: &str, kind: EntryType, aliases: &[&str]) -> Entry {
    Entry {
        id: id.into(),
        kind,
        name: aliases[0].into(),
        sort: id.into(),
        aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
        definition: None,
        contrasts: vec![],
        parts: vec![],
        see: vec![],
        family: None,
        aspects: vec![],
    }
}

#[test]
fn a_person_goes_by_the_surname_once_named_in_full() {
    let text = "They met Maria Delgado there.\nLater Ms. Delgado spoke, and Delgado’s\u{a0}friends cheered.";
    assert_eq!(of(text), ["Maria Delgado = Maria Delgado", "Maria Delgado = Ms. Delgado", "Maria Delgado = Delgado"]);
}

#[test]
fn a_surname_of_two_people_is_the_nearest_or_left_open() {
    let near = "They met Maria Delgado there.\nThen Victor Delgado came in.\nLater Delgado spoke to them.";
    assert_eq!(of(near).last().map(String::as_str), Some("Victor Delgado = Delgado"));
    let open = corpus("= a\nThey met Maria Delgado and Victor Delgado there, and Delgado spoke.");
    let analysis = analyse(&open);
    assert_eq!((analysis.mentions.len(), analysis.unresolved.len()), (2, 1));
    assert_eq!(analysis.unresolved[0].candidates.len(), 2);
}

#[test]
fn an_acronym_is_its_name_whichever_comes_first() {
    for text in [
        "He joined the Northern Dockworkers Union (NDU) and left the NDU soon.",
        "He joined the NDU (Northern Dockworkers Union) and left the NDU soon.",
        "He joined the Northern Dockworkers Union and left the NDU soon, as the NDU knows.",
    ] {
        let found = of(text);
        assert!(found.len() > 1 && found.iter().all(|m| m.starts_with("Northern Dockworkers Union = ")), "{found:?}");
    }
}

#[test]
fn the_name_of_a_local_is_no_mention_of_its_union() {
    let found = of("The members of SEIU Local 32 met SEIU leaders, and SEIU agreed.");
    assert_eq!(found, ["SEIU Local 32 = SEIU Local 32", "SEIU = SEIU", "SEIU = SEIU"]);
}

#[test]
fn a_person_inside_a_title_is_not_named() {
    let found = of("The book “The Trials of Maria Delgado” says little of Maria Delgado herself.");
    assert_eq!(found, ["The Trials of Maria Delgado = The Trials of Maria Delgado", "Maria Delgado = Maria Delgado"]);
}

#[test]
fn a_title_in_italics_is_a_work() {
    let mut corpus = corpus("= a\nIn her book Raising Expectations she wrote of it.");
    let passage = &mut corpus.articles[0].passages[0];
    let start = passage.text.find("Raising").unwrap_or_default() as u32;
    passage.marks.push(Mark { start, end: start + 20, kind: MarkKind::Emphasis });
    assert_eq!(named(&corpus), ["Raising Expectations = Raising Expectations"]);
    assert_eq!(analyse(&corpus).entries[0].kind, EntryType::Work);
}

#[test]
fn a_capital_of_the_place_makes_no_name() {
    for text in [
        "Reading helps. Several people agreed. Unions won. However, the vote failed.",
        "Mobile phones ring. On Monday we rest. In March we march.",
    ] {
        assert_eq!(of(text), [""; 0], "{text}");
    }
    let mut heading = corpus("= a\nHow Workers Build Their Power Together\nNothing is named here.");
    let passage = &mut heading.articles[0].passages[0];
    (passage.id, passage.block) = (PassageId::Heading(1), Block::Heading(2));
    assert_eq!(named(&heading), [""; 0]);
}

#[test]
fn a_heading_names_what_the_text_names() {
    let mut heading = corpus("= a\nWhy Delgado Won The Vote Again\nThey met Maria Delgado there.");
    let passage = &mut heading.articles[0].passages[0];
    (passage.id, passage.block) = (PassageId::Title, Block::Heading(1));
    assert!(named(&heading).contains(&"Maria Delgado = Maria Delgado".to_owned()));
}

#[test]
fn a_pasted_repeat_never_counts() {
    let once = "They met Maria Delgado there, and the members of the Northern Dockworkers Union cheered for her.";
    assert_eq!(of(once).len(), 2);
    assert_eq!(of(&format!("{once}\n{once}")).len(), 2);
}

#[test]
fn an_editorial_entry_wins_over_what_is_found() {
    let text = "They met Maria Delgado and the Northern Dockworkers Union (NDU). Later Ms. Delgado left the NDU.";
    let mut corpus = corpus(&format!("= a\n{text}"));
    corpus.index.entries = vec![
        entry("delgado", EntryType::Person, &["Maria Delgado", "Delgado"]),
        entry("ndu", EntryType::Organisation, &["Dockworkers of the North", "Northern Dockworkers Union"]),
    ];
    assert_eq!(analyse(&corpus).entries, [], "nothing is left to be found");
    assert_eq!(
        named(&corpus),
        [
            "Maria Delgado = Maria Delgado",
            "Dockworkers of the North = Northern Dockworkers Union",
            "Dockworkers of the North = NDU",
            "Maria Delgado = Ms. Delgado",
            "Dockworkers of the North = NDU",
        ]
    );
}

/// The types of what a text names, as *type name*, in the order of names.
fn types(text: &str) -> Vec<String> {
    let analysis = analyse(&corpus(&format!("= a\n{text}")));
    analysis.entries.iter().map(|entry| format!("{} {}", entry.kind.name(), entry.name)).collect()
}

#[test]
fn what_a_name_is_shows_in_its_words() {
    for (text, expected) in [
        ("They drew a map of Tsarist Russia, then of Soviet Georgia.", "place Soviet Georgia"),
        ("Proposition 31 failed.", "measure Proposition 31"),
        ("Hurricane Odile passed.", "event Hurricane Odile"),
        ("They moved to St. Paul then.", "place St. Paul"),
        ("He was held at Fort Delancey then.", "place Fort Delancey"),
        ("They sailed through the Canal Zone there.", "place Canal Zone"),
        ("They read of Hurricane Brenna there.", "event Hurricane Brenna"),
        ("He served in Operation Quiet Harbor then.", "event Operation Quiet Harbor"),
        ("They still sing of the Ludlow Affair there.", "event Ludlow Affair"),
        ("It closes on World Rivers Day each year.", "event World Rivers Day"),
        ("She covered the Republican National Convention once.", "event Republican National Convention"),
        ("They spoke of the War on Waste again.", "event War on Waste"),
        ("It was run by the Loyal Order of Herons then.", "organisation Loyal Order of Herons"),
        ("He signed Executive Order 7031 there.", "measure Executive Order 7031"),
        ("Early Day Motion 318 asks for it.", "measure Early Day Motion 318"),
        ("It fell to the U.S. Senate then.", "organisation United States Senate"),
        ("It came before the U.S. Court of Appeals there.", "organisation U.S. Court of Appeals"),
        ("He joined Friends of the Lagoon, and Friends of the Lagoon grew.", "organisation Friends of the Lagoon"),
        ("The office of Walnut Creek, a charity of nurses, is shut; so is Zelkova, a lobby.", "organisation Zelkova"),
        ("In his book The Copper Door, she is praised.", "work The Copper Door"),
        (
            "She wrote two novels, lately A Cold Harvest: Letters from the Fen, and poems.",
            "work A Cold Harvest: Letters from the Fen",
        ),
        ("The Senate passed the “Clean Wells Act” there.", "measure Clean Wells Act"),
    ] {
        assert!(types(text).contains(&expected.to_owned()), "{text} {:?}", types(text));
    }
}

#[test]
fn the_capital_of_a_sentence_does_not_hide_a_name() {
    let of = |text: &str, name: &str| of(text).iter().filter(|m| m.starts_with(name)).count();
    let says = "They met Anna Pacing. \"It rained,\" Pacing said. Pacing told them so. Pacing’s friends left.";
    assert_eq!(of(says, "Anna Pacing = "), 4);
    let small = "They heard Anneke de Vries there. De Vries agreed, and de Vries left.";
    assert_eq!(of(small, "Anneke de Vries = "), 3);
    assert_eq!(of("She moved to New Zealand. Unlike New Zealand’s, their law failed.", "New Zealand = "), 2);
    assert_eq!(of("He works at 412.org now. Then 412.org grew, as https://412.org/b says.", "412.org = "), 2);
    assert_eq!(of("She left NordHaven at last. NordHaven lost.", "NordHaven = "), 2);
}

#[test]
fn names_that_only_stand_side_by_side_are_two() {
    for (text, expected) in [
        ("In May Greta Lindqvist spoke.", &["Greta Lindqvist = Greta Lindqvist"][..]),
        ("In Toledo Greta Lindqvist spoke.", &["Toledo = Toledo", "Greta Lindqvist = Greta Lindqvist"]),
        ("The county elected Labour MP Tom Hartnell.", &["Labour Party = Labour", "Tom Hartnell = Tom Hartnell"]),
        ("It left the U.S. Workers wept.", &["United States = U.S."]),
        ("To Delft I went, and from Delft I came.", &["Delft = Delft", "Delft = Delft"]),
    ] {
        assert_eq!(of(text), expected, "{text}");
    }
}

#[test]
fn one_thing_under_two_names_is_one() {
    let text = "Chile’s Dockers Support Association met. The Chile Dockers Support Association agreed.";
    let name = "Chile Dockers Support Association = ";
    assert_eq!(of(text).iter().filter(|m| m.starts_with(name)).count(), 2, "{:?}", of(text));
    let firm = "They struck at Hartwell Shipping Company. Hartwell shut its gates.";
    assert_eq!(
        of(firm),
        ["Hartwell Shipping Company = Hartwell Shipping Company", "Hartwell Shipping Company = Hartwell"]
    );
    let local = "They joined Polishers Local 61, and the Polishers met. So did Polishers Local 61, as Polishers do.";
    assert!(!of(local).contains(&"Polishers Local 61 = Polishers".to_owned()), "{:?}", of(local));
    let plural = "They like the Ivan Brodsky view. Ivan Brodsky won, as Ivan Brodskys do.";
    assert!(of(plural).iter().all(|m| m.starts_with("Ivan Brodsky = ")) && of(plural).len() == 3);
    let quoted = "They sang “Maria Delgado” there. Then Maria Delgado came.";
    assert_eq!(types(quoted), ["person Maria Delgado"]);
}

#[test]
fn the_senate_of_a_state_is_not_that_of_the_country() {
    let text = "The bill left the state Senate, and the Senate in the capital took it up.";
    assert_eq!(of(text), ["United States Senate = Senate"]);
}
