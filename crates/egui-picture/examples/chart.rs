//! Writes a small chart as `chart.svg` and `chart.png` into the current folder, set in a TrueType font:
//! `cargo run --example chart -- FONT.ttf`.

use std::sync::Arc;

use egui::{Align2, Color32, FontData, FontDefinitions, FontFamily, FontId, Ui, pos2, vec2};
use egui_picture::svg::{Fonts, SvgOptions, to_svg};
use egui_picture::{About, headless, png};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let font =
        std::env::args_os().nth(1).ok_or("name a TrueType font: cargo run --example chart -- FONT.ttf")?;
    let painted = headless::paint(vec2(320.0, 120.0), fonts(std::fs::read(font)?), light, chart);
    let about = About { title: "A small chart".to_owned(), ..About::default() };
    let families = "sans-serif".to_owned();
    let options =
        SvgOptions { about: about.clone(), families, fonts: Fonts::Embedded, ..SvgOptions::default() };
    std::fs::write("chart.svg", to_svg(&painted, &options))?;
    std::fs::write("chart.png", png::to_png(&painted, 2.0, &about)?)?;
    Ok(())
}

/// The one font of the chart.
fn fonts(bytes: Vec<u8>) -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("text".to_owned(), Arc::new(FontData::from_owned(bytes)));
    fonts.families.insert(FontFamily::Proportional, vec!["text".to_owned()]);
    fonts.families.insert(FontFamily::Monospace, vec!["text".to_owned()]);
    fonts
}

fn light(ctx: &egui::Context) {
    ctx.set_visuals(egui::Visuals::light());
}

/// Three bars with their names.
fn chart(ui: &mut Ui) {
    let origin = ui.max_rect().min;
    for (row, (name, length)) in [("north", 180.0), ("east", 90.0), ("south", 140.0)].into_iter().enumerate()
    {
        let y = origin.y + 20.0 + 30.0 * row as f32;
        let bar = egui::Rect::from_min_size(pos2(origin.x + 80.0, y), vec2(length, 18.0));
        ui.painter().rect_filled(bar, 3.0, Color32::LIGHT_BLUE);
        let at = pos2(origin.x + 70.0, bar.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, name, FontId::proportional(14.0), Color32::BLACK);
    }
}
