//! States of the window, there and back.

use super::*;
use crate::dossier::ItemKind;
use crate::load::{self, view_file};
use crate::session::{Axis, Command};

fn program() -> Parallax {
    Parallax::new("khusham.ron", load::read(load::KHUSHAM))
}

fn item(program: &Parallax, kind: ItemKind, key: &str) -> Item {
    program.content().dossier().and_then(|dossier| dossier.find(kind, key)).expect("an item")
}

/// A program in which something of everything was chosen.
fn used() -> Parallax {
    let mut program = program();
    let dossier = program.content().dossier().expect("a dossier").clone();
    let claims: Vec<ClaimId> = dossier.claims.ids().collect();
    let mut table =
        TableSettings { sort: Some((Column::Range, Direction::Descending)), ..TableSettings::default() };
    table.filters[3] = "2018".to_owned();
    table.filters[0] = "a: b".to_owned();
    table.columns = TableColumns::new(vec![Column::Quantity, Column::By, Column::Said], [(Column::By, 130)]);
    let mut estimates = program.session().estimates.clone();
    (estimates.axis, estimates.axis_by) = (Axis::Log, AxisBy::Reader);
    let side = dossier::Lane::Side(dossier.sides.ids().next());
    for command in [
        Command::Pin(Item::Claim(claims[3])),
        Command::Pin(Item::Source(dossier.claims[claims[1]].by)),
        Command::Scope(Scope::Tray),
        Command::AsOf(dossier::Moment::read("2018-02-12", &dossier.zone).ok()),
        Command::Brush(Brush {
            during: "2018-02-07/2018-02-12".parse().ok(),
            figures_from: Some(2),
            figures_to: None,
        }),
        Command::Accounts(AccountLayout::SourcesDown),
        Command::Lineage(LineageSettings { folds: true }),
        Command::Estimates(estimates),
        Command::Timeline(TimelineSettings {
            by: LaneBy::Source,
            folded: vec![dossier::Lane::Documents, side],
            is_unbroken: true,
        }),
        Command::Table(table),
        Command::Map(MapFocus::Fit(Fit::All)),
        Command::Alone(View::TIMELINE),
        Command::Select(Item::Claim(claims[1])),
    ] {
        program = program.with(command);
    }
    program
}

#[test]
fn what_was_chosen_comes_back_from_the_text_of_a_view_file() {
    let before = used();
    let dossier = before.content().dossier().expect("a dossier");
    let state = before.view_state().expect("a state");
    let written = text_of(&state, dossier).expect("short");
    let loaded = view_file::read(&written);
    assert_eq!(loaded.diagnostics, [], "{written}");
    let fitted = loaded.file.expect("a view").fit(dossier);
    assert_eq!((fitted.left_out.len(), &fitted.state), (0, &state), "{written}");
    let mut after = program();
    after.show_state(&fitted.state);
    assert_eq!(after.view_state(), Some(state));
    let chosen = |program: &Parallax| {
        let now = program.session().clone();
        Session { selection: crate::session::History::default(), reveal: None, ..now }
    };
    assert_eq!(chosen(&after), chosen(&before));
    assert_eq!(after.session().selection.selected(), before.session().selection.selected());
}

#[test]
fn a_state_that_chooses_nothing_shows_all_and_the_frame_of_the_dossier() {
    let mut program = used();
    program.show_state(&ViewState::default());
    let session = program.session();
    assert_eq!(session.estimates.query, EstimateQuery::default());
    assert_eq!((session.as_of, session.tray.pinned().len(), session.brush.is_empty()), (None, 0, true));
    assert_eq!((session.map, session.selection.current()), (MapFocus::Fit(Fit::Theatre), None));
}

#[test]
fn what_a_dossier_no_longer_has_is_listed_and_nothing_else_is_lost() {
    let text = r#"View(format: 1, state: (
        selected: ["place:khusham"],
        pinned: ["claim:gone", "source:sohr", "place:khusham", "dog:rex", "nothing"],
        population: "goners", outcome: "gone", reading: "gone", as_of: "2018-02", filters: ["sad: x", "said: 2018"]))"#;
    let file = view_file::read(text).file.expect("a view");
    let mut program = program();
    let fitted = file.fit(program.content().dossier().expect("a dossier"));
    let told: Vec<String> = fitted.left_out.iter().map(ToString::to_string).collect();
    let has = |words: &str| told.iter().any(|line| line.contains(words));
    for words in [
        "3:18: warning[unknown-id]: there is no claim `gone`",
        "only sources and claims can be pinned",
        "there is no kind `dog`",
        "`nothing` names no kind of entry",
        "there is no group `goners`",
        "there is no outcome `gone`",
        "there is no reading `gone`",
        "`2018-02` is not a single day or time",
        "there is no column `sad` (did you mean `said`?)",
    ] {
        assert!(has(words), "{words}: {told:#?}");
    }
    assert_eq!(told.len(), 9, "{told:#?}");
    program.show_state(&fitted.state);
    let session = program.session();
    assert_eq!(session.tray.pinned(), [item(&program, ItemKind::Source, "sohr")]);
    assert_eq!(session.selection.current(), Some(item(&program, ItemKind::Place, "khusham")));
    assert_eq!(session.table.filters[3], "2018");
}
