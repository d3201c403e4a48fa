//! The program in a context of its own, as in a window, frame by frame and without a GPU.

use divan::black_box;
use egui::{Context, Pos2, RawInput, Rect, Shape, Vec2, vec2};
use parallax::app::Parallax;

/// The size of the window, in points.
pub const SIZE: Vec2 = vec2(1440.0, 900.0);

/// Frames before measuring, until fonts are rasterised and sizes have settled.
const WARM: usize = 8;

/// A program and its context.
pub struct Stage {
    ctx: Context,
    pub program: Parallax,
    /// What happens in the next frame.
    pub events: Vec<egui::Event>,
    /// Whether something in the last frame is still being worked out on another thread.
    pub is_working: bool,
    frame: u32,
}

impl Stage {
    pub fn new(program: Parallax) -> Self {
        let ctx = Context::default();
        program.prepare(&ctx);
        Self { ctx, program, events: Vec::new(), is_working: false, frame: 0 }
    }

    pub fn warm(mut self) -> Self {
        for _ in 0..WARM {
            self.frame();
        }
        self
    }

    /// Layout and tessellation of one frame; returns the number of vertices.
    pub fn frame(&mut self) -> usize {
        let (shapes, scale) = self.layout();
        let meshes = self.ctx.tessellate(shapes, scale);
        black_box(meshes.len())
    }

    pub fn layout(&mut self) -> (Vec<egui::epaint::ClippedShape>, f32) {
        self.frame += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(f64::from(self.frame) / 60.0),
            focused: true,
            events: std::mem::take(&mut self.events),
            ..RawInput::default()
        };
        let program = &mut self.program;
        let mut output = self.ctx.run_ui(input, |ui| program.ui(ui));
        output.textures_delta.clear();
        self.is_working = output.shapes.iter().any(|clipped| is_waiting(&clipped.shape));
        (std::mem::take(&mut output.shapes), output.pixels_per_point)
    }
}

/// Whether a shape is the words shown in place of what is not there yet.
fn is_waiting(shape: &Shape) -> bool {
    match shape {
        Shape::Text(text) => text.galley.text().starts_with("Working out"),
        Shape::Vec(shapes) => shapes.iter().any(is_waiting),
        _ => false,
    }
}
