//! Naming a view before it is saved.

use egui::{Id, Key, Role, TextEdit, Ui, WidgetInfo};

use super::{both_ends, card};
use crate::session::{Command, Request};
use crate::theme::{Palette, Type, label, space};

/// The width of the card in points.
const WIDTH: f32 = 380.0;

/// Asks for the name of a view; returns the commands when it is answered or closed.
pub fn ui(ui: &Ui, palette: &Palette) -> Vec<Command> {
    let id = Id::unique("name of a view");
    let shown = card::show(ui, "save view", palette, |ui| {
        ui.set_width(WIDTH);
        ui.add(label("Save this view", Type::Title, palette.ink));
        ui.add_space(space::S);
        let words =
            "What is selected, pinned, narrowed and shown, to open again or to send with the dossier.";
        ui.add(label(words, Type::Small, palette.mute));
        ui.add_space(space::S);
        let mut name: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let field = ui
            .add(TextEdit::singleline(&mut name).id(id.with("field")).desired_width(WIDTH).hint_text("Name"));
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Name of the view"));
        let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.memory(|memory| memory.focused().is_none()) && !is_entered {
            field.request_focus();
        }
        ui.data_mut(|data| data.insert_temp(id, name.clone()));
        ui.add_space(space::M);
        let buttons = |ui: &mut Ui| {
            let cancels = ui.button(label("Cancel", Type::Button, palette.ink)).clicked();
            (ui.button(label("Save...", Type::Button, palette.ink)).clicked(), cancels)
        };
        let (saves, cancels) = ui.horizontal(|ui| both_ends::show(ui, 0.0, |_| {}, buttons).1).inner;
        ((saves || is_entered).then_some(name), cancels)
    });
    let (name, cancels) = shown.inner.clone();
    if let Some(name) = name {
        return vec![Command::Overlay(None), Command::Ask(Request::SaveView(name.trim().to_owned()))];
    }
    if cancels || shown.should_close() { vec![Command::Overlay(None)] } else { Vec::new() }
}
