//! The global keys. [`table`] lists them; their actions are here.

mod regions;
pub mod table;

use egui::{Key, PointerButton, Ui};

use super::bar;
use crate::analysis::known;
use crate::dossier::Moment;
use crate::edit::Section;
use crate::session::{Command, Overlay, Present, Request, Session, UiScale, View, Write};
use crate::views::navigation;
use table::{Chord, Shortcut, shortcuts};

/// Whether there is a walk to present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HasWalk {
    /// There is.
    Yes,
    /// There is none.
    No,
}

/// Returns the commands for this frame's keys.
///
/// `steps` are the days on which anything becomes known, ascending.
#[must_use]
pub fn commands(ui: &Ui, session: &Session, steps: &[Moment], walk: HasWalk) -> Vec<Command> {
    let mut commands = Vec::new();
    // Esc has already removed the focus when this runs.
    let search = ui.memory(|memory| memory.had_focus_last_frame(bar::search_id()));
    // If a menu or an overlay is open, Esc closes it and does nothing else.
    let covered = egui::Popup::is_any_open(ui.ctx()) || session.overlay.is_some();
    if !covered && ui.input(|input| input.key_pressed(Key::Escape)) {
        commands.push(if search { Command::Filter(String::new()) } else { Command::Clear });
    }
    for shortcut in pressed(ui) {
        // Beneath an overlay, only keys that open another one work.
        let opens = matches!(shortcut, Shortcut::Palette | Shortcut::Keys | Shortcut::Close | Shortcut::Quit);
        if session.overlay.is_none() || opens {
            commands.extend(match (shortcut, walk) {
                (Shortcut::Present, HasWalk::Yes) => Some(Command::Present(Present::At(0))),
                (shortcut, _) => command(ui, shortcut, session, steps),
            });
        }
    }
    ui.input(|input| {
        if session.overlay.is_none() && input.pointer.button_clicked(PointerButton::Extra1) {
            commands.push(Command::Back);
        }
        if session.overlay.is_none() && input.pointer.button_clicked(PointerButton::Extra2) {
            commands.push(Command::Forward);
        }
    });
    commands
}

/// The shortcuts pressed in this frame.
fn pressed(ui: &Ui) -> Vec<Shortcut> {
    let any = ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Key { .. })));
    if !any {
        return Vec::new();
    }
    // A single letter is a shortcut only if no text field has the focus.
    let writes = ui.text_edit_focused();
    ui.input_mut(|input| {
        let heard = shortcuts().filter(|(text, shortcut)| {
            // A text field undoes its own changes.
            let is_of_texts = matches!(shortcut, Shortcut::Undo | Shortcut::Redo);
            Chord::read(text)
                .is_some_and(|chord| !(writes && (is_of_texts || chord.writes())) && chord.take(input))
        });
        heard.map(|(_, shortcut)| shortcut).collect()
    })
}

/// The command of a shortcut; some only move the keyboard focus.
fn command(ui: &Ui, shortcut: Shortcut, session: &Session, steps: &[Moment]) -> Option<Command> {
    let over = |overlay: Overlay| {
        // Pressed again, it closes what it opened.
        Command::Overlay((session.overlay != Some(overlay)).then_some(overlay))
    };
    let day = |day: Option<Moment>| day.map(|day| Command::AsOf(Some(day)));
    match shortcut {
        Shortcut::Palette => Some(over(Overlay::Palette)),
        Shortcut::Keys => Some(over(Overlay::Keys)),
        Shortcut::Search => {
            ui.memory_mut(|memory| memory.request_focus(bar::search_id()));
            None
        }
        Shortcut::Present => Some(Command::Ask(Request::ToggleFullScreen)),
        Shortcut::Undo => Some(Command::Undo),
        Shortcut::Redo => Some(Command::Redo),
        Shortcut::SaveView => Some(over(Overlay::SaveView)),
        Shortcut::Save => Some(Command::Write(Write::Save)),
        Shortcut::Form => session.selection.current().map(|item| Command::Write(Write::Form(item))),
        Shortcut::NewClaim => Some(Command::Write(Write::New(Section::Claims))),
        Shortcut::Open => Some(Command::Ask(Request::AskOpen)),
        Shortcut::Edit => Some(Command::Ask(Request::Edit(None))),
        Shortcut::Reload => Some(Command::Ask(Request::Reload)),
        Shortcut::Close if session.overlay.is_some() => Some(Command::Overlay(None)),
        Shortcut::Close | Shortcut::Quit => Some(Command::Ask(Request::Quit)),
        Shortcut::Larger => Some(Command::Scale(session.scale.larger())),
        Shortcut::Smaller => Some(Command::Scale(session.scale.smaller())),
        Shortcut::Normal => Some(Command::Scale(UiScale::default())),
        Shortcut::Back => Some(Command::Back),
        Shortcut::Forward => Some(Command::Forward),
        Shortcut::DayBefore => day(known::step_before(steps, session.as_of)),
        Shortcut::DayAfter => day(known::step_after(steps, session.as_of)),
        Shortcut::Fold(part) => Some(session.folded.toggling(part)),
        Shortcut::Pin => session.hovered.map(Command::Pin),
        Shortcut::NextRegion => regions::cycle(ui, regions::Direction::Onward),
        Shortcut::RegionBefore => regions::cycle(ui, regions::Direction::Back),
        Shortcut::View(number) => {
            let view = View::all().nth(usize::from(number).checked_sub(1)?)?;
            navigation::want(ui, navigation::Region::View(view));
            Some(Command::Show(view))
        }
    }
}
