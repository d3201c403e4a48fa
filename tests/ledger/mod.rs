//! Compares every row of the claims ledger with `data/khusham.ron`, which the program opens by default.
//!
//! The ledger is written out in `table.rs`; the dossier is read as by the program. A figure that changes, a
//! population that is merged, a relay that is lost or a row that is left out fails here by name.

mod agreement;
mod aloud;
mod fair;
mod readback;
mod runs;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Write as _};

use parallax::dossier::{
    Attribution, Claim, Dossier, Item, ItemKind, Location, PlaceRole, Precision, Quantity, Says,
};
use table::{
    AIR_STRIKES, CLAIMS, DOCUMENTS, GROUPS, HEDGED, KEPT_APART, LEDGER_ROWS, NAMED_DEAD, NOT_LOCATED, NOTED,
    ONE_STATEMENT, POINTS,
};

const KHUSHAM: &str = include_str!("../../data/khusham.ron");

fn khusham() -> Dossier {
    parallax::load::read(KHUSHAM)
        .dossier
        .expect("the dossier must load; `it_loads_without_a_complaint` tells why not")
}

/// The table's lines as cells, without blank lines.
fn lines() -> Vec<[&'static str; 7]> {
    let cells = |line: &'static str| {
        let cells: Vec<_> = line.split(" | ").collect();
        cells.try_into().unwrap_or_else(|cells| panic!("the table has a bad line: {cells:?}"))
    };
    CLAIMS.lines().filter(|line| !line.is_empty()).map(cells).collect()
}

fn claim<'a>(dossier: &'a Dossier, key: &str) -> &'a Claim {
    let found = dossier.claims.rows().iter().find(|claim| claim.key == key);
    found.unwrap_or_else(|| panic!("the dossier has no claim `{key}`"))
}

/// Fails with only the rows in which the file and the ledger differ.
fn assert_rows<T: PartialEq + Debug>(what: &str, file: &[T], ledger: &[T]) {
    let surplus: Vec<_> = file.iter().filter(|row| !ledger.contains(row)).collect();
    let missing: Vec<_> = ledger.iter().filter(|row| !file.contains(row)).collect();
    assert!(surplus.is_empty() && missing.is_empty(), "{what}: file {surplus:?}, ledger {missing:?}");
    assert!(file == ledger, "{what}: the order differs or a row stands twice");
}

/// The content of `claim` in the dossier, in the table's notation.
fn written(dossier: &Dossier, claim: &Claim) -> [String; 5] {
    let mut speaker = dossier.sources[claim.by].key.clone();
    for relay in &claim.via {
        let _ = write!(speaker, " < {}", dossier.sources[*relay].key);
    }
    if claim.attribution != Attribution::Stated {
        let _ = write!(speaker, " ({:?})", claim.attribution);
    }
    let document = &dossier.documents[claim.document].key;
    let document = DOCUMENTS.iter().find(|(_, key)| key == document).map_or("?", |(short, _)| short);
    let paragraph = claim.locator.paragraph.map_or_else(|| "?".to_owned(), |number| number.to_string());
    let said = claim.said.as_ref().map_or("-", |date| date.as_str()).to_owned();
    [speaker, format!("{document} {paragraph}"), said, content(dossier, claim), format!("{:?}", claim.stance)]
}

fn content(dossier: &Dossier, claim: &Claim) -> String {
    match &claim.says {
        Says::Remark => "Remark".to_owned(),
        Says::Answer { to, .. } => format!("Answer to {}", dossier.questions[*to].key),
        Says::Count(count) => {
            let of = &dossier.groups[count.of].key;
            let worded = claim.worded.as_ref().map_or_else(String::new, |words| format!(" as {words}"));
            let so_far = if count.so_far { " so far" } else { "" };
            format!("{:?} of {of}: {}{so_far}{worded}", count.outcome, figure(dossier, &count.quantity))
        }
    }
}

fn figure(dossier: &Dossier, quantity: &Quantity) -> String {
    match quantity {
        Quantity::Words(words) => format!("Words({words})"),
        Quantity::Named(people) => {
            let names: Vec<_> = people.iter().map(|id| dossier.people[*id].key.as_str()).collect();
            format!("Named({})", names.join(", "))
        }
        other => format!("{other:?}"),
    }
}

#[test]
fn it_loads_without_a_complaint() {
    let problems: Vec<_> =
        parallax::load::read(KHUSHAM).diagnostics.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "errors or warnings:\n{}", problems.join("\n"));
}

#[test]
fn every_row_of_the_ledger_has_its_claims_and_every_claim_its_row() {
    let dossier = khusham();
    let expected: BTreeSet<String> = (0..3)
        .flat_map(|document| (1..=LEDGER_ROWS[document]).map(move |row| format!("C{document}.{row:02}")))
        .collect();
    let listed: BTreeSet<String> = lines().iter().map(|line| line[0].to_owned()).collect();
    assert_eq!(expected.len(), 93);
    assert_eq!(listed, expected, "rows of the ledger against rows of the table");

    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines() {
        *times.entry(line[1]).or_default() += 1;
    }
    let twice: Vec<_> = times.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "claims that stand in the table more than once: {twice:?}");
    let in_table: BTreeSet<&str> = times.into_keys().collect();
    let in_file: BTreeSet<&str> = dossier.claims.rows().iter().map(|claim| claim.key.as_str()).collect();
    let missing: Vec<_> = in_table.difference(&in_file).collect();
    let surplus: Vec<_> = in_file.difference(&in_table).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "not in the file: {missing:?}; no row: {surplus:?}");
}

#[test]
fn every_claim_says_what_the_ledger_says() {
    let dossier = khusham();
    let columns = ["speaker", "where", "said", "what", "stance"];
    let mut wrong = String::new();
    for line in lines() {
        let found = written(&dossier, claim(&dossier, line[1]));
        for ((column, expected), found) in columns.iter().zip(&line[2..]).zip(&found) {
            if expected != found {
                let _ = writeln!(wrong, "{} {}, {column}: ledger {expected}, file {found}", line[0], line[1]);
            }
        }
    }
    assert!(wrong.is_empty(), "the file departs from the ledger:\n{wrong}");
}

#[test]
fn populations_nest_only_where_the_words_say_so() {
    let dossier = khusham();
    let found: Vec<_> = dossier
        .groups
        .rows()
        .iter()
        .map(|group| (group.key.as_str(), group.within.map(|parent| dossier.groups[parent].key.as_str())))
        .collect();
    assert_rows("populations and what they are part of", &found, &GROUPS);
    let silent: Vec<_> = dossier.groups.rows().iter().filter(|group| group.note.is_empty()).collect();
    assert!(silent.is_empty(), "populations that do not say what they are: {silent:?}");
}

#[test]
fn like_figures_of_different_people_stay_apart() {
    let dossier = khusham();
    for (figure, keys) in KEPT_APART {
        let groups: BTreeSet<_> = keys
            .iter()
            .map(|key| claim(&dossier, key).count().unwrap_or_else(|| panic!("`{key}` counts nobody")).of)
            .collect();
        assert_eq!(groups.len(), keys.len(), "{figure}: {keys:?} must count different populations");
    }
}

#[test]
fn ambiguities_are_told() {
    let dossier = khusham();
    let untold: Vec<_> =
        NOTED.iter().filter(|(key, words)| !claim(&dossier, key).note.contains(words)).collect();
    assert!(untold.is_empty(), "notes that lost their ambiguity: {untold:?}");
    let wordless: Vec<_> =
        dossier.claims.rows().iter().filter(|claim| claim.gist.is_empty()).map(|claim| &claim.key).collect();
    assert!(wordless.is_empty(), "claims without a gist: {wordless:?}");
}

/// True if a question is among those that a claim answers or bears on.
fn speaks_to(dossier: &Dossier, claim: &Claim, question: &str) -> bool {
    claim.questions().any(|id| dossier.questions[id].key == question)
}

#[test]
fn every_count_of_russians_speaks_to_whether_russians_were_there() {
    let dossier = khusham();
    let is_russian = |group: &parallax::dossier::Group| {
        let whole = |key: &str| dossier.groups.rows().iter().find(|group| group.key == key);
        let line =
            std::iter::successors(Some(group), |group| group.within.map(|within| &dossier.groups[within]));
        let mut keys = line.map(|group| group.key.as_str());
        assert!(whole("russians").is_some() && whole("russian-citizens").is_some());
        keys.any(|key| key == "russians" || key == "russian-citizens")
    };
    let counts = dossier.claims.rows().iter().filter_map(|claim| Some((claim, claim.count()?)));
    let of_russians: Vec<_> = counts.filter(|(_, count)| is_russian(&dossier.groups[count.of])).collect();
    assert_eq!(of_russians.len(), 23);
    let mute: Vec<_> = of_russians
        .iter()
        .filter(|(claim, _)| !speaks_to(&dossier, claim, "russian-presence"))
        .map(|(claim, _)| &claim.key)
        .collect();
    assert!(mute.is_empty(), "counts of Russians that a reader would not find: {mute:?}");
}

#[test]
fn no_question_is_one_sides_alone() {
    let dossier = khusham();
    for question in dossier.questions.rows() {
        let sides: BTreeSet<_> = dossier
            .claims
            .rows()
            .iter()
            .filter(|claim| speaks_to(&dossier, claim, &question.key))
            .map(|claim| dossier.sources[claim.by].side.map(|side| dossier.sides[side].key.as_str()))
            .collect();
        // A source without a stated side counts as a side of its own.
        assert!(sides.len() >= 2, "{}: {sides:?}", question.text);
    }
}

#[test]
fn air_strikes_are_an_answer_wherever_a_document_says_so() {
    let dossier = khusham();
    for (document, paragraph, keys) in AIR_STRIKES {
        for key in keys {
            let claim = claim(&dossier, key);
            let Says::Answer { to, text, .. } = &claim.says else { panic!("{key} must be an answer") };
            assert_eq!(dossier.questions[*to].key, "means", "{key}");
            assert!(text.to_lowercase().contains("air strike"), "{key}: {text}");
            let place = (dossier.documents[claim.document].key.as_str(), claim.locator.paragraph);
            assert_eq!(place, (document, Some(paragraph)), "{key}");
        }
    }
}

#[test]
fn what_is_one_statement_is_tied_and_nothing_else_is() {
    let dossier = khusham();
    let found: Vec<_> = dossier
        .claims
        .rows()
        .iter()
        .filter_map(|claim| Some((claim.key.as_str(), dossier.claims[claim.same_as?].key.as_str())))
        .collect();
    assert_rows("reports of one statement", &found, &ONE_STATEMENT);
}

#[test]
fn a_reserve_is_never_lost() {
    let dossier = khusham();
    let lost: Vec<_> = HEDGED
        .iter()
        .filter(|(key, words)| {
            !claim(&dossier, key).hedge.as_ref().is_some_and(|hedge| hedge.contains(words))
        })
        .collect();
    assert!(lost.is_empty(), "claims without their reserve: {lost:?}");
}

#[test]
fn what_states_no_day_is_given_none() {
    let dossier = khusham();
    let invented: Vec<_> = dossier
        .claims
        .rows()
        .iter()
        .filter(|claim| claim.said_basis == "Not stated" && claim.said.is_some())
        .map(|claim| &claim.key)
        .collect();
    assert!(invented.is_empty(), "days that no document gives: {invented:?}");
    // Two sources of different sides in one document, which gives no date for either.
    for key in ["tasnim-three", "representative-mercenaries", "department-mercenaries-open", "mod-wounded-24"]
    {
        assert_eq!(claim(&dossier, key).said, None, "{key}");
    }
    // And none of them can have spoken before the clash.
    let early: Vec<_> = dossier
        .claims
        .rows()
        .iter()
        .filter(|claim| claim.event.is_some_and(|event| dossier.events[event].key == "clash"))
        .filter(|claim| {
            let first = parallax::analysis::WhenSaid::from_claim(&dossier, claim).first();
            first.is_none_or(|at| at.day() < jiff::civil::date(2018, 2, 7))
        })
        .map(|claim| &claim.key)
        .collect();
    assert!(early.is_empty(), "said before the clash: {early:?}");
}

#[test]
fn a_date_tells_what_it_rests_on() {
    let dossier = khusham();
    let claims = dossier.claims.rows().iter().map(|claim| (&claim.key, &claim.said_basis));
    let events = dossier.events.rows().iter().map(|event| (&event.key, &event.on_basis));
    let documents = dossier.documents.rows().iter().map(|document| (&document.key, &document.dated_basis));
    let bare: Vec<_> = claims.chain(events).chain(documents).filter(|(_, basis)| basis.is_empty()).collect();
    assert!(bare.is_empty(), "dates without a basis: {bare:?}");
}

#[test]
fn the_named_dead_are_the_five_of_the_ledger() {
    let dossier = khusham();
    let found: Vec<_> = dossier
        .people
        .rows()
        .iter()
        .map(|person| {
            let home = person.home.map(|place| dossier.places[place].key.as_str());
            (person.key.as_str(), person.name.as_str(), home)
        })
        .collect();
    assert_rows(
        "the named dead and their homes",
        &found,
        &NAMED_DEAD.map(|(key, name, home, ..)| (key, name, home)),
    );
    for (key, name, _, naming, by) in NAMED_DEAD {
        let naming = claim(&dossier, naming);
        assert_eq!(dossier.sources[naming.by].key, by, "who names {name}");
        let Some(Item::Person(id)) = dossier.find(ItemKind::Person, key) else { panic!("no person {key}") };
        let named = naming
            .count()
            .is_some_and(|count| matches!(&count.quantity, Quantity::Named(people) if people.contains(&id)));
        assert!(named && naming.people.contains(&id), "{} must name {name}", naming.key);
    }
    assert_eq!(dossier.people.rows()[3].also, ["Metveev"]);
}

#[test]
fn places_lie_where_the_gazetteers_put_them_or_nowhere() {
    let dossier = khusham();
    let nowhere: Vec<_> = dossier
        .places
        .rows()
        .iter()
        .filter(|place| place.at == Location::NotLocated)
        .map(|place| place.key.as_str())
        .collect();
    assert_rows("places without a position", &nowhere, &NOT_LOCATED);
    let points: Vec<_> = dossier
        .places
        .rows()
        .iter()
        .filter_map(|place| match (&place.at, place.precision) {
            (Location::Point(at), Precision::Km(km)) => Some((place.key.as_str(), at.lon, at.lat, km)),
            (Location::Point(_), other) => panic!("{}: a point with precision {other:?}", place.key),
            _ => None,
        })
        .collect();
    assert_rows("points on the map", &points, &POINTS);
    for place in dossier.places.rows() {
        assert!(!place.basis.is_empty(), "{} must say what its position rests on", place.key);
        let named = place.role == PlaceRole::Named;
        assert_eq!(named, !place.cited.is_empty(), "{}: named places are cited, others not", place.key);
    }
}

#[test]
fn the_zone_of_delimitation_is_the_rivers_course_and_schematic() {
    let dossier = khusham();
    let place = |key: &str| {
        let Some(Item::Place(id)) = dossier.find(ItemKind::Place, key) else { panic!("no place {key}") };
        &dossier.places[id]
    };
    let (river, zone) = (place("euphrates"), place("delimitation-line"));
    assert_eq!(zone.precision, Precision::Schematic);
    let Location::Line(course) = &river.at else { panic!("the river must be a line") };
    assert_eq!(course.len(), 98);
    assert_eq!(zone.at, river.at, "no document describes a course of its own");
    // The document's own words come first; people search for the other name.
    assert!(zone.name.starts_with("Zone of delimitation"), "{}", zone.name);
    assert!(zone.also.iter().any(|name| name == "Euphrates delimitation line"));
    assert!(zone.note.contains("No document describes its course"), "{}", zone.note);
}

#[test]
fn camps_come_in_their_order_and_the_unclear_stand_in_none() {
    let dossier = khusham();
    let sides: Vec<_> = dossier.sides.rows().iter().map(|side| side.key.as_str()).collect();
    assert_eq!(sides, ["us-coalition", "damascus-moscow-tehran", "monitors", "community", "media"]);
    let campless: Vec<_> = dossier
        .sources
        .rows()
        .iter()
        .filter(|source| source.side.is_none())
        .map(|source| source.key.as_str())
        .collect();
    assert_eq!(campless, ["department-of-defense", "opposition-sources", "isis", "unnamed-reports"]);
}
