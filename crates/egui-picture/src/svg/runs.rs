//! Runs of like marks as one element: the dashes of a line, its dots, the strokes of a hatch. Most of what a drawing holds are
//! these.

use egui::Pos2;

use super::super::drawing::{Form, Ink, Mark, Pen, Rgba, Rim};
use super::{Viewer, Writer};

/// Minimum number of marks in a run; fewer are written one by one.
pub(super) const FEWEST: usize = 3;

/// A mark that can be one of a run. What is seen through is none: where two overlap it would be darker.
enum Piece {
    Line([Pos2; 2], Pen),
    Dot(Pos2, f32, Rgba),
}

fn piece(mark: &Mark) -> Option<Piece> {
    match mark {
        Mark::Area { form: Form::Line(ends), ink: None, pen: Some(pen), rim: Rim::Smooth }
            if pen.color.alpha == 255 =>
        {
            Some(Piece::Line(*ends, *pen))
        }
        Mark::Area {
            form: Form::Ellipse(at, radius),
            ink: Some(Ink::Solid(color)),
            pen: None,
            rim: Rim::Smooth,
        } if radius.x == radius.y && color.alpha == 255 => Some(Piece::Dot(*at, radius.x, *color)),
        _ => None,
    }
}

/// Whether `other` can be in one run with `first`.
pub(super) fn continues(first: &Mark, other: &Mark) -> bool {
    match (piece(first), piece(other)) {
        (Some(Piece::Line(_, pen)), Some(Piece::Line(_, other))) => pen == other,
        (Some(Piece::Dot(_, radius, color)), Some(Piece::Dot(_, other, ink))) => {
            radius == other && color == ink
        }
        _ => false,
    }
}

impl Writer {
    /// Writes marks that continue each other as one path. Returns false if they cannot be.
    pub(super) fn run(&mut self, marks: &[(Option<egui::Rect>, Mark)]) -> bool {
        let pieces: Vec<Piece> = marks.iter().filter_map(|(_, mark)| piece(mark)).collect();
        match pieces.first() {
            Some(Piece::Line(_, pen)) => {
                self.out.raw("<path d=\"");
                let lines = pieces.iter().filter_map(|piece| match piece {
                    Piece::Line(ends, _) => Some(*ends),
                    Piece::Dot(..) => None,
                });
                self.out.lines(lines);
                // Nothing is inside of lines that do not bend.
                self.out.raw("\"");
                self.pen(*pen);
                self.out.raw("/>\n");
                true
            }
            // A line of no length is a dot, where its ends are round. Not every program draws it.
            Some(Piece::Dot(_, radius, color)) if self.viewer == Viewer::Browser => {
                self.out.raw("<path d=\"");
                let dots = pieces.iter().filter_map(|piece| match piece {
                    Piece::Dot(at, ..) => Some([*at, *at]),
                    Piece::Line(..) => None,
                });
                self.out.lines(dots);
                self.out.raw("\"");
                self.out.color("stroke", *color);
                self.out.number("stroke-width", 2.0 * radius);
                self.out.attribute("stroke-linecap", "round");
                self.out.raw("/>\n");
                true
            }
            _ => false,
        }
    }
}
