//! Can these counts all be true? Answered exactly, under the chosen reading of words.
//!
//! Never says who is right: only which claims no figures can make true together, and why.
//!
//! # The model
//!
//! For each event and each population there are whole numbers killed K, wounded W, casualties C = K + W and
//! strength S, and separately captured and missing. A claim that takes part says that one of these numbers (or several)
//! lies in its range; a running count says that it had been reached, and gives no upper end. A claim that gives figures
//! for parts says that all of its numbers lie in their ranges. "About" a figure has a range only if the reading declares one,
//! and statistical estimates have none: what lies outside their intervals is listed apart (`outliers`). Beyond that, only
//! the following is assumed:
//!
//! * C ≤ S: no more can be killed or wounded than were present. S is free if nobody counts it.
//! * In each event, a population counts, for each outcome, at least as many as each of its parts; at least as many as
//!   the parts of one breakdown together, which have no members in common; and just as many if the dossier says that
//!   they are all of it.
//! * An event counts, for each population and outcome, at least as many as each of its parts. Two parts of an event may
//!   have anything in common. A claim that names no event, in a dossier that lists some, is compared with none.
//! * A population counts at least as many as there are different people named in claims of that outcome about it or a
//!   part of it, in the event or in a part of it; a person named as killed or wounded is a casualty too.
//!
//! Every figure is compared with every other, whenever it was said, except that a figure takes no part if its own
//! source revised it and the later one is among the claims.
//!
//! # What is proved
//!
//! Every constraint says that a number is at least a sum of others, or just that sum. Narrowing the range of each number
//! by what the others leave it cuts off nothing that fits, so a range that becomes empty proves that the claims cannot all
//! be true. That they can is proved by a witness: a figure for every number, checked against every constraint
//! (`solver::Network::is_fit`). If neither is found at once, a range is divided in two and both halves are tried, until
//! there is a proof or the budget runs out; then the answer is that nothing was proved, and which claims that concerns.
//!
//! The numbers of a part of the problem are those that bear on its facts, see `nodes`: what is left out can always be
//! given figures that fit those that are there. No event and no population is looked at of which nothing is said.
//!
//! # Why narrowing decides the simple case
//!
//! If all facts are about one event and no breakdown is complete, every number is bounded from above by those of one
//! whole. The figures (K, W) of one population fill k₁ ≤ K ≤ k₂, w₁ ≤ W ≤ w₂, c₁ ≤ K + W ≤ c₂: a generalized polymatroid
//! of the plane (Frank and Tardos 1988). What matters to a larger population is only how *little* its parts need.
//! The figures from which one can go down into the set are K ≥ a₁, W ≥ a₂, K + W ≥ a₃ with
//!
//! ```text
//! a₁ = max(k₁, c₁ − w₂)    a₂ = max(w₁, c₁ − k₂)    a₃ = max(c₁, k₁ + w₁)
//! ```
//!
//! and a₃ ≥ a₁ + a₂, so sums of such sets are again such sets, with the sums of their bounds, without leaving the
//! whole numbers; and their intersections have the larger of each bound. The parts of one breakdown, and what several
//! breakdowns need, take no more than that. Every minimal point has K + W = a₃, so the least strength
//! s = max(s₁, a₃, what the parts need) does not depend on how the casualties divide into killed and wounded, and
//! all strengths can be minimal at once. So one pass from the parts up decides: there are figures unless somewhere
//! a low end exceeds its high end, c₁ > k₂ + w₂, k₁ + w₁ > c₂, or s > s₂.
//!
//! Downward, the mirror image holds: a population can go up to K ≤ b₁, W ≤ b₂, K + W ≤ b₃ with
//!
//! ```text
//! b₁ = min(k₂, c₂ − w₁)    b₂ = min(w₂, c₂ − k₁)    b₃ = min(c₂, k₂ + w₂)    c₂ = min(its own, s₂)
//! ```
//!
//! A declared outcome that is part of another is decided by itself, and each of its low ends is one of the other's as well.
//! That is enough without complete breakdowns: its least numbers then grow from the parts up by the rule by which those of the
//! other grow. With them nothing is proved by it but contradictions.
//!
//! and a part may have what is left when the other parts of its breakdown take their least (b − the other a), or all of it.
//! What remains of each range after both passes is exact: each of its numbers occurs in some assignment of figures to
//! all populations that makes every claim true. Both passes are linear in populations and claims; names cost their number
//! times the depth of the tree.
//!
//! With events within events, a number is bounded by two wholes, which may want its casualties divided differently; and a
//! complete breakdown bounds its whole from above. There, the ends of a range are found by looking for witnesses, and a
//! range for which that was not done is shown as bounds. The tests check all of this with a brute-force solver.

mod alike;
mod bits;
mod budget;
mod compared;
mod conflicts;
mod denied;
mod fact;
mod forest;
mod grouped;
mod headings;
mod look_alikes;
mod neighbours;
mod nodes;
mod not_compared;
mod outliers;
mod pairs;
mod part;
mod phrase;
mod reason;
mod rules;
mod sets;
mod solver;
mod summary;
#[cfg(test)]
mod tests;
mod union;
mod verdict;

pub use denied::Denial;
pub use grouped::{Group, Presented, With};
pub use headings::{Heading, SETS_NOTE};
pub use look_alikes::{LookAlike, TakenFor};
pub use not_compared::{NotCompared, Why};
pub use outliers::Outlier;
pub use summary::{Asked, ORDER};
pub use verdict::{Apart, Complete, Conflict, Consistent, JointRange, Pair, Verdict};

use std::collections::{BTreeMap, HashSet};

use budget::Budget;
use fact::{Fact, Facts};
use forest::Forest;
use part::Standing;
use sets::Sets;

use super::{NoRange, known, rule_in_words};
use crate::dossier::{ClaimId, Dossier, EventId, GroupId, Reading};

/// Above this number of claims with a range, only the verdict and one conflict per independent part are
/// computed.
const MANY: usize = 400;

/// Which of the chosen claims can be true together, under a reading.
#[derive(Clone, Debug)]
pub struct Agreement {
    claims: Vec<ClaimId>,
    /// The rule of the reading, as [`rule_in_words`].
    rule: String,
    left_out: Vec<(ClaimId, NoRange)>,
    facts: Facts,
    /// The rows of `facts`, by claim.
    by_claim: Vec<(ClaimId, usize)>,
    forest: Forest,
    sets: Sets,
    /// Which were compared with each other, see [`Agreement::compared`].
    compared: Vec<Vec<ClaimId>>,
    undecided: Vec<Vec<ClaimId>>,
    /// Wholes whose parts the dossier says to share nobody, but which are not taken so.
    doubtful: Vec<GroupId>,
    verdict: Verdict,
    denials: Vec<Denial>,
    outliers: Vec<Outlier>,
    look_alikes: Vec<LookAlike>,
}

impl Agreement {
    /// Compares the counts among `chosen`; other claims and duplicates are dropped.
    #[must_use]
    pub fn new(dossier: &Dossier, reading: &Reading, chosen: &[ClaimId]) -> Self {
        let Chosen { claims, facts, left_out } = Chosen::new(dossier, reading, chosen);
        let forest = Forest::new(dossier);
        let rule = rule_in_words(dossier, reading);
        let sets = Sets::new(dossier, &forest, &rule, &facts);
        let is_many = facts.claims().len() > MANY;
        let look_alikes = if is_many { Vec::new() } else { look_alikes::find(dossier, &forest, facts.all()) };
        let mut by_claim: Vec<_> =
            facts.claims().iter().enumerate().map(|(row, claim)| (*claim, row)).collect();
        by_claim.sort_unstable();
        let compared = compared::sets(&forest, &facts);
        let doubtful = forest.doubtful(facts.all().iter().map(|fact| fact.group));
        let verdict = judge(sets.standing, &compared, &left_out, &doubtful);
        let claims_of = |rows: &Vec<usize>| rows.iter().map(|row| facts.claims()[*row]).collect::<Vec<_>>();
        let compared = compared.iter().map(claims_of).collect();
        let undecided = sets.undecided.iter().map(claims_of).collect();
        let denials = denied::find(dossier, &forest, reading, &claims);
        let outliers =
            if is_many { Vec::new() } else { outliers::find(dossier, reading, &claims, facts.all()) };
        Self {
            claims,
            rule,
            left_out,
            facts,
            by_claim,
            forest,
            sets,
            compared,
            undecided,
            doubtful,
            verdict,
            denials,
            outliers,
            look_alikes,
        }
    }

    /// The counts among the chosen claims, in the given order.
    #[must_use]
    pub fn claims(&self) -> &[ClaimId] {
        &self.claims
    }

    /// The counts that give a range.
    #[must_use]
    pub fn taking_part(&self) -> &[ClaimId] {
        self.facts.claims()
    }

    /// The counts that give no range, and why.
    #[must_use]
    pub fn left_out(&self) -> &[(ClaimId, NoRange)] {
        &self.left_out
    }

    /// The answer to whether they can all be true.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Sets of at least two claims that were compared with each other, directly or through others; nothing
    /// was compared between two sets.
    pub fn compared(&self) -> impl Iterator<Item = &[ClaimId]> {
        self.compared.iter().filter(|set| set.len() > 1).map(Vec::as_slice)
    }

    /// Claims with a range that were compared with no other.
    pub fn alone(&self) -> impl Iterator<Item = ClaimId> {
        self.compared.iter().filter(|set| set.len() == 1).filter_map(|set| set.first().copied())
    }

    /// Sets of claims for which neither was proved, that they can all be true or that they cannot: the search was stopped.
    #[must_use]
    pub fn undecided(&self) -> &[Vec<ClaimId>] {
        &self.undecided
    }

    /// Denials by one source of what another asserts. They contain no contradiction of figures, and no
    /// verdict depends on them.
    #[must_use]
    pub fn denials(&self) -> &[Denial] {
        &self.denials
    }

    /// Pairs of a statistical interval and what lies outside it. They are no contradictions, and no verdict depends on
    /// them.
    #[must_use]
    pub fn outliers(&self) -> &[Outlier] {
        &self.outliers
    }

    /// All minimal sets that cannot all be true: pairs first, then in file order.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.sets.conflicts
    }

    /// All maximal sets that can all be true, in the file order of what they leave out.
    #[must_use]
    pub fn consistent(&self) -> &[Consistent] {
        &self.sets.consistent
    }

    /// Whether [`conflicts`](Self::conflicts) and [`consistent`](Self::consistent) are complete.
    #[must_use]
    pub fn complete(&self) -> Complete {
        self.sets.complete
    }

    /// The remaining range of each number that is counted, if all claims are true, in the order of events,
    /// outcomes and populations. If they cannot all be true, the numbers involved in the conflict are
    /// missing: those of the same event, the same tree of populations, and outcomes that bound each other.
    #[must_use]
    pub fn ranges(&self) -> &[JointRange] {
        &self.sets.ranges
    }

    /// Returns how two claims relate. Takes as many steps as there are levels of populations, and more if one of them also
    /// gives figures for parts.
    #[must_use]
    pub fn pair(&self, a: ClaimId, b: ClaimId) -> Pair {
        let [of_a, of_b] = [a, b].map(|claim| self.facts_of(claim));
        let pair = pairs::meet_all(&self.forest, of_a, of_b).into();
        let can_fail_together = a != b && pair == Pair::Agree && of_a.len() + of_b.len() > 2;
        let fails = |facts: &[&[Fact]]| {
            let part = part::Part::new(&self.forest, facts.iter().copied().flatten());
            part.stands(|_| true, &Budget::new(sets::STEPS)) == Standing::Fails
        };
        // Figures of parts may add up to what no two figures contradict.
        if can_fail_together && fails(&[of_a, of_b]) && !fails(&[of_a]) && !fails(&[of_b]) {
            Pair::Conflict
        } else {
            pair
        }
    }

    /// The claims in a conflict with `claim`, alone or together with others, in file order without
    /// duplicates.
    pub fn conflicting_with(&self, claim: ClaimId) -> impl Iterator<Item = ClaimId> {
        let with = self.sets.conflicts.iter().filter(|conflict| conflict.claims.contains(&claim));
        let mut others: Vec<_> = with.flat_map(|conflict| conflict.claims.iter().copied()).collect();
        if self.sets.complete == Complete::Stopped {
            let pairs = self.taking_part().iter().copied();
            others.extend(pairs.filter(|other| self.pair(claim, *other) == Pair::Conflict));
        }
        others.retain(|other| *other != claim);
        others.sort_unstable();
        others.dedup();
        others.into_iter()
    }

    /// The claims in a conflict with any of `chosen`, which are ascending, without those themselves, in file order. `None`
    /// if the answer is not wanted any more.
    ///
    /// Linear in the conflicts, but where these are not complete it takes as many steps as there are pairs.
    #[must_use]
    pub fn conflicting_with_any(
        &self,
        chosen: &[ClaimId],
        is_wanted: &dyn Fn() -> bool,
    ) -> Option<Vec<ClaimId>> {
        let is_chosen = |claim: &ClaimId| known::has(chosen, *claim);
        let with = self.sets.conflicts.iter().filter(|conflict| conflict.claims.iter().any(is_chosen));
        let mut others: Vec<ClaimId> = with.flat_map(|conflict| conflict.claims.iter().copied()).collect();
        if self.sets.complete == Complete::Stopped {
            let part = self.by_claim.iter().map(|(claim, _)| *claim);
            let (own, rest): (Vec<_>, Vec<_>) = part.partition(is_chosen);
            for other in rest {
                if !is_wanted() {
                    return None;
                }
                if own.iter().any(|claim| self.pair(*claim, other) == Pair::Conflict) {
                    others.push(other);
                }
            }
        }
        others.retain(|other| !is_chosen(other));
        others.sort_unstable();
        others.dedup();
        Some(others)
    }

    /// The number of pairs that [`conflicting_with_any`](Self::conflicting_with_any) may have to look at for so many claims.
    #[must_use]
    pub fn pairs_with(&self, chosen: usize) -> usize {
        match self.sets.complete {
            Complete::Stopped => chosen.min(self.by_claim.len()) * self.by_claim.len(),
            Complete::Yes => 0,
        }
    }

    /// Figures that look like the same one or like rivals, but count different populations.
    #[must_use]
    pub fn look_alikes(&self) -> &[LookAlike] {
        &self.look_alikes
    }

    /// What the claim says; nothing if it does not take part.
    fn facts_of(&self, claim: ClaimId) -> &[Fact] {
        let row = self.by_claim.binary_search_by_key(&claim, |(claim, _)| *claim);
        row.map_or(&[], |row| self.facts.of_row(self.by_claim[row].1))
    }

    /// What the claim says first of all.
    fn fact(&self, claim: ClaimId) -> Option<&Fact> {
        self.facts_of(claim).first()
    }
}

/// The counts of the event that most counts are about, together with what it is part of and with its parts, in file
/// order; ties go to the first event in the file. The counts of events that have nothing to do with each other are not the
/// default question.
#[must_use]
pub fn main_counts(dossier: &Dossier) -> Vec<ClaimId> {
    let counts = || dossier.claims.iter().filter(|(_, claim)| claim.count().is_some());
    let mut events: BTreeMap<(bool, Option<EventId>), usize> = BTreeMap::new();
    for (_, claim) in counts() {
        let whole = whole_event(dossier, claim.event);
        *events.entry((whole.is_none(), whole)).or_default() += 1;
    }
    // `max_by_key` takes the last of equals, so the walk goes backwards.
    let main = events.into_iter().rev().max_by_key(|(_, count)| *count).map(|((_, event), _)| event);
    counts().filter(|(_, claim)| Some(whole_event(dossier, claim.event)) == main).map(|(id, _)| id).collect()
}

/// The largest event that an event is part of.
fn whole_event(dossier: &Dossier, event: Option<EventId>) -> Option<EventId> {
    event.and_then(|event| dossier.events_around(event).last())
}

/// Returns the verdict alone, in nearly linear time: for large dossiers.
#[must_use]
pub fn verdict(dossier: &Dossier, reading: &Reading, chosen: &[ClaimId]) -> Verdict {
    let Chosen { facts, left_out, .. } = Chosen::new(dossier, reading, chosen);
    let forest = Forest::new(dossier);
    let parts = part::parts(&forest, facts.all());
    let standing = sets::together(parts.iter().map(|part| part.stands(|_| true, &Budget::new(sets::STEPS))));
    let doubtful = forest.doubtful(facts.all().iter().map(|fact| fact.group));
    judge(standing, &compared::sets(&forest, &facts), &left_out, &doubtful)
}

/// "Can all be true" requires a proof, that all were compared with each other, that nothing was left out that
/// could contradict, and that nothing that the dossier says of populations was left aside.
fn judge(
    standing: Standing,
    compared: &[Vec<usize>],
    left_out: &[(ClaimId, NoRange)],
    doubtful: &[GroupId],
) -> Verdict {
    let is_one = matches!(compared, [all] if all.len() > 1);
    let is_all = is_one && doubtful.is_empty() && !left_out.iter().any(|(_, why)| why.could_contradict());
    match (standing, is_all) {
        (Standing::Fails, _) => Verdict::Conflict,
        (Standing::Stands, true) => Verdict::AllCanBeTrue,
        (Standing::Stands | Standing::Undecided, _) => Verdict::NoneFound,
    }
}

/// The chosen claims, divided into those with a range and those without.
#[derive(Default)]
struct Chosen {
    claims: Vec<ClaimId>,
    facts: Facts,
    left_out: Vec<(ClaimId, NoRange)>,
}

impl Chosen {
    fn new(dossier: &Dossier, reading: &Reading, chosen: &[ClaimId]) -> Self {
        let mut seen = HashSet::with_capacity(chosen.len());
        let mut sorted = Self::default();
        let revised: HashSet<ClaimId> =
            chosen.iter().filter_map(|id| dossier.claims.get(*id)?.revises).collect();
        for id in chosen.iter().copied().filter(|id| seen.insert(*id)) {
            let row = sorted.facts.next_row();
            let facts =
                dossier.claims.get(id).and_then(|claim| Fact::all_of(dossier, id, row, claim, reading));
            match facts {
                None => continue,
                Some((facts, reasons)) => {
                    // A figure that its source has replaced is not compared.
                    if !facts.is_empty() && revised.contains(&id) {
                        sorted.left_out.push((id, NoRange::Revised));
                    } else if !facts.is_empty() {
                        sorted.facts.add(id, facts);
                    }
                    sorted.left_out.extend(reasons.into_iter().map(|why| (id, why)));
                }
            }
            sorted.claims.push(id);
        }
        sorted
    }
}
