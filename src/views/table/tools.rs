//! The strip above the table: how many claims match, and what can be done with them.

use egui::{Align2, Event, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::super::sheet::{pill, pill_width};
use super::super::{Context, estimates};
use super::columns::{Columns, PAD};
use super::{Shown, menu};
use crate::analysis::TableRows;
use crate::analysis::alt_text::of_all;
use crate::session::{Command, TableSettings};
use crate::theme::{Type, galley};

/// The height of the strip.
pub const HEIGHT: f32 = 32.0;
/// Minimum width for the choice of the reading.
const READING: f32 = 110.0;
const CLEAR: &str = "Clear filters";
const COPY: &str = "Copy";

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

/// Draws the strip above `table`; without rows while they are being worked out.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, table: Rect, shown: Option<&Shown>, columns: &Columns) {
    let strip = Rect::from_x_y_ranges(table.x_range(), table.top() - HEIGHT..=table.top());
    let settings = &ctx.session.table;
    let is_filtered = settings.filters.iter().any(|text| !text.is_empty());
    let clear = is_filtered.then_some(CLEAR);
    let names = clear.into_iter().map(str::to_owned).chain([menu::title(columns), COPY.to_owned()]);
    let buttons: f32 = names.map(|name| pill_width(ui, &name) + PAD).sum();
    let mut at = pos2((strip.right() - buttons).max(strip.left()), strip.center().y);

    let tally = shown.map_or("", |shown| shown.tally.as_str());
    let words = galley(ui.painter(), tally, Type::Small, ctx.palette.mute, 0.5 * strip.width());
    let place = pos2(strip.left() + PAD, strip.center().y);
    let rect = Align2::LEFT_CENTER.anchor_size(place, words.size());
    if rect.right() < at.x && !tally.is_empty() {
        let response = ui.interact(rect, ui.scope_id().with("tally"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, tally));
        ui.painter().galley(rect.min, words, ctx.palette.mute);
    }

    // The range column depends on it.
    let between = Rect::from_x_y_ranges(rect.right() + PAD..=at.x, strip.y_range());
    if between.width() > READING {
        estimates::reading_menu(ctx, ui, between);
    }
    if is_filtered {
        let response = pill(ctx, ui, at, Align2::LEFT_CENTER, CLEAR);
        at.x = response.rect.right() + PAD;
        if response.clicked() {
            let (sort, columns) = (settings.sort, settings.columns.clone());
            ctx.send(Command::Table(TableSettings { sort, columns, ..TableSettings::default() }));
        }
    }
    at.x = menu::button(ctx, ui, at, columns).rect.right() + PAD;
    let response = pill(ctx, ui, at, Align2::LEFT_CENTER, COPY);
    let response = response.on_hover_text("Copy the rows shown as text, for a spreadsheet (Ctrl+C)");
    let copies = response.clicked() || wants_copy(ui, strip.union(table));
    if let Some(shown) = shown.filter(|_| copies) {
        let text = shown.rows.to_text(ctx.dossier, ctx.reading(), settings.columns.wanted());
        ctx.send(Command::Copy(text));
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
