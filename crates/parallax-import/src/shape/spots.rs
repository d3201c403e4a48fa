//! What formats of maps share: points, lines and areas as a dossier holds them, and the place that a feature becomes. Nothing
//! here has a precision, since none of these formats states one.

use parallax_dossier::draft::{Location, LonLat, Place};

use super::Job;
use crate::input::Paper;
use crate::making::{Kind, line, name};

/// Most positions of one line or ring.
pub(super) const MOST_POSITIONS: usize = 10_000;
/// Most letters of a note that are kept.
const LONGEST_NOTE: usize = 20_000;

/// A feature of a map, as the file has it.
pub(super) struct Feature<'a> {
    pub paper: &'a Paper,
    /// What `at` counts.
    pub unit: &'static str,
    pub at: usize,
    /// Its name; empty if it has none.
    pub title: String,
    /// What it is called without a name.
    pub unnamed: String,
    /// Where it is, or why that is not kept.
    pub location: Result<Location, String>,
    pub note: String,
    /// What it is known by when the file is imported again.
    pub key: String,
}

impl Feature<'_> {
    /// Adds it as a place, and tells what of it is not kept.
    pub(super) fn add(self, job: &mut Job) {
        let Self { paper, unit, at, title, unnamed, location, note, key } = self;
        let location = location.unwrap_or_else(|why| {
            job.leave_out(paper, unit, at, &title, &why);
            Location::NotLocated
        });
        let is_located = location != Location::NotLocated;
        if title.is_empty() && !is_located {
            let why = "the feature has neither a name nor a position that can be kept";
            job.leave_out(paper, unit, at, "", why);
            return;
        }
        let title = if title.is_empty() { unnamed } else { title };
        let basis = if is_located { format!("The file {}.", line(&paper.file)) } else { String::new() };
        let note = note.chars().take(LONGEST_NOTE).collect();
        let place = Place { name: Some(name(&title)), at: location, basis, note, ..Place::default() };
        // Two features of one name are two places.
        let key = job.maker.fresh(Kind::Place, &key);
        job.maker.place(&key, place);
    }
}

/// A point on the globe; in error why it is none.
pub(super) fn position(lon: f64, lat: f64) -> Result<LonLat, String> {
    // What is no number is not within them either.
    if lat.abs() <= 90.0 && lon.abs() <= 180.0 {
        return Ok(LonLat { lon, lat });
    }
    let is_swapped = lat.abs() <= 180.0 && lon.abs() <= 90.0;
    let hint = if is_swapped { " (are latitude and longitude swapped?)" } else { "" };
    Err(format!("longitude {lon}, latitude {lat} is off the globe{hint}"))
}

pub(super) fn point(LonLat { lon, lat }: LonLat) -> Location {
    Location::Point(parallax_dossier::geo::LonLat { lon, lat }.into())
}

pub(super) fn path(positions: Vec<LonLat>) -> Result<Location, String> {
    if positions.len() < 2 {
        return Err("a line needs two positions".to_owned());
    }
    Ok(Location::Line(positions))
}

pub(super) fn area(mut ring: Vec<LonLat>) -> Result<Location, String> {
    // The last is the first again.
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    if ring.len() < 3 {
        return Err("an area needs three positions".to_owned());
    }
    Ok(Location::Area(ring))
}

pub(super) fn with_holes() -> String {
    "an area with holes is no area that a dossier can hold".to_owned()
}

pub(super) fn unheld(kind: &str) -> String {
    format!("{kind} is no kind of position that a dossier can hold")
}

pub(super) fn without_position() -> String {
    "it has no position".to_owned()
}

pub(super) fn too_long() -> String {
    format!("it has more than {MOST_POSITIONS} positions")
}
