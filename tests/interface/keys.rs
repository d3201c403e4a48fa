//! Global keys, and the list of them.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::app::keys::table::TABLE;
use parallax::session::{Overlay, Request, View};

use super::stage::{SIZES, Stage, USUAL};

#[test]
fn the_question_mark_lists_every_key_and_esc_closes_the_list() {
    for size in SIZES {
        let mut stage = Stage::new(size);
        stage.press(Modifiers::NONE, Key::Questionmark);
        assert_eq!(stage.session().overlay, Some(Overlay::Keys));
        let names: Vec<String> = stage
            .harness
            .query_all_by_role(Role::Label)
            .filter_map(|node| node.accesskit_node().value())
            .collect();
        for row in TABLE.iter().flat_map(|group| group.rows) {
            assert!(
                names.iter().any(|name| *name == row.does.replace('`', "")),
                "{} is not in {names:#?}",
                row.does
            );
        }
        stage.press(Modifiers::NONE, Key::Escape);
        assert_eq!(stage.session().overlay, None);
    }
}

#[test]
fn what_lies_over_the_window_keeps_the_keys_from_it() {
    let mut stage = Stage::new(USUAL);
    stage.click("Orlin, town on the map");
    stage.press(Modifiers::NONE, Key::Questionmark);
    stage.press(Modifiers::ALT, Key::ArrowLeft);
    stage.press(Modifiers::NONE, Key::F5);
    stage.press(Modifiers::NONE, Key::Escape);
    assert!(stage.selected().is_some(), "Esc closes the list and no more");
    assert!(stage.program().take_requests().is_empty());
    stage.press(Modifiers::NONE, Key::Escape);
    assert_eq!(stage.selected(), None);
}

#[test]
fn the_keys_of_the_menu_ask_for_what_they_say() {
    let mut stage = Stage::new(USUAL);
    for (modifiers, key, request) in [
        (Modifiers::COMMAND, Key::O, Request::AskOpen),
        (Modifiers::COMMAND, Key::E, Request::Edit(None)),
        (Modifiers::NONE, Key::F5, Request::Reload),
        (Modifiers::COMMAND, Key::Q, Request::Quit),
    ] {
        stage.press(modifiers, key);
        assert_eq!(stage.program().take_requests(), [request]);
    }
}

#[test]
fn a_view_is_shown_by_its_number() {
    let mut stage = Stage::new(USUAL);
    for (number, view) in (1..=9).zip(View::all()) {
        let key = Key::from_name(&number.to_string()).expect("a digit");
        stage.press(Modifiers::COMMAND, key);
        let active = stage.harness.query_all_by_role(Role::Tab).any(|tab| {
            let node = tab.accesskit_node();
            node.label().as_deref() == Some(view.title())
                && node.toggled() == Some(egui::accesskit::Toggled::True)
        });
        assert!(active, "{view:?} is in front");
    }
}
