//! The menu on the left of the bar: files, export, appearance, help.

use std::path::Path;

use egui::{Button, Popup, PopupCloseBehavior, Role, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::Origin;
use super::keys::table::{Shortcut, printed};
use super::palette::{self, Entry};
use super::publish::name_of;
use super::settings::Recent;
use crate::load::BUILT_IN;
use crate::session::{Command, Destination, Extras, Overlay, Request, Session, Write, WriteCard};
use crate::theme::{Palette, Type, label, space};

/// The context of the menu.
pub struct Menu<'a> {
    /// What the reader has chosen.
    pub session: &'a Session,
    /// The origin of the open dossier.
    pub origin: &'a Origin,
    /// Recent files, most recent first.
    pub recent: &'a [Recent],
    /// True if there is a dossier that can be published.
    pub has_dossier: bool,
    /// The choice that would be undone, and the one that would be made again.
    pub undo: Option<&'a str>,
    /// The choice that would be made again.
    pub redo: Option<&'a str>,
    /// The edit that would be undone, also where a choice was made after it.
    pub edit: Option<&'a str>,
    /// The last edit, if it was not saved.
    pub unsaved: Option<&'a str>,
    /// Whether every edit is saved.
    pub saves_as_you_go: bool,
    /// Whether the next run reopens what is open.
    pub reopens: bool,
    /// What can be added to a report of it.
    pub extras: Extras,
    /// The colours.
    pub palette: &'static Palette,
}

/// Draws the button, and the menu while it is open; returns the reader's choice.
pub fn ui(ui: &mut Ui, menu: &Menu<'_>) -> Option<Command> {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Menu"));
    let attention = response.hovered() || response.has_focus();
    let color = if attention { menu.palette.accent } else { menu.palette.ink };
    for row in [-5.0, 0.0, 5.0] {
        let middle = rect.center() + vec2(0.0, row);
        ui.painter().hline(middle.x - 8.0..=middle.x + 8.0, middle.y, Stroke::new(1.6, color));
    }
    let mut wish = None;
    let popup = Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClick);
    popup.show(|ui| {
        ui.set_width(250.0);
        let height = (ui.ctx().content_rect().bottom() - response.rect.bottom() - 40.0).max(160.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            for part in [files, writing, choices, publish, looks, help] {
                // Every part is drawn, even if an earlier one was clicked.
                let asked = part(ui, menu);
                wish = wish.take().or(asked);
            }
        });
    });
    wish
}

fn entry(ui: &mut Ui, menu: &Menu<'_>, words: &str, keys: Option<Shortcut>) -> bool {
    let keys = keys.map(printed).unwrap_or_default();
    let button = Button::new(label(words, Type::Body, menu.palette.ink))
        .shortcut_text(label(keys, Type::Small, menu.palette.mute))
        .frame(false)
        .min_size(vec2(ui.available_width(), space::ROW));
    ui.add(button).clicked()
}

fn files(ui: &mut Ui, menu: &Menu<'_>) -> Option<Command> {
    let mut wish = None;
    let mut ask = |request| wish = Some(Command::Ask(request));
    if entry(ui, menu, "New dossier...", None) {
        return Some(Command::Overlay(Some(Overlay::Write(WriteCard::New))));
    }
    if entry(ui, menu, "Open...", Some(Shortcut::Open)) {
        ask(Request::AskOpen);
    }
    if entry(ui, menu, "Import...", None) {
        ask(Request::AskImport);
    }
    if entry(ui, menu, "Import what was copied", None) {
        ask(Request::Paste);
    }
    let others = menu.recent.iter().filter(|recent| menu.origin.path() != Some(&recent.path));
    let others: Vec<&Path> = others.map(|recent| recent.path.as_path()).collect();
    if !others.is_empty() {
        ui.menu_button(label("Open recent", Type::Body, menu.palette.ink), |ui| {
            for path in others {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                if ui.button(name.as_ref()).on_hover_text(path.display().to_string()).clicked() {
                    ask(Request::Open(path.to_owned()));
                }
            }
        });
    }
    ui.menu_button(label("Open example", Type::Body, menu.palette.ink), |ui| {
        for dossier in &BUILT_IN {
            let button = ui.button(dossier.name);
            // Read aloud, the line below belongs to it.
            let spoken = format!("{}. {}", dossier.name, dossier.about);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
            if button.clicked() {
                ask(Request::OpenBuiltIn(dossier));
            }
            ui.add(label(dossier.about, Type::Small, menu.palette.mute));
            ui.add_space(space::XS);
        }
    });
    match menu.origin {
        Origin::BuiltIn(_) => {}
        Origin::File(_) => {
            if entry(ui, menu, "Open in your editor", Some(Shortcut::Edit)) {
                ask(Request::Edit(None));
            }
            if entry(ui, menu, "Read this file again", Some(Shortcut::Reload)) {
                ask(Request::Reload);
            }
        }
    }
    ui.separator();
    wish
}

/// Saving, and new entries.
fn writing(ui: &mut Ui, menu: &Menu<'_>) -> Option<Command> {
    if !menu.has_dossier {
        return None;
    }
    let all = palette::writing(menu.session, menu.unsaved, menu.saves_as_you_go);
    let is_new = |offer: &Entry| matches!(offer.command, Command::Write(Write::New(_)));
    let (new, others): (Vec<Entry>, Vec<Entry>) = all.into_iter().partition(is_new);
    let mut wish = entries(ui, menu, others);
    ui.menu_button(label("New entry", Type::Body, menu.palette.ink), |ui| {
        ui.set_width(180.0);
        wish = wish.take().or(entries(ui, menu, new));
    });
    ui.separator();
    wish
}

fn choices(ui: &mut Ui, menu: &Menu<'_>) -> Option<Command> {
    if !menu.has_dossier {
        return None;
    }
    let mut wish = None;
    let both = [
        ("Undo", menu.undo, Shortcut::Undo, Command::Undo),
        ("Redo", menu.redo, Shortcut::Redo, Command::Redo),
    ];
    for (words, name, keys, command) in both {
        if let Some(name) = name
            && entry(ui, menu, &format!("{words}: {}", shown(name)), Some(keys))
        {
            wish = Some(command);
        }
    }
    if let Some(name) = menu.edit.filter(|name| menu.undo != Some(name))
        && entry(ui, menu, &format!("Undo edit: {}", shown(name)), None)
    {
        wish = Some(Command::Write(Write::Undo));
    }
    if entry(ui, menu, "Save this view...", Some(Shortcut::SaveView)) {
        wish = Some(Command::Overlay(Some(Overlay::SaveView)));
    }
    ui.separator();
    wish
}

/// A name that fits into the menu.
fn shown(name: &str) -> String {
    const LONGEST: usize = 30;
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    name.chars().take(LONGEST - 1).chain(['…']).collect()
}

fn publish(ui: &mut Ui, menu: &Menu<'_>) -> Option<Command> {
    if !menu.has_dossier {
        return None;
    }
    let mut wish = None;
    let mut ask = |publication| wish = Some(Command::Ask(Request::Publish(publication)));
    if entry(ui, menu, "Write a report...", None) {
        ask(palette::report(Extras::default()));
    }
    if entry(ui, menu, "Write a page to click...", None) {
        ask(palette::page());
    }
    ui.menu_button(label("Write a page to click with", Type::Body, menu.palette.ink), |ui| {
        let words = palette::WITH_DOSSIER;
        let button = ui.button(format!("{words}..."));
        // Read aloud alone, it has to name its subject.
        let spoken = format!("Write a page to click with {words}");
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if button.clicked() {
            ask(palette::page_with_dossier());
        }
    });
    let offers = menu.extras.offers();
    if !offers.is_empty() {
        ui.menu_button(label("Write a report with", Type::Body, menu.palette.ink), |ui| {
            for (words, extras) in offers {
                let button = ui.button(format!("{words}..."));
                // Read aloud alone, it has to name its subject.
                let spoken = format!("Write a report with {words}");
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
                if button.clicked() {
                    ask(palette::report(extras));
                }
            }
        });
    }
    ui.menu_button(label("Picture of the window", Type::Body, menu.palette.ink), |ui| {
        for (spoken, publication) in palette::window_pictures() {
            let words = match publication.to {
                Destination::File => format!("As {}...", name_of(publication.format)),
                Destination::Clipboard => "To the clipboard".to_owned(),
            };
            let button = ui.button(words);
            // Read aloud alone, it has to name its subject.
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
            if button.clicked() {
                ask(publication);
            }
        }
    });
    ui.separator();
    wish
}

fn looks(ui: &mut Ui, menu: &Menu<'_>) -> Option<Command> {
    let wish = entries(ui, menu, palette::looks(menu.session, menu.reopens));
    ui.separator();
    wish
}

fn help(ui: &mut Ui, menu: &Menu<'_>) -> Option<Command> {
    let finds = entry(ui, menu, "Find and do...", Some(Shortcut::Palette));
    let finds = finds.then_some(Command::Overlay(Some(Overlay::Palette)));
    let wish = finds.or(entries(ui, menu, palette::help()));
    ui.add_space(space::XS);
    let version = concat!("Parallax ", env!("CARGO_PKG_VERSION"));
    ui.add(label(version, Type::Small, menu.palette.mute));
    wish
}

/// Draws entries shared with the palette; returns the command of the one that is clicked.
fn entries(ui: &mut Ui, menu: &Menu<'_>, offered: Vec<Entry>) -> Option<Command> {
    let mut wish = None;
    for offer in offered {
        if entry(ui, menu, &offer.title, offer.shortcut) {
            wish = Some(offer.command);
        }
    }
    wish
}
