//! The compare tray: pinning, narrowing the views, and maximising a view.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use parallax::dossier::{Item, ItemKind};
use parallax::session::{Command, Scope, View};

use super::stage::{Stage, USUAL};

impl Stage {
    fn pinned(&mut self) -> Vec<Item> {
        self.session().tray.pinned().to_vec()
    }

    fn has_tab(&self, name: &str) -> bool {
        self.harness
            .query_by(|node| node.role() == Role::Tab && node.label().as_deref() == Some(name))
            .is_some()
    }

    /// The claims that have a bar.
    fn bars(&self, keys: &[&str]) -> Vec<bool> {
        let chart = self.chart_rect();
        let shown =
            |key: &&str| !self.named_in(&self.spoken(self.item(ItemKind::Claim, key)), chart).is_empty();
        keys.iter().map(shown).collect()
    }
}

#[test]
fn ctrl_click_on_a_bar_pins_its_claim_without_selecting_it() {
    let mut stage = Stage::new(USUAL);
    let claim = stage.item(ItemKind::Claim, "agency-between");
    let bar = stage.spoken(claim);
    stage.named_in(&bar, stage.chart_rect())[0].click_modifiers(Modifiers::COMMAND);
    stage.settle();
    assert_eq!(stage.pinned(), [claim]);
    assert_eq!(stage.selected(), None);
}

#[test]
fn p_pins_what_the_pointer_is_on_and_a_second_p_takes_it_out() {
    let mut stage = Stage::new(USUAL);
    let source = stage.item(ItemKind::Source, "north-speaker");
    let index = stage.index_rect();
    let row = stage.names_in(index).into_iter().find(|name| name.starts_with("Varga")).expect("a row");
    let spot = stage.named_in(&row, index)[0].rect().left_center() + egui::vec2(40.0, 0.0);
    stage.harness.hover_at(spot);
    stage.settle();
    stage.press(Modifiers::NONE, Key::P);
    assert_eq!(stage.pinned(), [source]);
    stage.press(Modifiers::NONE, Key::P);
    assert_eq!(stage.pinned(), []);
}

#[test]
fn the_pin_of_a_row_and_the_pin_of_the_inspector_do_the_same() {
    let mut stage = Stage::new(USUAL);
    let source = stage.item(ItemKind::Source, "north-speaker");
    stage.select(source);
    stage.click("Pin Captain Ilse Varga");
    assert_eq!(stage.pinned(), [source]);
    assert_eq!(stage.selected(), Some(source), "pinning selects nothing else");
    let inspector = stage.inspector_rect();
    stage.click_in("Unpin Captain Ilse Varga", inspector);
    assert_eq!(stage.pinned(), []);
}

#[test]
fn a_place_cannot_be_pinned() {
    let mut stage = Stage::new(USUAL);
    let place = stage.item(ItemKind::Place, "orlin");
    stage.send(Command::Pin(place));
    assert_eq!(stage.pinned(), []);
}

#[test]
fn the_tray_narrows_the_estimates_to_its_claims_and_to_those_of_its_sources() {
    let mut stage = Stage::new(USUAL);
    let keys = ["relatives-dozens", "master-at-most-130", "commission-about-90"];
    let relatives = stage.item(ItemKind::Source, "relatives");
    let about = stage.item(ItemKind::Claim, "commission-about-90");
    stage.send(Command::Pin(relatives));
    stage.send(Command::Pin(about));
    stage.click("Show only these");
    assert_eq!(stage.bars(&keys), [true, false, true]);
    let hidden = stage.item(ItemKind::Claim, "master-at-most-130");
    stage.select(hidden);
    assert_eq!(stage.session().tray.scope, Scope::All, "what is selected must be in sight");
    stage.click("Show only these");
    stage.click("Empty");
    assert_eq!((stage.pinned(), stage.session().tray.scope), (vec![], Scope::All));
}

#[test]
fn a_view_can_have_all_the_room_and_give_it_back() {
    let mut stage = Stage::new(USUAL);
    let before = stage.chart_rect();
    stage.click("Maximise or restore Estimates");
    assert!(!stage.has_tab("Map"), "the map is out of sight");
    stage.click("Maximise or restore Estimates");
    assert_eq!(stage.chart_rect(), before);
    stage.send(Command::Alone(View::MAP));
    stage.send(Command::Show(View::TABLE));
    assert!(stage.has_tab("Table"), "what is asked for comes into sight");
}
