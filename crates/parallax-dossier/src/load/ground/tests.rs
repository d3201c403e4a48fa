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
