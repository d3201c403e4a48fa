//! Textures as pictures that an SVG can hold.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;

use egui::epaint::ImageDelta;
use egui::{ColorImage, ImageData, TextureId, TexturesDelta};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder as _};

use crate::svg::base64;

/// The quality of pictures without transparent parts, 1 to 100: at this one no difference is seen beside the pixels.
const QUALITY: u8 = 88;

/// A texture that shapes are filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    /// What shapes call it.
    pub texture: TextureId,
    /// A `data:` URL of a JPEG, or of a PNG if parts of it are transparent.
    pub(crate) href: Arc<str>,
}

impl Raster {
    /// A texture with these pixels; `None` if it has none.
    #[must_use]
    pub fn new(texture: TextureId, pixels: &ColorImage) -> Option<Self> {
        let [width, height] = pixels.size.map(|side| u32::try_from(side).unwrap_or(0));
        if width == 0 || height == 0 {
            return None;
        }
        let is_opaque = pixels.pixels.iter().all(egui::Color32::is_opaque);
        let mut bytes = Cursor::new(Vec::new());
        let kind = if is_opaque {
            let rgb: Vec<u8> =
                pixels.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
            let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
            encoder.write_image(&rgb, width, height, ExtendedColorType::Rgb8).ok()?;
            "jpeg"
        } else {
            let rgba: Vec<u8> = pixels.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
            let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
            encoder.write_image(&rgba, width, height, ExtendedColorType::Rgba8).ok()?;
            "png"
        };
        let href = format!("data:image/{kind};base64,{}", base64(&bytes.into_inner()));
        Some(Self { texture, href: href.into() })
    }
}

/// The textures that interface code has made, but for those of letters.
#[derive(Default)]
pub(crate) struct Textures(HashMap<TextureId, Arc<ColorImage>>);

impl Textures {
    /// Takes over what has changed in a pass.
    pub(crate) fn follow(&mut self, delta: &TexturesDelta) {
        for (texture, changes) in delta.set.iter().filter(|(texture, _)| **texture != TextureId::default()) {
            // Only the texture of the letters is changed in parts.
            if let Some(ImageDelta { image, .. }) = changes.iter().rfind(|change| change.pos.is_none()) {
                let ImageData::Color(image) = image;
                self.0.insert(*texture, image.clone());
            }
        }
        for texture in &delta.free {
            self.0.remove(texture);
        }
    }

    /// All of them, in a fixed order.
    pub(crate) fn rasters(&self) -> Vec<Raster> {
        let mut all: Vec<_> = self.0.iter().filter_map(|(id, pixels)| Raster::new(*id, pixels)).collect();
        all.sort_by(|a, b| a.href.cmp(&b.href));
        all
    }
}
