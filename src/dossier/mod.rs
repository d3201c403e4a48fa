//! The subject itself: one contested event as plain data.
//!
//! A [`Dossier`] is immutable once loaded; every reference in it has been resolved to a typed id. This room
//! knows no files and no drawing: `load` makes dossiers, `analysis` reads them, views show them.

mod claim;
mod date;
mod item;
mod place;
mod quantity;
mod reading;
mod record;
mod remark;
mod source;
mod table;

pub use claim::{Attribution, Claim, Count, Says, Stance};
pub use date::{Date, Day, ParseDateError};
pub use item::{Item, ItemKind};
pub use place::{Location, OnMap, Place, PlaceKind, PlaceRole, Precision};
pub use quantity::{Figure, Outcome, Quantity};
pub use reading::{OfRange, Reading, WordRange};
pub use record::{Citation, Document, Event, Group, Native, Person, Question};
pub use remark::{Remark, Remarks};
pub use source::{Identity, Side, Source, SourceKind};
pub use table::{
    ClaimId, DocumentId, EventId, GroupId, Id, PersonId, PlaceId, QuestionId, ReadingId, SideId, SourceId,
    Table,
};

use crate::geo::LonLat;

/// The part of the world that the map opens on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The middle of the picture.
    pub center: LonLat,
    /// The width of the picture on the ground, in kilometres.
    pub width_km: f64,
}

/// Everything known about one event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// What the event is called.
    pub title: String,
    /// What it is about, in a few sentences.
    pub summary: String,
    /// The span of time it covers.
    pub period: Option<Date>,
    /// The part of the world that the map opens on.
    pub frame: Option<Frame>,
    /// Places, located or not.
    pub places: Table<PlaceId, Place>,
    /// Camps of sources.
    pub sides: Table<SideId, Side>,
    /// Populations that are counted.
    pub groups: Table<GroupId, Group>,
    /// Whoever speaks or relays.
    pub sources: Table<SourceId, Source>,
    /// Where claims were read.
    pub documents: Table<DocumentId, Document>,
    /// Happenings.
    pub events: Table<EventId, Event>,
    /// Questions that claims answer differently.
    pub questions: Table<QuestionId, Question>,
    /// People that claims name.
    pub people: Table<PersonId, Person>,
    /// How words are read as ranges, the one to begin with first.
    pub readings: Table<ReadingId, Reading>,
    /// Who said what.
    pub claims: Table<ClaimId, Claim>,
    /// What reading it warned of.
    pub remarks: Remarks,
}

impl Dossier {
    /// `group` and everything it is part of, from itself to the root.
    ///
    /// Loading refuses cycles, so the walk ends.
    pub fn lineage_of(&self, group: GroupId) -> impl Iterator<Item = GroupId> + '_ {
        std::iter::successors(Some(group), |id| self.groups[*id].within)
    }
}
