//! Small sets of numbers, for the search. It does not know what they represent.

/// A set of numbers below a size that is the same for all sets of a search.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub(super) fn none(size: usize) -> Self {
        Self(vec![0; size.div_ceil(64)])
    }

    pub(super) fn all(size: usize) -> Self {
        (0..size).fold(Self::none(size), Self::with)
    }

    pub(super) fn with(mut self, member: usize) -> Self {
        self.insert(member);
        self
    }

    pub(super) fn insert(&mut self, member: usize) {
        self.0[member / 64] |= 1 << (member % 64);
    }

    pub(super) fn remove(&mut self, member: usize) {
        self.0[member / 64] &= !(1 << (member % 64));
    }

    pub(super) fn contains(&self, member: usize) -> bool {
        self.0[member / 64] & (1 << (member % 64)) != 0
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(a, b)| a & !b == 0)
    }

    /// Returns the members of `whole` that this set lacks.
    pub(super) fn rest_of(&self, whole: &Self) -> Self {
        Self(whole.0.iter().zip(&self.0).map(|(a, b)| a & !b).collect())
    }

    /// The members, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let bits = |word: u64| (0..64).filter(move |bit| word & (1 << bit) != 0);
        self.0.iter().enumerate().flat_map(move |(at, word)| bits(*word).map(move |bit| at * 64 + bit))
    }

    /// The cost of one comparison, in steps of about a nanosecond.
    pub(super) fn cost(&self) -> u64 {
        self.0.len() as u64 + 1
    }
}
