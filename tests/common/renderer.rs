//! A renderer for `egui_kittest` that draws with our own exporter, so needs no GPU.

use egui_kittest::TestRenderer;
use egui_picture::{Painted, png};
use image::RgbaImage;

/// Draws what a harness painted, like the exporter.
pub struct SvgRenderer;

impl TestRenderer for SvgRenderer {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        // Glyphs are drawn from the font files, not from egui's texture.
        delta.clear();
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<RgbaImage, String> {
        let painted = Painted {
            shapes: output.shapes.clone(),
            size: ctx.content_rect().size(),
            background: ctx.global_style().visuals.panel_fill,
            fonts: ctx.fonts(|fonts| fonts.definitions().clone()),
            rasters: Vec::new(),
            groups: Vec::new(),
        };
        let pixels = png::to_rgba(&painted, output.pixels_per_point).map_err(|error| error.to_string())?;
        RgbaImage::from_raw(pixels.width, pixels.height, pixels.rgba)
            .ok_or_else(|| "too few pixels".to_owned())
    }
}
