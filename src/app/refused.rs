//! What the window shows for a file with errors: the same messages as `parallax check`, and what to do.

use egui::{CentralPanel, Frame, Margin, ScrollArea, Ui};

use super::content::Refused;
use crate::analysis::counted;
use crate::load::{Diagnostic, Severity};
use crate::theme::{Palette, Type, label, space};

/// Draws the messages.
pub fn ui(ui: &mut Ui, refused: &Refused, palette: &Palette) {
    let frame = Frame::new().fill(palette.paper).inner_margin(Margin::symmetric(48, 36));
    CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.label(label(format!("{} cannot be opened", refused.name), Type::Title, palette.ink));
        let errors = refused.diagnostics.iter().filter(|found| found.severity == Severity::Error).count();
        let errors = counted(errors, "error");
        let advice = format!("{errors} in the file. Correct the lines below and open it again.");
        ui.label(label(advice, Type::Body, palette.mute));
        ui.add_space(space::M);
        let height = 2.0 * space::ROW;
        let count = refused.diagnostics.len();
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, count, |ui, rows| {
            for found in &refused.diagnostics[rows] {
                ui.allocate_ui(egui::Vec2::new(ui.available_width(), height), |ui| {
                    row(ui, found, palette);
                });
            }
        });
    });
}

fn row(ui: &mut Ui, found: &Diagnostic, palette: &Palette) {
    let color = match found.severity {
        Severity::Error => palette.error,
        Severity::Warning => palette.field_text,
    };
    ui.vertical(|ui| {
        ui.horizontal(|ui| {
            ui.label(label(
                format!("Line {}, column {}", found.position.line, found.position.column),
                Type::Strong,
                palette.ink,
            ));
            ui.label(label(format!("{} {}", found.severity, found.code), Type::Small, color));
        });
        let hint = found.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
        let words = format!("{}{hint}", found.message);
        let line = egui::Label::new(label(&words, Type::Body, palette.ink)).truncate();
        ui.add(line).on_hover_text(words);
    });
}
