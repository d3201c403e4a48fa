//! A name that the reader may type: whom a column counts, who says what it holds.

use egui::{Id, Key, Role, TextEdit, Ui, WidgetInfo};

use super::page::Page;
use crate::theme::{Type, label, space};

/// Width of a field, in points.
const WIDTH: f32 = 190.0;
/// Names that are offered below it.
const OFFERED: usize = 4;

/// A name to be typed.
pub struct Named<'a> {
    /// Tells it apart from the other fields.
    pub salt: (&'static str, usize),
    /// What it names.
    pub what: &'static str,
    /// The name as it is.
    pub value: Option<&'a str>,
    /// Names that are offered.
    pub known: &'a [String],
}

/// Draws the field under its name, and names to choose from; returns a name that was entered or chosen, which is empty if the field
/// was emptied.
pub fn named(ui: &mut Ui, page: &Page<'_>, named: &Named<'_>) -> Option<String> {
    let palette = page.palette();
    ui.add_space(space::XS);
    ui.add(label(named.what, Type::Small, palette.mute));
    let mut done = typed(ui, page, named, WIDTH);
    let others = named.known.iter().filter(|name| named.value != Some(name.as_str()));
    for name in others.take(OFFERED) {
        let short: String = name.chars().take(40).collect();
        let words = label(&short, Type::Small, palette.ink);
        let response = ui.selectable_label(false, words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}: {name}", named.what)));
        if response.clicked() {
            done = Some(name.clone());
        }
    }
    done
}

/// Draws the field alone.
pub fn typed(ui: &mut Ui, page: &Page<'_>, named: &Named<'_>, width: f32) -> Option<String> {
    let id = Id::unique(("named in the review", named.salt));
    let kept = ui.data(|data| data.get_temp::<String>(id));
    let mut text = kept.unwrap_or_else(|| named.value.unwrap_or_default().to_owned());
    let edit =
        TextEdit::singleline(&mut text).id(id.with("field")).desired_width(width).font(Type::Small.font());
    let response = ui.add(edit.text_color(page.palette().ink));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, named.what));
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, text));
        return None;
    }
    if !response.lost_focus() {
        return None;
    }
    ui.data_mut(|data| data.remove_temp::<String>(id));
    let is_dropped = ui.input(|input| input.key_pressed(Key::Escape));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_other = text != named.value.unwrap_or_default();
    (is_other && !is_dropped).then_some(text)
}
