//! The introduction on the first start: three sentences, closed for good.

use egui::{Role, Ui, WidgetInfo};

use super::card;
use crate::session::{Command, Overlay, WriteCard};
use crate::theme::{Palette, Type, label, space};

const SENTENCES: [&str; 3] = [
    "Every mark is one claim: one source saying one thing in one document, drawn no more precisely than it was said.",
    "Click a place, a bar, a date or a name, and everything that belongs to it stands out in every view. Esc clears the selection.",
    "Parallax adds no figures together, averages none and ranks no source. Agreement shows which counts contradict each other, and by which rules.",
];

/// Draws the card; returns a command when it is closed.
pub fn ui(ui: &Ui, palette: &Palette) -> Option<Command> {
    let shown = card::show(ui, "welcome", palette, |ui| {
        ui.set_width(460.0);
        ui.add(label("Parallax", Type::Title, palette.ink));
        ui.add_space(space::S);
        for sentence in SENTENCES {
            ui.add(label(sentence, Type::Body, palette.ink));
            ui.add_space(space::S);
        }
        let hint = "Ctrl K finds anything; ? lists the keys; the menu has more examples.";
        ui.add(label(hint, Type::Small, palette.mute));
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            let start = ui.button(label("Begin", Type::Button, palette.ink));
            start.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Begin"));
            if ui.memory(|memory| memory.focused().is_none()) {
                start.request_focus();
            }
            let new = ui.button(label("New dossier...", Type::Button, palette.ink));
            new.widget_info(|| WidgetInfo::labeled(Role::Button, true, "New dossier"));
            if new.clicked() {
                return Some(Command::Overlay(Some(Overlay::Write(WriteCard::New))));
            }
            start.clicked().then_some(Command::Overlay(None))
        })
        .inner
    });
    let closes = shown.should_close();
    shown.inner.or(closes.then_some(Command::Overlay(None)))
}
