//! Occupied space: a uniform grid over the viewport, so that a query costs only what lies near it.

use egui::{Pos2, Rect, Vec2};

use crate::geometry::{self, distance_to_polyline};

use super::Placed;

/// The side of a grid cell, in screen points: about the height of a few labels.
const CELL: f32 = 48.0;
/// Maximum number of cells along a side, however large the viewport.
const MOST_CELLS: usize = 256;
/// Minimum distance between labels, in screen points.
const APART: f32 = 1.0;

/// Something that no label may cover.
#[derive(Clone, Copy)]
enum Thing {
    Rect(Rect),
    Disc { owner: usize, center: Pos2, radius: f32 },
    Leader([Pos2; 2]),
}

/// The things in the viewport, by grid cell.
pub(super) struct Occupancy {
    viewport: Rect,
    cell: Vec2,
    columns: usize,
    rows: usize,
    cells: Vec<Vec<u32>>,
    things: Vec<Thing>,
}

impl Occupancy {
    /// Makes an empty grid; `None` for a viewport without a size.
    pub(super) fn new(viewport: Rect) -> Option<Self> {
        if !(viewport.is_finite() && viewport.is_positive()) {
            return None;
        }
        let along = |points: f32| ((points / CELL).ceil() as usize).clamp(1, MOST_CELLS);
        let (columns, rows) = (along(viewport.width()), along(viewport.height()));
        let cell = viewport.size() / Vec2::new(columns as f32, rows as f32);
        Some(Self {
            viewport,
            cell,
            columns,
            rows,
            cells: vec![Vec::new(); columns * rows],
            things: Vec::new(),
        })
    }

    /// Occupies a rectangle: a label or an obstacle.
    pub(super) fn add_rect(&mut self, rect: Rect) {
        self.add(Thing::Rect(rect), rect.expand(APART));
    }

    /// Occupies the disc of a mark; its own label is placed beside it by construction.
    pub(super) fn add_disc(&mut self, owner: usize, center: Pos2, radius: f32) {
        if radius > 0.0 {
            self.add(
                Thing::Disc { owner, center, radius },
                Rect::from_center_size(center, Vec2::splat(2.0 * radius)),
            );
        }
    }

    /// Occupies a leader line.
    pub(super) fn add_leader(&mut self, leader: [Pos2; 2]) {
        self.add(Thing::Leader(leader), Rect::from_two_pos(leader[0], leader[1]));
    }

    fn add(&mut self, thing: Thing, reach: Rect) {
        if reach.is_finite() && reach.intersects(self.viewport) {
            let index = self.things.len() as u32;
            self.things.push(thing);
            for cell in self.cells_under(reach) {
                self.cells[cell].push(index);
            }
        }
    }

    /// True if a label of `owner` can take the spot.
    pub(super) fn is_free(&self, owner: usize, spot: &Placed) -> bool {
        self.leaves(spot, owner, |_| false)
    }

    /// True if a label can take the spot beside a mark that takes `own` itself.
    pub(super) fn is_free_beside(&self, own: Option<Rect>, spot: &Placed) -> bool {
        // Nobody owns the discs: they belong to other marks.
        self.leaves(spot, usize::MAX, |thing| matches!(thing, Thing::Rect(rect) if Some(rect) == own))
    }

    /// True if the spot is inside, and nothing that counts is covered by its text or crossed by its leader line.
    fn leaves(&self, spot: &Placed, asking: usize, does_not_count: impl Fn(Thing) -> bool) -> bool {
        let is_clear = |reach: Rect, is_hit: &dyn Fn(Thing) -> bool| {
            let mut near = self.cells_under(reach.expand(APART)).flat_map(|cell| &self.cells[cell]);
            !near.any(|index| {
                let thing = self.things[*index as usize];
                is_hit(thing) && !does_not_count(thing)
            })
        };
        // Where it is crowded, most spots fail by their text, which is the cheaper question.
        self.viewport.contains_rect(spot.rect)
            && is_clear(spot.rect, &|thing| thing.is_covered_by(spot.rect, asking))
            && spot.leader.is_none_or(|line| {
                is_clear(Rect::from_two_pos(line[0], line[1]), &|thing| thing.is_crossed_by(line, asking))
            })
    }

    fn cells_under(&self, reach: Rect) -> impl Iterator<Item = usize> + use<> {
        let at = |points: f32, size: f32, count: usize| ((points / size).max(0.0) as usize).min(count - 1);
        let (min, max) = (reach.min - self.viewport.min, reach.max - self.viewport.min);
        let columns = at(min.x, self.cell.x, self.columns)..=at(max.x, self.cell.x, self.columns);
        let rows = at(min.y, self.cell.y, self.rows)..=at(max.y, self.cell.y, self.rows);
        let width = self.columns;
        rows.flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }
}

impl Thing {
    fn is_covered_by(self, label: Rect, asking: usize) -> bool {
        match self {
            Self::Rect(rect) => {
                let near = rect.expand(APART);
                near.min.x < label.max.x
                    && label.min.x < near.max.x
                    && near.min.y < label.max.y
                    && label.min.y < near.max.y
            }
            Self::Disc { owner, center, radius } => owner != asking && label.distance_to_pos(center) < radius,
            Self::Leader([from, to]) => geometry::segment(from, to, label).is_some(),
        }
    }

    fn is_crossed_by(self, leader: [Pos2; 2], asking: usize) -> bool {
        match self {
            Self::Rect(rect) => geometry::segment(leader[0], leader[1], rect).is_some(),
            Self::Disc { owner, center, radius } => {
                owner != asking && distance_to_polyline(center, &leader) < radius
            }
            Self::Leader(other) => cross(leader, other),
        }
    }
}

/// True if two segments cross.
fn cross([a, b]: [Pos2; 2], [c, d]: [Pos2; 2]) -> bool {
    let side = |from: Pos2, to: Pos2, at: Pos2| (to - from).x * (at - from).y - (to - from).y * (at - from).x;
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}
