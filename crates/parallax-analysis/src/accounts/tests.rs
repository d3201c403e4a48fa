//! Tests who answers what, and what an empty cell means.

use super::*;
use crate::Links;
use crate::dossier::{Item, ItemKind};
use crate::load;

const TEXT: &str = r#"Dossier(
    format: 1,
    title: "T",
    sides: {"east": (name: "East"), "west": (name: "West")},
    sources: {
        "a": (name: "A", side: "west"), "b": (name: "B"), "c": (name: "C", side: "east"),
        "d": (name: "D", side: "west"), "e": (name: "E"),
    },
    documents: {"doc": (title: "Doc")},
    questions: {"one": "One?", "two": "Two?", "three": "Three?", "four": "Four?"},
    claims: {
        "a1": (by: "a", document: "doc", paragraph: 1, says: Answer(to: "one", text: "Yes."), gist: "g"),
        "b1": (by: "b", document: "doc", paragraph: 2, says: Answer(to: "one", text: "“yes”"), gist: "g"),
        "c2": (by: "c", document: "doc", paragraph: 3, says: Answer(to: "two", text: "It was"), gist: "g"),
        "d2": (by: "d", document: "doc", paragraph: 4, stance: Doubts, says: Answer(to: "two", text: "It was"), gist: "g"),
        "d3": (by: "d", document: "doc", paragraph: 5, says: Answer(to: "three", text: "First"), gist: "g"),
        "d3b": (by: "d", document: "doc", paragraph: 6, says: Answer(to: "three", text: "Second"), gist: "g"),
        "e": (by: "e", document: "doc", paragraph: 7, gist: "A remark"),
    },
)"#;

fn dossier() -> Dossier {
    let loaded = load::read(TEXT);
    loaded.dossier.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics))
}

fn keys(dossier: &Dossier, sources: &[SourceId]) -> Vec<String> {
    sources.iter().map(|id| dossier.sources[*id].key.clone()).collect()
}

#[test]
fn only_sources_that_answer_stand_there_by_side_and_in_file_order() {
    let dossier = dossier();
    let accounts = Accounts::new(&dossier, None);
    assert_eq!(keys(&dossier, accounts.sources()), ["c", "a", "d", "b"]);
    let camps = accounts
        .camps(&dossier)
        .map(|camp| (camp.side.map(|side| dossier.sides[side].key.clone()), keys(&dossier, camp.sources)));
    let camps: Vec<_> = camps.map(|(side, sources)| (side.unwrap_or_default(), sources.join(" "))).collect();
    assert_eq!(camps, [("east", "c"), ("west", "a d"), ("", "b")].map(|(a, b)| (a.into(), b.into())));
    assert_eq!(accounts.answers(), 6);
}

#[test]
fn a_question_is_marked_where_two_sources_differ_and_only_there() {
    let dossier = dossier();
    let accounts = Accounts::new(&dossier, None);
    let told =
        accounts.questions().iter().map(|(_, difference)| (difference.to_string(), difference.is_marked()));
    let told: Vec<_> = told.collect();
    let expected = [
        ("2 sources, all in the same words", false),
        ("2 sources, 2 answers, not grouped", true),
        ("1 source, 2 answers", false),
        ("no answer here", false),
    ];
    assert_eq!(told, expected.map(|(words, marked)| (words.to_owned(), marked)));
}

#[test]
fn whoever_is_narrowed_to_stands_there_and_an_answer_left_out_is_no_silence() {
    let dossier = dossier();
    let ids: Vec<ClaimId> = dossier.claims.ids().collect();
    let only = [ids[4], ids[6]];
    let accounts = Accounts::new(&dossier, Some(&only));
    assert_eq!(keys(&dossier, accounts.sources()), ["d", "e"]);
    let (d, e) = (accounts.sources()[0], accounts.sources()[1]);
    let question = |row: usize| accounts.questions()[row].0;
    assert_eq!(accounts.cell(question(2), d), Cell::Answers(&only[..1]));
    assert_eq!(accounts.cell(question(1), d), Cell::LeftOut);
    assert_eq!(accounts.cell(question(0), d), Cell::Nothing);
    assert_eq!(accounts.cell(question(0), e), Cell::Nothing);
    assert_eq!(accounts.questions()[2].1.to_string(), "1 source");
}

#[test]
fn every_claim_of_the_built_in_dossier_that_speaks_to_a_question_stands_in_one_cell() {
    let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
    let accounts = Accounts::new(&dossier, None);
    let mut shown = Vec::new();
    for (question, _) in accounts.questions() {
        for source in accounts.sources() {
            if let Cell::Answers(claims) = accounts.cell(*question, *source) {
                shown.extend_from_slice(claims);
            }
        }
    }
    shown.sort_unstable();
    // Once under every question that it answers or bears on.
    let all = dossier.claims.iter().flat_map(|(id, claim)| claim.questions().map(move |_| id));
    assert_eq!(shown, all.collect::<Vec<_>>());
}

/// What the built-in dossier shows in the cell of a source: words, stance, attribution.
fn shown(question: &str, source: &str) -> Vec<String> {
    let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
    let Some(Item::Question(question)) = dossier.find(ItemKind::Question, question) else { panic!() };
    let Some(Item::Source(source)) = dossier.find(ItemKind::Source, source) else { panic!() };
    let accounts = Accounts::new(&dossier, None);
    let Cell::Answers(claims) = accounts.cell(question, source) else { return Vec::new() };
    let told = |id: &ClaimId| {
        let claim = &dossier.claims[*id];
        format!("{} [{}]", words(&dossier, claim), stance_beside(claim))
    };
    accounts.statements(claims).iter().map(|reports| told(&reports[0])).collect()
}

#[test]
fn a_count_that_bears_on_a_question_is_heard_as_what_it_is() {
    let none = "no Russian servicemen present []";
    let mod_says = shown("russian-presence", "russian-mod");
    assert_eq!(
        mod_says.iter().filter(|words| *words == none).count(),
        1,
        "one statement, read in three places: {mod_says:?}"
    );
    let several = "“several” Russian military advisers killed []";
    assert!(shown("russian-presence", "tasnim").contains(&several.to_owned()));
    for source in ["government-sources", "opposition-sources"] {
        let silent = "no mention of whether Russians were present []";
        assert_eq!(shown("russian-presence", source), [silent]);
    }
    assert!(shown("notice", "tasnim").is_empty());
}

#[test]
fn what_bears_on_a_question_counts_among_its_answers_and_its_claims() {
    let text = TEXT.replace("gist: \"A remark\"", "gist: \"YES\", bears_on: [\"one\", \"three\", \"four\"]");
    let dossier = load::read(&text).dossier.expect("sound");
    let accounts = Accounts::new(&dossier, None);
    let told: Vec<_> = accounts.questions().iter().map(|(_, found)| found.to_string()).collect();
    let three = "2 sources, 3 answers, not grouped";
    let two = "2 sources, 2 answers, not grouped";
    assert_eq!(told, ["3 sources, all in the same words", two, three, "1 source"]);
    assert_eq!(accounts.answers(), 9);
    let last = dossier.claims.ids().last().expect("claims");
    let links = Links::new(&dossier);
    for (question, bears) in dossier.questions.ids().zip([true, false, true, true]) {
        assert_eq!(links.claims_of(Item::Question(question)).contains(&last), bears);
    }
    // A source outside the narrowed view is left out, not silent.
    let narrowed = Accounts::new(&dossier, Some(&[]));
    let (four, e) = (accounts.questions()[3].0, dossier.claims[last].by);
    assert_eq!(narrowed.cell(four, e), Cell::LeftOut);
}

#[test]
fn an_attribution_that_is_not_stated_has_words() {
    let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
    for claim in dossier.claims.rows() {
        assert_eq!(attributed(claim).is_empty(), claim.attribution == Attribution::Stated, "{}", claim.key);
    }
}

#[test]
fn reports_of_one_statement_are_one_answer_with_their_places() {
    let text = TEXT.replace("\"d3b\": (by: \"d\",", "\"d3b\": (by: \"d\", same_as: \"d3\",");
    let dossier = load::read(&text).dossier.expect("sound");
    let accounts = Accounts::new(&dossier, None);
    let (question, difference) = accounts.questions()[2];
    assert_eq!(difference.to_string(), "1 source");
    let Some(Item::Source(source)) = dossier.find(ItemKind::Source, "d") else { panic!() };
    let Cell::Answers(claims) = accounts.cell(question, source) else { panic!("answers") };
    assert_eq!(accounts.statements(claims), [claims.to_vec()]);
    assert_eq!((claims.len(), accounts.answers()), (2, 5));
}

const PLACED: &str = r#"Dossier(
    format: 2,
    title: "T",
    sources: {"a": (name: "A"), "b": (name: "B"), "c": (name: "C"), "d": (name: "D")},
    documents: {"doc": (title: "Doc")},
    questions: {
        "who": (ask: "Who?", positions: {"north": "The North", "south": "The South"}),
        "how": (ask: "How?", positions: {"air": "From the air", "land": "From the land"}),
        "when": (ask: "When?", positions: {"night": "At night"}),
        "where": (ask: "Where?", positions: {"river": "At the river"}),
    },
    claims: {
        "a1": (by: "a", document: "doc", paragraph: 1, says: Answer(to: "who", text: "They did", position: "south")),
        "b1": (by: "b", document: "doc", paragraph: 2, says: Answer(to: "who", text: "The enemy", position: "north")),
        "c1": (by: "c", document: "doc", paragraph: 3, says: Answer(to: "who", text: "Militants", position: "north")),
        "d1": (by: "d", document: "doc", paragraph: 4, says: Answer(to: "who", text: "Nobody knows")),
        "a2": (by: "a", document: "doc", paragraph: 5, says: Answer(to: "how", text: "Aircraft", position: "air")),
        "b2": (by: "b", document: "doc", paragraph: 6, says: Answer(to: "how", text: "Helicopters", position: "air")),
        "a3": (by: "a", document: "doc", paragraph: 7, says: Answer(to: "when", text: "After dark", position: "night")),
        "b3": (by: "b", document: "doc", paragraph: 8, stance: Denies,
            says: Answer(to: "when", text: "After dark", position: "night")),
        "a4": (by: "a", document: "doc", paragraph: 9, says: Answer(to: "where", text: "By the river", position: "river")),
        "b4": (by: "b", document: "doc", paragraph: 10, says: Answer(to: "where", text: "by the river.")),
    },
)"#;

fn placed() -> Dossier {
    let loaded = load::read(PLACED);
    assert_eq!(loaded.diagnostics, []);
    loaded.dossier.expect("a sound dossier")
}

#[test]
fn answers_of_one_position_are_equal_whatever_their_words_and_without_one_words_are_compared() {
    let dossier = placed();
    let accounts = Accounts::new(&dossier, None);
    let told: Vec<_> = accounts
        .questions()
        .iter()
        .map(|(_, difference)| (difference.to_string(), difference.is_marked()))
        .collect();
    let expected = [
        ("4 sources, 4 answers, 2 positions and 1 answer not grouped", true),
        ("2 sources, all with the same position", false),
        ("2 sources, 2 answers, 1 position in different stances", true),
        ("2 sources, all in the same words", false),
    ];
    assert_eq!(told, expected.map(|(words, marked)| (words.to_owned(), marked)));
}

#[test]
fn answers_stand_by_their_positions_in_the_order_of_the_dossier() {
    let dossier = placed();
    let question = QuestionId::from_index(0);
    let answers: Vec<_> = (0..4).map(|row| vec![ClaimId::from_index(row)]).collect();
    let groups = Accounts::by_position(&dossier, question, answers);
    let told: Vec<_> = groups
        .iter()
        .map(|(position, answers)| {
            let keys: Vec<_> =
                answers.iter().map(|reports| dossier.claims[reports[0]].key.as_str()).collect();
            (position_heading(&dossier, question, *position), keys.join(" "))
        })
        .collect();
    let expected =
        [("Grouped under “The North”", "b1 c1"), ("Grouped under “The South”", "a1"), ("Not grouped", "d1")];
    assert_eq!(told, expected.map(|(heading, keys)| (heading.to_owned(), keys.to_owned())));
}
