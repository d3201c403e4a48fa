//! How many claims of the selection a chart or table shows, and how many of them are out of view.

use std::sync::Arc;

use egui::{Align2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::memo::memoize;
use super::{Context, Emphasis};
use crate::analysis::alt_text::of_all;
use crate::dossier::{ClaimId, Item};
use crate::session::{Command, Input};
use crate::theme::{Type, galley, space};

/// The height of the line in which [`tell`] writes, in points.
pub const HEIGHT: f32 = 28.0;

/// The claims of the selection among rows, each with the middle of its row in points from the top, from top to bottom.
pub type Lit = Vec<(f32, ClaimId)>;

/// The rows that belong to the selection, found once for each selection. `reads` is what the rows are made from.
pub fn among(ctx: &Context<'_>, ui: &Ui, reads: &[Input], rows: impl Fn() -> Lit) -> Arc<Lit> {
    let reads = [reads, &[Input::Dossier, Input::Selection, Input::Day, Input::Narrowing]].concat();
    memoize(ctx, ui, ui.scope_id().with("rows of the selection"), (&reads, ()), || {
        let is_lit = |id: ClaimId| {
            matches!(
                ctx.emphasis(Item::Claim(id)),
                Emphasis::Selected | Emphasis::Related | Emphasis::ThroughEvent
            )
        };
        let mut lit = rows();
        lit.retain(|(_, id)| is_lit(*id));
        lit
    })
}

/// Says in the lower right corner of `area` how many of `all` claims belong to the selection, where some of them are above or below
/// what is in view, `from` to `to`; a click brings the next of them into view.
pub fn tell(ctx: &Context<'_>, ui: &Ui, area: Rect, lit: &Lit, (from, to): (f32, f32), all: usize) {
    let above = lit.partition_point(|(middle, _)| *middle < from);
    let seen = lit.partition_point(|(middle, _)| *middle <= to);
    let below = lit.len() - seen;
    if above + below == 0 {
        return;
    }
    let next = if below > 0 { lit.get(seen) } else { above.checked_sub(1).and_then(|last| lit.get(last)) };
    let Some((_, next)) = next else { return };
    let places = [(above, "above"), (below, "below")].into_iter().filter(|(count, _)| *count > 0);
    let places: Vec<_> = places.map(|(count, place)| format!("{count} {place}")).collect();
    let words = format!("{}, {}", of_all(lit.len(), all, "claim"), places.join(", "));
    let text = galley(ui.painter(), words.as_str(), Type::Small, ctx.palette.ink, area.width() - 40.0);
    let size = text.size() + Vec2::new(20.0, 6.0);
    let inside = area.shrink2(Vec2::new(10.0, 2.0));
    let rect = Align2::RIGHT_BOTTOM.align_size_within_rect(size, inside);
    let response = ui.interact(rect, ui.scope_id().with("out of view"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words}: show the next")));
    let fill = if response.hovered() { ctx.palette.hover } else { ctx.palette.paper };
    let stroke = Stroke::new(1.0, ctx.palette.accent);
    ui.painter().rect(rect, space::PILL, fill, stroke, StrokeKind::Inside);
    ui.painter().galley(rect.min + Vec2::new(10.0, 3.0), text, ctx.palette.ink);
    if response.clicked() {
        ctx.send(Command::Reveal(Item::Claim(*next)));
    }
}
