//! Lines and areas of any number of positions, worked out once, so that what is drawn of them costs what is in sight.

use egui::{Color32, Mesh, Pos2};

use crate::basemap::clip;
use crate::basemap::lines::{Extent, Path};
use crate::geo::{LonLat, Mercator, area_on_plane, line_on_plane};
use crate::{Bounds, Projector};

/// Triangles are clipped so far beyond the viewport, in viewport sizes.
const REACH: f64 = 1.0;

/// A line or an area.
#[derive(Clone, Debug)]
pub struct Outline {
    bounds: Bounds,
    paths: Vec<Path>,
    fill: Fill,
}

/// The triangles of an area; none of a line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fill {
    points: Vec<Mercator>,
    triangles: Vec<[u32; 3]>,
}

/// How much of a line is returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is in sight.
    InView,
    /// All of it from its start, if any of it is in sight: dashes counted from there stay where they are while the map moves.
    Whole,
}

impl Outline {
    /// Makes a line; `None` if the projection shows nothing of it.
    #[must_use]
    pub fn line(line: &[LonLat]) -> Option<Self> {
        Self::line_through(line_on_plane(line))
    }

    /// Makes a line of pieces on the plane.
    pub(crate) fn line_through(pieces: Vec<Vec<Mercator>>) -> Option<Self> {
        let paths: Vec<Path> = pieces.into_iter().filter_map(Path::new).collect();
        let bounds = paths.iter().map(Path::bounds).reduce(Bounds::union)?;
        Some(Self { bounds, paths, fill: Fill::default() })
    }

    /// Makes an area from its outline and its holes; `None` if the projection shows nothing of it.
    #[must_use]
    pub fn area(rings: &[Vec<LonLat>]) -> Option<Self> {
        let mut rings = rings.iter().map(|ring| area_on_plane(ring)).filter(|ring| ring.len() > 2);
        let mut planes = vec![rings.next()?];
        let bounds = Bounds::from_points(planes[0].iter().copied())?;
        let middle = bounds.center().x;
        // A hole is on the side of 180° on which its outline is.
        planes.extend(rings.map(|ring| {
            let aside = ring[0].near(middle).x - ring[0].x;
            ring.into_iter().map(|point| Mercator::new(point.x + aside, point.y)).collect()
        }));
        Self::area_within(planes)
    }

    /// Makes an area from its outline and its holes on the plane, on the same side of 180°.
    pub(crate) fn area_within(rings: Vec<Vec<Mercator>>) -> Option<Self> {
        if rings.iter().any(|ring| ring.len() < 3) {
            return None;
        }
        let bounds = Bounds::from_points(rings.first()?.iter().copied())?;
        let fill = Fill::new(&rings);
        let closed = |mut ring: Vec<Mercator>| {
            ring.extend(ring.first().copied());
            Path::new(ring)
        };
        Some(Self { bounds, paths: rings.into_iter().filter_map(closed).collect(), fill })
    }

    /// The smallest rectangle around it.
    #[must_use]
    pub const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// True if it is an area.
    #[must_use]
    pub const fn is_area(&self) -> bool {
        !self.fill.triangles.is_empty()
    }

    /// The longer side of the rectangle around it, in screen points.
    #[must_use]
    pub fn extent(&self, projector: &Projector) -> f32 {
        (self.bounds.width().max(self.bounds.height()) * projector.camera().scale) as f32
    }

    /// Its lines on the screen, those of the outline of an area closed.
    #[must_use]
    pub fn on_screen(&self, projector: &Projector, part: Part) -> Vec<Vec<Pos2>> {
        let extent = if part == Part::InView { Extent::InView } else { Extent::Whole };
        let turned = projector.turned_to(self.bounds);
        turned
            .flat_map(|turned| self.paths.iter().flat_map(move |path| path.on_screen(&turned, extent)))
            .collect()
    }

    /// Its area on the screen as triangles of one colour; empty for a line. The mesh is not anti-aliased: a line over its edge
    /// hides that.
    #[must_use]
    pub fn mesh(&self, projector: &Projector, color: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        for turned in projector.turned_to(self.bounds) {
            self.fill.add_to(&mut mesh, &turned, color);
        }
        mesh
    }
}

impl Fill {
    /// Triangulates an outline with its holes.
    pub(crate) fn new(rings: &[Vec<Mercator>]) -> Self {
        let points: Vec<Mercator> = rings.iter().flatten().copied().collect();
        let starts = rings.iter().scan(0_u32, |start, ring| {
            let this = *start;
            *start += ring.len() as u32;
            Some(this)
        });
        let holes: Vec<u32> = starts.skip(1).collect();
        let mut corners = Vec::new();
        let flat = points.iter().map(|point| [point.x, point.y]);
        earcut::Earcut::new().earcut(flat, &holes, &mut corners);
        let triangles = corners.chunks_exact(3).map(|corner| [corner[0], corner[1], corner[2]]).collect();
        Self { points, triangles }
    }

    /// Adds the triangles in sight; those that go far beyond the viewport are cut.
    pub(crate) fn add_to(&self, mesh: &mut Mesh, projector: &Projector, color: Color32) {
        let visible = projector.visible();
        let guard = visible.expand(visible.width().max(visible.height()) * REACH);
        for corners in self.triangles.iter().map(|triangle| triangle.map(|at| self.points[at as usize])) {
            let bounds = Bounds::at(corners[0]).extend(corners[1]).extend(corners[2]);
            if !bounds.intersects(visible) {
                continue;
            }
            let first = mesh.vertices.len() as u32;
            let cut =
                if guard.contains_bounds(bounds) { corners.to_vec() } else { clip::triangle(corners, guard) };
            for corner in &cut {
                mesh.colored_vertex(projector.to_screen(*corner), color);
            }
            for next in 2..cut.len() as u32 {
                mesh.add_triangle(first, first + next - 1, first + next);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Camera;
    use egui::{Rect, vec2};

    fn over(lon: f64, lat: f64, width_km: f64) -> Projector {
        let viewport = Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0));
        Projector::new(Camera::over(LonLat::new(lon, lat), width_km, viewport.size()), viewport)
    }

    fn ring(west: f64, south: f64, east: f64, north: f64) -> Vec<LonLat> {
        [(west, south), (east, south), (east, north), (west, north)]
            .map(|(lon, lat)| LonLat::new(lon, lat))
            .to_vec()
    }

    fn covered(mesh: &Mesh) -> f32 {
        let area = |corner: &[u32]| {
            let at = |i: usize| mesh.vertices[corner[i] as usize].pos;
            let (a, b) = (at(1) - at(0), at(2) - at(0));
            (a.x * b.y - a.y * b.x).abs() / 2.0
        };
        mesh.indices.chunks_exact(3).map(area).sum()
    }

    #[test]
    fn an_area_is_filled_without_its_hole() {
        let projector = over(40.0, 0.0, 20.0);
        let whole = Outline::area(&[ring(39.99, -0.01, 40.01, 0.01)]).expect("an area");
        let holed = Outline::area(&[ring(39.99, -0.01, 40.01, 0.01), ring(39.995, -0.005, 40.005, 0.005)])
            .expect("an area");
        let (all, rest) =
            (covered(&whole.mesh(&projector, Color32::RED)), covered(&holed.mesh(&projector, Color32::RED)));
        assert!((rest / all - 0.75).abs() < 1e-3, "{rest} of {all}");
        assert_eq!(holed.on_screen(&projector, Part::InView).len(), 2);
        assert!(whole.is_area());
    }

    #[test]
    fn across_180_degrees_it_is_where_it_is_elsewhere() {
        let line = Outline::line(&[LonLat::new(179.9, -16.0), LonLat::new(-179.9, -16.0)]).expect("a line");
        for lon in [179.95, -179.95] {
            let drawn = line.on_screen(&over(lon, -16.0, 60.0), Part::InView);
            assert_eq!(drawn.len(), 1, "seen from {lon}");
            assert!(drawn[0].iter().all(|at| (at.y - 300.0).abs() < 1.0));
        }
        let area = Outline::area(&[ring(179.9, -16.1, -179.9, -15.9)]).expect("an area");
        assert!(covered(&area.mesh(&over(-179.95, -16.0, 60.0), Color32::RED)) > 1000.0);
        assert!(area.on_screen(&over(0.0, -16.0, 60.0), Part::InView).is_empty());
    }

    #[test]
    fn what_is_zoomed_far_into_costs_what_is_seen_and_stays_near() {
        let wide: Vec<LonLat> = (0..20_000_u32).map(|at| LonLat::new(f64::from(at) / 1000.0, 0.0)).collect();
        let line = Outline::line(&wide).expect("a line");
        let projector = over(10.0, 0.0, 1.0);
        let drawn: usize = line.on_screen(&projector, Part::InView).iter().map(Vec::len).sum();
        assert!(drawn < 200, "{drawn}");
        let area = Outline::area(&[ring(0.0, -5.0, 20.0, 5.0)]).expect("an area");
        let mesh = area.mesh(&projector, Color32::RED);
        assert!(mesh.vertices.iter().all(|corner| corner.pos.to_vec2().length() < 4000.0));
        assert!(covered(&mesh) >= 800.0 * 600.0);
    }

    #[test]
    fn what_the_projection_lacks_is_nothing() {
        assert!(Outline::line(&[LonLat::new(0.0, 89.0), LonLat::new(1.0, 88.0)]).is_none());
        assert!(Outline::area(&[]).is_none() && Outline::area(&[vec![LonLat::new(0.0, 1.0)]]).is_none());
    }
}
