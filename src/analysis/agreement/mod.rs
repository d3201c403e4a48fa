//! Stand-in until the real room is merged.
use crate::dossier::{ClaimId, Dossier, Reading};
/// Stand-in.
pub struct Agreement;
impl Agreement {
    /// Stand-in.
    #[must_use]
    pub fn new(_: &Dossier, _: &Reading, _: &[ClaimId]) -> Self {
        Self
    }
    /// Stand-in.
    pub fn conflicting_with(&self, _: ClaimId) -> impl Iterator<Item = ClaimId> {
        std::iter::empty()
    }
}
