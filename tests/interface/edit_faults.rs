//! What goes wrong while a dossier is written: a clear word each time, and nothing is lost.

use std::fmt::Write as _;

use egui::{Key, Modifiers};
use parallax::dossier::ItemKind;

use super::author::Author;
use crate::fixture::FERRY;

#[test]
fn an_id_that_is_taken_is_refused_beside_its_field() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Source, "agency");
    author.key(Key::E);
    let rename = |author: &mut Author, id: &str| {
        // The id stands before the name, which has the focus first.
        author.press(Modifiers::SHIFT, Key::Tab);
        assert_eq!(author.focused().as_deref(), Some("Id"), "{:#?}", author.names());
        author.write(id);
        author.key(Key::Tab);
    };
    rename(&mut author, "south");
    assert!(author.says("there is a source south already"), "{:#?}", author.names());
    assert_eq!(author.unsaved(), None);
    rename(&mut author, "telegraph");
    assert!(author.unsaved().is_some_and(|last| last.contains("rename agency to telegraph")));
    let dossier = author.stage.program().content().dossier().expect("sound");
    assert!(dossier.find(ItemKind::Source, "telegraph").is_some());
    author.press(Modifiers::COMMAND, Key::S);
    assert!(!author.on_disk().contains("\"agency\""), "it is renamed wherever it is named");
}

#[test]
fn removing_a_source_with_forty_claims_shows_them_and_takes_them_along_or_not() {
    let claims = (0..40).fold(String::new(), |mut text, row| {
        let _ = write!(
            text,
            "\"c{row}\": (by: \"s\", document: \"d\", paragraph: {}, gist: \"Says {row}.\"), ",
            row + 1
        );
        text
    });
    let text = format!(
        "(format: 2, title: \"T\", sources: {{ \"s\": (name: \"S\"), \"o\": (name: \"O\") }},
         documents: {{ \"d\": (title: \"D\") }}, claims: {{ {claims}\"other\": (by: \"o\", document: \"d\", paragraph: 1, gist: \"g\") }})"
    );
    let mut author = Author::of(&text);
    author.select(ItemKind::Source, "s");
    author.key(Key::E);
    author.click("Remove this source...");
    assert!(author.says("40 entries would go with it") && author.says("claim c39"), "{:#?}", author.names());
    author.click("Keep it");
    assert_eq!((author.unsaved(), author.on_disk()), (None, text.clone()));
    author.click("Remove this source...");
    author.click("Remove");
    let count = |author: &mut Author| {
        let dossier = author.stage.program().content().dossier().expect("sound");
        (dossier.sources.len(), dossier.claims.len())
    };
    assert_eq!(count(&mut author), (1, 1));
    author.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(count(&mut author), (2, 41), "and all are back");
}

#[test]
fn a_file_that_cannot_be_saved_is_told_and_nothing_is_lost() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Source, "agency");
    author.key(Key::E);
    author.fill("Note", "Asked again.");
    std::fs::remove_file(author.path()).expect("removed");
    author.press(Modifiers::COMMAND, Key::S);
    assert!(author.says("Nothing was saved"), "{:#?}", author.names());
    assert!(author.unsaved().is_some() && !author.path().exists(), "the file is not made again unasked");
    std::fs::write(author.path(), FERRY).expect("written");
    let mut author = author.crash();
    assert!(author.says("Take up unsaved edits?"), "{:#?}", author.names());
    author.click("Take them up");
    author.press(Modifiers::COMMAND, Key::S);
    assert!(author.on_disk().contains("Asked again."));
}

#[test]
fn a_dossier_that_another_window_edits_can_only_be_read_here() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Source, "agency");
    author.key(Key::E);
    author.fill("Note", "Mine.");
    let mut other = author.beside();
    other.select(ItemKind::Source, "agency");
    other.key(Key::E);
    assert!(other.says("being edited in another window"), "{:#?}", other.names());
    assert!(!other.says("Form: "), "no form opens");
}
