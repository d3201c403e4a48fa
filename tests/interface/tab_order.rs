//! The order of Tab, and the ring around what has the keyboard.

use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::Queryable as _;
use parallax::dossier::ItemKind;
use parallax::session::View;
use parallax::theme::Mode;

use super::keyboard::{is_claim, press};
use super::stage::{Stage, USUAL};
use crate::fixture::FERRY;

#[test]
fn tab_does_not_walk_through_the_rows_of_a_list() {
    let mut stage = Stage::with(USUAL, Mode::Light, FERRY);
    stage.go_to(View::ESTIMATES);
    let mut passed = 0;
    for _ in 0..60 {
        press(&mut stage, Key::Tab);
        let Some((name, _)) = stage.focused() else { continue };
        passed += usize::from(is_claim(&name));
    }
    assert!(passed <= 2, "{passed} rows were stops of Tab");
}

#[test]
fn the_keyboard_is_told_apart_by_a_ring_in_both_themes() {
    for mode in [Mode::Light, Mode::Dark] {
        let mut stage = Stage::with(USUAL, mode, FERRY);
        stage.go_to(View::ESTIMATES);
        let accent = mode.palette().accent;
        let (_, rect) = stage.focused().expect("a row");
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
        let Some((name, rect)) = stage.focused() else { continue };
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

/// `Tab` goes where the eye goes: from left to right, in every row that has something at its right end.
#[test]
fn tab_goes_from_left_to_right_through_the_bars() {
    let mut stage = Stage::new(USUAL);
    let agency = stage.item(ItemKind::Source, "agency");
    stage.select(agency);
    stage.send(parallax::session::Command::Pin(agency));
    stage.press(Modifiers::COMMAND, Key::F);
    assert_goes_right(&mut stage, &["Search the index", "Back", "Dark theme"]);
    for (first, rest) in [
        ("Play", &["1×", "Day before", "Day by which it had been said", "Everything"][..]),
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
        let (name, rect) = stage.focused().expect("something has the keyboard");
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
