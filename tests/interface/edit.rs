//! Writing in the window: forms, saving, undo, what other programs do meanwhile, and what a crash leaves. Files lie in folders of
//! the tests' own.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{By, Queryable as _};
use parallax::app::Origin;
use parallax::dossier::{ItemKind, Quantity, Says};
use parallax::load;
use parallax::session::{Command, Request};
use parallax::theme::Mode;

use super::author::Author;
use crate::fixture::FERRY;

/// The lines that only one of two texts has, in order.
fn only_in<'t>(one: &'t str, other: &str) -> Vec<&'t str> {
    let mut rest: Vec<&str> = other.lines().collect();
    let lines = one.lines().filter(|line| match rest.iter().position(|other| other == line) {
        Some(at) => {
            rest.remove(at);
            false
        }
        None => true,
    });
    lines.collect()
}

#[test]
fn adding_a_claim_changes_only_its_lines() {
    let mut author = Author::of(FERRY);
    author.key(Key::N);
    assert_eq!(author.focused().as_deref(), Some("Said by"), "{:#?}", author.names());
    author.pick("Said by", "RTA");
    author.pick("Read in", "Herald");
    author.fill("Paragraph", "3");
    author.fill("Said on", "4 May");
    author.fill("How many", "more than 100");
    author.pick("Of whom", "Everybody aboard");
    author.fill("Gist", "The toll has risen.");
    author.click("Add this claim");
    assert_eq!(author.on_disk(), FERRY, "nothing is saved unless it is asked for");
    assert!(author.unsaved().is_some_and(|last| last.starts_with("add ")), "{:?}", author.names());
    assert!(author.says("Unsaved changes, last: add "), "{:#?}", author.names());
    author.press(Modifiers::COMMAND, Key::S);
    assert_eq!(author.unsaved(), None);
    let saved = author.on_disk();
    assert_eq!(only_in(FERRY, &saved), [""; 0], "no line is lost or changed");
    let added = only_in(&saved, FERRY).join("\n");
    assert!(added.contains("MoreThan(100)") && added.contains("1931-05-04"), "{added}");
    assert!(added.lines().count() <= 8, "{added}");
    assert!(
        added.starts_with("        \"") && added.contains("\n            by: "),
        "a field a line, indented as its neighbours are: {added}"
    );
    assert!(load::read(&saved).dossier.is_some_and(
        |now| now.claims.len() == load::read(FERRY).dossier.map_or(0, |old| old.claims.len()) + 1
    ));
}

#[test]
fn an_edit_is_undone_by_name_also_after_it_was_saved() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Source, "agency");
    author.key(Key::E);
    author.fill("Note", "Asked again.");
    let changed = author.unsaved().expect("an edit");
    assert!(changed.ends_with(": note"), "{changed}");
    author.press(Modifiers::COMMAND, Key::S);
    let saved = author.on_disk();
    assert_ne!(saved, FERRY);
    author.click("Done");
    // A choice that was made after the edit is undone before it.
    let agency = author.item(ItemKind::Source, "agency");
    author.send(Command::Pin(agency));
    author.press(Modifiers::COMMAND, Key::Z);
    assert!(author.stage.session().tray.pinned().is_empty());
    assert_eq!(author.unsaved(), None, "the edit stays");
    author.press(Modifiers::COMMAND, Key::Z);
    assert!(author.unsaved().is_some(), "the text differs from the file now");
    author.press(Modifiers::COMMAND, Key::S);
    assert_eq!(author.on_disk(), FERRY);
    author.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    author.press(Modifiers::COMMAND, Key::S);
    assert_eq!(author.on_disk(), saved);
}

#[test]
fn what_cannot_be_read_stays_in_its_field_and_is_told_there() {
    let mut author = Author::of(FERRY);
    let claim = author.item(ItemKind::Claim, first_count());
    author.send(Command::Select(claim));
    author.key(Key::E);
    author.fill("Said on", "soon");
    assert!(author.says("“soon” is not a date"), "{:#?}", author.names());
    assert_eq!(author.unsaved(), None, "what cannot be read is no edit");
    author.fill("Paragraph", "4000");
    assert!(author.names().iter().any(|name| name.contains("paragraph")), "{:#?}", author.names());
    assert_eq!(author.unsaved(), None, "an unsound dossier is no edit");
    let alert = author.stage.harness.query_all(By::new().role(Role::Alert)).count();
    assert!(alert >= 2, "screen readers are told of {alert}");
}

/// The id of the first count of the fixture.
fn first_count() -> &'static str {
    static ID: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
        let dossier = load::read(FERRY).dossier.expect("sound");
        let found = dossier.claims.iter().find(|(_, claim)| claim.count().is_some());
        found.map(|(_, claim)| claim.key.clone()).expect("a count")
    });
    &ID
}

#[test]
fn a_file_that_another_program_has_saved_is_never_overwritten() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Source, "agency");
    author.key(Key::E);
    author.fill("Note", "Mine.");
    let title = "Attack on the ferry at Orlin, 3 May 1931";
    assert!(FERRY.contains(title), "the title that another program changes");
    let theirs = FERRY.replacen(title, "The night at Orlin", 1);
    std::fs::write(author.path(), &theirs).expect("written");
    author.press(Modifiers::COMMAND, Key::S);
    assert_eq!(author.on_disk(), theirs, "nothing was saved over it");
    assert!(author.says("Another program has changed the file"), "{:#?}", author.names());
    assert!(author.says("You ") && author.says("The other program changed"), "{:#?}", author.names());
    author.click("Keep as chosen");
    assert_eq!(author.on_disk(), theirs, "what was kept is saved only when asked");
    author.press(Modifiers::COMMAND, Key::S);
    let saved = author.on_disk();
    assert!(saved.contains("The night at Orlin") && saved.contains("Mine."), "both are there");
    assert_eq!(
        only_in(&theirs, &saved).len(),
        usize::from(only_in(FERRY, &saved).len() > 1),
        "only the note differs"
    );
}

#[test]
fn without_edits_the_window_follows_a_save_of_another_program() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Source, "agency");
    author.key(Key::E);
    let theirs = FERRY.replacen("Attack on the ferry at Orlin, 3 May 1931", "The night at Orlin", 1);
    std::fs::write(author.path(), &theirs).expect("written");
    let program = author.stage.harness.state_mut().as_mut().expect("a program");
    assert!(author.desk.changed(program));
    author.settle();
    let title = author.stage.program().content().dossier().map(|dossier| dossier.title.clone());
    assert_eq!(title.as_deref(), Some("The night at Orlin"));
}

#[test]
fn what_a_crash_left_is_offered_and_taken_up() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Source, "agency");
    author.key(Key::E);
    author.fill("Note", "Typed before the crash.");
    let mut author = author.crash();
    assert_eq!(author.on_disk(), FERRY);
    assert!(author.says("Take up unsaved edits?"), "{:#?}", author.names());
    author.click("Take them up");
    assert!(author.unsaved().is_some_and(|last| last.ends_with(": note")));
    author.press(Modifiers::COMMAND, Key::S);
    assert!(author.on_disk().contains("Typed before the crash."));
    let author = author.crash();
    assert!(!author.says("Take up unsaved edits?"), "what was saved is not offered");
}

#[test]
fn what_was_typed_into_a_new_entry_is_offered_after_a_crash() {
    let mut author = Author::of(FERRY);
    author.key(Key::N);
    author.pick("Said by", "RTA");
    author.fill("Said on", "soon");
    author.fill("How many", "more than 100");
    assert_eq!(author.unsaved(), None, "it was not added");
    let mut author = author.crash();
    assert!(author.says("something was typed into the form of a new claim"), "{:#?}", author.names());
    author.click("Take them up");
    assert!(author.says("Form: New claim"), "{:#?}", author.names());
    let of = |author: &Author, name: &str| {
        let field = author.stage.harness.query_by_label(name).map(|node| node.value());
        field.flatten().unwrap_or_else(|| panic!("no field {name}: {:#?}", author.names()))
    };
    assert_eq!(of(&author, "How many"), "more than 100");
    assert_eq!(of(&author, "Said on"), "soon");
    assert!(of(&author, "Said by").contains("Telegraph"), "{}", of(&author, "Said by"));
    author.key(Key::Escape);
    author.key(Key::Escape);
    author.click("Drop it");
    assert!(!author.crash().says("something was typed"), "what was dropped is not offered");
}

#[test]
fn a_built_in_dossier_is_saved_as_a_copy() {
    let mut author = Author::of(FERRY);
    let program = author.stage.harness.state_mut();
    let built_in = parallax::app::Parallax::new("built-in dossier", load::read(FERRY));
    *program = Some(built_in.with_mode(Mode::Light));
    author.settle();
    author.select(ItemKind::Source, "agency");
    author.key(Key::E);
    author.fill("Note", "In a copy.");
    author.press(Modifiers::COMMAND, Key::S);
    assert_eq!(author.focused().as_deref(), Some("File"), "{:#?}", author.names());
    let copy = author.folder.path().join("mine.dossier.ron");
    author.press(Modifiers::COMMAND, Key::A);
    author.write(&copy.display().to_string());
    author.key(Key::Enter);
    assert!(std::fs::read_to_string(&copy).expect("saved").contains("In a copy."), "{:#?}", author.names());
    assert_eq!(author.stage.program().origin(), &Origin::File(copy));
    assert_eq!(author.unsaved(), None);
}

#[test]
fn leaving_with_unsaved_changes_asks_first() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Source, "agency");
    author.key(Key::E);
    author.fill("Note", "Not yet saved.");
    author.send(Command::Ask(Request::Quit));
    assert!(author.says("Save the changes?"), "{:#?}", author.names());
    assert!(!author.stage.program().may_close());
    author.click("Cancel");
    assert!(author.unsaved().is_some());
    author.send(Command::Ask(Request::Quit));
    author.click("Do not save");
    assert!(author.stage.program().may_close());
    assert_eq!(author.on_disk(), FERRY);
}

#[test]
fn removing_a_source_shows_what_refers_to_it_and_takes_it_along() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Source, "agency");
    author.key(Key::E);
    author.click("Remove this source...");
    assert!(author.says("Remove source agency?"), "{:#?}", author.names());
    assert!(author.says("would go with it"), "{:#?}", author.names());
    author.click("Remove");
    let dossier = author.stage.program().content().dossier().expect("sound");
    assert!(dossier.find(ItemKind::Source, "agency").is_none());
    author.press(Modifiers::COMMAND, Key::Z);
    let dossier = author.stage.program().content().dossier().expect("sound");
    assert!(dossier.find(ItemKind::Source, "agency").is_some());
    assert_eq!(author.unsaved(), None, "all is as it was");
}

/// The figures of the infobox, as they are typed.
const INFOBOX: [(&str, &str, &str); 8] = [
    ("Syria", "55", "Killed"),
    ("United States", "about 100", "Killed"),
    ("SOHR", "68", "Killed"),
    ("Russian sources", "80 to 100", "Killed"),
    ("Russian sources", "200", "Wounded"),
    ("A university", "65 to 200", "Killed"),
    ("BBC Russian", "80", "Killed"),
    ("Reuters", "dozens", "Killed"),
];

#[test]
fn the_eight_claims_of_an_infobox_are_typed_into_a_new_dossier_by_keyboard() {
    let mut author = Author::of(FERRY);
    author.send(Command::Overlay(Some(parallax::session::Overlay::Write(parallax::session::WriteCard::New))));
    author.fill("Title", "Battle of Khasham");
    author.fill("What happened", "The battle");
    author.fill("Where", "Khasham");
    author.fill("When", "7 February 2018");
    let path = author.folder.path().join("battle.dossier.ron");
    author.tab_to("File");
    author.press(Modifiers::COMMAND, Key::A);
    author.write(&path.display().to_string());
    author.key(Key::Enter);
    assert_eq!(author.path(), path, "{:#?}", author.names());
    author.key(Key::N);
    for (number, (who, how_many, outcome)) in INFOBOX.into_iter().enumerate() {
        author.pick("Said by", who);
        if number == 0 {
            author.pick("Read in", "Infobox of the battle");
            author.fill("Paragraph", "1");
        }
        author.fill("How many", how_many);
        if number == 0 {
            author.pick("Of whom", "Pro-government forces");
        }
        author.tab_to("Counts");
        if outcome == "Wounded" {
            author.key(Key::ArrowDown);
        } else if number > 0 && INFOBOX[number - 1].2 == "Wounded" {
            author.key(Key::ArrowUp);
        }
        author.press(Modifiers::COMMAND, Key::Enter);
    }
    author.press(Modifiers::COMMAND, Key::S);
    let text = author.on_disk();
    let dossier = load::read(&text).dossier.expect("sound");
    assert_eq!(dossier.claims.len(), 8, "{text}");
    let of = |name: &str, outcome: &str| {
        let claims = dossier.claims.iter().filter(|(_, claim)| dossier.sources[claim.by].name == name);
        let counts = claims.filter_map(|(_, claim)| match &claim.says {
            Says::Count(count) if count.outcome.name() == outcome || count.outcome.title() == outcome => {
                Some(count.quantity.clone())
            }
            _ => None,
        });
        counts.collect::<Vec<_>>()
    };
    assert_eq!(of("Syria", "Killed"), [Quantity::Exactly(55)], "{text}");
    assert_eq!(of("United States", "Killed"), [Quantity::About(100)], "{text}");
    assert_eq!(of("Russian sources", "Killed"), [Quantity::Between(80, 100)], "{text}");
    assert_eq!(of("Russian sources", "Wounded"), [Quantity::Exactly(200)], "{text}");
    assert_eq!(of("Reuters", "Killed"), [Quantity::Words("dozens".to_owned())], "{text}");
    let errors =
        load::read(&text).diagnostics.into_iter().filter(|found| found.severity == load::Severity::Error);
    assert_eq!(errors.count(), 0);
    assert!(Path::new(&path).exists());
}
