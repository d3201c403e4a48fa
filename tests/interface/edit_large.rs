//! A dossier of very many claims is edited: no key waits until it is read again, and nothing that is typed meanwhile is lost.

use egui::{Event, Key, Modifiers};
use parallax::dossier::ItemKind;
use parallax::session::{Command, Write};

use super::author::Author;
use super::large::many_claims;

/// Runs frames until no edit is being tried.
fn wait(author: &mut Author) {
    for _ in 0..6_000 {
        author.settle();
        if !author.stage.program().writing().is_busy() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("still being tried");
}

fn type_letter(author: &mut Author, letter: &str) {
    author.stage.harness.event(Event::Text(letter.to_owned()));
    author.stage.harness.step();
}

fn note_of(author: &mut Author, claim: &str) -> String {
    let dossier = author.stage.program().content().dossier().expect("a dossier");
    dossier.claims.iter().find(|(_, one)| one.key == claim).expect("the claim").1.note.clone()
}

#[test]
fn what_is_typed_into_a_large_dossier_waits_for_nothing_and_is_not_lost() {
    let mut author = Author::of(&many_claims());
    let item = author.item(ItemKind::Claim, "c4000");
    author.send(Command::Select(item));
    author.send(Command::Write(Write::Form(item)));
    wait(&mut author);
    author.tab_to("Note");
    for letter in ["A", "s", "k", "e", "d"] {
        type_letter(&mut author, letter);
    }
    assert!(author.stage.program().writing().is_busy(), "the frames did not wait");
    // A crash now loses nothing of it.
    let mut author = author.crash();
    assert!(author.says("Take up unsaved edits?"), "{:#?}", author.names());
    author.click("Take them up");
    wait(&mut author);
    assert_eq!(note_of(&mut author, "c4000"), "Asked");
    // Out of the field, which undoes its own letters.
    author.key(Key::Escape);
    author.press(Modifiers::COMMAND, Key::Z);
    wait(&mut author);
    assert_eq!(note_of(&mut author, "c4000"), "", "it was undone");
    author.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    wait(&mut author);
    author.press(Modifiers::COMMAND, Key::S);
    assert!(author.on_disk().contains("note: \"Asked\""));
}
