//! Rectangles by grid cell, so that a query costs only what lies near it.

use egui::Rect;

/// The side of a cell, in points: about the size of a ring with its number.
const CELL: f32 = 32.0;
/// Maximum number of cells along a side, however large the area.
const MOST_CELLS: f32 = 256.0;

/// Rectangles on the screen.
pub struct Rects {
    area: Rect,
    columns: usize,
    rows: usize,
    cells: Vec<Vec<Rect>>,
}

impl Rects {
    /// No rectangles. Queries are fastest if they lie in `area`.
    #[must_use]
    pub fn new(area: Rect) -> Self {
        let along = |points: f32| (points / CELL).ceil().clamp(1.0, MOST_CELLS) as usize;
        let (columns, rows) = (along(area.width()), along(area.height()));
        Self { area, columns, rows, cells: vec![Vec::new(); columns * rows] }
    }

    /// Adds a rectangle.
    pub fn add(&mut self, rect: Rect) {
        for cell in self.cells_under(rect) {
            self.cells[cell].push(rect);
        }
    }

    /// The rectangles in the cells under `rect`, among them all that touch it; one in several cells comes several times.
    pub fn near(&self, rect: Rect) -> impl Iterator<Item = &Rect> {
        self.cells_under(rect).flat_map(|cell| &self.cells[cell])
    }

    /// The cells under a rectangle; what lies outside the area is in the outermost ones.
    fn cells_under(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let at = |points: f32, length: f32, count: usize| {
            ((points / length * count as f32).max(0.0) as usize).min(count - 1)
        };
        let (min, max, size) = (rect.min - self.area.min, rect.max - self.area.min, self.area.size());
        let columns = at(min.x, size.x, self.columns)..=at(max.x, size.x, self.columns);
        let rows = at(min.y, size.y, self.rows)..=at(max.y, size.y, self.rows);
        let width = self.columns;
        rows.flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};
    use proptest::prelude::*;

    use super::*;

    fn rect() -> impl Strategy<Value = Rect> {
        let one = (-300.0..1300.0_f32, -300.0..900.0_f32, 0.0..400.0_f32, 0.0..300.0_f32);
        one.prop_map(|(x, y, w, h)| Rect::from_min_size(pos2(x, y), vec2(w, h)))
    }

    proptest! {
        #[test]
        fn whatever_touches_is_found(all in prop::collection::vec(rect(), 0..40), asked in rect()) {
            let mut rects = Rects::new(Rect::from_min_size(pos2(10.0, -20.0), vec2(700.0, 500.0)));
            for rect in &all {
                rects.add(*rect);
            }
            for other in all.iter().filter(|other| other.intersects(asked)) {
                prop_assert!(rects.near(asked).any(|near| near == other), "{other:?} and {asked:?}");
            }
        }
    }
}
