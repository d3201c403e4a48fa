//! One kind of shape at a time, and the expected markup.

#![expect(clippy::disallowed_methods, reason = "colours made up for a test")]

mod letters;

use std::sync::Arc;

use egui::{
    Color32, FontId, Mesh, Pos2, Rect, Shape, Stroke, StrokeKind, TextureId, Ui,
    epaint::{CircleShape, ClippedShape, PaintCallback, RectShape, TextShape},
    pos2, vec2,
};

use super::*;
use crate::About;
use crate::headless;
use crate::typeface::Way;
use parallax_theme::fonts;

const CANVAS: Rect = Rect { min: Pos2::ZERO, max: pos2(100.0, 80.0) };
const PEN: Stroke = Stroke { width: 1.0, color: Color32::BLACK };

fn painting(shapes: impl IntoIterator<Item = (Rect, Shape)>) -> Painted {
    Painted {
        shapes: shapes.into_iter().map(|(clip_rect, shape)| ClippedShape::new(clip_rect, shape)).collect(),
        size: CANVAS.size(),
        background: Color32::TRANSPARENT,
        fonts: fonts::definitions(),
        rasters: Vec::new(),
        groups: Vec::new(),
    }
}

/// What is between the opening tag and the end.
fn body(painted: &Painted, text: Text) -> String {
    let svg =
        to_svg(painted, &SvgOptions { text, families: fonts::FAMILIES.to_owned(), ..SvgOptions::default() });
    let start = svg.find('>').expect("a tag") + 1;
    svg[start..].strip_suffix("</svg>\n").expect("an end").to_owned()
}

fn drawn(shape: impl Into<Shape>) -> String {
    body(&painting([(Rect::EVERYTHING, shape.into())]), Text::Selectable)
}

fn square() -> Rect {
    Rect::from_min_size(pos2(10.0, 10.0), vec2(20.0, 20.0))
}

#[test]
fn the_document_says_its_size_ground_and_name() {
    let options = SvgOptions {
        about: About { title: "A <map>".to_owned(), ..About::default() },
        ..SvgOptions::default()
    };
    let svg = to_svg(&Painted { background: Color32::WHITE, ..painting([]) }, &options);
    assert!(svg.starts_with(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="100" height="80" viewBox="0 0 100 80""#
    ));
    assert!(svg.contains(" role=\"img\" aria-labelledby=\"title\">"), "{svg}");
    assert!(svg.contains("<title id=\"title\">A &lt;map&gt;</title>"), "{svg}");
    assert!(svg.contains(r##"<rect x="0" y="0" width="100" height="80" fill="#fff"/>"##), "{svg}");
}

#[test]
fn ids_of_a_drawing_begin_as_it_is_told_and_never_break_out() {
    let clip = Rect::from_min_size(pos2(1.0, 1.0), vec2(30.0, 30.0));
    let painted = painting([(clip, Shape::rect_filled(square().expand(50.0), 0.0, Color32::BLACK))]);
    let options = SvgOptions {
        about: About { title: "T".to_owned(), description: "D".to_owned(), ..About::default() },
        prefix: "f1-\"><script>".to_owned(),
        ..SvgOptions::default()
    };
    let svg = to_svg(&painted, &options);
    assert!(svg.contains("aria-labelledby=\"f1-scripttitle f1-scriptdesc\""), "{svg}");
    assert_eq!(svg.matches("id=\"").count(), svg.matches("id=\"f1-script").count(), "{svg}");
}

#[test]
fn shapes_of_one_thing_are_a_group_and_nothing_else_changes() {
    let clip = Rect::from_min_size(pos2(1.0, 1.0), vec2(30.0, 30.0));
    // Circles of one size would be one path, where no group parts them.
    let round = |x: f32| Shape::circle_filled(pos2(x, 9.0), 20.0 + x, Color32::BLACK);
    let shapes = [
        (Rect::EVERYTHING, Shape::rect_filled(square(), 0.0, Color32::BLACK)),
        (clip, round(5.0)),
        (clip, Shape::Vec(vec![round(6.0), round(7.0)])),
        (clip, round(8.0)),
        (Rect::EVERYTHING, Shape::rect_filled(square(), 0.0, Color32::WHITE)),
    ];
    let plain = painting(shapes);
    let group = |shapes, name: &str| super::super::Group { shapes, name: name.to_owned() };
    // The one that is listed first is the inner one; a name cannot end its attribute; none reaches beyond the shapes.
    let groups = vec![group(2..3, "b"), group(1..4, "a\"><script>"), group(4..99, "c"), group(7..9, "d")];
    let grouped = Painted { groups, ..plain.clone() };
    let [plain, grouped] = [plain, grouped].map(|painted| to_svg(&painted, &SvgOptions::default()));
    let names: Vec<_> =
        grouped.split("<g data-of=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(names, ["ascript", "b", "ascript", "c"], "{grouped}");
    let mut open = Vec::new();
    let rest = grouped.lines().filter(|line| {
        let is_group = line.starts_with("<g data-of");
        match *line {
            "</g>" => !open.pop().unwrap_or(false),
            line if line.starts_with("<g") => {
                open.push(is_group);
                !is_group
            }
            _ => true,
        }
    });
    assert_eq!(rest.collect::<Vec<_>>(), plain.lines().collect::<Vec<_>>());
}

#[test]
fn one_drawing_serves_light_and_dark() {
    let of = |color| painting([(Rect::EVERYTHING, Shape::rect_filled(square(), 0.0, color))]);
    let (light, dark) = (of(Color32::BLACK), of(Color32::WHITE));
    let (options, mut tones) = (SvgOptions::default(), Tones::default());
    let svg = to_svg_in_tones(&light, &dark, &options, &mut tones);
    assert!(svg.contains("fill=\"var(--t0)\""), "{svg}");
    assert_eq!((tones.light().as_str(), tones.dark().as_str()), ("--t0:#000000", "--t0:#ffffff"));
    // A pair that occurred before keeps its name.
    let _ = to_svg_in_tones(&light, &dark, &options, &mut tones);
    assert_eq!(tones.light(), "--t0:#000000");
}

/// Light ink or a light card on the wrong paper would be the wrong picture.
#[test]
fn where_forms_differ_each_paper_has_a_drawing_of_its_own() {
    let clip = Rect::from_min_size(pos2(1.0, 1.0), vec2(30.0, 30.0));
    let mut light = painting([(clip, Shape::circle_filled(pos2(9.0, 9.0), 25.0, Color32::BLACK))]);
    let mut dark = painting([(clip, Shape::circle_filled(pos2(9.0, 9.0), 30.0, Color32::WHITE))]);
    (light.background, dark.background) = (Color32::WHITE, Color32::BLACK);
    let (options, mut tones) =
        (SvgOptions { prefix: "f1-".to_owned(), ..SvgOptions::default() }, Tones::default());
    let svg = to_svg_in_tones(&light, &dark, &options, &mut tones);
    let (bright, dusky) = svg.split_once("<g display=\"var(--on-dark,none)\">").expect("two drawings");
    assert!(bright.contains("<g display=\"var(--on-light,inline)\">"), "{svg}");
    assert!(
        bright.contains("fill=\"#000\"") && bright.contains("fill=\"#fff\"") && !bright.contains("r=\"30\""),
        "{svg}"
    );
    assert!(dusky.contains("r=\"30\"") && dusky.contains("height=\"80\" fill=\"#000\""), "{svg}");
    assert!(bright.contains("id=\"f1-l-c0\"") && dusky.contains("id=\"f1-d-c0\""), "{svg}");
    assert_eq!(svg.matches("<g").count(), svg.matches("</g>").count(), "{svg}");
    assert_eq!(tones.light(), "--on-light:inline;--on-dark:none");
    assert_eq!(tones.dark(), "--on-light:none;--on-dark:inline");
    // A picture whose shapes agree is still one drawing, and the declarations stand side by side.
    let one = painting([(Rect::EVERYTHING, Shape::rect_filled(square(), 0.0, Color32::BLACK))]);
    let svg = to_svg_in_tones(&one, &one, &options, &mut tones);
    assert!(!svg.contains("display="), "{svg}");
    assert_eq!(tones.light(), "--on-light:inline;--on-dark:none;--t0:#000000");
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
    assert!(tree.is_ok(), "{:?}", tree.err());
}

#[test]
fn level_lines_lie_on_whole_pixels() {
    let line = Shape::line_segment([pos2(5.0, 7.2), pos2(20.0, 7.2)], PEN);
    assert_eq!(drawn(line), "<line x1=\"5\" y1=\"7.5\" x2=\"20\" y2=\"7.5\" stroke=\"#000\"/>\n");
}

#[test]
fn slanted_lines_stay_where_they_are() {
    let line = Shape::line_segment([pos2(5.0, 7.25), pos2(20.0, 9.0)], Stroke::new(2.5, Color32::BLACK));
    let expected = "<line x1=\"5\" y1=\"7.25\" x2=\"20\" y2=\"9\" stroke=\"#000\" stroke-width=\"2.5\"/>\n";
    assert_eq!(drawn(line), expected);
}

#[test]
fn open_paths_are_not_filled_and_closed_ones_are_closed() {
    let points = vec![pos2(1.0, 1.0), pos2(9.0, 1.0), pos2(9.0, 9.0)];
    let open = drawn(Shape::line(points.clone(), PEN));
    assert_eq!(open, "<path d=\"M1 1h8v8\" fill=\"none\" stroke=\"#000\" stroke-linejoin=\"round\"/>\n");
    let closed = drawn(Shape::convex_polygon(points, Color32::WHITE, PEN));
    assert_eq!(closed, "<path d=\"M1 1h8v8z\" fill=\"#fff\" stroke=\"#000\"/>\n");
}

#[test]
fn a_stroke_lies_inside_on_or_outside_the_rectangle() {
    let rect = |kind| {
        let stroke = Stroke::new(2.0, Color32::BLACK);
        drawn(RectShape::new(square(), 4.0, Color32::WHITE, stroke, kind))
    };
    let places = |x: u8, side: u8, radius: u8| {
        format!("<rect x=\"{x}\" y=\"{x}\" width=\"{side}\" height=\"{side}\" rx=\"{radius}\" fill=\"#fff\"")
    };
    assert!(rect(StrokeKind::Inside).starts_with(&places(11, 18, 3)), "{}", rect(StrokeKind::Inside));
    assert!(rect(StrokeKind::Middle).starts_with(&places(10, 20, 4)));
    assert!(rect(StrokeKind::Outside).starts_with(&places(9, 22, 5)));
}

#[test]
fn corners_may_differ() {
    let corners = egui::CornerRadius { nw: 10, ne: 0, sw: 0, se: 0 };
    let expected = "<path d=\"M10 20c0-5.52 4.48-10 10-10h10v20h-20z\" fill=\"#000\"/>\n";
    assert_eq!(drawn(RectShape::filled(square(), corners, Color32::BLACK)), expected);
}

#[test]
fn an_endless_rectangle_covers_the_picture() {
    let svg = drawn(RectShape::filled(Rect::EVERYTHING, 0.0, Color32::BLACK));
    assert!(svg.contains("<rect x=\"-500000\" y=\"-500000\" width=\"1000000\""), "{svg}");
}

#[test]
fn circles_keep_their_opacity() {
    let circle = CircleShape::filled(pos2(20.0, 20.0), 5.0, Color32::from_black_alpha(51));
    assert_eq!(drawn(circle), "<circle cx=\"20\" cy=\"20\" r=\"5\" fill=\"#000\" fill-opacity=\".2\"/>\n");
}

#[test]
fn shapes_that_are_moved_late_are_moved() {
    let mut painted =
        painting([(Rect::EVERYTHING, Shape::circle_filled(pos2(20.0, 20.0), 5.0, Color32::BLACK))]);
    painted.shapes[0].transform_after_tessellation = egui::emath::TSTransform::new(vec2(3.0, 4.0), 2.0);
    assert_eq!(body(&painted, Text::Selectable), "<circle cx=\"43\" cy=\"44\" r=\"10\" fill=\"#000\"/>\n");
}

#[test]
fn what_cannot_be_seen_is_left_out() {
    let shapes = [
        Shape::Noop,
        Shape::circle_filled(pos2(20.0, 20.0), 5.0, Color32::TRANSPARENT),
        Shape::circle_filled(pos2(200.0, 20.0), 5.0, Color32::BLACK),
        Shape::circle_filled(pos2(f32::NAN, 20.0), 5.0, Color32::BLACK),
        Shape::line(vec![pos2(0.0, 0.0), pos2(f32::INFINITY, 0.0)], PEN),
        Shape::line(vec![], PEN),
    ];
    assert_eq!(drawn(Shape::Vec(shapes.to_vec())), "");
    let outside = painting([(square(), Shape::circle_filled(pos2(60.0, 60.0), 5.0, Color32::BLACK))]);
    assert_eq!(body(&outside, Text::Selectable), "");
}

#[test]
fn clips_are_shared_grouped_and_used_only_where_something_reaches_over() {
    let dot = |x: f32| Shape::circle_filled(pos2(x, 20.0), 5.0, Color32::BLACK);
    let painted = painting([
        (square(), dot(20.0)),
        (square(), dot(10.0)),
        (square(), dot(30.0)),
        (Rect::EVERYTHING, dot(50.0)),
        (square(), dot(9.0)),
    ]);
    let svg = body(&painted, Text::Selectable);
    let lines: Vec<&str> = svg.lines().map(|line| &line[..line.len().min(16)]).collect();
    let (circle, group) = ("<circle cx=\"", "<g clip-path=\"ur");
    assert_eq!(lines[0][..12], *circle);
    assert_eq!(lines[1], "<clipPath id=\"c0");
    assert_eq!(lines[2], group);
    assert_eq!((&lines[3][..12], &lines[4][..12], lines[5]), (circle, circle, "</g>"));
    assert_eq!((&lines[6][..12], lines[7], &lines[8][..12], lines[9]), (circle, group, circle, "</g>"));
    assert_eq!(svg.matches("<clipPath").count(), 1);
}

fn quad(colors: [Color32; 4]) -> Mesh {
    let mut mesh = Mesh::default();
    let corners =
        [square().left_top(), square().right_top(), square().left_bottom(), square().right_bottom()];
    for (corner, color) in corners.into_iter().zip(colors) {
        mesh.colored_vertex(corner, color);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(2, 1, 3);
    mesh
}

#[test]
fn a_mesh_of_one_colour_is_one_outline() {
    let svg = drawn(quad([Color32::BLACK; 4]));
    assert_eq!(svg, "<path d=\"M10 10h20v20h-20z\" fill=\"#000\"/>\n");
}

#[test]
fn a_quad_that_fades_is_a_ramp() {
    let svg = drawn(quad([Color32::BLACK, Color32::TRANSPARENT, Color32::BLACK, Color32::TRANSPARENT]));
    assert!(svg.contains("x1=\"10\" y1=\"10\" x2=\"30\" y2=\"10\""), "{svg}");
    assert!(
        svg.contains(
            "<stop stop-color=\"#000\"/><stop offset=\"1\" stop-color=\"#000\" stop-opacity=\"0\"/>"
        )
    );
    assert!(
        svg.ends_with("<rect x=\"10\" y=\"10\" width=\"20\" height=\"20\" fill=\"url(#r0)\"/>\n"),
        "{svg}"
    );
}

#[test]
fn other_meshes_are_triangles_without_seams() {
    let svg = drawn(quad([Color32::BLACK, Color32::WHITE, Color32::RED, Color32::BLUE]));
    assert_eq!(svg.matches("shape-rendering=\"crispEdges\"").count(), 2, "{svg}");
}

#[test]
fn a_mesh_with_corners_it_does_not_have_does_no_harm() {
    let mut mesh = quad([Color32::BLACK; 4]);
    mesh.indices.extend([0, 1, 99]);
    assert_eq!(drawn(mesh).matches("<path").count(), 1);
}

#[test]
fn textures_and_callbacks_are_counted_not_drawn() {
    let image = Shape::image(TextureId::User(1), square(), square(), Color32::WHITE);
    let callback = Shape::Callback(PaintCallback { rect: square(), callback: Arc::new(()) });
    let painted = painting([(CANVAS, image), (CANVAS, callback)]);
    assert_eq!(body(&painted, Text::Selectable), "");
    assert_eq!(unsupported(&painted), 2);
}

#[test]
fn a_texture_that_is_known_is_a_picture_of_its_own() {
    let texture = TextureId::User(1);
    let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    let image = Shape::image(texture, square(), whole, Color32::WHITE);
    let parts = egui::ColorImage::filled([2, 2], Color32::TRANSPARENT);
    for (pixels, kind) in [(egui::ColorImage::filled([2, 2], Color32::RED), "jpeg"), (parts, "png")] {
        let raster = crate::Raster::new(texture, &pixels).expect("pixels");
        let painted = Painted { rasters: vec![raster], ..painting([(CANVAS, image.clone())]) };
        let body = body(&painted, Text::Selectable);
        assert!(body.contains("<image") && body.contains(&format!("data:image/{kind};base64,")), "{body}");
        assert_eq!(unsupported(&painted), 0);
    }
    let red = crate::Raster::new(texture, &egui::ColorImage::filled([2, 2], Color32::RED)).expect("pixels");
    let painted = Painted { rasters: vec![red], ..painting([(CANVAS, image)]) };
    let pixels = crate::png::to_rgba(&painted, 1.0).expect("drawn");
    let middle = square().center();
    let at = 4 * (middle.y as usize * pixels.width as usize + middle.x as usize);
    let [r, g, b, a] = pixels.rgba[at..at + 4] else { panic!("a pixel") };
    assert!(r > 245 && g < 10 && b < 10 && a == 255, "{r} {g} {b} {a}");
}
