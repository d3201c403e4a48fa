//! `GeoJSON`: each feature is a place, with its position as the file holds it and no precision that nobody stated.

use parallax_dossier::draft::{Location, LonLat, Place};
use serde_json::Value;

use super::Job;
use crate::input::{Content, Paper};
use crate::making::{line, name};
use crate::summary::OfSheet;
use crate::tree::text;

pub(super) const TITLE: &str = "GeoJSON: each feature becomes a place";

/// Most positions of one line or ring.
const MOST_POSITIONS: usize = 10_000;

pub(super) fn is(tree: &Value) -> bool {
    let kind = tree.get("type").and_then(Value::as_str);
    match kind {
        Some("FeatureCollection") => tree.get("features").is_some_and(Value::is_array),
        Some("Feature") => tree.get("geometry").is_some(),
        _ => false,
    }
}

pub(super) fn read(papers: &[&Paper], job: &mut Job) {
    for paper in papers {
        let Content::Tree(tree) = &paper.content else { continue };
        let features: Vec<&Value> = match tree.get("features").and_then(Value::as_array) {
            Some(features) => features.iter().collect(),
            None => vec![tree],
        };
        job.summary.sheets.push(OfSheet::of_paper(
            paper,
            features.len(),
            ("feature", "features"),
            "by its type",
        ));
        for (at, feature) in (1..).zip(features) {
            one_feature(paper, at, feature, job);
        }
    }
}

fn one_feature(paper: &Paper, at: usize, feature: &Value, job: &mut Job) {
    let properties = feature.get("properties");
    let get = |keys: &[&str]| {
        let found = keys.iter().filter_map(|key| properties?.get(key)).map(text);
        found.map(|text| line(&text)).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let title = get(&["name", "Name", "NAME", "title", "Title", "label", "name_en"]);
    let geometry = feature.get("geometry").unwrap_or(&Value::Null);
    let location = match location(geometry) {
        Ok(location) => location,
        Err(why) => {
            job.leave_out(paper, "feature", at, &title, &why);
            Location::NotLocated
        }
    };
    if title.is_empty() && location == Location::NotLocated {
        job.leave_out(
            paper,
            "feature",
            at,
            "",
            "the feature has neither a name nor a position that can be kept",
        );
        return;
    }
    let title = if title.is_empty() { format!("Feature {at} of {}", paper.file) } else { title };
    let basis = if location == Location::NotLocated {
        String::new()
    } else {
        format!("The file {}.", line(&paper.file))
    };
    let others = properties.and_then(Value::as_object).into_iter().flatten();
    let notes: Vec<String> = others
        .map(|(key, value)| (key, line(&text(value))))
        .filter(|(key, text)| {
            !text.is_empty() && !matches!(key.as_str(), "name" | "Name" | "NAME" | "title" | "Title")
        })
        .map(|(key, text)| format!("{}: {text}", line(key)))
        .collect();
    let note: String = notes.join("\n").chars().take(20_000).collect();
    let place = Place { name: Some(name(&title)), at: location, basis, note, ..Place::default() };
    job.maker.place(&format!("feature {} {at}", paper.file), place);
}

/// The position of a geometry; in error why it is not kept.
fn location(geometry: &Value) -> Result<Location, String> {
    let kind = geometry.get("type").and_then(Value::as_str).unwrap_or_default();
    let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
    let list = |value: &Value| -> Result<Vec<LonLat>, String> {
        let points = value.as_array().ok_or("its coordinates are no list")?;
        if points.len() > MOST_POSITIONS {
            return Err(format!("it has more than {MOST_POSITIONS} positions"));
        }
        points.iter().map(position).collect()
    };
    match kind {
        "Point" => {
            let LonLat { lon, lat } = position(coordinates)?;
            Ok(Location::Point(parallax_dossier::geo::LonLat { lon, lat }.into()))
        }
        "LineString" => {
            let line = list(coordinates)?;
            if line.len() < 2 {
                Err("a line needs two positions".to_owned())
            } else {
                Ok(Location::Line(line))
            }
        }
        "Polygon" => {
            let rings = coordinates.as_array().map_or(&[][..], Vec::as_slice);
            let [ring] = rings else {
                return Err("an area with holes is no area that a dossier can hold".to_owned());
            };
            let mut ring = list(ring)?;
            // The last is the first again.
            if ring.len() > 1 && ring.first() == ring.last() {
                ring.pop();
            }
            if ring.len() < 3 {
                Err("an area needs three positions".to_owned())
            } else {
                Ok(Location::Area(ring))
            }
        }
        "" => Err("it has no position".to_owned()),
        kind => Err(format!("{kind} is no kind of position that a dossier can hold")),
    }
}

/// Longitude first, and on the globe.
fn position(value: &Value) -> Result<LonLat, String> {
    let number = |at: usize| value.get(at).and_then(Value::as_f64);
    let (Some(lon), Some(lat)) = (number(0), number(1)) else {
        return Err("its coordinates are no numbers".to_owned());
    };
    if lat.abs() > 90.0 || lon.abs() > 180.0 {
        let hint = if lat.abs() <= 180.0 && lon.abs() <= 90.0 {
            " (are latitude and longitude swapped?)"
        } else {
            ""
        };
        return Err(format!("longitude {lon}, latitude {lat} is off the globe{hint}"));
    }
    Ok(LonLat { lon, lat })
}
