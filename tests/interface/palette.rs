//! The palette: search and commands, in any script, by keyboard alone.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::app::{Content, Origin};
use parallax::dossier::ItemKind;
use parallax::load;
use parallax::session::{Command, Destination, Extras, Format, Overlay, Publication, Request, Subject, View};
use parallax::theme::Mode;

use super::stage::{SIZES, Stage, USUAL};

fn open(stage: &mut Stage) {
    stage.press(Modifiers::COMMAND, Key::K);
    assert_eq!(stage.session().overlay, Some(Overlay::Palette));
}

fn typed(stage: &mut Stage, words: &str) {
    stage.harness.event(egui::Event::Text(words.to_owned()));
    stage.settle();
}

/// The visible rows, top to bottom.
fn rows(stage: &Stage) -> Vec<String> {
    let nodes = stage.harness.query_all_by_role(Role::ListBoxOption);
    let mut rows: Vec<_> =
        nodes.map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default())).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

/// The row chosen by Enter.
fn chosen(stage: &Stage) -> String {
    let mut nodes = stage.harness.query_all_by_role(Role::ListBoxOption);
    let found = nodes.find(|node| node.accesskit_node().toggled() == Some(Toggled::True));
    found.and_then(|node| node.accesskit_node().label()).expect("a row is chosen")
}

#[test]
fn an_item_is_found_in_any_spelling_and_selected_by_enter() {
    for words in ["orlin", "ORLYN", "Ōrlīn", "Орлин", "орлын"] {
        let mut stage = Stage::new(USUAL);
        open(&mut stage);
        typed(&mut stage, words);
        let why = if ["orlin", "Ōrlīn", "Орлин"].contains(&words) { "" } else { "any" };
        let named = chosen(&stage);
        assert!(named.starts_with("Orlin, place"), "{words}: {:#?}", rows(&stage));
        assert_eq!(named == "Orlin, place", why.is_empty(), "{words}: {named}");
        stage.press(Modifiers::NONE, Key::Enter);
        assert_eq!(stage.selected(), Some(stage.item(ItemKind::Place, "orlin")), "{words}");
        assert_eq!(stage.session().overlay, None, "it closes");
    }
}

#[test]
fn a_claim_is_found_by_the_words_that_are_spoken_of_it() {
    let mut stage = Stage::new(USUAL);
    let claim = stage.item(ItemKind::Claim, "north-48");
    let spoken = stage.spoken(claim);
    open(&mut stage);
    typed(&mut stage, "north 48 killed");
    let row = format!("{spoken}, claim, figure: 48");
    assert!(rows(&stage).iter().any(|name| name.starts_with(&row)), "{:#?}", rows(&stage));
}

#[test]
fn a_figure_finds_the_same_claims_however_it_is_typed_and_says_so() {
    for words in ["more than 200", "over 200", ">200", "200+"] {
        let mut stage = Stage::new(USUAL);
        open(&mut stage);
        typed(&mut stage, words);
        let claims: Vec<String> = rows(&stage)
            .into_iter()
            .filter(|row| row.ends_with(", claim, figure: more than 200 killed"))
            .collect();
        let spoken = stage.spoken(stage.item(ItemKind::Claim, "south-over-200"));
        let wanted = [format!("{spoken}, claim, figure: more than 200 killed")];
        assert_eq!(claims, wanted, "{words}: {:#?}", rows(&stage));
        assert_eq!(rows(&stage).iter().filter(|row| row.contains(", claim")).count(), 1, "{words}");
    }
}

#[test]
fn what_is_found_comes_before_what_can_be_done() {
    for (words, finds) in
        [("theme", false), ("telegraph", true), ("killed", true), ("report", true), ("", true)]
    {
        let mut stage = Stage::new(USUAL);
        open(&mut stage);
        typed(&mut stage, words);
        stage.press(Modifiers::NONE, Key::Home);
        let rows = rows(&stage);
        let first_command = rows.iter().position(|row| row.ends_with(", command") || row.contains(", Ctrl"));
        let last_claim = rows.iter().rposition(|row| row.contains(", claim"));
        if let (Some(command), Some(claim)) = (first_command, last_claim) {
            assert!(claim < command, "{words}: {rows:#?}");
        }
        assert_eq!(first_command != Some(0), finds, "{words}: {rows:#?}");
    }
}

#[test]
fn a_command_is_done_and_its_keys_are_told() {
    let mut stage = Stage::new(USUAL);
    open(&mut stage);
    typed(&mut stage, "> dark");
    assert_eq!(chosen(&stage), "Dark theme, command");
    stage.press(Modifiers::NONE, Key::Enter);
    assert_eq!(stage.session().mode, Mode::Dark);
    open(&mut stage);
    typed(&mut stage, ">open");
    assert_eq!(chosen(&stage), "Open..., Ctrl O");
    stage.press(Modifiers::NONE, Key::Escape);
    assert_eq!(stage.session().overlay, None, "Esc closes");
    assert!(stage.program().take_requests().is_empty(), "and does nothing");
}

#[test]
fn after_the_sign_only_commands_are_listed() {
    let mut stage = Stage::new(USUAL);
    open(&mut stage);
    typed(&mut stage, ">orlin");
    let items = ["place", "source", "document", "event", "group", "question", "person", "claim"];
    for row in rows(&stage) {
        assert!(!items.iter().any(|kind| row.contains(&format!(", {kind}"))), "{row}");
    }
}

#[test]
fn every_view_can_be_published_in_every_format() {
    let mut stage = Stage::new(USUAL);
    for view in View::all() {
        open(&mut stage);
        typed(&mut stage, &format!("> export {} png twice", view.title()));
        stage.press(Modifiers::NONE, Key::Enter);
        let wanted = Publication {
            subject: Subject::View(view),
            format: Format::Png(2),
            to: Destination::File,
            extras: Extras::default(),
        };
        assert_eq!(stage.program().take_requests(), [Request::Publish(wanted)], "{view:?}");
    }
}

#[test]
fn the_list_is_walked_by_keys_and_the_chosen_row_is_in_sight() {
    for size in SIZES {
        let mut stage = Stage::new(size);
        open(&mut stage);
        let first = rows(&stage)[..3].to_vec();
        assert_eq!(chosen(&stage), first[0]);
        stage.press(Modifiers::NONE, Key::ArrowDown);
        assert_eq!(chosen(&stage), first[1]);
        stage.press(Modifiers::NONE, Key::ArrowDown);
        stage.press(Modifiers::NONE, Key::ArrowUp);
        assert_eq!(chosen(&stage), first[1]);
        stage.press(Modifiers::NONE, Key::End);
        let last = chosen(&stage);
        assert_eq!(rows(&stage).last(), Some(&last));
        stage.press(Modifiers::NONE, Key::PageUp);
        assert_ne!(chosen(&stage), last);
        stage.press(Modifiers::NONE, Key::Home);
        assert_eq!(chosen(&stage), first[0]);
        // The field still receives letters.
        typed(&mut stage, "depot");
        assert!(chosen(&stage).starts_with("Depot (unnamed), place"), "{}", chosen(&stage));
    }
}

#[test]
fn a_row_is_taken_by_the_pointer() {
    let mut stage = Stage::new(USUAL);
    open(&mut stage);
    typed(&mut stage, "joris");
    stage.click("Joris Tamm, person");
    assert_eq!(stage.selected(), Some(stage.item(ItemKind::Person, "joris")));
}

#[test]
fn it_is_a_combo_box_with_a_list_and_says_how_much_was_found() {
    let mut stage = Stage::new(USUAL);
    open(&mut stage);
    typed(&mut stage, "zzqxw");
    let harness = &stage.harness;
    harness.get_by_role_and_label(Role::Status, "Nothing found");
    let field = harness.get_by_role_and_label(Role::EditableComboBox, "Find or do anything");
    assert!(field.accesskit_node().is_focused());
    harness.get_by_role_and_label(Role::ListBox, "Found");
}

#[test]
fn a_file_with_errors_leaves_the_commands_that_make_sense() {
    let mut stage = Stage::with(USUAL, Mode::Light, "Dossier(");
    open(&mut stage);
    let rows = rows(&stage);
    assert!(rows.contains(&"Open..., Ctrl O".to_owned()), "{rows:#?}");
    assert!(!rows.iter().any(|row| row.starts_with("Export")), "{rows:#?}");
}

#[test]
fn it_opens_empty_again() {
    let mut stage = Stage::new(USUAL);
    open(&mut stage);
    let before = rows(&stage);
    typed(&mut stage, "depot");
    stage.press(Modifiers::NONE, Key::Escape);
    open(&mut stage);
    assert_eq!(rows(&stage), before);
    stage.send(Command::Overlay(None));
}

#[test]
fn dots_promise_a_dialog_and_stand_nowhere_else() {
    let mut stage = Stage::new(USUAL);
    for (words, wanted) in [
        ("> copy map picture", "Copy Map as a picture, command"),
        ("> copy window picture", "Copy the window as a picture, command"),
        ("> export window svg", "Export the window as SVG..., command"),
        ("> export map png twice", "Export Map as PNG, twice the size..., command"),
    ] {
        open(&mut stage);
        typed(&mut stage, words);
        assert_eq!(chosen(&stage), wanted);
        stage.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn what_can_be_done_follows_what_was_chosen_meanwhile() {
    let mut stage = Stage::new(USUAL);
    open(&mut stage);
    typed(&mut stage, "> pin the selection");
    assert!(rows(&stage).is_empty(), "nothing is selected: {:#?}", rows(&stage));
    stage.select(stage.item(ItemKind::Source, "agency"));
    assert_eq!(chosen(&stage), "Pin the selection to compare, command");
    stage.press(Modifiers::NONE, Key::Enter);
    assert_eq!(stage.session().tray.pinned().len(), 1);
}

#[test]
fn the_palette_and_the_menu_offer_the_same_looks_and_pictures() {
    let mut stage = Stage::new(USUAL);
    for words in
        ["Dark theme", "Larger (now 100 %)", "Smaller", "Normal size", "Reduce motion", "Reset all settings"]
    {
        open(&mut stage);
        typed(&mut stage, &format!("> {words}"));
        assert!(chosen(&stage).starts_with(words), "{words}: {}", chosen(&stage));
        stage.press(Modifiers::NONE, Key::Escape);
        stage.click("Menu");
        let offered = stage.names_in(egui::Rect::EVERYTHING);
        assert!(offered.iter().any(|name| name.starts_with(words)), "{words}: {offered:#?}");
        stage.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn letters_strewn_over_its_words_carry_out_no_command() {
    for words in ["lorem", "xptas", "qut"] {
        let mut stage = Stage::new(USUAL);
        open(&mut stage);
        typed(&mut stage, &format!(">{words}"));
        assert_eq!(rows(&stage), Vec::<String>::new(), "{words}");
        stage.press(Modifiers::NONE, Key::Enter);
        assert_eq!(stage.program().take_requests(), [], "{words}");
    }
}

/// Each dossier that is included stands in the menu with a line of what it is, and opens.
#[test]
fn the_menu_opens_every_dossier_that_is_included() {
    for dossier in &load::BUILT_IN {
        let mut stage = Stage::new(USUAL);
        stage.settle();
        stage.click("Menu");
        stage.click("Open example");
        assert!(stage.harness.query_by_label(dossier.about).is_some(), "{} is not told", dossier.name);
        stage.click(&format!("{}. {}", dossier.name, dossier.about));
        assert_eq!(stage.program().take_requests(), [Request::OpenBuiltIn(dossier)]);
        assert!(
            stage.program().take_up(Origin::BuiltIn(dossier), Ok(load::read(dossier.text))),
            "{}",
            dossier.name
        );
        stage.settle();
        let title = load::read(dossier.text).dossier.expect("sound").title;
        let Content::Opened(opened) = stage.program().content() else {
            panic!("{} does not open", dossier.name)
        };
        assert_eq!(opened.dossier.title, title);
    }
}
