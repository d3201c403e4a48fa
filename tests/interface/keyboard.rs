//! The keyboard: from part to part of the window, from mark to mark in a view, and never out of view.

use egui::{Key, Modifiers, Rect};

use parallax::dossier::{Item, ItemKind};
use parallax::session::{Fit, MapFocus, View};

use super::stage::{SIZES, Stage, USUAL};

#[track_caller]
pub fn name(stage: &Stage) -> String {
    stage.focused().expect("something has the keyboard").0
}

pub fn press(stage: &mut Stage, key: Key) {
    stage.press(Modifiers::NONE, key);
}

#[test]
fn f6_goes_round_the_parts_of_the_window() {
    for size in SIZES {
        let mut stage = Stage::new(size);
        let places = [stage.index_rect(), stage.chart_rect(), stage.map_rect(), stage.inspector_rect()];
        for round in 0..2 {
            for (at, place) in places.into_iter().enumerate() {
                press(&mut stage, Key::F6);
                let (name, rect) = stage.focused().expect("a mark has the keyboard");
                assert!(place.contains(rect.center()), "{round}, {at}: {name} at {rect} is not in {place}");
            }
            press(&mut stage, Key::F6);
            assert_eq!(name(&stage), "Day by which it had been said");
        }
        stage.press(Modifiers::SHIFT, Key::F6);
        let (name, rect) = stage.focused().expect("a mark has the keyboard");
        assert!(places[3].contains(rect.center()), "back to the inspector, not {name}");
    }
}

/// True if a name is that of a claim in the estimates: the outcome, and where it was read.
pub fn is_claim(name: &str) -> bool {
    name.contains(" killed") && name.contains(" ¶")
}

/// The claims of the estimates as a screen reader says them, top to bottom.
fn claims_in(stage: &Stage, area: Rect) -> Vec<String> {
    stage.names_in(area).into_iter().filter(|name| is_claim(name)).collect()
}

#[test]
fn arrows_go_from_row_to_row_of_the_estimates_and_enter_selects() {
    let mut stage = Stage::crowded(USUAL);
    stage.go_to(View::ESTIMATES);
    let rows = claims_in(&stage, stage.chart_rect());
    let mut heard = Vec::new();
    press(&mut stage, Key::Home);
    for _ in 0..40 {
        let name = name(&stage);
        if is_claim(&name) {
            heard.push(name);
        }
        if heard.len() == 5 {
            break;
        }
        press(&mut stage, Key::ArrowDown);
    }
    assert_eq!(heard, rows[..5], "row by row");
    press(&mut stage, Key::ArrowUp);
    while !is_claim(&name(&stage)) {
        // A heading of a population is between them.
        press(&mut stage, Key::ArrowUp);
    }
    assert_eq!(name(&stage), rows[3]);
    press(&mut stage, Key::Enter);
    let Some(item @ Item::Claim(_)) = stage.selected() else { panic!("a claim is selected") };
    let spoken = stage.spoken(item);
    assert!(rows[3].starts_with(&spoken), "{spoken}");
    press(&mut stage, Key::Escape);
    assert_eq!(stage.selected(), None, "Esc lets it go");
    assert_eq!(name(&stage), rows[3], "and the keyboard stays");
}

#[test]
fn space_pins_what_the_keyboard_is_on() {
    let mut stage = Stage::new(USUAL);
    stage.go_to(View::TABLE);
    press(&mut stage, Key::ArrowDown);
    press(&mut stage, Key::Space);
    assert_eq!(stage.session().tray.pinned().len(), 1, "pinned");
    assert_eq!(stage.selected(), None, "and not selected");
    press(&mut stage, Key::Space);
    assert!(stage.session().tray.pinned().is_empty());
}

#[test]
fn the_keyboard_goes_beyond_what_can_be_seen_in_every_list() {
    for view in [View::ESTIMATES, View::TABLE, View::TIMELINE, View::LINEAGE, View::AGREEMENT, View::ACCOUNTS]
    {
        // The built-in dossier has more of everything than fits below each other.
        let mut stage = Stage::khusham(USUAL);
        stage.go_to(view);
        press(&mut stage, Key::Home);
        let (first, _) = stage.focused().unwrap_or_else(|| panic!("{view:?} has a mark"));
        let before = stage.names_in(stage.chart_rect());
        for _ in 0..60 {
            press(&mut stage, Key::ArrowDown);
            let (name, rect) = stage.focused().unwrap_or_else(|| panic!("{view:?} lost the keyboard"));
            assert!(stage.chart_rect().contains(rect.center()), "{view:?}: {name} at {rect} is out of sight");
        }
        assert!(!before.contains(&name(&stage)), "{view:?}: nothing was scrolled to");
        press(&mut stage, Key::End);
        let last = name(&stage);
        press(&mut stage, Key::ArrowDown);
        assert_eq!(name(&stage), last, "{view:?}: there is nothing below the last");
        press(&mut stage, Key::Home);
        // In the timeline the first is the first of the visible days, which the way down may have changed.
        if view != View::TIMELINE {
            assert_eq!(name(&stage), first, "{view:?}: Home goes to the first");
        }
    }
}

#[test]
fn every_row_of_the_table_is_passed_once() {
    let mut stage = Stage::new(USUAL);
    stage.go_to(View::TABLE);
    let claims: Vec<String> = stage
        .dossier()
        .items(ItemKind::Claim)
        .collect::<Vec<_>>()
        .into_iter()
        .map(|claim| stage.spoken(claim))
        .collect();
    press(&mut stage, Key::Home);
    let mut heard = Vec::new();
    for _ in 0..claims.len() + 8 {
        press(&mut stage, Key::ArrowDown);
        let name = name(&stage);
        if claims.contains(&name) && heard.last() != Some(&name) {
            heard.push(name);
        }
    }
    assert_eq!(heard, claims);
}

#[test]
fn the_index_and_the_inspector_are_walked_as_well() {
    for (steps, is_index) in [(1, true), (4, false)] {
        let mut stage = Stage::crowded(USUAL);
        stage.select(stage.item(ItemKind::Event, "attack"));
        let area = if is_index { stage.index_rect() } else { stage.inspector_rect() };
        for _ in 0..steps {
            press(&mut stage, Key::F6);
        }
        let before = stage.names_in(area);
        let mut heard = vec![name(&stage)];
        for _ in 0..50 {
            press(&mut stage, Key::ArrowDown);
            let (name, rect) = stage.focused().expect("the keyboard stays");
            assert!(area.contains(rect.center()), "{name} at {rect} is in sight");
            if heard.last() != Some(&name) {
                heard.push(name);
            }
        }
        assert!(heard.iter().any(|name| !before.contains(name)), "nothing was scrolled to: {heard:#?}");
    }
}

#[test]
fn arrows_go_from_place_to_place_also_to_lines_without_a_label() {
    for size in SIZES {
        let mut stage = Stage::crowded(size);
        stage.go_to(View::MAP);
        let map = stage.map_rect();
        let mut heard = std::collections::BTreeSet::new();
        let ways = [Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft, Key::ArrowUp];
        for key in ways.into_iter().flat_map(|key| [key; 3]) {
            press(&mut stage, key);
            let (name, rect) = stage.focused().expect("the keyboard stays on a place");
            assert!(map.intersects(rect), "{name} at {rect} is in sight");
            heard.insert(name);
        }
        assert!(heard.len() > 4, "{heard:#?}");
        stage.press(Modifiers::NONE, Key::Num0);
        // Every place that is drawn has a mark that can be focused.
        for (_, place) in stage.dossier().places.iter() {
            let named = format!("{}, {} on the map", place.name, place.kind.title().to_lowercase());
            if place.name.contains("Harl") {
                assert_eq!(stage.named_in(&named, map).len(), 1, "{named}: {:#?}", stage.names_in(map));
            }
        }
    }
}

#[test]
fn a_place_out_of_sight_is_brought_into_sight() {
    let mut stage = Stage::crowded(USUAL);
    stage.click("Orlin, town on the map");
    stage.go_to(View::MAP);
    for _ in 0..12 {
        press(&mut stage, Key::ArrowRight);
    }
    assert!(matches!(stage.session().map, MapFocus::Free(_)), "the map went along");
    let (name, rect) = stage.focused().expect("the keyboard is on a place");
    assert!(stage.map_rect().contains(rect.center()), "{name}");
}

#[test]
fn map_and_timeline_zoom_and_fit_by_keys() {
    let mut stage = Stage::crowded(USUAL);
    stage.select(stage.item(ItemKind::Place, "capital"));
    stage.go_to(View::MAP);
    press(&mut stage, Key::Num0);
    assert_eq!(stage.session().map, MapFocus::Fit(Fit::Theatre));
    press(&mut stage, Key::F);
    let MapFocus::Free(fitted) = stage.session().map else { panic!("fitted to the selection") };
    press(&mut stage, Key::Plus);
    let MapFocus::Free(closer) = stage.session().map else { panic!("zoomed") };
    assert!(closer.scale > fitted.scale * 1.2);
    press(&mut stage, Key::Minus);
    let MapFocus::Free(back) = stage.session().map else { panic!("zoomed") };
    assert!((back.scale / fitted.scale - 1.0).abs() < 1e-6);
    stage.go_to(View::TIMELINE);
    press(&mut stage, Key::Num0);
    // The event's position and width; the tooltip of the focused mark comes and goes.
    let drawn = |stage: &Stage| {
        let names = stage.names_in(stage.chart_rect());
        let events = names.into_iter().filter(|name| name.contains(", ") && name.ends_with(" May 1931"));
        let width = |name: &String| stage.named_in(name, stage.chart_rect())[0].rect().width();
        events.map(|name| (width(&name), name)).collect::<Vec<_>>()
    };
    let before = drawn(&stage);
    assert!(!before.is_empty(), "{before:?}");
    for _ in 0..6 {
        press(&mut stage, Key::Plus);
    }
    assert_ne!(drawn(&stage), before, "the timeline zooms");
    press(&mut stage, Key::Num0);
    assert_eq!(drawn(&stage), before, "and fits everything again");
}

#[test]
fn the_keyboard_brings_no_tooltip_and_ctrl_w_closes_what_is_open() {
    let mut stage = Stage::new(USUAL);
    stage.go_to(View::ESTIMATES);
    press(&mut stage, Key::ArrowDown);
    press(&mut stage, Key::ArrowDown);
    let gists: Vec<String> = stage.dossier().claims.rows().iter().map(|claim| claim.gist.clone()).collect();
    let shown = stage.names_in(stage.chart_rect());
    assert!(!shown.iter().any(|name| gists.contains(name)), "a tooltip over the chart");
    stage.send(parallax::session::Command::Overlay(Some(parallax::session::Overlay::Keys)));
    stage.press(Modifiers::COMMAND, Key::W);
    assert_eq!(stage.session().overlay, None);
    assert!(!stage.program().take_requests().contains(&parallax::session::Request::Quit));
    stage.press(Modifiers::COMMAND, Key::W);
    assert!(stage.program().take_requests().contains(&parallax::session::Request::Quit));
}
