//! The place, the day and the relays of an open form are changed on the map, the timeline and the lineage.

use egui::accesskit::Role;
use egui::{Key, Pos2, Vec2};
use egui_kittest::kittest::Queryable as _;
use parallax::dossier::{Dossier, ItemKind, Location, Precision};
use parallax::edit::Section;
use parallax::load;
use parallax::session::{Command, View, Write};

use super::author::Author;
use crate::fixture::FERRY;

fn dossier(author: &mut Author) -> &Dossier {
    author.stage.program().content().dossier().expect("a sound dossier")
}

fn place(author: &mut Author, key: &str) -> parallax::dossier::Place {
    let places = &dossier(author).places;
    places.iter().find(|(_, place)| place.key == key).map(|(_, place)| place.clone()).expect("a place")
}

/// Drags from one point of the screen to another.
fn drag(author: &mut Author, from: Pos2, to: Pos2) {
    let harness = &mut author.stage.harness;
    harness.hover_at(from);
    harness.run();
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + (to - from) / 2.0);
    harness.run();
    harness.hover_at(to);
    harness.run();
    harness.drop_at(to);
    author.settle();
}

fn handle(author: &Author, begins: &str) -> Pos2 {
    let names = author.names();
    let name = names.iter().find(|name| name.starts_with(begins));
    let name = name.unwrap_or_else(|| panic!("nothing begins with `{begins}`: {names:#?}"));
    author.stage.harness.get_by_label(name).rect().center()
}

fn open_form(author: &mut Author, claim: &str) {
    let item = author.item(ItemKind::Claim, claim);
    author.send(Command::Select(item));
    author.send(Command::Write(Write::Form(item)));
}

const POSITION: &str = "Position of the place in the form";

#[test]
fn a_place_is_moved_on_the_map_and_its_basis_comes_into_sight() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Place, "orlin");
    author.key(Key::E);
    let before = place(&mut author, "orlin");
    let at = handle(&author, POSITION);
    drag(&mut author, at, at + Vec2::new(60.0, 0.0));
    let after = place(&mut author, "orlin");
    let (Location::Point(from), Location::Point(to)) = (&before.at, &after.at) else { panic!("a point") };
    assert!(to.lon > from.lon && (to.lat - from.lat).abs() < 0.01, "{from:?} {to:?}");
    assert_eq!(after.precision, before.precision, "only its position was moved");
    assert_eq!(author.focused().as_deref(), Some("Basis of the position"));
    assert!(author.says("45, 8.") && author.says("500 m"), "as people write them: {:#?}", author.names());
    let moved = handle(&author, POSITION);
    assert!(moved.distance(at + Vec2::new(60.0, 0.0)) < 2.0, "it is where it was put: {moved:?}");
    // No digit more than the map can tell apart.
    assert!(to.lon.to_string().len() <= 7, "{}", to.lon);
    // Only its position is another one in the text.
    author.press(egui::Modifiers::COMMAND, Key::S);
    let saved = author.on_disk();
    let lines = FERRY.lines().zip(saved.lines()).filter(|(old, new)| old != new).count();
    assert_eq!((lines, FERRY.lines().count()), (1, saved.lines().count()), "one line differs");
}

#[test]
fn the_circle_of_its_precision_is_pulled() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Place, "quay");
    author.key(Key::E);
    let at = handle(&author, POSITION);
    let edge = handle(&author, "Known to within 2 km");
    assert!(edge.x > at.x && (edge.y - at.y).abs() < 1.0);
    // The handle is 22 points outside the circle.
    let radius = edge.x - at.x - 22.0;
    drag(&mut author, edge, edge + Vec2::new(radius, 0.0));
    let Precision::Km(km) = place(&mut author, "quay").precision else { panic!("a circle") };
    assert!((3.8..=4.2).contains(&km), "twice as far is {km} km");
    assert!(km.to_string().len() <= 3, "{km} has two digits");
    // Where none is stated, none is made up by moving the place.
    author.key(Key::Escape);
    author.key(Key::Escape);
    author.select(ItemKind::Place, "mill");
    author.key(Key::E);
    assert!(author.says("Precision not stated: drag to state it"));
    let at = handle(&author, POSITION);
    drag(&mut author, at, at + Vec2::new(0.0, 30.0));
    assert_eq!(place(&mut author, "mill").precision, Precision::NotStated);
}

#[test]
fn a_point_a_line_and_an_area_are_drawn_for_a_new_place() {
    let mut author = Author::of(FERRY);
    for (shape, clicks) in [("Point", 1), ("Line", 2), ("Area", 3)] {
        author.send(Command::Write(Write::New(Section::Places)));
        author.fill("Name", &format!("A new {}", shape.to_lowercase()));
        author.click(&format!("{shape}: draw it on the map"));
        let pane =
            author.stage.harness.get_by_role_and_label(Role::Pane, "Map: click where the place is").rect();
        for click in 0..clicks {
            let shift = [Vec2::new(-90.0, 40.0), Vec2::new(70.0, 60.0), Vec2::new(10.0, -70.0)][click];
            author.stage.click_at(pane.center() + shift);
        }
        if clicks > 1 {
            author.key(Key::Enter);
        }
        assert_eq!(
            author.focused().as_deref(),
            Some("Basis of the position"),
            "{shape}: {:#?}",
            author.names()
        );
        author.write("A satellite picture");
        author.click("Add this place");
        let key = format!("a-new-{}", shape.to_lowercase());
        let place = place(&mut author, &key);
        assert_eq!(place.at.positions().len(), clicks, "{shape}");
        assert_eq!(matches!(place.at, Location::Line(_)), shape == "Line", "{:?}", place.at);
        author.key(Key::Escape);
        author.key(Key::Escape);
    }
    // Esc gives up what is being drawn, and leaves the form as it was.
    author.send(Command::Write(Write::New(Section::Places)));
    author.click("Area: draw it on the map");
    author.key(Key::Escape);
    assert!(!author.says("Map: click where the place is") && author.says("Form: New place"));
}

#[test]
fn the_arrow_keys_move_a_place_too() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Place, "orlin");
    author.key(Key::E);
    let before = place(&mut author, "orlin");
    let name = author.names().into_iter().find(|name| name.starts_with(POSITION)).expect("a handle");
    author.stage.harness.get_by_label(&name).focus();
    author.settle();
    author.key(Key::ArrowUp);
    let (Location::Point(from), Location::Point(to)) = (before.at, place(&mut author, "orlin").at) else {
        panic!("points")
    };
    assert!(to.lat > from.lat && (to.lon - from.lon).abs() < 1e-9, "{from:?} {to:?}");
}

#[test]
fn the_day_of_a_claim_is_dragged_on_the_timeline() {
    let mut author = Author::of(FERRY);
    author.send(Command::Show(View::TIMELINE));
    open_form(&mut author, "north-52");
    let from = handle(&author, "Said on 5 May 1931");
    // The handle of the next claim tells how wide a day is.
    open_form(&mut author, "north-48");
    let third = handle(&author, "Said on 3 May 1931");
    let day = (from.x - third.x) / 2.0;
    open_form(&mut author, "north-52");
    drag(&mut author, from, from - Vec2::new(day, 0.0));
    let said = dossier(&mut author).claims.iter().find(|(_, claim)| claim.key == "north-52");
    let said = said.and_then(|(_, claim)| claim.said.clone()).expect("a date");
    assert_eq!(said.as_str(), "1931-05-04");
    assert_eq!(author.focused().as_deref(), Some("Basis of the date"));
    // A date that is not one day cannot be dragged: it would not be said which of its ends is meant.
    open_form(&mut author, "agency-between");
    assert!(!author.says("drag it to another day"));
}

#[test]
fn a_relay_is_drawn_in_the_lineage() {
    let mut author = Author::of(FERRY);
    author.send(Command::Show(View::LINEAGE));
    open_form(&mut author, "south-none");
    let from = handle(&author, "South: drag to the source");
    let names = author.names();
    let relay =
        names.iter().find(|name| name.contains("passed on") && !name.contains("drag")).expect("a relay");
    let to = author.stage.harness.get_by_label(relay).rect().center();
    drag(&mut author, from, to);
    let dossier = dossier(&mut author);
    let claim = dossier.claims.iter().find(|(_, claim)| claim.key == "south-none").expect("the claim").1;
    let via: Vec<_> = claim.via.iter().map(|id| dossier.sources[*id].key.as_str()).collect();
    assert_eq!(via, ["agency"]);
    assert!(load::read(&author.on_disk()).dossier.is_some());
    assert_eq!(author.on_disk(), FERRY, "nothing is saved unless it is asked for");
    assert_eq!(author.focused().as_deref(), Some("Attributed"));
}
