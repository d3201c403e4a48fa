//! Where on the ground the names of countries and seas may stand, as rings on the plane: coarse, because a name is.

use std::ops::Range;
use std::sync::OnceLock;

use super::DecodeError;
use super::reader::Reader;
use crate::Bounds;
use crate::geo::Mercator;

/// The steps of the grid of the asset that one step of an area is.
const COARSE: f64 = 16.0;

/// What an area is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AreaKind {
    /// A country, named as the name with this number.
    Country(usize),
    /// The water of a sea, and the land around it.
    Sea(usize),
    /// Ground on which no country is named: whose it is, is disputed.
    Withheld,
}

/// One area; its rings are decoded when a map first shows it.
#[derive(Debug)]
pub(super) struct Area {
    pub(super) kind: AreaKind,
    pub(super) bounds: Bounds,
    pub(super) bytes: Range<usize>,
    rings: OnceLock<Vec<Vec<Mercator>>>,
}

impl Area {
    /// Reads what the index has of it; its bytes are from 0 on. Areas beyond 180° have their eastern edge beyond that of the plane.
    pub(super) fn read(reader: &mut Reader, grid: f64, names: usize) -> Result<Self, DecodeError> {
        let kind = reader.byte()?;
        let name = reader.varint()? as usize;
        let kind = match kind {
            0 => AreaKind::Country(name),
            1 => AreaKind::Sea(name),
            2 => AreaKind::Withheld,
            _ => return Err(DecodeError::Damaged),
        };
        if name >= names.max(1) {
            return Err(DecodeError::Damaged);
        }
        let (min, size) = (reader.point(grid / COARSE)?, reader.point(grid / COARSE)?);
        let bounds = Bounds::between(min, Mercator::new(min.x + size.x, min.y + size.y));
        Ok(Self { kind, bounds, bytes: 0..reader.varint()? as usize, rings: OnceLock::new() })
    }

    /// Its rings; none if its bytes are damaged.
    pub(super) fn rings(&self, bytes: &'static [u8], grid: f64) -> &[Vec<Mercator>] {
        self.rings.get_or_init(|| self.decode(bytes, grid).unwrap_or_default())
    }

    fn decode(&self, bytes: &'static [u8], grid: f64) -> Result<Vec<Vec<Mercator>>, DecodeError> {
        let mut reader = Reader::new(bytes.get(self.bytes.clone()).ok_or(DecodeError::Truncated)?);
        let mut last = [0; 2];
        let mut rings = Vec::new();
        for _ in 0..reader.varint()? {
            let points = reader.points(&mut last)?;
            let place =
                |[x, y]: &[i64; 2]| Mercator::new(*x as f64 * COARSE / grid, *y as f64 * COARSE / grid);
            rings.push(points.iter().map(place).collect());
        }
        Ok(rings)
    }
}
