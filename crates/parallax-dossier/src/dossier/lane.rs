//! The lanes of the timeline.

use super::{Dossier, SideId, SourceId};

/// A lane of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// What happened.
    Happenings,
    /// What the sources of a side said; `None` for sources without one.
    Side(Option<SideId>),
    /// What a source said.
    Source(SourceId),
    /// What was published.
    Documents,
}

impl Lane {
    /// The words of the lanes that every dossier can have.
    pub const WORDS: [(&'static str, Self); 3] =
        [("events", Self::Happenings), ("no-side", Self::Side(None)), ("documents", Self::Documents)];
}

impl Dossier {
    /// How view files name a lane: "events", "side:russia", "source:sohr".
    #[must_use]
    pub fn lane_word(&self, lane: Lane) -> String {
        match lane {
            Lane::Side(Some(id)) => format!("side:{}", self.sides[id].key),
            Lane::Source(id) => format!("source:{}", self.sources[id].key),
            Lane::Happenings => "events".to_owned(),
            Lane::Side(None) => "no-side".to_owned(),
            Lane::Documents => "documents".to_owned(),
        }
    }

    /// The heading of a lane.
    #[must_use]
    pub fn lane_name(&self, lane: Lane) -> &str {
        match lane {
            Lane::Happenings => "What happened",
            Lane::Documents => "What was published",
            Lane::Side(None) => "No side assigned",
            Lane::Side(Some(id)) => &self.sides[id].name,
            Lane::Source(id) => self.sources[id].label(),
        }
    }
}
