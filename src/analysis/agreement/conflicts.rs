//! The search: all smallest sets that cannot stand, and all largest sets that can.
//!
//! Knows only an oracle that says whether a set stands, and that a part of what stands stands too. The two families
//! determine each other: the complements of the largest standing sets are the minimal sets that hit every smallest
//! conflict (Reiter 1987; Gunopulos, Khardon, Mannila and Toivonen 1997; Bailey and Stuckey 2005). So the minimal
//! hitting sets of the conflicts known so far are kept, by Berge's rule; the complement of each is asked for. If it
//! stands, it is a largest standing set. If not, it shrinks to a conflict that was not known. When all stand, both
//! lists are complete: a conflict still unknown would leave a hitting set whose complement holds it.

use super::bits::Bits;

/// The work that a search may still do, in steps of about a nanosecond. Counted, not timed, so that the same
/// question always has the same answer.
#[derive(Debug)]
pub(super) struct Budget(u64);

/// The work is spent, or the lists grew too long.
#[derive(Debug)]
struct Spent;

impl Budget {
    pub(super) const fn of(steps: u64) -> Self {
        Self(steps)
    }

    fn spend(&mut self, steps: u64) -> Result<(), Spent> {
        self.0 = self.0.checked_sub(steps).ok_or(Spent)?;
        Ok(())
    }
}

/// At most so many conflicts, and at most so many sets of claims to leave out, are kept at a time.
const MOST_SETS: usize = 1_000;

/// What a search found.
#[derive(Debug)]
pub(super) struct Found {
    /// Smallest sets that do not stand.
    pub(super) conflicts: Vec<Bits>,
    /// What to leave out so that a largest standing set remains.
    pub(super) without: Vec<Bits>,
    /// Whether both lists are complete.
    pub(super) is_complete: bool,
}

/// A question of `size` members and the oracle that answers it.
pub(super) struct Search<'a, F> {
    pub(super) size: usize,
    /// Whether a set stands.
    pub(super) stands: F,
    /// What one answer costs.
    pub(super) cost: u64,
    pub(super) budget: &'a mut Budget,
}

impl<F: Fn(&Bits) -> bool> Search<'_, F> {
    /// All there is, starting from conflicts already known to be smallest ones.
    pub(super) fn all(mut self, known: Vec<Bits>) -> Found {
        let mut sets = HittingSets::new(self.size);
        let is_complete = self.dualise(known, &mut sets).is_ok();
        if sets.checked.is_empty() {
            sets.checked.extend(self.first_standing());
        }
        Found { conflicts: sets.conflicts, without: sets.checked, is_complete }
    }

    fn dualise(&mut self, known: Vec<Bits>, sets: &mut HittingSets) -> Result<(), Spent> {
        // Known conflicts are worth telling even where the work runs out.
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

    /// A smallest conflict within `set`, which does not stand. Looks for the shortest beginning that fails and keeps
    /// its last member, again and again: as many questions as the conflict has members, times a logarithm.
    fn shrink(&mut self, set: &Bits) -> Result<Bits, Spent> {
        let mut candidates: Vec<usize> = set.iter().collect();
        let mut kept = Bits::none(self.size);
        loop {
            // With `fails` candidates it fails; with fewer than `stands` it stands.
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

    /// One smallest conflict, where the whole does not stand.
    pub(super) fn one(mut self) -> Option<Bits> {
        let all = Bits::all(self.size);
        if (self.stands)(&all) {
            return None;
        }
        self.shrink(&all).ok()
    }

    /// The largest standing set that takes members in their order, told by what it leaves out.
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
    /// Those whose complement stands. They hit every conflict there is, known or not.
    checked: Vec<Bits>,
    unchecked: Vec<Bits>,
}

impl HittingSets {
    fn new(size: usize) -> Self {
        Self { conflicts: Vec::new(), checked: Vec::new(), unchecked: vec![Bits::none(size)] }
    }

    /// Berge's rule: who hits the new conflict stays; who misses it takes each of its members in turn, unless
    /// somebody who stayed says the same with less.
    fn hit(&mut self, conflict: &Bits, budget: &mut Budget) -> Result<(), Spent> {
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
