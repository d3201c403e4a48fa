//! The bounds of shapes, for clipping and dropping. It knows nothing of marks.

use egui::{Pos2, Rect, Shape, Vec2, epaint::PathShape};

/// Larger than any picture.
pub(super) const FAR: f32 = 1e6;

/// Returns the rectangle outside which a shape paints nothing; not finite if it paints nothing at all or
/// cannot be placed.
pub(super) fn measure(shape: &Shape) -> Rect {
    match shape {
        // egui's bounds of a path are those of its points; sharp corners reach further, up to the miter
        // limit.
        Shape::Path(path) => path_bounds(path),
        // Infinite rectangles are a common way to say "everything".
        Shape::Rect(rect) => {
            let bounds = rect.visual_bounding_rect();
            let endless = rect.rect.min.x < rect.rect.max.x && rect.rect.min.y < rect.rect.max.y;
            if endless && !bounds.is_finite() {
                Rect::from_center_size(Pos2::ZERO, Vec2::splat(FAR))
            } else {
                bounds
            }
        }
        other => other.visual_bounding_rect(),
    }
}

fn path_bounds(path: &PathShape) -> Rect {
    if path.points.iter().any(|point| !is_placed(*point)) {
        return Rect::NOTHING;
    }
    Rect::from_points(&path.points).expand(path.stroke.width)
}

/// True if a point can be placed in a picture.
pub(super) fn is_placed(point: Pos2) -> bool {
    point.x.is_finite() && point.y.is_finite()
}
