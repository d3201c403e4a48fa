//! PNG from SVG, drawn by resvg. It knows no egui shapes; text must already be outlines, because resvg is
//! given no fonts.

use std::collections::VecDeque;
use std::io::Write as _;
use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use egui::{Rangef, Rect, Vec2, epaint::ClippedShape};
use png::PixelDimensions;
use resvg::{
    tiny_skia::{IntRect, Pixmap, Transform},
    usvg::{Options, Tree},
};

use super::{
    About, Painted, PictureError,
    svg::{SvgOptions, Text, to_layers},
};

/// Maximum side length of a picture, in pixels.
pub const MAX_SIDE: u32 = 16_384;

/// Maximum number of pixels in a picture: 128 million, half a gigabyte where all are in memory at once.
pub const MAX_PIXELS: u64 = 1 << 27;

/// Pixels, row by row from the top, four bytes each: red, green, blue and alpha, not premultiplied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `4 * width * height` bytes.
    pub rgba: Vec<u8>,
}

/// Pixels per inch at one pixel per point: a point is 1/96 inch, as in SVG.
const DPI: f32 = 96.0;

/// Number of pixels drawn at once when a file is written, 2 MiB: a larger picture is drawn in strips, several at a time. It
/// does not depend on the machine, because where strips meet, the shade of a pixel may.
const STRIP: usize = 1 << 19;

/// Maximum number of threads that draw strips; the file is packed by the one that asked for it.
const MOST_THREADS: usize = 8;

/// Rows drawn above and below a strip and thrown away: at the edge of what is drawn, a shape that is cut is a shade lighter.
const LAP: u32 = 8;

/// How far outside a strip a shape may paint beyond its bounds, in points: the halo of a label, the mitre of a line.
const BEYOND: f32 = 16.0;

/// Draws a painting as a PNG file, with `scale` pixels per point. The file records its intended print size,
/// what it shows and which program made it.
///
/// A large picture is drawn in strips, so that its pixels are never in memory all at once, by as many threads as there are
/// processors.
///
/// # Errors
/// [`PictureError::Size`] if the picture would have no pixels or too many.
pub fn to_png(painted: &Painted, scale: f32, about: &About) -> Result<Vec<u8>, PictureError> {
    to_png_at(painted, scale, DPI * scale, about)
}

/// The same for a print with `dpi` pixels per inch, whatever the scale.
///
/// # Errors
/// As [`to_png`].
pub fn to_png_at(painted: &Painted, scale: f32, dpi: f32, about: &About) -> Result<Vec<u8>, PictureError> {
    in_strips(painted, (scale, dpi), about, STRIP)
}

/// The same, with at most `most` pixels in a strip, but at least a row.
fn in_strips(
    painted: &Painted,
    (scale, dpi): (f32, f32),
    about: &About,
    most: usize,
) -> Result<Vec<u8>, PictureError> {
    let (width, height) = size_of(painted, scale)?;
    let rows = (most / width as usize).clamp(1, height as usize) as u32;
    let is_opaque = painted.background.is_opaque();
    let mut file = Vec::new();
    let packing = |error: &dyn std::fmt::Display| PictureError::Png(error.to_string());
    let encoder =
        encoder(&mut file, [width, height], is_opaque, dpi, about).map_err(|error| packing(&error))?;
    let mut header = encoder.write_header().map_err(|error| packing(&error))?;
    let mut stream = header.stream_writer_with_size(1 << 16).map_err(|error| packing(&error))?;
    let mut pack = |strip: Pixmap, pixels: Range<usize>| {
        let written = if is_opaque {
            // Nothing is seen through: what is multiplied by its opacity is what it was.
            let pixels = strip.data()[pixels].as_chunks::<4>().0;
            let mut rgb = vec![0; 3 * pixels.len()];
            for (rgb, [r, g, b, _]) in rgb.as_chunks_mut::<3>().0.iter_mut().zip(pixels) {
                *rgb = [*r, *g, *b];
            }
            stream.write_all(&rgb)
        } else {
            stream.write_all(&strip.take_demultiplied()[pixels])
        };
        written.map_err(|error| packing(&error))
    };
    let strip = |number: u32| {
        let (top, end) = (number * rows, height.min((number + 1) * rows));
        let drawn = top.saturating_sub(LAP)..height.min(end + LAP);
        let row = |row: u32| 4 * width as usize * (row - drawn.start) as usize;
        Ok((draw(painted, scale, [width, height], drawn.clone())?, row(top)..row(end)))
    };
    in_order(height.div_ceil(rows), strip, |(strip, pixels)| pack(strip, pixels))?;
    stream.finish().map_err(|error| packing(&error))?;
    header.finish().map_err(|error| packing(&error))?;
    Ok(file)
}

/// Makes `count` parts on several threads and hands them to `take` in their order; stops at the first error. No more parts
/// wait for their turn than there are threads.
fn in_order<T: Send>(
    count: u32,
    make: impl Fn(u32) -> Result<T, PictureError> + Sync,
    mut take: impl FnMut(T) -> Result<(), PictureError>,
) -> Result<(), PictureError> {
    if count == 1 {
        return take(make(0)?);
    }
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
    thread::scope(|scope| {
        let make = &make;
        let start = |number| thread::Builder::new().spawn_scoped(scope, move || make(number)).ok();
        let (mut started, mut ahead) = (0..count, VecDeque::new());
        for number in 0..count {
            let room = threads - ahead.len();
            ahead.extend(started.by_ref().take(room).map(start));
            let part = match ahead.pop_front().flatten() {
                Some(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
                // Where no thread could be had, the work is done here.
                None => make(number),
            };
            take(part?)?;
        }
        Ok(())
    })
}

/// An encoder of pixels as a PNG file. Flat colour repeats exactly, so rows are not filtered: that is both smaller
/// and twice as fast as any filter. The alpha channel is left out if every pixel is opaque.
fn encoder<'a>(
    file: &'a mut Vec<u8>,
    [width, height]: [u32; 2],
    is_opaque: bool,
    dpi: f32,
    about: &About,
) -> Result<png::Encoder<'a, &'a mut Vec<u8>>, png::EncodingError> {
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(if is_opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let density = (dpi / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: density, yppu: density, unit: png::Unit::Meter }));
    for (keyword, text) in [
        ("Title", about.title.as_str()),
        ("Description", &about.description),
        ("Source", &about.source),
        ("Software", about.software.as_str()),
    ] {
        if !text.is_empty() {
            encoder.add_itxt_chunk(keyword.to_owned(), text.to_owned())?;
        }
    }
    Ok(encoder)
}

/// Draws a painting as pixels, with `scale` pixels per point.
///
/// # Errors
/// [`PictureError::Size`] if the picture would have no pixels or too many.
pub fn to_rgba(painted: &Painted, scale: f32) -> Result<Pixels, PictureError> {
    let (width, height) = size_of(painted, scale)?;
    let pixmap = draw(painted, scale, [width, height], 0..height)?;
    Ok(Pixels { width, height, rgba: pixmap.take_demultiplied() })
}

/// Draws some rows of a picture.
fn draw(
    painted: &Painted,
    scale: f32,
    [width, height]: [u32; 2],
    rows: Range<u32>,
) -> Result<Pixmap, PictureError> {
    let error = || PictureError::Size { width: width as f32, height: height as f32 };
    let mut pixmap = Pixmap::new(width, rows.end - rows.start).ok_or_else(error)?;
    let options = SvgOptions { text: Text::Outlines, ..SvgOptions::default() };
    let layers = if rows == (0..height) {
        to_layers(painted, &options)
    } else {
        let seen = Rangef::new(rows.start as f32 / scale, rows.end as f32 / scale).expand(BEYOND);
        to_layers(&painted.with(within(painted, seen)), &options)
    };
    let at = Transform::from_scale(scale, scale).post_translate(0.0, -(rows.start as f32));
    for layer in layers {
        let tree = Tree::from_str(&layer.svg, &Options::default())?;
        match layer.clip {
            None => resvg::render(&tree, at, &mut pixmap.as_mut()),
            Some(clip) => draw_within(&mut pixmap, &tree, at, clip),
        }
    }
    Ok(pixmap)
}

/// Draws into a rectangle alone, which is given in points and rounded to whole pixels: on a copy of that part, because a group
/// that is clipped would be drawn by itself, masked and blended, which takes several times as long.
fn draw_within(pixmap: &mut Pixmap, tree: &Tree, at: Transform, clip: Rect) {
    let pixel = |x: f32, y: f32| [(x * at.sx).round() as i32, (y * at.sy + at.ty).round() as i32];
    let ([left, top], [right, bottom]) = (pixel(clip.left(), clip.top()), pixel(clip.right(), clip.bottom()));
    let (width, height) = (pixmap.width().cast_signed(), pixmap.height().cast_signed());
    let part = IntRect::from_ltrb(left.max(0), top.max(0), right.min(width), bottom.min(height));
    let Some((part, mut drawn)) = part.and_then(|part| Some((part, pixmap.clone_rect(part)?))) else {
        return;
    };
    resvg::render(tree, at.post_translate(-(part.x() as f32), -(part.y() as f32)), &mut drawn.as_mut());
    let (from, to) = (4 * part.x() as usize, 4 * part.right() as usize);
    let row = 4 * pixmap.width() as usize;
    let rows = pixmap.data_mut().chunks_exact_mut(row).skip(part.y() as usize);
    for (row, drawn) in rows.zip(drawn.data().chunks_exact(4 * part.width() as usize)) {
        row[from..to].copy_from_slice(drawn);
    }
}

/// The shapes that may be seen between two heights.
fn within(painted: &Painted, seen: Rangef) -> Vec<ClippedShape> {
    let is_seen = |clipped: &&ClippedShape| {
        let bounds = clipped.shape.visual_bounding_rect().intersect(clipped.clip_rect);
        bounds.max.y >= seen.min && bounds.min.y <= seen.max
    };
    painted.shapes.iter().filter(is_seen).cloned().collect()
}

/// The width and height of a picture in pixels.
fn size_of(painted: &Painted, scale: f32) -> Result<(u32, u32), PictureError> {
    let size: Vec2 = (painted.size * scale).round();
    let error = || PictureError::Size { width: size.x, height: size.y };
    let whole = |pixels: f32| (pixels >= 1.0 && pixels <= MAX_SIDE as f32).then_some(pixels as u32);
    let (Some(width), Some(height)) = (whole(size.x), whole(size.y)) else { return Err(error()) };
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(error());
    }
    Ok((width, height))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "colours made up for a test")]
mod tests {
    use super::*;
    use crate::headless;
    use egui::{Color32, Rect, pos2, vec2};
    use parallax_theme::fonts;

    fn square() -> Painted {
        headless::paint(
            vec2(4.0, 4.0),
            fonts::definitions(),
            |_| {},
            |ui| {
                let half = Color32::from_rgba_unmultiplied(255, 0, 0, 128);
                ui.painter().rect_filled(Rect::from_min_max(pos2(0.0, 0.0), pos2(4.0, 4.0)), 0.0, half);
            },
        )
    }

    #[test]
    fn pixels_are_not_multiplied_by_their_opacity() {
        let painted = Painted { background: Color32::TRANSPARENT, ..square() };
        let pixels = to_rgba(&painted, 2.0).expect("drawn");
        assert_eq!((pixels.width, pixels.height, pixels.rgba.len()), (8, 8, 256));
        assert_eq!(pixels.rgba[..4], [255, 0, 0, 128]);
    }

    #[test]
    fn sizes_without_pixels_or_beyond_memory_are_refused() {
        for scale in [0.0, -1.0, 0.01, 1e9, f32::NAN, f32::INFINITY] {
            assert!(
                matches!(to_png(&square(), scale, &About::default()), Err(PictureError::Size { .. })),
                "{scale}"
            );
        }
    }

    /// Labels with a halo, a line across everything, a circle and a box: in one strip and in many, pixel by pixel.
    #[test]
    fn strips_are_the_picture() {
        let painted = headless::paint(
            vec2(90.0, 130.0),
            fonts::definitions(),
            |_| {},
            |ui| {
                let painter = ui.painter();
                painter
                    .line_segment([pos2(0.0, 0.0), pos2(90.0, 130.0)], egui::Stroke::new(3.0, Color32::BLUE));
                painter.circle_filled(pos2(40.0, 60.0), 31.0, Color32::from_rgba_unmultiplied(255, 0, 0, 90));
                for row in 0..6_u8 {
                    let at = pos2(8.0, 20.5 * f32::from(row));
                    let font = egui::FontId::new(13.0, fonts::regular());
                    let words = painter.layout_no_wrap("Khusham".to_owned(), font, Color32::BLACK);
                    for (x, y) in [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)] {
                        painter.galley_with_override_text_color(
                            at + vec2(x, y),
                            words.clone(),
                            Color32::WHITE,
                        );
                    }
                    painter.galley(at, words, Color32::BLACK);
                }
                let clipped = painter.with_clip_rect(Rect::from_min_max(pos2(50.0, 50.0), pos2(80.0, 90.0)));
                clipped.rect_filled(
                    Rect::from_min_max(pos2(0.0, 0.0), pos2(90.0, 130.0)),
                    4.0,
                    Color32::GREEN,
                );
            },
        );
        let decoded = |file: Vec<u8>| {
            let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().expect("a PNG");
            let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
            reader.next_frame(&mut pixels).expect("pixels");
            pixels
        };
        for scale in [1.0, 2.0] {
            let whole = decoded(
                in_strips(&painted, (scale, DPI * scale), &About::default(), usize::MAX).expect("drawn"),
            );
            for rows in [16, 64] {
                let most = rows * 90 * scale as usize;
                let parts = decoded(
                    in_strips(&painted, (scale, DPI * scale), &About::default(), most).expect("drawn"),
                );
                // A long line that is cut is rounded otherwise: a pixel of its edge may have one of 16 samples more or less.
                let worst = whole.iter().zip(&parts).map(|(a, b)| a.abs_diff(*b)).max();
                assert!(worst <= Some(24) && parts.len() == whole.len(), "{rows} rows at a time: {worst:?}");
            }
        }
    }

    #[test]
    fn a_png_says_so() {
        let png = to_png(&square(), 1.0, &About::default()).expect("drawn");
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    }

    #[test]
    fn a_png_says_how_large_it_is_and_what_it_is_about() {
        let (title, source) = ("Ünder fire".to_owned(), "d.ron".to_owned());
        let about = About { title, source, software: "Example 1".to_owned(), ..About::default() };
        let file = to_png(&square(), 2.0, &about).expect("drawn");
        let reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().expect("a PNG");
        let info = reader.info();
        let size = info.pixel_dims.expect("a size");
        // 192 pixels per inch.
        assert_eq!((size.xppu, size.yppu, size.unit), (7559, 7559, png::Unit::Meter));
        let texts: Vec<_> = info
            .utf8_text
            .iter()
            .map(|chunk| (chunk.keyword.as_str(), chunk.get_text().expect("text")))
            .collect();
        let expected = [
            ("Title", "Ünder fire".to_owned()),
            ("Source", "d.ron".to_owned()),
            ("Software", "Example 1".to_owned()),
        ];
        assert_eq!(texts, expected, "what is empty is left out");
    }
}
