//! Random worlds: what they may hold, and how their claims are thrown.

use std::ops::RangeInclusive;

use proptest::prelude::*;

use super::brute::{People, World};
use super::model_claim::{ModelClaim, Rule, quantities};
use crate::dossier::{Id, Outcome, PersonId, Quantity};

/// What a world may hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    groups: usize,
    events: usize,
    pub(super) claims: usize,
    figure: u64,
    outcomes: &'static [Outcome],
    /// Whether quantities are of every kind, with parts, qualifications and a rule that reads them; otherwise they are
    /// plain figures and names.
    is_qualified: bool,
}

/// One event, or none: all outcomes.
pub(super) const ONE_EVENT: Kind =
    Kind { groups: 4, events: 1, claims: 5, figure: 3, outcomes: &Outcome::ALL, is_qualified: false };
/// Several events, of which some are parts of others, and one outcome.
pub(super) const ONE_OUTCOME: Kind =
    Kind { groups: 4, events: 3, claims: 5, figure: 3, outcomes: &[Outcome::Killed], is_qualified: false };
/// Several events, whose casualties may want to be divided differently.
pub(super) const DIVIDED: Kind = Kind {
    groups: 3,
    events: 2,
    claims: 4,
    figure: 2,
    outcomes: &[Outcome::Killed, Outcome::Wounded, Outcome::Casualties],
    is_qualified: false,
};
/// Several events, and who was present.
pub(super) const PRESENT: Kind = Kind {
    groups: 3,
    events: 2,
    claims: 4,
    figure: 2,
    outcomes: &[Outcome::Killed, Outcome::Strength],
    is_qualified: false,
};

/// The same with everything that sources say beside plain figures.
pub(super) const fn qualified(kind: Kind, claims: usize, figure: u64) -> Kind {
    Kind { claims, figure, is_qualified: true, ..kind }
}

fn quantity(figure: u64) -> impl Strategy<Value = Quantity> {
    let people = prop::collection::vec(0..4_usize, 1..3);
    prop_oneof![
        3 => (0..=figure).prop_map(Quantity::Exactly),
        2 => (0..=figure).prop_map(Quantity::AtLeast),
        1 => (0..figure).prop_map(Quantity::MoreThan),
        3 => (0..=figure).prop_map(Quantity::AtMost),
        1 => (1..=figure).prop_map(Quantity::FewerThan),
        1 => (0..=figure, 0..=figure).prop_map(|(a, b)| Quantity::Between(a.min(b), a.max(b))),
        1 => people.prop_map(|people| Quantity::Named(people.into_iter().map(PersonId::from_index).collect())),
    ]
}

pub(super) fn world(kind: Kind, claims: RangeInclusive<usize>) -> impl Strategy<Value = World> {
    let index = any::<prop::sample::Index>;
    let group =
        (index(), 0..5_u8, prop_oneof![2 => Just(None), 3 => (0..2_usize).prop_map(Some)], any::<bool>());
    let groups = prop::collection::vec((group, any::<[bool; 2]>()), 1..=kind.groups);
    let events = prop::collection::vec((index(), 0..4_u8), 0..=kind.events);
    (groups, events).prop_flat_map(move |(groups, events)| {
        let within = |at: usize, index: &prop::sample::Index, root: u8| {
            (at > 0 && root > 0).then(|| index.index(at))
        };
        let complete: Vec<[bool; 2]> = groups.iter().map(|(_, complete)| *complete).collect();
        let groups: Vec<People> = groups
            .iter()
            .enumerate()
            .map(|(at, ((index, root, by, disjoint), _))| {
                let within = within(at, index, *root);
                People { within, by: by.filter(|_| within.is_some()), disjoint: *disjoint }
            })
            .collect();
        let events: Vec<Option<usize>> =
            events.iter().enumerate().map(|(at, (index, root))| within(at, index, *root)).collect();
        let count = events.len();
        let event = prop_oneof![1 => Just(None), 15 => (0..count.max(1)).prop_map(move |at| (at < count).then_some(at))];
        let said = (
            event,
            prop::sample::select(kind.outcomes),
            0..groups.len(),
            quantity(kind.figure),
            any::<bool>(),
            any::<[bool; 3]>(),
            prop::collection::vec((index(), index()), 0..3),
            index(),
        )
            .prop_map(move |(event, outcome, group, quantity, so_far, more, parts, other)| {
                let plain = ModelClaim { so_far, ..ModelClaim::new(event, outcome, group, quantity) };
                Thrown { plain, qualities: more, parts, other }
            });
        let rule = prop_oneof![Just(None), Just(Some(50_u32)), Just(Some(34))];
        let claims = prop::collection::vec(said, claims.clone());
        (claims, rule, any::<bool>()).prop_map(move |(thrown, percent, reads_words)| {
            let mut world = World {
                events: events.clone(),
                groups: groups.clone(),
                complete: complete.clone(),
                said: Vec::new(),
                rule: Rule { percent, reads_words },
            };
            for thrown in thrown {
                let said = if kind.is_qualified { thrown.qualified(&world, kind.figure) } else { thrown.plain() };
                world.said.push(said);
            }
            world
        })
    })
}

/// A claim that was thrown, before it is known what may be said of its quantity.
#[derive(Clone, Debug)]
struct Thrown {
    plain: ModelClaim,
    qualities: [bool; 3],
    parts: Vec<(prop::sample::Index, prop::sample::Index)>,
    other: prop::sample::Index,
}

impl Thrown {
    fn plain(mut self) -> ModelClaim {
        self.plain.so_far &= matches!(self.plain.quantity, Quantity::Exactly(_));
        self.plain
    }

    /// With a quantity of any kind, what can be said of it, and parts as long as the world has few.
    fn qualified(self, world: &World, figure: u64) -> ModelClaim {
        let [is_other, about, and_more] = self.qualities;
        let mut said = self.plain;
        if is_other {
            let all = quantities(figure, world.said.len().checked_sub(1));
            said.quantity = self.other.get(&all).clone();
        }
        said.so_far &= said.quantity.can_rise();
        said.about = about && said.quantity.can_be_about();
        said.and_more = and_more && matches!(said.quantity, Quantity::Between(..));
        let within: Vec<usize> = (0..world.groups.len())
            .filter(|part| *part != said.group && world.lies_in(*part, said.group))
            .collect();
        let room = 3 - world.said.iter().map(|said| said.parts.len()).sum::<usize>().min(3);
        for (of, quantity) in self.parts.iter().take(room).filter(|_| !within.is_empty()) {
            let of = *of.get(&within);
            if said.parts.iter().all(|(other, _)| *other != of) {
                said.parts.push((of, quantity.get(&quantities(figure, None)).clone()));
            }
        }
        said
    }
}
