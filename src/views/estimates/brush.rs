//! Dragging a range of figures with Shift: every view is narrowed to the counts that may lie in it.

use egui::{Pos2, Rect, Stroke, Ui};

use super::super::{Context, Surface};
use super::marks::Ruler;
use crate::session::{Brush, Command};

/// Minimum length of a range, in points.
const LEAST: f32 = 4.0;

/// Follows the pointer over `plot`, and shows the range to which views are narrowed.
pub fn ui(ctx: &Context<'_>, ui: &Ui, plot: Rect, ruler: &Ruler) {
    if ctx.surface != Surface::Window {
        return;
    }
    let id = ui.scope_id().with("brush of figures");
    let began: Option<Pos2> = ui.data(|data| data.get_temp(id));
    let (shift, pressed, released, origin, here) = ui.input(|input| {
        let pointer = &input.pointer;
        let here = pointer.interact_pos();
        (
            input.modifiers.shift,
            pointer.primary_pressed(),
            pointer.primary_released(),
            pointer.press_origin(),
            here,
        )
    });
    let is_over = |pos: Pos2| plot.contains(pos) && ui.ctx().layer_id_at(pos) == Some(ui.layer_id());
    if pressed
        && shift
        && let Some(origin) = origin.filter(|pos| is_over(*pos))
    {
        ui.data_mut(|data| data.insert_temp(id, origin));
    }
    if let (Some(began), Some(here)) = (began, here) {
        let ends = [began.x.min(here.x), began.x.max(here.x)].map(|x| x.clamp(plot.left(), plot.right()));
        paint(ctx, ui, plot, ends);
        if released && ends[1] - ends[0] >= LEAST {
            ctx.send(Command::Brush(brushed(ctx, ruler, ends)));
        }
    } else {
        shown(ctx, ui, plot, ruler);
    }
    if released && began.is_some() {
        ui.data_mut(|data| data.remove::<Pos2>(id));
    }
}

/// The figures between two positions: the first that lies right of the one, and the last that lies left of the other.
fn brushed(ctx: &Context<'_>, ruler: &Ruler, [left, right]: [f32; 2]) -> Brush {
    let from = first(|figure| ruler.x(figure) >= left);
    let beyond = first(|figure| ruler.x(figure) > right);
    Brush {
        figures_from: from.filter(|from| *from > 0),
        figures_to: beyond.map(|beyond| beyond.saturating_sub(1).max(from.unwrap_or_default())),
        ..ctx.session.brush.clone()
    }
}

/// The smallest figure of which this is true; `is_so` is true of all larger ones.
fn first(is_so: impl Fn(u64) -> bool) -> Option<u64> {
    if !is_so(u64::MAX) {
        return None;
    }
    let (mut low, mut high) = (0_u64, u64::MAX);
    while low < high {
        let middle = low.midpoint(high);
        if is_so(middle) { high = middle } else { low = middle + 1 }
    }
    Some(low)
}

fn shown(ctx: &Context<'_>, ui: &Ui, plot: Rect, ruler: &Ruler) {
    let Brush { figures_from, figures_to, .. } = ctx.session.brush;
    if figures_from.is_none() && figures_to.is_none() {
        return;
    }
    let from = figures_from.map_or(plot.left(), |figure| ruler.x(figure));
    let to = figures_to.map_or(plot.right(), |figure| ruler.x(figure));
    paint(ctx, ui, plot, [from.max(plot.left()), to.clamp(plot.left(), plot.right())]);
}

fn paint(ctx: &Context<'_>, ui: &Ui, plot: Rect, [from, to]: [f32; 2]) {
    let band = Rect::from_x_y_ranges(from..=to.max(from + 1.0), plot.y_range());
    ui.painter().rect_filled(band, 0.0, ctx.palette.accent.gamma_multiply(0.08));
    for edge in [from, to] {
        ui.painter().vline(edge, plot.y_range(), Stroke::new(1.0, ctx.palette.accent));
    }
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn the_first_figure_is_found() {
        assert_eq!(first(|figure| figure >= 101), Some(101));
        assert_eq!(
            (first(|_| true), first(|figure| figure == u64::MAX), first(|_| false)),
            (Some(0), Some(u64::MAX), None)
        );
    }
}
