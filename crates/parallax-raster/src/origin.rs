//! Where the bytes of a raster come from.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::PathBuf;

/// Bytes that can be read from any place.
pub trait Bytes: Read + Seek {}

impl<T: Read + Seek> Bytes for T {}

/// A file, or its bytes.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    File(PathBuf),
    Memory(std::sync::Arc<[u8]>),
}

impl Origin {
    pub fn open(&self) -> io::Result<Box<dyn Bytes>> {
        match self {
            Self::File(path) => Ok(Box::new(BufReader::with_capacity(1 << 16, File::open(path)?))),
            Self::Memory(bytes) => Ok(Box::new(io::Cursor::new(bytes.clone()))),
        }
    }

    /// The first bytes, at most sixteen.
    pub fn start(&self) -> io::Result<Vec<u8>> {
        let mut start = Vec::new();
        self.open()?.take(16).read_to_end(&mut start)?;
        Ok(start)
    }

    /// All bytes, if there are at most `most`.
    pub fn read_to(&self, most: u64) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        self.open()?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok((bytes.len() as u64 <= most).then_some(bytes))
    }
}

/// Reads exactly `length` bytes from `at` on.
pub fn read_at(bytes: &mut dyn Bytes, at: u64, length: usize) -> io::Result<Vec<u8>> {
    bytes.seek(SeekFrom::Start(at))?;
    let mut read = Vec::new();
    // What a file says of its size is not believed before it is read.
    bytes.take(length as u64).read_to_end(&mut read)?;
    if read.len() == length { Ok(read) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
