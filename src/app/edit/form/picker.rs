//! Choosing an entry by name, or making one of the name that was typed.

use egui::{Key, Modifiers, Popup, PopupCloseBehavior, Rect, Role, Ui, WidgetInfo};

use super::draw::{Field, Pen};
use crate::dossier::{Dossier, Item};
use crate::edit::{Entry, Section};
use crate::session::kind;
use crate::theme::{Type, label};

/// How many entries are listed.
const MOST: usize = 8;

/// The answer of a picker.
pub enum Picked {
    /// The entry with this id.
    Entry(String),
    /// Nothing is chosen.
    Nothing,
    /// One with this name, which has to be made.
    New(String),
}

/// The name of an entry of a table; its id if it has none.
pub fn name_of(dossier: &Dossier, table: &str, id: &str) -> String {
    let found = Section::from_field(table).and_then(|section| name(dossier, section, id));
    found.unwrap_or_else(|| id.to_owned())
}

fn name(dossier: &Dossier, section: Section, id: &str) -> Option<String> {
    if section == Section::Sides {
        return dossier.sides.iter().find(|(_, side)| side.key == id).map(|(_, side)| side.name.clone());
    }
    let item = dossier.find(kind(section)?, id)?;
    Some(name_of_item(dossier, section, item))
}

fn name_of_item(dossier: &Dossier, section: Section, item: Item) -> String {
    match item {
        Item::Claim(_) => {
            let entry = Entry::new(section, dossier.key(item));
            format!("{} ({})", super::super::named::name_of(dossier, &entry), entry.id)
        }
        item => dossier.name(item).to_owned(),
    }
}

/// Entries whose names or ids hold what was typed, the nearest first.
fn search(dossier: &Dossier, section: Section, typed: &str) -> Vec<(String, String)> {
    let typed = typed.trim().to_lowercase();
    let rank = |id: &str, name: &str| {
        let lower = name.to_lowercase();
        if lower.starts_with(&typed) {
            Some(0)
        } else if lower.split_whitespace().any(|word| word.starts_with(&typed)) {
            Some(1)
        } else if id.starts_with(&typed) {
            Some(2)
        } else {
            (lower.contains(&typed) || id.contains(&typed)).then_some(3)
        }
    };
    let mut found: Vec<(u8, String, String)> = Vec::new();
    if section == Section::Sides {
        let sides = dossier.sides.iter().map(|(_, side)| (side.key.clone(), side.name.clone()));
        found.extend(sides.filter_map(|(id, name)| Some((rank(&id, &name)?, id, name))));
    } else if let Some(kind) = kind(section) {
        for item in dossier.items(kind) {
            let (id, short) = (dossier.key(item), short_name(dossier, item));
            let name = name_of_item(dossier, section, item);
            let best = [rank(id, &name), short.and_then(|short| rank(id, short))].into_iter().flatten().min();
            found.extend(best.map(|rank| (rank, id.to_owned(), name)));
        }
    }
    found.sort_by_key(|(rank, ..)| *rank);
    found.truncate(MOST);
    found.into_iter().map(|(_, id, name)| (id, name)).collect()
}

fn short_name(dossier: &Dossier, item: Item) -> Option<&str> {
    match item {
        Item::Source(id) => Some(dossier.sources[id].label()),
        Item::Document(id) => Some(&dossier.documents[id].title),
        _ => None,
    }
}

/// Draws the field; returns what was chosen.
#[expect(clippy::too_many_lines, reason = "one field, from top to bottom")]
pub fn pick(
    pen: &mut Pen<'_, '_>,
    ui: &mut Ui,
    field: &Field<'_>,
    section: Section,
    now: Option<&str>,
) -> Option<Picked> {
    let (id, dossier, palette) = (field.id(), pen.ctx.dossier, pen.ctx.palette);
    let shown = now.map(|id| name_of(dossier, section.field(), id)).unwrap_or_default();
    let typed = pen.form.typed.get(&field.path).cloned();
    let mut text = typed.clone().unwrap_or(shown);
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let pressed = |key| has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mut is_searching = typed.is_some();
    if !is_searching && pressed(Key::ArrowDown) {
        is_searching = true;
        text.clear();
        pen.form.typed.insert(field.path.clone(), String::new());
    }
    if is_searching && ui.input(|input| input.key_pressed(Key::Escape)) {
        pen.form.typed.remove(&field.path);
        pen.form.unread.remove(&field.path);
        is_searching = false;
        text = now.map(|id| name_of(dossier, section.field(), id)).unwrap_or_default();
    }
    let found = if is_searching { search(dossier, section, &text) } else { Vec::new() };
    let can_make = is_searching && can_make(section) && is_new(&found, &text);
    let count = found.len() + usize::from(can_make);
    let (marked_id, list_id) = (id.with("marked"), id.with("list"));
    let mut marked =
        ui.data(|data| data.get_temp::<usize>(marked_id)).unwrap_or_default().min(count.saturating_sub(1));
    let mut chosen = None;
    if is_searching && count > 0 {
        if pressed(Key::ArrowDown) {
            marked = (marked + 1) % count;
        }
        if pressed(Key::ArrowUp) {
            marked = (marked + count - 1) % count;
        }
        if pressed(Key::Enter) {
            chosen = Some(marked);
        }
    }
    let one = section.one();
    let article = if one.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    let hint = format!("name of {article} {one}");
    let response = pen.text_edit(ui, field, &mut text, &hint, false);
    if response.changed() {
        pen.form.typed.insert(field.path.clone(), text.clone());
        pen.form.unread.remove(&field.path);
        marked = 0;
    }
    let list: Option<Rect> = ui.data(|data| data.get_temp(list_id));
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let is_over = list.zip(pointer).is_some_and(|(list, at)| list.contains(at)) && !has_focus;
    let is_open = is_searching && count > 0 && (response.has_focus() || is_over || response.lost_focus());
    let mut clicked = None;
    if is_open {
        let entries = found.iter().map(|(_, name)| name.clone());
        let entries: Vec<String> =
            entries.chain(can_make.then(|| format!("New {}: {}", section.one(), text.trim()))).collect();
        let popup =
            Popup::from_response(&response).open(true).close_behavior(PopupCloseBehavior::IgnoreClicks);
        let drawn = popup.width(response.rect.width().max(200.0)).show(|ui| {
            for (at, name) in entries.iter().enumerate() {
                let words = label(name, Type::Small, palette.ink).in_widget(ui.ctx());
                let entry = ui.selectable_label(at == marked, words);
                entry.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, at == marked, name));
                if entry.clicked() {
                    clicked = Some(at);
                }
            }
        });
        if let Some(drawn) = drawn {
            ui.data_mut(|data| data.insert_temp(list_id, drawn.response.rect));
        }
    } else {
        ui.data_mut(|data| data.remove::<Rect>(list_id));
    }
    ui.data_mut(|data| data.insert_temp(marked_id, marked));
    let is_left = is_searching && !response.has_focus() && !is_over && chosen.is_none() && clicked.is_none();
    let picked = if let Some(at) = chosen.or(clicked) {
        Some(
            found
                .get(at)
                .map_or_else(|| Picked::New(text.trim().to_owned()), |(id, _)| Picked::Entry(id.clone())),
        )
    } else if is_left && text.trim().is_empty() {
        pen.form.typed.remove(&field.path);
        return now.map(|_| Picked::Nothing);
    } else if is_left {
        if let Some((id, _)) = found.get(marked) {
            Some(Picked::Entry(id.clone()))
        } else {
            let why = format!(
                "there is no {} called “{}”; press Enter here to make one",
                section.one(),
                text.trim()
            );
            pen.form.unread.insert(field.path.clone(), why);
            None
        }
    } else {
        None
    };
    if picked.is_some() {
        pen.form.typed.remove(&field.path);
        pen.form.unread.remove(&field.path);
        if clicked.is_some() {
            response.request_focus();
        }
    }
    picked
}

/// True for tables whose entries need no more than a name.
const fn can_make(section: Section) -> bool {
    !matches!(section, Section::Claims | Section::Readings | Section::Schemes | Section::Shapes)
}

/// True if no entry has exactly this name.
fn is_new(found: &[(String, String)], text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !found.iter().any(|(_, name)| name.eq_ignore_ascii_case(text))
}
