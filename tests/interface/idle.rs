//! While nothing happens, nothing is drawn: no view requests unnecessary frames.

use egui::{Key, Modifiers, Pos2};
use parallax::dossier::ItemKind;
use parallax::session::{Command, Overlay, View};
use parallax::theme::Mode;

use super::stage::{SIZES, Stage, USUAL};

#[test]
fn it_rests_after_the_start() {
    for size in SIZES {
        Stage::new(size).assert_at_rest("after the start");
    }
    let mut broken = Stage::with(USUAL, Mode::Light, "Dossier(");
    broken.assert_at_rest("with a refused dossier");
}

#[test]
fn it_rests_with_a_selection_of_every_kind() {
    let mut stage = Stage::new(USUAL);
    for kind in ItemKind::ALL {
        let item = stage.dossier().items(kind).next().expect("the dossier has every kind");
        stage.select(item);
        stage.assert_at_rest(kind.word());
    }
}

#[test]
fn it_rests_while_the_pointer_rests() {
    let mut stage = Stage::new(USUAL);
    let claim = stage.item(ItemKind::Claim, "agency-between");
    let bar = stage.named_in(&stage.spoken(claim), stage.chart_rect())[0].rect().center();
    let place = stage.named_in("Orlin, town on the map", stage.map_rect())[0].rect().center();
    let (map, index) = (stage.map_rect(), stage.index_rect());
    let row = Pos2::new(index.center().x, index.top() + 90.0);
    for (what, at) in [
        ("a bar", bar),
        ("a place", place),
        ("the map", map.right_bottom() - egui::vec2(230.0, 8.0)),
        ("the index", row),
    ] {
        stage.harness.hover_at(at);
        stage.assert_at_rest(what);
    }
    stage.select(claim);
    stage.harness.hover_at(bar);
    stage.assert_at_rest("a selected bar");
}

#[test]
fn it_rests_with_the_cursor_in_the_search_field_but_for_its_blinking() {
    let mut stage = Stage::new(USUAL);
    stage.press(egui::Modifiers::COMMAND, egui::Key::F);
    stage.assert_at_rest("searching");
}

#[test]
fn it_rests_with_the_keyboard_on_a_mark_of_any_view() {
    let mut stage = Stage::new(USUAL);
    for view in View::all() {
        stage.go_to(view);
        stage.press(Modifiers::NONE, Key::ArrowDown);
        assert!(stage.focused().is_some(), "{view:?}: the keyboard is on a mark");
        stage.assert_at_rest(view.title());
        assert!(stage.focused().is_some(), "{view:?}: and stays there");
    }
}

#[test]
fn it_rests_with_the_palette_and_with_the_keys_open() {
    let mut stage = Stage::new(USUAL);
    stage.press(Modifiers::COMMAND, Key::K);
    assert_eq!(stage.session().overlay, Some(Overlay::Palette));
    stage.assert_at_rest("the palette");
    stage.harness.event(egui::Event::Text("orlin".to_owned()));
    stage.assert_at_rest("the palette with an answer");
    stage.press(Modifiers::NONE, Key::Escape);
    stage.send(Command::Overlay(Some(Overlay::Keys)));
    assert_eq!(stage.session().overlay, Some(Overlay::Keys));
    stage.assert_at_rest("the keys");
}
