//! The timeline and the chosen day: found by their names, moved by keys, followed by every view.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, Vec2};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::{Date, date};
use parallax::analysis::WhenSaid;
use parallax::analysis::known::steps;
use parallax::dossier::{Claim, Item, ItemKind, Says};
use parallax::session::{AccountLayout, Command, Scope, View};
use parallax::theme::Mode;
use parallax::views::Emphasis;

use super::stage::{SIZES, Stage, USUAL};

/// High enough that no pane needs scrolling.
const HIGH: Vec2 = Vec2::new(1440.0, 5000.0);

const EARLY: Date = date(1931, 5, 4);
/// Said on 5 May, so certainly not on the fourth.
const LATER: &str = "north-52";

fn open(size: Vec2) -> Stage {
    let mut stage = Stage::crowded(size);
    stage.send(Command::Show(View::TIMELINE));
    stage
}

/// The names in the pane below the map that begin like the spoken claim.
fn names_of(stage: &Stage, key: &str) -> Vec<String> {
    let spoken = stage.spoken(stage.item(ItemKind::Claim, key));
    let names = stage.names_in(stage.chart_rect());
    names.into_iter().filter(|name| name.starts_with(&spoken)).collect()
}

#[test]
fn everything_that_has_a_date_stands_in_a_lane_and_the_rest_in_the_tray() {
    let stage = open(HIGH);
    let names = stage.names_in(stage.chart_rect());
    for (id, claim) in stage.dossier().claims.iter() {
        let spoken = stage.spoken(Item::Claim(id));
        let found = names.iter().filter(|name| name.starts_with(&spoken)).count();
        // Entries outside the visible days have no mark; the heading of their lane counts them.
        let when = WhenSaid::from_claim(stage.dossier(), claim);
        let said = when.stated.cloned().or_else(|| when.derived());
        let ends = said.and_then(|said| said.latest().or(said.earliest()));
        let is_outside = ends.is_some_and(|end| end.day() < date(1931, 5, 1));
        assert_eq!(found == 0, is_outside, "{spoken}");
    }
    let claims = stage.dossier().claims.rows().iter();
    let when =
        claims.map(|claim| WhenSaid::from_claim(stage.dossier(), claim)).filter(|when| when.stated.is_none());
    let (derived, undated): (Vec<_>, Vec<_>) = when.partition(|when| when.derived().is_some());
    assert!(derived.len() > 10, "{} have bounds", derived.len());
    let told = names.iter().filter(|name| name.contains("Not stated") || name.ends_with("no date stated"));
    assert!(told.count() >= undated.len(), "{} have no date, and the reason is told", undated.len());
}

#[test]
fn a_click_on_a_mark_selects_it_and_the_rest_is_dimmed() {
    for size in SIZES {
        let mut stage = open(size);
        // The dossier's title contains the same words.
        let pane = stage.chart_rect();
        stage.click_in("The attack on the ferry, 3 May 1931", pane);
        assert_eq!(stage.selected(), Some(stage.item(ItemKind::Event, "attack")), "{size}");
        let other = stage.item(ItemKind::Place, "mill");
        assert_eq!(stage.emphasis(other), Emphasis::Dimmed);
    }
}

#[test]
fn all_dates_come_into_sight_by_a_button_and_the_period_by_another() {
    let mut stage = open(HIGH);
    let outside = "Earlier raid, October 1930";
    let is_there = |stage: &Stage| !stage.named_in(outside, stage.chart_rect()).is_empty();
    assert!(!is_there(&stage));
    stage.click("Fit all");
    assert!(is_there(&stage), "{:#?}", stage.names_in(stage.chart_rect()));
    stage.click("Fit period");
    assert!(!is_there(&stage));
}

#[test]
fn keys_move_a_focused_timeline_and_home_brings_it_back() {
    let mut stage = open(USUAL);
    let name = "The attack on the ferry, 3 May 1931";
    let place =
        |stage: &Stage| stage.named_in(name, stage.chart_rect()).first().map(egui_kittest::Node::rect);
    let before = place(&stage).expect("in sight");
    stage.harness.get_by_role_and_label(Role::Pane, "Timeline").focus();
    stage.settle();
    for key in [Key::ArrowLeft, Key::Plus] {
        stage.press(Modifiers::NONE, key);
        assert_ne!(place(&stage), Some(before), "{key:?}");
        stage.press(Modifiers::NONE, Key::Home);
        assert_eq!(place(&stage), Some(before), "{key:?}");
    }
    stage.press(Modifiers::NONE, Key::End);
    assert_ne!(place(&stage), Some(before));
}

/// The position of the bar of the attack.
fn attack(stage: &Stage) -> Rect {
    stage.named_in("The attack on the ferry, 3 May 1931", stage.chart_rect())[0].rect()
}

/// The distance on the screen between two entries five days apart. The text of the later one is in its bar.
fn days_apart(stage: &Stage) -> f32 {
    let later = "Inquiry into the ferry, between 8 and 11 May 1931";
    let later = stage.named_in(later, stage.chart_rect())[0].rect();
    later.left() - attack(stage).left()
}

fn wheel(stage: &mut Stage, at: Pos2, turn: f32) {
    stage.harness.hover_at(at);
    stage.harness.step();
    let delta = Vec2::new(0.0, turn);
    let (unit, modifiers) = (egui::MouseWheelUnit::Point, Modifiers::NONE);
    let (phase, source) = (egui::TouchPhase::Move, egui::MouseWheelSource::Unknown);
    stage.harness.event(egui::Event::MouseWheel { unit, delta, phase, modifiers, source });
    stage.settle();
}

#[test]
fn the_wheel_zooms_over_the_axis_and_turns_the_rows_over_the_lanes() {
    let mut stage = open(USUAL);
    let pane = stage.harness.get_by_role_and_label(Role::Pane, "Timeline").rect();
    let (before, apart) = (attack(&stage), days_apart(&stage));
    let on_axis = Pos2::new(before.left(), pane.top() + 10.0);
    wheel(&mut stage, on_axis, 120.0);
    let zoomed = attack(&stage);
    assert!(days_apart(&stage) > apart * 1.2, "{apart} {}", days_apart(&stage));
    assert!(
        (zoomed.left() - before.left()).abs() < 8.0,
        "what is under the pointer stays: {before} {zoomed}"
    );
    stage.click("Fit period");
    assert_eq!(attack(&stage), before);
    wheel(&mut stage, pane.center(), -60.0);
    let moved = stage.named_in("The attack on the ferry, 3 May 1931", Rect::EVERYTHING);
    assert!(moved.iter().all(|node| node.rect() != before), "the rows have moved");
}

#[test]
fn dragging_moves_time_and_what_is_selected_elsewhere_comes_into_sight() {
    let mut stage = open(USUAL);
    let before = attack(&stage);
    let from = Pos2::new(before.left() + 300.0, before.center().y + 100.0);
    stage.drag(from, Vec2::new(90.0, 0.0));
    let moved = attack(&stage);
    assert!((moved.left() - before.left() - 90.0).abs() < 1.0, "{before} {moved}");
    let raid = "Earlier raid, October 1930";
    assert!(stage.named_in(raid, stage.chart_rect()).is_empty());
    let Some(event) =
        stage.dossier().items(ItemKind::Event).find(|item| stage.dossier().name(*item) == "Earlier raid")
    else {
        panic!("no such event")
    };
    stage.select(event);
    assert_eq!(stage.named_in(raid, stage.chart_rect()).len(), 1);
}

#[test]
fn it_rests_on_a_day_and_after_a_play() {
    let mut stage = open(USUAL);
    stage.press(Modifiers::NONE, Key::CloseBracket);
    stage.assert_at_rest("on a day");
    play(&mut stage);
    let delay = stage.harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(delay <= std::time::Duration::from_millis(800), "while it plays it wants frames: {delay:?}");
    stage.harness.get_by_label("Stop").click();
    stage.assert_at_rest("after a play");
}

#[test]
fn the_track_chooses_a_day_by_click_and_by_key_in_any_window() {
    for width in [900.0, 1280.0, 1440.0] {
        let mut stage = open(Vec2::new(width, 720.0));
        let track = stage.harness.get_by_role_and_label(Role::Slider, "Day by which it had been said").rect();
        let all = steps(stage.dossier());
        stage.click_at(track.left_center() + Vec2::new(1.0, 0.0));
        assert_eq!(stage.session().as_of, all.first().copied(), "{width}: the first, beyond a break");
        stage.click_at(track.right_center() - Vec2::new(1.0, 0.0));
        assert_eq!(stage.session().as_of, all.last().copied(), "{width}");
        stage.send(Command::AsOf(Some(date(1931, 5, 5).into())));
        stage.press(Modifiers::NONE, Key::ArrowRight);
        assert_eq!(stage.session().as_of, Some(date(1931, 5, 6).into()), "{width}");
        stage.send(Command::AsOf(None));
        stage.press(Modifiers::NONE, Key::ArrowLeft);
        assert_eq!(stage.session().as_of, all.last().copied(), "{width}: from everything to the last day");
    }
}

#[test]
fn a_source_has_a_lane_of_its_own_where_one_asks_for_it() {
    let mut stage = open(HIGH);
    stage.click("A lane for each source");
    let names = stage.names_in(stage.chart_rect());
    assert!(names.iter().any(|name| name == "North, a lane of the timeline"), "{names:#?}");
    stage.click("A lane for each side");
    assert!(stage.named_in("North, a lane of the timeline", Rect::EVERYTHING).is_empty());
}

#[test]
fn brackets_step_through_the_days_on_which_something_changes() {
    let mut stage = open(USUAL);
    let steps = steps(stage.dossier());
    assert_eq!(stage.session().as_of, None, "off at first");
    for step in &steps {
        stage.press(Modifiers::NONE, Key::CloseBracket);
        assert_eq!(stage.session().as_of, Some(*step));
    }
    stage.press(Modifiers::NONE, Key::CloseBracket);
    assert_eq!(stage.session().as_of, steps.last().copied(), "there is no day after the last");
    stage.press(Modifiers::NONE, Key::OpenBracket);
    assert_eq!(stage.session().as_of, Some(steps[steps.len() - 2]));
    stage.click("Everything");
    assert_eq!(stage.session().as_of, None);
    stage.press(Modifiers::COMMAND, Key::K);
    stage.press(Modifiers::NONE, Key::CloseBracket);
    assert_eq!(stage.session().as_of, None, "not while somebody writes");
}

#[test]
fn what_was_not_yet_said_is_told_in_every_view_and_taken_back() {
    let ghost = ", not yet said on 4 May 1931";
    for view in [View::TIMELINE, View::ESTIMATES, View::TABLE, View::ACCOUNTS] {
        let mut stage = Stage::crowded(HIGH);
        stage.send(Command::Show(view));
        stage.send(Command::Accounts(AccountLayout::SourcesDown));
        // Accounts hold only answers; the tray brings some of the sixth into view.
        if view == View::ACCOUNTS {
            let crier = stage.item(ItemKind::Source, "crier-1");
            stage.send(Command::Pin(crier));
            stage.send(Command::Scope(Scope::Tray));
            stage.send(Command::Accounts(AccountLayout::QuestionsDown));
        }
        let key = if view == View::ACCOUNTS { answer_said_later(&stage) } else { LATER.to_owned() };
        let is_ghost = |stage: &Stage| names_of(stage, &key).iter().any(|name| name.ends_with(ghost));
        assert!(!is_ghost(&stage), "{view:?}");
        stage.send(Command::AsOf(Some(EARLY.into())));
        assert!(is_ghost(&stage), "{view:?}: {:#?}", names_of(&stage, &key));
        stage.send(Command::AsOf(None));
        assert!(!is_ghost(&stage) && !names_of(&stage, &key).is_empty(), "{view:?}");
    }
}

/// A visible answer that was certainly not given on the early day.
fn answer_said_later(stage: &Stage) -> String {
    let is_later = |claim: &&Claim| {
        matches!(claim.says, Says::Answer { .. })
            && claim.said.as_ref().is_some_and(|said| said.certainly_after(EARLY.into()))
            && !names_of(stage, &claim.key).is_empty()
    };
    stage.dossier().claims.rows().iter().find(is_later).expect("one is in sight").key.clone()
}

#[test]
fn what_perhaps_was_not_yet_said_is_told_too() {
    let mut stage = open(HIGH);
    stage.send(Command::AsOf(Some(EARLY.into())));
    let names = names_of(&stage, "agency-between");
    assert!(names.iter().all(|name| name.ends_with(", perhaps not yet said on 4 May 1931")), "{names:?}");
    assert!(!names.is_empty());
}

#[test]
fn agreement_follows_the_day() {
    let mut stage = open(USUAL);
    let taking_part = |stage: &mut Stage| {
        stage.program().picture(|ctx| ctx.agreement().taking_part().to_vec()).expect("an opened dossier")
    };
    let Item::Claim(later) = stage.item(ItemKind::Claim, LATER) else { unreachable!("it is a claim") };
    let all = taking_part(&mut stage);
    stage.send(Command::AsOf(Some(EARLY.into())));
    let early = taking_part(&mut stage);
    assert!(all.contains(&later) && !early.contains(&later));
    assert!(early.len() < all.len() && !early.is_empty());
    stage.send(Command::AsOf(None));
    assert_eq!(taking_part(&mut stage), all);
}

/// Starts playback, without waiting for its result.
fn play(stage: &mut Stage) {
    stage.harness.get_by_label("Play").click();
    stage.harness.run_steps(2);
}

/// Lets time pass, a quarter of a second per frame.
fn run_for(stage: &mut Stage, seconds: f64) {
    stage.harness.run_steps((seconds * 4.0).ceil() as usize);
}

#[test]
fn a_play_runs_to_the_end_at_its_pace_and_asks_for_nothing_afterwards() {
    let mut stage = open(USUAL);
    let steps = steps(stage.dossier());
    play(&mut stage);
    assert_eq!(stage.session().as_of, steps.first().copied());
    run_for(&mut stage, 1.0);
    assert_eq!(stage.session().as_of, steps.get(1).copied(), "one step after 0.8 seconds");
    run_for(&mut stage, 0.9 * steps.len() as f64);
    assert_eq!(stage.session().as_of, steps.last().copied());
    stage.settle();
    assert!(!stage.named_in("Play", Rect::EVERYTHING).is_empty(), "it has stopped by itself");
}

#[test]
fn a_play_stops_when_something_is_selected() {
    let mut stage = open(USUAL);
    play(&mut stage);
    let attack = stage.item(ItemKind::Event, "attack");
    stage.select(attack);
    let then = stage.session().as_of;
    run_for(&mut stage, 5.0);
    assert_eq!(stage.session().as_of, then);
}

#[test]
fn an_undated_dossier_has_no_strip_and_an_empty_timeline() {
    let text = r#"Dossier(format: 1, title: "T", sources: {"s": (name: "S", kind: Media)},
        documents: {"d": (title: "D")}, claims: {"c": (by: "s", document: "d", says: Remark, gist: "Said so.")})"#;
    let mut stage = Stage::with(USUAL, Mode::Dark, text);
    stage.send(Command::Show(View::TIMELINE));
    stage.press(Modifiers::NONE, Key::CloseBracket);
    assert_eq!(stage.session().as_of, None);
    let names = stage.names_in(stage.chart_rect());
    assert!(names.iter().any(|name| name.ends_with("no date stated")), "{names:#?}");
    assert!(!names.iter().any(|name| name == "Play"));
}
