//! From facts to the lists that a reader sees: conflicts with their sentences, consistent sets, ranges.
//!
//! Independent parts are searched one by one; a consistent set of the whole consists of one from each.

use std::cell::Cell;

use super::alike::Alike;
use super::bits::Bits;
use super::budget::Budget;
use super::conflicts::{Found, Search};
use super::fact::{Fact, Facts, Origin};
use super::forest::Forest;
use super::pairs::{Meeting, meet_all};
use super::part::{Part, Range, Standing, parts};
use super::reason::Explainer;
use super::solver::{Channel, OPEN, Span};
use super::{Complete, Conflict, Consistent, JointRange, MANY};
use crate::Interval;
use crate::dossier::{Dossier, Outcome};

/// The budget of one agreement, in steps of about a nanosecond: some tens of milliseconds.
pub(super) const STEPS: u64 = 30_000_000;

/// Maximum number of consistent sets listed.
const MOST_CONSISTENT: usize = 200;

/// The lists.
#[derive(Clone, Debug)]
pub(super) struct Sets {
    pub(super) standing: Standing,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) consistent: Vec<Consistent>,
    pub(super) complete: Complete,
    pub(super) ranges: Vec<JointRange>,
    /// The rows of each part for which neither was proved.
    pub(super) undecided: Vec<Vec<usize>>,
}

/// A part, and whether all its facts can be true.
struct Judged {
    part: Part,
    standing: Standing,
    ranges: Vec<JointRange>,
}

impl Judged {
    fn from_part(part: Part) -> Self {
        let (standing, ranges) = part.judge(|_| true, &Budget::new(STEPS));
        let ranges = ranges.into_iter().filter_map(joint).collect();
        Self { part, standing, ranges }
    }
}

/// Whether all parts stand: one that fails decides, then one that is not decided.
pub(super) fn together(standings: impl Iterator<Item = Standing>) -> Standing {
    let worse = |a: Standing, b: Standing| match (a, b) {
        (Standing::Fails, _) | (_, Standing::Fails) => Standing::Fails,
        (Standing::Undecided, _) | (_, Standing::Undecided) => Standing::Undecided,
        (Standing::Stands, Standing::Stands) => Standing::Stands,
    };
    standings.fold(Standing::Stands, worse)
}

impl Sets {
    pub(super) fn new(dossier: &Dossier, forest: &Forest, rule: &str, facts: &Facts) -> Self {
        let judged: Vec<_> = parts(forest, facts.all()).into_iter().map(Judged::from_part).collect();
        let standing = together(judged.iter().map(|judged| judged.standing));
        let mut found = Rows::default();
        let failing = judged.iter().filter(|judged| judged.standing == Standing::Fails);
        found.search(forest, facts, failing);
        let without = found.without();
        let budget = Budget::new(STEPS);
        let mut consistent: Vec<Consistent> =
            without.iter().filter_map(|without| consistent(facts, &judged, without, &budget)).collect();
        // By size, the claim that most others contradict would be the first to be left out.
        consistent.sort_by_cached_key(|set| {
            let mut without = set.without.clone();
            without.sort_unstable();
            without
        });
        let mut all: Vec<_> = judged.iter().flat_map(|judged| &judged.ranges).copied().collect();
        sort(&mut all);
        let undecided = judged.iter().filter(|judged| judged.standing == Standing::Undecided);
        Self {
            standing,
            conflicts: describe(dossier, forest, rule, facts, &found.conflicts),
            consistent: if facts.is_empty() { Vec::new() } else { consistent },
            complete: if found.is_stopped { Complete::Stopped } else { Complete::Yes },
            ranges: all,
            undecided: undecided.map(|judged| judged.part.members().to_vec()).collect(),
        }
    }
}

/// What the searches found, as rows.
#[derive(Default)]
struct Rows {
    conflicts: Vec<Vec<usize>>,
    /// For each inconsistent part: what to leave out so that it becomes consistent.
    choices: Vec<Vec<Vec<usize>>>,
    is_stopped: bool,
}

impl Rows {
    fn search<'a>(&mut self, forest: &Forest, facts: &Facts, parts: impl Iterator<Item = &'a Judged>) {
        let budget = Budget::new(STEPS);
        for judged in parts {
            let mut has_found = false;
            for corner in judged.part.corners(forest, facts.all()) {
                let found = search(forest, facts, &corner, &budget);
                let rows = |set: &Bits| set.iter().map(|at| corner.members()[at]).collect::<Vec<_>>();
                has_found |= !found.conflicts.is_empty();
                self.conflicts.extend(found.conflicts.iter().map(rows));
                self.choices.push(found.without.iter().map(rows).collect());
                self.is_stopped |= !found.is_complete;
            }
            // A contradiction that takes longer to find in a smaller set than in the whole.
            if !has_found {
                self.is_stopped = true;
                self.conflicts.push(judged.part.members().to_vec());
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

/// Searches a corner. What is not decided counts as consistent: nothing is called a conflict that was not proved.
fn search(forest: &Forest, facts: &Facts, part: &Part, budget: &Budget) -> Found {
    let size = part.members().len();
    let is_open = Cell::new(false);
    let answer = |standing: Standing| {
        is_open.set(is_open.get() || standing == Standing::Undecided);
        standing != Standing::Fails
    };
    if size > MANY {
        // One conflict takes few answers, each of about linear cost; it is worth exceeding the budget.
        let stands = |set: &Bits| {
            answer(part.stands(|at| set.contains(at), &Budget::new(part.cost().saturating_mul(16))))
        };
        let unbounded = Budget::new(u64::MAX);
        let conflict = Search { size, stands, cost: part.cost(), budget: &unbounded }.one();
        let is_complete = conflict.is_none() && !is_open.get();
        return Found {
            conflicts: conflict.into_iter().collect(),
            without: if is_complete { vec![Bits::none(size)] } else { Vec::new() },
            is_complete,
        };
    }
    let stands = |set: &Bits| answer(part.stands(|at| set.contains(at), budget));
    let known = alone_or_paired(forest, facts, part);
    let mut found = Search { size, stands, cost: part.cost(), budget }.all(known);
    found.is_complete &= !is_open.get();
    found
}

/// The conflicts of single claims and of pairs, as far as two facts make them.
fn alone_or_paired(forest: &Forest, facts: &Facts, part: &Part) -> Vec<Bits> {
    let rows = part.members();
    let is_empty = |at: usize| {
        let own = facts.of_row(rows[at]);
        let is_upside_down = own.iter().any(|fact| fact.range.high.is_some_and(|high| fact.range.low > high));
        is_upside_down || matches!(meet_all(forest, own, own), Meeting::Exceeds(..))
    };
    // What a claim says of a whole and its parts may not fit together although no two of them collide.
    let is_alone = |at: &usize| {
        is_empty(*at)
            || (facts.of_row(rows[*at]).len() > 1
                && part.stands(|other| other == *at, &Budget::new(part.cost().saturating_mul(16)))
                    == Standing::Fails)
    };
    let (empty, sound): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(is_alone);
    let set = |at: &usize| Bits::none(rows.len()).with(*at);
    let mut known: Vec<_> = empty.iter().map(set).collect();
    for (nth, a) in sound.iter().enumerate() {
        for b in &sound[nth + 1..] {
            let meeting = meet_all(forest, facts.of_row(rows[*a]), facts.of_row(rows[*b]));
            if matches!(meeting, Meeting::Exceeds(..)) {
                known.push(set(a).with(*b));
            }
        }
    }
    known
}

fn describe(
    dossier: &Dossier,
    forest: &Forest,
    rule: &str,
    facts: &Facts,
    conflicts: &[Vec<usize>],
) -> Vec<Conflict> {
    let has_names = facts.all().iter().any(|fact| !fact.names.is_empty());
    let alike = if has_names { Alike::new(dossier) } else { Alike::none() };
    let teller = Explainer { dossier, forest, alike: &alike, rule };
    let tell = |rows: &Vec<usize>| {
        let mut members: Vec<&Fact> = rows.iter().flat_map(|row| facts.of_row(*row)).collect();
        members.sort_by_key(|fact| (fact.claim, fact.part));
        let mut claims: Vec<_> = members.iter().map(|fact| fact.claim).collect();
        claims.dedup();
        let needed = teller.needed(&members);
        let is_read = needed.iter().any(|fact| fact.origin == Origin::Reading);
        let sentence = teller.conflict(&needed) + &teller.without_hedges(&claims);
        Conflict { claims, sentence, is_read }
    };
    let mut told: Vec<_> = conflicts.iter().map(tell).collect();
    told.sort_by(|a, b| (a.claims.len(), &a.claims).cmp(&(b.claims.len(), &b.claims)));
    told
}

/// The set that remains without some rows, ascending; `None` if it cannot all be true after all.
fn consistent(facts: &Facts, judged: &[Judged], without: &[usize], budget: &Budget) -> Option<Consistent> {
    let stays = |row: usize| without.binary_search(&row).is_err();
    let (mut claims, mut others) = (Vec::new(), Vec::new());
    for (row, claim) in facts.claims().iter().enumerate() {
        if stays(row) { claims.push(*claim) } else { others.push(*claim) }
    }
    let (mut left, mut standings) = (Vec::new(), Vec::new());
    for Judged { part, standing, ranges } in judged {
        if *standing != Standing::Fails {
            left.extend_from_slice(ranges);
            standings.push(*standing);
            continue;
        }
        let (standing, ranges) = part.judge(|at| stays(part.members()[at]), budget);
        standings.push(standing);
        left.extend(ranges.into_iter().filter_map(joint));
    }
    sort(&mut left);
    let standing = together(standings.into_iter());
    let is_proved = standing == Standing::Stands;
    (standing != Standing::Fails).then_some(Consistent { claims, without: others, ranges: left, is_proved })
}

/// The range of a number in the words of a dossier; `None` for the rest of a breakdown, which nobody counts.
fn joint(Range { spot, channel, span, is_exact }: Range) -> Option<JointRange> {
    let outcome = match channel {
        Channel::Killed => Outcome::Killed,
        Channel::Wounded => Outcome::Wounded,
        Channel::Casualties => Outcome::Casualties,
        Channel::Strength => spot.family.last(),
    };
    let event = spot.happening.event();
    Some(JointRange { event, outcome, group: spot.group()?, range: interval(span), is_exact })
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
