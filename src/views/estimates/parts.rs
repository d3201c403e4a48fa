//! The row of a part: a figure that the claim above gives for a population within the counted one.

use egui::{Align2, Sense, Ui, Vec2, pos2};

use super::super::{Context, tooltip};
use super::claims;
use super::marks::Ruler;
use super::rows::RowArea;
use crate::analysis::{Gutter, Mark, speaker};
use crate::dossier::{ClaimId, Count, Id as _, Item};
use crate::theme::{self, Type, galley, shortened};

/// How far the name of a part stands right of its claim's, in points.
const ASIDE: f32 = 28.0;

/// The part as a count of its own; `None` if the claim has no such part.
pub fn count(ctx: &Context<'_>, id: ClaimId, part: usize) -> Option<Count> {
    ctx.dossier.claims[id].count()?.each_part().nth(part)
}

/// The mark of a part.
pub fn mark(ctx: &Context<'_>, id: ClaimId, part: usize) -> Option<Mark> {
    count(ctx, id, part).map(|count| Mark::of_count(&count, ctx.reading()))
}

/// The figure of a part in words.
fn words(count: &Count) -> String {
    count.to_string()
}

/// The width of the text beside the mark of a part, in points.
pub fn width(ctx: &Context<'_>, painter: &egui::Painter, id: ClaimId, part: usize) -> f32 {
    let words = count(ctx, id, part).map(|count| words(&count)).unwrap_or_default();
    galley(painter, words, Type::Small, egui::Color32::PLACEHOLDER, f32::INFINITY).size().x
}

/// Draws one part.
pub fn ui(ctx: &Context<'_>, ui: &Ui, place: RowArea<'_>, id: ClaimId, part: usize, ruler: &Ruler) {
    let (Some(count), item) = (count(ctx, id, part), Item::Claim(id)) else { return };
    let claim = &ctx.dossier.claims[id];
    let name = &ctx.dossier.groups[count.of].name;
    let target = place.rect.shrink2(Vec2::new(8.0, 0.0));
    // The claim above is what the keyboard comes to; its name holds the parts.
    let response = ui.interact(target, ui.scope_id().with(("part", id.index(), part)), Sense::CLICK);
    let spoken =
        || format!("{name}: {}, a part of the count by {}", words(&count), speaker(ctx.dossier, claim));
    let response = ctx.wire(ui, response, item, spoken);
    let painter = ui.painter();
    let (names, y) = (place.columns.names, place.rect.center().y);
    let ink = ctx.text_color(item, ctx.palette.mute);
    let left = names.left() + ASIDE + place.indent;
    let shown = theme::name(painter, name, Type::Small, ink, names.right() - left);
    let pos = Align2::LEFT_CENTER.anchor_size(pos2(left, y), shown.size()).min;
    painter.galley(pos, shown, ink);
    let mark = Mark::of_count(&count, ctx.reading());
    let after = claims::paint_mark(ctx, ui, place, mark, id, ruler);
    let color = match mark {
        Mark::Gutter(Gutter::NotGiven) => ink,
        _ => ctx.text_color(item, ctx.tone(claim.by).text),
    };
    let figure = words(&count);
    let end = place.rect.right() - claims::EDGE;
    // A number cut at the end would be a different number.
    let fitted = shortened(painter, &figure, Type::Small, color, end - after)
        .unwrap_or_else(|| galley(painter, figure, Type::Small, color, f32::INFINITY));
    let start = after.min((end - fitted.size().x).max(ruler.base()));
    let pos = Align2::LEFT_CENTER.anchor_size(pos2(start, y), fitted.size()).min;
    painter.galley(pos, fitted, color);
    tooltip::attach(ctx, response, item);
}
