//! The first frame, drawn while the window is being made: opening a window with its graphics takes as long as laying out and
//! drawing all the letters that it will show, and needs one core only.
//!
//! Nobody sees this frame. What it leaves in the context, laid-out texts and drawn letters, is there when the window draws its
//! own; where the screen turns out to have other pixels than was assumed, that draws them again.

use std::mem::take;
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};

use egui::{Context, RawInput, TexturesDelta, Vec2};
use egui_picture::headless;

use crate::app::Parallax;

/// The side of the largest texture for letters: every graphics card that is still in use has it. egui draws all letters again
/// where the number changes.
pub const TEXTURE_SIDE: usize = 8192;

/// A first frame that is being drawn on another thread, if there is one to be had.
pub struct FirstFrame {
    program: Arc<Mutex<Option<Parallax>>>,
    work: Option<JoinHandle<TexturesDelta>>,
}

impl FirstFrame {
    /// Begins to draw what `program` shows in a window of `size` points, into `ctx`.
    pub fn begin(program: Parallax, ctx: &Context, size: Vec2) -> Self {
        let program = Arc::new(Mutex::new(Some(program)));
        let (theirs, ctx) = (Arc::clone(&program), ctx.clone());
        let draw = move || {
            let mut program = theirs.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(program) = program.as_mut() else { return TexturesDelta::default() };
            let mut output = ctx.run_ui(input(size), |ui| program.ui(ui));
            take(&mut output.textures_delta)
        };
        let work = Builder::new().name("first frame".to_owned()).spawn(draw).ok();
        Self { program, work }
    }

    /// Waits for the frame, and gives the program back. What was drawn for it is handed to the graphics with the next frame.
    pub fn finish(self, ctx: &Context) -> Option<Parallax> {
        let Self { program, work } = self;
        let joined = work.map(|work| work.join().unwrap_or_else(|panic| resume_unwind(panic)));
        let mut drawn = joined.unwrap_or_default();
        let textures = ctx.tex_manager();
        let mut textures = textures.write();
        for (id, deltas) in take(&mut drawn.set) {
            for delta in deltas.into_iter().filter(|_| !drawn.free.contains(&id)) {
                textures.set(id, delta);
            }
        }
        drawn.clear();
        program.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// What a window of that size will ask for first, on a screen with one pixel per point.
fn input(size: Vec2) -> RawInput {
    RawInput { max_texture_side: Some(TEXTURE_SIDE), ..headless::input(size, 0.0) }
}

#[cfg(test)]
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method is not general enough over lifetimes"
)]
mod tests {
    use egui::{ColorImage, ImageData, TextureId};

    use super::*;
    use crate::load;

    #[test]
    fn the_window_finds_all_letters_drawn_and_the_graphics_get_them() {
        let (ctx, size) = (Context::default(), Vec2::new(1360.0, 820.0));
        let program = Parallax::new("k", load::read(load::KHUSHAM));
        program.prepare(&ctx);
        let mut program = FirstFrame::begin(program, &ctx, size).finish(&ctx).expect("given back");
        let drawn = ctx.fonts(|fonts| fonts.image());
        let mut output = ctx.run_ui(input(size), |ui| program.ui(ui));
        assert_eq!(ctx.fonts(|fonts| fonts.image()), drawn, "no letter is drawn again");
        let deltas = output.textures_delta.set.remove(&TextureId::default()).expect("letters");
        output.textures_delta.clear();
        let mut sent = ColorImage::default();
        for delta in &deltas {
            let ImageData::Color(part) = &delta.image;
            let Some([left, top]) = delta.pos else {
                sent = ColorImage::clone(part);
                continue;
            };
            for (y, x) in (0..part.height()).flat_map(|y| (0..part.width()).map(move |x| (y, x))) {
                sent[(left + x, top + y)] = part[(x, y)];
            }
        }
        assert_eq!(sent, drawn);
    }
}
