//! The open file is saved again, with or without errors, and another is opened: the reader's choices are
//! kept.

use egui::Rect;
use parallax::app::{Content, Origin};
use parallax::dossier::{Dossier, Item, ItemKind};
use parallax::geo::LonLat;
use parallax::load::{self, ReadError};
use parallax::map::Camera;
use parallax::session::{Command, MapFocus, Overlay, Request, Scope, UiScale, View};
use parallax::theme::Mode;

use super::stage::{Stage, USUAL};
use crate::fixture::{FERRY, ferry};

fn dossier(stage: &mut Stage) -> &Dossier {
    stage.program().content().dossier().expect("a dossier on screen")
}

fn find(stage: &mut Stage, kind: ItemKind, key: &str) -> Item {
    dossier(stage).find(kind, key).expect("the item")
}

/// Saves a text into the open file.
fn save(stage: &mut Stage, text: &str) {
    stage.program().take_up(Origin::default(), Ok(load::read(text)));
    stage.settle();
}

fn list_names(stage: &Stage) -> String {
    stage.names_in(Rect::EVERYTHING).join("\n")
}

/// The fixture with one more source before all others, so that every source has moved.
fn one_more_source() -> String {
    FERRY.replacen("sources: {", "sources: { \"newcomer\": (name: \"Newcomer\"),", 1)
}

#[test]
fn a_good_save_is_followed_and_keeps_selection_camera_and_panes() {
    let mut stage = Stage::new(USUAL);
    let agency = find(&mut stage, ItemKind::Source, "agency");
    let camera = MapFocus::Free(Camera::over(LonLat::new(40.0, 35.0), 80.0, USUAL));
    stage.send(Command::Pin(agency));
    stage.send(Command::Map(camera));
    stage.send(Command::Show(View::TIMELINE));
    stage.select(agency);
    let panes = stage.program().settings();
    save(&mut stage, &one_more_source());
    let moved = find(&mut stage, ItemKind::Source, "agency");
    assert_ne!(moved, agency, "the row did not move, so this shows nothing");
    assert_eq!(stage.selected(), Some(moved));
    assert_eq!(stage.session().tray.pinned(), [moved]);
    assert_eq!(stage.session().map, camera);
    assert_eq!(stage.program().settings(), panes);
    stage.assert_inspector_says("River Telegraph Agency");
    assert!(list_names(&stage).contains("9 sources"), "{}", list_names(&stage));
}

#[test]
fn what_is_gone_is_no_longer_selected() {
    let mut stage = Stage::with(USUAL, Mode::Light, &one_more_source());
    let newcomer = find(&mut stage, ItemKind::Source, "newcomer");
    stage.select(newcomer);
    save(&mut stage, FERRY);
    assert_eq!(stage.selected(), None);
}

#[test]
fn a_save_without_what_was_pinned_narrows_nothing() {
    let mut stage = Stage::with(USUAL, Mode::Light, &one_more_source());
    let newcomer = find(&mut stage, ItemKind::Source, "newcomer");
    stage.send(Command::Pin(newcomer));
    stage.send(Command::Scope(Scope::Tray));
    save(&mut stage, FERRY);
    let only = stage.program().picture(|ctx| ctx.only.map(<[_]>::to_vec)).expect("a dossier");
    assert_eq!(only, None);
}

#[test]
fn a_way_of_looking_outlasts_a_save_and_ends_with_the_file() {
    let mut stage = Stage::new(USUAL);
    stage.send(Command::Show(View::LINEAGE));
    let claim = find(&mut stage, ItemKind::Claim, "north-48");
    stage.select(claim);
    let names = stage.names_in(Rect::EVERYTHING);
    let only = names.iter().find(|name| name.starts_with("Only ")).expect("a way to narrow");
    stage.click(&only.clone());
    assert!(list_names(&stage).contains("All claims"), "{}", list_names(&stage));
    save(&mut stage, &one_more_source());
    assert!(list_names(&stage).contains("All claims"), "{}", list_names(&stage));
    stage.program().take_up(Origin::File("other.ron".into()), Ok(load::read(FERRY)));
    stage.settle();
    assert!(!list_names(&stage).contains("All claims"), "{}", list_names(&stage));
}

#[test]
fn a_file_that_was_broken_at_the_start_finds_its_map_and_reading_again() {
    let camera = MapFocus::Free(Camera::over(LonLat::new(40.0, 35.0), 80.0, USUAL));
    let mut stage = Stage::new(USUAL);
    stage.program().take_up(Origin::File("one.ron".into()), Ok(load::read(FERRY)));
    stage.send(Command::Map(camera));
    stage.read("airwars");
    let kept = stage.program().settings();
    let mut again = Stage::with(USUAL, Mode::Light, "Dossier(");
    again.program().restore(kept);
    again.program().take_up(Origin::File("one.ron".into()), Ok(load::read("Dossier(")));
    again.program().take_up(Origin::File("one.ron".into()), Ok(load::read(FERRY)));
    assert_eq!(again.session().map, camera);
    let reading = again.program().picture(|ctx| ctx.reading().key.clone());
    assert_eq!(reading.as_deref(), Some("airwars"));
}

#[test]
fn resetting_forgets_what_lasts_and_keeps_what_is_selected() {
    let mut stage = Stage::new(USUAL);
    let agency = find(&mut stage, ItemKind::Source, "agency");
    stage.select(agency);
    stage.program().take_up(Origin::File("secret.ron".into()), Ok(load::read(FERRY)));
    stage.program().take_up(Origin::default(), Ok(load::read(FERRY)));
    stage.select(agency);
    stage.send(Command::Theme(Mode::Dark));
    stage.send(Command::ResetSettings);
    assert_eq!(stage.selected(), Some(agency));
    assert_eq!(stage.session().mode, Mode::Light);
    assert_eq!(stage.program().settings().recent(), []);
    assert_eq!(stage.program().take_requests(), [Request::Forget]);
}

#[test]
fn a_broken_save_leaves_the_last_good_state_and_says_what_is_wrong() {
    let mut stage = Stage::new(USUAL);
    save(&mut stage, &FERRY.replacen("by: \"agency\"", "by: \"agecny\"", 1));
    assert!(stage.program().is_behind());
    assert_eq!(dossier(&mut stage).claims.len(), ferry().claims.len());
    let words = list_names(&stage);
    assert!(words.contains("You see the last version that could be read"), "{words}");
    assert!(words.contains("did you mean `agency`?"), "{words}");
    let links = stage.names_in(Rect::EVERYTHING);
    let link = links.iter().find(|name| name.starts_with("Open line ")).expect("a way into the editor");
    let number: u32 = link.split(' ').nth(2).and_then(|word| word.parse().ok()).expect("a line");
    let by = FERRY.lines().nth(number as usize - 1).expect("the line");
    assert!(by.contains("by: \"agency\""), "line {number} is {by}");
    stage.click(&link.clone());
    assert_eq!(stage.program().take_requests(), [Request::Edit(Some(number))]);

    save(&mut stage, FERRY);
    assert!(!stage.program().is_behind());
    assert!(!list_names(&stage).contains("last version that could be read"));
}

#[test]
fn a_vanished_file_is_told_and_costs_nothing() {
    let mut stage = Stage::new(USUAL);
    let gone = || Err(ReadError::from(std::io::Error::from(std::io::ErrorKind::NotFound)));
    stage.program().take_up(Origin::default(), gone());
    stage.settle();
    assert!(list_names(&stage).contains("cannot read the file"), "{}", list_names(&stage));
    assert_eq!(dossier(&mut stage).claims.len(), ferry().claims.len());
    // Another that cannot be read at all takes no place.
    assert!(!stage.program().take_up(Origin::File("nowhere.ron".into()), gone()));
    stage.settle();
    assert_eq!(*stage.program().origin(), Origin::default());
    assert!(list_names(&stage).contains("nowhere.ron"), "{}", list_names(&stage));
    stage.click("Dismiss this message");
    assert!(!list_names(&stage).contains("nowhere.ron"));
}

#[test]
fn another_file_takes_the_place_and_is_remembered() {
    let mut stage = Stage::new(USUAL);
    let agency = find(&mut stage, ItemKind::Source, "agency");
    stage.select(agency);
    stage.send(Command::Scale(UiScale::percent(100)));
    let other = "Dossier(format: 1, title: \"Another\", sources: {\"a\": (name: \"A\")})";
    for path in ["one.ron", "two.ron", "one.ron"] {
        stage.program().take_up(Origin::File(path.into()), Ok(load::read(other)));
    }
    stage.settle();
    assert_eq!(stage.selected(), None);
    let recent: Vec<_> = stage.program().recent().iter().map(|recent| recent.path.clone()).collect();
    assert_eq!(recent, ["one.ron", "two.ron"].map(std::path::PathBuf::from));
    // Broken from the start: its errors fill the window, and fixing it opens it.
    stage.program().take_up(Origin::File("bad.ron".into()), Ok(load::read("Dossier(")));
    stage.settle();
    assert!(matches!(stage.program().content(), Content::Refused(_)));
    assert!(list_names(&stage).contains("bad.ron cannot be opened"), "{}", list_names(&stage));
    let gone = std::io::Error::from(std::io::ErrorKind::NotFound);
    stage.program().take_up(Origin::File("bad.ron".into()), Err(gone.into()));
    stage.settle();
    assert!(
        list_names(&stage).contains("It will be opened as soon as it is there."),
        "{}",
        list_names(&stage)
    );
    assert_eq!(stage.program().first_wrong_line(), Some(1));
    stage.click("Open another file...");
    assert_eq!(stage.program().take_requests(), [Request::AskOpen]);
    stage.program().take_up(Origin::File("bad.ron".into()), Ok(load::read(other)));
    assert_eq!(stage.program().recent().first().map(|recent| recent.path.clone()), Some("bad.ron".into()));
}

#[test]
fn where_a_map_looked_comes_back_with_its_file() {
    let other = "Dossier(format: 1, title: \"Another\", sources: {\"a\": (name: \"A\")})";
    let camera = MapFocus::Free(Camera::over(LonLat::new(40.0, 35.0), 80.0, USUAL));
    let mut stage = Stage::new(USUAL);
    stage.program().take_up(Origin::File("one.ron".into()), Ok(load::read(FERRY)));
    stage.send(Command::Map(camera));
    stage.program().take_up(Origin::File("two.ron".into()), Ok(load::read(other)));
    assert_ne!(stage.session().map, camera);
    stage.program().take_up(Origin::File("one.ron".into()), Ok(load::read(FERRY)));
    assert_eq!(stage.session().map, camera);
}

#[test]
fn the_first_run_card_is_closed_for_good() {
    let mut stage = Stage::new(USUAL);
    stage.program().restore(parallax::app::settings::Settings::default());
    stage.settle();
    assert_eq!(stage.session().overlay, Some(Overlay::Welcome));
    assert!(list_names(&stage).contains("drawn no more precisely than it was said"));
    stage.click("Begin");
    assert_eq!(stage.session().overlay, None);
    let kept = stage.program().settings();
    let mut again = Stage::new(USUAL);
    again.program().restore(kept);
    again.settle();
    assert_eq!(again.session().overlay, None);
}

/// A dropped file.
#[derive(Debug)]
struct Dropped(&'static str);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        self.0.as_ref()
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody asks for these".to_owned())
    }
}

#[test]
fn a_file_that_is_dropped_is_opened() {
    let mut stage = Stage::new(USUAL);
    stage.harness.input_mut().hovered_files.push(egui::HoveredFile::default());
    // egui keeps drawing while a file is over the window.
    stage.harness.run_steps(3);
    assert!(list_names(&stage).contains("Drop to open"));
    stage.harness.input_mut().hovered_files.clear();
    stage.harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped("somewhere/a.ron")));
    stage.settle();
    assert!(!list_names(&stage).contains("Drop to open"));
    assert_eq!(stage.program().take_requests(), [Request::Open("somewhere/a.ron".into())]);
}

#[test]
fn the_menu_asks_for_what_it_says() {
    let mut stage = Stage::new(USUAL);
    let menu = |stage: &mut Stage, entry: &str| {
        stage.click("Menu");
        let name = stage.names_in(Rect::EVERYTHING).into_iter().find(|name| name.starts_with(entry));
        stage.click(&name.unwrap_or_else(|| panic!("no entry {entry}: {}", list_names(stage))));
    };
    menu(&mut stage, "Open...");
    assert_eq!(stage.program().take_requests(), [Request::AskOpen]);
    menu(&mut stage, "Larger");
    assert_eq!(stage.session().scale, UiScale::percent(110));
    menu(&mut stage, "Reset all settings...");
    stage.click("Reset all settings");
    assert_eq!(stage.session().scale, UiScale::default());
    assert_eq!(stage.program().take_requests(), [Request::Forget]);
    menu(&mut stage, "Quit");
    assert_eq!(stage.program().take_requests(), [Request::Quit]);
}
