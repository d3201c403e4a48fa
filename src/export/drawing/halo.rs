//! Halos: a label painted several times in the ground's colour, a little to each side, beneath its last and real time.
//!
//! That is how one gives text a halo in egui. In a picture the text should be there once, with a halo of its own: it is
//! found, read aloud and copied once, and the file is a fraction of the size.
#![expect(clippy::float_cmp, reason = "numbers that are meant to be the same are copies of one number")]

use egui::{Color32, Rect, Shape, epaint::TextShape};

use super::{Join, Pen, Rgba};

/// The fewest copies that make a halo; fewer are a shadow, or chance.
const FEWEST: usize = 3;

/// The widest halo, in points; what lies further away is another label.
const WIDEST: f32 = 4.0;

/// A halo found at the start of a list of shapes.
pub(super) struct Halo {
    /// How many copies come before the text itself.
    pub copies: usize,
    /// What outlines the text in their stead.
    pub pen: Pen,
}

/// Finds the halo the list starts with, if it does.
pub(super) fn at_start_of(shapes: &[(Rect, &Shape)]) -> Option<Halo> {
    let (clip, Shape::Text(first)) = shapes.first()? else { return None };
    let texts: Vec<&TextShape> = shapes
        .iter()
        .map_while(|(other, shape)| match shape {
            Shape::Text(text) if other == clip && is_copy(first, text) => Some(text),
            _ => None,
        })
        .collect();
    let ground = one_color(first)?;
    let copies = texts.iter().take_while(|text| one_color(text) == Some(ground)).count();
    let text = texts.get(copies)?;
    let reach = texts[..copies].iter().map(|copy| copy.pos.distance(text.pos)).fold(0.0, f32::max);
    let pen = Pen { width: 2.0 * reach, color: Rgba::visible(ground)?, join: Join::Round };
    (copies >= FEWEST && reach > 0.0 && reach <= WIDEST).then_some(Halo { copies, pen })
}

fn is_copy(a: &TextShape, b: &TextShape) -> bool {
    a.pos.distance(b.pos) <= 2.0 * WIDEST
        && a.angle == b.angle
        && a.opacity_factor == b.opacity_factor
        && a.galley.rect == b.galley.rect
        && a.galley.text() == b.galley.text()
}

/// The colour of all letters, if there is only one.
fn one_color(text: &TextShape) -> Option<Color32> {
    if let Some(color) = text.override_text_color {
        return Some(color);
    }
    let mut colors = text.galley.job.sections.iter().map(|section| match section.format.color {
        Color32::PLACEHOLDER => text.fallback_color,
        color => color,
    });
    let first = colors.next()?;
    colors.all(|color| color == first).then_some(first)
}
