//! The keys that work everywhere.

use egui::{Key, Modifiers, PointerButton, Ui};

use super::bar;
use crate::analysis::known;
use crate::dossier::Day;
use crate::session::{Command, Overlay, Request, Session, UiScale};

/// The commands that this frame's keys ask for.
///
/// `steps` are the days on which it changes what was known, ascending.
pub fn commands(ui: &Ui, session: &Session, steps: &[Day]) -> Vec<Command> {
    let mut commands = Vec::new();
    // Esc has already taken the focus away when this runs.
    let search = ui.memory(|memory| memory.had_focus_last_frame(bar::search_id()));
    // An open menu closes by Esc, and that is all it does.
    let menu = egui::Popup::is_any_open(ui.ctx());
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::K)) {
        ui.memory_mut(|memory| memory.request_focus(bar::search_id()));
    }
    // A letter is a key only where nobody writes.
    let writes = ui.text_edit_focused();
    ui.input_mut(|input| {
        if input.key_pressed(Key::Escape) && !menu {
            commands.push(if search { Command::Filter(String::new()) } else { Command::Clear });
        }
        if !writes
            && let Some(item) = session.hovered
            && input.consume_key(Modifiers::NONE, Key::P)
        {
            commands.push(Command::Pin(item));
        }
        commands.extend(chord(input, session));
        if !writes {
            if input.consume_key(Modifiers::SHIFT, Key::Questionmark)
                || input.consume_key(Modifiers::NONE, Key::Questionmark)
            {
                commands.push(Command::Overlay(Some(Overlay::Keys)));
            }
            commands.extend(step(input, session.as_of, steps));
        }
        let back = input.consume_key(Modifiers::ALT, Key::ArrowLeft);
        if back || input.pointer.button_clicked(PointerButton::Extra1) {
            commands.push(Command::Back);
        }
        let forward = input.consume_key(Modifiers::ALT, Key::ArrowRight);
        if forward || input.pointer.button_clicked(PointerButton::Extra2) {
            commands.push(Command::Forward);
        }
    });
    commands
}

/// What is pressed together with `Ctrl`, and `F5`.
fn chord(input: &mut egui::InputState, session: &Session) -> Option<Command> {
    let scale = session.scale;
    let wishes = [
        (Modifiers::COMMAND, Key::O, Command::Ask(Request::AskOpen)),
        (Modifiers::COMMAND, Key::E, Command::Ask(Request::Edit(1))),
        (Modifiers::NONE, Key::F5, Command::Ask(Request::Reload)),
        (Modifiers::COMMAND, Key::Q, Command::Ask(Request::Quit)),
        (Modifiers::COMMAND, Key::Plus, Command::Scale(scale.larger())),
        (Modifiers::COMMAND, Key::Equals, Command::Scale(scale.larger())),
        (Modifiers::COMMAND, Key::Minus, Command::Scale(scale.smaller())),
        (Modifiers::COMMAND, Key::Num0, Command::Scale(UiScale::default())),
    ];
    wishes.into_iter().find_map(|(modifiers, key, wish)| input.consume_key(modifiers, key).then_some(wish))
}

/// `[` and `]`: the day before and after the one chosen on which it changes what was known.
fn step(input: &mut egui::InputState, day: Option<Day>, steps: &[Day]) -> Option<Command> {
    let wanted = if input.consume_key(Modifiers::NONE, Key::OpenBracket) {
        known::step_before(steps, day)
    } else if input.consume_key(Modifiers::NONE, Key::CloseBracket) {
        known::step_after(steps, day)
    } else {
        None
    };
    wanted.map(|day| Command::AsOf(Some(day)))
}
