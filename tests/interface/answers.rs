//! Answers under the positions that the dossier gives them, institutions with their members, and corrections.

use parallax::dossier::{Item, ItemKind};
use parallax::theme::Mode;

use super::stage::{Stage, USUAL};

const TEXT: &str = r#"Dossier(format: 2, title: "T",
    places: {"quay": (name: "Quay", role: Context, at: Point((lon: 1, lat: 2)))},
    groups: {"all": (name: "Everybody")},
    sources: {
        "spokesman": (name: "Spokesman", part_of: "ministry"),
        "paper": (name: "Gazette"),
        "ministry": (name: "Ministry", part_of: "state"),
        "state": (name: "State"),
    },
    documents: {"d": (title: "Document")},
    questions: {"who": (ask: "Who began?", positions: {"north": "The northern side", "south": "The southern side"})},
    claims: {
        "a": (by: "spokesman", document: "d", paragraph: 1, says: Answer(to: "who", text: "They did", position: "south")),
        "b": (by: "paper", document: "d", paragraph: 2, says: Answer(to: "who", text: "The garrison", position: "south")),
        "c": (by: "ministry", document: "d", paragraph: 3, says: Answer(to: "who", text: "Nobody knows")),
        "d": (by: "state", document: "d", paragraph: 4, bears_on: ["who"], gist: "A remark"),
        "n": (by: "spokesman", document: "d", paragraph: 5, says: Count(outcome: Killed, of: "all", quantity: Exactly(4))),
        "m": (by: "paper", document: "d", paragraph: 6, corrects: "n",
            says: Count(outcome: Killed, of: "all", quantity: Exactly(7))),
    })"#;

fn stage() -> Stage {
    Stage::with(USUAL, Mode::Light, TEXT)
}

/// The accessible names of the inspector after an item is selected.
fn inspected(kind: ItemKind, key: &str) -> Vec<String> {
    let mut stage = stage();
    let item = stage.item(kind, key);
    stage.select(item);
    stage.names_in(stage.inspector_rect())
}

#[test]
fn a_question_lists_its_answers_under_their_positions() {
    let names = inspected(ItemKind::Question, "who");
    let place = |words: &str| {
        let found = names.iter().position(|name| name.contains(words));
        found.unwrap_or_else(|| panic!("no {words} in {names:#?}"))
    };
    let order = [
        place("GROUPED UNDER “THE SOUTHERN SIDE”"),
        place("They did"),
        place("The garrison"),
        place("WITHOUT A POSITION"),
        place("Nobody knows"),
        place("BEARS ON IT"),
        place("A remark"),
    ];
    assert!(order.is_sorted(), "{names:#?}");
    // A position that no answer takes is named, and has no list.
    assert!(names.iter().any(|name| name == "The northern side"), "{names:#?}");
    assert!(!names.iter().any(|name| name.contains("THE NORTHERN SIDE")), "{names:#?}");
}

#[test]
fn an_answer_says_that_the_dossier_groups_it() {
    let mut stage = stage();
    let item = stage.item(ItemKind::Claim, "a");
    let spoken = stage.spoken(item);
    assert!(spoken.contains("They did, grouped under “The southern side”"), "{spoken}");
    stage.select(item);
    stage.assert_inspector_says("Grouped under");
}

#[test]
fn a_correction_is_shown_with_both_figures() {
    let corrected = inspected(ItemKind::Claim, "n");
    assert!(corrected.iter().any(|name| name == "Corrections"), "{corrected:#?}");
    assert!(corrected.iter().any(|name| name.starts_with("Gazette: 7 killed")), "{corrected:#?}");
    let correcting = inspected(ItemKind::Claim, "m");
    assert!(correcting.iter().any(|name| name == "Corrects"), "{correcting:#?}");
    assert!(correcting.iter().any(|name| name.starts_with("Spokesman: 4 killed")), "{correcting:#?}");
}

#[test]
fn institutions_stand_before_their_members_in_the_index() {
    let stage = stage();
    let dossier = stage.dossier();
    let links = parallax::analysis::Links::new(dossier);
    let (shown, ahead) = Default::default();
    let state = parallax::session::IndexState::default();
    let rows = parallax::views::index::IndexRows::new(dossier, &links, shown, &ahead, &state);
    let sources: Vec<_> = rows
        .rows()
        .iter()
        .filter_map(|row| match row {
            parallax::views::index::IndexRow::Entry { item: Item::Source(id), depth, .. } => {
                Some((dossier.sources[*id].key.as_str(), *depth))
            }
            _ => None,
        })
        .collect();
    assert_eq!(sources, [("paper", 0), ("state", 0), ("ministry", 1), ("spokesman", 2)]);
}
