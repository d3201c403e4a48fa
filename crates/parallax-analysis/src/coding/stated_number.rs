//! What a claim says about a number, as far as the rules of recording projects distinguish it.

use crate::dossier::{Claim, Count, Quantity, Stance};

/// What a claim says about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedNumber<'a> {
    /// A figure of at least one, given plainly.
    Figure(u64),
    /// That there were none.
    None,
    /// The figure or more.
    AtLeast(u64),
    /// More than a figure.
    MoreThan,
    /// No more than a figure, with or without the figure itself.
    AtMost,
    /// A range of figures.
    Between(u64, u64),
    /// Near a figure.
    About,
    /// Words that name no figure.
    Words(&'a str),
    /// People by name.
    Named,
    /// A statistical estimate.
    Estimate,
    /// So many times, half or most of somebody's figure.
    Relative,
    /// That it happened, without a number.
    NoNumber,
    /// That somebody else's figure is wrong.
    Denies,
    /// Nothing of its own: it doubts or leaves open.
    Undecided,
    /// Nothing: it declines to say, or is silent.
    Withheld,
}

impl<'a> StatedNumber<'a> {
    /// What `claim` says; a claim that counts nothing says nothing.
    pub fn from_claim(claim: &'a Claim) -> Self {
        let Some(count) = claim.count() else { return Self::Withheld };
        match claim.stance {
            Stance::Asserts => Self::asserted(count),
            Stance::Denies if count.quantity == Quantity::Exactly(0) => Self::None,
            Stance::Denies => Self::Denies,
            Stance::Doubts | Stance::LeavesOpen | Stance::NotKnown => Self::Undecided,
            Stance::Declines | Stance::Silent => Self::Withheld,
        }
    }

    fn asserted(count: &'a Count) -> Self {
        match &count.quantity {
            _ if count.about && count.quantity.relative_to().is_none() => Self::About,
            Quantity::Between(low, _) if count.and_more => Self::AtLeast(*low),
            Quantity::Exactly(n) if count.so_far => Self::AtLeast(*n),
            Quantity::Exactly(0) => Self::None,
            Quantity::Exactly(n) => Self::Figure(*n),
            Quantity::AtLeast(n) => Self::AtLeast(*n),
            Quantity::MoreThan(_) => Self::MoreThan,
            Quantity::AtMost(_) | Quantity::FewerThan(_) => Self::AtMost,
            Quantity::Between(low, high) => Self::Between(*low, *high),
            Quantity::About(_) => Self::About,
            Quantity::Words(words) => Self::Words(words),
            Quantity::Named(_) => Self::Named,
            Quantity::Estimate(_) => Self::Estimate,
            Quantity::Times { .. } | Quantity::Half { .. } | Quantity::Most { .. } => Self::Relative,
            Quantity::NotGiven => Self::NoNumber,
        }
    }
}
