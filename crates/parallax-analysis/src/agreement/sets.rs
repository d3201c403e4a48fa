//! From facts to the lists that a reader sees: conflicts with their sentences, consistent sets, ranges.
//!
//! Independent parts are searched one by one; a consistent set of the whole consists of one from each.

use super::alike::Alike;
use super::atoms;
use super::bits::Bits;
use super::conflicts::{Budget, Found, Search};
use super::fact::Fact;
use super::forest::Forest;
use super::pairs::{Meeting, meet};
use super::part::{Builder, Part, parts};
use super::reason::Teller;
use super::solver::{OPEN, Span};
use super::{Complete, Conflict, Consistent, JointRange, MANY};
use crate::Interval;
use crate::dossier::Dossier;

/// The budget of one agreement, in steps of about a nanosecond: some tens of milliseconds.
const STEPS: u64 = 30_000_000;

/// Maximum number of consistent sets listed.
const MOST_CONSISTENT: usize = 200;

/// The lists.
#[derive(Clone, Debug)]
pub(super) struct Sets {
    /// True if there are figures that make all facts true.
    pub(super) stands: bool,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) consistent: Vec<Consistent>,
    pub(super) complete: Complete,
    pub(super) ranges: Vec<JointRange>,
}

/// A part, and whether all its facts can be true.
struct Judged {
    part: Part,
    ranges: Option<Vec<JointRange>>,
}

impl Sets {
    pub(super) fn new(dossier: &Dossier, forest: &Forest, facts: &[Fact]) -> Self {
        let judge = |part: Part| Judged { ranges: ranges(&part, facts, |_| true), part };
        let judged: Vec<_> = parts(forest, facts).into_iter().map(judge).collect();
        let stands = judged.iter().all(|judged| judged.ranges.is_some());
        let mut found = Rows::default();
        found.search(forest, facts, judged.iter().filter(|judged| judged.ranges.is_none()));
        found.conflicts = atoms::smallest(facts, std::mem::take(&mut found.conflicts));
        let without = atoms::whole_claims(facts, found.without());
        let consistent = without.iter().map(|without| consistent(facts, &judged, without)).collect();
        let mut all: Vec<_> =
            judged.iter().filter_map(|judged| judged.ranges.as_ref()).flatten().copied().collect();
        sort(&mut all);
        Self {
            stands,
            conflicts: told(dossier, forest, facts, &found.conflicts),
            consistent: if facts.is_empty() { Vec::new() } else { consistent },
            complete: if found.is_stopped { Complete::Stopped } else { Complete::Yes },
            ranges: all,
        }
    }
}

/// What the searches found, as rows of facts.
#[derive(Default)]
struct Rows {
    conflicts: Vec<Vec<usize>>,
    /// For each inconsistent part: what to leave out so that it becomes consistent.
    choices: Vec<Vec<Vec<usize>>>,
    is_stopped: bool,
}

impl Rows {
    fn search<'a>(&mut self, forest: &Forest, facts: &[Fact], parts: impl Iterator<Item = &'a Judged>) {
        let mut budget = Budget::of(STEPS);
        let mut builder = Builder::new(forest);
        for judged in parts {
            for corner in judged.part.corners(&mut builder, facts) {
                if corner.settle(|_| true).is_ok() {
                    continue;
                }
                let found = search(forest, facts, &corner, &mut budget);
                let rows = |set: &Bits| set.iter().map(|at| corner.members()[at]).collect::<Vec<_>>();
                self.conflicts.extend(found.conflicts.iter().map(rows));
                self.choices.push(found.without.iter().map(rows).collect());
                self.is_stopped |= !found.is_complete;
            }
        }
    }

    /// Combines them into sets of rows to leave out of the whole, smallest first.
    fn without(&mut self) -> Vec<Vec<usize>> {
        let mut combined = vec![Vec::new()];
        for choices in &mut self.choices {
            shortest(choices, &mut self.is_stopped);
            let join = |set: &Vec<usize>, choice: &Vec<usize>| {
                let mut joined: Vec<usize> = set.iter().chain(choice).copied().collect();
                joined.sort_unstable();
                joined
            };
            combined =
                combined.iter().flat_map(|set| choices.iter().map(move |choice| join(set, choice))).collect();
            shortest(&mut combined, &mut self.is_stopped);
        }
        combined
    }
}

/// Keeps the shortest. The shortest combinations need only the shortest of each part.
fn shortest(sets: &mut Vec<Vec<usize>>, is_cut: &mut bool) {
    sets.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    *is_cut |= sets.len() > MOST_CONSISTENT;
    sets.truncate(MOST_CONSISTENT);
}

fn search(forest: &Forest, facts: &[Fact], part: &Part, budget: &mut Budget) -> Found {
    let size = part.members().len();
    let stands = |set: &Bits| part.settle(|at| set.contains(at)).is_ok();
    if size > MANY {
        // One conflict takes few answers, each of linear cost; it is worth exceeding the budget.
        let mut unbounded = Budget::of(u64::MAX);
        let conflict = Search { size, stands, cost: part.cost(), budget: &mut unbounded }.one();
        return Found { conflicts: conflict.into_iter().collect(), without: Vec::new(), is_complete: false };
    }
    let known = alone_or_paired(forest, facts, part);
    Search { size, stands, cost: part.cost(), budget }.all(known)
}

/// The conflicts of single claims (a range upside down, which loading refuses) and of pairs.
fn alone_or_paired(forest: &Forest, facts: &[Fact], part: &Part) -> Vec<Bits> {
    let rows = part.members();
    let is_empty =
        |at: usize| facts[rows[at]].range.high.is_some_and(|high| facts[rows[at]].range.low > high);
    let (empty, sound): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|at| is_empty(*at));
    let set = |at: &usize| Bits::none(rows.len()).with(*at);
    let mut known: Vec<_> = empty.iter().map(set).collect();
    for (nth, a) in sound.iter().enumerate() {
        for b in &sound[nth + 1..] {
            let meeting = meet(forest, &facts[rows[*a]], &facts[rows[*b]]);
            if matches!(meeting, Meeting::Exceeds(..)) {
                known.push(set(a).with(*b));
            }
        }
    }
    known
}

fn told(dossier: &Dossier, forest: &Forest, facts: &[Fact], conflicts: &[Vec<usize>]) -> Vec<Conflict> {
    let has_names = facts.iter().any(|fact| !fact.names.is_empty());
    let alike = if has_names { Alike::new(dossier) } else { Alike::none() };
    let teller = Teller { dossier, forest, alike: &alike };
    let tell = |rows: &Vec<usize>| {
        let mut members: Vec<&Fact> = rows.iter().map(|row| &facts[*row]).collect();
        members.sort_by_key(|fact| (fact.claim, fact.part));
        let mut claims: Vec<_> = members.iter().map(|fact| fact.claim).collect();
        claims.dedup();
        Conflict { claims, sentence: teller.conflict(&members) }
    };
    let mut told: Vec<_> = conflicts.iter().map(tell).collect();
    told.sort_by(|a, b| (a.claims.len(), &a.claims).cmp(&(b.claims.len(), &b.claims)));
    told
}

/// The set that remains without some rows, ascending.
fn consistent(facts: &[Fact], judged: &[Judged], without: &[usize]) -> Consistent {
    let stays = |row: usize| without.binary_search(&row).is_err();
    let (mut claims, mut others) = (Vec::new(), Vec::new());
    for (row, fact) in facts.iter().enumerate() {
        if stays(row) { claims.push(fact.claim) } else { others.push(fact.claim) }
    }
    // The facts of a claim follow each other.
    claims.dedup();
    others.dedup();
    let mut left = Vec::new();
    for Judged { part, ranges: whole } in judged {
        match whole {
            Some(whole) => left.extend_from_slice(whole),
            None => left.extend(ranges(part, facts, |at| stays(part.members()[at])).unwrap_or_default()),
        }
    }
    sort(&mut left);
    Consistent { claims, without: others, ranges: left }
}

/// The exact ranges of what the facts of `part` count, if the chosen ones are true; `None` if they cannot all
/// be.
fn ranges(part: &Part, facts: &[Fact], chosen: impl Fn(usize) -> bool) -> Option<Vec<JointRange>> {
    let exact = part.settle(chosen).ok()?.ranges();
    let range = |(member, row): (usize, &usize)| {
        let fact = &facts[*row];
        let range = interval(exact.of(part, member));
        JointRange { event: fact.event, outcome: fact.outcome, group: fact.group, range }
    };
    let mut ranges: Vec<_> = part.members().iter().enumerate().map(range).collect();
    sort(&mut ranges);
    ranges.dedup();
    Some(ranges)
}

fn sort(ranges: &mut [JointRange]) {
    ranges.sort_by_key(|joint| (joint.event, joint.outcome, joint.group));
}

/// Opened at an end too large for a figure: never narrower than it is.
fn interval(span: Span) -> Interval {
    let low = u64::try_from(span.low).unwrap_or(u64::MAX);
    let high = Some(span.high).filter(|high| *high != OPEN).and_then(|high| u64::try_from(high).ok());
    Interval { low, high }
}
