//! Files that are dragged over the window and dropped on it.

use egui::{Align2, Area, Event, Frame, Id, Order, Role, Stroke, Ui, Vec2, WidgetInfo};

use crate::import::input::is_imported_by_name;
use crate::session::{Command, Request};
use crate::theme::{Palette, Type, label, space};

/// True for what is imported rather than opened: files of other programs, and folders with a dossier in CSV files.
#[must_use]
pub fn is_imported(path: &std::path::Path) -> bool {
    is_imported_by_name(path) || parallax_workbook::Carrier::from_path(path).is_some()
}

/// Shortest text that is imported when it is pasted into the window; a word is none.
const SHORTEST_TEXT: usize = 20;

/// A text that was pasted while no text was being edited: rows or wikitext of several lines are imported.
fn pasted(ui: &Ui) -> Option<Command> {
    if ui.text_edit_focused() {
        return None;
    }
    let text = ui.input(|input| {
        input
            .events
            .iter()
            .find_map(|event| if let Event::Paste(text) = event { Some(text.clone()) } else { None })
    })?;
    let is_long = text.len() >= SHORTEST_TEXT && text.trim().lines().count() > 1;
    is_long.then_some(Command::Ask(Request::ImportPasted(text)))
}

/// Shows what dropping will do while a file is over the window, and returns a command to open the dropped
/// file (the first of several), to import it if it is a sheet or a file of another program, or to lay it under the map if it is a picture
/// of the ground. A pasted text is imported as well.
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
    let asked = |path: std::path::PathBuf| match path {
        path if parallax_raster::is_by_name(&path) => Command::OfferBackdrop(path),
        path if is_imported(&path) => Command::Ask(Request::Import(path)),
        path => Command::Ask(Request::Open(path)),
    };
    dropped.map(asked).or_else(|| pasted(ui))
}
