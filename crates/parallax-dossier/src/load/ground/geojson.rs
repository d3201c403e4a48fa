//! Lines and areas of a `GeoJSON` file (RFC 7946).

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Form, Outline};
use crate::dossier::{Shape, ShapeId, ShapeKind};
use crate::geo::LonLat;

/// What was read of a file.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// Its lines and areas.
    pub outlines: Vec<Outline>,
    /// What was left out, in a sentence without a full stop.
    pub left_out: Option<String>,
}

#[derive(Deserialize)]
struct File<'a> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow, default)]
    features: Vec<&'a RawValue>,
    crs: Option<Value>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Option<Geometry>,
    properties: Option<BTreeMap<String, Value>>,
}

/// The geometries of the standard. Coordinates may have a height, which is left out.
#[derive(Deserialize)]
#[serde(tag = "type")]
enum Geometry {
    Point,
    MultiPoint,
    LineString {
        coordinates: Vec<Vec<f64>>,
    },
    MultiLineString {
        coordinates: Vec<Vec<Vec<f64>>>,
    },
    Polygon {
        coordinates: Vec<Vec<Vec<f64>>>,
    },
    MultiPolygon {
        coordinates: Vec<Vec<Vec<Vec<f64>>>>,
    },
    #[serde(rename = "GeometryCollection")]
    Collection {
        geometries: Vec<Self>,
    },
}

/// Reads a file of a shape; `left` is how many positions may still be read.
///
/// # Errors
/// A sentence without a full stop, with line or feature, if the file is no `GeoJSON`, has too many positions, or has one that is
/// not on the globe.
pub(super) fn read(bytes: &[u8], id: ShapeId, shape: &Shape, left: &mut usize) -> Result<Read, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("it is not UTF-8 text: {error}"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let whole: &RawValue = serde_json::from_str(text).map_err(|error| format!("it is not JSON: {error}"))?;
    let file: File<'_> = serde_json::from_str(whole.get())
        .map_err(|error| format!("it is not GeoJSON (a FeatureCollection or a Feature): {error}"))?;
    if let Some(crs) = file.crs.filter(|crs| !is_wgs84(crs)) {
        return Err(format!("it is not in WGS 84 but in {}; export it as EPSG:4326", name_of_crs(&crs)));
    }
    let features = match file.kind.as_str() {
        "FeatureCollection" => file.features,
        "Feature" => vec![whole],
        other => return Err(format!("it is a {other}, and not a FeatureCollection or a Feature")),
    };
    let mut reader = Reader { id, shape, left, read: Read::default(), points: 0 };
    for (index, feature) in features.into_iter().enumerate() {
        let line = line_of(text, feature.get());
        reader.add(feature.get()).map_err(|why| format!("feature {} (line {line}): {why}", index + 1))?;
    }
    Ok(reader.finish())
}

struct Reader<'r> {
    id: ShapeId,
    shape: &'r Shape,
    left: &'r mut usize,
    read: Read,
    points: usize,
}

impl Reader<'_> {
    fn add(&mut self, text: &str) -> Result<(), String> {
        let feature: Feature = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let tags = feature.properties.unwrap_or_default();
        let kind = kind_of(&tags).unwrap_or(self.shape.kind);
        let name = ["name:en", "name"].into_iter().find_map(|key| tags.get(key)?.as_str());
        let name = name.map(str::trim).filter(|name| !name.is_empty()).map(one_line);
        feature.geometry.map_or(Ok(()), |geometry| self.add_geometry(geometry, kind, name.as_deref()))
    }

    fn add_geometry(
        &mut self,
        geometry: Geometry,
        kind: ShapeKind,
        name: Option<&str>,
    ) -> Result<(), String> {
        match geometry {
            Geometry::Point | Geometry::MultiPoint => self.points += 1,
            Geometry::LineString { coordinates } => self.add_line(&coordinates, kind, name)?,
            Geometry::MultiLineString { coordinates } => {
                for line in &coordinates {
                    self.add_line(line, kind, name)?;
                }
            }
            Geometry::Polygon { coordinates } => self.add_area(&coordinates, kind, name)?,
            Geometry::MultiPolygon { coordinates } => {
                for area in &coordinates {
                    self.add_area(area, kind, name)?;
                }
            }
            Geometry::Collection { geometries } => {
                for geometry in geometries {
                    self.add_geometry(geometry, kind, name)?;
                }
            }
        }
        Ok(())
    }

    fn add_line(&mut self, line: &[Vec<f64>], kind: ShapeKind, name: Option<&str>) -> Result<(), String> {
        let line = self.positions(line)?;
        if line.len() < 2 {
            return Err(format!("a line needs at least 2 positions and has {}", line.len()));
        }
        self.push(kind, name, Form::Line(line));
        Ok(())
    }

    fn add_area(
        &mut self,
        rings: &[Vec<Vec<f64>>],
        kind: ShapeKind,
        name: Option<&str>,
    ) -> Result<(), String> {
        let mut read = Vec::with_capacity(rings.len());
        for ring in rings {
            let mut ring = self.positions(ring)?;
            // The standard repeats the first position at the end.
            if ring.len() > 1 && ring.first() == ring.last() {
                ring.pop();
            }
            if ring.len() < 3 {
                return Err(format!("an area needs at least 3 positions and has {}", ring.len()));
            }
            read.push(ring);
        }
        if read.is_empty() {
            return Err("an area without an outline".to_owned());
        }
        self.push(kind, name, Form::Area(read));
        Ok(())
    }

    fn push(&mut self, kind: ShapeKind, name: Option<&str>, form: Form) {
        let name = name.map(str::to_owned).or_else(|| self.shape.name.clone());
        self.read.outlines.push(Outline { shape: self.id, kind, name, form });
    }

    fn positions(&mut self, raw: &[Vec<f64>]) -> Result<Vec<LonLat>, String> {
        let Some(left) = self.left.checked_sub(raw.len()) else {
            return Err(format!(
                "with it the files have more than {} positions; simplify it, or keep to what the map shows",
                super::MOST_POSITIONS
            ));
        };
        *self.left = left;
        raw.iter().map(|position| spot(position)).collect()
    }

    fn finish(mut self) -> Read {
        let what = match self.points {
            0 => None,
            1 => Some("one feature is".to_owned()),
            many => Some(format!("{many} features are")),
        };
        self.read.left_out = what
            .map(|what| format!("{what} left out: a shape is a line or an area, and a position is a place"));
        if self.read.outlines.is_empty() && self.read.left_out.is_none() {
            self.read.left_out = Some("it has no line and no area".to_owned());
        }
        self.read
    }
}

/// A position, longitude first.
fn spot(position: &[f64]) -> Result<LonLat, String> {
    let [lon, lat, ..] = *position else {
        return Err("a position needs a longitude and a latitude".to_owned());
    };
    let spot = LonLat::new(lon, lat);
    if spot.is_on_globe() {
        return Ok(spot);
    }
    Err(format!("the position [{lon}, {lat}] is not on the globe; GeoJSON gives degrees, longitude first"))
}

/// The tags of `OpenStreetMap` that say what a feature is, the more telling first.
const KEYS: [&str; 9] =
    ["highway", "railway", "waterway", "barrier", "man_made", "natural", "landuse", "leisure", "boundary"];

/// The kind of a feature: its `kind`, or else a tag of `OpenStreetMap`.
fn kind_of(tags: &BTreeMap<String, Value>) -> Option<ShapeKind> {
    let text = |key: &str| tags.get(key).and_then(Value::as_str);
    if let Some(kind) = text("kind").and_then(ShapeKind::of_word) {
        return Some(kind);
    }
    if text("bridge").is_some_and(|value| value == "yes") {
        return Some(ShapeKind::Bridge);
    }
    if text("natural") == Some("water") && text("water") == Some("river") {
        return Some(ShapeKind::River);
    }
    let tagged = KEYS.into_iter().find_map(|key| ShapeKind::of_word(&format!("{key}={}", text(key)?)));
    let is_building = text("building").is_some_and(|value| value != "no");
    tagged.or(is_building.then_some(ShapeKind::Building))
}

/// True if the coordinates are longitude and latitude of WGS 84, as the standard has it.
fn is_wgs84(crs: &Value) -> bool {
    let name = name_of_crs(crs).to_ascii_uppercase();
    crs.is_null() || name.ends_with("CRS84") || name.ends_with(":4326")
}

fn name_of_crs(crs: &Value) -> String {
    crs["properties"]["name"].as_str().map_or_else(|| crs.to_string(), str::to_owned)
}

/// A name on one line, not longer than a label.
fn one_line(name: &str) -> String {
    const LONGEST: usize = 80;
    let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars().filter(|c| !crate::load::is_unseen(*c));
    let mut name: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        name.push('…');
    }
    name
}

/// The line of `text` on which a part of it begins, counted from 1.
fn line_of(text: &str, part: &str) -> usize {
    let at = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    text.get(..at).map_or(0, |before| before.matches('\n').count()) + 1
}
