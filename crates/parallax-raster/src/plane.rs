//! The Web Mercator plane (EPSG:3857) as a unit square: x eastward, y *southward*.

use std::f64::consts::PI;

/// Half the side of the square in the metres of EPSG:3857.
const HALF_SIDE: f64 = 20_037_508.342_789_244;

/// A rectangle of the plane. East of the unit square the world goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The western edge.
    pub west: f64,
    /// The northern edge.
    pub north: f64,
    /// The eastern edge, greater than the western.
    pub east: f64,
    /// The southern edge, greater than the northern.
    pub south: f64,
}

impl Window {
    /// The whole plane.
    pub(crate) const WORLD: Self = Self { west: 0.0, north: 0.0, east: 1.0, south: 1.0 };

    /// True if it has an area, and each edge is a number.
    #[must_use]
    pub fn is_positive(self) -> bool {
        let all = [self.west, self.north, self.east, self.south];
        all.iter().all(|edge| edge.is_finite()) && self.east > self.west && self.south > self.north
    }

    /// True if they have a part in common.
    #[must_use]
    pub fn intersects(self, other: Self) -> bool {
        self.west < other.east
            && other.west < self.east
            && self.north < other.south
            && other.north < self.south
    }
}

/// The coordinates that a file is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crs {
    /// Degrees of WGS 84 (EPSG:4326).
    Degrees,
    /// The metres of Web Mercator (EPSG:3857).
    Metres,
}

impl Crs {
    /// The coordinate eastward of a place on the plane.
    pub fn easting(self, x: f64) -> f64 {
        match self {
            Self::Degrees => x * 360.0 - 180.0,
            Self::Metres => (x - 0.5) * 2.0 * HALF_SIDE,
        }
    }

    /// The coordinate northward.
    pub fn northing(self, y: f64) -> f64 {
        match self {
            Self::Degrees => (((0.5 - y) * 2.0 * PI).sinh()).atan().to_degrees(),
            Self::Metres => (0.5 - y) * 2.0 * HALF_SIDE,
        }
    }

    /// The place on the plane of a coordinate eastward.
    pub fn x_of(self, easting: f64) -> f64 {
        match self {
            Self::Degrees => (easting + 180.0) / 360.0,
            Self::Metres => easting / (2.0 * HALF_SIDE) + 0.5,
        }
    }

    /// The place on the plane of a coordinate northward; the edge of the plane for what lies past it.
    pub fn y_of(self, northing: f64) -> f64 {
        let y = match self {
            Self::Degrees => 0.5 - northing.to_radians().tan().asinh() / (2.0 * PI),
            Self::Metres => 0.5 - northing / (2.0 * HALF_SIDE),
        };
        let beyond = self == Self::Degrees && northing.abs() >= 90.0;
        if beyond { if northing > 0.0 { 0.0 } else { 1.0 } } else { y.clamp(0.0, 1.0) }
    }

    /// True if these are coordinates on the globe, with some room for pictures that end a little past it.
    pub fn holds(self, easting: f64, northing: f64) -> bool {
        let (most_east, most_north) = match self {
            Self::Degrees => (180.0, 90.0),
            Self::Metres => (HALF_SIDE, HALF_SIDE),
        };
        easting.abs() <= most_east * 1.01 && northing.abs() <= most_north * 1.01
    }
}

/// Where the pixels of a picture are: north is up, and each pixel is as large as any other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    pub crs: Crs,
    /// The western edge of the first column and the northern edge of the first row.
    pub corner: [f64; 2],
    /// The width and height of the whole picture in the units of `crs`; both greater than zero.
    pub extent: [f64; 2],
}

impl Placed {
    /// A picture between these degrees, west, south, east and north; `None` if there is no such place on the globe.
    pub fn in_degrees([west, south, east, north]: [f64; 4]) -> Option<Self> {
        let placed = Self { crs: Crs::Degrees, corner: [west, north], extent: [east - west, north - south] };
        placed.is_sound().then_some(placed)
    }

    /// The part of the plane that the picture covers.
    pub fn bounds(&self) -> Window {
        Window {
            west: self.crs.x_of(self.corner[0]),
            east: self.crs.x_of(self.corner[0] + self.extent[0]),
            north: self.crs.y_of(self.corner[1]),
            south: self.crs.y_of(self.corner[1] - self.extent[1]),
        }
    }

    /// True if it lies on the globe and has an area on the plane.
    pub fn is_sound(&self) -> bool {
        let [west, north] = self.corner;
        let [width, height] = self.extent;
        let finite = [west, north, width, height].iter().all(|number| number.is_finite());
        finite
            && width > 0.0
            && height > 0.0
            && self.crs.holds(west, north)
            && self.crs.holds(west + width, north - height)
            && self.bounds().is_positive()
    }

    /// The column of a place on the plane, in pixels of a picture `wide` pixels wide.
    pub fn column(&self, x: f64, wide: u32) -> f64 {
        (self.crs.easting(x) - self.corner[0]) / self.extent[0] * f64::from(wide)
    }

    /// The row of a place on the plane, in pixels of a picture `high` pixels high.
    pub fn row(&self, y: f64, high: u32) -> f64 {
        (self.corner[1] - self.crs.northing(y)) / self.extent[1] * f64::from(high)
    }
}
