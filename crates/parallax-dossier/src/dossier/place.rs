//! Places: what they are, where they lie, and how well that is known.

use serde::Deserialize;

use super::{Citation, Evidence, Native};
use crate::geo::{LonLat, area_on_plane, line_on_plane};

/// What a place is; decides its symbol on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum PlaceKind {
    City,
    Town,
    /// A village or other small settlement.
    Village,
    /// A province, region or country.
    Region,
    River,
    /// A boundary or line of separation.
    Boundary,
    /// A gas or oil field.
    Field,
    /// An air base or airport.
    Airfield,
    /// Any other site: a building, a headquarters, a battlefield.
    #[default]
    Site,
}

impl PlaceKind {
    /// The kind as a heading: "Town".
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::City => "City",
            Self::Town => "Town",
            Self::Village => "Village",
            Self::Region => "Region",
            Self::River => "River",
            Self::Boundary => "Boundary",
            Self::Field => "Gas or oil field",
            Self::Airfield => "Airfield",
            Self::Site => "Site",
        }
    }
}

/// The position of a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Location {
    /// One position.
    Point(LonLat),
    /// A line of at least two positions.
    Line(Vec<LonLat>),
    /// A ring of at least three positions, not closed.
    Area(Vec<LonLat>),
    /// No source says where it is; it is listed but never drawn.
    NotLocated,
}

impl Location {
    /// All positions that make up the location.
    #[must_use]
    pub fn positions(&self) -> &[LonLat] {
        match self {
            Self::Point(point) => std::slice::from_ref(point),
            Self::Line(points) | Self::Area(points) => points,
            Self::NotLocated => &[],
        }
    }

    /// How much of it the map can show.
    #[must_use]
    pub fn on_map(&self) -> OnMap {
        if *self != Self::NotLocated && self.positions().iter().all(|position| position.is_on_plane()) {
            return OnMap::Whole;
        }
        let is_empty = match self {
            Self::Point(point) => !point.is_on_plane(),
            Self::Line(line) => line_on_plane(line).is_empty(),
            Self::Area(ring) => area_on_plane(ring).is_empty(),
            Self::NotLocated => true,
        };
        if is_empty { OnMap::Nothing } else { OnMap::Part }
    }

    /// Whether it has a position, and one that the map cannot show.
    #[must_use]
    pub fn is_off_map(&self) -> bool {
        *self != Self::NotLocated && self.on_map() == OnMap::Nothing
    }
}

/// How much of a location the map can show: its projection ends near 85° north and south.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnMap {
    /// All of it.
    Whole,
    /// Some of it lies beyond the end of the projection.
    Part,
    /// It lies beyond, or has no position.
    Nothing,
}

/// How well a location is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
pub enum Precision {
    /// Known to within this many kilometres.
    Km(f64),
    /// Drawn for orientation; its true course is not described.
    Schematic,
    /// Not stated.
    #[default]
    NotStated,
}

/// Whether the documents name a place or it is on the map for orientation only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum PlaceRole {
    /// A document names it.
    #[default]
    Named,
    /// No document names it: orientation only.
    Context,
}

/// A place that the documents name, or one shown for orientation.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The id in the file.
    pub key: String,
    /// The display name.
    pub name: String,
    /// Other spellings.
    pub also: Vec<String>,
    /// The name in its own script.
    pub native: Option<Native>,
    /// What it is.
    pub kind: PlaceKind,
    /// Where it is.
    pub at: Location,
    /// How well that is known.
    pub precision: Precision,
    /// The basis for the location.
    pub basis: String,
    /// Named by a document, or context.
    pub role: PlaceRole,
    /// A remark.
    pub note: String,
    /// Where the documents name it.
    pub cited: Vec<Citation>,
    /// Files beside the dossier that bear on it.
    pub evidence: Vec<Evidence>,
}
