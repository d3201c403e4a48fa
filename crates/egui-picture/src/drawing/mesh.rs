//! Triangle meshes as few areas: one outline for each run of one colour, and a gradient for a quad that fades
//! along one axis.

use std::collections::HashMap;

use egui::{
    Color32, Mesh, Pos2, Rect, TextureId,
    epaint::{Vertex, WHITE_UV},
};

use super::{Form, Ink, Lowering, Mark, Raster, Rgba, Rim, Step, bounds::is_placed, color, shapes};

pub(super) fn lower(out: &mut Lowering<'_>, mesh: &Mesh) {
    if let Some(mark) = raster(out.rasters, mesh) {
        out.push(mark);
        return;
    }
    if mesh.texture_id != TextureId::default() || mesh.vertices.iter().any(|vertex| vertex.uv != WHITE_UV) {
        out.drawing.unsupported += 1;
        return;
    }
    if let Some(mark) = fade(mesh) {
        out.push(mark);
        return;
    }
    // Consecutive triangles of one colour form one surface.
    let mut surface = Surface::default();
    let mut current = None;
    for corners in mesh.triangles() {
        let Some([a, b, c]) = triangle(mesh, corners) else { continue };
        if !Rect::from_points(&[a.pos, b.pos, c.pos]).intersects(out.clip) {
            continue;
        }
        let paint = if a.color == b.color && b.color == c.color {
            (a.color, Rim::Smooth)
        } else {
            (color::mean([a.color, b.color, c.color]), Rim::Seamless)
        };
        if current.is_some_and(|current| current != paint) {
            flush(out, &mut surface, current);
        }
        current = Some(paint);
        surface.add([a.pos, b.pos, c.pos]);
    }
    flush(out, &mut surface, current);
}

/// A whole raster in a rectangle, as it is.
fn raster(rasters: &[Raster], mesh: &Mesh) -> Option<Mark> {
    let index = rasters.iter().position(|raster| raster.texture == mesh.texture_id)?;
    let rect = mesh.calc_bounds();
    let is_corner = |vertex: &Vertex| {
        vertex.color == Color32::WHITE && vertex.pos == rect.lerp_inside(vertex.uv.to_vec2())
    };
    let is_whole = mesh.vertices.len() == 4 && mesh.indices.len() == 6 && mesh.vertices.iter().all(is_corner);
    (is_whole && shapes::is_drawable(rect)).then_some(Mark::Raster(index, rect))
}

fn triangle(mesh: &Mesh, corners: [u32; 3]) -> Option<[Vertex; 3]> {
    let vertex =
        |index: u32| mesh.vertices.get(index as usize).copied().filter(|vertex| is_placed(vertex.pos));
    Some([vertex(corners[0])?, vertex(corners[1])?, vertex(corners[2])?])
}

fn flush(out: &mut Lowering<'_>, surface: &mut Surface, paint: Option<(Color32, Rim)>) {
    let steps = std::mem::take(surface).outline();
    if let Some((color, rim)) = paint
        && let Some(color) = Rgba::visible(color)
        && !steps.is_empty()
    {
        out.push(Mark::Area { form: Form::Path(steps), ink: Some(Ink::Solid(color)), pen: None, rim });
    }
}

/// A rectangle with four corners whose colour changes along one axis only.
fn fade(mesh: &Mesh) -> Option<Mark> {
    if mesh.vertices.len() != 4 || mesh.indices.len() != 6 {
        return None;
    }
    let rect = mesh.calc_bounds();
    let corners = [rect.left_top(), rect.right_top(), rect.left_bottom(), rect.right_bottom()];
    let mut colors = [Color32::TRANSPARENT; 4];
    for (corner, color) in corners.iter().zip(&mut colors) {
        *color = mesh.vertices.iter().find(|vertex| vertex.pos == *corner)?.color;
    }
    let [left_top, right_top, left_bottom, right_bottom] = colors;
    let (from, to) = if left_top == left_bottom && right_top == right_bottom && left_top != right_top {
        ((rect.left_top(), left_top), (rect.right_top(), right_top))
    } else if left_top == right_top && left_bottom == right_bottom && left_top != left_bottom {
        ((rect.left_top(), left_top), (rect.left_bottom(), left_bottom))
    } else {
        return None;
    };
    let [start, end] = Rgba::ramp(from.1, to.1)?;
    let ink = Ink::Ramp { from: (from.0, start), to: (to.0, end) };
    shapes::is_drawable(rect).then_some(Mark::Area {
        form: Form::Rect(rect, 0.0),
        ink: Some(ink),
        pen: None,
        rim: Rim::Smooth,
    })
}

/// Triangles filled as one area.
///
/// All are oriented the same way; then a side shared by two runs in both directions, and both can be removed.
/// The rest is the outline, with fewer steps and without the seams that anti-aliased triangles would show
/// between them.
#[derive(Default)]
struct Surface {
    sides: Vec<Option<[Pos2; 2]>>,
    /// Which sides connect two corners, by their exact positions.
    open: HashMap<[u32; 4], Vec<usize>>,
}

/// A position as a hash key; positive and negative zero are equal.
fn key(point: Pos2) -> [u32; 2] {
    [(point.x + 0.0).to_bits(), (point.y + 0.0).to_bits()]
}

fn side_key(from: Pos2, to: Pos2) -> [u32; 4] {
    let ([a, b], [c, d]) = (key(from), key(to));
    [a, b, c, d]
}

impl Surface {
    fn add(&mut self, [first, mut second, mut third]: [Pos2; 3]) {
        let (one, other) = (second - first, third - first);
        let turn = one.x * other.y - one.y * other.x;
        if turn == 0.0 {
            return;
        }
        if turn < 0.0 {
            (second, third) = (third, second);
        }
        for [from, to] in [[first, second], [second, third], [third, first]] {
            if let Some(back) = self.open.get_mut(&side_key(to, from)).and_then(Vec::pop) {
                self.sides[back] = None;
            } else {
                self.open.entry(side_key(from, to)).or_default().push(self.sides.len());
                self.sides.push(Some([from, to]));
            }
        }
    }

    /// Returns the remaining sides as closed outlines, in the order in which they were added.
    fn outline(mut self) -> Vec<Step> {
        let mut from: HashMap<[u32; 2], Vec<usize>> = HashMap::new();
        for (index, side) in self.sides.iter().enumerate().rev() {
            if let Some([start, _]) = side {
                from.entry(key(*start)).or_default().push(index);
            }
        }
        let mut steps = Vec::new();
        for index in 0..self.sides.len() {
            let Some([start, mut at]) = self.sides[index].take() else { continue };
            steps.push(Step::Move(start));
            // As many sides leave a corner as arrive, so every walk returns to its start.
            while key(at) != key(start) {
                steps.push(Step::Line(at));
                let next = from.get_mut(&key(at)).and_then(|sides| {
                    loop {
                        if let Some(side) = self.sides[sides.pop()?].take() {
                            break Some(side);
                        }
                    }
                });
                let Some([_, to]) = next else { break };
                at = to;
            }
            steps.push(Step::Close);
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn the_side_two_triangles_share_is_gone_whichever_way_they_turn() {
        let [a, b, c, d] = [pos2(0.0, 0.0), pos2(4.0, 0.0), pos2(4.0, 4.0), pos2(0.0, 4.0)];
        for second in [[a, c, d], [a, d, c]] {
            let mut surface = Surface::default();
            surface.add([a, b, c]);
            surface.add(second);
            let steps = surface.outline();
            assert_eq!(steps, [Step::Move(a), Step::Line(b), Step::Line(c), Step::Line(d), Step::Close]);
        }
    }

    #[test]
    fn a_hole_stays_a_hole() {
        // A frame of eight triangles between an outer and an inner square.
        let square = |r: f32| [pos2(-r, -r), pos2(r, -r), pos2(r, r), pos2(-r, r)];
        let (outer, inner) = (square(4.0), square(1.0));
        let mut surface = Surface::default();
        for i in 0..4 {
            let j = (i + 1) % 4;
            surface.add([outer[i], outer[j], inner[i]]);
            surface.add([outer[j], inner[j], inner[i]]);
        }
        let steps = surface.outline();
        assert_eq!(steps.iter().filter(|step| matches!(step, Step::Move(_))).count(), 2);
        assert_eq!(steps.iter().filter(|step| matches!(step, Step::Line(_))).count(), 6);
    }

    #[test]
    fn a_triangle_without_area_leaves_nothing() {
        let mut surface = Surface::default();
        surface.add([pos2(0.0, 0.0), pos2(1.0, 1.0), pos2(2.0, 2.0)]);
        assert!(surface.outline().is_empty());
    }
}
