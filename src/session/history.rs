//! The selection and the way back.

use crate::dossier::Item;

/// How many steps back are kept.
const LIMIT: usize = 200;

/// What is selected now, with the steps before and after it, as in a browser.
///
/// ```
/// use parallax::dossier::{Id, Item, PlaceId};
/// use parallax::session::History;
/// let (a, b) = (Item::Place(PlaceId::from_index(0)), Item::Place(PlaceId::from_index(1)));
/// let mut history = History::default();
/// history.select(Some(a));
/// history.select(Some(b));
/// history.back();
/// assert_eq!(history.current(), Some(a));
/// history.forward();
/// assert_eq!(history.current(), Some(b));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// Never empty; nothing selected is a step too.
    steps: Vec<Option<Item>>,
    at: usize,
}

impl Default for History {
    fn default() -> Self {
        Self { steps: vec![None], at: 0 }
    }
}

impl History {
    /// What is selected.
    #[must_use]
    pub fn current(&self) -> Option<Item> {
        self.steps.get(self.at).copied().flatten()
    }

    /// Selects `item`, or nothing; steps ahead are forgotten. Selecting what is selected is no step.
    pub fn select(&mut self, item: Option<Item>) {
        if self.current() == item {
            return;
        }
        self.steps.truncate(self.at + 1);
        self.steps.push(item);
        if self.steps.len() > LIMIT {
            self.steps.remove(0);
        }
        self.at = self.steps.len() - 1;
    }

    /// Whether there is a step before this one.
    #[must_use]
    pub const fn can_go_back(&self) -> bool {
        self.at > 0
    }

    /// Whether there is a step after this one.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        self.at + 1 < self.steps.len()
    }

    /// Goes one step back, where there is one.
    pub fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    /// Goes one step forward, where there is one.
    pub fn forward(&mut self) {
        self.at = (self.at + 1).min(self.steps.len() - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Id, PlaceId};

    fn place(index: usize) -> Item {
        Item::Place(PlaceId::from_index(index))
    }

    #[test]
    fn clearing_is_a_step_one_can_take_back() {
        let mut history = History::default();
        history.select(Some(place(1)));
        history.select(None);
        assert_eq!(history.current(), None);
        history.back();
        assert_eq!(history.current(), Some(place(1)));
    }

    #[test]
    fn a_new_step_forgets_what_lay_ahead() {
        let mut history = History::default();
        history.select(Some(place(1)));
        history.select(Some(place(2)));
        history.back();
        history.select(Some(place(3)));
        assert!(!history.can_go_forward());
        history.back();
        assert_eq!(history.current(), Some(place(1)));
    }

    #[test]
    fn the_ends_hold_and_the_length_is_bounded() {
        let mut history = History::default();
        history.back();
        history.forward();
        assert_eq!(history.current(), None);
        for index in 0..3 * LIMIT {
            history.select(Some(place(index)));
        }
        assert_eq!(history.current(), Some(place(3 * LIMIT - 1)));
        while history.can_go_back() {
            history.back();
        }
        assert_eq!(history.current(), Some(place(2 * LIMIT)));
    }
}
