//! The figures' axis: gestures show a part of it, and a link all of it again.

use egui::{Event, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use parallax::dossier::{Item, ItemKind};
use parallax::session::{Axis, AxisBy, AxisSpan, Command};
use parallax::theme::Mode;

use super::map::wheel;
use super::stage::{Stage, USUAL};

const LINK: &str = "Show the whole axis";

/// A point of the chart over the bars.
fn over_bars(stage: &Stage) -> Pos2 {
    let chart = stage.chart_rect();
    chart.right_center() - vec2(0.3 * chart.width(), 0.0)
}

fn pinch(stage: &mut Stage, at: Pos2, factor: f32) {
    stage.harness.hover_at(at);
    stage.harness.event(Event::Zoom(factor));
    stage.settle();
}

#[test]
fn pinching_shows_a_part_of_the_axis_around_the_pointer_and_the_link_all_of_it() {
    let mut stage = Stage::new(USUAL);
    let at = over_bars(&stage);
    assert!(stage.session().axis_span.is_whole() && stage.harness.query_by_label(LINK).is_none());
    pinch(&mut stage, at, 2.0);
    let span = stage.session().axis_span;
    assert!((span.length() - 0.5).abs() < 1e-3 && span.from() > 0.0, "{span:?}");
    stage.click(LINK);
    assert!(stage.session().axis_span.is_whole() && stage.harness.query_by_label(LINK).is_none());
}

#[test]
fn a_part_is_dragged_with_the_hand_and_stops_at_the_ends_and_selects_nothing() {
    let mut stage = Stage::new(USUAL);
    let at = over_bars(&stage);
    stage.drag(at, vec2(-80.0, 0.0));
    assert!(stage.session().axis_span.is_whole(), "there is nothing else to show");
    stage.send(Command::AxisSpan(AxisSpan::new(0.0, 0.5)));
    stage.settle();
    stage.drag(at, vec2(-80.0, 0.0));
    let span = stage.session().axis_span;
    assert!(span.from() > 0.01 && (span.length() - 0.5).abs() < 1e-3, "{span:?}");
    stage.drag(at, vec2(900.0, 0.0));
    let span = stage.session().axis_span;
    assert!(span.from().abs() < 1e-6 && (span.length() - 0.5).abs() < 1e-3, "{span:?}");
    assert_eq!(stage.selected(), None);
}

#[test]
fn dragging_the_numbers_to_the_right_shows_a_shorter_part() {
    let mut stage = Stage::new(USUAL);
    let number = stage.chart_rect();
    // Which pixels the numbers have is found by trying: below the rows and above the legend.
    let tries =
        (0..60_u8).map(|step| number.right_bottom() - vec2(0.3 * number.width(), 4.0 * f32::from(step)));
    for at in tries {
        stage.drag(at, vec2(20.0, 0.0));
        if !stage.session().axis_span.is_whole() {
            return;
        }
    }
    panic!("dragging the numbers below the chart shows no shorter part");
}

#[test]
fn the_wheel_moves_the_rows_and_not_the_axis() {
    let mut stage = Stage::new(USUAL);
    let at = over_bars(&stage);
    stage.send(Command::AxisSpan(AxisSpan::new(0.2, 0.5)));
    stage.settle();
    let before = stage.session().axis_span;
    stage.harness.hover_at(at);
    wheel(&mut stage, vec2(0.0, -60.0));
    assert_eq!(stage.session().axis_span, before);
    wheel(&mut stage, vec2(-60.0, 0.0));
    let after = stage.session().axis_span;
    assert!(after.from() > before.from() && (after.length() - before.length()).abs() < 1e-3, "{after:?}");
}

#[test]
fn another_axis_and_other_figures_are_shown_whole() {
    let mut stage = Stage::new(USUAL);
    let part = AxisSpan::new(0.2, 0.5);
    stage.send(Command::AxisSpan(part));
    let mut settings = stage.session().estimates.clone();
    settings.query.sort = parallax::analysis::Sort::Source;
    stage.send(Command::Estimates(settings.clone()));
    assert_eq!(stage.session().axis_span, part, "the order of the rows changes no figure");
    settings.axis = match settings.axis {
        Axis::Linear => Axis::Log,
        Axis::Log => Axis::Linear,
    };
    stage.send(Command::Estimates(settings.clone()));
    assert!(stage.session().axis_span.is_whole());
    stage.send(Command::AxisSpan(part));
    settings.query.outcome = None;
    stage.send(Command::Estimates(settings));
    assert!(stage.session().axis_span.is_whole());
}

/// Two populations, of which one has figures far apart.
const APART: &str = r#"Dossier(format: 1, title: "T", sources: {"s": (name: "S")}, documents: {"d": (title: "D")},
    groups: {"near": (name: "Near"), "far": (name: "Far")},
    claims: {
        "a": (by: "s", document: "d", paragraph: 1, gist: "g", says: Count(outcome: Killed, of: "near", quantity: Exactly(12))),
        "b": (by: "s", document: "d", paragraph: 2, gist: "g", says: Count(outcome: Killed, of: "near", quantity: Exactly(40))),
        "c": (by: "s", document: "d", paragraph: 3, gist: "g", says: Count(outcome: Killed, of: "far", quantity: Exactly(2))),
        "e": (by: "s", document: "d", paragraph: 4, gist: "g", says: Count(outcome: Killed, of: "far", quantity: Exactly(90000))),
    })"#;

#[test]
fn the_axis_is_chosen_anew_with_the_population_unless_the_reader_chose_it() {
    let mut stage = Stage::with(USUAL, Mode::Light, APART);
    let show = |stage: &mut Stage, key: Option<&str>| {
        let group = key.map(|key| stage.item(ItemKind::Group, key));
        let mut settings = stage.session().estimates.clone();
        settings.query.population = group.and_then(|group| match group {
            Item::Group(id) => Some(id),
            _ => None,
        });
        stage.send(Command::Estimates(settings));
        stage.session().estimates.axis
    };
    assert_eq!(stage.session().estimates.axis, Axis::Log, "of all figures");
    assert_eq!(show(&mut stage, Some("near")), Axis::Linear);
    assert_eq!(show(&mut stage, Some("far")), Axis::Log);
    assert_eq!(show(&mut stage, Some("near")), Axis::Linear);
    stage.send(Command::Undo);
    assert_eq!(stage.session().estimates.axis, Axis::Log, "undone with its population");
    let mut settings = stage.session().estimates.clone();
    (settings.axis, settings.axis_by) = (Axis::Linear, AxisBy::Reader);
    stage.send(Command::Estimates(settings.clone()));
    assert_eq!(show(&mut stage, None), Axis::Linear, "the reader chose it");
    settings = stage.session().estimates.clone();
    settings.axis_by = AxisBy::Figures;
    stage.send(Command::Estimates(settings));
    assert_eq!(stage.session().estimates.axis, Axis::Log, "left to the figures again");
}
