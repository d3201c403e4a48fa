//! That rasters lie where they should, with values worked out by hand, and that no bytes cause a panic.

mod archive;
mod databases;
mod files;
mod robust;
mod seeds;

use std::sync::Arc;

use crate::origin::Origin;
use crate::plane::Crs;
use crate::{Pixels, Raster, RasterError, Window};

const RED: [u8; 4] = [255, 0, 0, 255];
const GREEN: [u8; 4] = [0, 255, 0, 255];
const BLUE: [u8; 4] = [0, 0, 255, 255];
const WHITE: [u8; 4] = [255, 255, 255, 255];
const NOTHING: [u8; 4] = [0; 4];

fn memory(bytes: &[u8]) -> Origin {
    Origin::Memory(Arc::from(bytes))
}

fn open(bytes: &[u8]) -> Result<Raster, RasterError> {
    Raster::of(memory(bytes), &|_| None)
}

/// The window between these degrees.
fn degrees(west: f64, south: f64, east: f64, north: f64) -> Window {
    let crs = Crs::Degrees;
    Window { west: crs.x_of(west), north: crs.y_of(north), east: crs.x_of(east), south: crs.y_of(south) }
}

fn pixel(pixels: &Pixels, x: u32, y: u32) -> [u8; 4] {
    let at = (y * pixels.size[0] + x) as usize * 4;
    pixels.rgba[at..at + 4].try_into().expect("four channels")
}

fn png(width: u32, pixels: &[[u8; 4]]) -> Vec<u8> {
    let raw = pixels.concat();
    let picture = image::RgbaImage::from_raw(width, pixels.len() as u32 / width, raw).expect("as many");
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("written");
    bytes.into_inner()
}

#[test]
fn the_plane_is_that_of_epsg_3857() {
    let (degrees, metres) = (Crs::Degrees, Crs::Metres);
    // Damascus, by PROJ: 36.2913 E, 33.5102 N is 4039929.03, 3963969.66.
    assert!((metres.easting(degrees.x_of(36.2913)) - 4_039_929.0).abs() < 1.0);
    let north = metres.northing(degrees.y_of(33.5102));
    assert!((degrees.northing(metres.y_of(north)) - 33.5102).abs() < 1e-9);
    assert!((degrees.y_of(85.051_128_779_806_6) - 0.0).abs() < 1e-12);
    assert_eq!((degrees.y_of(90.0), degrees.y_of(-90.0)), (0.0, 1.0));
}
