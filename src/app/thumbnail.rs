//! Small pictures of evidence: decoded away from the frame, within bounds, and blurred where that is asked for.

use std::io::Cursor;

use egui::ColorImage;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits};

/// The largest file of which a small picture is made, in bytes (32 MiB).
pub const LARGEST_PICTURE: u64 = 32 << 20;
/// No picture has more pixels on a side.
const LONGEST_SIDE: u32 = 20_000;
/// The most memory that decoding may take, in bytes (256 MiB).
const MOST_MEMORY: u64 = 256 << 20;
/// The size within which the small picture lies, in pixels.
const SMALL: [u32; 2] = [640, 480];
/// What is left of a blurred picture before it is enlarged again, in pixels: colours, and nothing to be recognised.
const BLURRED: u32 = 8;

/// A small picture as it is, and blurred.
pub struct Thumbnail {
    /// As it is.
    pub clear: ColorImage,
    /// Blurred beyond recognition, of the same size.
    pub blurred: ColorImage,
}

/// Makes a small picture from the bytes of a PNG, JPEG or WebP file.
///
/// # Errors
/// If it is none of these, is damaged, or would take too much memory; in words.
pub fn make(bytes: &[u8]) -> Result<Thumbnail, String> {
    let broken = |error: image::ImageError| format!("the picture cannot be shown: {error}");
    let mut reader = ImageReader::new(Cursor::new(bytes));
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let reader =
        reader.with_guessed_format().map_err(|error| format!("the picture cannot be read: {error}"))?;
    let mut decoder = reader.into_decoder().map_err(broken)?;
    // A camera held upright says so beside the pixels.
    let orientation = decoder.orientation().map_err(broken)?;
    if decoder.total_bytes() > MOST_MEMORY {
        return Err("the picture is too large to be shown".to_owned());
    }
    let mut whole = DynamicImage::from_decoder(decoder).map_err(broken)?;
    whole.apply_orientation(orientation);
    let is_large = whole.width() > SMALL[0] || whole.height() > SMALL[1];
    let small = if is_large { whole.thumbnail(SMALL[0], SMALL[1]) } else { whole };
    let few =
        small.resize_exact(BLURRED.min(small.width()), BLURRED.min(small.height()), FilterType::Triangle);
    let blurred = few.resize_exact(small.width(), small.height(), FilterType::Triangle);
    Ok(Thumbnail { clear: pixels(&small), blurred: pixels(&blurred) })
}

fn pixels(image: &DynamicImage) -> ColorImage {
    let image = image.to_rgba8();
    let size = [image.width() as usize, image.height() as usize];
    ColorImage::from_rgba_unmultiplied(size, image.as_raw())
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgba, RgbaImage};

    use super::*;

    fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let checks =
            |x: u32, _| if x.is_multiple_of(2) { Rgba([255, 0, 0, 255]) } else { Rgba([0, 0, 255, 255]) };
        let image = DynamicImage::ImageRgba8(RgbaImage::from_fn(width, height, checks));
        let mut bytes = Cursor::new(Vec::new());
        let image =
            if format == ImageFormat::Jpeg { DynamicImage::ImageRgb8(image.to_rgb8()) } else { image };
        image.write_to(&mut bytes, format).expect("written");
        bytes.into_inner()
    }

    #[test]
    fn pictures_of_three_formats_become_small_ones() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let made = make(&file(1300, 650, format)).unwrap_or_else(|why| panic!("{format:?}: {why}"));
            assert_eq!((made.clear.size, made.blurred.size), ([640, 320], [640, 320]), "{format:?}");
        }
        let made = make(&file(20, 10, ImageFormat::Png)).expect("made");
        assert_eq!(made.clear.size, [20, 10], "a small one is not enlarged");
        assert_eq!(made.clear.pixels[0], egui::Color32::from_rgb(255, 0, 0));
        // Of red and blue columns, a blur leaves neither.
        let is_mixed = |pixel: &egui::Color32| pixel.r() > 60 && pixel.b() > 60;
        assert!(made.blurred.pixels.iter().filter(|pixel| is_mixed(pixel)).count() > 150);
    }

    #[test]
    fn what_is_no_sound_picture_is_told_in_words() {
        let sound = file(64, 64, ImageFormat::Png);
        for bytes in [&b""[..], b"no picture", &sound[..sound.len() / 2], b"GIF89a"] {
            assert!(make(bytes).is_err());
        }
        // A header that promises more pixels than anybody has memory for.
        let mut huge = sound.clone();
        huge[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
        assert!(make(&huge).is_err());
    }
}
