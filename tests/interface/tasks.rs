//! Tasks of a newcomer, and the clicks that each costs.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::Queryable as _;
use parallax::dossier::{Item, ItemKind};
use parallax::session::Axis;

use super::stage::{Stage, USUAL};

/// A newcomer whose clicks are counted.
struct Newcomer {
    stage: Stage,
    clicks: usize,
}

impl Newcomer {
    fn new() -> Self {
        Self { stage: Stage::new(USUAL), clicks: 0 }
    }

    fn click(&mut self, name: &str) {
        self.clicks += 1;
        self.stage.click(name);
    }

    fn show(&mut self, view: &str) {
        self.clicks += 1;
        self.stage.harness.get_by_role_and_label(Role::Tab, view).click();
        self.stage.settle();
    }

    fn sees(&self, words: &str) -> bool {
        self.stage.names_in(Rect::EVERYTHING).iter().any(|name| name.contains(words))
    }
}

#[test]
fn what_is_known_of_khusham_costs_a_click() {
    let mut newcomer = Newcomer::new();
    newcomer.click("Khusham, town on the map");
    let khusham = newcomer.stage.item(ItemKind::Place, "khusham");
    assert_eq!((newcomer.stage.selected(), newcomer.clicks), (Some(khusham), 1));
    newcomer.stage.assert_inspector_says("Khusham");
}

#[test]
fn through_whom_dozens_came_costs_two_clicks() {
    let mut newcomer = Newcomer::new();
    newcomer.show("Lineage");
    newcomer.click("Buga, via Reuters: 2 claims read in Newsweek");
    let dozens = newcomer.stage.item(ItemKind::Claim, "buga-dozens");
    let selected: Vec<Item> = newcomer.stage.session().selection.selected().items().collect();
    assert!(selected.contains(&dozens) && newcomer.clicks == 2, "{selected:?}");
}

#[test]
fn which_accounts_conflict_and_why_costs_a_click() {
    let mut newcomer = Newcomer::new();
    newcomer.show("Agreement");
    assert!(newcomer.sees("cannot") && newcomer.clicks == 1);
}

#[test]
fn another_reading_costs_two_clicks_and_the_chart_says_so() {
    let mut newcomer = Newcomer::new();
    let other = newcomer
        .stage
        .program()
        .picture(|ctx| ctx.readings.iter().nth(1).map(|(_, reading)| reading.name.clone()))
        .flatten()
        .expect("another reading");
    newcomer.click("Reading: The least the words can mean");
    newcomer.click(&other);
    assert!(newcomer.sees(&format!("Reading: {other}")));
    assert_eq!(newcomer.clicks, 2);
}

#[test]
fn a_logarithmic_axis_costs_two_clicks_and_a_key_takes_it_back() {
    let mut newcomer = Newcomer::new();
    newcomer.click("Options");
    newcomer.click("logarithmic");
    assert_eq!((newcomer.stage.session().estimates.axis, newcomer.clicks), (Axis::Log, 2));
    newcomer.stage.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(newcomer.stage.session().estimates.axis, Axis::Linear);
}
