//! Reads numbers and points from the assets that are decoded bit by bit. Any bytes yield a value or an error.

use super::DecodeError;
use crate::geo::Mercator;

/// A position in the bytes of an asset.
pub(super) struct Reader {
    bytes: &'static [u8],
    at: usize,
}

impl Reader {
    /// Starts at the first of these bytes.
    pub(super) const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes have been read.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'static [u8], DecodeError> {
        let end = self.at.checked_add(count).ok_or(DecodeError::Truncated)?;
        let taken = self.bytes.get(self.at..end).ok_or(DecodeError::Truncated)?;
        self.at = end;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, DecodeError> {
        self.take(1).map(|bytes| bytes[0])
    }

    /// Seven bits per byte, the lowest first; at most four bytes.
    pub(super) fn varint(&mut self) -> Result<u32, DecodeError> {
        let mut value = 0_u32;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(DecodeError::Damaged)
    }

    /// A signed number: positive ones are even, negative ones odd.
    pub(super) fn signed(&mut self) -> Result<i64, DecodeError> {
        let value = i64::from(self.varint()?);
        Ok(if value % 2 == 0 { value / 2 } else { -(value + 1) / 2 })
    }

    /// A position in steps of a grid with so many of them across the world.
    pub(super) fn point(&mut self, grid: f64) -> Result<Mercator, DecodeError> {
        Ok(Mercator::new(f64::from(self.varint()?) / grid, f64::from(self.varint()?) / grid))
    }

    /// A number of points, then the steps from each to the next; `last` is where the first of them starts from.
    pub(super) fn points(&mut self, last: &mut [i64; 2]) -> Result<Vec<[i64; 2]>, DecodeError> {
        let mut points = Vec::new();
        for _ in 0..self.varint()? {
            for axis in last.iter_mut() {
                *axis = axis.checked_add(self.signed()?).ok_or(DecodeError::Damaged)?;
            }
            points.push(*last);
        }
        Ok(points)
    }
}
