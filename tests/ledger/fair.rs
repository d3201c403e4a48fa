//! What a hostile reader of either side could quote as our verdict stands in neither of the built-in dossiers.

use parallax::dossier::{Claim, Dossier, Precision, Says, Stance};
use parallax::load;

use super::{KHUSHAM, claim, khusham};

const PERSIA: &str = include_str!("../../data/persian-army-480.ron");

fn both() -> [Dossier; 2] {
    [KHUSHAM, PERSIA].map(|text| load::read(text).dossier.expect("it opens"))
}

fn answer<'a>(dossier: &'a Dossier, key: &str) -> &'a str {
    match &claim(dossier, key).says {
        Says::Answer { text, .. } => text,
        other => panic!("{key} must be an answer: {other:?}"),
    }
}

#[test]
fn a_hedge_is_no_verb_of_attribution() {
    let verbs = ["“reported”", "“according to”", "“identified”", "“beyond doubt”", "“suddenly”", "“alleged”"];
    let verbs = [verbs.as_slice(), &["“claimed”", "“accused”", "“denied the presence”"]].concat();
    for dossier in both() {
        for claim in dossier.claims.rows() {
            let Some(hedge) = &claim.hedge else { continue };
            let parts = hedge.split("; ");
            let bare: Vec<_> = parts.filter(|part| verbs.contains(part)).collect();
            assert!(bare.is_empty(), "{}: {bare:?} softens nothing and reads as a doubt of ours", claim.key);
        }
    }
}

#[test]
fn a_term_of_one_side_stands_in_quotation_marks() {
    for (at, _) in KHUSHAM.match_indices("pro-regime") {
        let before = &KHUSHAM[..at];
        let is_quoted = before.ends_with('“') || before.ends_with("“Syrian ");
        // An id is nobody's word: "pro-regime".
        assert!(is_quoted || before.ends_with('"'), "…{}", &KHUSHAM[at - 40..at + 10]);
    }
}

#[test]
fn no_name_says_who_attacked_or_who_is_dead() {
    let dossier = khusham();
    let groups = dossier.groups.rows().iter().map(|group| &group.name);
    let sources =
        dossier.sources.rows().iter().flat_map(|source| [Some(&source.name), source.short.as_ref()]);
    for name in groups.chain(sources.flatten()) {
        for verdict in ["that attacked", "attacking", "who targeted", "of the dead"] {
            assert!(!name.contains(verdict), "{name}");
        }
    }
    // What only one document tells is told as its own.
    for event in ["turkish-offensive", "israeli-raids", "sporadic-fighting", "video-2017"] {
        let event = dossier.events.rows().iter().find(|row| row.key == event).expect("an event");
        assert!(event.gist.starts_with("Newsweek says that "), "{}", event.gist);
    }
    // A name is cut at its end, so who tells of it stands at its beginning.
    for (event, teller) in [
        ("turkish-offensive", "Newsweek: "),
        ("israeli-raids", "Newsweek: "),
        ("sporadic-fighting", "Unnamed reports of "),
        ("attack-9-february", "AMN reports "),
        ("sohr-count", "SOHR "),
        ("bloomberg-report", "Bloomberg reports "),
    ] {
        let event = dossier.events.rows().iter().find(|row| row.key == event).expect("an event");
        assert!(event.name.starts_with(teller), "{}", event.name);
    }
}

#[test]
fn notes_answer_readers_and_no_reviewer() {
    for dossier in both() {
        let claims = dossier.claims.rows().iter().map(|claim: &Claim| (&claim.key, &claim.note));
        let groups = dossier.groups.rows().iter().map(|group| (&group.key, &group.note));
        for (key, note) in claims.chain(groups) {
            for words in ["refuse", "not yet known", "contradict each other", "collide", "partly compatible"]
            {
                assert!(!note.contains(words), "{key}: {note}");
            }
        }
    }
}

#[test]
fn a_population_that_is_placed_by_us_says_so() {
    let dossier = khusham();
    for key in [
        "tasnim-militiamen",
        "hezbollah-affiliated",
        "russians",
        "russian-mercenaries",
        "wagner",
        "russian-advisers",
        "russian-servicemen",
        "presumed-citizens",
    ] {
        let group = dossier.groups.rows().iter().find(|group| group.key == key).expect("a population");
        assert!(group.within.is_some() && group.note.contains("this dossier's reading"), "{key}");
    }
}

#[test]
fn answers_say_what_their_sources_said() {
    let dossier = khusham();
    let sdf = answer(&dossier, "mod-sdf-attack");
    assert!(
        sdf.starts_with("Pro-government forces “suddenly” came under SDF attack") && !sdf.contains("first")
    );
    assert!(answer(&dossier, "mattis-attackers").contains("who exactly attacked"));
    for key in ["mfa-disinformation", "zakharova-disinformation"] {
        assert!(answer(&dossier, key).ends_with("“classic disinformation”"), "{key}");
    }
    // Whose assertion it is stands before it.
    assert!(answer(&dossier, "fifteenth-cover-up").starts_with("Asserts, naming no source, that"));
    assert!(claim(&dossier, "newsweek-militias").gist.starts_with("Newsweek describes"));
    assert!(claim(&dossier, "newsweek-militias").gist.contains("says that some of them received"));
}

/// "Not known" is what a source says of itself: the coalition still tries to find out, a total is unlikely to be established.
/// That a toll is disputed, or that reasons are being investigated, is not that.
#[test]
fn nobody_is_said_not_to_know_who_does_not_say_so() {
    let dossier = khusham();
    let unknown = dossier.claims.rows().iter().filter(|claim| claim.stance == Stance::NotKnown);
    let unknown: Vec<_> = unknown.map(|claim| claim.key.as_str()).collect();
    assert_eq!(unknown, ["mattis-attackers", "cit-no-total"]);
    assert!(answer(&dossier, "zakharova-cause").starts_with("An “armed confrontation”"));
}

/// One sentence of one document, wherever it is told.
#[test]
fn the_doubts_about_the_headquarters_have_one_wording() {
    let dossier = khusham();
    let meant = "meant to seize the headquarters and capture the Americans in it";
    let doubt = claim(&dossier, "department-aim-doubt");
    for words in [answer(&dossier, "department-aim-doubt"), &doubt.gist] {
        assert!(words.contains("the attackers, mercenaries included,") && words.contains(meant), "{words}");
    }
    let note = &claim(&dossier, "hq-targeted").note;
    assert!(
        note.contains(meant) && note.contains("“Department of Defense”, in context the US one"),
        "{note}"
    );
    assert!(!KHUSHAM.contains("firing at a headquarters"), "the word is targeted");
}

#[test]
fn no_note_says_more_of_a_place_than_its_document() {
    let dossier = khusham();
    let place = |key: &str| {
        let found = dossier.places.rows().iter().find(|place| place.key == key);
        found.unwrap_or_else(|| panic!("no place {key}"))
    };
    // "From the city of", "from the town of": where somebody is from need not be where their home is.
    for key in ["ryazan", "asbest"] {
        let note = &place(key).note;
        assert!(note.contains("named as from here") && !note.to_lowercase().contains("home"), "{note}");
    }
    let headquarters = place("sdf-hq");
    assert!(headquarters.note.contains("That both mean one place is this dossier's reading"));
    for words in ["the SDF headquarters", "a headquarters of the SDF"] {
        assert!(!KHUSHAM.contains(words), "the article of 15 February has no article there: {words}");
    }
    // Vertices that only sketch a course have no precision in kilometres.
    let river = place("euphrates");
    assert!(river.basis.starts_with("Schematic"));
    assert_eq!(river.precision, Precision::Schematic);
}

#[test]
fn whom_the_pentagon_told_is_nobody_the_document_names() {
    let dossier = khusham();
    assert!(answer(&dossier, "pentagon-told-throughout").ends_with("to whom is not said"));
    let note = &claim(&dossier, "pentagon-told-throughout").note;
    assert!(note.contains("the context points to the Russian side"), "{note}");
    let other = claim(&dossier, "department-told-after");
    assert!(other.note.contains("not whom it told"), "{}", other.note);
}

#[test]
fn the_basis_of_a_date_ends_without_a_full_stop() {
    for dossier in both() {
        let documents =
            dossier.documents.rows().iter().map(|document| (&document.key, &document.dated_basis));
        let events = dossier.events.rows().iter().map(|event| (&event.key, &event.on_basis));
        let claims = dossier.claims.rows().iter().map(|claim| (&claim.key, &claim.said_basis));
        let places = dossier.places.rows().iter().map(|place| (&place.key, &place.basis));
        for (key, basis) in documents.chain(events).chain(claims).chain(places) {
            assert!(!basis.ends_with('.'), "{key}: {basis}");
        }
    }
}

#[test]
fn both_sides_of_the_question_of_size_are_heard() {
    let dossier = load::read(PERSIA).dossier.expect("it opens");
    let heard: Vec<_> = dossier
        .claims
        .rows()
        .iter()
        .filter(|claim| claim.questions().any(|id| dossier.questions[id].key == "large-figures"))
        .map(|claim| dossier.sources[claim.by].key.as_str())
        .collect();
    for source in ["herodotus", "ammianus", "grote", "rawlinson", "munro", "maurice", "flower", "carey"] {
        assert!(heard.contains(&source), "{source} in {heard:?}");
    }
}
