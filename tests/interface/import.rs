//! A sheet is reviewed before it becomes a dossier: rows, roles, claims, and what was left out.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::import::columns::Role as Column;
use parallax::load;
use parallax::session::{Command, Overlay, Request, View};
use parallax::theme::Mode;
use std::fmt::Write as _;

use super::stage::{SMALL, Stage, USUAL};
use crate::fixture::FERRY;

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
    let mut stage = Stage::with(size, mode, FERRY);
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
    stage.harness.get_by_label("Import another file").click();
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
            keep_picture(&mut stage, &format!("review-{}-{mode:?}", size.x));
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

/// Keeps a picture of the window, where somebody wants to look at it.
fn keep_picture(stage: &mut Stage, name: &str) {
    if let Some(folder) = std::env::var_os("PARALLAX_PICTURES") {
        let picture = stage.harness.render().expect("a picture");
        picture.save(std::path::Path::new(&folder).join(format!("{name}.png"))).expect("saved");
    }
}

/// Types into a field of the page, and ends with Enter.
fn fill_in(stage: &mut Stage, name: &str, text: &str) {
    stage.harness.get_by_role_and_label(Role::TextInput, name).focus();
    stage.settle();
    stage.harness.get_by_role_and_label(Role::TextInput, name).type_text(text);
    stage.settle();
    stage.press(Modifiers::NONE, Key::Enter);
}

#[test]
fn whom_a_column_counts_and_who_says_it_can_be_typed() {
    let (mut stage, _folder) = review(USUAL, Mode::Light, SHEET);
    stage.click("Column Killed: Killed");
    keep_picture(&mut stage, "review-menu");
    fill_in(&mut stage, "Whom it counts", "Dock workers");
    let made = stage.program().reviewed().expect("a sheet").clone();
    assert_eq!(made.map.columns[4].of.as_deref(), Some("Dock workers"));
    assert!(made.import.draft.groups.iter().any(|(_, group)| group.name.as_deref() == Some("Dock workers")));
    assert!(
        says(&stage, "Column Killed: Killed, of Dock workers"),
        "{:#?}",
        stage.names_in(Rect::EVERYTHING)
    );
    let (mut stage, _folder) = review(USUAL, Mode::Light, SHEET);
    stage.click("Column Killed: Killed");
    fill_in(&mut stage, "Who says it", "Coroner");
    let made = stage.program().reviewed().expect("a sheet").clone();
    let (_, claim) = made.import.draft.claims.at(0).expect("a claim");
    assert_eq!(claim.by, Some("coroner".into()));
    assert_eq!(claim.via, ["dockers-union".into(), "gazette".into()]);
}

#[test]
fn names_for_the_whole_sheet_are_typed_above_its_rows() {
    let (mut stage, _folder) = review(USUAL, Mode::Light, "Date,Killed\n2018-02-07 22:30,12\n");
    fill_in(&mut stage, "Rows that name no source are by", "Harbour office");
    fill_in(&mut stage, "Who is counted, if no column says it", "Dock workers");
    fill_in(&mut stage, "Zone of times of day", "Asia/Damascus");
    let made = stage.program().reviewed().expect("a sheet").clone();
    let (_, claim) = made.import.draft.claims.at(0).expect("a claim");
    assert_eq!(claim.by, Some("harbour-office".into()));
    assert!(format!("{:?}", claim.says).contains("dock-workers"), "{:?}", claim.says);
    let (_, event) = made.import.draft.events.at(0).expect("an event");
    assert_eq!(event.on, Some("2018-02-07T22:30".into()));
}

#[test]
fn another_table_of_the_sheet_and_the_style_of_dates_are_chosen() {
    let text = "Source,Published,Killed\nA,13/02/2018,1\nB,02/13/2018,2\nC,03/02/2018,3\n\nLocation,Wounded,Notes\nQuay,3,x\n";
    let (mut stage, _folder) = review(USUAL, Mode::Light, text);
    assert!(says(&stage, "Dates are written in two styles: choose below which figure is the day."));
    choose(&mut stage, "Dates: both styles occur", "03/02/2018 is 3 February");
    assert!(!says(&stage, "two styles"), "{:#?}", stage.names_in(Rect::EVERYTHING));
    choose(&mut stage, "Table: below row 1", "below row 6");
    let made = stage.program().reviewed().expect("a sheet").clone();
    assert_eq!((made.map.header, made.account.rows.len()), (Some(6), 1));
    assert!(says(&stage, "Row 7: 1 claim"), "{:#?}", stage.names_in(Rect::EVERYTHING));
}

#[test]
fn a_workbook_of_a_dossier_is_imported_whole_in_the_window_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let dossier = load::read(FERRY).dossier.expect("sound");
    let claims = dossier.claims.len();
    let bytes =
        parallax_workbook::to_workbook(&parallax::draft::Dossier::from_dossier(&dossier)).expect("written");
    let path = folder.path().join("ferry.xlsx");
    std::fs::write(&path, bytes).expect("written");
    let mut stage = Stage::with(USUAL, Mode::Light, FERRY);
    stage.program().import_sheet(&path, None);
    stage.settle();
    assert!(
        says(&stage, &format!("A whole dossier: {claims} claims.")),
        "{:#?}",
        stage.names_in(Rect::EVERYTHING)
    );
    let whole = stage.program().reviewed_whole().expect("a dossier").clone();
    assert_eq!(load::read(whole.text.as_ref().expect("a text")).dossier.as_ref(), Some(&dossier));
    stage.click("Save as dossier");
    assert_eq!(stage.program().take_requests(), [Request::SaveImport]);
    stage.press(Modifiers::NONE, Key::Escape);
    assert!(stage.program().reviewed_whole().is_none());
}

const WIKITEXT: &str = "{{Infobox military conflict\n| conflict = Clash at the quay\n| date = 7 February 2018\n| combatant1 = Dockers\n| combatant2 = Guards\n| casualties1 = 12 killed\n| casualties2 = At least 3 wounded\n}}\n";

#[test]
fn wikitext_that_is_pasted_is_reviewed_and_a_word_is_not() {
    let mut stage = Stage::new(USUAL);
    stage.settle();
    for (text, wanted) in [(WIKITEXT, vec![Request::ImportPasted(WIKITEXT.to_owned())]), ("quay", Vec::new())]
    {
        stage.harness.input_mut().events.push(egui::Event::Paste(text.to_owned()));
        stage.harness.run_steps(2);
        assert_eq!(stage.program().take_requests(), wanted);
    }
    stage.program().import_pasted(WIKITEXT, None);
    stage.settle();
    assert!(says(&stage, "2 claims, 1 document, 1 event"), "{:#?}", stage.names_in(Rect::EVERYTHING));
    let whole = stage.program().reviewed_whole().expect("wikitext").clone();
    let text = whole.text.clone().expect("a dossier");
    assert!(text.contains("Exactly(12)") && text.contains("AtLeast(3)"), "{text}");
}

#[test]
fn files_of_maps_are_reviewed_by_what_becomes_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("quay.geojson");
    let text = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "Quay"}, "geometry": {"type": "Point", "coordinates": [40, 35]}},
        {"type": "Feature", "properties": {"name": "Dock"}, "geometry": {"type": "Point", "coordinates": [400, 35]}}]}"#;
    std::fs::write(&path, text).expect("written");
    let mut stage = Stage::new(USUAL);
    stage.program().import_sheet(&path, None);
    stage.settle();
    assert!(says(&stage, "2 places."), "{:#?}", stage.names_in(Rect::EVERYTHING));
    assert!(says(&stage, "longitude 400, latitude 35 is off the globe"));
    keep_picture(&mut stage, "review-map");
}

#[test]
fn the_introduction_does_not_cover_the_review() {
    let (mut stage, _folder) = review(USUAL, Mode::Light, SHEET);
    stage.send(Command::Overlay(Some(Overlay::Welcome)));
    stage.settle();
    assert!(
        says(&stage, "Row 2: 3 claims") && !says(&stage, "Begin"),
        "{:#?}",
        stage.names_in(Rect::EVERYTHING)
    );
    stage.press(Modifiers::NONE, Key::Escape);
    assert!(says(&stage, "Begin") || stage.program().reviewed().is_none());
}

#[test]
fn a_file_that_has_changed_is_told_and_read_again() {
    let (mut stage, folder) = review(USUAL, Mode::Light, SHEET);
    std::fs::write(folder.path().join("tolls.csv"), "Source,Killed\nUnion,12\n").expect("written");
    stage.program().sheet_has_changed();
    stage.settle();
    assert!(says(&stage, "The file has changed since it was read."));
    keep_picture(&mut stage, "review-changed");
    stage.click("Read the file again");
    assert!(
        says(&stage, "1 row, 1 claim,") && !says(&stage, "has changed"),
        "{:#?}",
        stage.names_in(Rect::EVERYTHING)
    );
}
