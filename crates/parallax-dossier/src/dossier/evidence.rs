//! Photos, recordings and papers beside the dossier that bear on a claim, an event or a place.

use serde::Deserialize;

/// What kind of evidence a file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum EvidenceKind {
    /// The dossier does not say.
    #[default]
    NotStated,
    Photo,
    /// A picture from a satellite or an aircraft.
    Satellite,
    /// A film.
    Video,
    /// A recording of sound.
    Audio,
    /// A paper, or a picture of one.
    Paper,
}

impl EvidenceKind {
    /// The kind in a word; `File` if it is not stated.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::NotStated => "File",
            Self::Photo => "Photo",
            Self::Satellite => "Satellite picture",
            Self::Video => "Video",
            Self::Audio => "Audio",
            Self::Paper => "Paper",
        }
    }
}

/// A file beside the dossier. What it shows is for the reader to see; the dossier draws nothing from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The path from the dossier's folder, with `/` between its parts.
    pub file: String,
    /// The SHA-256 of the file's bytes, 64 hexadecimal digits; `None` if the dossier gives none.
    pub sha256: Option<String>,
    /// What kind of evidence it is.
    pub kind: EvidenceKind,
    /// What is to be seen or heard, in the dossier author's words.
    pub caption: String,
    /// True if it shows the dead, the dying or their wounds, so that it stays blurred until it is asked for.
    pub graphic: bool,
}
