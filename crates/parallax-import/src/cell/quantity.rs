//! From what a cell says to a count of the format. What the format cannot hold stays words; nothing else in this crate makes a
//! quantity of a cell.

use parallax_dossier::dossier::{Decimal, Estimate, IntervalKind, Outcome};
use parallax_dossier::draft::{Entries, Quantity, Says, Word};

use super::{Amount, Interval, Part, Said};

impl Said {
    /// The count of this outcome and population; `parts` are those of its parts that the format can hold, by the ids of
    /// their populations.
    #[must_use]
    pub fn says(
        &self,
        outcome: Outcome,
        of: Word<'static>,
        parts: Entries<Quantity<'static>>,
    ) -> Says<'static> {
        let held = quantity(&self.amount, self.about);
        let (quantity, about) = held.unwrap_or_else(|| (Quantity::Words(self.worded.clone()), false));
        let and_more = self.and_more && matches!(quantity, Quantity::Between(..));
        let so_far = self.so_far && quantity.can_rise();
        Says::Count { outcome: outcome.into(), of, quantity, so_far, about, and_more, parts }
    }
}

impl Part {
    /// The quantity of the part; `None` if the format cannot hold it.
    #[must_use]
    pub fn quantity(&self) -> Option<Quantity<'static>> {
        // A part has no field for "about".
        quantity(&self.amount, self.about).filter(|(_, about)| !about).map(|(quantity, _)| quantity)
    }
}

/// The quantity, and whether "about" is said beside it; `None` if the format has no such quantity.
fn quantity(amount: &Amount, about: bool) -> Option<(Quantity<'static>, bool)> {
    let quantity = match amount {
        Amount::Exactly(n) if about => return Some((Quantity::About(*n), false)),
        Amount::Exactly(n) => Quantity::Exactly(*n),
        Amount::AtLeast(n) => Quantity::AtLeast(*n),
        Amount::MoreThan(n) => Quantity::MoreThan(*n),
        Amount::AtMost(n) => Quantity::AtMost(*n),
        Amount::FewerThan(n) => Quantity::FewerThan(*n),
        Amount::Between(low, high) => Quantity::Between(*low, *high),
        Amount::Estimate { .. } if about => return None,
        Amount::Estimate { point, low, high, level, kind } => Quantity::Estimate(Estimate {
            point: *point,
            low: Some(*low),
            high: Some(*high),
            level: level.map(|level| Decimal::from(u32::from(level))),
            kind: match kind {
                Interval::Confidence => IntervalKind::Confidence,
                Interval::Credible => IntervalKind::Credible,
                Interval::Range => IntervalKind::NotStated,
            },
            method: String::new(),
        }),
        Amount::Words(words) => return Some((Quantity::Words(words.clone()), false)),
        Amount::NotGiven => return Some((Quantity::NotGiven, false)),
    };
    Some((quantity, about))
}
