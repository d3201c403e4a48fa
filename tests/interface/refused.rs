//! A file with errors: its messages are on screen with line and column, and nothing panics.

use egui::{Key, Modifiers, Rect};
use parallax::load::{self, Severity};
use parallax::theme::Mode;

use super::stage::{SIZES, Stage};

const BAD: &str = r#"Dossier(
    format: 1,
    title: "Broken",
    sources: { "sohr": (name: "SOHR") },
    documents: { "d": (title: "D") },
    claims: {
        "a": (by: "sorh", document: "d", paragraph: 1),
        "b": (by: "sohr", document: "e", paragraph: 1),
    },
)"#;

#[test]
fn its_messages_are_on_screen_with_line_and_column() {
    for (size, mode) in SIZES.into_iter().zip([Mode::Light, Mode::Dark]) {
        let mut stage = Stage::with(size, mode, BAD);
        stage.settle();
        let said = stage.names_in(Rect::EVERYTHING).join("\n");
        let found = load::read(BAD).diagnostics;
        assert!(found.iter().filter(|one| one.severity == Severity::Error).count() >= 2);
        for one in &found {
            let place = format!("Line {}, column {}", one.position.line, one.position.column);
            assert!(said.contains(&place), "{place} is missing in:\n{said}");
            assert!(said.contains(&one.message), "{} is missing in:\n{said}", one.message);
        }
        assert!(said.contains("did you mean `sohr`?"), "{said}");
    }
}

#[test]
fn no_text_and_no_key_makes_it_panic() {
    let many = format!("Dossier(format: 1, title: \"T\", {})", "wrong: 1, ".repeat(500));
    for text in
        ["", "Dossier(", "\u{0}\u{0}", "🙂🙂", "Dossier(format: 3, title: \"T\")", &many, &BAD.repeat(3)]
    {
        let mut stage = Stage::with(SIZES[1], Mode::Light, text);
        for key in [Key::Escape, Key::Tab, Key::ArrowDown] {
            stage.press(Modifiers::NONE, key);
        }
        stage.press(Modifiers::COMMAND, Key::K);
        stage.press(Modifiers::ALT, Key::ArrowLeft);
    }
}
