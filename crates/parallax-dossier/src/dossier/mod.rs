//! The subject itself: one contested event as plain data.
//!
//! A [`Dossier`] is immutable once loaded; every reference in it has been resolved to a typed id. This room
//! knows nothing of files or drawing: `load` makes dossiers, `analysis` reads them, views show them.

mod assessment;
mod attachment;
mod backdrop;
mod claim;
mod count;
mod date;
mod decimal;
mod declared;
mod estimate;
mod evidence;
mod fact;
mod item;
mod item_set;
mod lane;
mod locator;
mod moment;
mod opens;
mod outcome;
mod own_parts;
mod place;
mod quantity;
mod question;
mod reading;
mod record;
mod remark;
mod shape;
mod source;
mod stance;
mod table;
mod tolerance;
mod view_state;
mod written;
mod zone;

pub use assessment::{Assessed, Assessment, Assessments, Scheme};
pub use attachment::{KeptCopy, PathFault, Quote, check_path, is_sha256};
pub use backdrop::Backdrop;
pub use claim::{Attribution, Claim, Says};
pub use count::{Count, Part};
pub use date::{Date, Day, ParseDateError};
pub use decimal::Decimal;
pub use declared::{Counts, Declared, Words};
pub use estimate::{Estimate, IntervalKind};
pub use evidence::{Evidence, EvidenceKind};
pub use fact::{Age, Fact, Facts, ListId, Sex, Status};
pub use item::{Item, ItemKind};
pub use item_set::ItemSet;
pub use lane::Lane;
pub use locator::{Cited, Locator, is_timecode};
pub use moment::{Grain, Moment, check_moment};
pub use opens::{Axis, Defaults, Opens, Sort, View};
pub use outcome::Outcome;
pub use own_parts::{Misfit, MisfitKind};
pub use place::{Location, OnMap, Place, PlaceKind, PlaceRole, Precision};
pub use quantity::{Figure, Quantity};
pub use question::{Position, Question};
pub use reading::{OfRange, Reading, WordRange};
pub use record::{
    Breakdown, Citation, DeclaredOutcome, Document, DocumentKind, Event, Extent, Group, Native, Person,
};
pub use remark::{Remark, Remarks};
pub use shape::{Shape, ShapeKind};
pub use source::{Identity, Side, Source, SourceKind};
pub use stance::Stance;
pub use table::{
    ClaimId, DocumentId, EventId, GroupId, Id, OutcomeId, PersonId, PlaceId, QuestionId, ReadingId, ShapeId,
    SideId, SourceId, Table,
};
pub use tolerance::Tolerance;
pub use view_state::{Column, GroupBy, Step, ViewState};
pub use written::Written;
pub use zone::{Instant, ParseZoneError, Zone};

use crate::geo::LonLat;

/// The part of the world that the map opens on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The middle of the picture.
    pub center: LonLat,
    /// The width of the picture on the ground, in kilometres.
    pub width_km: f64,
}

/// A version of the format. A newer one holds everything that an older one does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Format 1.
    One,
    /// Format 2.
    #[default]
    Two,
}

impl Format {
    /// All versions, the oldest first.
    pub const ALL: [Self; 2] = [Self::One, Self::Two];

    /// The number by which a file names the version.
    #[must_use]
    pub const fn version(self) -> u64 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }

    /// Returns the version with that number; `None` if this program does not read it.
    #[must_use]
    pub fn of_version(version: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.version() == version)
    }
}

/// One contested event, as described by the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// The version of the format in which the file is written.
    pub format: Format,
    /// The name of the event.
    pub title: String,
    /// What it is about, in a few sentences.
    pub summary: String,
    /// The language of its own prose, a BCP 47 tag.
    pub language: Option<String>,
    /// The span of time it covers.
    pub period: Option<Date>,
    /// The zone whose clock and calendar its dates follow.
    pub zone: Zone,
    /// True if any of its dates has a time of day.
    pub has_times: bool,
    /// The part of the world that the map opens on.
    pub frame: Option<Frame>,
    /// The picture of the ground that lies under the map.
    pub backdrop: Option<Backdrop>,
    /// How it wants to be met first.
    pub opens: Option<Opens>,
    /// What claims have where they do not say otherwise; claims have it already.
    pub defaults: Option<Defaults>,
    /// Places, located or not.
    pub places: Table<PlaceId, Place>,
    /// Lines and areas of the author, for orientation.
    pub shapes: Table<ShapeId, Shape>,
    /// Camps of sources.
    pub sides: Table<SideId, Side>,
    /// Populations that are counted.
    pub groups: Table<GroupId, Group>,
    /// What is counted beside the outcomes of the format.
    pub outcomes: Table<OutcomeId, DeclaredOutcome>,
    /// Those who speak or relay.
    pub sources: Table<SourceId, Source>,
    /// The documents that claims were read in.
    pub documents: Table<DocumentId, Document>,
    /// Happenings.
    pub events: Table<EventId, Event>,
    /// Questions that claims answer differently.
    pub questions: Table<QuestionId, Question>,
    /// People that claims name.
    pub people: Table<PersonId, Person>,
    /// Rules for reading words as ranges, the default first.
    pub readings: Table<ReadingId, Reading>,
    /// All claims.
    pub claims: Table<ClaimId, Claim>,
    /// Grades that named bodies give of claims, events and places.
    pub assessments: Assessments,
    /// A walk through the evidence, in order.
    pub steps: Vec<Step>,
    /// What reading it warned of.
    pub remarks: Remarks,
    /// Wholes that the parts which one document gives do not fit, as found by reading it.
    pub misfits: Vec<Misfit>,
    /// How many conflicts of a merge its text still holds.
    pub unsettled: usize,
    /// The rows that loading changed, as they were written.
    pub written: Written,
}

impl Dossier {
    /// All outcomes that can be counted, in display order: those of the format, then those that the dossier declares.
    pub fn all_outcomes(&self) -> impl Iterator<Item = Outcome> + '_ {
        Outcome::ALL.into_iter().chain(self.outcomes.rows().iter().map(|row| row.outcome))
    }

    /// What everything that is made of the dossier has to say as long as its text holds conflicts of a merge, without a full
    /// stop; `None` if it holds none.
    #[must_use]
    pub fn unsettled_in_words(&self) -> Option<String> {
        let (conflicts, are) = match self.unsettled {
            0 => return None,
            1 => ("1 merge conflict".to_owned(), "is"),
            count => (format!("{count} merge conflicts"), "are"),
        };
        Some(format!(
            "{conflicts} in the file of this dossier {are} not settled: where its two versions differ, only one of them is shown"
        ))
    }

    /// Returns `group` and every population that contains it, up to the root.
    ///
    /// Loading refuses cycles, so the walk ends.
    pub fn lineage_of(&self, group: GroupId) -> impl Iterator<Item = GroupId> + '_ {
        std::iter::successors(Some(group), |id| self.groups[*id].within)
    }

    /// Returns `source` and every institution of which it is a part, the largest last.
    ///
    /// Loading refuses cycles, so the walk ends.
    pub fn institutions_around(&self, source: SourceId) -> impl Iterator<Item = SourceId> + '_ {
        std::iter::successors(Some(source), |id| self.sources[*id].part_of)
    }

    /// Returns the largest institution of which `source` is a part; the source itself if it is part of none.
    #[must_use]
    pub fn institution(&self, source: SourceId) -> SourceId {
        self.institutions_around(source).last().unwrap_or(source)
    }

    /// Returns `event` and every event that it is part of, the largest last.
    ///
    /// Loading refuses cycles, so the walk ends.
    pub fn events_around(&self, event: EventId) -> impl Iterator<Item = EventId> + '_ {
        std::iter::successors(Some(event), |id| self.events[*id].within)
    }
}
