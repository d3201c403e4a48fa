//! What is to be published, and how.

use egui::Vec2;

use crate::analysis::table::Dialect;
use crate::session::{Extras, Format, Preset, Subject};
use crate::views::picture::{Dress, Surround};

/// A request for a publication.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// What to publish.
    pub subject: Subject,
    /// The format.
    pub format: Format,
    /// What surrounds a view.
    pub dress: Dress,
    /// Width and height in points; if `None`, large enough that nothing is truncated.
    pub size: Option<Vec2>,
    /// How CSV is written.
    pub dialect: Dialect,
    /// What a report prints besides.
    pub extras: Extras,
    /// What is written and drawn around a view.
    pub around: Surround,
    /// Where the whole page is published, for a page in a frame.
    pub link: Option<String>,
    /// A size for a certain purpose, which decides on the points and the pixels.
    pub preset: Option<Preset>,
}

impl Wish {
    /// A view or the report with the usual options.
    #[must_use]
    pub fn usual(subject: Subject, format: Format) -> Self {
        Self {
            subject,
            format,
            dress: Dress::Framed,
            size: None,
            dialect: Dialect::default(),
            extras: Extras::default(),
            around: Surround::default(),
            link: None,
            preset: None,
        }
    }

    /// What is drawn around a view, with the edge that its page has.
    pub(super) fn surround(&self) -> Surround {
        let preset = self.preset.filter(|_| self.size.is_none());
        Surround { edge: preset.map_or(0, Preset::edge), ..self.around.clone() }
    }

    /// Pixels per point, and per inch of the print.
    pub(super) fn resolution(&self, scale: u8) -> (f32, f32) {
        let scale = f32::from(scale.clamp(1, 4));
        match self.preset {
            Some(preset) => (preset.pixels_per_point() * scale, preset.dpi() * scale),
            None => (scale, 96.0 * scale),
        }
    }
}
