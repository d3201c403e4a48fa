//! Questions that are asked before something is lost.

use egui::{Role, Ui, WidgetInfo};

use super::card;
use crate::session::Command;
use crate::theme::{Palette, Type, label, space};

/// Asks whether all settings are to be reset; returns the answer.
pub fn reset(ui: &Ui, palette: &Palette) -> Option<Command> {
    let shown = card::show(ui, "reset settings", palette, |ui| {
        ui.set_width(420.0);
        ui.add(label("Reset all settings?", Type::Title, palette.ink));
        ui.add_space(space::S);
        let words = "Theme, sizes, panes, the reading that was chosen, the list of recent files and where each map was left are \
                     forgotten. No dossier is changed. This cannot be undone.";
        ui.add(label(words, Type::Body, palette.ink));
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            let keep = answer(ui, palette, "Keep them");
            if ui.memory(|memory| memory.focused().is_none()) {
                keep.request_focus();
            }
            let reset = answer(ui, palette, "Reset all settings");
            match (keep.clicked(), reset.clicked()) {
                (true, _) => Some(Command::Overlay(None)),
                (_, true) => Some(Command::ResetSettings),
                _ => None,
            }
        })
        .inner
    });
    let closes = shown.should_close();
    shown.inner.or_else(|| closes.then_some(Command::Overlay(None)))
}

fn answer(ui: &mut Ui, palette: &Palette, words: &str) -> egui::Response {
    let button = ui.button(label(words, Type::Button, palette.ink));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    button
}
