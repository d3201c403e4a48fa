//! The raster picture under the map, dimmed. What is in sight of it is decoded on another thread, and nothing else is held.

use std::sync::Arc;

use egui::{Color32, ColorImage, Id, Pos2, Rect, TextureHandle, TextureOptions, Ui, pos2, vec2};
use parallax_raster::{Pixels, Window};

use super::super::Context;
use super::super::context::Surface;
use super::super::memo::{forget, memoize_later};
use crate::geo::Mercator;
use crate::load::ground::Backdrop;
use crate::map::Projector;
use crate::memo::IsWanted;
use crate::session::{Input, Reads};
use crate::theme::{Palette, Type, galley, space};

/// How much of the ground beside the map is decoded with it in a window, as a share of it: a map that is moved a little has no
/// empty edge.
const BESIDE: f64 = 0.15;
/// The window of the plane that is decoded begins and ends at multiples of so many points.
const STEP: f64 = 64.0;
/// Pixels of the picture for each point of a drawing, which may be printed.
const PIXELS_IN_PRINT: f64 = 2.5;
/// The world is in sight at most twice: to both sides of 180°.
const MOST_COPIES: usize = 2;
/// How much of a colour is that of the land.
const DIMMED: f32 = 0.65;

/// The pixels of a part of the picture, or why there are none.
#[derive(Debug)]
struct Drawn {
    window: Window,
    pixels: Result<Pixels, String>,
}

/// What is on the graphics card.
#[derive(Clone)]
struct Shown {
    drawn: Arc<Drawn>,
    texture: Option<TextureHandle>,
    /// Of which picture, and on which paper.
    of: Reads,
}

/// Inputs that the pixels depend on, but for where they are.
const READS: &[Input] = &[Input::Dossier, Input::Backdrop, Input::Theme];

/// Whose work the picture is: "Picture under the map: Own flight, 2024". Nothing if there is none.
pub fn credit(ctx: &Context<'_>) -> Option<String> {
    ctx.backdrop().map(|backdrop| format!("Picture under the map: {}", backdrop.credit))
}

/// Paints what is in sight.
pub fn paint(ctx: &Context<'_>, ui: &Ui, projector: &Projector) {
    let Some(backdrop) = ctx.backdrop() else {
        (0..MOST_COPIES).for_each(|index| drop_all(ui, id_of(ui, index)));
        return;
    };
    let painter = ui.painter().with_clip_rect(projector.world().intersect(ui.clip_rect()));
    let mut trouble = None;
    for (index, copy) in projector.copies().take(MOST_COPIES).enumerate() {
        let id = id_of(ui, index);
        let Some(shown) = shown(ctx, ui, id, backdrop, &copy) else { continue };
        match (&shown.texture, &shown.drawn.pixels) {
            (Some(texture), _) => {
                let Window { west, north, east, south } = shown.drawn.window;
                let corner = |x, y| copy.to_screen(Mercator::new(x, y));
                let rect = Rect::from_min_max(corner(west, north), corner(east, south));
                let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
                painter.image(texture.id(), rect, whole, Color32::WHITE);
            }
            (None, Err(why)) => trouble = Some(format!("{}: {why}", backdrop.name)),
            (None, Ok(_)) => {}
        }
    }
    if let Some(why) = trouble {
        tell(ctx, ui, projector.viewport(), &why);
    }
}

fn id_of(ui: &Ui, copy: usize) -> Id {
    ui.scope_id().with(("backdrop", copy))
}

fn last_of(id: Id) -> Id {
    id.with("shown")
}

/// Where the pixels begin and end, as bits, and how many they are.
type Part = ([u64; 4], [u32; 2]);

/// Holds nothing of what is out of sight.
fn drop_all(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.remove::<Shown>(last_of(id)));
    forget::<Part, Drawn>(ui, id);
}

/// What there is to show for this part of the plane: as it should be, or else what was shown last.
fn shown(ctx: &Context<'_>, ui: &Ui, id: Id, backdrop: &Backdrop, projector: &Projector) -> Option<Shown> {
    let id_of_last = last_of(id);
    let last = ui.data(|data| data.get_temp::<Shown>(id_of_last));
    let Some((window, size)) = wanted(ctx, ui, backdrop, projector) else {
        drop_all(ui, id);
        return None;
    };
    let palette = ctx.palette;
    let key: Part = ([window.west, window.north, window.east, window.south].map(f64::to_bits), size);
    let later = memoize_later(ctx, ui, id, (READS, key), true, || {
        let raster = backdrop.raster.clone();
        move |is_wanted: IsWanted<'_>| {
            let pixels = raster.draw(window, size, is_wanted);
            is_wanted().then(|| Drawn {
                window,
                pixels: pixels.map(|pixels| dim(pixels, palette)).map_err(|error| error.to_string()),
            })
        }
    });
    let of = ctx.revisions.of(READS);
    let last = last.filter(|last| last.of == of);
    let Some(drawn) = later.ready() else { return last };
    if let Some(last) = last.filter(|last| Arc::ptr_eq(&last.drawn, &drawn)) {
        return Some(last);
    }
    let texture = drawn.pixels.as_ref().ok().map(|pixels| {
        let size = pixels.size.map(|side| side as usize);
        let image = ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
        ui.ctx().load_texture("backdrop", image, TextureOptions::LINEAR)
    });
    let shown = Shown { drawn, texture, of };
    ui.data_mut(|data| data.insert_temp(id_of_last, shown.clone()));
    Some(shown)
}

/// Which part of the plane is decoded, with how many pixels; `None` if none of the picture is in sight.
fn wanted(
    ctx: &Context<'_>,
    ui: &Ui,
    backdrop: &Backdrop,
    projector: &Projector,
) -> Option<(Window, [u32; 2])> {
    let bounds = backdrop.raster.bounds();
    let seen = projector.visible();
    let seen = Window { west: seen.min.x, north: seen.min.y, east: seen.max.x, south: seen.max.y };
    if !seen.intersects(bounds) {
        return None;
    }
    let scale = projector.camera().scale;
    let is_window = ctx.surface == Surface::Window;
    let (seen, density) = if is_window {
        // Half a doubling at a time, so that each turn of the wheel does not decode anew.
        let fine = scale * f64::from(ui.pixels_per_point());
        (snapped(seen, STEP / scale), ((2.0 * fine.log2()).ceil() / 2.0).exp2())
    } else {
        (seen, scale * PIXELS_IN_PRINT)
    };
    let window = Window {
        west: seen.west.max(bounds.west),
        north: seen.north.max(bounds.north),
        east: seen.east.min(bounds.east),
        south: seen.south.min(bounds.south),
    };
    let size =
        vec2((window.east - window.west) as f32, (window.south - window.north) as f32) * density as f32;
    // What a graphics card takes, and what a drawing of any size can hold.
    let most = ui.input(|input| input.max_texture_side) as f32;
    let size = size * (most / size.max_elem()).min(1.0);
    let whole = |side: f32| (side.round() as u32).max(1);
    window.is_positive().then(|| (window, [whole(size.x), whole(size.y)]))
}

/// A window with a margin, whose edges lie on a grid of the plane.
fn snapped(seen: Window, step: f64) -> Window {
    // A power of two: the grid stays where it is while the scale changes little.
    let step = step.log2().ceil().exp2();
    let (across, down) = (BESIDE * (seen.east - seen.west), BESIDE * (seen.south - seen.north));
    let (low, high) = (|edge: f64| (edge / step).floor() * step, |edge: f64| (edge / step).ceil() * step);
    Window {
        west: low(seen.west - across),
        north: low(seen.north - down),
        east: high(seen.east + across),
        south: high(seen.south + down),
    }
}

/// Less colourful and nearer to the land, so that marks, lines and names stand out on it.
fn dim(mut pixels: Pixels, palette: &Palette) -> Pixels {
    let land = palette.land.to_array().map(f32::from);
    for pixel in pixels.rgba.chunks_exact_mut(4) {
        let [r, g, b] = [0, 1, 2].map(|channel| f32::from(pixel[channel]));
        let grey = 0.299 * r + 0.587 * g + 0.114 * b;
        for (channel, colour) in [r, g, b].into_iter().enumerate() {
            let quiet = f32::midpoint(colour, grey);
            pixel[channel] = (quiet + DIMMED * (land[channel] - quiet)).round() as u8;
        }
    }
    pixels
}

/// Says at the top of the map why the picture is not under it.
fn tell(ctx: &Context<'_>, ui: &Ui, viewport: Rect, why: &str) {
    let words = format!("Not drawn under the map: {why}");
    let width = viewport.width() - 2.0 * space::L;
    let words = galley(ui.painter(), &words, Type::Small, ctx.palette.mute, width.max(80.0));
    let at = viewport.left_top() + vec2(space::M, space::M);
    let ground = Rect::from_min_size(at, words.size()).expand(space::XS);
    ui.painter().rect_filled(ground, 0.0, ctx.palette.paper);
    ui.painter().galley(at, words, ctx.palette.mute);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Mode;

    #[test]
    fn a_picture_is_dimmed_towards_the_land_in_light_and_dark() {
        for mode in [Mode::Light, Mode::Dark] {
            let palette = mode.palette();
            let land = palette.land.to_array();
            let rgba = [255, 255, 255, 255, 0, 0, 0, 255, 200, 0, 0, 7].to_vec();
            let dimmed = dim(Pixels { size: [3, 1], rgba }, palette).rgba;
            for channel in 0..3 {
                let (white, black) = (dimmed[channel], dimmed[4 + channel]);
                let contrast = u16::from(white) - u16::from(black);
                assert!(contrast.abs_diff(89) <= 1, "a third of the contrast: {contrast}");
                assert!(black <= land[channel] && land[channel] <= white.max(land[channel]));
            }
            assert_eq!(dimmed[11], 7, "what is transparent stays so");
        }
    }

    #[test]
    fn a_map_that_is_moved_a_little_needs_no_other_pixels() {
        let seen = |west: f64| Window { west, north: 0.25, east: west + 0.01, south: 0.26 };
        let (one, other) = (snapped(seen(0.5001), 0.001), snapped(seen(0.50011), 0.001));
        assert_eq!(one, other);
        assert!(one.west < 0.5 - 0.001 && one.east > 0.5101, "and has some beside it");
    }
}
