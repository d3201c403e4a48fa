//! Placemarks of maps.

use std::io::Write as _;

use parallax_dossier::dossier::Precision;
use parallax_dossier::draft::{Location, LonLat};

use super::{imported, shape};
use crate::sheet::Reading;
use crate::{Import, Map, import_files, input};

const FRONT: &str = r#"
<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>Front</name>
<Folder><name>North</name><Folder><name>Bank</name>
<Placemark><name>Quay &amp; dock</name><description><![CDATA[Seen at noon.<br>By <a href="https://example.org/a">Gazette</a> &amp; <100 others]]></description>
<TimeStamp><when>2018-02-07</when></TimeStamp>
<Point><coordinates> 40.29, 35.3,0 </coordinates></Point></Placemark></Folder>
<Placemark><name>Road</name><LineString><coordinates>40,35,12
41,36,12</coordinates></LineString></Placemark></Folder>
<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>40,35 41,35 41,36 40,35</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
<Placemark><name>Swapped</name><Point><coordinates>35.3,140.29</coordinates></Point></Placemark>
<Placemark><name>By address</name><address>1 Quay Street</address></Placemark>
<Placemark><name>One of many</name><MultiGeometry><Point><coordinates>40.29,35.3</coordinates></Point></MultiGeometry></Placemark>
<Placemark><name>Two</name><MultiGeometry><Point><coordinates>1,2</coordinates></Point><Point><coordinates>3,4</coordinates></Point></MultiGeometry></Placemark>
<Placemark><name>Words</name><Point><coordinates>north,east</coordinates></Point></Placemark>
<Placemark><ExtendedData><Data name="side"><value>north</value></Data></ExtendedData></Placemark>
<NetworkLink><name>Elsewhere</name><Link><href>https://example.org/b.kml</href></Link></NetworkLink>
</Document></kml>
"#;

fn places(made: &Import) -> Vec<(String, Location)> {
    made.draft
        .places
        .iter()
        .map(|(_, place)| (place.name.clone().unwrap_or_default(), place.at.clone()))
        .collect()
}

fn quay() -> Location {
    Location::Point(parallax_dossier::geo::LonLat { lon: 40.29, lat: 35.3 }.into())
}

#[test]
fn placemarks_of_kml_are_places_with_what_the_file_holds() {
    let made = imported(&[("front.kml", FRONT)]);
    assert_eq!((shape(&made), made.summary.sheets[0].rows), (Some("kml"), 9));
    let at = |lon, lat| LonLat { lon, lat };
    let named = |name: &str, at| (name.to_owned(), at);
    assert_eq!(
        places(&made),
        [
            named("Quay & dock", quay()),
            named("Road", Location::Line(vec![at(40.0, 35.0), at(41.0, 36.0)])),
            named(
                "Placemark on line 10 of front.kml",
                Location::Area(vec![at(40.0, 35.0), at(41.0, 35.0), at(41.0, 36.0)])
            ),
            named("Swapped", Location::NotLocated),
            named("By address", Location::NotLocated),
            named("One of many", quay()),
            named("Two", Location::NotLocated),
            named("Words", Location::NotLocated),
        ]
    );
    assert!(made.draft.places.iter().all(|(_, place)| place.precision == Precision::NotStated));
    let notes: Vec<&str> = made.draft.places.iter().map(|(_, place)| place.note.as_str()).collect();
    assert_eq!(
        notes[0],
        "Folder: North / Bank\nSeen at noon.\nBy https://example.org/a Gazette & <100 others\nTime: 2018-02-07"
    );
    assert_eq!((notes[1], notes[4]), ("Folder: North", "Address: 1 Quay Street"));
    let left: Vec<_> =
        made.summary.left_out.iter().map(|one| (one.row, one.text.as_str(), one.why.as_str())).collect();
    assert_eq!(
        left,
        [
            (8, "Road", "its altitude is not kept"),
            (10, "", "the placemark has no name; its place is called “Placemark on line 10 of front.kml”"),
            (
                11,
                "Swapped",
                "longitude 35.3, latitude 140.29 is off the globe (are latitude and longitude swapped?)"
            ),
            (12, "By address", "it has no position"),
            (14, "Two", "it has several positions, and a place of a dossier has one"),
            (15, "Words", "“north,east” is no longitude and latitude"),
            (16, "", "it has no position"),
            (16, "", "the feature has neither a name nor a position that can be kept"),
            (17, "Elsewhere", "a link to another file is not followed; give that file too"),
        ]
    );
    assert!(made.summary.left_out.iter().all(|one| one.unit == "line"));
}

#[test]
fn a_kmz_is_unpacked_and_read_as_its_kml() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("doc.kml", zip::write::SimpleFileOptions::default()).expect("a file");
    archive.write_all(FRONT.as_bytes()).expect("written");
    let bytes = archive.finish().expect("an archive").into_inner();
    let file = input::parse(bytes, "front.kmz", None, &Reading::default()).expect("a map");
    let made = import_files(vec![file], &Map::default(), "Harbour").expect("an import");
    assert_eq!((shape(&made), places(&made)[0].clone()), (Some("kml"), ("Quay & dock".to_owned(), quay())));
}

#[test]
fn kml_that_is_cut_short_or_defines_entities_is_told_by_its_line() {
    let told = |text: &str| {
        let made = imported(&[("a.kml", text)]);
        assert_eq!((shape(&made), made.is_empty()), (Some("kml"), true));
        made.summary.left_out.iter().map(|one| (one.row, one.unit)).collect::<Vec<_>>()
    };
    assert_eq!(told(&FRONT[..FRONT.find("<name>Road").expect("a road")]), [(8, "line")]);
    let entity =
        "\n<!DOCTYPE kml [<!ENTITY a \"aaaa\">]>\n<kml><Placemark><name>&a;</name></Placemark></kml>";
    assert_eq!(told(entity), [(2, "line")]);
    assert_eq!(told("<kml><Placemark><name>&a;</name></Placemark></kml>"), [(1, "line")]);
    let nested =
        format!("<kml>{}\n<Placemark/>{}</kml>", "<Folder>".repeat(50_000), "</Folder>".repeat(50_000));
    assert_eq!(told(&nested), [(2, "line"), (2, "line")]);
    let geometries = format!(
        "<kml><Placemark><name>Deep</name>{}<Point><coordinates>1,2</coordinates></Point>{}</Placemark></kml>",
        "<MultiGeometry>".repeat(17),
        "</MultiGeometry>".repeat(17)
    );
    let made = imported(&[("a.kml", &geometries)]);
    assert_eq!(made.summary.left_out[0].why, "its geometries hold one another too deeply");
}
