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
    let mut names = inspected(ItemKind::Question, "who");
    names.dedup();
    let lists = ["GROUPED UNDER “THE SOUTHERN SIDE”", "2", "NOT GROUPED", "1", "BEARS ON IT", "1"];
    let rows = [
        "Spokesman, Document ¶1, They did",
        "Gazette, Document ¶2, The garrison",
        "Ministry, Document ¶3, Nobody knows",
        "State, Document ¶4, A remark",
    ];
    for expected in [&lists[..], &rows[..]] {
        assert!(names.windows(expected.len()).any(|found| found == expected), "{expected:?} in {names:#?}");
    }
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
    stage.assert_inspector_says("The southern side");
}

#[test]
fn a_correction_is_shown_with_both_figures() {
    let corrected = inspected(ItemKind::Claim, "n");
    assert!(corrected.iter().any(|name| name == "Gazette: 7 killed, Document ¶6"), "{corrected:#?}");
    let correcting = inspected(ItemKind::Claim, "m");
    assert!(correcting.iter().any(|name| name == "Spokesman: 4 killed, Document ¶5"), "{correcting:#?}");
}

#[test]
fn institutions_stand_before_their_members_in_the_index() {
    let stage = stage();
    let dossier = stage.dossier();
    let links = parallax::analysis::Links::new(dossier);
    let (shown, ahead) = Default::default();
    let index = parallax::session::IndexState::default();
    let rows = parallax::views::index::IndexRows::new(dossier, &links, shown, &ahead, &index);
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

#[test]
fn the_lineage_folds_sources_into_their_institution_and_says_so_and_remembers_it() {
    use parallax::session::{Command, View};
    let mut stage = stage();
    stage.send(Command::Show(View::LINEAGE));
    let nodes = |stage: &Stage| {
        let names = stage.names_in(stage.chart_rect());
        names.into_iter().filter(|name| name.contains(": origin of ")).collect::<Vec<_>>()
    };
    assert_eq!(
        nodes(&stage),
        [
            "Spokesman: origin of 2 claims",
            "Gazette: origin of 2 claims",
            "Ministry: origin of 1 claim",
            "State: origin of 1 claim",
        ]
    );
    let correction = "Gazette puts forward a correction of a figure of Spokesman: 1 claim";
    assert!(stage.names_in(stage.chart_rect()).iter().any(|name| name == correction));
    stage.click("Fold into institutions");
    assert_eq!(nodes(&stage), ["Gazette: origin of 2 claims", "State, with its members: origin of 4 claims"]);
    let head = "Members of an institution are shown as that institution";
    assert!(stage.names_in(stage.chart_rect()).iter().any(|name| name.contains(head)));
    // All that it stands for is selected, not what the institution itself says.
    stage.click("State, with its members: origin of 4 claims");
    assert_eq!(stage.session().selection.selected().items().count(), 4);
    let kept = stage.program().settings();
    let mut other = self::stage();
    other.program().restore(kept);
    assert!(other.session().lineage.folds);
    stage.click("Show members");
    assert!(!stage.session().lineage.folds);
}
