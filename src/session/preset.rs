//! Sizes of pictures for certain purposes.

use egui::{Vec2, vec2};

/// A size of a picture for a certain purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Preset {
    /// 1200 x 675 pixels, as sites and social networks show a link.
    Landscape,
    /// 1080 x 1080 pixels.
    Square,
    /// 1080 x 1920 pixels.
    Portrait,
    /// A page of A4 at 300 dots per inch, upright.
    A4,
    /// The same, on its side.
    A4Landscape,
    /// A column of a journal, 88 mm, at 300 dots per inch; as high as the content.
    Column,
    /// Two columns, 180 mm.
    TwoColumns,
}

/// Points in a millimetre: a point is 1/96 inch, as in SVG.
const POINTS_PER_MM: f32 = 96.0 / 25.4;

impl Preset {
    /// All of them, as offered.
    pub const ALL: [Self; 7] = [
        Self::Landscape,
        Self::Square,
        Self::Portrait,
        Self::A4,
        Self::A4Landscape,
        Self::Column,
        Self::TwoColumns,
    ];

    /// Its word on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Landscape => "1200x675",
            Self::Square => "1080x1080",
            Self::Portrait => "1080x1920",
            Self::A4 => "a4",
            Self::A4Landscape => "a4-landscape",
            Self::Column => "88mm",
            Self::TwoColumns => "180mm",
        }
    }

    /// Its name in a list.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Landscape => "1200 × 675 pixels",
            Self::Square => "1080 × 1080 pixels",
            Self::Portrait => "1080 × 1920 pixels",
            Self::A4 => "A4, 300 dpi",
            Self::A4Landscape => "A4 landscape, 300 dpi",
            Self::Column => "One column, 88 mm, 300 dpi",
            Self::TwoColumns => "Two columns, 180 mm, 300 dpi",
        }
    }

    /// Width and height in points; `None` if the content decides on the height.
    #[must_use]
    pub fn size(self) -> Option<Vec2> {
        Some(match self {
            Self::Landscape => vec2(1200.0, 675.0),
            Self::Square => vec2(1080.0, 1080.0),
            Self::Portrait => vec2(1080.0, 1920.0),
            Self::A4 => vec2(210.0, 297.0) * POINTS_PER_MM,
            Self::A4Landscape => vec2(297.0, 210.0) * POINTS_PER_MM,
            Self::Column | Self::TwoColumns => return None,
        })
    }

    /// The width in points.
    #[must_use]
    pub fn width(self) -> f32 {
        match self {
            // Fewer would not hold a chart with its names: everything is a quarter smaller than on a page of A4.
            Self::Column => 480.0,
            Self::TwoColumns => 180.0 * POINTS_PER_MM,
            other => other.size().unwrap_or_default().x,
        }
    }

    /// The width of the edge on which nothing is drawn, in points: on paper it is what printers leave free, and what a hand holds.
    #[must_use]
    pub const fn edge(self) -> u16 {
        match self {
            // 10 mm, beside signs that stand a little out of their column.
            Self::A4 | Self::A4Landscape => 40,
            Self::Landscape | Self::Square | Self::Portrait | Self::Column | Self::TwoColumns => 0,
        }
    }

    /// Pixels per point.
    #[must_use]
    pub fn pixels_per_point(self) -> f32 {
        let pixels = |mm: f32| mm / 25.4 * 300.0;
        match self {
            Self::Landscape | Self::Square | Self::Portrait => 1.0,
            Self::A4 | Self::A4Landscape => 300.0 / 96.0,
            Self::Column => pixels(88.0) / self.width(),
            Self::TwoColumns => pixels(180.0) / self.width(),
        }
    }

    /// Pixels per inch of the print.
    #[must_use]
    pub const fn dpi(self) -> f32 {
        match self {
            Self::Landscape | Self::Square | Self::Portrait => 96.0,
            Self::A4 | Self::A4Landscape | Self::Column | Self::TwoColumns => 300.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_those_that_they_are_called_after() {
        let pixels = |preset: Preset| preset.width() * preset.pixels_per_point();
        for (preset, width) in [
            (Preset::Landscape, 1200.0),
            (Preset::A4, 2480.3),
            (Preset::A4Landscape, 3507.9),
            (Preset::Column, 1039.4),
            (Preset::TwoColumns, 2126.0),
        ] {
            assert!((pixels(preset) - width).abs() < 0.1, "{preset:?}: {}", pixels(preset));
        }
        assert_eq!(Preset::ALL.map(Preset::word).iter().collect::<std::collections::BTreeSet<_>>().len(), 7);
    }
}
