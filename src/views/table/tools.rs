//! The strip above the table: how many claims match, and what can be done with them.

use egui::{Align2, Event, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::super::sheet::pill;
use super::super::{Context, estimates};
use super::columns::PAD;
use crate::analysis::TableRows;
use crate::analysis::alt_text::of_all;
use crate::session::{Command, TableSettings};
use crate::theme::{Type, galley};

/// The height of the strip.
pub const HEIGHT: f32 = 32.0;

/// The number of claims that are shown.
pub fn tally(ctx: &Context<'_>, shown: &TableRows) -> String {
    let all = ctx.tray.map_or(ctx.dossier.claims.len(), <[_]>::len);
    let listed = of_all(shown.claims().len(), all, "claim");
    let said = ctx.shown().count(ctx.dossier, shown.claims());
    if said == shown.claims().len() {
        listed
    } else {
        format!("{listed}, {said} perhaps or certainly said by then")
    }
}

/// Draws the strip above `table`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, table: Rect, shown: &TableRows) {
    let strip = Rect::from_x_y_ranges(table.x_range(), table.top() - HEIGHT..=table.top());
    let words = galley(ui.painter(), tally(ctx, shown), Type::Small, ctx.palette.mute, 0.5 * strip.width());
    let at = pos2(strip.left() + PAD, strip.center().y);
    let rect = Align2::LEFT_CENTER.anchor_size(at, words.size());
    let response = ui.interact(rect, ui.scope_id().with("tally"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, tally(ctx, shown)));
    ui.painter().galley(rect.min, words, ctx.palette.mute);

    // The range column depends on it.
    estimates::reading_menu(ctx, ui, Rect { min: pos2(rect.right() + PAD, strip.top()), ..strip });

    let mut right = pos2(strip.right() - PAD, strip.center().y);
    let response = pill(ctx, ui, right, Align2::RIGHT_CENTER, "Copy");
    right.x = response.rect.left() - PAD;
    let response = response.on_hover_text("Copy the rows shown as text, for a spreadsheet (Ctrl+C)");
    if response.clicked() || wants_copy(ui, strip.union(table)) {
        ctx.send(Command::Copy(shown.to_text(ctx.dossier, ctx.reading())));
    }
    let settings = &ctx.session.table;
    let is_filtered = settings.filters.iter().any(|text| !text.is_empty());
    if is_filtered && pill(ctx, ui, right, Align2::RIGHT_CENTER, "Clear filters").clicked() {
        ctx.send(Command::Table(TableSettings { sort: settings.sort, ..TableSettings::default() }));
    }
}

/// True if Ctrl+C is meant for the table: the pointer or the focus is in it, and no text is being edited or selected
/// elsewhere.
fn wants_copy(ui: &Ui, area: Rect) -> bool {
    let focus = ui.memory(egui::Memory::focused).and_then(|id| ui.read_response(id));
    ui.input(|input| input.events.contains(&Event::Copy))
        && (ui.rect_contains_pointer(area) || focus.is_some_and(|focus| area.intersects(focus.rect)))
        && !ui.text_edit_focused()
        && !ui.plugin::<egui::text_selection::LabelSelectionState>().lock().has_selection()
}
