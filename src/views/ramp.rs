//! Fades, which mark soft or open ends.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Rect, Shape};

/// Returns a rectangle whose colour changes from left to right.
pub fn ramp(rect: Rect, left: Color32, right: Color32) -> Shape {
    let vertex = |pos: Pos2, color| Vertex { pos, uv: WHITE_UV, color };
    Shape::mesh(Mesh {
        indices: vec![0, 1, 2, 0, 2, 3],
        vertices: vec![
            vertex(rect.left_top(), left),
            vertex(rect.right_top(), right),
            vertex(rect.right_bottom(), right),
            vertex(rect.left_bottom(), left),
        ],
        ..Mesh::default()
    })
}
