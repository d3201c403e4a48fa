//! The layout of the window: the room of the chart, what folds, what a narrow window shows.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::dossier::{Item, ItemKind};
use parallax::session::{Command, Part};

use super::stage::{SMALL, Stage, USUAL};

/// The claims whose rows are wholly in view.
fn bars_in_view(stage: &Stage) -> usize {
    let chart = stage.chart_rect();
    let axis = stage.harness.get_by_label("Legend").rect().top();
    let rows = chart.with_max_y(axis + 1.0);
    let dossier = stage.dossier();
    let named = |item: &Item| {
        let spoken = stage.spoken(*item);
        stage.harness.query_all_by_label(&spoken).any(|node| rows.contains_rect(node.rect()))
    };
    let counts = |item: &Item| matches!(item, Item::Claim(id) if dossier.claims[*id].count().is_some());
    dossier.items(ItemKind::Claim).filter(counts).filter(named).count()
}

#[test]
fn twelve_bars_are_in_view_on_a_small_screen_and_eighteen_on_a_usual_one() {
    assert!(bars_in_view(&Stage::crowded(SMALL)) >= 12, "{}", bars_in_view(&Stage::crowded(SMALL)));
    assert!(bars_in_view(&Stage::crowded(USUAL)) >= 18, "{}", bars_in_view(&Stage::crowded(USUAL)));
}

#[test]
fn the_index_the_inspector_and_the_days_fold_by_key_and_by_button_and_come_back() {
    const SECTION: &str = "Places, 7";
    let mut stage = Stage::new(SMALL);
    let has = |stage: &Stage, name: &str| stage.harness.query_by_label(name).is_some();
    assert!(has(&stage, SECTION));
    stage.press(Modifiers::COMMAND, Key::B);
    assert!(!has(&stage, SECTION), "the index is folded");
    stage.click("Show the index");
    assert!(has(&stage, SECTION));
    assert!(has(&stage, "About this dossier"));
    stage.press(Modifiers::COMMAND, Key::I);
    assert!(!has(&stage, "About this dossier"));
    stage.click("Show the inspector");
    assert!(has(&stage, "About this dossier"));
    assert!(has(&stage, "Everything"));
    stage.click("Fold away the strip of days");
    assert!(!has(&stage, "Everything"));
    // With a day chosen, the strip says what is shown.
    let day = parallax::dossier::Moment::from(jiff::civil::date(1931, 5, 4));
    stage.send(Command::AsOf(Some(day)));
    assert!(has(&stage, "Everything"));
    stage.send(Command::ResetLayout);
    assert!(!stage.session().folded.has(Part::Days));
}

#[test]
fn the_legend_comes_and_goes_by_its_link() {
    let mut stage = Stage::new(SMALL);
    let legend = |stage: &Stage| stage.harness.query_by_label("Fold the legend").is_some();
    assert!(!legend(&stage), "on a small screen the rows come first");
    stage.click("Legend");
    assert!(legend(&stage));
    stage.click("Fold the legend");
    assert!(!legend(&stage));
}

#[test]
fn pinning_moves_nothing() {
    for size in [SMALL, USUAL] {
        let mut stage = Stage::new(size);
        let place = |stage: &Stage| {
            (stage.map_rect(), stage.chart_rect(), stage.harness.get_by_label("Everything").rect())
        };
        let before = place(&stage);
        let claim = stage.item(ItemKind::Claim, "north-48");
        stage.send(Command::Pin(claim));
        assert_eq!(place(&stage), before, "{size}");
    }
}

#[test]
fn a_narrow_window_has_every_part_on_a_tab() {
    let mut stage = Stage::new(Vec2::new(480.0, 640.0));
    for tab in ["Agreement", "Inspector", "Index", "Estimates"] {
        // Tabs beyond the edge are reached by scrolling; by its name a tab is clicked wherever it is.
        stage.harness.get_by_role_and_label(Role::Tab, tab).click_accesskit();
        stage.settle();
        let tab = stage.harness.get_by_role_and_label(Role::Tab, tab);
        assert_eq!(tab.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True), "{tab:?}");
    }
    let map = stage.harness.query_all_by_role(Role::Tab).count();
    assert_eq!(map, 9, "seven views, the inspector and the index");
}

#[test]
fn a_dossier_without_a_position_has_no_map_and_says_so_when_asked() {
    const NO_MAP: &str = r#"Dossier(format: 2, title: "T", sources: {"a": (name: "A")}, documents: {"d": (title: "D")},
        groups: {"g": (name: "G")}, places: {"hq": (name: "HQ", at: NotLocated)},
        claims: {"a-1": (by: "a", document: "d", paragraph: 1, says: Count(outcome: Killed, of: "g", quantity: Exactly(3)))})"#;
    let mut stage = Stage::with(USUAL, parallax::theme::Mode::Light, NO_MAP);
    assert!(stage.harness.query_by_role_and_label(Role::Tab, "Map").is_none());
    stage.press(Modifiers::COMMAND, Key::Num1);
    let words: Vec<String> = stage.program().notices().words().map(str::to_owned).collect();
    assert_eq!(words, ["This dossier gives no place a position, so there is no map"]);
}

#[test]
fn all_settings_are_reset_only_after_a_question() {
    let mut stage = Stage::new(SMALL);
    let dark = Command::Theme(parallax::theme::Mode::Dark);
    stage.send(dark);
    stage.send(Command::Overlay(Some(parallax::session::Overlay::ResetSettings)));
    stage.click("Keep them");
    assert_eq!(stage.session().mode, parallax::theme::Mode::Dark);
    stage.send(Command::Overlay(Some(parallax::session::Overlay::ResetSettings)));
    stage.click("Reset all settings");
    assert_eq!(stage.session().mode, parallax::theme::Mode::Light);
}

#[test]
fn what_is_selected_and_out_of_view_is_counted_and_one_click_away() {
    let mut stage = Stage::crowded(SMALL);
    // Some counts of one crier stand far below.
    let (claim, source) = (stage.item(ItemKind::Claim, "north-48"), stage.item(ItemKind::Source, "crier-9"));
    stage.select(claim);
    stage.select(source);
    let names = stage.names_in(stage.chart_rect());
    let pill = names.iter().find(|name| name.ends_with(": show the next"));
    let pill = pill.unwrap_or_else(|| panic!("{names:#?}")).clone();
    assert!(pill.contains(" claims, ") && (pill.contains(" below") || pill.contains(" above")), "{pill}");
    stage.click(&pill);
    let names = stage.names_in(stage.chart_rect());
    assert!(!names.contains(&pill), "another is next now: {names:#?}");
}
