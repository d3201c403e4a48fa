//! A dossier of very many claims: what takes longer than a frame is worked out beside the window, and can be cancelled.

use std::fmt::Write as _;

use egui_kittest::kittest::Queryable as _;
use parallax::analysis::{Column, Direction, TableRows};
use parallax::app::Origin;
use parallax::dossier::{ClaimId, Item, ItemKind, Reading};
use parallax::load;
use parallax::session::{Command, TableSettings, View};
use parallax::theme::Mode;

use super::stage::{Stage, USUAL};

/// More claims than are worked out at once: counts and answers in turn.
pub fn many_claims() -> String {
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
        assert!(stage.is_working(), "{}: the frame waits for everything", view.title());
        stage.wait_for_work();
        let names = stage.names_in(stage.chart_rect());
        let is_there = names.iter().any(|own| own.contains(name));
        assert!(is_there, "{}: {:?}", view.title(), &names[..names.len().min(30)]);
    }
}

#[test]
fn what_is_worked_out_beside_the_window_can_be_cancelled_and_asked_for_again() {
    let mut stage = opened();
    show(&mut stage, View::TIMELINE);
    assert!(stage.is_working());
    stage.harness.get_by_label("Cancel").click();
    // The work may have ended before the click; then there is nothing to ask for.
    stage.harness.run();
    if let Some(again) = stage.harness.query_by_label("Work it out") {
        again.click();
    }
    stage.wait_for_work();
    assert!(stage.names_in(stage.chart_rect()).iter().any(|name| name.contains("Source 0")));
}

#[test]
fn the_rows_of_a_large_table_are_worked_out_beside_the_window_and_the_same_as_at_once() {
    let mut stage = opened();
    show(&mut stage, View::TABLE);
    stage.wait_for_work();
    let mut settings =
        TableSettings { sort: Some((Column::By, Direction::Descending)), ..Default::default() };
    "number 1".clone_into(&mut settings.filters[Column::Quantity as usize]);
    let at_once = {
        let dossier = stage.dossier();
        TableRows::new(dossier, &Reading::words_only(), settings.sort, &settings.filters, None)
    };
    let held = stage.harness.state_mut();
    *held = held.take().map(|program| program.with(Command::Table(settings)));
    stage.harness.step();
    assert!(stage.is_working(), "the frame waits for all rows");
    // What is typed goes on while the rows are being worked out.
    assert!(stage.harness.query_by_label("Filter “As worded”").is_some());
    stage.wait_for_work();
    let tally = format!("{} of 5002 claims", at_once.claims().len());
    assert!(stage.harness.query_by_label(&tally).is_some(), "{tally}");
    let rows: Vec<String> = stage
        .names_in(stage.chart_rect())
        .into_iter()
        .filter(|name| name.contains(": ") && name.contains("Number"))
        .collect();
    let first: Vec<String> =
        at_once.claims().iter().take(3).map(|id| stage.spoken(Item::Claim(*id))).collect();
    assert_eq!(rows[..3], first);
}

#[test]
fn a_document_that_holds_all_claims_is_read_beside_the_window_and_can_be_cancelled() {
    let mut stage = opened();
    let document = stage.item(ItemKind::Document, "d");
    let held = stage.harness.state_mut();
    *held = held.take().map(|program| program.with(Command::Select(document)));
    stage.harness.step();
    let area = stage.inspector_rect();
    let waits = |stage: &Stage| stage.names_in(area).iter().any(|name| name == "Cancel");
    assert!(waits(&stage), "the frame waits for everything: {:?}", stage.names_in(area));
    stage.harness.get_by_label("Cancel").click();
    stage.harness.run();
    if let Some(again) = stage.harness.query_by_label("Work it out") {
        again.click();
        stage.harness.run();
    }
    // If the work ended before the click, that hit what is shown there then.
    stage.send(Command::Select(document));
    stage.wait_for_work();
    stage.harness.run();
    let names = stage.names_in(egui::Rect::EVERYTHING);
    assert!(names.iter().any(|name| name.to_lowercase() == "read here and not in agreement"), "{names:?}");
    // Of millions of pairs some are listed, and that there are more is said.
    assert!(names.iter().any(|name| name.starts_with("And more")), "{names:?}");
    assert!(names.len() < 2_000, "{}", names.len());
}

#[test]
fn everything_that_is_selected_is_still_selected_after_a_save() {
    let mut stage = opened();
    let claims: Vec<ClaimId> = stage.dossier().claims.ids().collect();
    stage.send(Command::SelectClaims(claims.clone()));
    let before = stage.session().selection.selected().clone();
    stage.program().take_up(Origin::default(), Ok(load::read(&many_claims())));
    stage.wait_for_work();
    assert_eq!(*stage.session().selection.selected(), before);
    assert!(before.is_set(&claims));
    assert!(stage.names_in(stage.inspector_rect()).iter().any(|name| name == "5002 claims"));
}
