//! Type: one scale of sizes, and helpers that lay text out in it.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, FontFamily, FontId, Galley, Painter, Pos2, RichText, Shape, Vec2};

use super::fonts;

/// A step of the type scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// The name of what the inspector shows.
    Title,
    /// The title of the dossier.
    Heading,
    /// Names in lists and on the map.
    Strong,
    /// Running text.
    Body,
    /// Tabs and buttons.
    Button,
    /// Secondary text.
    Small,
    /// Secondary text with weight: figures beside marks.
    SmallStrong,
    /// Headings of sections, set in capitals.
    Section,
    /// Numbers on axes.
    Axis,
}

impl Type {
    /// Font and size in points.
    #[must_use]
    pub fn font(self) -> FontId {
        let (size, family) = match self {
            Self::Title => (19.0, fonts::semibold()),
            Self::Heading => (16.0, fonts::semibold()),
            Self::Strong => (13.0, fonts::semibold()),
            Self::Body | Self::Button => (13.0, FontFamily::Proportional),
            Self::Small => (11.5, FontFamily::Proportional),
            Self::SmallStrong => (11.5, fonts::semibold()),
            Self::Section => (10.5, fonts::semibold()),
            Self::Axis => (10.5, FontFamily::Proportional),
        };
        FontId::new(size, family)
    }
}

/// Text in a step of the scale, for egui's widgets.
#[must_use]
pub fn label(text: impl Into<String>, kind: Type, color: Color32) -> RichText {
    RichText::new(text).font(kind.font()).color(color)
}

/// One line of text, laid out; cut with an ellipsis past `max_width` points.
#[must_use]
pub fn galley(
    painter: &Painter,
    text: impl Into<String>,
    kind: Type,
    color: Color32,
    max_width: f32,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.into(), kind.font(), color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(max_width);
    painter.layout_job(job)
}

/// Paints text that stays readable on any ground: a halo in the ground's colour under it.
pub fn halo(painter: &Painter, pos: Pos2, galley: Arc<Galley>, color: Color32, ground: Color32) {
    const REACH: f32 = 1.6;
    for direction in 0..8_u8 {
        let angle = f32::from(direction) * std::f32::consts::FRAC_PI_4;
        let shape = egui::epaint::TextShape::new(pos + REACH * Vec2::angled(angle), galley.clone(), ground)
            .with_override_text_color(ground);
        painter.add(Shape::Text(shape));
    }
    let shape = egui::epaint::TextShape::new(pos, galley, color);
    painter.add(Shape::Text(shape));
}
