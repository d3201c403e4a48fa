//! The picture of the ground that lies under the map: an aerial picture, a scanned map. It is no evidence: nothing is read off it.

use super::KeptCopy;

/// A raster picture in a file beside the dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backdrop {
    /// The file.
    pub from: KeptCopy,
    /// Whose work it is, as every picture of the map says.
    pub credit: String,
    /// A remark.
    pub note: String,
}
