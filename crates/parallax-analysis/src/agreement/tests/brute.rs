//! The slow way: small worlds of figures, searched without the solver's reasoning.

use crate::dossier::{
    Claim, ClaimId, Count, Dossier, EventId, Group, GroupId, Id, Outcome, Person, PersonId, Quantity, Says,
    Source, Stance,
};

/// A small dossier, and its content in plain numbers.
#[derive(Clone, Debug)]
pub(super) struct World {
    /// The parent of each population (an earlier one), and whether its parts have no members in common.
    pub(super) groups: Vec<(Option<usize>, bool)>,
    pub(super) said: Vec<Said>,
}

/// One claim.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) event: Option<EventId>,
    pub(super) outcome: Outcome,
    pub(super) group: usize,
    pub(super) quantity: Quantity,
    /// True if the figure could still rise.
    pub(super) so_far: bool,
}

/// A number to test in addition to the claims.
#[derive(Clone, Copy, Debug)]
pub(super) struct Probe {
    pub(super) event: Option<EventId>,
    pub(super) outcome: Outcome,
    pub(super) group: usize,
    pub(super) value: u64,
}

/// The bounds of one outcome of one population: lowest, highest.
type Bounds = (u64, u64);

/// Killed, wounded, strength.
type Figures = (u64, u64, u64);

const MOST: u64 = 1_000_000;

impl World {
    /// Returns true if there are figures that make the chosen claims, and the probe, true.
    pub(super) fn stands(&self, chosen: &[usize], probe: Option<Probe>) -> bool {
        let events = [None, Some(EventId::from_index(0)), Some(EventId::from_index(1))];
        events.into_iter().all(|event| {
            let question = Question { world: self, chosen, probe, event };
            (0..self.groups.len()).filter(|at| self.groups[*at].0.is_none()).all(|root| {
                let alone = [Outcome::Captured, Outcome::Missing];
                alone.iter().all(|outcome| question.least(root, *outcome).is_some())
                    && !question.minimal(root).is_empty()
            })
        })
    }

    pub(super) fn parts(&self, whole: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.groups.len()).filter(move |part| self.groups[*part].0 == Some(whole))
    }

    pub(super) fn lies_in(&self, part: usize, whole: usize) -> bool {
        std::iter::successors(Some(part), |at| self.groups[*at].0).any(|at| at == whole)
    }

    pub(super) fn dossier(&self) -> Dossier {
        let group = |(at, (within, disjoint)): (usize, &(Option<usize>, bool))| Group {
            key: format!("g{at}"),
            name: format!("G{at}"),
            one: None,
            many: None,
            within: within.map(GroupId::from_index),
            disjoint: *disjoint,
            note: String::new(),
        };
        let loaded = crate::load::read("Dossier(format: 1, title: \"t\", sources: {\"s\": (name: \"S\")})");
        let source: Vec<Source> = loaded.dossier.expect("no errors").sources.rows().to_vec();
        Dossier {
            groups: self.groups.iter().enumerate().map(group).collect(),
            sources: source.into_iter().collect(),
            people: (0..4).map(person).collect(),
            claims: self.said.iter().map(claim).collect(),
            ..Dossier::default()
        }
    }
}

fn person(at: usize) -> Person {
    Person {
        key: format!("p{at}"),
        name: format!("P{at}"),
        also: Vec::new(),
        native: None,
        names_in: Vec::new(),
        facts: crate::dossier::Facts::default(),
        home: None,
        note: String::new(),
        cited: Vec::new(),
    }
}

fn claim(said: &Said) -> Claim {
    let count = Count {
        outcome: said.outcome,
        of: GroupId::from_index(said.group),
        quantity: said.quantity.clone(),
        so_far: said.so_far,
    };
    Claim {
        key: String::new(),
        by: Id::from_index(0),
        attribution: crate::dossier::Attribution::Stated,
        via: Vec::new(),
        document: Id::from_index(0),
        locator: crate::dossier::Locator::default(),
        quote: None,
        evidence: Vec::new(),
        said: None,
        said_basis: String::new(),
        foretells: false,
        event: said.event,
        at: None,
        people: Vec::new(),
        revises: None,
        same_as: None,
        bears_on: Vec::new(),
        says: Says::Count(count),
        stance: Stance::Asserts,
        worded: None,
        hedge: None,
        gist: String::new(),
        note: String::new(),
    }
}

pub(super) fn ids(rows: impl IntoIterator<Item = usize>) -> Vec<ClaimId> {
    rows.into_iter().map(ClaimId::from_index).collect()
}

/// One event of a world.
struct Question<'a> {
    world: &'a World,
    chosen: &'a [usize],
    probe: Option<Probe>,
    event: Option<EventId>,
}

impl Question<'_> {
    /// The bounds from the claims themselves; names count at their population and above it.
    fn bounds(&self, group: usize, outcome: Outcome) -> Bounds {
        let (mut low, mut high) = (0, MOST);
        let mut named: Vec<PersonId> = Vec::new();
        for said in self.chosen.iter().map(|at| &self.world.said[*at]).filter(|said| said.event == self.event)
        {
            if let Quantity::Named(people) = &said.quantity {
                let hurt = outcome == Outcome::Casualties
                    && matches!(said.outcome, Outcome::Killed | Outcome::Wounded);
                if (said.outcome == outcome || hurt) && self.world.lies_in(said.group, group) {
                    named.extend(people);
                }
            } else if (said.group, said.outcome) == (group, outcome) {
                let (least, most) = said.quantity.bounds().expect("a figure");
                low = low.max(least);
                // A running count does not bound the final number from above.
                high = high.min(if said.so_far { MOST } else { most.unwrap_or(MOST) });
            }
        }
        named.sort_unstable();
        named.dedup();
        low = low.max(named.len() as u64);
        if let Some(probe) = self.probe
            && (probe.event, probe.outcome, probe.group) == (self.event, outcome, group)
        {
            (low, high) = (low.max(probe.value), high.min(probe.value));
        }
        (low, high)
    }

    /// The lowest possible value of an outcome by itself; `None` if there is none.
    fn least(&self, group: usize, outcome: Outcome) -> Option<u64> {
        let (low, high) = self.bounds(group, outcome);
        let parts: Option<Vec<u64>> = self.world.parts(group).map(|part| self.least(part, outcome)).collect();
        let parts = parts?;
        let below = if self.world.groups[group].1 {
            parts.iter().sum()
        } else {
            parts.into_iter().max().unwrap_or(0)
        };
        let least = low.max(below);
        (least <= high).then_some(least)
    }

    /// All figures of a population that are not dominated by smaller ones.
    fn minimal(&self, group: usize) -> Vec<Figures> {
        let mut below: Vec<Figures> = vec![(0, 0, 0)];
        for part in self.world.parts(group) {
            let minimal = self.minimal(part);
            let is_sum = self.world.groups[group].1;
            let join = |a: Figures, b: Figures| {
                let of = |a: u64, b: u64| if is_sum { a + b } else { a.max(b) };
                (of(a.0, b.0), of(a.1, b.1), of(a.2, b.2))
            };
            let joined = below.iter().flat_map(|a| minimal.iter().map(move |b| join(*a, *b)));
            below = smallest(joined.collect());
        }
        let [killed, wounded, casualties, strength] =
            [Outcome::Killed, Outcome::Wounded, Outcome::Casualties, Outcome::Strength]
                .map(|outcome| self.bounds(group, outcome));
        let mut found = Vec::new();
        for needed in below {
            // Going further is unnecessary: one fewer would also do.
            for k in needed.0.max(killed.0)..=needed.0.max(killed.0).max(casualties.0) {
                for w in needed.1.max(wounded.0)..=needed.1.max(wounded.0).max(casualties.0) {
                    let s = needed.2.max(strength.0).max(k + w);
                    let fits = k <= killed.1 && w <= wounded.1 && s <= strength.1;
                    if fits && (casualties.0..=casualties.1).contains(&(k + w)) {
                        found.push((k, w, s));
                    }
                }
            }
        }
        smallest(found)
    }
}

fn smallest(mut figures: Vec<Figures>) -> Vec<Figures> {
    figures.sort_unstable();
    figures.dedup();
    let is_more = |a: &Figures, b: &Figures| a != b && a.0 >= b.0 && a.1 >= b.1 && a.2 >= b.2;
    let all = figures.clone();
    figures.retain(|figure| !all.iter().any(|other| is_more(figure, other)));
    figures
}

/// Tries every figure of every population: checks the above, on worlds with one event.
pub(super) fn stands_by_trying_everything(world: &World, most: u64) -> bool {
    let chosen: Vec<usize> = (0..world.said.len()).collect();
    let question = Question { world, chosen: &chosen, probe: None, event: None };
    let within = |value: u64, bounds: Bounds| (bounds.0..=bounds.1).contains(&value);
    let figures: Vec<Vec<Figures>> = (0..world.groups.len())
        .map(|group| {
            let [killed, wounded, casualties, strength] =
                [Outcome::Killed, Outcome::Wounded, Outcome::Casualties, Outcome::Strength]
                    .map(|outcome| question.bounds(group, outcome));
            let all = (0..=most)
                .flat_map(|k| (0..=most - k).flat_map(move |w| (k + w..=most).map(move |s| (k, w, s))));
            let own = |(k, w, s): &Figures| {
                within(*k, killed) && within(*w, wounded) && within(k + w, casualties) && within(*s, strength)
            };
            all.filter(own).collect()
        })
        .collect();
    assign(world, &figures, &mut Vec::new())
}

/// Tries all figures of the next population; parts come after their wholes.
fn assign(world: &World, figures: &[Vec<Figures>], given: &mut Vec<Figures>) -> bool {
    let holds = |given: &[Figures]| {
        (0..given.len()).all(|whole| {
            let parts: Vec<Figures> =
                world.parts(whole).filter(|part| *part < given.len()).map(|part| given[part]).collect();
            let fits = |of: fn(&Figures) -> u64| {
                let all = parts.iter().map(of);
                let below = if world.groups[whole].1 { all.sum() } else { all.max().unwrap_or(0) };
                below <= of(&given[whole])
            };
            fits(|figure| figure.0) && fits(|figure| figure.1) && fits(|figure| figure.2)
        })
    };
    if !holds(given) {
        return false;
    }
    let Some(next) = figures.get(given.len()) else { return true };
    next.iter().any(|figure| {
        given.push(*figure);
        let stands = assign(world, figures, given);
        given.pop();
        stands
    })
}
