//! PMTiles, written here by its specification.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;
use crate::pmtiles::directory::{self, Entry};

fn varint(mut number: u64, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

fn write_directory(entries: &[Entry]) -> Vec<u8> {
    let mut to = Vec::new();
    varint(entries.len() as u64, &mut to);
    let mut last = 0;
    for entry in entries {
        varint(entry.id - last, &mut to);
        last = entry.id;
    }
    for entry in entries {
        varint(u64::from(entry.run), &mut to);
    }
    for entry in entries {
        varint(u64::from(entry.length), &mut to);
    }
    for entry in entries {
        varint(entry.offset + 1, &mut to);
    }
    to
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).expect("packed");
    packer.finish().expect("packed")
}

/// An archive of tiles of one colour: zoom, column, row, colour. Every tile is in a directory of the second level if `deep`.
pub fn archive(tiles: &[(u8, u64, u64, [u8; 4])], zooms: [u8; 2], deep: bool) -> Vec<u8> {
    let mut tiles: Vec<_> = tiles.iter().map(|(z, x, y, c)| (directory::id_of(*z, *x, *y), c)).collect();
    tiles.sort_unstable();
    let (mut data, mut entries) = (Vec::new(), Vec::new());
    for (id, colour) in tiles {
        let tile = png(256, &vec![*colour; 256 * 256]);
        entries.push(Entry { id, offset: data.len() as u64, length: tile.len() as u32, run: 1 });
        data.extend(tile);
    }
    let leaf = gzip(&write_directory(&entries));
    let (root, leaves) = if deep {
        let first = entries.first().map_or(0, |entry| entry.id);
        let root = [Entry { id: first, offset: 0, length: leaf.len() as u32, run: 0 }];
        (gzip(&write_directory(&root)), leaf)
    } else {
        (leaf, Vec::new())
    };
    let mut head = b"PMTiles\x03".to_vec();
    let places = [
        (127, root.len()),
        (127 + root.len(), 0),
        (127 + root.len(), leaves.len()),
        (127 + root.len() + leaves.len(), data.len()),
    ];
    for (at, length) in places {
        head.extend((at as u64).to_le_bytes());
        head.extend((length as u64).to_le_bytes());
    }
    head.extend([0; 24]);
    // Clustered; directories in gzip, tiles not; PNG.
    head.extend([1, 2, 1, 2, zooms[0], zooms[1]]);
    for degrees in [-180.0, -85.0, 180.0, 85.0] {
        head.extend(((degrees * 1e7) as i32).to_le_bytes());
    }
    head.resize(127, 0);
    [head, root, leaves, data].concat()
}

#[test]
fn tiles_are_numbered_as_the_specification_says() {
    let ids = [(0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 1, 1), (1, 1, 0), (2, 0, 0)];
    assert_eq!(ids.map(|(z, x, y)| directory::id_of(z, x, y)), [0, 1, 2, 3, 4, 5]);
    assert_eq!(directory::id_of(12, 3423, 1763), 19_078_479);
}

#[test]
fn tiles_lie_where_they_belong_at_the_zoom_that_fits() {
    let tiles = [
        (0, 0, 0, WHITE),
        (1, 0, 0, RED),
        (1, 1, 0, GREEN),
        (1, 0, 1, BLUE), /* none to the south-east */
    ];
    let whole = Window { west: 0.0, north: 0.0, east: 1.0, south: 1.0 };
    for deep in [false, true] {
        let raster = open(&archive(&tiles, [0, 1], deep)).expect("an archive");
        let small = raster.draw(whole, [256, 256], &|| true).expect("drawn");
        assert_eq!(pixel(&small, 9, 9), WHITE, "one tile is enough");
        let large = raster.draw(whole, [512, 512], &|| true).expect("drawn");
        let at = |x, y| pixel(&large, x, y);
        // The bounds end at 85 degrees, and tiles a little beyond.
        assert_eq!([at(100, 100), at(400, 100), at(100, 400), at(400, 400)], [RED, GREEN, BLUE, NOTHING]);
        assert_eq!([at(255, 255), at(256, 255)], [RED, GREEN], "not a pixel beside the line");
        let corner = Window { west: 0.0, north: 0.0, east: 0.01, south: 0.01 };
        let close = raster.draw(corner, [300, 300], &|| true).expect("drawn");
        assert!(close.rgba.chunks(4).all(|pixel| pixel == RED), "the finest there is");
    }
}

#[test]
fn a_run_of_tiles_is_one_picture() {
    let entries =
        [Entry { id: 1, offset: 0, length: 9, run: 3 }, Entry { id: 7, offset: 9, length: 1, run: 1 }];
    let read = directory::read(&write_directory(&entries)).expect("a directory");
    assert_eq!(read, entries);
    let found = |id| directory::find(&read, id).map(|entry| entry.id);
    assert_eq!([0, 1, 3, 4, 7, 8].map(found), [None, Some(1), Some(1), None, Some(7), None]);
}

#[test]
fn an_archive_that_is_not_drawn_says_why() {
    let whole = archive(&[(0, 0, 0, RED)], [0, 0], false);
    let with = |at: usize, byte: u8| {
        let mut bytes = whole.clone();
        bytes[at] = byte;
        open(&bytes).expect_err("refused").to_string()
    };
    assert!(with(7, 2).contains("version 2"));
    assert!(with(99, 1).contains("vectors"));
    assert!(with(97, 4).contains("Zstandard"));
    assert!(with(100, 9).contains("zooms"));
    assert!(open(&whole[..100]).is_err());
}

#[test]
fn tiles_that_begin_at_a_fine_zoom_are_not_all_read_for_a_view_of_the_world() {
    let raster = open(&archive(&[(12, 0, 0, RED)], [12, 14], false)).expect("an archive");
    let whole = Window { west: 0.0, north: 0.0, east: 1.0, south: 1.0 };
    let why = raster.draw(whole, [256, 256], &|| true).expect_err("too many").to_string();
    assert!(why.contains("zoom 12"), "{why}");
}
