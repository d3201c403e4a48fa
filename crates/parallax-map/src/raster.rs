//! The viewport in square cells, each with a value: what lies where on a map, exact to a few points. Areas are drawn into it, and
//! rectangles are found that lie within them.

use egui::{Mesh, Pos2, Rect, Vec2, pos2, vec2};

use crate::Projector;
use crate::geo::Mercator;

/// The side of a cell, in screen points.
pub const CELL: f32 = 6.0;
/// A place is no better for being farther than this from the edge of its area, in cells.
const FREEST: usize = 10;

/// The cells of a viewport. They lie on the plane, so that they stay where they are on the ground while the map is dragged.
#[derive(Clone, Debug, PartialEq)]
pub struct Raster<T> {
    /// The corner of the first cell, on the screen and on the plane.
    corner: Pos2,
    plane: Mercator,
    /// The side of a cell in units of the plane.
    step: f64,
    columns: usize,
    rows: usize,
    cells: Vec<T>,
}

impl<T: Copy> Raster<T> {
    /// Cells of one value, as many as lie whole in the part of the viewport that shows the world once.
    pub fn new(projector: &Projector, value: T) -> Self {
        let area = projector.world();
        let step = f64::from(CELL) / projector.camera().scale;
        let first = projector.to_plane(area.min);
        let plane = Mercator::new((first.x / step).ceil() * step, (first.y / step).ceil() * step);
        let corner = projector.to_screen(plane);
        let count = |points: f32| (points / CELL).floor().clamp(0.0, 4096.0) as usize;
        let (columns, rows) = (count(area.right() - corner.x), count(area.bottom() - corner.y));
        Self { corner, plane, step, columns, rows, cells: vec![value; columns * rows] }
    }

    /// The values, row by row.
    pub fn cells(&self) -> &[T] {
        &self.cells
    }

    /// The value at a position on the screen; `None` outside the cells.
    pub fn at(&self, at: Pos2) -> Option<T> {
        let cell = (at - self.corner) / CELL;
        let is_inside = cell.x >= 0.0 && cell.y >= 0.0 && (cell.x as usize) < self.columns;
        is_inside.then(|| self.cells.get(cell.y as usize * self.columns + cell.x as usize).copied()).flatten()
    }

    /// The same cells, each with the value that follows from its number in the order of [`cells`](Self::cells).
    pub fn map<U>(&self, value: impl FnMut(usize) -> U) -> Raster<U> {
        let Self { corner, plane, step, columns, rows, .. } = *self;
        Raster { corner, plane, step, columns, rows, cells: (0..self.cells.len()).map(value).collect() }
    }

    /// Gives the value to the cells whose middles lie within an odd number of rings, drawn on the plane where `projector` shows them:
    /// one for a copy of the world.
    pub fn fill_rings(&mut self, rings: &[Vec<Mercator>], turned: &Projector, here: &Projector, value: T) {
        let aside = here.camera().center.x - turned.camera().center.x;
        let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); self.rows];
        let row_of = |y: f64| (y - self.plane.y) / self.step - 0.5;
        for ring in rings {
            for (at, from) in ring.iter().enumerate() {
                let to = ring[(at + 1) % ring.len()];
                let (above, below) = (row_of(from.y.min(to.y)), row_of(from.y.max(to.y)));
                let rows = along(above, self.rows)..along(below, self.rows);
                for row in rows {
                    let y = self.plane.y + (row as f64 + 0.5) * self.step;
                    crossings[row].push(from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y) + aside);
                }
            }
        }
        for (row, mut crossings) in crossings.into_iter().enumerate() {
            crossings.sort_by(f64::total_cmp);
            let column_of = |x: f64| along((x - self.plane.x) / self.step - 0.5, self.columns);
            for pair in crossings.chunks_exact(2) {
                let start = row * self.columns;
                self.cells[start + column_of(pair[0])..start + column_of(pair[1])].fill(value);
            }
        }
    }

    /// Gives the value to the cells whose middles lie within the triangles, and to those under their corners: however small an island
    /// is, it has a cell.
    pub fn fill_mesh(&mut self, mesh: &Mesh, value: T) {
        for vertex in &mesh.vertices {
            let cell = (vertex.pos - self.corner) / CELL;
            let is_inside = cell.x >= 0.0 && cell.y >= 0.0;
            if is_inside && (cell.x as usize) < self.columns && (cell.y as usize) < self.rows {
                self.cells[cell.y as usize * self.columns + cell.x as usize] = value;
            }
        }
        for three in mesh.indices.chunks_exact(3) {
            let corners = [three[0], three[1], three[2]]
                .map(|at| (mesh.vertices[at as usize].pos - self.corner) / CELL);
            self.fill_triangle(corners, value);
        }
    }

    /// The corners are in cells.
    fn fill_triangle(&mut self, corners: [Vec2; 3], value: T) {
        let ys = corners.map(|corner| f64::from(corner.y));
        let (above, below) = (ys[0].min(ys[1]).min(ys[2]), ys[0].max(ys[1]).max(ys[2]));
        for row in along(above - 0.5, self.rows)..along(below - 0.5, self.rows) {
            let y = row as f32 + 0.5;
            let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
            for (from, to) in [(corners[0], corners[1]), (corners[1], corners[2]), (corners[2], corners[0])] {
                if (from.y <= y) != (to.y <= y) {
                    let x = from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y);
                    (left, right) = (left.min(x), right.max(x));
                }
            }
            let columns =
                along(f64::from(left) - 0.5, self.columns)..along(f64::from(right) - 0.5, self.columns);
            if left <= right {
                self.cells[row * self.columns + columns.start..row * self.columns + columns.end].fill(value);
            }
        }
    }
}

impl Raster<u16> {
    /// Marks the cells that have no cell with another value but 0 around them, up to so many cells away.
    pub fn clear_of_others(&self, reach: usize) -> Raster<bool> {
        // The smallest and the largest value but 0, first along the rows, then along the columns.
        let spread = |values: &dyn Fn(usize, usize) -> (u16, u16), x: usize, y: usize, is_row: bool| {
            let (at, end) = if is_row { (x, self.columns) } else { (y, self.rows) };
            let near = at.saturating_sub(reach)..(at + reach + 1).min(end);
            near.map(|at| if is_row { values(at, y) } else { values(x, at) })
                .fold((u16::MAX, 0), |a, b| (a.0.min(b.0), a.1.max(b.1)))
        };
        let own = |x: usize, y: usize| match self.cells[y * self.columns + x] {
            0 => (u16::MAX, 0),
            value => (value, value),
        };
        let along_rows = self.map(|at| spread(&own, at % self.columns, at / self.columns, true));
        let rows = |x: usize, y: usize| along_rows.cells[y * self.columns + x];
        self.map(|at| {
            let (least, most) = spread(&rows, at % self.columns, at / self.columns, false);
            least >= most
        })
    }
}

impl Raster<bool> {
    /// The number of marked cells.
    pub fn count(&self) -> usize {
        self.cells.iter().filter(|cell| **cell).count()
    }

    /// Whether all cells under a rectangle are marked; those outside the viewport are not.
    pub fn holds(&self, rect: Rect) -> bool {
        let (min, max) = ((rect.min - self.corner) / CELL, (rect.max - self.corner) / CELL);
        let is_inside =
            min.x >= 0.0 && min.y >= 0.0 && max.x <= self.columns as f32 && max.y <= self.rows as f32;
        let columns = min.x as usize..(max.x.ceil() as usize).min(self.columns);
        is_inside
            && (min.y as usize..(max.y.ceil() as usize).min(self.rows))
                .all(|row| self.cells[row * self.columns..][columns.clone()].iter().all(|cell| *cell))
    }

    /// Where the middle of a rectangle of this size can be, so that it lies on marked cells: up to `most` places, the freest first and
    /// of equally free ones that nearest to the middle of them all.
    pub fn spots(&self, size: Vec2, most: usize) -> Vec<Pos2> {
        let sums = Sums::new(self);
        let [wide, high] = [size.x, size.y].map(|side| (side / CELL).ceil().max(1.0) as usize);
        let Some(middle) = self.middle() else { return Vec::new() };
        let mut found = Vec::new();
        for y in 0..(self.rows + 1).saturating_sub(high) {
            for x in 0..(self.columns + 1).saturating_sub(wide) {
                let Some(free) = sums.freedom(x, y, wide, high) else { continue };
                let at = pos2(x as f32 + wide as f32 / 2.0, y as f32 + high as f32 / 2.0);
                found.push((free, at));
            }
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.distance_sq(middle).total_cmp(&b.1.distance_sq(middle))));
        let mut spots: Vec<Pos2> = Vec::new();
        for (_, at) in found {
            let is_apart = |other: &Pos2| {
                (at - *other).abs().x >= wide as f32 / 2.0 || (at - *other).abs().y >= high as f32
            };
            if spots.iter().all(is_apart) {
                spots.push(at);
            }
            if spots.len() == most {
                break;
            }
        }
        spots.into_iter().map(|at| self.corner + at.to_vec2() * CELL).collect()
    }

    /// The middle of the marked cells, in cells; `None` without any.
    fn middle(&self) -> Option<Pos2> {
        let (mut sum, mut count) = (Vec2::ZERO, 0.0);
        for at in (0..self.cells.len()).filter(|at| self.cells[*at]) {
            sum += vec2((at % self.columns) as f32 + 0.5, (at / self.columns) as f32 + 0.5);
            count += 1.0;
        }
        (count > 0.0).then(|| (sum / count).to_pos2())
    }
}

/// For each corner of a cell, the number of marked cells above and to the left of it.
struct Sums {
    columns: usize,
    rows: usize,
    counts: Vec<u32>,
}

impl Sums {
    fn new(raster: &Raster<bool>) -> Self {
        let (columns, rows) = (raster.columns, raster.rows);
        let mut counts = vec![0_u32; (columns + 1) * (rows + 1)];
        for y in 0..rows {
            let mut row = 0;
            for x in 0..columns {
                row += u32::from(raster.cells[y * columns + x]);
                counts[(y + 1) * (columns + 1) + x + 1] = counts[y * (columns + 1) + x + 1] + row;
            }
        }
        Self { columns, rows, counts }
    }

    /// Whether all cells of a rectangle, widened by so many cells to each side, are marked.
    fn is_full(&self, x: usize, y: usize, wide: usize, high: usize, by: usize) -> bool {
        let (Some(left), Some(top)) = (x.checked_sub(by), y.checked_sub(by)) else { return false };
        let (right, bottom) = (x + wide + by, y + high + by);
        if right > self.columns || bottom > self.rows {
            return false;
        }
        let at = |x: usize, y: usize| self.counts[y * (self.columns + 1) + x];
        let marked = at(right, bottom) + at(left, top) - at(left, bottom) - at(right, top);
        marked as usize == (right - left) * (bottom - top)
    }

    /// By how many cells a rectangle can be widened and still lies on marked cells; `None` if it does not.
    fn freedom(&self, x: usize, y: usize, wide: usize, high: usize) -> Option<usize> {
        (0..=FREEST).take_while(|by| self.is_full(x, y, wide, high, *by)).last()
    }
}

/// The first whole number that is not below, from 0 to `end`.
fn along(at: f64, end: usize) -> usize {
    at.ceil().clamp(0.0, end as f64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Camera;
    use egui::Color32;

    fn projector() -> Projector {
        let viewport = Rect::from_min_size(pos2(10.0, 20.0), vec2(600.0, 300.0));
        Projector::new(Camera::new(Mercator::new(0.5, 0.5), 6000.0), viewport)
    }

    fn square(projector: &Projector, rect: Rect) -> Vec<Mercator> {
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()]
            .map(|at| projector.to_plane(at))
            .to_vec()
    }

    #[test]
    fn a_ring_with_a_hole_is_filled_between_them() {
        let projector = projector();
        let mut raster = Raster::new(&projector, false);
        let outer = Rect::from_min_size(pos2(100.0, 100.0), vec2(240.0, 120.0));
        let inner = Rect::from_center_size(outer.center(), vec2(60.0, 36.0));
        let rings = [square(&projector, outer), square(&projector, inner)];
        raster.fill_rings(&rings, &projector, &projector, true);
        let expected = (outer.area() - inner.area()) / (CELL * CELL);
        assert!((raster.count() as f32 / expected - 1.0).abs() < 0.05, "{} of {expected}", raster.count());
        assert!(raster.holds(Rect::from_min_size(outer.min + Vec2::splat(8.0), vec2(200.0, 24.0))));
        assert!(!raster.holds(Rect::from_center_size(outer.center(), vec2(20.0, 10.0))));
        assert!(!raster.holds(Rect::from_min_size(pos2(4.0, 100.0), vec2(20.0, 10.0))), "outside");
    }

    #[test]
    fn triangles_and_the_smallest_island_are_marked() {
        let mut raster = Raster::new(&projector(), false);
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(Rect::from_min_size(pos2(100.0, 100.0), vec2(120.0, 60.0)), Color32::RED);
        raster.fill_mesh(&mesh, true);
        assert!(raster.holds(Rect::from_min_size(pos2(104.0, 104.0), vec2(110.0, 50.0))));
        let mut tiny = Mesh::default();
        tiny.add_colored_rect(Rect::from_min_size(pos2(300.3, 100.3), Vec2::splat(0.5)), Color32::RED);
        let before = raster.count();
        raster.fill_mesh(&tiny, true);
        assert!((1..=4).contains(&(raster.count() - before)));
    }

    #[test]
    fn a_spot_lies_where_there_is_room_and_the_freest_comes_first() {
        let projector = projector();
        let mut raster = Raster::new(&projector, false);
        let (wide, narrow) = (
            Rect::from_min_size(pos2(40.0, 60.0), vec2(240.0, 120.0)),
            Rect::from_min_size(pos2(320.0, 100.0), vec2(260.0, 24.0)),
        );
        for rect in [wide, narrow] {
            raster.fill_rings(&[square(&projector, rect)], &projector, &projector, true);
        }
        let size = vec2(90.0, 12.0);
        let spots = raster.spots(size, 12);
        assert!(spots.len() > 2);
        assert!(spots.iter().all(|at| raster.holds(Rect::from_center_size(*at, size - Vec2::splat(1.0)))));
        assert!(wide.shrink(30.0).contains(spots[0]), "{:?}", spots[0]);
        assert!(raster.spots(vec2(400.0, 12.0), 12).is_empty(), "nowhere is room");
    }

    #[test]
    fn cells_near_a_neighbour_are_not_clear() {
        let raster = Raster::new(&projector(), 0_u16);
        let owners = raster.map(|at| match at % raster.columns {
            column if column < 20 => 1,
            column if column < 40 => 0,
            _ => 2,
        });
        let clear = owners.clear_of_others(12);
        let column = |column: usize| clear.cells()[5 * clear.columns + column];
        assert!(column(19) && !column(30) && column(45));
        let near = raster.map(|at| if at % raster.columns < 20 { 1_u16 } else { 2 }).clear_of_others(3);
        let is_clear = |column: usize| near.cells()[5 * near.columns + column];
        assert!(is_clear(16) && !is_clear(17) && !is_clear(22) && is_clear(23));
    }

    #[test]
    fn cells_stay_on_the_ground_while_the_map_is_dragged() {
        let here = projector();
        let there = Projector::new(here.camera().panned(vec2(7.0, 4.0)), here.viewport());
        let [one, other] = [Raster::new(&here, ()), Raster::new(&there, ())];
        let apart = (one.plane.x - other.plane.x) / one.step;
        assert!((apart - apart.round()).abs() < 1e-6, "{apart}");
    }
}
