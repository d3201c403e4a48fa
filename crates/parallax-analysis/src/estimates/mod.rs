//! The rows of the chart: one per matching claim, under headings that say what it counts.
//!
//! Headings nest: outcome, then source, document or side if requested, then populations, part below whole. If some
//! claims are about a part of an event and others are not, the event comes before the population. A claim with parts stands
//! under the population of its whole, also where only one of its parts is asked for.
//! Claims about different populations never share a heading. How rows are drawn is not known here.

mod order;
mod stock;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::BTreeMap;

use super::{EstimateQuery, GroupBy};
use crate::dossier::{Claim, ClaimId, Dossier, GroupId, Id as _, Outcome, Reading};

pub use order::Section;
use order::{Buckets, sort};
pub(super) use stock::Counted;
use stock::{Asked, Row};
pub use stock::{Figures, Stock};
use tree::{Node, Tree, Wholes};

/// One row of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EstimateRow {
    /// A heading: the outcome that the rows below it count.
    Outcome(Outcome),
    /// A heading: the source, document, side or event of the rows below.
    Section(Section),
    /// A heading: the population that the rows below it count.
    Group(GroupRow),
    /// One claim.
    Claim(ClaimId),
    /// A part of the count of the claim above, by its place among the parts.
    Part(ClaimId, usize),
}

/// A heading for a population.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// The population.
    pub group: GroupId,
    /// The number of headings of larger populations above it.
    pub depth: usize,
    /// The population it is part of, if the heading directly above is a different one.
    pub part_of: Option<GroupId>,
    /// The number of claims directly below it; 0 if it is only shown for its parts.
    pub claims: usize,
}

/// The rows of the chart, in display order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EstimateRows {
    rows: Vec<EstimateRow>,
    reach: u64,
    least: u64,
    claims: usize,
}

impl EstimateRows {
    /// Makes the rows that match `query`, limited to the claims in `only` (sorted) if given.
    ///
    /// Populations follow the tree of groups, part below whole, in file order, whatever the order of claims:
    /// they are never ranked by their figures, and neither are sources, documents or sides.
    #[must_use]
    pub fn new(dossier: &Dossier, reading: &Reading, query: EstimateQuery, only: Option<&[ClaimId]>) -> Self {
        Self::make(Asked { dossier, reading, stock: None }, query, only)
    }

    /// The same, with what is known of all claims beforehand, for the same reading.
    #[must_use]
    pub fn known(
        dossier: &Dossier,
        stock: Stock<'_>,
        reading: &Reading,
        query: EstimateQuery,
        only: Option<&[ClaimId]>,
    ) -> Self {
        Self::make(Asked { dossier, reading, stock: Some(stock) }, query, only)
    }

    fn make(asked: Asked<'_>, query: EstimateQuery, only: Option<&[ClaimId]>) -> Self {
        let dossier = asked.dossier;
        let tree = Tree::new(dossier);
        let mut claims = matching(asked, query, only);
        let buckets = Buckets::new(asked, &tree, query, &claims);
        sort(asked, query.sort, &buckets, &mut claims);
        let (least, reach) = figures(asked, &claims);
        let mut chart = Self { rows: Vec::with_capacity(claims.len()), reach, least, claims: claims.len() };
        let mut outcome = None;
        let section = |(_, row): &(ClaimId, Row)| buckets.section(dossier, row);
        let event = |(_, row): &(ClaimId, Row)| buckets.event(row);
        for part in claims.chunk_by(|a, b| section(a) == section(b)) {
            let (counted, section) = section(&part[0]);
            if query.outcome.is_none() && outcome.replace(counted) != Some(counted) {
                chart.rows.push(EstimateRow::Outcome(counted));
            }
            chart.rows.extend(section.map(EstimateRow::Section));
            for part in part.chunk_by(|a, b| event(a) == event(b)) {
                chart.rows.extend(event(&part[0]).map(EstimateRow::Section));
                chart.add_populations(&tree, query, part);
            }
        }
        chart
    }

    /// Adds claims, sorted by population, each under its heading.
    fn add_populations(&mut self, tree: &Tree, query: EstimateQuery, claims: &[(ClaimId, Row)]) {
        let groups: Vec<_> =
            claims.chunk_by(|(_, a), (_, b)| a.of == b.of).map(|claims| (claims[0].1.of, claims)).collect();
        let own = groups.iter().map(|(group, _)| *group);
        // Repeating the whole tree under every source would be mostly headings: there, a whole is shown only
        // if it joins several parts.
        let wholes = match query.group_by {
            GroupBy::Population => Wholes::All,
            GroupBy::Source | GroupBy::Document | GroupBy::Side => Wholes::Joining,
        };
        let mut groups = groups.iter().peekable();
        for Node { group, depth, part_of } in tree.headings(own, wholes, query.population) {
            let claims = groups.next_if(|(next, _)| *next == group).map_or(&[] as &[_], |(_, claims)| claims);
            self.rows.push(EstimateRow::Group(GroupRow { group, depth, part_of, claims: claims.len() }));
            for (id, row) in claims {
                self.rows.push(EstimateRow::Claim(*id));
                self.rows.extend((0..row.parts as usize).map(|part| EstimateRow::Part(*id, part)));
            }
        }
    }

    /// The rows, in display order.
    #[must_use]
    pub fn rows(&self) -> &[EstimateRow] {
        &self.rows
    }

    /// The number of rows that are claims.
    #[must_use]
    pub const fn claims(&self) -> usize {
        self.claims
    }

    /// The largest figure on the axis.
    #[must_use]
    pub const fn reach(&self) -> u64 {
        self.reach
    }

    /// The smallest figure above zero; 0 if there is none.
    #[must_use]
    pub const fn least(&self) -> u64 {
        self.least
    }

    /// The same rows on the axis of others, whose smallest and largest figures these are.
    #[must_use]
    pub fn with_axis(self, least: u64, reach: u64) -> Self {
        Self { reach, least, ..self }
    }

    /// True if the figures are so far apart that a logarithmic axis suits them: on a linear axis of 300
    /// points, the length of most charts, the smallest would take less than a point.
    #[must_use]
    pub const fn spans_magnitudes(&self) -> bool {
        are_far_apart((self.least, self.reach))
    }

    /// The same for the rows that match `query`, without making them.
    #[must_use]
    pub fn would_span_magnitudes(
        dossier: &Dossier,
        stock: Option<Stock<'_>>,
        reading: &Reading,
        query: EstimateQuery,
    ) -> bool {
        let asked = Asked { dossier, reading, stock };
        are_far_apart(figures(asked, &matching(asked, query, None)))
    }

    /// The claims among the rows, in display order.
    pub fn claim_ids(&self) -> impl Iterator<Item = ClaimId> + '_ {
        self.rows.iter().filter_map(|row| if let EstimateRow::Claim(id) = row { Some(*id) } else { None })
    }

    /// The number of claims for each outcome that occurs, in display order.
    #[must_use]
    pub fn outcomes(dossier: &Dossier) -> Vec<(Outcome, usize)> {
        let mut claims: BTreeMap<Outcome, usize> = BTreeMap::new();
        for count in dossier.claims.rows().iter().filter_map(Claim::count) {
            *claims.entry(count.outcome).or_default() += 1;
        }
        claims.into_iter().collect()
    }

    /// The populations to choose from for an outcome, or for all: those that are counted, alone or as parts of a count, and
    /// the larger ones that contain them, as a tree; limited to the claims in `only` if given.
    #[must_use]
    pub fn populations(
        dossier: &Dossier,
        outcome: Option<Outcome>,
        only: Option<&[ClaimId]>,
    ) -> Vec<GroupRow> {
        let tree = Tree::new(dossier);
        let mut claims = vec![0_usize; dossier.groups.len()];
        let query = EstimateQuery { outcome, ..EstimateQuery::default() };
        let asked = Asked { dossier, reading: &Reading::words_only(), stock: None };
        let counts =
            matching(asked, query, only).into_iter().filter_map(|(id, _)| dossier.claims[id].count());
        for count in counts {
            for (of, _) in count.stated() {
                claims[of.index()] += 1;
            }
        }
        let own = tree.all().filter(|group| claims[group.index()] > 0);
        let nodes = tree.headings(own, Wholes::All, None).into_iter();
        nodes
            .map(|Node { group, depth, part_of }| GroupRow {
                group,
                depth,
                part_of,
                claims: claims[group.index()],
            })
            .collect()
    }
}

/// The smallest figure above zero of some claims and their parts, and the largest figure; 0 where there is none.
fn figures(asked: Asked<'_>, claims: &[(ClaimId, Row)]) -> (u64, u64) {
    let (mut least, mut reach) = (None, 0);
    for extent in claims.iter().map(|(id, _)| asked.extent(*id)) {
        least = [least, extent.least].into_iter().flatten().min();
        reach = reach.max(extent.reach);
    }
    (least.unwrap_or(0), reach)
}

const fn are_far_apart((least, reach): (u64, u64)) -> bool {
    least > 0 && reach / least >= 300
}

/// The matching claims, in file order.
fn matching(asked: Asked<'_>, query: EstimateQuery, only: Option<&[ClaimId]>) -> Vec<(ClaimId, Row)> {
    let dossier = asked.dossier;
    // Computed once per group instead of once per claim, because a part looks up through all its wholes.
    let shown: Vec<bool> = dossier.groups.ids().map(|group| query.shows(dossier, group)).collect();
    let has_shown_part = |id: ClaimId| {
        let count = dossier.claims[id].count();
        count.is_some_and(|count| count.stated().any(|(of, _)| shown[of.index()]))
    };
    let wanted = |id: ClaimId| {
        let row = asked.row(id).filter(|row| query.outcome.is_none_or(|outcome| outcome == row.outcome))?;
        (shown[row.of.index()] || (row.parts > 0 && has_shown_part(id))).then_some((id, row))
    };
    match only {
        Some(only) => only.iter().copied().filter_map(wanted).collect(),
        None => dossier.claims.ids().filter_map(wanted).collect(),
    }
}
