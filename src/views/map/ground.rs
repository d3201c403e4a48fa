//! The author's own lines and areas, under everything that claims name: drawn by their kind, never selected.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Color32, Pos2, Rect, Shape, Stroke, Ui};

use super::super::Context;
use super::super::memo::memoize;
use crate::dossier::{ShapeId, ShapeKind};
use crate::load::ground::{Form, Ground};
use crate::map::outline::{Outline, Part};
use crate::map::{Projector, geometry};
use crate::session::Input;
use crate::theme::Palette;

/// An area smaller than this and a line shorter than this, in points, are not drawn: they would be a blot.
const LEAST: f32 = 2.0;
const SHORTEST: f32 = 12.0;
/// The strokes that make a soft edge: their shares of its width.
const SOFT: [f32; 5] = [1.0, 0.78, 0.56, 0.36, 0.18];
/// How strong each of them is.
const SOFT_STRENGTH: f32 = 0.022;
/// The width of the edge of a zone, in points, and as a share of the zone.
const ZONE_EDGE: f32 = 26.0;
const ZONE_SHARE: f32 = 0.25;
/// From below to above.
const LAYERS: [ShapeKind; 14] = [
    ShapeKind::BuiltUp,
    ShapeKind::Wood,
    ShapeKind::Lake,
    ShapeKind::River,
    ShapeKind::Canal,
    ShapeKind::Building,
    ShapeKind::Path,
    ShapeKind::Railway,
    ShapeKind::Road,
    ShapeKind::Bridge,
    ShapeKind::Wall,
    ShapeKind::Boundary,
    ShapeKind::Other,
    ShapeKind::Zone,
];

/// A line or an area as the map needs it.
#[derive(Debug)]
pub struct Laid {
    /// What it is.
    pub kind: ShapeKind,
    /// Its name.
    pub name: Option<String>,
    /// Where it is.
    pub outline: Outline,
}

/// All lines and areas of a dossier, worked out once, from below to above.
pub fn laid(ctx: &Context<'_>, ui: &Ui) -> Arc<Vec<Laid>> {
    memoize(ctx, ui, ui.scope_id().with("laid shapes"), (&[Input::Dossier], ()), || lay(ctx.ground))
}

fn lay(ground: &Ground) -> Vec<Laid> {
    let laid = |kind: ShapeKind| {
        ground.outlines.iter().filter(move |one| one.kind == kind).filter_map(|one| {
            let outline = match &one.form {
                Form::Line(line) => Outline::line(line),
                Form::Area(rings) => Outline::area(rings),
            }?;
            Some(Laid { kind: one.kind, name: one.name.clone(), outline })
        })
    };
    LAYERS.into_iter().flat_map(laid).collect()
}

/// Paints what is in sight of them.
pub fn paint(ctx: &Context<'_>, ui: &Ui, projector: &Projector) {
    if ctx.ground.outlines.is_empty() {
        return;
    }
    let (id, reads) = (ui.scope_id().with("ground shapes"), &[Input::Dossier, Input::Theme]);
    let drawn = memoize(ctx, ui, id, (reads, *projector), || shapes(ctx.palette, projector, &laid(ctx, ui)));
    let painter = ui.painter().with_clip_rect(projector.world().intersect(ui.clip_rect()));
    painter.extend(drawn.iter().cloned());
}

/// Whose work the lines and areas are: "Lines and areas: Own survey; © OpenStreetMap contributors". Nothing if there are none.
pub fn credits(ctx: &Context<'_>) -> Option<String> {
    let drawn: BTreeSet<ShapeId> = ctx.ground.outlines.iter().map(|one| one.shape).collect();
    let mut credits: Vec<&str> = Vec::new();
    for id in drawn {
        let credit = ctx.dossier.shapes[id].credit.as_str();
        if !credits.contains(&credit) {
            credits.push(credit);
        }
    }
    (!credits.is_empty()).then(|| format!("Lines and areas: {}", credits.join("; ")))
}

fn shapes(palette: &Palette, projector: &Projector, laid: &[Laid]) -> Vec<Shape> {
    let per_metre = (projector.points_per_km_at(projector.camera().center) / 1000.0) as f32;
    let mut all = Vec::new();
    for layer in LAYERS {
        let seen: Vec<&Laid> = laid
            .iter()
            .filter(|one| one.kind == layer && is_large(one, projector))
            .filter(|one| projector.sees(one.outline.bounds()))
            .collect();
        // All edges of a layer lie under all its insides, so that roads join.
        for pass in [Pass::Under, Pass::Over] {
            for one in &seen {
                let brush = Brush { palette, projector, per_metre, pass };
                brush.draw(one, &mut all);
            }
        }
    }
    all
}

fn is_large(one: &Laid, projector: &Projector) -> bool {
    one.outline.extent(projector) >= if one.outline.is_area() { LEAST } else { SHORTEST }
}

/// How wide the edge of a zone is, in points.
fn zone_edge(one: &Laid, projector: &Projector) -> f32 {
    ZONE_EDGE.min(ZONE_SHARE * one.outline.extent(projector))
}

/// Edges, or what lies on them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Under,
    Over,
}

struct Brush<'a> {
    palette: &'a Palette,
    projector: &'a Projector,
    /// Screen points per metre on the ground.
    per_metre: f32,
    pass: Pass,
}

impl Brush<'_> {
    fn draw(&self, one: &Laid, all: &mut Vec<Shape>) {
        match (one.outline.is_area(), self.pass) {
            (true, Pass::Under) => self.area(one, all),
            (true, Pass::Over) => {}
            (false, _) => self.line(one, all),
        }
    }

    fn area(&self, one: &Laid, all: &mut Vec<Shape>) {
        let palette = self.palette;
        let (fill, edge) = match one.kind {
            ShapeKind::Lake | ShapeKind::River | ShapeKind::Canal => (palette.sea, palette.river),
            ShapeKind::Wood => (palette.wood, palette.wood),
            ShapeKind::BuiltUp => (palette.built_up, palette.built_up),
            ShapeKind::Building => (palette.building, palette.road_edge),
            ShapeKind::Road | ShapeKind::Path | ShapeKind::Bridge => (palette.road, palette.road_edge),
            ShapeKind::Wall | ShapeKind::Railway => (palette.road_edge, palette.road_edge),
            ShapeKind::Zone => {
                let mesh = one.outline.mesh(self.projector, palette.ink.gamma_multiply(0.05));
                all.push(Shape::mesh(mesh));
                for ring in one.outline.on_screen(self.projector, Part::InView) {
                    all.extend(soft_edge(&ring, zone_edge(one, self.projector), palette.ink));
                }
                return;
            }
            ShapeKind::Boundary => (Color32::TRANSPARENT, palette.mute),
            ShapeKind::Other => (palette.hairline.gamma_multiply(0.5), palette.border),
        };
        if fill != Color32::TRANSPARENT {
            all.push(Shape::mesh(one.outline.mesh(self.projector, fill)));
        }
        for ring in one.outline.on_screen(self.projector, Part::InView) {
            let width = if one.kind == ShapeKind::Boundary { 1.2 } else { 0.8 };
            all.push(Shape::line(ring, Stroke::new(width, edge)));
        }
    }

    fn line(&self, one: &Laid, all: &mut Vec<Shape>) {
        let palette = self.palette;
        let width = |metres: f32, least: f32, most: f32| (metres * self.per_metre).clamp(least, most);
        match one.kind {
            ShapeKind::Road | ShapeKind::Bridge => {
                let inside =
                    if one.kind == ShapeKind::Road { width(9.0, 0.7, 6.0) } else { width(12.0, 2.2, 8.0) };
                let is_wide = inside > 1.6;
                match self.pass {
                    Pass::Under => self.solid(one, Stroke::new(inside + 1.4, palette.road_edge), all),
                    Pass::Over if is_wide => self.solid(one, Stroke::new(inside, palette.road), all),
                    Pass::Over => {}
                }
            }
            ShapeKind::Railway if self.pass == Pass::Under => {
                self.solid(one, Stroke::new(width(3.0, 1.0, 2.6), palette.mute), all);
            }
            ShapeKind::Railway => {
                self.dashed(one, (4.0, 4.0), Stroke::new(width(1.6, 0.4, 1.4), palette.land), all);
            }
            _ if self.pass == Pass::Over => {}
            ShapeKind::Path => {
                self.dashed(one, (3.0, 2.5), Stroke::new(width(2.0, 0.7, 1.4), palette.mute), all);
            }
            ShapeKind::River => self.solid(one, Stroke::new(width(60.0, 1.4, 6.0), palette.river), all),
            ShapeKind::Canal => self.solid(one, Stroke::new(width(8.0, 0.8, 3.0), palette.river), all),
            ShapeKind::Lake => self.solid(one, Stroke::new(1.0, palette.river), all),
            ShapeKind::Wall => self.solid(one, Stroke::new(width(2.0, 1.2, 2.6), palette.mute), all),
            ShapeKind::Boundary => self.dashed(one, (7.0, 3.0), Stroke::new(1.2, palette.mute), all),
            ShapeKind::Zone => {
                for line in one.outline.on_screen(self.projector, Part::InView) {
                    all.extend(soft_edge(&line, zone_edge(one, self.projector), palette.ink));
                }
            }
            ShapeKind::Wood | ShapeKind::BuiltUp | ShapeKind::Building | ShapeKind::Other => {
                self.solid(one, Stroke::new(0.9, palette.border), all);
            }
        }
    }

    fn solid(&self, one: &Laid, stroke: Stroke, all: &mut Vec<Shape>) {
        let lines = one.outline.on_screen(self.projector, Part::InView);
        all.extend(lines.into_iter().map(|line| Shape::line(line, stroke)));
    }

    fn dashed(&self, one: &Laid, (on, off): (f32, f32), stroke: Stroke, all: &mut Vec<Shape>) {
        for line in one.outline.on_screen(self.projector, Part::Whole) {
            let dashes = geometry::dashes(&line, on, off, self.projector.viewport());
            all.extend(dashes.into_iter().map(|dash| Shape::line_segment(dash, stroke)));
        }
    }
}

/// An edge that fades to both sides over `width` points: where an area ends is not known more sharply.
pub fn soft_edge(line: &[Pos2], width: f32, color: Color32) -> impl Iterator<Item = Shape> {
    SOFT.into_iter().map(move |share| {
        Shape::line(line.to_vec(), Stroke::new(share * width, color.gamma_multiply(SOFT_STRENGTH)))
    })
}

/// Where the name of a line or an area may stand, best first: the middle of what is in sight of it.
pub fn anchors(one: &Laid, projector: &Projector) -> Vec<Pos2> {
    let lines = one.outline.on_screen(projector, Part::InView);
    let viewport = projector.viewport();
    if one.outline.is_area() {
        let seen = lines.first().map(|ring| Rect::from_points(ring).intersect(viewport));
        return seen.filter(Rect::is_positive).map(|rect| rect.center()).into_iter().collect();
    }
    let inside = lines.iter().flat_map(|line| geometry::clip_polyline(line, viewport));
    let longest = inside.max_by(|a, b| length(a).total_cmp(&length(b)));
    longest
        .map(|line| [0.5, 0.35, 0.65, 0.2, 0.8].map(|part| along(&line, part)).to_vec())
        .unwrap_or_default()
}

fn length(line: &[Pos2]) -> f32 {
    line.windows(2).map(|edge| edge[0].distance(edge[1])).sum()
}

/// The position at a share of the length of a line.
fn along(line: &[Pos2], part: f32) -> Pos2 {
    let mut left = part * length(line);
    for edge in line.windows(2) {
        let long = edge[0].distance(edge[1]);
        if left <= long && long > 0.0 {
            return edge[0].lerp(edge[1], left / long);
        }
        left -= long;
    }
    line.last().copied().unwrap_or_default()
}
