//! Directories: where each tile is, by its number along Hilbert curves.

use crate::RasterError;

/// The most entries of a directory.
const MOST_ENTRIES: u64 = 4_000_000;

/// Where some tiles are, or another directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of the first tile.
    pub id: u64,
    /// From the beginning of all tiles, or of all directories but the first.
    pub offset: u64,
    pub length: u32,
    /// How many tiles after one another have these bytes; 0 for a directory.
    pub run: u32,
}

/// Reads an unpacked directory.
pub fn read(bytes: &[u8]) -> Result<Vec<Entry>, RasterError> {
    let mut rest = bytes;
    let count = varint(&mut rest)?;
    // Each entry takes four bytes at least.
    if count > MOST_ENTRIES || count.saturating_mul(4) > rest.len() as u64 {
        return Err(RasterError::damaged("a directory has fewer entries than it says"));
    }
    let mut entries = vec![Entry { id: 0, offset: 0, length: 0, run: 0 }; count as usize];
    let mut id = 0_u64;
    for entry in &mut entries {
        id = id.checked_add(varint(&mut rest)?).ok_or_else(overflow)?;
        entry.id = id;
    }
    for entry in &mut entries {
        entry.run = short(&mut rest)?;
    }
    for entry in &mut entries {
        entry.length = short(&mut rest)?;
    }
    let mut end = 0_u64;
    for (index, entry) in entries.iter_mut().enumerate() {
        entry.offset = match varint(&mut rest)? {
            // It follows the one before.
            0 if index > 0 => end,
            0 => return Err(RasterError::damaged("a directory does not say where its first entry is")),
            offset => offset - 1,
        };
        end = entry.offset.checked_add(u64::from(entry.length)).ok_or_else(overflow)?;
    }
    Ok(entries)
}

/// The entry for a tile: its own, that of a run that it is in, or of a directory that may have it.
pub fn find(entries: &[Entry], id: u64) -> Option<Entry> {
    let after = entries.partition_point(|entry| entry.id <= id);
    let entry = entries.get(after.checked_sub(1)?)?;
    (entry.run == 0 || id - entry.id < u64::from(entry.run)).then_some(*entry)
}

/// The number of a tile: all tiles of coarser zooms come first, then those of its own along a Hilbert curve.
pub fn id_of(zoom: u8, x: u64, y: u64) -> u64 {
    let coarser = ((1_u64 << (2 * zoom)) - 1) / 3;
    let side = 1_u64 << zoom;
    let (mut x, mut y, mut along) = (x, y, 0);
    let mut half = side / 2;
    while half > 0 {
        let (right, below) = (u64::from(x & half > 0), u64::from(y & half > 0));
        along += half * half * ((3 * right) ^ below);
        if below == 0 {
            if right == 1 {
                (x, y) = ((side - 1).wrapping_sub(x), (side - 1).wrapping_sub(y));
            }
            (x, y) = (y, x);
        }
        half /= 2;
    }
    coarser + along
}

fn varint(rest: &mut &[u8]) -> Result<u64, RasterError> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let [byte, after @ ..] = *rest else {
            return Err(RasterError::damaged("a directory ends too early"));
        };
        *rest = after;
        let bits = u64::from(byte & 0x7f);
        if shift == 63 && bits > 1 {
            return Err(overflow());
        }
        number |= bits << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(overflow())
}

fn short(rest: &mut &[u8]) -> Result<u32, RasterError> {
    u32::try_from(varint(rest)?).map_err(|_| overflow())
}

fn overflow() -> RasterError {
    RasterError::damaged("a number in a directory is too large")
}
