//! The marks of a page are called what they are called in the window.

use std::collections::BTreeSet;

use egui::{Rect, vec2};
use parallax::session::{Command, View};

use super::parts::{data, page};
use crate::fixture::FERRY;
use crate::interface::stage::Stage;

#[test]
fn the_marks_of_a_page_have_the_names_that_they_have_in_the_window() {
    let data = data(&page(FERRY));
    let mut stage = Stage::new(vec2(2400.0, 2400.0));
    let mut heard = BTreeSet::new();
    for view in [View::MAP, View::ESTIMATES, View::TIMELINE, View::LINEAGE] {
        stage.send(Command::Show(view));
        stage.send(Command::Alone(view));
        let outcomes: Vec<_> = stage.dossier().all_outcomes().map(Some).chain([None]).collect();
        for outcome in outcomes.into_iter().take(if view == View::ESTIMATES { usize::MAX } else { 1 }) {
            stage.show_outcome(outcome);
            heard.extend(stage.names_in(Rect::EVERYTHING));
        }
        stage.send(Command::Alone(view));
    }
    let mut marks = 0;
    for (drawing, areas) in data["areas"].as_object().expect("areas") {
        // Under other readings, other words are said.
        for area in areas.as_array().expect("a list").iter().filter(|_| !drawing.contains(' ')) {
            let name = data["texts"][area[5].as_u64().expect("a place") as usize].as_str().expect("a name");
            assert!(heard.contains(name), "{drawing}: {name:?} is not heard in the window");
            marks += 1;
        }
    }
    assert!(marks > 40, "{marks}");
}
