//! Files that are dragged over the window and dropped on it.

use egui::{Align2, Area, Frame, Id, Order, Role, Stroke, Ui, Vec2, WidgetInfo};

use crate::import::sheet::is_sheet_by_name;
use crate::session::{Command, Request};
use crate::theme::{Palette, Type, label, space};

/// Shows what dropping will do while a file is over the window, and returns a command to open the dropped
/// file (the first of several), or to import it if it is a sheet.
pub fn ui(ui: &Ui, palette: &Palette) -> Option<Command> {
    let (hovers, dropped) = ui.input(|input| {
        let dropped = input.raw.dropped_files.first().map(|file| file.path().to_owned());
        (!input.raw.hovered_files.is_empty(), dropped)
    });
    if hovers {
        let words = "Drop to open or import";
        let area = Area::new(Id::unique("drop")).order(Order::Foreground).interactable(false);
        area.anchor(Align2::CENTER_CENTER, Vec2::ZERO).show(ui.ctx(), |ui| {
            let frame = Frame::new().fill(palette.paper).stroke(Stroke::new(2.0, palette.accent));
            frame.inner_margin(24).corner_radius(space::CORNER).show(ui, |ui| {
                ui.add(label(words, Type::Title, palette.ink))
                    .widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
            });
        });
    }
    let asked = |path: std::path::PathBuf| {
        if is_sheet_by_name(&path) { Request::Import(path) } else { Request::Open(path) }
    };
    dropped.map(|path| Command::Ask(asked(path)))
}
