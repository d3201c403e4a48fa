//! The problems of a file: the same messages as `parallax check`, each with its line and a link to the
//! editor.

use std::cell::RefCell;

use egui::{CentralPanel, Frame, Margin, Role, ScrollArea, Ui, WidgetInfo};

use super::content::Refused;
use crate::analysis::counted;
use crate::load::{BUILT_IN, Diagnostic, Severity};
use crate::session::{Command, Request};
use crate::theme::{Palette, Type, label, space};

/// The initial height of the panel below the last good state, in points.
pub const HEIGHT: f32 = 150.0;

/// Why the file as it is now is not on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problems {
    /// It has errors.
    Broken(Vec<Diagnostic>),
    /// It cannot be read: missing, locked, not text.
    Unreadable(String),
}

impl Problems {
    /// Makes the list of problems, errors first.
    #[must_use]
    pub fn broken(mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.sort_by_key(|found| found.severity);
        Self::Broken(diagnostics)
    }
}

/// Collects the commands.
type Wishes = RefCell<Vec<Command>>;

/// Fills the window for a file that was never opened.
pub fn page(ui: &mut Ui, refused: &Refused, problems: Option<&Problems>, palette: &Palette, wishes: &Wishes) {
    let frame = Frame::new().fill(palette.paper).inner_margin(Margin::symmetric(48, 36));
    CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.add(label(format!("{} cannot be opened", refused.name), Type::Title, palette.ink));
        let advice = format!(
            "{} in the file. Correct the lines below and save: the file is then read again.",
            counted(errors(&refused.diagnostics), "error")
        );
        match problems {
            Some(Problems::Unreadable(why)) => {
                ui.add(label(
                    format!("Now: {why}. It will be opened as soon as it is there."),
                    Type::Body,
                    palette.error,
                ));
            }
            Some(Problems::Broken(_)) | None => {
                ui.add(label(advice, Type::Body, palette.mute));
            }
        }
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            for (words, request) in [
                ("Open another file...", Request::AskOpen),
                ("Open the built-in dossier", Request::OpenBuiltIn(&BUILT_IN[0])),
            ] {
                if ui.button(label(words, Type::Small, palette.ink)).clicked() {
                    wishes.borrow_mut().push(Command::Ask(request));
                }
            }
        });
        ui.add_space(space::M);
        list(ui, &refused.diagnostics, palette, wishes);
    });
}

/// Fills a panel below the last good state of a file that is broken now.
pub fn panel(ui: &mut Ui, name: &str, problems: &Problems, palette: &Palette, wishes: &Wishes) {
    Frame::new().inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
        let words = match problems {
            Problems::Broken(list) => format!(
                "{name} was saved with {}. You see the last version that could be read.",
                counted(errors(list), "error")
            ),
            Problems::Unreadable(why) => {
                format!("{name}: {why}. You see the last version that could be read.")
            }
        };
        ui.add(label(&words, Type::Strong, palette.error))
            .widget_info(|| WidgetInfo::labeled(Role::Alert, true, &words));
        if let Problems::Broken(diagnostics) = problems {
            list(ui, diagnostics, palette, wishes);
        }
    });
}

fn errors(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|found| found.severity == Severity::Error).count()
}

fn list(ui: &mut Ui, diagnostics: &[Diagnostic], palette: &Palette, wishes: &Wishes) {
    let height = 2.0 * space::ROW;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, diagnostics.len(), |ui, rows| {
        for found in &diagnostics[rows] {
            ui.allocate_ui(egui::Vec2::new(ui.available_width(), height), |ui| {
                row(ui, found, palette, wishes);
            });
        }
    });
}

fn row(ui: &mut Ui, found: &Diagnostic, palette: &Palette, wishes: &Wishes) {
    let color = match found.severity {
        Severity::Error => palette.error,
        Severity::Warning => palette.field_text,
    };
    ui.vertical(|ui| {
        ui.horizontal(|ui| {
            let place = format!("Line {}, column {}", found.position.line, found.position.column);
            ui.add(label(place, Type::Strong, palette.ink));
            ui.add(label(format!("{} {}", found.severity, found.code), Type::Small, color));
            let line = found.position.line;
            let edit = ui.add(egui::Link::new(label("Open in editor", Type::Small, palette.accent)));
            edit.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Open line {line} in editor")));
            if edit.clicked() {
                wishes.borrow_mut().push(Command::Ask(Request::Edit(Some(line))));
            }
        });
        let hint = found.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
        let words = format!("{}{hint}", found.message);
        let line = egui::Label::new(label(&words, Type::Body, palette.ink)).truncate();
        ui.add(line).on_hover_text(words);
    });
}
