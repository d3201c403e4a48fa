//! Counts: a quantity of a population, how it is qualified, and its parts.

use std::fmt;

use super::{Figure, GroupId, Outcome, Quantity};

/// A claim's quantity: so many of that group met that outcome.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Count {
    /// What happened to the people counted.
    pub outcome: Outcome,
    /// The population counted.
    pub of: GroupId,
    /// How many.
    pub quantity: Quantity,
    /// True for a running count ("48 so far"): the figure had been reached and could still rise.
    pub so_far: bool,
    /// True if the source said "about" of a range or a bound: "about 50,000 to 80,000".
    pub about: bool,
    /// True if the source said "and more" of a range: "2,800 to 5,000 and more".
    pub and_more: bool,
    /// The parts of which the same claim gives the figures.
    pub parts: Vec<Part>,
}

/// A part of a count: so many of a population within the counted one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// The population.
    pub of: GroupId,
    /// How many.
    pub quantity: Quantity,
}

impl Count {
    /// A plain count, without qualifications and parts.
    #[must_use]
    pub const fn new(outcome: Outcome, of: GroupId, quantity: Quantity) -> Self {
        Self { outcome, of, quantity, so_far: false, about: false, and_more: false, parts: Vec::new() }
    }

    /// The whole numbers that the count allows, as in [`Quantity::bounds`]: a running count and a range "and more" have
    /// no upper bound, and *about* has none at all. The parts do not matter.
    ///
    /// ```
    /// use parallax_dossier::dossier::{Count, GroupId, Id as _, Outcome, Quantity};
    /// let plain = |quantity| Count::new(Outcome::Killed, GroupId::from_index(0), quantity);
    /// let so_far = Count { so_far: true, ..plain(Quantity::Exactly(48)) };
    /// assert_eq!(so_far.bounds(), Some((48, None)));
    /// let and_more = Count { and_more: true, ..plain(Quantity::Between(2_800, 5_000)) };
    /// assert_eq!(and_more.bounds(), Some((2_800, None)));
    /// let about = Count { about: true, ..plain(Quantity::AtLeast(8_000)) };
    /// assert_eq!(about.bounds(), None);
    /// ```
    #[must_use]
    pub fn bounds(&self) -> Option<(u64, Option<u64>)> {
        if self.about {
            return None;
        }
        let (low, high) = self.quantity.bounds()?;
        Some((low, high.filter(|_| !self.so_far && !self.and_more)))
    }

    /// True if the source said "about" of its figure, in whatever way the format writes it.
    #[must_use]
    pub const fn is_about(&self) -> bool {
        self.about || matches!(self.quantity, Quantity::About(_))
    }

    /// The whole and its parts, each as a count of its own: first the whole without its parts, then every part with the
    /// outcome of the whole. Where the whole is a running count, so are its parts; *about* and "and more" are said of
    /// the whole only.
    ///
    /// ```
    /// use parallax_dossier::dossier::{Count, GroupId, Id as _, Outcome, Part, Quantity};
    /// let [all, women] = [0, 1].map(GroupId::from_index);
    /// let parts = vec![Part { of: women, quantity: Quantity::Exactly(176) }];
    /// let count = Count { so_far: true, parts, ..Count::new(Outcome::Killed, all, Quantity::Exactly(1_232)) };
    /// let each: Vec<_> = count.each().map(|count| (count.of, count.bounds())).collect();
    /// assert_eq!(each, [(all, Some((1_232, None))), (women, Some((176, None)))]);
    /// ```
    pub fn each(&self) -> impl Iterator<Item = Self> + '_ {
        let whole = Self { parts: Vec::new(), quantity: self.quantity.clone(), ..*self };
        std::iter::once(whole).chain(self.each_part())
    }

    /// The parts alone, each as a count of its own, as in [`each`](Self::each).
    #[must_use]
    pub fn each_part(&self) -> impl ExactSizeIterator<Item = Self> + '_ {
        self.parts.iter().map(|part| Self {
            so_far: self.so_far,
            ..Self::new(self.outcome, part.of, part.quantity.clone())
        })
    }

    /// Every population with its quantity: the whole, then the parts.
    pub fn stated(&self) -> impl Iterator<Item = (GroupId, &Quantity)> {
        let parts = self.parts.iter().map(|part| (part.of, &part.quantity));
        std::iter::once((self.of, &self.quantity)).chain(parts)
    }

    /// The figure in plain words with "about" and "and more", but without "so far": "at least about 8,000".
    #[must_use]
    pub fn figure(&self) -> String {
        let words = if self.about { self.about_words() } else { self.quantity.to_string() };
        if self.and_more { format!("{words} and more") } else { words }
    }

    /// "about" stands before the figure that it is said of.
    fn about_words(&self) -> String {
        match &self.quantity {
            Quantity::AtLeast(n) => format!("at least about {}", Figure(*n)),
            Quantity::MoreThan(n) => format!("more than about {}", Figure(*n)),
            Quantity::AtMost(n) => format!("at most about {}", Figure(*n)),
            Quantity::FewerThan(n) => format!("fewer than about {}", Figure(*n)),
            other => format!("about {other}"),
        }
    }

    /// How precise the figure is, in words that people search for; `None` if it is plain or not given.
    #[must_use]
    pub const fn precision(&self) -> Option<&'static str> {
        Some(match (self.about, &self.quantity) {
            _ if self.so_far => "a running count, no upper end",
            (true, Quantity::Between(..)) if self.and_more => "approximately, a range without an upper end",
            (true, Quantity::Between(..)) => "approximately, a range",
            (true, Quantity::AtLeast(_) | Quantity::MoreThan(_)) => "approximately, no upper end",
            (true, Quantity::AtMost(_) | Quantity::FewerThan(_)) => "approximately, no more than that",
            (true, Quantity::Times { .. } | Quantity::Half { .. }) => {
                "approximately, relative to another figure"
            }
            _ if self.and_more => "a range without an upper end",
            (_, quantity) => return quantity.precision(),
        })
    }
}

/// The count in plain words, without its population: `48 so far`, `about 50,000 to 80,000`.
impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.figure())?;
        if self.so_far { f.write_str(" so far") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Id as _;

    fn count(quantity: Quantity) -> Count {
        Count::new(Outcome::Killed, GroupId::from_index(0), quantity)
    }

    #[test]
    fn no_qualification_is_dropped_from_the_words() {
        let about = |quantity| Count { about: true, ..count(quantity) };
        let and_more = |count| Count { and_more: true, ..count };
        for (count, words) in [
            (about(Quantity::Between(50_000, 80_000)), "about 50,000 to 80,000"),
            (about(Quantity::AtLeast(8_000)), "at least about 8,000"),
            (about(Quantity::MoreThan(8_000)), "more than about 8,000"),
            (about(Quantity::AtMost(30)), "at most about 30"),
            (about(Quantity::FewerThan(30)), "fewer than about 30"),
            (and_more(count(Quantity::Between(2_800, 5_000))), "2,800 to 5,000 and more"),
            (and_more(about(Quantity::Between(2_800, 5_000))), "about 2,800 to 5,000 and more"),
            (Count { so_far: true, ..count(Quantity::Exactly(48)) }, "48 so far"),
            (Count { so_far: true, ..about(Quantity::AtLeast(48)) }, "at least about 48 so far"),
        ] {
            assert_eq!(count.to_string(), words);
        }
    }

    #[test]
    fn bounds_are_no_sharper_than_the_words() {
        for quantity in [
            Quantity::AtLeast(8_000),
            Quantity::MoreThan(8_000),
            Quantity::AtMost(8_000),
            Quantity::FewerThan(8_000),
            Quantity::Between(50_000, 80_000),
        ] {
            assert!(count(quantity.clone()).bounds().is_some());
            for (and_more, so_far) in [(false, false), (true, false), (false, true)] {
                let about = Count { about: true, and_more, so_far, ..count(quantity.clone()) };
                assert_eq!(about.bounds(), None, "{about}");
            }
        }
        let more = Count { and_more: true, ..count(Quantity::Between(2_800, 5_000)) };
        assert_eq!(more.bounds(), Some((2_800, None)));
    }
}
