//! Where a GeoTIFF lies: its coordinates and the position of its pixels (OGC 19-008r4).

use tiff::tags::Tag;

use super::{File, damaged};
use crate::RasterError;
use crate::plane::{Crs, Placed};

/// `GTModelTypeGeoKey`, `GTRasterTypeGeoKey`, `GeodeticCRSGeoKey`, `ProjectedCRSGeoKey`.
const MODEL: u16 = 1024;
const RASTER: u16 = 1025;
const GEODETIC: u16 = 2048;
const PROJECTED: u16 = 3072;
/// EPSG:3857, and the numbers that it had before.
const WEB_MERCATOR: [u16; 3] = [3857, 3785, 41001];

/// Where a picture of this size lies.
pub fn placed(file: &mut File, size: [u32; 2]) -> Result<Placed, RasterError> {
    let keys = Keys::read(file)?;
    let crs = keys.crs()?;
    let Pixel { corner, size: step } = pixel(file)?;
    // A position may mean the middle of a pixel.
    let half = if keys.get(RASTER) == Some(2) { 0.5 } else { 0.0 };
    let placed = Placed {
        crs,
        corner: [corner[0] - half * step[0], corner[1] + half * step[1]],
        extent: [step[0] * f64::from(size[0]), step[1] * f64::from(size[1])],
    };
    if placed.is_sound() {
        return Ok(placed);
    }
    Err(RasterError::format(format!(
        "its position is not on the map: from {}, {}, it is {} wide and {} high, in {}",
        placed.corner[0],
        placed.corner[1],
        placed.extent[0],
        placed.extent[1],
        match crs {
            Crs::Degrees => "degrees",
            Crs::Metres => "metres",
        }
    )))
}

/// The first pixel: its upper left corner, and its width and height.
struct Pixel {
    corner: [f64; 2],
    size: [f64; 2],
}

fn pixel(file: &mut File) -> Result<Pixel, RasterError> {
    if let Some(matrix) = numbers(file, Tag::ModelTransformationTag)? {
        let [across, turn, _, west, tilt, down, _, north, ..] = matrix[..] else {
            return Err(RasterError::damaged("its transformation has too few numbers"));
        };
        if turn != 0.0 || tilt != 0.0 {
            return Err(RasterError::format(format!("it is turned; {WARP}")));
        }
        return Ok(Pixel { corner: [west, north], size: [across, -down] });
    }
    match (numbers(file, Tag::ModelPixelScaleTag)?, numbers(file, Tag::ModelTiepointTag)?) {
        (Some(scale), Some(tie)) => {
            let ([across, down, ..], [i, j, _, x, y, ..]) = (&scale[..], &tie[..]) else {
                return Err(RasterError::damaged("its position has too few numbers"));
            };
            Ok(Pixel { corner: [x - i * across, y + j * down], size: [*across, *down] })
        }
        (None, Some(_)) => Err(RasterError::format(format!("it is tied to single points; {WARP}"))),
        _ => Err(RasterError::format(
            "it does not say where it lies; give it a position in QGIS (Georeferencer), and save it in EPSG:4326",
        )),
    }
}

fn numbers(file: &mut File, tag: Tag) -> Result<Option<Vec<f64>>, RasterError> {
    let Some(value) = file.find_tag(tag).map_err(damaged)? else { return Ok(None) };
    value.into_f64_vec().map(Some).map_err(damaged)
}

const WARP: &str = "make a straight one of it: gdalwarp -t_srs EPSG:4326 IN.tif OUT.tif";

/// The keys whose values are numbers.
struct Keys(Vec<[u16; 2]>);

impl Keys {
    fn read(file: &mut File) -> Result<Self, RasterError> {
        let raw = match file.find_tag(Tag::GeoKeyDirectoryTag).map_err(damaged)? {
            Some(value) => value.into_u16_vec().map_err(damaged)?,
            None => Vec::new(),
        };
        // Four numbers of head, then four for each key; the second says where its value is, and 0 means here.
        let keys = raw.chunks_exact(4).skip(1).filter(|key| key[1] == 0).map(|key| [key[0], key[3]]);
        Ok(Self(keys.collect()))
    }

    fn get(&self, key: u16) -> Option<u16> {
        self.0.iter().find(|[one, _]| *one == key).map(|[_, value]| *value)
    }

    fn crs(&self) -> Result<Crs, RasterError> {
        let (geodetic, projected) = (self.get(GEODETIC), self.get(PROJECTED));
        match (self.get(MODEL), geodetic, projected) {
            (Some(1) | None, _, Some(code)) if WEB_MERCATOR.contains(&code) => Ok(Crs::Metres),
            (Some(2) | None, Some(4326), None) => Ok(Crs::Degrees),
            (Some(2), _, Some(_)) if geodetic == Some(4326) => Ok(Crs::Degrees),
            (_, None, None) => Err(RasterError::format(format!(
                "it does not name its coordinates; say what they are, or {WARP}"
            ))),
            (_, _, projected) => {
                let code = projected.or(geodetic).unwrap_or_default();
                let code =
                    if code == 32767 { "coordinates of its own".to_owned() } else { format!("EPSG:{code}") };
                Err(RasterError::format(format!(
                    "it is in {code}, and only EPSG:4326 and EPSG:3857 are drawn; {WARP}"
                )))
            }
        }
    }
}
