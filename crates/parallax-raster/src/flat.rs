//! A plain PNG or JPEG with a world file beside it, in degrees of WGS 84.

use std::io::{BufReader, Cursor, Seek as _, SeekFrom};

use image::{DynamicImage, ImageReader, Limits};

use crate::canvas::{Block, Canvas, Channels, LONGEST_SIDE};
use crate::origin::Origin;
use crate::plane::{Crs, Placed, Window};
use crate::{IsWanted, RasterError, go_on};

/// The largest file that is read, in bytes.
const LARGEST_FILE: u64 = 256 << 20;
/// The most pixels that are decoded.
const MOST_PIXELS: u64 = 100_000_000;
/// What decoding them may take, in bytes.
const MOST_DECODED: u64 = 1 << 30;
/// The largest world file, in bytes.
const LARGEST_WORLD: u64 = 4096;
/// The endings that world files have.
const ENDINGS: [&str; 7] = ["pgw", "pngw", "jgw", "jpgw", "jpegw", "wld", "tfw"];

/// A picture without its pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Flat {
    placed: Placed,
    size: [u32; 2],
}

impl Flat {
    /// `beside` returns the file of the same name with another ending.
    pub fn open(origin: &Origin, beside: &dyn Fn(&str) -> Option<Origin>) -> Result<Self, RasterError> {
        // The head is enough: a picture is opened on the thread of the window, too.
        let mut file = origin.open()?;
        if file.seek(SeekFrom::End(0))? > LARGEST_FILE {
            return Err(too_large());
        }
        file.rewind()?;
        let reader = ImageReader::new(BufReader::new(file)).with_guessed_format()?;
        let (width, height) = reader.into_dimensions().map_err(broken)?;
        if u64::from(width) * u64::from(height) > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
            return Err(too_large());
        }
        let Some(world) = ENDINGS.into_iter().find_map(beside) else {
            return Err(RasterError::format(
                "it does not say where it lies: a PNG or JPEG needs a world file of the same name beside it (.pgw, .jgw or .wld), \
                 in degrees",
            ));
        };
        let text = world.read_to(LARGEST_WORLD)?.and_then(|bytes| String::from_utf8(bytes).ok());
        let placed = placed(text.as_deref().unwrap_or_default(), [width, height])?;
        Ok(Self { placed, size: [width, height] })
    }

    pub fn bounds(&self) -> Window {
        self.placed.bounds()
    }

    pub fn draw(
        &self,
        origin: &Origin,
        canvas: &mut Canvas,
        is_wanted: IsWanted<'_>,
    ) -> Result<(), RasterError> {
        let [width, height] = self.size;
        let grid = canvas.grid(|x| self.placed.column(x, width), |y| self.placed.row(y, height));
        let Some(bytes) = origin.read_to(LARGEST_FILE)? else { return Err(too_large()) };
        go_on(is_wanted)?;
        let picture = decode(&bytes, LONGEST_SIDE, MOST_DECODED)?;
        if [picture.width(), picture.height()] != self.size {
            return Err(RasterError::damaged("it was changed; open the dossier again"));
        }
        go_on(is_wanted)?;
        let (bytes, channels) = bytes_of(picture);
        canvas.add(&grid, Block { bytes: &bytes, channels, at: [0, 0], size: self.size, nothing: None });
        Ok(())
    }
}

/// Decodes a PNG, JPEG or WebP of at most `longest` pixels on a side and `most` bytes in memory.
pub fn decode(bytes: &[u8], longest: u32, most: u64) -> Result<DynamicImage, RasterError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(most);
    limits.max_image_width = Some(longest);
    limits.max_image_height = Some(longest);
    reader.limits(limits);
    reader.decode().map_err(broken)
}

/// The bytes of a picture; those of more than eight bits a channel become eight.
pub fn bytes_of(picture: DynamicImage) -> (Vec<u8>, Channels) {
    match picture {
        DynamicImage::ImageLuma8(picture) => (picture.into_raw(), Channels::Grey),
        DynamicImage::ImageRgb8(picture) => (picture.into_raw(), Channels::Rgb),
        picture if picture.color().has_alpha() => (picture.into_rgba8().into_raw(), Channels::Rgba),
        picture => (picture.into_rgb8().into_raw(), Channels::Rgb),
    }
}

/// Where a picture lies by its world file: six numbers, each on a line of its own. The last two are the middle of the first pixel.
fn placed(text: &str, size: [u32; 2]) -> Result<Placed, RasterError> {
    let numbers: Vec<f64> =
        text.split_whitespace().map_while(|word| word.replace(',', ".").parse().ok()).collect();
    let [across, turn, tilt, down, x, y] = numbers[..] else {
        return Err(RasterError::format("its world file is not six numbers, each on a line of its own"));
    };
    if turn != 0.0 || tilt != 0.0 {
        return Err(RasterError::format(
            "its world file turns it; make a straight one of it: gdalwarp -s_srs EPSG:4326 -t_srs EPSG:4326 IN OUT.tif",
        ));
    }
    let placed = Placed {
        crs: Crs::Degrees,
        corner: [x - 0.5 * across, y - 0.5 * down],
        extent: [across * f64::from(size[0]), -down * f64::from(size[1])],
    };
    if placed.is_sound() {
        return Ok(placed);
    }
    // Metres, whose zone the file does not say.
    Err(RasterError::format(
        "its world file is not in degrees, or not on the globe; a world file does not name its coordinates, so that it must be in \
         EPSG:4326: gdalwarp -t_srs EPSG:4326 IN OUT.tif",
    ))
}

fn too_large() -> RasterError {
    RasterError::format(format!(
        "it is larger than {} MiB or {} million pixels; make a tiled GeoTIFF or PMTiles of it",
        LARGEST_FILE >> 20,
        MOST_PIXELS / 1_000_000
    ))
}

fn broken(error: image::ImageError) -> RasterError {
    match error {
        image::ImageError::IoError(error) => error.into(),
        image::ImageError::Limits(_) => too_large(),
        other => RasterError::damaged(other),
    }
}
