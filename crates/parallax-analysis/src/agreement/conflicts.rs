//! The search: all minimal conflicts, and all maximal consistent sets.
//!
//! Knows only an oracle that says whether a set is consistent, and that every subset of a consistent set is
//! consistent. The two families determine each other: the complements of the maximal consistent sets are the
//! minimal sets that hit every minimal conflict (Reiter 1987; Gunopulos, Khardon, Mannila and Toivonen 1997;
//! Bailey and Stuckey 2005). So the minimal hitting sets of the conflicts known so far are maintained by
//! Berge's rule, and the oracle is asked about the complement of each. If that is consistent, it is a maximal
//! consistent set. If not, it is reduced to a conflict that was not known. When all complements are
//! consistent, both lists are complete: an unknown conflict would leave a hitting set whose complement
//! contains it.

use super::bits::Bits;
use super::budget::{Budget, Spent};

/// Maximum number of conflicts, and of sets of claims to leave out, kept at a time.
const MOST_SETS: usize = 1_000;

/// The result of a search.
#[derive(Debug)]
pub(super) struct Found {
    /// Minimal conflicts.
    pub(super) conflicts: Vec<Bits>,
    /// What to leave out so that a maximal consistent set remains.
    pub(super) without: Vec<Bits>,
    /// True if both lists are complete.
    pub(super) is_complete: bool,
}

/// A problem of `size` members and the oracle that decides it.
pub(super) struct Search<'a, F> {
    pub(super) size: usize,
    /// Returns true if a set is consistent.
    pub(super) stands: F,
    /// The cost of one call.
    pub(super) cost: u64,
    pub(super) budget: &'a Budget,
}

impl<F: Fn(&Bits) -> bool> Search<'_, F> {
    /// Finds everything, starting from conflicts already known to be minimal.
    pub(super) fn all(mut self, known: Vec<Bits>) -> Found {
        let mut sets = HittingSets::new(self.size);
        let is_complete = self.dualise(known, &mut sets).is_ok();
        if sets.checked.is_empty() {
            sets.checked.extend(self.first_standing());
        }
        Found { conflicts: sets.conflicts, without: sets.checked, is_complete }
    }

    fn dualise(&mut self, known: Vec<Bits>, sets: &mut HittingSets) -> Result<(), Spent> {
        // Known conflicts are returned even if the budget runs out.
        let total = known.len();
        sets.conflicts = known;
        sets.conflicts.truncate(MOST_SETS);
        for at in 0..sets.conflicts.len() {
            let conflict = sets.conflicts[at].clone();
            sets.hit(&conflict, self.budget)?;
        }
        if total > MOST_SETS {
            return Err(Spent);
        }
        while let Some(without) = sets.unchecked.pop() {
            self.budget.spend(self.cost)?;
            let rest = without.rest_of(&Bits::all(self.size));
            if (self.stands)(&rest) {
                sets.checked.push(without);
                continue;
            }
            sets.unchecked.push(without);
            let conflict = self.shrink(&rest)?;
            sets.conflicts.push(conflict.clone());
            sets.hit(&conflict, self.budget)?;
        }
        Ok(())
    }

    /// Reduces `set`, which is inconsistent, to a minimal conflict. Repeatedly finds the shortest
    /// inconsistent prefix and keeps its last member: as many calls as the conflict has members, times a
    /// logarithm.
    fn shrink(&mut self, set: &Bits) -> Result<Bits, Spent> {
        let mut candidates: Vec<usize> = set.iter().collect();
        let mut kept = Bits::none(self.size);
        loop {
            // Inconsistent with `fails` candidates; consistent with fewer than `stands`.
            let (mut stands, mut fails) = (0, candidates.len());
            while stands < fails {
                self.budget.spend(self.cost)?;
                let middle = stands.midpoint(fails);
                let tried = candidates[..middle].iter().fold(kept.clone(), |set, at| set.with(*at));
                if (self.stands)(&tried) { stands = middle + 1 } else { fails = middle }
            }
            if fails == 0 {
                return Ok(kept);
            }
            kept.insert(candidates[fails - 1]);
            candidates.truncate(fails - 1);
        }
    }

    /// Returns one minimal conflict, if the whole is inconsistent.
    pub(super) fn one(mut self) -> Option<Bits> {
        let all = Bits::all(self.size);
        if (self.stands)(&all) {
            return None;
        }
        self.shrink(&all).ok()
    }

    /// Returns a maximal consistent set, taking members in order, as the set of what it leaves out.
    fn first_standing(&self) -> Option<Bits> {
        let mut set = Bits::none(self.size);
        for member in 0..self.size {
            set.insert(member);
            if !(self.stands)(&set) {
                set.remove(member);
            }
        }
        (self.stands)(&set).then(|| set.rest_of(&Bits::all(self.size)))
    }
}

/// The minimal sets that hit every conflict known so far.
struct HittingSets {
    conflicts: Vec<Bits>,
    /// Those whose complement is consistent. They hit every conflict, known or not.
    checked: Vec<Bits>,
    unchecked: Vec<Bits>,
}

impl HittingSets {
    fn new(size: usize) -> Self {
        Self { conflicts: Vec::new(), checked: Vec::new(), unchecked: vec![Bits::none(size)] }
    }

    /// Berge's rule: a set that hits the new conflict stays; one that misses it is extended by each member of
    /// the conflict in turn, unless a set that stayed is a subset of the result.
    fn hit(&mut self, conflict: &Bits, budget: &Budget) -> Result<(), Spent> {
        let (mut hits, misses): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.unchecked).into_iter().partition(|set| set.meets(conflict));
        let mut grown = Vec::new();
        for set in &misses {
            for member in conflict.iter() {
                budget.spend((hits.len() + self.checked.len() + 1) as u64 * conflict.cost())?;
                let larger = set.clone().with(member);
                let is_more = |other: &Bits| other.contains(member) && other.is_within(&larger);
                if !hits.iter().chain(&self.checked).any(is_more) {
                    grown.push(larger);
                }
                if grown.len() + hits.len() + self.checked.len() > MOST_SETS {
                    return Err(Spent);
                }
            }
        }
        hits.append(&mut grown);
        self.unchecked = hits;
        Ok(())
    }
}
