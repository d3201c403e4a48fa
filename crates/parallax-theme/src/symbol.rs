//! The symbols of sides: a second channel beside colour, so that no side is told by hue alone.

use egui::{Color32, Pos2, Shape, Stroke, Vec2};

/// A small closed form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// First side.
    Square,
    /// Second side.
    Triangle,
    /// Third side.
    Diamond,
    /// Fourth side.
    Circle,
    /// Fifth side.
    Hexagon,
    /// Sixth side.
    TriangleDown,
    /// Seventh side.
    Bar,
    /// No side.
    OpenSquare,
}

/// Returns the symbol of the side in `slot`, in the order in which a dossier lists its sides.
#[must_use]
pub const fn side_symbol(slot: Option<usize>) -> Symbol {
    let Some(slot) = slot else { return Symbol::OpenSquare };
    match slot % super::palette::SIDE_SLOTS {
        0 => Symbol::Square,
        1 => Symbol::Triangle,
        2 => Symbol::Diamond,
        3 => Symbol::Circle,
        4 => Symbol::Hexagon,
        5 => Symbol::TriangleDown,
        _ => Symbol::Bar,
    }
}

impl Symbol {
    /// Returns the symbol around `center`, about `2 * radius` points across; all symbols have about the same
    /// area.
    pub fn shape(self, center: Pos2, radius: f32, color: Color32) -> Shape {
        let polygon = |points: &[(f32, f32)]| {
            let points = points.iter().map(|(x, y)| center + radius * Vec2::new(*x, *y)).collect();
            Shape::convex_polygon(points, color, Stroke::NONE)
        };
        match self {
            Self::Square => polygon(&[(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]),
            Self::Triangle => polygon(&[(0.0, -1.0), (1.1, 0.9), (-1.1, 0.9)]),
            Self::TriangleDown => polygon(&[(0.0, 1.0), (-1.1, -0.9), (1.1, -0.9)]),
            Self::Diamond => polygon(&[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)]),
            Self::Circle => Shape::circle_filled(center, radius, color),
            Self::Hexagon => polygon(&[
                (-1.05, 0.0),
                (-0.53, -0.92),
                (0.53, -0.92),
                (1.05, 0.0),
                (0.53, 0.92),
                (-0.53, 0.92),
            ]),
            Self::Bar => polygon(&[(-1.15, -0.5), (1.15, -0.5), (1.15, 0.5), (-1.15, 0.5)]),
            Self::OpenSquare => {
                let square = egui::Rect::from_center_size(center, Vec2::splat(1.6 * radius));
                let stroke = Stroke::new(radius * 0.35, color);
                Shape::rect_stroke(square, 0.0, stroke, egui::StrokeKind::Middle)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::palette::SIDE_SLOTS;

    #[test]
    fn every_side_and_no_side_has_a_symbol_of_its_own() {
        let all: Vec<Symbol> = (0..SIDE_SLOTS).map(Some).chain([None]).map(side_symbol).collect();
        for (at, symbol) in all.iter().enumerate() {
            assert!(!all[at + 1..].contains(symbol), "{symbol:?} stands for two");
        }
    }
}
