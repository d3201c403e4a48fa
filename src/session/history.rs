//! The selection and its history.

use super::Selected;
use crate::dossier::Item;

/// Maximum number of steps kept.
const LIMIT: usize = 200;

/// The selection with the steps before and after it, as in a browser.
///
/// ```
/// use parallax::dossier::{Id, Item, PlaceId};
/// use parallax::session::History;
/// let (a, b) = (Item::Place(PlaceId::from_index(0)), Item::Place(PlaceId::from_index(1)));
/// let mut history = History::default();
/// history.select(Some(a).into());
/// history.select(Some(b).into());
/// history.back();
/// assert_eq!(history.current(), Some(a));
/// history.forward();
/// assert_eq!(history.current(), Some(b));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// Never empty; an empty selection is a step too.
    steps: Vec<Selected>,
    at: usize,
}

impl Default for History {
    fn default() -> Self {
        Self { steps: vec![Selected::Nothing], at: 0 }
    }
}

impl History {
    /// The selected item, if the selection is a single item.
    #[must_use]
    pub fn current(&self) -> Option<Item> {
        self.selected().item()
    }

    /// The selection.
    #[must_use]
    pub fn selected(&self) -> &Selected {
        &self.steps[self.at]
    }

    /// Selects something, or nothing, and discards the steps ahead. Selecting the same again adds no step.
    pub fn select(&mut self, selected: Selected) {
        if *self.selected() == selected {
            return;
        }
        self.steps.truncate(self.at + 1);
        self.steps.push(selected);
        if self.steps.len() > LIMIT {
            self.steps.remove(0);
        }
        self.at = self.steps.len() - 1;
    }

    /// Applies `turn` to every step; neighbouring steps that become equal are merged.
    #[must_use]
    pub fn map(&self, turn: impl Fn(&Selected) -> Selected) -> Self {
        let mut mapped = Self { steps: vec![turn(&self.steps[0])], at: 0 };
        for (step, selected) in self.steps.iter().enumerate().skip(1) {
            let turned = turn(selected);
            if mapped.steps.last() != Some(&turned) {
                mapped.steps.push(turned);
            }
            if step == self.at {
                mapped.at = mapped.steps.len() - 1;
            }
        }
        mapped
    }

    /// True if there is a step to go back to.
    #[must_use]
    pub const fn can_go_back(&self) -> bool {
        self.at > 0
    }

    /// True if there is a step to go forward to.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        self.at + 1 < self.steps.len()
    }

    /// Goes back one step, if there is one.
    pub fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    /// Goes forward one step, if there is one.
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
        history.select(Some(place(1)).into());
        history.select(None.into());
        assert_eq!(history.current(), None);
        history.back();
        assert_eq!(history.current(), Some(place(1)));
    }

    #[test]
    fn a_new_step_forgets_what_lay_ahead() {
        let mut history = History::default();
        history.select(Some(place(1)).into());
        history.select(Some(place(2)).into());
        history.back();
        history.select(Some(place(3)).into());
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
            history.select(Some(place(index)).into());
        }
        assert_eq!(history.current(), Some(place(3 * LIMIT - 1)));
        while history.can_go_back() {
            history.back();
        }
        assert_eq!(history.current(), Some(place(2 * LIMIT)));
    }
}
