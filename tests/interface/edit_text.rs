//! Claims that are made of the text of a document, and those that need a second look.

use egui::{Event, Key, Modifiers};
use parallax::dossier::{ItemKind, Quantity};
use parallax::load;
use parallax::session::{Command, Write};

use super::author::Author;
use crate::fixture::FERRY;

/// A text with a figure that no claim has, one in words, a date and a name of the dossier.
const TEXT: &str = "The harbour master spoke on 6 May 1931.\n\nMore than 140 people were killed, dozens of them soldiers, he said.\n\nNothing else is known.";

#[test]
fn claims_are_made_of_a_text_beside_the_form() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Document, "herald");
    author.click("Claims from its text...");
    assert!(author.says("Make claims from a text"), "{:#?}", author.names());
    author.stage.harness.event(Event::Paste(TEXT.to_owned()));
    author.settle();
    assert!(
        author.says("Text of Herald") && author.says("3 paragraphs, 2 figures, 2 of them in no claim"),
        "{:#?}",
        author.names()
    );
    author.click("More than 140, paragraph 2: begin a claim");
    assert!(author.says("Form: New claim"), "{:#?}", author.names());
    // Who says it, and of whom, is the author's.
    author.pick("Said by", "Harbour");
    author.pick("Of whom", "Everybody");
    author.tab_to("Counts");
    author.key(Key::ArrowDown);
    author.fill("Gist", "The harbour master says that more than 140 were killed.");
    author.click("Add this claim");
    let dossier = author.stage.program().content().dossier().expect("sound").clone();
    let claim =
        dossier.claims.iter().find(|(_, claim)| claim.gist.contains("more than 140")).expect("the claim").1;
    assert_eq!(claim.locator.paragraph, Some(2));
    assert_eq!(claim.count().map(|count| count.quantity.clone()), Some(Quantity::MoreThan(140)));
    let quote = claim.quote.as_ref().map(|quote| quote.text.clone());
    assert_eq!(quote.as_deref(), Some("More than 140 people were killed, dozens of them soldiers, he said."));
    assert!(author.says("2 figures, 1 of them in no claim"), "{:#?}", author.names());
    // What is undone is in no claim any more, and what is made again is.
    author.send(Command::Write(Write::Undo));
    assert!(author.says("2 figures, 2 of them in no claim"), "{:#?}", author.names());
    author.send(Command::Write(Write::Redo));
    assert!(author.says("2 figures, 1 of them in no claim"), "{:#?}", author.names());
    author.click("List the figures in no claim");
    assert!(author.says("dozens, paragraph 2: begin a claim") && !author.says("More than 140, paragraph 2"));
    author.click("Keep as the document's copy");
    assert!(author.says("the document names it as its copy"), "{:#?}", author.names());
    let kept = std::fs::read_to_string(author.path().with_file_name("herald.txt")).expect("kept");
    assert_eq!(kept, TEXT);
    author.click("Close the text");
    assert!(!author.says("Text of Herald"));
    author.press(Modifiers::COMMAND, Key::S);
    let saved = load::read(&author.on_disk()).dossier.expect("sound");
    assert_eq!(saved.claims.len(), dossier.claims.len());
    assert!(author.on_disk().contains("file: \"herald.txt\""));
}

#[test]
fn what_needs_a_second_look_is_shown_alone() {
    let text = FERRY
        .replace("\"north-48\": (by", "\"north-48\": (entered_by: \"A. B.\", checked_by: \"C. D.\", by")
        .replace("\"north-52\": (by", "\"north-52\": (entered_by: \"A. B.\", by");
    let mut author = Author::of(&text);
    author.press(Modifiers::COMMAND, Key::K);
    author.write(">second look");
    assert!(author.says("Show only what needs a second look (29)"), "{:#?}", author.names());
    author.key(Key::Enter);
    let pinned = author.stage.session().tray.pinned().len();
    assert_eq!(pinned, 29, "all but the one that somebody else has compared with its document");
    assert!(author.says("29 pinned"), "{:#?}", author.names());
    author.press(Modifiers::COMMAND, Key::Z);
    assert!(author.stage.session().tray.pinned().is_empty());
}

#[test]
fn a_text_of_50_mb_is_looked_through_beside_the_window_and_can_be_cancelled() {
    let mut author = Author::of(FERRY);
    author.select(ItemKind::Document, "herald");
    author.click("Claims from its text...");
    let sentence = "The river ran high that week, and nobody crossed it.\n\n";
    author.stage.harness.event(Event::Paste(sentence.repeat(50_000_000 / sentence.len())));
    author.stage.harness.run_steps(2);
    assert!(author.says("Reading the text and looking for figures"), "{:#?}", author.names());
    author.click("Cancel reading the text");
    assert!(!author.says("Text of Herald"), "{:#?}", author.names());
    // More than that is refused with a word.
    author.click("Claims from its text...");
    author.stage.harness.event(Event::Paste("x ".repeat(40 << 20)));
    author.stage.harness.run_steps(2);
    for _ in 0..600 {
        author.settle();
        if author.says("The text cannot be read") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert!(author.says("larger than 64 MiB"), "{:#?}", author.names());
}
