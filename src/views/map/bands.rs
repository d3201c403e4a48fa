//! The zone of a schematic boundary: a wide, faint band along its approximate line, equally wide on both
//! sides and without an edge, because neither its course nor its width is described. Its label and its ring
//! are on the band, as those of a line are on the line.

use egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2, vec2};

use super::super::Context;
use super::rings::REACH;
use super::scene::{Form, Mark};
use super::{labels, paint};
use crate::dossier::{Item, Location, Place, PlaceKind, Precision};
use crate::geo::{LonLat, line_on_plane};
use crate::map::labels::Placed;
use crate::map::{Bounds, Projector, geometry};
use crate::theme::{Type, galley};

/// The second line of the label.
pub const WORDS: &str = "course not described";
/// How far the band extends on each side: this many kilometres, but at least this many points on the screen,
/// so that a ring fits within it.
const HALF_KM: f64 = 2.0;
pub const LEAST: f32 = REACH + 3.5;
/// A line shorter than this on the screen, in points, has a narrower band: a wide one would be a blot.
const SHORT: f32 = 80.0;
/// The stripes, in points, and their strength.
const STRIPE: f32 = 4.0;
const SPACING: f32 = 9.0;
const STRENGTH: f32 = 0.11;
/// Anything smaller than this and near the middle of the band is part of the line below it.
const MARK: f32 = 16.0;
/// Half a line, and the space between it or the ring and the label.
const LINE: f32 = 4.0;
const GAP: f32 = 3.0;

/// True if a place is drawn as a band.
#[must_use]
pub fn is_band(place: &Place) -> bool {
    let is_line = matches!(place.at, Location::Line(_));
    is_line && place.kind == PlaceKind::Boundary && place.precision == Precision::Schematic
}

/// The band along a line, or nothing where it is out of sight.
pub fn form(projector: &Projector, line: &[LonLat]) -> Option<Form> {
    let pieces = line_on_plane(line);
    let longest = pieces.iter().max_by_key(|piece| piece.len())?;
    let per_km = projector.points_per_km_at(*longest.get(longest.len() / 2)?);
    let all = Bounds::from_points(pieces.iter().flatten().copied())?;
    let long = (all.width().max(all.height()) * projector.camera().scale) as f32;
    let half = ((HALF_KM * per_km) as f32).max(LEAST * (long / SHORT).min(1.0));
    let margin = half + 20.0;
    let world = projector.world_with(margin);
    let seen = pieces.iter().flat_map(|piece| projector.path_to_screen(piece, margin));
    let course: Vec<_> = seen.flat_map(|piece| geometry::clip_polyline(&piece, world)).collect();
    (!course.is_empty()).then_some(Form::Band { course, half })
}

/// The distance from a position to the middle of the band.
pub fn distance(course: &[Vec<Pos2>], position: Pos2) -> f32 {
    let distances = course.iter().map(|piece| geometry::distance_to_polyline(position, piece));
    distances.fold(f32::INFINITY, f32::min)
}

/// Places the label and the ring of a zone or of a line: the ring on its middle, the label directly beside
/// it, both entirely on the zone if it is wide enough. If they do not fit, tries the name alone, or the first of
/// its names, and then both without the ring.
pub fn place(ctx: &Context<'_>, painter: &Painter, inside: Rect, obstacles: &mut Vec<Rect>, mark: &mut Mark) {
    let mut found = spot_of(ctx, painter, inside, obstacles, mark);
    if found.is_none() && matches!(mark.form, Form::Band { .. }) {
        mark.label.below.clear();
        found = spot_of(ctx, painter, inside, obstacles, mark);
    }
    // The second name of a place follows the first in brackets. Rather than the claims, it is left out.
    let whole = mark.label.name.clone();
    let first = whole.split_once(" (").map(|(first, _)| first.to_owned());
    if let (None, Some(first)) = (found, &first) {
        mark.label.name.clone_from(first);
        found = spot_of(ctx, painter, inside, obstacles, mark);
    }
    if found.is_none() && mark.ring.take().is_some() {
        mark.label.name = whole;
        found = spot_of(ctx, painter, inside, obstacles, mark);
        if let (None, Some(first)) = (found, first) {
            mark.label.name = first;
            found = spot_of(ctx, painter, inside, obstacles, mark);
        }
    }
    if let (Some((at, _)), Some(ring)) = (found, &mut mark.ring) {
        ring.at = at;
    }
    mark.label.placed = found.map(|(_, rect)| Placed { rect, leader: None });
    obstacles.extend(found.map(|(_, label)| label));
    // Two adjacent rings would share their labels.
    obstacles.extend(mark.ring.iter().map(|ring| around(ring.at, 3.0 * REACH)));
}

fn spot_of(
    ctx: &Context<'_>,
    painter: &Painter,
    inside: Rect,
    obstacles: &[Rect],
    mark: &Mark,
) -> Option<(Pos2, Rect)> {
    let (course, half) = match &mark.form {
        Form::Band { course, half } if *half >= LEAST => (course, *half),
        Form::Line(course) => (course, 0.0),
        _ => return None,
    };
    let size = block(ctx, painter, mark);
    let lead = if mark.ring.is_some() { REACH } else { 0.0 };
    // On a line much shorter than its name, the name would only hide it.
    if labels::extent(course) < 0.5 * size.x {
        return None;
    }
    spot(course, half, size, lead, inside, obstacles)
}

/// The first free spot for a ring that extends `lead` points and a label of `size`; preferably entirely on
/// the band, and with the label over the line only if there is no other.
fn spot(
    course: &[Vec<Pos2>],
    half: f32,
    size: Vec2,
    lead: f32,
    inside: Rect,
    obstacles: &[Rect],
) -> Option<(Pos2, Rect)> {
    // The squares along a river below do not block the ring, which is on it.
    let is_under = |other: &Rect| other.size().max_elem() < MARK && distance(course, other.center()) < MARK;
    let (under, others): (Vec<Rect>, Vec<Rect>) = obstacles.iter().copied().partition(is_under);
    let is_free = |(at, label): &(Pos2, Rect)| {
        let ring = around(*at, lead);
        let is_hit = |other: &Rect| other.intersects(*label) || other.intersects(ring);
        inside.contains_rect(*label) && inside.contains_rect(ring) && !others.iter().any(is_hit)
    };
    let is_clear = |(_, label): &(Pos2, Rect)| !under.iter().any(|square| square.intersects(*label));
    let is_within = |(_, label): &(Pos2, Rect)| {
        let corners = [label.left_top(), label.right_top(), label.left_bottom(), label.right_bottom()];
        corners.iter().all(|corner| distance(course, *corner) <= half)
    };
    let anchors = labels::anchors(course, inside).into_iter();
    let spots = anchors.flat_map(|at| label_spots_beside_ring(at, size, lead).map(|label| (at, label)));
    let free: Vec<_> = spots.filter(is_free).collect();
    let mut clear = free.iter().copied().filter(is_clear);
    let first = clear.clone().next();
    clear.find(is_within).or(first).or(free.first().copied())
}

fn around(at: Pos2, reach: f32) -> Rect {
    Rect::from_center_size(at, Vec2::splat(2.0 * reach))
}

/// The size of the two lines of the label.
fn block(ctx: &Context<'_>, painter: &Painter, mark: &Mark) -> Vec2 {
    let measured =
        |words: &str, kind: Type| galley(painter, words, kind, ctx.palette.mute, labels::WIDEST).size();
    let (name, below) =
        (measured(&mark.label.name, mark.label.kind), measured(&mark.label.below, Type::Small));
    vec2(name.x.max(below.x), name.y + below.y)
}

/// Where the label can stand beside a ring at `at`, best first.
fn label_spots_beside_ring(at: Pos2, size: Vec2, lead: f32) -> [Rect; 4] {
    let reach = lead.max(LINE) + GAP;
    [
        (Align2::LEFT_CENTER, vec2(reach, 0.0)),
        (Align2::RIGHT_CENTER, vec2(-reach, 0.0)),
        (Align2::CENTER_TOP, vec2(0.0, reach)),
        (Align2::CENTER_BOTTOM, vec2(0.0, -reach)),
    ]
    .map(|(align, aside)| align.anchor_size(at + aside, size))
}

/// Paints the band.
pub fn paint(ctx: &Context<'_>, ui: &Ui, projector: &Projector, mark: &Mark) {
    let Form::Band { course, half } = &mark.form else { return };
    let _part = ctx.part(ui, || Item::Place(mark.place));
    let chosen = paint::ring(ctx, mark).map(|stroke| stroke.color);
    let color = chosen.unwrap_or_else(|| ctx.mark_color(Item::Place(mark.place), ctx.palette.mute));
    stripes(ui.painter(), course, *half, color, projector.viewport());
}

/// Paints faint stripes across a zone, slanted the other way than the hatch of fields and areas.
pub fn stripes(painter: &Painter, course: &[Vec<Pos2>], half: f32, color: egui::Color32, clip: Rect) {
    let stroke = Stroke::new(STRIPE, color.gamma_multiply(STRENGTH));
    let angle = -std::f32::consts::FRAC_PI_4;
    let strokes = geometry::hatch_band(course, half, angle, SPACING, clip);
    painter.extend(strokes.into_iter().map(|line| Shape::line_segment(line, stroke)));
}
