//! Lists whose cost depends on what is visible, and their rows.

use egui::{Align2, Color32, CornerRadius, Pos2, Rect, Sense, Ui, Vec2};

use super::{Context, Emphasis, glyph, pin};
use crate::analysis::hedge_beside;
use crate::dossier::Item;
use crate::session::Tray;
use crate::theme::{self, Type, galley, space};

/// Lays out `count` rows of one `height` and calls `row` with the rectangle of each visible one.
pub fn visible_rows(ui: &mut Ui, count: usize, height: f32, mut row: impl FnMut(&mut Ui, usize, Rect)) {
    let size = Vec2::new(ui.available_width(), height * count as f32);
    let (block, _) = ui.allocate_exact_size(size, Sense::hover());
    let clip = ui.clip_rect();
    let line_of = |y: f32| ((y - block.top()) / height).floor().max(0.0) as usize;
    let end = count.min(line_of(clip.bottom()).saturating_add(1));
    for index in line_of(clip.top())..end {
        let top = block.top() + height * index as f32;
        let rect = Rect::from_min_size(Pos2::new(block.left(), top), Vec2::new(block.width(), height));
        row(ui, index, rect);
    }
}

/// The texts of a row.
pub struct RowText<'a> {
    /// The name.
    pub name: &'a str,
    /// Right-aligned text: a count or a figure.
    pub right: &'a str,
    /// A second line, if the row is high enough.
    pub below: &'a str,
    /// Whether the name is set in semibold.
    pub strong: Weight,
    /// The colour of the right-aligned text.
    pub right_color: Color32,
}

/// The weight of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Regular.
    Plain,
    /// Semibold.
    Strong,
}

/// Draws a clickable row for an item: its symbol, its name, right-aligned text, and optionally a second line.
pub fn item_row(
    ctx: &Context<'_>,
    ui: &mut Ui,
    rect: Rect,
    item: Item,
    text: &RowText<'_>,
) -> egui::Response {
    let id = ui.scope_id().with(("row", item));
    let response = ctx.stop(ui, rect, id);
    let spoken = || {
        let parts = [text.name, text.right, text.below].into_iter().filter(|part| !part.is_empty());
        let spoken = parts.collect::<Vec<_>>().join(", ");
        let Item::Claim(id) = item else { return spoken };
        // A row may have no room for the hedge; its accessible name has.
        match hedge_beside(&spoken, &ctx.dossier.claims[id]) {
            Some(hedge) => format!("{spoken}, hedge: {hedge}"),
            None => spoken,
        }
    };
    let response = ctx.wire(ui, response, item, spoken);
    if ui.is_rect_visible(rect) {
        ground(ctx, ui, rect, item, &response);
        let mut room = rect;
        if Tray::takes(item) && (ctx.is_hovered(item) || response.has_focus() || ctx.is_pinned(item)) {
            room.max.x -= pin::WIDTH;
            let side = Rect::from_min_max(Pos2::new(room.right() + 2.0, rect.top()), rect.max);
            pin::button(ctx, ui, Rect { max: Pos2::new(side.right(), rect.top() + 24.0), ..side }, item);
        }
        words(ctx, ui, room, item, text);
    }
    response
}

/// Draws the background of a row: highlighted if selected, tinted under the pointer or the focus.
pub fn ground(ctx: &Context<'_>, ui: &Ui, rect: Rect, item: Item, response: &egui::Response) {
    let color = if ctx.emphasis(item) == Emphasis::Selected {
        ctx.palette.highlight
    } else if response.hovered() || ctx.is_hovered(item) {
        ctx.palette.hover
    } else {
        return focus_ring(ctx, ui, rect, response);
    };
    ui.painter().rect_filled(
        rect.expand2(Vec2::new(space::S, 0.0)),
        CornerRadius::same(space::CORNER),
        color,
    );
    focus_ring(ctx, ui, rect, response);
}

/// Draws a ring around the focused element.
pub fn focus_ring(ctx: &Context<'_>, ui: &Ui, rect: Rect, response: &egui::Response) {
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, ctx.palette.accent);
        let corner = CornerRadius::same(space::CORNER);
        ui.painter().rect_stroke(
            rect.expand2(Vec2::new(6.0, -1.0)),
            corner,
            stroke,
            egui::StrokeKind::Inside,
        );
    }
}

fn words(ctx: &Context<'_>, ui: &Ui, rect: Rect, item: Item, text: &RowText<'_>) {
    let painter = ui.painter();
    let two_lines = !text.below.is_empty();
    let middle = if two_lines { rect.top() + 12.0 } else { rect.center().y };
    glyph::paint(ctx, painter, Pos2::new(rect.left() + 6.0, middle), item);
    let left = rect.left() + 18.0;
    let ink = ctx.text_color(item, ctx.palette.ink);
    let right_color = ctx.text_color(item, text.right_color);
    let coloured = text.right_color != ctx.palette.mute;
    let right_type = if text.strong == Weight::Strong && coloured { Type::Strong } else { Type::Small };
    let right_width = (rect.width() - 18.0) * 0.62;
    let right = galley(painter, text.right, right_type, right_color, right_width);
    let name_width = (rect.right() - left - right.size().x - space::S).max(24.0);
    let name_type = if text.strong == Weight::Strong { Type::Strong } else { Type::Body };
    let name = theme::name(painter, text.name, name_type, ink, name_width);
    let at = |pos: Pos2, align: Align2, size: Vec2| align.anchor_size(pos, size).min;
    painter.galley(at(Pos2::new(left, middle), Align2::LEFT_CENTER, name.size()), name, ink);
    painter.galley(
        at(Pos2::new(rect.right(), middle), Align2::RIGHT_CENTER, right.size()),
        right,
        right_color,
    );
    if two_lines {
        let mute = ctx.text_color(item, ctx.palette.mute);
        let below = galley(painter, text.below, Type::Small, mute, rect.right() - left);
        let pos = at(Pos2::new(left, middle + 16.0), Align2::LEFT_CENTER, below.size());
        painter.galley(pos, below, mute);
    }
}
