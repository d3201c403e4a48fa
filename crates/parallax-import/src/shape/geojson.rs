//! `GeoJSON`: each feature is a place, with its position as the file holds it and no precision that nobody stated.

use parallax_dossier::draft::{Location, LonLat};
use serde_json::Value;

use super::Job;
use super::spots::{self, Feature, MOST_POSITIONS};
use crate::input::{Content, Paper};
use crate::making::line;
use crate::summary::OfSheet;
use crate::tree::text;

pub(super) const TITLE: &str = "GeoJSON: each feature becomes a place";

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
    let others = properties.and_then(Value::as_object).into_iter().flatten();
    let notes: Vec<String> = others
        .map(|(key, value)| (key, line(&text(value))))
        .filter(|(key, text)| {
            !text.is_empty() && !matches!(key.as_str(), "name" | "Name" | "NAME" | "title" | "Title")
        })
        .map(|(key, text)| format!("{}: {text}", line(key)))
        .collect();
    let made = Feature {
        paper,
        unit: "feature",
        at,
        unnamed: format!("Feature {at} of {}", paper.file),
        location: location(geometry),
        note: notes.join("\n"),
        key: key(feature, at, &get(&["id", "ID", "fid", "objectid", "uuid"]), &title),
        title,
    };
    made.add(job);
}

/// The position of a geometry; in error why it is not kept.
fn location(geometry: &Value) -> Result<Location, String> {
    let kind = geometry.get("type").and_then(Value::as_str).unwrap_or_default();
    let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
    let list = |value: &Value| -> Result<Vec<LonLat>, String> {
        let points = value.as_array().ok_or("its coordinates are no list")?;
        if points.len() > MOST_POSITIONS {
            return Err(spots::too_long());
        }
        points.iter().map(position).collect()
    };
    match kind {
        "Point" => Ok(spots::point(position(coordinates)?)),
        "LineString" => spots::path(list(coordinates)?),
        "Polygon" => match coordinates.as_array().map_or(&[][..], Vec::as_slice) {
            [ring] => spots::area(list(ring)?),
            _ => Err(spots::with_holes()),
        },
        "" => Err(spots::without_position()),
        kind => Err(spots::unheld(kind)),
    }
}

/// Longitude first, and on the globe.
fn position(value: &Value) -> Result<LonLat, String> {
    let number = |at: usize| value.get(at).and_then(Value::as_f64);
    let (Some(lon), Some(lat)) = (number(0), number(1)) else {
        return Err("its coordinates are no numbers".to_owned());
    };
    spots::position(lon, lat)
}

/// By what a feature is known when the file is imported again: its id, its name, or its place in the file.
fn key(feature: &Value, at: usize, other: &str, title: &str) -> String {
    let id = feature.get("id").map(text).unwrap_or_default();
    match [id.as_str(), other].into_iter().find(|id| !id.is_empty()) {
        Some(id) => format!("feature id {id}"),
        None if title.is_empty() => format!("feature {at}"),
        None => format!("feature {title}"),
    }
}
