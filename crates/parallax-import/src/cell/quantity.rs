//! From what a cell says to a quantity of the format. What the format cannot hold stays words.

use parallax_dossier::draft::Quantity;

use super::{Amount, Part, Said};

impl Said {
    /// The quantity as the format holds it, and whether it is a running count.
    #[must_use]
    pub fn quantity(&self) -> (Quantity<'static>, bool) {
        match plain(&self.amount, self.about) {
            Some(quantity) if !self.and_more => (quantity, self.so_far),
            _ => (Quantity::Words(self.worded.clone()), self.so_far),
        }
    }
}

impl Part {
    /// The quantity of the part; `None` if the format cannot hold it.
    #[must_use]
    pub fn quantity(&self) -> Option<Quantity<'static>> {
        plain(&self.amount, self.about)
    }
}

fn plain(amount: &Amount, about: bool) -> Option<Quantity<'static>> {
    Some(match (amount, about) {
        (Amount::Exactly(n), true) => Quantity::About(*n),
        (Amount::Exactly(n), false) => Quantity::Exactly(*n),
        (Amount::AtLeast(n), false) => Quantity::AtLeast(*n),
        (Amount::MoreThan(n), false) => Quantity::MoreThan(*n),
        (Amount::AtMost(n), false) => Quantity::AtMost(*n),
        (Amount::FewerThan(n), false) => Quantity::FewerThan(*n),
        (Amount::Between(low, high), false) => Quantity::Between(*low, *high),
        (Amount::Words(words), _) => Quantity::Words(words.clone()),
        (Amount::NotGiven, _) => Quantity::NotGiven,
        _ => return None,
    })
}
