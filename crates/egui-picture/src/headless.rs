//! Runs interface code without a window: the result is shapes, not pixels. It knows nothing of what the code
//! shows.

use std::time::Duration;

use egui::{Context, FontDefinitions, RawInput, Rect, Ui, Vec2};

use super::Painted;

/// Maximum number of passes; layouts settle in two or three, animations never do.
const MAX_PASSES: usize = 6;

/// Seconds between two passes, so that animations have ended.
const PASS_SECONDS: f64 = 1.0;

/// Runs `show` in a fresh context of `size` points, at one pixel per point, and returns what it painted.
///
/// `setup` runs once before the first pass: it sets the style, and anything else the context needs. The code
/// runs again while it requests an immediate repaint, at most six times; the clock is simulated, so the
/// result does not depend on the machine.
pub fn paint(
    size: Vec2,
    fonts: FontDefinitions,
    setup: impl FnOnce(&Context),
    mut show: impl FnMut(&mut Ui),
) -> Painted {
    let context = Context::default();
    context.set_fonts(fonts.clone());
    setup(&context);
    // The program that draws the SVG smooths lines and letters, and nothing may still be fading in.
    context.all_styles_mut(|style| {
        style.animation_time = 0.0;
        // Only outlines are exported, so hinting would be wasted.
        style.visuals.text_options.font_hinting = false;
    });

    let mut shapes = Vec::new();
    for pass in 0..MAX_PASSES {
        let mut output = context.run_ui(input(size, pass), &mut show);
        // Nothing uploads these; egui requires them to be cleared.
        output.textures_delta.clear();
        shapes = std::mem::take(&mut output.shapes);
        let again = output.viewport_output.values().any(|viewport| viewport.repaint_delay == Duration::ZERO);
        // The first pass uses estimated sizes, so it is never the last.
        if pass > 0 && !again {
            break;
        }
    }
    let background = context.global_style().visuals.panel_fill;
    Painted { shapes, size, background, fonts }
}

fn input(size: Vec2, pass: usize) -> RawInput {
    let mut input = RawInput {
        screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size)),
        time: Some(pass as f64 * PASS_SECONDS),
        focused: true,
        ..RawInput::default()
    };
    let id = input.viewport_id;
    input.viewports.entry(id).or_default().native_pixels_per_point = Some(1.0);
    input
}

#[cfg(test)]
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
}
