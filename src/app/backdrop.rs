//! A picture of the reader's own under the map: whose work it is, and which file.

use egui::{Id, Role, TextEdit, Ui, WidgetInfo};

use super::{both_ends, card};
use crate::load::ground::Backdrop;
use crate::session::{Command, Request};
use crate::theme::{Palette, Type, label, space};

/// The width of the card in points.
const WIDTH: f32 = 420.0;

/// Asks whose work the picture is, and then for its file; returns the commands when it is answered or closed. `laid` is the
/// picture of the reader's own that lies there already.
pub fn ui(ui: &Ui, palette: &Palette, laid: Option<&Backdrop>) -> Vec<Command> {
    let id = Id::unique("credit of a backdrop");
    let shown = card::show(ui, "backdrop", palette, |ui| {
        ui.set_width(WIDTH);
        ui.add(label("Picture under the map", Type::Title, palette.ink));
        ui.add_space(space::S);
        let words = "A GeoTIFF, PMTiles, or a PNG or JPEG with a world file, in EPSG:4326 or EPSG:3857. It is read from disk, shown \
                     dimmed, and no part of the dossier. Every picture of the map names whose work it is.";
        ui.add(label(words, Type::Small, palette.mute));
        if let Some(laid) = laid {
            ui.add_space(space::S);
            ui.add(label(format!("Now: {} ({})", laid.name, laid.credit), Type::Body, palette.ink));
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
            let removes =
                laid.is_some() && ui.button(label("Remove it", Type::Button, palette.ink)).clicked();
            let has_credit = !credit.trim().is_empty();
            let choose = egui::Button::new(label("Choose the file...", Type::Button, palette.ink));
            let chooses = ui.add_enabled(has_credit, choose).on_disabled_hover_text("Write the credit first");
            if chooses.clicked() {
                Some(vec![Command::Ask(Request::AskBackdrop(credit.trim().to_owned()))])
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
