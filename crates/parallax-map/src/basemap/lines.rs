//! Coasts and borders of one level of detail: polylines in runs with bounding boxes.

use egui::Pos2;

use crate::{Bounds, Projector, geo::Mercator};

use super::{clip, decode::Polygon};

/// Edges per run.
const RUN: usize = 64;
/// Minimum distance between points of a drawn line, in screen points.
const FINEST: f32 = 0.5;
/// Lines are clipped this far outside the viewport, in screen points, so that caps and joins stay invisible.
const OVERHANG: f64 = 64.0;

/// How much of a partly visible line is returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The visible pieces.
    InView,
    /// All of it, from its start.
    Whole,
}

/// A polyline with the bounding boxes of its runs.
#[derive(Clone, Debug)]
pub(crate) struct Path {
    points: Vec<Mercator>,
    bounds: Bounds,
    runs: Vec<Bounds>,
}

impl Path {
    /// Makes a path through the points; `None` for fewer than two.
    pub(crate) fn new(points: Vec<Mercator>) -> Option<Self> {
        if points.len() < 2 {
            return None;
        }
        let runs = (0..points.len() - 1).step_by(RUN);
        let runs: Vec<Bounds> = runs
            .filter_map(|start| Bounds::from_points(points[start..].iter().take(RUN + 1).copied()))
            .collect();
        let bounds = runs.iter().copied().reduce(Bounds::union)?;
        Some(Self { points, bounds, runs })
    }

    /// Makes a path through the points that belong to a level; each is given with its coarsest level.
    pub(super) fn at_level(points: impl Iterator<Item = (Mercator, u8)>, level: usize) -> Option<Self> {
        Self::new(points.filter(|(_, rank)| usize::from(*rank) >= level).map(|(point, _)| point).collect())
    }

    /// The smallest rectangle around it.
    pub(crate) const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The path on the screen.
    pub(crate) fn on_screen(&self, projector: &Projector, extent: Extent) -> Vec<Vec<Pos2>> {
        let visible = projector.visible().expand(OVERHANG / projector.camera().scale);
        if !self.bounds.intersects(visible) {
            return Vec::new();
        }
        if extent == Extent::Whole || visible.contains_bounds(self.bounds) {
            return vec![thinned(&self.points, projector)];
        }
        let seen = self.stretches(visible);
        let pieces = seen.into_iter().flat_map(|stretch| clip::polyline(stretch, visible));
        pieces.map(|piece| thinned(&piece, projector)).collect()
    }

    /// Returns runs of points in view, with adjoining runs joined.
    fn stretches(&self, visible: Bounds) -> Vec<&[Mercator]> {
        let seen: Vec<usize> =
            (0..self.runs.len()).filter(|&run| self.runs[run].intersects(visible)).collect();
        let joined =
            seen.chunk_by(|a, b| a + 1 == *b).filter_map(|runs| Some((*runs.first()?, *runs.last()?)));
        joined
            .map(|(from, to)| &self.points[from * RUN..((to + 1) * RUN + 1).min(self.points.len())])
            .collect()
    }
}

/// Adds the coast of a polygon: its outline without the edges that only close it.
pub(super) fn add_coasts(paths: &mut Vec<Path>, polygon: &Polygon, level: usize) {
    let n = polygon.points.len();
    let corner = |i: usize| (polygon.points[i % n], polygon.ranks[i % n]);
    let mut add = |from: usize, to: usize| paths.extend(Path::at_level((from..=to).map(corner), level));
    match (polygon.hidden.first(), polygon.hidden.last()) {
        (Some(first), Some(last)) => {
            for pair in polygon.hidden.windows(2) {
                add(pair[0] + 1, pair[1]);
            }
            add(last + 1, first + n);
        }
        _ if n > 0 => add(0, n),
        _ => {}
    }
}

/// Returns the points on the screen, without those within [`FINEST`] of the previous one; both ends are kept.
fn thinned(points: &[Mercator], projector: &Projector) -> Vec<Pos2> {
    let mut line: Vec<Pos2> = Vec::with_capacity(points.len());
    let last = points.len().saturating_sub(1);
    for (i, &point) in points.iter().enumerate() {
        let here = projector.to_screen(point);
        if i == last || line.last().is_none_or(|before| before.distance(here) >= FINEST) {
            line.push(here);
        }
    }
    line
}
