//! How far "about" reaches under a reading. No source says so, so only a declared rule can.

use std::fmt;

use serde::Deserialize;

use super::{Count, Decimal, Quantity};

/// How far from a figure "about" it may be, by a dossier's own rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum Tolerance {
    /// A percentage of the figure, below and above it.
    Percent(Decimal),
}

impl Tolerance {
    /// The whole numbers that a count of *about* a figure, bound or range allows by this rule, as in [`Count::bounds`];
    /// `None` for any other count.
    ///
    /// ```
    /// use parallax_dossier::dossier::{Count, Decimal, GroupId, Id as _, Outcome, Quantity, Tolerance};
    /// let count = |quantity| Count::new(Outcome::Killed, GroupId::from_index(0), quantity);
    /// let tenth = Tolerance::Percent(Decimal::from(10));
    /// assert_eq!(tenth.bounds(&count(Quantity::About(379))), Some((342, Some(416))));
    /// let about = Count { about: true, ..count(Quantity::AtLeast(8_000)) };
    /// assert_eq!(tenth.bounds(&about), Some((7_200, None)));
    /// assert_eq!(tenth.bounds(&count(Quantity::Exactly(379))), None);
    /// ```
    #[must_use]
    pub fn bounds(self, count: &Count) -> Option<(u64, Option<u64>)> {
        let (low, high) = match (&count.quantity, count.about) {
            (Quantity::About(n), _) => (self.lowest(*n), Some(self.highest(*n))),
            (Quantity::AtLeast(n), true) => (self.lowest(*n), None),
            (Quantity::MoreThan(n), true) => (self.lowest_above(*n), None),
            (Quantity::AtMost(n), true) => (0, Some(self.highest(*n))),
            (Quantity::FewerThan(n), true) => (0, Some(self.highest_below(*n))),
            (Quantity::Between(low, high), true) => (self.lowest(*low), Some(self.highest(*high))),
            _ => return None,
        };
        Some((low, high.filter(|_| !count.so_far && !count.and_more)))
    }

    /// The tolerance in thousandths of a percent, at most 100 percent.
    fn parts(self) -> u128 {
        let Self::Percent(percent) = self;
        u128::from(percent.thousandths()).min(WHOLE)
    }

    /// The lowest whole number that is near enough to `n`.
    fn lowest(self, n: u64) -> u64 {
        whole((u128::from(n) * (WHOLE - self.parts())).div_ceil(WHOLE))
    }

    /// The highest whole number that is near enough to `n`.
    fn highest(self, n: u64) -> u64 {
        whole(u128::from(n) * (WHOLE + self.parts()) / WHOLE)
    }

    /// The lowest whole number above the least that "about `n`" can be.
    fn lowest_above(self, n: u64) -> u64 {
        whole(u128::from(n) * (WHOLE - self.parts()) / WHOLE + 1)
    }

    /// The highest whole number below the most that "about `n`" can be.
    fn highest_below(self, n: u64) -> u64 {
        whole((u128::from(n) * (WHOLE + self.parts())).div_ceil(WHOLE).saturating_sub(1))
    }
}

/// A hundred percent, in thousandths of a percent.
const WHOLE: u128 = 100_000;

fn whole(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// `within 10%`.
impl fmt::Display for Tolerance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Percent(percent) = self;
        write!(f, "within {percent}%")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{GroupId, Id as _, Outcome};

    fn bounds(percent: f64, about: bool, quantity: Quantity) -> Option<(u64, Option<u64>)> {
        let percent = Decimal::new(percent).expect("a decimal");
        let count = Count::new(Outcome::Killed, GroupId::from_index(0), quantity);
        Tolerance::Percent(percent).bounds(&Count { about, ..count })
    }

    #[test]
    fn a_tolerance_is_exact() {
        assert_eq!(bounds(10.0, false, Quantity::About(500)), Some((450, Some(550))));
        assert_eq!(bounds(10.0, true, Quantity::Between(50_000, 80_000)), Some((45_000, Some(88_000))));
        // 10 percent of 5 is half a person: nobody is added.
        assert_eq!(bounds(10.0, false, Quantity::About(5)), Some((5, Some(5))));
        assert_eq!(bounds(12.5, false, Quantity::About(8)), Some((7, Some(9))));
        // More than about 100: more than 90, so 91; fewer than about 100: fewer than 110, so 109.
        assert_eq!(bounds(10.0, true, Quantity::MoreThan(100)), Some((91, None)));
        assert_eq!(bounds(10.0, true, Quantity::FewerThan(100)), Some((0, Some(109))));
        assert_eq!(bounds(10.0, true, Quantity::FewerThan(5)), Some((0, Some(5))));
        assert_eq!(bounds(10.0, true, Quantity::AtMost(5)), Some((0, Some(5))));
        assert_eq!(bounds(100.0, false, Quantity::About(u64::MAX)), Some((0, Some(u64::MAX))));
        assert_eq!(bounds(10.0, true, Quantity::Words("dozens".to_owned())), None);
        assert_eq!(bounds(10.0, false, Quantity::Between(1, 2)), None);
    }
}
