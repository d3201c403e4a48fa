//! The estimates: a row for every claim, pills for the outcomes, and the claim in full under the pointer.

use std::collections::BTreeMap;

use egui::{Vec2, pos2};
use egui_kittest::kittest::Queryable as _;
use parallax::analysis::EstimateRows;
use parallax::dossier::{Item, ItemKind, Outcome};
use parallax::load;
use parallax::theme::Mode;

use super::stage::{SIZES, Stage, USUAL};

#[test]
fn the_pills_change_the_rows() {
    for size in SIZES {
        let mut stage = Stage::new(size);
        let killed = stage.spoken(stage.item(ItemKind::Claim, "sohr-48"));
        let chart = stage.chart_rect();
        assert_eq!(stage.named_in(&killed, chart).len(), 1);
        let counted = |stage: &Stage, outcome| {
            let claims = stage.dossier().claims.rows().iter().filter_map(|claim| claim.count());
            claims.filter(|count| count.outcome == outcome).count()
        };
        let strength = counted(&stage, Outcome::Strength);
        stage.click(&format!("Strength: {strength} claims"));
        assert_eq!(stage.session().estimates.query.outcome, Some(Outcome::Strength));
        assert!(stage.named_in(&killed, chart).is_empty());
        let all = stage.dossier().claims.rows().iter().filter(|claim| claim.count().is_some()).count();
        stage.click(&format!("All: {all} claims"));
        assert_eq!(stage.session().estimates.query.outcome, None);
    }
}

#[test]
fn every_pill_stands_beside_the_tab_and_covers_nothing() {
    for size in SIZES {
        let stage = Stage::new(size);
        let tab = stage.harness.get_by_label("Estimates").rect();
        let chart = stage.chart_rect();
        let bar = egui::Rect::from_x_y_ranges(tab.right()..=chart.right(), tab.y_range());
        let pills = stage
            .names_in(bar)
            .into_iter()
            .filter(|name| name.ends_with(" claims") || name.ends_with(": 1 claim"));
        let shown = EstimateRows::outcomes(stage.dossier()).len() + 1;
        let pills: Vec<_> = pills.collect();
        assert_eq!(pills.len(), shown, "{size}: {pills:?}");
        for pill in &pills {
            let rect = stage.harness.get_by_label(pill).rect();
            assert!(bar.expand(1.0).contains_rect(rect), "{size}: {pill} at {rect} is not inside {bar}");
        }
    }
}

/// In a window so high that no row is scrolled away.
#[test]
fn with_all_outcomes_every_count_has_exactly_one_row() {
    let mut stage = Stage::with(Vec2::new(1440.0, 9000.0), Mode::Light, load::KHUSHAM);
    stage.show_outcome(None);
    let mut expected = BTreeMap::<String, Vec<String>>::new();
    for (id, claim) in stage.dossier().claims.iter() {
        if claim.count().is_some() {
            let keys = expected.entry(stage.spoken(Item::Claim(id))).or_default();
            keys.push(claim.key.clone());
        }
    }
    let names = stage.names_in(stage.chart_rect());
    for (spoken, keys) in &expected {
        let rows = names.iter().filter(|name| *name == spoken).count();
        // Two documents may carry the same words of the same source: two claims, two rows.
        assert_eq!(rows, keys.len(), "rows that say `{spoken}` for {keys:?}");
    }
}

#[test]
fn the_pointer_on_a_bar_shows_the_claim_in_full() {
    let mut stage = Stage::new(USUAL);
    let claim = stage.item(ItemKind::Claim, "sohr-48");
    let Item::Claim(id) = claim else { unreachable!("it was found among the claims") };
    let gist = stage.dossier().claims[id].gist.clone();
    let everywhere = egui::Rect::EVERYTHING;
    assert!(!stage.names_in(everywhere).contains(&gist), "shown before the pointer came");
    let rect = stage.named_in(&stage.spoken(claim), stage.chart_rect())[0].rect();
    stage.harness.hover_at(pos2(rect.center().x, rect.center().y));
    stage.settle();
    assert!(stage.names_in(everywhere).contains(&gist), "no tooltip");
    assert_eq!(stage.session().hovered, Some(claim));
    stage.harness.remove_cursor();
    stage.settle();
    assert_eq!(stage.session().hovered, None);
    assert!(!stage.names_in(everywhere).contains(&gist), "the tooltip stays");
}

#[test]
fn a_population_is_selected_by_its_heading() {
    let mut stage = Stage::new(USUAL);
    let group = stage.item(ItemKind::Group, "pro-government");
    let (name, chart) = (format!("{}, a population", stage.dossier().name(group)), stage.chart_rect());
    stage.click_in(&name, chart);
    assert_eq!(stage.selected(), Some(group));
}

#[test]
fn the_wheel_scrolls_the_rows_and_not_the_map() {
    let mut stage = Stage::new(USUAL);
    stage.show_outcome(None);
    let (chart, map) = (stage.chart_rect(), stage.session().map);
    let before = stage.names_in(chart);
    stage.harness.hover_at(chart.center());
    super::map::wheel(&mut stage, Vec2::new(0.0, -300.0));
    assert_ne!(stage.names_in(chart), before);
    assert_eq!(stage.session().map, map);
}
