//! One small picture with every kind of shape and every script, compared with the one kept in `snapshots`.

#![expect(clippy::disallowed_methods, reason = "colours made up for a test")]

#[path = "../../../tests/common/renderer.rs"]
mod renderer;

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, FontId, Mesh, Painter, Rect, Shape, Stroke, StrokeKind, TextFormat, Ui,
    Vec2,
    epaint::{
        BandPoint, BandShape, CubicBezierShape, EllipseShape, PathStroke, QuadraticBezierShape, RectShape,
    },
    pos2,
    text::LayoutJob,
    vec2,
};
use egui_kittest::Harness;
use egui_picture::{
    About, headless,
    svg::{self, SvgOptions, Text, to_svg},
};
use parallax_theme::fonts;

const SIZE: Vec2 = vec2(360.0, 240.0);
const INK: Color32 = Color32::from_rgb(32, 40, 52);
const BLUE: Color32 = Color32::from_rgb(0, 114, 178);
const ORANGE: Color32 = Color32::from_rgb(213, 94, 0);

fn scene(ui: &mut Ui) {
    let painter = ui.painter();
    strokes(painter);
    areas(painter);
    meshes(painter);
    scripts(painter);
    clipped(painter);
}

fn strokes(painter: &Painter) {
    let pen = Stroke::new(1.0, INK);
    painter.hline(8.0..=88.0, 8.0, pen);
    painter.vline(8.0, 12.0..=40.0, pen);
    painter.line_segment([pos2(14.0, 14.0), pos2(44.0, 40.0)], Stroke::new(2.0, BLUE));
    let zigzag = (0..6_u8).map(|i| pos2(50.0 + 7.0 * f32::from(i), if i % 2 == 0 { 16.0 } else { 38.0 }));
    painter.add(Shape::line(zigzag.collect(), Stroke::new(3.0, ORANGE)));
    painter.add(Shape::dashed_line(&[pos2(8.0, 46.0), pos2(88.0, 46.0)], Stroke::new(1.0, INK), 6.0, 3.0));
    let curve = [pos2(96.0, 40.0), pos2(110.0, 0.0), pos2(124.0, 40.0)];
    painter.add(QuadraticBezierShape::from_points_stroke(curve, false, Color32::TRANSPARENT, pen));
    let curve = [pos2(130.0, 40.0), pos2(130.0, 0.0), pos2(160.0, 40.0), pos2(160.0, 8.0)];
    painter.add(CubicBezierShape::from_points_stroke(
        curve,
        false,
        Color32::TRANSPARENT,
        Stroke::new(2.0, BLUE),
    ));
    let shade = PathStroke::new_uv(2.0, |_, _| ORANGE);
    painter.add(Shape::Path(egui::epaint::PathShape::line(vec![pos2(96.0, 46.0), pos2(160.0, 46.0)], shade)));
}

fn areas(painter: &Painter) {
    painter.circle(pos2(182.0, 22.0), 12.0, BLUE.gamma_multiply(0.5), Stroke::new(1.0, BLUE));
    painter.add(EllipseShape {
        center: pos2(216.0, 22.0),
        radius: vec2(16.0, 8.0),
        fill: ORANGE,
        stroke: Stroke::new(2.0, INK),
        angle: 0.5,
    });
    let triangle = vec![pos2(250.0, 8.0), pos2(266.0, 36.0), pos2(238.0, 36.0)];
    painter.add(Shape::convex_polygon(triangle, ORANGE.gamma_multiply(0.3), Stroke::new(1.5, ORANGE)));
    for (number, kind) in
        [StrokeKind::Inside, StrokeKind::Middle, StrokeKind::Outside].into_iter().enumerate()
    {
        let rect = Rect::from_min_size(pos2(276.0 + 28.0 * number as f32, 10.0), vec2(20.0, 26.0));
        painter.rect(rect, 3.0, BLUE.gamma_multiply(0.3), Stroke::new(2.0, BLUE), kind);
    }
    let corners = CornerRadius { nw: 12, ne: 0, sw: 0, se: 6 };
    painter.rect_filled(Rect::from_min_size(pos2(8.0, 56.0), vec2(40.0, 30.0)), corners, INK);
    let shadow = Rect::from_min_size(pos2(60.0, 60.0), vec2(36.0, 22.0));
    painter.add(RectShape::filled(shadow, 4.0, Color32::from_black_alpha(120)).with_blur_width(10.0));
    painter.rect_filled(shadow, 4.0, Color32::WHITE);
    let tilted = Rect::from_center_size(pos2(124.0, 71.0), vec2(26.0, 14.0));
    painter.add(RectShape::filled(tilted, 3.0, BLUE).with_angle(0.6));
    let band = (0..8_u8).map(|i| {
        BandPoint::from_pos_and_width(pos2(150.0 + 6.0 * f32::from(i), 71.0), 4.0 + 2.0 * f32::from(i))
    });
    painter.add(BandShape::new(band.collect(), ORANGE.gamma_multiply(0.4), Stroke::new(1.0, ORANGE)));
}

fn meshes(painter: &Painter) {
    // A concave area, triangulated and half transparent: there must be no seams or doubled edges.
    let mut area = Mesh::default();
    let rim = [(0.0, 0.0), (40.0, 4.0), (36.0, 30.0), (20.0, 12.0), (4.0, 28.0)];
    for (x, y) in rim {
        area.colored_vertex(pos2(206.0 + x, 56.0 + y), BLUE.gamma_multiply(0.5));
    }
    area.add_triangle(0, 1, 3);
    area.add_triangle(1, 3, 2);
    area.add_triangle(0, 3, 4);
    painter.add(Shape::Mesh(Arc::new(area)));
    let mut fade = Mesh::default();
    for (x, y, color) in [(0.0, 0.0, ORANGE), (50.0, 0.0, Color32::TRANSPARENT)]
        .into_iter()
        .flat_map(|(x, y, color)| [(x, y, color), (x, y + 24.0, color)])
    {
        fade.colored_vertex(pos2(254.0 + x, 58.0 + y), color);
    }
    fade.add_triangle(0, 1, 2);
    fade.add_triangle(2, 1, 3);
    painter.add(Shape::Mesh(Arc::new(fade)));
    let mut patch = Mesh::default();
    for (x, y, color) in
        [(0.0, 0.0, BLUE), (30.0, 0.0, ORANGE), (30.0, 24.0, INK), (0.0, 24.0, Color32::WHITE)]
    {
        patch.colored_vertex(pos2(314.0 + x, 58.0 + y), color);
    }
    patch.add_triangle(0, 1, 2);
    patch.add_triangle(0, 2, 3);
    painter.add(Shape::Mesh(Arc::new(patch)));
}

fn scripts(painter: &Painter) {
    let at = |x: f32, y: f32| pos2(x, y);
    let plain = FontId::new(14.0, fonts::regular());
    painter.text(
        at(8.0, 94.0),
        Align2::LEFT_TOP,
        "Khusham, Ḥaṭla & Tabiya: “more than 100” – fjord",
        plain.clone(),
        INK,
    );
    painter.text(at(8.0, 114.0), Align2::LEFT_TOP, "Дейр-эз-Зор, Калининград", plain.clone(), INK);
    painter.text(
        at(8.0, 134.0),
        Align2::LEFT_TOP,
        "Semibold 1\u{202f}234",
        FontId::new(16.0, fonts::semibold()),
        BLUE,
    );
    let arabic = FontId::new(18.0, fonts::at_level(&fonts::regular(), 1));
    painter.text(at(352.0, 110.0), Align2::RIGHT_TOP, "خشام", arabic.clone(), INK);
    painter.text(at(352.0, 136.0), Align2::RIGHT_TOP, "دير الزور لا", arabic, ORANGE);
    let mut job = LayoutJob::default();
    let format = |color: Color32| TextFormat { font_id: plain.clone(), color, ..TextFormat::default() };
    job.append("under", 0.0, TextFormat { underline: Stroke::new(1.0, ORANGE), ..format(INK) });
    job.append(" struck", 6.0, TextFormat { strikethrough: Stroke::new(1.0, INK), ..format(BLUE) });
    job.append(" marked", 0.0, TextFormat { background: Color32::from_rgb(255, 236, 160), ..format(INK) });
    job.append(" leaning and long enough to wrap", 0.0, TextFormat { italics: true, ..format(INK) });
    job.wrap.max_width = 200.0;
    let galley = painter.layout_job(job);
    painter.galley(at(8.0, 158.0), galley, INK);
    let galley = painter.layout_no_wrap("turned a quarter".to_owned(), plain.clone(), INK);
    let turned =
        egui::epaint::TextShape::new(at(240.0, 232.0), galley, INK).with_angle(-std::f32::consts::FRAC_PI_2);
    painter.add(turned);
    let mut job = LayoutJob::single_section("too long for its place".to_owned(), format(INK));
    job.wrap = egui::text::TextWrapping::truncate_at_width(80.0);
    let galley = painter.layout_job(job);
    painter.galley(at(256.0, 164.0), galley, INK);
    let halo = painter.layout_no_wrap("halo".to_owned(), plain, Color32::PLACEHOLDER);
    painter.rect_filled(Rect::from_min_size(at(256.0, 188.0), vec2(44.0, 20.0)), 0.0, BLUE);
    for offset in [vec2(-1.0, 0.0), vec2(1.0, 0.0), vec2(0.0, -1.0), vec2(0.0, 1.0)] {
        painter.galley(at(264.0, 187.0) + offset, halo.clone(), Color32::WHITE);
    }
    painter.galley(at(264.0, 187.0), halo, INK);
}

fn clipped(painter: &Painter) {
    let window = Rect::from_min_size(pos2(310.0, 188.0), vec2(40.0, 40.0));
    painter.rect_stroke(window, 0.0, Stroke::new(1.0, INK), StrokeKind::Outside);
    let inside = painter.with_clip_rect(window);
    inside.circle_filled(window.left_top(), 24.0, ORANGE);
    inside.circle_filled(window.right_bottom(), 24.0, BLUE);
    inside.circle_filled(window.center() + vec2(100.0, 0.0), 8.0, INK);
}

fn light(ctx: &egui::Context) {
    ctx.set_theme(egui::Theme::Light);
    ctx.all_styles_mut(|style| style.visuals.panel_fill = Color32::WHITE);
}

#[test]
fn every_shape_and_script_looks_as_it_did() {
    let mut started = false;
    let mut harness = Harness::builder()
        .with_size(SIZE)
        .with_pixels_per_point(2.0)
        .renderer(renderer::SvgRenderer)
        .build_ui(move |ui| {
            if !started {
                started = true;
                ui.ctx().set_fonts(fonts::definitions());
                light(ui.ctx());
                return;
            }
            scene(ui);
        });
    harness.run_steps(3);
    harness.snapshot("export_shapes");
}

#[test]
fn the_same_painting_gives_the_same_bytes_and_leaves_nothing_out() {
    let paint = || headless::paint(SIZE, fonts::definitions(), light, scene);
    let (one, two) = (paint(), paint());
    for text in [Text::Selectable, Text::Outlines] {
        let options = SvgOptions { text, ..SvgOptions::default() };
        assert_eq!(to_svg(&one, &options), to_svg(&two, &options));
    }
    assert_eq!(svg::unsupported(&one), 0);
}

#[test]
fn selectable_text_can_be_found_and_outlines_cannot() {
    let painted = headless::paint(SIZE, fonts::definitions(), light, scene);
    let options = |text| SvgOptions {
        text,
        about: About {
            title: "Shapes".to_owned(),
            description: "Every kind.".to_owned(),
            ..About::default()
        },
        ..SvgOptions::default()
    };
    let selectable = to_svg(&painted, &options(Text::Selectable));
    for text in
        ["Ḥaṭla &amp; Tabiya", "Калининград", ">خشام<", ">دير الزور لا<", "<title id=\"title\">Shapes</title>"]
    {
        assert!(selectable.contains(text), "{text}");
    }
    assert!(!to_svg(&painted, &options(Text::Outlines)).contains("<text"));
    // Kept for viewing the files in other programs; the folder belongs to the build.
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("shapes-text.svg"), selectable).expect("written");
    std::fs::write(folder.join("shapes-outlines.svg"), to_svg(&painted, &options(Text::Outlines)))
        .expect("written");
}
