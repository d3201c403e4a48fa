//! The estimates: a row for every claim, the choices above the chart, and the tooltip with the full claim.

use std::collections::BTreeMap;

use egui::{Vec2, pos2};
use egui_kittest::kittest::Queryable as _;
use parallax::analysis::{EstimateRows, GroupBy, Parts, Sort};
use parallax::dossier::{ClaimId, Item, ItemKind, Outcome, Quantity, Stance};
use parallax::session::{Axis, EstimatePage, MarkStyle};
use parallax::theme::Mode;

use super::stage::{SIZES, SMALL, Stage, USUAL};
use crate::fixture::FERRY;

/// High enough that no row needs scrolling.
const HIGH: Vec2 = Vec2::new(2400.0, 9000.0);

/// Chooses an outcome: by its pill, or in the menu that replaces the pills if there is no room.
fn choose_outcome(stage: &mut Stage, choice: &str) {
    if stage.harness.query_by_label(choice).is_none() {
        let shown = stage.session().estimates.query.outcome.map_or("All", Outcome::title);
        stage.click(&format!("Outcome, {shown}"));
    }
    // A long menu is scrolled; by its name an entry is clicked wherever it is.
    stage.harness.get_by_label(choice).click_accesskit();
    stage.settle();
}

/// Opens the menu of this name and chooses an entry.
fn choose(stage: &mut Stage, menu: &str, choice: &str) {
    stage.click(menu);
    stage.click(choice);
}

/// True if a name is that of the row of a claim; the figure that it revises, or that in another report, may follow.
fn is_row(name: &str, spoken: &str) -> bool {
    name.strip_prefix(spoken).is_some_and(|rest| rest.is_empty() || rest.starts_with(", "))
}

/// The names of the rows of claims, from top to bottom.
fn claims_shown(stage: &Stage) -> Vec<(ClaimId, String)> {
    let named = stage.dossier().claims.ids().map(|id| (id, stage.spoken(Item::Claim(id))));
    let chart = stage.chart_rect();
    let heard = stage.names_in(chart);
    let mut rows: Vec<_> = named
        .filter_map(|(id, spoken)| {
            let name = heard.iter().find(|name| is_row(name, &spoken))?;
            let found = stage.named_in(name, chart);
            found.first().map(|node| (node.rect().top(), id, name.clone()))
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, id, name)| (id, name)).collect()
}

#[test]
fn the_pills_change_the_rows() {
    for size in SIZES {
        let mut stage = Stage::new(size);
        let killed = stage.spoken(stage.item(ItemKind::Claim, "agency-between"));
        let chart = stage.chart_rect();
        assert_eq!(stage.named_in(&killed, chart).len(), 1);
        let counted = |stage: &Stage, outcome| {
            let claims = stage.dossier().claims.rows().iter().filter_map(|claim| claim.count());
            claims.filter(|count| count.outcome == outcome).count()
        };
        let strength = counted(&stage, Outcome::Strength);
        choose_outcome(&mut stage, &format!("Strength: {strength} claims"));
        assert_eq!(stage.session().estimates.query.outcome, Some(Outcome::Strength));
        assert!(stage.named_in(&killed, chart).is_empty());
        let all = stage.dossier().claims.rows().iter().filter(|claim| claim.count().is_some()).count();
        choose_outcome(&mut stage, &format!("All: {all} claims"));
        assert_eq!(stage.session().estimates.query.outcome, None);
    }
}

#[test]
fn pills_or_their_menu_stand_beside_the_tabs_and_cover_nothing() {
    for size in [SMALL, USUAL, Vec2::new(3000.0, 1000.0)] {
        let mut stage = Stage::new(size);
        let tab = stage.harness.get_by_label("Table").rect();
        let chart = stage.chart_rect();
        let bar = egui::Rect::from_x_y_ranges(tab.right()..=chart.right(), tab.y_range());
        let mut found = stage.names_in(bar);
        let others = ["Resize panel", "Maximise or restore Estimates", "Export Estimates"];
        found.retain(|name| !others.contains(&name.as_str()));
        if size.x < 1600.0 {
            assert!(found.is_empty(), "{size}: {found:?}");
            stage.click("Outcome, Killed");
            found = stage.names_in(chart);
            assert!(found.iter().any(|name| name.starts_with("Strength: ")), "{found:?}");
        } else {
            assert_eq!(found.len(), EstimateRows::outcomes(stage.dossier()).len() + 1, "{size}: {found:?}");
            for pill in &found {
                let rect = stage.harness.get_by_label(pill).rect();
                assert!(bar.expand(1.0).contains_rect(rect), "{size}: {pill} at {rect} is not inside {bar}");
            }
        }
    }
}

#[test]
fn the_choices_stand_in_one_line_inside_the_pane_whatever_its_width() {
    for width in [900.0, 1280.0, 1440.0, 2000.0] {
        let stage = Stage::with(Vec2::new(width, 720.0), Mode::Light, FERRY);
        let chart = stage.chart_rect();
        let starts = ["Reading: ", "Population: ", "Sort: ", "Group by: ", "Axis: ", "Marks: "];
        let mut names = stage.names_in(chart);
        names.retain(|name| {
            starts.iter().any(|start| name.starts_with(start))
                || name == "Options"
                || name.starts_with("As others")
        });
        let rects: Vec<_> = names.iter().map(|name| stage.named_in(name, chart)[0].rect()).collect();
        assert!(names[0].starts_with("Reading: "), "{names:?}: how words are read is always told");
        let last = names.last().expect("at least one");
        assert!(["As others would code it", "Options"].contains(&last.as_str()), "{names:?}");
        for (name, rect) in names.iter().zip(&rects) {
            assert!(chart.contains_rect(*rect), "{width}: {name} at {rect} is not inside {chart}");
            assert!(
                (rect.center().y - rects[0].center().y).abs() < 2.0,
                "{width}: {name} stands in another line"
            );
        }
        assert!(
            rects.windows(2).all(|pair| pair[0].right() < pair[1].left()),
            "{width}: {names:?} at {rects:?}"
        );
    }
}

#[test]
fn a_reading_changes_what_is_said_of_words_and_nothing_else() {
    let mut stage = Stage::with(HIGH, Mode::Light, FERRY);
    stage.show_outcome(None);
    let declared = stage.named_in("Reading: The least that the words can mean", stage.chart_rect()).len();
    assert_eq!(declared, 1, "the dossier's own reading comes first, and is told");
    let before: BTreeMap<_, _> = claims_shown(&stage).into_iter().collect();
    choose(&mut stage, "Reading: The least that the words can mean", "Words only");
    let after: BTreeMap<_, _> = claims_shown(&stage).into_iter().collect();
    assert_eq!(before.len(), after.len());
    let mut changed = 0;
    for (id, name) in &after {
        let claim = &stage.dossier().claims[*id];
        let is_words = matches!(claim.count().map(|count| &count.quantity), Some(Quantity::Words(_)));
        if is_words && claim.stance == Stance::Asserts {
            changed += 1;
            assert!(name.contains(", words only, "), "{name}");
            assert!(
                before[id].contains("by this dossier's rule “The least that the words can mean”, "),
                "{}",
                before[id]
            );
        } else {
            assert_eq!(*name, before[id]);
        }
    }
    assert_eq!(changed, 2, "claims in words");
}

#[test]
fn a_population_alone_with_its_parts_or_all() {
    let mut stage = Stage::with(HIGH, Mode::Light, FERRY);
    let Item::Group(aboard) = stage.item(ItemKind::Group, "aboard") else { unreachable!() };
    let counted = |stage: &Stage, own_only: bool| {
        let counts = stage.dossier().claims.rows().iter().filter_map(|claim| claim.count());
        let killed = counts.filter(|count| count.outcome == Outcome::Killed);
        let within = |group| stage.dossier().lineage_of(group).any(|whole| whole == aboard);
        killed.filter(|count| if own_only { count.of == aboard } else { within(count.of) }).count()
    };
    let own = counted(&stage, true);
    choose(&mut stage, "Population: all", &format!("Everybody aboard: {own} claims"));
    assert_eq!(stage.session().estimates.query.population, Some(aboard));
    assert_eq!(claims_shown(&stage).len(), counted(&stage, false));
    choose(&mut stage, "Population: Everybody aboard", "with its parts");
    assert_eq!(stage.session().estimates.query.parts, Parts::Closed);
    assert_eq!(claims_shown(&stage).len(), own);
    choose(&mut stage, "Population: Everybody aboard, without its parts", "All populations");
    assert_eq!(stage.session().estimates.query.population, None);
}

#[test]
fn rows_are_sorted_by_the_name_of_the_source_and_grouped_by_side() {
    let mut stage = Stage::with(HIGH, Mode::Light, FERRY);
    choose(&mut stage, "Sort: date", "name of the source");
    assert_eq!(stage.session().estimates.query.sort, Sort::Source);
    let labels = |stage: &Stage, group: &str| -> Vec<String> {
        let dossier = stage.dossier();
        let of = |id: ClaimId| dossier.claims[id].count().map(|count| &dossier.groups[count.of].key);
        let rows = claims_shown(stage).into_iter().filter(|(id, _)| of(*id).is_some_and(|key| key == group));
        rows.map(|(id, _)| dossier.sources[dossier.claims[id].by].label().to_lowercase()).collect()
    };
    let sorted = labels(&stage, "aboard");
    assert!(sorted.len() > 2 && sorted.is_sorted(), "{sorted:?}");
    choose(&mut stage, "Group by: population", "side");
    assert_eq!(stage.session().estimates.query.group_by, GroupBy::Side);
    let names = stage.names_in(stage.chart_rect());
    assert!(names.iter().any(|name| name == "Others, a side"), "{names:#?}");
}

#[test]
fn another_axis_and_other_marks_leave_every_word_as_it_is() {
    let mut stage = Stage::with(HIGH, Mode::Light, FERRY);
    let before = claims_shown(&stage);
    choose(&mut stage, "Axis: linear", "logarithmic");
    assert_eq!(stage.session().estimates.axis, Axis::Log);
    assert_eq!(claims_shown(&stage), before);
    assert_eq!(
        stage.session().estimates.drawn_style(),
        MarkStyle::Intervals,
        "bars would begin at no number"
    );
    choose(&mut stage, "Axis: logarithmic", "linear");
    assert_eq!(stage.session().estimates.drawn_style(), MarkStyle::Bars);
    choose(&mut stage, "Marks: bars", "intervals");
    assert_eq!(stage.session().estimates.style, MarkStyle::Intervals);
    assert_eq!(claims_shown(&stage), before);
}

#[test]
fn the_comparison_with_other_projects_is_one_click_away() {
    let mut wide = Stage::with(Vec2::new(2600.0, 900.0), Mode::Light, FERRY);
    wide.click("As others would code it");
    assert_eq!(wide.session().estimates.page, EstimatePage::Coding);
    let mut narrow = Stage::new(SMALL);
    choose(&mut narrow, "Options", "As others would code it");
    assert_eq!(narrow.session().estimates.page, EstimatePage::Coding);
}

/// In a window high enough that no row needs scrolling.
#[test]
fn with_all_outcomes_every_count_has_exactly_one_row() {
    let mut stage = Stage::with(HIGH, Mode::Light, FERRY);
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
        let rows = names.iter().filter(|name| is_row(name, spoken)).count();
        // Two documents may quote the same words of the same source: two claims, two rows.
        assert_eq!(rows, keys.len(), "rows that say `{spoken}` for {keys:?}");
    }
}

#[test]
fn the_pointer_on_a_bar_shows_the_claim_in_full() {
    let mut stage = Stage::new(USUAL);
    let claim = stage.item(ItemKind::Claim, "agency-between");
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
    let group = stage.item(ItemKind::Group, "aboard");
    let (name, chart) = (format!("{}, a population", stage.dossier().name(group)), stage.chart_rect());
    stage.click_in(&name, chart);
    assert_eq!(stage.selected(), Some(group));
}

#[test]
fn the_wheel_scrolls_the_rows_and_not_the_map() {
    let mut stage = Stage::crowded(USUAL);
    stage.show_outcome(None);
    let (chart, map) = (stage.chart_rect(), stage.session().map);
    let before = stage.names_in(chart);
    stage.harness.hover_at(chart.center());
    super::map::wheel(&mut stage, Vec2::new(0.0, -300.0));
    assert_ne!(stage.names_in(chart), before);
    assert_eq!(stage.session().map, map);
}

const REVISED: &str = r#"Dossier(format: 1, title: "T", groups: {"g": (name: "All")}, sources: {"s": (name: "S")},
    documents: {"d": (title: "D"), "e": (title: "E")},
    claims: {
        "early": (by: "s", document: "d", paragraph: 1, said: "2020-01-02",
            says: Count(outcome: Killed, of: "g", quantity: Exactly(12))),
        "late": (by: "s", document: "d", paragraph: 2, said: "2020-01-05", revises: "early",
            says: Count(outcome: Killed, of: "g", quantity: Exactly(48))),
        "again": (by: "s", document: "e", paragraph: 1, said: "2020-01-05", same_as: "late",
            says: Count(outcome: Killed, of: "g", quantity: Exactly(49))),
    })"#;

#[test]
fn a_revised_figure_and_a_second_report_of_one_statement_are_told_apart() {
    let mut stage = Stage::with(USUAL, Mode::Light, REVISED);
    let names = stage.names_in(stage.chart_rect());
    let ends = |end: &str| names.iter().filter(|name| name.ends_with(end)).count();
    assert_eq!(ends("later revised to 48"), 1, "{names:#?}");
    assert_eq!(ends("revises 12, in another report: 49"), 1, "{names:#?}");
    assert_eq!(ends("in another report: 48"), 1, "{names:#?}");
    // On a day when only the earlier one was known, it is not pale.
    let early = stage.item(ItemKind::Claim, "early");
    let superseded = |stage: &mut Stage| {
        stage.program().picture(|ctx| ctx.is_superseded(early)).expect("an opened dossier")
    };
    assert!(superseded(&mut stage));
    stage.send(parallax::session::Command::AsOf(Some(jiff::civil::date(2020, 1, 3).into())));
    assert!(!superseded(&mut stage));
}
