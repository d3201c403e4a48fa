//! A sheet is reviewed before it becomes a dossier: rows, roles, claims, and what was left out.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::import::columns::Role as Column;
use parallax::load;
use parallax::session::{Command, Request, View};
use parallax::theme::Mode;
use std::fmt::Write as _;

use super::stage::{SMALL, Stage, USUAL};

const SHEET: &str = "Date,Source,Outlet,Link,Killed,Injured,Civilian toll,Notes\n\
    03/02/2018,Dockers' union,Gazette,https://example.org/a,at least 12,~30,3,from the quay\n\
    04/02/2018,Port authority,Gazette,https://example.org/b,more than 100,dozens,,\n\
    05/02/2018,Radio,,https://example.org/c,-,,,\n\
    06/02/2018,Health ministry,Gazette,https://example.org/d,48,10 to 20,11,so far\n";

/// The review of a sheet at this size.
fn review(size: Vec2, mode: Mode, text: &str) -> (Stage, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tolls.csv");
    std::fs::write(&path, text).expect("written");
    let mut stage = Stage::with(size, mode, load::KHUSHAM);
    stage.program().import_sheet(&path, None);
    stage.settle();
    (stage, folder)
}

/// A file that is dropped on the window.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("it is not there".to_owned())
    }
}

fn says(stage: &Stage, words: &str) -> bool {
    stage.names_in(Rect::EVERYTHING).iter().any(|name| name.contains(words))
}

/// Chooses an entry of a menu.
fn choose(stage: &mut Stage, menu: &str, entry: &str) {
    stage.click(menu);
    stage.click(entry);
}

fn quantity(stage: &mut Stage, claim: usize) -> String {
    let made = stage.program().reviewed().expect("a sheet").clone();
    let (_, claim) = made.import.draft.claims.at(claim).expect("a claim");
    format!("{:?}", claim.says)
}

#[test]
fn a_row_is_shown_with_the_claims_that_it_becomes() {
    let (mut stage, _folder) = review(USUAL, Mode::Light, SHEET);
    assert!(says(&stage, "4 rows, 8 claims, 4 sources"), "{:#?}", stage.names_in(Rect::EVERYTHING));
    assert!(says(&stage, "Row 2: 3 claims"));
    assert!(says(&stage, "at least 12"), "in the program's own words");
    stage.click("Row 5");
    assert!(says(&stage, "Row 5: 3 claims") && says(&stage, "10 to 20"));
    stage.click("Next row kept as words, of 1 row");
    assert!(says(&stage, "Kept as the words they are, “Injured”: “dozens”"));
    stage.click("Next row left out, of 1 row");
    assert!(says(&stage, "Left out, “Killed”: “-”: the cell has only a sign that nothing was entered"));
}

#[test]
fn a_changed_role_changes_the_claims_at_once() {
    let (mut stage, _folder) = review(USUAL, Mode::Light, SHEET);
    assert!(quantity(&mut stage, 0).contains("Killed"));
    choose(&mut stage, "Column Killed: Killed", "Captured");
    assert!(quantity(&mut stage, 0).contains("Captured"), "{}", quantity(&mut stage, 0));
    assert!(says(&stage, "Column Killed: Captured"));
    choose(&mut stage, "Column Injured: Wounded", "Not used");
    assert!(says(&stage, "4 rows, 5 claims"), "{:#?}", stage.names_in(Rect::EVERYTHING));
    let made = stage.program().reviewed().expect("a sheet").clone();
    assert_eq!(made.map.columns[5].role, Column::Unused);
    // What can be either of two days is one of them once that is said.
    choose(&mut stage, "Dates: 03/02/2018 is one of two days", "03/02/2018 is 2 March");
    let made = stage.program().reviewed().expect("a sheet").clone();
    let (_, claim) = made.import.draft.claims.at(0).expect("a claim");
    assert_eq!(claim.said, Some("2018-03-02".into()));
}

#[test]
fn separator_and_encoding_are_chosen_for_a_text_file() {
    let text = "Source;Killed\nUnion, of dockers;12\n";
    let (mut stage, _folder) = review(USUAL, Mode::Light, text);
    assert!(says(&stage, "1 row, 1 claim,"), "{:#?}", stage.names_in(Rect::EVERYTHING));
    choose(&mut stage, "Between cells: as guessed", "Vertical bar");
    assert!(says(&stage, "No row became a claim: say below what the columns are for."));
    choose(&mut stage, "Between cells: Vertical bar", "Semicolon");
    assert!(says(&stage, "1 row, 1 claim,"));
    choose(&mut stage, "Encoding: as guessed", "windows-1251");
    let made = stage.program().reviewed().expect("a sheet").clone();
    assert_eq!(made.map.file.encoding.as_deref(), Some("windows-1251"));
}

#[test]
fn escape_leaves_and_asks_first_if_something_was_changed() {
    let (mut stage, _folder) = review(USUAL, Mode::Light, SHEET);
    stage.press(Modifiers::NONE, Key::Escape);
    assert!(stage.program().reviewed().is_none());
    let (mut stage, _folder) = review(USUAL, Mode::Light, SHEET);
    choose(&mut stage, "Column Killed: Killed", "Captured");
    stage.press(Modifiers::NONE, Key::Escape);
    assert!(says(&stage, "Leave the import?"));
    stage.click("Stay");
    assert!(stage.program().reviewed().is_some() && !says(&stage, "Leave the import?"));
    stage.press(Modifiers::NONE, Key::Escape);
    stage.harness.query_all_by_label("Leave the import").last().expect("the answer").click();
    stage.settle();
    assert!(stage.program().reviewed().is_none());
    stage.harness.get_by_role_and_label(Role::Pane, "Map");
}

#[test]
fn what_is_no_sheet_is_refused_in_the_words_of_the_command_line() {
    let (mut stage, _folder) = review(USUAL, Mode::Light, "%PDF-1.7 and more");
    assert!(says(&stage, "tolls.csv: it is a PDF, and not a sheet; CSV, TSV, XLSX, XLS and ODS are read"));
    stage.harness.get_by_label("Import another sheet").click();
    stage.harness.run_steps(4);
    assert_eq!(stage.program().take_requests(), [Request::AskImport]);
}

#[test]
fn menu_and_palette_ask_for_a_sheet() {
    let mut stage = Stage::new(USUAL);
    stage.settle();
    stage.click("Menu");
    stage.harness.get_by_label_contains("Import...").click();
    stage.harness.run_steps(4);
    assert_eq!(stage.program().take_requests(), [Request::AskImport]);
}

#[test]
fn a_dropped_sheet_is_imported_and_a_dossier_is_opened() {
    let mut stage = Stage::new(USUAL);
    stage.settle();
    for (name, wanted) in [
        ("/a/tolls.XLSX", Request::Import("/a/tolls.XLSX".into())),
        ("/a/b.ron", Request::Open("/a/b.ron".into())),
    ] {
        stage.harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(name.into())));
        stage.harness.run_steps(2);
        assert_eq!(stage.program().take_requests(), [wanted]);
    }
}

#[test]
fn the_rows_are_one_stop_and_the_arrows_go_through_them() {
    let (mut stage, _folder) = review(USUAL, Mode::Light, SHEET);
    let rows = |stage: &Stage| {
        let node = stage.harness.get_by_role(Role::Table);
        node.accesskit_node().label().unwrap_or_default()
    };
    stage.harness.get_by_role(Role::Table).focus();
    stage.settle();
    stage.press(Modifiers::NONE, Key::ArrowDown);
    assert!(
        rows(&stage).contains("row 3 (2 of 4): Date: 04/02/2018; Source: Port authority"),
        "{}",
        rows(&stage)
    );
    assert!(rows(&stage).ends_with("2 claims, kept as words"), "{}", rows(&stage));
    stage.press(Modifiers::NONE, Key::End);
    assert!(says(&stage, "Row 5: 3 claims"));
    // Tab goes from left to right through the roles, also to those out of view.
    let (mut stage, _folder) = review(vec2(800.0, 500.0), Mode::Light, SHEET);
    stage.harness.get_by_label("Column Date: Date of the report").focus();
    stage.settle();
    for name in ["Source", "Outlet", "Link", "Killed", "Injured", "Civilian toll", "Notes"] {
        stage.press(Modifiers::NONE, Key::Tab);
        let focused =
            stage.harness.get_all_by_role(Role::ComboBox).find(|node| node.accesskit_node().is_focused());
        let label = focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
        assert!(label.starts_with(&format!("Column {name}:")), "{label} instead of {name}");
    }
}

#[test]
fn a_hundred_thousand_rows_cost_what_is_visible() {
    let mut text = "Source,Link,Killed\n".to_owned();
    for row in 0..100_000 {
        let _ = writeln!(text, "Union {},https://example.org/{row},{}", row % 7, row % 50);
    }
    let (mut stage, _folder) = review(SMALL, Mode::Light, &text);
    assert!(
        says(&stage, "100000 rows, 100000 claims") || says(&stage, "100,000 rows"),
        "{:#?}",
        stage.names_in(Rect::EVERYTHING)
    );
    let rows = stage.harness.get_all_by_role(Role::Row).count();
    assert!((10..40).contains(&rows), "{rows} rows are drawn");
    stage.harness.get_by_role(Role::Table).focus();
    stage.settle();
    stage.press(Modifiers::NONE, Key::End);
    assert!(says(&stage, "Row 100001: 1 claim"));
}

#[test]
fn everything_that_takes_the_keyboard_has_a_name_at_every_size() {
    for size in [USUAL, SMALL, vec2(800.0, 500.0)] {
        for mode in [Mode::Light, Mode::Dark] {
            let (mut stage, _folder) = review(size, mode, SHEET);
            let names = stage.names_in(Rect::from_min_size(egui::Pos2::ZERO, size));
            for wanted in
                ["Save as dossier", "Keep the mapping beside the sheet", "Leave the import", "Dates: "]
            {
                assert!(names.iter().any(|name| name.starts_with(wanted)), "{wanted} at {size}: {names:#?}");
            }
            assert!(names.iter().any(|name| name.contains("at least 12")), "a claim is in view at {size}");
            if let Some(folder) = std::env::var_os("PARALLAX_PICTURES") {
                let picture = stage.harness.render().expect("a picture");
                let name = format!("review-{}-{mode:?}.png", size.x);
                picture.save(std::path::Path::new(&folder).join(name)).expect("saved");
            }
        }
    }
}

#[test]
fn keys_of_the_views_do_nothing_behind_the_page() {
    let (mut stage, _folder) = review(USUAL, Mode::Light, SHEET);
    stage.press(Modifiers::COMMAND, Key::Num2);
    stage.send(Command::Show(View::ESTIMATES));
    assert!(says(&stage, "Import tolls.csv"));
}
