//! Runs interface code without a window: the result is shapes, not pixels. It knows nothing of what the code
//! shows.

use std::time::Duration;

use egui::epaint::ClippedShape;
use egui::{Context, FontDefinitions, Memory, RawInput, Rect, Ui, Vec2};

use super::Painted;
use super::raster::Textures;

/// Maximum number of passes; layouts settle in two or three, animations never do.
const MAX_PASSES: usize = 6;

/// Seconds between two passes, so that animations have ended.
const PASS_SECONDS: f64 = 1.0;

/// Runs `show` in a fresh context of `size` points, at one pixel per point, and returns what it painted. For more than
/// one picture, keep a [`Stage`].
///
/// `setup` runs once before the first pass: it sets the style, and anything else the context needs. The code
/// runs again while it requests an immediate repaint, at most six times; the clock is simulated, so the
/// result does not depend on the machine.
pub fn paint(
    size: Vec2,
    fonts: FontDefinitions,
    setup: impl FnOnce(&Context),
    show: impl FnMut(&mut Ui),
) -> Painted {
    Stage::new(fonts, setup).paint(size, show)
}

/// A context in which one picture after another is painted: fonts are read and letters are drawn once.
///
/// No picture finds anything of the one before: what [`paint`] gives for it, a stage gives too.
pub struct Stage {
    context: Context,
    fonts: FontDefinitions,
    /// The memory of the context before anything was painted.
    empty: Memory,
    textures: Textures,
    /// The number of passes so far. The clock of a context never goes back.
    passes: usize,
    /// Whether egui knows the widgets of a picture.
    is_used: bool,
}

impl Stage {
    /// Makes a context with these fonts. `setup` runs once; what it stores in the memory of the context is there for
    /// each picture.
    pub fn new(fonts: FontDefinitions, setup: impl FnOnce(&Context)) -> Self {
        let context = Context::default();
        setup(&context);
        // The program that draws the SVG smooths lines and letters, and nothing may still be fading in.
        context.all_styles_mut(|style| {
            style.animation_time = 0.0;
            // Only outlines are exported, so hinting would be wasted. At how many places within a pixel letters are drawn stays
            // as in a window: where text is broken into lines depends on it.
            style.visuals.text_options.font_hinting = false;
        });
        // Copied before the fonts are set: the memory holds fonts until the first pass, and setting them makes them anew.
        let empty = context.memory(Memory::clone);
        context.set_fonts(fonts.clone());
        Self { context, fonts, empty, textures: Textures::default(), passes: 0, is_used: false }
    }

    /// Returns what `measure` finds in a pass of its own, of which nothing is painted: how large a picture will be, for
    /// example. The texts that it lays out need not be laid out again for that picture.
    pub fn measure<T>(&mut self, size: Vec2, measure: impl FnOnce(&mut Ui) -> T) -> Option<T> {
        self.clear(size);
        let (mut measure, mut found) = (Some(measure), None);
        self.pass(size, &mut |ui: &mut Ui| found = measure.take().map(|measure| measure(ui)));
        found
    }

    /// Paints one picture, as [`paint`] does.
    pub fn paint(&mut self, size: Vec2, mut show: impl FnMut(&mut Ui)) -> Painted {
        self.clear(size);
        self.is_used = true;
        let mut shapes = Vec::new();
        for pass in 0..MAX_PASSES {
            let (painted, repaint) = self.pass(size, &mut show);
            shapes = painted;
            // The first pass uses estimated sizes, so it is never the last.
            if pass > 0 && repaint == Repaint::Later {
                break;
            }
        }
        let background = self.context.global_style().visuals.panel_fill;
        let rasters = self.textures.rasters();
        Painted { shapes, size, background, fonts: self.fonts.clone(), rasters, groups: Vec::new() }
    }

    /// Removes all that the last picture left: its memory, and what egui knows of the widgets of the last pass.
    fn clear(&mut self, size: Vec2) {
        if self.passes == 0 {
            return;
        }
        self.context.memory_mut(|memory| *memory = self.empty.clone());
        if !std::mem::take(&mut self.is_used) {
            return;
        }
        for _ in 0..MAX_PASSES {
            if self.pass(size, &mut |_: &mut Ui| {}).1 == Repaint::Later {
                break;
            }
        }
        self.context.memory_mut(|memory| *memory = self.empty.clone());
    }

    fn pass(&mut self, size: Vec2, show: &mut impl FnMut(&mut Ui)) -> (Vec<ClippedShape>, Repaint) {
        let mut output = self.context.run_ui(input(size, self.passes as f64 * PASS_SECONDS), show);
        self.passes += 1;
        self.textures.follow(&output.textures_delta);
        // Nothing uploads these; egui requires them to be cleared.
        output.textures_delta.clear();
        let again = output.viewport_output.values().any(|viewport| viewport.repaint_delay == Duration::ZERO);
        (output.shapes, if again { Repaint::Now } else { Repaint::Later })
    }
}

/// Whether another pass was requested at once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Repaint {
    Now,
    Later,
}

/// What a window of `size` points asks for after so many seconds, on a screen with one pixel per point.
#[must_use]
pub fn input(size: Vec2, seconds: f64) -> RawInput {
    let mut input = RawInput {
        screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size)),
        time: Some(seconds),
        focused: true,
        ..RawInput::default()
    };
    let id = input.viewport_id;
    input.viewports.entry(id).or_default().native_pixels_per_point = Some(1.0);
    input
}

#[cfg(test)]
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the methods are not general enough over lifetimes"
)]
mod tests {
    use super::*;
    use parallax_theme::fonts;

    #[test]
    fn it_runs_again_while_asked_but_not_forever() {
        let mut runs = 0;
        paint(
            Vec2::splat(50.0),
            fonts::definitions(),
            |_| {},
            |ui| {
                runs += 1;
                ui.ctx().request_repaint();
            },
        );
        assert_eq!(runs, MAX_PASSES);
    }

    #[test]
    fn what_is_painted_is_kept_with_its_size_and_ground() {
        let setup = |ctx: &Context| ctx.set_theme(egui::Theme::Light);
        let painted = paint(egui::vec2(80.0, 40.0), fonts::definitions(), setup, |ui| {
            ui.label("Khusham");
        });
        assert_eq!(painted.size, egui::vec2(80.0, 40.0));
        assert_eq!(painted.background, egui::Visuals::light().panel_fill);
        assert!(painted.shapes.iter().any(|clipped| matches!(clipped.shape, egui::Shape::Text(_))));
    }

    #[test]
    fn a_picture_finds_nothing_of_a_measure_but_its_texts() {
        let setup = |ctx: &Context| ctx.set_theme(egui::Theme::Light);
        let size = egui::vec2(200.0, 80.0);
        let mut stage = Stage::new(fonts::definitions(), setup);
        let (mut fresh, mut after) = (Vec::new(), Vec::new());
        let plain = paint(size, fonts::definitions(), setup, |ui| fresh.push(remember(ui)));
        let mut passes = 0;
        let measured = stage.measure(egui::vec2(300.0, 50.0), |ui| {
            passes += 1;
            remember(ui)
        });
        assert_eq!((measured.as_ref(), passes), (fresh.first(), 1));
        let painted = stage.paint(size, |ui| after.push(remember(ui)));
        assert_eq!(fresh.last(), after.last());
        let options = crate::svg::SvgOptions::default();
        assert_eq!(crate::svg::to_svg(&plain, &options), crate::svg::to_svg(&painted, &options));
    }

    /// Shows what its context remembers of earlier passes, and returns it.
    fn remember(ui: &mut Ui) -> String {
        let id = egui::Id::unique("shown");
        let shown = ui.data_mut(|data| {
            let shown = data.get_temp_mut_or_default::<usize>(id);
            *shown += 1;
            *shown
        });
        let known = ui.ctx().read_response(egui::Id::unique("button")).is_some();
        // A fresh context asks for one pass more.
        let again = shown > 1;
        let remembered = format!("again: {again}, known: {known}, {:?}", ui.memory(egui::Memory::focused));
        ui.label(&remembered);
        let button = ui.interact(ui.max_rect(), egui::Id::unique("button"), egui::Sense::click());
        button.request_focus();
        egui::ScrollArea::vertical().stick_to_bottom(true).show(ui, |ui| ui.add_space(200.0));
        remembered
    }

    #[test]
    fn a_picture_finds_nothing_of_the_one_before() {
        let setup = |ctx: &Context| {
            ctx.set_theme(egui::Theme::Dark);
            ctx.data_mut(|data| data.insert_temp(egui::Id::unique("kept"), "of the setup"));
        };
        let mut stage = Stage::new(fonts::definitions(), setup);
        for size in [egui::vec2(200.0, 80.0), egui::vec2(120.0, 300.0), egui::vec2(200.0, 80.0)] {
            let (mut first, mut second) = (Vec::new(), Vec::new());
            let fresh = paint(size, fonts::definitions(), setup, |ui| first.push(remember(ui)));
            let again = stage.paint(size, |ui| {
                let kept = ui.data(|data| data.get_temp::<&str>(egui::Id::unique("kept")));
                assert_eq!(kept, Some("of the setup"));
                second.push(remember(ui));
            });
            assert_eq!((&first[0], first.last()), (&second[0], second.last()));
            let options = crate::svg::SvgOptions::default();
            assert_eq!(crate::svg::to_svg(&fresh, &options), crate::svg::to_svg(&again, &options));
        }
    }

    #[test]
    fn fonts_are_read_once_for_all_pictures() {
        let mut stage = Stage::new(fonts::definitions(), |_| {});
        let mut drawn = Vec::new();
        for _ in 0..2 {
            stage.paint(Vec2::splat(50.0), |ui| {
                ui.label("Khusham");
                // Letters stay in the atlas as long as the fonts do.
                drawn.push(ui.ctx().fonts(|fonts| fonts.font_image_size()));
            });
        }
        let context = stage.context.clone();
        let ratio = context.fonts(|fonts| fonts.font_atlas_fill_ratio());
        assert!(drawn.windows(2).all(|pair| pair[0] == pair[1]) && ratio > 0.0, "{drawn:?}");
    }
}
