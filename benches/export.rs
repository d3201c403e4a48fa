//! The cost of a picture: lowering and writing SVG, and drawing PNG, for a painted window of some 1,500
//! shapes.

#![expect(clippy::disallowed_methods, reason = "colours made up for a bench")]

use divan::{Bencher, black_box};
use egui::{Align2, Color32, FontId, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};
use egui_picture::{
    About, Painted, headless, png,
    svg::{SvgOptions, Text, to_svg},
};
use parallax::theme::fonts;

fn main() {
    divan::main();
}

const SIZE: Vec2 = vec2(1440.0, 900.0);
const INK: Color32 = Color32::from_rgb(32, 40, 52);
const WORDS: [&str; 6] = [
    "Buga, via Reuters",
    "more than 100",
    "pro-government forces",
    "Khusham",
    "Syrian Observatory for Human Rights",
    "said on 12 February 2018",
];

/// 24 columns and 20 rows of a bar, a line, and a label; a river; some labels with a halo.
fn window(ui: &mut Ui) {
    let painter = ui.painter();
    for cell in 0..480_u16 {
        let (column, row) = (f32::from(cell % 8), f32::from(cell / 8));
        let at = pos2(8.0 + column * 178.0, 6.0 + row * 14.5);
        let bar = Rect::from_min_size(at, vec2(20.0 + row, 10.0));
        painter.rect(bar, 2.0, Color32::LIGHT_BLUE, Stroke::new(1.0, Color32::BLUE), StrokeKind::Inside);
        painter.line_segment([at, at + vec2(170.0, 0.0)], Stroke::new(1.0, Color32::LIGHT_GRAY));
        let font = FontId::new(11.0, if cell % 5 == 0 { fonts::semibold() } else { fonts::regular() });
        let text = WORDS[usize::from(cell) % WORDS.len()];
        painter.text(at + vec2(24.0, -2.0), Align2::LEFT_TOP, text, font, INK);
    }
    let river = (0..400_u16).map(|i| pos2(f32::from(i) * 3.6, 450.0 + 80.0 * (f32::from(i) / 20.0).sin()));
    painter.add(Shape::line(river.collect(), Stroke::new(3.0, Color32::BLUE)));
    for label in 0..40_u8 {
        let at = pos2(20.0 + 34.0 * f32::from(label), 300.0 + 11.0 * f32::from(label % 30));
        let galley =
            painter.layout_no_wrap("Deir ez-Zor".to_owned(), FontId::new(13.0, fonts::regular()), INK);
        for (x, y) in [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)] {
            painter.galley_with_override_text_color(at + vec2(x, y), galley.clone(), Color32::WHITE);
        }
        painter.galley(at, galley, INK);
    }
}

fn painted() -> Painted {
    headless::paint(SIZE, fonts::definitions(), |ctx| ctx.set_theme(egui::Theme::Light), window)
}

#[divan::bench]
fn paint_headless(bencher: Bencher<'_, '_>) {
    bencher.bench(painted);
}

#[divan::bench(args = [Text::Selectable, Text::Outlines])]
fn svg(bencher: Bencher<'_, '_>, text: Text) {
    let painted = painted();
    let options = SvgOptions { text, ..SvgOptions::default() };
    println!("{} shapes, {text:?}: {} bytes", painted.shapes.len(), to_svg(&painted, &options).len());
    bencher.bench(|| to_svg(black_box(&painted), &options));
}

#[divan::bench(args = [1.0, 2.0])]
fn rgba(bencher: Bencher<'_, '_>, scale: f32) {
    let painted = painted();
    bencher.bench(|| png::to_rgba(black_box(&painted), scale));
}

#[divan::bench(args = [1.0, 2.0])]
fn png_file(bencher: Bencher<'_, '_>, scale: f32) {
    let painted = painted();
    bencher.bench(|| png::to_png(black_box(&painted), scale, &About::default()));
}
