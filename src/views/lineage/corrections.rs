//! The lines of corrections: before the first column, from whoever puts one forward to whoever gave the figure.
//!
//! A line has an arrow head, which no other line has, and the same thickness as all: it does not say who is right.

use egui::{Color32, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::super::Context;
use super::super::marks::Owner;
use super::super::sheet::Part;
use super::layout::{Layout, name};
use super::threads;
use crate::analysis::lineage::{Correction, Lineage};
use crate::dossier::{ClaimId, Item};
use crate::session::Command;
use crate::theme::space;

/// The space for these lines before the first column, in points.
pub const GUTTER: f32 = 26.0;
/// The number of lines beside each other before they overlap.
const LANES: usize = 3;
/// The distance between two lines beside each other.
const LANE: f32 = 6.0;
/// The size of an arrow head.
const HEAD: f32 = 4.0;

/// Draws the visible lines of corrections.
pub fn ui(ctx: &Context<'_>, ui: &Ui, lineage: &Lineage, layout: &Layout, part: &Part) {
    let Some(column) = layout.columns.first() else { return };
    let seen = part.seen_y();
    for (row, correction) in lineage.corrections().iter().enumerate() {
        let [by, of] = [correction.by, correction.of].map(|node| layout.spots[node.index()].y);
        if by.max(of) < seen.start || by.min(of) > seen.end {
            continue;
        }
        let right = column.left - space::XS - 1.0;
        let x = right - 2.0 * HEAD - LANE * (row % LANES) as f32;
        let at = |x: f32, y: f32| pos2(x, y) + part.origin.to_vec2();
        let line = [at(right, by), at(x, by), at(x, of), at(right, of)];
        let _part = ctx.part(ui, || Owner::Claims(tied(ctx, correction)));
        wire(ctx, ui, lineage, row, correction, Rect::from_two_pos(line[1], line[2]).expand2(vec2(2.5, 0.0)));
        stroke(ui.painter(), &line, color(ctx, correction));
    }
}

/// A line with an arrow head at its end, which runs to the right.
fn stroke(painter: &Painter, line: &[Pos2], color: Color32) {
    painter.add(Shape::line(line.to_vec(), Stroke::new(threads::WIDTH, color)));
    let Some(end) = line.last() else { return };
    let head = vec![*end, *end + vec2(-HEAD, -0.6 * HEAD), *end + vec2(-HEAD, 0.6 * HEAD)];
    painter.add(Shape::convex_polygon(head, color, Stroke::NONE));
}

/// The colour of a line: pale if neither figure belongs to the selection.
fn color(ctx: &Context<'_>, correction: &Correction) -> Color32 {
    let dossier = ctx.dossier;
    let corrected = correction.claims.iter().filter_map(|id| dossier.claims[*id].corrects);
    let is_lit = ctx.related.is_none_or(|related| {
        correction.claims.iter().copied().chain(corrected).any(|id| related.contains(Item::Claim(id)))
    });
    if is_lit { ctx.palette.mute } else { ctx.palette.hairline }
}

/// Makes a line selectable: the corrections and the figures that they correct.
fn wire(ctx: &Context<'_>, ui: &Ui, lineage: &Lineage, row: usize, correction: &Correction, rect: Rect) {
    // Not reached by the keyboard: the names that a line connects are.
    let response = ui.interact(rect, ui.scope_id().with(("correction", row)), Sense::CLICK);
    let words = describe(ctx, lineage, correction);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let claims = tied(ctx, correction);
    ctx.note_mark(ui, rect, || Owner::Claims(claims.clone()), || words.clone());
    if response.clicked() {
        ctx.send(Command::SelectClaims(claims.clone()));
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    threads::explain(ctx, &response, &words, &claims);
}

/// The corrections and the figures that they correct, ascending.
fn tied(ctx: &Context<'_>, correction: &Correction) -> Vec<ClaimId> {
    let corrected = correction.claims.iter().filter_map(|id| ctx.dossier.claims[*id].corrects);
    let mut claims: Vec<_> = correction.claims.iter().copied().chain(corrected).collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// A line in words: "Watch group puts forward a correction of a figure of the Ministry: 1 claim".
fn describe(ctx: &Context<'_>, lineage: &Lineage, correction: &Correction) -> String {
    let [by, of] =
        [correction.by, correction.of].map(|node| name(ctx.dossier, lineage.node(node)).to_owned());
    let claims = ctx.counted(&correction.claims, "claim");
    format!("{by} puts forward a correction of a figure of {of}: {claims}")
}

/// The line in a legend.
pub fn sample(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    let at = |x: f32, y: f32| center + Vec2::new(x, y);
    stroke(painter, &[at(5.0, -4.0), at(-5.0, -4.0), at(-5.0, 4.0), at(5.0, 4.0)], ctx.palette.mute);
}
