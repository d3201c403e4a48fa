//! A dossier of very many claims: what takes longer than a frame is worked out beside the window, and can be cancelled.

use std::fmt::Write as _;

use egui_kittest::kittest::Queryable as _;
use parallax::session::{Command, View};
use parallax::theme::Mode;

use super::stage::{Stage, USUAL};

/// More claims than are worked out at once: counts and answers in turn.
fn many_claims() -> String {
    let claims = (0..5_002).fold(String::new(), |mut text, row| {
        let says = match row % 2 {
            0 => format!("Count(outcome: Killed, of: \"g\", quantity: Exactly({row}))"),
            _ => format!("Answer(to: \"q\", text: \"Number {row}\")"),
        };
        let _ = write!(
            text,
            "\"c{row}\": (by: \"s{}\", document: \"d\", paragraph: 1, said: \"2018-02-{:02}\", says: {says}),",
            row % 7,
            row % 28 + 1
        );
        text
    });
    let sources = (0..7).fold(String::new(), |mut text, row| {
        let _ = write!(text, "\"s{row}\": (name: \"Source {row}\"),");
        text
    });
    format!(
        "Dossier(format: 2, title: \"T\", groups: {{ \"g\": (name: \"Group\") }}, questions: {{ \"q\": \"Who?\" }},
         sources: {{ {sources} }}, documents: {{ \"d\": (title: \"Ddd\") }}, claims: {{ {claims} }})"
    )
}

fn opened() -> Stage {
    Stage::with(USUAL, Mode::Light, &many_claims())
}

fn is_working(stage: &Stage) -> bool {
    stage.harness.query_by_label("Cancel").is_some()
}

/// Runs frames until nothing is being worked out; the threads need as long as they need.
fn wait(stage: &mut Stage) {
    let mut frames = 0;
    loop {
        stage.harness.run();
        if !is_working(stage) {
            return;
        }
        frames += 1;
        assert!(frames < 6_000, "still being worked out");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

/// Changes to a view and draws one frame.
fn show(stage: &mut Stage, view: View) {
    let held = stage.harness.state_mut();
    *held = held.take().map(|program| program.with(Command::Show(view)));
    stage.harness.step();
}

#[test]
fn large_views_are_worked_out_beside_the_window_and_then_shown() {
    for (view, name) in [(View::TIMELINE, "Source 0"), (View::ACCOUNTS, "Who?")] {
        let mut stage = opened();
        show(&mut stage, view);
        assert!(is_working(&stage), "{}: the frame waits for everything", view.title());
        wait(&mut stage);
        let names = stage.names_in(stage.chart_rect());
        let is_there = names.iter().any(|own| own.contains(name));
        assert!(is_there, "{}: {:?}", view.title(), &names[..names.len().min(30)]);
    }
}

#[test]
fn what_is_worked_out_beside_the_window_can_be_cancelled_and_asked_for_again() {
    let mut stage = opened();
    show(&mut stage, View::TIMELINE);
    assert!(is_working(&stage));
    stage.harness.get_by_label("Cancel").click();
    // The work may have ended before the click; then there is nothing to ask for.
    stage.harness.run();
    if let Some(again) = stage.harness.query_by_label("Work it out") {
        again.click();
    }
    wait(&mut stage);
    assert!(stage.names_in(stage.chart_rect()).iter().any(|name| name.contains("Source 0")));
}
