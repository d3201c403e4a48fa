//! Checks the built-in map against known geography, and the decoder against damaged bytes.

use egui::{Color32, Mesh, Pos2, Rect, pos2, vec2};
use proptest::prelude::*;

use super::*;
use crate::{
    Camera,
    geo::{LonLat, Mercator},
};

fn over(lon: f64, lat: f64, width_km: f64) -> Projector {
    let viewport = Rect::from_min_size(pos2(20.0, 10.0), vec2(1200.0, 800.0));
    Projector::new(Camera::over(LonLat::new(lon, lat), width_km, viewport.size()), viewport)
}

fn covers(mesh: &Mesh, at: Pos2) -> bool {
    mesh.indices.chunks(3).any(|corner| {
        let [a, b, c] = [0, 1, 2].map(|i| mesh.vertices[corner[i] as usize].pos);
        let side = |p: Pos2, q: Pos2| (q - p).x * (at - p).y - (q - p).y * (at - p).x;
        let sides = [side(a, b), side(b, c), side(c, a)];
        sides.iter().all(|s| *s >= 0.0) || sides.iter().all(|s| *s <= 0.0)
    })
}

const LAND: [(f64, f64); 9] = [
    (40.27, 35.30),
    (37.6, 55.7),
    (-60.0, -10.0),
    (179.0, 68.0),
    (-175.0, 67.0),
    (0.0, -80.0),
    (-120.0, -80.0),
    (178.0, -17.8),
    (134.0, -25.0),
];
const SEA: [(f64, f64); 7] =
    [(51.0, 41.0), (34.0, 34.0), (-30.0, 0.0), (179.9, 0.0), (-179.9, 50.0), (100.0, -60.0), (35.0, 43.3)];

#[test]
fn land_is_land_and_sea_is_sea_at_every_zoom() {
    for width_km in [0.05, 30.0, 800.0, 8000.0, 40_000.0] {
        for (places, expected) in [(&LAND[..], true), (&SEA[..], false)] {
            for &(lon, lat) in places {
                let projector = over(lon, lat, width_km);
                let mesh = Basemap::bundled().land_mesh(&projector, Color32::GRAY);
                let at = projector.lon_lat_to_screen(LonLat::new(lon, lat));
                assert_eq!(covers(&mesh, at), expected, "{lon} {lat} at {width_km} km");
            }
        }
    }
}

#[test]
fn nothing_lies_far_outside_the_viewport() {
    for (lon, lat) in LAND {
        for width_km in [0.05, 1.0, 300.0, 40_000.0] {
            let projector = over(lon, lat, width_km);
            let reach = projector.viewport().expand(2500.0);
            let mesh = Basemap::bundled().land_mesh(&projector, Color32::GRAY);
            assert!(mesh.vertices.iter().all(|vertex| reach.contains(vertex.pos)));
            for kind in [LineKind::Coast, LineKind::Border] {
                let mut lines = Basemap::bundled().lines(&projector, kind);
                assert!(lines.all(|line| line.len() >= 2 && line.iter().all(|p| reach.contains(*p))));
            }
        }
    }
}

/// The distance from a position to the nearest line of a kind, in screen points of a picture 600 km wide.
fn distance(lon: f64, lat: f64, kind: LineKind) -> f32 {
    let projector = over(lon, lat, 600.0);
    let at = projector.lon_lat_to_screen(LonLat::new(lon, lat));
    let lines = Basemap::bundled().lines(&projector, kind);
    lines.map(|line| crate::geometry::distance_to_polyline(at, &line)).fold(f32::INFINITY, f32::min)
}

#[test]
fn contested_lines_are_not_asserted() {
    // Crimea's isthmus, Donbas, Golan, the Green Line of the West Bank, Kashmir, Korea, Cyprus.
    let contested = [
        (34.5, 46.0),
        (40.0, 49.6),
        (35.87, 33.2),
        (35.0, 31.95),
        (74.9, 34.5),
        (127.5, 38.3),
        (33.4, 35.13),
    ];
    for (lon, lat) in &contested {
        assert!(distance(*lon, *lat, LineKind::DisputedBorder) < 40.0, "{lon} {lat}");
        assert!(distance(*lon, *lat, LineKind::Border) > 10.0, "{lon} {lat}");
    }
    // The Syrian and Iraqi border near Abu Kamal is not among them.
    assert!(distance(41.0, 34.4, LineKind::Border) < 20.0);
    assert!(distance(41.0, 34.4, LineKind::DisputedBorder) > 100.0);
}

#[test]
fn only_the_contested_stretches_of_a_border_are_dotted() {
    // Russia and Ukraine: Donetsk, Luhansk and the isthmus of Crimea are contested; Chernihiv, Sumy and Kharkiv are not.
    for (lon, lat) in [(39.76, 48.57), (38.26, 47.48), (38.45, 49.965), (33.81, 46.21), (34.95, 45.73)] {
        assert!(distance(lon, lat, LineKind::DisputedBorder) < 2.0, "{lon} {lat}");
        assert!(distance(lon, lat, LineKind::Border) > 10.0, "{lon} {lat}");
    }
    for (lon, lat) in [(31.88, 52.07), (33.29, 52.353), (34.76, 51.169), (36.19, 50.367), (37.705, 50.109)] {
        assert!(distance(lon, lat, LineKind::Border) < 2.0, "{lon} {lat}");
        assert!(distance(lon, lat, LineKind::DisputedBorder) > 10.0, "{lon} {lat}");
    }
}

#[test]
fn the_picture_s_own_edges_are_no_coast() {
    // Chukotka at the antimeridian, and the interior of Antarctica near the pole.
    let projector = over(179.95, 67.5, 300.0);
    let at = projector.to_screen(Mercator::new(1.0, LonLat::new(0.0, 67.5).to_mercator().y));
    let coasts = Basemap::bundled().lines(&projector, LineKind::Coast);
    for line in coasts {
        assert!(crate::geometry::distance_to_polyline(at, &line) > 20.0);
    }
    let projector = over(20.0, -85.0, 100.0);
    assert_eq!(Basemap::bundled().lines(&projector, LineKind::Coast).count(), 0);
}

#[test]
fn damage_is_an_error_at_every_length() {
    assert_eq!(Basemap::from_bytes(b"PNG?....").unwrap_err(), DecodeError::NotABasemap);
    assert_eq!(Basemap::from_bytes(b"PXBM\x02\x11\x03").unwrap_err(), DecodeError::UnknownVersion);
    for length in (0..WORLD.len()).step_by(WORLD.len() / 40) {
        assert!(Basemap::from_bytes(&WORLD[..length]).is_err(), "{length}");
    }
    assert!(Basemap::from_bytes(&[WORLD, b"\0"].concat()).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn no_flipped_byte_brings_a_panic(at in 0..WORLD.len(), with in any::<u8>(), near in 0..200_usize) {
        let mut bytes = WORLD.to_vec();
        bytes[at] = with;
        bytes[near] ^= with;
        if let Ok(map) = Basemap::from_bytes(&bytes) {
            let projector = over(40.0, 35.0, 2000.0);
            let _ = map.land_mesh(&projector, Color32::GRAY);
            let _ = map.lines(&projector, LineKind::Coast).count();
        }
    }
}
