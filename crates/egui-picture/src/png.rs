//! PNG from SVG, drawn by resvg. It knows no egui shapes; text must already be outlines, because resvg is
//! given no fonts.

use egui::Vec2;
use png::PixelDimensions;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

use super::{
    About, Painted, PictureError,
    svg::{SvgOptions, Text, to_svg},
};

/// Maximum side length of a picture, in pixels.
pub const MAX_SIDE: u32 = 16_384;

/// Maximum number of pixels in a picture: 128 million, half a gigabyte while drawing.
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

/// Pixels per metre at one pixel per point: a point is 1/96 inch, as in SVG.
const PIXELS_PER_METRE: f32 = 96.0 / 0.0254;

/// Draws a painting as a PNG file, with `scale` pixels per point. The file records its intended print size,
/// what it shows and which program made it.
///
/// # Errors
/// [`PictureError::Size`] if the picture would have no pixels or too many.
pub fn to_png(painted: &Painted, scale: f32, about: &About) -> Result<Vec<u8>, PictureError> {
    pack(&to_rgba(painted, scale)?, scale, about).map_err(|error| PictureError::Png(error.to_string()))
}

/// Encodes pixels as a PNG file. Flat colour repeats exactly, so rows are not filtered: that is both smaller
/// and twice as fast as any filter. The alpha channel is left out if every pixel is opaque.
fn pack(pixels: &Pixels, scale: f32, about: &About) -> Result<Vec<u8>, png::EncodingError> {
    let (points, _) = pixels.rgba.as_chunks::<4>();
    let opaque = points.iter().all(|[.., alpha]| *alpha == u8::MAX);
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width, pixels.height);
    encoder.set_color(if opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let density = (PIXELS_PER_METRE * scale).round() as u32;
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
    let mut writer = encoder.write_header()?;
    if opaque {
        let rgb: Vec<u8> = points.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
        writer.write_image_data(&rgb)?;
    } else {
        writer.write_image_data(&pixels.rgba)?;
    }
    writer.finish()?;
    Ok(file)
}

/// Draws a painting as pixels, with `scale` pixels per point.
///
/// # Errors
/// [`PictureError::Size`] if the picture would have no pixels or too many.
pub fn to_rgba(painted: &Painted, scale: f32) -> Result<Pixels, PictureError> {
    let pixmap = draw(painted, scale)?;
    let (width, height) = (pixmap.width(), pixmap.height());
    Ok(Pixels { width, height, rgba: pixmap.take_demultiplied() })
}

fn draw(painted: &Painted, scale: f32) -> Result<Pixmap, PictureError> {
    let size = (painted.size * scale).round();
    let mut pixmap = pixmap(size)?;
    let svg = to_svg(painted, &SvgOptions { text: Text::Outlines, ..SvgOptions::default() });
    let tree = Tree::from_str(&svg, &Options::default())?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}

fn pixmap(size: Vec2) -> Result<Pixmap, PictureError> {
    let error = || PictureError::Size { width: size.x, height: size.y };
    let whole = |pixels: f32| (pixels >= 1.0 && pixels <= MAX_SIDE as f32).then_some(pixels as u32);
    let (Some(width), Some(height)) = (whole(size.x), whole(size.y)) else { return Err(error()) };
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(error());
    }
    Pixmap::new(width, height).ok_or_else(error)
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
