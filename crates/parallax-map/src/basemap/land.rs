//! Land: triangles in runs with bounding boxes, for each level of detail.

use std::ops::Range;

use egui::{Color32, Mesh};

use crate::{Bounds, Projector, geo::Mercator};

use super::{LEVELS, clip, decode::Polygon};

/// Triangles per run; neighbours in the list are neighbours on the map.
const RUN: usize = 64;
/// How far beyond the viewport a triangle may extend before it is clipped, in viewport sizes.
const REACH: f64 = 1.0;

/// Triangulated land; the levels share points.
#[derive(Clone, Debug, Default)]
pub(super) struct Land {
    points: Vec<Mercator>,
    levels: [Level; LEVELS],
}

#[derive(Clone, Debug, Default)]
struct Level {
    triangles: Vec<[u32; 3]>,
    runs: Vec<(Range<usize>, Bounds)>,
}

impl Land {
    /// Adds a polygon; the decoder has checked its indices.
    pub(super) fn add(&mut self, polygon: &Polygon) {
        let base = self.points.len() as u32;
        self.points.extend_from_slice(&polygon.points);
        for (level, triangles) in self.levels.iter_mut().zip(&polygon.triangles) {
            for run in triangles.chunks(RUN) {
                let start = level.triangles.len();
                level.triangles.extend(run.iter().map(|triangle| triangle.map(|corner| corner + base)));
                let corners = run.iter().flatten().map(|&corner| polygon.points[corner as usize]);
                if let Some(bounds) = Bounds::from_points(corners) {
                    level.runs.push((start..level.triangles.len(), bounds));
                }
            }
        }
    }

    /// Returns the triangles that are visible in the viewport.
    pub(super) fn mesh(&self, level: usize, projector: &Projector, color: Color32) -> Mesh {
        let level = &self.levels[level];
        let visible = projector.visible();
        let guard = visible.expand(visible.width().max(visible.height()) * REACH);
        let mut builder = Builder { mesh: Mesh::default(), placed: vec![0; self.points.len()], color };
        let seen = level.runs.iter().filter(|(_, bounds)| bounds.intersects(visible));
        for triangle in seen.flat_map(|(run, _)| &level.triangles[run.clone()]) {
            let corners = triangle.map(|at| self.points[at as usize]);
            let bounds = Bounds::at(corners[0]).extend(corners[1]).extend(corners[2]);
            if guard.contains_bounds(bounds) {
                builder.whole(*triangle, corners, projector);
            } else if bounds.intersects(visible) {
                builder.cut(&clip::triangle(corners, guard), projector);
            }
        }
        builder.mesh
    }
}

/// A mesh under construction.
struct Builder {
    mesh: Mesh,
    /// For each point of the land, its index in the mesh plus one; zero if it has none.
    placed: Vec<u32>,
    color: Color32,
}

impl Builder {
    fn whole(&mut self, triangle: [u32; 3], corners: [Mercator; 3], projector: &Projector) {
        for (at, corner) in triangle.into_iter().zip(corners) {
            let place = &mut self.placed[at as usize];
            if *place == 0 {
                self.mesh.colored_vertex(projector.to_screen(corner), self.color);
                *place = self.mesh.vertices.len() as u32;
            }
            self.mesh.indices.push(*place - 1);
        }
    }

    /// Adds a convex polygon as a fan.
    fn cut(&mut self, polygon: &[Mercator], projector: &Projector) {
        let first = self.mesh.vertices.len() as u32;
        for &corner in polygon {
            self.mesh.colored_vertex(projector.to_screen(corner), self.color);
        }
        for next in 2..polygon.len() as u32 {
            self.mesh.add_triangle(first, first + next - 1, first + next);
        }
    }
}
