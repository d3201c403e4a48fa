//! Stand-in until the real room is merged.
#![allow(missing_docs, clippy::all, clippy::pedantic)]
use super::{Interval, NoRange};
use crate::dossier::{ClaimId, Dossier, EventId, GroupId, Outcome, Reading};
pub struct Agreement;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Nothing,
    AllCanBeTrue,
    Conflict,
}
pub struct Conflict {
    pub claims: Vec<ClaimId>,
    pub sentence: String,
}
pub struct Consistent {
    pub claims: Vec<ClaimId>,
    pub without: Vec<ClaimId>,
    pub ranges: Vec<JointRange>,
}
pub struct JointRange {
    pub event: Option<EventId>,
    pub outcome: Outcome,
    pub group: GroupId,
    pub range: Interval,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    Agree,
    Conflict,
    NotComparable(Apart),
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    Events,
    Populations,
    Outcomes,
    NoRange,
}
impl Apart {
    pub fn reason(self) -> &'static str {
        ""
    }
}
pub struct LookAlike {
    pub claims: [ClaimId; 2],
    pub sentence: String,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complete {
    Yes,
    Stopped,
}
impl Agreement {
    pub fn new(_: &Dossier, _: &Reading, _: &[ClaimId]) -> Self {
        Self
    }
    pub fn claims(&self) -> &[ClaimId] {
        &[]
    }
    pub fn taking_part(&self) -> &[ClaimId] {
        &[]
    }
    pub fn left_out(&self) -> &[(ClaimId, NoRange)] {
        &[]
    }
    pub fn verdict(&self) -> Verdict {
        Verdict::Nothing
    }
    pub fn conflicts(&self) -> &[Conflict] {
        &[]
    }
    pub fn consistent(&self) -> &[Consistent] {
        &[]
    }
    pub fn complete(&self) -> Complete {
        Complete::Yes
    }
    pub fn ranges(&self) -> &[JointRange] {
        &[]
    }
    pub fn pair(&self, _: ClaimId, _: ClaimId) -> Pair {
        Pair::Agree
    }
    pub fn conflicting_with(&self, _: ClaimId) -> impl Iterator<Item = ClaimId> {
        std::iter::empty()
    }
    pub fn look_alikes(&self) -> &[LookAlike] {
        &[]
    }
}
