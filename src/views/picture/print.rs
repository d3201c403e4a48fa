//! The sizes of what stands below the view in a picture.

use super::{Surround, is_filled};
use crate::session::View;
use crate::theme::Type;

/// The type and the spacing of a footer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Print {
    /// Sides, signs and the publisher's note.
    pub legend: Type,
    /// The names of sources.
    pub name: Type,
    /// Where they were read, and documents in columns.
    pub list: Type,
    /// What is in one line: credits, and what the picture was made from.
    pub credit: Type,
    /// The height of a line of the legend and of the credits, in points.
    pub line: f32,
    pub credit_line: f32,
    /// The minimum width of a column, in points.
    pub column: f32,
    /// Up to so many documents stand on lines of their own.
    pub documents: usize,
}

impl Print {
    /// On a screen.
    const USUAL: Self = Self {
        legend: Type::Small,
        name: Type::Section,
        list: Type::Axis,
        credit: Type::Small,
        line: 18.0,
        credit_line: 18.0,
        column: 300.0,
        documents: 6,
    };

    /// On paper, below a view that uses whatever room is left: the small print of a page, of 6.75 typographic points.
    const SMALL: Self = Self {
        legend: Type::Axis,
        name: Type::PrintStrong,
        list: Type::Print,
        credit: Type::Print,
        line: 16.0,
        credit_line: 13.0,
        column: 210.0,
        documents: 0,
    };

    /// That of a picture of this view.
    pub fn new(subject: View, around: &Surround) -> Self {
        if around.is_on_paper() && is_filled(subject) { Self::SMALL } else { Self::USUAL }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Parallax;
    use crate::app::publish::{self, Wish};
    use crate::load;
    use crate::session::{Format, Preset, Subject};

    #[test]
    fn the_smallest_print_on_paper_can_be_read() {
        let surround = |preset: Preset| Surround { edge: preset.edge(), ..Surround::default() };
        let print = Print::new(View::MAP, &surround(Preset::A4));
        assert_eq!(print, Print::SMALL);
        for kind in [print.legend, print.name, print.list, print.credit] {
            // A point on the screen is 1/96 inch, one of type 1/72.
            let points = kind.font().size * 72.0 / 96.0;
            assert!(points >= 6.0, "{kind:?} has {points} pt");
        }
        assert_eq!(Print::new(View::MAP, &surround(Preset::Landscape)), Print::USUAL);
        assert_eq!(Print::new(View::ESTIMATES, &surround(Preset::A4)), Print::USUAL, "it needs no more room");
    }

    #[test]
    fn a_page_of_a4_gives_the_map_the_room_and_every_letter_can_be_read() {
        let mut program = Parallax::new("khusham.ron", load::read(load::KHUSHAM));
        let wish = Wish { preset: Some(Preset::A4), ..Wish::usual(Subject::View(View::MAP), Format::Svg) };
        let svg = publish::make(&mut program, &wish).expect("drawn");
        let svg = String::from_utf8(svg).expect("text");
        let number = |text: &str, name: &str| -> f32 {
            let value = text.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
            value.expect(name).0.parse().expect(name)
        };
        let texts: Vec<(f32, f32)> =
            svg.split("<text ").skip(1).map(|text| (number(text, "y"), number(text, "font-size"))).collect();
        assert!(texts.len() > 40 && texts.iter().all(|(_, size)| *size >= 8.0), "6 typographic points");
        let high = Preset::A4.size().expect("a page").y;
        let small = texts.iter().filter(|(_, size)| *size < 10.0).map(|(y, _)| *y).fold(high, f32::min);
        assert!(small > 0.8 * high, "the small print begins at {small} of {high}");
    }
}
