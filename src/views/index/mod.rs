//! The index: every item of the dossier under its kind, with the number of its claims.

mod list;

pub use list::{IndexRow, IndexRows};

use egui::{Align2, Pos2, Rect, Role, ScrollArea, Ui, Vec2, WidgetInfo};

use super::navigation::{Region, region};
use super::rows::{RowText, Weight, item_row, visible_rows};
use super::{Context, tooltip};
use crate::analysis::{headline, speaker};
use crate::dossier::{Item, ItemKind};
use crate::session::Command;
use crate::theme::{Type, galley, space};

/// Draws the index.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let name = || "Index".to_owned();
    region(ctx, ui, Region::Index, name, |_| String::new(), list);
}

fn list(ctx: &Context<'_>, ui: &mut Ui) {
    ScrollArea::vertical().id_salt("index").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::S);
        ctx.scroll_by_keys(ui);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(20, 0)).show(ui, |ui| {
            let rows = ctx.index.rows();
            // Search results are never pale, whatever is selected.
            let searching = !ctx.session.index.filter.is_empty();
            let ctx = &Context { related: ctx.related.filter(|_| !searching), ..*ctx };
            visible_rows(ui, rows.len(), space::ROW, |ui, index, rect| row(ctx, ui, rows[index], rect));
        });
        ui.add_space(space::L);
    });
}

/// How far a source is set in below the institution that it is part of, in points.
const INDENT: f32 = 12.0;
/// Deeper ones are set in no further.
const MOST_INDENTS: usize = 4;

fn row(ctx: &Context<'_>, ui: &mut Ui, row: IndexRow, rect: Rect) {
    match row {
        IndexRow::Gap => {}
        IndexRow::Section { kind, count, counted } => {
            let number = if counted == count { count.to_string() } else { format!("{counted} of {count}") };
            section(ctx, ui, rect, kind, &number);
        }
        IndexRow::Entry { item, claims, depth } => {
            let indent = INDENT * depth.min(MOST_INDENTS) as f32;
            let rect = Rect::from_min_max(rect.min + Vec2::new(indent, 0.0), rect.max);
            entry(ctx, ui, rect, item, claims);
        }
        IndexRow::More { kind, hidden } => more(ctx, ui, rect, kind, hidden),
        IndexRow::Nothing => {
            let text = galley(ui.painter(), "Nothing found", Type::Body, ctx.palette.mute, rect.width());
            ui.painter().galley(rect.left_top(), text, ctx.palette.mute);
        }
    }
}

fn section(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, kind: ItemKind, count: &str) {
    let response = ctx.stop(ui, rect, ui.scope_id().with(("section", kind)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {count}", kind.plural())));
    if response.clicked() {
        ctx.send(Command::ToggleSection(kind));
    }
    let painter = ui.painter();
    let color = if response.hovered() { ctx.palette.ink } else { ctx.palette.mute };
    let title = galley(painter, kind.plural().to_uppercase(), Type::Section, color, rect.width());
    let number = galley(painter, count, Type::Axis, color, rect.width());
    let left = Align2::LEFT_CENTER.anchor_size(rect.left_center(), title.size());
    let right = Align2::RIGHT_CENTER.anchor_size(rect.right_center(), number.size());
    painter.galley(left.min, title, color);
    painter.galley(right.min, number, color);
    super::rows::focus_ring(ctx, ui, rect, &response);
}

fn entry(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, item: Item, claims: usize) {
    let count = if claims == 0 { String::new() } else { claims.to_string() };
    let (name, right, right_color) = match item {
        Item::Claim(id) => {
            let claim = &ctx.dossier.claims[id];
            (speaker(ctx.dossier, claim), headline(claim), ctx.tone(claim.by).text)
        }
        Item::Source(id) => (ctx.dossier.sources[id].label().to_owned(), count, ctx.palette.mute),
        _ => (ctx.dossier.name(item).to_owned(), count, ctx.palette.mute),
    };
    let text = RowText { name: &name, right: &right, below: "", strong: Weight::Plain, right_color };
    let response = item_row(ctx, ui, rect, item, &text);
    tooltip::attach(ctx, response, item);
}

fn more(ctx: &Context<'_>, ui: &mut Ui, rect: Rect, kind: ItemKind, hidden: usize) {
    let words = if hidden == 0 { "fewer".to_owned() } else { format!("{hidden} more") };
    let response = ctx.stop(ui, rect, ui.scope_id().with(("more", kind)));
    let name = format!("{}: {words}", kind.plural());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.clicked() {
        ctx.send(Command::ToggleAll(kind));
    }
    let text = galley(ui.painter(), words, Type::Small, ctx.palette.accent, rect.width());
    let left = Pos2::new(rect.left() + 18.0, rect.center().y);
    let pos = Align2::LEFT_CENTER.anchor_size(left, text.size()).min;
    ui.painter().galley(pos, text, ctx.palette.accent);
    super::rows::focus_ring(ctx, ui, rect, &response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand);
}
