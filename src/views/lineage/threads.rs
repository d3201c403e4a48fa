//! The lines between the columns: all of one thickness, solid if the document names the source, dashed if
//! only context points to it, dotted if that is unclear.

use std::collections::BTreeSet;
use std::ops::Range;

use egui::epaint::CubicBezierShape;
use egui::{Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2};

use super::super::marks::Owner;
use super::super::sheet::Part;
use super::super::{Context, Emphasis, Surface};
use super::head::joined;
use super::layout::{Layout, name};
use super::light::Light;
use crate::analysis::lineage::{Edge, Lineage, Role as NodeRole};
use crate::dossier::{Attribution, ClaimId, Item};
use crate::map::geometry::{dashes, distance_to_polyline};
use crate::session::Command;
use crate::theme::{Type, label, space};

/// The thickness of every line.
pub const WIDTH: f32 = 1.2;
/// The distance at which the pointer selects a line.
const NEAR: f32 = 5.0;
/// The number of straight pieces that a curve is drawn with.
const PIECES: u8 = 22;
/// Maximum number of visible lines that are all selectable by name; if there are more, only those under the
/// pointer are.
const TARGETS: usize = 600;
/// The number of lines whose extents are stored together.
const BLOCK: usize = 32;

/// The part of an edge between two columns.
#[derive(Clone, Copy, Debug)]
pub struct Thread {
    /// The index of the edge.
    pub edge: usize,
    /// The start of its horizontal part: beside text, or at the left of a column that it passes.
    pub lead: f32,
    /// The point where it leaves a column.
    pub from: Pos2,
    /// The point where it reaches the next.
    pub to: Pos2,
}

impl Thread {
    /// The line as a polyline, moved to the screen.
    fn points(&self, origin: Pos2) -> Vec<Pos2> {
        let mut points = vec![pos2(self.lead.min(self.from.x), self.from.y)];
        points.extend((0..=PIECES).map(|piece| self.at(f32::from(piece) / f32::from(PIECES))));
        points.iter().map(|point| *point + origin.to_vec2()).collect()
    }

    /// The same as a line and a curve, for a picture: one that is scaled stays round, and a page of many is small. The line ends
    /// a little after the curve begins, where that is still straight, so that nothing shows between them.
    fn curve(&self, origin: Pos2, stroke: Stroke) -> Vec<Shape> {
        const OVERLAP: f32 = 0.25;
        let by = origin.to_vec2();
        let (from, to) = (self.from + by, self.to + by);
        let middle = from.x + (to.x - from.x) / 2.0;
        let start = pos2(self.lead.min(self.from.x), self.from.y) + by;
        let points = [from, pos2(middle, from.y), pos2(middle, to.y), to];
        // No segment, which would be moved to whole pixels.
        let line = Shape::line(vec![start, pos2(from.x + OVERLAP, from.y)], stroke);
        let curve = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke).into();
        if start.x < from.x { vec![line, curve] } else { vec![curve] }
    }

    /// A point of the curve, `t` from 0 to 1: a cubic Bézier curve, horizontal at both ends.
    fn at(&self, t: f32) -> Pos2 {
        let x = self.from.x + (self.to.x - self.from.x) * (1.5 * t * (1.0 - t) + t * t * t);
        let ease = t * t * (3.0 - 2.0 * t);
        pos2(x, self.from.y + (self.to.y - self.from.y) * ease)
    }

    fn span(&self) -> Range<f32> {
        self.from.y.min(self.to.y)..self.from.y.max(self.to.y)
    }
}

/// All lines, indexed so that visible ones are found without examining the others.
#[derive(Debug)]
pub struct Threads {
    /// By their upper end.
    all: Vec<Thread>,
    /// For each block of lines, the lowest of their ends.
    reach: Vec<f32>,
}

impl Threads {
    /// Sorts the lines.
    pub fn new(mut all: Vec<Thread>) -> Self {
        all.sort_by(|a, b| a.span().start.total_cmp(&b.span().start));
        let lowest = |block: &[Thread]| block.iter().map(|thread| thread.span().end).fold(f32::MIN, f32::max);
        let reach = all.chunks(BLOCK).map(lowest).collect();
        Self { all, reach }
    }

    /// The lines that are partly within `seen`.
    fn within(&self, seen: Range<f32>) -> impl Iterator<Item = &Thread> {
        let first_below = self.all.partition_point(|thread| thread.span().start <= seen.end);
        let blocks = self.all[..first_below].chunks(BLOCK).zip(&self.reach);
        let (top, seen_by) = (seen.start, move |thread: &&Thread| thread.span().end >= seen.start);
        blocks.filter(move |(_, reach)| **reach >= top).flat_map(|(block, _)| block).filter(seen_by)
    }
}

/// Paints a line in the style of its attribution.
pub fn stroke(painter: &Painter, points: &[Pos2], attribution: Attribution, stroke: Stroke) {
    let clip = painter.clip_rect().expand(space::S);
    match attribution {
        Attribution::Stated => {
            painter.add(Shape::line(points.to_vec(), stroke));
        }
        Attribution::Implied => {
            painter.extend(
                dashes(points, 6.0, 3.5, clip).into_iter().map(|dash| Shape::line_segment(dash, stroke)),
            );
        }
        Attribution::Unclear => {
            let dot = |[a, b]: [Pos2; 2]| {
                Shape::circle_filled(a + 0.5 * (b - a), 0.75 * stroke.width, stroke.color)
            };
            painter.extend(dashes(points, 1.0, 3.4, clip).into_iter().map(dot));
        }
    }
}

/// Draws the visible lines, highlighted ones last, and handles the pointer.
pub fn ui(ctx: &Context<'_>, ui: &Ui, lineage: &Lineage, layout: &Layout, light: &Light, part: &Part) {
    let seen: Vec<(&Thread, Vec<Pos2>)> = layout
        .threads
        .within(part.seen_y())
        .filter(|thread| thread.lead < part.seen_x().end && thread.to.x > part.seen_x().start)
        .map(|thread| (thread, thread.points(part.origin)))
        .collect();
    let pointed = pointed_at(ui, lineage, layout, part, &seen);
    for lit in [false, true] {
        for (thread, points) in &seen {
            let is_pointed = pointed.is_some_and(|(edge, _)| edge == thread.edge);
            let is_lit =
                is_pointed || !matches!(light.edges[thread.edge], Emphasis::Dimmed | Emphasis::Plain);
            if is_lit == lit {
                let color = color(ctx, light, thread.edge, is_pointed);
                let attribution = lineage.edges()[thread.edge].attribution;
                let _part = ctx.part(ui, || Owner::Claims(lineage.edges()[thread.edge].claims.clone()));
                let pen = Stroke::new(WIDTH, color);
                if ctx.surface == Surface::Picture && attribution == Attribution::Stated {
                    ui.painter().extend(thread.curve(part.origin, pen));
                } else {
                    stroke(ui.painter(), points, attribution, pen);
                }
            }
        }
    }
    let mut wired = BTreeSet::new();
    for (thread, points) in &seen {
        let spot = points[2..].iter().filter(|point| ui.clip_rect().contains(**point));
        let spots: Vec<_> = spot.collect();
        if let Some(spot) = spots.get(spots.len() / 2)
            && wired.insert(thread.edge)
        {
            let near = pointed.filter(|(edge, _)| *edge == thread.edge).map(|(_, pointer)| pointer);
            if seen.len() > TARGETS && near.is_none() {
                continue;
            }
            wire(ctx, ui, lineage, thread.edge, **spot, near);
        }
    }
}

fn color(ctx: &Context<'_>, light: &Light, edge: usize, is_pointed: bool) -> Color32 {
    let own = light.tones[edge].map_or(ctx.palette.mute, |source| ctx.tone(source).mark);
    match light.edges[edge] {
        _ if is_pointed => own,
        Emphasis::Plain => ctx.palette.faint,
        Emphasis::Selected | Emphasis::Related | Emphasis::ThroughEvent => own,
        Emphasis::Dimmed => ctx.palette.hairline,
    }
}

/// The edge nearest to the pointer, if one is near and no name is, with the position of the pointer.
fn pointed_at(
    ui: &Ui,
    lineage: &Lineage,
    layout: &Layout,
    part: &Part,
    seen: &[(&Thread, Vec<Pos2>)],
) -> Option<(usize, Pos2)> {
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| ui.clip_rect().contains(*at))?;
    if !ui.rect_contains_pointer(ui.clip_rect()) {
        return None;
    }
    let inside = pointer - part.origin.to_vec2();
    let column = layout
        .columns
        .iter()
        .position(|column| column.left - space::S <= inside.x && inside.x <= column.right);
    if let Some(column) = column {
        let names = &layout.order[column];
        let next = names.partition_point(|node| layout.rect(lineage, *node).bottom() < inside.y);
        if names.get(next).is_some_and(|node| layout.rect(lineage, *node).contains(inside)) {
            return None;
        }
    }
    let distance = |points: &[Pos2]| distance_to_polyline(pointer, points);
    let near = seen.iter().map(|(thread, points)| (distance(points), thread.edge));
    let (distance, edge) = near.min_by(|a, b| a.0.total_cmp(&b.0))?;
    (distance <= NEAR).then_some((edge, pointer))
}

/// Makes an edge selectable: under the pointer if that is near, otherwise at a point of its line.
fn wire(ctx: &Context<'_>, ui: &Ui, lineage: &Lineage, row: usize, spot: Pos2, pointer: Option<Pos2>) {
    let edge = &lineage.edges()[row];
    let size = if pointer.is_some() { 3.0 * NEAR } else { 4.0 };
    let rect = Rect::from_center_size(pointer.unwrap_or(spot), Vec2::splat(size));
    // Not reached by the keyboard: the names that a line connects are.
    let response = ui.interact(rect, ui.scope_id().with(("edge", row)), Sense::CLICK);
    ctx.note_mark(ui, rect, || Owner::Claims(edge.claims.clone()), || describe_edge(ctx, lineage, edge));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, describe_edge(ctx, lineage, edge)));
    if response.clicked() {
        ctx.send(match edge.claims.as_slice() {
            [claim] => Command::Select(Item::Claim(*claim)),
            claims => Command::SelectClaims(claims.to_vec()),
        });
    }
    // Hovering is known one frame late: request that frame.
    if pointer.is_some() && !response.hovered() && ui.ctx().dragged_id().is_none() {
        ui.request_repaint();
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    explain(ctx, &response, &describe_edge(ctx, lineage, edge), &edge.claims);
}

/// Shows a tooltip about a line or a statement, with the first of its claims.
pub fn explain(ctx: &Context<'_>, response: &Response, title: &str, claims: &[ClaimId]) {
    const MOST: usize = 6;
    crate::views::tooltip::show_beside(response, |ui| {
        ui.set_max_width(380.0);
        ui.add(label(title, Type::Strong, ctx.palette.ink));
        let claims = ctx.shown().among(ctx.dossier, claims.iter().copied());
        for claim in claims.iter().take(MOST) {
            ui.add(label(ctx.spoken(*claim), Type::Small, ctx.palette.mute));
        }
        if let Some(more) = claims.len().checked_sub(MOST).filter(|more| *more > 0) {
            ui.add(label(format!("and {more} more"), Type::Small, ctx.palette.mute));
        }
    });
}

/// An edge in one line: "Buga, via Reuters: 2 claims read in Newsweek".
fn describe_edge(ctx: &Context<'_>, lineage: &Lineage, edge: &Edge) -> String {
    let [from, to] = [edge.from, edge.to].map(|node| lineage.node(node));
    let mut who = match from.role {
        NodeRole::Statement(first) => {
            format!("One statement of {}", ctx.dossier.sources[ctx.dossier.claims[first].by].label())
        }
        _ => name(ctx.dossier, from).to_owned(),
    };
    if let NodeRole::Relay(_) = from.role {
        let mut origins: Vec<_> = edge.claims.iter().map(|id| ctx.dossier.claims[*id].by).collect();
        origins.sort_unstable();
        origins.dedup();
        let names: Vec<_> = origins.iter().map(|id| ctx.dossier.sources[*id].label()).collect();
        who = format!("{who}, for {}", joined(&names));
    }
    if let NodeRole::Relay(_) = to.role {
        who = format!("{who}, via {}", name(ctx.dossier, to));
    }
    if let NodeRole::Statement(_) = to.role {
        who.push_str(", one statement");
    }
    who.push_str(match edge.attribution {
        Attribution::Stated => "",
        Attribution::Implied => ", attribution implied",
        Attribution::Unclear => ", attribution unclear",
    });
    let mut documents: Vec<_> = edge.claims.iter().map(|id| ctx.dossier.claims[*id].document).collect();
    documents.sort_unstable();
    documents.dedup();
    let names: Vec<_> = documents.iter().map(|id| ctx.dossier.documents[*id].label()).collect();
    format!("{who}: {} read in {}", ctx.counted(&edge.claims, "claim"), joined(&names))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lines_in_sight_are_found_and_no_others(
            ends in prop::collection::vec((0.0_f32..3_000.0, 0.0_f32..3_000.0), 0..200),
            top in -100.0_f32..3_100.0,
            height in 1.0_f32..900.0,
        ) {
            let line = |(edge, (from, to)): (usize, &(f32, f32))| {
                Thread { edge, lead: 0.0, from: pos2(10.0, *from), to: pos2(90.0, *to) }
            };
            let all: Vec<_> = ends.iter().enumerate().map(line).collect();
            let seen = top..top + height;
            let is_seen = |thread: &&Thread| thread.span().start <= seen.end && thread.span().end >= seen.start;
            let expected: BTreeSet<_> = all.iter().filter(is_seen).map(|thread| thread.edge).collect();
            let threads = Threads::new(all.clone());
            let found: BTreeSet<_> = threads.within(seen.clone()).map(|thread| thread.edge).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
