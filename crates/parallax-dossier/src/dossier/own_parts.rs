//! Where the figures of one document do not fit the way in which the dossier breaks a population down.
//!
//! A source that gives a whole and its parts in one document rarely contradicts itself; more often the dossier took the
//! parts for parts of one breakdown although they overlap.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Claim, ClaimId, DocumentId, Dossier, EventId, Extent, GroupId, Outcome, SourceId};

/// A whole that the parts of one of its breakdowns do not fit, by the figures of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    pub whole: GroupId,
    /// The breakdown; `None` for parts that name none.
    pub by: Option<String>,
    /// The count of the whole.
    pub claim: ClaimId,
    /// What does not fit.
    pub kind: MisfitKind,
}

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MisfitKind {
    /// Parts that share nobody add up to this, which is more than the whole.
    Exceeds(u64),
    /// All parts together are this, which is less than the whole.
    FallsShort(u64),
    /// The parts that one document gives add up to the whole already, and another document counts somebody in a further
    /// part, which is said to share nobody with them.
    NobodyLeft {
        /// The further part.
        part: GroupId,
        /// The claim that counts somebody in it.
        claim: ClaimId,
    },
}

/// The figures of one source in one document for one event and outcome.
type Statement = (DocumentId, SourceId, Option<EventId>, Outcome);

/// What one source says in one document of one population; several figures are taken together.
#[derive(Clone, Copy)]
struct Own {
    low: u64,
    high: Option<u64>,
    claim: ClaimId,
}

/// The parts of one breakdown in one document.
#[derive(Default)]
struct Sum {
    low: u64,
    /// `None` if a part has no upper end.
    high: Option<u64>,
    parts: usize,
}

impl Dossier {
    /// Returns the wholes that the parts of a breakdown do not fit, in the order of their claims. Nearly linear.
    #[must_use]
    pub fn find_misfits(&self) -> Vec<Misfit> {
        let is_broken_down = |id: GroupId| self.breakdown_of(id).is_some();
        if !self.groups.iter().any(|(id, _)| is_broken_down(id)) {
            return Vec::new();
        }
        let figures = self.own_figures();
        let heard = Heard::new(self);
        let mut sizes: HashMap<(GroupId, Option<&str>), usize> = HashMap::new();
        for breakdown in self.groups.iter().filter_map(|(id, _)| self.breakdown_of(id)) {
            *sizes.entry(breakdown).or_default() += 1;
        }
        let mut found = Vec::new();
        for (told, table) in &figures {
            let mut sums: BTreeMap<(GroupId, Option<&str>), Sum> = BTreeMap::new();
            for (part, own) in table {
                let Some(breakdown) = self.breakdown_of(*part) else { continue };
                let sum = sums.entry(breakdown).or_insert_with(|| Sum { high: Some(0), ..Sum::default() });
                sum.low = sum.low.saturating_add(own.low);
                sum.high = sum.high.zip(own.high).map(|(sum, high)| sum.saturating_add(high));
                sum.parts += 1;
            }
            for ((whole, by), sum) in sums {
                let is_all = sizes.get(&(whole, by)) == Some(&sum.parts)
                    && by.is_some_and(|by| self.groups[whole].extent(by) == Extent::Complete);
                let misfit = |claim, kind| Misfit { whole, by: by.map(str::to_owned), claim, kind };
                let own = table.get(&whole);
                if let Some(own) = own
                    && own.high.is_some_and(|high| sum.low > high)
                {
                    found.push(misfit(own.claim, MisfitKind::Exceeds(sum.low)));
                } else if let Some(own) = own
                    && let Some(high) = sum.high.filter(|high| is_all && *high < own.low)
                {
                    found.push(misfit(own.claim, MisfitKind::FallsShort(high)));
                } else if by.is_none()
                    && sum.high == Some(sum.low)
                    && let Some(claim) = heard.wholes.get(&(told.2, told.3, whole, sum.low))
                    && let Some((part, other)) = heard.beyond(*told, whole, table)
                {
                    found.push(misfit(*claim, MisfitKind::NobodyLeft { part, claim: other }));
                }
            }
        }
        found.sort_by_key(|misfit| misfit.claim);
        found.dedup_by_key(|misfit| (misfit.claim, misfit.whole, misfit.by.clone()));
        found
    }

    /// The breakdown to which a part belongs: the whole, and its name, if it has one. `None` if the dossier does not say
    /// that the part shares nobody with others.
    #[must_use]
    pub fn breakdown_of(&self, part: GroupId) -> Option<(GroupId, Option<&str>)> {
        let row = &self.groups[part];
        let whole = row.within?;
        (row.by.is_some() || self.groups[whole].disjoint).then_some((whole, row.by.as_deref()))
    }

    fn own_figures(&self) -> BTreeMap<Statement, BTreeMap<GroupId, Own>> {
        let revised: HashSet<ClaimId> = self.claims.iter().filter_map(|(_, claim)| claim.revises).collect();
        let mut figures: BTreeMap<Statement, BTreeMap<GroupId, Own>> = BTreeMap::new();
        // A part of a count is a figure of its document like a count of its own.
        let counts =
            |(id, claim): (ClaimId, &Claim)| claim.counts().map(move |count| (id, count)).collect::<Vec<_>>();
        let own = self.claims.iter().filter(|(id, claim)| claim.states_its_own() && !revised.contains(id));
        for (id, count) in own.flat_map(counts) {
            let claim = &self.claims[id];
            let Some((low, high)) = count.bounds() else { continue };
            let told = (claim.document, claim.by, claim.event, count.outcome);
            figures
                .entry(told)
                .or_default()
                .entry(count.of)
                .and_modify(|own| {
                    own.low = own.low.min(low);
                    own.high = own.high.zip(high).map(|(own, high)| own.max(high));
                })
                .or_insert(Own { low, high, claim: id });
        }
        figures
    }
}

/// What all documents say of wholes and their parts.
#[derive(Default)]
struct Heard {
    /// Exact figures of wholes.
    wholes: HashMap<(Option<EventId>, Outcome, GroupId, u64), ClaimId>,
    /// For each whole, the direct parts in which somebody is counted.
    parts: HashMap<(Option<EventId>, Outcome, GroupId), BTreeMap<GroupId, ClaimId>>,
}

impl Heard {
    fn new(dossier: &Dossier) -> Self {
        let mut heard = Self::default();
        for (id, claim) in dossier.claims.iter() {
            for count in claim.counts().filter(|_| claim.states_its_own()) {
                let Some((low, high)) = count.bounds() else { continue };
                if high == Some(low) {
                    heard.wholes.entry((claim.event, count.outcome, count.of, low)).or_insert(id);
                }
                for part in dossier.lineage_of(count.of).filter(|_| low > 0) {
                    if let Some((whole, None)) = dossier.breakdown_of(part) {
                        let parts = heard.parts.entry((claim.event, count.outcome, whole)).or_default();
                        parts.entry(part).or_insert(id);
                    }
                }
            }
        }
        heard
    }

    /// A part without a breakdown that `table` does not give, and the claim that counts somebody in it.
    fn beyond(
        &self,
        told: Statement,
        whole: GroupId,
        table: &BTreeMap<GroupId, Own>,
    ) -> Option<(GroupId, ClaimId)> {
        let parts = self.parts.get(&(told.2, told.3, whole))?;
        parts.iter().find(|(part, _)| !table.contains_key(part)).map(|(part, claim)| (*part, *claim))
    }
}
