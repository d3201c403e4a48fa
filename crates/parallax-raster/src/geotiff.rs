//! GeoTIFF: plain pictures of eight bits a channel, in degrees of WGS 84 or metres of Web Mercator, in strips or tiles, with or
//! without overviews.

mod keys;

use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::{PlanarConfiguration, Tag};

use crate::canvas::{Block, Canvas, Channels, LONGEST_SIDE};
use crate::origin::{Bytes, Origin};
use crate::plane::{Placed, Window};
use crate::{IsWanted, RasterError, go_on};

/// The largest strip or tile that is decoded, in bytes.
const LARGEST_CHUNK: usize = 256 << 20;
/// The most pixels of strips and tiles that are decoded for one window.
const MOST_DECODED: u64 = 400_000_000;
/// The most images that are looked at: overviews and masks.
const MOST_IMAGES: usize = 64;

type File = Decoder<Box<dyn Bytes>>;

/// A `GeoTIFF` without its pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct GeoTiff {
    placed: Placed,
    /// The picture, then its overviews, in the order of the file.
    images: Vec<Image>,
    /// The value that says that there is nothing.
    nothing: Option<u8>,
}

/// The picture, or the same with fewer pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Image {
    index: usize,
    size: [u32; 2],
    channels: Channels,
}

impl GeoTiff {
    pub fn open(origin: &Origin) -> Result<Self, RasterError> {
        let mut file = decoder(origin)?;
        let first = image(&mut file, 0)?;
        let placed = keys::placed(&mut file, first.size)?;
        let nothing = nothing(&mut file);
        let mut images = vec![first];
        for index in 1..MOST_IMAGES {
            if !file.more_images() || file.next_image().is_err() {
                break;
            }
            let kind = file.find_tag_unsigned::<u32>(Tag::NewSubfileType).ok().flatten().unwrap_or(0);
            // Bit 0: an overview; bit 2: a mask.
            let Ok(overview) = image(&mut file, index) else { continue };
            if kind & 0b101 == 1 && overview.channels == first.channels {
                images.push(overview);
            }
        }
        Ok(Self { placed, images, nothing })
    }

    pub fn bounds(&self) -> Window {
        self.placed.bounds()
    }

    /// The image with the fewest pixels that has enough for the canvas.
    fn fitting(&self, canvas: &Canvas) -> Option<Image> {
        let bounds = self.bounds();
        let needed = canvas.density() * (bounds.east - bounds.west);
        let enough = self.images.iter().filter(|image| f64::from(image.size[0]) >= needed);
        enough.min_by_key(|image| image.size[0]).or(self.images.first()).copied()
    }

    pub fn draw(
        &self,
        origin: &Origin,
        canvas: &mut Canvas,
        is_wanted: IsWanted<'_>,
    ) -> Result<(), RasterError> {
        let Some(image) = self.fitting(canvas) else { return Ok(()) };
        let [width, height] = image.size;
        let grid = canvas.grid(|x| self.placed.column(x, width), |y| self.placed.row(y, height));
        let mut file = decoder(origin)?;
        file.seek_to_image(image.index).map_err(damaged)?;
        // The file may have been replaced since it was opened.
        if self::image(&mut file, image.index)? != image {
            return Err(RasterError::damaged("it was changed; open the dossier again"));
        }
        let chunks = Chunks::new(image.size, file.chunk_dimensions())?;
        let (columns, rows) = (chunks.touched(0, grid.columns.whole()), chunks.touched(1, grid.rows.whole()));
        let count = (columns.end - columns.start) * (rows.end - rows.start);
        if count * u64::from(chunks.size[0]) * u64::from(chunks.size[1]) > MOST_DECODED {
            return Err(RasterError::Scale(
                "it has too many pixels to be drawn at this scale, and no smaller copies of itself; add them: \
                 gdaladdo -r average FILE 2 4 8 16 32"
                    .to_owned(),
            ));
        }
        for row in rows {
            for column in columns.clone() {
                go_on(is_wanted)?;
                let (at, size) = chunks.block(column, row);
                let Ok(index) = u32::try_from(row * chunks.count[0] + column) else { continue };
                let DecodingResult::U8(bytes) = file.read_chunk(index).map_err(damaged)? else {
                    return Err(RasterError::damaged("its pixels are not of eight bits"));
                };
                let block =
                    Block { bytes: &bytes, channels: image.channels, at, size, nothing: self.nothing };
                canvas.add(&grid, block);
            }
        }
        Ok(())
    }
}

/// The strips or tiles of an image.
struct Chunks {
    image: [u32; 2],
    size: [u32; 2],
    /// How many lie beside and below each other.
    count: [u64; 2],
}

impl Chunks {
    fn new(image: [u32; 2], (width, height): (u32, u32)) -> Result<Self, RasterError> {
        let size = [width, height];
        if size.iter().any(|side| !(1..=LONGEST_SIDE).contains(side)) {
            return Err(RasterError::damaged(format!("its tiles are {width} x {height} pixels")));
        }
        let count = [0, 1].map(|axis| u64::from(image[axis].div_ceil(size[axis])));
        Ok(Self { image, size, count })
    }

    /// Those beside (axis 0) or below each other that hold a pixel of a span.
    fn touched(&self, axis: usize, [from, to]: [i64; 2]) -> std::ops::Range<u64> {
        let most = i64::from(self.image[axis]);
        let (from, to) = (from.clamp(0, most) as u64, to.clamp(0, most) as u64);
        let size = u64::from(self.size[axis]);
        if from >= to { 0..0 } else { from / size..to.div_ceil(size) }
    }

    /// The first pixel of one, and how many of its pixels are in the image.
    fn block(&self, column: u64, row: u64) -> ([i64; 2], [u32; 2]) {
        let at = [column * u64::from(self.size[0]), row * u64::from(self.size[1])];
        let size = [0, 1].map(|axis| {
            let left = u64::from(self.image[axis]).saturating_sub(at[axis]);
            u32::try_from(left).unwrap_or(u32::MAX).min(self.size[axis])
        });
        (at.map(u64::cast_signed), size)
    }
}

fn decoder(origin: &Origin) -> Result<File, RasterError> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = LARGEST_CHUNK;
    limits.intermediate_buffer_size = LARGEST_CHUNK;
    limits.ifd_value_size = 32 << 20;
    Ok(Decoder::new(origin.open()?).map_err(damaged)?.with_limits(limits))
}

/// What the current image is.
fn image(file: &mut File, index: usize) -> Result<Image, RasterError> {
    let (width, height) = file.dimensions().map_err(damaged)?;
    let planes = file.find_tag_unsigned::<u16>(Tag::PlanarConfiguration).map_err(damaged)?;
    if planes.is_some_and(|planes| planes != PlanarConfiguration::Chunky.to_u16()) {
        return Err(RasterError::format(format!(
            "its channels are stored one after the other; {CONVERT} -co INTERLEAVE=PIXEL"
        )));
    }
    let channels = match file.colortype().map_err(damaged)? {
        ColorType::Gray(8) => Channels::Grey,
        ColorType::RGB(8) => Channels::Rgb,
        ColorType::RGBA(8) => Channels::Rgba,
        ColorType::Palette(_) => {
            return Err(RasterError::format(format!(
                "its colours are numbers in a list; {CONVERT} -expand rgb"
            )));
        }
        ColorType::YCbCr(_) => {
            return Err(RasterError::format(format!(
                "its colours are YCbCr; {CONVERT} -co COMPRESS=DEFLATE"
            )));
        }
        other => {
            let what = match other {
                ColorType::Gray(bits) | ColorType::RGB(bits) | ColorType::RGBA(bits) => {
                    format!("{bits} bits a channel")
                }
                ColorType::Multiband { bit_depth, num_samples } => {
                    format!("{num_samples} channels of {bit_depth} bits")
                }
                _ => format!("{other:?}"),
            };
            return Err(RasterError::format(format!(
                "it has {what}, and only grey and RGB of 8 bits are drawn; {CONVERT} -ot Byte -scale -b 1 -b 2 -b 3"
            )));
        }
    };
    Ok(Image { index, size: [width, height], channels })
}

/// How a file is made that can be drawn.
const CONVERT: &str = "convert it: gdal_translate IN.tif OUT.tif";

/// The value of pixels without a picture, as GDAL writes it.
fn nothing(file: &mut File) -> Option<u8> {
    let text = file.get_tag_ascii_string(Tag::GdalNodata).ok()?;
    let number: f64 = text.trim_matches(['\0', ' ']).parse().ok()?;
    (number.fract() == 0.0 && (0.0..=255.0).contains(&number)).then_some(number as u8)
}

fn damaged(error: tiff::TiffError) -> RasterError {
    match error {
        tiff::TiffError::IoError(error) => error.into(),
        tiff::TiffError::UnsupportedError(what) => RasterError::format(format!(
            "it is stored in a way that is not read ({what}); {CONVERT} -co COMPRESS=DEFLATE"
        )),
        tiff::TiffError::LimitsExceeded => RasterError::format(
            "its strips or tiles are too large; write it with tiles: gdal_translate -co TILED=YES IN.tif OUT.tif",
        ),
        other => RasterError::damaged(other),
    }
}
