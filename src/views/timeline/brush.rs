//! Dragging a span on the axis: every view is narrowed to the claims that may have been made within it.

use egui::{Rect, Sense, Stroke, Ui};

use super::super::Context;
use super::window::Window;
use crate::analysis::timeline::{DAY, Fineness};
use crate::dossier::{Date, Instant, Moment};
use crate::session::{Brush, Command};

/// Minimum length of a span, in points: less is a click.
const LEAST: f32 = 4.0;

/// Follows the pointer on `axis`; returns true if a double click asks for the whole period.
pub fn follow(ctx: &Context<'_>, ui: &Ui, axis: Rect, window: &Window) -> bool {
    let id = ui.scope_id().with("brush");
    let response = ui.interact(axis, id, Sense::click_and_drag());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Pane, true, "Time axis: drag a span to narrow every view to it")
    });
    let began: Option<f32> = ui.data(|data| data.get_temp(id));
    let here = response.interact_pointer_pos().map(|pos| pos.x.clamp(axis.left(), axis.right()));
    if response.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin()).map(|pos| pos.x).or(here);
        ui.data_mut(|data| data.insert_temp(id, origin.unwrap_or(axis.left())));
    }
    if let (Some(began), Some(here)) = (began, here) {
        if response.dragged() {
            paint(ctx, ui, axis, began.min(here), began.max(here));
        }
        if response.drag_stopped() && (began - here).abs() >= LEAST {
            let span = [began.min(here), began.max(here)].map(|x| window.day_at(x - axis.left()));
            ctx.send(Command::Brush(Brush {
                during: during(ctx, window.grain, span),
                ..ctx.session.brush.clone()
            }));
        }
    }
    if response.drag_stopped() {
        ui.data_mut(|data| data.remove::<f32>(id));
    }
    let clicked_twice = response.double_clicked();
    response
        .on_hover_cursor(egui::CursorIcon::ResizeHorizontal)
        .on_hover_text("Drag: narrow every view to these days");
    clicked_twice
}

/// The whole days, or minutes, between two times.
fn during(ctx: &Context<'_>, grain: Fineness, [from, to]: [f64; 2]) -> Option<Date> {
    let at = |days: f64| Instant::from_seconds((days * DAY as f64) as i64);
    let moment = |at: Instant| match grain {
        Fineness::Days => Moment::day_at(at, &ctx.dossier.zone),
        Fineness::Minutes => Moment::minute_at(at, &ctx.dossier.zone),
    };
    Date::between(Some(moment(at(from))), Some(moment(at(to))))
}

/// Shows the span to which views are narrowed, over `rect`.
pub fn shown(ctx: &Context<'_>, ui: &Ui, rect: Rect, window: &Window) {
    let Some(during) = &ctx.session.brush.during else { return };
    let x = |at: Instant| rect.left() + window.x(at);
    let from = during.earliest().map_or(rect.left(), |moment| x(moment.first()));
    let to = during.latest().map_or(rect.right(), |moment| x(moment.last().plus(1)));
    paint(ctx, ui, rect, from.max(rect.left()), to.min(rect.right()));
}

fn paint(ctx: &Context<'_>, ui: &Ui, rect: Rect, from: f32, to: f32) {
    if from >= to {
        return;
    }
    let band = Rect::from_x_y_ranges(from..=to, rect.y_range());
    ui.painter().rect_filled(band, 0.0, ctx.palette.accent.gamma_multiply(0.12));
    for edge in [from, to] {
        ui.painter().vline(edge, rect.y_range(), Stroke::new(1.0, ctx.palette.accent));
    }
}
