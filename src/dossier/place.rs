//! Places: what they are, where they lie, and how well that is known.

use serde::Deserialize;

use super::{Citation, Native};
use crate::geo::LonLat;

/// What a place is; decides its symbol on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum PlaceKind {
    /// A city.
    City,
    /// A town.
    Town,
    /// A village or other small settlement.
    Village,
    /// A province, region or country.
    Region,
    /// A river.
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
}
