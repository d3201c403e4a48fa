//! A picture of the reader's own under the map: whose work it is, and which file.

use std::path::Path;

use egui::{Id, Role, TextEdit, Ui, WidgetInfo};

use super::{both_ends, card};
use crate::load::visible;
use crate::session::{Command, Request};
use crate::theme::{Palette, Type, label, space};

/// The width of the card in points.
const WIDTH: f32 = 420.0;

/// Asks whose work the picture is, and then for its file unless it was `offered`; returns the commands when it is answered or closed.
/// `laid` says which picture of the reader's own lies there already.
pub fn ui(ui: &Ui, palette: &Palette, laid: Option<String>, offered: Option<&Path>) -> Vec<Command> {
    let id = Id::unique("credit of a backdrop");
    let shown = card::show(ui, "backdrop", palette, |ui| {
        ui.set_width(WIDTH);
        ui.add(label("Picture under the map", Type::Title, palette.ink));
        ui.add_space(space::S);
        let words = "A GeoTIFF, PMTiles, MBTiles, or a PNG or JPEG with a world file, in EPSG:4326 or EPSG:3857. It is read from disk, \
                     shown dimmed, and no part of the dossier. Every picture of the map names whose work it is.";
        ui.add(label(words, Type::Small, palette.mute));
        if let Some(path) = offered {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            ui.add_space(space::S);
            ui.add(label(format!("File: {}", visible(&name)), Type::Body, palette.ink));
        }
        let is_laid = laid.is_some();
        if let Some(laid) = laid {
            ui.add_space(space::S);
            ui.add(label(laid, Type::Body, palette.ink));
        }
        ui.add_space(space::S);
        let mut credit: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let field = ui.add(
            TextEdit::singleline(&mut credit)
                .id(id.with("field"))
                .desired_width(WIDTH)
                .hint_text("Whose work it is, as its licence asks"),
        );
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Credit of the picture"));
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        ui.data_mut(|data| data.insert_temp(id, credit.clone()));
        ui.add_space(space::M);
        let buttons = |ui: &mut Ui| {
            let cancels = ui.button(label("Cancel", Type::Button, palette.ink)).clicked();
            let removes = is_laid && ui.button(label("Remove it", Type::Button, palette.ink)).clicked();
            let has_credit = !credit.trim().is_empty();
            let words = if offered.is_some() { "Lay it under the map" } else { "Choose the file..." };
            let choose = egui::Button::new(label(words, Type::Button, palette.ink));
            let chooses = ui.add_enabled(has_credit, choose).on_disabled_hover_text("Write the credit first");
            if chooses.clicked() {
                let credit = credit.trim().to_owned();
                let request = match offered {
                    Some(path) => Request::LayBackdrop(path.to_owned(), credit),
                    None => Request::AskBackdrop(credit),
                };
                Some(vec![Command::Ask(request)])
            } else if removes {
                Some(vec![Command::Backdrop(None)])
            } else {
                cancels.then(Vec::new)
            }
        };
        ui.horizontal(|ui| both_ends::show(ui, 0.0, |_| {}, buttons).1).inner
    });
    let closes = shown.should_close();
    match shown.inner {
        Some(mut commands) => {
            commands.insert(0, Command::Overlay(None));
            commands
        }
        None if closes => vec![Command::Overlay(None)],
        None => Vec::new(),
    }
}
