//! Brushing, undoing, the dialog for pictures, walks, and what a click with the right button offers.

use egui::{Event, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable as _;
use parallax::dossier::{Item, ItemKind};
use parallax::session::{Brush, Command, Overlay, Present, Scope, View, WalkEdit};
use parallax::theme::Mode;

use super::stage::{SMALL, Stage, USUAL};
use crate::fixture::FERRY;

fn drag(stage: &mut Stage, from: Pos2, to: Pos2, modifiers: Modifiers) {
    let button =
        |pos, pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers };
    stage.harness.event(Event::ModifiersChanged(modifiers));
    stage.harness.hover_at(from);
    stage.harness.step();
    for event in [
        button(from, true),
        Event::PointerMoved(from.lerp(to, 0.5)),
        Event::PointerMoved(to),
        button(to, false),
    ] {
        stage.harness.event(event);
        stage.harness.step();
    }
    stage.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    stage.settle();
}

#[test]
fn a_span_dragged_on_the_time_axis_narrows_every_view_and_the_pill_widens_it_again() {
    let mut stage = Stage::new(USUAL);
    stage.send(Command::Show(View::TIMELINE));
    let axis = stage.harness.get_by_label("Time axis: drag a span to narrow every view to it").rect();
    let y = axis.center().y;
    drag(&mut stage, Pos2::new(axis.left() + 40.0, y), Pos2::new(axis.left() + 140.0, y), Modifiers::NONE);
    let during = stage.session().brush.during.clone().expect("a span");
    let dossier = stage.dossier().clone();
    let narrowed =
        stage.session().narrowed(&dossier, &parallax::analysis::Links::new(&dossier)).expect("claims").len();
    assert!(narrowed < stage.dossier().claims.len(), "{narrowed} of all");
    let north = stage.item(ItemKind::Source, "north");
    stage.send(Command::Pin(north));
    stage.send(Command::Scope(Scope::Tray));
    let brushed = parallax::dossier::ViewState { during: Some(during), ..Default::default() };
    let words = parallax::analysis::narrowed_in_words(stage.dossier(), &brushed).join(", ");
    assert!(stage.harness.query_by_label(&format!("Do not narrow to: {words}")).is_some(), "{words}");
    stage.click("Do not narrow to: 1 pinned");
    assert_eq!(stage.session().tray.scope, Scope::All);
    assert!(!stage.session().brush.is_empty(), "each part by itself");
    stage.send(Command::Scope(Scope::Tray));
    stage.click("Do not narrow at all");
    assert!(stage.session().brush.is_empty() && stage.session().tray.scope == Scope::All);
    assert_eq!(stage.session().tray.pinned(), [north], "what is pinned stays pinned");
}

#[test]
fn a_range_dragged_over_the_bars_narrows_every_view_to_those_figures() {
    let mut stage = Stage::new(USUAL);
    let chart = stage.chart_rect();
    let y = chart.center().y;
    drag(
        &mut stage,
        Pos2::new(chart.right() - 260.0, y),
        Pos2::new(chart.right() - 160.0, y),
        Modifiers::SHIFT,
    );
    let Brush { during, figures_from, figures_to } = stage.session().brush.clone();
    assert!(
        during.is_none() && figures_from.is_some() && figures_to >= figures_from,
        "{figures_from:?} {figures_to:?}"
    );
    stage.press(Modifiers::COMMAND, egui::Key::Z);
    assert!(stage.session().brush.is_empty(), "it can be undone");
    stage.press(Modifiers::COMMAND | Modifiers::SHIFT, egui::Key::Z);
    assert!(!stage.session().brush.is_empty(), "and made again");
}

#[test]
fn a_selected_claim_that_was_brushed_away_is_shown() {
    let mut stage = Stage::new(USUAL);
    let claim = stage.item(ItemKind::Claim, "agency-between");
    stage.send(Command::Brush(Brush { figures_to: Some(3), ..Brush::default() }));
    stage.send(Command::Select(claim));
    assert!(stage.session().brush.is_empty());
}

#[test]
fn a_click_with_the_right_button_offers_what_can_be_done() {
    let mut stage = Stage::new(USUAL);
    let claim = stage.item(ItemKind::Claim, "agency-between");
    let name = stage.spoken(claim);
    stage.harness.get_by_label(&name).click_secondary();
    stage.settle();
    for words in [
        "Pin to compare",
        "Show only this",
        "Copy citation",
        "Copy figure with source",
        "Copy as picture",
        "Export...",
    ] {
        assert!(stage.harness.query_by_label(words).is_some(), "{words}");
    }
    stage.click("Show only this");
    assert_eq!(stage.session().tray.pinned(), [claim]);
    assert_eq!(stage.session().tray.scope, Scope::Tray);
    let Item::Claim(id) = claim else { panic!("no claim") };
    let dossier = stage.dossier();
    let citation = parallax::analysis::citation(dossier, &dossier.claims[id]);
    assert_eq!(citation, "RTA, 60 to 80 and more killed, in Herald ¶6, 6 May 1931");
}

#[test]
fn the_dialog_for_pictures_shows_what_it_makes_and_is_remembered_by_view() {
    for mode in [Mode::Light, Mode::Dark] {
        let mut stage = Stage::with(SMALL, mode, FERRY);
        stage.send(Command::Overlay(Some(Overlay::Export(View::ESTIMATES))));
        stage.harness.get_by_label("Title of the picture").focus();
        stage.settle();
        stage.harness.event(Event::Text("Mine".to_owned()));
        stage.settle();
        assert_eq!(stage.program().form(View::ESTIMATES).title, "Mine");
        assert_eq!(stage.program().form(View::MAP).title, "");
        stage.harness.get_by_role_and_label(egui::accesskit::Role::CheckBox, "Legend").click();
        stage.settle();
        assert!(!stage.program().form(View::ESTIMATES).legend);
        for words in ["Save...", "Copy"] {
            assert!(stage.harness.query_by_label(words).is_some(), "{words}");
        }
        stage.click("Close");
        assert_eq!(stage.session().overlay, None);
    }
}

#[test]
fn a_walk_is_made_presented_with_the_arrows_and_left_with_escape() {
    let mut stage = Stage::new(SMALL);
    stage.send(Command::Overlay(Some(Overlay::Steps)));
    stage.click("Add what is shown");
    stage.send(Command::Overlay(None));
    stage.send(Command::Show(View::TIMELINE));
    stage.send(Command::Walk(WalkEdit::Add));
    stage.send(Command::Walk(WalkEdit::Words(1, "When".to_owned(), "A sentence.".to_owned())));
    stage.send(Command::Present(Present::At(0)));
    assert!(stage.harness.query_by_label("1 of 2: Step 1").is_some());
    stage.press(Modifiers::NONE, egui::Key::ArrowRight);
    for words in ["2 of 2: When", "A sentence.", "Previous step"] {
        assert!(stage.harness.query_by_label(words).is_some(), "{words}");
    }
    stage.press(Modifiers::NONE, egui::Key::Escape);
    assert!(stage.harness.query_by_label("Menu").is_some(), "the window is as it was");
    stage.press(Modifiers::NONE, egui::Key::F11);
    assert!(stage.harness.query_by_label("1 of 2: Step 1").is_some());
}

#[test]
fn a_view_is_named_before_it_is_saved() {
    let mut stage = Stage::new(SMALL);
    stage.press(Modifiers::COMMAND | Modifiers::SHIFT, egui::Key::S);
    assert_eq!(stage.session().overlay, Some(Overlay::SaveView));
    stage.harness.event(Event::Text("Dozens".to_owned()));
    stage.settle();
    stage.click("Save...");
    let requests = stage.program().take_requests();
    assert_eq!(requests, [parallax::session::Request::SaveView("Dozens".to_owned())]);
}
