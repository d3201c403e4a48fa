//! The list of keys, over everything else: the table of keys as it is.

use egui::accesskit::Role;
use egui::{Align, Layout, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

use super::card;
use super::keys::table::{Group, Row, TABLE};
use crate::session::Command;
use crate::theme::{Palette, Type, label, space};

/// The width of a column, and of the keys in it, in points.
const COLUMN: f32 = 440.0;
const KEYS: f32 = 150.0;

/// Draws the list; returns a command when it is closed.
pub fn ui(ui: &Ui, palette: &Palette) -> Option<Command> {
    let shown = card::show(ui, "keys", palette, |ui| {
        let room = ui.ctx().content_rect().size() - Vec2::splat(80.0);
        let columns = if room.x >= 2.0 * COLUMN + space::L { 2 } else { 1 };
        ui.set_width(columns as f32 * COLUMN + (columns - 1) as f32 * space::L);
        let closes = heading(ui, palette);
        egui::ScrollArea::vertical().max_height(room.y - 80.0).min_scrolled_height(room.y - 80.0).show(
            ui,
            |ui| {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::L;
                    for groups in split(columns) {
                        ui.vertical(|ui| {
                            ui.set_width(COLUMN);
                            ui.spacing_mut().item_spacing.y = space::XS;
                            for part in groups {
                                group(ui, palette, part);
                            }
                        });
                    }
                });
            },
        );
        closes
    });
    (shown.inner || shown.should_close()).then_some(Command::Overlay(None))
}

/// Divides the groups into this many columns.
fn split(columns: usize) -> Vec<&'static [Group]> {
    if columns == 1 { vec![&TABLE] } else { vec![&TABLE[..2], &TABLE[2..]] }
}

fn heading(ui: &mut Ui, palette: &Palette) -> bool {
    let closes = ui.horizontal(|ui| {
        ui.add(label("Keys", Type::Title, palette.ink));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = ui.button(label("Close", Type::Button, palette.ink));
            close.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Close the list of keys"));
            if ui.memory(|memory| memory.focused().is_none()) {
                close.request_focus();
            }
            close.clicked()
        })
        .inner
    });
    ui.add_space(space::S);
    closes.inner
}

fn group(ui: &mut Ui, palette: &Palette, group: &Group) {
    ui.add_space(space::S);
    ui.add(label(group.title.to_uppercase(), Type::Section, palette.mute));
    let builder = UiBuilder::new().id_salt(group.title).accessibility_role(Role::List);
    ui.scope_builder(builder, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_label(group.title));
        for one in group.rows {
            row(ui, palette, one);
        }
    });
}

fn row(ui: &mut Ui, palette: &Palette, row: &Row) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let pressed =
            egui::Label::new(label(printed(row), Type::SmallStrong, palette.ink)).selectable(false).wrap();
        ui.scope(|ui| {
            ui.set_min_width(KEYS);
            ui.set_max_width(KEYS);
            ui.add(pressed);
        });
        ui.scope(|ui| {
            ui.set_max_width(COLUMN - KEYS - space::S);
            ui.add(
                egui::Label::new(label(row.does.replace('`', ""), Type::Small, palette.ink))
                    .selectable(false)
                    .wrap(),
            );
        });
    });
    ui.add_space(vec2(0.0, 1.0).y);
}

/// The keys, as short as possible: "Ctrl 1 to Ctrl 7" for a long row of alternatives.
fn printed(row: &Row) -> String {
    let all = row.printed();
    let chords: Vec<&str> = all.split(", ").collect();
    match chords[..] {
        [first, .., last] if chords.len() > 4 => format!("{first} to {last}"),
        _ => all,
    }
}
