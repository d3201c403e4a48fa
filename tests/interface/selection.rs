//! One selection for all views: it can be made in any of them, is visible in all of them, and has a history.

use egui::{Key, Modifiers};
use parallax::dossier::{Item, ItemKind, Outcome};
use parallax::theme::Mode;
use parallax::views::Emphasis;

use super::stage::{SIZES, Stage, USUAL};

const ORLIN_ON_MAP: &str = "Orlin, town on the map";

#[test]
fn a_click_on_a_place_of_the_map_selects_it_and_the_inspector_names_it() {
    for size in SIZES {
        let mut stage = Stage::new(size);
        stage.click(ORLIN_ON_MAP);
        let orlin = stage.item(ItemKind::Place, "orlin");
        assert_eq!(stage.selected(), Some(orlin), "{size}");
        stage.assert_inspector_says("Orlin");
        let Item::Place(id) = orlin else { unreachable!("it was found among the places") };
        let basis = stage.dossier().places[id].basis.clone();
        stage.assert_inspector_says(&basis);
    }
}

#[test]
fn a_click_on_a_bar_selects_its_claim_and_what_is_related_stands_out() {
    for size in SIZES {
        let mut stage = Stage::new(size);
        let claim = stage.item(ItemKind::Claim, "north-48");
        let bar = stage.spoken(claim);
        assert!(bar.starts_with("North: 48 people aboard killed so far"), "{bar}");
        let chart = stage.chart_rect();
        stage.click_in(&format!("{bar}, later revised to 52"), chart);
        assert_eq!(stage.selected(), Some(claim));
        assert_eq!(stage.emphasis(claim), Emphasis::Selected);
        for (kind, key) in [
            (ItemKind::Source, "north"),
            (ItemKind::Document, "gazette"),
            (ItemKind::Event, "attack"),
            (ItemKind::Group, "aboard"),
        ] {
            let item = stage.item(kind, key);
            assert_eq!(stage.emphasis(item), Emphasis::Related, "{key}");
        }
        for (kind, key) in [(ItemKind::Source, "commission"), (ItemKind::Person, "dana")] {
            let item = stage.item(kind, key);
            assert_eq!(stage.emphasis(item), Emphasis::Dimmed, "{key}");
        }
    }
}

#[test]
fn a_click_on_a_row_of_the_index_selects_its_item() {
    let mut stage = Stage::new(USUAL);
    let index = stage.index_rect();
    let row = stage.names_in(index).into_iter().find(|name| name.starts_with("Orlin")).expect("a row");
    stage.click_in(&row, index);
    assert_eq!(stage.selected(), Some(stage.item(ItemKind::Place, "orlin")));
}

#[test]
fn escape_clears_and_everything_stands_plain_again() {
    let mut stage = Stage::new(USUAL);
    stage.click(ORLIN_ON_MAP);
    stage.press(Modifiers::NONE, Key::Escape);
    assert_eq!(stage.selected(), None);
    let south = stage.item(ItemKind::Source, "south");
    assert_eq!(stage.emphasis(south), Emphasis::Plain);
    let summary = stage.dossier().summary.clone();
    stage.assert_inspector_says(&summary);
}

#[test]
fn the_buttons_walk_the_history() {
    let mut stage = Stage::new(USUAL);
    let (place, claim) = two_steps(&mut stage);
    stage.click("Back");
    assert_eq!(stage.selected(), Some(place));
    stage.click("Back");
    assert_eq!(stage.selected(), None);
    stage.click("Forward");
    stage.click("Forward");
    assert_eq!(stage.selected(), Some(claim));
}

#[test]
fn the_keys_walk_the_history_wherever_the_focus_is() {
    let mut stage = Stage::new(USUAL);
    let (place, claim) = two_steps(&mut stage);
    stage.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(stage.selected(), Some(place));
    stage.press(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(stage.selected(), Some(claim));
    let ground = stage.ground();
    stage.click_at(ground);
    assert_eq!(stage.selected(), Some(claim), "the ground is no place");
    let map = stage.session().map;
    stage.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(stage.selected(), Some(place), "with the focus on the map");
    assert_eq!(stage.session().map, map, "the key went back and moved nothing");
}

/// Selects Orlin, then a claim.
fn two_steps(stage: &mut Stage) -> (Item, Item) {
    let claim = stage.item(ItemKind::Claim, "agency-between");
    stage.click(ORLIN_ON_MAP);
    let (bar, chart) = (stage.spoken(claim), stage.chart_rect());
    stage.click_in(&bar, chart);
    (stage.item(ItemKind::Place, "orlin"), claim)
}

#[test]
fn a_claim_of_another_outcome_brings_its_outcome_and_its_bar_on_screen() {
    for size in SIZES {
        let mut stage = Stage::new(size);
        assert_eq!(stage.session().estimates.query.outcome, Some(Outcome::Killed));
        let (claim, outcome) = (stage.dossier().claims.iter())
            .filter_map(|(id, claim)| Some((Item::Claim(id), claim.count()?.outcome)))
            .rfind(|(_, outcome)| *outcome != Outcome::Killed)
            .expect("the dossier counts more than the killed");
        stage.select(claim);
        assert_eq!(stage.session().estimates.query.outcome, Some(outcome));
        let bar = stage.spoken(claim);
        // It is followed by the figures in other reports of the same statement.
        let names = stage.names_in(stage.chart_rect());
        assert!(names.iter().any(|name| name.starts_with(&bar)), "{bar}");
    }
}

#[test]
fn the_theme_button_changes_the_mode_and_its_own_name() {
    let mut stage = Stage::new(USUAL);
    let before = stage.harness.render().expect("a picture");
    stage.click("Dark theme");
    assert_eq!(stage.session().mode, Mode::Dark);
    let after = stage.harness.render().expect("a picture");
    assert!(before.get_pixel(700, 20).0[0] > 200 && after.get_pixel(700, 20).0[0] < 80);
    stage.click("Light theme");
    assert_eq!(stage.session().mode, Mode::Light);
}
