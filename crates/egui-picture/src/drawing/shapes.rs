//! Converts lines, curves, rectangles, circles and bands into marks, rounded to pixels in the same way as in
//! egui's tessellator.
#![expect(clippy::float_cmp, reason = "numbers that are meant to be the same are copies of one number")]

use egui::{
    Color32, Pos2, Rect, Shape, Stroke, StrokeKind, TextureId,
    emath::{GuiRounding as _, Rot2},
    epaint::{BandShape, CircleShape, ColorMode, CornerRadiusF32, EllipseShape, PathStroke, RectShape},
    pos2, vec2,
};

use super::{
    Form, Join, Lowering, Mark, Pen, Rgba, Step,
    bounds::{FAR, is_placed},
};

/// Maximum thickness, in pixels, of rectangles that egui draws as lines, so that they stay crisp.
const THIN: f32 = 2.0;

/// The handle length (in radii) of a cubic curve that approximates a quarter circle to a thousandth.
const QUARTER: f32 = 0.552_284_8;

/// The number of nested rectangles that represent a blurred one.
const BLUR_STEPS: u8 = 6;

pub(super) fn lower(out: &mut Lowering<'_>, shape: &Shape) {
    match shape {
        Shape::LineSegment { points, stroke } => line(out, *points, *stroke),
        Shape::Circle(circle) => disc(out, *circle),
        Shape::Ellipse(shape) => ellipse(out, *shape),
        Shape::Rect(shape) => rect(out, shape),
        Shape::Band(shape) => band(out, shape),
        Shape::Path(path) => {
            let steps = polyline(path.points.iter().copied(), path.closed);
            outline(out, steps, path.closed, path.fill, &path.stroke);
        }
        Shape::QuadraticBezier(curve) => {
            let [a, b, c] = curve.points;
            outline(out, vec![Step::Move(a), Step::Quad(b, c)], curve.closed, curve.fill, &curve.stroke);
        }
        Shape::CubicBezier(curve) => {
            let [a, b, c, d] = curve.points;
            outline(out, vec![Step::Move(a), Step::Cubic(b, c, d)], curve.closed, curve.fill, &curve.stroke);
        }
        Shape::Noop | Shape::Vec(_) | Shape::Text(_) | Shape::Mesh(_) | Shape::Callback(_) => {}
    }
}

/// Returns a pen for a visible stroke.
pub(super) fn pen(stroke: Stroke, join: Join) -> Option<Pen> {
    let color = Rgba::visible(stroke.color)?;
    (stroke.width > 0.0 && stroke.width.is_finite()).then_some(Pen { width: stroke.width, color, join })
}

/// Returns steps through all points in turn.
pub(super) fn polyline(points: impl IntoIterator<Item = Pos2>, closed: bool) -> Vec<Step> {
    let mut steps: Vec<Step> = points.into_iter().map(Step::Line).collect();
    if let Some(first) = steps.first_mut()
        && let Step::Line(start) = *first
    {
        *first = Step::Move(start);
        if closed {
            steps.push(Step::Close);
        }
    }
    steps
}

pub(super) fn line(out: &mut Lowering<'_>, points: [Pos2; 2], stroke: Stroke) {
    if let Some(pen) = pen(stroke, Join::Sharp) {
        out.area(Form::Line(snapped(points, stroke)), Color32::TRANSPARENT, Some(pen));
    }
}

/// Aligns vertical and horizontal lines to whole pixels, from edge to edge.
fn snapped([mut a, mut b]: [Pos2; 2], stroke: Stroke) -> [Pos2; 2] {
    // A quarter pixel is removed at both ends before rounding outward, so that an end *on* an edge stays
    // there.
    let span = |a: &mut f32, b: &mut f32| {
        let (low, high) = if *a < *b { (a, b) } else { (b, a) };
        (*low, *high) = ((*low + 0.25).floor(), (*high - 0.25).floor() + 1.0);
    };
    if a.x == b.x {
        stroke.round_center_to_pixel(1.0, &mut a.x);
        b.x = a.x;
        span(&mut a.y, &mut b.y);
    } else if a.y == b.y {
        stroke.round_center_to_pixel(1.0, &mut a.y);
        b.y = a.y;
        span(&mut a.x, &mut b.x);
    }
    [a, b]
}

fn disc(out: &mut Lowering<'_>, circle: CircleShape) {
    if circle.radius > 0.0 {
        let form = Form::Ellipse(circle.center, vec2(circle.radius, circle.radius));
        out.area(form, circle.fill, pen(circle.stroke, Join::Sharp));
    }
}

fn ellipse(out: &mut Lowering<'_>, shape: EllipseShape) {
    let EllipseShape { center, radius, fill, stroke, angle } = shape;
    if radius.x <= 0.0 || radius.y <= 0.0 || !angle.is_finite() {
        return;
    }
    let form = if angle == 0.0 {
        Form::Ellipse(center, radius)
    } else {
        let turn = Rot2::from_angle(angle);
        let at = |x: f32, y: f32| center + turn * vec2(x * radius.x, y * radius.y);
        let mut steps = vec![Step::Move(at(1.0, 0.0))];
        let (mut x, mut y) = (1.0_f32, 0.0_f32);
        for _ in 0..4 {
            let (u, v) = (-y, x);
            steps.push(Step::Cubic(
                at(x + QUARTER * u, y + QUARTER * v),
                at(u + QUARTER * x, v + QUARTER * y),
                at(u, v),
            ));
            (x, y) = (u, v);
        }
        steps.push(Step::Close);
        Form::Path(steps)
    };
    out.area(form, fill, pen(stroke, Join::Sharp));
}

fn outline(out: &mut Lowering<'_>, mut steps: Vec<Step>, closed: bool, fill: Color32, stroke: &PathStroke) {
    if steps.len() < 2 {
        return;
    }
    if closed && steps.last() != Some(&Step::Close) {
        steps.push(Step::Close);
    }
    let color = match &stroke.color {
        ColorMode::Solid(color) => *color,
        // A colour that changes along the line has no counterpart; the colour halfway replaces it.
        ColorMode::UV(color) => {
            let points: Vec<Pos2> = steps.iter().filter_map(|step| end(*step)).collect();
            color(Rect::from_points(&points), points[points.len() / 2])
        }
    };
    let join = if closed { Join::Sharp } else { Join::Round };
    let fill = if closed { fill } else { Color32::TRANSPARENT };
    out.area(Form::Path(steps), fill, pen(Stroke::new(stroke.width, color), join));
}

fn end(step: Step) -> Option<Pos2> {
    match step {
        Step::Move(to) | Step::Line(to) | Step::Quad(_, to) | Step::Cubic(_, _, to) => Some(to),
        Step::Close => None,
    }
}

fn band(out: &mut Lowering<'_>, shape: &BandShape) {
    let turn = Rot2::from_angle(shape.angle);
    let valid = |points: &&egui::epaint::BandPoint| points.is_finite();
    let upper = shape.points.iter().filter(valid).map(|point| pos2(point.x, point.y.min));
    let lower = shape.points.iter().filter(valid).rev().map(|point| pos2(point.x, point.y.max));
    let rim = upper.chain(lower).map(|point| (turn * point.to_vec2()).to_pos2());
    let steps = polyline(rim, true);
    if steps.len() > 3 {
        out.area(Form::Path(steps), shape.fill, pen(shape.stroke, Join::Round));
    }
}

fn rect(out: &mut Lowering<'_>, shape: &RectShape) {
    if let Some(brush) = shape.brush.as_ref().filter(|brush| brush.fill_texture_id != TextureId::default()) {
        let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        let found = out.rasters.iter().position(|raster| raster.texture == brush.fill_texture_id);
        let is_plain = brush.uv == whole && shape.fill == Color32::WHITE && shape.angle == 0.0;
        match found.filter(|_| is_plain && is_drawable(shape.rect)) {
            Some(index) => out.push(Mark::Raster(index, shape.rect)),
            None => out.drawing.unsupported += 1,
        }
        return;
    }
    let RectShape { mut rect, mut fill, mut stroke, stroke_kind, angle, .. } = *shape;
    if rect.is_negative() || rect.any_nan() || !angle.is_finite() {
        return;
    }
    if !rect.is_finite() {
        let far = Rect::from_center_size(Pos2::ZERO, vec2(FAR, FAR));
        rect = rect.intersect(far);
    }
    let stroked = !stroke.is_empty();
    let outer = match stroke_kind {
        StrokeKind::Inside => rect,
        StrokeKind::Middle => rect.expand(stroke.width * 0.5),
        StrokeKind::Outside => rect.expand(stroke.width),
    };
    if stroked && outer.size().min_elem() <= 2.0 * stroke.width + 0.5 {
        // The stroke covers the whole rectangle.
        (rect, fill, stroke) = (outer, stroke.color, Stroke::NONE);
    }
    if angle == 0.0 && stroke.is_empty() && rect.size().min_elem() <= THIN {
        thin(out, rect, fill);
        return;
    }
    if shape.round_to_pixels.unwrap_or(true) {
        let odd = stroke_kind == StrokeKind::Middle && !stroke.is_empty() && is_odd(stroke.width);
        rect = if odd { rect.round_to_pixel_center(1.0) } else { rect.round_to_pixels(1.0) };
    }
    let radii = CornerRadiusF32::from(shape.corner_radius);
    if shape.blur_width > 0.0 {
        blurred(out, rect, radii, fill, shape.blur_width);
        return;
    }
    // SVG centres strokes on an outline, so the outline moves to the middle of the stroke.
    let shift = match stroke_kind {
        _ if stroke.is_empty() => 0.0,
        StrokeKind::Inside => -0.5 * stroke.width,
        StrokeKind::Middle => 0.0,
        StrokeKind::Outside => 0.5 * stroke.width,
    };
    let form = rounded(rect.expand(shift), radii, shift, angle);
    out.area(form, fill, pen(stroke, Join::Sharp));
}

fn is_odd(width: f32) -> bool {
    width <= 1.0 || (width * 0.5 + 0.25).fract() > 0.5
}

fn thin(out: &mut Lowering<'_>, rect: Rect, fill: Color32) {
    if rect.width() < rect.height() {
        line(out, [rect.center_top(), rect.center_bottom()], Stroke::new(rect.width(), fill));
    } else {
        line(out, [rect.left_center(), rect.right_center()], Stroke::new(rect.height(), fill));
    }
}

/// Returns a rectangle whose sharp corners stay sharp and whose round corners follow the outline moved by
/// `shift`.
fn rounded(rect: Rect, radii: CornerRadiusF32, shift: f32, angle: f32) -> Form {
    let limit = rect.size().min_elem() / 2.0;
    let radius = |radius: f32| if radius > 0.0 { (radius + shift).clamp(0.0, limit) } else { 0.0 };
    let corners = [radius(radii.nw), radius(radii.ne), radius(radii.se), radius(radii.sw)];
    if angle == 0.0 && corners.iter().all(|radius| *radius == corners[0]) {
        return Form::Rect(rect, corners[0]);
    }
    let turn = Rot2::from_angle(angle);
    let center = rect.center();
    let at = |point: Pos2| center + turn * (point - center);
    // Each corner with the direction back along the side that leads to it; the direction onward is a quarter
    // turn further.
    let ways = [
        (rect.left_top(), vec2(0.0, 1.0)),
        (rect.right_top(), vec2(-1.0, 0.0)),
        (rect.right_bottom(), vec2(0.0, -1.0)),
        (rect.left_bottom(), vec2(1.0, 0.0)),
    ];
    let mut steps = Vec::new();
    for ((corner, back), radius) in ways.into_iter().zip(corners) {
        let on = vec2(back.y, -back.x);
        steps.push(Step::Line(at(corner + back * radius)));
        if radius > 0.0 {
            let handle = radius * (1.0 - QUARTER);
            steps.push(Step::Cubic(
                at(corner + back * handle),
                at(corner + on * handle),
                at(corner + on * radius),
            ));
        }
    }
    if let Step::Line(start) = steps[0] {
        steps[0] = Step::Move(start);
    }
    steps.push(Step::Close);
    Form::Path(steps)
}

/// Draws a soft rectangle, such as a shadow, as rectangles from the outermost to the innermost, each adding
/// its share.
fn blurred(out: &mut Lowering<'_>, rect: Rect, radii: CornerRadiusF32, fill: Color32, blur: f32) {
    let share = fill.gamma_multiply(1.0 / f32::from(BLUR_STEPS));
    for step in 0..BLUR_STEPS {
        let reach = blur * (0.5 - (f32::from(step) + 0.5) / f32::from(BLUR_STEPS));
        let layer = rect.expand(reach);
        if layer.is_positive() {
            let radius = (radii.nw + 0.5 * blur + reach).max(0.0).min(layer.size().min_elem() / 2.0);
            out.area(Form::Rect(layer, radius), share, None);
        }
    }
}

/// True if a rectangle can be drawn.
pub(super) fn is_drawable(rect: Rect) -> bool {
    is_placed(rect.min) && is_placed(rect.max) && rect.is_positive()
}
