//! The day of the claim whose form is open is dragged to another one. Only a date that is one day: no other says which end would
//! move, and nothing is to become more precise by being dragged.

use egui::{Align2, CursorIcon, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};

use super::super::Context;
use super::Page;
use super::bars::Bar;
use super::layout::ROW;
use crate::analysis::timeline::DAY;
use crate::dossier::{Instant, Item, Moment};
use crate::draft::Node;
use crate::session::{Command, Write};
use crate::theme::{Type, galley, halo};

/// How far the handle reaches beyond the day, in points.
const BEYOND: f32 = 3.0;

/// Draws the handle over the day of the claim, and follows the pointer. `top` is the top of the first lane.
pub fn ui(ctx: &Context<'_>, ui: &Ui, page: &Page, top: f32) {
    let Some((item, name)) = day_of_form(ctx) else { return };
    let Some((row, entry)) = page.layout.find(item) else { return };
    let (lanes, window) = (page.parts.lanes, &page.window);
    let bar = Bar::new(&entry, window);
    let y = top + row + ROW / 2.0;
    let rect = Rect::from_x_y_ranges(
        lanes.left() + bar.left - BEYOND..=lanes.left() + bar.right + BEYOND,
        y - ROW / 2.0..=y + ROW / 2.0,
    );
    let response = ui.interact(rect, Id::unique(("day of the form", item)), Sense::drag());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Slider, true, format!("{name}: drag it to another day")));
    let stroke = Stroke::new(1.5, ctx.palette.accent);
    ui.painter().rect_stroke(rect, crate::theme::space::CORNER, stroke, StrokeKind::Outside);
    let is_followed = response.dragged() || response.drag_stopped();
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| is_followed) {
        let at = Instant::from_seconds((window.day_at(pointer.x - lanes.left()) * DAY as f64) as i64);
        let zone = &ctx.dossier.zone;
        let (day, moment) = (zone.civil_at(at).date().to_string(), Moment::day_at(at, zone));
        let x = |at: Instant| lanes.left() + window.x(at);
        let band =
            Rect::from_x_y_ranges(x(moment.first())..=x(moment.last().plus(1)), ui.clip_rect().y_range());
        ui.painter().rect_filled(band, 0.0, ctx.palette.accent.gamma_multiply(0.12));
        let laid = galley(ui.painter(), &day, Type::SmallStrong, ctx.palette.ink, f32::INFINITY);
        let words = Align2::CENTER_BOTTOM.anchor_size(pos2(band.center().x, rect.top() - 2.0), laid.size());
        halo(ui.painter(), words.min, laid, ctx.palette.ink, ctx.palette.paper);
        if response.drag_stopped() {
            ctx.send(Command::Write(Write::Fill {
                fields: vec![("said", Node::Text(day))],
                basis: "said_basis",
            }));
        }
    }
    let _ = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
}

/// The claim whose form is open, if its date is one day, with that.
fn day_of_form(ctx: &Context<'_>) -> Option<(Item, String)> {
    let Some(item @ Item::Claim(id)) = ctx.drafted?.item else { return None };
    let said = ctx.dossier.claims[id].said.as_ref()?;
    said.as_str().parse::<crate::dossier::Day>().ok()?;
    Some((item, format!("Said on {said}")))
}
