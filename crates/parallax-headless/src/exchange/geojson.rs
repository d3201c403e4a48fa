//! The places of a dossier as `GeoJSON` (RFC 7946), for maps of other programs.

use parallax_dossier::dossier::{Dossier, Location, Place, Precision};
use parallax_dossier::geo::LonLat;
use serde_json::{Value, json};

/// Returns the places as a `FeatureCollection`, in the order of the dossier. A place of which no source says where it is has no
/// geometry; a precision is a radius in metres, and never a shape.
#[must_use]
pub fn to_geojson(dossier: &Dossier) -> Value {
    let features: Vec<Value> = dossier
        .places
        .iter()
        .map(|(id, place)| {
            let claims = dossier.claims.rows().iter().filter(|claim| claim.at == Some(id)).count();
            feature(place, claims)
        })
        .collect();
    json!({
        "type": "FeatureCollection",
        "title": dossier.title,
        "description": "Places of a dossier of Parallax. radius_m is how precisely a position is known, in metres; claims is how many claims name the place.",
        "features": features,
    })
}

fn feature(place: &Place, claims: usize) -> Value {
    let (precision, radius) = match place.precision {
        Precision::Km(km) => (format!("within {km} km"), Some(km * 1000.0)),
        Precision::Schematic => ("schematic: its true course is not described".to_owned(), None),
        Precision::NotStated => ("not stated".to_owned(), None),
    };
    json!({
        "type": "Feature",
        "id": place.key,
        "geometry": geometry(&place.at),
        "properties": {
            "name": place.name,
            "also": place.also,
            "native": place.native.as_ref().map(|native| native.text.as_str()),
            "native_lang": place.native.as_ref().map(|native| native.lang.as_str()),
            "kind": format!("{:?}", place.kind),
            "role": format!("{:?}", place.role),
            "precision": precision,
            "radius_m": radius,
            "basis": place.basis,
            "claims": claims,
            "note": place.note,
        },
    })
}

fn geometry(at: &Location) -> Value {
    match at {
        Location::NotLocated => Value::Null,
        Location::Point(at) => json!({ "type": "Point", "coordinates": position(*at) }),
        Location::Line(line) => {
            let mut parts = parts_of_line(&unrolled(line));
            match parts.len() {
                1 => json!({ "type": "LineString", "coordinates": parts.remove(0) }),
                _ => json!({ "type": "MultiLineString", "coordinates": parts }),
            }
        }
        Location::Area(ring) => {
            let mut parts: Vec<Vec<Vec<[f64; 2]>>> =
                parts_of_area(&unrolled(ring)).into_iter().map(|ring| vec![closed(ring)]).collect();
            match parts.len() {
                1 => json!({ "type": "Polygon", "coordinates": parts.remove(0) }),
                _ => json!({ "type": "MultiPolygon", "coordinates": parts }),
            }
        }
    }
}

const fn position(at: LonLat) -> [f64; 2] {
    [at.lon, at.lat]
}

/// The positions with longitudes that go on beyond 180 degrees where the way crosses the antimeridian, as the shorter way does.
fn unrolled(path: &[LonLat]) -> Vec<[f64; 2]> {
    let mut all: Vec<[f64; 2]> = Vec::with_capacity(path.len());
    let mut turns = 0.0;
    for (before, at) in std::iter::once(None).chain(path.iter().map(Some)).zip(path) {
        let step = before.map_or(0.0, |before| at.lon - before.lon);
        if step > 180.0 {
            turns -= 360.0;
        } else if step < -180.0 {
            turns += 360.0;
        }
        all.push([at.lon + turns, at.lat]);
    }
    all
}

/// Where a longitude lies that goes on beyond 180 degrees: 0 for -180 to 180, 1 for 180 to 540, and so on.
fn turn(lon: f64) -> f64 {
    ((lon + 180.0) / 360.0).floor()
}

/// The parts of a line between antimeridians, each with longitudes of the globe.
fn parts_of_line(line: &[[f64; 2]]) -> Vec<Vec<[f64; 2]>> {
    let mut parts: Vec<Vec<[f64; 2]>> = Vec::new();
    let mut part: Vec<[f64; 2]> = Vec::new();
    let mut offset = 0.0;
    for (at, [lon, lat]) in line.iter().copied().enumerate() {
        if let Some([before, before_lat]) = at.checked_sub(1).map(|at| line[at]) {
            // A longitude of just 180 degrees belongs to either side.
            let edge = if lon - offset > 180.0 {
                Some(180.0)
            } else if lon - offset < -180.0 {
                Some(-180.0)
            } else {
                None
            };
            if let Some(edge) = edge {
                let crossing = before_lat + (lat - before_lat) * (edge + offset - before) / (lon - before);
                part.push([edge, crossing]);
                parts.push(std::mem::take(&mut part));
                offset += edge * 2.0;
                part.push([-edge, crossing]);
            }
        }
        part.push([lon - offset, lat]);
    }
    parts.push(part);
    // A way that begins on the antimeridian leaves nothing on the other side.
    parts.iter_mut().for_each(Vec::dedup);
    parts.retain(|part| part.len() > 1);
    if parts.is_empty() { vec![line.to_vec()] } else { parts }
}

/// The parts of an area between antimeridians, each with longitudes of the globe.
fn parts_of_area(ring: &[[f64; 2]]) -> Vec<Vec<[f64; 2]>> {
    let lons = || ring.iter().map(|at| at[0]);
    let (west, east) = (lons().fold(f64::INFINITY, f64::min), lons().fold(f64::NEG_INFINITY, f64::max));
    if west >= -180.0 && east <= 180.0 {
        return vec![ring.to_vec()];
    }
    let mut parts = Vec::new();
    let mut number = turn(west);
    while number <= turn(east) {
        let offset = number * 360.0;
        let inside = cut(
            &cut(ring, |at| at[0] - (offset - 180.0), offset - 180.0),
            |at| offset + 180.0 - at[0],
            offset + 180.0,
        );
        let part: Vec<[f64; 2]> = inside.into_iter().map(|[lon, lat]| [lon - offset, lat]).collect();
        if part.len() > 2 {
            parts.push(part);
        }
        number += 1.0;
    }
    parts
}

/// The part of a ring on one side of a meridian, where `side` is not negative.
fn cut(ring: &[[f64; 2]], side: impl Fn(&[f64; 2]) -> f64, meridian: f64) -> Vec<[f64; 2]> {
    let mut inside = Vec::new();
    for (before, at) in ring.iter().cycle().skip(ring.len().saturating_sub(1)).zip(ring) {
        let (from, to) = (side(before), side(at));
        if (from > 0.0 && to < 0.0) || (from < 0.0 && to > 0.0) {
            inside.push([
                meridian,
                before[1] + (at[1] - before[1]) * (meridian - before[0]) / (at[0] - before[0]),
            ]);
        }
        if to >= 0.0 {
            inside.push(*at);
        }
    }
    inside
}

/// A ring whose last position is its first, counterclockwise, as the standard has it.
fn closed(mut ring: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
    let area: f64 =
        ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
    if area < 0.0 {
        ring.reverse();
    }
    ring.extend(ring.first().copied());
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat)
    }

    #[test]
    fn what_crosses_the_antimeridian_is_divided_there() {
        let line = Location::Line(vec![at(170.0, 0.0), at(178.0, 10.0), at(-178.0, 14.0), at(-170.0, 20.0)]);
        assert_eq!(
            geometry(&line),
            json!({ "type": "MultiLineString", "coordinates": [
                [[170.0, 0.0], [178.0, 10.0], [180.0, 12.0]],
                [[-180.0, 12.0], [-178.0, 14.0], [-170.0, 20.0]],
            ] })
        );
        let area = Location::Area(vec![at(170.0, 0.0), at(-170.0, 0.0), at(-170.0, 10.0), at(170.0, 10.0)]);
        assert_eq!(
            geometry(&area),
            json!({ "type": "MultiPolygon", "coordinates": [
                [[[170.0, 0.0], [180.0, 0.0], [180.0, 10.0], [170.0, 10.0], [170.0, 0.0]]],
                [[[-180.0, 0.0], [-170.0, 0.0], [-170.0, 10.0], [-180.0, 10.0], [-180.0, 0.0]]],
            ] })
        );
    }

    #[test]
    fn rings_are_closed_and_counterclockwise() {
        let clockwise = Location::Area(vec![at(0.0, 0.0), at(0.0, 1.0), at(1.0, 1.0)]);
        assert_eq!(
            geometry(&clockwise),
            json!({ "type": "Polygon", "coordinates": [[[1.0, 1.0], [0.0, 1.0], [0.0, 0.0], [1.0, 1.0]]] })
        );
        let line = Location::Line(vec![at(-180.0, 1.0), at(180.0, 2.0)]);
        assert!(geometry(&line)["coordinates"].is_array());
        assert_eq!(geometry(&Location::NotLocated), Value::Null);
    }
}
