//! Halos: a label painted several times in the background colour, slightly offset to each side, beneath its
//! final copy.
//!
//! That is how text gets a halo in egui. A picture should contain the text once, with a halo of its own: then
//! it is found, read aloud and copied once, and the file is a fraction of the size.
#![expect(clippy::float_cmp, reason = "numbers that are meant to be the same are copies of one number")]

use egui::{Color32, Shape, epaint::TextShape};

use super::{Join, Pen, Place, Rgba};

/// Minimum number of copies in a halo; fewer are a shadow, or coincidence.
const FEWEST: usize = 3;

/// Maximum width of a halo, in points; anything further away is another label.
const WIDEST: f32 = 4.0;

/// A halo found at the start of a list of shapes.
pub(super) struct Halo {
    /// The number of copies before the text itself.
    pub copies: usize,
    /// The outline that replaces the copies.
    pub pen: Pen,
}

/// Finds a halo at the start of the list.
pub(super) fn at_start_of(shapes: &[(Place, &Shape)]) -> Option<Halo> {
    let ((clip, _), Shape::Text(first)) = shapes.first()? else { return None };
    let texts: Vec<&TextShape> = shapes
        .iter()
        .map_while(|((other, _), shape)| match shape {
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

/// The colour of all letters, if they share one.
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
