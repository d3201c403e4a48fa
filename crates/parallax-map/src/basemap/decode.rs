//! Decodes the base map asset into points, triangles and lines. Any bytes yield a value or an error; no count
//! is trusted before its bytes are known to be there.

use crate::geo::Mercator;

use super::{LEVELS, LineKind, tree};

/// Why bytes could not be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The first bytes are not those of a base map.
    #[error("not a base map")]
    NotABasemap,
    /// The format is that of another version of the program.
    #[error("unknown version or layout of a base map")]
    UnknownVersion,
    /// The bytes end too early.
    #[error("the base map ends too early")]
    Truncated,
    /// The numbers contradict each other.
    #[error("the base map is damaged")]
    Damaged,
}

/// The content of the asset.
pub(super) struct World {
    pub(super) polygons: Vec<Polygon>,
    pub(super) borders: Vec<Border>,
}

/// A closed outline of land.
pub(super) struct Polygon {
    pub(super) points: Vec<Mercator>,
    /// The coarsest level each point belongs to.
    pub(super) ranks: Vec<u8>,
    /// Edges (by their first point) that only close the outline and are not coast; ascending.
    pub(super) hidden: Vec<usize>,
    /// Indices into `points`, for each level.
    pub(super) triangles: [Vec<[u32; 3]>; LEVELS],
}

/// A border between countries.
pub(super) struct Border {
    pub(super) kind: LineKind,
    pub(super) points: Vec<Mercator>,
    pub(super) ranks: Vec<u8>,
}

/// Decodes the whole asset.
pub(super) fn world(bytes: &[u8]) -> Result<World, DecodeError> {
    let mut reader = Reader { bytes, x: 0, y: 0, step: 0.0 };
    if reader.take(4)? != b"PXBM" {
        return Err(DecodeError::NotABasemap);
    }
    let [version, grid_bits, levels] = reader.array()?;
    if version != 1 || grid_bits > 30 || usize::from(levels) != LEVELS {
        return Err(DecodeError::UnknownVersion);
    }
    reader.step = 1.0 / f64::from(1_u32 << grid_bits);
    let polygons = (0..reader.count()?).map(|_| polygon(&mut reader)).collect::<Result<_, _>>()?;
    let borders = (0..reader.count()?).map(|_| border(&mut reader)).collect::<Result<_, _>>()?;
    if reader.bytes.is_empty() { Ok(World { polygons, borders }) } else { Err(DecodeError::Damaged) }
}

fn polygon(reader: &mut Reader<'_>) -> Result<Polygon, DecodeError> {
    let points = reader.points()?;
    let ranks = reader.ranks(points.len())?;
    let mut hidden = Vec::new();
    for i in 0..reader.count()? {
        let step = reader.varint()? as usize;
        let edge = hidden.last().map_or(step, |last: &usize| last.saturating_add(step));
        if edge >= points.len() || (i > 0 && step == 0) {
            return Err(DecodeError::Damaged);
        }
        hidden.push(edge);
    }
    let mut triangles: [Vec<[u32; 3]>; LEVELS] = Default::default();
    for (level, triangles) in triangles.iter_mut().enumerate() {
        let [fills] = reader.array()?;
        if fills == 0 {
            continue;
        }
        let ring: Vec<u32> =
            (0_u32..).zip(&ranks).filter(|(_, rank)| usize::from(**rank) >= level).map(|(i, _)| i).collect();
        let (found, used) = tree::triangles(&ring, reader.bytes)?;
        reader.take(used)?;
        *triangles = found;
    }
    Ok(Polygon { points, ranks, hidden, triangles })
}

fn border(reader: &mut Reader<'_>) -> Result<Border, DecodeError> {
    let kind = match reader.array()? {
        [0] => LineKind::Border,
        [1] => LineKind::DisputedBorder,
        _ => return Err(DecodeError::Damaged),
    };
    let points = reader.points()?;
    let ranks = reader.ranks(points.len())?;
    Ok(Border { kind, points, ranks })
}

/// The remaining bytes, and the last point, which the next one is relative to.
struct Reader<'a> {
    bytes: &'a [u8],
    x: i32,
    y: i32,
    step: f64,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], DecodeError> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(DecodeError::Truncated)?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let (taken, rest) = self.bytes.split_first_chunk().ok_or(DecodeError::Truncated)?;
        self.bytes = rest;
        Ok(*taken)
    }

    /// Reads seven bits per byte, the lowest first.
    fn varint(&mut self) -> Result<u32, DecodeError> {
        let mut value = 0_u32;
        for shift in [0, 7, 14, 21] {
            let [byte] = self.array()?;
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(DecodeError::Damaged)
    }

    /// Reads a count of items that take at least one byte each.
    fn count(&mut self) -> Result<usize, DecodeError> {
        let count = self.varint()? as usize;
        if count <= self.bytes.len() { Ok(count) } else { Err(DecodeError::Truncated) }
    }

    /// Reads a signed number: positive numbers are even, negative ones odd.
    fn signed(&mut self) -> Result<i32, DecodeError> {
        let value = self.varint()?;
        let half = (value / 2).cast_signed();
        Ok(if value % 2 == 0 { half } else { -half - 1 })
    }

    fn points(&mut self) -> Result<Vec<Mercator>, DecodeError> {
        let count = self.count()?;
        let mut points = Vec::with_capacity(count);
        for _ in 0..count {
            self.x = self.x.wrapping_add(self.signed()?);
            self.y = self.y.wrapping_add(self.signed()?);
            points.push(Mercator::new(f64::from(self.x) * self.step, f64::from(self.y) * self.step));
        }
        Ok(points)
    }

    /// Reads two bits per point.
    fn ranks(&mut self, count: usize) -> Result<Vec<u8>, DecodeError> {
        let packed = self.take(count.div_ceil(4))?;
        Ok(packed.iter().flat_map(|byte| [0, 2, 4, 6].map(|shift| byte >> shift & 3)).take(count).collect())
    }
}
