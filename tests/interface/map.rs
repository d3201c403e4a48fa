//! The camera: buttons, wheel, drag, double click and keys, and places without a position.

use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, Vec2, vec2};
use parallax::dossier::{Item, ItemKind};
use parallax::map::{Camera, Projector};
use parallax::session::{Fit, MapFocus};
use parallax::theme::Mode;

use super::stage::{SIZES, Stage, USUAL};
use crate::fixture::FERRY;

/// Turns the wheel at the pointer's position.
pub fn wheel(stage: &mut Stage, delta: Vec2) {
    stage.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta,
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    stage.settle();
}

fn camera(stage: &mut Stage) -> Camera {
    match stage.session().map {
        MapFocus::Free(camera) => camera,
        other => panic!("still fitted: {other:?}"),
    }
}

/// Zooms once, so that the camera is free and can be compared.
fn freed(stage: &mut Stage) -> Camera {
    stage.click("Zoom in");
    camera(stage)
}

#[test]
fn the_buttons_zoom_about_the_middle() {
    let mut stage = Stage::new(USUAL);
    let before = freed(&mut stage);
    stage.click("Zoom in");
    let closer = camera(&mut stage);
    assert!((closer.scale / before.scale - 2.0).abs() < 1e-9);
    assert_eq!(closer.center, before.center);
    stage.click("Zoom out");
    assert!((camera(&mut stage).scale / before.scale - 1.0).abs() < 1e-9);
}

#[test]
fn the_wheel_zooms_and_keeps_the_position_under_the_pointer() {
    for size in SIZES {
        let mut stage = Stage::khusham(size);
        let (before, viewport, pointer) = (freed(&mut stage), stage.map_rect(), stage.ground());
        stage.harness.hover_at(pointer);
        wheel(&mut stage, vec2(0.0, 120.0));
        let after = camera(&mut stage);
        assert!(after.scale > before.scale * 1.1, "{} -> {}", before.scale, after.scale);
        let was = Projector::new(before, viewport).to_plane(pointer);
        let now = Projector::new(after, viewport).to_screen(was);
        assert!(now.distance(pointer) < 0.5, "{pointer} went to {now}");
    }
}

#[test]
fn dragging_moves_the_map_with_the_hand_and_selects_nothing() {
    let mut stage = Stage::new(USUAL);
    let (before, viewport, from) = (freed(&mut stage), stage.map_rect(), stage.ground());
    let way = vec2(-60.0, 40.0);
    stage.drag(from, way);
    let held = Projector::new(before, viewport).to_plane(from);
    let now = Projector::new(camera(&mut stage), viewport).to_screen(held);
    assert!(now.distance(from + way) < 0.5, "{now} instead of {}", from + way);
    assert_eq!(stage.selected(), None);
}

#[test]
fn a_double_click_comes_closer() {
    let mut stage = Stage::khusham(USUAL);
    let (before, at) = (freed(&mut stage), stage.ground());
    stage.harness.hover_at(at);
    for pressed in [true, false, true, false] {
        let button = egui::PointerButton::Primary;
        let modifiers = Modifiers::NONE;
        // All within one frame: the clock of the tests is too slow for two clicks in two frames.
        stage.harness.input_mut().events.push(Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    stage.settle();
    assert!((camera(&mut stage).scale / before.scale - 2.0).abs() < 1e-6);
}

#[test]
fn the_keys_move_a_focused_map_and_home_fits_the_theatre() {
    let mut stage = Stage::new(USUAL);
    let (before, at) = (freed(&mut stage), stage.ground());
    stage.click_at(at);
    stage.press(Modifiers::NONE, Key::ArrowRight);
    let east = camera(&mut stage);
    assert!(east.center.x > before.center.x && (east.center.y - before.center.y).abs() < 1e-12);
    stage.press(Modifiers::NONE, Key::ArrowDown);
    let south = camera(&mut stage);
    assert!(south.center.y > east.center.y, "y grows to the south");
    stage.press(Modifiers::NONE, Key::Plus);
    assert!(camera(&mut stage).scale > south.scale);
    stage.press(Modifiers::NONE, Key::Home);
    assert_eq!(stage.session().map, MapFocus::Fit(Fit::Theatre));
}

#[test]
fn two_clicks_measure_and_select_nothing() {
    let mut stage = Stage::new(USUAL);
    let map = stage.map_rect();
    let told = |stage: &Stage| stage.names_in(map).into_iter().find(|name| name.contains("bearing "));
    stage.click("Measure distance and bearing");
    assert_eq!(told(&stage), None, "nothing is measured yet");
    for at in [stage.ground(), stage.ground() - vec2(60.0, 0.0)] {
        stage.harness.hover_at(at);
        stage.harness.drag_at(at);
        stage.harness.drop_at(at);
        stage.settle();
    }
    let words = told(&stage).expect("a distance");
    assert!(words.contains("km (") || words.contains(" m ("), "{words}");
    // The map has north up: what lies to the left lies to the west.
    assert!(["269°", "270°", "271°"].iter().any(|west| words.ends_with(west)), "{words}");
    assert_eq!(stage.selected(), None);
    stage.click("Measure distance and bearing");
    assert_eq!(told(&stage), None);
}

#[test]
fn the_fit_buttons_fit() {
    let mut stage = Stage::new(USUAL);
    stage.click("Fit all places");
    assert_eq!(stage.session().map, MapFocus::Fit(Fit::All));
    stage.click("Fit the theatre");
    assert_eq!(stage.session().map, MapFocus::Fit(Fit::Theatre));
    stage.click("Fit the selection");
    assert_eq!(stage.session().map, MapFocus::Fit(Fit::Theatre), "nothing is selected");
    stage.click("Orlin, town on the map");
    stage.click("Fit the selection");
    let orlin = stage.item(ItemKind::Place, "orlin");
    let Item::Place(id) = orlin else { panic!("a place") };
    let at = stage.dossier().places[id].at.positions()[0].to_mercator();
    let camera = camera(&mut stage);
    assert!((camera.center.x - at.x).hypot(camera.center.y - at.y) < 1e-9, "the map is on Orlin");
    assert_eq!(stage.named_in("Orlin, town on the map", stage.map_rect()).len(), 1);
}

#[test]
fn a_place_that_is_not_located_is_selected_from_its_card_and_not_drawn() {
    let mut stage = Stage::new(Vec2::new(1920.0, 1200.0));
    let (map, place) = (stage.map_rect(), stage.item(ItemKind::Place, "depot"));
    let name = stage.dossier().name(place).to_owned();
    let row = stage.names_in(map).into_iter().find(|row| row.starts_with(&name)).expect("a row of the card");
    assert!(!row.contains("on the map"), "{row}");
    stage.click_in(&row, map);
    assert_eq!(stage.selected(), Some(place));
    stage.assert_inspector_says("Listed without a position");
}

#[test]
fn claims_without_any_place_are_counted_on_the_card_or_in_the_note() {
    for size in SIZES {
        let stage = Stage::crowded(size);
        // What was heard in nine of ten parishes.
        let on_card = stage.named_in("27 claims without any place", stage.map_rect()).len();
        // On a low map the card has no room; with the claim about its one place there are 28.
        let words = ["27 claims are without any place.", "No position: 1 place, 28 claims."];
        let names = stage.names_in(stage.map_rect());
        let in_note = names.iter().filter(|name| words.iter().any(|said| name.contains(said))).count();
        assert_eq!(on_card + in_note, 1, "{size}: {names:#?}");
    }
}

#[test]
fn the_home_of_a_selected_person_is_shown_with_the_theatre_when_asked_for() {
    const HOME: &str = "Mara Quill, from Capital: home, not a route taken";
    // On a smaller map the words beside the line have no room, and the note says so.
    for size in [Vec2::new(1920.0, 1200.0), Vec2::new(2560.0, 1440.0)] {
        let mut stage = Stage::crowded(size);
        assert!(stage.named_in(HOME, stage.map_rect()).is_empty());
        let mara = stage.item(ItemKind::Person, "mara");
        stage.select(mara);
        assert_eq!(stage.session().map, MapFocus::Fit(Fit::Theatre), "selecting alone moves no map");
        stage.click("Fit the selection");
        let map = stage.map_rect();
        assert_eq!(stage.named_in(HOME, map).len(), 1, "{:#?}", stage.names_in(map));
        assert_eq!(stage.named_in("Capital, town on the map", map).len(), 1);
        let projector = Projector::new(camera(&mut stage), map);
        let theatre = stage.dossier().frame.expect("it has a frame").center;
        assert!(map.contains(projector.lon_lat_to_screen(theatre)));
        stage.click_in(HOME, map);
        assert_eq!(stage.selected(), Some(mara));
    }
}

#[test]
fn clearing_the_selection_takes_the_map_back_unless_the_reader_moved_it() {
    let mut stage = Stage::crowded(USUAL);
    let far = stage.item(ItemKind::Place, "capital");
    stage.select(far);
    assert!(matches!(stage.session().map, MapFocus::Free(_)), "it is far outside the theatre");
    stage.press(egui::Modifiers::NONE, egui::Key::Escape);
    assert_eq!(stage.session().map, MapFocus::Fit(Fit::Theatre));
    stage.select(far);
    stage.click("Zoom in");
    let moved = stage.session().map;
    stage.press(egui::Modifiers::NONE, egui::Key::Escape);
    assert_eq!(stage.session().map, moved);
}

#[test]
fn a_person_without_a_home_moves_no_map() {
    let mut stage = Stage::new(USUAL);
    let joris = stage.item(ItemKind::Person, "joris");
    stage.select(joris);
    assert_eq!(stage.session().map, MapFocus::Fit(Fit::Theatre));
    let names = stage.names_in(stage.map_rect());
    assert!(!names.iter().any(|name| name.contains("not a route")), "{names:#?}");
}

#[test]
fn other_places_that_claims_of_an_event_name_stand_with_their_sources() {
    const QUAY: &str = "Old quay, named by Varga and South";
    const LINE: &str = "Truce line, named by Harbour master";
    let text = FERRY
        .replace("paragraph: 20, at: \"depot\"", "paragraph: 20, event: \"attack\", at: \"quay\"")
        .replace(
            "paragraph: 5, said: \"1931-05-03\", event",
            "paragraph: 5, said: \"1931-05-03\", at: \"quay\", event",
        )
        .replace("paragraph: 19, event", "paragraph: 19, at: \"truce-line\", event");
    let mut stage = Stage::with(USUAL, Mode::Light, &text);
    let map = stage.map_rect();
    assert!(stage.named_in(QUAY, map).is_empty(), "nothing is selected");
    let attack = stage.item(ItemKind::Event, "attack");
    stage.select(attack);
    assert_eq!(stage.named_in(QUAY, map).len(), 1, "{:#?}", stage.names_in(map));
    let named = |name: &String| name.starts_with("Depot (unnamed), named");
    assert!(!stage.names_in(map).iter().any(named), "it is not located");
    stage.click_in(LINE, map);
    assert_eq!(stage.selected(), Some(stage.item(ItemKind::Claim, "master-escort")));
    assert!(stage.named_in(QUAY, map).is_empty(), "only the claim's own place is left");
    assert_eq!(stage.named_in(LINE, map).len(), 1);
}
