//! The table: every claim a row, headings that sort, fields that filter, rows that are copied.

use egui::{Key, Modifiers, OutputCommand, Rect, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::analysis::{Column, Direction, TableRows};
use parallax::app::Parallax;
use parallax::dossier::{ClaimId, Id as _, Item, ItemKind, Says};
use parallax::load;
use parallax::session::{Command, TableColumns, TableSettings, View};
use parallax::theme::Mode;
use parallax::views::table;

use super::accounts::{collect, send, words_of_picture};
use super::stage::{SIZES, Stage, USUAL};
use crate::fixture::FERRY;

fn table_at(size: Vec2) -> Stage {
    let mut stage = Stage::crowded(size);
    send(&mut stage, Command::Show(View::TABLE));
    stage
}

/// The accessible names of the visible rows, from the top.
fn rows(stage: &Stage) -> Vec<String> {
    let spoken: Vec<String> =
        stage.dossier().items(ItemKind::Claim).map(|claim| stage.spoken(claim)).collect();
    let names = stage.names_in(stage.chart_rect());
    names.into_iter().filter(|name| spoken.contains(name)).collect()
}

fn expected(stage: &mut Stage) -> Vec<String> {
    let rows = stage.program().picture(|ctx| {
        let TableSettings { sort, filters, columns: _ } = &ctx.session.table;
        TableRows::new(ctx.dossier, ctx.reading(), *sort, filters, ctx.only)
    });
    let rows = rows.expect("an opened dossier");
    rows.claims().iter().map(|id| stage.spoken(Item::Claim(*id))).collect()
}

fn filter(column: Column, text: &str) -> Command {
    let mut settings = TableSettings::default();
    text.clone_into(&mut settings.filters[column as usize]);
    Command::Table(settings)
}

#[test]
fn in_a_window_high_enough_every_claim_has_one_row_in_file_order() {
    let mut stage = table_at(Vec2::new(1440.0, 9000.0));
    let expected = expected(&mut stage);
    assert_eq!(rows(&stage), expected);
    assert_eq!(expected.len(), stage.dossier().claims.len());
}

#[test]
fn a_heading_sorts_up_then_down_then_not_and_says_so() {
    for size in SIZES {
        let mut stage = table_at(size);
        for (name, sort) in [
            ("Read in, not sorted", Some((Column::Read, Direction::Ascending))),
            ("Read in, sorted ascending", Some((Column::Read, Direction::Descending))),
            ("Read in, sorted descending", None),
        ] {
            stage.click_in(name, stage.chart_rect());
            assert_eq!(stage.session().table.sort, sort);
            let (rows, expected) = (rows(&stage), expected(&mut stage));
            assert!(rows.len() > 3, "{size}: {rows:#?}");
            assert_eq!(rows, expected[..rows.len()], "{size}: {name}");
        }
    }
}

#[test]
fn typing_into_a_field_filters_and_the_button_takes_it_back() {
    for size in SIZES {
        let mut stage = table_at(size);
        let all = stage.dossier().claims.len();
        assert!(stage.harness.query_by_label("Clear filters").is_none());
        assert!(stage.harness.query_by_label(&format!("{all} claims")).is_some());
        stage.harness.get_by_label("Filter “By”").focus();
        stage.settle();
        stage.harness.get_by_label("Filter “By”").type_text("harbour");
        stage.settle();
        assert_eq!(stage.session().table.filters[Column::By as usize], "harbour");
        let expected = expected(&mut stage);
        assert!(!expected.is_empty() && expected.iter().all(|row| row.starts_with("Harbour master")));
        assert_eq!(rows(&stage), expected);
        let tally = format!("{} of {all} claims", expected.len());
        assert!(stage.harness.query_by_label(&tally).is_some(), "{size}: {tally}");
        stage.click("Clear filters");
        assert_eq!(stage.session().table, TableSettings::default());
    }
}

#[test]
fn a_click_selects_the_claim_and_a_selected_claim_comes_into_sight() {
    for size in SIZES {
        let mut stage = table_at(size);
        let last = Item::at(ItemKind::Claim, stage.dossier().claims.len() - 1);
        let name = stage.spoken(last);
        assert!(!rows(&stage).contains(&name), "{size}: there is nothing to scroll");
        stage.select(last);
        assert!(rows(&stage).contains(&name), "{size}: not in sight");
        send(&mut stage, Command::Clear);
        stage.click_in(&name, stage.chart_rect());
        assert_eq!(stage.selected(), Some(last));
    }
}

#[test]
fn copying_takes_the_rows_shown_and_no_others() {
    let mut stage = table_at(USUAL);
    send(&mut stage, filter(Column::By, "harbour"));
    let expected = expected(&mut stage).len();
    stage.harness.get_by_label("Copy").click();
    let mut copied = None;
    for _ in 0..6 {
        stage.harness.step();
        for command in &stage.harness.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                copied = Some(text.clone());
            }
        }
    }
    let copied = copied.expect("something was copied");
    let lines: Vec<_> = copied.lines().collect();
    assert_eq!(lines.len(), expected + 1, "{copied}");
    assert!(lines[0].starts_with("By\tVia\tRead in"));
    assert!(lines[1..].iter().all(|line| line.starts_with("Harbour master\t")), "{copied}");
}

#[test]
fn what_matches_nothing_is_no_row_and_no_harm() {
    let mut stage = table_at(USUAL);
    send(&mut stage, filter(Column::Hedge, "no such words anywhere"));
    assert_eq!(rows(&stage), Vec::<String>::new());
    send(&mut stage, Command::Select(Item::Claim(ClaimId::from_index(0))));
    assert!(stage.harness.query_by_label("Clear filters").is_some());
}

/// A dossier of this many counts, each with a longer figure than those before.
fn many(claims: usize) -> String {
    let claim = |row: usize| {
        format!(
            "\"c-{row}\": (by: \"s\", document: \"d\", paragraph: 1, gist: \"g\", says: Count(outcome: Killed, of: \"g\", quantity: MoreThan({row})))"
        )
    };
    let claims = (0..claims).map(claim).collect::<Vec<_>>().join(", ");
    format!(
        "Dossier(format: 1, title: \"T\", documents: {{\"d\": (title: \"D\")}}, sources: {{\"s\": (name: \"S\")}}, groups: {{\"g\": (name: \"G\")}}, claims: {{{claims}}})"
    )
}

#[test]
fn what_is_drawn_is_what_can_be_seen() {
    let controls = |claims| {
        let mut stage = Stage::with(USUAL, Mode::Dark, &many(claims));
        send(&mut stage, Command::Show(View::TABLE));
        stage.assert_at_rest("on a long table");
        stage.names_in(stage.chart_rect()).iter().filter(|name| name.contains(" killed (G")).count()
    };
    let (few, lots) = (controls(100), controls(20_000));
    assert!(few > 5 && lots == few, "{few} rows in sight of 100, {lots} of 20,000");
}

#[test]
fn a_picture_of_its_natural_size_leaves_nothing_out_and_a_smaller_one_says_so() {
    let mut program = Parallax::new("test.ron", load::read(FERRY));
    let least = Vec2::new(900.0, 500.0);
    let natural = words_of_picture(&mut program, |ctx, ui| table::natural_size(ctx, ui, least), table::ui);
    assert!(!natural.iter().any(|words| words.starts_with("TRUNCATED")));
    for claim in load::read(FERRY).dossier.expect("sound").claims.rows() {
        let words = match &claim.says {
            Says::Count(_) => parallax::analysis::figure(claim).expect("a count"),
            Says::Answer { text, .. } => text.clone(),
            Says::Remark => claim.gist.clone(),
        };
        assert!(natural.contains(&words), "{words}");
    }
    let smaller = words_of_picture(&mut program, |_, _| least, table::ui);
    let cut = smaller.iter().find(|words| words.starts_with("TRUNCATED"));
    assert!(cut.is_some_and(|words| words.ends_with(" claims")), "{smaller:#?}");
    assert!(!natural.iter().any(|words| words == "Copy" || words == "filter"), "a picture has no buttons");
    // A picture of the maximum height still says what it leaves out.
    let mut program = Parallax::new("test.ron", load::read(&many(2_000)));
    let crowded = words_of_picture(&mut program, |ctx, ui| table::natural_size(ctx, ui, least), table::ui);
    assert!(crowded.iter().any(|words| words.starts_with("TRUNCATED: this picture leaves out")));
}

/// The beginning of a figure is another figure.
#[test]
fn a_figure_is_never_cut() {
    let mut stage = Stage::with(USUAL, Mode::Light, &many(20_000));
    send(&mut stage, Command::Show(View::TABLE));
    let last = Item::at(ItemKind::Claim, 19_999);
    stage.select(last);
    for width in [0.0, -60.0, -40.0] {
        let edge = stage.harness.get_by_label("Width of “As worded”").rect().center();
        stage.harness.hover_at(edge);
        stage.harness.drag_at(edge);
        stage.harness.step();
        stage.harness.hover_at(edge + Vec2::new(width, 0.0));
        stage.harness.step();
        stage.harness.drop_at(edge + Vec2::new(width, 0.0));
        stage.settle();
        let mut words = Vec::new();
        for clipped in &stage.harness.output().shapes {
            collect(&clipped.shape, &mut words);
        }
        // "more than…" is not a figure, "more than 1…" would be a different one, and "…" none at all.
        let is_cut = |words: &&String| {
            let begun = words.trim_end_matches('…').trim_end();
            words.ends_with('…') && (begun.is_empty() || begun.ends_with(|last: char| last.is_numeric()))
        };
        let cut: Vec<_> = words.iter().filter(is_cut).collect();
        assert!(cut.is_empty(), "{cut:#?}");
    }
}

#[test]
fn a_column_is_as_wide_as_it_was_dragged() {
    let mut stage = table_at(USUAL);
    let left = |stage: &Stage| stage.harness.get_by_label("Said, not sorted").rect().left();
    let before = left(&stage);
    let edge = stage.harness.get_by_label("Width of “Read in”").rect().center();
    stage.harness.hover_at(edge);
    stage.harness.drag_at(edge);
    stage.harness.step();
    stage.harness.hover_at(edge + Vec2::new(-40.0, 0.0));
    stage.harness.step();
    stage.harness.drop_at(edge + Vec2::new(-40.0, 0.0));
    stage.settle();
    assert!((left(&stage) - (before - 40.0)).abs() < 2.0, "{before}, then {}", left(&stage));
    assert_eq!(stage.session().table.sort, None, "dragging is no sorting");
}

/// Wide enough for all columns.
const WIDE: Vec2 = Vec2::new(2880.0, 900.0);

fn columns(columns: &[Column]) -> Command {
    let columns = TableColumns::new(columns.to_vec(), []);
    Command::Table(TableSettings { columns, ..TableSettings::default() })
}

fn heading(stage: &Stage, column: Column) -> Option<Rect> {
    stage.harness.query_by_label(&format!("{}, not sorted", column.title())).map(|node| node.rect())
}

/// The columns from left to right, as their headings stand.
fn shown(stage: &Stage) -> Vec<Column> {
    let placed = Column::ALL.into_iter().filter_map(|column| Some((heading(stage, column)?.left(), column)));
    let mut placed: Vec<(f32, Column)> = placed.collect();
    placed.sort_by(|a, b| a.0.total_cmp(&b.0));
    placed.into_iter().map(|(_, column)| column).collect()
}

fn words(stage: &Stage) -> Vec<String> {
    let mut words = Vec::new();
    for clipped in &stage.harness.output().shapes {
        collect(&clipped.shape, &mut words);
    }
    words
}

#[test]
fn in_a_window_of_any_size_stands_who_says_what_of_whom() {
    for size in
        [(480.0, 360.0), (480.0, 900.0), (640.0, 480.0), (900.0, 600.0), (1280.0, 720.0), (2880.0, 1800.0)]
    {
        let stage = table_at(Vec2::from(size));
        // A narrow window has one pane.
        let right = if size.0 < 820.0 { size.0 } else { stage.chart_rect().right() };
        for column in Column::FIXED {
            let heading = heading(&stage, column).unwrap_or_else(|| panic!("{size:?}: no {column:?}"));
            assert!(heading.width() > 90.0, "{size:?}: {column:?} is {} wide", heading.width());
            assert!(
                heading.left() >= 0.0 && heading.right() <= right + 1.0,
                "{size:?}: {column:?} {heading}"
            );
        }
    }
}

#[test]
fn without_its_own_column_what_a_claim_must_not_lose_stands_with_the_words() {
    let mut stage = Stage::new(WIDE);
    send(&mut stage, Command::Show(View::TABLE));
    assert_eq!(shown(&stage), Column::ALL);
    send(&mut stage, columns(&Column::FIXED));
    assert_eq!(shown(&stage), Column::FIXED);
    let found = words(&stage);
    for claim in stage.dossier().claims.rows().iter().filter(|claim| claim.count().is_some()).take(6) {
        let told = parallax::analysis::headline(claim);
        assert!(found.iter().any(|words| words.starts_with(&told)), "{told}: {found:#?}");
    }
    let via = stage.dossier().claims.rows().iter().find(|claim| !claim.via.is_empty()).expect("a relay");
    let via = parallax::analysis::relays(stage.dossier(), via).expect("a relay");
    assert!(found.iter().any(|words| words.contains(&via)), "{via}: {found:#?}");
}

#[test]
fn columns_are_hidden_brought_back_and_undone_in_the_menu() {
    let mut stage = table_at(WIDE);
    stage.click("Columns");
    stage.click("Show “Via”");
    assert!(!shown(&stage).contains(&Column::Via));
    assert!(stage.harness.get_by_label("Show “By”").accesskit_node().is_disabled());
    stage.click("Move left: “Said”");
    assert_eq!(shown(&stage)[..3], [Column::By, Column::Said, Column::Read]);
    let before = heading(&stage, Column::Said).expect("a heading").width();
    stage.click("Wider: “Said”");
    let after = heading(&stage, Column::Said).expect("a heading").width();
    assert!((after - before - 24.0).abs() < 1.5, "{before}, then {after}");
    send(&mut stage, Command::Undo);
    stage.click("Show the columns that fit");
    assert_eq!(shown(&stage), Column::ALL);
}

#[test]
fn a_heading_with_the_keyboard_moves_sizes_and_hides_its_column() {
    let mut stage = table_at(WIDE);
    stage.harness.get_by_label("Said, not sorted").focus();
    stage.settle();
    let shift = Modifiers::SHIFT;
    let both = Modifiers { ctrl: true, command: true, ..shift };
    stage.press(both, Key::ArrowLeft);
    stage.press(both, Key::ArrowLeft);
    stage.press(both, Key::ArrowLeft);
    assert_eq!(shown(&stage)[..3], [Column::Said, Column::By, Column::Via], "it keeps the keyboard");
    let before = heading(&stage, Column::Said).expect("a heading").width();
    stage.press(shift, Key::ArrowRight);
    assert!(heading(&stage, Column::Said).expect("a heading").width() > before + 20.0);
    stage.press(Modifiers::NONE, Key::Delete);
    assert!(!shown(&stage).contains(&Column::Said));
    stage.harness.get_by_label("As worded, not sorted").focus();
    stage.settle();
    stage.press(Modifiers::NONE, Key::Delete);
    assert!(shown(&stage).contains(&Column::Quantity), "always shown");
}

#[test]
fn a_heading_is_dragged_to_another_place_and_that_is_no_sorting() {
    let mut stage = table_at(WIDE);
    let from = heading(&stage, Column::Said).expect("a heading").center();
    let to = heading(&stage, Column::Via).expect("a heading").left_center() + Vec2::new(4.0, 0.0);
    stage.harness.hover_at(from);
    stage.harness.drag_at(from);
    stage.harness.step();
    for share in [0.5, 1.0] {
        stage.harness.hover_at(from + share * (to - from));
        stage.harness.step();
    }
    stage.harness.drop_at(to);
    stage.settle();
    assert_eq!(shown(&stage)[..4], [Column::By, Column::Said, Column::Via, Column::Read]);
    assert_eq!(stage.session().table.sort, None);
}

#[test]
fn a_picture_has_the_columns_of_the_window_and_says_which_it_leaves_out() {
    let mut program = Parallax::new("test.ron", load::read(FERRY));
    program.apply(columns(&[Column::Quantity, Column::By, Column::Said]));
    let least = Vec2::new(900.0, 500.0);
    let natural = words_of_picture(&mut program, |ctx, ui| table::natural_size(ctx, ui, least), table::ui);
    let has = |title: &str| natural.iter().any(|words| words == title);
    assert!(has("As worded") && has("By") && has("Said") && has("Of whom, on what"));
    assert!(!has("Stance") && !has("Read in"));
    let caption = program.picture(table::caption).expect("an opened dossier");
    let without = "without the columns “Via”, “Read in”, “Outcome”, “Range”, “Stance” and “Hedge”";
    assert!(caption.iter().any(|part| part == without), "{caption:#?}");
    program.apply(columns(&Column::ALL));
    let narrow = words_of_picture(&mut program, |_, _| Vec2::new(420.0, 15_000.0), table::ui);
    let cut = narrow.iter().find(|words| words.starts_with("TRUNCATED"));
    assert!(cut.is_some_and(|words| words.contains(" columns")), "{cut:?}");
}

#[test]
fn the_columns_stay_from_run_to_run_and_in_the_next_dossier() {
    let mut program = Parallax::new("test.ron", load::read(FERRY));
    let chosen = TableColumns::new(vec![Column::By, Column::Said], [(Column::By, 140)]);
    program.apply(Command::Table(TableSettings { columns: chosen.clone(), ..TableSettings::default() }));
    let settings = program.settings();
    assert!(program.would_keep(&settings));
    let mut next = Parallax::new("test.ron", load::read(FERRY));
    next.restore(settings);
    assert_eq!(next.session().table.columns, chosen);
}
