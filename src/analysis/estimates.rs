//! The rows of the bar chart: one for each claim, under its outcome and its population.

use std::collections::BTreeMap;

use super::{EstimateQuery, Mark};
use crate::dossier::{ClaimId, Dossier, GroupId, Id, Outcome, Reading};

/// One row of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EstimateRow {
    /// A heading: the outcome that the rows below count.
    Outcome(Outcome),
    /// A heading: the population that the rows below count.
    Group(GroupId),
    /// One claim.
    Claim(ClaimId),
}

/// The rows of the chart, in the order they are drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EstimateRows {
    rows: Vec<EstimateRow>,
    reach: u64,
    claims: usize,
}

impl EstimateRows {
    /// The rows that `query` asks for; of the claims in `only`, which is sorted, where it is given.
    ///
    /// Populations follow the tree of groups, part below whole, in file order; claims of different
    /// populations never share a heading. Within a population claims go by the day they were said,
    /// undated ones last, then by file order.
    #[must_use]
    pub fn new(dossier: &Dossier, reading: &Reading, query: EstimateQuery, only: Option<&[ClaimId]>) -> Self {
        let mut found: BTreeMap<(Outcome, usize), Vec<ClaimId>> = BTreeMap::new();
        let order = tree_order(dossier);
        for (id, claim) in dossier.claims.iter() {
            if let Some(count) = claim.count()
                && query.outcome.is_none_or(|outcome| outcome == count.outcome)
                && query.shows(dossier, count.of)
                && only.is_none_or(|only| only.binary_search(&id).is_ok())
            {
                found.entry((count.outcome, order[count.of.index()])).or_default().push(id);
            }
        }
        let mut chart = Self::default();
        let mut heading = None;
        for ((outcome, _), mut claims) in found {
            if query.outcome.is_none() && heading.replace(outcome) != Some(outcome) {
                chart.rows.push(EstimateRow::Outcome(outcome));
            }
            chart.add_group(dossier, reading, &mut claims);
        }
        chart
    }

    fn add_group(&mut self, dossier: &Dossier, reading: &Reading, claims: &mut [ClaimId]) {
        claims.sort_by_key(|id| {
            let said = dossier.claims[*id].said.as_ref();
            (said.is_none(), said.map(crate::dossier::Date::sort_key))
        });
        let group = claims.first().and_then(|id| dossier.claims[*id].count()).map(|count| count.of);
        self.rows.extend(group.map(EstimateRow::Group));
        self.rows.extend(claims.iter().map(|id| EstimateRow::Claim(*id)));
        self.claims += claims.len();
        let reach = claims.iter().filter_map(|id| Mark::of(&dossier.claims[*id], reading)?.reach()).max();
        self.reach = self.reach.max(reach.unwrap_or(0));
    }

    /// The rows, in the order they are drawn.
    #[must_use]
    pub fn rows(&self) -> &[EstimateRow] {
        &self.rows
    }

    /// How many of them are claims.
    #[must_use]
    pub const fn claims(&self) -> usize {
        self.claims
    }

    /// The largest figure that a mark has to reach.
    #[must_use]
    pub const fn reach(&self) -> u64 {
        self.reach
    }

    /// How many claims count each outcome, outcomes without any left out.
    #[must_use]
    pub fn outcomes(dossier: &Dossier) -> Vec<(Outcome, usize)> {
        let mut claims = [0_usize; Outcome::ALL.len()];
        for count in dossier.claims.rows().iter().filter_map(crate::dossier::Claim::count) {
            claims[count.outcome as usize] += 1;
        }
        Outcome::ALL.into_iter().zip(claims).filter(|(_, claims)| *claims > 0).collect()
    }
}

/// The position of every group in a walk of the tree, whole before part, siblings in file order.
fn tree_order(dossier: &Dossier) -> Vec<usize> {
    let mut parts: Vec<Vec<GroupId>> = vec![Vec::new(); dossier.groups.len()];
    let mut todo: Vec<GroupId> = Vec::new();
    for (id, group) in dossier.groups.iter().rev() {
        match group.within {
            Some(whole) => parts[whole.index()].push(id),
            None => todo.push(id),
        }
    }
    let mut order = vec![0; dossier.groups.len()];
    let mut next = 0;
    while let Some(group) = todo.pop() {
        order[group.index()] = next;
        next += 1;
        todo.append(&mut parts[group.index()]);
    }
    order
}
