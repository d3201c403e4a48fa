//! KMZ: an archive that holds a KML file, unpacked to a bounded size.

use std::io::{Cursor, Read as _};

use crate::input::MOST_TEXT;
use crate::sheet::SheetError;

/// The first KML file of an archive; `None` if the bytes are no archive, or one without any.
///
/// # Errors
/// If it unpacks to more than [`MOST_TEXT`], or is damaged.
pub(crate) fn kml(bytes: &[u8]) -> Result<Option<Vec<u8>>, SheetError> {
    if !bytes.starts_with(b"PK") {
        return Ok(None);
    }
    // What cannot be opened is refused by the reader of workbooks, with its own words.
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Ok(None) };
    for at in 0..archive.len() {
        let Ok(mut entry) = archive.by_index(at) else { continue };
        let is_kml = entry.name().is_ok_and(|name| name.to_lowercase().ends_with(".kml"));
        if !is_kml {
            continue;
        }
        let mut text = Vec::new();
        entry
            .by_ref()
            .take(MOST_TEXT + 1)
            .read_to_end(&mut text)
            .map_err(|error| SheetError::Damaged(error.to_string()))?;
        return if text.len() as u64 > MOST_TEXT { Err(SheetError::Bomb) } else { Ok(Some(text)) };
    }
    Ok(None)
}
