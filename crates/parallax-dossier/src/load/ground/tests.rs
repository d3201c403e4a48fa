//! Files of shapes beside a dossier: what is read of them, and what is refused with its line.

use std::fs;

use super::*;
use crate::load::{read_file, read_text};

/// A dossier beside a file of shapes; returns what was read of both.
fn beside(geojson: &str) -> (crate::load::Loaded, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("town.geojson"), geojson).expect("written");
    let text = "Dossier(format: 2, title: \"T\", shapes: {\n\"own\": (kind: Wall, at: Line([(lon: 1, lat: 2), (lon: 3, lat: 4)]), credit: \"Me\"),\n\
                \"town\": (kind: Road, from: (file: \"town.geojson\"), credit: \"Them\")})";
    let path = folder.path().join("d.ron");
    fs::write(&path, text).expect("written");
    let loaded = read_file(&path).expect("read");
    assert!(loaded.dossier.is_some(), "{:?}", loaded.diagnostics);
    (loaded, folder)
}

fn warned(geojson: &str) -> String {
    let (loaded, _folder) = beside(geojson);
    let found: Vec<_> = loaded.diagnostics.iter().filter(|one| one.code == Code::UnreadShapes).collect();
    assert_eq!(found.len(), 1, "{:?}", loaded.diagnostics);
    assert_eq!(found[0].position.line, 3);
    assert_eq!(loaded.ground.unread, [found[0].message.clone()]);
    found[0].message.clone()
}

#[test]
fn lines_and_areas_come_with_their_kinds_and_names() {
    let (loaded, _folder) = beside(
        r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": " High\nStreet "}, "geometry":
            {"type": "LineString", "coordinates": [[40, 35], [40.1, 35.1, 220]]}},
        {"type": "Feature", "properties": {"waterway": "river", "name": "Euphrates"}, "geometry":
            {"type": "MultiLineString", "coordinates": [[[1, 1], [2, 2]], [[3, 3], [4, 4]]]}},
        {"type": "Feature", "properties": {"kind": "building"}, "geometry":
            {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]], [[0.2, 0.1], [0.3, 0.1], [0.3, 0.2], [0.2, 0.1]]]}},
        {"type": "Feature", "properties": null, "geometry": null}]}"#,
    );
    assert_eq!(loaded.ground.unread, [""; 0]);
    let told: Vec<_> = loaded.ground.outlines.iter().map(|one| (one.kind, one.name.as_deref())).collect();
    let river = (ShapeKind::River, Some("Euphrates"));
    assert_eq!(
        told,
        [
            (ShapeKind::Wall, None),
            (ShapeKind::Road, Some("High Street")),
            river,
            river,
            (ShapeKind::Building, None)
        ]
    );
    let Form::Area(rings) = &loaded.ground.outlines[4].form else { panic!("an area") };
    assert_eq!(rings.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3], "the last position is not repeated");
    assert_eq!(
        loaded.ground.outlines[1].form,
        Form::Line(vec![LonLat::new(40.0, 35.0), LonLat::new(40.1, 35.1)])
    );
}

#[test]
fn what_cannot_be_drawn_is_named_with_its_place() {
    assert!(warned("{\n]").contains("`town.geojson`: it is not JSON") && warned("{\n]").contains("line 2"));
    assert!(warned(r#"{"type": "Topology"}"#).contains("it is a Topology, and not a FeatureCollection"));
    let far = "{\"type\": \"FeatureCollection\", \"features\": [\n\n{\"type\": \"Feature\", \"properties\": {}, \"geometry\": \
               {\"type\": \"LineString\", \"coordinates\": [[35.1, 4027000], [1, 2]]}}]}";
    let message = warned(far);
    assert!(
        message.contains("feature 1 (line 3): the position [35.1, 4027000] is not on the globe"),
        "{message}"
    );
    let point =
        r#"{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}}"#;
    assert!(warned(point).contains("one feature is left out"));
    let utm = r#"{"type": "FeatureCollection", "features": [], "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32637"}}}"#;
    assert!(warned(utm).contains("EPSG::32637"));
    assert!(warned(r#"{"type": "FeatureCollection", "features": []}"#).contains("no line and no area"));
    let short =
        r#"{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [1, 1]]]}}"#;
    assert!(warned(short).contains("an area needs at least 3 positions and has 2"));
}

#[test]
fn a_file_that_is_missing_too_large_or_outside_is_not_drawn() {
    let (_, folder) = beside("{}");
    let path = folder.path().join("d.ron");
    let text = read_text(&path).expect("read");
    fs::remove_file(folder.path().join("town.geojson")).expect("removed");
    let loaded = read_file(&path).expect("read");
    assert!(loaded.ground.unread[0].contains("there is no such file"));
    assert_eq!(loaded.ground.outlines.len(), 1, "what stands in the dossier is drawn");
    let outside = text.replace("town.geojson", "../town.geojson");
    assert!(crate::load::read(&outside).diagnostics.iter().any(|one| one.code == Code::BadPath));
    let large = fs::File::create(folder.path().join("town.geojson")).expect("made");
    large.set_len(LARGEST_FILE + 1).expect("a sparse file");
    assert!(read_file(&path).expect("read").ground.unread[0].contains("larger than 32 MiB"));
    #[cfg(unix)]
    {
        fs::remove_file(folder.path().join("town.geojson")).expect("removed");
        std::os::unix::fs::symlink("/etc/hostname", folder.path().join("town.geojson")).expect("linked");
        assert!(read_file(&path).expect("read").ground.unread[0].contains("leads out of the folder"));
    }
}

#[test]
fn positions_are_bounded_over_all_files() {
    let (loaded, _folder) = beside("{}");
    let dossier = loaded.dossier.expect("sound");
    let (id, shape) = dossier.shapes.iter().nth(1).expect("a shape");
    let line = br#"{"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[1, 1], [2, 2], [3, 3]]}}"#;
    let mut left = 5;
    assert!(geojson::read(line, id, shape, &mut left).is_ok());
    assert!(geojson::read(line, id, shape, &mut left).expect_err("too many").contains("500000 positions"));
}

/// A PNG of one pixel.
const PIXEL: [u8; 69] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xde, 0x00,
    0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x38, 0x91, 0x62, 0x04, 0x00, 0x03, 0x56,
    0x01, 0x5f, 0xd6, 0xea, 0x57, 0xfe, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60,
    0x82,
];

/// A dossier with a backdrop `file` in a folder with a picture and its world file.
fn over(file: &str) -> (crate::load::Loaded, tempfile::TempDir) {
    let outer = tempfile::tempdir().expect("a folder");
    let folder = outer.path().join("inner");
    fs::create_dir_all(folder.join("map")).expect("made");
    for place in [folder.join("map"), outer.path().to_owned()] {
        fs::write(place.join("aerial.png"), PIXEL).expect("written");
        fs::write(place.join("aerial.pgw"), "1\n0\n0\n-1\n40.5\n35.5\n").expect("written");
    }
    fs::write(folder.join("alone.png"), PIXEL).expect("written");
    let text =
        format!("Dossier(format: 2, title: \"T\",\nbackdrop: (file: \"{file}\", credit: \"A flight\"))");
    let path = folder.join("d.ron");
    fs::write(&path, text).expect("written");
    (read_file(&path).expect("read"), outer)
}

#[test]
fn a_picture_beside_the_dossier_lies_where_its_world_file_says() {
    let (loaded, _folder) = over("map/aerial.png");
    assert_eq!(loaded.diagnostics.iter().map(|one| one.code).collect::<Vec<_>>(), []);
    let backdrop = loaded.ground.backdrop.expect("a picture");
    assert_eq!((backdrop.name.as_str(), backdrop.credit.as_str()), ("aerial.png", "A flight"));
    let corner = LonLat::new(40.0, 36.0).to_mercator();
    let bounds = backdrop.raster.bounds();
    assert!((bounds.west - corner.x).abs() < 1e-12 && (bounds.north - corner.y).abs() < 1e-12);
}

#[test]
fn a_picture_that_cannot_be_drawn_is_warned_of_where_it_is_named() {
    for (file, words) in
        [("alone.png", "world file"), ("map/none.tif", "there is no such file"), ("d.ron", "not a GeoTIFF")]
    {
        let (loaded, _folder) = over(file);
        assert!(loaded.dossier.is_some() && loaded.ground.backdrop.is_none(), "{file}");
        let found: Vec<_> =
            loaded.diagnostics.iter().filter(|one| one.code == Code::UnreadBackdrop).collect();
        assert_eq!((found.len(), found[0].position.line), (1, 2), "{:?}", loaded.diagnostics);
        assert!(found[0].message.contains(words), "{}", found[0].message);
        assert_eq!(loaded.ground.unread, [found[0].message.clone()]);
    }
    // A path that leads out of the folder is an error, and nothing there is opened.
    let (loaded, _folder) = over("../aerial.png");
    assert!(loaded.dossier.is_none());
}
