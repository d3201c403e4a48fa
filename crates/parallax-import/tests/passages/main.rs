//! Texts with what is marked in them, worked out by hand, and what holds for any text.

mod arabic;
mod cyrillic;
mod latin;

use parallax_dossier::draft::Dossier;
use parallax_import::cell::Amount;
use parallax_import::passage::{Draft, Mark, MarkKind, Names, Used, checks, drafts, marks, paragraphs};
use proptest::prelude::*;

/// A mark in short: the bytes that are marked, and what they are read as.
fn short(text: &str, mark: &Mark) -> String {
    let words = &text[mark.span.clone()];
    match &mark.kind {
        MarkKind::Date(edtf) => format!("{words}@{}", edtf.as_deref().unwrap_or("?")),
        MarkKind::Name(kind, id) => format!("{words}@{kind:?}:{id}"),
        MarkKind::Figure(said) => {
            let about = if said.about { "~" } else { "" };
            let (far, more) =
                (if said.so_far { " so far" } else { "" }, if said.and_more { "+" } else { "" });
            let figure = match &said.amount {
                Amount::Exactly(n) => n.to_string(),
                Amount::AtLeast(n) => format!(">={n}"),
                Amount::MoreThan(n) => format!(">{n}"),
                Amount::AtMost(n) => format!("<={n}"),
                Amount::FewerThan(n) => format!("<{n}"),
                Amount::Between(low, high) => format!("{low}..{high}"),
                Amount::Words(_) => "words".to_owned(),
                other => format!("{other:?}"),
            };
            format!("{words}={about}{figure}{more}{far}")
        }
    }
}

/// Compares all marks of each text with those worked out by hand; they are divided by "; ".
#[track_caller]
fn table(cases: &[(&str, &str)]) {
    assert!(cases.len() >= 40, "{}", cases.len());
    let names = Names::default();
    let mut wrong = Vec::new();
    for (text, wanted) in cases {
        checks::text(text.as_bytes());
        let found: Vec<String> = marks(text, &names).map(|mark| short(text, &mark)).collect();
        let found = found.join("; ");
        if found != *wanted {
            wrong.push(format!("{text}\n   wanted {wanted}\n   found  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

const DOSSIER: &str = r#"Dossier(format: 2, title: "T",
    groups: {"g": (name: "G")},
    sources: {"sohr": (name: "Syrian Observatory for Human Rights", short: "SOHR"), "us": (name: "US")},
    people: {"buga": (name: "Vladimir Buga", native: (text: "Владимир Буга", lang: "ru"))},
    places: {"khusham": (name: "Khusham", also: ["Khasham"], native: (text: "خشام", lang: "ar"))},
    documents: {"d": (title: "D"), "e": (title: "E")},
    claims: {
        "a": (by: "sohr", document: "d", paragraph: 1, says: Count(outcome: Killed, of: "g", quantity: Exactly(48))),
        "b": (by: "sohr", document: "d", paragraph: 2, worded: "some two dozen", says: Count(outcome: Killed, of: "g", quantity: Words("some two dozen"))),
        "c": (by: "sohr", document: "e", paragraph: 2, says: Count(outcome: Killed, of: "g", quantity: MoreThan(100))),
    })"#;

const TEXT: &str = "The SOHR says that 48 fighters were killed in Khusham, among them Vladimir Buga. It told us so on Thursday.\n\n\
     Others spoke of two dozen, and the US of more than 100 dead. Владимир Буга погиб в районе خشام.";

#[test]
fn names_of_the_dossier_are_found_as_they_are_written() {
    let dossier = Dossier::parse(DOSSIER).expect("a dossier");
    let names = Names::from_dossier(&dossier);
    let found: Vec<String> = marks(TEXT, &names)
        .filter(|mark| matches!(mark.kind, MarkKind::Name(..)))
        .map(|mark| format!("{} {}", mark.paragraph, short(TEXT, &mark)))
        .collect();
    assert_eq!(
        found,
        [
            "1 SOHR@Source:sohr",
            "1 Khusham@Place:khusham",
            "1 Vladimir Buga@Person:buga",
            "2 US@Source:us",
            "2 Владимир Буга@Person:buga",
            "2 خشام@Place:khusham",
        ]
    );
}

#[test]
fn a_figure_becomes_a_draft_that_leaves_speaker_and_population_to_the_author() {
    let dossier = Dossier::parse(DOSSIER).expect("a dossier");
    let (names, used) = (Names::from_dossier(&dossier), Used::from_document(&dossier, "d"));
    let made: Vec<Draft> = drafts(TEXT, &names, &used, "d").collect();
    let told: Vec<(&str, bool)> =
        made.iter().map(|draft| (&TEXT[draft.mark.span.clone()], draft.is_used)).collect();
    // That of another document is not this one.
    assert_eq!(told, [("48", true), ("two dozen", true), ("more than 100", false)]);
    let claim = &made[2].claim;
    assert!(claim.by.is_none() && claim.said.is_none() && claim.via.is_empty());
    let mut draft = Dossier::default();
    draft.claims.add("draft-1", claim.clone());
    let written = draft.write();
    assert!(written.contains("document: \"d\"") && written.contains("paragraph: 2"), "{written}");
    assert!(written.contains("says: Count(outcome: Killed, of: \"\", quantity: MoreThan(100))"), "{written}");
    assert!(written.contains("worded: \"more than 100\""), "{written}");
    assert!(
        written.contains("quote: (text: \"Others spoke of two dozen, and the US of more than 100 dead.\")"),
        "{written}"
    );
    // Nothing beside this figure says what happened.
    draft.claims.add("draft-2", made[1].claim.clone());
    assert!(
        draft.write().contains("says: Count(outcome: \"\", of: \"\", quantity: Words(\"two dozen\"))"),
        "{}",
        draft.write()
    );
}

#[test]
fn paragraphs_are_counted_as_those_of_a_copy() {
    use parallax_analysis::passage::{CopyForm, Paragraphs};
    for text in [
        "",
        "\n\n",
        "a",
        "a\nb\n\nc",
        "a\nb\nc\n",
        " \n a \n\t\n b\r\n\r\nc\r\n",
        "\u{feff}a\n\nb",
        "a\n\u{a0}\nb",
        TEXT,
    ] {
        let ours: Vec<String> = paragraphs(text)
            .map(|paragraph| text[paragraph.span].split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        let theirs = Paragraphs::read(text.as_bytes(), CopyForm::Plain).ok();
        let theirs: Vec<String> = theirs
            .iter()
            .flat_map(|all| (1..=all.len() as u32).filter_map(|number| all.get(number).map(str::to_owned)))
            .collect();
        assert_eq!(ours, theirs, "{text:?}");
    }
}

#[test]
fn hostile_texts_take_no_longer_than_others() {
    for unit in [
        "[",
        "about ",
        "five ",
        "five-",
        "1,",
        "1-",
        "no ",
        "و",
        "of dozens ",
        "\u{200b}5",
        "a\u{300}",
        "5 or ",
        "5 February ",
        "quatre-vingt-",
        "\u{a0}",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        let began = std::time::Instant::now();
        let count = marks(&text, &Names::default()).count();
        assert!(began.elapsed().as_secs() < 60, "{unit:?}: {count} marks");
    }
}

fn text() -> impl Strategy<Value = String> {
    let words = [
        "48",
        "100",
        "1,200",
        "2018",
        "2018-02-08",
        "five",
        "twenty-",
        "hundred",
        "thousand",
        "and",
        "or",
        "to",
        "between",
        "more than",
        "at least",
        "about",
        "no",
        "none",
        "dozens",
        "a",
        "of",
        "killed",
        "soldiers",
        "Monday",
        "February",
        "8",
        "%",
        "T-72",
        "-",
        "–",
        ".",
        ",",
        "\n",
        "\n\n",
        " ",
        "\u{a0}",
        "\u{200b}",
        "vingt",
        "quatre-vingt",
        "et",
        "un",
        "mille",
        "cent",
        "dos",
        "mil",
        "y",
        "treinta",
        "двадцать",
        "пять",
        "тысяч",
        "около",
        "сто",
        "خمسة",
        "وعشرون",
        "مئة",
        "ألف",
        "و",
        "عشرات",
        "“",
        "”",
        "[3]",
        "٤٨",
        "e\u{301}",
        "💀",
        "$",
        "№",
        "+",
        "~",
    ];
    let piece = prop_oneof![
        6 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec((piece, prop::sample::select(vec!["", " ", " ", "\n"])), 0..60)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, blank)| piece + blank).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_read_without_harm(text in text()) {
        checks::text(text.as_bytes());
    }
}
