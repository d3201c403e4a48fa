//! The author's lines and areas on the map, and what its ground says.

use egui::vec2;
use parallax::app::Parallax;
use parallax::app::publish::{self, Wish};
use parallax::load;
use parallax::session::{Format, Subject, View};

/// A town with a road, a river, a zone and two credits.
const TOWN: &str = r#"Dossier(format: 2, title: "Town", frame: (center: (lon: 40.0, lat: 35.0), width_km: 4),
    places: {"square": (name: "Square", at: Point((lon: 40.0, lat: 35.0)))},
    shapes: {
        "road": (kind: Road, name: "Long Street", credit: "A survey", at: Line([(lon: 39.98, lat: 35.004), (lon: 40.02, lat: 35.004)])),
        "river": (kind: River, credit: "Another hand", at: Area([(lon: 39.98, lat: 34.99), (lon: 40.02, lat: 34.99), (lon: 40.02, lat: 34.994)])),
        "zone": (kind: Zone, credit: "A survey", at: Area([(lon: 39.99, lat: 35.006), (lon: 40.0, lat: 35.006), (lon: 40.0, lat: 35.01)])),
    },
    sources: {"s": (name: "S")}, documents: {"d": (title: "D")},
    claims: {"c": (by: "s", document: "d", paragraph: 1, at: "square", gist: "It was there.")},
)"#;

fn picture(text: &str, width: f32, height: f32) -> String {
    let mut program = Parallax::new("town.ron", load::read(text));
    let usual = Wish::usual(Subject::View(View::MAP), Format::Svg);
    let wish = Wish { size: Some(vec2(width, height)), ..usual };
    let bytes = publish::make(&mut program, &wish).expect("made");
    String::from_utf8(bytes).expect("UTF-8")
}

/// The words of a picture, without the marks between them.
fn words(svg: &str) -> String {
    let parts = svg.split('<').filter_map(|part| part.split_once('>'));
    parts.map(|(_, text)| text).filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_map_names_whose_work_its_shapes_are() {
    for (width, height) in [(1200.0, 800.0), (700.0, 600.0), (480.0, 560.0)] {
        let words = words(&picture(TOWN, width, height));
        for word in ["Lines", "areas:", "survey;", "Another", "hand"] {
            assert!(words.contains(word), "{word} at {width} in {words}");
        }
        assert_eq!(words.matches("survey").count(), 1, "each credit once: {words}");
    }
}

#[test]
fn a_road_has_its_name_and_a_town_no_name_of_a_country() {
    let svg = picture(TOWN, 1200.0, 800.0);
    let words = words(&svg);
    assert!(words.contains("Long") && words.contains("Street"), "{words}");
    assert!(!words.contains("SYRIA"), "{words}");
    let region = TOWN.replace("width_km: 4)", "width_km: 2000)");
    assert!(self::words(&picture(&region, 1200.0, 800.0)).contains("SYRIA"));
}

#[test]
fn israel_and_palestine_are_named_together_or_not_at_all() {
    let mut met = [0, 0];
    for width in [150, 300, 600, 900, 1300, 2000, 3500, 7000] {
        let text = TOWN.replace(
            "lon: 40.0, lat: 35.0), width_km: 4)",
            &format!("lon: 35.2, lat: 31.8), width_km: {width})"),
        );
        assert_ne!(text, TOWN);
        let words = words(&picture(&text, 1200.0, 800.0));
        let has = ["ISRAEL", "PALESTINE"].map(|name| words.contains(name));
        assert_eq!(has[0], has[1], "{width} km: {words}");
        met[usize::from(has[0])] += 1;
    }
    assert!(met[1] > 0, "never named at all");
}
