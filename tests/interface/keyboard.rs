//! The keyboard: from part to part of the window, from mark to mark in a view, and never out of view.

use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::app::Origin;
use parallax::dossier::{Item, ItemKind};
use parallax::load;
use parallax::session::{Fit, MapFocus, View};
use parallax::theme::Mode;

use super::stage::{SIZES, Stage, USUAL};

/// The name and position of the focused element.
pub fn focused(stage: &Stage) -> Option<(String, Rect)> {
    let all = stage.harness.query_all(
        // A closure, because the method itself is bound to one lifetime.
        #[expect(clippy::redundant_closure_for_method_calls)]
        egui_kittest::kittest::By::new().predicate(|node| node.is_focused()),
    );
    let mut named = all.filter(|node| node.accesskit_node().raw_bounds().is_some());
    let node = named.next()?;
    assert!(named.next().is_none(), "only one has the keyboard");
    let name = node.accesskit_node().label().or_else(|| node.accesskit_node().value());
    Some((name.unwrap_or_default(), node.rect()))
}

#[track_caller]
fn name(stage: &Stage) -> String {
    focused(stage).expect("something has the keyboard").0
}

pub fn go_to(stage: &mut Stage, view: View) {
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
    let number = View::all().position(|other| other == view).expect("a view");
    stage.press(Modifiers::COMMAND, keys[number]);
}

fn press(stage: &mut Stage, key: Key) {
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
                let (name, rect) = focused(&stage).expect("a mark has the keyboard");
                assert!(place.contains(rect.center()), "{round}, {at}: {name} at {rect} is not in {place}");
            }
            press(&mut stage, Key::F6);
            assert_eq!(name(&stage), "Day as of which things are known");
        }
        stage.press(Modifiers::SHIFT, Key::F6);
        let (name, rect) = focused(&stage).expect("a mark has the keyboard");
        assert!(places[3].contains(rect.center()), "back to the inspector, not {name}");
    }
}

/// True if a name is that of a claim in the estimates: the outcome, and where it was read.
fn is_claim(name: &str) -> bool {
    name.contains(" killed") && name.contains(" ¶")
}

/// The claims of the estimates as a screen reader says them, top to bottom.
fn claims_in(stage: &Stage, area: Rect) -> Vec<String> {
    stage.names_in(area).into_iter().filter(|name| is_claim(name)).collect()
}

#[test]
fn arrows_go_from_row_to_row_of_the_estimates_and_enter_selects() {
    let mut stage = Stage::new(USUAL);
    go_to(&mut stage, View::ESTIMATES);
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
    assert_eq!(stage.spoken(item), rows[3]);
    press(&mut stage, Key::Escape);
    assert_eq!(stage.selected(), None, "Esc lets it go");
    assert_eq!(name(&stage), rows[3], "and the keyboard stays");
}

#[test]
fn space_pins_what_the_keyboard_is_on() {
    let mut stage = Stage::new(USUAL);
    go_to(&mut stage, View::TABLE);
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
        let mut stage = Stage::new(USUAL);
        go_to(&mut stage, view);
        press(&mut stage, Key::Home);
        let (first, _) = focused(&stage).unwrap_or_else(|| panic!("{view:?} has a mark"));
        let before = stage.names_in(stage.chart_rect());
        for _ in 0..60 {
            press(&mut stage, Key::ArrowDown);
            let (name, rect) = focused(&stage).unwrap_or_else(|| panic!("{view:?} lost the keyboard"));
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
    go_to(&mut stage, View::TABLE);
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
        let mut stage = Stage::new(USUAL);
        stage.select(stage.item(ItemKind::Place, "khusham"));
        let area = if is_index { stage.index_rect() } else { stage.inspector_rect() };
        for _ in 0..steps {
            press(&mut stage, Key::F6);
        }
        let before = stage.names_in(area);
        let mut heard = vec![name(&stage)];
        for _ in 0..50 {
            press(&mut stage, Key::ArrowDown);
            let (name, rect) = focused(&stage).expect("the keyboard stays");
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
        let mut stage = Stage::new(size);
        go_to(&mut stage, View::MAP);
        let map = stage.map_rect();
        let mut heard = std::collections::BTreeSet::new();
        let ways = [Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft, Key::ArrowUp];
        for key in ways.into_iter().flat_map(|key| [key; 3]) {
            press(&mut stage, key);
            let (name, rect) = focused(&stage).expect("the keyboard stays on a place");
            assert!(map.intersects(rect), "{name} at {rect} is in sight");
            heard.insert(name);
        }
        assert!(heard.len() > 4, "{heard:#?}");
        stage.press(Modifiers::NONE, Key::Num0);
        // Every place that is drawn has a mark that can be focused.
        for (_, place) in stage.dossier().places.iter() {
            let named = format!("{}, {} on the map", place.name, place.kind.title().to_lowercase());
            if place.name.contains("Euphrates") {
                assert_eq!(stage.named_in(&named, map).len(), 1, "{named}: {:#?}", stage.names_in(map));
            }
        }
    }
}

#[test]
fn a_place_out_of_sight_is_brought_into_sight() {
    let mut stage = Stage::new(USUAL);
    stage.click("Khusham, town on the map");
    go_to(&mut stage, View::MAP);
    for _ in 0..12 {
        press(&mut stage, Key::ArrowRight);
    }
    assert!(matches!(stage.session().map, MapFocus::Free(_)), "the map went along");
    let (name, rect) = focused(&stage).expect("the keyboard is on a place");
    assert!(stage.map_rect().contains(rect.center()), "{name}");
}

#[test]
fn map_and_timeline_zoom_and_fit_by_keys() {
    let mut stage = Stage::new(USUAL);
    stage.select(stage.item(ItemKind::Place, "moscow"));
    go_to(&mut stage, View::MAP);
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
    go_to(&mut stage, View::TIMELINE);
    press(&mut stage, Key::Num0);
    // The event's position and width; the tooltip of the focused mark comes and goes.
    let drawn = |stage: &Stage| {
        let names = stage.names_in(stage.chart_rect());
        let events = names.into_iter().filter(|name| name.contains(", ") && name.ends_with(" February 2018"));
        let width = |name: &String| stage.named_in(name, stage.chart_rect())[0].rect().width();
        events.map(|name| (width(&name), name)).collect::<Vec<_>>()
    };
    let before = drawn(&stage);
    assert!(before.len() > 4, "{before:?}");
    for _ in 0..6 {
        press(&mut stage, Key::Plus);
    }
    assert_ne!(drawn(&stage), before, "the timeline zooms");
    press(&mut stage, Key::Num0);
    assert_eq!(drawn(&stage), before, "and fits everything again");
}

#[test]
fn tab_does_not_walk_through_the_rows_of_a_list() {
    let mut stage = Stage::with(USUAL, Mode::Light, load::KHUSHAM);
    go_to(&mut stage, View::ESTIMATES);
    let mut passed = 0;
    for _ in 0..60 {
        press(&mut stage, Key::Tab);
        let Some((name, _)) = focused(&stage) else { continue };
        passed += usize::from(is_claim(&name));
    }
    assert!(passed <= 2, "{passed} rows were stops of Tab");
}

#[test]
fn the_keyboard_is_told_apart_by_a_ring_in_both_themes() {
    for mode in [Mode::Light, Mode::Dark] {
        let mut stage = Stage::with(USUAL, mode, load::KHUSHAM);
        go_to(&mut stage, View::ESTIMATES);
        let accent = mode.palette().accent;
        let (_, rect) = focused(&stage).expect("a row");
        let ring = stage.harness.output().shapes.iter().any(|shape| match &shape.shape {
            egui::Shape::Rect(ring) => {
                ring.stroke.color == accent
                    && ring.stroke.width > 1.0
                    && ring.rect.expand(10.0).contains_rect(rect.shrink(8.0))
                    && ring.rect.height() < 40.0
            }
            _ => false,
        });
        assert!(ring, "a ring around the row");
    }
}

/// Saves a text into the open file.
fn save(stage: &mut Stage, text: &str) {
    stage.program().take_up(Origin::default(), Ok(load::read(text)));
    stage.settle();
}

/// The built-in dossier with one more item before all others of its kind, so that every row has moved.
fn one_more(kind: ItemKind) -> String {
    let (head, item) = match kind {
        ItemKind::Place => {
            ("places: {", r#""new": (name: "New", kind: Town, at: Point((lon: 40.0, lat: 35.0)))"#)
        }
        _ => ("claims: {", r#""new": (by: "headline-media", document: "unsigned-february", paragraph: 1)"#),
    };
    let head = format!("\n    {head}");
    load::KHUSHAM.replacen(&head, &format!("{head} {item},"), 1)
}

#[test]
fn after_a_save_that_moves_rows_the_keyboard_is_on_the_same_item() {
    for (view, kind) in [(View::TABLE, ItemKind::Claim), (View::MAP, ItemKind::Place)] {
        let mut stage = Stage::new(USUAL);
        go_to(&mut stage, view);
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
    go_to(&mut stage, View::TABLE);
    press(&mut stage, Key::Home);
    while name(&stage) != newcomer {
        press(&mut stage, Key::ArrowDown);
    }
    save(&mut stage, load::KHUSHAM);
    assert_eq!(focused(&stage), None);
    press(&mut stage, Key::Enter);
    press(&mut stage, Key::Space);
    assert_eq!(stage.selected(), None);
    assert!(stage.session().tray.pinned().is_empty());
    go_to(&mut stage, View::TABLE);
    assert!(focused(&stage).is_some(), "and it comes back when it is asked for");
}

/// The outline of a shape with its line, if it is one that can be a ring.
fn outlines(shape: &egui::Shape, found: &mut Vec<(Rect, egui::Stroke)>) {
    match shape {
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| outlines(shape, found)),
        egui::Shape::Rect(ring) => found.push((ring.rect, ring.stroke)),
        egui::Shape::Circle(ring) => {
            found.push((
                Rect::from_center_size(ring.center, egui::Vec2::splat(2.0 * ring.radius)),
                ring.stroke,
            ));
        }
        egui::Shape::Path(ring) => {
            let color = match &ring.stroke.color {
                egui::epaint::ColorMode::Solid(color) => *color,
                egui::epaint::ColorMode::UV(_) => egui::Color32::TRANSPARENT,
            };
            let rect = Rect::from_points(&ring.points);
            found.push((rect, egui::Stroke::new(ring.stroke.width, color)));
        }
        _ => {}
    }
}

/// True if a ring is drawn around `rect`, as far as it is in view.
fn has_ring(stage: &Stage, rect: Rect, accent: egui::Color32) -> bool {
    stage.harness.output().shapes.iter().any(|clipped| {
        let (mut found, clip) = (Vec::new(), clipped.clip_rect);
        outlines(&clipped.shape, &mut found);
        found.into_iter().any(|(ring, stroke)| {
            let (ring, wanted) = (ring.intersect(clip), rect.intersect(clip));
            let near = |a: f32, b: f32| (a - b).abs() <= 14.0;
            stroke.width >= 1.4
                && stroke.color == accent
                && near(ring.left(), wanted.left())
                && near(ring.right(), wanted.right())
                && near(ring.top(), wanted.top())
                && near(ring.bottom(), wanted.bottom())
        })
    })
}

#[test]
fn tab_goes_through_the_window_from_left_to_right_and_every_control_has_a_ring() {
    let mut stage = Stage::new(USUAL);
    let accent = Mode::Light.palette().accent;
    let bar = Rect::from_x_y_ranges(0.0..=USUAL.x, 0.0..=48.0);
    let places = [bar, stage.index_rect(), stage.chart_rect(), stage.map_rect(), stage.inspector_rect()];
    let strip = places[2].bottom() - 70.0;
    let place = |rect: Rect| {
        let at = rect.center();
        if at.y > strip {
            places.len()
        } else {
            places.iter().rposition(|area| area.contains(at)).unwrap_or(3)
        }
    };
    let (mut met, mut without) = (Vec::new(), Vec::new());
    for _ in 0..200 {
        press(&mut stage, Key::Tab);
        let Some((name, rect)) = focused(&stage) else { continue };
        if met.first().is_some_and(|(first, at, _)| (first, at) == (&name, &rect)) {
            break;
        }
        if !has_ring(&stage, rect, accent) {
            without.push(format!("{name} at {rect}"));
        }
        met.push((name, rect, place(rect)));
    }
    assert!(met.len() > 25, "{met:#?}");
    assert!(without.is_empty(), "no ring: {without:#?}");
    // The edges, which resize what is on both sides of them, follow all panes.
    let panes = met.iter().filter(|(name, ..)| !name.starts_with("Edge between panes"));
    let order: Vec<usize> = panes.map(|(_, _, place)| *place).collect();
    assert!(order.is_sorted(), "{met:#?}");
}

#[test]
fn the_keyboard_brings_no_tooltip_and_ctrl_w_closes_what_is_open() {
    let mut stage = Stage::new(USUAL);
    go_to(&mut stage, View::ESTIMATES);
    press(&mut stage, Key::ArrowDown);
    press(&mut stage, Key::ArrowDown);
    let claim = stage.item(ItemKind::Claim, "sohr-48");
    let Item::Claim(id) = claim else { unreachable!("it was found among the claims") };
    let gists: Vec<String> = stage.dossier().claims.rows().iter().map(|claim| claim.gist.clone()).collect();
    let shown = stage.names_in(stage.chart_rect());
    assert!(!shown.iter().any(|name| gists.contains(name)), "{id:?}: a tooltip over the chart");
    stage.send(parallax::session::Command::Overlay(Some(parallax::session::Overlay::Keys)));
    stage.press(Modifiers::COMMAND, Key::W);
    assert_eq!(stage.session().overlay, None);
    assert!(!stage.program().take_requests().contains(&parallax::session::Request::Quit));
    stage.press(Modifiers::COMMAND, Key::W);
    assert!(stage.program().take_requests().contains(&parallax::session::Request::Quit));
}

/// `Tab` goes where the eye goes: from left to right, in every row that has something at its right end.
#[test]
fn tab_goes_from_left_to_right_through_the_bars() {
    let mut stage = Stage::new(USUAL);
    let sohr = stage.item(ItemKind::Source, "sohr");
    stage.select(sohr);
    stage.send(parallax::session::Command::Pin(sohr));
    stage.press(Modifiers::COMMAND, Key::F);
    assert_goes_right(&mut stage, &["Search the index", "Back", "Dark theme"]);
    for (first, rest) in [
        ("Play", &["1×", "Day before", "Day as of which things are known", "Everything"][..]),
        ("Show only these", &["Empty", "Fold away the index"][..]),
    ] {
        stage.harness.get_by_label(first).focus();
        stage.settle();
        assert_goes_right(&mut stage, &[&[first], rest].concat());
    }
}

/// That `Tab` reaches these from the first on, each farther right than the one before; there may be others between them.
fn assert_goes_right(stage: &mut Stage, names: &[&str]) {
    let (mut met, mut last) = (0, f32::NEG_INFINITY);
    for _ in 0..12 {
        let (name, rect) = focused(stage).expect("something has the keyboard");
        if met < names.len() {
            assert!(rect.left() > last, "{name} at {rect} after what is at {last}");
            last = rect.left();
        }
        if met < names.len() && name == names[met] {
            met += 1;
        }
        if met == names.len() {
            return;
        }
        press(stage, Key::Tab);
    }
    panic!("{} was not reached", names[met]);
}
