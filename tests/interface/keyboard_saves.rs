//! The keyboard after the file was saved by another program.

use egui::Key;
use parallax::app::Origin;
use parallax::dossier::{Item, ItemKind};
use parallax::load;
use parallax::session::View;
use parallax::theme::Mode;

use super::keyboard::{name, press};
use super::stage::{Stage, USUAL};
use crate::fixture::FERRY;

/// Saves a text into the open file.
fn save(stage: &mut Stage, text: &str) {
    stage.program().take_up(Origin::default(), Ok(load::read(text)));
    stage.settle();
}

/// The fixture with one more item before all others of its kind, so that every row has moved.
fn one_more(kind: ItemKind) -> String {
    let (head, item) = match kind {
        ItemKind::Place => {
            ("places: {", r#""new": (name: "New", kind: Town, at: Point((lon: 8.01, lat: 45.01)))"#)
        }
        _ => ("claims: {", r#""new": (by: "agency", document: "gazette", paragraph: 1)"#),
    };
    let head = format!("\n    {head}");
    FERRY.replacen(&head, &format!("{head} {item},"), 1)
}

#[test]
fn after_a_save_that_moves_rows_the_keyboard_is_on_the_same_item() {
    for (view, kind) in [(View::TABLE, ItemKind::Claim), (View::MAP, ItemKind::Place)] {
        let mut stage = Stage::new(USUAL);
        stage.go_to(view);
        for _ in 0..3 {
            press(&mut stage, Key::ArrowDown);
        }
        let before = name(&stage);
        save(&mut stage, &one_more(kind));
        assert_eq!(name(&stage), before, "{view:?}");
        press(&mut stage, Key::Enter);
        let selected = stage.selected().expect("Enter selects");
        assert_eq!(selected.kind(), kind, "{view:?}");
        let dossier = stage.program().content().dossier().expect("a dossier").clone();
        let found = match selected {
            Item::Place(id) => dossier.places[id].name.clone(),
            _ => stage.spoken(selected),
        };
        assert!(before.starts_with(&found), "{view:?}: Enter on {before} selects {found}");
        let was = stage.dossier().find(kind, dossier.key(selected));
        assert_ne!(was, Some(selected), "no row moved: this shows nothing");
    }
}

#[test]
fn after_a_save_without_the_item_the_keyboard_is_on_no_other() {
    let mut stage = Stage::with(USUAL, Mode::Light, &one_more(ItemKind::Claim));
    let newcomer = stage.spoken(stage.item(ItemKind::Claim, "new"));
    stage.go_to(View::TABLE);
    press(&mut stage, Key::Home);
    while name(&stage) != newcomer {
        press(&mut stage, Key::ArrowDown);
    }
    save(&mut stage, FERRY);
    assert_eq!(stage.focused(), None);
    press(&mut stage, Key::Enter);
    press(&mut stage, Key::Space);
    assert_eq!(stage.selected(), None);
    assert!(stage.session().tray.pinned().is_empty());
    stage.go_to(View::TABLE);
    assert!(stage.focused().is_some(), "and it comes back when it is asked for");
}
