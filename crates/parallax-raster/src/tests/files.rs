//! GeoTIFF, and pictures with a world file.

use std::io::Cursor;

use tiff::encoder::{TiffEncoder, colortype};
use tiff::tags::Tag;

use super::*;

/// The position and coordinates of a GeoTIFF.
struct Place<'a> {
    scale: &'a [f64],
    tie: &'a [f64],
    keys: &'a [u16],
}

/// Degrees: one for each pixel, the corner at 40 E, 36 N.
const IN_DEGREES: Place<'static> = Place {
    scale: &[1.0, 1.0, 0.0],
    tie: &[0.0, 0.0, 0.0, 40.0, 36.0, 0.0],
    keys: &[1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326],
};

/// A GeoTIFF with an image and overviews, each its width and pixels.
fn tiff(place: &Place<'_>, images: &[(u32, &[[u8; 3]])]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut file = TiffEncoder::new(&mut bytes).expect("a file");
    for (index, (width, pixels)) in images.iter().enumerate() {
        let height = pixels.len() as u32 / width;
        let mut image = file.new_image::<colortype::RGB8>(*width, height).expect("an image");
        image.rows_per_strip(1).expect("strips");
        let tags = image.encoder();
        if index == 0 {
            tags.write_tag(Tag::ModelPixelScaleTag, place.scale).expect("written");
            tags.write_tag(Tag::ModelTiepointTag, place.tie).expect("written");
            tags.write_tag(Tag::GeoKeyDirectoryTag, place.keys).expect("written");
        } else {
            tags.write_tag(Tag::NewSubfileType, 1_u32).expect("written");
        }
        image.write_data(&pixels.concat()).expect("written");
    }
    bytes.into_inner()
}

const R: [u8; 3] = [255, 0, 0];
const G: [u8; 3] = [0, 255, 0];
const B: [u8; 3] = [0, 0, 255];
const W: [u8; 3] = [255, 255, 255];

#[test]
fn the_pixels_of_a_geotiff_lie_where_it_says() {
    let raster = open(&tiff(&IN_DEGREES, &[(2, &[R, G, B, W])])).expect("a GeoTIFF");
    let bounds = raster.bounds();
    let expected = degrees(40.0, 34.0, 42.0, 36.0);
    assert!((bounds.west - expected.west).abs() < 1e-12 && (bounds.south - expected.south).abs() < 1e-12);
    // The four pixels, and as much of nothing to the east and to the west.
    let drawn = raster.draw(degrees(39.0, 34.0, 43.0, 36.0), [4, 2], &|| true).expect("drawn");
    let row = |y| [0, 1, 2, 3].map(|x| pixel(&drawn, x, y));
    assert_eq!(row(0), [NOTHING, RED, GREEN, NOTHING]);
    assert_eq!(row(1), [NOTHING, BLUE, WHITE, NOTHING]);
    // One pixel enlarged stays what it is; all four together are their mean.
    let one = raster.draw(degrees(40.1, 35.1, 40.9, 35.9), [3, 3], &|| true).expect("drawn");
    assert!(one.rgba.chunks(4).all(|pixel| pixel == RED));
    let all = raster.draw(degrees(40.0, 34.0, 42.0, 36.0), [1, 1], &|| true).expect("drawn");
    assert_eq!(pixel(&all, 0, 0), [128, 128, 128, 255]);
}

#[test]
fn a_pixel_that_is_a_point_lies_around_it() {
    let keys = [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 2, 2048, 0, 1, 4326];
    let place = Place { tie: &[0.0, 0.0, 0.0, 40.5, 35.5, 0.0], keys: &keys, ..IN_DEGREES };
    let bounds = open(&tiff(&place, &[(2, &[R, G, B, W])])).expect("a GeoTIFF").bounds();
    assert!((bounds.west - degrees(40.0, 34.0, 42.0, 36.0).west).abs() < 1e-12);
    assert!((bounds.north - degrees(40.0, 34.0, 42.0, 36.0).north).abs() < 1e-12);
}

#[test]
fn a_geotiff_in_metres_is_drawn_too() {
    let keys = [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 3857];
    let place = Place { scale: &[1000.0, 1000.0, 0.0], tie: &[0.0, 0.0, 0.0, 0.0, 0.0, 0.0], keys: &keys };
    let raster = open(&tiff(&place, &[(2, &[R, G, B, W])])).expect("a GeoTIFF");
    let km = 1000.0 / (2.0 * 20_037_508.342_789_244);
    let bounds = raster.bounds();
    assert!(
        (bounds.east - (0.5 + 2.0 * km)).abs() < 1e-12 && (bounds.south - (0.5 + 2.0 * km)).abs() < 1e-12
    );
    let drawn = raster.draw(bounds, [2, 2], &|| true).expect("drawn");
    assert_eq!([pixel(&drawn, 1, 0), pixel(&drawn, 0, 1)], [GREEN, BLUE]);
}

#[test]
fn an_overview_is_drawn_where_it_has_enough_pixels() {
    let large = [R; 16];
    let bytes = tiff(&IN_DEGREES, &[(4, &large), (2, &[G; 4])]);
    let raster = open(&bytes).expect("a GeoTIFF");
    let window = degrees(40.0, 32.0, 44.0, 36.0);
    let colour = |size| pixel(&raster.draw(window, [size, size], &|| true).expect("drawn"), 0, 0);
    assert_eq!((colour(2), colour(3), colour(4)), (GREEN, RED, RED));
}

#[test]
fn what_cannot_be_drawn_says_what_to_do() {
    let utm = [1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 32637];
    let place = Place { keys: &utm, ..IN_DEGREES };
    let why = open(&tiff(&place, &[(1, &[R])])).expect_err("in UTM").to_string();
    assert!(why.contains("EPSG:32637") && why.contains("gdalwarp -t_srs EPSG:4326"), "{why}");
    let place = Place { tie: &[0.0, 0.0, 0.0, 400.0, 36.0, 0.0], ..IN_DEGREES };
    let why = open(&tiff(&place, &[(1, &[R])])).expect_err("off the globe").to_string();
    assert!(why.contains("not on the map"), "{why}");
    let place = Place { keys: &[], ..IN_DEGREES };
    assert!(open(&tiff(&place, &[(1, &[R])])).is_err());
    let why = open(&png(1, &[RED])).expect_err("nowhere").to_string();
    assert!(why.contains("world file"), "{why}");
    assert!(open(b"").is_err() && open(b"words").is_err());
}

/// A picture of 2 x 1 pixels with this world file.
fn with_world(text: &str) -> Result<Raster, RasterError> {
    let world = memory(text.as_bytes());
    let beside = |ending: &str| (ending == "pgw").then(|| world.clone());
    Raster::of(memory(&png(2, &[RED, BLUE])), &beside)
}

#[test]
fn a_world_file_says_where_the_middle_of_the_first_pixel_is() {
    let raster = with_world("1.0\n0.0\n0.0\n-1.0\n40.5\n35.5\n").expect("a picture");
    let drawn = raster.draw(degrees(40.0, 35.0, 42.0, 36.0), [2, 1], &|| true).expect("drawn");
    assert_eq!([pixel(&drawn, 0, 0), pixel(&drawn, 1, 0)], [RED, BLUE]);
    for (text, words) in [
        ("1\n0\n0\n-1\n40.5\n", "six numbers"),
        ("1\n0.1\n0\n-1\n40.5\n35.5\n", "turns it"),
        ("10\n0\n0\n-10\n500000\n3900000\n", "not in degrees"),
        ("1\n0\n0\n1\n40.5\n35.5\n", "not in degrees"),
        ("NaN\n0\n0\n-1\n40.5\n35.5\n", "not in degrees"),
    ] {
        let why = with_world(text).expect_err(text).to_string();
        assert!(why.contains(words), "{text:?}: {why}");
    }
}

#[test]
fn work_that_nobody_wants_stops() {
    let raster = open(&tiff(&IN_DEGREES, &[(2, &[R, G, B, W])])).expect("a GeoTIFF");
    assert_eq!(raster.draw(raster.bounds(), [2, 2], &|| false), Err(RasterError::Cancelled));
}

#[test]
fn a_window_that_is_too_large_has_fewer_pixels() {
    let raster = open(&tiff(&IN_DEGREES, &[(2, &[R, G, B, W])])).expect("a GeoTIFF");
    let drawn = raster.draw(raster.bounds(), [8000, 4000], &|| true).expect("drawn");
    let [width, height] = drawn.size;
    assert!(u64::from(width) * u64::from(height) <= u64::from(crate::MOST_PIXELS));
    assert!(width.abs_diff(2 * height) <= 2, "{width} x {height}");
}

/// A GeoTIFF with an overview.
pub fn sample() -> Vec<u8> {
    tiff(&IN_DEGREES, &[(4, &[R; 16]), (2, &[G; 4])])
}
