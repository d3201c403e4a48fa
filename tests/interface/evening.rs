//! A dossier of one evening in the window: the strip and its keys go from time to time, and the inspector tells both clocks.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2};
use egui_kittest::kittest::Queryable as _;
use parallax::analysis::known::steps;
use parallax::dossier::{ItemKind, Moment};
use parallax::session::{Command, View};
use parallax::theme::Mode;

use super::stage::Stage;

const EVENING: &str = include_str!("../../crates/parallax-analysis/src/evening.ron");

fn open(width: f32) -> Stage {
    let mut stage = Stage::with(Vec2::new(width, 900.0), Mode::Light, EVENING);
    stage.send(Command::Show(View::TIMELINE));
    stage
}

fn at(stage: &Stage, text: &str) -> Option<Moment> {
    Moment::read(text, &stage.dossier().zone).ok()
}

#[test]
fn the_track_and_the_keys_go_from_one_change_to_the_next() {
    for width in [900.0, 1280.0] {
        let mut stage = open(width);
        let all = steps(stage.dossier());
        let track =
            stage.harness.get_by_role_and_label(Role::Slider, "Time by which it had been said").rect();
        stage.click_at(track.right_center() - Vec2::new(1.0, 0.0));
        assert_eq!(stage.session().as_of, all.last().copied(), "{width}: 9 February, beyond a break");
        for text in ["2018-02-07", "2018-02-07T23:30", "2018-02-07T22:45", "2018-02-07T22:00"] {
            stage.press(Modifiers::NONE, Key::ArrowLeft);
            let wanted = at(&stage, text);
            assert_eq!(stage.session().as_of, wanted, "{width}: {text}");
        }
        stage.press(Modifiers::NONE, Key::ArrowRight);
        let wanted = at(&stage, "2018-02-07T19:45Z");
        assert_eq!(stage.session().as_of, wanted, "{width}");
    }
}

#[test]
fn the_strip_and_the_axis_say_the_time_and_the_arrows_are_those_of_times() {
    let mut stage = open(1280.0);
    let as_of = at(&stage, "2018-02-07T22:00");
    stage.send(Command::AsOf(as_of));
    let names = stage.names_in(Rect::EVERYTHING);
    for name in ["As said by 7 Feb 2018 22:00 (19:00Z)", "Time before", "Time after"] {
        assert!(names.iter().any(|found| found == name), "{name}: {names:#?}");
    }
}

#[test]
fn the_inspector_tells_a_time_by_both_clocks_and_as_it_was_written() {
    let mut stage = open(1280.0);
    let claim = stage.item(ItemKind::Claim, "agency-12");
    stage.select(claim);
    stage.assert_inspector_says("21:10 (18:10 UTC) on 7 February 2018");
    stage.assert_inspector_says("Written as 2018-02-07T20:10+02");
}
