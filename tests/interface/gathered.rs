//! Places at one position: gathered with their number, fanned out for the pointer, the keyboard and the selection.

use egui::{Key, Modifiers, Pos2};
use parallax::dossier::ItemKind;
use parallax::theme::Mode;

use super::stage::{SMALL, Stage, USUAL};

/// Twelve flats at one position with a claim about each, a mill apart from them, and two farms that no claim names.
fn flats(count: usize) -> String {
    use std::fmt::Write as _;
    let (mut places, mut claims) = (String::new(), String::new());
    for flat in 0..count {
        let _ = writeln!(
            places,
            "\"flat-{flat}\": (name: \"Flat {flat}\", at: Point((lon: 10.0, lat: 50.0)), precision: Km(0.02)),"
        );
        let by = ["a", "b", "c"][flat % 3];
        let _ = writeln!(
            claims,
            "\"claim-{flat}\": (by: \"{by}\", document: \"d\", paragraph: 1, event: \"e\", at: \"flat-{flat}\", says: Remark, gist: \"g\"),"
        );
    }
    format!(
        "Dossier(
            format: 1,
            title: \"Flats\",
            frame: (center: (lon: 10.0, lat: 50.0), width_km: 2),
            places: {{
                {places}
                \"mill\": (name: \"Mill\", at: Point((lon: 10.005, lat: 50.0))),
            }},
            sources: {{ \"a\": (name: \"A\"), \"b\": (name: \"B\"), \"c\": (name: \"C\") }},
            documents: {{ \"d\": (title: \"D\", dated: \"2020-01-05\", paragraphs: 9) }},
            events: {{ \"e\": (name: \"E\", on: \"2020-01-01\", at: \"mill\") }},
            claims: {{ {claims} }},
        )"
    )
}

/// The name of the mark of all flats, gathered.
const GATHERED: &str = "12 places, 12 claims on the map, gathered: Flat 0, Flat 1, Flat 2, Flat 3, Flat 4, Flat 5, \
                        Flat 6, Flat 7, Flat 8, Flat 9, Flat 10 and Flat 11";

fn stage(size: egui::Vec2) -> Stage {
    let mut stage = Stage::with(size, Mode::Light, &flats(12));
    stage.settle();
    stage
}

/// The flats that have marks of their own.
fn flats_shown(stage: &Stage) -> usize {
    let names = stage.names_in(stage.map_rect());
    names.iter().filter(|name| name.starts_with("Flat ") && name.ends_with(", site on the map")).count()
}

#[test]
fn twelve_places_at_one_position_are_one_mark_with_their_number() {
    for size in [USUAL, SMALL] {
        let stage = stage(size);
        let map = stage.map_rect();
        assert_eq!(stage.named_in(GATHERED, map).len(), 1, "{:#?}", stage.names_in(map));
        assert_eq!(flats_shown(&stage), 0);
        assert_eq!(stage.named_in("Mill, site on the map", map).len(), 1);
        let note = "12 places are gathered in 1 mark; the boxed number counts them.";
        assert_eq!(stage.named_in(note, map).len(), 1, "{:#?}", stage.names_in(map));
    }
}

#[test]
fn the_pointer_fans_them_out_and_leaving_closes_the_fan() {
    let mut stage = stage(USUAL);
    // The frame of the dossier is around them.
    let at = stage.map_rect().center();
    stage.harness.hover_at(at);
    stage.settle();
    assert_eq!(flats_shown(&stage), 12, "{:#?}", stage.names_in(stage.map_rect()));
    // On the way to a flat it stays open.
    let flat = stage.named_in("Flat 4, site on the map", stage.map_rect())[0].rect().center();
    stage.harness.hover_at(at + 0.5 * (flat - at));
    stage.settle();
    assert_eq!(flats_shown(&stage), 12);
    stage.click_at(flat);
    assert_eq!(stage.selected(), Some(stage.item(ItemKind::Place, "flat-4")));
    stage.harness.hover_at(Pos2::new(4.0, 4.0));
    stage.settle();
    assert_eq!(flats_shown(&stage), 12, "one of them is selected");
    stage.press(Modifiers::NONE, Key::Escape);
    assert_eq!(flats_shown(&stage), 0, "nothing is selected, and the pointer is elsewhere");
}

#[test]
fn a_click_keeps_the_fan_open_until_a_click_elsewhere() {
    let mut stage = stage(USUAL);
    stage.click_in(GATHERED, stage.map_rect());
    let ground = stage.ground();
    stage.harness.hover_at(ground);
    stage.settle();
    assert_eq!(flats_shown(&stage), 12);
    stage.click_at(ground);
    assert_eq!(flats_shown(&stage), 0);
}

#[test]
fn a_place_selected_elsewhere_is_seen_for_itself() {
    let mut stage = stage(USUAL);
    let flat = stage.item(ItemKind::Place, "flat-7");
    stage.select(flat);
    assert_eq!(flats_shown(&stage), 12, "{:#?}", stage.names_in(stage.map_rect()));
    assert_eq!(stage.named_in("Flat 7, site on the map", stage.map_rect()).len(), 1);
}

#[test]
fn the_keyboard_reaches_every_place() {
    let mut stage = stage(USUAL);
    stage.named_in("Mill, site on the map", stage.map_rect())[0].focus();
    stage.settle();
    stage.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(flats_shown(&stage), 12, "the focus opens the fan: {:#?}", stage.names_in(stage.map_rect()));
    let mut reached = std::collections::BTreeSet::new();
    let keys = [Key::ArrowUp, Key::ArrowLeft, Key::ArrowDown, Key::ArrowRight, Key::ArrowUp];
    for key in keys.into_iter().flat_map(|key| [key; 6]) {
        stage.press(Modifiers::NONE, key);
        reached.extend(stage.focused().map(|(name, _)| name).filter(|name| name.starts_with("Flat ")));
    }
    assert!(reached.len() >= 8, "{reached:?}");
}

#[test]
fn of_many_places_some_are_fanned_out_and_the_rest_is_counted_and_turned_to() {
    let mut stage = Stage::with(USUAL, Mode::Light, &flats(204));
    stage.settle();
    let map = stage.map_rect();
    let name = |stage: &Stage| {
        let names = stage.names_in(map);
        names.into_iter().find(|name| name.starts_with("204 places, ")).expect("the mark of all flats")
    };
    assert!(name(&stage).starts_with("204 places, 204 claims on the map, gathered: Flat 0, "));
    assert!(name(&stage).ends_with("Flat 11 and 192 more"));
    let all = name(&stage);
    stage.click_in(&all, map);
    assert_eq!(flats_shown(&stage), 24);
    assert!(name(&stage).contains("180 of them not shown yet"), "{}", name(&stage));
    let said = |stage: &Stage| {
        stage.names_in(map).iter().any(|name| name.contains("24 of 204 places are fanned out"))
    };
    assert!(said(&stage), "{:#?}", stage.names_in(map));
    assert_eq!(stage.named_in("Flat 24, site on the map", map).len(), 0);
    let more = name(&stage);
    stage.click_in(&more, map);
    assert_eq!(stage.named_in("Flat 24, site on the map", map).len(), 1, "{:#?}", stage.names_in(map));
}
