//! What claims of a small world say, and what follows of each number: by trying every number, with none of the program's
//! own bounds.

use crate::dossier::{
    Attribution, Claim, ClaimId, Count, Decimal, Estimate, GroupId, Id, Locator, OfRange, Outcome, Part,
    PersonId, Quantity, Reading, Says, Stance, Tolerance, WordRange,
};

/// One claim.
#[derive(Clone, Debug)]
pub(super) struct ModelClaim {
    pub(super) event: Option<usize>,
    pub(super) outcome: Outcome,
    pub(super) group: usize,
    pub(super) quantity: Quantity,
    /// True if the figure could still rise.
    pub(super) so_far: bool,
    /// True if "about" is said of a range or a bound.
    pub(super) about: bool,
    pub(super) and_more: bool,
    /// Figures of the same claim for populations within the counted one.
    pub(super) parts: Vec<(usize, Quantity)>,
}

/// What a claim says of one number.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub(super) claim: usize,
    pub(super) event: Option<usize>,
    pub(super) outcome: Outcome,
    pub(super) group: usize,
    pub(super) low: u64,
    pub(super) high: Option<u64>,
    /// The people that it names; then there are at least these, and the bounds say nothing.
    pub(super) names: Vec<usize>,
    /// True if the range is that of the rule.
    pub(super) is_read: bool,
}

/// A rule for number words and for "about".
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rule {
    /// How many percent "about" reaches, if it says so.
    pub(super) percent: Option<u32>,
    /// Whether it reads [`WORDS`].
    pub(super) reads_words: bool,
}

/// Its name.
pub(super) const RULE: &str = "the rule of tests";

/// Words that a rule may read; "many" is none of them.
const WORDS: [(&str, Quantity); 3] =
    [("few", Quantity::AtMost(2)), ("some", Quantity::AtLeast(2)), ("a pair or so", Quantity::Between(1, 3))];

/// Larger than every figure that occurs.
const TRIED: u64 = 40;

impl Rule {
    pub(super) fn reading(self) -> Reading {
        let words = WORDS.map(|(words, range)| WordRange { words: words.to_owned(), range: Some(range) });
        Reading {
            key: "rule".to_owned(),
            name: RULE.to_owned(),
            basis: String::new(),
            words: if self.reads_words { words.to_vec() } else { Vec::new() },
            of_range: OfRange::Nothing,
            about: self.percent.map(|percent| Tolerance::Percent(Decimal::from(percent))),
        }
    }

    /// Whether `value` may be the number if the source says `quantity`; `None` if that is not said of any number.
    fn allows(self, quantity: &Quantity, about: bool, value: u64) -> Option<bool> {
        let (value, percent) = (i64::try_from(value).expect("a small figure"), self.percent.map(i64::from));
        let n = |n: &u64| i64::try_from(*n).expect("a small figure");
        // In hundredths, so that nothing is rounded: the least and the most that "about" the figure can be.
        let least = |of: &u64| percent.map(|percent| n(of) * (100 - percent));
        let most = |of: &u64| percent.map(|percent| n(of) * (100 + percent));
        let hundredths = value * 100;
        Some(match (quantity, about) {
            (Quantity::Exactly(of), _) => value == n(of),
            (Quantity::AtLeast(of), false) => value >= n(of),
            (Quantity::MoreThan(of), false) => value > n(of),
            (Quantity::AtMost(of), false) => value <= n(of),
            (Quantity::FewerThan(of), false) => value < n(of),
            (Quantity::Between(low, high), false) => n(low) <= value && value <= n(high),
            (Quantity::About(of), _) => least(of)? <= hundredths && hundredths <= most(of)?,
            (Quantity::AtLeast(of), true) => hundredths >= least(of)?,
            (Quantity::MoreThan(of), true) => hundredths > least(of)?,
            (Quantity::AtMost(of), true) => hundredths <= most(of)?,
            (Quantity::FewerThan(of), true) => hundredths < most(of)?,
            (Quantity::Between(low, high), true) => least(low)? <= hundredths && hundredths <= most(high)?,
            (Quantity::Words(words), _) => {
                let (_, range) = WORDS.iter().find(|(known, _)| self.reads_words && known == words)?;
                return self.allows(range, false, u64::try_from(value).expect("not negative"));
            }
            _ => return None,
        })
    }
}

impl ModelClaim {
    /// A plain figure.
    pub(super) const fn new(
        event: Option<usize>,
        outcome: Outcome,
        group: usize,
        quantity: Quantity,
    ) -> Self {
        Self {
            event,
            outcome,
            group,
            quantity,
            so_far: false,
            about: false,
            and_more: false,
            parts: Vec::new(),
        }
    }

    /// The whole and its parts: the population, the quantity, and whether "about" and "and more" are said of it.
    fn figures(&self) -> impl Iterator<Item = (usize, &Quantity, bool, bool)> {
        let whole = (self.group, &self.quantity, self.about, self.and_more);
        std::iter::once(whole)
            .chain(self.parts.iter().map(|(group, quantity)| (*group, quantity, false, false)))
    }

    /// What it says of each number of which it says something.
    pub(super) fn atoms(&self, claim: usize, rule: Rule) -> Vec<Atom> {
        let mut atoms = Vec::new();
        for (group, quantity, about, and_more) in self.figures() {
            let atom = |low, high, names| Atom {
                claim,
                event: self.event,
                outcome: self.outcome,
                group,
                low,
                high,
                names,
                is_read: about || matches!(quantity, Quantity::About(_) | Quantity::Words(_)),
            };
            if let Quantity::Named(people) = quantity {
                let mut names: Vec<usize> = people.iter().map(|id| id.index()).collect();
                names.sort_unstable();
                names.dedup();
                atoms.push(atom(0, None, names));
                continue;
            }
            let allows = |value: u64| rule.allows(quantity, about, value);
            if allows(0).is_none() {
                continue;
            }
            let fits: Vec<u64> = (0..=TRIED).filter(|value| allows(*value) == Some(true)).collect();
            let low = *fits.first().expect("some figure fits");
            // What was still rising, and "and more": the number that is given had been reached.
            let is_open = self.so_far || and_more || fits.contains(&TRIED);
            atoms.push(atom(low, fits.last().copied().filter(|_| !is_open), Vec::new()));
        }
        atoms
    }

    /// True if it says something of a number that could contradict others, but not as a figure.
    pub(super) fn is_beyond_figures(&self, rule: Rule) -> bool {
        self.figures().any(|(_, quantity, about, _)| {
            !matches!(quantity, Quantity::NotGiven | Quantity::Named(_))
                && rule.allows(quantity, about, 0).is_none()
        })
    }

    pub(super) fn claim(&self) -> Claim {
        let part = |(of, quantity): &(usize, Quantity)| Part {
            of: GroupId::from_index(*of),
            quantity: quantity.clone(),
        };
        let count = Count {
            outcome: self.outcome,
            of: GroupId::from_index(self.group),
            quantity: self.quantity.clone(),
            so_far: self.so_far,
            about: self.about,
            and_more: self.and_more,
            parts: self.parts.iter().map(part).collect(),
        };
        Claim {
            key: String::new(),
            by: Id::from_index(0),
            attribution: Attribution::Stated,
            via: Vec::new(),
            document: Id::from_index(0),
            locator: Locator::default(),
            quote: None,
            evidence: Vec::new(),
            said: None,
            said_basis: String::new(),
            foretells: false,
            event: self.event.map(crate::dossier::EventId::from_index),
            at: None,
            people: Vec::new(),
            corrects: None,
            revises: None,
            same_as: None,
            bears_on: Vec::new(),
            says: Says::Count(count),
            stance: Stance::Asserts,
            worded: None,
            hedge: None,
            gist: String::new(),
            note: String::new(),
            entered_by: None,
            checked_by: None,
        }
    }
}

/// All kinds of quantity with figures up to `figure`. One that is relative is so to `measure`, if there is one.
pub(super) fn quantities(figure: u64, measure: Option<usize>) -> Vec<Quantity> {
    let mut all = vec![Quantity::NotGiven];
    for n in 0..=figure {
        all.extend([Quantity::Exactly(n), Quantity::AtLeast(n), Quantity::MoreThan(n), Quantity::AtMost(n)]);
        all.extend([
            Quantity::About(n),
            Quantity::FewerThan(n + 1),
            Quantity::Exactly(n),
            Quantity::AtMost(n),
        ]);
        all.extend((n..=figure).map(|high| Quantity::Between(n, high)));
    }
    all.extend(["few", "some", "a pair or so", "many"].map(|words| Quantity::Words(words.to_owned())));
    let estimate =
        |point, low, high| Quantity::Estimate(Estimate { point, low, high, ..Estimate::default() });
    all.extend([estimate(Some(figure), None, None), estimate(None, Some(1), Some(figure))]);
    all.extend((0..4_usize).map(|at| Quantity::Named([at, (at + 1) % 4].map(PersonId::from_index).to_vec())));
    if let Some(of) = measure.map(ClaimId::from_index) {
        all.extend([
            Quantity::Times { times: Decimal::from(2), of },
            Quantity::Half { of },
            Quantity::Most { of },
        ]);
    }
    all
}
