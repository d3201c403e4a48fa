//! The menu at the left of the bar: files, what to publish, looks, help.

use std::path::Path;

use egui::{Button, Popup, PopupCloseBehavior, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::Origin;
use super::keys::table::{Shortcut, printed};
use super::settings::Recent;
use crate::session::{
    Command, Destination, Format, Motion, Overlay, Publication, Request, Session, Subject, UiScale,
};
use crate::theme::{Palette, Type, label, space};

/// What the menu is made of.
pub struct Menu<'a> {
    /// What the reader has chosen.
    pub session: &'a Session,
    /// Where the open dossier came from.
    pub origin: &'a Origin,
    /// Files that were open, the last one first.
    pub recent: &'a [Recent],
    /// Whether there is a dossier that could be published.
    pub has_dossier: bool,
    /// The colours.
    pub palette: &'static Palette,
}

/// Draws the button, and the menu while it is open; tells what the reader asked for.
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
        for part in [files, publish, looks, help] {
            // Every part is drawn, whatever was asked for above it.
            let asked = part(ui, menu);
            wish = wish.take().or(asked);
        }
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
    if entry(ui, menu, "Open...", Some(Shortcut::Open)) {
        ask(Request::AskOpen);
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
    match menu.origin {
        Origin::BuiltIn => {}
        Origin::File(_) => {
            if entry(ui, menu, "Open the built-in dossier", None) {
                ask(Request::OpenBuiltIn);
            }
            if entry(ui, menu, "Edit this file", Some(Shortcut::Edit)) {
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

fn publish(ui: &mut Ui, menu: &Menu<'_>) -> Option<Command> {
    if !menu.has_dossier {
        return None;
    }
    let mut wish = None;
    let report = (Subject::Report, Format::Html, Destination::File);
    let pictures = [
        ("As SVG...", Format::Svg, Destination::File),
        ("As PNG...", Format::Png(1), Destination::File),
        ("As PNG, twice the size...", Format::Png(2), Destination::File),
        ("As PNG, four times the size...", Format::Png(4), Destination::File),
        ("To the clipboard", Format::Png(2), Destination::Clipboard),
    ];
    let mut ask = |(subject, format, to)| {
        wish = Some(Command::Ask(Request::Publish(Publication { subject, format, to })));
    };
    if entry(ui, menu, "Write a report...", None) {
        ask(report);
    }
    ui.menu_button(label("Picture of the window", Type::Body, menu.palette.ink), |ui| {
        for (words, format, to) in pictures {
            if ui.button(words).clicked() {
                ask((Subject::Window, format, to));
            }
        }
    });
    ui.separator();
    wish
}

fn looks(ui: &mut Ui, menu: &Menu<'_>) -> Option<Command> {
    let mut wish = None;
    let session = menu.session;
    let scale = session.scale;
    let larger = format!("Larger (now {} %)", scale.as_percent());
    for (words, keys, command) in [
        (larger.as_str(), Some(Shortcut::Larger), Command::Scale(scale.larger())),
        ("Smaller", Some(Shortcut::Smaller), Command::Scale(scale.smaller())),
        ("Normal size", Some(Shortcut::Normal), Command::Scale(UiScale::default())),
        (
            match session.motion {
                Motion::Full => "Less motion",
                Motion::Reduced => "Motion as usual",
            },
            None,
            Command::Motion(match session.motion {
                Motion::Full => Motion::Reduced,
                Motion::Reduced => Motion::Full,
            }),
        ),
        ("Reset all settings", None, Command::ResetSettings),
    ] {
        if entry(ui, menu, words, keys) {
            wish = Some(command);
        }
    }
    ui.separator();
    wish
}

fn help(ui: &mut Ui, menu: &Menu<'_>) -> Option<Command> {
    let mut wish = None;
    for (words, keys, command) in [
        ("Find and do...", Some(Shortcut::Palette), Command::Overlay(Some(Overlay::Palette))),
        ("Keys", Some(Shortcut::Keys), Command::Overlay(Some(Overlay::Keys))),
        ("What this is", None, Command::Overlay(Some(Overlay::Welcome))),
        ("Quit", Some(Shortcut::Quit), Command::Ask(Request::Quit)),
    ] {
        if entry(ui, menu, words, keys) {
            wish = Some(command);
        }
    }
    ui.add_space(space::XS);
    let version = concat!("Parallax ", env!("CARGO_PKG_VERSION"));
    ui.add(label(version, Type::Small, menu.palette.mute));
    wish
}
